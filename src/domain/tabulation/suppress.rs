//! Small counts are taken out of a tabulation, and whatever they could be worked out from.
//!
//! Each banner is a table of its own with the variable of the rows, and one more with those who answered
//! and those who did not. What is taken out of a total by one banner is taken out of the totals of all. Where
//! several answers were possible, each class is a table of those who chose it and those who did not.
//!
//! Of banners that are about the same answers only one is shown where anything of them is small.
//!
//! Whatever else is worked out from counts goes with them: other bases, numbers and what is inferred. A
//! mean with its n is one more sum of the cells that it is of, and so are those of the totals.

use super::classes::ClassKind;
use super::linked::{Linked, linked};
use super::recipe::Recipe;
use super::result::{Block, Column, ColumnKind, Numbers, Tabulation, Tally};
use crate::answer::Missing;
use crate::disclosure::{Threshold, TwoWay, two_way};

/// What is taken out of a block.
struct Hidden {
    cells: Vec<Vec<bool>>,
    bases: Vec<bool>,
    missing: Vec<Vec<bool>>,
}

/// The columns of a banner and those of its totals; without a banner the column of all is both.
struct Side {
    columns: Vec<usize>,
    totals: Vec<usize>,
    overlap: bool,
}

/// Takes small counts out.
pub(super) fn suppress(table: &mut Tabulation, recipe: &Recipe, threshold: Threshold) {
    let sides = sides(table);
    let linked = linked(recipe);
    for block in &mut table.blocks {
        let mut hidden = Hidden::of(block, &sides, table.columns.len(), threshold);
        for group in &linked {
            hidden.banners(block, group, &sides);
        }
        hidden.take_out(block, threshold);
        let numbers = block.numbers.as_mut();
        let numbers = numbers.is_some_and(|it| hidden.numbers(it, &table.columns, threshold));
        if let Some(inference) = &mut block.inference {
            let bases = block.bases.iter().map(|bases| bases.of(recipe.percent_base).hidden).collect();
            let gone = Gone { cells: &hidden.cells, bases, numbers };
            inference.take_out(&gone, &table.columns);
        }
    }
}

fn sides(table: &Tabulation) -> Vec<Side> {
    let is_total = |place: &usize| table.columns[*place].kind != ColumnKind::Class;
    let totals: Vec<usize> = (0..table.columns.len()).filter(is_total).collect();
    if table.banners.is_empty() {
        return vec![Side { columns: vec![0], totals, overlap: false }];
    }
    let side = |(banner, about): (usize, &super::Banner)| Side {
        columns: table.classes_of(banner).collect(),
        totals: totals.clone(),
        overlap: about.overlap,
    };
    table.banners.iter().enumerate().map(side).collect()
}

impl Hidden {
    fn of(block: &Block, sides: &[Side], columns: usize, threshold: Threshold) -> Self {
        let mut hidden = Self {
            cells: vec![vec![false; columns]; block.rows.len()],
            bases: vec![false; columns],
            missing: vec![vec![false; columns]; Missing::ALL.len()],
        };
        for side in sides {
            // Columns that overlap do not add up: each is a table of its own.
            let groups: Vec<Vec<usize>> = if side.overlap {
                side.columns.iter().map(|column| vec![*column]).collect()
            } else {
                vec![side.columns.clone()]
            };
            for columns in &groups {
                hidden.classes(block, columns, &side.totals, threshold);
                hidden.answers(block, columns, &side.totals, threshold);
            }
        }
        hidden.nets(block);
        hidden
    }

