//! A question, and what kind of answer it takes.

use super::choice::{Choice, Choices};
use super::{More, Name};
use crate::language::Text;
use serde::{Deserialize, Serialize};

/// A question, or a value that is computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, unique in the form: the column of the data.
    pub name: Name,
    /// What is asked; empty only where nobody is asked ([`Kind::Computed`]). `${name}` stands for an
    /// answer.
    #[serde(default)]
    pub label: Text,
    /// A short name for tables and columns; the label where empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub short: Text,
    /// Help under the question.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Help for interviewers, folded away (`guidance_hint`).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub guidance: Text,
    /// Pictures and sounds shown with it.
    #[serde(default, skip_serializing_if = "Media::is_empty")]
    pub media: Media,
    /// What an answer is.
    pub kind: Kind,
    /// Whether it must be answered where it is asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Must be answered only when this holds; `required` is false then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<String>,
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
    /// The answer at first: a value, or an expression evaluated once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// An expression that gives the answer, afresh whenever what it speaks of changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<String>,
    /// The questions whose change alone makes the calculation run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trigger: Vec<Name>,
    /// An expression that holds of the choices offered, by the columns of their list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice_filter: Option<String>,
    /// Whether the answer is shown and not to be changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// How it looks, by XLSForm's words, parted by spaces.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    /// XLSForm's parameters that the kind does not hold: `randomize`, `seed`, `rows`, …
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub parameters: More,
    /// Whether “don't know” is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dont_know: bool,
    /// Whether “I would rather not answer” is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refuse: bool,
    /// What is passed through.
    #[serde(default, skip_serializing_if = "More::is_empty")]
    pub more: More,
}

/// The files shown with a question, note or choice, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Media {
    /// A picture.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub image: Text,
    /// The picture in full size.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub big_image: Text,
    /// A sound.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub audio: Text,
    /// A film.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub video: Text,
}

impl Media {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.image, &self.big_image, &self.audio, &self.video].into_iter().all(Text::is_empty)
    }
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case", tag = "type")]
pub enum Kind {
    /// One of the choices.
    Single {
        /// In the order shown.
        choices: Choices,
    },
    /// Any of the choices.
    Multiple {
        /// In the order shown.
        choices: Choices,
    },
    /// All of the choices, in an order that the respondent gives them.
    Rank {
        /// In the order first shown.
        choices: Choices,
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
    /// A number on a scale, by a slider or a row of buttons. Whole where all three are.
    Range {
        /// The number at its beginning.
        start: f64,
        /// The number at its end.
        end: f64,
        /// The distance between two numbers; above zero.
        step: f64,
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
    /// A time of day.
    Time,
    /// A moment, with its offset from UTC.
    #[serde(rename = "datetime")]
    DateTime,
    /// A tick that something was read or agreed to; stored as the code `OK`.
    Acknowledge,
    /// A place on the map, a line or an area.
    Location {
        /// Which of them.
        shape: Shape,
    },
    /// What a barcode says, scanned or typed.
    Barcode,
    /// A file from the phone.
    File {
        /// What it holds.
        medium: Medium,
    },
    /// Nobody is asked: the value comes from somewhere else.
    Computed {
        /// Where from.
        by: Computed,
    },
}

/// What is marked on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// `geopoint`.
    Point,
    /// `geotrace`.
    Trace,
    /// `geoshape`.
    Area,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// Anything.
    Any,
}

/// Where a computed value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Computed {
    /// The question's calculation (`calculate`).
    Calculation,
    /// Its default or calculation, if any (`hidden`).
    Hidden,
    /// When the form was begun.
    Start,
    /// When it was finished.
    End,
    /// The day on which it was begun.
    Today,
    /// A name that the phone gave itself.
    #[serde(rename = "deviceid")]
    DeviceId,
    /// Who fills it, where somebody signed in.
    Username,
    /// Their phone number; never gathered by Saual itself.
    #[serde(rename = "phonenumber")]
    PhoneNumber,
    /// Their address; never gathered by Saual itself.
    Email,
    /// Kept for other programs: a log of how the form was filled.
    Audit,
    /// Kept for other programs: the place where it was begun.
    StartLocation,
    /// Kept for other programs: a recording while it is filled.
    BackgroundAudio,
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

    /// A text as the values of a field: of several codes, parted by spaces, each one.
    #[must_use]
    pub fn parted<'t>(&self, text: &'t str) -> Vec<&'t str> {
        match self {
            Self::Multiple { .. } | Self::Rank { .. } => text.split_whitespace().collect(),
            _ => vec![text],
        }
    }

    /// Its choices, where it has any.
    #[must_use]
    pub fn choices(&self) -> Option<&Choices> {
        match self {
            Self::Single { choices } | Self::Multiple { choices } | Self::Rank { choices } => Some(choices),
            _ => None,
        }
    }

    /// Its choices to be changed, where it has any.
    pub fn choices_mut(&mut self) -> Option<&mut Choices> {
        match self {
            Self::Single { choices } | Self::Multiple { choices } | Self::Rank { choices } => Some(choices),
            _ => None,
        }
    }

    /// Whether a respondent is asked for it.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !matches!(self, Self::Computed { .. })
    }
}

impl Question {
    /// A question of which nothing else is said.
    #[must_use]
    pub fn new(name: Name, label: Text, kind: Kind) -> Self {
        Self {
            name,
            label,
            short: Text::default(),
            hint: Text::default(),
            guidance: Text::default(),
            media: Media::default(),
            kind,
            required: false,
            required_if: None,
            required_message: Text::default(),
            relevant: None,
            constraint: None,
            constraint_message: Text::default(),
            default: None,
            calculation: None,
            trigger: Vec::new(),
            choice_filter: None,
            read_only: false,
            appearance: String::new(),
            parameters: More::new(),
            dont_know: false,
            refuse: false,
            more: More::new(),
        }
    }

    /// The choices of a question that has any; none for the other kinds.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        self.kind.choices().map_or(&[], |choices| choices)
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

    /// Whether its appearance has that word.
    #[must_use]
    pub fn looks(&self, word: &str) -> bool {
        self.appearance.split_whitespace().any(|said| said == word)
    }
}
