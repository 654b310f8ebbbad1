//! Numbers for having no value.

use crate::answer::Missing;

/// The numbers that stand for having no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingCodes {
    /// Of [`Missing::NotAsked`].
    pub not_asked: i32,
    /// Of [`Missing::DontKnow`].
    pub dont_know: i32,
    /// Of [`Missing::Refused`].
    pub refused: i32,
}

impl Default for MissingCodes {
    /// −7, −8 and −9, as in every export.
    fn default() -> Self {
        Self { not_asked: -7, dont_know: -8, refused: -9 }
    }
}

impl MissingCodes {
    /// The number of a kind; `None` of what was left empty.
    #[must_use]
    pub const fn of(self, kind: Missing) -> Option<i32> {
        match kind {
            Missing::NotAsked => Some(self.not_asked),
            Missing::DontKnow => Some(self.dont_know),
            Missing::Refused => Some(self.refused),
            Missing::NoAnswer => None,
        }
    }

    /// Numbers that stand for nothing else in a column whose answers reach down to `lowest`: −7, −8 and
    /// −9, with as many nines before them as it takes: −97, −997…
    #[must_use]
    pub fn below(lowest: f64) -> Self {
        let mut base = 0;
        while base < 100_000_000 && lowest <= f64::from(-base - 7) {
            base = base * 10 + 90;
        }
        Self { not_asked: -base - 7, dont_know: -base - 8, refused: -base - 9 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_missing_values_lie_below_every_answer() {
        assert_eq!(MissingCodes::below(0.0), MissingCodes::default());
        assert_eq!(MissingCodes::below(-6.5), MissingCodes::default());
        assert_eq!(MissingCodes::below(-7.0), MissingCodes { not_asked: -97, dont_know: -98, refused: -99 });
        assert_eq!(
            MissingCodes::below(-97.0),
            MissingCodes { not_asked: -997, dont_know: -998, refused: -999 }
        );
        assert_eq!(MissingCodes::below(f64::MIN).not_asked, -999_999_997);
    }
}
