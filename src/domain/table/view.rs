//! Columns as others read them: the cells of a question as they are kept, without a copy.
//!
//! Who counts matches the kind once, outside of the loop over the responses.

use super::cells::{Indexes, Mark, Sets};
use super::columns::{Column, Columns};
use super::level::{self, Unit};

/// The cells of a question.
#[derive(Clone, Copy, Debug)]
pub enum View<'c> {
    /// Of each response the place of a choice; of a rank that of the first one.
    One(Places<'c>),
    /// Of each response the choices ticked.
    Many(Ticks<'c>),
    /// Whole numbers, to be read by [`whole_number`].
    Integers {
        /// The cells.
        cells: &'c [i64],
        /// The least value and the number of values, where they are few enough to be categories.
        scale: Option<(i64, usize)>,
    },
    /// Numbers, to be read by [`number`].
    Decimals(&'c [f64]),
    /// Days of the common era, to be read by [`day_number`].
    Days(&'c [i32]),
    /// Only whether there is anything: place 0 where there is.
    Given(Places<'c>),
}

/// Places of choices in one or two bytes each, or marks.
#[derive(Clone, Copy, Debug)]
pub enum Places<'c> {
    /// In one byte each.
    Narrow(&'c [u8]),
    /// In two bytes each.
    Wide(&'c [u16]),
}

/// Sets of choices: so many words a response, a bit a choice in the question's order, behind them a
/// bit for each of [`Mark::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Ticks<'c> {
    /// The words, response by response.
    pub words: &'c [u64],
    /// How many words a response has.
    pub stride: usize,
    /// How many choices there are.
    pub choices: usize,
}

/// The way from rows of a repeat out to the rows, or the responses, that they stand in.
#[derive(Clone, Debug, Default)]
pub struct Way(Option<Vec<u32>>);

impl Places<'_> {
    /// The place in a cell.
    ///
    /// # Errors
    /// The mark that stands there instead.
    pub fn get(&self, row: usize) -> Result<usize, Mark> {
        match self {
            Self::Narrow(cells) => Indexes::meaning(usize::from(cells[row]), usize::from(u8::MAX)),
            Self::Wide(cells) => Indexes::meaning(usize::from(cells[row]), usize::from(u16::MAX)),
        }
    }

    /// What every cell that may stand here means, by what is stored in it.
    #[must_use]
    pub fn meanings(&self) -> Vec<Result<usize, Mark>> {
        let highest = match self {
            Self::Narrow(_) => usize::from(u8::MAX),
            Self::Wide(_) => usize::from(u16::MAX),
        };
        (0..=highest).map(|stored| Indexes::meaning(stored, highest)).collect()
    }
}

impl Way {
    /// The place of what a row stands in.
    #[must_use]
    #[inline]
    pub fn out(&self, row: usize) -> usize {
        self.0.as_ref().map_or(row, |way| way[row] as usize)
    }

    /// Whether every row is what it stands in.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl Columns {
    /// The cells of a question, and the place of the level it is asked at: 0 of what is asked once,
    /// further ones of repeats. `None` where the form has no such question.
    #[must_use]
    pub fn view(&self, question: &str) -> Option<(usize, View<'_>)> {
        let (level, column) = self.find(question)?;
        Some((level, column.view()))
    }

    /// How high each choice of a rank came on average, in the form's order; `None` where nobody ranked it.
    /// Nothing for other questions.
    #[must_use]
    pub fn mean_ranks(&self, question: &str) -> Vec<Option<f64>> {
        match self.find(question) {
            Some((_, Column::Ranks(ranks))) => (0..ranks.codes.len()).map(|at| ranks.mean(at)).collect(),
            _ => Vec::new(),
        }
    }

    /// The place of the level of a repeat.
    #[must_use]
    pub fn level_of(&self, repeat: &str) -> Option<usize> {
        let is_of = |level: &level::Level| level.repeat.as_ref().is_some_and(|name| name.as_str() == repeat);
        self.levels().iter().position(is_of)
    }

    /// How many responses or rows a level has.
    #[must_use]
    pub fn rows(&self, level: usize) -> usize {
        self.levels()[level].len
    }

    /// What a level counts.
    #[must_use]
    pub fn counts(&self, level: usize) -> Unit {
        self.unit(level)
    }

    /// The way from the rows of a level to those of one around it; `None` where that is not around it.
    #[must_use]
    pub fn way_out(&self, inner: usize, outer: usize) -> Option<Way> {
        let way = level::way_out(self.levels(), inner, outer)?;
        if way.is_empty() {
            return Some(Way(None));
        }
        let out = |row| u32::try_from(level::around(&way, row)).unwrap_or(u32::MAX);
        Some(Way(Some((0..self.rows(inner)).map(out).collect())))
    }
}

impl Column {
    fn view(&self) -> View<'_> {
        match self {
            Self::Single { cells, .. } => View::One(cells.places()),
            Self::Multiple { cells, .. } => View::Many(cells.ticks()),
            Self::Integers { range, cells } => View::Integers { cells, scale: *range },
            Self::Decimals(cells) => View::Decimals(cells),
            Self::Days(cells) => View::Days(cells),
            Self::Words(cells) => View::Given(cells.places()),
            Self::Ranks(ranks) => View::One(ranks.first().places()),
            Self::Computed(computed) if computed.words => View::Given(computed.given().places()),
            Self::Computed(computed) => View::Decimals(&computed.numbers),
        }
    }
}

impl Indexes {
    fn places(&self) -> Places<'_> {
        match self {
            Self::Narrow(cells) => Places::Narrow(cells),
            Self::Wide(cells) => Places::Wide(cells),
        }
    }
}

impl Sets {
    fn ticks(&self) -> Ticks<'_> {
        let (words, stride, choices) = self.parts();
        Ticks { words, stride, choices }
    }
}

/// The whole number in a cell.
///
/// # Errors
/// The mark that stands there instead.
#[inline]
pub fn whole_number(stored: i64) -> Result<i64, Mark> {
    super::columns::integer(stored)
}

/// The number in a cell.
///
/// # Errors
/// The mark that stands there instead.
#[inline]
pub fn number(stored: f64) -> Result<f64, Mark> {
    super::columns::decimal(stored)
}

/// The day in a cell, as days of the common era.
///
/// # Errors
/// The mark that stands there instead.
#[inline]
pub fn day_number(stored: i32) -> Result<i32, Mark> {
    super::columns::day(stored)
}

/// What is kept instead of a number, to be read by [`number`].
#[must_use]
pub fn no_number(mark: Mark) -> f64 {
    super::columns::marked_nan(mark)
}
