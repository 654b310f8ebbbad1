//! What a codebook that is published tells of a column.
//!
//! The labels of a column, its values without a label and the reasons for having none are a table with the
//! number of rows as its total: a count of few people goes, and others with it until none can be worked
//! out. How many have a value is a sum of them, and goes with any of them. The least and the greatest go
//! where few have either.

use super::super::counts::Column;
use crate::answer::Missing;
use crate::disclosure::{Threshold, one_way};

/// What is told of a column.
pub(super) struct Told {
    /// Whether every count of it is.
    pub(super) counts: bool,
    /// Whether the least and the greatest are.
    pub(super) ends: bool,
    /// Which of its counts are not, the labels before the reasons for having no value.
    hidden: Vec<bool>,
}

impl Told {
    /// Everything.
    pub(super) const ALL: Self = Self { counts: true, ends: true, hidden: Vec::new() };

    /// Everything, where there is no threshold.
    pub(super) fn of(column: &Column, threshold: Option<Threshold>) -> Self {
        let Some(threshold) = threshold else { return Self::ALL };
        let parts = column.parts();
        let all = || parts.iter().map(|count| *count > 0).collect();
        let hidden: Vec<bool> = match one_way(&parts, threshold) {
            // How many rows there are stands above all columns, so that it hides nothing.
            Ok(found) if !found.total.hidden() => found.cells.iter().map(|mark| mark.hidden()).collect(),
            _ => all(),
        };
        let at_an_end = column.numbers.map_or_else(|| column.on_an_end(), |numbers| numbers.at_an_end());
        Self { counts: !hidden.contains(&true), ends: !threshold.is_sensitive(at_an_end), hidden }
    }

    /// Whether it is told how many rows have the label at a place.
    pub(super) fn label(&self, place: usize) -> bool {
        self.hidden.get(place) != Some(&true)
    }

    /// Whether it is told how many rows have no value for that reason.
    pub(super) fn reason(&self, kind: Missing) -> bool {
        let behind = self.hidden.len().saturating_sub(Missing::ALL.len());
        let place = Missing::ALL.iter().position(|known| *known == kind);
        place.is_none_or(|place| self.label(behind + place))
    }
}
