//! Files that take long to make, datasets and archives of plans: asked for, made by whichever process takes
//! them, kept in pieces until they expire.
//!
//! Who writes a file has its attempt: the number that [`take`] raised. Whatever else it does with the file
//! is done only while nobody took it since, so that a process that was given up cannot spoil the work of
//! the next one.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::message::Message;
use entity::{dataset_chunk, dataset_file};
use sea_orm::sea_query::{Cond, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, UpdateMany,
};
use uuid::Uuid;

/// A file that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetFile {
    /// What tells it from others; nobody guesses it.
    pub id: Uuid,
    /// Who asked.
    pub account_id: i64,
    /// Of which study.
    pub study_id: i64,
    /// What it is to be, as JSON of `service::requests`.
    pub wanted: String,
    /// What it is called; never a path.
    pub name: String,
    /// How many steps were taken.
    pub done: u64,
    /// Of how many.
    pub total: u64,
    /// How often it was begun.
    pub attempts: i32,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// What has become of it.
    pub state: State,
}

/// What has become of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits or is being written.
    Waiting,
    /// It is there, until then.
    Done {
        /// How many bytes there are.
        size: u64,
        /// What is in it otherwise than in the study.
        changed: Vec<Message>,
        /// When it goes.
        expires_at: DateTime<Utc>,
    },
    /// It could not be written.
    Failed(Message),
}

