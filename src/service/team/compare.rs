//! Coders side by side, and where they differ.

use super::readings::{Progress, Readers};
use crate::app::App;
use crate::store::{
    codings::{self, CodingRow},
    decisions::{self, Decision},
    documents::{self, Document, Passage},
    studies::Study,
};
use domain::coding::{Likeness, Placed, Sight, Verdict, verdicts};
use domain::text::Span;
use std::collections::{HashMap, HashSet};

/// A document with what several coders did in it.
pub struct Compared {
    /// The document.
    pub document: Document,
    /// Whom.
    pub coders: Vec<i64>,
    /// What each of them did with a code in a passage.
    pub verdicts: Vec<Verdict>,
    /// What was agreed upon.
    pub agreed: Vec<CodingRow>,
}

impl Compared {
    /// The passages, and whether the coders differ in each.
    pub fn passages(&self) -> impl Iterator<Item = (usize, &Passage, bool)> {
        let differ: HashSet<usize> = self
            .verdicts
            .iter()
            .filter(|one| one.likeness() != Likeness::Same)
            .map(|one| one.passage)
            .collect();
        let passages = self.document.passages.iter().enumerate();
        passages.map(move |(at, passage)| (at, passage, differ.contains(&at)))
    }
}

/// Compares coders in a document; all its readers where none are named. `None` where there is no such
/// document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn document(
    app: &App,
    study: &Study,
    id: i64,
    (progress, named): (&Progress, &[i64]),
) -> anyhow::Result<Option<Compared>> {
    let Some(document) = documents::by_id(&app.store, study.id, id).await? else { return Ok(None) };
    let known = progress.readers(id, Readers::Coded);
    let coders: Vec<i64> = match named {
        [] => known,
        named => progress
            .coders
            .iter()
            .map(|member| member.account_id)
            .filter(|coder| named.contains(coder))
            .collect(),
    };
    let coded = codings::of_document(&app.store, id, Sight::All).await?;
    let verdicts = verdicts(&spans(&document), &coders, &placed(&coded));
    let agreed = coded.into_iter().filter(|coding| coding.placed.consensus).collect();
    Ok(Some(Compared { document, coders, verdicts, agreed }))
}

fn spans(document: &Document) -> Vec<Span> {
    document.passages.iter().map(Passage::span).collect()
}

fn placed(coded: &[CodingRow]) -> Vec<Placed> {
    coded.iter().map(|coding| coding.placed).collect()
}

/// Which disagreements.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Of this document.
    pub document_id: Option<i64>,
    /// About one of these codes; about all where there are none.
    pub codes: Vec<i64>,
    /// Who counts as a reader.
    pub readers: Readers,
    /// Those that were decided, and not those that are open.
    pub decided: bool,
}

/// A code in a passage about which readers differ, or did before it was decided.
pub struct Disagreement {
    /// The document.
    pub document_id: i64,
    /// What they did.
    pub verdict: Verdict,
    /// The number of the passage.
    pub passage: i32,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// A code in a passage of a document: what a decision is about.
pub type Subject = (i64, i64, i32);

/// The decisions that hold, by what they are about.
///
/// # Errors
/// Where the database cannot be read.
pub async fn decided(
    db: &impl crate::store::Db,
    study_id: i64,
) -> anyhow::Result<HashMap<Subject, Decision>> {
    let decisions = decisions::of_study(db, study_id).await?.into_iter();
    let holding = decisions.filter(|decision| decision.taken_back.is_none());
    Ok(holding
        .map(|decision| ((decision.document_id, decision.code_id, decision.passage), decision))
        .collect())
}

/// The disagreements of a study, by document and passage.
///
/// # Errors
/// Where the database cannot be read.
pub async fn queue(
    app: &App,
    study: &Study,
    progress: &Progress,
    filter: &Filter,
) -> anyhow::Result<Vec<Disagreement>> {
    let mut decided = decided(&app.store, study.id).await?;
    let mut found = Vec::new();
    for listed in &progress.documents {
        if filter.document_id.is_some_and(|id| id != listed.id) {
            continue;
        }
        let readers = progress.readers(listed.id, filter.readers);
        if readers.len() < 2 {
            continue;
        }
        let passages = documents::passages(&app.store, listed.id).await?;
        let spans: Vec<Span> = passages.iter().map(Passage::span).collect();
        let coded = codings::of_document(&app.store, listed.id, Sight::All).await?;
        for verdict in verdicts(&spans, &readers, &placed(&coded)) {
            let wanted = filter.codes.is_empty() || filter.codes.contains(&verdict.code);
            if !wanted || verdict.likeness() != Likeness::Differs {
                continue;
            }
            let passage = passages[verdict.passage].number;
            let decision = decided.remove(&(listed.id, verdict.code, passage));
            if decision.is_some() == filter.decided {
                found.push(Disagreement { document_id: listed.id, verdict, passage, decision });
            }
        }
    }
    Ok(found)
}
