//! Opening the database: settings that durability rests on, and the schema brought up to date.

use super::Store;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, TransactionTrait};
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file, made if it is not there.
    Sqlite(PathBuf),
    /// A `postgres://` address of a database that exists.
    Postgres(String),
}

impl std::fmt::Debug for Place {
    /// Without the password that an address may hold.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// Nobody answers, or there is no such database, or the file cannot be made or written.
    #[error("the database cannot be opened: {0}")]
    Unreachable(#[source] DbErr),
    /// A later Saual has changed the schema.
    #[error("the database is newer than this program: it has {unknown}")]
    Newer {
        /// A migration that this program does not know.
        unknown: String,
    },
    /// The schema could not be brought up to date.
    #[error("the database's schema could not be brought up to date: {0}")]
    Migration(#[source] DbErr),
    /// The connection does not have a setting that durability rests on.
    #[error("SQLite did not take the setting {setting}: it says {found}")]
    Setting {
        /// Its name.
        setting: &'static str,
        /// What the connection has instead.
        found: String,
    },
}

const BUSY: Duration = Duration::from_secs(10);
const ACQUIRE: Duration = Duration::from_secs(8);
const READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 8;

/// What every SQLite connection is told. `synchronous=FULL` puts an acknowledged answer on the
/// disk; `secure_delete` leaves nothing of an erased one in the file.
const SQLITE: [(&str, &str, &str); 4] = [
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
];

/// Held while the schema changes, so that processes which start together take turns.
const MIGRATION_LOCK: i64 = 0x0053_6175_616c;

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`OpenFault`], each of which a person can act on.
    pub async fn open(place: &Place) -> Result<Self, OpenFault> {
        let store = match place {
            Place::Sqlite(path) => {
                let write = connect(sqlite(path, 1)).await?;
                assert_settings(&write).await?;
                let read = connect(sqlite(path, READERS)).await?;
                Self { read, write, commits: watch::Sender::default() }
            }
            Place::Postgres(address) => {
                let pool = connect(postgres(address)).await?;
                Self { read: pool.clone(), write: pool, commits: watch::Sender::default() }
            }
        };
        store.migrate().await?;
        Ok(store)
    }

    /// Copies an SQLite database as it is now into a new file, while others go on writing. The copy
    /// holds nothing of what was erased.
    ///
    /// # Errors
    /// [`OpenFault::Unreachable`] where the file cannot be made or the copy is not whole.
    pub async fn copy_to(&self, file: &std::path::Path) -> Result<(), OpenFault> {
        let name = file.to_string_lossy().replace('\'', "''");
        let copied = self.read.execute_unprepared(&format!("VACUUM INTO '{name}'")).await;
        copied.map_err(OpenFault::Unreachable)?;
        let copy = connect(sqlite(file, 1)).await?;
        let check = pragma(&copy, "integrity_check").await.map_err(OpenFault::Unreachable)?;
        copy.close().await.map_err(OpenFault::Unreachable)?;
        if check == "ok" { Ok(()) } else { Err(OpenFault::Unreachable(DbErr::Custom(check))) }
    }

    async fn migrate(&self) -> Result<(), OpenFault> {
        let turn = self.write.get_database_backend() == sea_orm::DbBackend::Postgres;
        let lock = if turn { Some(self.migration_lock().await.map_err(OpenFault::Migration)?) } else { None };
        self.refuse_newer().await?;
        Migrator::up(&self.write, None).await.map_err(OpenFault::Migration)?;
        if let Some(lock) = lock {
            lock.commit().await.map_err(OpenFault::Migration)?;
        }
        Ok(())
    }

    async fn migration_lock(&self) -> Result<sea_orm::DatabaseTransaction, DbErr> {
        let lock = self.write.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        Ok(lock)
    }

    async fn refuse_newer(&self) -> Result<(), OpenFault> {
        Migrator::install(&self.write).await.map_err(OpenFault::Migration)?;
        let applied = Migrator::get_migration_models(&self.write).await.map_err(OpenFault::Migration)?;
        let known = Migrator::get_migration_files();
        let unknown = applied.into_iter().find(|row| known.iter().all(|file| file.name() != row.version));
        unknown.map_or(Ok(()), |row| Err(OpenFault::Newer { unknown: row.version }))
    }
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, OpenFault> {
    Database::connect(options).await.map_err(OpenFault::Unreachable)
}

fn sqlite(path: &std::path::Path, connections: u32) -> ConnectOptions {
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(connections).min_connections(1).acquire_timeout(ACQUIRE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite.in_memory(false).shared_cache(false).filename(&path).create_if_missing(true);
        let sqlite = sqlite.busy_timeout(BUSY).foreign_keys(true);
        SQLITE.iter().fold(sqlite, |sqlite, (name, value, _)| sqlite.pragma(*name, *value))
    });
    options
}

fn postgres(address: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .connect_timeout(ACQUIRE)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false);
    // A server may be set up to answer before the disk has it; an acknowledged answer must be on it.
    options.map_sqlx_postgres_opts(|postgres| {
        postgres.application_name("saual").options([("synchronous_commit", "on")])
    });
    options
}

async fn assert_settings(connection: &DatabaseConnection) -> Result<(), OpenFault> {
    for (setting, _, wanted) in SQLITE {
        let found = pragma(connection, setting).await.map_err(OpenFault::Unreachable)?;
        if found != wanted {
            return Err(OpenFault::Setting { setting, found });
        }
    }
    Ok(())
}

async fn pragma(connection: &DatabaseConnection, name: &str) -> Result<String, DbErr> {
    let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, format!("PRAGMA {name}"));
    let row = connection.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::Custom(format!("PRAGMA {name} says nothing")))?;
    row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
}
