//! What the responses hold in a column.

use super::{Natural, plan};
use crate::answer::{Answer, Missing};
use crate::form::Code;
use std::collections::BTreeSet;

/// The most bytes of a number, a day, a time or a moment in words.
pub(super) const LONGEST_PLAIN: usize = 32;
/// Up to here every whole number is exact.
const EXACT: i64 = 1 << 53;
/// The most decimals that are told.
const DECIMALS: usize = 10;

/// What was seen in a column.
#[derive(Default)]
pub(super) struct Seen {
    /// The longest text.
    pub(super) bytes: usize,
    /// The least number, at most 0.
    pub(super) lowest: f64,
    pub(super) decimals: u8,
    /// Whether an answer is not what the column holds, so that it has to hold words.
    pub(super) misfit: bool,
    pub(super) missing: BTreeSet<Missing>,
    /// Codes that no version of the form has.
    pub(super) strange: Vec<Code>,
}

impl Seen {
    pub(super) fn text(&mut self, text: &str) {
        self.bytes = self.bytes.max(text.len());
    }

    pub(super) fn number(&mut self, number: f64) {
        self.lowest = self.lowest.min(number);
        let text = number.to_string();
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        self.decimals = self.decimals.max(u8::try_from(decimals.min(DECIMALS)).unwrap_or(0));
    }

    /// An answer that stands in one column.
    pub(super) fn answer(&mut self, natural: &Natural, answer: &Answer) {
        match (natural, answer) {
            (_, Answer::Missing(kind)) => drop(self.missing.insert(*kind)),
            (Natural::Choice(choices), answer) => {
                if let Some(code) = plan::first(answer)
                    && !choices.iter().any(|(known, _)| known == code)
                    && !self.strange.contains(code)
                {
                    self.strange.push(code.clone());
                }
            }
            (Natural::Number, Answer::Integer(number)) if number.abs() <= EXACT => {
                #[expect(clippy::cast_precision_loss, reason = "exact")]
                self.number(*number as f64);
            }
            (Natural::Number, Answer::Decimal(number)) => self.number(*number),
            (Natural::Day, Answer::Date(_))
            | (Natural::Moment, Answer::Moment(_))
            | (Natural::Time, Answer::Time(_)) => {}
            (natural, answer) => {
                self.misfit |= *natural != Natural::Text;
                match answer {
                    Answer::Text(text) => self.text(text),
                    answer => self.text(&plan::in_words(answer)),
                }
            }
        }
    }
}
