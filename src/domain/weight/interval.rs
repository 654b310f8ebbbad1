//! Intervals of weighted figures.

use super::estimate::Estimate;
use super::{Undefined, finite};
use crate::statistics::distribution::{beta_quantile, t_quantile};
use crate::statistics::{Confidence, Interval};
use serde::{Deserialize, Serialize};

/// How the interval of a share is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// p ± t·se. May reach beyond 0 and 1.
    Wald,
    /// On the scale of log odds: logit p ± t·se/(p(1−p)), turned back.
    #[default]
    Logit,
    /// Korn & Graubard 1998: Clopper–Pearson with the effective n, p(1−p)/se² · (t(n−1)/t(df))².
    Beta,
}

impl Estimate {
    /// The value less and more t standard errors, t of the design's degrees of freedom.
    ///
    /// # Errors
    /// There is no standard error, or there are no degrees of freedom.
    pub fn wald(&self, confidence: Confidence) -> Result<Interval, Undefined> {
        let reach = t(confidence, self.df)? * self.se?;
        Ok(Interval { low: finite(self.value - reach)?, high: finite(self.value + reach)? })
    }

    /// The interval of a share by one of the methods (`svyciprop` of R's survey: `mean`, `logit`, `beta`).
    ///
    /// # Errors
    /// As for [`Self::wald`]; by logit and beta also where the share is none or all.
    pub fn interval_of_share(&self, method: Method, confidence: Confidence) -> Result<Interval, Undefined> {
        let (p, se) = (self.value, self.se?);
        if method == Method::Wald {
            return self.wald(confidence);
        }
        if p <= 0.0 || p >= 1.0 || se <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let reach = t(confidence, self.df)?;
        if method == Method::Logit {
            let (middle, reach) = ((p / (1.0 - p)).ln(), reach * se / (p * (1.0 - p)));
            let back = |logit: f64| finite(1.0 / (1.0 + (-logit).exp()));
            return Ok(Interval { low: back(middle - reach)?, high: back(middle + reach)? });
        }
        let simple = t(confidence, self.rows.saturating_sub(1))?;
        let n = finite(p * (1.0 - p) / (se * se) * (simple / reach).powi(2))?;
        let (yes, no, tail) = (n * p, n * (1.0 - p), confidence.tail());
        Ok(Interval {
            low: beta_quantile(tail, yes, no + 1.0)?,
            high: beta_quantile(1.0 - tail, yes + 1.0, no)?,
        })
    }
}

/// How many standard errors lie within the interval on each side.
pub(super) fn t(confidence: Confidence, df: usize) -> Result<f64, Undefined> {
    if df == 0 {
        return Err(Undefined::NoFreedom);
    }
    Ok(-t_quantile(confidence.tail(), df as f64)?)
}
