//! A page of a form that is not published, as a respondent will see it.

use super::page::{Manner, QuestionPage, Room};
use super::survey::Survey;
use crate::pages::Page;
use crate::service::respond::Open;
use crate::store::{drafts::Draft, forms::FormVersion};
use chrono::{DateTime, Utc};
use domain::answer::{Raw, languages::Languages};
use domain::form::Form;
use domain::form::change::Declarations;
use domain::language::Language;
use domain::message::Message;
use uuid::Uuid;

/// The page of that name as it is first seen; `None` where there is nothing on it.
pub(in crate::web) fn preview(
    slug: &str,
    form: Form,
    page: &str,
    language: Language,
    now: DateTime<Utc>,
    say: &dyn Fn(&Message) -> String,
) -> Option<impl Page + use<>> {
    let path = format!("/s/{slug}");
    let survey = Survey::of(slug, &form, language, &path).still();
    let draft = Draft {
        id: Uuid::nil(),
        study_id: 0,
        form_version_id: 0,
        resume_code: "0000000000".to_owned(),
        language,
        page: page.to_owned(),
        answers: "{}".to_owned(),
        languages: Languages::of(language),
        started_at: now,
        saved_at: now,
        sequence: 0,
        supersedes: None,
    };
    let version = FormVersion {
        id: 0,
        number: 0,
        source: String::new(),
        form,
        declarations: Declarations::default(),
        published_at: now,
    };
    let open = Open::new(draft, version, Raw::default());
    let manner = Manner { language, say, now, media: "", room: Room { file: 0, all: 0 } };
    QuestionPage::of(survey, &open, page, &[], &manner)
}
