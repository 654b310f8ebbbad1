//! Labels of values: a table a language, once for all columns that have the same.

use super::super::cut;
use super::super::model::{Dataset, Kind, ValueLabel};
use super::super::naming::{self, Package};
use super::super::rows::Fault;
use super::storage::{Columns, NAME, missing_long};
use crate::language::Language;

/// The most bytes of a label.
pub(super) const LABEL: usize = 32_000;

/// The tables of a file.
pub(super) struct Tables {
    tables: Vec<Table>,
    /// The table of each column.
    of: Vec<Option<usize>>,
}

struct Table {
    labels: Vec<ValueLabel>,
    /// Its name in each language, and the words there.
    names: Vec<(Language, String, Vec<String>)>,
}

impl Tables {
    pub(super) fn new(dataset: &Dataset, columns: &Columns, main: Language) -> Self {
        let mut tables: Vec<Table> = Vec::new();
        let mut of = Vec::with_capacity(dataset.variables.len());
        let mut wanted: Vec<String> = Vec::new();
        for (variable, name) in dataset.variables.iter().zip(&columns.names) {
            if !matches!(variable.kind, Kind::Choice(_) | Kind::Flag) {
                of.push(None);
                continue;
            }
            let labels = dataset.value_labels(variable);
            let known = tables.iter().position(|table| table.labels == labels);
            of.push(Some(known.unwrap_or(tables.len())));
            if known.is_none() {
                tables.push(Table { labels, names: Vec::new() });
                wanted.push(name.clone());
            }
        }
        for language in Language::ALL {
            // That of the file is named as its column is.
            let asked = wanted.iter().map(|name| match language == main {
                true => name.clone(),
                false => format!("{name}_{language}"),
            });
            let asked: Vec<String> = asked.collect();
            let names = naming::names(asked.iter().map(String::as_str), Package::Stata);
            for (table, name) in tables.iter_mut().zip(names) {
                let words = table.labels.iter().map(|label| dataset.words(&label.label, language));
                let words = words.map(|word| cut::label(word, LABEL)).collect();
                table.names.push((language, name, words));
            }
        }
        Self { tables, of }
    }

    /// The name of a column's table in a language.
    pub(super) fn name(&self, place: usize, language: Language) -> Option<&str> {
        let table = self.tables.get((*self.of.get(place)?)?)?;
        let (_, name, _) = table.names.iter().find(|(other, _, _)| *other == language)?;
        Some(name)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) -> Result<(), Fault> {
        for table in &self.tables {
            for (_, name, words) in &table.names {
                table.write(name, words, out)?;
            }
        }
        Ok(())
    }
}

impl Table {
    fn write(&self, name: &str, words: &[String], out: &mut Vec<u8>) -> Result<(), Fault> {
        let length = |bytes: usize| u32::try_from(bytes).map_err(|_| Fault::TooMany("labels"));
        let mut offsets = Vec::new();
        let mut values = Vec::new();
        let mut texts = Vec::new();
        let mut sorted: Vec<(i32, &str)> = self
            .labels
            .iter()
            .zip(words)
            .map(|(label, word)| (label.missing.map_or(label.number, missing_long), word.as_str()))
            .collect();
        sorted.sort_by_key(|(value, _)| *value);
        for (value, word) in sorted {
            offsets.extend(length(texts.len())?.to_le_bytes());
            values.extend(value.to_le_bytes());
            texts.extend(word.replace('\0', " ").into_bytes());
            texts.push(0);
        }
        out.extend(b"<lbl>");
        out.extend(length(8 + offsets.len() + values.len() + texts.len())?.to_le_bytes());
        super::fixed(out, name, NAME);
        out.extend([0; 3]);
        out.extend(length(self.labels.len())?.to_le_bytes());
        out.extend(length(texts.len())?.to_le_bytes());
        out.extend(offsets);
        out.extend(values);
        out.extend(texts);
        out.extend(b"</lbl>");
        Ok(())
    }
}
