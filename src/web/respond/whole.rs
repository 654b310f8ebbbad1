//! A form version in one document: every page of it as its own template makes it, in `<template>`
//! elements, and every word that the phone says by itself. So there is one maker of pages, and the
//! script has none.

use super::page::{Manner, QuestionPage, Room};
use super::pages::{DonePage, StartPage};
use super::samples;
use super::survey::{Phone, Survey};
use crate::app::App;
use crate::pages::{Fragment, Page};
use crate::service::respond::Open;
use crate::store::{drafts::Draft, forms::FormVersion, studies::Study};
use crate::web::error::Result;
use domain::answer::{Raw, languages::Languages};
use domain::form::{Question, logic};
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;
use uuid::Uuid;

/// The whole form.
#[derive(Serialize)]
pub(super) struct WholePage {
    survey: Survey,
    sheets: Vec<Sheet>,
    start: Fragment,
    done: Fragment,
    words: Vec<Word>,
}

#[derive(Serialize)]
struct Sheet {
    name: String,
    html: Fragment,
}

/// Something that the phone says.
#[derive(Serialize)]
struct Word {
    key: String,
    words: Worded,
}

/// The keys of what the phone says, each with its gaps. In the text a gap is its name in braces.
const WORDS: &[(&str, &[&str])] = &[
    ("respond-next", &[]),
    ("respond-send", &[]),
    ("respond-progress", &["position", "count"]),
    ("respond-error-title", &[]),
    ("respond-receipt-sent", &["moment"]),
    ("respond-bar-kept", &[]),
    ("respond-bar-arrived", &[]),
    ("respond-bar-waiting", &["count"]),
    ("respond-bar-sending", &[]),
    ("respond-bar-sent", &["receipt"]),
    ("respond-bar-unkept", &[]),
    ("respond-bar-refused", &["count"]),
    ("respond-bar-offline", &[]),
    ("respond-refused-reason", &["status"]),
    ("form-answer-required-choice", &[]),
    ("form-answer-required-choices", &[]),
    ("form-answer-required-number", &[]),
    ("form-answer-required-text", &[]),
    ("form-answer-required-date", &[]),
    ("form-answer-required-rank", &[]),
    ("form-answer-required-time", &[]),
    ("form-answer-required-moment", &[]),
    ("form-answer-required-acknowledge", &[]),
    ("form-answer-required-location", &[]),
    ("form-answer-constraint", &[]),
    ("form-answer-either", &[]),
    ("form-answer-one-only", &[]),
    ("form-answer-exclusive", &[]),
    ("form-answer-integer", &[]),
    ("form-answer-decimal", &[]),
    ("form-answer-number-long", &[]),
    ("form-answer-range", &["min", "max"]),
    ("form-answer-least", &["min"]),
    ("form-answer-most", &["max"]),
    ("form-answer-date", &[]),
    ("form-answer-date-first", &["day", "month", "year"]),
    ("form-answer-date-last", &["day", "month", "year"]),
];

/// What the phone says of files, where the form asks for any.
const WORDS_OF_FILES: &[(&str, &[&str])] = &[
    ("form-answer-required-file", &[]),
    ("respond-bar-sending-files", &["count"]),
    ("respond-bar-files", &["count"]),
    ("respond-file", &[]),
    ("respond-file-drop", &[]),
    ("respond-file-kept", &[]),
    ("respond-file-wait", &[]),
    ("respond-file-done", &[]),
    ("respond-file-no-room", &[]),
    ("respond-file-large", &["limit"]),
    ("respond-file-many", &[]),
    ("respond-file-broken", &[]),
    ("respond-file-missing", &[]),
    ("respond-file-no-image", &[]),
    ("respond-file-no-audio", &[]),
    ("respond-file-no-video", &[]),
    ("respond-refused-files", &["names"]),
    ("common-size-kb", &["size"]),
    ("common-size-mb", &["size"]),
];

/// A number of each plural form that one of the languages has.
const COUNTS: [i64; 3] = [1, 2, 5];

