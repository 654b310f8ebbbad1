//! A published form: never changed.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_version")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub source: String,
    #[sea_orm(column_type = "Text")]
    pub form: String,
    pub digest: String,
    pub published_by: Option<i64>,
    pub published_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub declarations: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
