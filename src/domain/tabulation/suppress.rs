//! Small counts are taken out of a tabulation, and whatever they could be worked out from.
//!
//! Each banner is a table of its own with the variable of the rows, one more with those who answered and
//! those who did not, and one with both. What is taken out of a total by one banner is taken out of the totals
//! of all. Where several answers were possible, each class is a table of those who chose it and those who did
//! not. Beside other banners those in none of its columns are a column too, which nobody sees.
//!
//! Of banners, and of rows, that are about the same answers only one is shown where anything of them is small.
//!
//! Whatever else is worked out from counts goes with them: other bases, numbers and what is inferred. A
//! mean with its n is one more sum of the cells that it is of, and so are those of the totals.

use super::classes::ClassKind;
use super::linked::{Linked, linked, linked_rows};
use super::recipe::Recipe;
use super::result::{Block, Column, ColumnKind, Numbers, Tabulation, Tally};
use crate::answer::Missing;
use crate::disclosure::{Threshold, TwoWay, two_way};

/// What is taken out of a block.
struct Hidden {
    cells: Vec<Vec<bool>>,
    bases: Vec<bool>,
    missing: Vec<Vec<bool>>,
    /// Of each banner, those in none of its columns.
    left_out: Vec<bool>,
}

/// The columns of a banner and those of its totals; without a banner the column of all is both.
struct Side {
    columns: Vec<usize>,
    totals: Vec<usize>,
    /// The column of all who are in any of its columns.
    own_total: Option<usize>,
    overlap: bool,
}

/// Columns that add up, and whether those in none of them are told by the column of all.
struct Group<'s> {
    columns: &'s [usize],
    totals: &'s [usize],
    rest: bool,
}

