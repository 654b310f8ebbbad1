//! What a respondent does: begin, save a page, go back, continue on another phone, send, correct.
//!
//! Every page is saved as it is sent, faulty or not, so nothing typed is lost. The last page sends:
//! the whole is judged again by the form version on which it was begun, and stored once under the
//! id that the draft had from its beginning. What comes later under the same id either says the
//! same, and gets the same receipt, or is refused.

pub mod codes;
pub mod file;
pub mod files;
mod moments;
pub mod plans;
pub mod sync;
mod turn;

use crate::app::App;
use crate::store::{
    self, Db, Tx,
    attachments::Attachment,
    drafts::{self, Draft},
    forms::{self, FormVersion},
    studies::Study,
    submissions::{self, NewSubmission, Origin, Stored, Submission},
};
use chrono::{DateTime, Utc};
use domain::answer::{Answers, Plan, Raw, accept::Fault, flow::Flow, languages::Languages, record};
use domain::form::{Kind, Name};
use domain::language::Language;
use files::Received;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use turn::Step;
use uuid::Uuid;

/// What a respondent has begun or finished.
#[derive(Debug)]
pub enum Begun {
    /// Saved, not sent.
    Draft(Box<Open>),
    /// Sent.
    Sent(Box<Submission>),
}

/// A draft with the form it answers.
#[derive(Debug)]
pub struct Open {
    /// The draft.
    pub draft: Draft,
    /// The version on which it was begun.
    pub version: FormVersion,
    /// The same, ready to judge answers.
    pub plan: Arc<Plan>,
    /// What was typed so far.
    pub raw: Raw,
    /// The files sent so far.
    pub files: Vec<Attachment>,
}

impl Open {
    /// A draft without files, of a version that may not be kept anywhere.
    #[must_use]
    pub fn new(draft: Draft, version: FormVersion, raw: Raw) -> Self {
        let plan = Arc::new(Plan::new(Arc::new(version.form.clone())));
        Self { draft, version, plan, raw, files: Vec::new() }
    }

    /// The way through the form from here, shown in a language.
    #[must_use]
    pub fn flow(&self, language: Language, now: DateTime<Utc>) -> Flow<'_> {
        self.plan.flow(&self.raw, &plans::of_draft(&self.draft, language, now))
    }
}

/// Which way a page was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way<'a> {
    /// To the next one, or to the end.
    Next,
    /// To the one before.
    Back,
    /// To the same one in another language.
    Language(Language),
    /// To the same one with another row of the repeat of that field.
    Add(&'a str),
    /// To the same one without that row.
    Remove(&'a str),
    /// To the same one without the file of that field.
    Drop(&'a str),
}

/// A page as it was sent.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The draft, and the submission it will be.
    pub id: Uuid,
    /// The page's name.
    pub page: &'a str,
    /// The fields as posted.
    pub fields: &'a Raw,
    /// Which way it was left.
    pub way: Way<'a>,
    /// The files that came with it.
    pub files: Vec<Received>,
    /// The language it was shown in.
    pub language: Language,
}

/// What came of a page.
#[derive(Debug)]
pub enum Saved {
    /// There is no such draft or page.
    Unknown,
    /// Saved; this page is next, and on it what has this id, where it names one.
    Go(Name, Option<String>),
    /// Saved, with faults to mend on this page first.
    Faulty(Box<Open>, Name, Vec<Fault>),
    /// Everything is sent, now or before.
    Sent(Box<Submission>),
    /// It was sent before with other answers; what is stored stays as it is.
    Conflict(Box<Submission>),
}

/// Begins a draft on the newest version; `None` where no form is published.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(app: &App, study: &Study, language: Language) -> store::Result<Option<Open>> {
    begin_with(app, study, language, (Raw::default(), Languages::of(language)), None).await
}

/// Begins a draft that already holds answers, and may supersede what was sent.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin_with(
    app: &App,
    study: &Study,
    language: Language,
    (mut raw, languages): (Raw, Languages),
    supersedes: Option<Uuid>,
) -> store::Result<Option<Open>> {
    let Some(version) = forms::latest(&app.store, study.id).await? else { return Ok(None) };
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let mut draft = Draft {
        id: app.entropy.uuid(),
        study_id: study.id,
        form_version_id: version.id,
        resume_code: free_code(app, &tx, study.id).await?,
        language,
        page: String::new(),
        answers: String::new(),
        languages,
        started_at: now,
        saved_at: now,
        sequence: 1,
        supersedes,
    };
    let plan = app.plans.of(&version);
    let circumstances = plans::of_draft(&draft, language, now);
    plan.begin(&mut raw, &circumstances);
    let first = plan.flow(&raw, &circumstances).first().map(|page| page.name.to_string());
    draft.page = first.unwrap_or_default();
    draft.answers = write(&raw);
    drafts::save(&tx, &draft).await?;
    tx.commit().await?;
    Ok(Some(Open { draft, version, plan, raw, files: Vec::new() }))
}

