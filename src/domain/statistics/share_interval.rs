//! From where to where the share of a population may be.

use super::distribution::beta_quantile;
use super::{Confidence, Interval, Outcome, Undefined};
use serde::{Deserialize, Serialize};

/// How the interval of a share is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareInterval {
    /// By the score test (Wilson 1927); Brown, Cai, DasGupta 2001 advise it.
    #[default]
    Wilson,
    /// Exact, never too narrow (Clopper, Pearson 1934): limits of the beta distribution.
    ClopperPearson,
    /// Wald's around Wilson's middle (Agresti, Coull 1998), within 0 and 1.
    AgrestiCoull,
}

/// The interval of a share. Count and base need not be whole: an effective sample size makes the interval of
/// a weighted share.
///
/// # Errors
/// [`Undefined::TooFew`] of a base of nought, [`Undefined::OutOfRange`] where the count is not within it.
pub fn share_interval(count: f64, base: f64, by: ShareInterval, confidence: Confidence) -> Outcome<Interval> {
    if base == 0.0 {
        return Err(Undefined::TooFew);
    }
    if !(base.is_finite() && base > 0.0 && (0.0..=base).contains(&count)) {
        return Err(Undefined::OutOfRange);
    }
    match by {
        ShareInterval::Wilson => wilson(count, base, confidence),
        ShareInterval::ClopperPearson => clopper_pearson(count, base, confidence),
        ShareInterval::AgrestiCoull => agresti_coull(count, base, confidence),
    }
}

fn wilson(count: f64, base: f64, confidence: Confidence) -> Outcome<Interval> {
    let z = confidence.z()?;
    let (share, rest) = (count / base, (base - count) / base);
    let half = z * z / (2.0 * base);
    let reach = z * (share * rest / base + z * z / (4.0 * base * base)).sqrt();
    // Each end from the side on which it is small, so that no digits cancel: the roots of the quadratic of
    // the score test multiply to share² / (1 + z²/n).
    let end = |share: f64| if share == 0.0 { 0.0 } else { share * share / (share + half + reach) };
    Ok(Interval { low: end(share), high: 1.0 - end(rest) })
}

fn clopper_pearson(count: f64, base: f64, confidence: Confidence) -> Outcome<Interval> {
    let tail = confidence.tail();
    let rest = base - count;
    let low = if count == 0.0 { 0.0 } else { beta_quantile(tail, count, rest + 1.0)? };
    let high = if rest == 0.0 { 1.0 } else { beta_quantile(1.0 - tail, count + 1.0, rest)? };
    Ok(Interval { low, high })
}

fn agresti_coull(count: f64, base: f64, confidence: Confidence) -> Outcome<Interval> {
    let z = confidence.z()?;
    let base = base + z * z;
    let middle = (count + z * z / 2.0) / base;
    let reach = z * (middle * (1.0 - middle) / base).sqrt();
    Ok(Interval { low: (middle - reach).max(0.0), high: (middle + reach).min(1.0) })
}
