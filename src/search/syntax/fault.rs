//! Why a query cannot be understood, and where.

use super::MOST_LOOKS;
use domain::message::Message;
use domain::text::Span;

/// What is wrong, and the letters that it is about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{wrong:?} at {}..{}", at.start, at.end)]
pub struct Fault {
    /// What.
    pub wrong: Wrong,
    /// Where, in code points of what was typed; empty where nothing was.
    pub at: Span,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No word in it.
    Empty,
    /// A quotation mark is not closed.
    Quote,
    /// A parenthesis is missing.
    Parenthesis,
    /// An operator has nothing to work on.
    Operator,
    /// Nested too deep, or too long.
    Long,
    /// A pattern with hardly a letter, which would find nearly every word.
    Pattern,
    /// Too many patterns, or words that others may be like.
    Patterns,
    /// More letters away than is sought.
    Edits,
    /// `NEAR` with something that is no words, or with a strange distance.
    Near,
    /// A field, as it was typed, without a value behind its colon.
    Valueless(String),
    /// No field has this name.
    Field(String),
    /// The study has nothing of this name; first the field as it was typed.
    Value(String, String),
    /// Not a value of this field; first the field as it was typed.
    Unfit(String, String),
}

impl Fault {
    pub(super) const fn new(wrong: Wrong, at: Span) -> Self {
        Self { wrong, at }
    }

    /// In words for whoever typed it.
    #[must_use]
    pub fn message(&self) -> Message {
        let value =
            |key: &str, field: &str, value: &str| Message::new(key).with("field", field).with("value", value);
        match &self.wrong {
            Wrong::Empty => Message::new("search-fault-empty"),
            Wrong::Quote => Message::new("search-fault-quote"),
            Wrong::Parenthesis => Message::new("search-fault-parenthesis"),
            Wrong::Operator => Message::new("search-fault-operator"),
            Wrong::Long => Message::new("search-fault-long"),
            Wrong::Pattern => Message::new("search-fault-pattern"),
            Wrong::Patterns => Message::new("search-fault-patterns").with("most", MOST_LOOKS),
            Wrong::Edits => Message::new("search-fault-edits"),
            Wrong::Near => Message::new("search-fault-near"),
            Wrong::Valueless(name) => Message::new("search-fault-valueless").with("field", name.as_str()),
            Wrong::Field(name) => Message::new("search-fault-field").with("field", name.as_str()),
            Wrong::Value(field, name) => value("search-fault-value", field, name),
            Wrong::Unfit(field, name) => value("search-fault-unfit", field, name),
        }
    }
}
