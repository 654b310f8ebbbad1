//! The form as a value. Construction from untrusted text goes through one checked reader, so
//! whoever holds a [`Form`] may rely on what its documentation says.

use crate::language::{Language, Text};
use serde::{Deserialize, Serialize};

/// The name of a page or a question: what expressions, columns and addresses call it.
/// Starts with a letter or `_`, goes on with letters, digits, `_`, `-` or `.`; at most 64 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// The code of a choice: what is stored. No white space, at most 64 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is no [`Name`] or no [`Code`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Malformed {
    /// Not a name.
    #[error(
        "“{0}” is not a name: letters, digits, “_”, “-” and “.”, beginning with a letter or “_”, at most 64 bytes"
    )]
    Name(String),
    /// Not a code.
    #[error("“{0}” is not a code: at most 64 bytes without white space or control characters")]
    Code(String),
}

const LONGEST: usize = 64;

impl Name {
    /// A checked name.
    ///
    /// # Errors
    /// [`Malformed::Name`] where the text is none.
    pub fn new(text: impl Into<String>) -> Result<Self, Malformed> {
        let text = text.into();
        let mut letters = text.chars();
        let first = letters.next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let rest = letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if first && rest && text.len() <= LONGEST { Ok(Self(text)) } else { Err(Malformed::Name(text)) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Code {
    /// What stands in data files for “not asked”. No choice has a code of these three.
    pub const NOT_ASKED: &'static str = "-7";
    /// What stands in data files for “don't know”.
    pub const DONT_KNOW: &'static str = "-8";
    /// What stands in data files for “refused”.
    pub const REFUSED: &'static str = "-9";

    /// A checked code.
    ///
    /// # Errors
    /// [`Malformed::Code`] where the text is none.
    pub fn new(text: impl Into<String>) -> Result<Self, Malformed> {
        let text = text.into();
        let fits = !text.is_empty()
            && text.len() <= LONGEST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if fits { Ok(Self(text)) } else { Err(Malformed::Code(text)) }
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text_like {
    ($type:ty) => {
        impl TryFrom<String> for $type {
            type Error = Malformed;
            fn try_from(text: String) -> Result<Self, Malformed> {
                Self::new(text)
            }
        }
        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl std::borrow::Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}
text_like!(Name);
text_like!(Code);

/// A questionnaire. No two pages and no two questions have names that differ in case only, it has at
/// least one question, each page at least one item, and every expression in it has been parsed and
/// speaks only of questions that stand earlier (or of its own value).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// What the respondent sees above every page.
    pub title: Text,
    /// The languages offered, the first one by default; also the chain in which a missing
    /// text falls back.
    pub languages: Vec<Language>,
    /// The pages in order; each is sent and saved as one.
    #[serde(rename = "page")]
    pub pages: Vec<Page>,
}

/// A group of questions shown together.
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
    /// What stands on it.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Item {
    /// Words only.
    Note(Note),
    /// Something to answer.
    Question(Box<Question>),
}

/// Words on a page that ask for nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The words; a blank line begins a paragraph.
    pub note: Text,
    /// Shown only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, unique in the form: the column of the data.
    pub name: Name,
    /// What is asked.
    pub label: Text,
    /// A short name for tables and columns; the label where empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub short: Text,
    /// Help under the question.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// What an answer is.
    pub kind: Kind,
    /// Whether it must be answered where it is asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Shown where a required answer is missing; a general sentence where empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub required_message: Text,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// What must hold of an answer, `.` being it; not asked of an empty one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// Shown where the constraint does not hold.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub constraint_message: Text,
    /// Whether “don't know” is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dont_know: bool,
    /// Whether “I would rather not answer” is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refuse: bool,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case", tag = "type")]
pub enum Kind {
    /// One of the choices.
    Single {
        /// In the order shown.
        choices: Vec<Choice>,
    },
    /// Any of the choices.
    Multiple {
        /// In the order shown.
        choices: Vec<Choice>,
    },
    /// A whole number.
    Integer {
        /// The least that is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The greatest that is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// A number with a fraction.
    Decimal {
        /// The least that is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// The greatest that is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
    },
    /// A line.
    Text {
        /// Longest answer, in characters; at most 255, which is the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_length: Option<usize>,
    },
    /// Several lines.
    LongText {
        /// Longest answer, in characters; at most 10,000, which is the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_length: Option<usize>,
    },
    /// A day.
    Date {
        /// The first day taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<chrono::NaiveDate>,
        /// The last day taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<chrono::NaiveDate>,
    },
}

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
}

impl Kind {
    /// The longest line, in characters.
    pub const LINE: usize = 255;
    /// The longest text of several lines, in characters.
    pub const LINES: usize = 10_000;

    /// The longest answer in characters, where it is words.
    #[must_use]
    pub fn longest(&self) -> Option<usize> {
        match self {
            Self::Text { max_length } => Some(max_length.map_or(Self::LINE, |most| most.min(Self::LINE))),
            Self::LongText { max_length } => {
                Some(max_length.map_or(Self::LINES, |most| most.min(Self::LINES)))
            }
            _ => None,
        }
    }
}

impl Form {
    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(Page::questions)
    }

    /// The question of that name.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().find(|question| question.name.as_str() == name)
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

impl Page {
    /// The questions of the page, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.items.iter().filter_map(|item| match item {
            Item::Question(question) => Some(question.as_ref()),
            Item::Note(_) => None,
        })
    }
}

impl Question {
    /// The choices of a single or multiple choice; none for the other kinds.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single { choices } | Kind::Multiple { choices } => choices,
            _ => &[],
        }
    }

    /// The choice of that code.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.code.as_str() == code)
    }

    /// The name for tables: the short one, else what is asked.
    #[must_use]
    pub fn short_label(&self) -> &Text {
        if self.short.is_empty() { &self.label } else { &self.short }
    }
}
