//! What stands in each column of a file, in one pass.

use super::{Cell, Head, Hints, Row};
use std::collections::HashMap;

/// The most different values of a column that are kept.
pub const VALUES: usize = 200;
/// The longest value that is kept, in bytes: longer ones are words, and no codes.
const LONGEST: usize = 400;

/// What stands in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// How many rows there are.
    pub rows: u64,
    /// What stands in each column.
    pub columns: Vec<Seen>,
}

/// What stands in a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// How many rows have a value.
    pub filled: u64,
    /// Different values by their keys, in the order in which they came, and how often each came; the first
    /// [`VALUES`], and all that may say why there is none.
    pub values: Vec<(String, u64)>,
    /// Whether there are more.
    pub more: bool,
    /// How many dates have their day first for sure, and how many their month.
    pub first: (u64, u64),
    places: HashMap<String, usize>,
}

impl Overview {
    /// An overview of the columns of a file.
    #[must_use]
    pub fn new(head: &Head) -> Self {
        Self { rows: 0, columns: head.columns.iter().map(|_| Seen::default()).collect() }
    }

    /// Looks at a row.
    pub fn see(&mut self, row: Row<'_>, hints: &Hints) {
        self.rows += 1;
        for (seen, cell) in self.columns.iter_mut().zip(row.cells) {
            seen.see(cell, hints);
        }
    }
}

impl Seen {
    fn see(&mut self, cell: &Cell<'_>, hints: &Hints) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let key = cell.key();
        if let Cell::Text(text) = cell {
            self.look_at_order(text);
        }
        if let Some(place) = self.places.get(key.as_ref()) {
            self.values[*place].1 += 1;
            return;
        }
        let full = self.values.len() >= VALUES || key.len() > LONGEST;
        let watched = self.values.len() < 2 * VALUES && hints.watches(&key);
        if full && !watched {
            self.more = true;
            return;
        }
        self.places.insert(key.clone().into_owned(), self.values.len());
        self.values.push((key.into_owned(), 1));
    }

    /// Of a date with a slash, whether its day or its month stands first.
    fn look_at_order(&mut self, text: &str) {
        let mut parts = text.split(['/', ' ']);
        let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return };
        let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
        let (Some(first), Some(second)) = (number(first), number(second)) else { return };
        if text.contains('/') {
            self.first.0 += u64::from((13..=31).contains(&first) && second <= 12);
            self.first.1 += u64::from((13..=31).contains(&second) && first <= 12);
        }
    }

    /// Whether its dates have the month first.
    pub(super) const fn is_month_first(&self) -> bool {
        self.first.1 > 0 && self.first.0 == 0
    }
}
