//! Memos: written, changed and taken out by the same log as codes and codings.

use super::apply::finish;
use super::deed::{self, Author, Deed, Done};
use super::{Outcome, Refusal};
use crate::app::App;
use crate::store::{
    self, Tx, codebook, codings, documents,
    memos::{self, Memo, Subject},
    studies::Study,
};
use domain::coding::{Change, Changes, Sight, Unfit};

/// The longest memo, in characters.
pub const LONGEST: usize = 20_000;

/// What somebody writes.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// What it is about.
    pub subject: Subject,
    /// The memo that is changed; a new one where `None`.
    pub id: Option<i64>,
    /// The words that it had when it was shown.
    pub seen: &'a str,
    /// The words that it gets; blank ones take it out.
    pub words: &'a str,
}

/// The memos about a code that somebody sees, oldest first: while coding is blind, their own.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_code(app: &App, study: &Study, author: &Author, code: i64) -> store::Result<Vec<Memo>> {
    let mut memos = memos::of_codes(&app.store, study.id, &[code]).await?;
    memos.retain(|memo| sees(author.sight, memo));
    Ok(memos)
}

/// Whether somebody sees a memo: what others noted would sway whoever codes blind.
#[must_use]
pub fn sees(sight: Sight, memo: &Memo) -> bool {
    match sight {
        Sight::All => true,
        Sight::Own(account) => memo.account_id == Some(account),
    }
}

/// Writes a memo, gives one of the author's other words, or takes it out where they are blank.
/// `document_id` is the document in which it is done, and in which it is taken back.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the memo has other words by now.
pub async fn save(
    app: &App,
    study: &Study,
    author: &Author,
    document_id: Option<i64>,
    written: Written<'_>,
) -> Outcome<Done> {
    let words = as_sent(written.words);
    if words.chars().count() > LONGEST {
        return Ok(Err(Refusal::Long(LONGEST)));
    }
    let tx = deed::begin(&app.store, study.id).await?;
    if !is_there(&tx, study, author, written.subject).await? {
        let is_code = matches!(written.subject, Subject::Code(_));
        return Ok(Err(if is_code { Unfit::Unknown.into() } else { Refusal::Gone }));
    }
    let action = if matches!(written.subject, Subject::Code(_)) { "code-memo" } else { "memo" };
    let deed = Deed::new(author, document_id, action);
    let Some(id) = written.id else { return add(app, tx, study, deed, (written.subject, words)).await };
    let memo = match memos::by_id(&tx, study.id, id).await? {
        Some((memo, false)) if memo.subject == written.subject && sees(author.sight, &memo) => memo,
        _ => return Ok(Err(Refusal::Gone)),
    };
    if memo.account_id != Some(author.account) {
        return Ok(Err(Refusal::Foreign));
    }
    let before = Some(memo.text);
    let after = Some(words).filter(|words| !words.is_empty());
    if before == after {
        return finish(app, tx, study, deed, Changes::default()).await;
    }
    if before != Some(as_sent(written.seen)) {
        return Ok(Err(Refusal::Changed));
    }
    let changes = Changes { memos: vec![Change { id, before, after }], ..Changes::default() };
    finish(app, tx, study, deed, changes).await
}

async fn add(
    app: &App,
    tx: Tx,
    study: &Study,
    deed: Deed<'_>,
    (subject, words): (Subject, String),
) -> Outcome<Done> {
    if words.is_empty() {
        return Ok(Err(Refusal::Blank));
    }
    let now = app.clock.now();
    let id = memos::add(&tx, study.id, subject, (deed.author, &words), now).await?;
    let change = Change { id, before: None, after: Some(words) };
    let done = deed::note(&tx, study.id, deed, Changes { memos: vec![change], ..Changes::default() }, now);
    let done = done.await?;
    tx.commit().await?;
    Ok(Ok(done))
}

/// A field brings its line ends as CR LF.
fn as_sent(words: &str) -> String {
    words.replace("\r\n", "\n").trim().to_owned()
}

/// Whether what a memo is about is there for its author.
async fn is_there(tx: &Tx, study: &Study, author: &Author, subject: Subject) -> store::Result<bool> {
    Ok(match subject {
        Subject::Study => true,
        Subject::Document(id) => documents::is_there(tx, study.id, id).await?,
        Subject::Code(id) => codebook::by_id(tx, study.id, id).await?.is_some_and(|(_, removed)| !removed),
        Subject::Coding(document, id) => codings::by_id(tx, study.id, id)
            .await?
            .is_some_and(|coding| coding.document_id == document && author.sight.sees(&coding.placed)),
    })
}
