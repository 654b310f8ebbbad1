//! What members note about a code.

use super::finish;
use crate::app::App;
use crate::service::coding::deed::{self, Author, Deed};
use crate::service::coding::{Outcome, Refusal};
use crate::store::{
    self, codebook,
    memos::{self, Memo, Subject},
    studies::Study,
};
use domain::coding::{Change, Changes, Sight, Unfit};

/// The longest memo, in characters.
const LONGEST: usize = 20_000;

/// The memos about a code that somebody sees, oldest first: while coding is blind, their own.
///
/// # Errors
/// Where the database cannot be read.
pub async fn memos(app: &App, study: &Study, author: &Author, code: i64) -> store::Result<Vec<Memo>> {
    let mut memos = memos::of_codes(&app.store, study.id, &[code]).await?;
    memos.retain(|memo| sees(author, memo));
    Ok(memos)
}

/// Whether somebody sees a memo.
pub(super) fn sees(author: &Author, memo: &Memo) -> bool {
    author.sight == Sight::All || memo.account_id == Some(author.account)
}

/// Writes a memo about a code, gives one of the author's other words, or takes it out where they are
/// blank. `seen` are the words that it had when it was shown.
///
/// # Errors
/// See [`Outcome`].
pub async fn save_memo(
    app: &App,
    study: &Study,
    author: &Author,
    (code, id): (i64, Option<i64>),
    (seen, words): (&str, &str),
) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some((_, false)) = codebook::by_id(&tx, study.id, code).await? else {
        return Ok(Err(Unfit::Unknown.into()));
    };
    // A field brings its line ends as CR LF.
    let as_sent = |words: &str| words.replace("\r\n", "\n").trim().to_owned();
    let words = as_sent(words);
    if words.chars().count() > LONGEST {
        return Ok(Err(Refusal::Long(LONGEST)));
    }
    let deed = Deed::new(author, None, "code-memo");
    let Some(id) = id else {
        if words.is_empty() {
            return Ok(Err(Refusal::NoWords));
        }
        let now = app.clock.now();
        let id = memos::add(&tx, study.id, Subject::Code(code), (Some(author.account), &words), now).await?;
        let change = Change { id, before: None, after: Some(words) };
        deed::note(&tx, study.id, deed, Changes { memos: vec![change], ..Changes::default() }, now).await?;
        tx.commit().await?;
        return Ok(Ok(()));
    };
    let memo = match memos::by_id(&tx, study.id, id).await? {
        Some((memo, false)) if memo.subject == Subject::Code(code) => memo,
        _ => return Ok(Err(Refusal::Gone)),
    };
    if memo.account_id != Some(author.account) {
        return Ok(Err(Refusal::Foreign));
    }
    if memo.text == words {
        return Ok(Ok(()));
    }
    let before = Some(memo.text).filter(|text| *text == as_sent(seen));
    if before.is_none() {
        return Ok(Err(Refusal::Changed));
    }
    let after = Some(words).filter(|words| !words.is_empty());
    let changes = Changes { memos: vec![Change { id, before, after }], ..Changes::default() };
    Ok(finish(app, tx, study, deed, changes).await?.map(|_| ()))
}
