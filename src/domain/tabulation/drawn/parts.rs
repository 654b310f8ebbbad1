//! Bars, and what shares out a whole: stacked bars, scales, pies.

use super::super::classes::ClassKind;
use super::super::result::Block;
use super::fault;
use super::sketch::{Sketch, few, of_form};
use crate::figure::{Axis, Bars, Extent, Grid, Group, Layout, Likert, Middle, Pie, Slice};
use crate::message::Message;

/// More parts of a pie cannot be read against each other.
const MOST_SLICES: usize = 8;
/// A scale has from two to so many answers.
const LONGEST_SCALE: usize = 11;

impl Sketch<'_> {
    pub(super) fn bars(&self) -> Result<Bars, Message> {
        let grid = self.grid()?;
        self.told_apart(grid.series.len())?;
        let most = grid.groups.iter().flat_map(|group| &group.points).filter_map(|point| point.value);
        let within = most.fold(0.0, f64::max) <= 100.0;
        let extent = if self.is_percent() && within { Extent::Hundred } else { Extent::FromZero };
        Ok(Bars { grid, layout: Layout::Across, axis: Axis { title: self.axis_title(), extent } })
    }

    pub(super) fn stacked(&self) -> Result<Bars, Message> {
        let grid = self.shared_out(false)?;
        self.told_apart(grid.series.len())?;
        Ok(Bars { grid, layout: Layout::Stacked, axis: Axis::default() })
    }

    pub(super) fn likert(&self) -> Result<Likert, Message> {
        let grid = self.shared_out(true)?;
        let count = grid.series.len();
        if !(2..=LONGEST_SCALE).contains(&count) {
            return Err(fault("scale").with("most", LONGEST_SCALE));
        }
        let middle =
            if count.is_multiple_of(2) { Middle::Between(count / 2) } else { Middle::Centred(count / 2) };
        Ok(Likert { grid, middle })
    }

    pub(super) fn pie(&self) -> Result<Pie, Message> {
        if self.crossed() {
            return Err(fault("columns"));
        }
        let block = self.block()?;
        let parts = self.parts(block, false)?;
        few(parts.len(), MOST_SLICES, "slices")?;
        // Parts of a whole of which one is not told would be drawn as parts of another one.
        if parts.iter().any(|row| block.cells[*row][0].hidden) {
            return Err(fault("hidden"));
        }
        let slice = |row: usize| crate::figure::Slice {
            label: self.class_label(&block.rows[row]),
            point: self.point(block, row, 0),
        };
        let slices: Vec<Slice> = parts.into_iter().map(slice).collect();
        if slices.iter().all(|slice| slice.point.value.is_none_or(|value| value <= 0.0)) {
            return Err(fault("empty"));
        }
        Ok(Pie { slices })
    }

    /// Bars by their parts: columns, questions of one scale, or one bar of all.
    fn shared_out(&self, scale: bool) -> Result<Grid, Message> {
        let first = match &self.table.blocks[..] {
            [_] => self.block()?,
            [first, ..] if self.of_one_scale() => first,
            _ => return Err(fault("several")),
        };
        for block in &self.table.blocks {
            self.parts(block, scale)?;
        }
        let parts = self.parts(first, scale)?;
        let keys: Vec<&str> = parts.iter().map(|row| first.rows[*row].key.as_str()).collect();
        let whole = |block: &Block, column: usize, label: String| {
            let points = keys.iter().map(|key| {
                let row = block.rows.iter().position(|class| class.key == *key);
                let mut point = row.map(|row| self.point(block, row, column)).unwrap_or_default();
                // Whiskers within a stack would mean nothing.
                point.interval = None;
                point
            });
            Group::new(self.counted_label(label, block, column), points.collect())
        };
        let groups: Vec<Group> = if self.table.blocks.len() > 1 {
            self.table.blocks.iter().map(|block| whole(block, 0, self.label(&block.label))).collect()
        } else if self.crossed() {
            self.columns().into_iter().map(|place| whole(first, place, self.column_label(place))).collect()
        } else {
            vec![whole(first, 0, self.label(&first.label))]
        };
        few(groups.len(), 60, "groups")?;
        Ok(Grid { series: parts.iter().map(|row| self.class_label(&first.rows[*row])).collect(), groups })
    }

    /// The classes that share out a whole, each response being in one of them.
    fn parts(&self, block: &Block, scale: bool) -> Result<Vec<usize>, Message> {
        if block.several {
            return Err(fault("parts"));
        }
        if block.rows.is_empty() {
            return Err(fault("numbers"));
        }
        let mut parts = if scale { (0..block.rows.len()).collect() } else { self.presenting.order(block) };
        parts.retain(|row: &usize| block.rows[*row].kind != ClassKind::Net);
        if scale {
            parts.retain(|row| of_form(&block.rows[*row]));
            let values: Vec<f64> = parts.iter().filter_map(|row| block.rows[*row].value).collect();
            // The high end of a scale of numbers stands at the right, however the form lists it.
            if values.len() == parts.len() && values.is_sorted_by(|one, other| one > other) {
                parts.reverse();
            }
        }
        Ok(parts)
    }
}
