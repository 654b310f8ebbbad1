//! Tables with small cells that owners let be published all the same.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::let_out;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What was let out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetOut {
    /// Its key in the database.
    pub id: i64,
    /// Who let it out.
    pub account_id: Option<i64>,
    /// What it is called.
    pub what: String,
    /// The hash of its recipe.
    pub hash: String,
    /// The rule that was broken: the least count that may be published.
    pub least: u32,
    /// How many cells were under it.
    pub cells: u32,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Notes it; answers its key. The one that is given counts for nothing.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, new: &LetOut) -> Result<i64> {
    let row = let_out::ActiveModel {
        study_id: Set(study_id),
        account_id: Set(new.account_id),
        what: Set(new.what.clone()),
        hash: Set(new.hash.clone()),
        least: Set(i32::try_from(new.least).unwrap_or(i32::MAX)),
        cells: Set(i32::try_from(new.cells).unwrap_or(i32::MAX)),
        reason: Set(new.reason.clone()),
        created_at: Set(new.at),
        ..Default::default()
    };
    Ok(let_out::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// The newest of a study, at most so many.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest(db: &impl Db, study_id: i64, most: u64) -> Result<Vec<LetOut>> {
    let rows = let_out::Entity::find()
        .filter(let_out::COLUMN.study_id.eq(study_id))
        .order_by_desc(let_out::COLUMN.id)
        .limit(most)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The one of that key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<LetOut>> {
    let row = let_out::Entity::find_by_id(id).filter(let_out::COLUMN.study_id.eq(study_id));
    Ok(row.one(db.connection()).await?.map(read))
}

fn read(row: let_out::Model) -> LetOut {
    LetOut {
        id: row.id,
        account_id: row.account_id,
        what: row.what,
        hash: row.hash,
        least: u32::try_from(row.least).unwrap_or_default(),
        cells: u32::try_from(row.cells).unwrap_or_default(),
        reason: row.reason,
        at: row.created_at,
    }
}
