//! What became of a coding when its document was corrected.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reanchoring")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub document_id: i64,
    pub version: i32,
    pub coding_id: i64,
    pub kind: String,
    pub start_before: i32,
    pub end_before: i32,
    pub start_after: Option<i32>,
    pub end_after: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub quote: String,
    pub decision: Option<String>,
    pub decided_by: Option<i64>,
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
