//! What was done, as it is told to somebody who looks at a document: in the log's order, and nothing of
//! what they do not see.

use super::memos::sees;
use crate::store::{
    self, Db, codings,
    commands::{self, Command},
    memos::{self, Subject},
};
use chrono::{DateTime, Utc};
use domain::coding::{Change, CodeEntry, Kind, Placed, Sight};
use std::collections::BTreeSet;

/// How many commands are told at once: whoever missed more reads the document anew.
const MOST: u64 = 1_000;

/// What a command means to a document's reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its place in the study's order.
    pub number: i64,
    /// Whose; `None` where the account is gone, or the program did it by itself.
    pub account_id: Option<i64>,
    /// A deed of its own, or one taken back or done again.
    pub kind: Kind,
    /// What it is called, the end of a Fluent key.
    pub action: String,
    /// When.
    pub done_at: DateTime<Utc>,
    /// Codings of the document; what the reader does not see is not there, before or after.
    pub codings: Vec<Change<Placed>>,
    /// Codes of the study.
    pub codes: Vec<Change<CodeEntry>>,
    /// Memos of the study, its codes, the document and its codings.
    pub memos: Vec<Remark>,
}

impl Told {
    /// Whether there is nothing in it for the reader.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codings.is_empty() && self.codes.is_empty() && self.memos.is_empty()
    }
}

/// A memo that was written, changed or taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its key.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// Whose.
    pub account_id: Option<i64>,
    /// Its words; `None` where it is not there any more.
    pub text: Option<String>,
}

/// What happened after a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The number up to which everything is told.
    pub number: i64,
    /// The commands that mean something to the reader, in order.
    pub told: Vec<Told>,
    /// Whether there is more than is told at once, or the text itself was corrected.
    pub more: bool,
}

/// What happened in a study after a number, to a reader of one of its documents.
///
/// # Errors
/// Where the database cannot be read.
pub async fn since(
    db: &impl Db,
    study_id: i64,
    document_id: i64,
    sight: Sight,
    number: i64,
) -> store::Result<Since> {
    let log = commands::after(db, study_id, number, MOST).await?;
    let number = log.last().map_or(number, |command| command.number);
    // Whoever still shows the text of before has to read it anew.
    let corrected =
        log.iter().any(|command| command.action == "correct" && command.document_id == Some(document_id));
    let more = corrected || u64::try_from(log.len()).is_ok_and(|count| count == MOST);
    let mut all = Vec::with_capacity(log.len());
    for command in log {
        all.push(told(db, study_id, document_id, sight, command).await?);
    }
    all.retain(|told| !told.is_empty());
    Ok(Since { number, told: all, more })
}

/// What a command means to a reader of a document; it may be nothing.
///
/// # Errors
/// Where the database cannot be read.
pub async fn told(
    db: &impl Db,
    study_id: i64,
    document_id: i64,
    sight: Sight,
    command: Command,
) -> store::Result<Told> {
    let Command { number, account_id, kind, action, changes, done_at, .. } = command;
    let mut codings: Vec<_> =
        changes.codings.into_iter().map(|change| seen(change, sight)).filter(is_something).collect();
    if command.document_id.is_some_and(|done_in| done_in != document_id) {
        // What is done in one document changes codings of no other.
        codings.clear();
    } else if !codings.is_empty() && command.document_id.is_none() {
        let ids: BTreeSet<i64> = codings.iter().map(|change| change.id).collect();
        let here = codings::of_these(db, document_id, &ids).await?;
        codings.retain(|change| here.contains(&change.id));
    }
    let mut remarks = Vec::new();
    for change in changes.memos {
        let Some((memo, _)) = memos::by_id(db, study_id, change.id).await? else { continue };
        if is_for(&memo, document_id, sight) {
            let (id, subject, account_id) = (memo.id, memo.subject, memo.account_id);
            remarks.push(Remark { id, subject, account_id, text: change.after });
        }
    }
    Ok(Told { number, account_id, kind, action, done_at, codings, codes: changes.codes, memos: remarks })
}

fn seen(change: Change<Placed>, sight: Sight) -> Change<Placed> {
    let seen = |placed: Option<Placed>| placed.filter(|placed| sight.sees(placed));
    Change { id: change.id, before: seen(change.before), after: seen(change.after) }
}

const fn is_something(change: &Change<Placed>) -> bool {
    change.before.is_some() || change.after.is_some()
}

/// Whether a memo is shown to a reader of a document.
#[must_use]
pub fn is_for(memo: &memos::Memo, document_id: i64, sight: Sight) -> bool {
    let here = match memo.subject {
        Subject::Study | Subject::Code(_) => true,
        Subject::Document(document) | Subject::Coding(document, _) => document == document_id,
    };
    here && sees(sight, memo)
}
