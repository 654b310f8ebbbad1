//! What was done before a correction, brought to where the words stand now.

use super::look::stand;
use crate::service::coding::Refusal;
use crate::store::{Tx, codings, corrections};
use domain::coding::{Change, Changes, Placed};
use domain::text::anchor::{self, Anchors};
use domain::text::{Passage, Span, Transcript};
use std::collections::BTreeMap;

/// Brings the places in a command's changes to the newest versions of their documents.
///
/// # Errors
/// The outer one where the database cannot be read or the comparison breaks off; [`Refusal::Corrected`]
/// where the words of a coding that the command puts somewhere are not there any more, or the text in which
/// they stood is not kept.
pub async fn forward(
    tx: &Tx,
    study_id: i64,
    number: i64,
    changes: &mut Changes,
) -> anyhow::Result<Result<(), Refusal>> {
    let mut documents: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (index, change) in changes.codings.iter().enumerate() {
        if let Some((document, _)) = codings::state(tx, study_id, change.id).await? {
            documents.entry(document).or_default().push(index);
        }
    }
    for (document, indexes) in documents {
        let versions = corrections::versions(tx, document).await?;
        if versions.last().is_some_and(|oldest| oldest.change > number) {
            return Ok(Err(Refusal::Corrected));
        }
        // The newest come first.
        let later = versions.iter().rev().filter(|version| version.change > number);
        let later: Vec<i32> = later.map(|version| version.number).collect();
        let there = indexes.iter().map(|index| changes.codings[*index].clone()).collect();
        match brought(tx, document, &later, there).await? {
            Ok(there) => {
                indexes.into_iter().zip(there).for_each(|(index, change)| changes.codings[index] = change);
            }
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Ok(()))
}

/// Changes in a document, brought through these versions of it one by one, off the threads that answer.
async fn brought(
    tx: &Tx,
    document: i64,
    later: &[i32],
    mut changes: Vec<Change<Placed>>,
) -> anyhow::Result<Result<Vec<Change<Placed>>, Refusal>> {
    let Some(first) = later.first() else { return Ok(Ok(changes)) };
    let mut older = corrections::text(tx, document, first - 1).await?;
    for version in later {
        let newer = corrections::text(tx, document, *version).await?;
        let (Some((before, _)), Some((after, passages))) = (older, newer) else {
            return Ok(Err(Refusal::Corrected));
        };
        let stepped = tokio::task::spawn_blocking(move || {
            let step = Step::between(&before, &after);
            let brought = changes.into_iter().map(|change| step.brings(change)).collect();
            drop(step);
            (brought, (after, passages))
        });
        let (brought, newer): (Result<Vec<_>, Refusal>, _) = stepped.await?;
        changes = match brought {
            Ok(changes) => changes,
            Err(refusal) => return Ok(Err(refusal)),
        };
        older = Some(newer);
    }
    Ok(Ok(changes))
}

/// From one version to the next.
struct Step<'t> {
    anchors: Anchors<'t>,
    passages: Vec<Passage>,
}

impl<'t> Step<'t> {
    fn between(older: &'t str, newer: &'t str) -> Self {
        // A text that was kept is read again as it was.
        let passages = Transcript::read(newer).map(|read| read.passages).unwrap_or_default();
        Self { anchors: Anchors::new(older, newer), passages }
    }

    fn brings(&self, change: Change<Placed>) -> Result<Change<Placed>, Refusal> {
        let moved = |placed: Option<Placed>| -> Result<_, Refusal> {
            placed.map(|placed| Ok(Placed { span: self.span(placed.span)?, ..placed })).transpose()
        };
        Ok(Change { id: change.id, before: moved(change.before)?, after: moved(change.after)? })
    }

    fn span(&self, span: Span) -> Result<Span, Refusal> {
        match stand(&self.anchors, &self.passages, span) {
            anchor::Fate::Unmoved => Ok(span),
            anchor::Fate::Moved(now) | anchor::Fate::Changed(now) => Ok(now),
            anchor::Fate::Lost(_) => Err(Refusal::Corrected),
        }
    }
}
