//! A questionnaire as a researcher reads it: what is asked, of whom, with which codes.

use crate::web::page_name::PageName;
use domain::form::change::kind_key;
use domain::form::{Form, Item, Page};
use domain::language::Language;
use domain::table::Worded;
use serde::Serialize;

/// A page of the questionnaire.
#[derive(Debug, Serialize)]
pub(super) struct PageOutline {
    name: Option<PageName>,
    relevant: Option<String>,
    items: Vec<ItemOutline>,
}

#[derive(Debug, Serialize)]
struct ItemOutline {
    name: Option<String>,
    label: Worded,
    /// The Fluent key of what kind of answer it takes.
    kind: &'static str,
    required: bool,
    relevant: Option<String>,
    choices: Vec<ChoiceOutline>,
    /// What stands in a group.
    items: Vec<ItemOutline>,
}

#[derive(Debug, Serialize)]
struct ChoiceOutline {
    code: String,
    label: String,
}

/// The form's pages in a language.
pub(super) fn outline(form: &Form, language: Language) -> Vec<PageOutline> {
    form.pages.iter().map(|page| page_outline(form, page, language)).collect()
}

fn page_outline(form: &Form, page: &Page, language: Language) -> PageOutline {
    PageOutline {
        name: PageName::of(form, page.name.as_str(), language),
        relevant: page.relevant.clone(),
        items: page.items.iter().map(|item| item_outline(form, item, language)).collect(),
    }
}

fn item_outline(form: &Form, item: &Item, language: Language) -> ItemOutline {
    match item {
        Item::Note(note) => ItemOutline {
            name: None,
            label: Worded::of(&note.note, language, &form.languages),
            kind: "collect-form-type-note",
            required: false,
            relevant: note.relevant.clone(),
            choices: Vec::new(),
            items: Vec::new(),
        },
        Item::Group(group) => ItemOutline {
            name: Some(group.name.to_string()),
            label: Worded::of(&group.label, language, &form.languages),
            kind: if group.repeat.is_some() { "collect-form-type-repeat" } else { "collect-form-type-group" },
            required: false,
            relevant: group.relevant.clone(),
            choices: Vec::new(),
            items: group.items.iter().map(|item| item_outline(form, item, language)).collect(),
        },
        Item::Question(question) => ItemOutline {
            name: Some(question.name.to_string()),
            label: Worded::of(&question.label, language, &form.languages),
            kind: kind_key(&question.kind),
            required: question.required,
            relevant: question.relevant.clone(),
            choices: question
                .choices()
                .iter()
                .map(|choice| ChoiceOutline {
                    code: choice.code.to_string(),
                    label: choice.label.words(language, &form.languages).to_owned(),
                })
                .collect(),
            items: Vec::new(),
        },
    }
}
