//! Agreement between coders, by code and overall, with the unit it is counted in.
//!
//! | measure | what | source |
//! | --- | --- | --- |
//! | percent | mean over units with two ratings or more of Σₖ nₖ(nₖ−1) / n(n−1) | Fleiss 1971 |
//! | Cohen κ | (Pₒ−Pₑ)/(1−Pₑ), Pₑ = Σₖ pₐ(k)·p_b(k); more than two coders: the mean of all pairs | Cohen 1960, Light 1971 |
//! | Fleiss κ | Pₑ = Σₖ πₖ², πₖ the mean share of a unit's ratings | Fleiss 1971; missing ratings: Gwet 2014 |
//! | Krippendorff α | 1 − Dₒ/Dₑ of the coincidence matrix, nominal | Krippendorff 2019, §12.3 |
//! | Gwet AC1 | Pₑ = Σₖ πₖ(1−πₖ) / (q−1), q the categories | Gwet 2008, 2014 |
//! | uα, ǀuα, cuα, (k)uα | coincidences of lengths of spans; see [`continuum`] | Krippendorff, Mathet, Bouvry, Widlöcher 2016; Krippendorff 2019, §12.6 |
//!
//! Codes overlap, so each is a decision of its own: a coder who read a text did or did not give the
//! code to a unit. A coder who did not read it has no rating there. Overall means the decisions on
//! all codes taken together, which a rare code hardly moves: prevalence stands beside every measure.
//!
//! A passage or a sentence has a code where any part of it is marked; a character where it is. What
//! agrees by sentence may not by character, so a figure is nothing without its unit.
//!
//! Intervals are of the percentile bootstrap: passages are drawn, with all that lies in them, because
//! neighbouring characters are not independent. A study of one passage has none.

mod bootstrap;
mod coefficient;
pub mod continuum;
mod ratings;
mod read;
mod report;
mod sentence;
mod sums;

#[cfg(test)]
mod tests;

pub use bootstrap::{Draws, Estimate};
pub use coefficient::{Coefficients, coefficients};
pub use ratings::Ratings;
pub use report::{Document, Marking, Report, Row, Study, Unit, report};
pub use sentence::sentences;

use crate::message::Message;

/// Why a measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// No unit has two ratings.
    #[error("no unit was rated by two coders")]
    NoUnits,
    /// All ratings are the same: nothing could disagree by chance.
    #[error("all ratings are the same")]
    NoVariation,
    /// A coder's spans of different codes share text.
    #[error("spans of one coder overlap")]
    Overlap,
}

impl Undefined {
    /// In words for whoever reads the figure.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NoUnits => "coding-agreement-no-units",
            Self::NoVariation => "coding-agreement-no-variation",
            Self::Overlap => "coding-agreement-overlap",
        })
    }
}

/// A measure's value, or why it has none. Never NaN.
pub type Value = Result<f64, Undefined>;

/// `1 − observed/expected` disagreement.
fn beyond_chance(observed: f64, expected: f64) -> Value {
    if expected > 0.0 { Ok(1.0 - observed / expected) } else { Err(Undefined::NoVariation) }
}