    fn classes(&mut self, block: &Block, columns: &[usize], totals: &[usize], threshold: Threshold) {
        let rows: Vec<usize> =
            (0..block.rows.len()).filter(|row| block.rows[*row].kind != ClassKind::Net).collect();
        let count = |row: usize, column: usize| block.cells[row][column].count;
        if !block.several {
            let lines: Vec<Vec<u64>> =
                rows.iter().map(|row| columns.iter().map(|column| count(*row, *column)).collect()).collect();
            if let Some(found) = looked_over(&lines, columns.len(), threshold) {
                for (place, row) in rows.iter().enumerate() {
                    mark(&mut self.cells[*row], &found, place, columns, totals);
                }
                self.mark_bases(&found, columns, totals);
            }
            return;
        }
        for row in 0..block.rows.len() {
            let chose: Vec<u64> = columns.iter().map(|column| count(row, *column)).collect();
            let base = |column: &usize| block.bases[*column].answered.count;
            let rest = columns.iter().zip(&chose).map(|(column, chose)| base(column).saturating_sub(*chose));
            let Some(found) = looked_over(&[chose.clone(), rest.collect()], columns.len(), threshold) else {
                continue;
            };
            for place in 0..2 {
                mark(&mut self.cells[row], &found, place, columns, totals);
            }
            self.mark_bases(&found, columns, totals);
        }
    }

    /// Those who answered and those who did not, by why.
    fn answers(&mut self, block: &Block, columns: &[usize], totals: &[usize], threshold: Threshold) {
        let answered = columns.iter().map(|column| block.bases[*column].answered.count).collect();
        let missing = block.missing.iter();
        let missing = missing.map(|line| columns.iter().map(|column| line[*column].count).collect());
        let lines: Vec<Vec<u64>> = std::iter::once(answered).chain(missing).collect();
        let Some(found) = looked_over(&lines, columns.len(), threshold) else { return };
        mark(&mut self.bases, &found, 0, columns, totals);
        for (place, line) in self.missing.iter_mut().enumerate() {
            mark(line, &found, place + 1, columns, totals);
        }
    }

    fn mark_bases(&mut self, found: &TwoWay, columns: &[usize], totals: &[usize]) {
        for (place, column) in columns.iter().enumerate() {
            self.bases[*column] |= found.column_totals[place].hidden();
        }
        totals.iter().for_each(|total| self.bases[*total] |= found.total.hidden());
    }

    /// A net would tell of its choices what is not told of them.
    fn nets(&mut self, block: &Block) {
        for column in 0..self.bases.len() {
            if self.cells.iter().any(|line| line[column]) {
                let nets = block.rows.iter().zip(&mut self.cells);
                nets.filter(|(class, _)| class.kind == ClassKind::Net)
                    .for_each(|(_, line)| line[column] = true);
            }
        }
    }

    /// Takes all banners of a group out but one, where anything of any is hidden.
    fn banners(&mut self, block: &mut Block, group: &Linked, sides: &[Side]) {
        let is_hidden = |column: usize| {
            let mut lines = self.cells.iter().chain(&self.missing);
            self.bases[column] || lines.any(|line| line[column])
        };
        let mut all = std::iter::once(group.kept).chain(group.others.iter().copied());
        if !all.any(|banner| sides[banner].columns.iter().any(|column| is_hidden(*column))) {
            return;
        }
        for banner in &group.others {
            for column in &sides[*banner].columns {
                self.bases[*column] = true;
                self.cells.iter_mut().chain(&mut self.missing).for_each(|line| line[*column] = true);
            }
            block.left_out[*banner].fill(Tally::HIDDEN);
        }
    }

    fn take_out(&self, block: &mut Block, threshold: Threshold) {
        let take = |lines: &mut [Vec<Tally>], hidden: &[Vec<bool>]| {
            for (line, hidden) in lines.iter_mut().zip(hidden) {
                line.iter_mut()
                    .zip(hidden)
                    .filter(|(_, hidden)| **hidden)
                    .for_each(|(it, _)| *it = Tally::HIDDEN);
            }
        };
        take(&mut block.cells, &self.cells);
        take(&mut block.missing, &self.missing);
        self.take_out_bases(block);
        // Those in no column are what the totals of banners lack of all.
        let is_small = |tally: &Tally| threshold.is_sensitive(tally.count);
        for line in block.left_out.iter_mut().filter(|line| line.iter().any(is_small)) {
            line.fill(Tally::HIDDEN);
        }
    }

