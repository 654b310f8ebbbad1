//! Keeping a correction.

use super::look::{Before, Fate, Looked, Outcome, compare, rows};
use crate::app::App;
use crate::service::coding::Author;
use crate::service::coding::deed::{self, Deed};
use crate::store::{
    Tx, codings,
    corrections::{self, Decision, Kind, Reanchoring},
    decisions,
    documents::{self, Document},
    studies::Study,
};
use chrono::{DateTime, Utc};
use domain::coding::{Change, Changes, Placed};
use domain::message::Message;
use domain::text::Transcript;
use std::collections::HashMap;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 1_000;

/// A correction as somebody wants it.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The version that they corrected.
    pub base: i32,
    /// The text as it is to be.
    pub text: &'a str,
    /// Why.
    pub note: &'a str,
    /// The mark of what they looked at, see [`Looked::mark`].
    pub seen: &'a str,
    /// Whether they looked at what changed and found it right.
    pub confirmed: bool,
}

/// Why a correction is not kept.
#[derive(Debug)]
pub enum Refused {
    /// The document is not there.
    Gone,
    /// Somebody corrected it meanwhile: the document as it is now.
    Stale(Box<Document>),
    /// What it would do is not what they looked at.
    Unseen,
    /// Nothing is corrected, or the text or the note cannot be kept.
    Unfit(Message),
}

/// Keeps a correction and answers the number of the version.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells why it is not kept.
pub async fn keep(
    app: &App,
    study: &Study,
    author: &Author,
    document_id: i64,
    wanted: &Wanted<'_>,
) -> anyhow::Result<Result<i32, Refused>> {
    let transcript = match Transcript::read(wanted.text) {
        Ok(transcript) => transcript,
        Err(fault) => return Ok(Err(Refused::Unfit(fault.message()))),
    };
    let note = wanted.note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Ok(Err(Refused::Unfit(Message::new("correct-note-long").with("most", LONGEST_NOTE))));
    }
    let Some(document) = documents::by_id(&app.store, study.id, document_id).await? else {
        return Ok(Err(Refused::Gone));
    };
    // Answers are corrected where they were given.
    if document.listed.gathers.is_some() {
        return Ok(Err(Refused::Unfit(Message::new("correct-gathers"))));
    }
    if document.version != wanted.base {
        return Ok(Err(Refused::Stale(Box::new(document))));
    }
    if document.text == transcript.text {
        return Ok(Err(Refused::Unfit(Message::new("correct-nothing"))));
    }
    // Compared before others have to wait; again where somebody coded or said something of its languages
    // meanwhile.
    let mut known = Before::read(&app.store, document_id).await?;
    let mut looked = compared(&document, &transcript, &mut known).await?;
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(now) = documents::by_id(&tx, study.id, document_id).await? else {
        return Ok(Err(Refused::Gone));
    };
    if now.version != wanted.base {
        return Ok(Err(Refused::Stale(Box::new(now))));
    }
    let mut before = Before::read(&tx, document_id).await?;
    let same = before.codings == known.codings && before.decided == known.decided;
    if !same || now.passages != document.passages {
        looked = compared(&now, &transcript, &mut before).await?;
    }
    if looked.mark(author) != wanted.seen {
        return Ok(Err(Refused::Unseen));
    }
    let version =
        write(&tx, study, author, (&now, looked), (note, wanted.confirmed), app.clock.now()).await?;
    tx.commit().await?;
    Ok(Ok(version))
}

async fn compared(
    document: &Document,
    transcript: &Transcript,
    before: &mut Before,
) -> anyhow::Result<Looked> {
    let (document, transcript) = (document.clone(), transcript.clone());
    let taken = Before {
        codings: before.codings.clone(),
        older: std::mem::take(&mut before.older),
        decided: before.decided.clone(),
    };
    Ok(tokio::task::spawn_blocking(move || compare(&document, transcript, &taken)).await?)
}

async fn write(
    tx: &Tx,
    study: &Study,
    author: &Author,
    (document, looked): (&Document, Looked),
    (note, confirmed): (&str, bool),
    now: DateTime<Utc>,
) -> anyhow::Result<i32> {
    let id = document.listed.id;
    let passages = rows(&looked.transcript.passages)?;
    let text = looked.transcript.text.as_str();
    let version = corrections::replace(tx, document, (text, &passages), (author.account, note), now).await?;
    decisions::renumber(tx, (id, version), &looked.decided).await?;
    let open = corrections::open(tx, id).await?;
    let open: HashMap<i64, &Reanchoring> = open.iter().map(|row| (row.coding_id, row)).collect();
    let (mut changes, mut notes) = (Vec::new(), Vec::new());
    for outcome in &looked.outcomes {
        if let Some(change) = place(tx, outcome, version).await? {
            changes.push(change);
        }
        let earlier = open.get(&outcome.coding.id);
        let again = matches!(outcome.fate, Fate::Changed(_) | Fate::Lost(_) | Fate::Found(_));
        if let Some(earlier) = earlier.filter(|_| again) {
            corrections::decide(tx, earlier.id, Decision::Overtaken, (author.account, now)).await?;
        }
        let agreed = earlier.filter(|earlier| earlier.kind == Kind::Changed).map(|earlier| &earlier.quote);
        let agreed = agreed.filter(|words| !words.is_empty());
        let seen = confirmed && author.may_change(&outcome.coding.placed).is_ok();
        notes.extend(told(outcome, version, agreed, seen));
    }
    corrections::note(tx, id, &notes, (author.account, now)).await?;
    let deed = Deed::new(author, Some(id), "correct");
    let done = deed::note(tx, study.id, deed, Changes::of_codings(changes), now).await?;
    corrections::set_change(tx, id, version, done.number).await?;
    documents::touch(tx, study.id, id).await?;
    Ok(version)
}

/// Puts a coding where it stands from now on, and answers what changed.
async fn place(tx: &Tx, outcome: &Outcome, version: i32) -> anyhow::Result<Option<Change<Placed>>> {
    let (id, placed) = (outcome.coding.id, outcome.coding.placed);
    Ok(match &outcome.fate {
        Fate::Unmoved | Fate::StillLost => None,
        Fate::Lost(_) => {
            codings::lose(tx, id, version).await?;
            Some(Change { id, before: Some(placed), after: None })
        }
        Fate::Moved(span) | Fate::Changed(span) | Fate::Found(span) => {
            let after = Placed { span: *span, ..placed };
            codings::put(tx, id, &after).await?;
            let before = Some(placed).filter(|_| !matches!(outcome.fate, Fate::Found(_)));
            Some(Change { id, before, after: Some(after) })
        }
    })
}

fn told(outcome: &Outcome, version: i32, agreed: Option<&String>, seen: bool) -> Option<Reanchoring> {
    let (kind, decision) = match outcome.fate {
        Fate::Unmoved | Fate::StillLost => return None,
        Fate::Moved(_) | Fate::Found(_) => (Kind::Moved, None),
        Fate::Changed(_) => (Kind::Changed, seen.then_some(Decision::Confirmed)),
        Fate::Lost(_) => (Kind::Lost, None),
    };
    let quote = agreed.unwrap_or(&outcome.quote).clone();
    let (coding_id, before, after) = (outcome.coding.id, outcome.coding.span(), outcome.fate.span());
    Some(Reanchoring { id: 0, version, coding_id, kind, before, after, quote, decision })
}
