//! When a study's coders saw only their own codings, and who wanted it so.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::blind_phase;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindPhase {
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// Who began it; `None` where the account is gone.
    pub began_by: Option<i64>,
    /// When it ended; it lasts where `None`.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who ended it.
    pub ended_by: Option<i64>,
}

/// The newest phases of a study, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest(db: &impl Db, study_id: i64, limit: u64) -> Result<Vec<BlindPhase>> {
    let rows = blind_phase::Entity::find()
        .filter(blind_phase::COLUMN.study_id.eq(study_id))
        .order_by_desc(blind_phase::COLUMN.id)
        .limit(limit)
        .all(db.connection())
        .await?;
    let phase = |row: blind_phase::Model| BlindPhase {
        began_at: row.began_at,
        began_by: row.began_by,
        ended_at: row.ended_at,
        ended_by: row.ended_by,
    };
    Ok(rows.into_iter().map(phase).collect())
}

/// Begins a phase.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(tx: &Tx, study_id: i64, by: i64, now: DateTime<Utc>) -> Result<()> {
    let row = blind_phase::ActiveModel {
        study_id: Set(study_id),
        began_at: Set(now),
        began_by: Set(Some(by)),
        ..Default::default()
    };
    blind_phase::Entity::insert(row).exec(tx.connection()).await?;
    Ok(())
}

/// Ends the phase that lasts.
///
/// # Errors
/// Where the database cannot be written.
pub async fn end(tx: &Tx, study_id: i64, by: i64, now: DateTime<Utc>) -> Result<()> {
    blind_phase::Entity::update_many()
        .col_expr(blind_phase::Column::EndedAt, Expr::value(now))
        .col_expr(blind_phase::Column::EndedBy, Expr::value(by))
        .filter(blind_phase::COLUMN.study_id.eq(study_id))
        .filter(blind_phase::COLUMN.ended_at.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}
