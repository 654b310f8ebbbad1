//! What a data file holds, whatever its format.

use super::missing::MissingCodes;
use super::rows::Fault;
use crate::answer::Missing;
use crate::language::{Language, Text};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What the columns of a study are, and what is said of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// What the file is called, without an ending: the study's address.
    pub id: String,
    /// What the study is called.
    pub title: Text,
    /// What a reader of the data has to know: population, base, how versions were merged.
    pub notes: Vec<Text>,
    /// When it was made.
    pub made: DateTime<FixedOffset>,
    /// The languages of the study, its own one first: where a label is missing in one, it is shown in
    /// the next.
    pub languages: Vec<Language>,
    /// The columns in their order.
    pub variables: Vec<Variable>,
    /// Columns that belong together.
    pub sets: Vec<MultipleSet>,
    /// The place of the column that weighs the rows.
    pub weight: Option<usize>,
    /// Words for values that are no choices.
    pub words: Words,
}

/// Words for values that are no choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Of a choice that was not ticked.
    pub no: Text,
    /// Of a choice that was ticked.
    pub yes: Text,
    /// Of [`Missing::NotAsked`].
    pub not_asked: Text,
    /// Of [`Missing::DontKnow`].
    pub dont_know: Text,
    /// Of [`Missing::Refused`].
    pub refused: Text,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// As the exports of responses name it: `age`, `reasons/support`, `submission/id`.
    pub name: String,
    /// What its cells are.
    pub kind: Kind,
    /// What it is called.
    pub label: Text,
    /// What was asked, where that is more than the label.
    pub question: Text,
    /// The reasons for having no value that can occur, apart from being left empty.
    pub missing: BTreeSet<Missing>,
    /// The numbers that stand for them.
    pub codes: MissingCodes,
    /// What can be counted with it.
    pub measure: Measure,
    /// What it is for.
    pub role: Role,
    /// What a reader has to know of it.
    pub notes: Vec<Text>,
}

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Numbers, shown with so many decimals.
    Number {
        /// 0 for whole numbers.
        decimals: u8,
    },
    /// One of the choices.
    Choice(Vec<Category>),
    /// 0 or 1: whether one of several choices was ticked.
    Flag,
    /// Words.
    Text {
        /// The most bytes that a cell holds, in UTF-8.
        bytes: usize,
    },
    /// Days.
    Day,
    /// Moments.
    Moment,
    /// Times of day.
    Time,
}

/// A choice as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// As stored.
    pub code: String,
    /// What stands in the data of packages that count numbers.
    pub number: i32,
    /// What it is called.
    pub label: Text,
}

/// The columns of 0 and 1 of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultipleSet {
    /// The name of the question.
    pub name: String,
    /// What it is called.
    pub label: Text,
    /// The places of its columns; 1 is what counts.
    pub variables: Vec<usize>,
}

/// What can be counted with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Names without an order.
    Nominal,
    /// An order.
    Ordinal,
    /// Distances.
    Scale,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It was answered, or worked out from answers.
    Input,
    /// It is about the submission: its id, its time.
    About,
}

/// One value of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// None, and why.
    Missing(Missing),
    /// Of a [`Kind::Number`].
    Number(f64),
    /// Of a [`Kind::Choice`]: the place of the category.
    Choice(usize),
    /// Of a [`Kind::Flag`].
    Flag(bool),
    /// Of a [`Kind::Text`].
    Text(&'a str),
    /// Of a [`Kind::Day`].
    Day(NaiveDate),
    /// Of a [`Kind::Moment`].
    Moment(DateTime<FixedOffset>),
    /// Of a [`Kind::Time`].
    Time(NaiveTime),
}

impl Category {
    /// Choices as numbers: their codes where all are whole numbers, else counted from 1 in their order.
    #[must_use]
    pub fn numbered(choices: impl IntoIterator<Item = (String, Text)>) -> Vec<Self> {
        let choices: Vec<(String, Text)> = choices.into_iter().collect();
        let own = choices.iter().all(|(code, _)| whole(code).is_some());
        (1..)
            .zip(choices)
            .map(|(place, (code, label))| {
                let number = if own { whole(&code).unwrap_or(place) } else { place };
                Self { code, number, label }
            })
            .collect()
    }
}

/// The number that a code writes, and every package writes so too.
fn whole(code: &str) -> Option<i32> {
    // The greatest that Stata keeps apart from its missing values.
    const MOST: i32 = 2_000_000_000;
    code.parse().ok().filter(|number: &i32| number.abs() <= MOST && number.to_string() == code)
}

