//! Which columns are higher than which: a letter of the lower one under the higher.

use super::distribution::{normal_two_sided, t_two_sided};
use super::{Confidence, Moments, Outcome, TwoMeans, Undefined, finite, positive, two_means};
use serde::{Deserialize, Serialize};

/// What many comparisons do to a probability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Nothing.
    #[default]
    None,
    /// Each is multiplied by the number of pairs compared in the row, up to 1.
    Bonferroni,
}

/// Whose spread a comparison of two means takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeanTest {
    /// Each column has its own (Welch).
    #[default]
    Welch,
    /// Both have the same (Student).
    Pooled,
}

/// Two columns compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The one, by place from 0.
    pub first: usize,
    /// The other, further on.
    pub second: usize,
    /// z of shares, t of means; above nought where the first is higher.
    pub statistic: f64,
    /// Two-sided.
    pub p: f64,
    /// The same after [`Adjustment`].
    pub adjusted: f64,
}

/// A row of a table with letters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letters {
    /// Under each column the columns that are lower, by place from 0: [`letter`] names them.
    pub under: Vec<Vec<usize>>,
    /// Columns that could not be compared: without cases, of a share of 0 or 1, or of one number.
    pub left_out: Vec<usize>,
    /// All pairs that were compared.
    pub comparisons: Vec<Comparison>,
}

/// The letter of a column by place from 0: A to Z, then AA, AB and so on.
#[must_use]
pub fn letter(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (place % 26) as u8));
        if place < 26 {
            return letters.into_iter().rev().collect();
        }
        place = place / 26 - 1;
    }
}

/// Compares the shares of a row of a table, column with column: `counts` of `bases`. z of two shares pooled,
/// without correction for continuity. Of a multiple-response set each choice is a row of its own, and the
/// bases are those of the columns.
///
/// # Errors
/// [`Undefined::OutOfRange`] where there are not as many counts as bases or a count is above its base.
pub fn share_letters(
    counts: &[u64],
    bases: &[u64],
    adjustment: Adjustment,
    confidence: Confidence,
) -> Outcome<Letters> {
    if counts.len() != bases.len() || counts.iter().zip(bases).any(|(count, base)| count > base) {
        return Err(Undefined::OutOfRange);
    }
    let comparable = |place: &usize| (1..bases[*place]).contains(&counts[*place]);
    letters(counts.len(), comparable, adjustment, confidence, |one, other| {
        let [[a, m], [b, n]] = [one, other].map(|place| [counts[place] as f64, bases[place] as f64]);
        let pooled = (a + b) / (m + n);
        let se = positive((pooled * (1.0 - pooled) * (1.0 / m + 1.0 / n)).sqrt())?;
        let z = (a / m - b / n) / se;
        Ok((z, normal_two_sided(z)?))
    })
}

/// Compares means, column with column. A column of fewer than two numbers is left out, and a pair without
/// any spread is not compared.
///
/// # Errors
/// [`Undefined::OutOfRange`] where a statistic cannot be written down.
pub fn mean_letters(
    columns: &[Option<Moments>],
    by: MeanTest,
    adjustment: Adjustment,
    confidence: Confidence,
) -> Outcome<Letters> {
    let comparable = |place: &usize| columns[*place].is_some_and(|moments| moments.n >= 2);
    letters(columns.len(), comparable, adjustment, confidence, |one, other| {
        let (Some(one), Some(other)) = (columns[one], columns[other]) else { return Err(Undefined::TooFew) };
        let TwoMeans { welch, student, .. } = two_means(&one, &other, confidence)?;
        let test = if by == MeanTest::Welch { welch } else { student };
        Ok((test.t, t_two_sided(test.t, test.df)?))
    })
}

fn letters(
    columns: usize,
    comparable: impl Fn(&usize) -> bool,
    adjustment: Adjustment,
    confidence: Confidence,
    compare: impl Fn(usize, usize) -> Outcome<(f64, f64)>,
) -> Outcome<Letters> {
    let (compared, left_out): (Vec<usize>, Vec<usize>) = (0..columns).partition(comparable);
    let mut comparisons = Vec::new();
    for (at, first) in compared.iter().enumerate() {
        for second in &compared[at + 1..] {
            let (statistic, p) = match compare(*first, *second) {
                Err(Undefined::NoVariation) => continue,
                found => found?,
            };
            let statistic = finite(statistic)?;
            comparisons.push(Comparison { first: *first, second: *second, statistic, p, adjusted: p });
        }
    }
    let times = if adjustment == Adjustment::Bonferroni { comparisons.len() as f64 } else { 1.0 };
    let mut under = vec![Vec::new(); columns];
    for comparison in &mut comparisons {
        comparison.adjusted = (comparison.p * times).min(1.0);
        if comparison.adjusted < 1.0 - confidence.level() {
            let (higher, lower) = if comparison.statistic > 0.0 {
                (comparison.first, comparison.second)
            } else {
                (comparison.second, comparison.first)
            };
            under[higher].push(lower);
        }
    }
    under.iter_mut().for_each(|lower| lower.sort_unstable());
    Ok(Letters { under, left_out, comparisons })
}
