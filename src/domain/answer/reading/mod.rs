//! One question's values, as sent, to its answer.
//!
//! “Don't know” and “refused” win over a reading as a value where the question offers them: `-8` is
//! then no number. Where it does not offer them, `-8` is a number like any other, and an unknown code
//! of a choice. Somebody without scripts can both type a value and tick “don't know”: neither is
//! taken then, they are asked which.

mod choice;
mod moment;
pub(super) mod number;
mod place;

use super::{Answer, Missing, Offer};
use crate::form::{Code, Computed, Kind, Question};
use crate::message::Message;
use choice::Choosing;
use chrono::FixedOffset;
use icu_normalizer::ComposingNormalizerBorrowed;
use uuid::Uuid;

/// The answer that the values say; `None` where they are all blank. `offer` is what may be chosen, and
/// `offset` that of moments sent without one.
pub(super) fn read(
    question: &Question,
    values: &[String],
    offer: &Offer<'_>,
    offset: FixedOffset,
) -> Result<Option<Answer>, Message> {
    let long = matches!(question.kind, Kind::LongText { .. } | Kind::Computed { .. });
    if values.iter().any(|value| value.chars().any(|c| forbidden(c, long))) {
        return Err(Message::new("form-answer-control"));
    }
    let mut filled: Vec<&str> = Vec::new();
    for value in values.iter().map(|value| trimmed(value)).filter(|value| !value.is_empty()) {
        // Who gives one choice two ranks is told so; whatever else is said twice is said.
        if !filled.contains(&value) || matches!(question.kind, Kind::Rank { .. }) {
            filled.push(value);
        }
    }
    let kinds: Vec<Missing> = filled.iter().filter_map(|value| offered(question, value)).collect();
    match (kinds.as_slice(), filled.as_slice()) {
        (_, []) => Ok(None),
        ([kind], [_]) => Ok(Some(Answer::Missing(*kind))),
        ([], _) => value(question, &filled, offer, offset).map(Some),
        _ => Err(Message::new("form-answer-either")),
    }
}

/// What nobody means to send: control characters, but for line ends and tabs of a long text.
fn forbidden(c: char, long: bool) -> bool {
    c.is_control() && !(long && matches!(c, '\n' | '\r' | '\t'))
}

/// Without white space around, and without the invisible marks that pasting leaves.
fn trimmed(value: &str) -> &str {
    value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

fn offered(question: &Question, value: &str) -> Option<Missing> {
    [(question.dont_know, Missing::DontKnow), (question.refuse, Missing::Refused)]
        .into_iter()
        .find_map(|(offered, kind)| (offered && value == kind.code()).then_some(kind))
}

fn value(
    question: &Question,
    filled: &[&str],
    offer: &Offer<'_>,
    offset: FixedOffset,
) -> Result<Answer, Message> {
    let choosing = Choosing { question, offer };
    match question.kind {
        Kind::Multiple { .. } => return choosing.many(filled),
        Kind::Rank { .. } => return choosing.ranked(filled),
        _ => {}
    }
    let [value] = filled else { return Err(Message::new("form-answer-one-only")) };
    match &question.kind {
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::Rank { .. } => choosing.one(value),
        Kind::Integer { min, max } => {
            let read = number::integer(value).and_then(|number| number::within(number, *min, *max));
            read.map(Answer::Integer)
        }
        Kind::Decimal { min, max } => {
            let read = number::decimal(value).and_then(|number| number::within(number, *min, *max));
            read.map(Answer::Decimal)
        }
        Kind::Range { start, end, step } => number::on_scale(value, *start, *end, *step),
        Kind::Date { min, max } => {
            let read = moment::date(value).and_then(|date| moment::between(date, *min, *max));
            read.map(Answer::Date)
        }
        Kind::Time => moment::time(value).map(Answer::Time),
        Kind::DateTime => moment::moment(value, offset).map(Answer::Moment),
        Kind::Acknowledge => agreed(value),
        Kind::Location { shape } => place::location(value, *shape).map(Answer::Location),
        Kind::File { .. } => file(value),
        Kind::Computed { by } => computed(value, *by, offset),
        Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode => {
            words(value, question.kind.longest().unwrap_or(Kind::LINE))
        }
    }
}

fn agreed(value: &str) -> Result<Answer, Message> {
    match Code::new(value) {
        Ok(code) if value == Code::AGREED => Ok(Answer::One(code)),
        _ => Err(Message::new("form-answer-acknowledge")),
    }
}

fn file(value: &str) -> Result<Answer, Message> {
    Uuid::try_parse(value).map(Answer::File).map_err(|_| Message::new("form-answer-file"))
}

/// What was computed elsewhere: a number where it is written as one, else words.
fn computed(value: &str, by: Computed, offset: FixedOffset) -> Result<Answer, Message> {
    match by {
        Computed::Start | Computed::End => moment::moment(value, offset).map(Answer::Moment),
        Computed::Today => moment::date(value).map(Answer::Date),
        _ => match number::canonical(value) {
            Some(number) => Ok(number),
            None => words(value, Kind::LINES),
        },
    }
}

fn words(value: &str, limit: usize) -> Result<Answer, Message> {
    let lines = value.replace("\r\n", "\n").replace('\r', "\n");
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(&lines).into_owned();
    let count = text.chars().count();
    if count <= limit {
        return Ok(Answer::Text(text));
    }
    Err(Message::new("form-answer-long").with("limit", limit).with("count", count))
}
