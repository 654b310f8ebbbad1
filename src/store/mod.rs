//! The database: the only place that knows sea-orm and the entities.
//!
//! SQLite and PostgreSQL go through the same code. Every function takes a [`Db`]: the [`Store`]
//! itself to read, a [`Tx`] to write. Lookups answer `Result<Option<T>>`; what is not there is
//! for the caller to judge.

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, IsolationLevel,
    SqliteTransactionMode, StreamTrait, TransactionOptions, TransactionTrait,
};
use tokio::sync::watch;

pub mod accounts;
pub mod answers;
pub mod attachments;
pub mod blind_phases;
pub mod case_attributes;
pub mod cases;
pub mod citing;
pub mod codebook;
pub mod codings;
pub mod commands;
pub mod corrected;
pub mod corrections;
pub mod dataset_files;
pub mod decisions;
pub mod designs;
pub mod documents;
pub mod drafts;
pub mod fieldwork;
pub mod form_files;
pub mod forms;
pub mod gathered;
pub mod imports;
pub mod let_out;
pub mod memos;
pub mod noted;
mod open;
pub mod outbox;
pub mod passages;
pub mod presences;
pub mod pseudonyms;
pub mod readings;
pub mod recipes;
pub mod recordings;
pub mod records;
pub mod saved_searches;
pub mod sessions;
pub mod set_aside;
pub mod studies;
pub mod submissions;
pub mod tickets;
pub mod waiting;
pub mod weights;

pub use open::{OpenFault, Place};

/// Anything the database could not do; nobody who visits a page can act on it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database's own word.
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
    /// A row holds what this program never writes.
    #[error("{table} {row}: {what}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// Which row.
        row: String,
        /// What is wrong with it.
        what: String,
    },
}

impl Error {
    fn corrupt(table: &'static str, row: impl ToString, what: impl ToString) -> Self {
        Self::Corrupt { table, row: row.to_string(), what: what.to_string() }
    }

    /// Whether a row was to be stored under a key that another one has.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        let Self::Database(error) = self else { return false };
        matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
    }

    /// Whether the database was out of reach or too busy, so that trying again later may help.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Database(sea_orm::DbErr::ConnectionAcquire(_) | sea_orm::DbErr::Conn(_)) => true,
            Self::Database(error) => {
                let text = error.to_string();
                ["database is locked", "database is busy", "disk is full", "terminating connection"]
                    .iter()
                    .any(|known| text.contains(known))
            }
            Self::Corrupt { .. } => false,
        }
    }
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, Error>;

/// An open database.
///
/// Readers share a few connections. On SQLite there is one writer, so that writers queue here and
/// never fail on a lock; PostgreSQL sorts its writers out itself.
#[derive(Clone)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// Told of every commit of this process.
    commits: watch::Sender<()>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("backend", &self.read.get_database_backend()).finish()
    }
}

impl Store {
    /// Begins a transaction that may write. On SQLite it takes the write lock at once: one that
    /// reads first and asks for the lock later fails instead of waiting.
    ///
    /// # Errors
    /// Where the database is out of reach.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.write.begin_with_options(options).await?;
        Ok(Tx { transaction, commits: self.commits.clone() })
    }

    /// Begins to read everything as it is at one moment, and waits for nobody.
    ///
    /// # Errors
    /// Where the database is out of reach.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let is_postgres = self.read.get_database_backend() == DatabaseBackend::Postgres;
        let options = TransactionOptions {
            // On SQLite every transaction is one.
            isolation_level: is_postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: is_postgres.then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        Ok(Snapshot(self.read.begin_with_options(options).await?))
    }

    /// Changes whenever this process commits something; what others commit, only the database knows.
    #[must_use]
    pub fn commits(&self) -> watch::Receiver<()> {
        self.commits.subscribe()
    }

    /// Asks the database for an answer, for `/readyz`.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }
}

/// The database as it was at one moment.
pub struct Snapshot(DatabaseTransaction);

/// A transaction: what is done through it is kept only by [`Tx::commit`].
pub struct Tx {
    transaction: DatabaseTransaction,
    commits: watch::Sender<()>,
}

impl Tx {
    /// Makes everything lasting: when this returns, it is on the disk.
    ///
    /// # Errors
    /// Where the database could not; then nothing of it was done.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await?;
        self.commits.send_replace(());
        Ok(())
    }

    /// A part of the transaction that can be given up alone; the rest waits until it is over.
    ///
    /// # Errors
    /// Where the database is out of reach.
    pub async fn part(&self) -> Result<Self> {
        Ok(Self { transaction: self.transaction.begin().await?, commits: self.commits.clone() })
    }

    /// Makes what was done in a [`Self::part`] one with the rest: it lasts once that is committed.
    ///
    /// # Errors
    /// Where the database could not.
    pub async fn join(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }

    /// Gives up what was done.
    ///
    /// # Errors
    /// Where the database is out of reach.
    pub async fn give_up(self) -> Result<()> {
        Ok(self.transaction.rollback().await?)
    }
}

/// Something that questions can be put to: the store, or a transaction.
pub trait Db: Sync {
    /// sea-orm's type behind it.
    #[doc(hidden)]
    type Connection: ConnectionTrait + StreamTrait;
    /// sea-orm's value behind it.
    #[doc(hidden)]
    fn connection(&self) -> &Self::Connection;
}

impl Db for Store {
    type Connection = DatabaseConnection;
    fn connection(&self) -> &DatabaseConnection {
        &self.read
    }
}

impl Db for Snapshot {
    type Connection = DatabaseTransaction;
    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl Db for Tx {
    type Connection = DatabaseTransaction;
    fn connection(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

fn language(table: &'static str, row: &impl ToString, tag: &str) -> Result<domain::language::Language> {
    domain::language::Language::from_tag(tag)
        .ok_or_else(|| Error::corrupt(table, row.to_string(), format!("“{tag}” is no language")))
}

/// The languages of fields; a row written before they were noted has one for all.
fn languages(
    table: &'static str,
    row: &impl ToString,
    json: Option<&str>,
    language: domain::language::Language,
) -> Result<domain::answer::languages::Languages> {
    match json {
        None => Ok(domain::answer::languages::Languages::of(language)),
        Some(json) => {
            serde_json::from_str(json).map_err(|error| Error::corrupt(table, row.to_string(), error))
        }
    }
}

fn write_languages(languages: &domain::answer::languages::Languages) -> String {
    serde_json::to_string(languages).unwrap_or_else(|_| unreachable!("text keys and tags are JSON"))
}
