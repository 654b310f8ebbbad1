//! The codebook of a dataset as people read it: every column with what was asked, the values and what
//! they mean, the reasons for having none, and how often each occurs.
//!
//! A page ([`Codebook::html`]), a Word document ([`Codebook::docx`]) and a sheet
//! ([`sheet`](mod@sheet)) of the same.
//!
//! A codebook alone is made to be published: [`Codebook::published`] leaves out counts of few people, and
//! whatever they could be worked out from ([`published`](mod@published)). One that lies beside the data,
//! in a package or a workbook that only researchers get, tells no more than they do and is whole.

mod docx;
mod html;
mod published;
pub mod sheet;
#[cfg(test)]
mod tests;

use super::counts::{Column, Counts};
use super::model::{Dataset, Kind, Measure, Variable};
use crate::answer::Missing;
use crate::disclosure::Threshold;
use crate::language::Language;
use crate::message::Message;
use crate::table::Say;
use published::Told;

/// A codebook in a language.
#[derive(Clone, Debug)]
pub struct Codebook {
    /// What the study is called.
    pub title: String,
    /// In which language it is.
    pub language: Language,
    /// What a reader has to know.
    pub notes: Vec<String>,
    /// The columns in their order.
    pub entries: Vec<Entry>,
    words: Titles,
}

/// What stands over its parts.
#[derive(Clone, Debug)]
struct Titles {
    contents: String,
    number: String,
    code: String,
    label: String,
    count: String,
    missing: String,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What was asked, where that is more.
    pub question: String,
    /// What its cells are, how many have a value, and how they spread.
    pub facts: Vec<String>,
    /// Its values that have a label, and the reasons for having none.
    pub values: Vec<Value>,
    /// What a reader has to know of it.
    pub notes: Vec<String>,
}

/// A value that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The number in the data; empty of what was left empty.
    pub number: String,
    /// As stored, where that is something else.
    pub code: String,
    /// What it means.
    pub label: String,
    /// Whether it is no value.
    pub is_missing: bool,
    /// How many rows have it; `None` where that is not told, so that nobody is known by it.
    pub count: Option<u64>,
}

impl Value {
    /// How many rows have it, as it is shown.
    fn told(&self) -> String {
        self.count.map_or_else(|| HIDDEN.to_owned(), |count| count.to_string())
    }
}

/// What stands for a count that is not told, as in tables.
const HIDDEN: &str = "*";

impl Codebook {
    /// The codebook of a dataset whose rows were counted.
    #[must_use]
    pub fn of(dataset: &Dataset, counts: &Counts, language: Language, say: Say<'_>) -> Self {
        Self::made(dataset, counts, None, (language, say))
    }

