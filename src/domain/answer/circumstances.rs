//! What an evaluation goes by besides the form and what was sent.

use super::CLOCK;
use crate::language::Language;
use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

/// Under which circumstances answers are judged. Nothing in this crate asks a clock or for chance: the
/// same form, the same fields and the same circumstances give the same answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Circumstances {
    /// When the form was begun, where that is known. What was sent as its beginning goes before it.
    pub started: Option<DateTime<FixedOffset>>,
    /// The present moment, on the respondent's clock: its offset is that of moments without one.
    pub now: DateTime<FixedOffset>,
    /// What the phone calls itself.
    pub device: Option<String>,
    /// Who fills the form, where somebody signed in.
    pub username: Option<String>,
    /// Where chance begins: the id of the draft.
    pub seed: Uuid,
    /// The language of the page, for expressions that ask for a label; the form's own by default.
    pub language: Option<Language>,
}

impl Circumstances {
    /// Those of an answer of which only the moment is known.
    #[must_use]
    pub fn at(now: DateTime<FixedOffset>) -> Self {
        Self { started: None, now, device: None, username: None, seed: Uuid::nil(), language: None }
    }

    /// The day on which the form was begun.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.started.unwrap_or(self.now).date_naive()
    }
}

/// Nothing is known, and it is the beginning of 1970 in Kazakhstan: for forms whose expressions ask for
/// no time and no chance.
impl Default for Circumstances {
    fn default() -> Self {
        Self::at(DateTime::UNIX_EPOCH.with_timezone(&CLOCK))
    }
}
