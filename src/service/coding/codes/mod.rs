//! The codebook: codes made, changed, moved, merged, split and removed, each by one command.

mod history;
mod reshape;
mod told;

pub use history::{Deeds, Done, Entry, Page, Sought, history, names, of_author, way_back};
pub use reshape::{Merging, Place, Target, look_at_merge, merge_codes, move_code, split_code};
pub use told::told;

use super::deed::{self, Author, Deed};
use super::{Outcome, Refusal, apply};
use crate::app::App;
use crate::store::{Tx, codebook, codings, memos as notes, studies::Study};
use domain::coding::{Change, Changes, CodeEntry, Codebook, Color, Sight, Unfit};
use domain::language::{Language, Text};

/// A code as somebody wants it.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The code to change; a new one where `None`.
    pub id: Option<i64>,
    /// The code above a new one; where an old one stands is another matter.
    pub parent: Option<i64>,
    /// Its name.
    pub label: Text,
    /// What it means.
    pub definition: Text,
    /// When it applies.
    pub inclusion: Text,
    /// When it does not.
    pub exclusion: Text,
    /// Words that show it.
    pub anchor: Text,
    /// How it is marked; as before, or the next of the palette, where `None`.
    pub color: Option<Color>,
    /// The mark of the code as it was shown, see [`CodeEntry::seen`].
    pub seen: String,
}

impl Wanted {
    /// What the code becomes.
    #[must_use]
    pub fn of(&self, before: CodeEntry) -> CodeEntry {
        // What is in languages that no field asks for stays.
        let text = |wanted: &Text, before: Text| Text { other: before.other, ..wanted.clone() };
        CodeEntry {
            label: text(&self.label, before.label),
            definition: text(&self.definition, before.definition),
            inclusion: text(&self.inclusion, before.inclusion),
            exclusion: text(&self.exclusion, before.exclusion),
            anchor: text(&self.anchor, before.anchor),
            color: self.color.clone().unwrap_or(before.color),
            ..before
        }
    }
}

/// Adds a code or changes one, and answers its key.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where somebody changed it since it was shown.
pub async fn save_code(app: &App, study: &Study, author: &Author, wanted: &Wanted) -> Outcome<i64> {
    let tx = deed::begin(&app.store, study.id).await?;
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    let (change, action) = match wanted.id {
        Some(id) => {
            let Some(before) = book.get(id) else { return Ok(Err(Unfit::Unknown.into())) };
            let after = wanted.of(before.clone());
            if *before == after {
                return Ok(Ok(id));
            }
            if before.seen() != wanted.seen {
                return Ok(Err(Refusal::Changed));
            }
            (Change { id, before: Some(before.clone()), after: Some(after) }, "code-change")
        }
        None => (Change::made(new(&book, wanted)), "code-add"),
    };
    if let Some(after) = &change.after
        && let Err(unfit) = after.fits().and_then(|()| book.check(wanted.id, after.parent, &after.label))
    {
        return Ok(Err(unfit.into()));
    }
    let changes = Changes { codes: vec![change], ..Changes::default() };
    let done = finish(app, tx, study, Deed::new(author, None, action), changes).await?;
    Ok(done.map(|done| done.codes.first().map_or(0, |change| change.id)))
}

/// A new code behind all others below its parent.
fn new(book: &Codebook, wanted: &Wanted) -> CodeEntry {
    let next = Color::nth(book.iter().count());
    let (parent, position) = (wanted.parent, book.end(wanted.parent));
    wanted.of(CodeEntry { parent, position, ..CodeEntry::new(0, next) })
}

/// Gives a code the words of one of its quotes for its anchor, in the document's language.
///
/// # Errors
/// See [`Outcome`].
pub async fn set_anchor(
    app: &App,
    study: &Study,
    author: &Author,
    id: i64,
    (language, words): (Language, String),
) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some((before, false)) = codebook::by_id(&tx, study.id, id).await? else {
        return Ok(Err(Unfit::Unknown.into()));
    };
    let mut after = before.clone();
    after.anchor.set(language, Some(words));
    if before == after {
        return Ok(Ok(()));
    }
    if let Err(unfit) = after.fits() {
        return Ok(Err(unfit.into()));
    }
    let change = Change { id, before: Some(before), after: Some(after) };
    let changes = Changes { codes: vec![change], ..Changes::default() };
    Ok(finish(app, tx, study, Deed::new(author, None, "code-change"), changes).await?.map(|_| ()))
}

/// Removes a code with all below it and what hangs on it. Where words have one of them, only if `even_used`.
///
/// # Errors
/// See [`Outcome`].
pub async fn remove_code(app: &App, study: &Study, author: &Author, id: i64, even_used: bool) -> Outcome<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    if book.get(id).is_none() {
        return Ok(Err(Unfit::Unknown.into()));
    }
    let ids = book.with_descendants(id);
    // Codings that the author does not see go too; whether there are any is not theirs to know.
    let used = codings::of_codes(&tx, study.id, &ids, Sight::All).await?;
    if !even_used && author.sight != Sight::All {
        return Ok(Err(Refusal::UsedUnseen));
    }
    if !even_used && !used.is_empty() {
        return Ok(Err(Refusal::Used(used.len())));
    }
    let codings = used.iter().map(|row| Change { id: row.id, before: Some(row.placed), after: None });
    let codes = ids.iter().rev().filter_map(|id| book.get(*id)).cloned();
    let codes = codes.map(|code| Change { id: code.id, before: Some(code), after: None });
    let memos = notes::of_codes(&tx, study.id, &ids).await?.into_iter();
    let memos = memos.map(|memo| Change { id: memo.id, before: Some(memo.text), after: None });
    let changes = Changes {
        codings: codings.collect(),
        codes: codes.collect(),
        memos: memos.collect(),
        ..Changes::default()
    };
    Ok(finish(app, tx, study, Deed::new(author, None, "code-remove"), changes).await?.map(|_| ()))
}

async fn finish(app: &App, tx: Tx, study: &Study, deed: Deed<'_>, changes: Changes) -> Outcome<Changes> {
    Ok(apply::finish(app, tx, study, deed, changes).await?.map(|done| done.changes))
}
