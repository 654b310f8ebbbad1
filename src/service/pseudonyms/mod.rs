//! Names in texts: found in every form, and replaced where a person confirms it.
//!
//! The stored text itself is replaced, so that no page, no search and no file has to remember to hide
//! anything; the words that stood there are with the names, which only their keepers see.

mod beside;

pub use beside::{Called, called, remain, remain_in_study, replace_beside};

use crate::app::App;
use crate::store::{
    self, documents, documents::Document, pseudonyms, pseudonyms::Pseudonym, pseudonyms::Stood,
    studies::Study,
};
use domain::coding::names::{Finder, Found, Name, find, replace};
use domain::language::Language;
use domain::message::Message;
use domain::text::{Offsets, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// The longest name and pseudonym.
pub const LONGEST: usize = 60;
/// The most names of a study.
const MOST: usize = 2_000;
/// How much of a text stands on either side of a proposal, in letters.
const CONTEXT: usize = 60;

/// A name as somebody wants it.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Which to change; a new one where `None`.
    pub id: Option<i64>,
    /// The name.
    pub name: &'a str,
    /// Other spellings, a line each.
    pub spellings: &'a str,
    /// What stands for it.
    pub alias: &'a str,
}

/// Where a name seems to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The name.
    pub pseudonym_id: i64,
    /// The document.
    pub document_id: i64,
    /// Its name.
    pub document: String,
    /// Where.
    pub span: Span,
    /// The words before, the words themselves, and those behind.
    pub context: [String; 3],
    /// What would stand there.
    pub instead: String,
    /// Whether it is written with a capital letter, as names are.
    pub is_capital: bool,
}

/// Adds a name or changes one; what was replaced before stays as it is.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what to change.
pub async fn save(app: &App, study: &Study, wanted: &Wanted<'_>) -> anyhow::Result<Result<(), Message>> {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, alias) = (clean(wanted.name), clean(wanted.alias));
    let spellings: Vec<String> =
        wanted.spellings.lines().map(clean).filter(|line| !line.is_empty()).collect();
    let fine = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2 && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
    };
    if !fine(&name) || spellings.iter().any(|one| !fine(one)) || spellings.len() > 50 {
        return Ok(Err(Message::new("pseudonym-name-unfit").with("longest", LONGEST)));
    }
    if let Some(lost) = [&name].into_iter().chain(&spellings).find(|one| !is_found(one)) {
        return Ok(Err(Message::new("pseudonym-spelling-lost").with("spelling", lost.as_str())));
    }
    // A colon would make a speaker's label of it.
    if !fine(&alias) || alias.contains([':', '\n']) {
        return Ok(Err(Message::new("pseudonym-alias-unfit").with("longest", LONGEST)));
    }
    let wanted_name = Name { id: 0, spellings: vec![name.clone()], alias: alias.clone() };
    if !find(&alias, &[wanted_name], Language::Kk).is_empty() {
        return Ok(Err(Message::new("pseudonym-alias-same")));
    }
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = pseudonyms::all(&tx, study.id).await?;
    let id = wanted.id.unwrap_or(0);
    if id != 0 && !there.iter().any(|known| known.id == id) {
        return Ok(Err(Message::new("pseudonym-gone")));
    }
    if there.iter().any(|known| known.id != id && known.name == name) {
        return Ok(Err(Message::new("pseudonym-name-double")));
    }
    if id == 0 && there.len() >= MOST {
        return Ok(Err(Message::new("pseudonym-many").with("most", MOST)));
    }
    pseudonyms::put(&tx, study.id, &Pseudonym { id, name, spellings, alias }, app.clock.now()).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Whether a spelling is found where it stands just as it is: one that is not would hide nothing.
fn is_found(spelling: &str) -> bool {
    let name = Name { id: 0, spellings: vec![spelling.to_owned()], alias: String::new() };
    find(spelling, &[name], Language::Kk).len() == 1
}

/// Lets a member keep the study's names, or no more.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_keeper(app: &App, study: &Study, account_id: i64, keeper: bool) -> store::Result<()> {
    let tx = app.store.begin().await?;
    pseudonyms::set_keeper(&tx, study.id, account_id, keeper).await?;
    tx.commit().await
}

/// Takes a name out, and with it the way back from what stands for it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, id: i64) -> store::Result<()> {
    let tx = app.store.begin().await?;
    pseudonyms::remove(&tx, study.id, id).await?;
    tx.commit().await
}

/// Every place of the study's documents where a name seems to stand and that nobody decided about.
///
/// # Errors
/// Where the database cannot be read.
pub async fn proposals(app: &App, study: &Study) -> anyhow::Result<Vec<Proposal>> {
    let names: Vec<Name> =
        pseudonyms::all(&app.store, study.id).await?.iter().map(Pseudonym::wanted).collect();
    let mut proposals = Vec::new();
    if names.is_empty() {
        return Ok(proposals);
    }
    let names = Arc::new(names);
    for listed in documents::list(&app.store, study.id).await? {
        let Some(document) = documents::by_id(&app.store, study.id, listed.id).await? else { continue };
        let stood = pseudonyms::of_document(&app.store, listed.id).await?;
        let names = Arc::clone(&names);
        proposals.extend(spawn_blocking(move || in_document(&document, &names, &stood)).await?);
    }
    Ok(proposals)
}

