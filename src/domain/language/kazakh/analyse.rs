//! All ways to part a word into a stem and endings, at the least cost each.

use super::endings::{ALSO, Ending, Mend, STATES, State, endings};
use super::sounds::{EITHER, LONGEST, Writing, harmony_after, is_vowel, kinds};

/// A stem that endings leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// How many letters of the word it has.
    pub(super) end: usize,
    /// Whether the endings are a verb's.
    pub(super) verb: bool,
    /// What the first ending swallowed of it.
    pub(super) mend: Mend,
    /// What the endings cost together.
    pub(super) cost: u8,
    /// Whether the first ending begins with a vowel.
    pub(super) open: bool,
}

/// The shortest stem, in letters.
const SHORTEST: usize = 2;

/// What is no way.
const NEVER: u8 = u8::MAX;

/// The word's stems with the whole word among them, the longest first; none for what is too long.
pub(super) fn cuts(letters: &[char], writing: Writing) -> Vec<Cut> {
    let mut cuts = Vec::with_capacity(2 * letters.len());
    if letters.len() > LONGEST {
        return cuts;
    }
    let harmonies = harmonies(letters);
    let mut costs = [[NEVER; STATES]; LONGEST + 1];
    costs[letters.len()][State::Word as usize] = 0;
    for end in (SHORTEST..=letters.len()).rev() {
        for (state, also, cost) in ALSO {
            let cost = costs[end][state as usize].saturating_add(cost);
            lower(&mut costs[end][also as usize], cost);
        }
        let open = letters.get(end).is_some_and(|next| is_vowel(*next));
        for (state, verb) in [(State::Noun, false), (State::Voice, true)] {
            let cost = costs[end][state as usize];
            if cost < NEVER {
                cuts.push(Cut { end, verb, mend: Mend::None, cost, open });
            }
        }
        for state in State::ALL {
            let cost = costs[end][state as usize];
            if cost == NEVER {
                continue;
            }
            for ending in endings(writing, state, letters[end - 1]) {
                let Some(left) = strip(&letters[..end], ending, &harmonies) else { continue };
                let cost = cost.saturating_add(ending.cost);
                if ending.mend == Mend::None {
                    lower(&mut costs[left][ending.to as usize], cost);
                } else {
                    cuts.push(Cut { end: left, verb: true, mend: ending.mend, cost, open: true });
                }
            }
        }
    }
    cuts
}

/// How many letters are left where the ending may be taken off.
fn strip(letters: &[char], ending: &Ending, harmonies: &[u8; LONGEST + 1]) -> Option<usize> {
    let left = letters.len().checked_sub(ending.letters.len())?;
    if left < SHORTEST || letters[left..] != ending.letters[..] || harmonies[left] & ending.harmony == 0 {
        return None;
    }
    // A hyphen stands between an abbreviation and its ending, which goes by how it is read.
    if letters[left - 1] == '-' {
        return Some(left - 1).filter(|left| *left >= SHORTEST);
    }
    (kinds(letters[left - 1]) & ending.after != 0).then_some(left)
}

/// The harmony after each number of letters.
fn harmonies(letters: &[char]) -> [u8; LONGEST + 1] {
    let mut harmonies = [EITHER; LONGEST + 1];
    for (place, letter) in letters.iter().enumerate() {
        harmonies[place + 1] = harmony_after(harmonies[place], *letter);
    }
    harmonies
}

fn lower(least: &mut u8, cost: u8) {
    *least = cost.min(*least);
}
