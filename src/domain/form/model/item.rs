//! What stands on a page: notes, questions, groups and repeats.

use super::question::Media;
use super::{More, Name, Question};
use crate::language::Text;
use serde::{Deserialize, Serialize};

/// Questions shown together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its name, unique in the form.
    pub name: Name,
    /// Its heading; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// Shown only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Whether its author wrote no group for it: what stood outside of groups, parted into pages.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bare: bool,
    /// How other programs should show it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    /// What is passed through.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
    /// What stands on it.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// Something on a page. A group has items, a note has words, a question has a kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Item {
    /// Words only.
    Note(Box<Note>),
    /// Items that belong together, once or repeated.
    Group(Box<Group>),
    /// Something to answer, or to compute.
    Question(Box<Question>),
}

/// Words on a page that ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The words; a blank line begins a paragraph. `${name}` stands for an answer.
    pub note: Text,
    /// Its name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Help under it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Shown only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Pictures and sounds shown with it.
    #[serde(default, skip_serializing_if = "Media::is_empty")]
    pub media: Media,
    /// How it looks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    /// What is passed through.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
}

/// Items that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name, unique among items.
    pub name: Name,
    /// Its heading; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// Help under the heading.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Whether it is answered several times, a row each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// How it looks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    /// What is passed through.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
    /// What stands in it.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// How often a group is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// An expression for the number of rows; the respondent adds and removes them where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
}

impl Page {
    /// A page of which nothing else is said.
    #[must_use]
    pub fn new(name: Name, items: Vec<Item>) -> Self {
        Self {
            name,
            title: Text::default(),
            relevant: None,
            bare: false,
            appearance: String::new(),
            more: More::new(),
            items,
        }
    }

    /// The questions of the page that are asked once, in order: all but those of repeats.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        once(&self.items).into_iter()
    }
}

impl Item {
    /// The question that it is.
    #[must_use]
    pub fn as_question(&self) -> Option<&Question> {
        if let Self::Question(question) = self { Some(question) } else { None }
    }

    /// The group that it is.
    #[must_use]
    pub fn as_group(&self) -> Option<&Group> {
        if let Self::Group(group) = self { Some(group) } else { None }
    }

    /// What expressions call it.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::Note(note) => note.name.as_ref(),
            Self::Group(group) => Some(&group.name),
            Self::Question(question) => Some(&question.name),
        }
    }

    /// When it is asked or shown; always where there is no such expression.
    #[must_use]
    pub fn relevant(&self) -> Option<&str> {
        match self {
            Self::Note(note) => note.relevant.as_deref(),
            Self::Group(group) => group.relevant.as_deref(),
            Self::Question(question) => question.relevant.as_deref(),
        }
    }
}

impl Group {
    /// The questions asked once in each row, or once where it does not repeat; those of repeats in it
    /// are left out.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        once(&self.items).into_iter()
    }

    /// The repeats in it that stand in no other repeat of it.
    pub fn repeats(&self) -> impl Iterator<Item = &Self> {
        repeats(&self.items)
    }
}

/// Every item below these, groups before what stands in them.
pub fn deep(items: &[Item]) -> impl Iterator<Item = &Item> {
    fn collect<'i>(items: &'i [Item], found: &mut Vec<&'i Item>) {
        for item in items {
            found.push(item);
            if let Item::Group(group) = item {
                collect(&group.items, found);
            }
        }
    }
    let mut found = Vec::new();
    collect(items, &mut found);
    found.into_iter()
}

/// The outermost repeats among and below these items.
pub fn repeats(items: &[Item]) -> impl Iterator<Item = &Group> {
    fn collect<'i>(items: &'i [Item], found: &mut Vec<&'i Group>) {
        for group in items.iter().filter_map(Item::as_group) {
            if group.repeat.is_some() { found.push(group) } else { collect(&group.items, found) }
        }
    }
    let mut found = Vec::new();
    collect(items, &mut found);
    found.into_iter()
}

fn once(items: &[Item]) -> Vec<&Question> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Question(question) => found.push(question.as_ref()),
            Item::Group(group) if group.repeat.is_none() => found.extend(once(&group.items)),
            Item::Group(_) | Item::Note(_) => {}
        }
    }
    found
}
