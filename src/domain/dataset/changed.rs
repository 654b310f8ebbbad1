//! What a file does not hold as the study has it: names that its program does not take, labels and
//! texts that it has no room for. Whoever takes the file is told.

use super::model::Dataset;
use super::naming::{self, Package};
use super::rows::Shortened;
use super::{cut, dta, sav};
use crate::language::Language;
use crate::message::Message;
use std::collections::BTreeMap;

/// Something of a column that is not as the study has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Its name.
    Name {
        /// Its own name.
        variable: String,
        /// Its name in the file.
        name: String,
    },
    /// Its label, which was too long.
    Label {
        /// The column.
        variable: String,
    },
    /// Labels of its values.
    Values {
        /// The column.
        variable: String,
        /// How many labels were too long.
        labels: usize,
    },
    /// Texts in it.
    Texts(Shortened),
}

/// How much room a program has for labels.
struct Room {
    variable: fn(&str) -> bool,
    value: fn(&str) -> bool,
}

/// What changes of names and labels in a language; `None` for a format that takes them as they are.
#[must_use]
pub fn of(dataset: &Dataset, package: Option<Package>, language: Language) -> Vec<Changed> {
    let Some(package) = package else { return Vec::new() };
    let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), package);
    let room = match package {
        Package::Spss => Some(Room {
            variable: |label| label.len() <= sav::VARIABLE_LABEL,
            value: |label| label.len() <= sav::VALUE_LABEL,
        }),
        Package::Stata => Some(Room {
            variable: |label| label.chars().nth(dta::VARIABLE_LABEL).is_none(),
            value: |label| label.len() <= dta::VALUE_LABEL,
        }),
        Package::R => None,
    };
    let mut changed = Vec::new();
    for (variable, name) in dataset.variables.iter().zip(names) {
        let own = &variable.name;
        if *own != name {
            changed.push(Changed::Name { variable: own.clone(), name });
        }
        let Some(room) = &room else { continue };
        if !(room.variable)(&cut::one_line(dataset.words(&variable.label, language))) {
            changed.push(Changed::Label { variable: own.clone() });
        }
        let labels = dataset.value_labels(variable);
        let words = labels.iter().map(|value| cut::one_line(dataset.words(&value.label, language)));
        let labels = words.filter(|word| !(room.value)(word)).count();
        if labels > 0 {
            changed.push(Changed::Values { variable: own.clone(), labels });
        }
    }
    changed
}

impl Changed {
    /// What is told of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Name { variable, name } => Message::new("dataset-changed-name")
                .with("variable", variable.as_str())
                .with("name", name.as_str()),
            Self::Label { variable } => {
                Message::new("dataset-changed-label").with("variable", variable.as_str())
            }
            Self::Values { variable, labels } => Message::new("dataset-changed-values")
                .with("variable", variable.as_str())
                .with("count", *labels),
            Self::Texts(Shortened { variable, texts, bytes }) => Message::new("dataset-changed-texts")
                .with("variable", variable.as_str())
                .with("count", i64::try_from(*texts).unwrap_or(i64::MAX))
                .with("bytes", *bytes),
        }
    }
}

/// How many there are of each kind, in a sentence each.
#[must_use]
pub fn summary(changed: &[Changed]) -> Vec<Message> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in changed {
        let (key, count) = match one {
            Changed::Name { .. } => ("dataset-changed-names", 1),
            Changed::Label { .. } => ("dataset-changed-labels", 1),
            Changed::Values { labels, .. } => ("dataset-changed-all-values", *labels),
            Changed::Texts(_) => ("dataset-changed-all-texts", 1),
        };
        *counts.entry(key).or_default() += count;
    }
    counts.into_iter().map(|(key, count)| Message::new(key).with("count", count)).collect()
}
