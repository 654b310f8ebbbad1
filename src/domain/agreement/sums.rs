//! What the measures of a code need, draw by draw.

use super::continuum::{self, Lengths};
use super::read::Read;
use super::{Draws, Ratings};

/// The states of a continuum that is looked at for one code.
pub(super) const CODE: usize = 1;
pub(super) const OTHER: usize = 2;
const STATES: usize = OTHER + 1;
/// How many numbers lengths are; those behind them are how often each pattern of decisions occurs.
const WIDTH: usize = Lengths::width(STATES);

/// What counts alike for all codes: the patterns of decisions, and each draw as it is for a code that
/// nobody gave.
pub(super) struct Tables {
    ratings: Ratings,
    /// By document: where its passages begin among all, and the pattern of nobody giving the code.
    documents: Vec<(usize, usize)>,
    /// By block, all that is marked taken for other codes.
    lengths: Vec<Lengths>,
    blank: Sums,
}

/// Lengths and decisions of a code, draw by draw: for each, [`WIDTH`] numbers of lengths, then how often
/// each pattern of decisions occurs.
#[derive(Clone)]
pub(super) struct Sums(Vec<Vec<f64>>);

/// What a block adds to a sum: the place and the number.
type Entries = Vec<(usize, f64)>;

impl Tables {
    pub(super) fn new(coders: usize, read: &[Read], draws: &Draws) -> Self {
        let blocks: usize = read.iter().map(|read| read.tiles.len()).sum();
        let mut ratings = Ratings::new(coders, 2, 0);
        let (mut documents, mut lengths) = (Vec::with_capacity(read.len()), Vec::with_capacity(blocks));
        let mut entries: Vec<(usize, Entries)> = Vec::with_capacity(blocks);
        for read in read {
            let mut chosen = vec![None; coders];
            read.coders().for_each(|coder| chosen[coder] = Some(0));
            let nobody = ratings.pattern(chosen);
            documents.push((lengths.len(), nobody));
            for (lengths, units) in measured(&read.others(), read).iter().zip(read.units()) {
                let mut more = entries_of(lengths);
                more.push((WIDTH + nobody, units as f64));
                entries.push((entries.len(), more));
            }
            lengths.extend(measured(&read.others(), read));
        }
        let mut blank = Sums::new(draws, ratings.patterns().len());
        blank.weigh(&entries, draws);
        Self { ratings, documents, lengths, blank }
    }

    /// The patterns of decisions.
    pub(super) const fn ratings(&self) -> &Ratings {
        &self.ratings
    }

    /// No decisions at all.
    pub(super) fn nothing(draws: &Draws) -> Sums {
        Sums::new(draws, 0)
    }

    /// The decisions on a code.
    pub(super) fn of_code(&mut self, read: &[Read], code: usize, draws: &Draws) -> Sums {
        let touched = self.touched(read, code);
        let mut sums = self.blank.clone();
        sums.widen(self.ratings.patterns().len());
        sums.weigh(&touched, draws);
        sums
    }

    /// What is otherwise than had nobody given the code.
    fn touched(&mut self, read: &[Read], code: usize) -> Vec<(usize, Entries)> {
        let mut found = Vec::new();
        for (at, read) in read.iter().enumerate().filter(|(_, read)| read.has(code)) {
            let (first, nobody) = self.documents[at];
            let mut blocks: Vec<Entries> = vec![Vec::new(); read.tiles.len()];
            let coders: Vec<usize> = read.coders().collect();
            let mut chosen = vec![None; self.ratings.coders()];
            read.decisions(code, |tile, marked, times| {
                for (coder, marked) in coders.iter().zip(marked) {
                    chosen[*coder] = Some(usize::from(*marked));
                }
                let pattern = self.ratings.pattern(chosen.clone());
                blocks[tile].extend([(WIDTH + pattern, times as f64), (WIDTH + nobody, -(times as f64))]);
            });
            for (tile, mut lengths) in measured(&read.segments(code), read).into_iter().enumerate() {
                let base = &self.lengths[first + tile];
                if lengths != *base {
                    lengths.add(base, -1.0);
                    blocks[tile].extend(entries_of(&lengths));
                }
            }
            let blocks = blocks.into_iter().enumerate().filter(|(_, entries)| !entries.is_empty());
            found.extend(blocks.map(|(tile, entries)| (first + tile, entries)));
        }
        found
    }
}

/// The lengths of each passage; nothing where one reader alone agrees with nobody. What one reader
/// marked does not overlap.
fn measured(segments: &[Vec<continuum::Segment>], read: &Read) -> Vec<Lengths> {
    let nothing = |_| vec![Lengths::new(STATES); read.tiles.len()];
    continuum::measure(segments, OTHER, &read.tiles).unwrap_or_else(nothing)
}

fn entries_of(lengths: &Lengths) -> Entries {
    lengths.parts().enumerate().filter(|(_, number)| *number != 0.0).collect()
}

impl Sums {
    fn new(draws: &Draws, patterns: usize) -> Self {
        Self(draws.iter().map(|_| vec![0.0; WIDTH + patterns]).collect())
    }

    fn widen(&mut self, patterns: usize) {
        for sum in self.0.iter_mut().filter(|sum| sum.len() < WIDTH + patterns) {
            sum.resize(WIDTH + patterns, 0.0);
        }
    }

    /// Adds each block as often as it is drawn.
    fn weigh(&mut self, blocks: &[(usize, Entries)], draws: &Draws) {
        for (sum, times) in self.0.iter_mut().zip(draws.iter()) {
            for (block, entries) in blocks {
                let times = times[*block];
                if times > 0 {
                    let times = f64::from(times);
                    for (place, number) in entries {
                        sum[*place] += number * times;
                    }
                }
            }
        }
    }

    /// Takes in the decisions on another code.
    pub(super) fn add(&mut self, other: &Self) {
        for (sum, other) in self.0.iter_mut().zip(&other.0) {
            sum.resize(sum.len().max(other.len()), 0.0);
            sum.iter_mut().zip(other).for_each(|(sum, number)| *sum += number);
        }
    }

    /// How often each pattern occurs in a draw; patterns that were found later, never.
    pub(super) fn weights(&self, draw: usize) -> &[f64] {
        &self.0[draw][WIDTH..]
    }

    /// The lengths of a draw.
    pub(super) fn lengths(&self, draw: usize) -> Lengths {
        Lengths::of_parts(STATES, &self.0[draw][..WIDTH])
    }
}
