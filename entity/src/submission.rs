//! Answers as sent: never changed.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub study_id: i64,
    pub form_version_id: i64,
    pub number: i64,
    pub resume_code: String,
    pub language: String,
    pub origin: String,
    #[sea_orm(column_type = "Text")]
    pub answers: String,
    pub digest: String,
    pub started_at: DateTimeUtc,
    pub submitted_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub languages: Option<String>,
    pub supersedes: Option<Uuid>,
    pub superseded_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
