//! Statistics of counts and numbers: values in, values out.
//!
//! | what | where | agrees with |
//! | --- | --- | --- |
//! | distributions and their limits | [`distribution`] | R `pt`, `qf`, `pchisq`, `qbeta` |
//! | interval of a share: Wilson, Clopper–Pearson, Agresti–Coull | [`share_interval()`] | statsmodels `proportion_confint` |
//! | mean, spread, interval of a mean, quantiles of type 7 and 6 | [`Moments`], [`summary()`] | R `t.test`, `quantile` |
//! | χ², Yates, likelihood ratio, Cramér V, adjusted residuals | [`contingency()`] | R `chisq.test` |
//! | Fisher's exact test, both odds ratios | [`fisher()`] | R `fisher.test`, scipy `odds_ratio` |
//! | letters under the higher column | [`share_letters`], [`mean_letters`] | SPSS CTABLES |
//! | two means: Welch, Student, Cohen d | [`two_means()`] | R `t.test` |
//! | many means: analysis of variance, Welch, Levene, Brown–Forsythe | [`anova()`], [`welch_anova`], [`levene`] | R `aov`, `oneway.test`, scipy `levene` |
//! | ranks: Mann–Whitney, Kruskal–Wallis | [`mann_whitney()`], [`kruskal_wallis`] | R `wilcox.test`, `kruskal.test` |
//! | Pearson, Spearman | [`pearson`], [`spearman`] | R `cor.test` |
//! | how a table's note says it | `note` and `notes` of each result | APA |
//!
//! Nothing here is NaN or infinite, and nothing panics: what has no value says why ([`Undefined`]).
//! Numbers come in as a [`Sample`] or as [`Pairs`], which leave missing ones out and count them.

pub mod distribution;

mod anova;
mod contingency;
mod correlation;
mod fisher;
mod letters;
mod mann_whitney;
mod moments;
mod notes;
mod rank;
mod root;
mod sample;
mod share_interval;
mod summary;
mod two_means;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use anova::{Anova, Center, Ratio, Source, anova, levene, welch_anova};
pub use contingency::{ChiSquare, Contingency, contingency};
pub use correlation::{Pearson, Spearman, pearson, spearman};
pub use fisher::{Fisher, OddsRatio, fisher};
pub use letters::{Adjustment, Comparison, Letters, MeanTest, letter, mean_letters, share_letters};
pub use mann_whitney::{MannWhitney, mann_whitney};
pub use moments::Moments;
pub use notes::left_out_note;
pub use rank::{KruskalWallis, Ranks, kruskal_wallis};
pub use sample::{Pairs, Sample};
pub use share_interval::{ShareInterval, share_interval};
pub use summary::{Quantile, Sorted, Summary, summary};
pub use two_means::{TTest, TwoMeans, two_means};

use serde::Serialize;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// Too few cases, of all or of a group.
    #[error("too few cases")]
    TooFew,
    /// All values are the same, so that there is nothing to divide by.
    #[error("all values are the same")]
    NoVariation,
    /// Fewer than two rows, columns or groups that anybody is in.
    #[error("fewer than two groups with cases")]
    NothingToCompare,
    /// A number outside the range in which the value is defined or can be written down.
    #[error("a number is out of range")]
    OutOfRange,
}

/// A value, or why it has none.
pub type Outcome<T> = Result<T, Undefined>;

/// From where to where.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

impl Interval {
    /// So far to both sides.
    fn around(middle: f64, reach: f64) -> Outcome<Self> {
        Ok(Self { low: finite(middle - reach)?, high: finite(middle + reach)? })
    }
}

/// How sure an interval is: strictly between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// The usual 95 %.
    pub const P95: Self = Self(0.95);

    /// Such a level; `None` unless it lies strictly between 0 and 1.
    #[must_use]
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// The level.
    #[must_use]
    pub fn level(self) -> f64 {
        self.0
    }

    /// What is left outside at each end.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// How many standard errors of a normal variable lie within on each side.
    fn z(self) -> Outcome<f64> {
        Ok(-distribution::normal_quantile(self.tail())?)
    }

    /// The same of Student's distribution.
    fn t(self, df: f64) -> Outcome<f64> {
        Ok(-distribution::t_quantile(self.tail(), df)?)
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::P95
    }
}

/// The number, unless it is none.
fn finite(value: f64) -> Outcome<f64> {
    if value.is_finite() { Ok(value) } else { Err(Undefined::OutOfRange) }
}

/// A divisor that must be above nought.
fn positive(value: f64) -> Outcome<f64> {
    if finite(value)? > 0.0 { Ok(value) } else { Err(Undefined::NoVariation) }
}

/// The sum, with what each addition lost carried along (Neumaier 1974).
fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for term in terms {
        let next = sum + term;
        lost += if sum.abs() >= term.abs() { (sum - next) + term } else { (term - next) + sum };
        sum = next;
    }
    sum + lost
}
