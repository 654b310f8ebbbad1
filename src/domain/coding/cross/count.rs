//! From codings to counts.

use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// A coding, everything in it being places in lists that the caller keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The code.
    pub code: u32,
    /// The document.
    pub document: u32,
    /// The words.
    pub span: Span,
    /// The first and the last passage that they are in.
    pub passages: (i32, i32),
    /// The cases whose words they are: a place in the list of sets.
    pub cases: u32,
    /// The columns that they fall into, each with those of the cases that are in it.
    pub columns: Vec<(u32, u32)>,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Codings; of two codes together, pairs of codings.
    pub codings: u32,
    /// Documents that have any of them.
    pub documents: u32,
    /// Cases whose words any of them are.
    pub cases: u32,
}

/// When codings are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// They share a letter.
    Overlap,
    /// They share a passage.
    Passage,
}

/// The counts of a cross-table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cross {
    width: usize,
    cells: Vec<Option<Count>>,
    /// Each row on its own: whatever is in it is counted once.
    pub rows: Vec<Count>,
    /// Each column on its own.
    pub columns: Vec<Count>,
    /// All that was counted.
    pub all: Count,
}

impl Cross {
    /// A cell; `None` where a count would mean nothing, as of a code and itself.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<Count> {
        self.cells[row * self.width + column]
    }

    /// The same with these rows and columns alone; totals stay.
    #[must_use]
    pub fn only(&self, rows: &[usize], columns: &[usize]) -> Self {
        let cells = rows.iter().flat_map(|row| columns.iter().map(|column| self.cell(*row, *column)));
        Self {
            width: columns.len(),
            cells: cells.collect(),
            rows: rows.iter().map(|row| self.rows[*row]).collect(),
            columns: columns.iter().map(|column| self.columns[*column]).collect(),
            all: self.all,
        }
    }
}

/// The codes above each code, as places: `None` at the top.
type Parents<'a> = &'a [Option<u32>];

/// Counts codes against columns. `sets` are the sets of cases that marks name; with `below`, what has a
/// code has the codes above it.
#[must_use]
pub fn by(marks: &[Mark], parents: Parents<'_>, sets: &[Vec<u32>], width: usize, below: bool) -> Cross {
    let height = parents.len();
    let up = Up::of(parents, below);
    let mut cells = Tally::new(height * width);
    let (mut rows, mut columns, mut all) = (Tally::new(height), Tally::new(width), Tally::new(1));
    for mark in in_order(marks) {
        let whole = (mark.document, mark.cases);
        let own = || mark.columns.iter().filter(|(column, _)| (*column as usize) < width);
        all.add(0, whole, sets);
        for row in up.of_code(mark.code) {
            rows.add(*row as usize, whole, sets);
            for (column, cases) in own() {
                cells.add(*row as usize * width + *column as usize, (mark.document, *cases), sets);
            }
        }
        for (column, cases) in own() {
            columns.add(*column as usize, (mark.document, *cases), sets);
        }
    }
    Cross {
        width,
        cells: cells.counts.into_iter().map(Some).collect(),
        rows: rows.counts,
        columns: columns.counts,
        all: all.counts[0],
    }
}

