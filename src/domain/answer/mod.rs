//! Typed answers, and how what somebody sent becomes one.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`raw`] | what was sent, untouched: the fields of a form and their values |
//! | [`accept`] | from raw fields to answers, or to all their faults |
//! | [`flow`] | which pages and questions are asked, given what was sent so far |
//! | [`record`] | answers as stored, and their digest |
//! | [`import`] | answers from a row of a data file |
//!
//! All of them go by one walk through the form, in its order: what is relevant depends only on the
//! answers before it, and an answer to a question that is not asked counts as none.

pub mod accept;
pub mod flow;
pub mod import;
pub mod raw;
mod reading;
pub mod record;
mod walk;

pub use raw::Raw;

use crate::form::{Code, Name};
use std::collections::BTreeMap;

/// The answer to one question. Codes, never labels.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A single choice.
    One(Code),
    /// A multiple choice, in the form's order; never empty: “none of these” is a code of its own.
    Many(Vec<Code>),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Decimal(f64),
    /// Words, NFC, never blank.
    Text(String),
    /// A day.
    Date(chrono::NaiveDate),
    /// No value, and why.
    Missing(Missing),
}

/// Why a question has no value. The numbers are those of exported data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The question was not relevant, so nobody asked it: −7.
    NotAsked,
    /// The respondent does not know: −8.
    DontKnow,
    /// The respondent would rather not say: −9.
    Refused,
    /// It was asked and left empty: a blank.
    NoAnswer,
}

impl Missing {
    /// Every kind, in the order in which tables list them.
    pub const ALL: [Self; 4] = [Self::NotAsked, Self::DontKnow, Self::Refused, Self::NoAnswer];

    /// What stands in exported data: `-7`, `-8`, `-9` or nothing.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAsked => Code::NOT_ASKED,
            Self::DontKnow => Code::DONT_KNOW,
            Self::Refused => Code::REFUSED,
            Self::NoAnswer => "",
        }
    }
}

/// The answers of one submission: every question of its form version has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(pub BTreeMap<Name, Answer>);

impl Answers {
    /// The answer to a question; [`Missing::NotAsked`] where the form had no such question.
    #[must_use]
    pub fn get(&self, name: &str) -> &Answer {
        self.0.get(name).unwrap_or(&Answer::Missing(Missing::NotAsked))
    }
}

#[cfg(test)]
mod tests;
