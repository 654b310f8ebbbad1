//! What is inferred from a table, as a value.

use crate::statistics::{
    Anova, Contingency, Fisher, Interval, KruskalWallis, MannWhitney, TwoMeans, Undefined,
};
use crate::weight;
use serde::Serialize;

/// What is inferred from the rows of a variable.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Inference {
    /// Row by row, around each percent of a column, of 1; empty where none are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intervals: Vec<Vec<Option<Interval>>>,
    /// The linearised standard error of each percent of a column, of 1, where everything is weighted and
    /// intervals are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Vec<Option<f64>>>,
    /// Row by row and column by column, the columns of the same banner whose percent is lower, by their
    /// place among its classes, a bit each; empty where no letters are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<Vec<u64>>,
    /// Of each column those whose mean is lower, in the same way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mean_letters: Vec<u64>,
    /// Row by row and column by column, adjusted residuals; empty where none are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub residuals: Vec<Vec<Option<f64>>>,
    /// What is tested by each banner.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<Tests>,
}

/// The tests of a variable by a banner; `None` where they are not asked for or are of something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tests {
    /// The place of the banner.
    pub banner: usize,
    /// χ² and what comes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contingency: Option<Result<Contingency, Untested>>,
    /// Rao's and Scott's test, of weighted tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rao_scott: Option<Weighted>,
    /// Fisher's exact test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fisher: Option<Result<Fisher, Untested>>,
    /// Two means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welch: Option<Result<TwoMeans, Untested>>,
    /// Several means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anova: Option<Result<Anova, Untested>>,
    /// Ranks of two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mann_whitney: Option<Result<MannWhitney, Untested>>,
    /// Ranks of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kruskal_wallis: Option<Result<KruskalWallis, Untested>>,
}

/// Why something was not tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Untested {
    /// One response may be in several rows or columns.
    Overlap,
    /// The test is of two by two, or of two columns.
    Shape,
    /// The variable has no numbers.
    NoNumbers,
    /// Rows of a repeat are no sample of their own.
    Rows,
    /// The test has no value.
    #[serde(untagged)]
    Undefined(Undefined),
    /// The weighted test has no value.
    #[serde(untagged)]
    Weighted(weight::Undefined),
}

/// A test of weighted counts, or why there is none.
pub type Weighted = Result<weight::Association, Untested>;

impl From<Undefined> for Untested {
    fn from(undefined: Undefined) -> Self {
        Self::Undefined(undefined)
    }
}

impl Inference {
    /// Takes out what would tell of cells that are not shown: what is said of them, and of all what would
    /// give away the others.
    pub(super) fn take_out(&mut self, hidden: &[Vec<bool>]) {
        if !hidden.iter().flatten().any(|hidden| *hidden) {
            return;
        }
        for (line, hidden) in self.intervals.iter_mut().zip(hidden) {
            line.iter_mut().zip(hidden).filter(|(_, hidden)| **hidden).for_each(|(it, _)| *it = None);
        }
        for (line, hidden) in self.errors.iter_mut().zip(hidden) {
            line.iter_mut().zip(hidden).filter(|(_, hidden)| **hidden).for_each(|(it, _)| *it = None);
        }
        for (line, hidden) in self.letters.iter_mut().zip(hidden) {
            line.iter_mut().zip(hidden).filter(|(_, hidden)| **hidden).for_each(|(it, _)| *it = 0);
        }
        self.residuals.iter_mut().flatten().for_each(|residual| *residual = None);
        for found in self.tests.iter_mut().filter_map(|tests| tests.contingency.as_mut()?.as_mut().ok()) {
            found.expected.clear();
            found.adjusted_residuals.clear();
        }
    }
}