    /// The codebook as it is published: without counts under the threshold and what would tell them.
    #[must_use]
    pub fn published(
        dataset: &Dataset,
        counts: &Counts,
        threshold: Threshold,
        (language, say): (Language, Say<'_>),
    ) -> Self {
        Self::made(dataset, counts, Some(threshold), (language, say))
    }

    fn made(
        dataset: &Dataset,
        counts: &Counts,
        threshold: Option<Threshold>,
        (language, say): (Language, Say<'_>),
    ) -> Self {
        let key = |key: &str| say(&Message::new(key));
        let rows = Message::new("dataset-codebook-size")
            .with("rows", whole(counts.rows))
            .with("columns", dataset.variables.len());
        let made =
            Message::new("dataset-codebook-made").with("day", dataset.made.format("%Y-%m-%d").to_string());
        let mut notes = vec![say(&rows), say(&made)];
        let own = dataset.notes.iter().map(|note| dataset.words(note, language).to_owned());
        notes.extend(own.filter(|note| !note.is_empty()));
        notes.extend(
            threshold.map(|it| say(&Message::new("tabulation-note-hidden").with("least", whole(it.0.get())))),
        );
        let columns = dataset.variables.iter().zip(&counts.columns);
        Self {
            title: dataset.words(&dataset.title, language).to_owned(),
            language,
            notes,
            entries: columns
                .map(|(variable, column)| {
                    let told = Told::of(column, threshold);
                    entry(dataset, (variable, column), &told, (language, say))
                })
                .collect(),
            words: Titles {
                contents: key("dataset-codebook-contents"),
                number: key("dataset-codebook-number"),
                code: key("dataset-codebook-code"),
                label: key("dataset-codebook-label"),
                count: key("dataset-codebook-count"),
                missing: key("dataset-codebook-missing"),
            },
        }
    }
}

fn entry(
    dataset: &Dataset,
    (variable, column): (&Variable, &Column),
    told: &Told,
    (language, say): (Language, Say<'_>),
) -> Entry {
    let words = |text| dataset.words(text, language).to_owned();
    let mut facts = vec![say(&kind(variable))];
    if told.counts {
        facts.push(say(&Message::new("dataset-codebook-values").with("count", whole(column.values))));
        facts.extend(spread(variable, column, told.ends, language).map(|message| say(&message)));
    }
    Entry {
        name: variable.name.clone(),
        label: words(&variable.label),
        question: words(&variable.question),
        facts,
        values: values(dataset, (variable, column), told, (language, say)),
        notes: variable.notes.iter().map(words).collect(),
    }
}

/// What the cells of a column are.
pub(super) fn kind(variable: &Variable) -> Message {
    Message::new(match (&variable.kind, variable.measure) {
        (Kind::Number { .. }, Measure::Ordinal) => "dataset-kind-rank",
        (Kind::Number { .. }, _) => "dataset-kind-number",
        (Kind::Choice(_), Measure::Ordinal) => "dataset-kind-ordered",
        (Kind::Choice(_), _) => "dataset-kind-choice",
        (Kind::Flag, _) => "dataset-kind-flag",
        (Kind::Text { .. }, _) => "dataset-kind-text",
        (Kind::Day, _) => "dataset-kind-day",
        (Kind::Moment, _) => "dataset-kind-moment",
        (Kind::Time, _) => "dataset-kind-time",
    })
}

fn spread(variable: &Variable, column: &Column, ends: bool, language: Language) -> Option<Message> {
    if let (Some(numbers), Kind::Number { decimals }) = (&column.numbers, &variable.kind) {
        let places = usize::from(*decimals);
        let number = |value: f64, places: usize| shown(value, places, language);
        let mean = number(numbers.mean(), places + 2);
        if !ends {
            return Some(Message::new("dataset-codebook-mean").with("mean", mean));
        }
        return Some(
            Message::new("dataset-codebook-numbers")
                .with("least", number(numbers.least, places))
                .with("greatest", number(numbers.greatest, places))
                .with("mean", mean),
        );
    }
    if !ends {
        return None;
    }
    let (first, last) = column.days?;
    let days = Message::new("dataset-codebook-days").with("first", first.to_string());
    Some(days.with("last", last.to_string()))
}

/// A number as a reader of a language writes it.
fn shown(value: f64, places: usize, language: Language) -> String {
    let text = format!("{value:.places$}");
    let text = if value < 0.0 { text.replacen('-', "−", 1) } else { text };
    if language == Language::En { text } else { text.replace('.', ",") }
}

fn values(
    dataset: &Dataset,
    (variable, column): (&Variable, &Column),
    told: &Told,
    (language, say): (Language, Say<'_>),
) -> Vec<Value> {
    let mut labelled = column.labelled.iter().copied().enumerate();
    let reason = |kind: Missing| Some(column.missing(kind)).filter(|_| told.reason(kind));
    let labels = dataset.value_labels(variable);
    let mut values: Vec<Value> = labels
        .iter()
        .map(|value| Value {
            number: value.number.to_string(),
            code: match value.missing {
                None => code(variable, value.number),
                Some(_) => String::new(),
            },
            label: dataset.words(&value.label, language).to_owned(),
            is_missing: value.missing.is_some(),
            count: match value.missing {
                Some(kind) => reason(kind),
                None => {
                    let (place, count) = labelled.next().unwrap_or_default();
                    Some(count).filter(|_| told.label(place))
                }
            },
        })
        .collect();
    let empty = column.missing(Missing::NoAnswer);
    if empty > 0 {
        let label = say(&crate::table::words::missing(Missing::NoAnswer));
        values.push(Value {
            number: String::new(),
            code: String::new(),
            label,
            is_missing: true,
            count: reason(Missing::NoAnswer),
        });
    }
    values
}

/// The code of a number, where it is something else.
fn code(variable: &Variable, number: i32) -> String {
    let category = variable.categories().iter().find(|category| category.number == number);
    category
        .map(|category| category.code.clone())
        .filter(|code| *code != number.to_string())
        .unwrap_or_default()
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
