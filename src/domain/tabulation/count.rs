//! The one pass that counts: every variable of the rows, alone and by every banner.

use super::classes::{Decoded, Placed, each};
use super::planes::{self, Planes};
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

/// Counts of classes by classes; of one variable alone its width is 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) width: usize,
    /// How many.
    pub(super) n: Vec<u64>,
    /// The sums of their weights, and of the squares of these; empty where nothing is weighted.
    pub(super) w: Vec<f64>,
    pub(super) ww: Vec<f64>,
}

/// A block of rows, ready to be counted.
struct Ready {
    decoded: Decoded,
    planes: Planes,
    /// Whether the sets stand in the planes too.
    turned: bool,
}

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

impl Counts {
    fn new(height: usize, width: usize, weighted: bool) -> Self {
        let cells = height * width;
        let sums = if weighted { cells } else { 0 };
        Self { width, n: vec![0; cells], w: vec![0.0; sums], ww: vec![0.0; sums] }
    }

    fn add(&mut self, other: &Self) {
        self.n.iter_mut().zip(&other.n).for_each(|(own, more)| *own += more);
        self.w.iter_mut().zip(&other.w).for_each(|(own, more)| *own += more);
        self.ww.iter_mut().zip(&other.ww).for_each(|(own, more)| *own += more);
    }

    #[inline]
    fn count<const WEIGHTED: bool>(&mut self, cell: usize, weight: f64) {
        self.n[cell] += 1;
        if WEIGHTED {
            self.w[cell] += weight;
            self.ww[cell] += weight * weight;
        }
    }

    fn alone<const WEIGHTED: bool>(&mut self, rows: &Ready, weights: &[f64]) {
        let weight = |row: usize| if WEIGHTED { weights[row] } else { 1.0 };
        match &rows.decoded {
            Decoded::Many(_) if rows.turned => {
                self.n.iter_mut().zip(rows.planes.each()).for_each(|(n, plane)| *n += planes::count(plane));
            }
            Decoded::One(slots) => {
                for (row, slot) in slots.iter().enumerate() {
                    self.count::<WEIGHTED>(usize::from(*slot), weight(row));
                }
            }
            Decoded::Many(sets) => {
                for (row, set) in sets.words.chunks_exact(sets.stride).enumerate() {
                    each(set, |slot| self.count::<WEIGHTED>(slot, weight(row)));
                }
            }
        }
    }

    fn crossed<const WEIGHTED: bool>(&mut self, rows: &Ready, by: &Ready, weights: &[f64]) {
        let width = self.width;
        let weight = |row: usize| if WEIGHTED { weights[row] } else { 1.0 };
        match (&rows.decoded, &by.decoded) {
            (Decoded::Many(_), Decoded::Many(_)) if rows.turned && by.turned => {
                for (line, plane) in self.n.chunks_exact_mut(width).zip(rows.planes.each()) {
                    for (n, column) in line.iter_mut().zip(by.planes.each()) {
                        *n += planes::count_both(plane, column);
                    }
                }
            }
            (Decoded::One(rows), Decoded::One(by)) => {
                for (row, (slot, column)) in rows.iter().zip(by).enumerate() {
                    self.count::<WEIGHTED>(usize::from(*slot) * width + usize::from(*column), weight(row));
                }
            }
            (Decoded::Many(rows), Decoded::One(by)) => {
                for (row, (set, column)) in rows.words.chunks_exact(rows.stride).zip(by).enumerate() {
                    let (column, weight) = (usize::from(*column), weight(row));
                    each(set, |slot| self.count::<WEIGHTED>(slot * width + column, weight));
                }
            }
            (Decoded::One(rows), Decoded::Many(by)) => {
                for (row, (slot, set)) in rows.iter().zip(by.words.chunks_exact(by.stride)).enumerate() {
                    let (begin, weight) = (usize::from(*slot) * width, weight(row));
                    each(set, |column| self.count::<WEIGHTED>(begin + column, weight));
                }
            }
            (Decoded::Many(rows), Decoded::Many(by)) => {
                let pairs = rows.words.chunks_exact(rows.stride).zip(by.words.chunks_exact(by.stride));
                for (row, (set, columns)) in pairs.enumerate() {
                    let weight = weight(row);
                    each(set, |slot| {
                        each(columns, |column| self.count::<WEIGHTED>(slot * width + column, weight));
                    });
                }
            }
        }
    }
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

    fn cells(&self) -> usize {
        let width: usize = self.banners.iter().map(|banner| banner.classes.height()).sum();
        self.rows.iter().map(|rows| rows.classes.height()).sum::<usize>() * (width + 1)
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
        let mut counted = self.room();
        let by_pattern = self.by_pattern(&part, &mut counted);
        let weighted = self.weights.is_some();
        let mut columns: Vec<Ready> = self.banners.iter().map(|by| Ready::new(by, weighted)).collect();
        let left = self.rows.iter().zip(&mut counted).zip(by_pattern).filter(|(_, counted)| !counted);
        let mut left: Vec<_> =
            left.map(|((rows, counted), _)| (rows, Ready::new(rows, weighted), counted)).collect();
        for begin in part.clone().step_by(BLOCK) {
            let block = begin..(begin + BLOCK).min(part.end);
            for (by, column) in self.banners.iter().zip(&mut columns) {
                column.decode(by, block.clone(), None);
            }
            for (rows, room, counted) in &mut left {
                room.decode(rows, block.clone(), self.kept.as_deref());
                match &self.weights {
                    Some(weights) => counted.count::<true>(room, &columns, &weights[block.clone()]),
                    None => counted.count::<false>(room, &columns, &[]),
                }
            }
        }
        counted
    }

    /// Counts what needs no look at single responses: sets of choices that nothing is compared with. Tells
    /// of each variable whether it was counted so.
    fn by_pattern(&self, part: &Range<usize>, counted: &mut [Counted]) -> Vec<bool> {
        if !self.banners.is_empty() || self.kept.is_some() || self.weights.is_some() {
            return vec![false; self.rows.len()];
        }
        let mut counters = Vec::new();
        let one = |(rows, counted): (&Placed<'_>, &mut Counted)| {
            rows.way.is_none()
                && rows.classes.count_patterns(part.clone(), &mut counters, &mut counted.alone.n)
        };
        self.rows.iter().zip(counted).map(one).collect()
    }
}

impl Ready {
    fn new(placed: &Placed<'_>, weighted: bool) -> Self {
        let decoded = placed.classes.room();
        // The sum of weights knows no shorter way than one by one.
        let turned = !weighted && matches!(&decoded, Decoded::Many(sets) if sets.stride == 1);
        Self { decoded, planes: Planes::default(), turned }
    }

    fn decode(&mut self, placed: &Placed<'_>, rows: Range<usize>, kept: Option<&[bool]>) {
        placed.classes.decode(rows, &placed.way, kept, &mut self.decoded);
        if let (Decoded::Many(sets), true) = (&self.decoded, self.turned) {
            self.planes.fill(placed.classes.height(), sets);
        }
    }
}

impl Counted {
    fn count<const WEIGHTED: bool>(&mut self, rows: &Ready, columns: &[Ready], weights: &[f64]) {
        self.alone.alone::<WEIGHTED>(rows, weights);
        for (counts, by) in self.by.iter_mut().zip(columns) {
            counts.crossed::<WEIGHTED>(rows, by, weights);
        }
    }

    fn add(&mut self, other: &Self) {
        self.alone.add(&other.alone);
        self.by.iter_mut().zip(&other.by).for_each(|(own, more)| own.add(more));
    }
}
