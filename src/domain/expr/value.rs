//! What an expression comes to, and what one kind of value is as another.

use super::moment;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// What an expression, or a part of one, comes to; and what a leaf of a tree holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number; may be not a number or infinite.
    Number(f64),
    /// A text. Several codes are joined by spaces; a missing answer is empty.
    Text(String),
    /// Whether something holds.
    Truth(bool),
    /// A day.
    Date(NaiveDate),
    /// A moment, as somebody's clock showed it.
    DateTime(DateTime<FixedOffset>),
}

impl Value {
    /// What an unanswered question comes to.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Text(String::new())
    }

    /// Whether it holds: a number other than zero, a text that is not empty, a date.
    #[must_use]
    pub fn truth(&self) -> bool {
        match self {
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Truth(truth) => *truth,
            Self::Date(_) | Self::DateTime(_) => true,
        }
    }

    /// As a number: not a number for a text that is none. A date is the days from 1970-01-01 UTC to
    /// its midnight on a clock of that offset; so is a text that reads as a date.
    #[must_use]
    pub fn number(&self, offset: FixedOffset) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => number(text).or_else(|| self.days(offset)).unwrap_or(f64::NAN),
            Self::Truth(truth) => f64::from(u8::from(*truth)),
            Self::Date(_) | Self::DateTime(_) => self.days(offset).unwrap_or(f64::NAN),
        }
    }

    /// The days from 1970-01-01 UTC to a date or moment, or what a text of one says.
    pub(super) fn days(&self, offset: FixedOffset) -> Option<f64> {
        match self {
            Self::Date(date) => Some(moment::days(moment::midnight(*date, offset)?)),
            Self::DateTime(moment) => Some(moment::days(*moment)),
            Self::Text(text) => moment::read_at(text, offset).map(moment::days),
            Self::Number(_) | Self::Truth(_) => None,
        }
    }

    /// As a text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => written(*number),
            Self::Text(text) => text.clone(),
            Self::Truth(truth) => truth.to_string(),
            Self::Date(date) => date.to_string(),
            Self::DateTime(moment) => moment::written(*moment),
        }
    }

    /// Whether it is no answer: the empty text or not a number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(number) => number.is_nan(),
            Self::Truth(_) | Self::Date(_) | Self::DateTime(_) => false,
        }
    }
}

/// As XPath writes numbers: no exponent, no fraction of a whole number, no minus before zero.
fn written(number: f64) -> String {
    if number == 0.0 {
        "0".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else {
        number.to_string()
    }
}

/// XPath's numbers: digits with an optional point and minus, nothing else. Rust's own reader would
/// take `1e3`, `inf` and `nan`, which are words to a respondent.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { text.parse().ok() } else { None }
}
