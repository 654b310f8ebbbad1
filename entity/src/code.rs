//! A code of the codebook.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub parent_id: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub label: String,
    #[sea_orm(column_type = "Text")]
    pub definition: String,
    pub color: String,
    pub position: i32,
    pub created_at: DateTimeUtc,
    pub guid: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub inclusion: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub exclusion: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub anchor: Option<String>,
    pub removed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
