//! A table of two variables with the totals of rows and columns and the grand total.

use super::network::{Arc, Level, Network};
use super::{Mark, Range, TableFault, Threshold};
use serde::Serialize;

/// What of a table of two variables may be shown.
#[derive(Clone, Debug, Serialize)]
pub struct TwoWay {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Row by row.
    pub cells: Vec<Mark>,
    /// The totals of rows, which are also the bases of row percents.
    pub row_totals: Vec<Mark>,
    /// The totals of columns, which are also the bases of column percents.
    pub column_totals: Vec<Mark>,
    /// The grand total, which is also the base of percents of all.
    pub total: Mark,
    #[serde(skip)]
    network: Network,
}

impl TwoWay {
    /// Whether the count of a cell is left out. One that the table does not have is.
    #[must_use]
    pub fn hides(&self, row: usize, column: usize) -> bool {
        row >= self.rows || column >= self.columns || self.cells[row * self.columns + column].hidden()
    }

    /// Whether its percent of the row, weighted or not, is left out: the count would be known by it, or
    /// the base.
    #[must_use]
    pub fn hides_row_percent(&self, row: usize, column: usize) -> bool {
        self.hides(row, column) || self.row_totals[row].hidden()
    }

    /// Whether its percent of the column is left out.
    #[must_use]
    pub fn hides_column_percent(&self, row: usize, column: usize) -> bool {
        self.hides(row, column) || self.column_totals[column].hidden()
    }

    /// Whether its percent of all is left out.
    #[must_use]
    pub fn hides_total_percent(&self, row: usize, column: usize) -> bool {
        self.hides(row, column) || self.total.hidden()
    }

    /// How many numbers are left out, totals among them.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.network.marks.iter().filter(|mark| mark.hidden()).count()
    }

    /// What can be told of a cell that is left out; `None` of one that is shown. It is worked out anew
    /// at each call, by two greatest flows.
    #[must_use]
    pub fn range(&self, row: usize, column: usize) -> Option<Range> {
        (row < self.rows && column < self.columns).then(|| self.told(row * self.columns + column))?
    }

    /// What can be told of a row's total that is left out.
    #[must_use]
    pub fn row_range(&self, row: usize) -> Option<Range> {
        (row < self.rows).then(|| self.told(self.rows * self.columns + row))?
    }

    /// What can be told of a column's total that is left out.
    #[must_use]
    pub fn column_range(&self, column: usize) -> Option<Range> {
        (column < self.columns).then(|| self.told(self.rows * self.columns + self.rows + column))?
    }

    /// What can be told of the grand total, where it is left out.
    #[must_use]
    pub fn total_range(&self) -> Option<Range> {
        self.told(self.network.marks.len() - 1)
    }

    fn told(&self, arc: usize) -> Option<Range> {
        self.network.marks[arc].hidden().then(|| self.network.range(arc, 1))
    }
}

/// Marks what of the cells (row by row) and of all their totals may be shown.
///
/// # Errors
/// The cells are not rows times columns, or too large to be summed.
pub fn two_way(
    rows: usize,
    columns: usize,
    counts: &[u64],
    threshold: Threshold,
) -> Result<TwoWay, TableFault> {
    if rows.checked_mul(columns) != Some(counts.len()) {
        return Err(TableFault::Shape);
    }
    let whole = counts.iter().try_fold(0u64, |sum, count| sum.checked_add(*count));
    let whole = whole.ok_or(TableFault::TooLarge)?;
    let mut network = Network::new(rows + columns + 2, arcs(rows, columns, counts, whole));
    network.protect(|count| threshold.is_sensitive(count));
    let (cells, totals) = network.marks.split_at(counts.len());
    let (row_totals, rest) = totals.split_at(rows);
    Ok(TwoWay {
        rows,
        columns,
        cells: cells.to_vec(),
        row_totals: row_totals.to_vec(),
        column_totals: rest[..columns].to_vec(),
        total: rest[columns],
        network,
    })
}

/// Cells lead from their row to their column, totals of rows from the whole to the row, totals of
/// columns from the column to the sum of columns, the grand total from there to the whole.
fn arcs(rows: usize, columns: usize, counts: &[u64], whole: u64) -> Vec<Arc> {
    let (total_row, total_column) = (rows + columns, rows + columns + 1);
    let mut arcs = Vec::with_capacity(counts.len() + rows + columns + 1);
    let mut sums = (vec![0; rows], vec![0; columns]);
    for (index, count) in counts.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        sums.0[row] += count;
        sums.1[column] += count;
        arcs.push(Arc { from: row, to: rows + column, count: *count, level: Level::Cell });
    }
    for (row, count) in sums.0.into_iter().enumerate() {
        arcs.push(Arc { from: total_column, to: row, count, level: Level::Total });
    }
    for (column, count) in sums.1.into_iter().enumerate() {
        arcs.push(Arc { from: rows + column, to: total_row, count, level: Level::Total });
    }
    arcs.push(Arc { from: total_row, to: total_column, count: whole, level: Level::Grand });
    arcs
}
