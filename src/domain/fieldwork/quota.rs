//! How many are wanted, and how many are there.

/// How many responses are wanted: of all, or of those who chose something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The question, empty where all responses are meant.
    pub question: String,
    /// The code of the choice, empty where all responses are meant.
    pub code: String,
    /// How many; at least one.
    pub wanted: u32,
}

/// A target and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// How many are wanted.
    pub wanted: u32,
    /// How many are there.
    pub came: u64,
}

impl Quota {
    /// How much of it is reached, in whole percent, halves up; but 100 only where all of it is.
    #[must_use]
    pub fn percent(self) -> u64 {
        let wanted = u64::from(self.wanted.max(1));
        if self.came >= wanted {
            return self.came.saturating_mul(100) / wanted;
        }
        ((self.came * 200 + wanted) / (2 * wanted)).min(99)
    }

    /// How many are still wanted.
    #[must_use]
    pub fn left(self) -> u64 {
        u64::from(self.wanted).saturating_sub(self.came)
    }
}
