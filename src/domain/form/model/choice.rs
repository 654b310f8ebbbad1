//! Choices, and the lists that several questions share.

use super::question::Media;
use super::{Code, More};
use crate::language::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Deref;
use std::sync::Arc;

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored.
    pub code: Code,
    /// What is shown.
    pub label: Text,
    /// Cannot stand beside another one: “none of these”. Only in a multiple choice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
    /// Pictures and sounds shown with it.
    #[serde(default, skip_serializing_if = "Media::is_empty")]
    pub media: Media,
    /// Further columns of its list, by which choices are filtered and looked up.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
}

impl Choice {
    /// A choice that is only a code and its label.
    #[must_use]
    pub fn new(code: Code, label: Text) -> Self {
        Self { code, label, exclusive: false, media: Media::default(), more: More::new() }
    }
}

/// A list of choices that questions share, or a table that expressions look things up in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// What questions and `instance('…')` call it; for a file its name without the ending.
    pub name: String,
    /// The file it comes from, where it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The choices in the order shown; none where its file has not been given yet.
    #[serde(default, rename = "choice")]
    pub choices: Vec<Choice>,
}

impl List {
    /// The choices, as a question that shares them holds them.
    #[must_use]
    pub fn shared(&self) -> Choices {
        Choices { list: Some(self.name.clone()), choices: self.choices.clone().into() }
    }
}

/// The choices of a question: its own, or those of a list of the form.
///
/// Written as an array where they are its own, and as `{"list": name}` where they are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    list: Option<String>,
    choices: Arc<[Choice]>,
}

impl Choices {
    /// The choices of a list by its name alone; [`super::Form::share_lists`] brings them. The name of
    /// a question of a repeat in `${…}` means: one choice for each of its rows.
    #[must_use]
    pub fn of_list(name: impl Into<String>) -> Self {
        Self { list: Some(name.into()), choices: Arc::default() }
    }

    /// The name of the list they are shared by.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        self.list.as_deref()
    }

    /// The question of a repeat whose answers are the choices, where it is one.
    #[must_use]
    pub fn of_repeat(&self) -> Option<&str> {
        self.list()?.strip_prefix("${")?.strip_suffix('}')
    }
}

impl Deref for Choices {
    type Target = [Choice];

    fn deref(&self) -> &[Choice] {
        &self.choices
    }
}

impl<'c> IntoIterator for &'c Choices {
    type Item = &'c Choice;
    type IntoIter = std::slice::Iter<'c, Choice>;

    fn into_iter(self) -> Self::IntoIter {
        self.choices.iter()
    }
}

impl From<Vec<Choice>> for Choices {
    fn from(choices: Vec<Choice>) -> Self {
        Self { list: None, choices: choices.into() }
    }
}

/// How [`Choices`] are written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written<C> {
    Shared { list: String },
    Own(C),
}

impl Serialize for Choices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.list {
            Some(list) => Written::<&[Choice]>::Shared { list: list.clone() }.serialize(serializer),
            None => Written::Own(&*self.choices).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Choices {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Written::<Vec<Choice>>::deserialize(deserializer)? {
            Written::Shared { list } => Self::of_list(list),
            Written::Own(choices) => choices.into(),
        })
    }
}
