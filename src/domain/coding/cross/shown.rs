//! From counts to a table.

use super::count::{Count, Cross};
use crate::language::Text;
use crate::message::Message;
use crate::table::{Cell, Column, Label, Row, RowKind, Share, Table};

/// A percent of fewer changes by more than three points with each of them.
const SMALL: u64 = 30;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Codings.
    Codings,
    /// Documents.
    Documents,
    /// Cases.
    Cases,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Codings, Self::Documents, Self::Cases];

    /// What stands in addresses, and the end of its Fluent keys.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Codings => "codings",
            Self::Documents => "documents",
            Self::Cases => "cases",
        }
    }

    /// The measure of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.tag() == tag)
    }

    /// The number of it in a count.
    #[must_use]
    pub fn of(self, count: Count) -> u64 {
        u64::from(match self {
            Self::Codings => count.codings,
            Self::Documents => count.documents,
            Self::Cases => count.cases,
        })
    }
}

/// What percents are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// No percents: counts.
    None,
    /// Of the row's total.
    Row,
    /// Of the column's total.
    Column,
    /// Of all.
    Total,
}

impl Percent {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::None, Self::Row, Self::Column, Self::Total];

    /// What stands in addresses, and the end of its Fluent keys.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::None => "count",
            Self::Row => "row",
            Self::Column => "column",
            Self::Total => "total",
        }
    }

    /// The kind of percent of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.tag() == tag)
    }
}

/// A row or a column of a cross-table in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What machines call it.
    pub key: String,
    /// For readers.
    pub label: Label,
}

/// A cross-table with its headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossed {
    /// What machines call it: `codes/by/region`.
    pub key: String,
    /// What it is, in every language.
    pub title: Text,
    /// The counts.
    pub counts: Cross,
    /// The codes.
    pub rows: Vec<Heading>,
    /// What they are against.
    pub columns: Vec<Heading>,
    /// Whether the columns are codes: then codings are pairs, which are no part of a code's codings.
    pub pairs: bool,
    /// What must be known to read it.
    pub notes: Vec<Message>,
}

