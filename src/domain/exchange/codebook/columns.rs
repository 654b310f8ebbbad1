//! What the columns of a codebook are called.

use super::Field;
use crate::exchange::workbook::Sheet;
use crate::language::Language;

/// What stands between the names of a path.
pub(super) const SEPARATOR: &str = " / ";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Guid,
    ParentGuid,
    /// The parent by its GUID or its path.
    Parent,
    Path,
    /// A text; in the language of the reader where none is named.
    Text(Field, Option<Language>),
    Color,
}

/// The headings of a file that is written.
pub(super) fn heading() -> Vec<String> {
    let texts = Field::ALL.into_iter().flat_map(|field| {
        Language::ALL.into_iter().map(move |language| format!("{}_{language}", field.tag()))
    });
    let first = ["guid", "parent_guid", "path"].map(str::to_owned);
    first.into_iter().chain(texts).chain(["color".to_owned()]).collect()
}

/// The columns that are known, by number, and those that are not, by heading.
pub(super) fn of(sheet: &Sheet) -> (Vec<(u32, Holds)>, Vec<u32>) {
    let (mut known, mut strange) = (Vec::new(), Vec::new());
    for column in &sheet.columns {
        match holds(&column.header) {
            // Of two columns for the same thing the first counts.
            Some(holds) if known.iter().all(|(_, other)| *other != holds) => {
                known.push((column.number, holds));
            }
            _ => strange.push(column.number),
        }
    }
    (known, strange)
}

fn holds(heading: &str) -> Option<Holds> {
    let plain = heading.trim().to_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    Some(match words.as_slice() {
        ["guid" | "id" | "uuid"] => Holds::Guid,
        ["parent", "guid" | "id" | "uuid"] => Holds::ParentGuid,
        ["parent"] => Holds::Parent,
        ["path"] => Holds::Path,
        ["color" | "colour"] => Holds::Color,
        [field @ .., last] => {
            let language = language(last);
            let field = if language.is_some() { field } else { words.as_slice() };
            Holds::Text(text(field)?, language)
        }
        [] => return None,
    })
}

fn text(words: &[&str]) -> Option<Field> {
    Some(match words {
        ["name" | "code" | "label"] | ["code", "name"] => Field::Name,
        ["definition" | "description"] => Field::Definition,
        ["inclusion" | "include"] | ["inclusion", "criteria"] => Field::Inclusion,
        ["exclusion" | "exclude"] | ["exclusion", "criteria"] => Field::Exclusion,
        ["anchor" | "example"] | ["anchor", "example"] => Field::Anchor,
        _ => return None,
    })
}

fn language(word: &str) -> Option<Language> {
    Some(match word {
        "kk" | "kaz" | "kazakh" => Language::Kk,
        "ru" | "rus" | "russian" => Language::Ru,
        "en" | "eng" | "english" => Language::En,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_people_write_them() {
        let text = |field, language| Some(Holds::Text(field, language));
        for (heading, expected) in [
            ("guid", Some(Holds::Guid)),
            ("Parent GUID", Some(Holds::ParentGuid)),
            ("name_kk", text(Field::Name, Some(Language::Kk))),
            ("Name::Russian", text(Field::Name, Some(Language::Ru))),
            ("Inclusion criteria (en)", text(Field::Inclusion, Some(Language::En))),
            ("description", text(Field::Definition, None)),
            ("Colour", Some(Holds::Color)),
            ("", None),
            ("kk", None),
            ("remarks", None),
        ] {
            assert_eq!(holds(heading), expected, "{heading}");
        }
        assert!(heading().iter().all(|heading| holds(heading).is_some()));
    }
}
