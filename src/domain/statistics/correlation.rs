//! Whether two numbers go together.

use super::distribution::t_two_sided;
use super::{Confidence, Interval, Moments, Outcome, Pairs, Ranks, Sample, Undefined, positive, sum};
use serde::Serialize;

/// Up to so many cases all orders are counted: 9! of them.
const EXACT_UP_TO: usize = 9;

/// The product-moment correlation (Pearson 1896).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pearson {
    /// Cases with both numbers.
    pub n: u64,
    /// Cases without.
    pub left_out: u64,
    /// The coefficient.
    pub r: f64,
    /// r √((n−2)/(1−r²)); none where r is 1 or −1.
    pub t: Option<f64>,
    /// n − 2.
    pub df: f64,
    /// Two-sided, by Student's distribution; nought where r is 1 or −1.
    pub p: f64,
    /// tanh(artanh r ± z/√(n−3)) (Fisher 1921); none of fewer than four cases.
    pub interval: Option<Interval>,
}

/// The rank correlation (Spearman 1904), ties sharing their ranks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spearman {
    /// Cases with both numbers.
    pub n: u64,
    /// Cases without.
    pub left_out: u64,
    /// The coefficient: Pearson's of ranks.
    pub rho: f64,
    /// ρ √((n−2)/(1−ρ²)); none where ρ is 1 or −1.
    pub t: Option<f64>,
    /// n − 2.
    pub df: f64,
    /// Two-sided, by Student's distribution, as scipy and SPSS have it; nought where ρ is 1 or −1.
    pub p: f64,
    /// Two-sided, of all orders of the numbers; none with ties, or of more than nine cases.
    pub exact_p: Option<f64>,
}

/// Correlates numbers.
///
/// # Errors
/// [`Undefined::TooFew`] of fewer than three cases, [`Undefined::NoVariation`] where either number is the
/// same in all.
pub fn pearson(pairs: &Pairs, confidence: Confidence) -> Outcome<Pearson> {
    let r = coefficient(pairs.first(), pairs.second())?;
    let (t, df, p) = test(r, pairs.n())?;
    let interval = if pairs.n() < 4 { None } else { Some(around(r, pairs.n() as f64, confidence)?) };
    Ok(Pearson { n: pairs.n(), left_out: pairs.left_out(), r, t, df, p, interval })
}

/// Correlates ranks.
///
/// # Errors
/// As [`pearson`].
pub fn spearman(pairs: &Pairs) -> Outcome<Spearman> {
    let [first, second] = [pairs.first(), pairs.second()].map(Ranks::of);
    let rho = coefficient(&first.ranks, &second.ranks)?;
    let (t, df, p) = test(rho, pairs.n())?;
    let is_small = first.ranks.len() <= EXACT_UP_TO && first.ties == 0.0 && second.ties == 0.0;
    let exact_p = is_small.then(|| exact(&first.ranks, &second.ranks));
    Ok(Spearman { n: pairs.n(), left_out: pairs.left_out(), rho, t, df, p, exact_p })
}

fn coefficient(first: &[f64], second: &[f64]) -> Outcome<f64> {
    if first.len() < 3 {
        return Err(Undefined::TooFew);
    }
    let moments = |values: &[f64]| Moments::of(&values.iter().copied().collect::<Sample>());
    let (one, other) = (moments(first)?, moments(second)?);
    let product = sum(first.iter().zip(second).map(|(x, y)| (x - one.mean) * (y - other.mean)));
    // Roots first: the product of the squares may be too great to write down.
    let r = product / positive(one.squares)?.sqrt() / positive(other.squares)?.sqrt();
    super::finite(r).map(|r| r.clamp(-1.0, 1.0))
}

fn test(r: f64, n: u64) -> Outcome<(Option<f64>, f64, f64)> {
    let df = n as f64 - 2.0;
    let rest = (1.0 - r) * (1.0 + r);
    // What rounding leaves of a perfect correlation is none of it.
    if rest <= 4.0 * f64::EPSILON {
        return Ok((None, df, 0.0));
    }
    let t = r * (df / rest).sqrt();
    Ok((Some(t), df, t_two_sided(t, df)?))
}

fn around(r: f64, n: f64, confidence: Confidence) -> Outcome<Interval> {
    if r.abs() >= 1.0 {
        return Ok(Interval { low: r, high: r });
    }
    let reach = confidence.z()? / (n - 3.0).sqrt();
    Ok(Interval { low: (r.atanh() - reach).tanh(), high: (r.atanh() + reach).tanh() })
}

/// The share of all orders of the second whose Σ rank·rank is as far to the side of the observed one, doubled:
/// R's. Counted rank by rank, over the sets of ranks already given away.
fn exact(first: &[f64], second: &[f64]) -> f64 {
    let n = first.len();
    let observed = first.iter().zip(second).map(|(x, y)| x * y).sum::<f64>() as usize;
    let greatest: usize = (1..=n).map(|rank| rank * rank).sum();
    let mut orders = vec![vec![0_u32; greatest + 1]; 1 << n];
    orders[0][0] = 1;
    for given in 0..(1_usize << n) - 1 {
        let counts = std::mem::take(&mut orders[given]);
        let place = given.count_ones() as usize + 1;
        for rank in (1..=n).filter(|rank| given >> (rank - 1) & 1 == 0) {
            let next = &mut orders[given | 1 << (rank - 1)];
            for (product, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                next[product + place * rank] += count;
            }
        }
    }
    let Some(counts) = orders.pop() else { return 1.0 };
    let all: u32 = counts.iter().sum();
    let (below, above): (u32, u32) = (counts[..=observed].iter().sum(), counts[observed..].iter().sum());
    (2.0 * f64::from(below.min(above)) / f64::from(all)).min(1.0)
}
