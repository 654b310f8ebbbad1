//! Counts of classes by classes, and the ways to count them.

use super::classes::{Decoded, each};
use super::planes;
use super::ready::Ready;

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

/// Rows counted by the numbers of two variables, before anybody looks at what these stand for.
pub(super) struct Numbered {
    width: usize,
    n: Vec<u32>,
}

/// The most cells of those: they have to stay in a near cache.
const MOST_NUMBERED: usize = 1 << 18;

impl Numbered {
    /// Room for the numbers of two variables, or of one; `None` where it would be too large.
    pub(super) fn new(rows: &Ready, by: Option<&Ready>) -> Option<Self> {
        let (height, width) = (rows.most()?, by.map_or(Some(1), Ready::most)?);
        let cells = height * width;
        // Of single slots nothing is to be gained.
        let several =
            [Some(rows), by].into_iter().flatten().any(|one| matches!(one.decoded, Decoded::Many(_)));
        (several && cells <= MOST_NUMBERED).then(|| Self { width, n: vec![0; cells] })
    }

    /// How many cells it has.
    pub(super) fn cells(&self) -> usize {
        self.n.len()
    }

    /// Counts a block; answers whether it could.
    pub(super) fn count(&mut self, rows: &Ready, by: Option<&Ready>) -> bool {
        let Some(numbers) = rows.numbers() else { return false };
        match by {
            None => numbers.iter().for_each(|number| self.n[usize::from(*number)] += 1),
            Some(by) => {
                let Some(columns) = by.numbers() else { return false };
                for (number, column) in numbers.iter().zip(columns) {
                    self.n[usize::from(*number) * self.width + usize::from(*column)] += 1;
                }
            }
        }
        true
    }

    /// Adds what the numbers stand for.
    pub(super) fn unfold(&self, rows: &Ready, by: Option<&Ready>, counts: &mut Counts) {
        // First the numbers of the rows by those of the columns, then these.
        let height = counts.n.len() / counts.width;
        let mut half = vec![0_u64; height * self.width];
        for (number, line) in self.n.chunks_exact(self.width).enumerate() {
            if line.iter().all(|n| *n == 0) {
                continue;
            }
            rows.slots(number, |slot| {
                let half = &mut half[slot * self.width..(slot + 1) * self.width];
                half.iter_mut().zip(line).for_each(|(sum, n)| *sum += u64::from(*n));
            });
        }
        for (line, counts) in half.chunks_exact(self.width).zip(counts.n.chunks_exact_mut(counts.width)) {
            for (number, n) in line.iter().enumerate().filter(|(_, n)| **n > 0) {
                match by {
                    None => counts[0] += n,
                    Some(by) => by.slots(number, |column| counts[column] += n),
                }
            }
        }
    }
}

impl Counts {
    pub(super) fn new(height: usize, width: usize, weighted: bool) -> Self {
        let cells = height * width;
        let sums = if weighted { cells } else { 0 };
        Self { width, n: vec![0; cells], w: vec![0.0; sums], ww: vec![0.0; sums] }
    }

    pub(super) fn add(&mut self, other: &Self) {
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

    pub(super) fn alone<const WEIGHTED: bool>(&mut self, rows: &Ready, weights: &[f64]) {
        let weight = |row: usize| if WEIGHTED { weights[row] } else { 1.0 };
        match &rows.decoded {
            Decoded::Many(_) if rows.is_turned() => {
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

    pub(super) fn crossed<const WEIGHTED: bool>(&mut self, rows: &Ready, by: &Ready, weights: &[f64]) {
        let width = self.width;
        let weight = |row: usize| if WEIGHTED { weights[row] } else { 1.0 };
        match (&rows.decoded, &by.decoded) {
            (Decoded::Many(_), Decoded::Many(_)) if rows.is_turned() && by.is_turned() => {
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
