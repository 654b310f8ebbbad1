//! Shares: a count of a base, exact, and rounded as print rounds.

/// What a percent is a percent of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All who answered: neither blank, nor −7, −8, −9. The default, and the paper's.
    CasesAnswered,
    /// Those who ticked something other than an exclusive “none of these”.
    CasesSubstantive,
    /// All ticks, “none of these” not being one: these percents add up to 100.
    Responses,
    /// In a cross-table: those of a column who answered.
    Column,
    /// In a cross-table: those of a row, over all columns.
    Row,
}

/// A part of a whole. The base is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    count: u64,
    base: u64,
}

impl Share {
    /// `count` of `base`; `None` of nothing.
    #[must_use]
    pub fn new(count: u64, base: u64) -> Option<Self> {
        (base > 0).then_some(Self { count, base })
    }

    /// How many.
    #[must_use]
    pub fn count(self) -> u64 {
        self.count
    }

    /// Of how many.
    #[must_use]
    pub fn base(self) -> u64 {
        self.base
    }

    /// The fraction, 1 being the whole.
    #[must_use]
    pub fn fraction(self) -> f64 {
        self.count as f64 / self.base as f64
    }

    /// The percent, unrounded.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.count as f64 * 100.0 / self.base as f64
    }

    /// The percent rounded half up to a whole one, from the counts: 1 of 8 is 13, and no
    /// floating point is asked whether 12.5 is a half.
    #[must_use]
    pub fn rounded(self) -> u64 {
        let (count, base) = (u128::from(self.count), u128::from(self.base));
        u64::try_from((count * 200 + base) / (base * 2)).unwrap_or(u64::MAX)
    }
}

/// A number rounded half up (towards +∞) to so many digits behind the point. Halves are taken as
/// decimal notation shows them: 24.65 is 24.7 although its nearest `f64` lies below.
#[must_use]
pub fn round_half_up(value: f64, digits: u8) -> f64 {
    let scale = 10f64.powi(i32::from(digits));
    let scaled = value * scale;
    if !scaled.is_finite() {
        return value;
    }
    // Twelve significant digits more than survive any statistic, and fewer than an f64 has.
    let slack = scaled.abs().max(1.0) * 1e-12;
    (scaled + 0.5 + slack).floor() / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_half_is_rounded_up() {
        let rounded = |count, base| Share::new(count, base).unwrap().rounded();
        assert_eq!([rounded(1, 8), rounded(1, 200), rounded(3, 200), rounded(0, 3)], [13, 1, 2, 0]);
        assert_eq!([rounded(187, 230), rounded(69, 230), rounded(23, 230)], [81, 30, 10]);
        assert_eq!(Share::new(1, 0), None);
        assert_eq!(round_half_up(24.65, 1), 24.7);
        assert_eq!(round_half_up(-0.5, 0), 0.0);
        assert_eq!(round_half_up(2.449_999, 1), 2.4);
    }

    proptest! {
        #[test]
        fn a_rounded_percent_is_within_a_half_of_the_exact_one(base in 1u64..1_000_000, part in 0.0f64..=1.0) {
            let share = Share::new((base as f64 * part) as u64, base).unwrap();
            let off = share.rounded() as f64 - share.percent();
            prop_assert!(off > -0.5 - 1e-9 && off <= 0.5 + 1e-9, "{off}");
        }
    }
}
