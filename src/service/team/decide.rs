//! Deciding where coders differ. What is decided stands in a layer of its own beside what the coders
//! did, and everything of it can be taken back.

use super::compare;
use super::readings::{self, Readers};
use crate::app::App;
use crate::service::coding::deed::{self, Author, Deed, Done};
use crate::service::coding::{Outcome, Refusal};
use crate::service::corrections::forward::forward;
use crate::store::{
    Tx, codings,
    commands::{self, Command},
    decisions,
    documents::{self, Document},
    studies::Study,
};
use chrono::{DateTime, Utc};
use domain::coding::{Change, Changes, Kind, Likeness, Placed, Sight, agreed, verdicts};
use domain::message::Message;
use domain::text::{Offsets, Span};

/// The longest note on a decision, in letters.
pub const LONGEST_NOTE: usize = 2_000;

/// A decision as somebody makes it.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The document.
    pub document_id: i64,
    /// The code.
    pub code_id: i64,
    /// The number of the passage.
    pub passage: i32,
    /// The coders whose words are to have the code; nobody's where there are none.
    pub accepted: Vec<i64>,
    /// Why.
    pub note: String,
}

/// Whether a note can be taken.
///
/// # Errors
/// Why not.
pub fn check_note(note: &str) -> Result<(), Message> {
    let fits = note.chars().count() <= LONGEST_NOTE && !note.contains('\0');
    if fits { Ok(()) } else { Err(Message::new("teamwork-note-long").with("longest", LONGEST_NOTE)) }
}

/// Decides about a code in a passage: what the accepted coders gave it to, has it from then on in the
/// layer that is agreed upon, as far as it lies in the passage. Decided once, it has to be taken back
/// before it is decided otherwise. What was agreed upon there before, as what all had given alike, goes
/// unless it is decided again.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where what was agreed upon goes on beyond the passage.
pub async fn decide(app: &App, study: &Study, author: &Author, wanted: &Wanted) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let subject = (wanted.document_id, wanted.code_id, wanted.passage);
    let Some(document) = documents::by_id(&tx, study.id, wanted.document_id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    let Some(passage) = document.passages.iter().find(|known| known.number == wanted.passage) else {
        return Ok(Err(Refusal::Gone));
    };
    let decided = compare::decided(&tx, study.id).await?;
    if decided.iter().any(|decision| decision.subject() == Some(subject)) {
        return Ok(Err(Refusal::Changed));
    }
    let coded = codings::of_document(&tx, wanted.document_id, author.sight).await?;
    let accepted = coded.iter().map(|coding| coding.placed).filter(|placed| {
        placed.code == wanted.code_id
            && !placed.consensus
            && placed.coder.is_some_and(|coder| wanted.accepted.contains(&coder))
    });
    let spans: Vec<Span> = accepted.map(|placed| placed.span).collect();
    let new = within(&document, passage.span(), &spans);
    if new.is_empty() && !wanted.accepted.is_empty() {
        // Their codings went away since the page was made.
        return Ok(Err(Refusal::Changed));
    }
    let mut changes = match standing(wanted.code_id, passage.span(), &new, &coded) {
        Ok(changes) => changes,
        Err(refusal) => return Ok(Err(refusal)),
    };
    changes.extend(made(wanted.code_id, author, &new, &coded));
    let changes = Changes::of_codings(changes);
    let deed = Deed::new(author, Some(wanted.document_id), "adjudicate");
    let done = match deed::perform(&tx, study.id, deed, changes, app.clock.now()).await? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    decisions::add(&tx, study.id, subject, done.id, wanted.note.trim()).await?;
    tx.commit().await?;
    Ok(Ok(done))
}

/// What of the spans lies in a passage, without white space at the ends.
fn within(document: &Document, passage: Span, spans: &[Span]) -> Vec<Span> {
    let offsets = Offsets::new(&document.text);
    let inside = spans
        .iter()
        .map(|span| Span { start: span.start.max(passage.start), end: span.end.min(passage.end) });
    agreed(inside).into_iter().filter_map(|span| offsets.trim(span)).collect()
}

/// What becomes of the codings of the layer that is agreed upon which stand in the passage: those on the
/// words that are decided stay, and are named, so that the decision tells what it was.
fn standing(
    code: i64,
    passage: Span,
    decided: &[Span],
    there: &[codings::CodingRow],
) -> Result<Vec<Change<Placed>>, Refusal> {
    let in_passage = |coding: &&codings::CodingRow| {
        coding.placed.consensus && coding.placed.code == code && coding.placed.span.overlaps(passage)
    };
    let change = |coding: &codings::CodingRow| {
        let placed = coding.placed;
        let stays = decided.contains(&placed.span);
        if !stays && (placed.span.start < passage.start || placed.span.end > passage.end) {
            return Err(Refusal::Changed);
        }
        Ok(Change { id: coding.id, before: Some(placed), after: stays.then_some(placed) })
    };
    there.iter().filter(in_passage).map(change).collect()
}

