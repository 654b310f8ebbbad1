//! Codes moved, merged and split.

use super::{Wanted, finish, new};
use crate::app::App;
use crate::service::coding::deed::{self, Author, Deed};
use crate::service::coding::memos::sees;
use crate::service::coding::{Outcome, Refusal};
use crate::store::{Db, codebook, codings, codings::CodingRow, memos, studies::Study};
use domain::coding::{
    Change, Changes, CodeEntry, Codebook, Placed, Sight, Spot, Standing, Unfit, Way, recoded,
};
use std::collections::BTreeSet;

/// Where a code is to go.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// To a place in the tree.
    Spot(Spot),
    /// Behind the last below a code, or at the top.
    Below(Option<i64>),
    /// One way from where it stands.
    Way(Way),
}

/// Moves a code with all below it. Where it cannot go that way it stays.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the place is not there any more.
pub async fn move_code(app: &App, study: &Study, author: &Author, id: i64, to: Place) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    let Some(code) = book.get(id) else { return Ok(Err(Unfit::Unknown.into())) };
    let spot = match to {
        Place::Spot(spot) => spot,
        Place::Below(parent) if parent == code.parent => return Ok(Ok(())),
        Place::Below(parent) => Spot { parent, after: book.last_below(parent) },
        Place::Way(way) => match book.toward(id, way) {
            Some(spot) => spot,
            None => return Ok(Ok(())),
        },
    };
    let there = |after: i64| book.get(after).is_some_and(|after| after.parent == spot.parent);
    if spot.after == Some(id) {
        return Ok(Ok(()));
    }
    if spot.after.is_some_and(|after| !there(after)) {
        return Ok(Err(Refusal::Changed));
    }
    let codes = match book.moved(id, spot) {
        Ok(codes) => codes,
        Err(unfit) => return Ok(Err(unfit.into())),
    };
    let changes = Changes { codes, ..Changes::default() };
    Ok(finish(app, tx, study, Deed::new(author, None, "code-move"), changes).await?.map(|_| ()))
}

/// What a merging does, to be looked at before.
#[derive(Clone, Debug)]
pub struct Merging {
    /// The code that goes.
    pub from: CodeEntry,
    /// The code that stays, as it will be.
    pub into: CodeEntry,
    /// How many codings get the other code, of those that the author sees.
    pub recoded: usize,
    /// How many of its codings go, since the same coder gave the other code to the same words.
    pub doubles: usize,
    /// How many codes move below the other.
    pub below: usize,
    /// How many memos go over, of those that the author sees.
    pub memos: usize,
    /// Whether there may be codings and memos that the author does not see.
    pub unseen: bool,
    /// A mark of both codes as they are.
    pub seen: String,
    changes: Changes,
}

/// What it would do to make one code part of another.
///
/// # Errors
/// See [`Outcome`].
pub async fn look_at_merge(
    app: &App,
    study: &Study,
    author: &Author,
    (from, into): (i64, i64),
) -> Outcome<Merging> {
    merging(&app.store, study, author, (from, into)).await
}

/// Makes one code part of another, if both are as `seen` says.
///
/// # Errors
/// See [`Outcome`].
pub async fn merge_codes(
    app: &App,
    study: &Study,
    author: &Author,
    (from, into): (i64, i64),
    seen: &str,
) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let mut merging = match merging(&tx, study, author, (from, into)).await? {
        Ok(merging) => merging,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if merging.seen != seen {
        return Ok(Err(Refusal::Changed));
    }
    // Those whose words were lost wait for somebody to place them, under the code that stays.
    codings::recode_lost(&tx, from, into).await?;
    // A memo is about one thing for good: the other code gets one of the same words.
    let now = app.clock.now();
    for memo in memos::of_codes(&tx, study.id, &[from]).await? {
        let words = (memo.account_id, memo.text.as_str());
        let id = memos::add(&tx, study.id, memos::Subject::Code(into), words, now).await?;
        memos::put(&tx, id, None, now).await?;
        merging.changes.memos.push(Change { id: memo.id, before: Some(memo.text.clone()), after: None });
        merging.changes.memos.push(Change { id, before: None, after: Some(memo.text) });
    }
    let deed = Deed::new(author, None, "code-merge");
    Ok(finish(app, tx, study, deed, merging.changes).await?.map(|_| ()))
}

