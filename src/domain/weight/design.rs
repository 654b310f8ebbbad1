//! How a sample was drawn: weights, strata, first-stage clusters and how many there were to draw from.

use super::domain::Domain;
use super::imported::Weights;
use super::residual::Calibration;
use super::{Undefined, Value};
use crate::message::Message;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What to do about a stratum of which a single cluster was drawn, whose spread cannot be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lonely {
    /// Figures with such a stratum have no standard error.
    #[default]
    Refuse,
    /// It adds nothing, as if drawn with certainty (`certainty`, `remove` of R's survey).
    Nothing,
    /// Its distance from the mean of all clusters counts (`adjust`): errs to the safe side.
    Adjust,
    /// It counts as the mean of the other strata (`average`).
    Average,
}

/// How a sample was drawn; by row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sampling<'a> {
    /// The stratum of each row.
    pub strata: Option<&'a [Option<u32>]>,
    /// The first-stage cluster of each row; its code may return in another stratum. Without, each
    /// row is one.
    pub clusters: Option<&'a [Option<u32>]>,
    /// How many clusters each row's stratum has in the population, for the finite population correction.
    pub population: Option<&'a [Option<f64>]>,
    /// What to do about single clusters.
    pub lonely: Lonely,
}

/// What is wrong with a design. Only rows with a weight are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum DesignFault {
    /// Strata, clusters, population or margins have more or fewer rows than there are weights.
    #[error("{rows} rows, but {expected} weights")]
    Rows {
        /// As given.
        rows: usize,
        /// As there are weights.
        expected: usize,
    },
    /// Rows without a stratum.
    #[error("{n} rows have no stratum")]
    MissingStratum {
        /// How many.
        n: usize,
    },
    /// Rows without a cluster.
    #[error("{n} rows have no cluster")]
    MissingCluster {
        /// How many.
        n: usize,
    },
    /// A stratum without the number of its clusters in the population, with two of them, or with
    /// fewer than were drawn.
    #[error("the population of stratum {stratum} is not one number, or less than was drawn")]
    Population {
        /// Its code.
        stratum: u32,
    },
}

impl DesignFault {
    /// In words.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Rows { rows, expected } => {
                Message::new("weight-design-rows").with("rows", rows).with("expected", expected)
            }
            Self::MissingStratum { n } => Message::new("weight-missing-stratum").with("n", n),
            Self::MissingCluster { n } => Message::new("weight-missing-cluster").with("n", n),
            Self::Population { stratum } => {
                Message::new("weight-population").with("stratum", i64::from(stratum))
            }
        }
    }
}

/// What no cluster of a design is.
pub(super) const OUT: u32 = u32::MAX;

/// A sample and how it was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// By row; zero where there is none.
    pub(super) weights: Vec<f64>,
    /// By row, its cluster; [`OUT`] where the row has no weight.
    pub(super) clusters: Vec<u32>,
    /// By cluster, its stratum.
    pub(super) strata_of: Vec<u32>,
    /// By stratum.
    pub(super) strata: Vec<Stratum>,
    pub(super) lonely: Lonely,
    pub(super) calibration: Option<Calibration>,
}

/// Part of a population that was drawn from by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stratum {
    /// How many clusters were drawn.
    pub(super) clusters: usize,
    /// The part of the clusters that was not drawn: 1 − n/N.
    pub(super) correction: f64,
}

impl Design {
    /// A sample of these weights, drawn so.
    ///
    /// # Errors
    /// Rows without a stratum or a cluster, and populations smaller than their sample.
    pub fn new(weights: &Weights, sampling: &Sampling<'_>) -> Result<Self, DesignFault> {
        let rows = weights.values.len();
        let lengths = [sampling.strata.map(<[_]>::len), sampling.clusters.map(<[_]>::len)];
        let lengths = lengths.into_iter().chain([sampling.population.map(<[_]>::len)]);
        if let Some(given) = lengths.flatten().find(|given| *given != rows) {
            return Err(DesignFault::Rows { rows: given, expected: rows });
        }
        let unknown = |codes: Option<&[Option<u32>]>| {
            let missing = |(weight, code): &(&Option<f64>, &Option<u32>)| weight.is_some() && code.is_none();
            codes.map_or(0, |codes| weights.values.iter().zip(codes).filter(missing).count())
        };
        match (unknown(sampling.strata), unknown(sampling.clusters)) {
            (0, 0) => {}
            (0, n) => return Err(DesignFault::MissingCluster { n }),
            (n, _) => return Err(DesignFault::MissingStratum { n }),
        }
        Self::drawn(weights, sampling)
    }

    /// Every row a respondent of a weight of their own, drawn alone and from the whole.
    #[must_use]
    pub fn simple(weights: &Weights) -> Self {
        let mut clusters = vec![OUT; weights.values.len()];
        let mut drawn = 0;
        for (cluster, _) in clusters.iter_mut().zip(&weights.values).filter(|(_, weight)| weight.is_some()) {
            *cluster = drawn;
            drawn += 1;
        }
        Self {
            weights: weights.values.iter().map(|weight| weight.unwrap_or(0.0)).collect(),
            clusters,
            strata_of: vec![0; drawn as usize],
            strata: vec![Stratum { clusters: drawn as usize, correction: 1.0 }],
            lonely: Lonely::default(),
            calibration: None,
        }
    }

