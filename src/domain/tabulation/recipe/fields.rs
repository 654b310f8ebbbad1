//! An object of JSON, taken apart key by key: what is left at the end is unknown, and a fault.

use crate::form::excerpt;
use crate::language::{Language, Text};
use crate::message::Message;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Every fault found so far, each with its place.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Message>);

/// An object under way.
pub(super) struct Fields<'v> {
    place: String,
    left: BTreeMap<&'v str, &'v Value>,
}

impl Faults {
    pub(super) fn tell(&mut self, key: &str, place: &str) {
        self.0.push(Message::new(key).with("place", place));
    }

    fn wanted(&mut self, place: &str, wanted: &str) {
        self.0.push(Message::new("tabulation-fault-type").with("place", place).with("wanted", wanted));
    }
}

impl<'v> Fields<'v> {
    /// The object at a place; tells where there is something else.
    pub(super) fn of(value: &'v Value, place: &str, faults: &mut Faults) -> Option<Self> {
        let Some(fields) = value.as_object() else {
            faults.wanted(place, "object");
            return None;
        };
        Some(Self::of_map(fields, place))
    }

    fn of_map(fields: &'v Map<String, Value>, place: &str) -> Self {
        let left = fields.iter().map(|(key, value)| (key.as_str(), value)).collect();
        Self { place: place.to_owned(), left }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.left.contains_key(key)
    }

    /// The place of a key.
    pub(super) fn at(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    /// Takes what stands under a key; null is nothing.
    pub(super) fn take(&mut self, key: &str) -> Option<&'v Value> {
        self.left.remove(key).filter(|value| !value.is_null())
    }

    /// Takes a value that has one of a few forms.
    pub(super) fn read<T: DeserializeOwned>(
        &mut self,
        key: &str,
        wanted: &str,
        faults: &mut Faults,
    ) -> Option<T> {
        let place = self.at(key);
        read(self.take(key)?, &place, wanted, faults)
    }

    /// Takes what must be there.
    pub(super) fn needed<T: DeserializeOwned>(
        &mut self,
        key: &str,
        wanted: &str,
        faults: &mut Faults,
    ) -> Option<T> {
        if self.left.get(key).is_none_or(|value| value.is_null()) {
            self.left.remove(key);
            self.missing(key, faults);
            return None;
        }
        self.read(key, wanted, faults)
    }

    /// Tells that a key which must be there is not.
    pub(super) fn missing(&self, key: &str, faults: &mut Faults) {
        faults.0.push(
            Message::new("tabulation-fault-missing").with("place", self.place.as_str()).with("key", key),
        );
    }

    /// Takes a list, each item with its place.
    pub(super) fn list(&mut self, key: &str, faults: &mut Faults) -> Vec<(String, &'v Value)> {
        let place = self.at(key);
        self.take(key).map_or_else(Vec::new, |value| list(value, &place, faults))
    }

    /// Takes a text in up to three languages. Words alone are the same in all of them.
    pub(super) fn text(&mut self, key: &str, faults: &mut Faults) -> Text {
        let place = self.at(key);
        self.take(key).map_or_else(Text::default, |value| text(value, &place, faults))
    }

    /// Tells of every key that nobody took.
    pub(super) fn finish(self, faults: &mut Faults) {
        for key in self.left.keys() {
            let place = self.at(key);
            faults.0.push(
                Message::new("tabulation-fault-unknown").with("place", place).with("key", excerpt(key)),
            );
        }
    }
}

/// A value that has one of a few forms.
pub(super) fn read<T: DeserializeOwned>(
    value: &Value,
    place: &str,
    wanted: &str,
    faults: &mut Faults,
) -> Option<T> {
    let read = T::deserialize(value).ok();
    if read.is_none() {
        faults.wanted(place, wanted);
    }
    read
}

/// The items of a list, each with its place.
pub(super) fn list<'v>(value: &'v Value, place: &str, faults: &mut Faults) -> Vec<(String, &'v Value)> {
    let Some(items) = value.as_array() else {
        faults.wanted(place, "list");
        return Vec::new();
    };
    items.iter().enumerate().map(|(at, item)| (format!("{place}[{at}]"), item)).collect()
}

/// A text in up to three languages.
pub(super) fn text(value: &Value, place: &str, faults: &mut Faults) -> Text {
    if let Some(words) = value.as_str() {
        return Text::of(words, words, words);
    }
    let mut text = Text::default();
    let Some(mut fields) = Fields::of(value, place, faults) else { return text };
    for language in Language::ALL {
        text.set(language, fields.read(language.tag(), "text", faults));
    }
    if let Some(other) = fields.read("other", "object", faults) {
        text.other = other;
    }
    fields.finish(faults);
    text
}
