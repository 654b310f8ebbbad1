//! What a correction does to a document and to its codings.

use crate::app::App;
use crate::service::coding::Author;
use crate::store::{
    self, Db,
    codings::{self, CodingRow},
    corrections,
    decisions::{self, Numbered},
    documents::{self, Document},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::language::told;
use domain::text::anchor::{self, Anchors, Candidate};
use domain::text::{Offsets, Passage, Span, Transcript};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays where it is.
    Unmoved,
    /// The same words stand elsewhere.
    Moved(Span),
    /// It covers other words.
    Changed(Span),
    /// Its words are not there any more; places that may be meant.
    Lost(Vec<Candidate>),
    /// Its words had been lost in an earlier correction, and still are.
    StillLost,
    /// Its words had been lost in an earlier correction, and are there again.
    Found(Span),
}

impl Fate {
    /// Where it stands from then on.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Moved(span) | Self::Changed(span) | Self::Found(span) => Some(*span),
            Self::Unmoved | Self::Lost(_) | Self::StillLost => None,
        }
    }
}

/// A coding and what becomes of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// As it stands before the correction.
    pub coding: CodingRow,
    /// The words that it covers, or covered last.
    pub quote: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What a correction does.
#[derive(Debug)]
pub struct Looked {
    /// The corrected text.
    pub transcript: Transcript,
    /// What becomes of each coding, in the order of the old text.
    pub outcomes: Vec<Outcome>,
    /// The passages about which somebody decided, with their number in the corrected text; `None` where
    /// nothing is left of them. Those that were lost before are here where they are found again.
    pub(super) decided: BTreeMap<Numbered, Option<i32>>,
}

impl Looked {
    /// A mark of what somebody looks at: the text, and which codings that they see change or lose their
    /// words.
    #[must_use]
    pub fn mark(&self, author: &Author) -> String {
        let mut hash = Sha256::new();
        hash.update(self.transcript.text.as_bytes());
        let told = |outcome: &&Outcome| matches!(outcome.fate, Fate::Changed(_) | Fate::Lost(_));
        let theirs = |outcome: &&Outcome| author.sight.sees(&outcome.coding.placed);
        for outcome in self.outcomes.iter().filter(told).filter(theirs) {
            hash.update(outcome.coding.id.to_le_bytes());
        }
        URL_SAFE_NO_PAD.encode(&hash.finalize()[..16])
    }
}

/// A coding with the version in which its words were lost.
pub(super) type Coded = (CodingRow, Option<i32>);

/// Everything that the codings of a document depend on.
pub(super) struct Before {
    pub(super) codings: Vec<Coded>,
    /// The texts of older versions from which codings or what was decided on were lost, by the version
    /// that lost them.
    pub(super) older: BTreeMap<i32, String>,
    /// The passages about which somebody decided.
    pub(super) decided: BTreeSet<Numbered>,
}

impl Before {
    pub(super) async fn read(db: &impl Db, document_id: i64) -> store::Result<Self> {
        let codings = codings::even_lost(db, document_id).await?;
        let decided = decisions::passages(db, document_id).await?;
        let lost_in = codings.iter().map(|(_, lost_in)| lost_in);
        let lost_in: BTreeSet<i32> =
            lost_in.chain(decided.iter().map(|(_, lost_in)| lost_in)).flatten().copied().collect();
        let mut older = BTreeMap::new();
        for version in lost_in {
            if let Some((text, _)) = corrections::text(db, document_id, version - 1).await? {
                older.insert(version, text);
            }
        }
        Ok(Self { codings, older, decided })
    }
}

/// Tells what a correction would do, off the threads that answer.
///
/// # Errors
/// Where the database cannot be read or the comparison breaks off.
pub async fn look(app: &App, document: &Document, transcript: Transcript) -> anyhow::Result<Looked> {
    let before = Before::read(&app.store, document.listed.id).await?;
    let document = document.clone();
    let looked = tokio::task::spawn_blocking(move || compare(&document, transcript, &before));
    Ok(looked.await?)
}

