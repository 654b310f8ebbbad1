//! The u-α family: agreement of spans that coders cut out of a text by themselves.
//!
//! A text of length L is a continuum; what a coder left unmarked is blank (φ). With m coders, the
//! coincidences of values c and k are ℓ_ck = Σᵢ Σ_{j≠i} |Sᵢᶜ ∩ Sⱼᵏ| / (m−1), all ℓ together being m·L.
//! Expected are ε_ck = ℓ.. (ℓ_c.·ℓ_.k − [c = k] Qₖ) / (ℓ..² − ΣQ), where Q takes out what pairs with
//! itself: Σ L² of the spans of a value, Σ L of the blank.
//!
//! * uα = 1 − Σ_{c≠k} ℓ / Σ_{c≠k} ε: cut and coded alike;
//! * ǀuα: the same with all values as one: cut alike;
//! * cuα: of ℓ without blanks, a span's L in Q being its length that another coder marked: coded alike
//!   where both marked;
//! * (k)uα = 1 − (ε*.k/ℓ*.k)·(ℓ*.k − ℓ*kk)/(ε*.k − ε*kk), likewise without blanks, with its coverage
//!   ℓ*.k/ℓ.k: one value.
//!
//! Sources: Krippendorff, Mathet, Bouvry, Widlöcher, “On the reliability of unitizing textual
//! continua: further developments”, Quality & Quantity 50 (2016); Krippendorff, Content Analysis,
//! 4th ed. (2019), §12.6, eq. 32–38.

use super::{Undefined, Value, beyond_chance};
use crate::text::Span;

/// A span with a value, from 1; 0 is the blank and is never given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// Its value.
    pub value: usize,
}

/// Coincidences of lengths, which add up over texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Lengths {
    /// How many values, the blank among them.
    states: usize,
    /// ℓ, row by row.
    observed: Vec<f64>,
    /// Q of each value.
    alone: Vec<f64>,
    /// Q of each value among what others marked.
    paired: Vec<f64>,
}

/// Measures the segments of each coder, which do not overlap: one [`Lengths`] for each tile. Tiles
/// follow each other from 0 and cover the text; a segment counts where it begins.
///
/// # Errors
/// [`Undefined::Overlap`] where segments of a coder do, [`Undefined::NoUnits`] where there is but one
/// coder.
pub fn measure(coders: &[Vec<Segment>], values: usize, tiles: &[Span]) -> Result<Vec<Lengths>, Undefined> {
    if coders.len() < 2 {
        return Err(Undefined::NoUnits);
    }
    let mut sorted = coders.to_vec();
    for segments in &mut sorted {
        segments.retain(|segment| !segment.span.is_empty() && (1..=values).contains(&segment.value));
        segments.sort_unstable();
        if segments.windows(2).any(|pair| pair[0].span.end > pair[1].span.start) {
            return Err(Undefined::Overlap);
        }
    }
    Ok(Sweep::new(&sorted, tiles).run(values + 1))
}

/// One way through a text from boundary to boundary.
struct Sweep<'a> {
    coders: &'a [Vec<Segment>],
    tiles: &'a [Span],
    cuts: Vec<usize>,
    /// The segment at which each coder is.
    at: Vec<usize>,
    /// How much of it others marked so far.
    shared: Vec<f64>,
    /// The tile in which it began.
    began: Vec<usize>,
}

impl<'a> Sweep<'a> {
    fn new(coders: &'a [Vec<Segment>], tiles: &'a [Span]) -> Self {
        let spans = coders.iter().flatten().map(|segment| segment.span);
        let mut cuts: Vec<usize> =
            spans.chain(tiles.iter().copied()).flat_map(|span| [span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let zero = vec![0; coders.len()];
        Self { coders, tiles, cuts, at: zero.clone(), shared: vec![0.0; coders.len()], began: zero }
    }

    fn run(mut self, states: usize) -> Vec<Lengths> {
        let mut measured = vec![Lengths::new(states); self.tiles.len()];
        let (cuts, mut tile) = (std::mem::take(&mut self.cuts), 0);
        let mut counts = vec![0.0; states];
        for piece in cuts.windows(2).map(|cut| Span { start: cut[0], end: cut[1] }) {
            while self.tiles.get(tile).is_some_and(|tile| tile.end <= piece.start) {
                tile += 1;
            }
            if self.tiles.get(tile).is_none_or(|tile| piece.start < tile.start) {
                continue;
            }
            self.count(piece, tile, &mut measured, &mut counts);
            measured[tile].take(piece.len() as f64, &counts);
        }
        for coder in 0..self.coders.len() {
            self.leave(coder, &mut measured);
        }
        measured
    }

    /// How many coders are in each state in this piece.
    fn count(&mut self, piece: Span, tile: usize, measured: &mut [Lengths], counts: &mut [f64]) {
        counts.fill(0.0);
        for coder in 0..self.coders.len() {
            while self.current(coder).is_some_and(|segment| segment.span.end <= piece.start) {
                self.leave(coder, measured);
            }
            let state = self.state(coder, piece);
            counts[state] += 1.0;
            if self.current(coder).is_some_and(|segment| segment.span.start == piece.start) {
                self.began[coder] = tile;
            }
        }
        let marked = self.coders.len() as f64 - counts[0];
        if marked >= 2.0 {
            for coder in 0..self.coders.len() {
                if self.state(coder, piece) > 0 {
                    self.shared[coder] += piece.len() as f64;
                }
            }
        }
    }

    fn current(&self, coder: usize) -> Option<&'a Segment> {
        self.coders[coder].get(self.at[coder])
    }

    fn state(&self, coder: usize, piece: Span) -> usize {
        self.current(coder).filter(|segment| segment.span.start <= piece.start).map_or(0, |found| found.value)
    }

    /// Ends a coder's segment.
    fn leave(&mut self, coder: usize, measured: &mut [Lengths]) {
        let Some(segment) = self.current(coder) else { return };
        if let Some(lengths) = measured.get_mut(self.began[coder]) {
            let length = segment.span.len() as f64;
            lengths.alone[segment.value] += length * length;
            lengths.paired[segment.value] += self.shared[coder] * self.shared[coder];
        }
        self.shared[coder] = 0.0;
        self.at[coder] += 1;
    }
}

impl Lengths {
    /// Nothing, for so many states with the blank.
    #[must_use]
    pub fn new(states: usize) -> Self {
        let zero = vec![0.0; states];
        Self { states, observed: vec![0.0; states * states], alone: zero.clone(), paired: zero }
    }

