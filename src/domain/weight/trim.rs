//! Trimming: weights beyond bounds are brought to them, and what that cuts is spread over the rest.

use super::imported::Weights;
use serde::{Deserialize, Serialize};

/// How far beyond a bound counts as on it.
const SLACK: f64 = 1e-9;
/// How often trimming goes on at most; what it still moves then is below what numbers hold.
const PASSES: usize = 10_000;

/// Bounds of weights, as multiples of the mean of those above zero.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// At least this; from zero, below one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower: Option<f64>,
    /// At most this; above one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
}

impl Bounds {
    /// Whether weights can lie within: the mean always does.
    pub(super) fn sound(self) -> bool {
        self.lower.is_none_or(|lower| (0.0..1.0).contains(&lower))
            && self.upper.is_none_or(|upper| upper > 1.0)
    }

    /// The bounds of weights of that mean.
    fn around(self, mean: f64) -> Limits {
        Limits {
            lower: self.lower.map_or(0.0, |lower| lower * mean),
            upper: self.upper.map_or(f64::INFINITY, |upper| upper * mean),
        }
    }

    /// Whether all weights above zero lie within, but for a billionth part.
    pub(super) fn hold(self, weights: &[Option<f64>]) -> bool {
        let positive = positive(weights);
        let limits = self.around(mean(&positive));
        positive.iter().all(|weight| limits.nearly(*weight))
    }
}

/// Weights within bounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trimmed {
    /// The weights, of the same sum.
    pub weights: Weights,
    /// How many were beyond a bound at first.
    pub trimmed: usize,
    /// Whether all lie within the bounds now: what is spread may lift others beyond.
    pub within_bounds: bool,
}

/// Trims once, or (`strict`) until all lie within, as `trimWeights` of R's survey does. Weights of
/// zero stay zero, and none falls below it: then even once is done again. Bounds that do not lie on
/// both sides of the mean leave the weights as they are.
#[must_use]
pub fn trim(weights: &Weights, bounds: Bounds, strict: bool) -> Trimmed {
    if !bounds.sound() {
        return Trimmed { weights: weights.clone(), trimmed: 0, within_bounds: false };
    }
    let mut values = weights.values.clone();
    let trimmed = clip(&mut values, bounds, strict);
    let within_bounds = bounds.hold(&values);
    Trimmed { weights: Weights::counted(values), trimmed, within_bounds }
}

/// Trims; how many weights were beyond a bound at first.
pub(super) fn clip(weights: &mut [Option<f64>], bounds: Bounds, strict: bool) -> usize {
    let mut inside = positive(weights);
    // The mean stays what it is, for the sum does; taken once, rounding cannot move it.
    let limits = bounds.around(mean(&inside));
    let trimmed = limits.pass(&mut inside);
    let again = |weights: &[f64]| strict || weights.iter().any(|weight| *weight <= 0.0);
    let mut left = PASSES;
    while left > 0 && again(&inside) && limits.pass(&mut inside) > 0 {
        left -= 1;
    }
    let used = weights.iter_mut().flatten().filter(|weight| **weight > 0.0);
    for (weight, trimmed) in used.zip(inside) {
        *weight = trimmed;
    }
    trimmed
}

fn positive(weights: &[Option<f64>]) -> Vec<f64> {
    weights.iter().flatten().copied().filter(|weight| *weight > 0.0).collect()
}

fn mean(weights: &[f64]) -> f64 {
    weights.iter().sum::<f64>() / weights.len().max(1) as f64
}

/// Bounds as weights.
#[derive(Clone, Copy)]
struct Limits {
    lower: f64,
    upper: f64,
}

impl Limits {
    fn beyond(self, weight: f64) -> bool {
        weight < self.lower || weight > self.upper
    }

    fn nearly(self, weight: f64) -> bool {
        weight >= self.lower * (1.0 - SLACK) && weight <= self.upper * (1.0 + SLACK)
    }

    /// Brings weights that all lie beyond to the bounds, and spreads the difference over those at the bound
    /// that has room for it: since the mean lies between the bounds, none is lifted or cut beyond again.
    fn meet(self, weights: &mut [f64], cut: f64) {
        let roomy = if cut > 0.0 { self.lower } else { self.upper };
        weights.iter_mut().for_each(|weight| *weight = weight.clamp(self.lower, self.upper));
        let is_roomy = |weight: f64| weight.total_cmp(&roomy).is_eq();
        let many = weights.iter().filter(|weight| is_roomy(**weight)).count();
        for weight in weights.iter_mut().filter(|weight| is_roomy(**weight)) {
            *weight += cut / many as f64;
        }
    }

    /// Cuts and lifts what lies beyond, and spreads the difference evenly over all others.
    fn pass(self, weights: &mut [f64]) -> usize {
        let (mut outside, mut cut) = (0usize, 0.0);
        for weight in weights.iter().filter(|weight| self.beyond(**weight)) {
            outside += 1;
            cut += weight - weight.clamp(self.lower, self.upper);
        }
        if outside == 0 {
            return 0;
        }
        if outside == weights.len() {
            self.meet(weights, cut);
            return outside;
        }
        let share = cut / (weights.len() - outside) as f64;
        for weight in weights {
            *weight =
                if self.beyond(*weight) { weight.clamp(self.lower, self.upper) } else { *weight + share };
        }
        outside
    }
}
