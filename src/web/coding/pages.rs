//! The pages of interviews.

use crate::pages::Page;
use crate::web::frame::Frame;
use domain::message::Message;
use serde::Serialize;

/// A name for a value in a list to choose from.
#[derive(Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(value: impl ToString, label: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.to_string(), label: label.into(), chosen }
    }
}

/// The documents of a study.
#[derive(Serialize)]
pub(super) struct DocumentsPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) documents: Vec<DocumentRow>,
    pub(super) may_import: bool,
    pub(super) error: Option<Message>,
    /// What was typed, to be mended.
    pub(super) typed: Typed,
}

/// What is asked of a document, with what was typed so far.
#[derive(Serialize)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) age: String,
    pub(super) languages: Vec<Choice>,
    pub(super) regions: Vec<Choice>,
    pub(super) roles: Vec<Choice>,
}

impl Typed {
    /// For the pages' samples.
    pub(super) fn sample() -> Self {
        let typed = || "сөз".to_owned();
        let (languages, regions, roles) = (choice(), choice(), choice());
        Self { name: typed(), text: typed(), age: String::new(), languages, regions, roles }
    }
}

#[derive(Serialize)]
pub(super) struct DocumentRow {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) language: &'static str,
    pub(super) language_name: &'static str,
    pub(super) who: String,
    pub(super) codings: usize,
}

fn choice() -> Vec<Choice> {
    vec![Choice::new(1, "Уәж", true), Choice::new(2, "Қала", false)]
}

impl Page for DocumentsPage {
    const TEMPLATE: &'static str = "coding/documents.html";

    fn samples() -> Vec<Self> {
        let page = |documents, error| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            documents,
            may_import: true,
            error,
            typed: Typed::sample(),
        };
        let row = DocumentRow {
            id: 1,
            name: "01".into(),
            language: "kk",
            language_name: "Қазақша",
            who: "қатысушы, 23 жаста".into(),
            codings: 3,
        };
        vec![page(vec![row], None), page(Vec::new(), Some(Message::new("coding-fault-empty")))]
    }
}
