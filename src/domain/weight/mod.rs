//! Weights of respondents, and what figures of a weighted sample come to.
//!
//! | what | how | source |
//! | --- | --- | --- |
//! | effective sample size | (Σw)² / Σw², deff = n / n_eff | Kish 1965, §11.7 |
//! | post-stratification | w · T/Σw within each cell | Holt & Smith 1979 |
//! | raking | iterative proportional fitting, one margin after another | Deming & Stephan 1940 |
//! | trimming | to bounds, what is cut spread evenly over the rest | as `trimWeights` of R's survey |
//! | standard errors | Taylor linearisation: the spread of totals of influences between first-stage clusters within strata | Binder 1983; Särndal, Swensson & Wretman 1992, §5.5; Wolter 2007, §6 |
//! | deff | that variance over that of a simple random sample of as many | Kish 1965; Lumley 2010, §2 |
//! | intervals of a share | Wald-t, logit (delta method), beta by an effective n | Korn & Graubard 1998 |
//! | quantiles | the least value whose share of the weight reaches p; interval by turning round that of a share | Woodruff 1952 |
//! | association | X² over tr Δ against F of d and d·ν degrees, d = (tr Δ)² / tr Δ² | Rao & Scott 1984; Thomas & Rao 1987 |
//! | difference of two means | linearised, t on ν − 1 degrees | Lumley 2010, §5 |
//!
//! ν, the degrees of freedom of a design, is the number of first-stage clusters less that of strata.
//! A domain (a subpopulation) keeps the whole design: clusters without anybody in it count as zero.
//!
//! A row without a weight is not in the sample at all; a row with weight zero is: it counts as a
//! cluster of the design, and never as a respondent.
//!
//! Rows are asked for their values by a function of the row's number, so that any columns serve.

mod association;
mod compare;
mod design;
mod domain;
mod estimate;
mod imported;
mod interval;
mod making;
mod margin;
mod moments;
mod quantile;
mod rake;
mod report;
mod residual;
mod resolve;
mod target_fault;
mod targets;
mod trim;
mod variance;

#[cfg(test)]
mod tests;

pub use association::Association;
pub use compare::Difference;
pub use design::{Design, DesignFault, Lonely, Sampling};
pub use domain::Domain;
pub use estimate::{Estimate, Share};
pub use imported::{Kish, Scale, WeightFault, Weights, import, kish};
pub use interval::Method;
pub use making::{Drawn, Made, Making, Unmade, Way};
pub use margin::{Amount, Margin, Target, TargetRow, Variable, margins};
pub use quantile::Quantile;
pub use rake::{CategoryFit, Empty, MarginFit, Missing, Plan, Raked, post_stratify, rake};
pub use report::Report;
pub use residual::Calibration;
pub use target_fault::TargetFault;
pub use targets::{Lines, TargetLine, number};
pub use trim::{Bounds, Trimmed, trim};

use crate::message::Message;
use crate::statistics;
use serde::{Serialize, Serializer};

/// Why a figure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// Nobody with a weight above zero has a value.
    #[error("nobody with a weight gave a value")]
    NoRespondents,
    /// One respondent has no spread.
    #[error("a single respondent has no spread")]
    SingleRespondent,
    /// There are as many strata as clusters.
    #[error("the design leaves no degrees of freedom")]
    NoFreedom,
    /// A stratum has one cluster, and the rule for such strata is to refuse.
    #[error("a stratum has a single cluster")]
    LonelyCluster,
    /// The share is none or all, or every value is the same.
    #[error("all values are the same")]
    NoVariation,
    /// What is divided by comes to zero.
    #[error("the denominator is zero")]
    ZeroDenominator,
    /// A table of one row or one column has no association; a comparison needs two groups.
    #[error("there is nothing to compare with")]
    SingleCategory,
    /// Empty cells leave the test without a solution.
    #[error("too many cells are empty")]
    SparseTable,
    /// The table has more cells than the test is counted for.
    #[error("the table has too many cells")]
    TooManyCells,
    /// A level or an order of a quantile does not lie between 0 and 1.
    #[error("a probability lies outside 0 to 1")]
    NotAProbability,
    /// Values too large for a sum of them.
    #[error("the values are too large")]
    Overflow,
}

impl Undefined {
    /// In words for whoever reads the figure.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NoRespondents => "weight-no-respondents",
            Self::SingleRespondent => "weight-single-respondent",
            Self::NoFreedom => "weight-no-freedom",
            Self::LonelyCluster => "weight-lonely-cluster",
            Self::NoVariation => "weight-no-variation",
            Self::ZeroDenominator => "weight-zero-denominator",
            Self::SingleCategory => "weight-single-category",
            Self::SparseTable => "weight-sparse-table",
            Self::TooManyCells => "weight-too-many-cells",
            Self::NotAProbability => "weight-not-a-probability",
            Self::Overflow => "weight-overflow",
        })
    }
}

impl From<statistics::Undefined> for Undefined {
    fn from(undefined: statistics::Undefined) -> Self {
        match undefined {
            statistics::Undefined::TooFew => Self::NoFreedom,
            statistics::Undefined::NoVariation => Self::NoVariation,
            statistics::Undefined::NothingToCompare => Self::SingleCategory,
            statistics::Undefined::OutOfRange => Self::Overflow,
        }
    }
}

/// A figure, or why there is none. Never NaN, never infinite.
pub type Value = Result<f64, Undefined>;

/// The number itself where it is one.
fn finite(value: f64) -> Value {
    if value.is_finite() { Ok(value) } else { Err(Undefined::Overflow) }
}

/// Writes a figure as itself, and one that there is not as `{"undefined": why}`.
fn told<T: Serialize, S: Serializer>(
    figure: &Result<T, Undefined>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Reason {
        undefined: Undefined,
    }
    match figure {
        Ok(figure) => figure.serialize(serializer),
        Err(undefined) => Reason { undefined: *undefined }.serialize(serializer),
    }
}
