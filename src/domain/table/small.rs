//! Which figures of a table would tell about single people.

use super::present::{Cell, Label, Table};
use crate::disclosure::Threshold;

/// A count that is too small to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallCell {
    /// The row it stands in.
    pub row: Label,
    /// What it is of besides, the outermost first.
    pub column: Vec<Label>,
    /// How many.
    pub count: u64,
}

impl Table {
    /// The counts that lie from one to under the threshold, and the shares that tell such counts where no
    /// count stands beside them.
    #[must_use]
    pub fn small(&self, threshold: Threshold) -> Vec<SmallCell> {
        let counted = self.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Count(_)));
        let count = |cell: &Cell| match cell {
            Cell::Count(count) => Some(*count),
            Cell::Share(share) if !counted => Some(share.count()),
            _ => None,
        };
        let mut found = Vec::new();
        for row in &self.rows {
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                let Some(count) = count(cell).filter(|count| threshold.is_sensitive(*count)) else {
                    continue;
                };
                let column = column.over.iter().chain([&column.label]).cloned().collect();
                found.push(SmallCell { row: row.label.clone(), column, count });
            }
        }
        found
    }
}