impl Words {
    /// The word of a kind; empty of what was left empty.
    #[must_use]
    pub fn missing(&self, kind: Missing) -> &Text {
        const NONE: &Text = &Text { kk: None, ru: None, en: None, other: BTreeMap::new() };
        match kind {
            Missing::NotAsked => &self.not_asked,
            Missing::DontKnow => &self.dont_know,
            Missing::Refused => &self.refused,
            Missing::NoAnswer => NONE,
        }
    }
}

/// A number with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueLabel {
    /// In the data.
    pub number: i32,
    /// What it means.
    pub label: Text,
    /// Why it is no value, where it is none.
    pub missing: Option<Missing>,
}

impl Dataset {
    /// A text in a language, else in the study's own.
    #[must_use]
    pub fn words<'t>(&self, text: &'t Text, language: Language) -> &'t str {
        text.words(language, &self.languages)
    }

    /// The numbers of a column that have a label: those of its values, then those that are none.
    #[must_use]
    pub fn value_labels(&self, variable: &Variable) -> Vec<ValueLabel> {
        let value = |number, label: &Text| ValueLabel { number, label: label.clone(), missing: None };
        let mut labels: Vec<ValueLabel> = match &variable.kind {
            Kind::Choice(categories) => categories.iter().map(|it| value(it.number, &it.label)).collect(),
            Kind::Flag => vec![value(0, &self.words.no), value(1, &self.words.yes)],
            _ => Vec::new(),
        };
        labels.extend(variable.missing.iter().filter_map(|kind| {
            let number = variable.codes.of(*kind)?;
            Some(ValueLabel { number, label: self.words.missing(*kind).clone(), missing: Some(*kind) })
        }));
        labels
    }

    /// Whether a row has a cell for every column.
    pub(super) fn fits(&self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        let (cells, variables) = (cells.len(), self.variables.len());
        if cells == variables { Ok(()) } else { Err(Fault::Width { cells, variables }) }
    }
}

impl Variable {
    /// A column without notes that somebody answered, where nobody was spared the question.
    #[must_use]
    pub fn new(name: &str, kind: Kind, label: Text) -> Self {
        let measure = match kind {
            Kind::Number { .. } | Kind::Day | Kind::Moment | Kind::Time => Measure::Scale,
            Kind::Choice(_) | Kind::Flag | Kind::Text { .. } => Measure::Nominal,
        };
        Self {
            name: name.to_owned(),
            kind,
            label,
            question: Text::default(),
            missing: BTreeSet::new(),
            codes: MissingCodes::default(),
            measure,
            role: Role::Input,
            notes: Vec::new(),
        }
    }

    /// The categories, where its cells are choices.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        if let Kind::Choice(categories) = &self.kind { categories } else { &[] }
    }

    pub(super) fn unfit(&self) -> Fault {
        Fault::Unfit { variable: self.name.clone() }
    }

    /// The number that stands for having no value; `None` of what was left empty. A reason that the
    /// column does not declare is a fault.
    pub(super) fn code(&self, kind: Missing) -> Result<Option<i32>, Fault> {
        let code = self.codes.of(kind);
        if code.is_none() || self.missing.contains(&kind) { Ok(code) } else { Err(self.unfit()) }
    }

    /// The words of a cell.
    pub(super) fn words<'t>(&self, cell: &Cell<'t>) -> Result<Cow<'t, str>, Fault> {
        match cell {
            Cell::Text(text) => Ok(self.text(text)),
            Cell::Missing(kind) => {
                Ok(self.code(*kind)?.map(|code| code.to_string()).unwrap_or_default().into())
            }
            _ => Err(self.unfit()),
        }
    }

    /// What stands in a column of words for having none; nothing where it was left empty.
    pub(super) fn missing_text(&self, kind: Missing) -> String {
        self.codes.of(kind).map(|code| code.to_string()).unwrap_or_default()
    }

    /// A text that nobody takes for a missing value: one that reads like it gets an apostrophe. A zero
    /// byte, at which some packages end a text, is a space.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.contains('\0') {
            return Cow::Owned(text.replace('\0', " "));
        }
        let bare = text.trim_start_matches('\'');
        let taken = self
            .missing
            .iter()
            .any(|kind| self.codes.of(*kind).is_some() && self.missing_text(*kind) == bare);
        if taken { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
    }

    /// A number that is an answer.
    pub(super) fn number(&self, value: f64) -> Result<f64, Fault> {
        let taken = self.missing.iter().filter_map(|kind| self.codes.of(*kind));
        if taken.into_iter().any(|code| f64::from(code) == value) {
            return Err(Fault::TakenForMissing { variable: self.name.clone(), value });
        }
        if value.is_finite() { Ok(value) } else { Err(self.unfit()) }
    }

    /// The number of a choice.
    pub(super) fn choice(&self, place: usize) -> Result<i32, Fault> {
        self.categories().get(place).map(|category| category.number).ok_or_else(|| self.unfit())
    }
}