/// Where names seem to stand in a document: within a passage and the words before it, such as a speaker's
/// label, never from one passage into the next.
fn within_passages(document: &Document, names: &[Name]) -> Vec<Found> {
    let (finder, offsets) = (Finder::new(names), Offsets::new(&document.text));
    let mut ends: Vec<usize> = document.passages.iter().map(|passage| passage.span().end).collect();
    ends.push(offsets.len());
    let (mut found, mut start) = (Vec::new(), 0);
    for end in ends {
        let part = offsets.slice(Span { start, end }).unwrap_or_default();
        found.extend(finder.find(part, document.listed.language).into_iter().map(|one| Found {
            span: Span { start: one.span.start + start, end: one.span.end + start },
            ..one
        }));
        start = start.max(end);
    }
    found
}

fn in_document(document: &Document, names: &[Name], stood: &[Stood]) -> Vec<Proposal> {
    let offsets = Offsets::new(&document.text);
    let free = |span: Span| {
        !stood.iter().any(|known| {
            let there = known.shown.as_deref().unwrap_or(&known.original);
            known.span.overlaps(span) && offsets.slice(known.span) == Some(there)
        })
    };
    let words = |span: Span| offsets.slice(span).unwrap_or_default().to_owned();
    let found = within_passages(document, names).into_iter().filter(|found| free(found.span));
    found
        .map(|found| {
            let Span { start, end } = found.span;
            let before = Span { start: start.saturating_sub(CONTEXT), end: start };
            let after = Span { start: end, end: (end + CONTEXT).min(offsets.len()) };
            Proposal {
                pseudonym_id: found.id,
                document_id: document.listed.id,
                document: document.listed.name.clone(),
                span: found.span,
                context: [words(before), words(found.span), words(after)],
                instead: found.instead,
                is_capital: found.is_capital,
            }
        })
        .collect()
}

/// A proposal that somebody decided about, by its document, place and name.
pub type Decided = (i64, Span, i64);

/// Replaces names where somebody confirmed it, and answers how many. What does not stand there any more
/// is passed over.
///
/// # Errors
/// Where the database cannot be written.
pub async fn confirm(app: &App, study: &Study, by: i64, decided: &[Decided]) -> anyhow::Result<usize> {
    let mut count = 0;
    let mut by_document: BTreeMap<i64, Vec<(Span, i64)>> = BTreeMap::new();
    for (document, span, name) in decided {
        by_document.entry(*document).or_default().push((*span, *name));
    }
    for (document_id, decided) in by_document {
        let tx = app.store.begin().await?;
        store::studies::lock(&tx, study.id).await?;
        let all = pseudonyms::all(&tx, study.id).await?;
        let names: Vec<Name> = all.iter().map(Pseudonym::wanted).collect();
        let Some(document) = documents::by_id(&tx, study.id, document_id).await? else { continue };
        let stood = pseudonyms::of_document(&tx, document_id).await?;
        let mut found = in_document(&document, &names, &stood);
        found.retain(|found| decided.contains(&(found.span, found.pseudonym_id)));
        let places: Vec<(Span, &str)> =
            found.iter().map(|found| (found.span, found.instead.as_str())).collect();
        let Some(replaced) = replace(&document.text, &places).filter(|_| !found.is_empty()) else { continue };
        let new: Vec<Stood> = found
            .iter()
            .zip(&replaced.spans)
            .map(|(found, span)| Stood {
                id: 0,
                pseudonym_id: found.pseudonym_id,
                document_id,
                span: *span,
                original: found.context[1].clone(),
                shown: Some(found.instead.clone()),
            })
            .collect();
        let now = app.clock.now();
        pseudonyms::rewrite(&tx, (study.id, document_id), &replaced, (&new, by), now).await?;
        let confirmed: BTreeSet<i64> = found.iter().map(|found| found.pseudonym_id).collect();
        let names: Vec<Name> = names.into_iter().filter(|name| confirmed.contains(&name.id)).collect();
        rename_speakers(&tx, &document, &names).await?;
        tx.commit().await?;
        count += found.len();
    }
    Ok(count)
}

/// A speaker that is one of these names is called as the text calls them now.
async fn rename_speakers(tx: &store::Tx, document: &Document, names: &[Name]) -> store::Result<()> {
    let speakers: BTreeSet<&str> =
        document.passages.iter().filter_map(|passage| passage.speaker.as_deref()).collect();
    for speaker in speakers {
        let found = find(speaker, names, document.listed.language);
        let places: Vec<(Span, &str)> =
            found.iter().map(|found| (found.span, found.instead.as_str())).collect();
        if let Some(replaced) = replace(speaker, &places).filter(|_| !found.is_empty()) {
            pseudonyms::rename_speaker(tx, document.listed.id, speaker, &replaced.text).await?;
        }
    }
    Ok(())
}

/// Notes that these words are no name, and answers how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn dismiss(app: &App, study: &Study, by: i64, decided: &[Decided]) -> anyhow::Result<usize> {
    let proposals = proposals(app, study).await?;
    let tx = app.store.begin().await?;
    let mut count = 0;
    for found in proposals {
        if decided.contains(&(found.document_id, found.span, found.pseudonym_id)) {
            let place = Stood {
                id: 0,
                pseudonym_id: found.pseudonym_id,
                document_id: found.document_id,
                span: found.span,
                original: found.context[1].clone(),
                shown: None,
            };
            pseudonyms::dismiss(&tx, &place, by, app.clock.now()).await?;
            count += 1;
        }
    }
    tx.commit().await?;
    Ok(count)
}
