//! A study: everything else belongs to one.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub submissions: i64,
    pub changes: i64,
    pub created_at: DateTimeUtc,
    pub superseded: i64,
    pub shared_phones: bool,
    pub blind: bool,
    pub only_assigned: bool,
    pub least_cell: i32,
}

impl ActiveModelBehavior for ActiveModel {}
