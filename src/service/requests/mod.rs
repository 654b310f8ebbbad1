//! Files that take long to make: datasets, and archives of a study's plan.
//!
//! What is asked for is a row in the database, and so is the file, in pieces, once it is written: any
//! process that shares the database writes it, and any hands it out. Whoever writes holds the file for a
//! minute at a time and says so every second; a process that died holds it no longer, and the next one
//! begins anew. Nothing is lost or done twice by that: only the newest attempt can finish a file. What is
//! whole stays for a day.

mod asked;
mod progress;

pub use asked::Asked;
pub use progress::{Progress, Stopped};

use crate::app::App;
use crate::service::recordings::piece_of;
use crate::store::{self, Store, dataset_files, studies::Study};
use chrono::{DateTime, TimeDelta, Utc};
use domain::message::Message;
use futures_util::Stream;
use std::fs::File;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncSeekExt;
use uuid::Uuid;

pub use crate::store::dataset_files::{DatasetFile, State};

/// How long a file stays.
const LONGEST: TimeDelta = TimeDelta::days(1);
/// How many files of one person may be unfinished.
const OF_ONE: u64 = 5;
/// How often a file is begun before it is given up.
const ATTEMPTS: i32 = 3;
/// How long whoever writes holds a file, and how often it says so.
const HELD: TimeDelta = TimeDelta::seconds(60);
const BEAT: Duration = Duration::from_secs(1);

/// Asks for a file. Who asks for the same again while it is being written asks for that.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one where somebody asks for too much.
pub async fn request(
    app: &App,
    study: &Study,
    account_id: i64,
    asked: impl Into<Asked>,
) -> anyhow::Result<Result<Uuid, Message>> {
    let (asked, now) = (asked.into(), app.clock.now());
    let as_text = serde_json::to_string(&asked)?;
    let total = asked.steps(app, study).await?;
    let tx = app.store.begin().await?;
    let known = dataset_files::of_person(&tx, (account_id, study.id), now).await?;
    if let Some(same) = known.iter().find(|file| file.wanted == as_text && file.state == State::Waiting) {
        return Ok(Ok(same.id));
    }
    if dataset_files::unfinished(&tx, account_id).await? >= OF_ONE {
        return Ok(Err(Message::new("dataset-too-many-files").with("most", i64::try_from(OF_ONE)?)));
    }
    let new = DatasetFile {
        id: app.entropy.uuid(),
        account_id,
        study_id: study.id,
        wanted: as_text,
        name: asked.name(study),
        done: 0,
        total,
        attempts: 0,
        created_at: now,
        state: State::Waiting,
    };
    dataset_files::add(&tx, &new).await?;
    tx.commit().await?;
    app.datasets.notify_one();
    Ok(Ok(new.id))
}

/// What somebody asked for in a study and is not over yet, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_person(app: &App, study: &Study, account_id: i64) -> store::Result<Vec<DatasetFile>> {
    dataset_files::of_person(&app.store, (account_id, study.id), app.clock.now()).await
}

/// The file of that id, for whoever asked for it in a study; none once it has expired.
///
/// # Errors
/// Where the database cannot be read.
pub async fn find(app: &App, study: &Study, account_id: i64, id: Uuid) -> store::Result<Option<DatasetFile>> {
    dataset_files::find(&app.store, id, (account_id, study.id), app.clock.now()).await
}

/// What a file is to be.
///
/// # Errors
/// Where the row does not say it.
pub fn asked(file: &DatasetFile) -> anyhow::Result<Asked> {
    Ok(serde_json::from_str(&file.wanted)?)
}

/// What a whole file holds, piece by piece.
pub fn pieces(store: Store, file: DatasetFile) -> impl Stream<Item = store::Result<Vec<u8>>> + use<> {
    futures_util::stream::try_unfold((store, file, 0), |(store, file, start)| async move {
        let Some(piece) = dataset_files::piece(&store, &file, start).await? else { return Ok(None) };
        let next = start + piece.len() as u64;
        Ok(Some((piece, (store, file, next))))
    })
}

/// Lets a file go; who writes it gives it up.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, account_id: i64, id: Uuid) -> store::Result<()> {
    let tx = app.store.begin().await?;
    dataset_files::remove(&tx, id, account_id).await?;
    tx.commit().await
}

