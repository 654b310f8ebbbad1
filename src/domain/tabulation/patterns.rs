//! Sets of up to 64 slots, numbered in the order in which they are first seen.
//!
//! Answers to a multiple choice repeat each other: of a million responses a few hundred differ. So rows are
//! counted by the numbers of their sets, and only then by what the sets hold.

use super::classes::Sets;

/// The most sets that are numbered.
const MOST: usize = if cfg!(test) { 24 } else { 4_608 };
/// Room for them that is at most two thirds full, so that a set is soon found.
const ROOM: usize = 8_192;
const SHIFT: u32 = u64::BITS - ROOM.trailing_zeros();
/// The golden ratio of 64 bits: spreads neighbours over all the room (Knuth, The Art of Computer Programming,
/// 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// The number of nobody.
const NONE: u16 = u16::MAX;

/// Numbered sets.
#[derive(Debug)]
pub(super) struct Patterns {
    /// Where each set is looked for, and its number.
    room: Vec<(u64, u16)>,
    sets: Vec<u64>,
}

impl Patterns {
    pub(super) fn new() -> Self {
        Self { room: vec![(0, NONE); ROOM], sets: Vec::new() }
    }

    /// The most sets that there can be of so many classes, with those of missing answers.
    pub(super) fn most(classes: usize) -> usize {
        let answered = 1_usize.checked_shl(classes.min(32) as u32).unwrap_or(MOST);
        // Of another version beside those known, and none of them: some more.
        answered.saturating_add(16).min(MOST)
    }

    /// Each set, in the order of its number.
    pub(super) fn sets(&self) -> &[u64] {
        &self.sets
    }

    /// Adds the number of each set; answers whether all have one.
    pub(super) fn number(&mut self, sets: &Sets, into: &mut Vec<u16>) -> bool {
        into.clear();
        into.extend(sets.words.iter().map_while(|set| self.of(*set)));
        into.len() == sets.words.len()
    }

    #[inline]
    fn of(&mut self, set: u64) -> Option<u16> {
        let mut place = (set.wrapping_mul(SPREAD) >> SHIFT) as usize;
        loop {
            match self.room[place % ROOM] {
                (_, NONE) => break,
                (known, number) if known == set => return Some(number),
                _ => place += 1,
            }
        }
        if self.sets.len() == MOST {
            return None;
        }
        let number = self.sets.len() as u16;
        self.room[place % ROOM] = (set, number);
        self.sets.push(set);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_sets_have_equal_numbers_and_no_others(
            words in prop::collection::vec(0_u64..MOST as u64, 0..200),
        ) {
            let mut patterns = Patterns::new();
            let mut numbers = Vec::new();
            let sets = Sets { stride: 1, words: words.clone() };
            prop_assert!(patterns.number(&sets, &mut numbers));
            for (word, number) in words.iter().zip(&numbers) {
                prop_assert_eq!(patterns.sets()[usize::from(*number)], *word);
            }
            let mut known = patterns.sets().to_vec();
            known.sort_unstable();
            known.dedup();
            prop_assert_eq!(known.len(), patterns.sets().len());
        }
    }

    #[test]
    fn too_many_sets_are_not_numbered() {
        let mut patterns = Patterns::new();
        let mut numbers = Vec::new();
        let most = Sets { stride: 1, words: (0..MOST as u64).collect() };
        assert!(patterns.number(&most, &mut numbers));
        let more = Sets { stride: 1, words: vec![3, u64::MAX, 4] };
        assert!(!patterns.number(&more, &mut numbers));
        assert!(patterns.number(&most, &mut numbers));
    }
}
