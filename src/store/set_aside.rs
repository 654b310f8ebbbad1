//! What only other programs know of a study, kept for them as JSON by its identity.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::set_aside;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// All of it, in the order of the identities.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<(Uuid, String)>> {
    let rows = set_aside::Entity::find()
        .filter(set_aside::COLUMN.study_id.eq(study_id))
        .filter(set_aside::COLUMN.removed_at.is_null())
        .order_by_asc(set_aside::COLUMN.guid)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.guid, row.content)).collect())
}

/// Keeps something that is not there yet, or not any more.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, (guid, content): (Uuid, String), now: DateTime<Utc>) -> Result<()> {
    let row = set_aside::ActiveModel {
        study_id: Set(study_id),
        guid: Set(guid),
        content: Set(content),
        created_at: Set(now),
        removed_at: Set(None),
    };
    let again = OnConflict::columns([set_aside::Column::StudyId, set_aside::Column::Guid])
        .update_columns([
            set_aside::Column::Content,
            set_aside::Column::CreatedAt,
            set_aside::Column::RemovedAt,
        ])
        .to_owned();
    set_aside::Entity::insert(row).on_conflict(again).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes these out, as far as they were kept at that time: the same may have come with another file since.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(
    tx: &Tx,
    study_id: i64,
    (guids, then): (&[Uuid], DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<()> {
    let of_then = Condition::all().add(set_aside::COLUMN.created_at.eq(then));
    put(tx, study_id, guids, (of_then, then, Some(now))).await
}

/// Brings these back that were taken out, as kept at that time; what is there with another file stays of it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn restore(tx: &Tx, study_id: i64, (guids, then): (&[Uuid], DateTime<Utc>)) -> Result<()> {
    let taken_out = Condition::all().add(set_aside::COLUMN.removed_at.is_not_null());
    put(tx, study_id, guids, (taken_out, then, None)).await
}

async fn put(
    tx: &Tx,
    study_id: i64,
    guids: &[Uuid],
    (which, created_at, removed_at): (Condition, DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<()> {
    // SQLite takes so many values at once and no more.
    for guids in guids.chunks(500) {
        set_aside::Entity::update_many()
            .col_expr(set_aside::Column::CreatedAt, Expr::value(created_at))
            .col_expr(set_aside::Column::RemovedAt, Expr::value(removed_at))
            .filter(set_aside::COLUMN.study_id.eq(study_id))
            .filter(set_aside::Column::Guid.is_in(guids.iter().copied()))
            .filter(which.clone())
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}
