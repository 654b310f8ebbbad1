//! Answers that were corrected after they were taken in: a person decides what becomes of them.

use super::scan::Scan;
use super::taken::{Standing, Taken};
use super::{Growing, New};
use crate::app::App;
use crate::store::{
    self, Db,
    answers::{self, TakenIn},
    documents,
    studies::Study,
};
use domain::answer::open;
use domain::message::Message;
use domain::text::{Gathered, Offsets};
use std::collections::HashMap;
use uuid::Uuid;

/// An answer in a document, and what the respondent says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The document.
    pub document_id: i64,
    /// The passage.
    pub passage: i32,
    /// The question, as it is called today.
    pub question: String,
    /// The submission that counts today.
    pub submission_id: Uuid,
    /// Its number.
    pub number: i64,
    /// The words in the document.
    pub before: String,
    /// The words now; `None` where the answer was taken back.
    pub now: Option<String>,
}

/// What somebody decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The corrected answer becomes a passage of its own at the end of the document.
    TakeIn,
    /// What was taken in stays as it is.
    Leave,
}

/// A passage that waits for a decision while the submissions are looked through.
pub(super) struct Pending {
    pub(super) passage: TakenIn,
    pub(super) number: i64,
    pub(super) now: Option<String>,
}

/// The passages whose words are really others now, in the order of the documents.
pub(super) async fn to_decide(
    db: &impl Db,
    study_id: i64,
    pending: HashMap<(String, Uuid), Pending>,
) -> store::Result<Vec<Correction>> {
    let mut pending: Vec<_> = pending.into_iter().filter(|(_, waiting)| waiting.number > 0).collect();
    pending.sort_by_key(|(_, waiting)| (waiting.passage.document_id, waiting.passage.number));
    let mut document = None;
    let mut found = Vec::new();
    for ((question, submission_id), waiting) in pending {
        let id = waiting.passage.document_id;
        if document.as_ref().is_none_or(|(there, _)| *there != id) {
            document = documents::by_id(db, study_id, id).await?.map(|document| (id, document.text));
        }
        let Some((_, text)) = &document else { continue };
        let before = Offsets::new(text).slice(waiting.passage.span).unwrap_or_default().to_owned();
        let now = waiting.now.map(|words| normal(&words));
        if now.as_ref() != Some(&before) {
            let (passage, number) = (waiting.passage.number, waiting.number);
            let correction =
                Correction { document_id: id, passage, question, submission_id, number, before, now };
            found.push(correction);
        }
    }
    Ok(found)
}

/// Words as a document would hold them.
fn normal(words: &str) -> String {
    let mut alone = Gathered::default();
    match alone.add(words) {
        Ok(_) => alone.text().to_owned(),
        Err(_) => String::new(),
    }
}

/// Does what was decided about the correction that a submission is of the answer in a passage; twice
/// does no harm.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one where there is nothing to decide
/// any more.
pub async fn decide(
    app: &App,
    study: &Study,
    (question, submission): (&str, Uuid),
    decision: Decision,
) -> anyhow::Result<Result<(), Message>> {
    let tx = app.store.begin().await?;
    answers::lock(&tx, study.id).await?;
    let gone = || Ok(Err(Message::new("papers-answers-gone")));
    let Some(scan) = Scan::of(&tx, study.id).await? else { return gone() };
    let taken = Taken::read(&tx, study.id, &scan.names).await?;
    let passage = match (taken.standing(question, submission), taken.passage(question, submission)) {
        (Standing::Corrects, Some(passage)) => passage,
        (Standing::There, _) => return Ok(Ok(())),
        _ => return gone(),
    };
    answers::settle(&tx, (passage.document_id, passage.number), submission).await?;
    if decision == Decision::TakeIn {
        let Some(new) = answer(&scan, &tx, study.id, (question, submission)).await? else { return gone() };
        let document = documents::by_id(&tx, study.id, passage.document_id).await?;
        let said = document.iter().flat_map(|document| &document.passages);
        let speaker = said
            .filter(|said| said.number == passage.number)
            .find_map(|said| said.speaker.clone())
            .unwrap_or_else(|| new.number.to_string());
        let mut growing = Growing::of(&tx, study.id, passage.document_id).await?;
        if !growing.add(question, &speaker, &new)? {
            return Ok(Err(Message::new("papers-answers-full")));
        }
        let (id, text) = (passage.document_id, growing.text.text());
        answers::append(&tx, study.id, id, text, &growing.added).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// What that submission answers to that question.
async fn answer(
    scan: &Scan,
    db: &impl Db,
    study_id: i64,
    (question, submission): (&str, Uuid),
) -> anyhow::Result<Option<New>> {
    let mut found = None;
    scan.each(db, study_id, |sent| {
        if sent.id == submission {
            let (language, number) = (sent.languages.get(question), sent.number);
            found = open::words(&sent.answers, question).map(|words| New {
                submission_id: submission,
                number,
                language,
                words,
            });
        }
    })
    .await?;
    Ok(found)
}
