//! Mean and spread, from numbers or from counts of values.

use super::{Confidence, Interval, Outcome, Sample, Undefined, finite, positive, sum};
use serde::Serialize;

/// What the tests of means need to know of a group: taken in two passes, so that numbers far from nought
/// lose no digits of their spread (Chan, Golub, LeVeque 1983).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Moments {
    /// How many numbers; at least one.
    pub n: u64,
    /// Their arithmetic mean.
    pub mean: f64,
    /// Σ(x − mean)².
    pub squares: f64,
    /// Σ(x − mean)³.
    pub cubes: f64,
}

impl Moments {
    /// Of numbers.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of none, [`Undefined::OutOfRange`] where they are too great to be squared.
    pub fn of(sample: &Sample) -> Outcome<Self> {
        Self::counted(sample.values().iter().map(|value| (*value, 1)))
    }

    /// Of values with how often each was given, as a frequency table has them: a mean of a million answers
    /// on a scale takes no look at the answers.
    ///
    /// # Errors
    /// As [`Moments::of`]; a value that is no finite number is [`Undefined::OutOfRange`].
    pub fn of_counts(counts: &[(f64, u64)]) -> Outcome<Self> {
        Self::counted(counts.iter().copied().filter(|(_, count)| *count > 0))
    }

    fn counted(counts: impl Iterator<Item = (f64, u64)> + Clone) -> Outcome<Self> {
        let n: u64 = counts.clone().map(|(_, count)| count).sum();
        if n == 0 {
            return Err(Undefined::TooFew);
        }
        let size = n as f64;
        let total = |power: fn(f64) -> f64, middle: f64| {
            sum(counts.clone().map(|(value, count)| power(value - middle) * count as f64))
        };
        let rough = finite(total(|value| value, 0.0) / size)?;
        // What rounding left over moves the mean once more.
        let left = total(|value| value, rough) / size;
        let mean = rough + left;
        let squares = (total(|value| value * value, mean)).max(0.0);
        let cubes = total(|value| value * value * value, mean);
        Ok(Self { n, mean: finite(mean)?, squares: finite(squares)?, cubes: finite(cubes)? })
    }

    /// Σ(x − mean)² / (n − 1).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of one number.
    pub fn variance(&self) -> Outcome<f64> {
        if self.n < 2 { Err(Undefined::TooFew) } else { Ok(self.squares / (self.n - 1) as f64) }
    }

    /// The standard deviation of a sample.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of one number.
    pub fn sd(&self) -> Outcome<f64> {
        self.variance().map(f64::sqrt)
    }

    /// The standard error of the mean.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of one number.
    pub fn se(&self) -> Outcome<f64> {
        Ok((self.variance()? / self.n as f64).sqrt())
    }

    /// G₁ = n / ((n−1)(n−2)) Σ((x − mean)/sd)³, as SPSS and scipy (`bias=False`) have it
    /// (Joanes, Gill 1998).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of fewer than three, [`Undefined::NoVariation`] of equal numbers.
    pub fn skewness(&self) -> Outcome<f64> {
        if self.n < 3 {
            return Err(Undefined::TooFew);
        }
        let n = self.n as f64;
        let sd = positive(self.sd()?)?;
        finite(n / ((n - 1.0) * (n - 2.0)) * self.cubes / positive(sd * sd * sd)?)
    }

    /// mean ± t · se, with n − 1 degrees of freedom.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of one number.
    pub fn interval(&self, confidence: Confidence) -> Outcome<Interval> {
        let se = self.se()?;
        Interval::around(self.mean, confidence.t((self.n - 1) as f64)? * se)
    }
}
