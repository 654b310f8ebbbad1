//! What somebody has to decide after corrections: whether changed words still deserve their code, and
//! where codings belong whose words were lost.

use super::look::stand;
use crate::app::App;
use crate::service::coding::deed::{self, Deed};
use crate::service::coding::{Author, Outcome, Refusal};
use crate::store::{
    self, Db, Tx, codings,
    codings::CodingRow,
    corrections::{self, Decision, Kind, Reanchoring},
    documents::{self, Document},
    studies::Study,
};
use domain::coding::{Change, Changes, Placed};
use domain::text::anchor::{self, Anchors, Candidate};
use domain::text::{Offsets, Passage, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something to be decided.
#[derive(Clone, Debug)]
pub struct Open {
    /// What the correction did.
    pub row: Reanchoring,
    /// The coding; a lost one with its last place.
    pub coding: CodingRow,
    /// Places that may be meant, for a lost one.
    pub candidates: Vec<Candidate>,
}

/// What is open in a document, of what the reader sees.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open(db: &impl Db, author: &Author, document_id: i64) -> store::Result<Vec<Open>> {
    let rows = corrections::open(db, document_id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let codings = codings::even_lost(db, document_id).await?;
    let known: HashMap<i64, (CodingRow, Option<i32>)> =
        codings.into_iter().map(|(coding, lost_in)| (coding.id, (coding, lost_in))).collect();
    let seen = rows.into_iter().filter_map(|row| {
        let (coding, lost_in) = known.get(&row.coding_id)?;
        let stands = match row.kind {
            Kind::Lost => lost_in.is_some(),
            Kind::Moved | Kind::Changed => lost_in.is_none(),
        };
        let here = stands && author.sight.sees(&coding.placed);
        here.then(|| Open { row, coding: coding.clone(), candidates: Vec::new() })
    });
    Ok(seen.collect())
}

/// Looks for the places that lost codings may be meant for, off the threads that answer.
///
/// # Errors
/// Where the database cannot be read or the search breaks off.
pub async fn propose(app: &App, document: &Document, open: &mut [Open]) -> anyhow::Result<()> {
    let mut versions: BTreeMap<i32, Vec<(usize, Span)>> = BTreeMap::new();
    for (index, lost) in open.iter().enumerate().filter(|(_, open)| open.row.kind == Kind::Lost) {
        versions.entry(lost.row.version - 1).or_default().push((index, lost.row.before));
    }
    for (version, spans) in versions {
        let Some((older, _)) = corrections::text(&app.store, document.listed.id, version).await? else {
            continue;
        };
        let document = document.clone();
        let found = tokio::task::spawn_blocking(move || {
            let anchors = Anchors::new(&older, &document.text);
            let passages: Vec<Passage> = document.passages.iter().map(passage).collect();
            let find = |(index, span)| (index, candidates(stand(&anchors, &passages, span), span));
            spans.into_iter().map(find).collect::<Vec<_>>()
        });
        for (index, candidates) in found.await? {
            open[index].candidates = candidates;
        }
    }
    Ok(())
}

fn passage(passage: &documents::Passage) -> Passage {
    Passage {
        number: usize::try_from(passage.number).unwrap_or_default(),
        speaker: passage.speaker.clone(),
        time: None,
        span: passage.span(),
        language: passage.language,
    }
}

fn candidates(fate: anchor::Fate, span: Span) -> Vec<Candidate> {
    let sure = |span| vec![Candidate { span, likeness: 100 }];
    match fate {
        anchor::Fate::Unmoved => sure(span),
        anchor::Fate::Moved(span) => sure(span),
        anchor::Fate::Changed(span) => vec![Candidate { span, likeness: 75 }],
        anchor::Fate::Lost(candidates) => candidates,
    }
}

/// Says of those of these changed codings that they are right that the author sees and may change. Answers
/// how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn confirm(
    app: &App,
    study: &Study,
    author: &Author,
    document_id: i64,
    rows: &BTreeSet<i64>,
) -> store::Result<usize> {
    let tx = deed::begin(&app.store, study.id).await?;
    let open = open(&tx, author, document_id).await?;
    let named = |open: &Open| rows.contains(&open.row.id);
    let may = |open: &Open| author.may_change(&open.coding.placed).is_ok();
    let changed = open.iter().filter(|open| open.row.kind == Kind::Changed && named(open) && may(open));
    let mut count = 0;
    for open in changed {
        corrections::decide(&tx, open.row.id, Decision::Confirmed, (author.account, app.clock.now())).await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}

/// Places a lost coding anew, on words of the version that the author looks at.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the document was corrected since.
pub async fn place(
    app: &App,
    study: &Study,
    author: &Author,
    (document_id, version, id): (i64, i32, i64),
    span: Span,
) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let (document, open) = match lost(&tx, study, author, document_id, id).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if document.version != version {
        return Ok(Err(Refusal::Changed));
    }
    let passages: Vec<Passage> = document.passages.iter().map(passage).collect();
    let words = Offsets::new(&document.text).trim(span);
    let Some(span) = words.and_then(|span| anchor::within(&passages, span)) else {
        return Ok(Err(Refusal::NoWords));
    };
    let after = Placed { span, ..open.coding.placed };
    let changes = Changes::of_codings(vec![Change { id: open.coding.id, before: None, after: Some(after) }]);
    let deed = Deed::new(author, Some(document_id), "place");
    if let Err(refusal) = deed::perform(&tx, study.id, deed, changes, app.clock.now()).await? {
        return Ok(Err(refusal));
    }
    corrections::decide(&tx, open.row.id, Decision::Placed, (author.account, app.clock.now())).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Lets a lost coding go.
///
/// # Errors
/// See [`Outcome`].
pub async fn let_go(app: &App, study: &Study, author: &Author, document_id: i64, id: i64) -> Outcome<()> {
    let now = app.clock.now();
    let tx = deed::begin(&app.store, study.id).await?;
    let (_, open) = match lost(&tx, study, author, document_id, id).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    codings::remove(&tx, open.coding.id, now).await?;
    let gone = Change { id: open.coding.id, before: Some(open.coding.placed), after: None };
    let deed = Deed::new(author, Some(document_id), "let-go");
    deed::note(&tx, study.id, deed, Changes::of_codings(vec![gone]), now).await?;
    corrections::decide(&tx, open.row.id, Decision::LetGo, (author.account, now)).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

async fn lost(
    tx: &Tx,
    study: &Study,
    author: &Author,
    document_id: i64,
    id: i64,
) -> store::Result<Result<(Document, Open), Refusal>> {
    let Some(document) = documents::by_id(tx, study.id, document_id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    let open = open(tx, author, document_id).await?;
    let Some(open) = open.into_iter().find(|open| open.row.id == id && open.row.kind == Kind::Lost) else {
        return Ok(Err(Refusal::Gone));
    };
    Ok(author.may_change(&open.coding.placed).map(|()| (document, open)))
}
