//! A project as values. Everything has a GUID, and everything that refers does so by GUID.

use crate::coding::Color;
use crate::exchange::codebook::Code;
use crate::text::Span;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What it is called.
    pub name: String,
    /// The program that wrote it; ours is said by the writer.
    pub origin: String,
    /// When and by whom it was made.
    pub created: Stamp,
    /// Who works in it.
    pub users: Vec<User>,
    /// The codebook, each code before those below it.
    pub codes: Vec<Code>,
    /// What is known of sources and cases, by kind.
    pub variables: Vec<Variable>,
    /// Whom or what it is about.
    pub cases: Vec<Case>,
    /// The texts.
    pub sources: Vec<Source>,
    /// What was written about any of it.
    pub notes: Vec<Note>,
    /// What was tied to what.
    pub links: Vec<Link>,
    /// What was put together.
    pub sets: Vec<Set>,
    /// What is said of the whole.
    pub description: String,
    /// The notes about the whole.
    pub about: Vec<Uuid>,
    /// The notes about codes, by code.
    pub code_notes: BTreeMap<Uuid, Vec<Uuid>>,
}

/// Who did something, and when; the file keeps whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// A [`User`].
    pub by: Option<Uuid>,
    /// To the second.
    pub at: Option<DateTime<Utc>>,
}

/// Somebody who codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its own.
    pub guid: Uuid,
    /// What they are called.
    pub name: String,
}

/// A text with what was found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its own.
    pub guid: Uuid,
    /// What lists call it.
    pub name: String,
    /// LF line ends, no byte order mark.
    pub text: String,
    /// What is said of it.
    pub description: String,
    /// When and by whom it was made.
    pub created: Stamp,
    /// When and by whom it was last changed.
    pub modified: Stamp,
    /// Its parts that have codes or notes.
    pub selections: Vec<Selection>,
    /// The codes that all of it has.
    pub codings: Vec<Coding>,
    /// The notes about all of it.
    pub notes: Vec<Uuid>,
    /// What is known of it.
    pub values: Vec<Value>,
}

/// A part of a text. One for each stretch, whatever number of coders and codes it has. Its name in a
/// file is its words, so that readers find the place again.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Its own.
    pub guid: Uuid,
    /// Where it lies in the text of its source, in code points.
    pub span: Span,
    /// What is said of it.
    pub description: String,
    /// When and by whom it was made.
    pub created: Stamp,
    /// When and by whom it was last changed.
    pub modified: Stamp,
    /// The codes it has.
    pub codings: Vec<Coding>,
    /// The notes about it.
    pub notes: Vec<Uuid>,
}

/// A code on something, by somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    /// Its own.
    pub guid: Uuid,
    /// The code.
    pub code: Uuid,
    /// By whom and when.
    pub made: Stamp,
    /// The notes about it.
    pub notes: Vec<Uuid>,
}

/// Something written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Its own.
    pub guid: Uuid,
    /// Its title.
    pub name: String,
    /// LF line ends.
    pub text: String,
    /// When and by whom it was made.
    pub created: Stamp,
    /// When and by whom it was last changed.
    pub modified: Stamp,
}

/// A kind of thing that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its own.
    pub guid: Uuid,
    /// What it is called.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// What is said of it.
    pub description: String,
}

/// What the values of a variable are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Yes or no.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Float,
    /// Days.
    Date,
    /// Moments.
    DateTime,
}

/// What is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Of which kind.
    pub variable: Uuid,
    /// The value; none where the file says that there is none.
    pub datum: Option<Datum>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Words.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// A day.
    Date(NaiveDate),
    /// A moment, to the second.
    DateTime(DateTime<Utc>),
}

/// Whom or what it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Its own.
    pub guid: Uuid,
    /// What it is called; some programs give values of a source through a case without a name.
    pub name: String,
    /// What is said of it.
    pub description: String,
    /// Codes that belong to it.
    pub codes: Vec<Uuid>,
    /// What is known of it.
    pub values: Vec<Value>,
    /// Sources that belong to it.
    pub sources: Vec<Uuid>,
    /// Selections that belong to it.
    pub selections: Vec<Uuid>,
}

/// One thing tied to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its own.
    pub guid: Uuid,
    /// What it is called.
    pub name: String,
    /// Which way.
    pub direction: Option<Direction>,
    /// How it is marked.
    pub color: Option<Color>,
    /// From what.
    pub origin: Option<Uuid>,
    /// To what.
    pub target: Option<Uuid>,
    /// The notes about it.
    pub notes: Vec<Uuid>,
}

/// Which way a link goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// No way in particular.
    Associative,
    /// From the one to the other.
    OneWay,
    /// Both.
    Bidirectional,
}

/// Things put together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    /// Its own.
    pub guid: Uuid,
    /// What it is called.
    pub name: String,
    /// What is said of it.
    pub description: String,
    /// The codes in it.
    pub codes: Vec<Uuid>,
    /// The sources in it.
    pub sources: Vec<Uuid>,
    /// The notes in it.
    pub notes: Vec<Uuid>,
}

impl Kind {
    /// All of them.
    const ALL: [Self; 6] =
        [Self::Text, Self::Boolean, Self::Integer, Self::Float, Self::Date, Self::DateTime];

    /// As the schema has it.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Boolean => "Boolean",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Date => "Date",
            Self::DateTime => "DateTime",
        }
    }

    /// The kind of a tag, whatever the case of its letters.
    pub(super) fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag().eq_ignore_ascii_case(tag))
    }
}

impl Direction {
    const ALL: [Self; 3] = [Self::Associative, Self::OneWay, Self::Bidirectional];

    /// As the schema has it.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Associative => "Associative",
            Self::OneWay => "OneWay",
            Self::Bidirectional => "Bidirectional",
        }
    }

    /// The direction of a tag, whatever the case of its letters.
    pub(super) fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.tag().eq_ignore_ascii_case(tag))
    }
}

impl Datum {
    /// What kind of value it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Boolean(_) => Kind::Boolean,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Float,
            Self::Date(_) => Kind::Date,
            Self::DateTime(_) => Kind::DateTime,
        }
    }
}

impl Project {
    /// How many codings it has.
    #[must_use]
    pub fn codings(&self) -> usize {
        let of = |source: &Source| {
            source.codings.len() + source.selections.iter().map(|part| part.codings.len()).sum::<usize>()
        };
        self.sources.iter().map(of).sum()
    }
}
