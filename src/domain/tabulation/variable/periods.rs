//! Days, weeks and months, the empty ones among them, from the first day given to the last.

use super::{Class, Faults, category, fault};
use crate::table::{Label, Mark};
use crate::tabulation::classes::{Cells, Classes, MOST};
use crate::tabulation::recipe::Period;
use chrono::{Datelike, NaiveDate};

/// The day of a row, as days of the common era, or why there is none.
pub(super) type Day<'a> = &'a dyn Fn(usize) -> Result<i32, Mark>;

/// The classes of days by periods.
pub(super) fn of(
    every: Period,
    len: usize,
    day: Day<'_>,
    place: &str,
    faults: &mut Faults,
) -> Option<Classes<'static>> {
    let days = || (0..len).filter_map(|row| day(row).ok());
    let (first, last) = (number(every, days().min().unwrap_or(1)), number(every, days().max().unwrap_or(0)));
    let count = usize::try_from(last - first + 1).unwrap_or_default();
    if count > MOST - 1 {
        faults.push(fault("tabulation-fault-periods", place, &count.to_string()));
        return None;
    }
    let mut heads: Vec<Class> = (first..first + count as i32).map(|number| head(every, number)).collect();
    heads.push(super::other_versions());
    let slots = (0..len).map(|row| match day(row) {
        Ok(day) => (number(every, day) - first) as u16,
        Err(Mark::OtherVersion) => count as u16,
        Err(missing) => (count + 1 + missing.index()) as u16,
    });
    Some(Classes { cells: Cells::Slots(slots.collect()), heads })
}

/// The number of a day's period, one after the other.
fn number(every: Period, day: i32) -> i32 {
    match every {
        Period::Day => day,
        // The first day of the common era was a Monday.
        Period::Week => (day - 1).div_euclid(7),
        Period::Month => NaiveDate::from_num_days_from_ce_opt(day)
            .map_or(0, |date| date.year() * 12 + date.month0() as i32),
    }
}

/// A period, keyed as ISO 8601 writes it.
fn head(every: Period, number: i32) -> Class {
    let date = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
    match every {
        Period::Day => Class { label: Label::Day(date(number)), ..category(&date(number).to_string()) },
        Period::Week => {
            let monday = date(number * 7 + 1);
            let week = monday.iso_week();
            let key = format!("{}-W{:02}", week.year(), week.week());
            Class { label: Label::Day(monday), ..category(&key) }
        }
        Period::Month => {
            let key = format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1);
            category(&key)
        }
    }
}
