//! What was sent, untouched.

use super::{Answer, Answers, MOST_ROWS};
use crate::form::{Group, Item, Page, Question, Repeat};
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

    /// How many rows a repeat has: what its field says, else the greatest number of a row of which
    /// anything was sent; one where nothing is known.
    #[must_use]
    pub fn rows(&self, repeat: &str) -> usize {
        let said = self.get(repeat).iter().find_map(|value| value.trim().parse().ok());
        said.unwrap_or_else(|| self.highest_row(repeat).max(1))
    }

    fn highest_row(&self, repeat: &str) -> usize {
        let prefix = format!("{repeat}/");
        let fields = self.0.range(prefix.clone()..).map(|(field, _)| field);
        let numbers = fields.map_while(|field| field.strip_prefix(prefix.as_str())).filter_map(row_number);
        numbers.max().unwrap_or(0)
    }

    /// Puts values in place of those of a field.
    pub fn set(&mut self, field: impl Into<String>, values: Vec<String>) {
        self.0.insert(field.into(), values);
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
    /// sent loses its earlier values: an unticked box sends nothing. What nobody is asked for, or may
    /// not change, keeps its values unless a phone sent it computed ones. Rows of a repeat beyond the
    /// number that was sent are dropped, but those of a counted repeat, whose number may grow again.
    pub fn take_page(&mut self, page: &Page, sent: &Self) {
        self.take(&page.items, "", sent);
    }

    fn take(&mut self, items: &[Item], within: &str, sent: &Self) {
        for item in items {
            match item {
                Item::Note(_) => {}
                Item::Group(group) => match &group.repeat {
                    None => self.take(&group.items, within, sent),
                    Some(repeat) => self.take_rows(group, repeat, within, sent),
                },
                Item::Question(question) => self.take_question(question, within, sent),
            }
        }
    }

    fn take_question(&mut self, question: &Question, within: &str, sent: &Self) {
        let field = format!("{within}{}", question.name);
        match sent.0.get(&field) {
            Some(_) if question.read_only => {}
            Some(values) => drop(self.0.insert(field, values.clone())),
            None if question.read_only || !question.kind.is_asked() => {}
            None => drop(self.0.remove(&field)),
        }
    }

    fn take_rows(&mut self, group: &Group, repeat: &Repeat, within: &str, sent: &Self) {
        let field = format!("{within}{}", group.name);
        let said = sent.get(&field).iter().find_map(|value| value.trim().parse::<usize>().ok());
        let count = said.unwrap_or_else(|| sent.highest_row(&field).max(self.rows(&field))).min(MOST_ROWS);
        if repeat.count.is_none() {
            if said.is_some() {
                self.0.insert(field.clone(), vec![count.to_string()]);
            }
            self.drop_rows(&field, count + 1);
        }
        for number in 1..=count {
            self.take(&group.items, &format!("{field}/{number}/"), sent);
        }
    }

    /// Drops all rows of a repeat from that number on.
    fn drop_rows(&mut self, repeat: &str, first: usize) {
        let prefix = format!("{repeat}/");
        self.0.retain(|field, _| {
            let number = field.strip_prefix(prefix.as_str()).and_then(row_number);
            number.is_none_or(|number| number < first)
        });
    }

    /// Adds an empty row to a repeat, told by its field.
    pub fn add_row(&mut self, repeat: &str) {
        let count = self.rows(repeat).saturating_add(1).min(MOST_ROWS);
        self.0.insert(repeat.to_owned(), vec![count.to_string()]);
    }

    /// Takes a row out of a repeat, told by its field; the rows behind it move up.
    pub fn remove_row(&mut self, repeat: &str, number: usize) {
        let count = self.rows(repeat);
        if !(1..=count).contains(&number) {
            return;
        }
        let prefix = format!("{repeat}/");
        let moved = std::mem::take(&mut self.0).into_iter().filter_map(|(field, values)| {
            let Some(rest) = field.strip_prefix(prefix.as_str()) else { return Some((field, values)) };
            match row_number(rest) {
                Some(row) if row == number => None,
                Some(row) if row > number => {
                    let within = rest.split_once('/').map_or("", |(_, within)| within);
                    Some((format!("{prefix}{}/{within}", row - 1), values))
                }
                _ => Some((field, values)),
            }
        });
        self.0 = moved.collect();
        self.0.insert(repeat.to_owned(), vec![(count - 1).to_string()]);
    }
}

/// The number of the row in the rest of a field behind the name of its repeat.
fn row_number(rest: &str) -> Option<usize> {
    rest.split('/').next()?.parse().ok()
}

impl<F: Into<String>, V: Into<String>> FromIterator<(F, V)> for Raw {
    fn from_iter<I: IntoIterator<Item = (F, V)>>(pairs: I) -> Self {
        let mut raw = Self::default();
        pairs.into_iter().for_each(|(field, value)| raw.push(field, value));
        raw
    }
}
