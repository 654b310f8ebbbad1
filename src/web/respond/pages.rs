//! The pages around the questions.

use super::samples;
use super::survey::Survey;
use crate::pages::Page;
use chrono::{DateTime, Utc};
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;

/// Where a survey begins.
#[derive(Serialize)]
pub(super) struct StartPage {
    pub(super) survey: Survey,
    /// Whether it takes answers.
    pub(super) open: bool,
    /// How many pages it has at most.
    pub(super) pages: usize,
    /// The page on which this phone stopped.
    pub(super) begun: Option<String>,
    /// The code as typed.
    pub(super) code: String,
    pub(super) code_error: Option<Message>,
    /// Whether respondents may say that they share the phone: not where the study says so already.
    pub(super) may_share: bool,
}

/// Everything is sent.
#[derive(Serialize)]
pub(super) struct DonePage {
    pub(super) survey: Survey,
    pub(super) id: String,
    pub(super) receipt: String,
    /// When it arrived; the phone puts it in where it shows the page by itself.
    pub(super) sent: Option<DateTime<Utc>>,
    /// Whether nothing of it stays on the phone, so that it cannot be corrected from here.
    pub(super) shared: bool,
}

/// Something else was sent before.
#[derive(Serialize)]
pub(super) struct ConflictPage {
    pub(super) survey: Survey,
    pub(super) id: String,
    pub(super) page: String,
    pub(super) receipt: String,
    /// What was answered now.
    pub(super) changed: Vec<Pair>,
    /// The same as fields, to be sent as a new response.
    pub(super) fields: Vec<Field>,
}

#[derive(Serialize)]
pub(super) struct Pair {
    pub(super) question: Worded,
    pub(super) answers: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
}

/// The draft is not there.
#[derive(Serialize)]
pub(super) struct GonePage {
    pub(super) survey: Survey,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "respond/start.html";

    fn samples() -> Vec<Self> {
        let page = |open, begun: Option<&str>, code_error| Self {
            survey: samples::survey(),
            open,
            pages: 5,
            begun: begun.map(str::to_owned),
            code: String::new(),
            code_error,
            may_share: open,
        };
        vec![
            page(true, None, None),
            page(true, Some("/s/village/about"), Some(Message::new("respond-resume-unknown"))),
            page(true, None, Some(Message::new("respond-resume-malformed"))),
            page(true, None, Some(Message::new("respond-resume-wait"))),
            page(false, None, None),
        ]
    }
}

impl Page for DonePage {
    const TEMPLATE: &'static str = "respond/done.html";

    fn samples() -> Vec<Self> {
        let sent = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let page = |sent, shared| Self {
            survey: samples::survey(),
            id: uuid::Uuid::nil().to_string(),
            receipt: "K7QF-29MX".to_owned(),
            sent,
            shared,
        };
        vec![page(Some(sent), false), page(None, true)]
    }
}

impl Page for ConflictPage {
    const TEMPLATE: &'static str = "respond/conflict.html";

    fn samples() -> Vec<Self> {
        let question = Worded { text: "Жасыңыз нешеде?".to_owned(), language: None };
        vec![Self {
            survey: samples::survey(),
            id: uuid::Uuid::nil().to_string(),
            page: "about".to_owned(),
            receipt: "K7QF-29MX".to_owned(),
            changed: vec![Pair { question, answers: vec!["25".to_owned()] }],
            fields: vec![Field { name: "age".to_owned(), value: "25".to_owned() }],
        }]
    }
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "respond/gone.html";

    fn samples() -> Vec<Self> {
        vec![Self { survey: samples::survey() }]
    }
}
