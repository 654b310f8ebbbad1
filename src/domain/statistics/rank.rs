//! Ranks, and whether groups differ in them.

use super::{ChiSquare, Outcome, Sample, Undefined, positive, sum};
use serde::Serialize;

/// The rank of each number among all, from 1; equal numbers share the mean of theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranks {
    /// Of each number, in the order in which they came.
    pub ranks: Vec<f64>,
    /// Σ(t³ − t) over groups of t equal numbers; nought without ties.
    pub ties: f64,
}

impl Ranks {
    /// Ranks finite numbers.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_unstable_by(|one, other| values[*one].total_cmp(&values[*other]));
        let (mut ranks, mut ties, mut start) = (vec![0.0; values.len()], 0.0, 0);
        // Nought and minus nought are neighbours in total order, and equal.
        for equal in order.chunk_by(|one, other| values[*one] == values[*other]) {
            let size = equal.len() as f64;
            let rank = start as f64 + (size + 1.0) / 2.0;
            equal.iter().for_each(|place| ranks[*place] = rank);
            ties += size * size * size - size;
            start += equal.len();
        }
        Self { ranks, ties }
    }
}

/// The test of Kruskal and Wallis (1952), corrected for ties.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KruskalWallis {
    /// H with its χ² approximation.
    pub h: ChiSquare,
    /// The mean rank of each group.
    pub mean_ranks: Vec<f64>,
    /// ε² = H / (n − 1) (Tomczak, Tomczak 2014).
    pub epsilon_squared: f64,
}

/// Tests whether groups differ in ranks.
///
/// # Errors
/// [`Undefined::NothingToCompare`] of fewer than two groups, [`Undefined::TooFew`] where one has no number,
/// [`Undefined::NoVariation`] where all numbers are the same.
pub fn kruskal_wallis(groups: &[Sample]) -> Outcome<KruskalWallis> {
    if groups.len() < 2 {
        return Err(Undefined::NothingToCompare);
    }
    if groups.iter().any(|group| group.values().is_empty()) {
        return Err(Undefined::TooFew);
    }
    let all: Vec<f64> = groups.iter().flat_map(Sample::values).copied().collect();
    let n = all.len() as f64;
    let Ranks { ranks, ties } = Ranks::of(&all);
    let (mut rest, mut mean_ranks, mut off) = (ranks.as_slice(), Vec::with_capacity(groups.len()), 0.0);
    for group in groups {
        let (own, others) = rest.split_at(group.values().len());
        rest = others;
        let size = own.len() as f64;
        let mean = sum(own.iter().copied()) / size;
        // Around the middle rank nothing cancels.
        off += size * (mean - (n + 1.0) / 2.0).powi(2);
        mean_ranks.push(mean);
    }
    let h = 12.0 * off / (n * (n + 1.0)) / positive(1.0 - ties / (n * n * n - n))?;
    let h = ChiSquare::new(h, (groups.len() - 1) as f64)?;
    Ok(KruskalWallis { h, mean_ranks, epsilon_squared: h.statistic / (n - 1.0) })
}