/// Keeps what somebody asked for; it is due at once.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, new: &DatasetFile) -> Result<()> {
    let row = dataset_file::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.account_id),
        study_id: Set(new.study_id),
        wanted: Set(new.wanted.clone()),
        name: Set(new.name.clone()),
        done: Set(0),
        total: Set(signed(new.total)),
        attempts: Set(0),
        due_at: Set(new.created_at),
        created_at: Set(new.created_at),
        finished_at: Set(None),
        expires_at: Set(None),
        size: Set(0),
        changed: Set("[]".to_owned()),
        failed: Set(None),
    };
    dataset_file::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// What somebody asked for in a study and is not over yet, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_person(
    db: &impl Db,
    (account_id, study_id): (i64, i64),
    now: DateTime<Utc>,
) -> Result<Vec<DatasetFile>> {
    let rows = kept(now)
        .filter(dataset_file::COLUMN.account_id.eq(account_id))
        .filter(dataset_file::COLUMN.study_id.eq(study_id))
        .order_by_desc(dataset_file::COLUMN.created_at)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The file of that id, for whoever asked for it there; none once it is over.
///
/// # Errors
/// Where the database cannot be read.
pub async fn find(
    db: &impl Db,
    id: Uuid,
    (account_id, study_id): (i64, i64),
    now: DateTime<Utc>,
) -> Result<Option<DatasetFile>> {
    let row = kept(now)
        .filter(dataset_file::COLUMN.id.eq(id))
        .filter(dataset_file::COLUMN.account_id.eq(account_id))
        .filter(dataset_file::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// How many files of a person are not finished, in whatever study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn unfinished(db: &impl Db, account_id: i64) -> Result<u64> {
    let rows = dataset_file::Entity::find()
        .filter(dataset_file::COLUMN.account_id.eq(account_id))
        .filter(dataset_file::COLUMN.finished_at.is_null());
    Ok(rows.count(db.connection()).await?)
}

/// Takes the file that has waited longest, if any: until then no other process takes it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take(tx: &Tx, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<Option<DatasetFile>> {
    let due = dataset_file::Entity::find()
        .filter(dataset_file::COLUMN.finished_at.is_null())
        .filter(dataset_file::COLUMN.due_at.lte(now))
        .order_by_asc(dataset_file::COLUMN.created_at);
    while let Some(mut row) = due.clone().one(tx.connection()).await? {
        let taken = held(row.id, row.attempts)
            .col_expr(dataset_file::Column::DueAt, Expr::value(until))
            .col_expr(dataset_file::Column::Attempts, Expr::value(row.attempts + 1))
            .col_expr(dataset_file::Column::Done, Expr::value(0))
            .exec(tx.connection())
            .await?;
        if taken.rows_affected == 1 {
            row.attempts += 1;
            row.done = 0;
            return read(row).map(Some);
        }
        // Another process was faster, or it was let go; the next may wait still.
    }
    Ok(None)
}

/// Tells how far a file has come, and holds it until then; `false` where somebody else has it, or nobody
/// wants it any more.
///
/// # Errors
/// Where the database cannot be written.
pub async fn hold(
    tx: &Tx,
    file: &DatasetFile,
    (done, total): (u64, u64),
    until: DateTime<Utc>,
) -> Result<bool> {
    let held = held(file.id, file.attempts)
        .col_expr(dataset_file::Column::DueAt, Expr::value(until))
        .col_expr(dataset_file::Column::Done, Expr::value(signed(done)))
        .col_expr(dataset_file::Column::Total, Expr::value(signed(total)))
        .exec(tx.connection())
        .await?;
    Ok(held.rows_affected == 1)
}

/// Adds the piece that begins there.
///
/// # Errors
/// Where the database cannot be written, or the file is not there any more.
pub async fn append(tx: &Tx, file: &DatasetFile, start: u64, bytes: Vec<u8>) -> Result<()> {
    let row = dataset_chunk::ActiveModel {
        file_id: Set(file.id),
        attempt: Set(file.attempts),
        start: Set(signed(start)),
        bytes: Set(bytes),
    };
    dataset_chunk::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Says that a file is whole, or why there is none; pieces of attempts before go. `false` where somebody
/// else has it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn finish(
    tx: &Tx,
    file: &DatasetFile,
    state: &State,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let (size, changed, failed) = match state {
        State::Waiting => return Ok(false),
        State::Done { size, changed, .. } => (*size, written(changed)?, None),
        State::Failed(why) => (0, "[]".to_owned(), Some(written(why)?)),
    };
    let finished = held(file.id, file.attempts)
        .col_expr(dataset_file::Column::FinishedAt, Expr::value(now))
        .col_expr(dataset_file::Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(dataset_file::Column::Size, Expr::value(signed(size)))
        .col_expr(dataset_file::Column::Changed, Expr::value(changed))
        .col_expr(dataset_file::Column::Failed, Expr::value(failed))
        .exec(tx.connection())
        .await?;
    if finished.rows_affected != 1 {
        return Ok(false);
    }
    dataset_chunk::Entity::delete_many()
        .filter(dataset_chunk::COLUMN.file_id.eq(file.id))
        .filter(dataset_chunk::COLUMN.attempt.ne(file.attempts))
        .exec(tx.connection())
        .await?;
    Ok(true)
}

/// The piece of a whole file that begins there.
///
/// # Errors
/// Where the database cannot be read.
pub async fn piece(db: &impl Db, file: &DatasetFile, start: u64) -> Result<Option<Vec<u8>>> {
    let key = (file.id, file.attempts, signed(start));
    let row = dataset_chunk::Entity::find_by_id(key).one(db.connection()).await?;
    Ok(row.map(|row| row.bytes))
}

/// Lets a file go, be it there or not; that of somebody else stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: Uuid, account_id: i64) -> Result<()> {
    dataset_file::Entity::delete_many()
        .filter(dataset_file::COLUMN.id.eq(id))
        .filter(dataset_file::COLUMN.account_id.eq(account_id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Drops what has expired, and answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, now: DateTime<Utc>) -> Result<u64> {
    let gone = dataset_file::Entity::delete_many()
        .filter(dataset_file::COLUMN.expires_at.lte(now))
        .exec(tx.connection())
        .await?;
    Ok(gone.rows_affected)
}

/// Files that have not expired.
fn kept(now: DateTime<Utc>) -> Select<dataset_file::Entity> {
    let kept = Cond::any()
        .add(dataset_file::Column::ExpiresAt.is_null())
        .add(dataset_file::Column::ExpiresAt.gt(now));
    dataset_file::Entity::find().filter(kept)
}

/// The file, if that attempt still has it.
fn held(id: Uuid, attempt: i32) -> UpdateMany<dataset_file::Entity> {
    dataset_file::Entity::update_many()
        .filter(dataset_file::COLUMN.id.eq(id))
        .filter(dataset_file::COLUMN.attempts.eq(attempt))
        .filter(dataset_file::COLUMN.finished_at.is_null())
}

/// A number as the database has it; files and rows are far fewer than what it takes.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn written(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::corrupt("dataset_file", "new", error))
}

fn read(row: dataset_file::Model) -> Result<DatasetFile> {
    let id = row.id;
    let corrupt = |what: &dyn std::fmt::Display| Error::corrupt("dataset_file", id, what);
    let count = |number: i64| u64::try_from(number).map_err(|error| corrupt(&error));
    let state = match (row.failed, row.expires_at) {
        (Some(why), _) => State::Failed(serde_json::from_str(&why).map_err(|error| corrupt(&error))?),
        (None, Some(expires_at)) => State::Done {
            size: count(row.size)?,
            changed: serde_json::from_str(&row.changed).map_err(|error| corrupt(&error))?,
            expires_at,
        },
        (None, None) => State::Waiting,
    };
    Ok(DatasetFile {
        id,
        account_id: row.account_id,
        study_id: row.study_id,
        wanted: row.wanted,
        name: row.name,
        done: count(row.done)?,
        total: count(row.total)?,
        attempts: row.attempts,
        created_at: row.created_at,
        state,
    })
}
