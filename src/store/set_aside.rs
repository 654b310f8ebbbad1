//! What only other programs know of a study, kept for them as JSON by its identity.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::set_aside;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// All of it, in the order of the identities.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<(Uuid, String)>> {
    let rows = set_aside::Entity::find()
        .filter(set_aside::COLUMN.study_id.eq(study_id))
        .order_by_asc(set_aside::COLUMN.guid)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.guid, row.content)).collect())
}

/// Keeps something that is not there yet.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, (guid, content): (Uuid, String), now: DateTime<Utc>) -> Result<()> {
    let row = set_aside::ActiveModel {
        study_id: Set(study_id),
        guid: Set(guid),
        content: Set(content),
        created_at: Set(now),
    };
    set_aside::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