    /// Those who chose something are those who answered without “none of these”, and all ticks are the sum
    /// of what was ticked: neither is told where that would tell a class.
    fn take_out_bases(&self, block: &mut Block) {
        for (column, bases) in block.bases.iter_mut().enumerate() {
            let classes = block.rows.iter().zip(&self.cells).filter(|(_, line)| line[column]);
            let (mut any, mut exclusive) = (false, false);
            for (class, _) in classes {
                any = true;
                exclusive |= class.kind == ClassKind::Exclusive;
            }
            let answered = self.bases[column];
            let substantive = answered || exclusive;
            let hide = |tally: &mut Tally, hidden: bool| {
                if hidden {
                    *tally = Tally::HIDDEN;
                }
            };
            hide(&mut bases.answered, answered);
            hide(&mut bases.substantive, substantive);
            hide(&mut bases.responses, substantive || (any && block.several));
        }
    }

    /// Takes the numbers of a column out where they are of few, or its base or a class of it is hidden: how
    /// many they are and their mean are two more sums of its cells. Those of the totals go with them. Several
    /// banners share out the same numbers, so that one would tell what another hides: all go. Says whether
    /// any did.
    fn numbers(&self, numbers: &mut Numbers, columns: &[Column], threshold: Threshold) -> bool {
        numbers.samples.clear();
        let few = |column: usize| {
            numbers.summaries[column].as_ref().is_some_and(|found| threshold.is_sensitive(found.n))
        };
        let is_gone =
            |column: usize| self.bases[column] || few(column) || self.cells.iter().any(|line| line[column]);
        let mut gone: Vec<bool> = (0..columns.len()).map(is_gone).collect();
        if !gone.contains(&true) {
            return false;
        }
        let several = columns.iter().filter_map(|column| column.banner).max() > Some(0);
        for (gone, column) in gone.iter_mut().zip(columns) {
            *gone |= several || column.kind != ColumnKind::Class;
        }
        for (summary, _) in numbers.summaries.iter_mut().zip(&gone).filter(|(_, gone)| **gone) {
            *summary = None;
        }
        numbers.hidden = gone;
        true
    }
}

/// What is not told of a block, and so must not be inferred from it either.
pub(super) struct Gone<'h> {
    /// Row by row and column by column, whether the count is not told.
    pub(super) cells: &'h [Vec<bool>],
    /// Of each column whether what its percents are of is not told.
    pub(super) bases: Vec<bool>,
    /// Whether numbers of any column are not told.
    pub(super) numbers: bool,
}

impl Gone<'_> {
    /// Whether nothing of a column is hidden.
    pub(super) fn is_whole(&self, column: usize) -> bool {
        !self.bases[column] && !self.cells.iter().any(|line| line[column])
    }

    /// Whether anything is hidden.
    pub(super) fn is_any(&self) -> bool {
        self.numbers || !(0..self.bases.len()).all(|column| self.is_whole(column))
    }
}

/// Marks a line of a table: its cells and its total, which stands in several columns.
fn mark(line: &mut [bool], found: &TwoWay, row: usize, columns: &[usize], totals: &[usize]) {
    for (place, column) in columns.iter().enumerate() {
        line[*column] |= found.hides(row, place);
    }
    totals.iter().for_each(|total| line[*total] |= found.row_totals[row].hidden());
}

/// What of a table may be shown; `None` of one with nothing in it.
fn looked_over(lines: &[Vec<u64>], columns: usize, threshold: Threshold) -> Option<TwoWay> {
    let counts: Vec<u64> = lines.iter().flatten().copied().collect();
    two_way(lines.len(), columns, &counts, threshold).ok()
}
