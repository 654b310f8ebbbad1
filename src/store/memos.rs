//! Memos: what somebody noted about a study, a document, a code or a coding.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use entity::memo;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// What a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The study.
    Study,
    /// A document.
    Document(i64),
    /// A code.
    Code(i64),
    /// A coding, in a document.
    Coding(i64, i64),
}

/// A memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// Its key.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// Whose; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// The words.
    pub text: String,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// Its identity where it came from elsewhere.
    pub guid: Option<Uuid>,
}

/// The study's memos, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Vec<Memo>> {
    let rows = memo::Entity::find()
        .filter(memo::COLUMN.study_id.eq(study_id))
        .filter(memo::COLUMN.removed_at.is_null())
        .order_by_asc(memo::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The memos of a document and of its codings, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_document(db: &impl Db, study_id: i64, document_id: i64) -> Result<Vec<Memo>> {
    let rows = memo::Entity::find()
        .filter(memo::COLUMN.study_id.eq(study_id))
        .filter(memo::COLUMN.document_id.eq(document_id))
        .filter(memo::COLUMN.removed_at.is_null())
        .order_by_asc(memo::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The memos of these codes, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_codes(db: &impl Db, study_id: i64, codes: &[i64]) -> Result<Vec<Memo>> {
    let rows = memo::Entity::find()
        .filter(memo::COLUMN.study_id.eq(study_id))
        .filter(memo::Column::CodeId.is_in(codes.iter().copied()))
        .filter(memo::COLUMN.removed_at.is_null())
        .order_by_asc(memo::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The memo of that key in that study, even where it was taken out, and whether it was.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<(Memo, bool)>> {
    let row =
        memo::Entity::find_by_id(id).filter(memo::COLUMN.study_id.eq(study_id)).one(db.connection()).await?;
    row.map(|row| {
        let removed = row.removed_at.is_some();
        Ok((read(row)?, removed))
    })
    .transpose()
}

/// Adds a memo and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(
    tx: &Tx,
    study_id: i64,
    subject: Subject,
    (account_id, text): (Option<i64>, &str),
    now: DateTime<Utc>,
) -> Result<i64> {
    let (document_id, code_id, coding_id) = match subject {
        Subject::Study => (None, None, None),
        Subject::Document(document) => (Some(document), None, None),
        Subject::Code(code) => (None, Some(code), None),
        Subject::Coding(document, coding) => (Some(document), None, Some(coding)),
    };
    let row = memo::ActiveModel {
        study_id: Set(study_id),
        document_id: Set(document_id),
        code_id: Set(code_id),
        coding_id: Set(coding_id),
        account_id: Set(account_id),
        text: Set(text.to_owned()),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    Ok(memo::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Gives a memo these words, or (`None`) takes it out.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, id: i64, text: Option<&str>, now: DateTime<Utc>) -> Result<()> {
    let mut row = memo::ActiveModel { id: Set(id), changed_at: Set(now), ..Default::default() };
    match text {
        Some(text) => {
            row.text = Set(text.to_owned());
            row.removed_at = Set(None);
        }
        None => row.removed_at = Set(Some(now)),
    }
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes the identity that a memo brought from elsewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_guid(tx: &Tx, id: i64, guid: Uuid) -> Result<()> {
    let row = memo::ActiveModel { id: Set(id), guid: Set(Some(guid)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn read(row: memo::Model) -> Result<Memo> {
    let subject = match (row.document_id, row.code_id, row.coding_id) {
        (None, None, None) => Subject::Study,
        (Some(document), None, None) => Subject::Document(document),
        (None, Some(code), None) => Subject::Code(code),
        (Some(document), None, Some(coding)) => Subject::Coding(document, coding),
        _ => return Err(Error::corrupt("memo", row.id, "is about two things")),
    };
    let (id, account_id, text, guid) = (row.id, row.account_id, row.text, row.guid);
    let (created_at, changed_at) = (row.created_at, row.changed_at);
    Ok(Memo { id, subject, account_id, text, created_at, changed_at, guid })
}
