//! A tabulation as a table that pages and files show, its base said in words.

mod columns;
mod grid;
mod inferred;
mod notes;
pub(super) mod numbers;

use super::classes::{Class, ClassKind};
use super::inferred::Inference;
use super::recipe::{Measure, MissingShown, Order, PercentBase, Recipe};
use super::result::{Block, ColumnKind, Tabulation, Tally};
use crate::answer::Missing;
use crate::language::Language;
use crate::message::Message;
use crate::table::{Cell, Column, Label, Row, RowKind, Share, Table, Title, words};

pub(super) use columns::column_label;
use inferred::residual;

/// A tabulation under way to a table.
pub(super) struct Presenting<'t> {
    pub(super) table: &'t Tabulation,
    pub(super) recipe: &'t Recipe,
    /// What is shown of categories, each a group of columns.
    pub(super) parts: Vec<Part>,
    /// The places of the columns that are shown.
    pub(super) shown: Vec<usize>,
}

/// A group of columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Measure(Measure),
    Interval,
    Residual,
}

impl Tabulation {
    /// The table that its recipe asks for. A single banner ends with its total; several stand beside the
    /// column of all.
    #[must_use]
    pub fn present(&self, recipe: &Recipe) -> Table {
        let presenting = self.presenting(recipe);
        if self.is_grid() { presenting.grid() } else { presenting.table() }
    }

    /// What it is called: its recipe's caption, else its variables.
    #[must_use]
    pub fn title(&self) -> Title {
        if !self.title.is_empty() {
            return self.title.clone().into();
        }
        Title::Variables {
            rows: self.blocks.iter().map(|block| block.label.clone()).collect(),
            columns: self.banners.iter().flat_map(|banner| banner.variables.clone()).collect(),
        }
    }

    /// What is shown of it, before it is a table or a figure.
    pub(super) fn presenting<'t>(&'t self, recipe: &'t Recipe) -> Presenting<'t> {
        let categories = self.blocks.iter().any(Block::has_categories);
        let measures = if categories { recipe.measures_of(true) } else { vec![Measure::Count] };
        let mut parts: Vec<Part> = measures.into_iter().map(Part::Measure).collect();
        let inferred = |has: fn(&Inference) -> bool| {
            categories && self.blocks.iter().any(|block| block.inference.as_ref().is_some_and(has))
        };
        parts.extend(inferred(|found| !found.intervals.is_empty()).then_some(Part::Interval));
        parts.extend(inferred(|found| !found.residuals.is_empty()).then_some(Part::Residual));
        Presenting { table: self, recipe, parts, shown: self.shown() }
    }

    /// Whether it is a grid of questions by their choices.
    fn is_grid(&self) -> bool {
        self.banners.is_empty() && self.blocks.len() > 1 && self.blocks.iter().all(|block| block.of_grid)
    }

    fn shown(&self) -> Vec<usize> {
        let one = self.banners.len() == 1;
        let is_shown = |place: &usize| match self.columns[*place].kind {
            ColumnKind::Class => true,
            ColumnKind::All => !one,
            ColumnKind::Total => one,
        };
        (0..self.columns.len()).filter(is_shown).collect()
    }
}

impl Block {
    /// Whether it has classes, and is not a number alone.
    fn has_categories(&self) -> bool {
        self.rows.iter().any(|class| class.kind != ClassKind::OtherVersions)
            || self.numbers.as_ref().is_none_or(|numbers| !numbers.natural)
    }
}

