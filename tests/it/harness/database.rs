//! A fresh real database for each test.

use saual::store::{Place, Store};
use std::process::Command;
use tempfile::TempDir;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file of its own.
    Sqlite,
    /// A database of its own in the server that `tests/run` starts.
    Postgres,
}

/// A database that goes when the test ends.
pub(crate) struct Database {
    pub(crate) store: Store,
    _folder: TempDir,
}

/// Opens a fresh database.
pub(crate) async fn open(kind: Kind) -> Database {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let store = Store::open(&place).await.expect("a database opens");
    Database { store, _folder: folder }
}

/// Where a fresh database is, not yet opened.
pub(crate) fn place(kind: Kind, folder: &TempDir) -> Place {
    match kind {
        Kind::Sqlite => Place::Sqlite(folder.path().join("saual.sqlite")),
        Kind::Postgres => Place::Postgres(fresh_postgres(folder)),
    }
}

/// The address of a new, empty database; the server is thrown away whole when the run ends.
fn fresh_postgres(folder: &TempDir) -> String {
    let server = std::env::var("SAUAL_TEST_POSTGRES")
        .expect("SAUAL_TEST_POSTGRES names no PostgreSQL server: start the tests with tests/run");
    let name = folder.path().file_name().expect("a folder has a name").to_string_lossy();
    let name = format!("t{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "").to_lowercase());
    let made = Command::new("psql")
        .args(["-q", "-d", &server, "-c", &format!("CREATE DATABASE {name}")])
        .output()
        .expect("psql runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let (front, _) = server.rsplit_once('/').expect("the address names a database");
    format!("{front}/{name}")
}

/// What `SAUAL_DATABASE` is for a fresh database of that kind.
pub(crate) fn setting(kind: Kind, folder: &TempDir) -> String {
    match place(kind, folder) {
        Place::Sqlite(path) => format!("sqlite:{}", path.display()),
        Place::Postgres(address) => address,
    }
}

/// Makes two tests of each function: one a database.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::harness::database::Kind::Sqlite).await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::harness::database::Kind::Postgres).await;
            })*
        }
    };
}
