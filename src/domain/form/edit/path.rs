//! What a text or a setting belongs to: `form`, `page/you`, `item/age`, `item/sex/choices/f`,
//! `list/regions/choices/kz10`; a text adds which one it is: `item/age/hint`.
//!
//! `/` and `~` inside of a name are written `~1` and `~0`.

use crate::form::{Code, Name};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What has texts and settings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Owner {
    /// The form as a whole.
    Form,
    /// A page.
    Page(Name),
    /// A question, a note or a group.
    Item(Name),
    /// A choice.
    Choice(Options, Code),
}

/// Whose choices.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Options {
    /// A question's own.
    Item(Name),
    /// Those of a list of the form.
    List(String),
}

/// Which text of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What is asked; a note's words, a page's or the form's title.
    Label,
    /// The short name for tables.
    Short,
    /// Help.
    Hint,
    /// Help for interviewers.
    Guidance,
    /// What is said where an answer is missing.
    RequiredMessage,
    /// What is said where the constraint does not hold.
    ConstraintMessage,
}

/// One text of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TextPath {
    /// Whose.
    pub owner: Owner,
    /// Which.
    pub part: Part,
}

/// A text that is no path.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is no place in a form")]
pub struct NoPath(pub String);

impl Part {
    /// Every part, in the order in which an author meets them.
    pub const ALL: [Self; 6] = [
        Self::Label,
        Self::Hint,
        Self::Short,
        Self::Guidance,
        Self::RequiredMessage,
        Self::ConstraintMessage,
    ];

    /// What is written of it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Short => "short",
            Self::Hint => "hint",
            Self::Guidance => "guidance",
            Self::RequiredMessage => "required_message",
            Self::ConstraintMessage => "constraint_message",
        }
    }

    /// The part of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.tag() == tag)
    }
}

fn escape(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}

fn unescape(text: &str) -> String {
    text.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(name) => write!(f, "item/{name}"),
            Self::List(name) => write!(f, "list/{}", escape(name)),
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("form"),
            Self::Page(name) => write!(f, "page/{name}"),
            Self::Item(name) => write!(f, "item/{name}"),
            Self::Choice(options, code) => write!(f, "{options}/choices/{}", escape(code.as_str())),
        }
    }
}

impl fmt::Display for TextPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.owner, self.part.tag())
    }
}

impl FromStr for Owner {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let parts: Vec<&str> = text.split('/').collect();
        let name = |name: &str| Name::new(name).map_err(|_| NoPath(text.to_owned()));
        match parts.as_slice() {
            ["form"] => Ok(Self::Form),
            ["page", page] => name(page).map(Self::Page),
            ["item", item] => name(item).map(Self::Item),
            [whose @ ("item" | "list"), of, "choices", code] => {
                let code = Code::new(unescape(code)).map_err(|_| NoPath(text.to_owned()))?;
                let options = match *whose {
                    "item" => Options::Item(name(of)?),
                    _ => Options::List(unescape(of)),
                };
                Ok(Self::Choice(options, code))
            }
            _ => Err(NoPath(text.to_owned())),
        }
    }
}

impl FromStr for Options {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        match text.split_once('/') {
            Some(("item", name)) => Name::new(name).map(Self::Item).map_err(|_| NoPath(text.to_owned())),
            Some(("list", name)) if !name.contains('/') => Ok(Self::List(unescape(name))),
            _ => Err(NoPath(text.to_owned())),
        }
    }
}

impl FromStr for TextPath {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let (owner, part) = text.rsplit_once('/').ok_or_else(|| NoPath(text.to_owned()))?;
        let part = Part::from_tag(part).ok_or_else(|| NoPath(text.to_owned()))?;
        Ok(Self { owner: owner.parse()?, part })
    }
}

macro_rules! written {
    ($($type:ty),*) => { $(
        impl TryFrom<String> for $type {
            type Error = NoPath;
            fn try_from(text: String) -> Result<Self, NoPath> {
                text.parse()
            }
        }
        impl From<$type> for String {
            fn from(path: $type) -> Self {
                path.to_string()
            }
        }
    )* };
}
written!(Owner, Options, TextPath);

impl Owner {
    /// The text of it that is called so.
    #[must_use]
    pub fn text(&self, part: Part) -> TextPath {
        TextPath { owner: self.clone(), part }
    }
}
