//! Lines over time.

use super::super::classes::Class;
use super::super::result::Block;
use super::fault;
use super::sketch::{Sketch, few, of_form};
use crate::figure::{Axis, Extent, Grid, Group, Lines};
use crate::message::Message;
use crate::table::Label;

/// More times cannot be read on a page.
const MOST_TIMES: usize = 400;

impl Sketch<'_> {
    /// Times in columns, a line a class or a number; else times in rows, a line a column.
    pub(super) fn lines(&self) -> Result<Lines, Message> {
        let grid = if self.times_in_columns() {
            self.lines_of_rows()?
        } else if !self.of_numbers() && is_time(&self.classes_of_rows(self.block()?)) {
            self.lines_of_columns(self.block()?)
        } else {
            return Err(fault("time"));
        };
        if grid.groups.len() < 2 {
            return Err(fault("time"));
        }
        few(grid.groups.len(), MOST_TIMES, "groups")?;
        self.told_apart(grid.series.len())?;
        let extent = if self.of_numbers() { Extent::Fitted } else { Extent::FromZero };
        Ok(Lines { grid, axis: Axis { title: self.axis_title_of_lines(), extent } })
    }

    fn times_in_columns(&self) -> bool {
        let classes: Vec<&Class> = self
            .columns()
            .into_iter()
            .filter_map(|place| self.table.columns[place].classes.first())
            .filter(|class| of_form(class))
            .collect();
        let nested = self.table.columns.iter().any(|column| column.classes.len() > 1);
        self.crossed() && !nested && is_time(&classes)
    }

    fn times(&self) -> impl Iterator<Item = usize> + '_ {
        let of_form = |place: &usize| self.table.columns[*place].classes.iter().all(of_form);
        self.columns().into_iter().filter(of_form)
    }

    fn lines_of_rows(&self) -> Result<Grid, Message> {
        if self.of_numbers() {
            let blocks = &self.table.blocks;
            let group = |place| {
                Group::new(
                    self.column_label(place),
                    blocks.iter().map(|block| self.number(block, place)).collect(),
                )
            };
            let series = blocks.iter().map(|block| self.label(&block.label)).collect();
            let series = if blocks.len() > 1 { series } else { Vec::new() };
            return Ok(Grid { series, groups: self.times().map(group).collect() });
        }
        let block = self.block()?;
        let rows = self.classes(block);
        let group = |place| {
            Group::new(
                self.column_label(place),
                rows.iter().map(|row| self.point(block, *row, place)).collect(),
            )
        };
        let series = rows.iter().map(|row| self.class_label(&block.rows[*row])).collect();
        Ok(Grid { series, groups: self.times().map(group).collect() })
    }

    fn lines_of_columns(&self, block: &Block) -> Grid {
        let columns = self.columns();
        let series = columns.iter().map(|place| self.column_label(*place));
        let rows = (0..block.rows.len()).filter(|row| of_form(&block.rows[*row]));
        let group = |row: usize| {
            let points = columns.iter().map(|column| self.point(block, row, *column)).collect();
            Group::new(self.class_label(&block.rows[row]), points)
        };
        Grid {
            series: if self.crossed() { series.collect() } else { Vec::new() },
            groups: rows.map(group).collect(),
        }
    }

    fn classes_of_rows<'b>(&self, block: &'b Block) -> Vec<&'b Class> {
        block.rows.iter().filter(|class| of_form(class)).collect()
    }
}

/// Whether classes follow each other in time, or are numbers that rise.
fn is_time(classes: &[&Class]) -> bool {
    let periods = || classes.iter().all(|class| matches!(class.label, Label::Day(_)) || is_month(&class.key));
    let rising = || {
        let values: Vec<f64> = classes.iter().filter_map(|class| class.value).collect();
        values.len() == classes.len() && values.is_sorted_by(|one, other| one < other)
    };
    !classes.is_empty() && (periods() || rising())
}

/// `2025-09`, as months are keyed.
fn is_month(key: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|it| it.is_ascii_digit());
    key.split_once('-').is_some_and(|(year, month)| digits(year, 4) && digits(month, 2))
}
