//! Keeps this process's search index in step with the database, whoever changed it: another
//! process, an import, this one.

use super::patience::Patience;
use crate::search::{IndexedDocument, IndexedPassage, Intake, Search, Trouble};
use crate::store::{self, Store, codings, documents, documents::Listed};
use anyhow::Context;
use domain::coding::Sight;
use domain::text::Offsets;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the database is asked for changes: what is coded must be found within a second, and taking it
/// in takes a part of that.
pub const PERIOD: Duration = Duration::from_millis(250);

/// How often every file of the index is compared with its checksum, in periods: once an hour.
const INSPECTION: u32 = 4 * 3_600;

/// How many documents are read at once.
const AT_ONCE: u64 = 100;

/// How many passages are in memory at once. More than a few are taken for many, which a writer with more
/// memory takes in faster.
const PASSAGES: usize = 20_000;
const MANY: usize = 2_000;

/// How many passages go into the index before it is committed: each commit makes a part of the index, which
/// has to be merged with others later.
const COMMITTED: usize = 100_000;

/// Follows the database for as long as the program runs. A fault is logged and tried again, ever more
/// seldom: the index is a copy, and being late is all that can happen to it.
pub async fn follow(store: Store, search: Arc<Search>) {
    let mut tick = tokio::time::interval(PERIOD);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut patience = Patience::new();
    let mut ticks = 0_u32;
    loop {
        tick.tick().await;
        ticks = (ticks + 1) % INSPECTION;
        if ticks == 0 {
            let search = Arc::clone(&search);
            if let Err(error) = apart(move || {
                search.inspect();
                Ok(())
            })
            .await
            {
                tracing::warn!("the search index could not be inspected: {error:#}");
            }
        }
        round(&store, &search, &mut patience).await;
    }
}

/// Takes every change that the index has not seen. A study that fails keeps no other from being followed.
async fn round(store: &Store, search: &Arc<Search>, patience: &mut Patience<Option<i64>>) {
    if !patience.allows(&None, Instant::now()) {
        return;
    }
    let behind = match behind(store, search).await {
        Ok(behind) => behind,
        Err(error) => return failed(patience, None, &error),
    };
    patience.done(&None);
    for (study_id, changes) in behind {
        let study = Some(study_id);
        if patience.allows(&study, Instant::now()) {
            match follow_study(store, search, (study_id, changes)).await {
                Ok(()) => patience.done(&study),
                Err(error) => failed(patience, study, &error),
            }
        }
    }
}

/// Tells what failed: a study, or all of it.
fn failed(patience: &mut Patience<Option<i64>>, what: Option<i64>, error: &anyhow::Error) {
    let now = Instant::now();
    if matches!(error.downcast_ref(), Some(Trouble::Busy)) {
        // Another process builds the index anew; nothing of any study can be taken in meanwhile.
        patience.postponed(None, now);
        return tracing::debug!("{error:#}");
    }
    let wait = patience.failed(what, now).as_secs();
    match what {
        Some(study) => tracing::warn!(study, wait, "the search index could not follow a study: {error:#}"),
        None => tracing::warn!(wait, "the search index could not follow: {error:#}"),
    }
}

/// Does something that takes its time, off the threads that answer.
async fn apart<T: Send + 'static>(
    what: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(what).await.map_err(|_| anyhow::anyhow!("the index writer stopped"))?
}

/// Takes every change that the index has not seen.
///
/// # Errors
/// The first fault, where the database cannot be read or the index not written; what could be taken in is.
pub async fn catch_up(store: &Store, search: &Arc<Search>) -> anyhow::Result<()> {
    let mut all = Ok(());
    for study in behind(store, search).await? {
        let done = follow_study(store, search, study).await;
        all = all.and(done.with_context(|| format!("study {}", study.0)));
    }
    all
}

/// Forgets what is in the index and takes everything in again, telling `progress` of each document. Nobody
/// else writes to the index meanwhile.
///
/// # Errors
/// [`Trouble::Busy`] where somebody else is writing; others where the database cannot be read or the index
/// not written.
pub async fn rebuild(
    store: &Store,
    search: &Arc<Search>,
    mut progress: impl FnMut(&Listed),
) -> anyhow::Result<()> {
    let emptied = Arc::clone(search);
    let mut intake = apart(move || {
        let mut intake = Intake::begin(&emptied, true)?;
        intake.clear()?;
        Ok(intake)
    })
    .await?;
    for study in store::studies::all_changes(store).await? {
        let first = batch(store, (study.0, 0), &mut progress).await?;
        intake = take_study(store, intake, study, first, &mut progress).await?;
    }
    let search = Arc::clone(search);
    apart(move || {
        intake.finish()?;
        search.discard_aside()
    })
    .await
}

