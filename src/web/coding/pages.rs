//! The pages of interviews.

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

fn choice() -> Vec<Choice> {
    vec![Choice::new(1, "Уәж", true), Choice::new(2, "Қала", false)]
}
