//! The log of what was done to codes, codings and memos: it is only ever added to.

use super::studies::{Counter, raise};
use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::coding::{Changes, Kind, Step};
use entity::command;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its key.
    pub id: i64,
    /// Its place in the study's order.
    pub number: i64,
    /// The document it was done in; `None` for the codebook, or for many documents at once.
    pub document_id: Option<i64>,
    /// By whom; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// A deed of its own, or one taken back or done again.
    pub kind: Kind,
    /// The deed that is taken back or done again.
    pub of_id: Option<i64>,
    /// What it is called, the end of a Fluent key.
    pub action: String,
    /// What it changed.
    pub changes: Changes,
    /// When.
    pub done_at: DateTime<Utc>,
}

/// A command that is about to be logged.
#[derive(Clone, Debug)]
pub struct NewCommand<'a> {
    /// See [`Command`].
    pub document_id: Option<i64>,
    /// See [`Command`].
    pub account_id: Option<i64>,
    /// See [`Command`].
    pub kind: Kind,
    /// See [`Command`].
    pub of_id: Option<i64>,
    /// See [`Command`].
    pub action: &'a str,
    /// The key that its author's browser gave it: no second command of theirs has it.
    pub key: Option<Uuid>,
    /// See [`Command`].
    pub changes: &'a Changes,
}

/// What is done to a text and to where codings stand in it: going back to an older version takes it back,
/// no step of a coder's.
pub const OF_TEXTS: [&str; 3] = ["correct", "place", "let-go"];

/// Where commands are done, for their author's way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a document.
    Document(i64),
    /// In the codebook, or in many documents at once.
    Study,
}

/// Logs a command and answers its key and its number.
///
/// # Errors
/// Where the database cannot be written.
pub async fn log(tx: &Tx, study_id: i64, new: &NewCommand<'_>, now: DateTime<Utc>) -> Result<(i64, i64)> {
    let changes =
        serde_json::to_string(new.changes).map_err(|error| Error::corrupt("command", study_id, error))?;
    let number = raise(tx, study_id, Counter::Changes, 1).await?;
    let row = command::ActiveModel {
        study_id: Set(study_id),
        number: Set(number),
        document_id: Set(new.document_id),
        account_id: Set(new.account_id),
        kind: Set(new.kind.tag().to_owned()),
        of_id: Set(new.of_id),
        action: Set(new.action.to_owned()),
        key: Set(new.key),
        changes: Set(changes),
        done_at: Set(now),
        ..Default::default()
    };
    Ok((command::Entity::insert(row).exec(tx.connection()).await?.last_insert_id, number))
}

/// The command of that key in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<Command>> {
    let row = command::Entity::find_by_id(id)
        .filter(command::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The number of the command that an account's browser gave this key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn number_of(db: &impl Db, study_id: i64, account_id: i64, key: Uuid) -> Result<Option<i64>> {
    let number = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .filter(command::COLUMN.account_id.eq(account_id))
        .filter(command::COLUMN.key.eq(key))
        .select_only()
        .column(command::Column::Number);
    Ok(number.into_tuple().one(db.connection()).await?)
}

/// The study's commands after a number, in order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn after(db: &impl Db, study_id: i64, number: i64, limit: u64) -> Result<Vec<Command>> {
    let rows = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .filter(command::COLUMN.number.gt(number))
        .order_by_asc(command::COLUMN.number)
        .limit(limit)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The newest commands of a place, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest(
    db: &impl Db,
    study_id: i64,
    place: Place,
    (offset, limit): (u64, u64),
) -> Result<Vec<Command>> {
    let rows = in_place(study_id, place)
        .order_by_desc(command::COLUMN.number)
        .offset(offset)
        .limit(limit)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Which commands are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    /// By whom.
    pub account_id: Option<i64>,
    /// Only those that change codes.
    pub codes: bool,
    /// Those that name the code; others may be among them.
    pub code: Option<i64>,
    /// Those before this number.
    pub before: Option<i64>,
}

/// The newest commands that are looked for, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest_of(db: &impl Db, study_id: i64, sought: Sought, limit: u64) -> Result<Vec<Command>> {
    // A quotation mark in somebody's words stands behind a backslash: these are keys.
    let key = |key: &str| command::Column::Changes.contains(key);
    let named = sought
        .code
        .map(|id| Condition::any().add(key(&format!("\"id\":{id},"))).add(key(&format!("\"code\":{id},"))));
    let rows = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .apply_if(sought.account_id, |all, account| all.filter(command::COLUMN.account_id.eq(account)))
        .apply_if(sought.before, |all, number| all.filter(command::COLUMN.number.lt(number)))
        .apply_if(sought.codes.then_some(()), |all, ()| all.filter(key("\"codes\":[")))
        .apply_if(named, sea_orm::QueryFilter::filter)
        .order_by_desc(command::COLUMN.number)
        .limit(limit)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Which of these commands were taken back or done again, with what came of each last.
///
/// # Errors
/// Where the database cannot be read.
pub async fn about(db: &impl Db, study_id: i64, ids: &[i64]) -> Result<Vec<(i64, Kind)>> {
    let rows: Vec<(i64, Option<i64>, String)> = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .filter(command::Column::OfId.is_in(ids.iter().copied()))
        .order_by_asc(command::COLUMN.number)
        .select_only()
        .column(command::Column::Id)
        .column(command::Column::OfId)
        .column(command::Column::Kind)
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter().map(|(id, of, tag)| Ok((of.unwrap_or_default(), kind(id, &tag)?))).collect()
}

/// What somebody did in a place of the study lately, oldest first, as
/// [`reachable`](domain::coding::reachable) reads it.
///
/// # Errors
/// Where the database cannot be read.
pub async fn steps(
    db: &impl Db,
    study_id: i64,
    account_id: i64,
    place: Place,
    limit: u64,
) -> Result<Vec<Step>> {
    let rows: Vec<(i64, String, Option<i64>)> = in_place(study_id, place)
        .filter(command::COLUMN.account_id.eq(account_id))
        .filter(command::COLUMN.action.is_not_in(OF_TEXTS))
        .order_by_desc(command::COLUMN.number)
        .limit(limit)
        .select_only()
        .column(command::Column::Id)
        .column(command::Column::Kind)
        .column(command::Column::OfId)
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter().rev().map(|(id, tag, of)| Ok((id, kind(id, &tag)?, of))).collect()
}

fn in_place(study_id: i64, place: Place) -> sea_orm::Select<command::Entity> {
    let all = command::Entity::find().filter(command::COLUMN.study_id.eq(study_id));
    match place {
        Place::Document(id) => all.filter(command::COLUMN.document_id.eq(id)),
        Place::Study => all.filter(command::COLUMN.document_id.is_null()),
    }
}

fn kind(id: i64, tag: &str) -> Result<Kind> {
    Kind::from_tag(tag).ok_or_else(|| Error::corrupt("command", id, format!("“{tag}” is no kind")))
}

pub(super) fn read(row: command::Model) -> Result<Command> {
    let changes =
        serde_json::from_str(&row.changes).map_err(|error| Error::corrupt("command", row.id, error))?;
    Ok(Command {
        id: row.id,
        number: row.number,
        document_id: row.document_id,
        account_id: row.account_id,
        kind: kind(row.id, &row.kind)?,
        of_id: row.of_id,
        action: row.action,
        changes,
        done_at: row.done_at,
    })
}
