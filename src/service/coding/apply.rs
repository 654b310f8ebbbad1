//! Codes on words.

use super::deed::{self, Author, Deed, Done};
use super::{Outcome, Refusal};
use crate::app::App;
use crate::store::{
    self, Tx, codebook,
    codings::{self, CodingRow},
    documents::{self, Document},
    studies::Study,
};
use domain::coding::{Change, Changes, Placed};
use domain::text::{Offsets, Span};
use std::collections::{BTreeMap, HashSet};

/// Words in a passage, in UTF-16 units from its beginning, as a browser counts; the whole passage
/// where `None`.
pub type Selection = Option<(usize, usize)>;

/// The span of a selection; `None` where the passage is not there or nothing is selected in it.
#[must_use]
pub fn span(document: &Document, passage: i32, selection: Selection) -> Option<Span> {
    let passage = document.passages.iter().find(|known| known.number == passage)?.span();
    let offsets = Offsets::new(&document.text);
    let selected = match selection {
        None => passage,
        Some((from, to)) => Span {
            start: offsets.from_utf16(passage.start, from)?,
            end: offsets.from_utf16(passage.start, to)?,
        },
    };
    let inside = selected.start >= passage.start && selected.end <= passage.end && !selected.is_empty();
    if inside { offsets.trim(selected) } else { None }
}

/// A span without white space at its ends, if there are words in it and it is of the document.
pub(super) fn words(document: &Document, span: Span) -> Result<Span, Refusal> {
    Offsets::new(&document.text).trim(span).ok_or(Refusal::NoWords)
}

/// Puts a code on words of the version that the author looks at; `None` only where the words were chosen
/// from the newest text in the same breath. The same code by the same coder on the same words is there
/// once: then the answer has no changes.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the document was corrected since.
pub async fn apply(
    app: &App,
    study: &Study,
    author: &Author,
    (document_id, version): (i64, Option<i32>),
    span: Span,
    code_id: i64,
) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(document) = documents::by_id(&tx, study.id, document_id).await? else {
        return Ok(Err(Refusal::NoWords));
    };
    if version.is_some_and(|version| version != document.version) {
        return Ok(Err(Refusal::Changed));
    }
    let span = match words(&document, span) {
        Ok(span) => span,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !codebook::all(&tx, study.id).await?.iter().any(|code| code.id == code_id) {
        return Ok(Err(Refusal::NoWords));
    }
    let placed = Placed { code: code_id, span, coder: Some(author.account), consensus: false };
    let changes = match is_on(&tx, document_id, author, &placed).await? {
        true => Changes::default(),
        false => Changes::of_codings(vec![Change::made(placed)]),
    };
    finish(app, tx, study, Deed::new(author, Some(document_id), "apply"), changes).await
}

/// Whether the words have the code by the coder already.
pub(super) async fn is_on(
    tx: &Tx,
    document_id: i64,
    author: &Author,
    placed: &Placed,
) -> store::Result<bool> {
    let there = codings::of_document(tx, document_id, author.sight).await?;
    Ok(there.iter().any(|coding| coding.placed == *placed))
}

/// Takes a code off words.
///
/// # Errors
/// See [`Outcome`].
pub async fn remove(app: &App, study: &Study, author: &Author, id: i64) -> Outcome<Done> {
    change(app, study, author, (id, "remove"), |_, _| Ok(None)).await
}

/// Puts another code in a coding's place.
///
/// # Errors
/// See [`Outcome`].
pub async fn recode(app: &App, study: &Study, author: &Author, id: i64, code: i64) -> Outcome<Done> {
    change(app, study, author, (id, "recode"), |_, placed| Ok(Some(Placed { code, ..*placed }))).await
}

/// Lets a coding cover other words of its document, in the version that the author looks at.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the document was corrected since.
pub async fn resize(
    app: &App,
    study: &Study,
    author: &Author,
    id: i64,
    (document_id, version): (i64, i32),
    span: Span,
) -> Outcome<Done> {
    change(app, study, author, (id, "resize"), |document, placed| {
        if document.listed.id != document_id {
            return Err(Refusal::Gone);
        }
        if document.version != version {
            return Err(Refusal::Changed);
        }
        Ok(Some(Placed { span: words(document, span)?, ..*placed }))
    })
    .await
}

