//! Raking: weights are multiplied until every margin is that of the population.

use super::imported::{Kish, Scale, Weights};
use super::margin::{Margin, Variable};
use super::residual::Calibration;
use super::resolve::{Fitted, OUT, resolve, without_missing};
use super::target_fault::TargetFault;
use super::trim::{Bounds, clip};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What becomes of respondents whose category is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Weights are refused while there are any.
    #[default]
    Refuse,
    /// They get no weight, and are in no weighted figure.
    LeaveOut,
    /// They keep the share of the weight that they came with; targets part the rest.
    OwnCategory,
}

/// What becomes of a target that no respondent meets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Empty {
    /// Weights are refused.
    #[default]
    Refuse,
    /// It is dropped, and the other targets of the margin grow in proportion.
    LeaveOut,
}

/// How weights are made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// What the population is like.
    pub margins: Vec<Margin>,
    /// Where a respondent's category is missing.
    pub missing: Missing,
    /// Where nobody meets a target.
    pub empty: Empty,
    /// Between what multiples of their mean weights are to lie.
    pub bounds: Option<Bounds>,
    /// What they sum to in the end.
    pub scale: Scale,
    /// How near every category is to come to its target, as a part of it.
    pub tolerance: f64,
    /// How often the margins are gone through at most.
    pub iterations: usize,
    /// How often weights are trimmed and raked again at most.
    pub rounds: usize,
}

impl Plan {
    /// To these margins, without bounds, refusing what is missing or empty.
    #[must_use]
    pub fn to(margins: Vec<Margin>) -> Self {
        Self {
            margins,
            missing: Missing::default(),
            empty: Empty::default(),
            bounds: None,
            scale: Scale::default(),
            tolerance: 1e-12,
            iterations: 1_000,
            rounds: 200,
        }
    }
}

/// How near a category came to its target. Shares are of the weighted whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryFit {
    /// Its codes; `None` of those whose category is missing.
    pub category: Option<String>,
    /// Respondents.
    pub n: usize,
    /// Its share by the weights that came.
    pub before: f64,
    /// Its share in the population.
    pub target: f64,
    /// Its share by the weights made.
    pub after: f64,
}

/// How near a margin came to its targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarginFit {
    /// Its variables.
    pub margin: String,
    /// By category.
    pub categories: Vec<CategoryFit>,
    /// The largest distance of a category from its target, as a part of the target.
    pub distance: f64,
    /// What the targets summed to as they were given; shares of another sum than one were rescaled.
    pub given: f64,
    /// Targets left out because nobody meets them.
    pub left_out: Vec<String>,
}

/// Weights made to margins, and how it went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Raked {
    /// The weights.
    pub weights: Weights,
    /// How often the margins were gone through, in all rounds together.
    pub iterations: usize,
    /// Whether every category came within the tolerance of its target.
    pub converged: bool,
    /// By margin.
    pub margins: Vec<MarginFit>,
    /// How often weights were trimmed and raked again.
    pub rounds: usize,
    /// How many weights were cut or lifted to a bound, in the last round that did.
    pub trimmed: usize,
    /// Whether all weights lie within the bounds, to a billionth part; always without bounds.
    pub within_bounds: bool,
    /// The least and the greatest weight above zero, as multiples of their mean.
    pub range: (f64, f64),
    /// What the weights that came are worth.
    pub before: Kish,
    /// What the weights made are worth.
    pub after: Kish,
    /// What standard errors need to know of the margins.
    #[serde(skip)]
    pub calibration: Calibration,
}

/// Weights to the cells of a population, in one step (Holt & Smith 1979).
///
/// # Errors
/// All that does not fit between targets and data.
pub fn post_stratify(
    base: &Weights,
    variables: &[Variable],
    cells: Margin,
    scale: Scale,
) -> Result<Raked, Vec<TargetFault>> {
    let mut raked = rake(base, variables, &Plan { scale, ..Plan::to(vec![cells]) })?;
    raked.calibration = raked.calibration.in_one_step();
    Ok(raked)
}

/// Weights to several margins by iterative proportional fitting (Deming & Stephan 1940). Where there
/// are bounds, weights beyond them are trimmed and all are raked again, until both hold.
///
/// # Errors
/// All that does not fit between targets and data. That it did not converge is no fault but told.
pub fn rake(base: &Weights, variables: &[Variable], plan: &Plan) -> Result<Raked, Vec<TargetFault>> {
    if plan.bounds.is_some_and(|bounds| !bounds.sound()) {
        return Err(vec![TargetFault::Bounds]);
    }
    let mut start = base.values.clone();
    if plan.missing == Missing::LeaveOut {
        without_missing(&mut start, variables, &plan.margins);
    }
    let fitted = resolve(&start, variables, &plan.margins, plan.missing, plan.empty)?;
    let cells = Cells::of(&fitted, start.len());
    let mut fit = cells.fit(&start, &fitted, plan);
    let (mut iterations, mut rounds, mut trimmed) = (fit.iterations, 0, 0);
    if let Some(bounds) = plan.bounds {
        while rounds < plan.rounds && !bounds.hold(&fit.weights) {
            trimmed = clip(&mut fit.weights, bounds, false);
            let weights = std::mem::take(&mut fit.weights);
            fit = cells.fit(&weights, &fitted, plan);
            iterations += fit.iterations;
            rounds += 1;
        }
    }
    let within_bounds = plan.bounds.is_none_or(|bounds| bounds.hold(&fit.weights));
    let margins = fitted.iter().map(|margin| report(margin, &start, &fit.weights)).collect();
    let calibration = Calibration::raked(fitted.into_iter().map(|margin| margin.rows).collect());
    let weights = Weights::counted(fit.weights).scaled(plan.scale);
    Ok(Raked {
        iterations,
        converged: fit.converged,
        margins,
        rounds,
        trimmed,
        within_bounds,
        range: range(&weights),
        before: base.kish(),
        after: weights.kish(),
        weights,
        calibration,
    })
}

