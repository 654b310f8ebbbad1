//! What was done before a correction, brought to where the words stand now.

use super::look::stand;
use crate::service::coding::Refusal;
use crate::store::{self, Tx, codings, corrections};
use domain::coding::{Changes, Placed};
use domain::text::anchor::{self, Anchors};
use domain::text::{Passage, Span, Transcript};
use std::collections::BTreeMap;

/// Brings the places in a command's changes to the newest versions of their documents.
///
/// # Errors
/// The outer one where the database cannot be read; [`Refusal::Corrected`] where the words of a coding
/// that the command puts somewhere are not there any more.
pub async fn forward(
    tx: &Tx,
    study_id: i64,
    number: i64,
    changes: &mut Changes,
) -> store::Result<Result<(), Refusal>> {
    let mut documents: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (index, change) in changes.codings.iter().enumerate() {
        if let Some((document, _)) = codings::state(tx, study_id, change.id).await? {
            documents.entry(document).or_default().push(index);
        }
    }
    for (document, indexes) in documents {
        let mut later: Vec<i32> = corrections::versions(tx, document)
            .await?
            .into_iter()
            .filter(|version| version.change > number)
            .map(|version| version.number)
            .collect();
        later.sort_unstable();
        for version in later {
            let older = corrections::text(tx, document, version - 1).await?;
            let newer = corrections::text(tx, document, version).await?;
            let (Some((older, _)), Some((newer, _))) = (older, newer) else { continue };
            let step = Step::between(&older, &newer);
            for index in &indexes {
                let change = &mut changes.codings[*index];
                let (before, after) = (step.brings(change.before), step.brings(change.after));
                let (Ok(before), Ok(after)) = (before, after) else { return Ok(Err(Refusal::Corrected)) };
                (change.before, change.after) = (before, after);
            }
        }
    }
    Ok(Ok(()))
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

    fn brings(&self, placed: Option<Placed>) -> Result<Option<Placed>, Refusal> {
        placed.map(|placed| Ok(Placed { span: self.span(placed.span)?, ..placed })).transpose()
    }

    fn span(&self, span: Span) -> Result<Span, Refusal> {
        match stand(&self.anchors, &self.passages, span) {
            anchor::Fate::Unmoved => Ok(span),
            anchor::Fate::Moved(now) | anchor::Fate::Changed(now) => Ok(now),
            anchor::Fate::Lost(_) => Err(Refusal::Corrected),
        }
    }
}
