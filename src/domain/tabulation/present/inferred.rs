//! Intervals, letters, residuals and tests of a table.

use super::{Part, Presenting};
use crate::message::Message;
use crate::statistics::Contingency;
use crate::table::{Cell, Label, Row, RowKind};
use crate::tabulation::inferred::{Tests, Untested};
use crate::tabulation::recipe::{Association, Correction, IntervalKind, Measure};
use crate::tabulation::result::{Block, ColumnKind};

/// A line of tests: what machines call it, and its value by each banner.
type Line = (&'static str, fn(&Tests) -> Option<Cell>);

impl Presenting<'_> {
    /// The interval around a percent.
    pub(in crate::tabulation) fn interval(&self, block: &Block, row: usize, column: usize) -> Cell {
        let intervals = block.inference.as_ref().and_then(|found| found.intervals.get(row));
        let interval = intervals.and_then(|row| row.get(column).copied().flatten());
        // A bound of a whole percent hides how wide a narrow interval is.
        let digits = self.recipe.digits.max(1);
        interval.map_or(Cell::Empty, |found| Cell::Interval {
            low: found.low * 100.0,
            high: found.high * 100.0,
            digits,
        })
    }

    /// The row that names the columns by letters.
    pub(super) fn lettered(&self) -> Option<Row> {
        self.recipe.statistics.letters.filter(|_| self.crossed() && !self.is_without_letters())?;
        let part = self.letters_part()?;
        let cells = self.each(|own, column| match self.place_in_banner(column).filter(|_| own == part) {
            Some(place) if place < 64 => Cell::Letters(1 << place),
            _ => Cell::Empty,
        });
        let label = Label::Said(Message::new("tabulation-row-letters"));
        Some(Row { key: "letters".to_owned(), kind: RowKind::Letters, label, cells })
    }

    /// Whether no banner's columns can be compared.
    fn is_without_letters(&self) -> bool {
        self.table.banners.iter().all(|banner| banner.overlap)
    }

    /// The part that letters stand in: the percents of columns, else the first.
    fn letters_part(&self) -> Option<Part> {
        let percents = Part::Measure(Measure::ColumnPercent);
        self.parts.iter().copied().find(|part| *part == percents).or(self.parts.first().copied())
    }

    /// The place of a column among those of its banner that are compared.
    fn place_in_banner(&self, column: usize) -> Option<usize> {
        let banner = self.table.columns[column].banner?;
        if self.table.banners[banner].overlap {
            return None;
        }
        let compared = crate::tabulation::inference::compared(&self.table.columns, banner);
        compared.iter().position(|place| *place == column)
    }

    /// The letters under a row, where it has any.
    pub(super) fn letters_of(&self, block: &Block, row: usize) -> Option<Row> {
        let letters = block.inference.as_ref()?.letters.get(row)?;
        self.higher(block, &block.rows[row].key, letters)
    }

    pub(super) fn mean_letters(&self, block: &Block) -> Option<Row> {
        let letters = &block.inference.as_ref()?.mean_letters;
        self.higher(block, "mean", letters)
    }

    fn higher(&self, block: &Block, key: &str, letters: &[u64]) -> Option<Row> {
        if letters.iter().all(|letters| *letters == 0) {
            return None;
        }
        let part = if key == "mean" { self.parts.first().copied() } else { self.letters_part() };
        let cells = self.each(|own, column| {
            let letters = letters.get(column).copied().unwrap_or_default();
            if Some(own) == part && letters != 0 { Cell::Letters(letters) } else { Cell::Empty }
        });
        let label = Label::Said(Message::new("tabulation-row-higher"));
        Some(Row {
            key: format!("{}/letters", self.row_key(block, key)),
            kind: RowKind::Letters,
            label,
            cells,
        })
    }

    /// The tests of a variable, each in the first column of its banner.
    pub(super) fn tests(&self, block: &Block) -> Vec<Row> {
        let Some(inference) = &block.inference else { return Vec::new() };
        let asked = &self.recipe.statistics.association;
        let lines = LINES.iter().filter(|(key, _)| match *key {
            "chi_squared" | "chi_squared_df" | "chi_squared_p" | "yates" | "yates_p" => {
                asked.contains(&Association::ChiSquared)
            }
            "cramer_v" => asked.contains(&Association::CramerV),
            _ => true,
        });
        let row = |(key, value): &Line| {
            let cells = self.each(|part, column| {
                let of_column = |tests: &&Tests| self.first_column(tests.banner) == Some(column);
                let tests =
                    inference.tests.iter().find(of_column).filter(|_| Some(&part) == self.parts.first());
                tests.and_then(value).unwrap_or(Cell::Empty)
            });
            if cells.iter().all(|cell| *cell == Cell::Empty) {
                return None;
            }
            let label = Label::Said(Message::new(&format!("tabulation-test-{}", key.replace('_', "-"))));
            Some(Row { key: self.row_key(block, key), kind: RowKind::Statistic, label, cells })
        };
        lines.filter_map(row).collect()
    }

    fn first_column(&self, banner: usize) -> Option<usize> {
        let is_of = |place: &usize| {
            let column = &self.table.columns[*place];
            column.banner == Some(banner) && column.kind == ColumnKind::Class
        };
        self.shown.iter().copied().find(is_of)
    }

    /// How what is inferred was come to, and what is not to be trusted.
    pub(super) fn inferred_notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        let asked = &self.recipe.statistics;
        // Of a table of numbers alone there are none.
        let shown = self.parts.iter().any(|part| matches!(part, Part::Interval));
        if let Some(interval) = asked.interval.filter(|_| shown) {
            let kind = format!("{:?}", interval.kind).to_lowercase();
            let told = Message::new("tabulation-note-interval").with("kind", kind);
            notes.push(told.with("level", super::percent_of(interval.level)));
            let by_n = !matches!(interval.kind, IntervalKind::Logit | IntervalKind::KornGraubard);
            if by_n && self.recipe.weight.is_some() {
                notes.push(Message::new("tabulation-note-interval-effective"));
            }
        }
        if let Some(letters) = asked.letters.filter(|_| self.crossed()) {
            let corrected = match letters.correction {
                Correction::None => "tabulation-note-letters",
                Correction::Bonferroni => "tabulation-note-letters-bonferroni",
            };
            notes.push(Message::new(corrected).with("level", super::percent_of(letters.level)));
        }
        let tests =
            || self.table.blocks.iter().filter_map(|block| block.inference.as_ref()).flat_map(|it| &it.tests);
        for found in tests().filter_map(contingency).filter(|found| found.has_low_expected()) {
            let told = Message::new("tabulation-note-low-expected").with("count", found.below_five);
            notes.push(told.with("cells", found.cells));
        }
        let overlaps = |tests: &Tests| {
            tests.contingency == Some(Err(Untested::Overlap)) || tests.anova == Some(Err(Untested::Overlap))
        };
        if tests().any(overlaps) {
            notes.push(Message::new("tabulation-note-untested-overlap"));
        }
        if tests().any(|tests| tests.fisher == Some(Err(Untested::Shape))) {
            notes.push(Message::new("tabulation-note-untested-fisher"));
        }
        if tests().any(Tests::is_hidden) {
            notes.push(Message::new("tabulation-note-untested-hidden"));
        }
        if tests().next().is_some() && self.recipe.weight.is_some() {
            notes.push(Message::new("tabulation-note-unweighted-tests"));
        }
        notes
    }
}

