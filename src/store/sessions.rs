//! Signed-in browsers. The database holds only the SHA-256 of what the cookie says.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::session;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, ExprTrait, QueryFilter};

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the cookie's token, in hex.
    pub token_hash: String,
    /// Whose.
    pub account_id: i64,
    /// What each of its forms must carry.
    pub form_token: String,
    /// When it was last used, to the minute or so.
    pub seen_at: DateTime<Utc>,
    /// When it ends however much it is used.
    pub expires_at: DateTime<Utc>,
}

/// The session of that hash, expired or not.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_hash(db: &impl Db, token_hash: &str) -> Result<Option<Session>> {
    let row = session::Entity::find_by_id(token_hash.to_owned()).one(db.connection()).await?;
    Ok(row.map(|row| Session {
        token_hash: row.token_hash,
        account_id: row.account_id,
        form_token: row.form_token,
        seen_at: row.seen_at,
        expires_at: row.expires_at,
    }))
}

/// Begins a session.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, session: &Session) -> Result<()> {
    let row = session::ActiveModel {
        token_hash: Set(session.token_hash.clone()),
        account_id: Set(session.account_id),
        form_token: Set(session.form_token.clone()),
        created_at: Set(session.seen_at),
        seen_at: Set(session.seen_at),
        expires_at: Set(session.expires_at),
    };
    session::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Remembers that it was used.
///
/// # Errors
/// Where the database cannot be written.
pub async fn touch(tx: &Tx, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    let row = session::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        seen_at: Set(now),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, token_hash: &str) -> Result<()> {
    session::Entity::delete_by_id(token_hash.to_owned()).exec(tx.connection()).await?;
    Ok(())
}

/// Ends every session of an account, as after a new password.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove_all(tx: &Tx, account_id: i64) -> Result<()> {
    let all = session::Entity::delete_many().filter(session::COLUMN.account_id.eq(account_id));
    all.exec(tx.connection()).await?;
    Ok(())
}

/// Drops the sessions that ended before `now`, or were last used before `idle_since`.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, now: DateTime<Utc>, idle_since: DateTime<Utc>) -> Result<u64> {
    let over = session::COLUMN.expires_at.lt(now).or(session::COLUMN.seen_at.lt(idle_since));
    Ok(session::Entity::delete_many().filter(over).exec(tx.connection()).await?.rows_affected)
}
