//! Where everybody is in the documents just now. What is here is worth nothing seconds later.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::presence;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

/// Where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The document.
    pub document_id: i64,
    /// Who.
    pub account_id: i64,
    /// The number of the passage.
    pub passage: i32,
    /// What is selected in it, in UTF-16 units as a browser counts.
    pub selected: Option<(i32, i32)>,
    /// When that was.
    pub seen_at: DateTime<Utc>,
}

/// Who was seen in the study's documents since a moment, by document and account.
///
/// # Errors
/// Where the database cannot be read.
pub async fn since(db: &impl Db, study_id: i64, since: DateTime<Utc>) -> Result<Vec<Presence>> {
    let rows = presence::Entity::find()
        .filter(presence::COLUMN.study_id.eq(study_id))
        .filter(presence::COLUMN.seen_at.gte(since))
        .order_by_asc(presence::COLUMN.document_id)
        .order_by_asc(presence::COLUMN.account_id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Notes where somebody is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, study_id: i64, presence: &Presence) -> Result<()> {
    let row = presence::ActiveModel {
        document_id: Set(presence.document_id),
        account_id: Set(presence.account_id),
        study_id: Set(study_id),
        passage: Set(presence.passage),
        from: Set(presence.selected.map(|(from, _)| from)),
        to: Set(presence.selected.map(|(_, to)| to)),
        seen_at: Set(presence.seen_at),
    };
    let conflict = OnConflict::columns(["document_id", "account_id"])
        .update_columns(["study_id", "passage", "from", "to", "seen_at"])
        .to_owned();
    presence::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Forgets where somebody was.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, document_id: i64, account_id: i64) -> Result<()> {
    presence::Entity::delete_by_id((document_id, account_id)).exec(tx.connection()).await?;
    Ok(())
}

/// Drops what is older than a moment.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, before: DateTime<Utc>) -> Result<u64> {
    let old = presence::Entity::delete_many().filter(presence::COLUMN.seen_at.lt(before));
    Ok(old.exec(tx.connection()).await?.rows_affected)
}

fn read(row: presence::Model) -> Presence {
    Presence {
        document_id: row.document_id,
        account_id: row.account_id,
        passage: row.passage,
        selected: row.from.zip(row.to),
        seen_at: row.seen_at,
    }
}
