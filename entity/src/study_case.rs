//! A person or place to whom responses and documents belong.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study_case")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub guid: Option<Uuid>,
    pub study_id: i64,
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub memo: String,
    #[sea_orm(column_type = "Text")]
    pub typed: String,
    pub created_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub removed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
