//! Samples of respondents' pages: one form with a question of every kind.

use super::page::{Manner, QuestionPage, Room};
use super::survey::Survey;
use crate::service::respond::Open;
use crate::store::{drafts::Draft, forms::FormVersion};
use chrono::DateTime;
use domain::answer::Raw;
use domain::answer::languages::Languages;
use domain::form::change::Declarations;
use domain::form::{Form, source};
use domain::language::Language;
use domain::message::Message;

const SOURCE: &str = include_str!("sample.toml");
/// Every kind of question in every look.
const LOOKS: &str = include_str!("../../../tests/data/form/looks.toml");

fn form() -> Form {
    source::read(SOURCE).expect("the sample is a form").form
}

pub(super) fn survey() -> Survey {
    Survey::of("village", &form(), Language::Kk, "/s/village").on_phone(1, false)
}

fn looks() -> Form {
    source::read(LOOKS).unwrap_or_else(|faults| panic!("{faults:#?}")).form
}

fn open(form: Form, raw: Raw) -> Open {
    let at = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
    let draft = Draft {
        id: uuid::Uuid::nil(),
        study_id: 1,
        form_version_id: 1,
        resume_code: "4821773019".to_owned(),
        language: Language::Kk,
        page: "one".to_owned(),
        answers: "{}".to_owned(),
        languages: Languages::of(Language::Kk),
        started_at: at,
        saved_at: at,
        sequence: 1,
        supersedes: None,
    };
    let version = FormVersion {
        id: 1,
        number: 1,
        source: SOURCE.to_owned(),
        form,
        declarations: Declarations::default(),
        published_at: at,
    };
    Open::new(draft, version, raw)
}

/// Each page of the forms: as it is first seen, and with every fault that it can have.
pub(super) fn question_pages() -> Vec<QuestionPage> {
    let typed = [("reasons", "pay"), ("reasons", "none"), ("salary", "-9"), ("when", "x")];
    let mut pages = pages(form(), Raw::from_iter(typed));
    let typed = [
        ("scale", "4"),
        ("region", "other"),
        ("order", "home"),
        ("order", ""),
        ("salary", "250000"),
        ("moved", "2019-09-01"),
        ("spot", "43.2 76.9  5"),
        ("host", "Асан <Қайғы>"),
        ("members", "2"),
        ("members/1/called", "Айгүл"),
        ("photo", "00000000-0000-0000-0000-000000000000"),
    ];
    pages.extend(self::pages(looks(), Raw::from_iter(typed)));
    pages
}

fn pages(form: Form, typed: Raw) -> Vec<QuestionPage> {
    let say = |message: &Message| message.key.clone();
    let language = Language::Kk;
    let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
    let room = Room { file: 20 << 20, all: 100 << 20 };
    let manner = Manner { language, say: &say, now, media: "/s/village/media/1/", room };
    let first = open(form.clone(), Raw::default());
    let faulty = open(form, typed);
    let mut pages = Vec::new();
    for page in &first.version.form.pages {
        let name = page.name.as_str();
        let flow = faulty.flow(language, now);
        let faults: Vec<_> = flow.faults().iter().filter(|fault| fault.page == page.name).cloned().collect();
        for (open, faults) in [(&first, &[][..]), (&faulty, &faults)] {
            pages.extend(QuestionPage::of(survey(), open, name, faults, &manner));
        }
        pages.push(QuestionPage::blank(survey(), &first, page, &manner));
    }
    pages
}
