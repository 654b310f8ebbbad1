//! Days, weeks and months, the empty ones among them, from the first day given to the last.

use super::{Class, Faults, category, fault};
use crate::table::view::day_number;
use crate::table::{Label, Mark};
use crate::tabulation::classes::{Cells, Classes, MOST};
use crate::tabulation::recipe::Period;
use chrono::{Datelike, NaiveDate};

/// The periods from the first day to the last.
struct Span {
    every: Period,
    first: i32,
    count: usize,
}

/// The classes of kept days by periods.
pub(super) fn of_cells<'c>(
    every: Period,
    cells: &'c [i32],
    place: &str,
    faults: &mut Faults,
) -> Option<Classes<'c>> {
    let found = ends(cells.iter().filter_map(|cell| day_number(*cell).ok()));
    let span = Span::new(every, found, place, faults)?;
    let (first, last) = found.unwrap_or((0, -1));
    let slots = (first..=last).map(|day| span.slot(day)).collect();
    let marks = Mark::ALL.map(|mark| super::slot(mark, span.count));
    Some(Classes { cells: Cells::Days { cells, first, slots, marks }, heads: span.heads() })
}

/// The classes of days that all are given by periods.
pub(super) fn of_days(
    every: Period,
    days: &[NaiveDate],
    place: &str,
    faults: &mut Faults,
) -> Option<Classes<'static>> {
    let span = Span::new(every, ends(days.iter().map(Datelike::num_days_from_ce)), place, faults)?;
    let slots = days.iter().map(|day| span.slot(day.num_days_from_ce())).collect();
    Some(Classes { cells: Cells::Slots(slots), heads: span.heads() })
}

/// The first and the last.
fn ends(days: impl Iterator<Item = i32>) -> Option<(i32, i32)> {
    let ends = days.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
    Some(ends).filter(|(first, last)| first <= last)
}

impl Span {
    fn new(every: Period, ends: Option<(i32, i32)>, place: &str, faults: &mut Faults) -> Option<Self> {
        let Some((first, last)) = ends else { return Some(Self { every, first: 0, count: 0 }) };
        let (first, last) = (number(every, first), number(every, last));
        let count = usize::try_from(last - first + 1).unwrap_or_default();
        if count > MOST - 1 {
            faults.push(fault("tabulation-fault-periods", place, &count.to_string()));
            return None;
        }
        Some(Self { every, first, count })
    }

    fn slot(&self, day: i32) -> u16 {
        (number(self.every, day) - self.first) as u16
    }

    fn heads(&self) -> Vec<Class> {
        let periods = (self.first..).take(self.count).map(|number| head(self.every, number));
        periods.chain([super::other_versions()]).collect()
    }
}

/// The number of a day's period, one after the other.
fn number(every: Period, day: i32) -> i32 {
    match every {
        Period::Day => day,
        // The first day of the common era was a Monday.
        Period::Week => (day - 1).div_euclid(7),
        Period::Month => NaiveDate::from_num_days_from_ce_opt(day)
            .map_or(0, |date| date.year() * 12 + date.month0() as i32),
        Period::Whole => 0,
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
        Period::Whole => category("whole"),
    }
}
