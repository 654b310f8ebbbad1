//! The coefficients of ratings of fixed units.

use super::ratings::Pattern;
use super::{Ratings, Undefined, Value, beyond_chance};

/// What the ratings come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficients {
    /// Percent agreement as a fraction.
    pub percent: Value,
    /// Cohen κ; of more than two coders, the mean of those pairs that have one.
    pub cohen: Value,
    /// Fleiss κ.
    pub fleiss: Value,
    /// Krippendorff α, nominal.
    pub alpha: Value,
    /// Gwet AC1.
    pub ac1: Value,
}

/// The coefficients of all ratings.
#[must_use]
pub fn coefficients(ratings: &Ratings) -> Coefficients {
    weighted(ratings, &ratings.weights(|_| 1.0))
}

/// The same with each pattern of ratings so many times.
pub(super) fn weighted(ratings: &Ratings, weights: &[f64]) -> Coefficients {
    let percent = percent(ratings.patterns(), weights);
    let shares = shares(ratings, weights);
    let against = |chance: f64| {
        // Fractions are summed up to the whole only nearly.
        if 1.0 - chance < 1e-12 { Err(Undefined::NoVariation) } else { Ok(1.0 - chance) }
    };
    let corrected = |chance: f64| {
        let percent = percent?;
        Ok((percent - chance) / against(chance)?)
    };
    let fleiss = shares.iter().map(|share| share * share).sum();
    let spread: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
    let others = ratings.categories().saturating_sub(1) as f64;
    let ac1 = if others > 0.0 { corrected(spread / others) } else { Err(Undefined::NoVariation) };
    Coefficients {
        percent,
        cohen: cohen(ratings, weights),
        fleiss: corrected(fleiss),
        alpha: alpha(ratings, weights),
        ac1,
    }
}

fn percent(patterns: &[Pattern], weights: &[f64]) -> Value {
    let (mut agreed, mut units) = (0.0, 0.0);
    for (pattern, weight) in patterns.iter().zip(weights).filter(|(pattern, _)| pattern.rated >= 2.0) {
        let pairs: f64 = pattern.counts.iter().map(|count| count * (count - 1.0)).sum();
        agreed += weight * pairs / (pattern.rated * (pattern.rated - 1.0));
        units += weight;
    }
    if units > 0.0 { Ok(agreed / units) } else { Err(Undefined::NoUnits) }
}

/// Each category's mean share of a unit's ratings.
fn shares(ratings: &Ratings, weights: &[f64]) -> Vec<f64> {
    let (mut shares, mut units) = (vec![0.0; ratings.categories()], 0.0);
    for (pattern, weight) in ratings.patterns().iter().zip(weights).filter(|(pattern, _)| pattern.rated > 0.0)
    {
        for (share, count) in shares.iter_mut().zip(&pattern.counts) {
            *share += weight * count / pattern.rated;
        }
        units += weight;
    }
    if units > 0.0 {
        shares.iter_mut().for_each(|share| *share /= units);
    }
    shares
}

fn alpha(ratings: &Ratings, weights: &[f64]) -> Value {
    let (mut observed, mut totals) = (0.0, vec![0.0; ratings.categories()]);
    let paired = ratings.patterns().iter().zip(weights).filter(|(pattern, _)| pattern.rated >= 2.0);
    for (pattern, weight) in paired {
        let alike: f64 = pattern.counts.iter().map(|count| count * count).sum();
        observed += weight * (pattern.rated * pattern.rated - alike) / (pattern.rated - 1.0);
        for (total, count) in totals.iter_mut().zip(&pattern.counts) {
            *total += weight * count;
        }
    }
    let all: f64 = totals.iter().sum();
    if all < 2.0 {
        return Err(Undefined::NoUnits);
    }
    let alike: f64 = totals.iter().map(|total| total * total).sum();
    beyond_chance(observed, (all * all - alike) / (all - 1.0))
}

fn cohen(ratings: &Ratings, weights: &[f64]) -> Value {
    let (mut sum, mut pairs, mut why) = (0.0, 0.0, Undefined::NoUnits);
    for one in 0..ratings.coders() {
        for other in one + 1..ratings.coders() {
            match pair(ratings, weights, one, other) {
                Ok(kappa) => {
                    sum += kappa;
                    pairs += 1.0;
                }
                Err(Undefined::NoUnits) => {}
                Err(reason) => why = reason,
            }
        }
    }
    if pairs > 0.0 { Ok(sum / pairs) } else { Err(why) }
}

/// Cohen κ of two coders, of the units that both rated.
fn pair(ratings: &Ratings, weights: &[f64], one: usize, other: usize) -> Value {
    let categories = ratings.categories();
    let (mut first, mut second) = (vec![0.0; categories], vec![0.0; categories]);
    let (mut agreed, mut units) = (0.0, 0.0);
    for (pattern, weight) in ratings.patterns().iter().zip(weights) {
        let (Some(a), Some(b)) = (pattern.chosen[one], pattern.chosen[other]) else { continue };
        first[a] += weight;
        second[b] += weight;
        units += weight;
        agreed += if a == b { *weight } else { 0.0 };
    }
    if units == 0.0 {
        return Err(Undefined::NoUnits);
    }
    let chance: f64 = first.iter().zip(&second).map(|(a, b)| a * b).sum::<f64>() / units;
    if units - chance < units * 1e-12 {
        return Err(Undefined::NoVariation);
    }
    Ok((agreed - chance) / (units - chance))
}
