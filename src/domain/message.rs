//! What a person is told, before it is put into words.
//!
//! `domain` knows no language's sentences: a fault names a Fluent key and its arguments, and whoever
//! shows it looks the key up in the reader's language.

use crate::language::Language;
use crate::table::words;
use serde::{Deserialize, Serialize};

/// A sentence by its key, with what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The key in `templates/words`.
    pub key: String,
    /// The arguments by name; numbers are told apart so that plural rules see them.
    #[serde(default)]
    pub args: Vec<(String, Argument)>,
}

/// What fills a gap of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// A whole number.
    Number(i64),
    /// A number with so many digits behind its decimal sign, counted in units of the last of them.
    Decimal {
        /// How many units.
        units: i64,
        /// How many digits.
        digits: u8,
    },
    /// Any other text.
    Text(String),
}

impl Message {
    /// A sentence without gaps.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// The same with one gap filled.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

impl Argument {
    /// A number rounded to so many digits, written with the decimal sign of whoever reads it.
    #[must_use]
    pub fn decimal(value: f64, digits: u8) -> Self {
        Self::Decimal { units: (value * 10_f64.powi(i32::from(digits))).round() as i64, digits }
    }

    /// As it is written in a language, where its digits are chosen.
    #[must_use]
    pub fn written(&self, language: Language) -> Option<String> {
        let Self::Decimal { units, digits } = self else { return None };
        Some(words::decimal(*units as f64 / 10_f64.powi(i32::from(*digits)), *digits, language))
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_digits_is_written_as_its_reader_writes_it() {
        let told = Argument::decimal(1.046, 2);
        assert_eq!(told.written(Language::Kk).as_deref(), Some("1,05"));
        assert_eq!(told.written(Language::En).as_deref(), Some("1.05"));
        assert_eq!(Argument::decimal(12_345.0, 1).written(Language::En).as_deref(), Some("12,345.0"));
        assert_eq!(Argument::Number(1).written(Language::En), None);
    }
}