/// Drops what has expired, and answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(store: &Store, now: DateTime<Utc>) -> store::Result<u64> {
    let tx = store.begin().await?;
    let gone = dataset_files::sweep(&tx, now).await?;
    tx.commit().await?;
    Ok(gone)
}

/// Writes every file that is due, and answers how many were taken.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn work(app: &App) -> anyhow::Result<usize> {
    let mut taken = 0;
    loop {
        let now = app.clock.now();
        let tx = app.store.begin().await?;
        let file = dataset_files::take(&tx, now, now + HELD).await?;
        tx.commit().await?;
        let Some(file) = file else { return Ok(taken) };
        taken += 1;
        if file.attempts > ATTEMPTS {
            // Nobody lived to tell why, so it may be the file that they died of.
            tracing::warn!(file = %file.id, "a file is given up: no process came to its end");
            finish(app, &file, State::Failed(Message::new("dataset-failed"))).await?;
            continue;
        }
        if let Err(error) = fulfil(app, &file).await {
            if error.is::<Stopped>() {
                continue;
            }
            tracing::warn!(file = %file.id, attempt = file.attempts, "a file could not be made: {error:#}");
            if file.attempts >= ATTEMPTS {
                finish(app, &file, State::Failed(Message::new("dataset-failed"))).await?;
            }
        }
    }
}

/// Writes a file and puts it into the database.
async fn fulfil(app: &App, file: &DatasetFile) -> anyhow::Result<()> {
    let Some(study) = store::studies::by_id(&app.store, file.study_id).await? else { return Ok(()) };
    let out = tempfile::tempfile_in(&app.config.data)?;
    let state = match written(app, &study, file, out.try_clone()?).await? {
        Ok(changed) => {
            let size = keep(app, file, out).await?;
            State::Done { size, changed, expires_at: app.clock.now() + LONGEST }
        }
        Err(why) => State::Failed(why),
    };
    finish(app, file, state).await
}

/// Writes a file, holding it all the while.
async fn written(
    app: &App,
    study: &Study,
    file: &DatasetFile,
    out: File,
) -> anyhow::Result<Result<Vec<Message>, Message>> {
    let progress = Arc::new(Progress::default());
    // As far as it is known before it begins.
    progress.begin(file.total);
    let asked = asked(file)?;
    let order = asked::Order { study, account_id: file.account_id };
    let mut writing = std::pin::pin!(asked.make(app, order, out, &progress));
    let mut beat = tokio::time::interval(BEAT);
    loop {
        tokio::select! {
            written = &mut writing => return written,
            _ = beat.tick() => match hold(app, file, progress.steps()).await {
                Ok(true) => {}
                Ok(false) => progress.stop(),
                // It is held for a while yet, and may be said again in time.
                Err(error) => tracing::warn!(file = %file.id, "a file could not be held: {error}"),
            },
        }
    }
}

async fn hold(app: &App, file: &DatasetFile, steps: (u64, u64)) -> store::Result<bool> {
    let tx = app.store.begin().await?;
    let held = dataset_files::hold(&tx, file, steps, app.clock.now() + HELD).await?;
    tx.commit().await?;
    Ok(held)
}

/// Puts what was written into the database, a transaction a piece: on SQLite nobody else writes while
/// one goes on. Answers how many bytes there are.
async fn keep(app: &App, file: &DatasetFile, out: File) -> anyhow::Result<u64> {
    let mut out = tokio::fs::File::from_std(out);
    out.rewind().await?;
    let mut start = 0;
    while let Some(piece) = piece_of(&mut out).await? {
        let end = start + piece.len() as u64;
        let tx = app.store.begin().await?;
        if !dataset_files::hold(&tx, file, (file.total, file.total), app.clock.now() + HELD).await? {
            return Err(Stopped.into());
        }
        dataset_files::append(&tx, file, start, piece).await?;
        tx.commit().await?;
        start = end;
    }
    Ok(start)
}

async fn finish(app: &App, file: &DatasetFile, state: State) -> anyhow::Result<()> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    dataset_files::finish(&tx, file, &state, (now, now + LONGEST)).await?;
    Ok(tx.commit().await?)
}
