//! Coders side by side, and where they differ.

use super::readings::{Progress, Readers};
use crate::app::App;
use crate::store::{
    codings::{self, CodingRow},
    decisions::{self, Decision, Subject},
    documents::{self, Document, Passage},
    passages,
    studies::Study,
};
use domain::coding::{Likeness, Placed, Sight, Verdict, verdicts};
use domain::text::Span;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A document with what several coders did in it.
pub struct Compared {
    /// The document.
    pub document: Document,
    /// Who read it.
    pub readers: Vec<i64>,
    /// Whom of them.
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

/// Compares coders in a document; all its readers where none are named. Who is named and did not read it
/// is left out: what they did not code is no opinion. `None` where there is no such document.
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
    let readers = progress.readers(id, Readers::Coded);
    let is_meant = |coder: &i64| named.is_empty() || named.contains(coder);
    let coders: Vec<i64> = readers.iter().copied().filter(is_meant).collect();
    let coded = codings::of_document(&app.store, id, Sight::All).await?;
    let verdicts = verdicts(&spans(&document), &coders, &placed(&coded));
    let agreed = coded.into_iter().filter(|coding| coding.placed.consensus).collect();
    Ok(Some(Compared { document, readers, coders, verdicts, agreed }))
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

/// A code in a passage about which readers differ, or did when it was decided.
pub struct Disagreement {
    /// The document.
    pub document_id: i64,
    /// What they did.
    pub verdict: Verdict,
    /// The number of the passage; [`decisions::GONE`] where its words are not in the text any more.
    pub passage: i32,
    /// What was decided.
    pub decision: Option<Decided>,
}

/// What was decided, as it stands now.
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// Where the codings stand now that it put into the layer that is agreed upon; not those whose words
    /// were lost in a correction, or that somebody removed since.
    pub stand: Vec<Span>,
}

/// The decisions that hold, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn decided(db: &impl crate::store::Db, study_id: i64) -> anyhow::Result<Vec<Decision>> {
    let mut decisions = decisions::of_study(db, study_id).await?;
    decisions.retain(|decision| decision.taken_back.is_none());
    Ok(decisions)
}

/// The disagreements of a study, by document and passage: those that are open, or all that were decided,
/// whatever the coders did since.
///
/// # Errors
/// Where the database cannot be read.
pub async fn queue(
    app: &App,
    study: &Study,
    progress: &Progress,
    filter: &Filter,
) -> anyhow::Result<Vec<Disagreement>> {
    let decided = decided(&app.store, study.id).await?;
    let mut read = read(app, study, filter.document_id).await?;
    let listed = progress.documents.iter().filter_map(|document| {
        let (passages, coded) = read.remove(&document.id)?;
        let readers = progress.readers(document.id, filter.readers);
        Some(Read { document_id: document.id, readers, passages, coded })
    });
    let (listed, filter): (Vec<Read>, Filter) = (listed.collect(), filter.clone());
    let find = move || {
        let subjects: HashSet<Subject> = decided.iter().filter_map(Decision::subject).collect();
        let found = listed.iter().flat_map(|read| match filter.decided {
            true => read.decided(&decided),
            false => read.open(&subjects),
        });
        let wanted = |one: &Disagreement| filter.codes.is_empty() || filter.codes.contains(&one.verdict.code);
        found.filter(wanted).collect()
    };
    Ok(tokio::task::spawn_blocking(find).await?)
}

/// The passages and codings of one document, or of all.
async fn read(
    app: &App,
    study: &Study,
    document_id: Option<i64>,
) -> anyhow::Result<HashMap<i64, (Vec<Passage>, Vec<CodingRow>)>> {
    let (mut passages, coded) = match document_id {
        Some(id) => {
            let passages = documents::passages(&app.store, id).await?;
            (HashMap::from([(id, passages)]), codings::of_document(&app.store, id, Sight::All).await?)
        }
        None => {
            let passages = passages::of_study(&app.store, study.id).await?;
            (passages, codings::of_study(&app.store, study.id, Sight::All).await?)
        }
    };
    let mut read: HashMap<i64, (Vec<Passage>, Vec<CodingRow>)> =
        passages.drain().map(|(id, passages)| (id, (passages, Vec::new()))).collect();
    for coding in coded {
        if let Some((_, coded)) = read.get_mut(&coding.document_id) {
            coded.push(coding);
        }
    }
    Ok(read)
}

/// A document with what its readers did.
struct Read {
    document_id: i64,
    readers: Vec<i64>,
    passages: Vec<Passage>,
    coded: Vec<CodingRow>,
}

impl Read {
    fn verdicts(&self) -> Vec<Verdict> {
        let spans: Vec<Span> = self.passages.iter().map(Passage::span).collect();
        verdicts(&spans, &self.readers, &placed(&self.coded))
    }

    fn open(&self, decided: &HashSet<Subject>) -> Vec<Disagreement> {
        if self.readers.len() < 2 {
            return Vec::new();
        }
        let open = self.verdicts().into_iter().filter_map(|verdict| {
            let passage = self.passages[verdict.passage].number;
            let is_decided = decided.contains(&(self.document_id, verdict.code, passage));
            let is_open = verdict.likeness() == Likeness::Differs && !is_decided;
            is_open.then_some(Disagreement {
                document_id: self.document_id,
                verdict,
                passage,
                decision: None,
            })
        });
        open.collect()
    }

    fn decided(&self, decided: &[Decision]) -> Vec<Disagreement> {
        let mut decisions: Vec<&Decision> =
            decided.iter().filter(|one| one.document_id == self.document_id).collect();
        if decisions.is_empty() {
            return Vec::new();
        }
        decisions.sort_by_key(|one| (one.passage_now(), one.code_id));
        let places: HashMap<i64, Span> = self.coded.iter().map(|coding| (coding.id, coding.span())).collect();
        let verdicts = self.verdicts();
        let with_verdict = decisions.into_iter().map(|decision| {
            let at = decision.passage_now();
            let at = at.and_then(|number| self.passages.iter().position(|one| one.number == number));
            let code = decision.code_id;
            let verdict =
                at.and_then(|at| verdicts.iter().find(|one| (one.passage, one.code) == (at, code)).cloned());
            let nobody =
                Verdict { passage: at.unwrap_or_default(), code, gave: BTreeMap::new(), lacks: Vec::new() };
            let stand = decision.agreed.iter().filter_map(|(id, _)| places.get(id).copied()).collect();
            Disagreement {
                document_id: self.document_id,
                verdict: verdict.unwrap_or(nobody),
                passage: at.map_or(decisions::GONE, |_| decision.passage),
                decision: Some(Decided { decision: decision.clone(), stand }),
            }
        });
        with_verdict.collect()
    }
}