/// Counts pairs of codings of different codes that are together. Rows and columns are the same codes;
/// their totals are the codings, documents and cases of the code itself. A code and one below it, where
/// that is counted in it, have nothing to share: their cell is empty.
#[must_use]
pub fn together(marks: &[Mark], parents: Parents<'_>, sets: &[Vec<u32>], near: Near, below: bool) -> Cross {
    let size = parents.len();
    let up = Up::of(parents, below);
    let alone = by(marks, parents, sets, 0, below);
    let mut cells = Tally::new(size * size);
    let mut shared = Shared::new(sets);
    let ordered = in_order(marks);
    for marks in ordered.chunk_by(|one, next| one.document == next.document) {
        let mut marks = marks.to_vec();
        if near == Near::Passage {
            marks.sort_by_key(|mark| mark.passages);
        }
        for (place, one) in marks.iter().enumerate() {
            let after = marks[place + 1..].iter().take_while(|other| match near {
                Near::Overlap => other.span.start < one.span.end,
                Near::Passage => other.passages.0 <= one.passages.1,
            });
            for other in after.filter(|other| other.code != one.code) {
                let group = (one.document, shared.of(one.cases, other.cases));
                for row in up.of_code(one.code) {
                    for column in up.of_code(other.code).iter().filter(|column| !up.related(*row, **column)) {
                        cells.add(*row as usize * size + *column as usize, group, &shared.sets);
                        cells.add(*column as usize * size + *row as usize, group, &shared.sets);
                    }
                }
            }
        }
    }
    let place = |at: usize| (u32::try_from(at / size), u32::try_from(at % size));
    let void = |at: usize| matches!(place(at), (Ok(row), Ok(column)) if up.related(row, column));
    let cells = cells.counts.into_iter().enumerate().map(|(at, count)| (!void(at)).then_some(count));
    Cross {
        width: size,
        cells: cells.collect(),
        rows: alone.rows.clone(),
        columns: alone.rows,
        all: alone.all,
    }
}

/// The tenth of a document, from 0 to 9, in which one of its passages lies.
#[must_use]
pub fn deciles(passage: i32, passages: usize) -> u32 {
    let place = usize::try_from(passage.max(1) - 1).unwrap_or(0).min(passages.saturating_sub(1));
    u32::try_from(place * 10 / passages.max(1)).unwrap_or(9)
}

fn in_order(marks: &[Mark]) -> Vec<&Mark> {
    let mut ordered: Vec<&Mark> = marks.iter().collect();
    ordered.sort_by_key(|mark| (mark.document, mark.span));
    ordered
}

/// The rows that a code counts in: itself and, where those below count, all above it.
struct Up(Vec<Vec<u32>>);

impl Up {
    fn of(parents: Parents<'_>, below: bool) -> Self {
        let above = |code: usize| {
            let mut up = Vec::new();
            let mut at = u32::try_from(code).ok();
            while let Some(code) = at.filter(|code| !up.contains(code)) {
                up.push(code);
                at = parents.get(code as usize).copied().flatten().filter(|_| below);
            }
            up
        };
        Self((0..parents.len()).map(above).collect())
    }

    fn of_code(&self, code: u32) -> &[u32] {
        self.0.get(code as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether one is the other, or counts in it.
    fn related(&self, one: u32, other: u32) -> bool {
        self.of_code(one).contains(&other) || self.of_code(other).contains(&one)
    }
}

/// Sets of cases with those that two of them share.
struct Shared {
    sets: Vec<Vec<u32>>,
    known: HashMap<(u32, u32), u32>,
}

impl Shared {
    fn new(sets: &[Vec<u32>]) -> Self {
        Self { sets: sets.to_vec(), known: HashMap::new() }
    }

    fn of(&mut self, one: u32, other: u32) -> u32 {
        if one == other {
            return one;
        }
        let Self { sets, known } = self;
        *known.entry((one.min(other), one.max(other))).or_insert_with(|| {
            let both = sets[one as usize].iter().filter(|case| sets[other as usize].contains(case));
            sets.push(both.copied().collect());
            u32::try_from(sets.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

/// Counts under way. Marks come document by document.
struct Tally {
    counts: Vec<Count>,
    /// The document and the set of cases that came last, so that neither is looked up again.
    last: Vec<Option<(u32, u32)>>,
    seen: HashSet<(usize, u32)>,
}

impl Tally {
    fn new(places: usize) -> Self {
        Self { counts: vec![Count::default(); places], last: vec![None; places], seen: HashSet::new() }
    }

    fn add(&mut self, place: usize, (document, cases): (u32, u32), sets: &[Vec<u32>]) {
        let count = &mut self.counts[place];
        count.codings += 1;
        let last = self.last[place].replace((document, cases));
        if last == Some((document, cases)) {
            return;
        }
        count.documents += u32::from(last.is_none_or(|(before, _)| before != document));
        let new = sets[cases as usize].iter().filter(|case| self.seen.insert((place, **case))).count();
        count.cases += u32::try_from(new).unwrap_or(u32::MAX);
    }
}
