//! What was decided where coders differ.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub document_id: i64,
    pub code_id: i64,
    pub passage: i32,
    /// The version of the text that lost the passage's words.
    pub lost_in: Option<i32>,
    pub command_id: i64,
    #[sea_orm(column_type = "Text")]
    pub note: String,
}

impl ActiveModelBehavior for ActiveModel {}
