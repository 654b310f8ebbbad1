//! Weights as they come with the data, and the size of sample they are worth.

use super::{Undefined, Value};
use crate::message::Message;
use serde::{Deserialize, Serialize};

/// Weights beyond these squares and sums of which a machine number does not hold.
pub(super) const LEAST: f64 = 1e-100;
pub(super) const GREATEST: f64 = 1e100;

/// One weight a row, looked over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weights {
    /// By row; `None` where there is none: that row is in no weighted figure.
    pub values: Vec<Option<f64>>,
    /// How many rows have a weight above zero.
    pub used: usize,
    /// How many rows have weight zero.
    pub zero: usize,
    /// How many rows have no weight.
    pub missing: usize,
    /// The sum of all.
    pub sum: f64,
}

/// What is wrong with a weight. Rows are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum WeightFault {
    /// Below zero.
    #[error("row {row}: the weight {value} is below zero")]
    Negative {
        /// Of the data.
        row: usize,
        /// As it came.
        value: f64,
    },
    /// Not a number, or without bound.
    #[error("row {row}: the weight is no number")]
    NotFinite {
        /// Of the data.
        row: usize,
    },
    /// Beyond 10¹⁰⁰, or above zero and below 10⁻¹⁰⁰.
    #[error("row {row}: the weight {value} is out of range")]
    OutOfRange {
        /// Of the data.
        row: usize,
        /// As it came.
        value: f64,
    },
    /// No row has a weight above zero.
    #[error("no weight is above zero")]
    NonePositive,
}

impl WeightFault {
    /// In words; rows counted from 1, as people do.
    #[must_use]
    pub fn message(&self) -> Message {
        self.of_response(|row| row + 1)
    }

    /// In words, where rows are known by other numbers.
    #[must_use]
    pub fn of_response(&self, number: impl Fn(usize) -> usize) -> Message {
        match self {
            Self::Negative { row, value } => {
                Message::new("weight-negative").with("row", number(*row)).with("value", value.to_string())
            }
            Self::NotFinite { row } => Message::new("weight-not-finite").with("row", number(*row)),
            Self::OutOfRange { row, value } => {
                Message::new("weight-out-of-range").with("row", number(*row)).with("value", value.to_string())
            }
            Self::NonePositive => Message::new("weight-none-positive"),
        }
    }
}

/// Takes weights from the data: finite, not below zero, one at least above it.
///
/// # Errors
/// All faults, row by row.
pub fn import(values: Vec<Option<f64>>) -> Result<Weights, Vec<WeightFault>> {
    let faults: Vec<WeightFault> = values.iter().enumerate().filter_map(fault).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let weights = Weights::counted(values);
    if weights.used == 0 { Err(vec![WeightFault::NonePositive]) } else { Ok(weights) }
}

fn fault((row, value): (usize, &Option<f64>)) -> Option<WeightFault> {
    let value = (*value)?;
    if !value.is_finite() {
        Some(WeightFault::NotFinite { row })
    } else if value < 0.0 {
        Some(WeightFault::Negative { row, value })
    } else if value != 0.0 && !(LEAST..=GREATEST).contains(&value) {
        Some(WeightFault::OutOfRange { row, value })
    } else {
        None
    }
}

/// What weights sum to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As they come.
    Keep,
    /// To the number of respondents: their mean is one.
    #[default]
    Respondents,
    /// To the size of the population, above zero.
    Population(f64),
}

impl Weights {
    /// A weight of one for each of so many rows.
    #[must_use]
    pub fn equal(rows: usize) -> Self {
        Self::counted(vec![Some(1.0); rows])
    }

    /// The same weights to another sum. A population that is no number above zero changes nothing.
    #[must_use]
    pub fn scaled(&self, scale: Scale) -> Self {
        let sum = match scale {
            Scale::Keep => return self.clone(),
            Scale::Respondents => self.used as f64,
            Scale::Population(size) => size,
        };
        let factor = sum / self.sum;
        if !factor.is_finite() || factor <= 0.0 {
            return self.clone();
        }
        Self::counted(self.values.iter().map(|value| value.map(|weight| weight * factor)).collect())
    }

    /// The mean of those above zero.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.used > 0).then(|| self.sum / self.used as f64)
    }

    /// The effective sample size of them all.
    #[must_use]
    pub fn kish(&self) -> Kish {
        kish(self.values.iter().flatten().copied())
    }

    /// Counts what stands in values that were looked over.
    pub(super) fn counted(values: Vec<Option<f64>>) -> Self {
        let given = || values.iter().flatten();
        let used = given().filter(|weight| **weight > 0.0).count();
        let zero = given().count() - used;
        let (missing, sum) = (values.len() - used - zero, given().sum());
        Self { values, used, zero, missing, sum }
    }
}

/// How large a simple random sample weights are worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Kish {
    /// Rows with a weight above zero.
    pub n: usize,
    /// (Σw)² / Σw²; at most n.
    #[serde(serialize_with = "super::told")]
    pub n_eff: Value,
    /// n / n_eff; at least one.
    #[serde(serialize_with = "super::told")]
    pub deff: Value,
}

/// Kish's effective sample size and design effect of weighting (Kish 1965, §11.7).
#[must_use]
pub fn kish(weights: impl IntoIterator<Item = f64>) -> Kish {
    let (mut n, mut sum, mut squares) = (0usize, 0.0, 0.0);
    for weight in weights.into_iter().filter(|weight| *weight > 0.0) {
        n += 1;
        sum += weight;
        squares += weight * weight;
    }
    if n == 0 {
        return Kish { n, n_eff: Err(Undefined::NoRespondents), deff: Err(Undefined::NoRespondents) };
    }
    let n_eff = super::finite(sum * sum / squares);
    Kish { n, n_eff, deff: n_eff.map(|n_eff| n as f64 / n_eff) }
}