async fn merging(db: &impl Db, study: &Study, author: &Author, (from, into): (i64, i64)) -> Outcome<Merging> {
    let book = Codebook::new(codebook::all(db, study.id).await?);
    let codes = match book.merged(from, into) {
        Ok(codes) => codes,
        Err(unfit) => return Ok(Err(unfit.into())),
    };
    let (Some(source), Some(target)) = (book.get(from), book.get(into)) else {
        return Ok(Err(Unfit::Unknown.into()));
    };
    // Codings that the author does not see go over too.
    let standing = standing(&codings::of_codes(db, study.id, &[from], Sight::All).await?);
    let there = self::standing(&codings::of_codes(db, study.id, &[into], Sight::All).await?);
    let (codings, _) = recoded(&standing, &there, into);
    let seen = |change: &&Change<Placed>| change.before.is_some_and(|placed| author.sight.sees(&placed));
    let (stays, goes): (Vec<_>, Vec<_>) =
        codings.iter().filter(seen).partition(|change| change.after.is_some());
    let memos = memos::of_codes(db, study.id, &[from]).await?;
    let after = |id: i64| codes.iter().find(|change| change.id == id).and_then(|change| change.after.clone());
    Ok(Ok(Merging {
        from: source.clone(),
        into: after(into).unwrap_or_else(|| target.clone()),
        recoded: stays.len(),
        doubles: goes.len(),
        below: book.below(Some(from)).filter(|code| code.id != into).count(),
        memos: memos.iter().filter(|memo| sees(author.sight, memo)).count(),
        unseen: author.sight != Sight::All,
        seen: format!("{}{}", source.seen(), target.seen()),
        changes: Changes { codes, codings, ..Changes::default() },
    }))
}

fn standing(rows: &[CodingRow]) -> Vec<Standing> {
    rows.iter().map(|row| (row.id, row.document_id, row.placed)).collect()
}

/// What quotes are split off to.
#[derive(Clone, Debug)]
pub enum Target {
    /// A new code, beside the one that it is split from.
    New(Box<Wanted>),
    /// A code that is there.
    Code(i64),
}

/// Puts quotes of a code under another one, and answers which. The author sees them all.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::NoWords`] where no quote is named, or one is not the code's.
pub async fn split_code(
    app: &App,
    study: &Study,
    author: &Author,
    (id, target): (i64, Target),
    chosen: &BTreeSet<i64>,
) -> Outcome<i64> {
    let tx = deed::begin(&app.store, study.id).await?;
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    let Some(code) = book.get(id) else { return Ok(Err(Unfit::Unknown.into())) };
    let mut rows = codings::of_codes(&tx, study.id, &[id], author.sight).await?;
    rows.retain(|row| chosen.contains(&row.id));
    if rows.is_empty() || rows.len() != chosen.len() {
        return Ok(Err(Refusal::NoWords));
    }
    if let Some(refusal) = rows.iter().find_map(|row| author.may_change(&row.placed).err()) {
        return Ok(Err(refusal));
    }
    let (into, codes, action) = match target {
        Target::Code(into) if into == id || book.get(into).is_none() => {
            return Ok(Err(Unfit::Unknown.into()));
        }
        Target::Code(into) => (into, Vec::new(), "code-recode"),
        Target::New(wanted) => {
            let made = new(&book, &Wanted { parent: code.parent, ..*wanted });
            let fits = made.fits().and_then(|()| book.check(None, made.parent, &made.label));
            if let Err(unfit) = fits {
                return Ok(Err(unfit.into()));
            }
            (0, vec![Change::made(made)], "code-split")
        }
    };
    let there = match into {
        0 => Vec::new(),
        into => standing(&codings::of_codes(&tx, study.id, &[into], Sight::All).await?),
    };
    let (codings, _) = recoded(&standing(&rows), &there, into);
    let changes = Changes { codes, codings, ..Changes::default() };
    let done = finish(app, tx, study, Deed::new(author, None, action), changes).await?;
    Ok(done.map(|done| done.codes.first().map_or(into, |change| change.id)))
}
