//! One-way counts of a question.

use super::columns::{Column, Columns};
use super::level::Unit;
use super::share::Share;
use crate::answer::Missing;
use crate::form::{Form, Name};

/// What a percent is a percent of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All who answered: neither blank, nor −7, −8, −9. The default, and the paper's.
    CasesAnswered,
    /// Those who ticked something other than an exclusive “none of these”.
    CasesSubstantive,
    /// All ticks, “none of these” not being one: these percents add up to 100.
    Responses,
    /// In a cross-table: those of a column who answered.
    Column,
    /// In a cross-table: those of a row, over all columns.
    Row,
}

/// What a row of a table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// The choice of that place in the question.
    Choice {
        /// Its place.
        index: usize,
        /// Whether it is a “none of these”.
        exclusive: bool,
    },
    /// A value of a scale.
    Value(i64),
    /// Anything that this version of the form does not know.
    OtherVersions,
}

/// A category with how many chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What is counted.
    pub category: Category,
    /// How many.
    pub count: u64,
}

/// The counts of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequency {
    /// The question.
    pub question: Name,
    /// Whether several answers were possible.
    pub multiple: bool,
    /// What is counted.
    pub unit: Unit,
    /// All responses or rows, answered or not.
    pub all: u64,
    /// How many have no value, in the order of [`Missing::ALL`].
    pub missing: [u64; 4],
    /// How many answered.
    pub answered: u64,
    /// How many chose something other than “none of these”.
    pub substantive: u64,
    /// How many ticks there are in all, “none of these” not counted.
    pub responses: u64,
    /// The categories in the form's order; empty for questions that are not counted by category.
    /// [`Category::OtherVersions`] comes last and only where there is any.
    pub rows: Vec<Tally>,
}

impl Frequency {
    /// The number of responses of a base; nothing for those of cross-tables.
    #[must_use]
    pub fn base(&self, base: Base) -> u64 {
        match base {
            Base::CasesAnswered => self.answered,
            Base::CasesSubstantive => self.substantive,
            Base::Responses => self.responses,
            Base::Column | Base::Row => 0,
        }
    }

    /// The share of a row; `None` of an empty base, and for “none of these” of a base that leaves
    /// it out.
    #[must_use]
    pub fn share(&self, tally: Tally, base: Base) -> Option<Share> {
        let none = matches!(tally.category, Category::Choice { exclusive: true, .. });
        if none && base != Base::CasesAnswered {
            return None;
        }
        Share::new(tally.count, self.base(base))
    }

    /// How many have no value of that kind.
    #[must_use]
    pub fn missing(&self, kind: Missing) -> u64 {
        Missing::ALL.iter().position(|known| *known == kind).map_or(0, |place| self.missing[place])
    }

    /// How many answers only another version of the form knows.
    #[must_use]
    pub fn other_versions(&self) -> u64 {
        self.rows.iter().find(|row| row.category == Category::OtherVersions).map_or(0, |row| row.count)
    }
}

/// Counts a question of any kind; `None` where the form has none of that name.
#[must_use]
pub fn frequency(form: &Form, columns: &Columns, question: &str) -> Option<Frequency> {
    let name = form.question(question)?.name.clone();
    let (level, column) = columns.find(question)?;
    let len = columns.levels()[level].len;
    let categories = column.categories().unwrap_or(1);
    let mut counts = vec![0u64; categories + 1];
    let mut missing = [0u64; 4];
    let mut substantive = 0;
    let substance = substance(column, categories);
    for response in 0..len {
        let mut real = false;
        let held = column.visit(response, |category| {
            counts[category] += 1;
            real |= substance[category];
        });
        match held {
            Ok(()) => substantive += u64::from(real),
            Err(kind) => missing[place(kind)] += 1,
        }
    }
    let all = len as u64;
    let responses = counts.iter().zip(&substance).filter(|(_, real)| **real).map(|(count, _)| count).sum();
    Some(Frequency {
        question: name,
        multiple: matches!(column, Column::Multiple { .. }),
        unit: columns.unit(level),
        all,
        missing,
        answered: all - missing.iter().sum::<u64>(),
        substantive,
        responses,
        rows: rows(column, &counts),
    })
}

/// Which categories are more than “none of these”; what another version asked is.
fn substance(column: &Column, categories: usize) -> Vec<bool> {
    let mut real = vec![true; categories + 1];
    if let Column::Multiple { exclusive, .. } = column {
        for (real, exclusive) in real.iter_mut().zip(exclusive) {
            *real = !exclusive;
        }
    }
    real
}

fn rows(column: &Column, counts: &[u64]) -> Vec<Tally> {
    (0..counts.len())
        .filter_map(|index| Some(Tally { category: category(column, index)?, count: counts[index] }))
        .filter(|row| row.category != Category::OtherVersions || row.count > 0)
        .collect()
}

/// What a place in the counts stands for; `None` where a question has no categories.
pub(super) fn category(column: &Column, index: usize) -> Option<Category> {
    let categories = column.categories().unwrap_or(1);
    if index >= categories {
        return Some(Category::OtherVersions);
    }
    match column {
        Column::Single { .. } | Column::Ranks(_) => Some(Category::Choice { index, exclusive: false }),
        Column::Multiple { exclusive, .. } => Some(Category::Choice { index, exclusive: exclusive[index] }),
        Column::Integers { range: Some((least, _)), .. } => Some(Category::Value(least + index as i64)),
        Column::Integers { .. }
        | Column::Decimals(_)
        | Column::Days(_)
        | Column::Words(_)
        | Column::Computed(_) => None,
    }
}

pub(super) fn place(kind: Missing) -> usize {
    super::cells::Mark::Missing(kind).index()
}
