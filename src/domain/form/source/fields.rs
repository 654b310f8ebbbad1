//! A table of the source, taken apart key by key: what is left at the end is unknown.

use super::report::Report;
use crate::language::{Language, Text};
use crate::message::Message;
use icu_normalizer::ComposingNormalizerBorrowed;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) struct Fields<'t> {
    /// The table's path; empty for the root.
    pub(super) path: String,
    /// Where its header stands, in bytes.
    pub(super) at: usize,
    left: BTreeMap<&'t str, Entry<'t>>,
}

/// A value with the place of its key.
struct Entry<'t> {
    at: usize,
    value: &'t Spanned<DeValue<'t>>,
}

/// A value that was read, and where its key stands.
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

impl<'t> Fields<'t> {
    pub(super) fn of(table: &'t DeTable<'t>, at: usize, path: &str) -> Self {
        let entry = |value, at| Entry { at, value };
        let left = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), entry(value, key.span().start)))
            .collect();
        Self { path: path.to_owned(), at, left }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.left.contains_key(key)
    }

    /// Where a key stands; the header's place where there is none.
    pub(super) fn place(&self, key: &str) -> usize {
        self.left.get(key).map_or(self.at, |entry| entry.at)
    }

    /// The path of a key of this table.
    pub(super) fn path_to(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Tells that a key which has to be there is not.
    pub(super) fn missing(&self, key: &str, report: &mut Report<'_>) {
        report.fault(self.at, &self.path, Message::new("form-fault-missing").with("key", key));
    }

    /// Takes keys of which nothing can be said.
    pub(super) fn forget(&mut self, keys: &[&str]) {
        self.left.retain(|key, _| !keys.contains(key));
    }

    /// Tells of every key that nobody took.
    pub(super) fn finish(self, report: &mut Report<'_>) {
        for (key, entry) in &self.left {
            let told = Message::new("form-fault-key").with("key", *key);
            report.fault(entry.at, &self.path_to(key), told);
        }
    }

    /// Takes a value as `read` reads it; tells what was `wanted` where it cannot.
    fn take<T>(
        &mut self,
        key: &str,
        wanted: &str,
        report: &mut Report<'_>,
        read: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<Placed<T>> {
        let entry = self.left.remove(key)?;
        let at = entry.at;
        if let Some(value) = read(entry.value.get_ref()) {
            return Some(Placed { value, at });
        }
        let told = Message::new("form-fault-type").with("key", key).with("wanted", wanted);
        report.fault(at, &self.path_to(key), told);
        None
    }

    pub(super) fn string(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<&'t str>> {
        self.take(key, "text", report, DeValue::as_str)
    }

    pub(super) fn flag(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<bool>> {
        self.take(key, "flag", report, DeValue::as_bool)
    }

    pub(super) fn whole(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<i64>> {
        self.take(key, "whole", report, whole)
    }

    pub(super) fn number(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<f64>> {
        self.take(key, "number", report, |value| match value {
            DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
            value => whole(value).map(|number| number as f64),
        })
    }

    pub(super) fn day(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<chrono::NaiveDate>> {
        self.take(key, "day", report, |value| match value {
            DeValue::Datetime(time) if time.time.is_none() && time.offset.is_none() => {
                let date = time.date?;
                chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }
            _ => None,
        })
    }

    /// The languages of a list, with what is not one among them.
    pub(super) fn languages(&mut self, key: &str, report: &mut Report<'_>) -> Option<Placed<Vec<Language>>> {
        self.take(key, "languages", report, |value| {
            value
                .as_array()?
                .iter()
                .map(|tag| Language::from_tag(tag.get_ref().as_str()?))
                .collect::<Option<Vec<_>>>()
        })
    }

    /// The tables of `[[key]]`, of which there has to be one at least.
    pub(super) fn needed_tables(&mut self, key: &str, report: &mut Report<'_>) -> Vec<Fields<'t>> {
        let faults = report.faults();
        let tables = self.tables(key, report);
        if tables.is_empty() && report.faults() == faults {
            self.missing(key, report);
        }
        tables
    }

    /// The tables of `[[key]]`, each with its number from 1 in its path.
    fn tables(&mut self, key: &str, report: &mut Report<'_>) -> Vec<Fields<'t>> {
        let path = self.path_to(key);
        let read = |value: &'t DeValue<'t>| {
            let fields = |(index, table): (usize, &'t Spanned<DeValue<'t>>)| {
                let path = format!("{path}[{}]", index + 1);
                Some(Fields::of(table.get_ref().as_table()?, table.span().start, &path))
            };
            value.as_array()?.iter().enumerate().map(fields).collect()
        };
        self.take(key, "tables", report, read).map_or_else(Vec::new, |placed| placed.value)
    }

    /// A text in the languages it has; the empty text where there is none.
    pub(super) fn text(&mut self, key: &str, report: &mut Report<'_>) -> Placed<Text> {
        let path = self.path_to(key);
        let absent = Placed { value: Text::default(), at: self.at };
        let Some(table) = self.take(key, "texts", report, DeValue::as_table) else { return absent };
        let mut fields = Fields::of(table.value, table.at, &path);
        let mut words = |language: Language, report: &mut Report<'_>| {
            let words = fields.string(language.tag(), report)?;
            if words.value.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
                let path = fields.path_to(language.tag());
                report.fault(words.at, &path, Message::new("form-fault-control"));
            }
            let words = ComposingNormalizerBorrowed::new_nfc().normalize(words.value.trim()).into_owned();
            Some(words).filter(|words| !words.is_empty())
        };
        let [kk, ru, en] = Language::ALL.map(|language| words(language, report));
        fields.finish(report);
        Placed { value: Text { kk, ru, en, ..Text::default() }, at: table.at }
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    }
}
