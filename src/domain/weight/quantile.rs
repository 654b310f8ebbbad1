//! Quantiles of a weighted sample, and their intervals (Woodruff 1952).

use super::domain::Domain;
use super::{Undefined, Value};
use crate::statistics::{Confidence, Interval};
use serde::Serialize;

/// A weighted quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quantile {
    /// Respondents with a value, unweighted.
    pub n: usize,
    /// The part of the weight that lies at it or below.
    pub p: f64,
    /// The least value at or below which that part of the weight lies.
    pub value: f64,
    /// The quantiles at the limits of the Wald-t interval of the share at or below it; undefined
    /// where a limit is no share.
    #[serde(serialize_with = "super::told")]
    pub interval: Result<Interval, Undefined>,
    /// Half the interval's length in standard errors of it.
    #[serde(serialize_with = "super::told")]
    pub se: Value,
}

impl Domain<'_> {
    /// The quantile of order `p`: the least value whose share of the weight, with all below, reaches
    /// it (type 1; `qrule="math"` of R's survey).
    ///
    /// # Errors
    /// `p` does not lie between 0 and 1, or nobody has a value.
    pub fn quantile(
        &self,
        p: f64,
        confidence: Confidence,
        value: impl Fn(usize) -> Option<f64>,
    ) -> Result<Quantile, Undefined> {
        let sorted = self.sorted(&value)?;
        let quantile = sorted.at(p).ok_or(Undefined::NotAProbability)?;
        let mut share = self.mean(|row| value(row).map(|x| f64::from(u8::from(x <= quantile))))?;
        // Unlike elsewhere, only those with a value count here (`svyquantile` drops the others first).
        share.df = sorted.df;
        let limits = share.wald(confidence);
        let interval = limits.and_then(|limits| match (sorted.at(limits.low), sorted.at(limits.high)) {
            (Some(low), Some(high)) => Ok(Interval { low, high }),
            _ => Err(Undefined::NotAProbability),
        });
        let se = interval.and_then(|interval| {
            let reach = super::interval::t(confidence, share.df)?;
            super::finite((interval.high - interval.low) / (2.0 * reach))
        });
        Ok(Quantile { n: share.n, p, value: quantile, interval, se })
    }

    fn sorted(&self, value: &impl Fn(usize) -> Option<f64>) -> Result<Sorted, Undefined> {
        let weighted = |row: usize| Some((value(row)?, self.design.weights[row]));
        let mut values: Vec<(f64, f64)> = self.members().filter_map(weighted).collect();
        values.retain(|(_, weight)| *weight > 0.0);
        let rows: Vec<u32> =
            self.members().filter(|row| value(*row).is_some()).map(|row| row as u32).collect();
        let df = self.df_of(&rows);
        if values.is_empty() {
            return Err(Undefined::NoRespondents);
        }
        values.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (mut sum, mut lost) = (0.0_f64, 0.0);
        for (_, weight) in &mut values {
            let next = sum + *weight;
            lost += if sum >= *weight { (sum - next) + *weight } else { (*weight - next) + sum };
            sum = next;
            // Sums are carried with what they lost: whether half the weight is reached may hang on it.
            *weight = sum + lost;
        }
        Ok(Sorted { values, df })
    }
}

/// Values in order, each with the weight at it and below.
struct Sorted {
    values: Vec<(f64, f64)>,
    /// Degrees of freedom of the design among those with a value.
    df: usize,
}

impl Sorted {
    fn at(&self, p: f64) -> Option<f64> {
        let (greatest, whole) = *self.values.last()?;
        if !(0.0..=1.0).contains(&p) {
            return None;
        }
        let beyond = self.values.partition_point(|(_, below)| *below <= p * whole);
        let reached = |(_, below): &&(f64, f64)| below / whole == p;
        let exact = beyond.checked_sub(1).and_then(|last| self.values.get(last)).filter(reached);
        Some(exact.or(self.values.get(beyond)).map_or(greatest, |(value, _)| *value))
    }
}
