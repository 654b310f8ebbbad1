//! Sets of up to 64 slots seen from the side: of each slot, who is in it, a bit a row.
//!
//! Two multiple choices of ten options put a response into some thirty cells of their cross-table. Counted
//! one by one these take thirty additions to memory; from the side, the rows of 64 responses that are in both
//! a slot and another are one conjunction and one count of bits.

use super::classes::Sets;

/// How many rows a word has.
const WORD: usize = 64;

/// The planes of a block of rows.
#[derive(Debug, Default)]
pub(super) struct Planes {
    /// Words of a plane.
    length: usize,
    /// Plane after plane.
    words: Vec<u64>,
}

impl Planes {
    /// Those of so many slots of sets that take one word each.
    pub(super) fn fill(&mut self, height: usize, sets: &Sets) {
        self.length = sets.words.len().div_ceil(WORD);
        self.words.clear();
        self.words.resize(height * self.length, 0);
        let mut square = [0; WORD];
        for (place, rows) in sets.words.chunks(WORD).enumerate() {
            square[..rows.len()].copy_from_slice(rows);
            square[rows.len()..].fill(0);
            turn(&mut square);
            for (slot, plane) in square[..height].iter().enumerate() {
                self.words[slot * self.length + place] = *plane;
            }
        }
    }

    /// Each plane, in the order of the slots.
    pub(super) fn each(&self) -> impl Iterator<Item = &[u64]> {
        // A block without rows has no words, and no plane is asked for then.
        self.words.chunks_exact(self.length.max(1))
    }
}

/// How many rows are in a slot.
pub(super) fn count(plane: &[u64]) -> u64 {
    plane.iter().map(|word| u64::from(word.count_ones())).sum()
}

/// How many rows are in both.
pub(super) fn count_both(one: &[u64], other: &[u64]) -> u64 {
    one.iter().zip(other).map(|(one, other)| u64::from((one & other).count_ones())).sum()
}

/// Makes columns of rows: bit `i` of word `k` becomes bit `k` of word `i`. Halves are exchanged, then
/// quarters, down to single bits (Warren, Hacker's Delight, 7-3).
fn turn(square: &mut [u64; WORD]) {
    let mut width = WORD / 2;
    let mut mask = u64::MAX >> width;
    while width > 0 {
        for begin in (0..WORD).step_by(2 * width) {
            let (low, high) = square[begin..begin + 2 * width].split_at_mut(width);
            for (low, high) in low.iter_mut().zip(high) {
                let moved = (*low >> width ^ *high) & mask;
                *high ^= moved;
                *low ^= moved << width;
            }
        }
        width /= 2;
        mask ^= mask << width.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plane_holds_the_rows_whose_set_has_its_slot(
            sets in prop::collection::vec(any::<u64>(), 0..200),
            height in 1_usize..=64,
        ) {
            let mut planes = Planes::default();
            planes.fill(height, &Sets { stride: 1, words: sets.clone() });
            let seen: Vec<&[u64]> = planes.each().collect();
            prop_assert_eq!(seen.len(), if sets.is_empty() { 0 } else { height });
            for (slot, plane) in seen.iter().enumerate() {
                let within = |set: &u64| set >> slot & 1 == 1;
                for (row, set) in sets.iter().enumerate() {
                    prop_assert_eq!(plane[row / 64] >> (row % 64) & 1 == 1, within(set));
                }
                prop_assert_eq!(count(plane), sets.iter().filter(|set| within(set)).count() as u64);
                let both = sets.iter().filter(|set| within(set) && *set & 1 == 1).count() as u64;
                prop_assert_eq!(count_both(plane, seen[0]), both);
            }
        }
    }
}