/// Codings of the layer that is agreed upon, those left out that are there already.
fn made(code: i64, author: &Author, spans: &[Span], there: &[codings::CodingRow]) -> Vec<Change<Placed>> {
    let is_there = |span: &Span| {
        let placed = |coding: &codings::CodingRow| coding.placed;
        there.iter().map(placed).any(|placed| placed.consensus && placed.code == code && placed.span == *span)
    };
    let new = spans.iter().filter(|span| !is_there(span));
    let place = |span: &Span| Placed { code, span: *span, coder: Some(author.account), consensus: true };
    new.map(|span| Change::made(place(span))).collect()
}

/// Puts into the layer that is agreed upon what all readers of a document gave alike: the words that
/// they cover together.
///
/// # Errors
/// See [`Outcome`].
pub async fn take_agreed(
    app: &App,
    study: &Study,
    author: &Author,
    (document_id, readers): (i64, Readers),
) -> Outcome<Done> {
    let progress = readings::progress(&app.store, study.id).await?;
    let readers = progress.readers(document_id, readers);
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(document) = documents::by_id(&tx, study.id, document_id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    if readers.len() < 2 {
        return Ok(Err(Refusal::Nothing));
    }
    let coded = codings::of_document(&tx, document_id, Sight::All).await?;
    let placed: Vec<Placed> = coded.iter().map(|coding| coding.placed).collect();
    let passages: Vec<Span> = document.passages.iter().map(documents::Passage::span).collect();
    let mut changes = Vec::new();
    for verdict in verdicts(&passages, &readers, &placed) {
        let passage = passages[verdict.passage];
        let has_one = placed
            .iter()
            .any(|placed| placed.consensus && placed.code == verdict.code && placed.span.overlaps(passage));
        if has_one || verdict.likeness() == Likeness::Differs {
            continue;
        }
        let spans: Vec<Span> = verdict.gave.values().flatten().copied().collect();
        changes.extend(made(verdict.code, author, &within(&document, passage, &spans), &coded));
    }
    if changes.is_empty() {
        return Ok(Err(Refusal::Nothing));
    }
    let deed = Deed::new(author, Some(document_id), "agree");
    deed::keep(tx, study.id, deed, Changes::of_codings(changes), app.clock.now()).await
}

/// Takes a decision back, whoever made it.
///
/// # Errors
/// See [`Outcome`].
pub async fn take_back(app: &App, study: &Study, author: &Author, decision_id: i64) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let decision = decisions::of_study(&tx, study.id).await?.into_iter().find(|one| one.id == decision_id);
    let Some(decision) = decision.filter(|decision| decision.taken_back.is_none()) else {
        return Ok(Err(Refusal::Gone));
    };
    let Some(command) = commands::by_id(&tx, study.id, decision.command_id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    let deed = Deed {
        author: Some(author.account),
        document_id: command.document_id,
        action: &command.action,
        kind: Kind::Undo,
        of_id: Some(command.id),
        key: author.key,
    };
    let mut changes = command.changes.inverse();
    let now = app.clock.now();
    // The text may have been corrected since.
    match forward(&tx, study.id, command.number, &mut changes).await? {
        Err(Refusal::Corrected) => match as_it_stands(&tx, study.id, &command, now).await? {
            Ok(now) => changes = now,
            Err(refusal) => return Ok(Err(refusal)),
        },
        Err(refusal) => return Ok(Err(refusal)),
        Ok(()) => {}
    }
    deed::keep(tx, study.id, deed, changes, now).await
}

/// Takes back a decision of which words went out of the text since, whether they came back or not: what it
/// gave goes from where it stands now, and what still waits for its words is let go.
async fn as_it_stands(
    tx: &Tx,
    study_id: i64,
    command: &Command,
    now: DateTime<Utc>,
) -> anyhow::Result<Result<Changes, Refusal>> {
    let back = command.changes.inverse().codings;
    let (gave, mut others): (Vec<_>, Vec<_>) = back.into_iter().partition(|change| change.after.is_none());
    others.retain(|change| change.before != change.after);
    let mut changes = Changes::of_codings(others);
    if let Err(refusal) = forward(tx, study_id, command.number, &mut changes).await? {
        return Ok(Err(refusal));
    }
    let there = match command.document_id {
        Some(document) => codings::even_lost(tx, document).await?,
        None => Vec::new(),
    };
    for (coding, lost_in) in there {
        let Some(given) = gave.iter().find(|change| change.id == coding.id) else { continue };
        if lost_in.is_some() {
            codings::remove(tx, coding.id, now).await?;
        } else if given.before.map(|placed| placed.code) == Some(coding.placed.code) {
            changes.codings.push(Change { id: coding.id, before: Some(coding.placed), after: None });
        } else {
            return Ok(Err(Refusal::Changed));
        }
    }
    Ok(Ok(changes))
}
