//! Where somebody is in a document, for the others who have it open.

use crate::app::App;
use crate::store::{self, documents, presences, presences::Presence, studies::Study};
use chrono::TimeDelta;

/// How long somebody is shown where they were seen last.
pub const SHOWN: TimeDelta = TimeDelta::seconds(10);

/// Notes where somebody is: the passage, and what is selected in it in UTF-16 units. `false` where there
/// is no such document.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn note(
    app: &App,
    study: &Study,
    (document_id, account_id): (i64, i64),
    passage: i32,
    selected: Option<(i32, i32)>,
) -> store::Result<bool> {
    let tx = app.store.begin().await?;
    if !documents::is_there(&tx, study.id, document_id).await? {
        return Ok(false);
    }
    let seen_at = app.clock.now();
    presences::put(&tx, study.id, &Presence { document_id, account_id, passage, selected, seen_at }).await?;
    tx.commit().await?;
    Ok(true)
}

/// Forgets where somebody was: they closed the page.
///
/// # Errors
/// Where the database cannot be written.
pub async fn leave(app: &App, document_id: i64, account_id: i64) -> store::Result<()> {
    let tx = app.store.begin().await?;
    presences::remove(&tx, document_id, account_id).await?;
    tx.commit().await
}

/// Drops what nobody is shown any more.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(app: &App) -> store::Result<u64> {
    let tx = app.store.begin().await?;
    let dropped = presences::sweep(&tx, app.clock.now() - SHOWN).await?;
    tx.commit().await?;
    Ok(dropped)
}
