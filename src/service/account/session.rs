//! Signing in and out.

use super::password;
use crate::app::App;
use crate::service::publish::hex;
use crate::store::{self, accounts, accounts::Account, sessions, sessions::Session};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

/// How long a session lasts without use, and at all.
const IDLE: TimeDelta = TimeDelta::hours(3);
const WHOLE: TimeDelta = TimeDelta::hours(14);
/// Use is remembered at most so often.
const TOUCH: TimeDelta = TimeDelta::minutes(1);
/// Wrong passwords that cost nothing; after them each one closes the door for twice as long.
const FREE: i32 = 5;
const LONGEST_LOCK_MINUTES: i64 = 60;

/// Somebody who has just signed in: the account, and what the cookie says.
pub struct Begun {
    /// Who.
    pub account: Account,
    /// The session's token.
    pub token: String,
}

/// What is kept of a token: whoever reads the database cannot use it.
#[must_use]
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Signs in; `None` for a wrong address, a wrong password, and an account that is locked, which
/// nobody can tell apart.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn sign_in(app: &App, email: &str, given: String) -> anyhow::Result<Option<Begun>> {
    let now = app.clock.now();
    let account = match super::email(email) {
        Some(email) => accounts::by_email(&app.store, &email).await?,
        None => None,
    };
    let open = account.filter(|account| account.locked_until.is_none_or(|until| until <= now));
    let hash = open.as_ref().map(|account| account.password_hash.clone());
    let right = password::is_right(app, given, hash).await?;
    let Some(account) = open else { return Ok(None) };
    let tx = app.store.begin().await?;
    if !right {
        let failures = account.failures + 1;
        accounts::set_failures(&tx, account.id, failures, locked_until(failures, now)).await?;
        tx.commit().await?;
        return Ok(None);
    }
    accounts::set_failures(&tx, account.id, 0, None).await?;
    if account.one_time {
        accounts::spend_one_time(&tx, account.id).await?;
    }
    let token = begin(app, &tx, account.id, now).await?;
    tx.commit().await?;
    Ok(Some(Begun { account, token }))
}

fn locked_until(failures: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let over = u32::try_from(failures - FREE).ok()?;
    let minutes = 2_i64.saturating_pow(over).min(LONGEST_LOCK_MINUTES);
    Some(now + TimeDelta::minutes(minutes))
}

/// Begins a session in a transaction and answers its token.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(app: &App, tx: &store::Tx, account_id: i64, now: DateTime<Utc>) -> store::Result<String> {
    let token = app.entropy.token();
    let session = Session {
        token_hash: token_hash(&token),
        account_id,
        form_token: app.entropy.token(),
        seen_at: now,
        expires_at: now + WHOLE,
    };
    sessions::add(tx, &session).await?;
    Ok(token)
}

/// Who the token belongs to, if its session still lasts.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn who(app: &App, token: &str) -> store::Result<Option<(Account, Session)>> {
    let now = app.clock.now();
    let Some(session) = sessions::by_hash(&app.store, &token_hash(token)).await? else { return Ok(None) };
    if session.expires_at <= now || session.seen_at + IDLE <= now {
        return Ok(None);
    }
    let Some(account) = accounts::by_id(&app.store, session.account_id).await? else { return Ok(None) };
    if session.seen_at + TOUCH <= now {
        let tx = app.store.begin().await?;
        sessions::touch(&tx, &session.token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some((account, session)))
}

/// Whether a session still lasts; that this is asked is no use of it.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lasts(app: &App, token_hash: &str) -> store::Result<bool> {
    let now = app.clock.now();
    let session = sessions::by_hash(&app.store, token_hash).await?;
    Ok(session.is_some_and(|session| session.expires_at > now && session.seen_at + IDLE > now))
}

/// Ends a session.
///
/// # Errors
/// Where the database cannot be written.
pub async fn end(app: &App, session: &Session) -> store::Result<()> {
    let tx = app.store.begin().await?;
    sessions::remove(&tx, &session.token_hash).await?;
    tx.commit().await
}

/// Puts another password in place: every session of the account ends, and a new one begins.
///
/// # Errors
/// Where the database cannot be written.
pub async fn change_password(app: &App, account_id: i64, password: String) -> anyhow::Result<String> {
    let hash = password::hash(app, password).await?;
    let tx = app.store.begin().await?;
    accounts::set_password(&tx, account_id, &hash).await?;
    sessions::remove_all(&tx, account_id).await?;
    let token = begin(app, &tx, account_id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(token)
}

/// Drops sessions that are over.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(app: &App) -> store::Result<u64> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let dropped = sessions::sweep(&tx, now, now - IDLE).await?;
    tx.commit().await?;
    Ok(dropped)
}
