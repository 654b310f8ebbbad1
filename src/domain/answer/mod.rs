//! Typed answers, and how what somebody sent becomes one.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`raw`] | what was sent, untouched: the fields of a form and their values |
//! | [`circumstances`] | what else answers are judged by: the time, the phone, chance |
//! | [`plan`] | a version of a form made ready, by which answers are judged |
//! | [`accept`] | faults, and judging by a form that is used once |
//! | [`flow`] | which pages and questions are asked, given what was sent so far, and how they stand |
//! | [`offer`] | the choices offered to one respondent |
//! | [`open`] | answers in words |
//! | [`location`] | places on the map |
//! | [`record`] | answers as stored, and their digest |
//! | [`import`] | answers from a row of a data file |
//! | [`elsewhere`] | answers gathered elsewhere: what cannot be stored, and what the form would not take |
//! | [`languages`] | the language in which each answer was given |
//!
//! All of them go by one evaluation of the whole form, `evaluate`: what is relevant, what is computed
//! and what may stand is worked out in the order in which things hang on each other, and an answer to
//! a question that is not asked counts as none.

pub mod accept;
mod cells;
pub mod circumstances;
pub mod elsewhere;
mod evaluate;
pub mod flow;
mod given;
pub mod import;
pub mod languages;
pub mod location;
pub mod offer;
pub mod open;
pub(crate) mod pieces;
pub mod plan;
pub mod raw;
mod reading;
pub mod record;
mod settle;

pub use circumstances::Circumstances;
pub use location::{Location, Point};
pub use offer::Offer;
pub use plan::Plan;
pub use raw::Raw;

use crate::form::{Code, Name};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Kazakhstan's clock: one zone, five hours ahead of UTC since 1 March 2024. Moments sent without an
/// offset are read by it where nothing better is known.
pub const CLOCK: FixedOffset = match FixedOffset::east_opt(5 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// The most rows of a repeat.
pub const MOST_ROWS: usize = 200;

/// The answer to one question. Codes, never labels.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A single choice; `OK` for what was acknowledged.
    One(Code),
    /// A multiple choice, in the form's order; never empty: “none of these” is a code of its own.
    Many(Vec<Code>),
    /// Every choice offered, the first in rank first.
    Ranked(Vec<Code>),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Decimal(f64),
    /// Words, NFC, never blank.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A time of day, to the second.
    Time(NaiveTime),
    /// A moment, to the second, with the offset of the clock that showed it.
    Moment(DateTime<FixedOffset>),
    /// A place, a line or an area.
    Location(Location),
    /// A file, by the id under which it was stored.
    File(Uuid),
    /// The rows of a repeat, each with an answer to every question in it and to the repeats in it.
    Rows(Vec<Answers>),
    /// No value, and why.
    Missing(Missing),
}

impl From<Missing> for Answer {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl Answer {
    /// What somebody would have sent to give it: the values of its field. Of a repeat it is the number
    /// of rows.
    #[must_use]
    pub fn typed(&self) -> Vec<String> {
        match self {
            Self::One(code) => vec![code.to_string()],
            Self::Many(codes) | Self::Ranked(codes) => codes.iter().map(Code::to_string).collect(),
            Self::Integer(number) => vec![number.to_string()],
            Self::Decimal(number) => vec![number.to_string()],
            Self::Text(text) => vec![text.clone()],
            Self::Date(day) => vec![day.to_string()],
            Self::Time(time) => vec![time.to_string()],
            Self::Moment(moment) => vec![record::moment_text(*moment)],
            Self::Location(location) => vec![location.to_string()],
            Self::File(id) => vec![id.hyphenated().to_string()],
            Self::Rows(rows) => vec![rows.len().to_string()],
            Self::Missing(Missing::NotAsked | Missing::NoAnswer) => Vec::new(),
            Self::Missing(kind) => vec![kind.code().to_owned()],
        }
    }
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

/// The answers of one submission, or of one row of a repeat: every question of its form version has
/// one, and so has every repeat under its own name.
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
