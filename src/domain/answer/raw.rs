//! What was sent, untouched.

use super::{Answer, Answers};
use crate::form::Page;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of a form as they were sent: each with its values, in their order.
///
/// The field of a question bears its name; inside a repeat it is `rep/1/q`, rows being counted from 1,
/// and `rep` holds the number of rows. A choice is sent as its code, a number or a date as it was
/// typed, “don't know” as `-8` and “I would rather not answer” as `-9`. Fields of other names are
/// carried, and never become answers. As JSON it is an object of arrays of texts, which is how a
/// draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Raw(pub BTreeMap<String, Vec<String>>);

impl Raw {
    /// The values sent for a field; none where it was not sent.
    #[must_use]
    pub fn get(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// Adds a value to those of a field.
    pub fn push(&mut self, field: impl Into<String>, value: impl Into<String>) {
        self.0.entry(field.into()).or_default().push(value.into());
    }

    /// What somebody would have typed to give these answers.
    #[must_use]
    pub fn typed(answers: &Answers) -> Self {
        let mut raw = Self::default();
        raw.type_in("", answers);
        raw
    }

    fn type_in(&mut self, within: &str, answers: &Answers) {
        for (name, answer) in &answers.0 {
            let field = format!("{within}{name}");
            if let Answer::Rows(rows) = answer {
                for (row, number) in rows.iter().zip(1..) {
                    self.type_in(&format!("{field}/{number}/"), row);
                }
            }
            for value in answer.typed() {
                self.push(field.as_str(), value);
            }
        }
    }

    /// Takes over what was sent for the questions of a page. A question of the page that was not
    /// sent loses its earlier values: an unticked box sends nothing.
    pub fn take_page(&mut self, page: &Page, sent: &Self) {
        for question in page.questions() {
            let name = question.name.as_str();
            match sent.0.get(name) {
                Some(values) => self.0.insert(name.to_owned(), values.clone()),
                None => self.0.remove(name),
            };
        }
    }
}

impl<F: Into<String>, V: Into<String>> FromIterator<(F, V)> for Raw {
    fn from_iter<I: IntoIterator<Item = (F, V)>>(pairs: I) -> Self {
        let mut raw = Self::default();
        pairs.into_iter().for_each(|(field, value)| raw.push(field, value));
        raw
    }
}
