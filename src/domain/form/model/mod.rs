//! The form as a value. Construction from untrusted text goes through checked readers, so whoever
//! holds a [`Form`] may rely on what its documentation says.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`name`] | names and codes |
//! | [`choice`] | choices, and the lists that several questions share |
//! | [`question`] | a question, and what kind of answer it takes |
//! | [`item`] | what stands on a page: notes, questions, groups and repeats |

pub mod choice;
pub mod item;
pub mod name;
pub mod question;

pub use choice::{Choice, Choices, List};
pub use item::{Group, Item, Note, Page, Repeat};
pub use name::{Code, Malformed, Name};
pub use question::{Computed, Kind, Media, Medium, Question, Shape};

use crate::language::{Language, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Columns and settings that Saual has no use for, kept under the names they came with, so that what
/// is read is also what is written.
pub type More = BTreeMap<String, String>;

/// A questionnaire. No two pages and no two questions, groups or named notes have names that differ
/// in case only; it has at least one item, though perhaps nothing that is asked, each page and group at
/// least one, and every expression in it has been parsed, names only what the form has, and goes in no
/// circle; only the name of submissions to other programs may be bare words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", deny_unknown_fields)]
pub struct Form {
    /// What the respondent sees above every page.
    pub title: Text,
    /// The languages offered, the first one by default; also the chain in which a missing
    /// text falls back.
    pub languages: Vec<Language>,
    /// What else is said of the form as a whole.
    #[serde(default, skip_serializing_if = "Settings::is_empty")]
    pub settings: Settings,
    /// The lists of choices that questions share, and the files they come from.
    #[serde(default, rename = "list", skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<List>,
    /// The pages in order; each is sent and saved as one.
    #[serde(rename = "page")]
    pub pages: Vec<Page>,
}

/// What is said of a form as a whole, by the names of XLSForm's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What other programs call the form (`form_id`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What its author calls this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// An expression that names a submission (`instance_name`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// How pages are shown elsewhere (`style`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Languages of texts that Saual does not speak, as their author named them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_languages: Vec<String>,
    /// The rest.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
}

impl Settings {
    /// Whether nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A form as it is written: questions name their shared lists, which stand in the form once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Text,
    languages: Vec<Language>,
    #[serde(default)]
    settings: Settings,
    #[serde(default, rename = "list")]
    lists: Vec<List>,
    #[serde(rename = "page")]
    pages: Vec<Page>,
}

impl From<Written> for Form {
    fn from(written: Written) -> Self {
        let Written { title, languages, settings, lists, pages } = written;
        let mut form = Self { title, languages, settings, lists, pages };
        form.share_lists();
        form
    }
}

impl Form {
    /// Gives every question that names a list the choices of it; called after lists changed.
    pub fn share_lists(&mut self) {
        let lists: BTreeMap<String, Choices> =
            self.lists.iter().map(|l| (l.name.clone(), l.shared())).collect();
        for page in &mut self.pages {
            share(&mut page.items, &lists);
        }
    }

    /// Every question that is asked once, in order: all but those of repeats.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(Page::questions)
    }

    /// Every question, those of repeats among them, in order.
    pub fn every_question(&self) -> impl Iterator<Item = &Question> {
        self.items().filter_map(Item::as_question)
    }

    /// Every item, groups before what stands in them, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().flat_map(|page| item::deep(&page.items))
    }

    /// Every group that repeats and does not stand in another one that does, in order.
    pub fn repeats(&self) -> impl Iterator<Item = &Group> {
        self.pages.iter().flat_map(|page| item::repeats(&page.items))
    }

    /// The question of that name, wherever it stands.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.every_question().find(|question| question.name.as_str() == name)
    }

    /// The group of that name, wherever it stands.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.items().filter_map(Item::as_group).find(|group| group.name.as_str() == name)
    }

    /// The list of that name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// The page of that name.
    #[must_use]
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name.as_str() == name)
    }

    /// The language a form is shown in where nothing else is known.
    #[must_use]
    pub fn default_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Kk)
    }
}

fn share(items: &mut [Item], lists: &BTreeMap<String, Choices>) {
    for item in items {
        match item {
            Item::Note(_) => {}
            Item::Group(group) => share(&mut group.items, lists),
            Item::Question(question) => {
                if let Some(choices) = question.kind.choices_mut()
                    && let Some(shared) = choices.list().and_then(|list| lists.get(list))
                {
                    *choices = shared.clone();
                }
            }
        }
    }
}
