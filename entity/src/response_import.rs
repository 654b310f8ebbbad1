//! A file of responses that was taken in.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_import")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub account_id: Option<i64>,
    pub name: String,
    pub digest: String,
    #[sea_orm(column_type = "Text")]
    pub mapping: String,
    pub added: i64,
    pub replaced: i64,
    pub created_at: DateTimeUtc,
    pub taken_back_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
