//! Keeps this process's search index in step with the database, whoever changed it: another
//! process, an import, this one.

use crate::search::{IndexedDocument, IndexedPassage, Intake, Search};
use crate::store::{self, Store, codings, documents, documents::Listed};
use anyhow::Context;
use domain::coding::Sight;
use domain::text::Offsets;
use std::sync::Arc;
use std::time::Duration;

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

/// Follows the database for as long as the program runs. A fault is logged and tried again: the
/// index is a copy, and being late is all that can happen to it.
pub async fn follow(store: Store, search: Arc<Search>) {
    let mut tick = tokio::time::interval(PERIOD);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
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
        if let Err(error) = catch_up(&store, &search, |_| ()).await {
            tracing::warn!("the search index could not follow: {error:#}");
        }
    }
}

/// Does something that takes its time, off the threads that answer.
async fn apart<T: Send + 'static>(
    what: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(what).await.context("the index writer stopped")?
}

/// Takes every change that the index has not seen, telling `progress` of each document.
///
/// # Errors
/// Where the database cannot be read or the index not written.
pub async fn catch_up(
    store: &Store,
    search: &Arc<Search>,
    mut progress: impl FnMut(&Listed),
) -> anyhow::Result<()> {
    let damaged = Arc::clone(search);
    apart(move || damaged.mend()).await?;
    let studies = store::studies::all_changes(store).await?;
    let known = |id: i64| studies.iter().any(|(known, _)| *known == id);
    // A study that is gone, or one of a database of before, of which the index has seen too much.
    let gone = search.studies().into_iter().filter(|id| !known(*id));
    let ahead = studies.iter().filter(|(id, changes)| search.seen(*id) > *changes).map(|(id, _)| *id);
    let wrong: Vec<i64> = gone.chain(ahead).collect();
    if !wrong.is_empty() {
        let search = Arc::clone(search);
        apart(move || {
            let mut intake = Intake::begin(&search, false)?;
            wrong.into_iter().try_for_each(|id| intake.forget(id))?;
            intake.finish()
        })
        .await?;
    }
    for (study_id, changes) in studies {
        if search.seen(study_id) < changes {
            follow_study(store, search, (study_id, changes), &mut progress).await?;
        }
    }
    Ok(())
}

type Batch = Vec<(i64, Option<IndexedDocument>)>;

/// Takes the study's changes up to that one in.
async fn follow_study(
    store: &Store,
    search: &Arc<Search>,
    (study_id, changes): (i64, i64),
    progress: &mut impl FnMut(&Listed),
) -> anyhow::Result<()> {
    let mut seen = search.seen(study_id);
    let (mut intake, mut waiting) = (None, 0);
    loop {
        let (batch, last) = batch(store, (study_id, seen), progress).await?;
        let passages: usize = batch.iter().flat_map(|(_, document)| document).map(|d| d.passages.len()).sum();
        // Everything that was counted up to `changes` is there; what came later may be.
        let done = last.is_none();
        seen = last.unwrap_or(seen).max(if done { changes } else { 0 });
        waiting += passages;
        let commit = done || waiting >= COMMITTED;
        waiting = if commit { 0 } else { waiting };
        let search = Arc::clone(search);
        intake = apart(move || {
            let mut intake = match intake {
                Some(intake) => intake,
                None => Intake::begin(&search, passages > MANY)?,
            };
            intake.take(&batch)?;
            if commit {
                intake.commit(Some((study_id, seen)))?;
            }
            if done { intake.finish().map(|()| None) } else { Ok(Some(intake)) }
        })
        .await?;
        if done {
            return Ok(());
        }
    }
}

/// Documents that changed after `seen`, and the last of those changes where there may be more.
async fn batch(
    store: &Store,
    (study_id, seen): (i64, i64),
    progress: &mut impl FnMut(&Listed),
) -> anyhow::Result<(Batch, Option<i64>)> {
    let (mut batch, mut passages, mut seen) = (Batch::new(), 0, seen);
    loop {
        let changed = documents::changed_after(store, study_id, seen, AT_ONCE).await?;
        let all = (changed.len() as u64) < AT_ONCE;
        for listed in changed {
            progress(&listed);
            seen = listed.change;
            let document = indexed(store, &listed).await?;
            passages += document.as_ref().map_or(0, |document| document.passages.len());
            batch.push((listed.id, document));
            if passages >= PASSAGES {
                return Ok((batch, Some(seen)));
            }
        }
        if all {
            return Ok((batch, None));
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
