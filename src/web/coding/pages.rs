//! The pages of interviews.

use super::answers::AnswerView;
use super::recording::RecordingView;
use super::text::Piece;
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

/// The workspace.
#[derive(Serialize)]
pub(super) struct DocumentPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) id: i64,
    /// The version that is shown, in which words are coded.
    pub(super) version: i32,
    pub(super) name: String,
    pub(super) language: &'static str,
    pub(super) who: String,
    pub(super) passages: Vec<PassageView>,
    pub(super) codes: Vec<CodeChoice>,
    pub(super) recording: RecordingView,
    pub(super) may_remove: bool,
    pub(super) error: Option<Message>,
}

#[derive(Serialize)]
pub(super) struct PassageView {
    pub(super) number: i32,
    pub(super) speaker: Option<String>,
    /// The language of its words.
    pub(super) language: &'static str,
    /// The answer that it is.
    pub(super) answer: Option<AnswerView>,
    /// When it begins in the recording, in thousandths of a second and as a clock shows it.
    pub(super) begins: Option<i32>,
    pub(super) time: Option<String>,
    pub(super) pieces: Vec<Piece>,
    pub(super) codings: Vec<CodingView>,
}

#[derive(Serialize)]
pub(super) struct CodingView {
    pub(super) id: i64,
    pub(super) code_id: i64,
    pub(super) label: String,
    pub(super) color: String,
    pub(super) words: String,
    pub(super) coder: String,
}

/// A code in the picker.
#[derive(Serialize)]
pub(super) struct CodeChoice {
    pub(super) id: i64,
    pub(super) label: String,
    pub(super) path: String,
    pub(super) color: String,
    /// Its names in every language, in lower case, for the filter.
    pub(super) names: String,
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

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "coding/document.html";

    fn samples() -> Vec<Self> {
        let piece =
            |text: &str, codes: &[i64], found| Piece { text: text.into(), codes: codes.into(), found };
        let coding = CodingView {
            id: 1,
            code_id: 1,
            label: "Уәж".into(),
            color: "#0072b2".into(),
            words: "Ауылға".into(),
            coder: "Айгүл".into(),
        };
        let passage = PassageView {
            number: 1,
            speaker: Some("Қатысушы".into()),
            language: "kk",
            answer: Some(AnswerView::sample()),
            begins: Some(1_000),
            time: Some("00:01".into()),
            pieces: vec![piece("Ауылға ", &[1, 2], false), piece("келдім", &[], true)],
            codings: vec![coding],
        };
        let code = CodeChoice {
            id: 1,
            label: "Уәж".into(),
            path: "Уәж".into(),
            color: "#0072b2".into(),
            names: "уәж мотивация".into(),
        };
        let page = |passages, codes, is_heard| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            id: 1,
            version: 1,
            name: "01".into(),
            language: "kk",
            who: "қатысушы".into(),
            passages,
            codes,
            recording: RecordingView::sample(is_heard),
            may_remove: true,
            error: Some(Message::new("coding-apply-failed")),
        };
        vec![page(vec![passage], vec![code], true), page(Vec::new(), Vec::new(), false)]
    }
}