/// What stands under an id.
///
/// # Errors
/// Where the database cannot be read.
pub async fn find(app: &App, study: &Study, id: Uuid) -> store::Result<Option<Begun>> {
    if let Some(sent) = submissions::by_id(&app.store, study.id, id).await? {
        return Ok(Some(Begun::Sent(Box::new(sent))));
    }
    let draft = drafts::by_id(&app.store, study.id, id).await?;
    open(app, draft).await
}

/// What a resume code leads to.
///
/// # Errors
/// Where the database cannot be read.
pub async fn resume(app: &App, study: &Study, code: &str) -> store::Result<Option<Begun>> {
    if let Some(sent) = submissions::by_resume_code(&app.store, study.id, code).await? {
        return Ok(Some(Begun::Sent(Box::new(sent))));
    }
    let draft = drafts::by_resume_code(&app.store, study.id, code).await?;
    open(app, draft).await
}

async fn open(app: &App, draft: Option<Draft>) -> store::Result<Option<Begun>> {
    let Some(draft) = draft else { return Ok(None) };
    let Some(version) = forms::by_id(&app.store, draft.form_version_id).await? else { return Ok(None) };
    let raw = draft.raw()?;
    let files = files_of(&app.store, &version, &draft).await?;
    let plan = app.plans.of(&version);
    Ok(Some(Begun::Draft(Box::new(Open { draft, version, plan, raw, files }))))
}

/// The files of a draft; nobody asks the database where the form takes none.
async fn files_of(db: &impl Db, version: &FormVersion, draft: &Draft) -> store::Result<Vec<Attachment>> {
    let takes_files =
        version.form.every_question().any(|question| matches!(question.kind, Kind::File { .. }));
    if takes_files { files::at_hand(db, draft).await } else { Ok(Vec::new()) }
}

/// Saves a page, and sends everything where it was the last.
///
/// # Errors
/// Where the database cannot be written.
pub async fn save(app: &App, study: &Study, mut sheet: Sheet<'_>) -> anyhow::Result<Saved> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    // The draft comes first: whoever sends it at the same moment has then sent it, or waits.
    let draft = drafts::lock(&tx, study.id, sheet.id).await?;
    if let Some(sent) = submissions::by_id(&tx, study.id, sheet.id).await? {
        return Ok(again(app, &tx, sent, &sheet).await?);
    }
    let Some(draft) = draft else { return Ok(Saved::Unknown) };
    let Some(version) = forms::by_id(&tx, draft.form_version_id).await? else { return Ok(Saved::Unknown) };
    let Some(page) = version.form.page(sheet.page) else { return Ok(Saved::Unknown) };
    let plan = app.plans.of(&version);
    let circumstances = plans::of_draft(&draft, sheet.language, now);
    let before: Raw = draft.raw()?;
    let mut raw = before.clone();
    raw.take_page(page, sheet.fields);
    let files = std::mem::take(&mut sheet.files);
    let mut broken = files::take(app, &tx, &draft, page, &version.form, &mut raw, files).await?;
    let shown = plan.flow(&raw, &circumstances);
    let place = turn::press(&tx, draft.id, &mut raw, shown.items(page.name.as_str()), sheet.way).await?;
    plan.settle(&before, &mut raw, &circumstances);
    broken.extend(files::faults(&tx, &version.form, &draft, &raw).await?);
    let flow = plan.flow(&raw, &circumstances);
    let next = turn::judge(&version.form, &flow, page, sheet.way, &broken);
    let draft = Draft { languages: spoken(&draft, &before, &raw, sheet.language), ..draft };
    let saved = |to: &Name| Draft {
        page: to.to_string(),
        language: if let Way::Language(language) = sheet.way { language } else { sheet.language },
        answers: write(&raw),
        saved_at: now,
        sequence: draft.sequence + 1,
        ..draft.clone()
    };
    let outcome = match next {
        Step::Go(name) => {
            drafts::save(&tx, &saved(&name)).await?;
            Saved::Go(name, place)
        }
        Step::Mend(name, faults) => {
            let draft = saved(&name);
            drafts::save(&tx, &draft).await?;
            let files = files_of(&tx, &version, &draft).await?;
            Saved::Faulty(Box::new(Open { draft, version, plan, raw, files }), name, faults)
        }
        Step::Send(answers) => match send(&tx, &draft, sheet.language, (&answers, &raw), (now, now)).await? {
            (sent, true) => Saved::Sent(Box::new(sent)),
            (sent, false) => Saved::Conflict(Box::new(sent)),
        },
    };
    tx.commit().await?;
    Ok(outcome)
}