impl Presenting<'_> {
    fn table(&self) -> Table {
        let blocks = &self.table.blocks;
        let mut table = Table {
            key: self.table.key.clone(),
            title: self.table.title(),
            repeat: blocks.first().and_then(|block| block.unit.repeat().cloned()),
            base: self.base(),
            columns: self.columns(),
            rows: self
                .lettered()
                .into_iter()
                .chain(blocks.iter().flat_map(|block| self.rows(block)))
                .collect(),
            notes: self.notes(),
            fallback: self.table.fallback.clone(),
        };
        if let [block] = &blocks[..] {
            self.ranks(block, &mut table);
        }
        table
    }

    /// Of a rank one more column: how high each choice came on average.
    fn ranks(&self, block: &Block, table: &mut Table) {
        if block.mean_ranks.is_empty() {
            return;
        }
        let label = Label::Said(Message::new("table-column-mean-rank"));
        let key = "mean_rank".to_owned();
        table.columns.push(Column { key, label, group: None, over: Vec::new(), base: None });
        for row in &mut table.rows {
            let is_own = |class: &Class| row.kind == RowKind::Category && class.key == row.key;
            let place = block.rows.iter().position(is_own);
            let mean = place.and_then(|place| block.mean_ranks.get(place).copied().flatten());
            row.cells.push(mean.map_or(Cell::Empty, |value| Cell::Number { value, digits: 2 }));
        }
    }

    /// Whether columns are of a banner.
    pub(super) fn crossed(&self) -> bool {
        !self.table.banners.is_empty()
    }

    /// Whether nothing but numbers is shown.
    pub(super) fn only_numbers(&self) -> bool {
        !self.table.blocks.iter().any(Block::has_categories)
    }

    /// The rows of a variable.
    fn rows(&self, block: &Block) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.table.blocks.len() > 1 {
            let key = block.key.clone();
            let cells = vec![Cell::Empty; self.parts.len() * self.shown.len()];
            rows.push(Row { key, kind: RowKind::Heading, label: block.label.clone(), cells });
        }
        for place in self.order(block) {
            let class = &block.rows[place];
            let kind = match class.kind {
                ClassKind::OtherVersions | ClassKind::Outside => RowKind::OtherVersions,
                _ => RowKind::Category,
            };
            let cells = self.each(|part, column| match part {
                Part::Measure(measure) => self.cell(block, place, column, measure),
                Part::Interval => self.interval(block, place, column),
                Part::Residual => residual(block, place, column),
            });
            rows.push(Row { key: self.row_key(block, &class.key), kind, label: class.label.clone(), cells });
            rows.extend(self.letters_of(block, place));
        }
        rows.extend(self.statistics(block));
        rows.extend(self.bases().map(|base| self.base_row(block, base)));
        rows.extend(self.tests(block));
        if self.recipe.missing == MissingShown::Rows {
            rows.extend(self.missing_rows(block));
        }
        rows
    }

    /// A key that no row of another variable has.
    pub(super) fn row_key(&self, block: &Block, key: &str) -> String {
        if self.table.blocks.len() > 1 { format!("{}/{key}", block.key) } else { key.to_owned() }
    }

    /// The classes in the order in which they are shown.
    pub(super) fn order(&self, block: &Block) -> Vec<usize> {
        let mut order: Vec<usize> = (0..block.rows.len()).collect();
        if self.recipe.order == Order::Descending {
            let weight = |class: &Class| match class.kind {
                ClassKind::Category | ClassKind::Net => 0,
                ClassKind::Exclusive => 1,
                ClassKind::OtherVersions | ClassKind::Outside => 2,
            };
            let size = |place: usize| block.cells[place].first().map_or(0.0, |tally| tally.weighted);
            order.sort_by(|one, other| {
                let by_kind = weight(&block.rows[*one]).cmp(&weight(&block.rows[*other]));
                by_kind.then(size(*other).total_cmp(&size(*one)))
            });
        }
        order
    }

    /// A cell for each part and column.
    pub(super) fn each(&self, cell: impl Fn(Part, usize) -> Cell) -> Vec<Cell> {
        let cell = &cell;
        let columns = |part: &Part| {
            let part = *part;
            self.shown.iter().map(move |column| cell(part, *column))
        };
        self.parts.iter().flat_map(columns).collect()
    }

    pub(super) fn cell(&self, block: &Block, row: usize, column: usize, measure: Measure) -> Cell {
        let tally = block.cells[row][column];
        let class = block.rows[row].kind;
        match measure {
            Measure::WeightedCount => weighted(tally),
            Measure::ColumnPercent if has_percent(class, self.recipe.percent_base) => {
                self.percent(tally, self.percent_base(block, column))
            }
            Measure::PercentOf { percent_of } if has_percent(class, percent_of) => {
                self.percent(tally, block.bases[column].of(percent_of))
            }
            Measure::TotalPercent if has_percent(class, self.recipe.percent_base) => {
                self.percent(tally, self.percent_base(block, self.total(column)))
            }
            Measure::ColumnPercent | Measure::PercentOf { .. } | Measure::TotalPercent => Cell::Empty,
            Measure::RowPercent => self.percent(tally, block.cells[row][self.total(column)]),
            _ => count(tally),
        }
    }

    /// The column that a column is a part of: the total of its banner, or all.
    fn total(&self, column: usize) -> usize {
        let banner = self.table.columns[column].banner;
        let is_total = |place: &usize| {
            let other = &self.table.columns[*place];
            other.kind != ColumnKind::Class && other.banner == banner
        };
        (0..self.table.columns.len()).find(is_total).unwrap_or_default()
    }

    pub(super) fn percent_base(&self, block: &Block, column: usize) -> Tally {
        block.bases[column].of(self.recipe.percent_base)
    }

    /// A percent: of unweighted counts shown whole as an exact share.
    pub(super) fn percent(&self, tally: Tally, base: Tally) -> Cell {
        let digits = self.recipe.digits;
        if tally.hidden || base.hidden {
            return Cell::Hidden;
        }
        if self.recipe.weight.is_none() && digits == 0 {
            return Share::new(tally.count, base.count).map_or(Cell::Empty, Cell::Share);
        }
        tally.percent(base).map_or(Cell::Empty, |value| Cell::Percent { value, digits })
    }

    /// What percents are of: the base of the recipe, then those that stand beside it.
    fn bases(&self) -> impl Iterator<Item = PercentBase> {
        let own = self.recipe.percent_base;
        let others = self.parts.iter().filter_map(move |part| match part {
            Part::Measure(Measure::PercentOf { percent_of }) if *percent_of != own => Some(*percent_of),
            _ => None,
        });
        std::iter::once(own).chain(others)
    }

    /// The row that says how many a base counts, with its percent in its own columns.
    fn base_row(&self, block: &Block, of: PercentBase) -> Row {
        let label = match of {
            PercentBase::CasesAnswered => "table-row-answered",
            PercentBase::CasesSubstantive => "table-row-substantive",
            PercentBase::Responses => "table-row-responses",
        };
        let counted = self.parts.contains(&Part::Measure(Measure::Count));
        let is_own = of == self.recipe.percent_base;
        let cells = self.each(|part, column| {
            let base = block.bases[column].of(of);
            let Part::Measure(measure) = part else { return Cell::Empty };
            match measure {
                // n is told in every table.
                _ if !counted && Some(&part) == self.parts.first() => count(base),
                Measure::WeightedCount => weighted(base),
                Measure::ColumnPercent if is_own => self.percent(base, base),
                Measure::PercentOf { percent_of } if percent_of == of => self.percent(base, base),
                Measure::RowPercent | Measure::TotalPercent if is_own => {
                    self.percent(base, self.percent_base(block, self.total(column)))
                }
                Measure::ColumnPercent
                | Measure::PercentOf { .. }
                | Measure::RowPercent
                | Measure::TotalPercent => Cell::Empty,
                _ => count(base),
            }
        });
        let label = Label::Said(block.unit.said(label));
        Row { key: self.row_key(block, of.shown().key()), kind: RowKind::Base, label, cells }
    }

    /// Each kind of missing answer, then all who are counted.
    fn missing_rows(&self, block: &Block) -> Vec<Row> {
        let counted = |tallies: &dyn Fn(usize) -> Tally| {
            self.each(|part, column| match part {
                Part::Measure(Measure::Count) => count(tallies(column)),
                Part::Measure(Measure::WeightedCount) => weighted(tallies(column)),
                _ => Cell::Empty,
            })
        };
        let mut rows = Vec::new();
        for (place, kind) in Missing::ALL.into_iter().enumerate() {
            rows.push(Row {
                key: self.row_key(block, words::missing_key(kind)),
                kind: RowKind::Missing,
                label: Label::Said(words::missing(kind)),
                cells: counted(&|column| block.missing[place][column]),
            });
        }
        let all = |column: usize| {
            let missing = block.missing.iter().map(|tallies| tallies[column]).sum::<Tally>();
            missing.and(block.bases[column].answered)
        };
        rows.push(Row {
            key: self.row_key(block, "all"),
            kind: RowKind::All,
            label: Label::Said(block.unit.said("table-row-all")),
            cells: counted(&all),
        });
        rows
    }
}

