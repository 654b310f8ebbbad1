//! A picture, a sound or a film that a form shows.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub form_version_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
