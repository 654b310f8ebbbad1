//! What stands in a cell, for whoever brought the file to know it again.

use super::Cell;
use crate::dataset::cut;
use std::fmt;

/// The most letters that are told of a cell.
const LETTERS: usize = 60;

/// What stands in a cell, shortened, on one line; nothing of an empty one.
///
/// It may be a person's words: it is shown to whoever brought the file, and nobody finds it in a log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Standing(String);

impl Standing {
    pub(super) fn of(cell: &Cell<'_>) -> Self {
        Self(cut::label_of_letters(&cell.key(), LETTERS))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "nothing" } else { "…" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_in_a_cell_is_shown_on_a_line_and_never_debugged() {
        let stands = |text: &str| Standing::of(&Cell::text(text)).as_str().to_owned();
        assert_eq!(stands("отыз\u{1b}[2J\nбес"), "отыз [2J бес");
        assert_eq!(Standing::of(&Cell::Number(1.5)).as_str(), "1.5");
        assert_eq!(Standing::of(&Cell::Empty).as_str(), "");
        let long = stands(&"ғ".repeat(70));
        assert_eq!(long, format!("{}…", "ғ".repeat(59)));
        assert_eq!(format!("{:?}", Standing::of(&Cell::text("Айгүл"))), "…");
    }

    proptest! {
        #[test]
        fn whatever_stands_there_is_one_short_line(text in any::<String>()) {
            let stands = Standing::of(&Cell::text(text));
            prop_assert!(stands.as_str().chars().count() <= LETTERS);
            prop_assert!(!stands.as_str().chars().any(char::is_control));
        }
    }
}
