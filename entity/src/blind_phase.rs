//! When coders saw only their own codings.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blind_phase")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub study_id: i64,
    pub began_at: DateTimeUtc,
    pub began_by: Option<i64>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