async fn change(
    app: &App,
    study: &Study,
    author: &Author,
    (id, action): (i64, &str),
    after: impl FnOnce(&Document, &Placed) -> Result<Option<Placed>, Refusal>,
) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(coding) = codings::by_id(&tx, study.id, id).await? else { return Ok(Err(Refusal::Gone)) };
    let Some(document) = documents::by_id(&tx, study.id, coding.document_id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    let after = author.may_change(&coding.placed).and_then(|()| after(&document, &coding.placed));
    let after = match after {
        Ok(after) => after,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let before = Some(coding.placed);
    let changes = match before == after {
        true => Changes::default(),
        false => Changes::of_codings(vec![Change { id, before, after }]),
    };
    finish(app, tx, study, Deed::new(author, Some(coding.document_id), action), changes).await
}

/// Makes one coding of several of one code in one document: the first covers them all, the others go.
///
/// # Errors
/// See [`Outcome`].
pub async fn merge(app: &App, study: &Study, author: &Author, ids: &[i64]) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let mut parts: Vec<CodingRow> = Vec::with_capacity(ids.len());
    for id in ids.iter().copied().collect::<std::collections::BTreeSet<_>>() {
        let Some(coding) = codings::by_id(&tx, study.id, id).await? else { return Ok(Err(Refusal::Gone)) };
        if let Err(refusal) = author.may_change(&coding.placed) {
            return Ok(Err(refusal));
        }
        parts.push(coding);
    }
    parts.sort_by_key(|coding| (coding.placed.span, coding.id));
    let [first, others @ ..] = &parts[..] else { return Ok(Err(Refusal::Gone)) };
    let alike = |other: &CodingRow| {
        let (a, b) = (&first.placed, &other.placed);
        other.document_id == first.document_id
            && (a.code, a.coder, a.consensus) == (b.code, b.coder, b.consensus)
    };
    if others.is_empty() || !others.iter().all(alike) {
        return Ok(Err(Refusal::NoWords));
    }
    let end = parts.iter().map(|coding| coding.placed.span.end).max().unwrap_or(first.placed.span.end);
    let whole = Placed { span: Span { end, ..first.placed.span }, ..first.placed };
    let mut changes = vec![Change { id: first.id, before: Some(first.placed), after: Some(whole) }];
    let gone = |coding: &CodingRow| Change { id: coding.id, before: Some(coding.placed), after: None };
    changes.extend(others.iter().map(gone));
    let deed = Deed::new(author, Some(first.document_id), "merge");
    finish(app, tx, study, deed, Changes::of_codings(changes)).await
}

/// Puts one code on many words of many documents, each in the version that the author looked at, as one
/// command; words that the coder gave the code already are left as they are.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where one of the documents was corrected since.
pub async fn apply_all(
    app: &App,
    study: &Study,
    author: &Author,
    code_id: i64,
    spans: &BTreeMap<(i64, i32), Vec<Span>>,
) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    if !codebook::all(&tx, study.id).await?.iter().any(|code| code.id == code_id) {
        return Ok(Err(Refusal::NoWords));
    }
    let now = app.clock.now();
    let mut changes = Vec::new();
    for ((document_id, version), spans) in spans {
        let Some(document) = documents::by_id(&tx, study.id, *document_id).await? else {
            return Ok(Err(Refusal::NoWords));
        };
        if document.version != *version {
            return Ok(Err(Refusal::Changed));
        }
        let there = codings::of_document(&tx, *document_id, author.sight).await?;
        let mut there: HashSet<Placed> = there.into_iter().map(|coding| coding.placed).collect();
        let offsets = Offsets::new(&document.text);
        for span in spans {
            let Some(span) = offsets.trim(*span) else { return Ok(Err(Refusal::NoWords)) };
            let placed = Placed { code: code_id, span, coder: Some(author.account), consensus: false };
            if there.insert(placed) {
                let id = codings::add(&tx, *document_id, &placed, now).await?;
                changes.push(Change { id, before: None, after: Some(placed) });
            }
        }
        documents::touch(&tx, study.id, *document_id).await?;
    }
    let changes = Changes::of_codings(changes);
    if changes.is_empty() {
        return Ok(Ok(Done { id: 0, number: 0, changes, left: 0 }));
    }
    let done = deed::note(&tx, study.id, Deed::new(author, None, "apply-all"), changes, now).await?;
    tx.commit().await?;
    Ok(Ok(done))
}

/// Does what a command says and keeps it; nothing where it changes nothing.
pub(super) async fn finish(
    app: &App,
    tx: Tx,
    study: &Study,
    deed: Deed<'_>,
    changes: Changes,
) -> Outcome<Done> {
    if changes.is_empty() {
        return Ok(Ok(Done { id: 0, number: 0, changes, left: 0 }));
    }
    deed::keep(tx, study.id, deed, changes, app.clock.now()).await
}
