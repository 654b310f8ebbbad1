//! Two means and what lies between them.

use super::distribution::t_two_sided;
use super::{Confidence, Interval, Moments, Outcome, Undefined, finite, positive};
use serde::Serialize;

/// A difference by Student's distribution.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TTest {
    /// The first mean less the second.
    pub difference: f64,
    /// Its standard error.
    pub se: f64,
    /// The difference in standard errors.
    pub t: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// Two-sided.
    pub p: f64,
    /// From where to where the difference may be.
    pub interval: Interval,
}

impl TTest {
    fn new(difference: f64, se: f64, df: f64, confidence: Confidence) -> Outcome<Self> {
        let t = finite(difference / positive(se)?)?;
        let interval = Interval::around(difference, confidence.t(df)? * se)?;
        Ok(Self { difference, se, t, df, p: t_two_sided(t, df)?, interval })
    }
}

/// Two means compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TwoMeans {
    /// Each group with its own spread; degrees of freedom by Welch 1947 and Satterthwaite 1946.
    pub welch: TTest,
    /// Both with the same, pooled (Student 1908).
    pub student: TTest,
    /// The difference in pooled standard deviations (Cohen 1988).
    pub cohen_d: f64,
}

/// Compares two means.
///
/// # Errors
/// [`Undefined::TooFew`] where a group has fewer than two numbers, [`Undefined::NoVariation`] where all are
/// the same in both.
pub fn two_means(first: &Moments, second: &Moments, confidence: Confidence) -> Outcome<TwoMeans> {
    if first.n < 2 || second.n < 2 {
        return Err(Undefined::TooFew);
    }
    let difference = first.mean - second.mean;
    let [m, n] = [first, second].map(|group| group.n as f64);
    let [a, b] = [first.variance()? / m, second.variance()? / n];
    let pooled = (first.squares + second.squares) / (m + n - 2.0);
    // By shares of the sum, which squares of small numbers do not take to nought.
    let all = positive(a + b)?;
    let df = 1.0 / ((a / all).powi(2) / (m - 1.0) + (b / all).powi(2) / (n - 1.0));
    Ok(TwoMeans {
        welch: TTest::new(difference, all.sqrt(), df, confidence)?,
        student: TTest::new(difference, (pooled * (1.0 / m + 1.0 / n)).sqrt(), m + n - 2.0, confidence)?,
        cohen_d: finite(difference / positive(pooled.sqrt())?)?,
    })
}
