//! Answers as typed columns: what every table is counted from.
//!
//! Submissions are pushed as they arrive and never kept as JSON. Twenty questions of the usual mix
//! take 60 to 100 bytes a response: a choice is an index of one or two bytes, a multiple choice a
//! bit set, a number eight bytes, and of words only whether there are any.

use super::cells::{Indexes, Mark, Sets};
use super::level::{self, Level, Unit};
use crate::answer::{Answer, Answers};
use crate::form::{Choice, Code, Computed as By, Form, Kind, Question};

/// The answers of many submissions, a column a question, read by the questions of one form. A question
/// of a repeat has a cell for each row.
///
/// Submissions of older versions of the form may be pushed too. A question they lack counts as not
/// asked; a choice that the form no longer knows is counted as “of another version”. Answers to questions
/// that it no longer has are not here: they stay in the submission and in exports.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The first holds what is asked once.
    levels: Vec<Level>,
}

/// One question's answers.
#[derive(Clone, Debug)]
pub(super) enum Column {
    Single { codes: Vec<Code>, cells: Indexes },
    Multiple { codes: Vec<Code>, cells: Sets },
    Integers { range: Option<(i64, usize)>, cells: Vec<i64> },
    Decimals(Vec<f64>),
    Days(Vec<i32>),
    Words(Indexes),
    Ranks(Ranks),
    Computed(Computed),
}

/// Ranks: counted by the choice that came first; of the others how high they came.
#[derive(Clone, Debug)]
pub(super) struct Ranks {
    pub(super) codes: Vec<Code>,
    first: Indexes,
    /// By choice, the sum of its ranks and how often it had one.
    pub(super) ranks: Vec<(u64, u64)>,
}

/// Computed values: numbers as long as there was nothing else.
#[derive(Clone, Debug)]
pub(super) struct Computed {
    pub(super) numbers: Vec<f64>,
    given: Indexes,
    pub(super) words: bool,
}

/// A range of whole numbers up to this wide is a scale: its values are counted like choices.
const WIDEST_SCALE: i64 = 11;

/// The least values of `i64` and `i32` stand for marks; an answer that low is taken as the lowest
/// that is none.
const MARKS: i64 = Mark::ALL.len() as i64;

impl Columns {
    /// Empty columns for the questions of a form.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        Self { levels: Level::all(form.questions(), form.repeats()) }
    }

    /// Takes in the answers of one more submission.
    pub fn push(&mut self, answers: &Answers) {
        level::push(&mut self.levels, answers);
    }

    /// How many submissions were pushed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.levels[0].len
    }

    /// Whether none was pushed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for so many more submissions, and for no more: cells of a large study would otherwise
    /// take twice the memory while they grow.
    pub fn reserve(&mut self, more: usize) {
        for (_, column) in &mut self.levels[0].columns {
            column.reserve(more);
        }
    }

    /// How many bytes of memory all answers take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(Level::bytes).sum()
    }

    /// How many bytes of memory one more response takes, its rows of repeats not counted.
    #[must_use]
    pub fn bytes_per_response(&self) -> usize {
        self.levels[0].bytes_per_row()
    }

    /// The column of a question and the place of its level.
    pub(super) fn find(&self, question: &str) -> Option<(usize, &Column)> {
        self.levels.iter().enumerate().find_map(|(place, level)| {
            let (_, column) = level.columns.iter().find(|(name, _)| name.as_str() == question)?;
            Some((place, column))
        })
    }

    pub(super) fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The level of respondents, which is always there.
    pub(super) fn respondents_mut(&mut self) -> &mut Level {
        &mut self.levels[0]
    }

    /// What a level counts.
    pub(super) fn unit(&self, place: usize) -> Unit {
        let level = &self.levels[place];
        level.repeat.clone().map_or(Unit::Respondents, |repeat| Unit::Rows {
            repeat,
            respondents: level.respondents,
            everyone: self.len() as u64,
        })
    }
}

