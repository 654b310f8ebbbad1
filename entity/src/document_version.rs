//! A transcript as it was before, or is since, a correction.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    #[sea_orm(column_type = "Text")]
    pub passages: String,
    pub account_id: Option<i64>,
    pub made_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub change: i64,
}

impl ActiveModelBehavior for ActiveModel {}
