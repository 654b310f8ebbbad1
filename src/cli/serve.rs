//! `saual serve` and `saual demo`: from settings to a running server.

use super::Fault;
use crate::app::{App, Clock, Entropy};
use crate::config::Config;
use crate::pages::Pages;
use crate::service::attempts::Attempts;
use crate::service::tabulate::ColumnCache;
use crate::store::{OpenFault, Place, Store};
use crate::words::Words;
use domain::message::Message;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

/// What is started.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The server alone.
    Plain,
    /// The server with the demonstration loaded.
    Demonstration,
}

/// Serves until told to stop.
pub(super) async fn run(config: Config, start: Start) -> Result<(), Fault> {
    let listener = listen(config.listen)?;
    let address = listener.local_addr().map_err(|error| Fault::Inner(error.into()))?;
    let app = Arc::new(open(config.settle(address)).await?);
    let _ = start;
    println!("{}", app.config.link("/"));
    let server = crate::web::serve(Arc::clone(&app), listener).map_err(|error| Fault::Inner(error.into()))?;
    let handle = server.handle();
    let farewell = tokio::spawn(async move {
        asked_to_stop().await;
        handle.stop(true).await;
    });
    server.await.map_err(|error| Fault::Inner(error.into()))?;
    farewell.abort();
    Ok(())
}

/// Opens everything that a running Saual has.
pub(super) async fn open(config: Config) -> Result<App, Fault> {
    prepare(&config.data)?;
    let store = Store::open(&config.database).await.map_err(|fault| told(&fault, &config))?;
    let words = Arc::new(Words::load());
    let pages = Pages::new(Arc::clone(&words));
    Ok(App {
        store,
        columns: ColumnCache::default(),
        attempts: Attempts::default(),
        words,
        pages,
        clock: Clock::system(),
        entropy: Entropy::system(),
        config,
    })
}

/// Makes the folder of data, and sees that it can be written.
fn prepare(data: &Path) -> Result<(), Fault> {
    let refuse = |error: std::io::Error| {
        let path = data.display().to_string();
        Fault::Told(Message::new("cli-data-unwritable").with("path", path).with("error", error.to_string()))
    };
    std::fs::create_dir_all(data).map_err(refuse)?;
    let probe = data.join(".writable");
    std::fs::write(&probe, b"").map_err(refuse)?;
    std::fs::remove_file(&probe).map_err(refuse)
}

fn listen(address: SocketAddr) -> Result<TcpListener, Fault> {
    let listener = TcpListener::bind(address).map_err(|error| {
        let key = match error.kind() {
            std::io::ErrorKind::AddrInUse => "cli-listen-in-use",
            _ => "cli-listen-impossible",
        };
        Fault::Told(Message::new(key).with("address", address.to_string()).with("error", error.to_string()))
    })?;
    listener.set_nonblocking(true).map_err(|error| Fault::Inner(error.into()))?;
    Ok(listener)
}

fn told(fault: &OpenFault, config: &Config) -> Fault {
    // The address of a PostgreSQL may hold a password.
    let place = match &config.database {
        Place::Sqlite(path) => path.display().to_string(),
        Place::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let key = match fault {
        OpenFault::Newer { .. } => "cli-database-newer",
        OpenFault::Unreachable(_) => "cli-database-unreachable",
        OpenFault::Migration(_) | OpenFault::Setting { .. } => "cli-database-unusable",
    };
    let error = fault.to_string().replace('\n', " ");
    Fault::Told(Message::new(key).with("place", place).with("error", error))
}

/// Waits for the first SIGTERM or SIGINT: running requests are then finished, new ones refused.
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => (),
        _ = interrupt.recv() => (),
    }
}
