//! Answers as stored: one JSON object, its keys sorted, so that equal answers are equal bytes.
//!
//! `{"age":25,"gender":"female","leave_when":{"missing":"not_asked"},"reasons":["a","b"]}`. What a value
//! means is known from the form's version:
//!
//! | answer | written as |
//! | --- | --- |
//! | a code, a text, a file's id | a string |
//! | several codes, ranked codes | an array of strings: in the form's order, in the order of the ranks |
//! | a number | a number |
//! | a day, a time, a moment | `"2024-03-09"`, `"14:05:00"`, `"2024-03-09T14:05:00+05:00"` |
//! | a place | an array of points, each `[latitude, longitude, altitude, accuracy]` as far as known |
//! | a computed value | a number where it is one, else a string |
//! | a repeat | an array of objects like this one, a row each |
//! | none | `{"missing":"refused"}` |

use super::location::Location;
use super::reading::number::{GREATEST, computed};
use super::{Answer, Answers, Missing};
use crate::form::{Choices, Code, Computed, Form, Group, Kind, Name, Question, Shape};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// Why a stored record is not answers to that version of the form.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Not a JSON object.
    #[error("not a JSON object")]
    Syntax(#[from] serde_json::Error),
    /// The form has no such question.
    #[error("the form has no question “{0}”")]
    Unknown(String),
    /// The record lacks a question of the form.
    #[error("no answer to “{0}”")]
    Absent(Name),
    /// The value cannot answer the question.
    #[error("the value of “{0}” cannot answer it")]
    Mismatch(Name),
}

/// The record of answers.
#[must_use]
pub fn write(answers: &Answers) -> String {
    object(answers).to_string()
}

fn object(answers: &Answers) -> Value {
    let object: Map<String, Value> =
        answers.0.iter().map(|(name, answer)| (name.as_str().to_owned(), value(answer))).collect();
    Value::Object(object)
}

/// One answer as it stands in a record.
#[must_use]
pub fn value(answer: &Answer) -> Value {
    match answer {
        Answer::One(code) => json!(code.as_str()),
        Answer::Many(codes) | Answer::Ranked(codes) => codes.iter().map(Code::as_str).collect(),
        Answer::Integer(number) => json!(number),
        Answer::Decimal(number) => json!(number),
        Answer::Text(text) => json!(text),
        Answer::Date(date) => json!(date.to_string()),
        Answer::Time(time) => json!(time.to_string()),
        Answer::Moment(moment) => json!(moment_text(*moment)),
        Answer::Location(location) => json!(location),
        Answer::File(id) => json!(id.hyphenated().to_string()),
        Answer::Rows(rows) => rows.iter().map(object).collect(),
        Answer::Missing(missing) => json!({ "missing": missing }),
    }
}

/// A moment as it is stored and sent: to the second, with its offset.
#[must_use]
pub fn moment_text(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The SHA-256 of the record.
#[must_use]
pub fn digest(answers: &Answers) -> [u8; 32] {
    Sha256::digest(write(answers)).into()
}

/// The answers of a record to that version of the form. The order of its keys does not matter: a
/// database may have changed it.
///
/// # Errors
/// The first thing that makes it no record of the form.
pub fn read(form: &Form, record: &str) -> Result<Answers, Unreadable> {
    Reader::new(form).read(record)
}

/// Reads many records of one version of a form.
pub struct Reader<'f> {
    asked: Asked<'f>,
}

/// What a record, or a row of it, has values of.
struct Asked<'f>(HashMap<&'f str, Part<'f>>);

enum Part<'f> {
    Question(&'f Question),
    Repeat(&'f Name, Asked<'f>),
}

impl<'f> Reader<'f> {
    /// A reader of records of that version.
    #[must_use]
    pub fn new(form: &'f Form) -> Self {
        Self { asked: Asked::new(form.questions(), form.repeats()) }
    }