    fn drawn(weights: &Weights, sampling: &Sampling<'_>) -> Result<Self, DesignFault> {
        let mut design = Self { lonely: sampling.lonely, strata: Vec::new(), ..Self::simple(weights) };
        let mut strata = HashMap::new();
        let mut clusters = HashMap::new();
        let mut populations: Vec<Option<f64>> = Vec::new();
        design.strata_of.clear();
        for row in 0..weights.values.len() {
            if design.clusters[row] == OUT {
                continue;
            }
            let code = sampling.strata.and_then(|codes| codes[row]).unwrap_or(0);
            let population = sampling.population.map(|sizes| sizes[row].unwrap_or(f64::NAN));
            let stratum = *strata.entry(code).or_insert_with(|| {
                design.strata.push(Stratum { clusters: 0, correction: 1.0 });
                populations.push(population);
                design.strata.len() - 1
            });
            // A missing population is no number, and so never the same as another.
            if population != populations[stratum] {
                return Err(DesignFault::Population { stratum: code });
            }
            let mut draw = || {
                design.strata[stratum].clusters += 1;
                design.strata_of.push(stratum as u32);
                design.strata_of.len() as u32 - 1
            };
            let cluster = match sampling.clusters.and_then(|codes| codes[row]) {
                Some(code) => *clusters.entry((stratum, code)).or_insert_with(draw),
                None => draw(),
            };
            design.clusters[row] = cluster;
        }
        for (code, index) in strata {
            let stratum = &mut design.strata[index];
            let Some(population) = populations[index] else { continue };
            let drawn = stratum.clusters as f64;
            if !population.is_finite() || population < drawn {
                return Err(DesignFault::Population { stratum: code });
            }
            stratum.correction = (population - drawn) / population;
        }
        Ok(design)
    }

    /// The same sample, whose weights were made to margins: what the margins fix has no error.
    ///
    /// # Errors
    /// Margins of another number of rows.
    pub fn calibrated(mut self, calibration: Calibration) -> Result<Self, DesignFault> {
        let (rows, expected) = (calibration.rows(), self.weights.len());
        if rows.is_some_and(|rows| rows != expected) {
            return Err(DesignFault::Rows { rows: rows.unwrap_or_default(), expected });
        }
        self.calibration = rows.map(|_| calibration);
        Ok(self)
    }

    /// The weight of each row; zero of those outside of the sample.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Whether a row is part of the sample: whether it has a weight, zero being one.
    #[must_use]
    pub fn has(&self, row: usize) -> bool {
        self.clusters[row] != OUT
    }

    /// In how many strata it was drawn.
    #[must_use]
    pub fn strata(&self) -> usize {
        self.strata.len()
    }

    /// How many first-stage clusters were drawn.
    #[must_use]
    pub fn clusters(&self) -> usize {
        self.strata_of.len()
    }

    /// Whether every row of the sample was drawn alone and from the whole of a large population, so that
    /// sums of weights and of their squares are all that errors need.
    #[must_use]
    pub fn is_simple(&self) -> bool {
        let drawn = self.clusters.iter().filter(|cluster| **cluster != OUT).count();
        self.calibration.is_none()
            && self.strata.len() <= 1
            && self.strata.iter().all(|stratum| stratum.correction >= 1.0)
            && self.strata_of.len() == drawn
    }

    /// Everybody.
    #[must_use]
    pub fn whole(&self) -> Domain<'_> {
        Domain::of(self, None)
    }

    /// Those whose row is chosen. The others stay part of the design.
    #[must_use]
    pub fn domain(&self, chosen: impl Fn(usize) -> bool) -> Domain<'_> {
        Domain::of(self, Some((0..self.weights.len()).map(chosen).collect()))
    }

    /// The sum of what strata add, `None` being one of a single cluster. `present` tells which have
    /// anybody in the figure at all.
    pub(super) fn over_strata(&self, parts: &[Option<f64>], present: &[bool]) -> Value {
        let known = parts.iter().zip(present).filter(|(_, present)| **present).filter_map(|(part, _)| *part);
        super::finite(known.sum::<f64>() * self.factor(parts, present)?)
    }

    /// What the sum over strata is to be multiplied by, because some have a single cluster.
    pub(super) fn factor(&self, parts: &[Option<f64>], present: &[bool]) -> Value {
        let of_present = || parts.iter().zip(present).filter(|(_, present)| **present);
        let (count, known) = (of_present().count(), of_present().filter(|(part, _)| part.is_some()).count());
        match self.lonely {
            _ if count == known => Ok(1.0),
            Lonely::Nothing => Ok(1.0),
            Lonely::Average if known > 0 => Ok(count as f64 / known as f64),
            _ => Err(Undefined::LonelyCluster),
        }
    }
}
