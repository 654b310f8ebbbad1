//! Keeps this process's search index in step with the database, whoever changed it: another
//! process, an import, this one.

use crate::search::{IndexedDocument, IndexedPassage, Search};
use crate::store::{self, Store, codings, documents, documents::Listed};
use anyhow::Context;
use domain::coding::Sight;
use domain::text::Offsets;
use std::sync::Arc;
use std::time::Duration;

/// How often the database is asked for changes: well under the two seconds in which a quote coded
/// elsewhere must be found here.
pub const PERIOD: Duration = Duration::from_millis(500);

/// How many documents go into the index before it is committed.
const AT_ONCE: u64 = 100;

/// Follows the database for as long as the program runs. A fault is logged and tried again: the
/// index is a copy, and being late is all that can happen to it.
pub async fn follow(store: Store, search: Arc<Search>) {
    let mut tick = tokio::time::interval(PERIOD);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = catch_up(&store, &search, |_| ()).await {
            tracing::warn!("the search index could not follow: {error:#}");
        }
    }
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
    for study in store::studies::all(store).await? {
        loop {
            let seen = search.seen(study.id);
            let changed = documents::changed_after(store, study.id, seen, AT_ONCE).await?;
            let Some(last) = changed.last().map(|document| document.change) else { break };
            let mut batch = Vec::with_capacity(changed.len());
            for listed in changed {
                progress(&listed);
                batch.push((listed.id, indexed(store, &listed).await?));
            }
            let search = Arc::clone(search);
            tokio::task::spawn_blocking(move || search.take_in(study.id, batch, last))
                .await
                .context("the index writer stopped")??;
        }
    }
    Ok(())
}

/// The document as the index takes it; `None` where it was taken out.
async fn indexed(store: &Store, listed: &Listed) -> anyhow::Result<Option<IndexedDocument>> {
    let Some(document) = documents::by_id(store, listed.study_id, listed.id).await? else { return Ok(None) };
    let codings = codings::of_document(store, listed.id, Sight::All).await?;
    let offsets = Offsets::new(&document.text);
    let mut passages = Vec::with_capacity(document.passages.len());
    for passage in &document.passages {
        let span = passage.span();
        let text = offsets.slice(span).context("a passage lies outside its text")?.to_owned();
        let codes =
            codings.iter().filter(|coding| coding.span().overlaps(span)).map(|coding| coding.placed.code);
        let mut codes: Vec<i64> = codes.collect();
        codes.sort_unstable();
        codes.dedup();
        let language = passage.language.unwrap_or(listed.language);
        passages.push(IndexedPassage { number: passage.number, span, text, language, codes });
    }
    let attributes = serde_json::from_str(&listed.attributes)?;
    let (study_id, document_id, language) = (listed.study_id, listed.id, listed.language);
    Ok(Some(IndexedDocument { study_id, document_id, language, attributes, passages }))
}
