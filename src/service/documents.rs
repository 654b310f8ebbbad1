//! Documents: looked at before they are taken in, and taken out again.

use crate::apart;
use crate::app::App;
use crate::store::{
    self,
    documents::{self, NewDocument, Passage},
    recordings,
    studies::Study,
};
use anyhow::Context;
use domain::coding::Attributes;
use domain::language::{Language, detect};
use domain::message::Message;
use domain::text::read::{self, Source};
use domain::text::{Fault, Transcript};

/// The longest name of a document.
pub(super) const LONGEST_NAME: usize = 120;

/// A file as it was read, for a person to look at.
#[derive(Debug)]
pub struct Looked {
    /// What the file says.
    pub source: Source,
    /// Its turns.
    pub transcript: Transcript,
    /// The language that most of it is in, where that can be told.
    pub language: Option<Language>,
}

impl Looked {
    /// Words that are no document as they stand, for a person to mend.
    #[must_use]
    pub fn unread(text: String) -> Self {
        let transcript = Transcript { text: text.clone(), passages: Vec::new() };
        Self { source: Source::plain(text), transcript, language: None }
    }
}

/// Reads a file, off the threads that answer.
///
/// # Errors
/// The outer one where the reading itself broke off; the inner one tells what is wrong with the file.
pub async fn look(bytes: Vec<u8>) -> anyhow::Result<Result<Looked, Message>> {
    if !read::is_pdf(&bytes) {
        return looked(move || read::read(&bytes)).await;
    }
    match apart::pdf(bytes).await? {
        Ok(pages) => looked(move || read::pdf::read(&pages)).await,
        Err(fault) => Ok(Err(fault.message())),
    }
}

/// The same of what was typed.
///
/// # Errors
/// As [`look`].
pub async fn look_at_text(text: String) -> anyhow::Result<Result<Looked, Message>> {
    looked(move || Ok(read::typed(&text))).await
}

async fn looked(
    read: impl FnOnce() -> Result<Source, Fault> + Send + 'static,
) -> anyhow::Result<Result<Looked, Message>> {
    let looked = tokio::task::spawn_blocking(move || {
        let source = read()?;
        let transcript = Transcript::read(&source.text)?;
        let language = detect(&transcript.text);
        Ok(Looked { source, transcript, language })
    });
    Ok(looked.await?.map_err(|fault: Fault| fault.message()))
}

/// A document as somebody brings it.
pub struct Brought<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text, looked at and mended.
    pub text: &'a str,
    /// The language; told from the text where `None`.
    pub language: Option<Language>,
    /// Who speaks.
    pub attributes: Attributes,
}

/// Takes a document in and answers its key.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what to change.
pub async fn add(
    app: &App,
    study: &Study,
    by: i64,
    brought: &Brought<'_>,
) -> anyhow::Result<Result<i64, Message>> {
    Ok(match add_all(app, study, by, std::slice::from_ref(brought)).await? {
        Ok(ids) => Ok(ids.into_iter().next().context("one was added")?),
        Err((_, message)) => Err(message),
    })
}

/// Takes documents in, all of them or none, and answers their keys.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells of which what is to change.
pub async fn add_all(
    app: &App,
    study: &Study,
    by: i64,
    brought: &[Brought<'_>],
) -> anyhow::Result<Result<Vec<i64>, (usize, Message)>> {
    let mut ready = Vec::with_capacity(brought.len());
    for (index, brought) in brought.iter().enumerate() {
        match Ready::of(brought, app.config.language)? {
            Ok(document) => ready.push(document),
            Err(message) => return Ok(Err((index, message))),
        }
    }
    let tx = app.store.begin().await?;
    let mut ids = Vec::with_capacity(ready.len());
    for document in &ready {
        let new = NewDocument {
            study_id: study.id,
            name: &document.name,
            language: document.language,
            attributes: &document.attributes,
            text: &document.text,
            passages: &document.passages,
            by: Some(by),
            gathers: None,
        };
        ids.push(documents::add(&tx, &new, app.clock.now()).await?);
    }
    tx.commit().await?;
    Ok(Ok(ids))
}

/// A document that can be taken in as it is.
struct Ready {
    name: String,
    language: Language,
    attributes: String,
    text: String,
    passages: Vec<Passage>,
}

impl Ready {
    fn of(brought: &Brought<'_>, house: Language) -> anyhow::Result<Result<Self, Message>> {
        let transcript = match Transcript::read(brought.text) {
            Ok(transcript) => transcript,
            Err(fault) => return Ok(Err(fault.message())),
        };
        let name = brought.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Ok(Err(Message::new("coding-document-name").with("longest", LONGEST_NAME)));
        }
        Ok(Ok(Self {
            name: name.to_owned(),
            language: brought.language.or_else(|| detect(&transcript.text)).unwrap_or(house),
            attributes: serde_json::to_string(&brought.attributes)?,
            passages: transcript.passages.iter().map(Passage::of).collect::<Result<_, _>>()?,
            text: transcript.text,
        }))
    }
}

/// Takes a document out of the study.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, id: i64) -> store::Result<()> {
    let tx = app.store.begin().await?;
    documents::remove(&tx, study.id, id, app.clock.now()).await?;
    recordings::remove(&tx, id).await?;
    tx.commit().await
}
