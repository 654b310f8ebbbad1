//! The one pass that counts: every variable of the rows, alone and by every banner.

use super::classes::Placed;
use super::counts::{Counts, Numbered};
use super::ready::Ready;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many rows are decoded at a time: what is decoded stays in the nearest cache.
const BLOCK: usize = if cfg!(test) { 7 } else { 2_048 };
/// How many rows a part has at least. Parts are summed in their order, whoever counted them, so that
/// weighted sums come out the same on every machine.
const PART: usize = if cfg!(test) { 16 } else { 65_536 };
/// The most parts, and the most cells that all parts together have.
const MOST_PARTS: usize = 16;
const MOST_CELLS: usize = 4_000_000;

/// What is counted.
pub(super) struct Counting<'a> {
    /// How many responses or rows there are.
    pub(super) len: usize,
    pub(super) rows: Vec<Placed<'a>>,
    pub(super) banners: Vec<Placed<'a>>,
    /// Who is counted; everybody where there is none.
    pub(super) kept: Option<Vec<bool>>,
    /// The weight of each response or row.
    pub(super) weights: Option<Vec<f64>>,
}

/// The counts of one variable of the rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub(super) alone: Counts,
    pub(super) by: Vec<Counts>,
}

impl Counting<'_> {
    /// Counts everything, on as many processors as there are.
    pub(super) fn run(&self) -> Vec<Counted> {
        let size = self.len.div_ceil(self.parts()).max(1);
        let parts = self.len.div_ceil(size);
        let done: Vec<Mutex<Option<Vec<Counted>>>> = (0..parts).map(|_| Mutex::new(None)).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(place) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|place| *place < parts)
            {
                let counted = self.part(place * size..((place + 1) * size).min(self.len));
                *done[place].lock().unwrap_or_else(PoisonError::into_inner) = Some(counted);
            }
        };
        let hands = std::thread::available_parallelism().map_or(1, usize::from).min(parts);
        std::thread::scope(|scope| {
            (1..hands).for_each(|_| drop(scope.spawn(work)));
            work();
        });
        let mut all = self.room();
        for part in done {
            let part = part.into_inner().unwrap_or_else(PoisonError::into_inner);
            all.iter_mut().zip(part.iter().flatten()).for_each(|(own, more)| own.add(more));
        }
        all
    }

    /// How many columns there can be, that of everybody among them.
    pub(super) fn columns(&self) -> usize {
        self.banners.iter().map(|banner| banner.classes.height()).sum::<usize>() + 1
    }

    fn cells(&self) -> usize {
        self.rows.iter().map(|rows| rows.classes.height()).sum::<usize>() * self.columns()
    }

    /// Whether the table is too large to be counted.
    pub(super) fn is_too_large(&self) -> bool {
        self.cells() > MOST_CELLS
    }

    fn parts(&self) -> usize {
        let fitting = MOST_CELLS / self.cells().max(1);
        self.len.div_ceil(PART).min(MOST_PARTS).min(fitting).max(1)
    }

    fn room(&self) -> Vec<Counted> {
        let weighted = self.weights.is_some();
        let one = |rows: &Placed<'_>| {
            let height = rows.classes.height();
            let by = self.banners.iter().map(|by| Counts::new(height, by.classes.height(), weighted));
            Counted { alone: Counts::new(height, 1, weighted), by: by.collect() }
        };
        self.rows.iter().map(one).collect()
    }

    fn part(&self, part: Range<usize>) -> Vec<Counted> {
        let (mut columns, mut lines) = if self.weights.is_some() { self.plain() } else { self.numbered() };
        for begin in part.clone().step_by(BLOCK) {
            let block = begin..(begin + BLOCK).min(part.end);
            for (by, column) in self.banners.iter().zip(&mut columns) {
                column.decode(by, block.clone(), None);
            }
            for (rows, line) in self.rows.iter().zip(&mut lines) {
                line.rows.decode(rows, block.clone(), self.kept.as_deref());
                match &self.weights {
                    Some(weights) => line.count::<true>(&columns, &weights[block.clone()]),
                    None => line.count::<false>(&columns, &[]),
                }
            }
        }
        lines.into_iter().map(|line| line.counted(&columns)).collect()
    }

    /// Room to count row by row: weights are added one by one.
    fn plain(&self) -> (Vec<Ready>, Vec<Line>) {
        let line = |(rows, counted): (&Placed<'_>, Counted)| Line {
            rows: Ready::plain(rows),
            alone: None,
            by: self.banners.iter().map(|_| None).collect(),
            counted,
        };
        let columns = self.banners.iter().map(Ready::plain).collect();
        (columns, self.rows.iter().zip(self.room()).map(line).collect())
    }

    /// Room to count equal rows together, as far as there is any.
    fn numbered(&self) -> (Vec<Ready>, Vec<Line>) {
        let mut columns: Vec<Ready> = self.banners.iter().map(Ready::new).collect();
        let mut left = MOST_CELLS;
        let mut room = |rows: &Ready, by: Option<&Ready>| {
            let found = Numbered::new(rows, by).filter(|found| found.cells() <= left)?;
            left -= found.cells();
            Some(found)
        };
        let line = |(rows, counted): (&Placed<'_>, Counted)| {
            let mut rows = Ready::new(rows);
            let alone = room(&rows, None);
            let by: Vec<Option<Numbered>> = columns.iter().map(|by| room(&rows, Some(by))).collect();
            // What cannot be counted so is counted from the side.
            let beside = by.iter().zip(&mut columns).filter(|(found, _)| found.is_none());
            let turned = beside.fold(alone.is_none(), |turned, (_, by)| by.turn() || turned);
            if turned {
                rows.turn();
            }
            Line { rows, alone, by, counted }
        };
        let mut lines: Vec<Line> = self.rows.iter().zip(self.room()).map(line).collect();
        for line in &mut lines {
            if line.alone.is_none() && line.by.iter().all(Option::is_none) {
                line.rows.unnumber();
            }
        }
        for (place, column) in columns.iter_mut().enumerate() {
            if lines.iter().all(|line| line.by[place].is_none()) {
                column.unnumber();
            }
        }
        (columns, lines)
    }
}

/// A variable of the rows under way.
struct Line {
    rows: Ready,
    alone: Option<Numbered>,
    by: Vec<Option<Numbered>>,
    counted: Counted,
}

impl Line {
    fn count<const WEIGHTED: bool>(&mut self, columns: &[Ready], weights: &[f64]) {
        let Self { rows, alone, by, counted } = self;
        if !alone.as_mut().is_some_and(|alone| alone.count(rows, None)) {
            counted.alone.alone::<WEIGHTED>(rows, weights);
        }
        for ((counts, numbered), column) in counted.by.iter_mut().zip(by).zip(columns) {
            if !numbered.as_mut().is_some_and(|numbered| numbered.count(rows, Some(column))) {
                counts.crossed::<WEIGHTED>(rows, column, weights);
            }
        }
    }

    fn counted(mut self, columns: &[Ready]) -> Counted {
        if let Some(alone) = &self.alone {
            alone.unfold(&self.rows, None, &mut self.counted.alone);
        }
        for ((counts, numbered), column) in self.counted.by.iter_mut().zip(&self.by).zip(columns) {
            if let Some(numbered) = numbered {
                numbered.unfold(&self.rows, Some(column), counts);
            }
        }
        self.counted
    }
}

impl Counted {
    fn add(&mut self, other: &Self) {
        self.alone.add(&other.alone);
        self.by.iter_mut().zip(&other.by).for_each(|(own, more)| own.add(more));
    }
}