impl Column {
    pub(super) fn new(question: &Question) -> Self {
        let codes = |choices: &[Choice]| choices.iter().map(|choice| choice.code.clone()).collect();
        match &question.kind {
            Kind::Single { choices } => {
                Self::Single { codes: codes(choices), cells: Indexes::new(choices.len()) }
            }
            Kind::Rank { choices } => Self::Ranks(Ranks {
                codes: codes(choices),
                first: Indexes::new(choices.len()),
                ranks: vec![(0, 0); choices.len()],
            }),
            Kind::Multiple { choices } => {
                Self::Multiple { codes: codes(choices), cells: Sets::new(choices.len()) }
            }
            Kind::Integer { min, max } => Self::Integers { range: scale(*min, *max), cells: Vec::new() },
            Kind::Range { start, end, step } => match steps(*start, *end, *step) {
                Some(range) => Self::Integers { range: Some(range), cells: Vec::new() },
                None => Self::Decimals(Vec::new()),
            },
            Kind::Decimal { .. } => Self::Decimals(Vec::new()),
            Kind::Date { .. } | Kind::DateTime => Self::Days(Vec::new()),
            Kind::Computed { by: By::Start | By::End | By::Today } => Self::Days(Vec::new()),
            Kind::Computed { .. } => {
                Self::Computed(Computed { numbers: Vec::new(), given: Indexes::new(1), words: false })
            }
            _ => Self::Words(Indexes::new(1)),
        }
    }

    pub(super) fn push(&mut self, answer: &Answer) {
        let mark = match answer {
            Answer::Missing(missing) => Mark::Missing(*missing),
            _ => Mark::OtherVersion,
        };
        match self {
            Self::Single { codes, cells } => {
                let code = match answer {
                    Answer::One(code) => Some(code),
                    Answer::Many(many) if many.len() == 1 => many.first(),
                    _ => None,
                };
                cells.push(code.and_then(|code| place(codes, code)).ok_or(mark));
            }
            Self::Multiple { codes, cells, .. } => {
                let ticked = match answer {
                    Answer::One(code) => std::slice::from_ref(code),
                    Answer::Many(many) | Answer::Ranked(many) => many.as_slice(),
                    _ => &[],
                };
                cells.push(ticked.iter().map(|code| place(codes, code)), mark);
            }
            Self::Integers { cells, .. } => {
                cells.push(whole(answer).map_or_else(|| i64::MIN + mark.index() as i64, integer_cell));
            }
            Self::Decimals(cells) => cells.push(match answer {
                Answer::Decimal(value) if value.is_finite() => *value,
                Answer::Integer(value) => *value as f64,
                _ => marked_nan(mark),
            }),
            Self::Days(cells) => cells.push(match answer {
                Answer::Date(day) => chrono::Datelike::num_days_from_ce(day),
                Answer::Moment(moment) => chrono::Datelike::num_days_from_ce(&moment.date_naive()),
                _ => i32::MIN + mark.index() as i32,
            }),
            Self::Words(cells) => cells.push(given(answer, mark)),
            Self::Ranks(ranks) => ranks.push(answer, mark),
            Self::Computed(computed) => computed.push(answer, mark),
        }
    }

    fn reserve(&mut self, more: usize) {
        match self {
            Self::Single { cells, .. } | Self::Words(cells) => cells.reserve(more),
            Self::Ranks(ranks) => ranks.first.reserve(more),
            Self::Computed(computed) => {
                computed.given.reserve(more);
                computed.numbers.reserve_exact(more);
            }
            Self::Multiple { cells, .. } => cells.reserve(more),
            Self::Integers { cells, .. } => cells.reserve_exact(more),
            Self::Decimals(cells) => cells.reserve_exact(more),
            Self::Days(cells) => cells.reserve_exact(more),
        }
    }

    pub(super) fn bytes_per_response(&self) -> usize {
        match self {
            Self::Single { cells, .. } | Self::Words(cells) => cells.bytes_per_response(),
            Self::Ranks(ranks) => ranks.first.bytes_per_response(),
            Self::Computed(computed) => computed.given.bytes_per_response() + size_of::<f64>(),
            Self::Multiple { cells, .. } => cells.bytes_per_response(),
            Self::Integers { .. } | Self::Decimals(_) => size_of::<i64>(),
            Self::Days(_) => size_of::<i32>(),
        }
    }
}

