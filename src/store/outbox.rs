//! Mails that wait to be sent, so that nobody waits for a mail server and none is lost.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::outbox;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

/// A mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its key.
    pub id: i64,
    /// What `Message-ID` says, the same at every attempt.
    pub message_id: String,
    /// To whom.
    pub recipient: String,
    /// The subject, in the reader's language.
    pub subject: String,
    /// Plain text, in the reader's language.
    pub body: String,
    /// How often it was tried.
    pub attempts: i32,
}

/// Puts a mail in.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(
    tx: &Tx,
    message_id: &str,
    recipient: &str,
    (subject, body): (&str, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    let row = outbox::ActiveModel {
        message_id: Set(message_id.to_owned()),
        recipient: Set(recipient.to_owned()),
        subject: Set(subject.to_owned()),
        body: Set(body.to_owned()),
        attempts: Set(0),
        created_at: Set(now),
        due_at: Set(now),
        sent_at: Set(None),
        given_up_at: Set(None),
        last_error: Set(None),
        ..Default::default()
    };
    outbox::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes the mail that has been due longest, if any, and puts its next attempt off to `again_at`:
/// no other process takes it meanwhile, and one that dies while sending loses nothing.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take(tx: &Tx, now: DateTime<Utc>, again_at: DateTime<Utc>) -> Result<Option<Mail>> {
    let due = outbox::Entity::find()
        .filter(outbox::COLUMN.sent_at.is_null())
        .filter(outbox::COLUMN.given_up_at.is_null())
        .filter(outbox::COLUMN.due_at.lte(now))
        .order_by_asc(outbox::COLUMN.due_at)
        .limit(1)
        .one(tx.connection())
        .await?;
    let Some(row) = due else { return Ok(None) };
    let taken = outbox::Entity::update_many()
        .col_expr(outbox::Column::DueAt, Expr::value(again_at))
        .col_expr(outbox::Column::Attempts, Expr::value(row.attempts + 1))
        .filter(outbox::COLUMN.id.eq(row.id))
        .filter(outbox::COLUMN.attempts.eq(row.attempts))
        .exec(tx.connection())
        .await?;
    Ok((taken.rows_affected == 1).then(|| Mail {
        id: row.id,
        message_id: row.message_id,
        recipient: row.recipient,
        subject: row.subject,
        body: row.body,
        attempts: row.attempts + 1,
    }))
}

/// When the next mail is due, if one waits.
///
/// # Errors
/// Where the database cannot be read.
pub async fn next_due(db: &impl Db) -> Result<Option<DateTime<Utc>>> {
    let next = outbox::Entity::find()
        .filter(outbox::COLUMN.sent_at.is_null())
        .filter(outbox::COLUMN.given_up_at.is_null())
        .order_by_asc(outbox::COLUMN.due_at)
        .one(db.connection())
        .await?;
    Ok(next.map(|row| row.due_at))
}

/// Remembers that the mail server has it; its words are no longer needed.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sent(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = outbox::ActiveModel {
        id: Set(id),
        sent_at: Set(Some(now)),
        body: Set(String::new()),
        last_error: Set(None),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Remembers why it could not be sent, and when to try again; `None` gives it up.
///
/// # Errors
/// Where the database cannot be written.
pub async fn failed(
    tx: &Tx,
    id: i64,
    error: &str,
    again_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut row =
        outbox::ActiveModel { id: Set(id), last_error: Set(Some(error.to_owned())), ..Default::default() };
    match again_at {
        Some(at) => row.due_at = Set(at),
        None => row.given_up_at = Set(Some(now)),
    }
    row.update(tx.connection()).await?;
    Ok(())
}