/// The adjusted residual of a cell.
pub(super) fn residual(block: &Block, row: usize, column: usize) -> Cell {
    let residuals = block.inference.as_ref().and_then(|found| found.residuals.get(row));
    let residual = residuals.and_then(|row| row.get(column).copied().flatten());
    residual.map_or(Cell::Empty, |value| Cell::Number { value, digits: 1 })
}

fn contingency(tests: &Tests) -> Option<&Contingency> {
    tests.contingency.as_ref()?.as_ref().ok()
}

fn weighted(tests: &Tests) -> Option<crate::weight::Association> {
    tests.rao_scott?.ok()
}

fn number(value: f64, digits: u8) -> Cell {
    Cell::Number { value, digits }
}

fn found<T: Copy>(result: Option<Result<T, Untested>>) -> Option<T> {
    result?.ok()
}

/// Every line of tests, in the order in which they are shown.
const LINES: &[Line] = &[
    ("chi_squared", |tests| contingency(tests).map(|it| number(it.chi_square.statistic, 3))),
    ("chi_squared_df", |tests| contingency(tests).map(|it| number(it.chi_square.df, 0))),
    ("chi_squared_p", |tests| contingency(tests).map(|it| Cell::Probability(it.chi_square.p))),
    ("rao_scott_f", |tests| Some(number(weighted(tests)?.f.ok()?, 3))),
    ("rao_scott_df1", |tests| Some(number(weighted(tests)?.df1.ok()?, 2))),
    ("rao_scott_df2", |tests| Some(number(weighted(tests)?.df2.ok()?, 2))),
    ("rao_scott_p", |tests| Some(Cell::Probability(weighted(tests)?.p.ok()?))),
    ("yates", |tests| Some(number(contingency(tests)?.yates?.statistic, 3))),
    ("yates_p", |tests| Some(Cell::Probability(contingency(tests)?.yates?.p))),
    ("cramer_v", |tests| contingency(tests).map(|it| number(it.cramer_v, 3))),
    ("fisher_p", |tests| found(tests.fisher).map(|it| Cell::Probability(it.p))),
    ("odds_ratio", |tests| Some(number(found(tests.fisher)?.odds_ratio?, 3))),
    ("welch_t", |tests| found(tests.welch).map(|it| number(it.welch.t, 3))),
    ("welch_df", |tests| found(tests.welch).map(|it| number(it.welch.df, 1))),
    ("welch_p", |tests| found(tests.welch).map(|it| Cell::Probability(it.welch.p))),
    ("anova_f", |tests| found(tests.anova).map(|it| number(it.test.f, 3))),
    ("anova_df1", |tests| found(tests.anova).map(|it| number(it.test.df1, 0))),
    ("anova_df2", |tests| found(tests.anova).map(|it| number(it.test.df2, 0))),
    ("anova_p", |tests| found(tests.anova).map(|it| Cell::Probability(it.test.p))),
    ("mann_whitney_u", |tests| found(tests.mann_whitney).map(|it| number(it.u, 1))),
    ("mann_whitney_p", |tests| found(tests.mann_whitney).map(|it| Cell::Probability(it.p))),
    ("kruskal_wallis_h", |tests| Some(number(tests.kruskal_wallis.as_ref()?.as_ref().ok()?.h.statistic, 3))),
    ("kruskal_wallis_df", |tests| Some(number(tests.kruskal_wallis.as_ref()?.as_ref().ok()?.h.df, 0))),
    ("kruskal_wallis_p", |tests| Some(Cell::Probability(tests.kruskal_wallis.as_ref()?.as_ref().ok()?.h.p))),
];
