//! What was done to a working copy, so that it can be undone and others are told.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "design_step")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub revision: i32,
    pub account_id: Option<i64>,
    pub kind: String,
    pub token: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub command: String,
    #[sea_orm(column_type = "Text")]
    pub inverse: String,
    #[sea_orm(column_type = "Text")]
    pub touched: String,
    pub undone: bool,
    pub done_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