impl Crossed {
    /// What a cell of the table holds.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize, measure: Measure, percent: Percent) -> Cell {
        let Some(count) = self.counts.cell(row, column) else { return Cell::Empty };
        let base = match percent {
            Percent::None => return Cell::Count(measure.of(count)),
            Percent::Row => self.counts.rows[row],
            Percent::Column => self.counts.columns[column],
            Percent::Total => self.counts.all,
        };
        Share::new(measure.of(count), measure.of(base)).map_or(Cell::Empty, Cell::Share)
    }

    /// The same with these rows and columns alone; totals stay.
    #[must_use]
    pub fn only(&self, rows: &[usize], columns: &[usize]) -> Self {
        let of = |all: &[Heading], places: &[usize]| places.iter().map(|at| all[*at].clone()).collect();
        Self {
            key: self.key.clone(),
            title: self.title.clone(),
            counts: self.counts.only(rows, columns),
            rows: of(&self.rows, rows),
            columns: of(&self.columns, columns),
            pairs: self.pairs,
            notes: self.notes.clone(),
        }
    }

    /// The same without rows and columns in which nothing was counted.
    #[must_use]
    pub fn without_empty(&self) -> Self {
        let any = |counts: &[Count]| -> Vec<usize> {
            (0..counts.len()).filter(|at| counts[*at].codings > 0).collect()
        };
        self.only(&any(&self.counts.rows), &any(&self.counts.columns))
    }

    /// Whether such percents say anything: pairs of codings are not a part of anything.
    #[must_use]
    pub fn has(&self, measure: Measure, percent: Percent) -> bool {
        percent == Percent::None || !self.pairs || measure != Measure::Codings
    }

    /// What is counted, and of what percents are.
    #[must_use]
    pub fn base(&self, measure: Measure, percent: Percent) -> Message {
        let n = measure.of(self.counts.all);
        let what = if self.pairs && measure == Measure::Codings { "pairs" } else { measure.tag() };
        Message::new(&format!("cross-base-{what}-{}", percent.tag()))
            .with("n", i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A warning where percents are of fewer than 30, and how many rows or columns those are.
    #[must_use]
    pub fn small_bases(&self, measure: Measure, percent: Percent) -> Option<Message> {
        if !self.has(measure, percent) {
            return None;
        }
        let all = [self.counts.all];
        let bases = match percent {
            Percent::None => return None,
            Percent::Row => &self.counts.rows[..],
            Percent::Column => &self.counts.columns[..],
            Percent::Total => &all[..],
        };
        let is_small = |count: &&Count| (1..SMALL).contains(&measure.of(**count));
        let count = bases.iter().filter(is_small).count();
        let note = || {
            Message::new(&format!("cross-note-small-{}", percent.tag()))
                .with("least", i64::try_from(SMALL).unwrap_or(i64::MAX))
                .with("what", measure.tag())
                .with("count", count)
        };
        (count > 0).then(note)
    }

    /// The table of one measure.
    #[must_use]
    pub fn table(&self, measure: Measure, percent: Percent) -> Table {
        self.of(&[measure], percent)
    }

    /// One table of every measure, side by side.
    #[must_use]
    pub fn whole(&self, percent: Percent) -> Table {
        self.of(&Measure::ALL, percent)
    }

    fn of(&self, measures: &[Measure], percent: Percent) -> Table {
        let several = measures.len() > 1;
        let percents = measures.iter().map(|measure| match self.has(*measure, percent) {
            true => (*measure, percent),
            false => (*measure, Percent::None),
        });
        let shown: Vec<(Measure, Percent)> = percents.collect();
        let columns = shown.iter().flat_map(|(measure, _)| {
            let group = several.then(|| Message::new(&format!("cross-measure-{}", measure.tag())));
            let column = |key: String, label: Label| Column {
                key,
                label,
                group: group.clone(),
                over: Vec::new(),
                base: None,
            };
            let own = |heading: &Heading| {
                column(format!("{}/{}", measure.tag(), heading.key), heading.label.clone())
            };
            let mut columns: Vec<Column> = self.columns.iter().map(own).collect();
            let total = Label::Said(Message::new(self.total_key()));
            columns.push(column(format!("{}/total", measure.tag()), total));
            columns
        });
        Table {
            key: if several { self.key.clone() } else { format!("{}/{}", self.key, measures[0].tag()) },
            title: self.title.clone().into(),
            repeat: None,
            base: self.base(shown[0].0, shown[0].1),
            columns: columns.collect(),
            rows: self.table_rows(&shown),
            notes: self.more_bases(&shown).into_iter().chain(self.all_notes(&shown)).collect(),
            fallback: Vec::new(),
        }
    }

    /// What a total is called: of codes that are together it is the code's own.
    const fn total_key(&self) -> &'static str {
        if self.pairs { "cross-alone" } else { "cross-total" }
    }

    fn more_bases(&self, shown: &[(Measure, Percent)]) -> Vec<Message> {
        shown[1..].iter().map(|(measure, percent)| self.base(*measure, *percent)).collect()
    }

    /// What must be known to read it, with the warnings of what is shown.
    fn all_notes(&self, shown: &[(Measure, Percent)]) -> impl Iterator<Item = Message> {
        let small = shown.iter().filter_map(|(measure, percent)| self.small_bases(*measure, *percent));
        self.notes.iter().cloned().chain(small)
    }

    fn table_rows(&self, shown: &[(Measure, Percent)]) -> Vec<Row> {
        let row = |(place, heading): (usize, &Heading)| {
            let cells = shown.iter().flat_map(|(measure, percent)| {
                let own = (0..self.columns.len()).map(|column| self.cell(place, column, *measure, *percent));
                own.chain([Cell::Count(measure.of(self.counts.rows[place]))]).collect::<Vec<_>>()
            });
            Row {
                key: heading.key.clone(),
                kind: RowKind::Category,
                label: heading.label.clone(),
                cells: cells.collect(),
            }
        };
        let mut rows: Vec<Row> = self.rows.iter().enumerate().map(row).collect();
        let totals = shown.iter().flat_map(|(measure, _)| {
            let own = self.counts.columns.iter().map(|count| Cell::Count(measure.of(*count)));
            own.chain([Cell::Count(measure.of(self.counts.all))]).collect::<Vec<_>>()
        });
        rows.push(Row {
            key: "total".to_owned(),
            kind: RowKind::All,
            label: Label::Said(Message::new(self.total_key())),
            cells: totals.collect(),
        });
        rows
    }
}
