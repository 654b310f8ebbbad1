//! Files that wait until somebody decides about them, in pieces: every process that shares the database
//! has them.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use entity::{waiting_chunk, waiting_file};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What tells it from others; nobody guesses it.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: i64,
    /// For which study.
    pub study_id: i64,
    /// What it is called; never a path.
    pub name: String,
    /// How many bytes there are.
    pub size: u64,
}

/// The file of that id, for whom and for what it waits; none before [`complete`].
///
/// # Errors
/// Where the database cannot be read.
pub async fn find(db: &impl Db, id: Uuid, account_id: i64, study_id: i64) -> Result<Option<Waiting>> {
    let row = waiting_file::Entity::find_by_id(id)
        .filter(waiting_file::COLUMN.account_id.eq(account_id))
        .filter(waiting_file::COLUMN.study_id.eq(study_id))
        .filter(waiting_file::COLUMN.completed_at.is_not_null())
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// Begins a file, of which nobody sees anything before [`complete`].
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(tx: &Tx, new: &Waiting, now: DateTime<Utc>) -> Result<()> {
    let row = waiting_file::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.account_id),
        study_id: Set(new.study_id),
        name: Set(new.name.clone()),
        size: Set(signed(new.size)),
        created_at: Set(now),
        completed_at: Set(None),
    };
    waiting_file::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Adds the piece that begins there.
///
/// # Errors
/// Where the database cannot be written, or the file is not there any more.
pub async fn append(tx: &Tx, id: Uuid, start: u64, bytes: Vec<u8>) -> Result<()> {
    let row = waiting_chunk::ActiveModel { file_id: Set(id), start: Set(signed(start)), bytes: Set(bytes) };
    waiting_chunk::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Says that a file is whole. Of its owner's files so many stay, the newest ones.
///
/// # Errors
/// Where the database cannot be written.
pub async fn complete(tx: &Tx, whole: &Waiting, most: u64, now: DateTime<Utc>) -> Result<()> {
    let row =
        waiting_file::ActiveModel { id: Set(whole.id), completed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    let newest: Vec<Uuid> = waiting_file::Entity::find()
        .select_only()
        .column(waiting_file::Column::Id)
        .filter(waiting_file::COLUMN.account_id.eq(whole.account_id))
        .filter(waiting_file::COLUMN.id.ne(whole.id))
        .filter(waiting_file::COLUMN.completed_at.is_not_null())
        .order_by_desc(waiting_file::COLUMN.completed_at)
        .limit(most.saturating_sub(1))
        .into_tuple()
        .all(tx.connection())
        .await?;
    let stay = newest.into_iter().chain([whole.id]);
    waiting_file::Entity::delete_many()
        .filter(waiting_file::COLUMN.account_id.eq(whole.account_id))
        .filter(waiting_file::COLUMN.completed_at.is_not_null())
        .filter(waiting_file::Column::Id.is_not_in(stay))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The piece that begins there.
///
/// # Errors
/// Where the database cannot be read.
pub async fn piece(db: &impl Db, id: Uuid, start: u64) -> Result<Option<Vec<u8>>> {
    let row = waiting_chunk::Entity::find_by_id((id, signed(start))).one(db.connection()).await?;
    Ok(row.map(|row| row.bytes))
}

/// Lets a file go, be it there or not; that of somebody else stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: Uuid, account_id: i64) -> Result<()> {
    waiting_file::Entity::delete_many()
        .filter(waiting_file::COLUMN.id.eq(id))
        .filter(waiting_file::COLUMN.account_id.eq(account_id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Drops what was begun before `then`, and answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, then: DateTime<Utc>) -> Result<u64> {
    let gone = waiting_file::Entity::delete_many()
        .filter(waiting_file::COLUMN.created_at.lt(then))
        .exec(tx.connection())
        .await?;
    Ok(gone.rows_affected)
}

/// A number as the database has it; files are far smaller than what it takes.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: waiting_file::Model) -> Result<Waiting> {
    let size = u64::try_from(row.size).map_err(|error| Error::corrupt("waiting_file", row.id, error))?;
    let (id, account_id, study_id, name) = (row.id, row.account_id, row.study_id, row.name);
    Ok(Waiting { id, account_id, study_id, name, size })
}
