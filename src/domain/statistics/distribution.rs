//! Tails and limits of the distributions that tests and intervals ask.
//!
//! Tails are `statrs`' regularized incomplete beta and gamma functions (continued fractions and series,
//! DLMF §8.9 and §8.17) and its complementary error function. Limits are where the tail takes the value
//! asked for, found on a logarithmic scale, so that they are as good as the tails themselves: 1e-9 of the
//! limit and better, from 1 to 1,000,000 degrees of freedom.
//!
//! # Errors
//! All functions say [`Undefined::OutOfRange`] of a probability that is not strictly between 0 and 1, of
//! degrees of freedom that are not above nought, and of what is no number.

use super::root::root;
use super::{Outcome, Undefined, finite};
use statrs::function::beta::beta_reg;
use statrs::function::erf::{erfc, erfc_inv};
use statrs::function::gamma::{gamma_lr, gamma_ur};

/// Limits are looked for up to e^600, which leaves an `f64` room to multiply.
const REACH: f64 = 600.0;

/// The probability above `z` of the standard normal distribution.
///
/// # Errors
/// See the [module](self).
pub fn normal_upper(z: f64) -> Outcome<f64> {
    Ok(erfc(finite(z)? / std::f64::consts::SQRT_2) / 2.0)
}

/// The probability beyond `z` on both sides.
///
/// # Errors
/// See the [module](self).
pub fn normal_two_sided(z: f64) -> Outcome<f64> {
    Ok(erfc(finite(z)?.abs() / std::f64::consts::SQRT_2))
}

/// The value below which a standard normal variable lies with the probability `p`.
///
/// # Errors
/// See the [module](self).
pub fn normal_quantile(p: f64) -> Outcome<f64> {
    let p = probability(p)?;
    let tail = if p < 0.5 { p } else { 1.0 - p };
    let z = std::f64::consts::SQRT_2 * erfc_inv(2.0 * tail);
    finite(if p < 0.5 { -z } else { z })
}

/// The probability beyond `t` on both sides, of Student's distribution: I(ν/2, ½) at ν/(ν+t²).
///
/// # Errors
/// See the [module](self).
pub fn t_two_sided(t: f64, df: f64) -> Outcome<f64> {
    let (square, df) = (finite(t)?.powi(2), above_nought(df)?);
    if square < 1.0 {
        // ν/(ν+t²) would be one but for digits that are lost.
        return Ok(1.0 - beta_lower(square / (df + square), 0.5, df / 2.0)?);
    }
    beta_lower(df / (df + square), df / 2.0, 0.5)
}

/// The probability above `t`.
///
/// # Errors
/// See the [module](self).
pub fn t_upper(t: f64, df: f64) -> Outcome<f64> {
    let half = t_two_sided(t, df)? / 2.0;
    Ok(if t < 0.0 { 1.0 - half } else { half })
}

/// The value below which a variable of Student's distribution lies with the probability `p`.
///
/// # Errors
/// See the [module](self).
pub fn t_quantile(p: f64, df: f64) -> Outcome<f64> {
    let (p, df) = (probability(p)?, above_nought(df)?);
    if p == 0.5 {
        return Ok(0.0);
    }
    let both = 2.0 * p.min(1.0 - p);
    let t = limit(both, |t| t_two_sided(t, df))?;
    Ok(if p < 0.5 { -t } else { t })
}

/// The probability above `f` of the F distribution.
///
/// # Errors
/// See the [module](self).
pub fn f_upper(f: f64, df1: f64, df2: f64) -> Outcome<f64> {
    let (f, df1, df2) = (finite(f)?, above_nought(df1)?, above_nought(df2)?);
    if f <= 1.0 {
        return Ok(1.0 - f_lower(f.max(0.0), df1, df2)?);
    }
    beta_lower(df2 / (df2 + df1 * f), df2 / 2.0, df1 / 2.0)
}

fn f_lower(f: f64, df1: f64, df2: f64) -> Outcome<f64> {
    beta_lower(df1 * f / (df1 * f + df2), df1 / 2.0, df2 / 2.0)
}

/// The value below which a variable of the F distribution lies with the probability `p`.
///
/// # Errors
/// See the [module](self).
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> Outcome<f64> {
    let (p, df1, df2) = (probability(p)?, above_nought(df1)?, above_nought(df2)?);
    if p < 0.5 {
        return limit(p, |f| f_lower(f, df1, df2));
    }
    limit(1.0 - p, |f| f_upper(f, df1, df2))
}

/// The probability above `x` of the χ² distribution.
///
/// # Errors
/// See the [module](self).
pub fn chi_square_upper(x: f64, df: f64) -> Outcome<f64> {
    let (x, df) = (finite(x)?, above_nought(df)?);
    Ok(if x <= 0.0 { 1.0 } else { gamma_ur(df / 2.0, x / 2.0).clamp(0.0, 1.0) })
}

/// The value below which a variable of the χ² distribution lies with the probability `p`.
///
/// # Errors
/// See the [module](self).
pub fn chi_square_quantile(p: f64, df: f64) -> Outcome<f64> {
    let (p, df) = (probability(p)?, above_nought(df)?);
    if p < 0.5 {
        return limit(p, |x| Ok(if x > 0.0 { gamma_lr(df / 2.0, x / 2.0) } else { 0.0 }));
    }
    limit(1.0 - p, |x| chi_square_upper(x, df))
}

/// The probability below `x` of the beta distribution: the regularized incomplete beta function.
///
/// # Errors
/// See the [module](self).
pub fn beta_lower(x: f64, a: f64, b: f64) -> Outcome<f64> {
    let (a, b) = (above_nought(a)?, above_nought(b)?);
    Ok(beta_reg(a, b, finite(x)?.clamp(0.0, 1.0)).clamp(0.0, 1.0))
}

/// The value below which a variable of the beta distribution lies with the probability `p`.
///
/// # Errors
/// See the [module](self).
pub fn beta_quantile(p: f64, a: f64, b: f64) -> Outcome<f64> {
    let (p, a, b) = (probability(p)?, above_nought(a)?, above_nought(b)?);
    // By x/(1−x), whose logarithm is as long to both sides; and by the tail that is the smaller one.
    let odds = if p < 0.5 {
        limit(p, |odds| beta_lower(odds / (1.0 + odds), a, b))?
    } else {
        limit(1.0 - p, |odds| beta_lower(1.0 / (1.0 + odds), b, a))?
    };
    Ok(odds / (1.0 + odds))
}

/// The value above nought at which a tail that goes one way takes a value.
fn limit(wanted: f64, tail: impl Fn(f64) -> Outcome<f64>) -> Outcome<f64> {
    let off = |log: f64| {
        // A tail that is nought has no logarithm, but it is on the right side.
        let tail = tail(log.exp())?.max(f64::MIN_POSITIVE);
        Ok(tail.ln() - wanted.ln())
    };
    let at_one = off(0.0)?;
    let (mut low, mut high) = (-1.0, 1.0);
    while off(low)? * at_one > 0.0 && off(high)? * at_one > 0.0 {
        if high >= REACH {
            return Err(Undefined::OutOfRange);
        }
        (low, high) = (low * 2.0, (high * 2.0).min(REACH));
    }
    Ok(root(low, high, off)?.exp())
}

fn probability(p: f64) -> Outcome<f64> {
    if p > 0.0 && p < 1.0 { Ok(p) } else { Err(Undefined::OutOfRange) }
}

fn above_nought(value: f64) -> Outcome<f64> {
    if finite(value)? > 0.0 { Ok(value) } else { Err(Undefined::OutOfRange) }
}
