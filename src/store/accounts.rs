//! People who sign in.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use domain::language::Language;
use entity::account;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter};

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its key.
    pub id: i64,
    /// The address that signs in, in lower case.
    pub email: String,
    /// How colleagues see them.
    pub name: String,
    /// The language their pages and mails are in.
    pub language: Language,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    /// Whether the password works only once, as the one that the demonstration prints.
    pub one_time: bool,
    /// Wrong passwords since the last right one.
    pub failures: i32,
    /// No password is tried before this.
    pub locked_until: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Account {
    /// Nothing personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The account that signs in with this address, which is in lower case.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_email(db: &impl Db, email: &str) -> Result<Option<Account>> {
    let row = account::Entity::find().filter(account::COLUMN.email.eq(email)).one(db.connection()).await?;
    row.map(read).transpose()
}

/// The account of that key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, id: i64) -> Result<Option<Account>> {
    account::Entity::find_by_id(id).one(db.connection()).await?.map(read).transpose()
}

/// How many there are.
///
/// # Errors
/// Where the database cannot be read.
pub async fn count(db: &impl Db) -> Result<u64> {
    Ok(account::Entity::find().count(db.connection()).await?)
}

/// What a new account is made of.
pub struct NewAccount<'a> {
    /// In lower case.
    pub email: &'a str,
    /// See [`Account`].
    pub name: &'a str,
    /// See [`Account`].
    pub language: Language,
    /// See [`Account`].
    pub password_hash: &'a str,
}

/// Adds an account and answers its key.
///
/// # Errors
/// Where the database cannot be written, or the address is taken.
pub async fn add(tx: &Tx, new: &NewAccount<'_>, now: DateTime<Utc>) -> Result<i64> {
    let row = account::ActiveModel {
        email: Set(new.email.to_owned()),
        name: Set(new.name.to_owned()),
        language: Set(new.language.tag().to_owned()),
        password_hash: Set(new.password_hash.to_owned()),
        one_time: Set(false),
        failures: Set(0),
        locked_until: Set(None),
        created_at: Set(now),
        ..Default::default()
    };
    Ok(account::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Puts another password in place, and forgets wrong ones.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_password(tx: &Tx, id: i64, password_hash: &str) -> Result<()> {
    let row = account::ActiveModel {
        id: Set(id),
        password_hash: Set(password_hash.to_owned()),
        one_time: Set(false),
        failures: Set(0),
        locked_until: Set(None),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Puts a password in place that works once.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_one_time(tx: &Tx, id: i64, password_hash: &str) -> Result<()> {
    set_password(tx, id, password_hash).await?;
    let row = account::ActiveModel { id: Set(id), one_time: Set(true), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Makes a password that works once useless; the account is still marked as having had only that.
///
/// # Errors
/// Where the database cannot be written.
pub async fn spend_one_time(tx: &Tx, id: i64) -> Result<()> {
    // No text hashes to this.
    let row = account::ActiveModel { id: Set(id), password_hash: Set("-".to_owned()), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Remembers how often a password was wrong, and until when none is tried.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_failures(
    tx: &Tx,
    id: i64,
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
) -> Result<()> {
    let row = account::ActiveModel {
        id: Set(id),
        failures: Set(failures),
        locked_until: Set(locked_until),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Remembers how somebody wants to be called.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_name(tx: &Tx, id: i64, name: &str) -> Result<()> {
    let row = account::ActiveModel { id: Set(id), name: Set(name.to_owned()), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Remembers the language somebody chose.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_language(tx: &Tx, id: i64, language: Language) -> Result<()> {
    let row =
        account::ActiveModel { id: Set(id), language: Set(language.tag().to_owned()), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn read(row: account::Model) -> Result<Account> {
    let language = super::language("account", &row.id, &row.language)?;
    Ok(Account {
        id: row.id,
        email: row.email,
        name: row.name,
        language,
        password_hash: row.password_hash,
        one_time: row.one_time,
        failures: row.failures,
        locked_until: row.locked_until,
    })
}
