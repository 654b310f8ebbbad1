//! What numbers come to.

use super::{Confidence, Interval, Moments, Outcome, Sample, Undefined};
use serde::Serialize;

/// Which of the nine definitions of a quantile (Hyndman, Fan 1996).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantile {
    /// Place 1 + (n−1)p: the default of R, Excel and numpy.
    #[default]
    Type7,
    /// Place (n+1)p: SPSS (HAVERAGE), Minitab.
    Type6,
}

/// Numbers in order; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// Sorts them.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] of none.
    pub fn new(sample: &Sample) -> Outcome<Self> {
        let mut values = sample.values().to_vec();
        values.sort_unstable_by(f64::total_cmp);
        if values.is_empty() { Err(Undefined::TooFew) } else { Ok(Self(values)) }
    }

    /// The value below which the share `p` lies; between two numbers as far as the place is between theirs.
    ///
    /// # Errors
    /// [`Undefined::OutOfRange`] of a share below 0 or above 1.
    pub fn quantile(&self, p: f64, by: Quantile) -> Outcome<f64> {
        if !(0.0..=1.0).contains(&p) {
            return Err(Undefined::OutOfRange);
        }
        let n = self.0.len() as f64;
        let place = match by {
            Quantile::Type7 => (n - 1.0) * p,
            Quantile::Type6 => ((n + 1.0) * p - 1.0).clamp(0.0, n - 1.0),
        };
        let below = place.floor();
        let [low, high] = [below, place.ceil()].map(|place| self.0[place as usize]);
        let part = place - below;
        // Not low + part·(high − low), which may not be written down where the ends are far apart.
        Ok(if low == high { low } else { (1.0 - part) * low + part * high })
    }

    /// The middle one, or halfway between the two middle ones.
    #[must_use]
    pub fn median(&self) -> f64 {
        let n = self.0.len();
        let (low, high) = (self.0[(n - 1) / 2], self.0[n / 2]);
        if low == high { low } else { low / 2.0 + high / 2.0 }
    }

    /// The least.
    #[must_use]
    pub fn min(&self) -> f64 {
        self.0[0]
    }

    /// The greatest.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.0[self.0.len() - 1]
    }
}

/// What numbers come to. Of one number there is no spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many numbers; at least one.
    pub n: u64,
    /// How many were missing.
    pub left_out: u64,
    /// Their arithmetic mean.
    pub mean: f64,
    /// The standard deviation of a sample (divisor n − 1).
    pub sd: Option<f64>,
    /// Its square.
    pub variance: Option<f64>,
    /// The standard error of the mean.
    pub se: Option<f64>,
    /// The interval of the mean by Student's distribution.
    pub interval: Option<Interval>,
    /// G₁; see [`Moments::skewness`].
    pub skewness: Option<f64>,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// The middle one.
    pub median: f64,
    /// First and third quartile.
    pub quartiles: [f64; 2],
}

/// Sums numbers up; quartiles by the definition asked for.
///
/// # Errors
/// [`Undefined::TooFew`] of none, [`Undefined::OutOfRange`] where they are too great to be squared.
pub fn summary(sample: &Sample, by: Quantile, confidence: Confidence) -> Outcome<Summary> {
    let moments = Moments::of(sample)?;
    let sorted = Sorted::new(sample)?;
    Ok(Summary {
        n: moments.n,
        left_out: sample.left_out(),
        mean: moments.mean,
        sd: moments.sd().ok(),
        variance: moments.variance().ok(),
        se: moments.se().ok(),
        interval: moments.interval(confidence).ok(),
        skewness: moments.skewness().ok(),
        min: sorted.min(),
        max: sorted.max(),
        median: sorted.median(),
        quartiles: [sorted.quantile(0.25, by)?, sorted.quantile(0.75, by)?],
    })
}
