//! `saual serve` and `saual demo`: from settings to a running server.

use super::Fault;
use crate::app::{App, Clock, Entropy};
use crate::config::Config;
use crate::jobs;
use crate::mailer::Mailer;
use crate::pages::Pages;
use crate::search::Search;
use crate::service::account::links;
use crate::service::attempts::Attempts;
use crate::service::fieldwork::FieldworkCache;
use crate::service::rehearsals::Rehearsals;
use crate::service::respond::plans::Plans;
use crate::service::tabulate::ColumnCache;
use crate::store::{OpenFault, Place, Store};
use crate::words::Words;
use domain::message::Message;
use std::fs::DirBuilder;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Notify, Semaphore};

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
    let stop = asked_to_stop().map_err(|error| Fault::Inner(error.into()))?;
    let listening = Message::new("cli-listening").with("link", app.config.link("/"));
    let listening = listening.with("address", address.to_string());
    println!("{}", app.words.say(super::terminal_language(), &listening));
    announce(&app, start).await?;
    tokio::spawn(jobs::index::follow(app.store.clone(), Arc::clone(&app.search)));
    tokio::spawn(jobs::outbox::deliver(Arc::clone(&app)));
    tokio::spawn(jobs::sweep::sweep(Arc::clone(&app)));
    tokio::spawn(jobs::datasets::write(Arc::clone(&app)));
    let server = crate::web::serve(Arc::clone(&app), listener).map_err(|error| Fault::Inner(error.into()))?;
    let handle = server.handle();
    let ending = Arc::clone(&app);
    let farewell = tokio::spawn(async move {
        stop.await;
        ending.live.close();
        handle.stop(true).await;
    });
    server.await.map_err(|error| Fault::Inner(error.into()))?;
    farewell.abort();
    Ok(())
}

/// How many passwords are in work at once.
const PASSWORDS_AT_ONCE: usize = 2;

/// Prints what somebody who has just started Saual needs next.
async fn announce(app: &Arc<App>, start: Start) -> Result<(), Fault> {
    let language = super::terminal_language();
    let say = |message: &Message| println!("{}", app.words.say(language, message));
    if start == Start::Demonstration {
        let shown = crate::demo::prepare(app).await?;
        say(&Message::new("cli-demo-survey")
            .with("address", app.config.link(&format!("/s/{}", crate::demo::SLUG))));
        say(&Message::new("cli-demo-researcher").with("address", app.config.link("/sign-in")));
        match shown.password {
            Some(password) => say(&Message::new("cli-demo-password")
                .with("email", crate::demo::RESEARCHER)
                .with("password", password)),
            None => say(&Message::new("cli-demo-own-password").with("email", crate::demo::RESEARCHER)),
        }
        say(&Message::new("cli-demo-tables").with("folder", shown.tables.display().to_string()));
        return Ok(());
    }
    if let Some(link) = links::first(app).await? {
        say(&Message::new("cli-first-account").with("address", link));
    }
    Ok(())
}

/// Opens everything that a running Saual has.
///
/// # Errors
/// Where the folder or the database cannot be used.
pub async fn open(config: Config) -> Result<App, Fault> {
    let store = store(&config).await?;
    let words = Arc::new(Words::load());
    let pages = Pages::new(Arc::clone(&words));
    let search = Search::open(&config.data.join("index"))?;
    let mailer = Mailer::new(&config.mail, &config.data)?;
    Ok(App {
        search: Arc::new(search),
        mailer,
        passwords: Semaphore::new(PASSWORDS_AT_ONCE),
        reckonings: Arc::new(Semaphore::new(1)),
        live: jobs::live::Live::default(),
        datasets: Notify::new(),
        store,
        columns: ColumnCache::new(config.limits.columns),
        fieldwork: FieldworkCache::default(),
        rehearsals: Rehearsals::default(),
        plans: Plans::default(),
        attempts: Attempts::new(Attempts::CODES),
        beginnings: Attempts::new(config.limits.begun),
        announcements: Attempts::new(config.limits.begun),
        words,
        pages,
        clock: Clock::system(),
        entropy: Entropy::system(),
        config,
    })
}

/// Opens the database, for a command that needs nothing else.
pub(super) async fn store(config: &Config) -> Result<Store, Fault> {
    prepare(&config.data)?;
    Store::open(&config.database).await.map_err(|fault| told(&fault, config))
}

/// Makes the folder of data, and sees that it can be written.
fn prepare(data: &Path) -> Result<(), Fault> {
    let refuse = |error: std::io::Error| {
        let path = data.display().to_string();
        Fault::Told(Message::new("cli-data-unwritable").with("path", path).with("error", error.to_string()))
    };
    // Answers and transcripts are for nobody else on the machine.
    DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(refuse)?;
    // Another process may be starting here at the same time.
    let probe = data.join(format!(".writable-{}", std::process::id()));
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
    let place = match &config.database {
        Place::Sqlite(path) => path.display().to_string(),
        Place::Postgres(address) => without_password(address),
    };
    let cause = match fault {
        OpenFault::Newer { unknown } => unknown.clone(),
        other => cause(other),
    };
    let key = match fault {
        OpenFault::Newer { .. } => "cli-database-newer",
        // What the pool says when nobody answers on that port.
        OpenFault::Unreachable(_) if cause.contains("timed out") => "cli-database-silent",
        OpenFault::Unreachable(_) => "cli-database-unreachable",
        OpenFault::Migration(_) | OpenFault::Setting { .. } => "cli-database-unusable",
    };
    Fault::Told(Message::new(key).with("place", place).with("error", cause))
}

/// The innermost cause, on one line: what the database itself says.
fn cause(fault: &dyn std::error::Error) -> String {
    let innermost = std::iter::successors(Some(fault), |fault| fault.source()).last();
    innermost.map(ToString::to_string).unwrap_or_default().replace('\n', " ")
}

/// A database's address as it may be shown: `postgres://host/name`.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
    // A question mark within a password: where it ends, nobody can say.
    if options.contains('@') {
        return format!("{scheme}://…");
    }
    let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
    format!("{scheme}://{place}")
}

/// The first SIGTERM or SIGINT from now on: requests under way are then finished, new ones refused.
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (address, shown) in [
            ("postgres://u:secret@h:5432/d", "postgres://h:5432/d"),
            ("postgres://h/d?password=secret", "postgres://h/d"),
            ("postgresql://u:sec@ret@h/d?sslmode=require", "postgresql://h/d"),
            ("postgres://u:sec?ret@h/d", "postgres://…"),
            ("postgres://h/d?password=sec@ret", "postgres://…"),
        ] {
            assert_eq!(without_password(address), shown);
        }
    }
}
