//! The test of Mann and Whitney (1947), which is Wilcoxon's of rank sums.

use super::distribution::normal_two_sided;
use super::{Outcome, Ranks, Sample, Undefined, positive, sum};
use serde::Serialize;

/// From as many on, in either group, the exact distribution is not asked: where R stops asking it too.
const EXACT_BELOW: usize = 50;

/// Two groups compared by ranks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MannWhitney {
    /// In how many pairs the first is the greater, ties counting half: R's W.
    pub u: f64,
    /// The mean rank of the first group.
    pub first_mean_rank: f64,
    /// Of the second.
    pub second_mean_rank: f64,
    /// (|U − mn/2| − ½) in standard deviations, which know of ties, with the sign of U − mn/2.
    pub z: f64,
    /// Two-sided, by the normal distribution.
    pub normal_p: f64,
    /// Two-sided, of all orders in which the numbers could have come; none with ties, or with 50 or more in
    /// a group.
    pub exact_p: Option<f64>,
    /// The exact one where there is one, else the normal one: what R reports.
    pub p: f64,
    /// Rank-biserial correlation 2U/(mn) − 1, above nought where the first is greater (Wendt 1972).
    pub rank_biserial: f64,
}

/// Compares two groups by ranks.
///
/// # Errors
/// [`Undefined::TooFew`] where a group has no number, [`Undefined::NoVariation`] where all are the same.
pub fn mann_whitney(first: &Sample, second: &Sample) -> Outcome<MannWhitney> {
    let (m, n) = (first.values().len(), second.values().len());
    if m == 0 || n == 0 {
        return Err(Undefined::TooFew);
    }
    let all: Vec<f64> = first.values().iter().chain(second.values()).copied().collect();
    let Ranks { ranks, ties } = Ranks::of(&all);
    let [own, other] = [&ranks[..m], &ranks[m..]].map(|ranks| sum(ranks.iter().copied()));
    let (first_n, second_n, size) = (m as f64, n as f64, all.len() as f64);
    let pairs = first_n * second_n;
    let u = own - first_n * (first_n + 1.0) / 2.0;
    let off = u - pairs / 2.0;
    let spread = (size + 1.0) - ties / (size * (size - 1.0));
    let sd = positive(pairs / 12.0 * spread)?.sqrt();
    let reach = (off.abs() - 0.5).max(0.0) / sd;
    let normal_p = normal_two_sided(reach)?;
    let is_small = m < EXACT_BELOW && n < EXACT_BELOW && ties == 0.0;
    let exact_p = is_small.then(|| exact(m, n, u.min(pairs - u) as usize));
    Ok(MannWhitney {
        u,
        first_mean_rank: own / first_n,
        second_mean_rank: other / second_n,
        z: if off == 0.0 { 0.0 } else { reach * off.signum() },
        normal_p,
        exact_p,
        p: exact_p.unwrap_or(normal_p),
        rank_biserial: 2.0 * u / pairs - 1.0,
    })
}

/// Twice the share of the orders in which U is at most so much. They are the coefficients of the Gaussian
/// binomial Π (1 − q^(n+i)) / (1 − q^i), i = 1..m: below 2^95 for 49 and 49, so that whole numbers of 128
/// bits that wrap around hold them exactly.
fn exact(m: usize, n: usize, u: usize) -> f64 {
    let mut orders = vec![0_u128; m * n + 1];
    orders[0] = 1;
    for i in 1..=m {
        for at in (n + i..orders.len()).rev() {
            orders[at] = orders[at].wrapping_sub(orders[at - n - i]);
        }
        for at in i..orders.len() {
            orders[at] = orders[at].wrapping_add(orders[at - i]);
        }
    }
    let all: u128 = orders.iter().sum();
    let tail: u128 = orders[..=u].iter().sum();
    (2.0 * (tail as f64 / all as f64)).min(1.0)
}
