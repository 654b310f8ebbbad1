//! How often each value occurs in a dataset, counted as its rows go by.

use super::model::{Cell, Dataset, Kind};
use crate::answer::{CLOCK, Missing};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// What the rows hold, by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// How many rows there are.
    pub rows: u64,
    /// In the order of the columns.
    pub columns: Vec<Column>,
}

/// What the rows hold in a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// How many rows have a value.
    pub values: u64,
    /// How many have each value that has a label: choices in their order; not ticked, then ticked.
    pub labelled: Vec<u64>,
    /// The reasons for having none, in the order of [`Missing::ALL`].
    missing: [u64; Missing::ALL.len()],
    /// The numbers, where there are any.
    pub numbers: Option<Numbers>,
    /// The first day and the last.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many rows have the first day, and the last.
    on_ends: (u64, u64),
}

/// Numbers of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    sum: f64,
    count: u64,
    at_least: u64,
    at_greatest: u64,
}

impl Numbers {
    /// How many rows have the least, or the greatest where fewer have that.
    #[must_use]
    pub fn at_an_end(&self) -> u64 {
        self.at_least.min(self.at_greatest)
    }

    /// Their mean.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody has so many rows")]
    pub fn mean(&self) -> f64 {
        self.sum / self.count.max(1) as f64
    }
}

impl Column {
    /// How many rows have no value for that reason.
    #[must_use]
    pub fn missing(&self, kind: Missing) -> u64 {
        let place = Missing::ALL.iter().position(|known| *known == kind);
        place.and_then(|place| self.missing.get(place)).copied().unwrap_or(0)
    }

    /// How many rows have the first day, or the last where fewer have that.
    #[must_use]
    pub fn on_an_end(&self) -> u64 {
        self.on_ends.0.min(self.on_ends.1)
    }

    /// Every row once: by its label, with a value that has none, or by the reason for having no value.
    #[must_use]
    pub fn parts(&self) -> Vec<u64> {
        let unlabelled = self.values.saturating_sub(self.labelled.iter().sum());
        self.labelled.iter().copied().chain([unlabelled]).chain(self.missing).collect()
    }

    fn see(&mut self, cell: &Cell<'_>) {
        if let Cell::Missing(kind) = cell {
            let place = Missing::ALL.iter().position(|known| known == kind);
            if let Some(count) = place.and_then(|place| self.missing.get_mut(place)) {
                *count += 1;
            }
            return;
        }
        self.values += 1;
        match cell {
            Cell::Number(number) => self.number(*number),
            Cell::Choice(place) => self.label(*place),
            Cell::Flag(set) => self.label(usize::from(*set)),
            Cell::Day(day) => self.day(*day),
            Cell::Moment(moment) => self.day(moment.with_timezone(&CLOCK).date_naive()),
            Cell::Text(_) | Cell::Time(_) | Cell::Missing(_) => {}
        }
    }

    fn number(&mut self, number: f64) {
        let seen = self.numbers.get_or_insert(Numbers {
            least: number,
            greatest: number,
            sum: 0.0,
            count: 0,
            at_least: 0,
            at_greatest: 0,
        });
        (seen.least, seen.at_least) =
            end(number, (seen.least, seen.at_least), number.total_cmp(&seen.least).reverse());
        (seen.greatest, seen.at_greatest) =
            end(number, (seen.greatest, seen.at_greatest), number.total_cmp(&seen.greatest));
        seen.sum += number;
        seen.count += 1;
    }

    fn label(&mut self, place: usize) {
        if let Some(count) = self.labelled.get_mut(place) {
            *count += 1;
        }
    }

    fn day(&mut self, day: NaiveDate) {
        let (first, last) = self.days.get_or_insert((day, day));
        let (on_first, on_last) = &mut self.on_ends;
        (*first, *on_first) = end(day, (*first, *on_first), day.cmp(first).reverse());
        (*last, *on_last) = end(day, (*last, *on_last), day.cmp(last));
    }
}

/// The outermost value with how many rows have it, after one more that lies further out, as far or less far.
fn end<T>(value: T, (outermost, rows): (T, u64), further: Ordering) -> (T, u64) {
    match further {
        Ordering::Greater => (value, 1),
        Ordering::Equal => (outermost, rows + 1),
        Ordering::Less => (outermost, rows),
    }
}

impl Counts {
    /// No rows yet.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let column = |kind: &Kind| {
            let labels = match kind {
                Kind::Choice(categories) => categories.len(),
                Kind::Flag => 2,
                _ => 0,
            };
            Column { labelled: vec![0; labels], ..Column::default() }
        };
        Self { rows: 0, columns: dataset.variables.iter().map(|variable| column(&variable.kind)).collect() }
    }

    /// Counts a row.
    pub fn see(&mut self, cells: &[Cell<'_>]) {
        self.rows += 1;
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.see(cell));
    }
}
