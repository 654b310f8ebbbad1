//! A block of rows of a variable, as the loops that count want it.

use super::classes::{Decoded, Placed, each};
use super::patterns::Patterns;
use super::planes::Planes;
use std::ops::Range;

/// A block of rows.
pub(super) struct Ready {
    pub(super) decoded: Decoded,
    /// The sets seen so far, of rows that each are in several slots.
    patterns: Option<Patterns>,
    /// The numbers of this block's sets, where all have one.
    numbers: Vec<u16>,
    numbered: bool,
    /// The block from the side.
    pub(super) planes: Planes,
    /// Whether somebody needs that.
    turns: bool,
    /// How many numbers there can be.
    most: usize,
}

impl Ready {
    /// Room for blocks that are counted row by row.
    pub(super) fn plain(placed: &Placed<'_>) -> Self {
        Self {
            decoded: placed.classes.room(),
            patterns: None,
            numbers: Vec::new(),
            numbered: false,
            planes: Planes::default(),
            turns: false,
            most: placed.classes.height(),
        }
    }

    /// Room for blocks of which equal rows may be counted at once.
    pub(super) fn new(placed: &Placed<'_>) -> Self {
        let plain = Self::plain(placed);
        if !plain.is_narrow() {
            return plain;
        }
        let most = Patterns::most(placed.classes.heads.len());
        Self { patterns: Some(Patterns::new()), most, ..plain }
    }

    /// Whether its rows are in several slots, of which there are few enough.
    fn is_narrow(&self) -> bool {
        matches!(&self.decoded, Decoded::Many(sets) if sets.stride == 1)
    }

    /// Whether blocks are there from the side too from now on.
    pub(super) fn turn(&mut self) -> bool {
        self.turns = self.is_narrow();
        self.turns
    }

    /// Gives no numbers from now on, since nobody counts by them.
    pub(super) fn unnumber(&mut self) {
        self.patterns = None;
    }

    /// How many numbers rows can have; none where they have none.
    pub(super) fn most(&self) -> Option<usize> {
        (matches!(self.decoded, Decoded::One(_)) || self.patterns.is_some()).then_some(self.most)
    }

    /// The number of each row: its slot, or that of its set. `None` where some rows have none.
    pub(super) fn numbers(&self) -> Option<&[u16]> {
        match &self.decoded {
            Decoded::One(slots) => Some(slots),
            Decoded::Many(_) => self.numbered.then_some(&self.numbers),
        }
    }

    /// Visits the slots that rows of a number are in.
    pub(super) fn slots(&self, number: usize, mut seen: impl FnMut(usize)) {
        match &self.patterns {
            None => seen(number),
            Some(patterns) => each(&patterns.sets()[number..=number], seen),
        }
    }

    pub(super) fn decode(&mut self, placed: &Placed<'_>, rows: Range<usize>, kept: Option<&[bool]>) {
        placed.classes.decode(rows, &placed.way, kept, &mut self.decoded);
        let Decoded::Many(sets) = &self.decoded else { return };
        if let Some(patterns) = &mut self.patterns {
            self.numbered = patterns.number(sets, &mut self.numbers);
        }
        if self.turns || self.patterns.is_some() && !self.numbered {
            self.planes.fill(placed.classes.height(), sets);
        }
    }

    /// Whether the block is there from the side.
    pub(super) fn is_turned(&self) -> bool {
        self.turns || self.patterns.is_some() && !self.numbered
    }
}
