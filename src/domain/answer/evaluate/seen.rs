//! Answers as expressions see them, and what expressions give as answers.

use crate::answer::{Answer, record};
use crate::expr::Value;
use crate::form::{Code, Kind, Question};

/// An answer as an expression sees it: every missing kind is empty.
pub(super) fn seen(answer: &Answer) -> Value {
    match answer {
        Answer::One(code) => Value::Text(code.as_str().to_owned()),
        Answer::Many(codes) | Answer::Ranked(codes) => {
            Value::Text(codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" "))
        }
        // Whole numbers are accepted only where a float holds them exactly.
        Answer::Integer(number) => Value::Number(*number as f64),
        Answer::Decimal(number) => Value::Number(*number),
        Answer::Text(text) => Value::Text(text.clone()),
        Answer::Date(date) => Value::Date(*date),
        Answer::Time(time) => Value::Text(time.to_string()),
        Answer::Moment(moment) => Value::DateTime(*moment),
        Answer::Location(location) => Value::Text(location.to_string()),
        Answer::File(id) => Value::Text(id.hyphenated().to_string()),
        Answer::Missing(_) | Answer::Rows(_) => Value::empty(),
    }
}

/// The values of a field that somebody would send for what an expression gave.
pub(in crate::answer) fn sent(question: &Question, value: &Value) -> Vec<String> {
    if value.is_empty() {
        return Vec::new();
    }
    match (&question.kind, value) {
        (Kind::Date { .. }, Value::DateTime(moment)) => vec![moment.date_naive().to_string()],
        (Kind::Time, Value::DateTime(moment)) => vec![moment.time().format("%H:%M:%S").to_string()],
        (Kind::DateTime, Value::Date(day)) => vec![format!("{day}T00:00")],
        (_, Value::DateTime(moment)) => vec![record::moment_text(*moment)],
        _ => question.kind.parted(&value.text()).into_iter().map(str::to_owned).collect(),
    }
}

/// What a field held, as `once()` sees it.
pub(super) fn kept(values: &[String]) -> Value {
    Value::Text(values.join(" "))
}
