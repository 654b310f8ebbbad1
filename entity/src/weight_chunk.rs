//! The weights of many responses, one behind the other.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "weight_chunk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub weight_set_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub start: i64,
    pub bytes: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
