//! What margins fix has no sampling error: influences less their means within categories.
//!
//! After post-stratification the influence of a row is w(z − z̄), z̄ the weighted mean of its cell (Särndal,
//! Swensson & Wretman 1992, §7.6). After raking, means by each margin in turn are taken off, ten times
//! over and unweighted, as R's survey does it (Deville, Särndal & Sautory 1993 show why residuals serve).

use super::design::{Design, OUT};

/// How often each margin's means are taken off.
const ROUNDS: usize = 10;

/// Which categories of which margins weights were made to.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// By margin, by row, the category.
    margins: Vec<Vec<u32>>,
    /// How many categories each margin has.
    sizes: Vec<usize>,
    /// One margin, fitted in one step.
    cells: bool,
}

impl Calibration {
    /// To several margins in turn.
    pub(super) fn raked(margins: Vec<Vec<u32>>) -> Self {
        let size = |rows: &Vec<u32>| {
            rows.iter().filter(|row| **row != OUT).max().map_or(0, |greatest| *greatest as usize + 1)
        };
        Self { sizes: margins.iter().map(size).collect(), margins, cells: false }
    }

    /// The same as cells fitted in one step.
    pub(super) fn in_one_step(mut self) -> Self {
        self.cells = self.margins.len() == 1;
        self
    }

    pub(super) fn rows(&self) -> Option<usize> {
        self.margins.first().map(Vec::len)
    }

    /// By row of the design, weight times influence less what the margins fix; the influence is zero
    /// but for `rows`.
    pub(super) fn residuals(
        &self,
        design: &Design,
        rows: &[u32],
        influence: &impl Fn(usize) -> f64,
    ) -> Vec<f64> {
        let mut z = vec![0.0; design.weights.len()];
        for row in rows {
            z[*row as usize] = influence(*row as usize);
        }
        for _ in 0..if self.cells { 1 } else { ROUNDS } {
            for (margin, size) in self.margins.iter().zip(&self.sizes) {
                self.centre(&mut z, margin, *size, &design.weights);
            }
        }
        z.iter().zip(&design.weights).map(|(z, weight)| z * weight).collect()
    }

    fn centre(&self, z: &mut [f64], margin: &[u32], size: usize, weights: &[f64]) {
        let mut means = vec![(0.0, 0.0); size];
        let share = |weight: f64| if self.cells { weight } else { 1.0 };
        let used = |category: u32, weight: f64| category != OUT && weight > 0.0;
        for ((z, category), weight) in z.iter().zip(margin).zip(weights) {
            if used(*category, *weight) {
                let mean = &mut means[*category as usize];
                mean.0 += share(*weight) * z;
                mean.1 += share(*weight);
            }
        }
        for ((z, category), weight) in z.iter_mut().zip(margin).zip(weights) {
            if used(*category, *weight) {
                let (sum, of) = means[*category as usize];
                *z -= sum / of;
            }
        }
    }
}
