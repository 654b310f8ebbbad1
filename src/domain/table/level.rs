//! What is counted: respondents, or the rows of a repeat.

use super::columns::Column;
use crate::answer::{Answer, Answers};
use crate::form::{Group, Name, Question};
use crate::message::Message;

/// What a table counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Respondents: the question is asked once.
    Respondents,
    /// Rows of a repeat: the question is asked once in each.
    Rows {
        /// The repeat.
        repeat: Name,
        /// How many respondents gave any row.
        respondents: u64,
        /// How many respondents there are.
        everyone: u64,
    },
}

impl Unit {
    /// A sentence of which there is another one, its key ending in `-rows`, where rows are counted.
    #[must_use]
    pub fn said(&self, key: &str) -> Message {
        match self {
            Self::Respondents => Message::new(key),
            Self::Rows { .. } => Message::new(&format!("{key}-rows")),
        }
    }

    /// The same sentence with how many respondents the rows come from, where rows are counted.
    pub(crate) fn base(&self, key: &str) -> Message {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        match self {
            Self::Respondents => self.said(key),
            Self::Rows { respondents, everyone, .. } => {
                self.said(key).with("respondents", number(*respondents)).with("everyone", number(*everyone))
            }
        }
    }

    /// The repeat whose rows are counted.
    #[must_use]
    pub fn repeat(&self) -> Option<&Name> {
        if let Self::Rows { repeat, .. } = self { Some(repeat) } else { None }
    }
}

/// The columns of questions that are asked equally often: once, or once in each row of a repeat.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The repeat; `None` of what is asked once.
    pub(super) repeat: Option<Name>,
    /// The place of the level that it stands in; its own where it stands in none.
    pub(super) within: usize,
    pub(super) columns: Vec<(Name, Column)>,
    pub(super) len: usize,
    /// Of each row, the place of the row it stands in.
    of: Vec<usize>,
    /// How many respondents gave any row, and how many rows there were when the last one had.
    pub(super) respondents: u64,
    counted: usize,
}

impl Level {
    /// The level of respondents, then one for each repeat, the outer before those in it.
    pub(super) fn all<'f>(
        questions: impl Iterator<Item = &'f Question>,
        repeats: impl Iterator<Item = &'f Group>,
    ) -> Vec<Self> {
        let mut levels = vec![Self::new(None, 0, questions)];
        repeats.for_each(|group| Self::add(group, 0, &mut levels));
        levels
    }

    fn add(group: &Group, within: usize, levels: &mut Vec<Self>) {
        let place = levels.len();
        levels.push(Self::new(Some(group.name.clone()), within, group.questions()));
        group.repeats().for_each(|inner| Self::add(inner, place, levels));
    }

    fn new<'f>(repeat: Option<Name>, within: usize, questions: impl Iterator<Item = &'f Question>) -> Self {
        let columns = questions.map(|q| (q.name.clone(), Column::new(q))).collect();
        Self { repeat, within, columns, len: 0, of: Vec::new(), respondents: 0, counted: 0 }
    }

    /// How many bytes of memory one more response or row takes.
    pub(super) fn bytes_per_row(&self) -> usize {
        let cells: usize = self.columns.iter().map(|(_, column)| column.bytes_per_response()).sum();
        cells + if self.repeat.is_some() { size_of::<usize>() } else { 0 }
    }

    /// How many bytes of memory its cells take.
    pub(super) fn bytes(&self) -> usize {
        self.len * self.bytes_per_row()
    }

    /// Takes in that a response whose cells were put one by one is whole.
    pub(super) fn whole(&mut self) {
        self.len += 1;
        self.close();
    }

    /// Ends a response.
    fn close(&mut self) {
        self.respondents += u64::from(self.len > self.counted);
        self.counted = self.len;
    }

    /// Takes in one more response or row, which stands in that row of the level around it; answers its
    /// place.
    fn push(&mut self, answers: &Answers, of: usize) -> usize {
        for (name, column) in &mut self.columns {
            column.push(answers.get(name.as_str()));
        }
        if self.repeat.is_some() {
            self.of.push(of);
        }
        self.len += 1;
        self.len - 1
    }
}

/// Takes in the answers of a response.
pub(super) fn push(levels: &mut [Level], answers: &Answers) {
    push_row(levels, 0, answers, 0);
    levels.iter_mut().for_each(Level::close);
}

fn push_row(levels: &mut [Level], place: usize, answers: &Answers, of: usize) {
    let row = levels[place].push(answers, of);
    for inner in place + 1..levels.len() {
        let rows = match &levels[inner].repeat {
            Some(repeat) if levels[inner].within == place => answers.get(repeat.as_str()),
            _ => continue,
        };
        let Answer::Rows(rows) = rows else { continue };
        rows.iter().for_each(|answers| push_row(levels, inner, answers, row));
    }
}

/// The levels between, from the inner one out, where the outer one is the inner one or around it.
pub(super) fn way_out(levels: &[Level], inner: usize, outer: usize) -> Option<Vec<&Level>> {
    let mut way = Vec::new();
    let mut place = inner;
    while place != outer {
        let level = &levels[place];
        if level.within == place {
            return None;
        }
        way.push(level);
        place = level.within;
    }
    Some(way)
}

/// The place of the row, some levels further out, that a row stands in.
pub(super) fn around(way: &[&Level], row: usize) -> usize {
    way.iter().fold(row, |row, level| level.of[row])
}
