//! Samples of respondents' pages: one form with a question of every kind.

use super::page::QuestionPage;
use super::survey::Survey;
use crate::service::respond::Open;
use crate::store::{drafts::Draft, forms::FormVersion};
use chrono::DateTime;
use domain::answer::Raw;
use domain::answer::flow::Flow;
use domain::form::{Form, source};
use domain::language::Language;
use domain::message::Message;

const SOURCE: &str = include_str!("sample.toml");

fn form() -> Form {
    source::read(SOURCE).expect("the sample is a form").form
}

pub(super) fn survey() -> Survey {
    Survey::of("village", &form(), Language::Kk, "/s/village")
}

fn open(raw: Raw) -> Open {
    let at = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
    let draft = Draft {
        id: uuid::Uuid::nil(),
        study_id: 1,
        form_version_id: 1,
        resume_code: "4821773019".to_owned(),
        language: Language::Kk,
        page: "one".to_owned(),
        answers: "{}".to_owned(),
        started_at: at,
        saved_at: at,
    };
    let version = FormVersion { id: 1, number: 1, source: SOURCE.to_owned(), form: form(), published_at: at };
    Open { draft, version, raw }
}

/// Each page of the form: as it is first seen, and with every fault that it can have.
pub(super) fn question_pages() -> Vec<QuestionPage> {
    let say = |message: &Message| message.key.clone();
    let first = open(Raw::default());
    let typed = Raw::from_iter([("reasons", "pay"), ("reasons", "none"), ("salary", "-9"), ("when", "x")]);
    let faulty = open(typed);
    let mut pages = Vec::new();
    for page in &form().pages {
        let name = page.name.as_str();
        let flow = Flow::of(&faulty.version.form, &faulty.raw);
        let faults: Vec<_> = flow.faults().iter().filter(|fault| fault.page == page.name).cloned().collect();
        pages.extend(QuestionPage::of(survey(), &first, name, &[], Language::Kk, &say));
        pages.extend(QuestionPage::of(survey(), &faulty, name, &faults, Language::Kk, &say));
    }
    pages
}