impl Ranks {
    fn push(&mut self, answer: &Answer, mark: Mark) {
        let ranked = match answer {
            Answer::Ranked(ranked) => ranked.as_slice(),
            Answer::One(code) => std::slice::from_ref(code),
            _ => &[],
        };
        for (code, rank) in ranked.iter().zip(1..) {
            if let Some(index) = place(&self.codes, code) {
                let (sum, count) = &mut self.ranks[index];
                *sum += rank;
                *count += 1;
            }
        }
        self.first.push(ranked.first().and_then(|code| place(&self.codes, code)).ok_or(mark));
    }

    /// The choice that came first.
    pub(super) fn first(&self) -> &Indexes {
        &self.first
    }

    /// How high a choice came on average; `None` where nobody ranked it.
    pub(super) fn mean(&self, index: usize) -> Option<f64> {
        let (sum, count) = self.ranks.get(index).filter(|(_, count)| *count > 0)?;
        Some(*sum as f64 / *count as f64)
    }
}

impl Computed {
    /// Whether there is a value.
    pub(super) fn given(&self) -> &Indexes {
        &self.given
    }

    fn push(&mut self, answer: &Answer, mark: Mark) {
        let number = match answer {
            Answer::Integer(value) => *value as f64,
            Answer::Decimal(value) if value.is_finite() => *value,
            _ => marked_nan(mark),
        };
        self.words |= number.is_nan() && !matches!(answer, Answer::Missing(_));
        self.numbers.push(number);
        self.given.push(given(answer, mark));
    }
}

fn given(answer: &Answer, mark: Mark) -> Result<usize, Mark> {
    if matches!(answer, Answer::Missing(_)) { Err(mark) } else { Ok(0) }
}

/// A scale of whole numbers one apart, as [`scale`] has it.
fn steps(start: f64, end: f64, step: f64) -> Option<(i64, usize)> {
    let whole = |number: f64| (number.fract() == 0.0 && number.abs() < 9.0e15).then_some(number as i64);
    let (start, end) = (whole(start)?, whole(end)?);
    if step == 1.0 { scale(Some(start.min(end)), Some(start.max(end))) } else { None }
}

/// A whole number as it is stored.
pub(super) fn integer_cell(value: i64) -> i64 {
    value.max(i64::MIN + MARKS)
}

/// The value of a stored whole number.
pub(super) fn integer(stored: i64) -> Result<i64, Mark> {
    if stored >= i64::MIN + MARKS { Ok(stored) } else { Err(Mark::ALL[(stored - i64::MIN) as usize]) }
}

/// The value of a stored number with a fraction.
pub(super) fn decimal(stored: f64) -> Result<f64, Mark> {
    if stored.is_nan() { Err(Mark::ALL[(stored.to_bits() & 7) as usize]) } else { Ok(stored) }
}

/// The value of a stored day, as days of the common era.
pub(super) fn day(stored: i32) -> Result<i32, Mark> {
    let above = i64::from(stored) - i64::from(i32::MIN);
    if above >= MARKS { Ok(stored) } else { Err(Mark::ALL[above as usize]) }
}

/// A NaN whose payload says which mark it is.
pub(super) fn marked_nan(mark: Mark) -> f64 {
    f64::from_bits(f64::NAN.to_bits() & !7 | mark.index() as u64)
}

fn place(codes: &[Code], code: &Code) -> Option<usize> {
    codes.iter().position(|known| known == code)
}

/// A whole number, also of a version in which the question took fractions.
fn whole(answer: &Answer) -> Option<i64> {
    match answer {
        Answer::Integer(value) => Some(*value),
        // Within ±2⁵³ every whole f64 is exactly that i64.
        Answer::Decimal(value) if value.fract() == 0.0 && value.abs() < 9.0e15 => Some(*value as i64),
        _ => None,
    }
}

/// The least value and the number of values where a range is narrow enough to be counted by value.
fn scale(min: Option<i64>, max: Option<i64>) -> Option<(i64, usize)> {
    let (min, max) = (min?, max?);
    let width = max.checked_sub(min)?.checked_add(1)?;
    (1..=WIDEST_SCALE).contains(&width).then_some((min, width as usize))
}