impl Recipe {
    /// In the place of a table that cannot be counted any more, as where a new version of the questionnaire
    /// lacks its question: the reasons.
    #[must_use]
    pub fn uncounted(&self, faults: &[Message], fallback: Vec<Language>) -> Table {
        let key = self.key.to_string();
        Table {
            title: if self.title.is_empty() {
                Title::Variables { rows: vec![Label::Plain(key.clone())], columns: Vec::new() }
            } else {
                self.title.clone().into()
            },
            key,
            repeat: None,
            base: Message::new("build-faults"),
            columns: Vec::new(),
            rows: Vec::new(),
            notes: faults.to_vec(),
            fallback,
        }
    }
}

/// Whether a class is part of what percents are of.
fn has_percent(class: ClassKind, base: PercentBase) -> bool {
    match base {
        PercentBase::CasesAnswered => true,
        PercentBase::CasesSubstantive => class != ClassKind::Exclusive,
        PercentBase::Responses => !matches!(class, ClassKind::Exclusive | ClassKind::Net),
    }
}

/// How many, where that is told.
pub(super) fn count(tally: Tally) -> Cell {
    if tally.hidden { Cell::Hidden } else { Cell::Count(tally.count) }
}

/// The sum of weights, where it is told.
pub(super) fn weighted(tally: Tally) -> Cell {
    if tally.hidden { Cell::Hidden } else { Cell::Number { value: tally.weighted, digits: 1 } }
}

/// A share of 1 as a number of percents.
pub(super) fn percent_of(share: f64) -> crate::message::Argument {
    let percent = crate::table::round_half_up(share * 100.0, 6);
    if percent.fract() == 0.0 { (percent as i64).into() } else { percent.to_string().into() }
}