/// The studies with changes that the index has not seen, each with its last change. What the index should
/// not have is forgotten first; once it has everything, nothing is kept of a damaged one.
async fn behind(store: &Store, search: &Arc<Search>) -> anyhow::Result<Vec<(i64, i64)>> {
    let damaged = Arc::clone(search);
    apart(move || damaged.mend()).await?;
    let mut studies = store::studies::all_changes(store).await?;
    let known = |id: i64| studies.iter().any(|(known, _)| *known == id);
    // A study that is gone, or one of a database of before, of which the index has seen too much.
    let gone = search.studies().into_iter().filter(|id| !known(*id));
    let ahead = studies.iter().filter(|(id, changes)| search.seen(*id) > *changes).map(|(id, _)| *id);
    let wrong: Vec<(i64, i64)> = gone.chain(ahead).map(|id| (id, search.seen(id))).collect();
    if !wrong.is_empty() {
        let search = Arc::clone(search);
        apart(move || {
            let mut intake = Intake::begin(&search, false)?;
            for (id, seen) in wrong {
                // Another process may have mended it since.
                if intake.seen(id) == seen {
                    intake.forget(id)?;
                }
            }
            intake.finish()
        })
        .await?;
    }
    studies.retain(|(id, changes)| search.seen(*id) < *changes);
    if studies.is_empty() {
        let search = Arc::clone(search);
        apart(move || search.discard_aside()).await?;
    }
    Ok(studies)
}

/// Documents of a study that changed.
struct Batch {
    documents: Vec<(i64, Option<IndexedDocument>)>,
    /// The last change among them, where there may be more.
    last: Option<i64>,
}

impl Batch {
    fn passages(&self) -> usize {
        self.documents.iter().filter_map(|(_, document)| document.as_ref()).map(|d| d.passages.len()).sum()
    }
}

/// Takes the study's changes up to that one in.
async fn follow_study(
    store: &Store,
    search: &Arc<Search>,
    (study_id, changes): (i64, i64),
) -> anyhow::Result<()> {
    let seen = search.seen(study_id);
    let mut first = batch(store, (study_id, seen), &mut |_| ()).await?;
    let (search, many) = (Arc::clone(search), first.passages() > MANY);
    let intake = apart(move || Ok(Intake::begin(&search, many)?)).await?;
    // What this process knew was in the index may have been changed by another one meanwhile.
    if intake.seen(study_id) != seen {
        first = batch(store, (study_id, intake.seen(study_id)), &mut |_| ()).await?;
    }
    let intake = take_study(store, intake, (study_id, changes), first, &mut |_| ()).await?;
    apart(move || intake.finish()).await
}

/// Takes the study's changes up to that one in, beginning with a batch that was read already.
async fn take_study(
    store: &Store,
    mut intake: Intake,
    (study_id, changes): (i64, i64),
    first: Batch,
    progress: &mut impl FnMut(&Listed),
) -> anyhow::Result<Intake> {
    let (mut seen, mut waiting, mut next) = (intake.seen(study_id), 0, first);
    loop {
        // Everything that was counted up to `changes` is there; what came later may be.
        let done = next.last.is_none();
        seen = next.last.unwrap_or(seen).max(if done { changes } else { 0 });
        waiting += next.passages();
        let commit = done || waiting >= COMMITTED;
        waiting = if commit { 0 } else { waiting };
        intake = apart(move || {
            intake.take(&next.documents)?;
            if commit {
                intake.commit(Some((study_id, seen)))?;
            }
            Ok(intake)
        })
        .await?;
        if done {
            return Ok(intake);
        }
        next = batch(store, (study_id, seen), progress).await?;
    }
}

/// Documents that changed after `seen`.
async fn batch(
    store: &Store,
    (study_id, mut seen): (i64, i64),
    progress: &mut impl FnMut(&Listed),
) -> anyhow::Result<Batch> {
    let (mut documents, mut passages) = (Vec::new(), 0);
    loop {
        let changed = documents::changed_after(store, study_id, seen, AT_ONCE).await?;
        let all = (changed.len() as u64) < AT_ONCE;
        for listed in changed {
            progress(&listed);
            seen = listed.change;
            let document =
                indexed(store, &listed).await.with_context(|| format!("document {}", listed.id))?;
            passages += document.as_ref().map_or(0, |document| document.passages.len());
            documents.push((listed.id, document));
            if passages >= PASSAGES {
                return Ok(Batch { documents, last: Some(seen) });
            }
        }
        if all {
            return Ok(Batch { documents, last: None });
        }
    }
}

/// The document as the index takes it; `None` where it was taken out.
async fn indexed(store: &Store, listed: &Listed) -> anyhow::Result<Option<IndexedDocument>> {
    let Some(document) = documents::by_id(store, listed.study_id, listed.id).await? else { return Ok(None) };
    let codings = codings::of_document(store, listed.id, Sight::All).await?;
    let offsets = Offsets::new(&document.text);
    let mut passages = Vec::with_capacity(document.passages.len());
    for passage in document.passages {
        let span = passage.span();
        let text = offsets.slice(span).context("a passage lies outside its text")?.to_owned();
        let here = codings.iter().filter(|coding| coding.span().overlaps(span)).map(|coding| coding.placed);
        // What all agreed upon is nobody's own.
        let own = here.map(|placed| (placed.coder.filter(|_| !placed.consensus), placed.code));
        let mut codings: Vec<_> = own.collect();
        codings.sort_unstable();
        codings.dedup();
        passages.push(IndexedPassage {
            number: passage.number,
            span,
            text,
            speaker: passage.speaker,
            language: passage.language.unwrap_or(listed.language),
            codings,
        });
    }
    let attributes = serde_json::from_str(&listed.attributes)?;
    let (study_id, document_id) = (listed.study_id, listed.id);
    Ok(Some(IndexedDocument { study_id, document_id, attributes, passages }))
}
