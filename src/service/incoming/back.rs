//! A file taken back: what came with it goes, and what it took the place of counts again.

use crate::app::App;
use crate::store::{imports, studies::Study};
use domain::message::Message;

/// What was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// How many responses went.
    pub gone: u64,
}

/// Takes a file back as a whole, where nobody has worked with any of its responses.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells why it stays. `None` where the
/// study has no such import.
pub async fn take_back(
    app: &App,
    study: &Study,
    id: i64,
) -> anyhow::Result<Option<Result<TakenBack, Message>>> {
    let tx = app.store.begin().await?;
    let Some(import) = imports::by_id(&tx, study.id, id).await? else { return Ok(None) };
    if import.taken_back_at.is_some() {
        return Ok(Some(Err(Message::new("incoming-back-done"))));
    }
    let touched = imports::touched(&tx, study.id, id).await?;
    if touched > 0 {
        let told = Message::new("incoming-back-touched").with("count", i64::try_from(touched)?);
        return Ok(Some(Err(told)));
    }
    let gone = imports::take_back(&tx, study.id, id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(Some(Ok(TakenBack { gone })))
}
