//! What is inferred from a table, as a value.

use super::result::Column;
use super::suppress::Gone;
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
    /// It would tell of counts or numbers that are hidden.
    Hidden,
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
    /// Takes out what would tell of cells, bases and numbers that are not told: what is said of them, and of
    /// all what would give away the others. A test is one more equation of the cells of its banner.
    pub(super) fn take_out(&mut self, gone: &Gone<'_>, columns: &[Column]) {
        if !gone.is_any() {
            return;
        }
        blank(&mut self.intervals, gone);
        blank(&mut self.errors, gone);
        let any_base = gone.bases.contains(&true);
        for (line, hidden) in self.letters.iter_mut().zip(gone.cells) {
            if any_base || hidden.contains(&true) {
                line.fill(0);
            }
        }
        if gone.numbers {
            self.mean_letters.fill(0);
        }
        let is_of = |column: &Column, banner: usize| column.banner == Some(banner);
        for tests in &mut self.tests {
            let mut own = (0..columns.len()).filter(|place| is_of(&columns[*place], tests.banner));
            if !own.all(|place| gone.is_whole(place)) {
                tests.take_out_counts();
            }
            if gone.numbers {
                tests.take_out_numbers();
            }
        }
        self.residuals.iter_mut().flatten().for_each(|residual| *residual = None);
    }
}

/// Takes out what is said of cells that are not told, or are a share of what is not.
fn blank<T>(lines: &mut [Vec<Option<T>>], gone: &Gone<'_>) {
    for (line, hidden) in lines.iter_mut().zip(gone.cells) {
        for ((it, cell), base) in line.iter_mut().zip(hidden).zip(&gone.bases) {
            if *cell || *base {
                *it = None;
            }
        }
    }
}

impl Tests {
    /// Whether any is not told, so that nobody is known by it.
    pub(super) fn is_hidden(&self) -> bool {
        let hidden = Some(Untested::Hidden);
        [
            failed(&self.contingency),
            failed(&self.rao_scott),
            failed(&self.fisher),
            failed(&self.welch),
            failed(&self.anova),
            failed(&self.mann_whitney),
            failed(&self.kruskal_wallis),
        ]
        .contains(&hidden)
    }

    fn take_out_counts(&mut self) {
        untold(&mut self.contingency);
        untold(&mut self.rao_scott);
        untold(&mut self.fisher);
    }

    fn take_out_numbers(&mut self) {
        untold(&mut self.welch);
        untold(&mut self.anova);
        untold(&mut self.mann_whitney);
        untold(&mut self.kruskal_wallis);
    }
}

/// Why a test was not made.
fn failed<T>(test: &Option<Result<T, Untested>>) -> Option<Untested> {
    test.as_ref()?.as_ref().err().copied()
}

/// Leaves of a test that came to something that it is not told.
fn untold<T>(test: &mut Option<Result<T, Untested>>) {
    if let Some(found @ Ok(_)) = test {
        *found = Err(Untested::Hidden);
    }
}
