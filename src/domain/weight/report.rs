//! What came of making weights, as it is kept and shown.

use super::imported::{Kish, Weights};
use super::rake::MarginFit;
use serde::{Deserialize, Serialize};

/// What came of making weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Respondents: rows with a weight above zero.
    pub n: usize,
    /// Rows of weight zero.
    pub zero: usize,
    /// Rows without a weight.
    pub without: usize,
    /// What the weights sum to.
    pub sum: f64,
    /// The least above zero.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// The mean of those above zero.
    pub mean: f64,
    /// Kish's effective sample size.
    pub n_eff: f64,
    /// Kish's design effect of weighting.
    pub deff: f64,
    /// The same of the weights that they were made from.
    pub deff_before: f64,
    /// How often margins were gone through; `None` where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iterations: Option<usize>,
    /// How often weights were trimmed and raked again.
    pub rounds: usize,
    /// How many weights were brought to a bound.
    pub trimmed: usize,
    /// How near each margin came to its targets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub margins: Vec<MarginFit>,
}

impl Report {
    /// Of weights, and of what those are worth that they were made from.
    pub(super) fn of(weights: &Weights, before: Kish) -> Self {
        let positive = || weights.values.iter().flatten().copied().filter(|weight| *weight > 0.0);
        let kish = weights.kish();
        Self {
            n: weights.used,
            zero: weights.zero,
            without: weights.missing,
            sum: weights.sum,
            min: positive().reduce(f64::min).unwrap_or_default(),
            max: positive().reduce(f64::max).unwrap_or_default(),
            mean: weights.mean().unwrap_or_default(),
            n_eff: kish.n_eff.unwrap_or_default(),
            deff: kish.deff.unwrap_or_default(),
            deff_before: before.deff.unwrap_or_default(),
            ..Self::default()
        }
    }
}
