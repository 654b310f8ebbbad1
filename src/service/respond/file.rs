//! A file that a respondent saved on the phone because its answers could not be taken.

use super::sync::{Parcel, fresh, judged};
use super::{Fault, digest, files, is_same, moments, plans};
use crate::app::App;
use crate::store::{
    self,
    drafts::Draft,
    forms::{self, FormVersion},
    studies::Study,
    submissions::{self, NewSubmission, Origin, Stored, Submission},
};
use domain::answer::record;
use domain::language::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What stands in the file.
#[derive(Clone, Debug, Deserialize)]
pub struct Saved {
    /// The short name of the study.
    pub study: String,
    /// The draft's id.
    pub id: Uuid,
    /// The number of the form version.
    pub version: i32,
    /// The language it was filled in.
    pub language: Language,
    /// What was typed, by field.
    pub answers: BTreeMap<String, Vec<String>>,
    /// The language of the fields that were filled in another one.
    #[serde(default)]
    pub languages: BTreeMap<String, Language>,
    /// The files that the answers name, as far as there is room for them.
    #[serde(default)]
    pub files: Vec<files::Enclosed>,
    /// How many seconds before the file was made it was begun.
    #[serde(default)]
    pub elapsed: u64,
    /// How many seconds before the file was made it was finished, where it was.
    #[serde(default)]
    pub finished: i64,
    /// The submission that it corrects.
    #[serde(default)]
    pub supersedes: Option<Uuid>,
}

/// What came of loading one.
#[derive(Debug)]
pub enum Loaded {
    /// Stored now.
    New(Box<Submission>),
    /// The same answers were stored before.
    Already(Box<Submission>),
    /// Other answers are stored under its id; they stay.
    Other(Box<Submission>),
    /// Its answers do not hold.
    Faulty(Box<FormVersion>, Vec<Fault>),
    /// It is of another study.
    Elsewhere {
        /// The one it names.
        study: String,
    },
    /// The study has no such form version.
    Unknown {
        /// The one it names.
        version: i32,
    },
    /// It is no such file.
    Unreadable,
}

/// Loads a file into the study: checked against the form version it was answered on, stored once.
///
/// # Errors
/// Where the database cannot be written.
pub async fn load(app: &App, study: &Study, bytes: &[u8]) -> anyhow::Result<Loaded> {
    let Some((saved, parcel)) = read(bytes) else { return Ok(Loaded::Unreadable) };
    if saved.study != study.slug {
        return Ok(Loaded::Elsewhere { study: saved.study });
    }
    let Some(version) = forms::by_number(&app.store, study.id, saved.version).await? else {
        return Ok(Loaded::Unknown { version: saved.version });
    };
    let raw = parcel.raw();
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    // A draft of the same phone is finished by it.
    let begun = store::drafts::lock(&tx, study.id, saved.id).await?;
    if let Some(sent) = submissions::by_id(&tx, study.id, saved.id).await? {
        let same = is_same(app, &sent, &version, &raw);
        return Ok(if same { Loaded::Already(Box::new(sent)) } else { Loaded::Other(Box::new(sent)) });
    }
    let draft = match begun {
        Some(draft) => draft,
        None => fresh(app, &tx, study, &version, &parcel, now).await?,
    };
    let languages = parcel.languages(&draft, &draft.raw()?, &raw);
    let draft = Draft { languages, ..draft };
    let broken = files::enclosed(app, &tx, &draft, &version.form, &raw, &saved.files).await?;
    if !broken.is_empty() {
        return Ok(Loaded::Faulty(Box::new(version), broken));
    }
    let finished_at = moments::finished(saved.finished, &draft, now);
    let circumstances = plans::of_draft(&draft, saved.language, finished_at);
    let answers = match judged(app, &tx, &version, (&draft, &raw), &circumstances).await? {
        Ok(answers) => record::write(&answers),
        Err(faults) => return Ok(Loaded::Faulty(Box::new(version), faults)),
    };
    let new = NewSubmission {
        id: saved.id,
        study_id: study.id,
        form_version_id: version.id,
        resume_code: draft.resume_code.clone(),
        language: saved.language,
        languages: draft.languages.settled(&raw),
        origin: Origin::File,
        digest: digest(version.id, &answers),
        answers,
        started_at: draft.started_at,
        finished_at,
        submitted_at: now,
        supersedes: saved.supersedes,
    };
    let kept = new.answers.clone();
    let loaded = match submissions::add(&tx, new).await? {
        Stored::New(sent) => Loaded::New(Box::new(sent)),
        // Another study has the id.
        Stored::Already(_) => return Ok(Loaded::Unreadable),
    };
    files::hand_over(&tx, &draft, &kept).await?;
    files::settle(&tx, saved.id, &kept).await?;
    store::drafts::remove(&tx, saved.id).await?;
    tx.commit().await?;
    Ok(loaded)
}

/// The file, where it is one and holds nothing that a phone could not have sent.
fn read(bytes: &[u8]) -> Option<(Saved, Parcel)> {
    let saved: Saved = serde_json::from_slice(bytes).ok()?;
    let parcel = Parcel {
        id: saved.id,
        version: saved.version,
        language: saved.language,
        page: String::new(),
        languages: saved.languages.clone(),
        elapsed: saved.elapsed,
        finished: saved.finished,
        sequence: 1,
        changes: saved.answers.iter().map(|(field, values)| (field.clone(), Some(values.clone()))).collect(),
        whole: true,
        send: true,
        supersedes: saved.supersedes,
        here: false,
        shared: false,
    };
    parcel.check().ok().map(|()| (saved, parcel))
}
