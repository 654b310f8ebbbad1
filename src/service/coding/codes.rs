//! The codebook.

use super::deed::{self, Author, Deed};
use super::{Outcome, Refusal};
use crate::app::App;
use crate::store::{Tx, codebook, codings, studies::Study};
use domain::coding::{Change, Changes, CodeEntry, Codebook, Color, Sight, Unfit};
use domain::language::Text;

/// A code as somebody wants it.
#[derive(Debug)]
pub struct Wanted {
    /// The code to change; a new one where `None`.
    pub id: Option<i64>,
    /// The code above it.
    pub parent: Option<i64>,
    /// Its name.
    pub label: Text,
    /// What it means.
    pub definition: Text,
    /// How it is marked; the next of the palette where `None`.
    pub color: Option<Color>,
}

/// Adds a code or changes one, and answers its key.
///
/// # Errors
/// See [`Outcome`].
pub async fn save_code(app: &App, study: &Study, author: &Author, wanted: Wanted) -> Outcome<i64> {
    let tx = deed::begin(&app.store, study.id).await?;
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    let before = wanted.id.and_then(|id| book.get(id)).cloned();
    if wanted.id.is_some() && before.is_none() {
        return Ok(Err(Unfit::Unknown.into()));
    }
    if let Err(unfit) = book.check(wanted.id, wanted.parent, &wanted.label) {
        return Ok(Err(unfit.into()));
    }
    let last = book.iter().map(|code| code.position).max().unwrap_or(-1);
    let color = wanted.color.unwrap_or_else(|| Color::nth(book.iter().count()));
    let (parent, label, definition) = (wanted.parent, wanted.label, wanted.definition);
    let (change, action) = match before {
        Some(before) => {
            let after = CodeEntry { parent, label, definition, color, ..before.clone() };
            (Change { id: before.id, before: Some(before), after: Some(after) }, "code-change")
        }
        None => {
            let new = CodeEntry { parent, label, definition, position: last + 1, ..CodeEntry::new(0, color) };
            (Change::made(new), "code-add")
        }
    };
    if change.before == change.after {
        return Ok(Ok(change.id));
    }
    let changes = Changes { codes: vec![change], ..Changes::default() };
    let deed = Deed::new(author, None, action);
    match finish(app, tx, study, deed, changes).await? {
        Ok(done) => Ok(Ok(done.codes.first().map_or(0, |change| change.id))),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Removes a code with all below it. Where words have one of them, only if `even_used`.
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
    // Codings that the author does not see go too, and count.
    let used = codings::of_codes(&tx, study.id, &ids, Sight::All).await?;
    if !used.is_empty() && !even_used {
        return Ok(Err(Refusal::Used(used.len())));
    }
    let codings = used.iter().map(|row| Change { id: row.id, before: Some(row.placed), after: None });
    let codes = ids.iter().rev().filter_map(|id| book.get(*id)).cloned();
    let codes = codes.map(|code| Change { id: code.id, before: Some(code), after: None });
    let changes = Changes { codings: codings.collect(), codes: codes.collect(), ..Changes::default() };
    Ok(finish(app, tx, study, Deed::new(author, None, "code-remove"), changes).await?.map(|_| ()))
}

async fn finish(app: &App, tx: Tx, study: &Study, deed: Deed<'_>, changes: Changes) -> Outcome<Changes> {
    match deed::perform(&tx, study.id, deed, changes, app.clock.now()).await? {
        Ok(done) => {
            tx.commit().await?;
            Ok(Ok(done.changes))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}
