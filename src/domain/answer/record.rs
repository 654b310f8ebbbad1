//! Answers as stored: one JSON object, its keys sorted, so that equal answers are equal bytes.
//!
//! `{"age":25,"gender":"female","leave_when":{"missing":"not_asked"},"reasons":["a","b"]}`: a code or a
//! text is a string, several codes an array in the form's order, a date `"2024-03-09"`. What a string
//! means is known from the form's version.

use super::{Answer, Answers, Missing};
use crate::form::{Code, Form, Kind, Name, Question};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

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
    let object: Map<String, Value> =
        answers.0.iter().map(|(name, answer)| (name.as_str().to_owned(), value(answer))).collect();
    Value::Object(object).to_string()
}

fn value(answer: &Answer) -> Value {
    match answer {
        Answer::One(code) => json!(code.as_str()),
        Answer::Many(codes) => codes.iter().map(Code::as_str).collect(),
        Answer::Integer(number) => json!(number),
        Answer::Decimal(number) => json!(number),
        Answer::Text(text) => json!(text),
        Answer::Date(date) => json!(date.to_string()),
        Answer::Missing(missing) => json!({ "missing": missing }),
    }
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
    questions: HashMap<&'f str, &'f Question>,
}

impl<'f> Reader<'f> {
    /// A reader of records of that version.
    #[must_use]
    pub fn new(form: &'f Form) -> Self {
        Self { questions: form.questions().map(|question| (question.name.as_str(), question)).collect() }
    }

    /// The answers of a record.
    ///
    /// # Errors
    /// The first thing that makes it no record of the form.
    pub fn read(&self, record: &str) -> Result<Answers, Unreadable> {
        let object: Map<String, Value> = serde_json::from_str(record)?;
        let mut answers = Answers::default();
        for (name, value) in object {
            let Some(question) = self.questions.get(name.as_str()) else {
                return Err(Unreadable::Unknown(name));
            };
            let answer =
                answer(question, value).ok_or_else(|| Unreadable::Mismatch(question.name.clone()))?;
            answers.0.insert(question.name.clone(), answer);
        }
        if answers.0.len() == self.questions.len() {
            return Ok(answers);
        }
        let absent = self.questions.values().find(|question| !answers.0.contains_key(&question.name));
        absent.map_or(Ok(answers), |question| Err(Unreadable::Absent(question.name.clone())))
    }
}

fn answer(question: &Question, value: Value) -> Option<Answer> {
    if let Value::Object(object) = value {
        return missing(object);
    }
    match (&question.kind, value) {
        (Kind::Single { .. }, Value::String(code)) => Some(Answer::One(question.choice(&code)?.code.clone())),
        (Kind::Multiple { .. }, Value::Array(codes)) => many(question, &codes),
        (Kind::Integer { .. }, Value::Number(number)) => number.as_i64().map(Answer::Integer),
        (Kind::Decimal { .. }, Value::Number(number)) => number.as_f64().map(Answer::Decimal),
        (Kind::Text { .. } | Kind::LongText { .. }, Value::String(text)) => {
            (!text.trim().is_empty()).then_some(Answer::Text(text))
        }
        (Kind::Date { .. }, Value::String(date)) => date.parse().ok().map(Answer::Date),
        _ => None,
    }
}

fn missing(object: Map<String, Value>) -> Option<Answer> {
    let mut entries = object.into_iter();
    match (entries.next(), entries.next()) {
        (Some((key, kind)), None) if key == "missing" => {
            serde_json::from_value::<Missing>(kind).ok().map(Answer::Missing)
        }
        _ => None,
    }
}

/// Several codes, each known and none twice, in the form's order.
fn many(question: &Question, codes: &[Value]) -> Option<Answer> {
    let given: Vec<&str> = codes.iter().map(Value::as_str).collect::<Option<_>>()?;
    let chosen: Vec<Code> = question
        .choices()
        .iter()
        .filter(|choice| given.contains(&choice.code.as_str()))
        .map(|choice| choice.code.clone())
        .collect();
    (!chosen.is_empty() && chosen.len() == given.len()).then_some(Answer::Many(chosen))
}
