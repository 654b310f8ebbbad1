//! A value of a row.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use std::borrow::Cow;

/// A value, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A number.
    Number(f64),
    /// Words, without white space around.
    Text(Cow<'a, str>),
    /// True or false.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// A moment, of a clock that the file does not tell.
    Moment(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
    /// A formula whose result is an error or was not saved.
    Unknown,
}

impl<'a> Cell<'a> {
    /// A text; nothing where it is blank.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            Self::Empty
        } else if trimmed.len() == text.len() {
            Self::Text(text)
        } else {
            Self::Text(match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
                Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
            })
        }
    }

    /// Whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The text by which a mapping knows the value: `25`, `1.5`, `true`, `2024-03-09`,
    /// `2024-03-09T14:05:00`, `14:05:00`.
    #[must_use]
    pub fn key(&self) -> Cow<'_, str> {
        match self {
            Self::Empty | Self::Unknown => Cow::Borrowed(""),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Moment(moment) => Cow::Owned(moment.format("%Y-%m-%dT%H:%M:%S").to_string()),
            // Beyond the second nothing is kept.
            Self::Time(time) => Cow::Owned(time.with_nanosecond(0).unwrap_or(*time).to_string()),
        }
    }
}

/// A number as it is written by hand: without a needless fraction, and no `-0`.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}
