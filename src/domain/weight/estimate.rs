//! A figure with its error.

use super::Value;
use serde::Serialize;

/// A weighted figure and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Respondents with a value, unweighted: rows with a weight above zero.
    pub n: usize,
    /// What their weights sum to.
    pub weighted: f64,
    /// The figure.
    pub value: f64,
    /// Its linearised standard error.
    #[serde(serialize_with = "super::told")]
    pub se: Value,
    /// The design effect against a simple random sample without replacement from as many people as
    /// the weights sum to (`deff=TRUE`); undefined where they sum to no more than n.
    #[serde(serialize_with = "super::told")]
    pub deff: Value,
    /// The design effect against one with replacement (`deff="replace"`).
    #[serde(serialize_with = "super::told")]
    pub deff_replace: Value,
    /// Degrees of freedom of the design within the domain.
    pub df: usize,
    /// Rows of the domain, with those that have no value, as the beta interval counts them.
    pub rows: usize,
}

/// A category's part of all who are in some category.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Respondents in the category, unweighted.
    pub count: usize,
    /// What their weights sum to.
    pub weighted_count: f64,
    /// Their share of the weight of all with a category, and its error. Its `n` is the base.
    pub estimate: Estimate,
}

impl Share {
    /// Of a hundred.
    #[must_use]
    pub fn percent(&self) -> f64 {
        100.0 * self.estimate.value
    }
}
