//! Where a quote was cited.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mention")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub coding_id: i64,
    #[sea_orm(column_type = "Text")]
    pub place: String,
    pub account_id: Option<i64>,
    pub cited_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