impl WholePage {
    /// The whole form in a language.
    ///
    /// # Errors
    /// Where a template names what its page does not hold.
    pub(super) fn of(app: &App, study: &Study, version: &FormVersion, language: Language) -> Result<Self> {
        let start = format!("/s/{}", study.slug);
        let survey = Survey::of(&study.slug, &version.form, language, &start);
        let open = blank(version, language);
        let say = |message: &Message| app.words.say(language, message);
        let media = format!("{start}/media/{}/", version.number);
        let (now, room) = (app.clock.now(), Room::of(&app.config.limits));
        let manner = Manner { language, say: &say, now, media: &media, room };
        let mut sheets = Vec::with_capacity(version.form.pages.len());
        for page in &version.form.pages {
            let sheet = QuestionPage::blank(survey.clone(), &open, page, &manner);
            sheets.push(Sheet { name: page.name.to_string(), html: app.pages.fragment(&sheet, language)? });
        }
        let first = StartPage {
            survey: survey.clone(),
            open: true,
            pages: version.form.pages.len(),
            begun: Some(start),
            code: String::new(),
            code_error: None,
            may_share: !study.shared_phones,
        };
        let last = DonePage {
            survey: survey.clone(),
            id: String::new(),
            receipt: String::new(),
            sent: None,
            shared: study.shared_phones,
        };
        let uses = logic::uses(&version.form);
        let phone = Phone { version: version.number, shared: study.shared_phones, whole: true, uses };
        Ok(Self {
            sheets,
            start: app.pages.fragment(&first, language)?,
            done: app.pages.fragment(&last, language)?,
            words: words(&say, uses.files).chain(authored(version, language)).collect(),
            survey: Survey { phone: Some(phone), ..survey },
        })
    }
}

/// A draft of which nothing is known: pages are made of one.
fn blank(version: &FormVersion, language: Language) -> Open {
    let draft = Draft {
        id: Uuid::nil(),
        study_id: 0,
        form_version_id: version.id,
        resume_code: String::new(),
        language,
        page: String::new(),
        answers: String::new(),
        languages: Languages::of(language),
        started_at: version.published_at,
        saved_at: version.published_at,
        sequence: 0,
        supersedes: None,
    };
    Open::new(draft, version.clone(), Raw::default())
}

fn words(say: &dyn Fn(&Message) -> String, files: bool) -> impl Iterator<Item = Word> {
    let plain = |text| Worded { text, language: None };
    let of_files = WORDS_OF_FILES.iter().filter(|_| files);
    let said = WORDS.iter().chain(of_files).map(|(key, gaps)| {
        let message = gaps.iter().fold(Message::new(key), |said, gap| said.with(gap, format!("{{{gap}}}")));
        Word { key: (*key).to_owned(), words: plain(say(&message)) }
    });
    let counted = COUNTS.iter().map(|count| Word {
        key: format!("respond-errors-{count}"),
        words: plain(say(&Message::new("respond-errors").with("count", *count))),
    });
    said.chain(counted).collect::<Vec<_>>().into_iter()
}

/// What the form's author says of answers that do not fit.
fn authored(version: &FormVersion, language: Language) -> impl Iterator<Item = Word> {
    let form = &version.form;
    form.every_question().flat_map(move |question: &Question| {
        let texts = [("constraint", &question.constraint_message), ("required", &question.required_message)];
        texts.into_iter().filter(|(_, text)| !text.is_empty()).map(move |(what, text)| Word {
            key: format!("{}:{what}", question.name),
            words: Worded::of(text, language, &form.languages),
        })
    })
}

impl Page for WholePage {
    const TEMPLATE: &'static str = "respond/whole.html";

    fn samples() -> Vec<Self> {
        let words = words(&|message: &Message| message.key.clone(), true);
        let sheets = vec![Sheet { name: "one".to_owned(), html: Fragment::empty() }];
        let survey = samples::survey();
        vec![Self {
            survey,
            sheets,
            start: Fragment::empty(),
            done: Fragment::empty(),
            words: words.collect(),
        }]
    }
}
