//! Mean, spread and median of a number; first and last of a day.

use super::columns::{Column, Columns, day, decimal, integer};
use crate::form::Form;
use chrono::NaiveDate;

/// What numbers come to. Answers of another version that are no number are left out of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many numbers; at least one.
    pub n: u64,
    /// Their arithmetic mean.
    pub mean: f64,
    /// The standard deviation of a sample (divisor n − 1); `None` of a single number.
    pub sd: Option<f64>,
    /// The middle one, or halfway between the two middle ones (quantile of type 7).
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
}

/// The first and the last of the days given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// How many days; at least one.
    pub n: u64,
    /// The earliest.
    pub first: NaiveDate,
    /// The latest.
    pub last: NaiveDate,
}

/// Sums up a whole or decimal number, or a computed value that never was anything else; `None` for
/// other questions and where nobody gave one.
#[must_use]
pub fn summary(form: &Form, columns: &Columns, question: &str) -> Option<Summary> {
    form.question(question)?;
    match columns.get(question)? {
        Column::Integers { cells, .. } => {
            let values: Vec<i64> = cells.iter().filter_map(|stored| integer(*stored).ok()).collect();
            let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
            // The sum is exact; only the division rounds.
            let mean = sum as f64 / values.len() as f64;
            describe(values.into_iter().map(|value| value as f64).collect(), mean)
        }
        Column::Decimals(cells) => of_decimals(cells),
        Column::Computed(computed) if !computed.words => of_decimals(&computed.numbers),
        _ => None,
    }
}

/// The range of a question that asks for a day; `None` for other questions and where nobody gave one.
#[must_use]
pub fn days(form: &Form, columns: &Columns, question: &str) -> Option<Days> {
    form.question(question)?;
    let Column::Days(cells) = columns.get(question)? else { return None };
    let given = || cells.iter().filter_map(|stored| day(*stored).ok());
    Some(Days {
        n: given().count() as u64,
        first: NaiveDate::from_num_days_from_ce_opt(given().min()?)?,
        last: NaiveDate::from_num_days_from_ce_opt(given().max()?)?,
    })
}

fn of_decimals(cells: &[f64]) -> Option<Summary> {
    let values: Vec<f64> = cells.iter().filter_map(|stored| decimal(*stored).ok()).collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    describe(values, mean)
}

/// How high each choice of a rank came on average, in the form's order; `None` where nobody ranked it.
/// Nothing for other questions.
#[must_use]
pub fn mean_ranks(columns: &Columns, question: &str) -> Vec<Option<f64>> {
    let Some(Column::Ranks(ranks)) = columns.get(question) else { return Vec::new() };
    (0..ranks.codes.len()).map(|index| ranks.mean(index)).collect()
}

fn describe(mut values: Vec<f64>, mean: f64) -> Option<Summary> {
    let n = values.len();
    let min = values.iter().copied().reduce(f64::min)?;
    let max = values.iter().copied().reduce(f64::max)?;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let sd = (n > 1).then(|| (squares / (n - 1) as f64).sqrt());
    Some(Summary { n: n as u64, mean, sd, median: median(&mut values)?, min, max })
}

fn median(values: &mut [f64]) -> Option<f64> {
    let n = values.len();
    if n == 0 {
        return None;
    }
    let (below, middle, _) = values.select_nth_unstable_by(n / 2, f64::total_cmp);
    let upper = *middle;
    if n % 2 == 1 {
        return Some(upper);
    }
    let lower = below.iter().copied().reduce(f64::max)?;
    Some(lower + (upper - lower) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_middle_ones() {
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 10.0]), Some(3.0));
        assert_eq!(median(&mut [7.0]), Some(7.0));
        assert_eq!(median(&mut []), None);
    }

    proptest! {
        #[test]
        fn the_median_is_that_of_the_sorted_numbers(mut values in prop::collection::vec(-1e9f64..1e9, 1..60)) {
            let found = median(&mut values.clone()).unwrap();
            values.sort_by(f64::total_cmp);
            let place = (values.len() - 1) as f64 * 0.5;
            let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
            prop_assert!((found - (low + high) / 2.0).abs() < 1e-6);
        }

        #[test]
        fn no_number_lies_outside_what_is_summed_up(values in prop::collection::vec(-1e6f64..1e6, 1..60)) {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let s = describe(values, mean).unwrap();
            prop_assert!(s.min <= s.median && s.median <= s.max);
            prop_assert!(s.min - 1e-6 <= s.mean && s.mean <= s.max + 1e-6);
            prop_assert!(s.sd.is_none_or(|sd| sd >= 0.0 && sd <= (s.max - s.min) + 1e-6));
        }
    }
}
