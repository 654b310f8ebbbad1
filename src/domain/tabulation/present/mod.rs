//! A tabulation as a table that pages and files show, its base said in words.

mod grid;
mod inferred;
mod notes;
mod numbers;

use super::classes::{Class, ClassKind};
use super::inference::Inference;
use super::recipe::{Measure, MissingShown, Order, PercentBase, Recipe};
use super::result::{Block, ColumnKind, Tabulation, Tally};
use crate::answer::Missing;
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::{Base, Cell, Column, Label, Row, RowKind, Share, Table, words};

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
        let categories = self.blocks.iter().any(Block::has_categories);
        let measures = if categories { recipe.measures_of(true) } else { vec![Measure::Count] };
        let mut parts: Vec<Part> = measures.into_iter().map(Part::Measure).collect();
        let inferred = |has: fn(&Inference) -> bool| {
            categories && self.blocks.iter().any(|block| block.inference.as_ref().is_some_and(has))
        };
        parts.extend(inferred(|found| !found.intervals.is_empty()).then_some(Part::Interval));
        parts.extend(inferred(|found| !found.residuals.is_empty()).then_some(Part::Residual));
        let presenting = Presenting { table: self, recipe, parts, shown: self.shown() };
        if self.is_grid() { presenting.grid() } else { presenting.table() }
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
        Table {
            key: self.table.key.clone(),
            title: self.title(),
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

    fn columns(&self) -> Vec<Column> {
        let deepest = self.shown.iter().map(|place| self.over(*place).len()).max().unwrap_or(0);
        let mut columns = Vec::new();
        for part in &self.parts {
            for place in &self.shown {
                let column = &self.table.columns[*place];
                let key = match (self.only_numbers(), self.crossed()) {
                    (true, false) => "value".to_owned(),
                    (true, true) => self.key_of(*place),
                    (false, false) => part.key(self.recipe.percent_base),
                    (false, true) => format!("{}/{}", part.group_key(), self.key_of(*place)),
                };
                let label = match (self.crossed(), column.classes.last()) {
                    (false, _) if self.only_numbers() => said("table-column-value"),
                    (false, _) => Label::Said(self.part_label(*part)),
                    (true, Some(class)) => class.label.clone(),
                    (true, None) if column.kind == ColumnKind::All => said("tabulation-column-all"),
                    (true, None) => said("table-column-total"),
                };
                let grouped = self.crossed() && !self.only_numbers();
                let group = grouped.then(|| self.part_label(*part));
                let mut over = self.over(*place);
                // Headings of shallower nestings stand next to their columns.
                while over.len() < deepest {
                    over.insert(0, Label::Plain(String::new()));
                }
                columns.push(Column { key, label, group, over, base: self.base_of(*part) });
            }
        }
        columns
    }

    /// What machines call a column.
    fn key_of(&self, place: usize) -> String {
        let column = &self.table.columns[place];
        match column.banner {
            Some(banner) if self.table.banners.len() > 1 => {
                format!("{}={}", self.table.banners[banner].key, column.key)
            }
            _ => column.key.clone(),
        }
    }

    /// The headings over a column: of several banners what they are by, and the outer classes.
    fn over(&self, place: usize) -> Vec<Label> {
        let column = &self.table.columns[place];
        let Some(banner) = column.banner else { return Vec::new() };
        match &column.classes[..] {
            // Of several banners each says what it is by.
            [] | [_] if self.table.banners.len() > 1 => self.table.banners[banner].variables.clone(),
            [outer @ .., _] => outer.iter().map(|class| class.label.clone()).collect(),
            [] => Vec::new(),
        }
    }

    pub(super) fn base_of(&self, part: Part) -> Option<Base> {
        let measure = match part {
            Part::Measure(measure) => measure,
            Part::Interval => Measure::ColumnPercent,
            Part::Residual => return None,
        };
        match measure {
            Measure::ColumnPercent if self.crossed() => Some(Base::Column),
            Measure::ColumnPercent | Measure::TotalPercent => Some(match self.recipe.percent_base {
                PercentBase::CasesAnswered => Base::CasesAnswered,
                PercentBase::CasesSubstantive => Base::CasesSubstantive,
                PercentBase::Responses => Base::Responses,
            }),
            Measure::RowPercent => Some(Base::Row),
            _ => None,
        }
    }

    pub(super) fn part_label(&self, part: Part) -> Message {
        match part {
            Part::Measure(measure) => self.measure_label(measure),
            Part::Interval => {
                let level = self.recipe.statistics.interval.map_or(0.95, |asked| asked.level);
                Message::new("tabulation-group-interval").with("level", percent_of(level))
            }
            Part::Residual => Message::new("tabulation-group-residual"),
        }
    }

    fn measure_label(&self, measure: Measure) -> Message {
        let rows = self.table.blocks.first().map(|block| &block.unit);
        let by_unit = |key: &str| rows.map_or_else(|| Message::new(key), |unit| unit.said(key));
        match measure {
            Measure::WeightedCount => Message::new("tabulation-measure-weighted-count"),
            Measure::ColumnPercent if self.crossed() => Message::new("tabulation-measure-column-percent"),
            Measure::ColumnPercent => by_unit(match self.recipe.percent_base {
                PercentBase::CasesAnswered => "table-column-percent-answered",
                PercentBase::CasesSubstantive => "table-column-percent-substantive",
                PercentBase::Responses => "table-column-percent-responses",
            }),
            Measure::RowPercent => Message::new("tabulation-measure-row-percent"),
            Measure::TotalPercent => Message::new("tabulation-measure-total-percent"),
            _ => Message::new("table-column-count"),
        }
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
        rows.push(self.base_row(block));
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

    fn cell(&self, block: &Block, row: usize, column: usize, measure: Measure) -> Cell {
        let tally = block.cells[row][column];
        let class = block.rows[row].kind;
        match measure {
            Measure::WeightedCount => Cell::Number { value: tally.weighted, digits: 1 },
            Measure::ColumnPercent if self.has_percent(class) => {
                self.percent(tally, self.percent_base(block, column))
            }
            Measure::TotalPercent if self.has_percent(class) => {
                self.percent(tally, self.percent_base(block, self.total(column)))
            }
            Measure::ColumnPercent | Measure::TotalPercent => Cell::Empty,
            Measure::RowPercent => self.percent(tally, block.cells[row][self.total(column)]),
            _ => Cell::Count(tally.count),
        }
    }

    /// Whether a class is part of what percents are of.
    fn has_percent(&self, class: ClassKind) -> bool {
        match self.recipe.percent_base {
            PercentBase::CasesAnswered => true,
            PercentBase::CasesSubstantive => class != ClassKind::Exclusive,
            PercentBase::Responses => !matches!(class, ClassKind::Exclusive | ClassKind::Net),
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
        let bases = &block.bases[column];
        match self.recipe.percent_base {
            PercentBase::CasesAnswered => bases.answered,
            PercentBase::CasesSubstantive => bases.substantive,
            PercentBase::Responses => bases.responses,
        }
    }

    /// A percent: of unweighted counts shown whole as an exact share.
    pub(super) fn percent(&self, tally: Tally, base: Tally) -> Cell {
        let digits = self.recipe.digits;
        if self.recipe.weight.is_none() && digits == 0 {
            return Share::new(tally.count, base.count).map_or(Cell::Empty, Cell::Share);
        }
        tally.percent(base).map_or(Cell::Empty, |value| Cell::Percent { value, digits })
    }

    /// The row that says how many percents are of.
    fn base_row(&self, block: &Block) -> Row {
        let (key, label) = match self.recipe.percent_base {
            PercentBase::CasesAnswered => (Base::CasesAnswered, "table-row-answered"),
            PercentBase::CasesSubstantive => (Base::CasesSubstantive, "table-row-substantive"),
            PercentBase::Responses => (Base::Responses, "table-row-responses"),
        };
        let counted = self.parts.contains(&Part::Measure(Measure::Count));
        let cells = self.each(|part, column| {
            let base = self.percent_base(block, column);
            let Part::Measure(measure) = part else { return Cell::Empty };
            match measure {
                // n is told in every table.
                _ if !counted && Some(&part) == self.parts.first() => Cell::Count(base.count),
                Measure::WeightedCount => Cell::Number { value: base.weighted, digits: 1 },
                Measure::ColumnPercent => self.percent(base, base),
                Measure::RowPercent | Measure::TotalPercent => {
                    self.percent(base, self.percent_base(block, self.total(column)))
                }
                _ => Cell::Count(base.count),
            }
        });
        let label = Label::Said(block.unit.said(label));
        Row { key: self.row_key(block, key.key()), kind: RowKind::Base, label, cells }
    }

    /// Each kind of missing answer, then all who are counted.
    fn missing_rows(&self, block: &Block) -> Vec<Row> {
        let counted = |tallies: &dyn Fn(usize) -> Tally| {
            self.each(|part, column| match part {
                Part::Measure(Measure::Count) => Cell::Count(tallies(column).count),
                Part::Measure(Measure::WeightedCount) => {
                    Cell::Number { value: tallies(column).weighted, digits: 1 }
                }
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

    /// The caption: that of the recipe, else the names of the variables.
    pub(super) fn title(&self) -> Text {
        if !self.table.title.is_empty() {
            return self.table.title.clone();
        }
        let rows: Vec<&Label> = self.table.blocks.iter().map(|block| &block.label).collect();
        let columns: Vec<&Label> =
            self.table.banners.iter().flat_map(|banner| banner.variables.iter()).collect();
        let mut title = Text::default();
        for language in Language::ALL {
            let name = |labels: &[&Label]| {
                let names = labels.iter().map(|label| plain(label, language, &self.table.fallback));
                names.collect::<Vec<_>>().join(", ")
            };
            let parts = if columns.is_empty() {
                name(&rows)
            } else {
                format!("{} × {}", name(&rows), name(&columns))
            };
            title.set(language, Some(parts));
        }
        title
    }
}

/// What a label says without the words of Saual: of these only the key is known here.
fn plain(label: &Label, language: Language, fallback: &[Language]) -> String {
    label.words(language, fallback, &|message| message.key.clone()).text
}

impl Measure {
    /// What machines call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::WeightedCount => "weighted_count",
            Self::ColumnPercent => "column_percent",
            Self::RowPercent => "row_percent",
            Self::TotalPercent => "total_percent",
            Self::N => "n",
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Sd => "sd",
            Self::Se => "se",
            Self::Min => "min",
            Self::Max => "max",
            Self::Quantile { .. } => "quantile",
        }
    }
}

impl Part {
    const fn group_key(self) -> &'static str {
        match self {
            Self::Measure(measure) => measure.key(),
            Self::Interval => "interval",
            Self::Residual => "residual",
        }
    }

    /// What machines call a column of a table without a banner.
    fn key(self, base: PercentBase) -> String {
        match self {
            Self::Measure(measure) => measure_key(measure, base),
            part => part.group_key().to_owned(),
        }
    }
}

/// A share of 1 as a number of percents.
pub(super) fn percent_of(share: f64) -> crate::message::Argument {
    let percent = crate::table::round_half_up(share * 100.0, 6);
    if percent.fract() == 0.0 { (percent as i64).into() } else { percent.to_string().into() }
}

fn measure_key(measure: Measure, base: PercentBase) -> String {
    match measure {
        Measure::ColumnPercent => format!(
            "percent_of_{}",
            match base {
                PercentBase::CasesAnswered => Base::CasesAnswered.key(),
                PercentBase::CasesSubstantive => Base::CasesSubstantive.key(),
                PercentBase::Responses => Base::Responses.key(),
            }
        ),
        measure => measure.key().to_owned(),
    }
}

fn said(key: &str) -> Label {
    Label::Said(Message::new(key))
}