    /// The answers of a record.
    ///
    /// # Errors
    /// The first thing that makes it no record of the form.
    pub fn read(&self, record: &str) -> Result<Answers, Unreadable> {
        self.asked.read(serde_json::from_str(record)?)
    }
}

impl<'f> Asked<'f> {
    fn new(questions: impl Iterator<Item = &'f Question>, repeats: impl Iterator<Item = &'f Group>) -> Self {
        let questions = questions.map(|question| (question.name.as_str(), Part::Question(question)));
        let repeat = |group: &'f Group| {
            let within = Self::new(group.questions(), group.repeats());
            (group.name.as_str(), Part::Repeat(&group.name, within))
        };
        Self(questions.chain(repeats.map(repeat)).collect())
    }

    fn read(&self, object: Map<String, Value>) -> Result<Answers, Unreadable> {
        let mut answers = Answers::default();
        for (name, value) in object {
            let Some(part) = self.0.get(name.as_str()) else { return Err(Unreadable::Unknown(name)) };
            let answer = part.read(value)?;
            answers.0.insert(part.name().clone(), answer);
        }
        let absent = self.0.values().find(|part| !answers.0.contains_key(part.name()));
        absent.map_or(Ok(answers), |part| Err(Unreadable::Absent(part.name().clone())))
    }
}

impl Part<'_> {
    fn name(&self) -> &Name {
        match self {
            Self::Question(question) => &question.name,
            Self::Repeat(name, _) => name,
        }
    }

    fn read(&self, value: Value) -> Result<Answer, Unreadable> {
        let mismatch = || Unreadable::Mismatch(self.name().clone());
        match (self, value) {
            (_, Value::Object(object)) => missing(object).ok_or_else(mismatch),
            (Self::Question(question), value) => answer(question, value).ok_or_else(mismatch),
            (Self::Repeat(_, within), Value::Array(rows)) => {
                let row = |row| match row {
                    Value::Object(row) => within.read(row),
                    _ => Err(mismatch()),
                };
                rows.into_iter().map(row).collect::<Result<_, _>>().map(Answer::Rows)
            }
            (Self::Repeat(..), _) => Err(mismatch()),
        }
    }
}

/// The answer to a question that is in no repeat, as it stands in a record; `None` where it cannot
/// answer it.
pub(crate) fn answer_of(question: &Question, value: Value) -> Option<Answer> {
    match value {
        Value::Object(object) => missing(object),
        value => answer(question, value),
    }
}

fn answer(question: &Question, value: Value) -> Option<Answer> {
    match (&question.kind, value) {
        (Kind::Single { choices }, Value::String(given)) => code(choices, &given).map(Answer::One),
        (Kind::Multiple { choices }, Value::Array(codes)) => many(choices, &codes),
        (Kind::Rank { choices }, Value::Array(codes)) => ranked(choices, &codes),
        (Kind::Integer { .. }, Value::Number(number)) => number.as_i64().map(Answer::Integer),
        (Kind::Decimal { .. }, Value::Number(number)) => number.as_f64().map(Answer::Decimal),
        (Kind::Range { start, end, step }, Value::Number(number)) => {
            let whole = [start, end, step].iter().all(|number| number.fract() == 0.0);
            if whole { number.as_i64().map(Answer::Integer) } else { number.as_f64().map(Answer::Decimal) }
        }
        (Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode, Value::String(text)) => words(text),
        (Kind::Date { .. }, Value::String(date)) => date.parse().ok().map(Answer::Date),
        (Kind::Time, Value::String(time)) => exact(&time, NaiveTime::to_string).map(Answer::Time),
        (Kind::DateTime, Value::String(moment)) => {
            exact(&moment, |moment| moment_text(*moment)).map(Answer::Moment)
        }
        (Kind::Acknowledge, Value::String(given)) => {
            Code::new(given).ok().filter(|code| code.as_str() == Code::AGREED).map(Answer::One)
        }
        (Kind::Location { shape }, value) => place(*shape, value),
        (Kind::File { .. }, Value::String(id)) => {
            exact(&id, |id: &Uuid| id.hyphenated().to_string()).map(Answer::File)
        }
        (Kind::Computed { by }, value) => of_computed(*by, value),
        _ => None,
    }
}