/// What a correction does, told from the texts.
pub(super) fn compare(document: &Document, mut transcript: Transcript, before: &Before) -> Looked {
    let anchors = Anchors::new(&document.text, &transcript.text);
    let mut outcomes = Vec::with_capacity(before.codings.len());
    let texts = Offsets::new(&document.text);
    let older: BTreeMap<i32, Offsets<'_>> =
        before.older.iter().map(|(version, text)| (*version, Offsets::new(text))).collect();
    for (coding, lost_in) in &before.codings {
        let span = coding.span();
        let outcome = match lost_in {
            None => {
                let fate = match stand(&anchors, &transcript.passages, span) {
                    anchor::Fate::Unmoved => Fate::Unmoved,
                    anchor::Fate::Moved(now) => Fate::Moved(now),
                    anchor::Fate::Changed(now) => Fate::Changed(now),
                    anchor::Fate::Lost(candidates) => Fate::Lost(candidates),
                };
                let quote = texts.slice(span).unwrap_or_default().to_owned();
                Outcome { coding: coding.clone(), quote, fate }
            }
            Some(version) => {
                let quote = older.get(version).and_then(|older| older.slice(span)).unwrap_or_default();
                Outcome { coding: coding.clone(), quote: quote.to_owned(), fate: Fate::StillLost }
            }
        };
        outcomes.push(outcome);
    }
    let mut decided = carried(document, &anchors, (&before.decided, &transcript.passages));
    for (version, older) in &before.older {
        let anchors = Anchors::new(older, &transcript.text);
        for ((coding, lost_in), outcome) in before.codings.iter().zip(&mut outcomes) {
            if *lost_in == Some(*version) {
                outcome.fate = match stand(&anchors, &transcript.passages, coding.span()) {
                    anchor::Fate::Unmoved => Fate::Found(coding.span()),
                    anchor::Fate::Moved(now) => Fate::Found(now),
                    anchor::Fate::Changed(_) | anchor::Fate::Lost(_) => Fate::StillLost,
                };
            }
        }
        decided.extend(found(&anchors, (*version, older), (&before.decided, &transcript.passages)));
    }
    outcomes.sort_by_key(|outcome| (outcome.coding.span(), outcome.coding.id));
    carry_languages(document, &anchors, &mut transcript.passages);
    drop(anchors);
    Looked { transcript, outcomes, decided }
}

/// Where the passages stand about which somebody decided.
fn carried(
    document: &Document,
    anchors: &Anchors<'_>,
    (decided, now): (&BTreeSet<Numbered>, &[Passage]),
) -> BTreeMap<Numbered, Option<i32>> {
    let known = document.passages.iter().filter(|passage| decided.contains(&(passage.number, None)));
    let number = |passage: &documents::Passage| {
        let at = anchors.passage(passage.span(), now)?;
        i32::try_from(now[at].number).ok()
    };
    known.map(|passage| ((passage.number, None), number(passage))).collect()
}

/// Where the passages stand again about which somebody decided, and which that version had lost: as
/// codings, only where all of their words are there.
fn found(
    anchors: &Anchors<'_>,
    (version, older): (i32, &str),
    (decided, now): (&BTreeSet<Numbered>, &[Passage]),
) -> BTreeMap<Numbered, Option<i32>> {
    // A text that was kept is read again as it was.
    let passages = Transcript::read(older).map(|read| read.passages).unwrap_or_default();
    let again = passages.iter().filter_map(|passage| {
        let lost = (i32::try_from(passage.number).ok()?, Some(version));
        decided.get(&lost)?;
        let is_whole = matches!(anchors.find(passage.span), anchor::Fate::Unmoved | anchor::Fate::Moved(_));
        let at = anchors.passage(passage.span, now).filter(|_| is_whole)?;
        Some((lost, Some(i32::try_from(now[at].number).ok()?)))
    });
    again.collect()
}

/// Where a span of one version stands in the next: on words of passages, never on labels alone.
pub(super) fn stand(anchors: &Anchors<'_>, passages: &[Passage], span: Span) -> anchor::Fate {
    let fate = anchors.find(span);
    let now = match &fate {
        anchor::Fate::Unmoved => span,
        anchor::Fate::Moved(now) | anchor::Fate::Changed(now) => *now,
        anchor::Fate::Lost(candidates) => {
            let inside = candidates.iter().filter_map(|candidate| {
                Some(Candidate { span: anchor::within(passages, candidate.span)?, ..*candidate })
            });
            return anchor::Fate::Lost(inside.collect());
        }
    };
    match anchor::within(passages, now) {
        Some(inside) if inside == now => fate,
        Some(inside) => anchor::Fate::Changed(inside),
        None => anchor::Fate::Lost(Vec::new()),
    }
}

/// The languages that people said of passages stay with the words they said them of.
fn carry_languages(document: &Document, anchors: &Anchors<'_>, passages: &mut [Passage]) {
    let offsets = Offsets::new(&document.text);
    let by_people = document
        .passages
        .iter()
        .filter(|passage| offsets.slice(passage.span()).is_some_and(|words| told(words) != passage.language));
    for passage in by_people {
        if let Some(at) = anchors.passage(passage.span(), passages) {
            passages[at].language = passage.language;
        }
    }
}

/// The passages as the database keeps them.
pub(super) fn rows(passages: &[Passage]) -> Result<Vec<documents::Passage>, std::num::TryFromIntError> {
    passages.iter().map(documents::Passage::of).collect()
}
