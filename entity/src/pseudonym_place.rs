//! Where a name stood in a document, or only seemed to.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pseudonym_place")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub pseudonym_id: i64,
    pub document_id: i64,
    pub state: String,
    pub start: i32,
    pub end: i32,
    pub original: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub shown: Option<String>,
    pub account_id: Option<i64>,
    pub placed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