/// Respondents of the same categories, whose weights are multiplied by the same.
struct Cells {
    /// By row; [`OUT`] where it has no weight above zero.
    rows: Vec<u32>,
    /// By cell, the category in each margin.
    categories: Vec<Vec<u32>>,
}

/// Where one run of the iteration came to.
struct Fit {
    weights: Vec<Option<f64>>,
    iterations: usize,
    converged: bool,
}

impl Cells {
    fn of(margins: &[Fitted], rows: usize) -> Self {
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut cells = Self { rows: vec![OUT; rows], categories: Vec::new() };
        let mut key = Vec::with_capacity(margins.len());
        for row in 0..rows {
            key.clear();
            key.extend(margins.iter().map(|margin| margin.rows[row]));
            if key.contains(&OUT) {
                continue;
            }
            cells.rows[row] = match known.get(key.as_slice()) {
                Some(cell) => *cell,
                None => {
                    let cell = cells.categories.len() as u32;
                    known.insert(key.clone(), cell);
                    cells.categories.push(key.clone());
                    cell
                }
            };
        }
        cells
    }

    fn fit(&self, base: &[Option<f64>], margins: &[Fitted], plan: &Plan) -> Fit {
        let mut sums = vec![0.0; self.categories.len()];
        for (row, weight) in self.weighted(base) {
            sums[self.rows[row] as usize] += weight;
        }
        let mut factors = vec![1.0; sums.len()];
        let mut iterations = 0;
        let mut converged = false;
        while !converged && iterations < plan.iterations.max(1) {
            let Some(next) = self.pass(&sums, &factors, margins) else { break };
            factors = next;
            iterations += 1;
            converged = margins.iter().enumerate().all(|(index, margin)| {
                let reached = self.margin_sums(index, margin.targets.len(), &sums, &factors);
                distance(&reached, &margin.targets) <= plan.tolerance
            });
        }
        let mut weights = base.to_vec();
        for (row, weight) in self.weighted(base) {
            weights[row] = Some(weight * factors[self.rows[row] as usize]);
        }
        Fit { weights, iterations, converged }
    }

    fn weighted<'a>(&'a self, base: &'a [Option<f64>]) -> impl Iterator<Item = (usize, f64)> + 'a {
        let within = |(row, weight): (usize, &Option<f64>)| Some((row, (*weight)?));
        base.iter().enumerate().filter_map(within).filter(|(row, _)| self.rows[*row] != OUT)
    }

    /// One pass through the margins; `None` where weights would vanish, because no weights fit.
    fn pass(&self, sums: &[f64], factors: &[f64], margins: &[Fitted]) -> Option<Vec<f64>> {
        let mut factors = factors.to_vec();
        for (index, margin) in margins.iter().enumerate() {
            let reached = self.margin_sums(index, margin.targets.len(), sums, &factors);
            for (cell, factor) in factors.iter_mut().enumerate() {
                let category = self.categories[cell][index] as usize;
                *factor *= margin.targets[category] / reached[category];
            }
        }
        factors.iter().all(|factor| factor.is_normal()).then_some(factors)
    }

    fn margin_sums(&self, index: usize, categories: usize, sums: &[f64], factors: &[f64]) -> Vec<f64> {
        let mut reached = vec![0.0; categories];
        for ((cell, sum), factor) in self.categories.iter().zip(sums).zip(factors) {
            reached[cell[index] as usize] += sum * factor;
        }
        reached
    }
}

/// The largest distance from a target, as a part of it.
fn distance(reached: &[f64], targets: &[f64]) -> f64 {
    reached.iter().zip(targets).map(|(sum, target)| (sum / target - 1.0).abs()).fold(0.0, f64::max)
}

fn report(margin: &Fitted, before: &[Option<f64>], after: &[Option<f64>]) -> MarginFit {
    let sums = |weights: &[Option<f64>]| {
        let mut sums = vec![0.0; margin.targets.len()];
        for (row, weight) in margin.rows.iter().zip(weights) {
            if let (true, Some(weight)) = (*row != OUT, weight) {
                sums[*row as usize] += weight;
            }
        }
        sums
    };
    let (before, after) = (sums(before), sums(after));
    let whole = |sums: &[f64]| sums.iter().sum::<f64>();
    let (whole_before, whole_target, whole_after) = (whole(&before), whole(&margin.targets), whole(&after));
    let category = |(index, label): (usize, &Option<String>)| CategoryFit {
        category: label.clone(),
        n: margin.n[index],
        before: before[index] / whole_before,
        target: margin.targets[index] / whole_target,
        after: after[index] / whole_after,
    };
    MarginFit {
        margin: margin.name.clone(),
        categories: margin.labels.iter().enumerate().map(category).collect(),
        distance: distance(&after, &margin.targets),
        given: margin.given,
        left_out: margin.left_out.clone(),
    }
}

fn range(weights: &Weights) -> (f64, f64) {
    let Some(mean) = weights.mean() else { return (0.0, 0.0) };
    let positive = || weights.values.iter().flatten().copied().filter(|weight| *weight > 0.0);
    let least = positive().fold(f64::INFINITY, f64::min);
    (least / mean, positive().fold(0.0, f64::max) / mean)
}
