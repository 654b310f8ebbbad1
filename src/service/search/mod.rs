//! Searching a study: what its names mean, what is found, what is kept.

mod cases;
mod known;
mod saved;

pub use known::Known;
pub use saved::{LONGEST_NAME, MOST_KEPT, Unkept, change, keep, may_change, remove};

use crate::app::App;
use crate::search::{Filter, Frequencies, Hits, Line, Lines, Search, Sought, Trouble, Unit};
use crate::store::{self, documents};
use anyhow::Context;
use domain::exchange::{csv, words as exchange};
use domain::language::Language;
use domain::message::Message;
use domain::text::{Offsets, words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the index answers: the inner fault for a damaged one that is being built anew.
pub type Answered<T> = anyhow::Result<Result<T, Rebuilding>>;

/// The index was damaged and is being built anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilding;

/// Asks the index, off the threads that answer.
async fn ask<T: Send + 'static>(
    app: &App,
    ask: impl FnOnce(&Search) -> Result<T, Trouble> + Send + 'static,
) -> Answered<T> {
    let search = Arc::clone(&app.search);
    match tokio::task::spawn_blocking(move || ask(&search)).await.context("the search stopped")? {
        Ok(answer) => Ok(Ok(answer)),
        Err(Trouble::Rebuilding) => Ok(Err(Rebuilding)),
        Err(Trouble::Inner(error)) => Err(error),
        Err(busy @ Trouble::Busy) => Err(busy.into()),
    }
}

/// Whether the index lags behind the database.
///
/// # Errors
/// Where the database cannot be read.
pub async fn is_behind(app: &App, study_id: i64) -> store::Result<bool> {
    Ok(app.search.seen(study_id) < store::studies::changes(&app.store, study_id).await?)
}

/// The passages that hold what is sought, the best first.
///
/// # Errors
/// Where the index cannot be read although it is whole.
pub async fn find(
    app: &App,
    sought: Sought,
    filter: Filter,
    (offset, limit): (usize, usize),
) -> Answered<Hits> {
    ask(app, move |search| search.find(&sought, &filter, offset, limit)).await
}

/// The order of a concordance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By document and place.
    Place,
    /// By the words before, the nearest first.
    Before,
    /// By the words themselves.
    Words,
    /// By the words behind.
    After,
}

impl Order {
    /// Every order, as offered.
    pub const ALL: [Self; 4] = [Self::Place, Self::Before, Self::Words, Self::After];

    /// Its name in addresses, and the end of its Fluent key.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Before => "before",
            Self::Words => "words",
            Self::After => "after",
        }
    }

    /// What a line is sorted by.
    fn key(self, line: &Line) -> String {
        let normal = |text: &str| words(text).into_iter().map(|word| word.normal).collect::<Vec<_>>();
        let (mut before, middle, after) = (normal(&line.before), normal(&line.words), normal(&line.after));
        before.reverse();
        let parts = match self {
            Self::Place => [Vec::new(), Vec::new(), Vec::new()],
            Self::Before => [before, middle, after],
            Self::Words => [middle, after, before],
            Self::After => [after, middle, before],
        };
        parts.concat().join(" ")
    }
}

/// How many lines a concordance has at most: what is sorted is read whole.
pub const MOST_LINES: usize = 5_000;

/// The places of what is sought, in that order of the Kazakh alphabet, in which Russian and English words
/// have their places too.
///
/// # Errors
/// Where the index cannot be read although it is whole.
pub async fn concordance(app: &App, sought: Sought, filter: Filter, order: Order) -> Answered<Lines> {
    ask(app, move |search| {
        let mut found = search.lines(&sought, &filter, Unit::Words, MOST_LINES)?;
        if order != Order::Place {
            let mut keyed: Vec<_> = found.lines.into_iter().map(|line| (order.key(&line), line)).collect();
            crate::locale::sort_by_key(&mut keyed, Language::Kk, |(key, _)| key.clone());
            found.lines = keyed.into_iter().map(|(_, line)| line).collect();
        }
        Ok(found)
    })
    .await
}

/// How many places are offered to be coded at once.
pub const MOST_CODED: usize = 500;

/// Places that would be coded.
#[derive(Debug, Default)]
pub struct Places {
    /// The places.
    pub found: Lines,
    /// The version of each document in which they are places; without those that the index has not
    /// taken in as they are.
    pub versions: BTreeMap<i64, i32>,
}

/// The places that would be coded.
///
/// # Errors
/// Where the index cannot be read although it is whole.
pub async fn places(app: &App, sought: Sought, filter: Filter, unit: Unit) -> Answered<Places> {
    // Read before the index is asked: what it took in since makes a version too old, never too new.
    let study_id = filter.study_id;
    let versions = documents::versions(&app.store, study_id).await?;
    let seen = app.search.seen(study_id);
    let found = ask(app, move |search| search.lines(&sought, &filter, unit, MOST_CODED)).await?;
    let versions = versions.into_iter().filter(|(_, (_, change))| *change <= seen);
    let versions = versions.map(|(id, (version, _))| (id, version)).collect();
    Ok(found.map(|found| Places { found, versions }))
}

/// The order of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordOrder {
    /// The commonest first.
    Count,
    /// By the Kazakh alphabet, in which Russian and English words have their places too.
    Alphabet,
}

/// How often words occur in the passages that hold what is sought.
///
/// # Errors
/// Where the index cannot be read although it is whole.
pub async fn frequencies(
    app: &App,
    sought: Sought,
    filter: Filter,
    order: WordOrder,
) -> Answered<Frequencies> {
    ask(app, move |search| {
        let mut found = search.frequencies(&sought, &filter)?;
        if order == WordOrder::Alphabet {
            crate::locale::sort_by_key(&mut found.stems, Language::Kk, |stem| stem.label.clone());
        }
        Ok(found)
    })
    .await
}

/// The frequencies as a file of CSV.
///
/// # Errors
/// Where they cannot be written.
pub fn written(app: &App, found: &Frequencies, language: Language) -> anyhow::Result<Vec<u8>> {
    let say = |message: &Message| app.words.say(language, message);
    let mut bytes = Vec::new();
    let mut sheet = csv::Sheet::new(&mut bytes)?;
    exchange::heading(&mut sheet, &say)?;
    for stem in &found.stems {
        let counts = [stem.forms, stem.tokens, stem.passages, stem.documents];
        exchange::row(&mut sheet, &stem.label, stem.language, counts)?;
    }
    sheet.finish()?;
    Ok(bytes)
}

/// How many similar passages are shown.
const MOST_SIMILAR: usize = 20;

/// A passage, and those like it; `None` where there is no such passage.
///
/// # Errors
/// Where the database cannot be read, or the index although it is whole.
pub async fn similar(
    app: &App,
    (among, filter): (Sought, Filter),
    (document_id, passage): (i64, i32),
) -> anyhow::Result<Option<(String, Result<Hits, Rebuilding>)>> {
    let Some(document) = documents::by_id(&app.store, filter.study_id, document_id).await? else {
        return Ok(None);
    };
    let Some(span) = document.passages.iter().find(|known| known.number == passage) else { return Ok(None) };
    let words = Offsets::new(&document.text).slice(span.span()).context("a passage lies outside its text")?;
    let text = words.to_owned();
    let sought = text.clone();
    let found = ask(app, move |search| {
        search.similar((&among, &filter), (document_id, passage), &sought, MOST_SIMILAR)
    })
    .await?;
    Ok(Some((text, found)))
}
