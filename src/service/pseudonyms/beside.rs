//! Names beside texts: in what documents, cases and codes are called, in memos, and in translations.

use crate::app::App;
use crate::store::memos::{self, Subject};
use crate::store::{self, cases, codebook, documents, noted, pseudonyms, studies::Study};
use anyhow::Context;
use domain::coding::names::{Finder, Name, replace};
use domain::coding::{CodeEntry, Sight};
use domain::language::{Language, detect};
use domain::text::{Offsets, Span};
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// Something in which a name stands that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// What a document is called.
    Document(i64),
    /// What a case is called, or what was noted of it.
    Case(i64),
    /// What a code is called, or what it means.
    Code(i64),
    /// A memo about this.
    Memo(Subject),
    /// A translated quote of this document.
    Translation(i64),
}

/// Where a name stands besides texts, each with what it is called, or the name itself in a memo or a
/// translation.
///
/// # Errors
/// Where the database cannot be read.
pub async fn called(app: &App, study: &Study) -> anyhow::Result<Vec<(Called, String)>> {
    called_in_sight(app, study, Sight::All).await
}

/// The same, without the memos that somebody with that sight does not see.
async fn called_in_sight(app: &App, study: &Study, sight: Sight) -> anyhow::Result<Vec<(Called, String)>> {
    let names = names(app, study).await?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let documents = documents::list(&app.store, study.id).await?;
    let cases = cases::all(&app.store, study.id).await?;
    let codes = codebook::all(&app.store, study.id).await?;
    let mut memos = memos::of_study(&app.store, study.id).await?;
    memos.retain(|memo| match sight {
        Sight::All => true,
        Sight::Own(account) => memo.account_id == Some(account),
    });
    let translations = noted::translations(&app.store, study.id).await?;
    let look = move || {
        let finder = Finder::new(&names);
        let mut called = Vec::new();
        let mut named = |which, name: &str, texts: &[&str]| {
            if texts.iter().any(|text| first(&finder, text).is_some()) {
                called.push((which, name.to_owned()));
            }
        };
        for one in &documents {
            named(Called::Document(one.id), &one.name, &[&one.name]);
        }
        for one in &cases {
            named(Called::Case(one.id), &one.name, &[&one.name, &one.memo]);
        }
        for one in &codes {
            named(Called::Code(one.id), one.label.words(Language::Kk, &[]), &texts(one));
        }
        let memos = memos.iter().map(|memo| (Called::Memo(memo.subject), &memo.text));
        let translations = translations.iter().map(|one| (Called::Translation(one.document_id), &one.text));
        called.extend(
            memos.chain(translations).filter_map(|(which, text)| Some((which, first(&finder, text)?))),
        );
        called
    };
    Ok(spawn_blocking(look).await?)
}

/// All words of a code.
fn texts(code: &CodeEntry) -> Vec<&str> {
    let texts = [&code.label, &code.definition, &code.inclusion, &code.exclusion, &code.anchor];
    texts.into_iter().flat_map(|text| Language::ALL.into_iter().filter_map(|one| text.get(one))).collect()
}

/// The first name in a text, as it stands there.
fn first(finder: &Finder<'_>, text: &str) -> Option<String> {
    let found = finder.find(text, Language::Kk).into_iter().find(|found| found.is_capital)?;
    Offsets::new(text).slice(found.span).map(str::to_owned)
}

/// Replaces the names in memos and translations, in those of the log too, and answers in how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn replace_beside(app: &App, study: &Study) -> anyhow::Result<usize> {
    let names = names(app, study).await?;
    let finder = Finder::new(&names);
    let reword = |text: &str, language: Option<Language>| {
        let language = language.or_else(|| detect(text))?;
        let mut found = finder.find(text, language);
        found.retain(|found| found.is_capital);
        let places: Vec<(Span, &str)> = found.iter().map(|one| (one.span, one.instead.as_str())).collect();
        replace(text, &places).filter(|_| !places.is_empty()).map(|replaced| replaced.text)
    };
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let count = noted::reword(&tx, study.id, &reword).await?;
    tx.commit().await?;
    Ok(count)
}

/// Whether any name still stands in words that are about to leave the house. It is not said which.
///
/// # Errors
/// Where the database cannot be read.
pub async fn remain(app: &App, study: &Study, texts: Vec<String>) -> anyhow::Result<bool> {
    let names = names(app, study).await?;
    if names.is_empty() {
        return Ok(false);
    }
    let look = move || {
        let finder = Finder::new(&names);
        texts.iter().any(|text| first(&finder, text).is_some())
    };
    Ok(spawn_blocking(look).await?)
}

/// How many bytes of texts are looked at together.
const TOGETHER: usize = 1 << 20;

/// The same of all that somebody with that sight sees of a study but translations: its texts, and what
/// stands beside them. Every text is read, so one asks after the other.
///
/// # Errors
/// Where the database cannot be read.
pub async fn remain_in_study(app: &App, study: &Study, sight: Sight) -> anyhow::Result<bool> {
    let turn = app.reckonings.acquire().await;
    let _turn = turn.context("reckonings go on while the program runs")?;
    let names = Arc::new(names(app, study).await?);
    if names.is_empty() {
        return Ok(false);
    }
    if called_in_sight(app, study, sight)
        .await?
        .iter()
        .any(|(which, _)| !matches!(which, Called::Translation(_)))
    {
        return Ok(true);
    }
    let mut texts = Vec::new();
    let mut listed = documents::list(&app.store, study.id).await?.into_iter().peekable();
    while let Some(one) = listed.next() {
        texts.extend(documents::by_id(&app.store, study.id, one.id).await?.map(|document| document.text));
        if listed.peek().is_some() && texts.iter().map(String::len).sum::<usize>() < TOGETHER {
            continue;
        }
        let (names, texts) = (Arc::clone(&names), std::mem::take(&mut texts));
        let look = move || {
            let finder = Finder::new(&names);
            texts.iter().any(|text| first(&finder, text).is_some())
        };
        if spawn_blocking(look).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn names(app: &App, study: &Study) -> store::Result<Vec<Name>> {
    Ok(pseudonyms::all(&app.store, study.id).await?.iter().map(pseudonyms::Pseudonym::wanted).collect())
}
