//! Answers and kinds that are the same in every survey.

use super::naming::{Counts, counts};
use super::survey::{Question as Asked, Texts};
use super::words;
use crate::form::{Choice, Code, Kind};
use crate::language::{Language, Text};

/// Answers that are the same in every survey: a code, and how it is said.
type Fixed = (&'static str, [&'static str; 3]);

pub(super) const YES_NO: [Fixed; 3] =
    [("Y", ["Иә", "Да", "Yes"]), ("N", ["Жоқ", "Нет", "No"]), ("U", ["Білмеймін", "Не знаю", "Uncertain"])];
pub(super) const GENDERS: [Fixed; 2] =
    [("F", ["Әйел", "Женский", "Female"]), ("M", ["Ер", "Мужской", "Male"])];
pub(super) const CHANGES: [Fixed; 3] = [
    ("I", ["Артты", "Увеличилось", "Increase"]),
    ("S", ["Өзгерген жоқ", "Не изменилось", "Same"]),
    ("D", ["Кеміді", "Уменьшилось", "Decrease"]),
];

pub(super) fn fixed(answers: &[Fixed]) -> Vec<Choice> {
    let choice =
        |(code, [kk, ru, en]): &Fixed| Some(Choice::new(Code::new(*code).ok()?, Text::of(kk, ru, en)));
    answers.iter().filter_map(choice).collect()
}

pub(super) fn numbers(most: u8) -> Vec<Choice> {
    (1..=most)
        .filter_map(|n| Some(Choice::new(Code::new(n.to_string()).ok()?, fallback(&n.to_string()))))
        .collect()
}

pub(super) fn other_label() -> Text {
    Text::of("Басқа", "Другое", "Other")
}

/// The same words in every language: a code, where nothing else is said.
pub(super) fn fallback(code: &str) -> Text {
    Text::of(code, code, code)
}

pub(super) fn plain_text(texts: &Texts) -> Text {
    words::text(texts, words::plain)
}

/// Two labels in one, in the languages that both have.
pub(super) fn beside(row: &Text, column: &Text) -> Text {
    let mut text = Text::default();
    for language in Language::ALL {
        let words = match (row.get(language), column.get(language)) {
            (Some(row), Some(column)) => Some(format!("{row}: {column}")),
            (one, other) => one.or(other).map(str::to_owned),
        };
        text.set(language, words);
    }
    for (tag, row) in &row.other {
        let words = column.other.get(tag).map_or(row.clone(), |column| format!("{row}: {column}"));
        text.other.insert(tag.clone(), words);
    }
    text
}

/// A number with the limits that two attributes say.
pub(super) fn number(asked: &Asked, limits: [&str; 2], whole: bool) -> Kind {
    let [min, max] = limits.map(|name| asked.number(name));
    if whole {
        let cut = |limit: Option<f64>| limit.filter(|limit| limit.abs() < 1e15).map(|limit| limit as i64);
        Kind::Integer { min: cut(min), max: cut(max) }
    } else {
        Kind::Decimal { min, max }
    }
}

/// A day, a time or both.
pub(super) fn moment(asked: &Asked) -> Kind {
    match counts(asked) {
        Counts::Both => Kind::DateTime,
        Counts::Time => Kind::Time,
        Counts::Day => {
            let limit = |name| chrono::NaiveDate::parse_from_str(asked.attribute(name)?, "%Y-%m-%d").ok();
            Kind::Date { min: limit("date_min"), max: limit("date_max") }
        }
    }
}
