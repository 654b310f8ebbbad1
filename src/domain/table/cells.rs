//! How choices are kept: an index of one or two bytes, or a set of bits.

use crate::answer::Missing;

/// What stands in a cell that has no value of this form version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There is no answer, and why.
    Missing(Missing),
    /// An answer that only another version of the form knows.
    OtherVersion,
}

impl Mark {
    /// Every mark, in the order in which cells keep them.
    pub const ALL: [Self; 5] = [
        Self::Missing(Missing::NotAsked),
        Self::Missing(Missing::DontKnow),
        Self::Missing(Missing::Refused),
        Self::Missing(Missing::NoAnswer),
        Self::OtherVersion,
    ];

    /// Its place in [`Mark::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Missing(Missing::NotAsked) => 0,
            Self::Missing(Missing::DontKnow) => 1,
            Self::Missing(Missing::Refused) => 2,
            Self::Missing(Missing::NoAnswer) => 3,
            Self::OtherVersion => 4,
        }
    }
}

/// Indexes of choices; the highest values of the type are marks.
#[derive(Clone, Debug)]
pub(super) enum Indexes {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
}

impl Indexes {
    pub(super) fn new(choices: usize) -> Self {
        if choices + Mark::ALL.len() <= usize::from(u8::MAX) + 1 {
            Self::Narrow(Vec::new())
        } else {
            Self::Wide(Vec::new())
        }
    }

    pub(super) fn push(&mut self, held: Result<usize, Mark>) {
        // An index beyond what two bytes hold is counted apart rather than mistaken for another.
        let stored = |highest: usize| match held {
            Ok(index) if index + Mark::ALL.len() <= highest => index,
            Ok(_) => highest - Mark::OtherVersion.index(),
            Err(mark) => highest - mark.index(),
        };
        match self {
            Self::Narrow(cells) => cells.push(stored(usize::from(u8::MAX)) as u8),
            Self::Wide(cells) => cells.push(stored(usize::from(u16::MAX)) as u16),
        }
    }

    pub(super) fn reserve(&mut self, more: usize) {
        match self {
            Self::Narrow(cells) => cells.reserve_exact(more),
            Self::Wide(cells) => cells.reserve_exact(more),
        }
    }

    pub(super) fn bytes_per_response(&self) -> usize {
        match self {
            Self::Narrow(_) => size_of::<u8>(),
            Self::Wide(_) => size_of::<u16>(),
        }
    }

    /// What is meant by what is stored, where that is at most so much.
    #[inline]
    pub(super) fn meaning(stored: usize, highest: usize) -> Result<usize, Mark> {
        Mark::ALL.get(highest - stored).map_or(Ok(stored), |mark| Err(*mark))
    }
}

/// Sets of choices: a bit a choice and, behind them, a bit a mark, in one word or several.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    choices: usize,
    stride: usize,
    words: Vec<u64>,
}

impl Sets {
    pub(super) fn new(choices: usize) -> Self {
        Self { choices, stride: (choices + Mark::ALL.len()).div_ceil(64), words: Vec::new() }
    }

    /// Takes in the ticked choices, `None` being one of another version; `mark` where none is ticked.
    pub(super) fn push(&mut self, ticked: impl Iterator<Item = Option<usize>>, mark: Mark) {
        let start = self.words.len();
        self.words.resize(start + self.stride, 0);
        let row = &mut self.words[start..];
        let mut set = |bit: usize| row[bit / 64] |= 1 << (bit % 64);
        let mut any = false;
        for choice in ticked {
            set(choice.unwrap_or(self.choices + Mark::OtherVersion.index()));
            any = true;
        }
        if !any {
            set(self.choices + mark.index());
        }
    }

    /// Begins a response whose choices are ticked one by one.
    pub(super) fn begin(&mut self) -> Ticking<'_> {
        let start = self.words.len();
        self.words.resize(start + self.stride, 0);
        Ticking { choices: self.choices, row: &mut self.words[start..], count: 0 }
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.words.reserve_exact(more * self.stride);
    }

    pub(super) fn bytes_per_response(&self) -> usize {
        self.stride * size_of::<u64>()
    }

    /// The words, how many a response has, and how many choices there are.
    pub(super) fn parts(&self) -> (&[u64], usize, usize) {
        (&self.words, self.stride, self.choices)
    }
}

/// A response whose choices are being ticked.
pub(super) struct Ticking<'s> {
    choices: usize,
    row: &'s mut [u64],
    count: u32,
}

impl Ticking<'_> {
    /// Ticks a choice; `None` is one of another version.
    pub(super) fn tick(&mut self, choice: Option<usize>) {
        let bit = choice.unwrap_or(self.choices + Mark::OtherVersion.index());
        self.row[bit / 64] |= 1 << (bit % 64);
        self.count += 1;
    }

    /// How many were ticked.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }
}