    /// A piece of text in which so many coders are in each state.
    fn take(&mut self, length: f64, counts: &[f64]) {
        let others = counts.iter().sum::<f64>() - 1.0;
        for (one, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
            for (other, beside) in counts.iter().enumerate() {
                let beside = if one == other { beside - 1.0 } else { *beside };
                self.observed[one * self.states + other] += length * count * beside / others;
            }
        }
        self.alone[0] += length * counts[0];
    }

    /// Adds another so many times.
    pub fn add(&mut self, other: &Self, times: f64) {
        let parts = [
            (&mut self.observed, &other.observed),
            (&mut self.alone, &other.alone),
            (&mut self.paired, &other.paired),
        ];
        for (sum, part) in parts {
            sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part * times);
        }
    }

    /// All its numbers in a row.
    pub(super) fn parts(&self) -> impl Iterator<Item = f64> {
        self.observed.iter().chain(&self.alone).chain(&self.paired).copied()
    }

    /// How many numbers [`Lengths::parts`] gives for so many states.
    pub(super) const fn width(states: usize) -> usize {
        states * (states + 2)
    }

    /// The lengths of numbers in a row.
    pub(super) fn of_parts(states: usize, parts: &[f64]) -> Self {
        let (observed, rest) = parts.split_at(states * states);
        let (alone, paired) = rest.split_at(states);
        Self { states, observed: observed.to_vec(), alone: alone.to_vec(), paired: paired.to_vec() }
    }

    /// With each value made into the one that `becomes` says; what becomes 0 is blank.
    #[must_use]
    pub fn collapsed(&self, states: usize, becomes: impl Fn(usize) -> usize) -> Self {
        let mut new = Self::new(states);
        for one in 0..self.states {
            for other in 0..self.states {
                new.observed[becomes(one) * states + becomes(other)] += self.at(one, other);
            }
            if becomes(one) > 0 {
                new.alone[becomes(one)] += self.alone[one];
                new.paired[becomes(one)] += self.paired[one];
            }
        }
        new.alone[0] = (0..states).map(|state| new.at(0, state)).sum();
        new
    }

    fn at(&self, one: usize, other: usize) -> f64 {
        self.observed[one * self.states + other]
    }

    /// How many characters, each as often as a coder read it.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.observed.iter().sum()
    }

    /// uα: cut and coded alike.
    ///
    /// # Errors
    /// Why it has no value.
    pub fn u_alpha(&self) -> Value {
        self.among(0, &self.alone)
    }

    /// ǀuα: cut alike, whatever the values.
    ///
    /// # Errors
    /// Why it has no value.
    pub fn binary(&self) -> Value {
        self.collapsed(2, |state| state.min(1)).u_alpha()
    }

    /// cuα: coded alike where both marked.
    ///
    /// # Errors
    /// Why it has no value.
    pub fn cu_alpha(&self) -> Value {
        self.among(1, &self.paired)
    }

    /// (k)uα: one value against the others where both marked.
    ///
    /// # Errors
    /// Why it has no value.
    pub fn of_value(&self, value: usize) -> Value {
        let (total, taken) = (self.sum_from(1), self.paired.iter().skip(1).sum::<f64>());
        let column = self.column(value, 1);
        if value == 0 || value >= self.states || column <= 0.0 {
            return Err(Undefined::NoUnits);
        }
        let rate = total / (total * total - taken);
        let expected = rate * (total * column - self.paired[value]);
        // With three coders or more, so little may be shared that nothing is left to expect.
        if total * total - taken <= 0.0 || expected <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let alike = rate * (column * column - self.paired[value]);
        let ratio = expected / column;
        beyond_chance(ratio * (column - self.at(value, value)), expected - alike)
    }

    /// Which share of a value's text others marked too.
    #[must_use]
    pub fn coverage(&self, value: usize) -> Option<f64> {
        let all = (value < self.states).then(|| self.column(value, 0))?;
        (all > 0.0).then(|| self.column(value, 1) / all)
    }

    fn column(&self, value: usize, from: usize) -> f64 {
        (from..self.states).map(|other| self.at(other, value)).sum()
    }

    fn sum_from(&self, from: usize) -> f64 {
        (from..self.states).map(|state| self.column(state, from)).sum()
    }

    /// 1 − observed/expected among the states from this one on.
    fn among(&self, from: usize, alone: &[f64]) -> Value {
        let total = self.sum_from(from);
        if total <= 0.0 {
            return Err(Undefined::NoUnits);
        }
        let states = from..self.states;
        let observed = total - states.clone().map(|state| self.at(state, state)).sum::<f64>();
        let columns = states.clone().map(|state| self.column(state, from));
        let apart = total * total - columns.map(|column| column * column).sum::<f64>();
        let pairs = total * total - states.map(|state| alone[state]).sum::<f64>();
        // Whole numbers, so what is nothing is nothing but for rounding.
        if apart <= total * total * 1e-12 || pairs <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        beyond_chance(observed, total * apart / pairs)
    }
}
