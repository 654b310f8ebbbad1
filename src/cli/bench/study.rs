//! The made-up study, stored.

use crate::app::App;
use crate::service::respond;
use crate::store::submissions::{NewSubmission, Origin};
use crate::store::{forms, studies, submissions};
use chrono::{DateTime, Utc};
use domain::answer::{languages::Languages, record};
use domain::form::Form;
use domain::form::change::Declarations;
use domain::language::{Language, Text};
use domain::synthetic;

/// The study's name in addresses.
pub(super) const SLUG: &str = "bench";

/// How many responses are stored in one transaction.
const AT_ONCE: u64 = 10_000;

/// Publishes the study and stores so many responses.
pub(super) async fn fill(app: &App, count: u64) -> anyhow::Result<studies::Study> {
    let now = app.clock.now();
    let form = synthetic::form();
    let tx = app.store.begin().await?;
    let title = Text { en: Some(SLUG.to_owned()), ..Text::default() };
    let study_id = studies::add(&tx, SLUG, &title, now).await?;
    let declarations = Declarations::default();
    let publication = forms::Publication {
        study_id,
        source: "",
        form: &form,
        digest: "",
        declarations: &declarations,
        by: None,
    };
    let version = forms::publish(&tx, &publication, now).await?.id;
    tx.commit().await?;
    for begin in (0..count).step_by(usize::try_from(AT_ONCE)?) {
        let numbers = begin..count.min(begin + AT_ONCE);
        let batch: Vec<NewSubmission> =
            numbers.map(|number| submission(app, &form, (study_id, version), (number, now))).collect();
        let tx = app.store.begin().await?;
        submissions::add_many(&tx, study_id, &batch).await?;
        tx.commit().await?;
    }
    studies::by_slug(&app.store, SLUG).await?.ok_or_else(|| anyhow::anyhow!("the study was just stored"))
}

fn submission(
    app: &App,
    form: &Form,
    (study_id, form_version_id): (i64, i64),
    (number, now): (u64, DateTime<Utc>),
) -> NewSubmission {
    let answers = record::write(&synthetic::answers(form, number));
    let language = Language::ALL[(number % 3) as usize];
    NewSubmission {
        id: app.entropy.uuid(),
        study_id,
        form_version_id,
        resume_code: String::new(),
        language,
        languages: Languages::of(language),
        origin: Origin::Demonstration,
        digest: respond::digest(form_version_id, &answers),
        answers,
        started_at: now,
        finished_at: now,
        submitted_at: now,
        supersedes: None,
    }
}