/// Takes small counts out.
pub(super) fn suppress(table: &mut Tabulation, recipe: &Recipe, threshold: Threshold) {
    let sides = sides(table);
    let mut hidden: Vec<Hidden> =
        table.blocks.iter().map(|block| Hidden::of(block, &sides, table.columns.len(), threshold)).collect();
    let telling = Telling { recipe, columns: &table.columns, threshold };
    for group in linked(recipe) {
        for (block, hidden) in table.blocks.iter().zip(&mut hidden) {
            hidden.banners(block, &group, &sides, &telling);
        }
    }
    for group in linked_rows(recipe) {
        blocks(&table.blocks, &mut hidden, &group);
    }
    for (block, hidden) in table.blocks.iter_mut().zip(&hidden) {
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

/// Takes all blocks about the same answers out but the one of most classes, where anything of any is hidden.
fn blocks(blocks: &[Block], hidden: &mut [Hidden], group: &[usize]) {
    if !group.iter().any(|place| hidden[*place].is_any()) {
        return;
    }
    let kept =
        group.iter().copied().max_by_key(|place| (blocks[*place].rows.len(), std::cmp::Reverse(*place)));
    for place in group.iter().filter(|place| Some(**place) != kept) {
        let hidden = &mut hidden[*place];
        (0..hidden.bases.len()).for_each(|column| hidden.hide_column(column));
        hidden.left_out.fill(true);
    }
}

fn sides(table: &Tabulation) -> Vec<Side> {
    let is_total = |place: &usize| table.columns[*place].kind != ColumnKind::Class;
    let totals: Vec<usize> = (0..table.columns.len()).filter(is_total).collect();
    if table.banners.is_empty() {
        return vec![Side { columns: vec![0], totals, own_total: None, overlap: false }];
    }
    let side = |(banner, about): (usize, &super::Banner)| Side {
        columns: table.classes_of(banner).collect(),
        totals: totals.clone(),
        own_total: totals.iter().copied().find(|place| table.columns[*place].banner == Some(banner)),
        overlap: about.overlap,
    };
    table.banners.iter().enumerate().map(side).collect()
}

/// Every line of a block that adds up over columns: classes, those who answered, and missing answers by why.
fn lines(block: &Block) -> impl Iterator<Item = Vec<u64>> + '_ {
    let counts = |line: &Vec<Tally>| line.iter().map(|tally| tally.count).collect();
    let answered = block.bases.iter().map(|bases| bases.answered.count).collect();
    block.cells.iter().map(counts).chain(std::iter::once(answered)).chain(block.missing.iter().map(counts))
}

impl Hidden {
    fn of(block: &Block, sides: &[Side], columns: usize, threshold: Threshold) -> Self {
        let mut hidden = Self {
            cells: vec![vec![false; columns]; block.rows.len()],
            bases: vec![false; columns],
            missing: vec![vec![false; columns]; Missing::ALL.len()],
            left_out: vec![false; block.left_out.len()],
        };
        for side in sides {
            // Columns that overlap do not add up: each is a table of its own.
            let groups: Vec<&[usize]> = match side.overlap {
                true => side.columns.chunks(1).collect(),
                false => vec![&side.columns],
            };
            for columns in groups {
                let group = Group { columns, totals: &side.totals, rest: sides.len() > 1 };
                hidden.classes(block, &group, threshold);
                hidden.answers(block, &group, threshold);
                hidden.together(block, &group, threshold);
            }
            hidden.totals(block, side, sides.len(), threshold);
        }
        hidden.split_bases();
        hidden.nets(block);
        hidden
    }

    /// The classes, of which the base of a column is the sum.
    fn classes(&mut self, block: &Block, group: &Group<'_>, threshold: Threshold) {
        for (rows, lines) in added_up(block) {
            let Some(found) = group.looked_over(&lines, threshold) else { continue };
            self.mark_rows(&rows, &found, group);
            for (place, column) in group.columns.iter().enumerate() {
                self.bases[*column] |= found.column_totals[place].hidden();
            }
            group.totals.iter().for_each(|total| self.bases[*total] |= found.total.hidden());
        }
    }

    /// Those who answered and those who did not, by why.
    fn answers(&mut self, block: &Block, group: &Group<'_>, threshold: Threshold) {
        let lines: Vec<Vec<u64>> = lines(block).skip(block.rows.len()).collect();
        let Some(found) = group.looked_over(&lines, threshold) else { return };
        group.mark(&mut self.bases, &found, 0);
        for (place, line) in self.missing.iter_mut().enumerate() {
            group.mark(line, &found, place + 1);
        }
    }

    /// Classes and missing answers, which add up to everybody.
    fn together(&mut self, block: &Block, group: &Group<'_>, threshold: Threshold) {
        for (rows, mut all) in added_up(block) {
            let classes = all.len();
            all.extend(lines(block).skip(block.rows.len() + 1));
            let Some(found) = group.looked_over(&all, threshold) else { continue };
            self.mark_rows(&rows, &found, group);
            for (place, line) in self.missing.iter_mut().enumerate() {
                group.mark(line, &found, classes + place);
            }
        }
    }

    fn mark_rows(&mut self, rows: &[usize], found: &TwoWay, group: &Group<'_>) {
        for (place, row) in rows.iter().enumerate() {
            group.mark(&mut self.cells[*row], found, place);
        }
    }

    /// Of what is told of all and what is told of those in any column one tells how few are in none. Beside
    /// other banners everybody's column stays, and else that of the banner.
    fn totals(&mut self, block: &Block, side: &Side, sides: usize, threshold: Threshold) {
        let Some(total) = side.own_total else { return };
        let tells = |line: Vec<u64>| {
            let rest = line[0].saturating_sub(line[total]);
            rest > 0 && (threshold.is_sensitive(rest) || threshold.is_sensitive(line[total]))
        };
        if lines(block).any(tells) {
            self.hide_column(if sides > 1 { total } else { 0 });
        }
    }

    fn hide_column(&mut self, column: usize) {
        self.bases[column] = true;
        self.cells.iter_mut().chain(&mut self.missing).for_each(|line| line[column] = true);
    }

    /// What a base is told of tells how many of what is hidden are classes.
    fn split_bases(&mut self) {
        for (column, base) in self.bases.iter_mut().enumerate() {
            let any = |lines: &[Vec<bool>]| lines.iter().any(|line| line[column]);
            *base |= any(&self.cells) && any(&self.missing);
        }
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

    /// Takes all banners of a group out but one, where anything of any is hidden or they tell of few by what
    /// they differ in.
    fn banners(&mut self, block: &Block, group: &Linked, sides: &[Side], telling: &Telling<'_>) {
        let is_hidden = |column: usize| {
            let mut lines = self.cells.iter().chain(&self.missing);
            self.bases[column] || lines.any(|line| line[column])
        };
        let mut all = std::iter::once(group.kept).chain(group.others.iter().copied());
        let is_any = all.any(|banner| sides[banner].columns.iter().any(|column| is_hidden(*column)));
        if !is_any && !group.others.iter().any(|other| telling.differ(block, sides, group.kept, *other)) {
            return;
        }
        for banner in &group.others {
            sides[*banner].columns.iter().for_each(|column| self.hide_column(*column));
            self.left_out[*banner] = true;
        }
    }

    fn is_any(&self) -> bool {
        let mut lines = self.cells.iter().chain(&self.missing);
        self.bases.contains(&true) || lines.any(|line| line.contains(&true))
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
        for (line, hidden) in block.left_out.iter_mut().zip(&self.left_out) {
            if *hidden || line.iter().any(is_small) {
                line.fill(Tally::HIDDEN);
            }
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

/// By what banners about the same answers differ.
struct Telling<'t> {
    recipe: &'t Recipe,
    columns: &'t [Column],
    threshold: Threshold,
}

impl Telling<'_> {
    /// Whether a banner tells of few beside the one that is kept: of those who are in a column of it and in
    /// none of the kept one's within that.
    fn differ(&self, block: &Block, sides: &[Side], kept: usize, other: usize) -> bool {
        let recipe = &self.recipe.columns;
        if sides[kept].overlap || sides[other].overlap || !recipe[kept].starts_with(&recipe[other]) {
            return true;
        }
        let classes = |column: usize| self.columns[column].classes.iter().map(|class| class.key.as_str());
        let depth = recipe[other].len();
        let is_within = |part: usize, whole: usize| classes(part).take(depth).eq(classes(whole));
        lines(block).any(|line| {
            sides[other].columns.iter().any(|whole| {
                let parts = sides[kept].columns.iter().filter(|part| is_within(**part, *whole));
                let rest = line[*whole].saturating_sub(parts.map(|part| line[*part]).sum());
                self.threshold.is_sensitive(rest)
            })
        })
    }
}

/// The rows of a block that add up to those who answered, with what they count; where several answers were
/// possible, of each class those who chose it and those who did not.
fn added_up(block: &Block) -> Vec<(Vec<usize>, Vec<Vec<u64>>)> {
    let counts = |row: usize| block.cells[row].iter().map(|tally| tally.count).collect::<Vec<u64>>();
    let rows = 0..block.rows.len();
    if !block.several {
        let rows: Vec<usize> = rows.filter(|row| block.rows[*row].kind != ClassKind::Net).collect();
        let lines = rows.iter().map(|row| counts(*row)).collect();
        return vec![(rows, lines)];
    }
    let one = |row: usize| {
        let chose = counts(row);
        let answered = block.bases.iter().map(|bases| bases.answered.count);
        let rest = answered.zip(&chose).map(|(answered, chose)| answered.saturating_sub(*chose)).collect();
        (vec![row, row], vec![chose, rest])
    };
    rows.map(one).collect()
}

impl Group<'_> {
    /// What of lines over all columns may be shown in these; `None` of those with nothing in them.
    fn looked_over(&self, lines: &[Vec<u64>], threshold: Threshold) -> Option<TwoWay> {
        let mut counts = Vec::new();
        for line in lines {
            let before = counts.len();
            counts.extend(self.columns.iter().map(|column| line[*column]));
            if self.rest {
                let within: u64 = counts[before..].iter().sum();
                counts.push(line[0].saturating_sub(within));
            }
        }
        let columns = self.columns.len() + usize::from(self.rest);
        two_way(lines.len(), columns, &counts, threshold).ok()
    }

    /// Marks a line of a table: its cells and its total, which stands in several columns.
    fn mark(&self, line: &mut [bool], found: &TwoWay, row: usize) {
        for (place, column) in self.columns.iter().enumerate() {
            line[*column] |= found.hides(row, place);
        }
        self.totals.iter().for_each(|total| line[*total] |= found.row_totals[row].hidden());
    }
}
