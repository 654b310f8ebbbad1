//! What somebody noted about a study, a document, a code or a coding.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memo")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub guid: Option<Uuid>,
    pub study_id: i64,
    pub document_id: Option<i64>,
    pub code_id: Option<i64>,
    pub coding_id: Option<i64>,
    pub account_id: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub created_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub removed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
