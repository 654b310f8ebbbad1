//! A table as it is shown: the same on a page, in a workbook, in CSV and in JSON.

use super::share::{Base, Share};
use super::title::Title;
use super::words::{self, Say};
use crate::form::Name;
use crate::language::{Language, Text};
use crate::message::Message;
use chrono::NaiveDate;
use serde::Serialize;

/// A table ready to be put into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What machines call it: `reasons`, `age/summary`, `reasons/by/region`. Unique in a study.
    pub key: String,
    /// What it is about.
    pub title: Title,
    /// The repeat whose rows it counts; respondents where there is none.
    pub repeat: Option<Name>,
    /// Whom it counts.
    pub base: Message,
    /// The columns, the one of the rows' labels not being one.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What must be known to read it, beneath it.
    pub notes: Vec<Message>,
    /// In which order texts fall back where the language chosen lacks them.
    pub fallback: Vec<Language>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What machines call it: `count`, `percent_of_cases_answered`, `column_percent/female`.
    pub key: String,
    /// What stands above it.
    pub label: Label,
    /// What stands above it and its neighbours of the same group, in a cross-table.
    pub group: Option<Message>,
    /// What stands above it within its group, the outermost first: of a nesting the outer classes. All
    /// columns of a table have as many.
    pub over: Vec<Label>,
    /// What its percents are percents of.
    pub base: Option<Base>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The choice's code or what machines call the row; unique among rows of its kind.
    pub key: String,
    /// What it is.
    pub kind: RowKind,
    /// What stands before it.
    pub label: Label,
    /// A cell a column.
    pub cells: Vec<Cell>,
}

/// What a row is, so that a page can set totals and missing answers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// The name of the variable whose rows follow; its cells are empty.
    Heading,
    /// A choice or a value.
    Category,
    /// Answers that only another version of the form knows.
    OtherVersions,
    /// The number of responses that percents are of.
    Base,
    /// A mean, a median and the like.
    Statistic,
    /// Letters of columns: their own, or of those that the cell above is greater than.
    Letters,
    /// Responses without a value, by why.
    Missing,
    /// All responses.
    All,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: it would mean nothing here.
    Empty,
    /// How many.
    Count(u64),
    /// A part of a base.
    Share(Share),
    /// A number, shown with so many digits behind the point.
    Number {
        /// Unrounded.
        value: f64,
        /// How many digits are shown.
        digits: u8,
    },
    /// A day.
    Day(NaiveDate),
    /// A percent that is no share of whole numbers, or is shown with digits behind the point.
    Percent {
        /// Unrounded.
        value: f64,
        /// How many digits are shown.
        digits: u8,
    },
    /// From one percent to another.
    Interval {
        /// The lower one, unrounded.
        low: f64,
        /// The higher one, unrounded.
        high: f64,
        /// How many digits are shown.
        digits: u8,
    },
    /// How likely something is, from 0 to 1: three digits, and none below a thousandth.
    Probability(f64),
    /// Letters of columns, a bit each, that of A the least significant.
    Letters(u64),
    /// Not shown, so that nobody is known by it.
    Hidden,
}

/// Words of the study, or Saual's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Label {
    /// The study's.
    Text(Text),
    /// Saual's.
    Said(Message),
    /// The same in every language: a value of a scale.
    Plain(String),
    /// A day, as the language writes it.
    Day(NaiveDate),
}

/// A table in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownTable {
    /// See [`Table::key`].
    pub key: String,
    /// Its title.
    pub title: Worded,
    /// Whom it counts.
    pub base: String,
    /// What stands above the rows' labels.
    pub corner: String,
    /// Headings over neighbouring columns, with how many each spans; empty where there are none.
    pub groups: Vec<Group>,
    /// Headings between those and the columns' own, line by line; empty where there are none.
    pub over: Vec<Vec<Group>>,
    /// Headings of columns.
    pub columns: Vec<Worded>,
    /// The rows.
    pub rows: Vec<ShownRow>,
    /// The notes.
    pub notes: Vec<String>,
}

/// A heading over several columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The words; empty over columns of no group.
    pub label: String,
    /// How many columns.
    pub span: usize,
}

/// A row in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownRow {
    /// See [`Row::key`].
    pub key: String,
    /// See [`Row::kind`].
    pub kind: RowKind,
    /// What stands before it.
    pub label: Worded,
    /// The cells; an empty text where there is nothing.
    pub cells: Vec<String>,
}

/// Words with the language they are in where that is not the one asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worded {
    /// The words.
    pub text: String,
    /// For the `lang` attribute.
    pub language: Option<Language>,
}

