//! Codes and codings: what a coder does.

use crate::app::App;
use crate::service::quotes;
use crate::store::{
    self,
    codebook::{self, CodeRow},
    codings::{self, Action, CodingRow},
    documents::{self, Document},
    studies::Study,
};
use domain::coding::Color;
use domain::language::Text;
use domain::message::Message;
use domain::text::{Offsets, Span};

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

/// Puts a code on words. The same code by the same coder on the same words is there once.
///
/// `None` where the document, the code or the words are not there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn apply(
    app: &App,
    study: &Study,
    by: i64,
    (document_id, passage, selection): (i64, i32, Selection),
    code_id: i64,
) -> anyhow::Result<Option<i64>> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let Some(document) = documents::by_id(&tx, study.id, document_id).await? else { return Ok(None) };
    let Some(span) = span(&document, passage, selection) else { return Ok(None) };
    if !codebook::all(&tx, study.id).await?.iter().any(|code| code.id == code_id) {
        return Ok(None);
    }
    let same = |coding: &CodingRow| {
        coding.code_id == code_id && coding.account_id == Some(by) && coding.span() == span
    };
    if let Some(there) = codings::of_document(&tx, document_id).await?.into_iter().find(same) {
        return Ok(Some(there.id));
    }
    let row = CodingRow {
        id: 0,
        document_id,
        code_id,
        account_id: Some(by),
        start: span.start.try_into()?,
        end: span.end.try_into()?,
        created_at: now,
    };
    let id = codings::add(&tx, &row).await?;
    codings::log(&tx, (document_id, by), id, Action::Apply, now).await?;
    documents::touch(&tx, study.id, document_id).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Takes a code off words; `false` where it is not there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, by: i64, document_id: i64, id: i64) -> store::Result<bool> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let there = documents::by_id(&tx, study.id, document_id).await?.is_some()
        && codings::by_id(&tx, document_id, id).await?.is_some();
    if !there {
        return Ok(false);
    }
    codings::set_removed(&tx, id, Some(now)).await?;
    codings::log(&tx, (document_id, by), id, Action::Remove, now).await?;
    documents::touch(&tx, study.id, document_id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Undoes the last thing that the coder did in the document; `false` where there is nothing.
///
/// # Errors
/// Where the database cannot be written.
pub async fn undo(app: &App, study: &Study, by: i64, document_id: i64) -> store::Result<bool> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    if documents::by_id(&tx, study.id, document_id).await?.is_none() {
        return Ok(false);
    }
    let Some(command) = codings::last_command(&tx, document_id, by).await? else { return Ok(false) };
    let removed_at = match command.action {
        Action::Apply => Some(now),
        Action::Remove => None,
    };
    codings::set_removed(&tx, command.coding_id, removed_at).await?;
    codings::mark_undone(&tx, command.id, now).await?;
    documents::touch(&tx, study.id, document_id).await?;
    tx.commit().await?;
    Ok(true)
}

/// A code as somebody wants it.
#[derive(Debug)]
pub struct Wanted {
    /// The code to change; a new one where `None`.
    pub id: Option<i64>,
    /// The code above it.
    pub parent: Option<i64>,
    /// Its name.
    pub label: Text,
    /// When it applies.
    pub definition: Text,
    /// How it is marked; the next of the palette where `None`.
    pub color: Option<Color>,
}

/// Adds a code or changes one.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what to change.
pub async fn save_code(app: &App, study: &Study, wanted: Wanted) -> anyhow::Result<Result<i64, Message>> {
    let book = quotes::codebook(app, study.id).await?;
    let there = wanted.id.and_then(|id| book.get(id));
    if wanted.id.is_some() && there.is_none() {
        return Ok(Err(domain::coding::Unfit::Unknown.message()));
    }
    if let Err(unfit) = book.check(wanted.id, wanted.parent, &wanted.label) {
        return Ok(Err(unfit.message()));
    }
    let last = book.iter().map(|code| code.position).max().unwrap_or(-1);
    let color = wanted.color.unwrap_or_else(|| Color::nth(book.iter().count()));
    let row = CodeRow {
        id: wanted.id.unwrap_or_default(),
        parent_id: wanted.parent,
        label: wanted.label,
        definition: wanted.definition,
        color: color.as_str().to_owned(),
        position: there.map_or(last + 1, |code| code.position),
    };
    let tx = app.store.begin().await?;
    let id = match wanted.id {
        Some(id) => {
            codebook::change(&tx, &row).await?;
            id
        }
        None => codebook::add(&tx, study.id, &row, app.clock.now()).await?,
    };
    tx.commit().await?;
    Ok(Ok(id))
}

/// Removes a code with all below it. Where words have one of them, only if `even_used`.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells why not.
pub async fn remove_code(
    app: &App,
    study: &Study,
    id: i64,
    even_used: bool,
) -> anyhow::Result<Result<(), Message>> {
    let book = quotes::codebook(app, study.id).await?;
    if book.get(id).is_none() {
        return Ok(Err(domain::coding::Unfit::Unknown.message()));
    }
    let codes = book.with_descendants(id);
    let tx = app.store.begin().await?;
    let used: Vec<CodingRow> = codings::of_study(&tx, study.id, None)
        .await?
        .into_iter()
        .filter(|coding| codes.contains(&coding.code_id))
        .collect();
    if !used.is_empty() && !even_used {
        return Ok(Err(Message::new("coding-code-used").with("count", used.len())));
    }
    codebook::remove(&tx, id).await?;
    let mut touched: Vec<i64> = used.iter().map(|coding| coding.document_id).collect();
    touched.sort_unstable();
    touched.dedup();
    for document in touched {
        documents::touch(&tx, study.id, document).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}
