//! Files that were looked at, until they are taken in or given up. They wait in the database, so that any
//! process goes on with them; what nobody decided about is gone after a day.

use crate::app::App;
use crate::service::recordings::{Received, piece_of};
use crate::service::respond::files::plain;
use crate::store::{self, Store, studies::Study, waiting};
use chrono::{DateTime, TimeDelta, Utc};
use domain::message::Message;
use tokio::io::AsyncSeekExt;
use uuid::Uuid;

pub use crate::store::waiting::Waiting;

/// How many files wait of one person; the newest stay.
const OF_ONE: u64 = 2;
/// How long a file waits.
const LONGEST: TimeDelta = TimeDelta::days(1);

/// Lets a file wait. It goes from the disk into the database a piece at a time.
///
/// # Errors
/// The outer one where the database cannot be written or the file not be read; the inner one tells why it
/// is not taken.
pub async fn keep(
    app: &App,
    study: &Study,
    account_id: i64,
    file: Received,
) -> anyhow::Result<Result<Waiting, Message>> {
    let limit = app.config.limits.exchange;
    let size = file.size;
    if size == 0 {
        return Ok(Err(Message::new("refi-no-file")));
    }
    let Some(content) = file.content.filter(|_| size <= limit as u64) else {
        return Ok(Err(Message::new("refi-too-large").with("limit", (limit >> 20).max(1))));
    };
    let (id, name) = (app.entropy.uuid(), plain(&file.name));
    let whole = Waiting { id, account_id, study_id: study.id, name, size };
    let mut content = tokio::fs::File::from_std(content);
    content.rewind().await?;
    let tx = app.store.begin().await?;
    waiting::begin(&tx, &whole, app.clock.now()).await?;
    tx.commit().await?;
    // A transaction a piece: on SQLite nobody else writes while one goes on.
    let mut start = 0;
    while let Some(piece) = piece_of(&mut content).await? {
        let end = start + piece.len() as u64;
        let tx = app.store.begin().await?;
        waiting::append(&tx, id, start, piece).await?;
        tx.commit().await?;
        start = end;
    }
    let tx = app.store.begin().await?;
    waiting::complete(&tx, &whole, OF_ONE, app.clock.now()).await?;
    tx.commit().await?;
    Ok(Ok(whole))
}

/// The file of that id that waits for somebody in a study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn find(store: &Store, study: &Study, account_id: i64, id: Uuid) -> store::Result<Option<Waiting>> {
    waiting::find(store, id, account_id, study.id).await
}

/// What a file holds; none where it was let go meanwhile.
///
/// # Errors
/// Where the database cannot be read.
pub async fn bytes(store: &Store, file: &Waiting) -> store::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.size).unwrap_or(0));
    while (bytes.len() as u64) < file.size {
        let piece = waiting::piece(store, file.id, bytes.len() as u64).await?;
        let Some(piece) = piece.filter(|piece| !piece.is_empty()) else { return Ok(None) };
        bytes.extend_from_slice(&piece);
    }
    Ok(Some(bytes))
}

/// Lets a file go that was taken in or given up.
///
/// # Errors
/// Where the database cannot be written.
pub async fn forget(store: &Store, account_id: i64, id: Uuid) -> store::Result<()> {
    let tx = store.begin().await?;
    waiting::remove(&tx, id, account_id).await?;
    tx.commit().await
}

/// Drops what waited for a day, and answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(store: &Store, now: DateTime<Utc>) -> store::Result<u64> {
    let tx = store.begin().await?;
    let gone = waiting::sweep(&tx, now - LONGEST).await?;
    tx.commit().await?;
    Ok(gone)
}