fn words(text: String) -> Option<Answer> {
    (!text.trim().is_empty()).then_some(Answer::Text(text))
}

/// What a text says, if it is written as it would be written again.
fn exact<T: std::str::FromStr>(text: &str, written: impl Fn(&T) -> String) -> Option<T> {
    text.parse().ok().filter(|read| written(read) == text)
}

fn of_computed(by: Computed, value: Value) -> Option<Answer> {
    match (by, value) {
        (Computed::Start | Computed::End, Value::String(text)) => {
            exact(&text, |moment| moment_text(*moment)).map(Answer::Moment)
        }
        (Computed::Today, Value::String(text)) => exact(&text, NaiveDate::to_string).map(Answer::Date),
        (Computed::Start | Computed::End | Computed::Today, _) => None,
        (_, Value::String(text)) => words(text),
        (_, Value::Number(number)) => match number.as_i64() {
            Some(whole) if whole.abs() <= GREATEST => Some(Answer::Integer(whole)),
            // A database may write a whole number with a fraction or without.
            _ => number.as_f64().map(computed),
        },
        _ => None,
    }
}

fn place(shape: Shape, value: Value) -> Option<Answer> {
    let location: Location = serde_json::from_value(value).ok()?;
    let enough = match shape {
        Shape::Point => location.0.len() == 1,
        Shape::Trace => location.0.len() >= 2,
        Shape::Area => location.0.len() >= 4 && location.0.first() == location.0.last(),
    };
    let real = location.0.iter().all(super::Point::is_real);
    (enough && real).then_some(Answer::Location(location))
}

pub(super) fn missing(object: Map<String, Value>) -> Option<Answer> {
    let mut entries = object.into_iter();
    match (entries.next(), entries.next()) {
        (Some((key, kind)), None) if key == "missing" => {
            serde_json::from_value::<Missing>(kind).ok().map(Answer::Missing)
        }
        _ => None,
    }
}

/// A code that the choices have; any code where they come from rows of the record itself.
fn code(choices: &Choices, given: &str) -> Option<Code> {
    if choices.of_repeat().is_some() {
        return Code::new(given).ok();
    }
    choices.iter().find(|choice| choice.code.as_str() == given).map(|choice| choice.code.clone())
}

/// Several codes, each known and none twice, in the form's order.
fn many(choices: &Choices, codes: &[Value]) -> Option<Answer> {
    let given: Vec<&str> = codes.iter().map(Value::as_str).collect::<Option<_>>()?;
    if choices.of_repeat().is_some() {
        return several(choices, &given).map(Answer::Many);
    }
    let mut chosen: Vec<Code> = Vec::with_capacity(given.len());
    for choice in choices.iter().filter(|choice| given.contains(&choice.code.as_str())) {
        if !chosen.contains(&choice.code) {
            chosen.push(choice.code.clone());
        }
    }
    (!chosen.is_empty() && chosen.len() == given.len()).then_some(Answer::Many(chosen))
}

fn ranked(choices: &Choices, codes: &[Value]) -> Option<Answer> {
    let given: Vec<&str> = codes.iter().map(Value::as_str).collect::<Option<_>>()?;
    several(choices, &given).map(Answer::Ranked)
}

/// Codes, at least one, each known and none twice, in their own order.
fn several(choices: &Choices, given: &[&str]) -> Option<Vec<Code>> {
    let once = given.iter().enumerate().all(|(place, code)| !given[..place].contains(code));
    if !once || given.is_empty() {
        return None;
    }
    given.iter().map(|given| code(choices, given)).collect()
}
