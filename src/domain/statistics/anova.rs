//! More than two means, and whether groups spread alike.

use super::distribution::f_upper;
use super::{Moments, Outcome, Sample, Sorted, Undefined, finite, positive, sum};
use serde::{Deserialize, Serialize};

/// A line of the table of an analysis of variance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Source {
    /// The sum of squares.
    pub squares: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// One by the other.
    pub mean_square: f64,
}

impl Source {
    fn new(squares: f64, df: f64) -> Self {
        Self { squares, df, mean_square: squares / df }
    }
}

/// A statistic that is F where all groups are alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// Its value.
    pub f: f64,
    /// The degrees of freedom above the line.
    pub df1: f64,
    /// And below it.
    pub df2: f64,
    /// How likely a value as great is.
    pub p: f64,
}

impl Ratio {
    fn new(f: f64, df1: f64, df2: f64) -> Outcome<Self> {
        Ok(Self { f: finite(f)?, df1, df2, p: f_upper(f, df1, df2)? })
    }
}

/// One-way analysis of variance (Fisher 1925).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Anova {
    /// Between the means of groups: Σ nᵢ (meanᵢ − mean)².
    pub between: Source,
    /// Within groups.
    pub within: Source,
    /// In all.
    pub total: Source,
    /// The test.
    pub test: Ratio,
    /// η²: the share of the squares that lies between groups.
    pub eta_squared: f64,
    /// ω² = (SSb − dfb·MSw) / (SSt + MSw), the same without its bias (Hays 1963); below nought where F < 1.
    pub omega_squared: f64,
}

/// Tests whether groups have the same mean, all spreading alike. A group without numbers is none of them:
/// leave it out and say so.
///
/// # Errors
/// [`Undefined::NothingToCompare`] of fewer than two groups, [`Undefined::TooFew`] where every group has one
/// number, [`Undefined::NoVariation`] where no group spreads.
pub fn anova(groups: &[Moments]) -> Outcome<Anova> {
    if groups.len() < 2 {
        return Err(Undefined::NothingToCompare);
    }
    let n = sum(groups.iter().map(|group| group.n as f64));
    let (df1, df2) = ((groups.len() - 1) as f64, n - groups.len() as f64);
    if df2 < 1.0 {
        return Err(Undefined::TooFew);
    }
    let mean = sum(groups.iter().map(|group| group.n as f64 * group.mean)) / n;
    let off = |group: &Moments| group.n as f64 * (group.mean - mean).powi(2);
    let between = Source::new(finite(sum(groups.iter().map(off)))?, df1);
    let within = Source::new(positive(sum(groups.iter().map(|group| group.squares)))?, df2);
    let total = Source::new(finite(between.squares + within.squares)?, n - 1.0);
    let noise = within.mean_square;
    Ok(Anova {
        between,
        within,
        total,
        test: Ratio::new(between.mean_square / noise, df1, df2)?,
        eta_squared: between.squares / total.squares,
        omega_squared: (between.squares - df1 * noise) / (total.squares + noise),
    })
}

/// Tests whether groups have the same mean, each with its own spread (Welch 1951).
///
/// # Errors
/// [`Undefined::NothingToCompare`] of fewer than two groups, [`Undefined::TooFew`] where a group has fewer
/// than two numbers, [`Undefined::NoVariation`] where one does not spread.
pub fn welch_anova(groups: &[Moments]) -> Outcome<Ratio> {
    if groups.len() < 2 {
        return Err(Undefined::NothingToCompare);
    }
    let mut weights = Vec::with_capacity(groups.len());
    for group in groups {
        weights.push(finite(group.n as f64 / positive(group.variance()?)?)?);
    }
    let (k, all) = (groups.len() as f64, finite(sum(weights.iter().copied()))?);
    let weighed = || groups.iter().zip(&weights);
    let mean = sum(weighed().map(|(group, weight)| weight * group.mean)) / all;
    let uneven = sum(weighed().map(|(group, weight)| (1.0 - weight / all).powi(2) / (group.n - 1) as f64));
    let off = sum(weighed().map(|(group, weight)| weight * (group.mean - mean).powi(2))) / (k - 1.0);
    let f = off / (1.0 + 2.0 * (k - 2.0) * uneven / (k * k - 1.0));
    Ratio::new(f, k - 1.0, (k * k - 1.0) / (3.0 * uneven))
}

/// From what the spread of a group is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Center {
    /// Its mean (Levene 1960): SPSS's first line.
    Mean,
    /// Its median (Brown, Forsythe 1974): the default of R's `car` and of scipy.
    #[default]
    Median,
}

/// Tests whether groups spread alike: an analysis of variance of distances from the center.
///
/// # Errors
/// As [`anova()`], and [`Undefined::TooFew`] where a group has no number.
pub fn levene(groups: &[Sample], center: Center) -> Outcome<Ratio> {
    let mut distances = Vec::with_capacity(groups.len());
    for group in groups {
        let center = match center {
            Center::Mean => Moments::of(group)?.mean,
            Center::Median => Sorted::new(group)?.median(),
        };
        let distance: Sample = group.values().iter().map(|value| (value - center).abs()).collect();
        if distance.left_out() > 0 {
            return Err(Undefined::OutOfRange);
        }
        distances.push(Moments::of(&distance)?);
    }
    Ok(anova(&distances)?.test)
}
