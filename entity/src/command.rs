//! What was done to codes, codings and memos.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "command")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub number: i64,
    pub document_id: Option<i64>,
    pub account_id: Option<i64>,
    pub kind: String,
    pub of_id: Option<i64>,
    pub action: String,
    #[sea_orm(column_type = "Text")]
    pub changes: String,
    pub done_at: DateTimeUtc,
    pub key: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
