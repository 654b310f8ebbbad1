//! In which languages a document and its passages are: told from their words, and corrected by people.

use crate::app::App;
use crate::service::coding::{Outcome, Refusal, deed};
use crate::store::{
    documents::{self, Document, Passage},
    studies::Study,
};
use domain::language::{Language, detect, told};
use domain::text::Offsets;
use std::collections::BTreeMap;

/// What somebody says of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The language most of it is in; as it was where `None`.
    pub document: Option<Language>,
    /// The language of passages by their number, `None` for “as the document”; those that are not named
    /// stay as they were.
    pub passages: BTreeMap<i32, Option<Language>>,
}

impl Said {
    /// What the words themselves tell, all over again.
    #[must_use]
    pub fn by_words(document: &Document) -> Self {
        let offsets = Offsets::new(&document.text);
        let of = |passage: &Passage| (passage.number, offsets.slice(passage.span()).and_then(told));
        Self { document: detect(&document.text), passages: document.passages.iter().map(of).collect() }
    }
}

/// Notes what is said of the version that somebody read, and answers for how many passages that is
/// something new.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the document was corrected since.
pub async fn say(
    app: &App,
    study: &Study,
    (id, version): (i64, i32),
    say: impl FnOnce(&Document) -> Said,
) -> Outcome<usize> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(document) = documents::by_id(&tx, study.id, id).await? else { return Ok(Err(Refusal::Gone)) };
    if document.version != version {
        return Ok(Err(Refusal::Changed));
    }
    let said = say(&document);
    let language = said.document.filter(|language| *language != document.listed.language);
    let changed: Vec<(i32, Option<Language>)> = document
        .passages
        .iter()
        .filter_map(|passage| Some((passage, *said.passages.get(&passage.number)?)))
        .filter(|(passage, language)| passage.language != *language)
        .map(|(passage, language)| (passage.number, language))
        .collect();
    if language.is_none() && changed.is_empty() {
        return Ok(Ok(0));
    }
    if let Some(language) = language {
        documents::set_language(&tx, id, language).await?;
    }
    for (number, language) in &changed {
        documents::set_passage_language(&tx, (id, *number), *language).await?;
    }
    documents::touch(&tx, study.id, id).await?;
    tx.commit().await?;
    Ok(Ok(changed.len()))
}
