//! Means, shares, ratios and totals of a weighted sample.
//!
//! The influence of a row on a mean m is w(x − m)/Σw, on a ratio R = Σwy/Σwx it is w(y − Rx)/Σwx, on a
//! total wx (Särndal, Swensson & Wretman 1992, §5.6–5.7).

use super::domain::Domain;
use super::estimate::{Estimate, Share};
use super::variance::root;
use super::{Undefined, Value, finite};

/// The rows of a domain that have a value.
struct Given {
    rows: Vec<u32>,
    n: usize,
    weighted: f64,
}

/// Who is in which category.
struct Places {
    given: Given,
    by_row: Vec<Option<usize>>,
    /// By category, respondents and their weight.
    sums: Vec<(usize, f64)>,
}

impl Places {
    fn of(
        domain: &Domain<'_>,
        categories: usize,
        category: impl Fn(usize) -> Option<usize>,
    ) -> Result<Self, Undefined> {
        let mut by_row = vec![None; domain.design.weights.len()];
        let mut sums = vec![(0, 0.0); categories];
        for row in domain.members() {
            let Some(place) = category(row).filter(|place| *place < categories) else { continue };
            by_row[row] = Some(place);
            let weight = domain.design.weights[row];
            sums[place].0 += usize::from(weight > 0.0);
            sums[place].1 += weight;
        }
        let given = domain.given(|row| by_row[row].is_some())?;
        Ok(Self { given, by_row, sums })
    }
}