impl Label {
    /// The label in words.
    #[must_use]
    pub fn words(&self, language: Language, fallback: &[Language], say: Say<'_>) -> Worded {
        match self {
            Self::Text(text) => Worded::of(text, language, fallback),
            Self::Said(message) => Worded { text: say(message), language: None },
            Self::Plain(text) => Worded { text: text.clone(), language: None },
            Self::Day(day) => Worded { text: words::day(*day, language), language: None },
        }
    }
}

impl Worded {
    /// A text in a language, or in the one that stands in for it.
    #[must_use]
    pub fn of(text: &Text, language: Language, fallback: &[Language]) -> Self {
        let shown = text.show(language, fallback);
        Self {
            text: shown.map_or_else(String::new, |shown| shown.text.to_owned()),
            language: shown.and_then(|shown| shown.language).filter(|found| *found != language),
        }
    }
}

impl Cell {
    /// The cell in words: percents rounded half up to whole ones, numbers as the language writes them.
    #[must_use]
    pub fn words(&self, language: Language, say: Say<'_>) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Count(count) => words::whole(*count, language),
            Self::Share(share) => words::percent(*share, say),
            Self::Number { value, digits } => words::decimal(*value, *digits, language),
            Self::Day(day) => words::day(*day, language),
            Self::Percent { value, digits } => words::exact_percent(*value, *digits, language, say),
            Self::Interval { low, high, digits } => {
                let [low, high] = [low, high].map(|bound| words::decimal(*bound, *digits, language));
                say(&Message::new("table-interval").with("low", low).with("high", high))
            }
            Self::Probability(p) if *p < 0.001 => format!("< {}", words::decimal(0.001, 3, language)),
            Self::Probability(p) => words::decimal(*p, 3, language),
            Self::Letters(letters) => words::letters(*letters),
            Self::Hidden => "*".to_owned(),
        }
    }
}

impl Table {
    /// The title in words.
    #[must_use]
    pub fn title_words(&self, language: Language, say: Say<'_>) -> Worded {
        self.title.words(language, &self.fallback, say)
    }

    /// The name of a file of its own, without the ending: no name of a question holds a `+`.
    #[must_use]
    pub fn file_stem(&self) -> String {
        self.key.replace('/', "+")
    }

    /// What stands above the rows' labels.
    #[must_use]
    pub fn corner(&self) -> Message {
        let statistics = self.rows.first().is_some_and(|row| row.kind == RowKind::Statistic);
        Message::new(if statistics { "table-corner-statistic" } else { "table-corner" })
    }

    /// The whole table in words.
    #[must_use]
    pub fn words(&self, language: Language, say: Say<'_>) -> ShownTable {
        ShownTable {
            key: self.key.clone(),
            title: self.title_words(language, say),
            base: say(&self.base),
            corner: say(&self.corner()),
            groups: self.groups(say),
            over: self.over(language, say),
            columns: self
                .columns
                .iter()
                .map(|column| column.label.words(language, &self.fallback, say))
                .collect(),
            rows: self.rows.iter().map(|row| row.words(language, &self.fallback, say)).collect(),
            notes: self.notes.iter().map(say).collect(),
        }
    }

    fn groups(&self, say: Say<'_>) -> Vec<Group> {
        if self.columns.iter().all(|column| column.group.is_none()) {
            return Vec::new();
        }
        self.columns
            .chunk_by(|one, next| one.group == next.group)
            .map(|columns| Group {
                label: columns[0].group.as_ref().map(say).unwrap_or_default(),
                span: columns.len(),
            })
            .collect()
    }
}

impl Table {
    /// The headings of nestings, line by line.
    fn over(&self, language: Language, say: Say<'_>) -> Vec<Vec<Group>> {
        let depth = self.columns.iter().map(|column| column.over.len()).max().unwrap_or(0);
        let line = |level: usize| {
            let same = |one: &Column, next: &Column| {
                one.group == next.group && one.over.get(..=level) == next.over.get(..=level)
            };
            let groups = self.columns.chunk_by(same).map(|columns| Group {
                label: columns[0]
                    .over
                    .get(level)
                    .map_or_else(String::new, |label| label.words(language, &self.fallback, say).text),
                span: columns.len(),
            });
            groups.collect()
        };
        (0..depth).map(line).collect()
    }
}

impl Row {
    fn words(&self, language: Language, fallback: &[Language], say: Say<'_>) -> ShownRow {
        ShownRow {
            key: self.key.clone(),
            kind: self.kind,
            label: self.label.words(language, fallback, say),
            cells: self.cells.iter().map(|cell| cell.words(language, say)).collect(),
        }
    }
}
