//! Named weights of a study's responses.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "weight_set")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    #[sea_orm(column_type = "Text")]
    pub making: String,
    #[sea_orm(column_type = "Text")]
    pub report: String,
    pub responses: i64,
    pub superseded: i64,
    pub account_id: Option<i64>,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