/// What is wrong with a page of a draft as it is saved.
///
/// # Errors
/// Where the database cannot be read.
pub async fn faults(app: &App, open: &Open, page: &str, language: Language) -> store::Result<Vec<Fault>> {
    let mut faults = files::faults(&app.store, &open.version.form, &open.draft, &open.raw).await?;
    faults.extend(open.flow(language, app.clock.now()).faults().iter().cloned());
    faults.retain(|fault| fault.page.as_str() == page);
    Ok(faults)
}

/// In which language each field of a draft was filled, after fields of it changed that were shown in
/// this one: for whoever saves, a page or what a phone kept meanwhile.
#[must_use]
pub fn spoken(draft: &Draft, before: &Raw, after: &Raw, language: Language) -> Languages {
    let mut languages = draft.languages.clone();
    languages.note(before, after, language);
    languages
}

/// Stores the answers under the draft's id and drops the draft. Answers what is stored under the id
/// now, and whether it is these answers. It was finished at one moment, and came at another.
async fn send(
    tx: &Tx,
    draft: &Draft,
    language: Language,
    (answers, raw): (&Answers, &Raw),
    (finished_at, submitted_at): (DateTime<Utc>, DateTime<Utc>),
) -> store::Result<(Submission, bool)> {
    let answers = record::write(answers);
    let new = NewSubmission {
        id: draft.id,
        study_id: draft.study_id,
        form_version_id: draft.form_version_id,
        resume_code: draft.resume_code.clone(),
        language,
        languages: draft.languages.settled(raw),
        origin: Origin::Web,
        digest: digest(draft.form_version_id, &answers),
        answers,
        started_at: draft.started_at,
        finished_at,
        submitted_at,
        supersedes: draft.supersedes,
    };
    let (digest, kept) = (new.digest.clone(), new.answers.clone());
    let stored = submissions::add(tx, new).await?;
    drafts::remove(tx, draft.id).await?;
    files::hand_over(tx, draft, &kept).await?;
    files::settle(tx, draft.id, &kept).await?;
    Ok(match stored {
        Stored::New(sent) => (sent, true),
        Stored::Already(sent) => {
            let same = sent.digest == digest;
            (sent, same)
        }
    })
}

/// Judges a page that came after everything was sent: the answers on it either are those that are
/// stored, or they are refused.
async fn again(app: &App, tx: &Tx, sent: Submission, sheet: &Sheet<'_>) -> store::Result<Saved> {
    let Some(version) = forms::by_id(tx, sent.form_version_id).await? else { return Ok(Saved::Unknown) };
    let Some(page) = version.form.page(sheet.page) else { return Ok(Saved::Unknown) };
    let answers = sent.read(&version.form)?;
    let mut raw = Raw::typed(&answers);
    raw.take_page(page, sheet.fields);
    Ok(if is_same(app, &sent, &version, &raw) {
        Saved::Sent(Box::new(sent))
    } else {
        Saved::Conflict(Box::new(sent))
    })
}

/// Whether what was typed comes to the answers that are stored.
fn is_same(app: &App, sent: &Submission, version: &FormVersion, raw: &Raw) -> bool {
    let judged = app.plans.of(version).whole(raw, &plans::of_submission(sent));
    judged.is_ok_and(|answers| digest(sent.form_version_id, &record::write(&answers)) == sent.digest)
}

/// What makes two submissions the same: the form version and the answers.
#[must_use]
pub fn digest(form_version_id: i64, answers: &str) -> String {
    let digest =
        Sha256::new().chain_update(form_version_id.to_le_bytes()).chain_update(answers.as_bytes()).finalize();
    super::publish::hex(&digest)
}

fn write(raw: &Raw) -> String {
    serde_json::to_string(raw).unwrap_or_else(|_| unreachable!("text keys and text values are JSON"))
}

/// A resume code that no other draft or submission of the study has.
async fn free_code(app: &App, tx: &Tx, study_id: i64) -> store::Result<String> {
    loop {
        let code = codes::resume_code(app.entropy.bytes());
        let taken = drafts::by_resume_code(tx, study_id, &code).await?.is_some()
            || submissions::by_resume_code(tx, study_id, &code).await?.is_some();
        if !taken {
            return Ok(code);
        }
    }
}

/// A submission's answers with a page put over them, what a respondent wanted to send instead, and
/// the languages of both.
///
/// # Errors
/// Where the database cannot be read.
pub async fn revised(
    app: &App,
    study: &Study,
    id: Uuid,
    (page, fields): (&str, &Raw),
    language: Language,
) -> store::Result<Option<(Raw, Languages)>> {
    let Some(sent) = submissions::by_id(&app.store, study.id, id).await? else { return Ok(None) };
    let Some(version) = forms::by_id(&app.store, sent.form_version_id).await? else { return Ok(None) };
    let before = Raw::typed(&sent.read(&version.form)?);
    let mut raw = before.clone();
    if let Some(page) = version.form.page(page) {
        raw.take_page(page, fields);
    }
    let mut languages = sent.languages;
    languages.note(&before, &raw, language);
    Ok(Some((raw, languages)))
}
