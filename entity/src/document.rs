//! A transcript.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub name: String,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub attributes: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub change: i64,
    pub created_by: Option<i64>,
    pub created_at: DateTimeUtc,
    pub removed_at: Option<DateTimeUtc>,
    pub guid: Option<Uuid>,
    pub question: Option<String>,
    pub submission_id: Option<Uuid>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
