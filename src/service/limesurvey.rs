//! A survey of LimeSurvey taken over: its questionnaire published, its responses stored.

use super::publish::{self, Outcome, Request};
use super::respond;
use crate::store::submissions::{self, NewSubmission, Origin};
use crate::store::{self, Store, forms, forms::FormVersion};
use chrono::{DateTime, NaiveDateTime, Utc};
use domain::answer::accept::Told;
use domain::answer::languages::Languages;
use domain::answer::{CLOCK, Circumstances, import, record};
use domain::exchange::lss::{self, Fault, Loss, Response};
use domain::form::change::Declarations;
use domain::form::{Form, Name, source};
use uuid::Uuid;

/// What came of an import.
#[derive(Debug)]
pub enum Taken {
    /// It is in the study.
    Over(Box<Import>),
    /// The file is no survey; nothing was done.
    Unreadable(Vec<Fault>),
    /// The study has a questionnaire of its own; nothing was done.
    Another,
}

/// What was imported.
#[derive(Debug)]
pub struct Import {
    /// The version that the responses answer.
    pub version: FormVersion,
    /// How many responses are stored now.
    pub added: usize,
    /// How many were stored before; they stay.
    pub already: usize,
    /// What of the survey is not as it was.
    pub losses: Vec<Loss>,
    /// What could not be taken of a response; the rest of it is stored.
    pub untaken: Vec<Untaken>,
}

/// A value that its question does not take.
#[derive(Debug)]
pub struct Untaken {
    /// The response's number in LimeSurvey.
    pub response: String,
    /// The question.
    pub question: Name,
    /// What was answered.
    pub value: String,
    /// Why it is not taken.
    pub told: Told,
}

/// Takes a `.lss` or `.lsa` over into a study that has no questionnaire, or has this very one.
///
/// What is imported twice is stored once: a response has its id by study, survey and number. Times are
/// by Kazakhstan's clock, since a file does not say by which; where a survey kept none, it is `now`.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take_over(
    store: &Store,
    study_id: i64,
    bytes: &[u8],
    by: Option<i64>,
    now: DateTime<Utc>,
) -> store::Result<Taken> {
    let imported = match lss::read(bytes) {
        Ok(imported) => imported,
        Err(faults) => return Ok(Taken::Unreadable(faults)),
    };
    let text = source::write(&imported.form);
    let Some(version) = version(store, study_id, &text, by, now).await? else { return Ok(Taken::Another) };
    let mut untaken = Vec::new();
    let mut all = Vec::with_capacity(imported.responses.len());
    for response in &imported.responses {
        let id = id(study_id, &imported.survey, &response.id);
        all.push(submission(study_id, &version, response, id, now, &mut untaken));
    }
    let ids: Vec<Uuid> = all.iter().map(|new| new.id).collect();
    let tx = store.begin().await?;
    let stored = submissions::stored(&tx, &ids).await?;
    let already = all.len();
    all.retain(|new| !stored.contains(&new.id));
    submissions::add_many(&tx, study_id, &all).await?;
    tx.commit().await?;
    let added = all.len();
    let losses = imported.losses;
    Ok(Taken::Over(Box::new(Import { version, added, already: already - added, losses, untaken })))
}

/// The version of that text, published where the study has none at all.
async fn version(
    store: &Store,
    study_id: i64,
    text: &str,
    by: Option<i64>,
    now: DateTime<Utc>,
) -> store::Result<Option<FormVersion>> {
    let all = forms::all(store, study_id).await?;
    let first = all.is_empty();
    if let Some(version) = all.into_iter().find(|version| version.source == text) {
        return Ok(Some(version));
    }
    if !first {
        return Ok(None);
    }
    let declared = Declarations::default();
    let request = Request { text, declared: &declared, seen: None, by };
    Ok(match publish::publish(store, study_id, &request, now).await? {
        Outcome::Published(version) | Outcome::Unchanged(version) => Some(*version),
        // Somebody published another one in the meantime.
        Outcome::Review(_) | Outcome::Faulty(_) => None,
    })
}

/// The id of a response, the same whenever it is imported.
fn id(study_id: i64, survey: &str, response: &str) -> Uuid {
    let name = format!("limesurvey/{study_id}/{survey}/{response}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

fn submission(
    study_id: i64,
    version: &FormVersion,
    response: &Response,
    id: Uuid,
    now: DateTime<Utc>,
    untaken: &mut Vec<Untaken>,
) -> NewSubmission {
    let form: &Form = &version.form;
    let moment = |time: NaiveDateTime| time.and_local_timezone(CLOCK).single();
    let submitted = response.submitted.and_then(moment).unwrap_or_else(|| now.with_timezone(&CLOCK));
    let started = response.started.and_then(moment).unwrap_or(submitted).min(submitted);
    let circumstances = Circumstances { started: Some(started), seed: id, ..Circumstances::at(submitted) };
    let read = import::sent(form, &response.raw, &circumstances);
    untaken.extend(read.faults.into_iter().map(|fault| Untaken {
        response: response.id.clone(),
        value: response.raw.get(&fault.field).join("; "),
        question: fault.question,
        told: fault.told,
    }));
    let language = response.language.unwrap_or(form.default_language());
    let answers = record::write(&read.answers);
    NewSubmission {
        id,
        study_id,
        form_version_id: version.id,
        // There is no draft to continue.
        resume_code: String::new(),
        language,
        languages: Languages::of(language),
        origin: Origin::LimeSurvey,
        digest: respond::digest(version.id, &answers),
        answers,
        started_at: started.with_timezone(&Utc),
        finished_at: submitted.with_timezone(&Utc),
        submitted_at: submitted.with_timezone(&Utc),
        supersedes: None,
    }
}
