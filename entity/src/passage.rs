//! A turn or paragraph of a document.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub speaker: Option<String>,
    pub begins: Option<i32>,
    pub start: i32,
    pub end: i32,
    pub language: Option<String>,
    pub submission_id: Option<Uuid>,
    pub question: Option<String>,
    pub settled_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
