//! A table of one variable with its total.

use super::network::{Arc, Level, Network};
use super::{Mark, Range, TableFault, Threshold};
use serde::Serialize;

/// What of a table of one variable may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OneWay {
    /// By category.
    pub cells: Vec<Mark>,
    /// The total, which is also the base of percents.
    pub total: Mark,
    /// What can be told of each category that is left out.
    pub ranges: Vec<Option<Range>>,
    /// What can be told of the total, where it is left out.
    pub total_range: Option<Range>,
}

impl OneWay {
    /// Whether the percent of a category, weighted or not, is left out: with it its count would be known,
    /// or by it the base. A category that the table does not have is.
    #[must_use]
    pub fn hides_percent(&self, category: usize) -> bool {
        self.total.hidden() || self.cells.get(category).is_none_or(|mark| mark.hidden())
    }

    /// How many numbers are left out, the total among them.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.cells.iter().chain([&self.total]).filter(|mark| mark.hidden()).count()
    }
}

/// Marks what of counts and their total may be shown.
///
/// # Errors
/// The counts are too large to be summed.
pub fn one_way(counts: &[u64], threshold: Threshold) -> Result<OneWay, TableFault> {
    let sum = counts.iter().try_fold(0u64, |sum, count| sum.checked_add(*count));
    let total = sum.ok_or(TableFault::TooLarge)?;
    let cell = |count: &u64| Arc { from: 0, to: 1, count: *count, level: Level::Cell };
    let mut arcs: Vec<Arc> = counts.iter().map(cell).collect();
    arcs.push(Arc { from: 1, to: 0, count: total, level: Level::Grand });
    let mut network = Network::new(2, arcs);
    network.protect(|count| threshold.is_sensitive(count));
    let range = |arc: usize| network.marks[arc].hidden().then(|| network.range(arc, 1));
    let n = counts.len();
    let (ranges, total_range) = ((0..n).map(range).collect(), range(n));
    let total = network.marks[n];
    network.marks.truncate(n);
    Ok(OneWay { cells: network.marks, total, ranges, total_range })
}
