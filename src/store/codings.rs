//! Codings: a code on a span of a document, by a coder; and the commands that made and removed
//! them, so that a coder can undo.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::text::Span;
use entity::{coding, command, document};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, Query},
};

/// A coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingRow {
    /// Its key.
    pub id: i64,
    /// The document.
    pub document_id: i64,
    /// The code.
    pub code_id: i64,
    /// Whose; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// First code point.
    pub start: i32,
    /// Past the last code point.
    pub end: i32,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl CodingRow {
    /// Where it stands, in code points.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: usize::try_from(self.start).unwrap_or(0), end: usize::try_from(self.end).unwrap_or(0) }
    }
}

/// What a command did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Applied a code.
    Apply,
    /// Removed a coding.
    Remove,
}

impl Action {
    const fn tag(self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::Remove => "remove",
        }
    }
}

/// A command of a coder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its key.
    pub id: i64,
    /// The coding it was about.
    pub coding_id: i64,
    /// What it did.
    pub action: Action,
}

/// The document's codings, in the order of the text.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_document(db: &impl Db, document_id: i64) -> Result<Vec<CodingRow>> {
    let rows = coding::Entity::find()
        .filter(coding::COLUMN.document_id.eq(document_id))
        .filter(coding::COLUMN.removed_at.is_null())
        .order_by_asc(coding::COLUMN.start)
        .order_by_asc(coding::COLUMN.end)
        .order_by_asc(coding::COLUMN.id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The codings of the study's documents, by document and place; of one code where one is named.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64, code_id: Option<i64>) -> Result<Vec<CodingRow>> {
    let documents = Query::select()
        .column(document::Column::Id)
        .from(document::Entity)
        .and_where(Expr::col(document::Column::StudyId).eq(study_id))
        .and_where(Expr::col(document::Column::RemovedAt).is_null())
        .to_owned();
    let mut codings = coding::Entity::find().filter(coding::Column::DocumentId.in_subquery(documents));
    if let Some(code_id) = code_id {
        codings = codings.filter(coding::COLUMN.code_id.eq(code_id));
    }
    let rows = codings
        .filter(coding::COLUMN.removed_at.is_null())
        .order_by_asc(coding::COLUMN.document_id)
        .order_by_asc(coding::COLUMN.start)
        .order_by_asc(coding::COLUMN.id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The coding of that key in that document, unless removed.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, document_id: i64, id: i64) -> Result<Option<CodingRow>> {
    let row = coding::Entity::find_by_id(id)
        .filter(coding::COLUMN.document_id.eq(document_id))
        .filter(coding::COLUMN.removed_at.is_null())
        .one(db.connection())
        .await?;
    Ok(row.map(read))
}

/// Adds a coding (its `id` is ignored) and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, new: &CodingRow) -> Result<i64> {
    let row = coding::ActiveModel {
        document_id: Set(new.document_id),
        code_id: Set(new.code_id),
        account_id: Set(new.account_id),
        start: Set(new.start),
        end: Set(new.end),
        created_at: Set(new.created_at),
        removed_at: Set(None),
        ..Default::default()
    };
    Ok(coding::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Takes a coding off the text, or (`None`) puts it back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_removed(tx: &Tx, id: i64, removed_at: Option<DateTime<Utc>>) -> Result<()> {
    let row = coding::ActiveModel { id: Set(id), removed_at: Set(removed_at), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Remembers what the coder did.
///
/// # Errors
/// Where the database cannot be written.
pub async fn log(
    tx: &Tx,
    (document_id, account_id): (i64, i64),
    coding_id: i64,
    action: Action,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = command::ActiveModel {
        document_id: Set(document_id),
        account_id: Set(account_id),
        coding_id: Set(coding_id),
        action: Set(action.tag().to_owned()),
        done_at: Set(now),
        undone_at: Set(None),
        ..Default::default()
    };
    command::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The last thing the coder did in the document and has not undone.
///
/// # Errors
/// Where the database cannot be read.
pub async fn last_command(db: &impl Db, document_id: i64, account_id: i64) -> Result<Option<Command>> {
    let row = command::Entity::find()
        .filter(command::COLUMN.document_id.eq(document_id))
        .filter(command::COLUMN.account_id.eq(account_id))
        .filter(command::COLUMN.undone_at.is_null())
        .order_by_desc(command::COLUMN.id)
        .one(db.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let action = match row.action.as_str() {
        "apply" => Action::Apply,
        "remove" => Action::Remove,
        other => return Err(Error::corrupt("command", row.id, format!("“{other}” is no action"))),
    };
    Ok(Some(Command { id: row.id, coding_id: row.coding_id, action }))
}

/// Marks a command as undone.
///
/// # Errors
/// Where the database cannot be written.
pub async fn mark_undone(tx: &Tx, command_id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = command::ActiveModel { id: Set(command_id), undone_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn read(row: coding::Model) -> CodingRow {
    CodingRow {
        id: row.id,
        document_id: row.document_id,
        code_id: row.code_id,
        account_id: row.account_id,
        start: row.start,
        end: row.end,
        created_at: row.created_at,
    }
}
