//! A dataset that somebody asked for.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: i64,
    pub study_id: i64,
    pub wanted: String,
    pub name: String,
    pub done: i64,
    pub total: i64,
    pub attempts: i32,
    pub due_at: DateTimeUtc,
    pub created_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    pub expires_at: Option<DateTimeUtc>,
    pub size: i64,
    pub changed: String,
    pub failed: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
