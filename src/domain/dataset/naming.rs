//! Names of variables that each package accepts.
//!
//! A name depends on the column's own name and, only where two would be the same, on the others: further
//! columns never rename the first ones. What has to be cut or told apart gets digits of its own digest,
//! not a number that would move when the form grows.

use crate::language::latin;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// A program with its rules for names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// At most 64 bytes; letters, digits, `_`, `.`; `ALL` and the like are words of its language.
    Spss,
    /// At most 32 letters, digits or `_`.
    Stata,
    /// Letters, digits, `_`, `.`.
    R,
}

impl Package {
    const fn longest(self) -> usize {
        match self {
            Self::Spss => 64,
            Self::Stata => 32,
            Self::R => 255,
        }
    }

    fn takes_dots(self) -> bool {
        self != Self::Stata
    }

    /// Whether a name is a word of its language.
    fn keeps(self, name: &str) -> bool {
        match self {
            Self::Spss => SPSS.contains(&name.to_ascii_lowercase().as_str()),
            Self::Stata => {
                let digits = name.strip_prefix("str").filter(|digits| !digits.is_empty());
                STATA.contains(&name)
                    || digits.is_some_and(|digits| digits.bytes().all(|c| c.is_ascii_digit()))
            }
            Self::R => R.contains(&name),
        }
    }
}

const SPSS: [&str; 13] = ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];
const STATA: [&str; 12] =
    ["byte", "double", "float", "if", "in", "int", "long", "strL", "using", "with", "alias", "frame"];
const R: [&str; 17] = [
    "if", "else", "repeat", "while", "function", "for", "next", "break", "TRUE", "FALSE", "NULL", "Inf",
    "NaN", "NA", "in", "T", "F",
];

/// The names of columns in a package, in their order: valid there, and no two alike, whatever the case
/// of letters.
#[must_use]
pub fn names<'a>(columns: impl IntoIterator<Item = &'a str>, package: Package) -> Vec<String> {
    let columns: Vec<&str> = columns.into_iter().collect();
    let shaped: Vec<String> = columns.iter().map(|column| shape(column, package)).collect();
    let mut taken = HashSet::new();
    // Whoever is called the same everywhere keeps the name.
    let own: Vec<bool> = columns
        .iter()
        .zip(&shaped)
        .map(|(column, shaped)| column == shaped && taken.insert(shaped.to_lowercase()))
        .collect();
    let mut twice = HashSet::new();
    let mut seen = HashSet::new();
    for (shaped, _) in shaped.iter().zip(&own).filter(|(_, own)| !**own) {
        if !seen.insert(shaped.to_lowercase()) {
            twice.insert(shaped.to_lowercase());
        }
    }
    let mut names = Vec::with_capacity(columns.len());
    for ((column, shaped), own) in columns.iter().zip(shaped).zip(own) {
        let key = shaped.to_lowercase();
        let name = if own || (!twice.contains(&key) && taken.insert(key)) {
            shaped
        } else {
            apart(column, &shaped, package, &mut taken)
        };
        names.push(name);
    }
    names
}

/// The name with so many digits of its column's digest that nobody else has it.
fn apart(column: &str, shaped: &str, package: Package, taken: &mut HashSet<String>) -> String {
    let digest = digest(column);
    for digits in (4..=digest.len()).step_by(4) {
        let name = tagged(shaped, &digest[..digits], package);
        if taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    // The same column twice.
    let numbered = (2_usize..).map(|number| tagged(shaped, &number.to_string(), package));
    let free = numbered.into_iter().find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_else(|| shaped.to_owned())
}

fn tagged(shaped: &str, tag: &str, package: Package) -> String {
    let room = package.longest().saturating_sub(tag.len() + 1).min(24.max(package.longest() / 2));
    let begin = &shaped[..shaped.floor_char_boundary(room)];
    format!("{}_{tag}", begin.trim_end_matches(['_', '.']))
}

fn digest(column: &str) -> String {
    Sha256::digest(column.as_bytes()).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// A column's name in letters that the package takes, not longer than it takes.
fn shape(column: &str, package: Package) -> String {
    let mut name = String::with_capacity(column.len());
    for letter in column.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => name.push(letter),
            '.' if package.takes_dots() => name.push('.'),
            _ => name.push_str(&in_latin(letter)),
        }
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, 'v');
    }
    if name.ends_with('.') {
        name.push('_');
    }
    if package.keeps(&name) {
        name.push_str("_v");
    }
    if name.len() > package.longest() {
        let digest = digest(column);
        let begin = &name[..package.longest() - 5];
        name = format!("{}_{}", begin.trim_end_matches(['_', '.']), &digest[..4]);
    }
    name
}

fn in_latin(letter: char) -> String {
    let small: String = letter.to_lowercase().collect();
    let Some(latin) = small.chars().next().and_then(latin) else { return "_".to_owned() };
    let mut letters = latin.chars();
    match letters.next() {
        Some(first) if letter.is_uppercase() => first.to_ascii_uppercase().to_string() + letters.as_str(),
        _ => latin.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_columns_own_where_the_package_takes_it() {
        let columns = ["age", "reasons/financial_support", "Өңір", "2nd", "_x", "a-b", "to", "int", "if"];
        assert_eq!(
            names(columns, Package::Spss),
            ["age", "reasons_financial_support", "Ongir", "v2nd", "v_x", "a_b", "to_v", "int", "if"]
        );
        assert_eq!(names(["int", "str5", "a.b"], Package::Stata), ["int_v", "str5_v", "a_b"]);
        assert_eq!(names(["int", "if", "a.b"], Package::R), ["int", "if_v", "a.b"]);
    }

    #[test]
    fn names_stay_when_columns_are_added_or_moved() {
        let first = names(["a/b", "a-b", "c"], Package::Spss);
        let later = names(["new", "c", "a-b", "d", "a/b"], Package::Spss);
        assert_eq!(first[0], later[4]);
        assert_eq!(first[1], later[2]);
        assert_ne!(first[0], first[1]);
        let long = "reasons/a_very_long_code_that_goes_on_and_on";
        let alone = names([long], Package::Stata);
        let beside = names(["reasons/a_very_long_code_that_goes_on_and_off", long], Package::Stata);
        assert_eq!(alone[0], beside[1]);
        assert_ne!(beside[0], beside[1]);
    }

    proptest::proptest! {
        #[test]
        fn any_columns_get_names_that_are_valid_and_apart(columns in proptest::collection::vec(".{0,80}", 0..40)) {
            for package in [Package::Spss, Package::Stata, Package::R] {
                let names = names(columns.iter().map(String::as_str), package);
                let apart: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
                assert_eq!(apart.len(), columns.len());
                for name in names {
                    assert!(name.len() <= package.longest(), "{name}");
                    assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "{name}");
                    assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.'), "{name}");
                    assert!(!name.ends_with('.') && !package.keeps(&name), "{name}");
                }
            }
        }
    }
}
