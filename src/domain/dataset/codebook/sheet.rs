//! The codebook as a sheet: a row for each column of the data, and below it one for each of its values.

use super::published::Told;
use super::{kind, values};
use crate::dataset::counts::Counts;
use crate::dataset::model::Dataset;
use crate::exchange::{Cell, Fault, Sheet};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::Say;

/// Writes it: labels in the language first, then in the others.
///
/// # Errors
/// [`Fault`] where the sheet does not take it.
pub fn write(
    sheet: &mut dyn Sheet,
    dataset: &Dataset,
    counts: &Counts,
    (language, say): (Language, Say<'_>),
) -> Result<(), Fault> {
    let others: Vec<Language> = Language::ALL.into_iter().filter(|other| *other != language).collect();
    let key = |key: &str| say(&Message::new(key));
    let mut heading = vec![key("dataset-codebook-variable"), key("dataset-codebook-label")];
    heading.extend(others.iter().map(|other| format!("{} ({other})", key("dataset-codebook-label"))));
    let rest = ["question", "kind", "number", "code", "missing", "count"];
    heading.extend(rest.map(|word| key(&format!("dataset-codebook-{word}"))));
    sheet.heading(&heading.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (variable, column) in dataset.variables.iter().zip(&counts.columns) {
        let kind = say(&kind(variable));
        let labels = labels(dataset, &variable.label, language, &others);
        let question = dataset.words(&variable.question, language);
        let mut row = vec![Cell::Text(&variable.name)];
        row.extend(labels.map(text));
        row.extend([
            text(question),
            Cell::Text(&kind),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            count(column.values),
        ]);
        sheet.row(&row)?;
        let texts = dataset.value_labels(variable);
        for (place, value) in
            values(dataset, (variable, column), &Told::ALL, (language, say)).iter().enumerate()
        {
            let words = texts.get(place).map(|value| &value.label);
            let mut row = vec![Cell::Text(&variable.name), text(&value.label)];
            row.extend(
                others.iter().map(|other| text(words.and_then(|words| words.get(*other)).unwrap_or(""))),
            );
            let number = value.number.parse().map_or(Cell::Empty, Cell::Whole);
            row.extend([Cell::Empty, Cell::Empty, number, text(&value.code)]);
            row.extend([Cell::Flag(value.is_missing), value.count.map_or(Cell::Empty, count)]);
            sheet.row(&row)?;
        }
    }
    Ok(())
}

/// A label in the language, else in the study's own; then in the others that have it.
fn labels<'t>(
    dataset: &Dataset,
    label: &'t Text,
    language: Language,
    others: &[Language],
) -> impl Iterator<Item = &'t str> {
    let own = dataset.words(label, language);
    let others: Vec<&str> = others.iter().map(|other| label.get(*other).unwrap_or("")).collect();
    std::iter::once(own).chain(others)
}

/// A cell of words, empty where there are none.
fn text(words: &str) -> Cell<'_> {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

fn count(rows: u64) -> Cell<'static> {
    Cell::Whole(i64::try_from(rows).unwrap_or(i64::MAX))
}
