//! Where somebody is in a document just now.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "presence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    pub study_id: i64,
    pub passage: i32,
    pub from: Option<i32>,
    pub to: Option<i32>,
    pub seen_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