impl Domain<'_> {
    /// The mean of a number; rows without one are left out.
    ///
    /// # Errors
    /// Nobody has one, or they are too large.
    pub fn mean(&self, value: impl Fn(usize) -> Option<f64>) -> Result<Estimate, Undefined> {
        let given = self.given(|row| value(row).is_some())?;
        let value = |row: usize| value(row).unwrap_or(0.0);
        let mean = finite(self.sum(&given.rows, &value) / given.weighted)?;
        let spread = self.spread(&given, |row| value(row) - mean);
        Ok(self.estimate(&given, mean, spread, |row| (value(row) - mean) / given.weighted))
    }

    /// The share of those for whom something holds, of those for whom it is known.
    ///
    /// # Errors
    /// It is known of nobody.
    pub fn share(&self, holds: impl Fn(usize) -> Option<bool>) -> Result<Share, Undefined> {
        let places = Places::of(self, 2, |row| holds(row).map(usize::from))?;
        Ok(self.share_at(&places, 1))
    }

    /// The shares of so many categories, of those who are in one of them.
    ///
    /// # Errors
    /// Nobody is.
    pub fn shares(
        &self,
        categories: usize,
        category: impl Fn(usize) -> Option<usize>,
    ) -> Result<Vec<Share>, Undefined> {
        let places = Places::of(self, categories, category)?;
        Ok((0..categories).map(|index| self.share_at(&places, index)).collect())
    }

    fn share_at(&self, places: &Places, category: usize) -> Share {
        let given = &places.given;
        let (count, weighted_count) = places.sums[category];
        let share = weighted_count / given.weighted;
        let n = given.n as f64;
        let spread = if given.n < 2 {
            Err(Undefined::SingleRespondent)
        } else {
            Ok(share * (1.0 - share) * n / (n - 1.0))
        };
        let is = |row: usize| f64::from(u8::from(places.by_row[row] == Some(category)));
        let estimate = self.estimate(given, share, spread, |row| (is(row) - share) / given.weighted);
        Share { count, weighted_count, estimate }
    }

    /// The standard deviation of a number in the population: the root of n/(n−1) · Σw(x−m)²/Σw, n
    /// being those who have one (`svyvar` of R's survey, of the subset that has; with `na.rm` its n
    /// counts the others too).
    ///
    /// # Errors
    /// Fewer than two respondents have one, or they are too large.
    pub fn sd(&self, value: impl Fn(usize) -> Option<f64>) -> Value {
        let given = self.given(|row| value(row).is_some())?;
        let value = |row: usize| value(row).unwrap_or(0.0);
        let mean = finite(self.sum(&given.rows, &value) / given.weighted)?;
        Ok(self.spread(&given, |row| value(row) - mean)?.sqrt())
    }

    /// The ratio of the totals of two numbers; rows without either are left out.
    ///
    /// # Errors
    /// Nobody has both, or the second comes to zero.
    pub fn ratio(
        &self,
        numerator: impl Fn(usize) -> Option<f64>,
        denominator: impl Fn(usize) -> Option<f64>,
    ) -> Result<Estimate, Undefined> {
        let given = self.given(|row| numerator(row).is_some() && denominator(row).is_some())?;
        let above = |row: usize| numerator(row).unwrap_or(0.0);
        let below = |row: usize| denominator(row).unwrap_or(0.0);
        let whole = finite(self.sum(&given.rows, &below))?;
        if whole == 0.0 {
            return Err(Undefined::ZeroDenominator);
        }
        let ratio = finite(self.sum(&given.rows, &above) / whole)?;
        let residual = |row: usize| (above(row) - ratio * below(row)) / whole;
        // Against a simple random sample, the ratio is the total of its residuals.
        let centre = self.sum(&given.rows, &residual) / given.weighted;
        let scale = given.weighted * given.weighted;
        let spread = self.spread(&given, |row| residual(row) - centre).map(|spread| spread * scale);
        Ok(self.estimate(&given, ratio, spread, residual))
    }

    /// The total of a number over the population that the weights stand for.
    ///
    /// # Errors
    /// Nobody has one, or they are too large.
    pub fn total(&self, value: impl Fn(usize) -> Option<f64>) -> Result<Estimate, Undefined> {
        let given = self.given(|row| value(row).is_some())?;
        let value = |row: usize| value(row).unwrap_or(0.0);
        let total = finite(self.sum(&given.rows, &value))?;
        let mean = total / given.weighted;
        let scale = given.weighted * given.weighted;
        let spread = self.spread(&given, |row| value(row) - mean).map(|spread| spread * scale);
        Ok(self.estimate(&given, total, spread, value))
    }

    fn given(&self, has: impl Fn(usize) -> bool) -> Result<Given, Undefined> {
        let rows: Vec<u32> = self.members().filter(|row| has(*row)).map(|row| row as u32).collect();
        let weight = |row: &u32| self.design.weights[*row as usize];
        let n = rows.iter().filter(|row| weight(row) > 0.0).count();
        let weighted = rows.iter().map(weight).sum();
        if n == 0 { Err(Undefined::NoRespondents) } else { Ok(Given { rows, n, weighted }) }
    }

    fn sum(&self, rows: &[u32], value: &impl Fn(usize) -> f64) -> f64 {
        rows.iter().map(|row| self.design.weights[*row as usize] * value(*row as usize)).sum()
    }

    /// The variance in the population of numbers given as distances from their mean.
    fn spread(&self, given: &Given, distance: impl Fn(usize) -> f64) -> Value {
        if given.n < 2 {
            return Err(Undefined::SingleRespondent);
        }
        let n = given.n as f64;
        let squares = self.sum(&given.rows, &|row: usize| distance(row).powi(2));
        finite(squares / given.weighted * n / (n - 1.0))
    }

    fn estimate(
        &self,
        given: &Given,
        value: f64,
        spread: Value,
        influence: impl Fn(usize) -> f64,
    ) -> Estimate {
        let variance = self.variance(&given.rows, influence);
        let (n, weighted) = (given.n as f64, given.weighted);
        let against = |simple: f64| match (variance, spread) {
            (Ok(variance), Ok(spread)) if spread > 0.0 => finite(variance / (spread * simple)),
            (Ok(_), Ok(_)) => Err(Undefined::NoVariation),
            (Err(undefined), _) | (_, Err(undefined)) => Err(undefined),
        };
        let without = if weighted > n {
            against((weighted - n) / (weighted * n))
        } else {
            Err(Undefined::ZeroDenominator)
        };
        Estimate {
            n: given.n,
            weighted,
            value,
            se: root(variance),
            deff: without,
            deff_replace: against(1.0 / n),
            df: self.df(),
            rows: self.rows,
        }
    }
}
