//! Defaults that are expressions, told apart from those that are values.
//!
//! Nobody writes which of the two a default is. As in XLSForm it is an expression where it speaks of
//! an answer (`${name}`), calls a function (`today()`) or calculates with numbers or texts in quotes;
//! everything else, `A-1`, `2024-01-31` and `C++` among it, is a value.

use super::{Kind, Question};
use crate::expr::Expr;

impl Question {
    /// Its default where that is an expression.
    #[must_use]
    pub fn dynamic_default(&self) -> Option<&str> {
        self.default.as_deref().filter(|default| is_dynamic(default, &self.kind))
    }

    /// Its default where that is a value.
    #[must_use]
    pub fn plain_default(&self) -> Option<&str> {
        self.default.as_deref().filter(|default| !is_dynamic(default, &self.kind))
    }
}

/// Whether a default of such a question is an expression.
#[must_use]
pub fn is_dynamic(default: &str, kind: &Kind) -> bool {
    let plain = outside_of_quotes(default);
    if plain.contains("${") || calls(&plain) {
        return true;
    }
    let hyphens_are_dates =
        matches!(kind, Kind::Date { .. } | Kind::Time | Kind::DateTime | Kind::Location { .. });
    let calculates = plain.contains(['+', '*', '|'])
        || plain.split_whitespace().any(|word| matches!(word, "div" | "mod"))
        || (!hyphens_are_dates && plain.trim_start_matches(['-', ' ']).contains('-'));
    // Words with a sign between them are words, not a difference of two questions.
    calculates && words_are_operators(&plain) && Expr::parse(default).is_ok()
}

fn words_are_operators(plain: &str) -> bool {
    plain
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| matches!(word, "div" | "mod" | "and" | "or"))
}

/// Whether a name stands right before a bracket.
fn calls(plain: &str) -> bool {
    plain.match_indices('(').any(|(at, _)| {
        let before = plain[..at].chars().next_back();
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    })
}

/// The text without what stands in quotes.
fn outside_of_quotes(text: &str) -> String {
    let mut open = None;
    let outside = text.chars().filter(|c| match open {
        Some(quote) => {
            if *c == quote {
                open = None;
            }
            false
        }
        None => {
            if matches!(c, '\'' | '"') {
                open = Some(*c);
            }
            open.is_none()
        }
    });
    outside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_an_expression_where_it_computes() {
        let text = Kind::Text { max_length: None };
        let day = Kind::Date { min: None, max: None };
        for dynamic in ["${a}", "today()", "1 + 1", "2 * 3", "10 div 2", "5 - 3", "concat('a', 'b')"] {
            assert!(is_dynamic(dynamic, &text), "{dynamic}");
        }
        for plain in
            ["", "-5", "C++", "A-1", "Almaty - centre", "2024-01-31", "don't", "5 (five)", "'today()'"]
        {
            assert!(!is_dynamic(plain, &day), "{plain}");
        }
        assert!(is_dynamic("5-3", &text) && !is_dynamic("2024-01-31", &day));
    }
}
