//! A table of the source, taken apart key by key: what is left at the end is unknown.

use super::places::Place;
use super::report::Report;
use crate::form::{Media, More};
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
    /// Where every key stood, taken or not.
    keys: Vec<(&'t str, usize)>,
}

/// A value with the place of its key.
struct Entry<'t> {
    at: usize,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Fields<'t> {
    pub(super) fn of(table: &'t DeTable<'t>, at: usize, path: &str) -> Self {
        let entry = |value, at| Entry { at, value };
        let left: BTreeMap<_, _> = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), entry(value, key.span().start)))
            .collect();
        let keys = left.iter().map(|(key, entry)| (*key, entry.at)).collect();
        Self { path: path.to_owned(), at, left, keys }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.left.contains_key(key)
    }

    /// The path of a key of this table.
    pub(super) fn path_to(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Tells that a key which has to be there is not.
    pub(super) fn missing(&self, key: &str, report: &mut Report<'_>) {
        report.claim(self.path_to(key));
        report.fault(self.at, &self.path, Message::new("form-fault-missing").with("key", key));
    }

    /// Tells what is wrong with a key that stands there.
    pub(super) fn faulty(&self, key: &str, told: Message, report: &mut Report<'_>) {
        report.claim(self.path_to(key));
        report.fault(self.at_key(key), &self.path_to(key), told);
    }

    /// Where a key stands; the header's place where there is none.
    fn at_key(&self, key: &str) -> usize {
        self.keys.iter().find(|(said, _)| *said == key).map_or(self.at, |(_, at)| *at)
    }

    /// Takes a key of which nothing needs to be said.
    pub(super) fn forget(&mut self, key: &str) {
        self.left.remove(key);
    }

    /// Takes the keys that only some kinds of questions have, where nobody knows the kind.
    pub(super) fn forget_what_kinds_have(&mut self) {
        let kinds = ["choice", "list", "min", "max", "max_length", "start", "end", "step", "shape"];
        self.left.retain(|key, _| !kinds.contains(key));
    }

    /// What a text says, which is still to be taken.
    pub(super) fn peek(&self, key: &str) -> Option<&'t str> {
        self.left.get(key)?.value.get_ref().as_str()
    }

    /// Where everything stands.
    pub(super) fn place(self) -> Place<'t> {
        Place { path: self.path, at: self.at, keys: self.keys }
    }

    /// Tells of every key that nobody took, and says where the others stood.
    pub(super) fn finish(self, report: &mut Report<'_>) -> Place<'t> {
        for (key, entry) in &self.left {
            report.fault(entry.at, &self.path_to(key), Message::new("form-fault-key").with("key", *key));
        }
        self.place()
    }

    /// Takes a value as `read` reads it; tells what was `wanted` where it cannot.
    fn take<T>(
        &mut self,
        key: &str,
        wanted: &str,
        report: &mut Report<'_>,
        read: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let value = self.left.remove(key)?.value;
        if let Some(read) = read(value.get_ref()) {
            return Some(read);
        }
        self.faulty(key, Message::new("form-fault-type").with("key", key).with("wanted", wanted), report);
        None
    }

    pub(super) fn string(&mut self, key: &str, report: &mut Report<'_>) -> Option<&'t str> {
        self.take(key, "text", report, DeValue::as_str)
    }

    /// A text as it is written, whatever it says.
    pub(super) fn words(&mut self, key: &str, report: &mut Report<'_>) -> Option<String> {
        self.string(key, report).map(str::to_owned)
    }

    /// False where nothing is said.
    pub(super) fn flag(&mut self, key: &str, report: &mut Report<'_>) -> bool {
        self.take(key, "flag", report, DeValue::as_bool).unwrap_or_default()
    }

    /// A list of texts; empty where there is none.
    pub(super) fn strings(&mut self, key: &str, report: &mut Report<'_>) -> Vec<&'t str> {
        let read = |value: &'t DeValue<'t>| {
            value.as_array()?.iter().map(|one| one.get_ref().as_str()).collect::<Option<Vec<_>>>()
        };
        self.take(key, "strings", report, read).unwrap_or_default()
    }

    /// A table of texts by names that nobody knows beforehand; empty where there is none.
    pub(super) fn more(&mut self, key: &str, report: &mut Report<'_>) -> More {
        let Some(mut fields) = self.table(key, report) else { return More::new() };
        let keys: Vec<_> = fields.left.keys().copied().collect();
        let more = keys.into_iter().filter_map(|key| Some((key.to_owned(), fields.words(key, report)?)));
        more.collect()
    }

    /// The table of that name.
    pub(super) fn table(&mut self, key: &str, report: &mut Report<'_>) -> Option<Fields<'t>> {
        let path = self.path_to(key);
        let table = self.take(key, "table", report, DeValue::as_table)?;
        Some(Fields::of(table, self.at_key(key), &path))
    }

    pub(super) fn whole(&mut self, key: &str, report: &mut Report<'_>) -> Option<i64> {
        self.take(key, "whole", report, whole)
    }

    pub(super) fn number(&mut self, key: &str, report: &mut Report<'_>) -> Option<f64> {
        self.take(key, "number", report, |value| match value {
            DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
            value => whole(value).map(|number| number as f64),
        })
    }

    pub(super) fn day(&mut self, key: &str, report: &mut Report<'_>) -> Option<chrono::NaiveDate> {
        self.take(key, "day", report, |value| match value {
            DeValue::Datetime(time) if time.time.is_none() && time.offset.is_none() => {
                let date = time.date?;
                chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }
            _ => None,
        })
    }

    /// The languages of a list, with what is not one among them.
    pub(super) fn languages(&mut self, key: &str, report: &mut Report<'_>) -> Option<Vec<Language>> {
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
        let tables = self.tables(key, report);
        if tables.is_empty() && !report.is_claimed("", &self.path_to(key)) {
            self.missing(key, report);
        }
        tables
    }

    /// The tables of `[[key]]`, each with its number from 1 in its path.
    pub(super) fn tables(&mut self, key: &str, report: &mut Report<'_>) -> Vec<Fields<'t>> {
        let path = self.path_to(key);
        let read = |value: &'t DeValue<'t>| {
            let fields = |(index, table): (usize, &'t Spanned<DeValue<'t>>)| {
                let path = format!("{path}[{}]", index + 1);
                Some(Fields::of(table.get_ref().as_table()?, table.span().start, &path))
            };
            value.as_array()?.iter().enumerate().map(fields).collect()
        };
        self.take(key, "tables", report, read).unwrap_or_default()
    }

    /// A text in the languages it has; the empty text where there is none.
    pub(super) fn text(&mut self, key: &str, report: &mut Report<'_>) -> Text {
        let path = self.path_to(key);
        let Some(table) = self.take(key, "texts", report, DeValue::as_table) else { return Text::default() };
        let mut fields = Fields::of(table, self.at_key(key), &path);
        let mut words =
            |language: Language, report: &mut Report<'_>| normal(fields.string(language.tag(), report)?);
        let [kk, ru, en] = Language::ALL.map(|language| words(language, report));
        let other = fields.more("other", report).into_iter();
        let other = other.filter_map(|(name, words)| Some((name, normal(&words)?))).collect();
        fields.finish(report);
        Text { kk, ru, en, other }
    }

    /// Pictures and sounds by language.
    pub(super) fn media(&mut self, report: &mut Report<'_>) -> Media {
        let Some(mut fields) = self.table("media", report) else { return Media::default() };
        let [image, big_image, audio, video] =
            ["image", "big_image", "audio", "video"].map(|key| fields.text(key, report));
        fields.finish(report);
        Media { image, big_image, audio, video }
    }
}

/// Words in composed letters, without white space around them; none where nothing is left.
fn normal(words: &str) -> Option<String> {
    let words = ComposingNormalizerBorrowed::new_nfc().normalize(words.trim()).into_owned();
    Some(words).filter(|words| !words.is_empty())
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    }
}
