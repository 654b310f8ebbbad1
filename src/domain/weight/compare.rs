//! Two groups of a weighted sample: whether their means differ.

use super::domain::Domain;
use super::variance::root;
use super::{Undefined, Value, finite};
use crate::statistics::distribution::{t_quantile, t_two_sided};
use crate::statistics::{Confidence, Interval};
use serde::Serialize;

/// The difference of the means of two groups, and its test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Respondents of the first group, unweighted.
    pub n_first: usize,
    /// Respondents of the second.
    pub n_second: usize,
    /// The weighted mean of the first.
    pub first: f64,
    /// The weighted mean of the second.
    pub second: f64,
    /// Second less first.
    pub difference: f64,
    /// Its linearised standard error.
    #[serde(serialize_with = "super::told")]
    pub se: Value,
    /// Difference over error.
    #[serde(serialize_with = "super::told")]
    pub t: Value,
    /// Clusters less strata less one, of those with a value.
    pub df: usize,
    /// Two-sided.
    #[serde(serialize_with = "super::told")]
    pub p: Value,
    /// The difference less and more t standard errors.
    #[serde(serialize_with = "super::told")]
    pub interval: Result<Interval, Undefined>,
}

impl Domain<'_> {
    /// Compares the means of a number between two groups (`svyttest` of R's survey). Rows without
    /// the number or the group are left out; `second` tells who is in the second group.
    ///
    /// # Errors
    /// A group has nobody with a value.
    pub fn difference(
        &self,
        confidence: Confidence,
        value: impl Fn(usize) -> Option<f64>,
        second: impl Fn(usize) -> Option<bool>,
    ) -> Result<Difference, Undefined> {
        let has = |row: &usize| value(*row).is_some() && second(*row).is_some();
        let rows: Vec<u32> = self.members().filter(has).map(|row| row as u32).collect();
        let [a, b] = [false, true].map(|side| {
            let of = rows.iter().map(|row| *row as usize).filter(|row| second(*row) == Some(side));
            of.fold((0usize, 0.0, 0.0), |(n, weight, sum), row| {
                let own = self.design.weights[row];
                (n + usize::from(own > 0.0), weight + own, sum + own * value(row).unwrap_or(0.0))
            })
        });
        if a.0 == 0 || b.0 == 0 {
            return Err(Undefined::SingleCategory);
        }
        let (first, last) = (finite(a.2 / a.1)?, finite(b.2 / b.1)?);
        let influence = |row: usize| {
            let value = value(row).unwrap_or(0.0);
            if second(row) == Some(true) { (value - last) / b.1 } else { (first - value) / a.1 }
        };
        let se = root(self.variance(&rows, influence));
        let (difference, df) = (last - first, self.df_of(&rows).saturating_sub(1));
        let some = |df: usize| if df == 0 { Err(Undefined::NoFreedom) } else { Ok(df as f64) };
        let t =
            se.and_then(|se| if se > 0.0 { finite(difference / se) } else { Err(Undefined::NoVariation) });
        let interval = se.and_then(|se| {
            let reach = -t_quantile(confidence.tail(), some(df)?)? * se;
            Ok(Interval { low: finite(difference - reach)?, high: finite(difference + reach)? })
        });
        let p = t.and_then(|t| Ok(t_two_sided(t, some(df)?)?));
        Ok(Difference {
            n_first: a.0,
            n_second: b.0,
            first,
            second: last,
            difference,
            se,
            t,
            df,
            p,
            interval,
        })
    }
}
