//! A code on a span of a document, by a coder.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coding")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub document_id: i64,
    pub code_id: i64,
    pub account_id: Option<i64>,
    pub start: i32,
    pub end: i32,
    pub created_at: DateTimeUtc,
    pub removed_at: Option<DateTimeUtc>,
    pub guid: Option<Uuid>,
    pub consensus: bool,
    pub lost_in: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
