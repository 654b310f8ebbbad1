//! One question's values, as sent, to its answer.
//!
//! “Don't know” and “refused” win over a reading as a value where the question offers them: `-8` is
//! then no number. Where it does not offer them, `-8` is a number like any other, and an unknown code
//! of a choice. Somebody without scripts can both type a value and tick “don't know”: neither is
//! taken then, they are asked which.

use super::{Answer, Missing};
use crate::form::{Kind, Question};
use crate::message::Message;
use chrono::{Datelike, NaiveDate};
use icu_normalizer::ComposingNormalizerBorrowed;

/// The greatest whole number: up to it a float, in which tables compute, holds every one exactly.
const GREATEST: i64 = 9_007_199_254_740_991;
/// The longest number worth reading, in bytes.
const DIGITS: usize = 40;

/// The answer that the values say; `None` where they are all blank.
pub(super) fn read(question: &Question, values: &[String]) -> Result<Option<Answer>, Message> {
    let long = matches!(question.kind, Kind::LongText { .. });
    if values.iter().any(|value| value.chars().any(|c| forbidden(c, long))) {
        return Err(Message::new("form-answer-control"));
    }
    let mut filled: Vec<&str> = Vec::new();
    for value in values.iter().map(|value| trimmed(value)).filter(|value| !value.is_empty()) {
        if !filled.contains(&value) {
            filled.push(value);
        }
    }
    let kinds: Vec<Missing> = filled.iter().filter_map(|value| offered(question, value)).collect();
    match (kinds.as_slice(), filled.as_slice()) {
        (_, []) => Ok(None),
        ([kind], [_]) => Ok(Some(Answer::Missing(*kind))),
        ([], _) => value(question, &filled).map(Some),
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

fn value(question: &Question, filled: &[&str]) -> Result<Answer, Message> {
    if let Kind::Multiple { .. } = question.kind {
        return many(question, filled);
    }
    let [value] = filled else { return Err(Message::new("form-answer-one-only")) };
    match &question.kind {
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::Rank { .. } => match question.choice(value) {
            Some(choice) => Ok(Answer::One(choice.code.clone())),
            None => Err(unknown(value)),
        },
        Kind::Integer { min, max } => {
            integer(value).and_then(|number| within(number, *min, *max)).map(Answer::Integer)
        }
        Kind::Decimal { min, max } => {
            decimal(value).and_then(|number| within(number, *min, *max)).map(Answer::Decimal)
        }
        Kind::Range { start, end, .. } => {
            decimal(value).and_then(|number| within(number, Some(*start), Some(*end))).map(Answer::Decimal)
        }
        Kind::Date { min, max } => date(value).and_then(|date| between(date, *min, *max)).map(Answer::Date),
        kind => words(value, kind.longest().unwrap_or(Kind::LINE)),
    }
}

fn many(question: &Question, filled: &[&str]) -> Result<Answer, Message> {
    if let Some(value) = filled.iter().find(|value| question.choice(value).is_none()) {
        return Err(unknown(value));
    }
    let chosen = || question.choices().iter().filter(|choice| filled.contains(&choice.code.as_str()));
    if chosen().count() > 1 && chosen().any(|choice| choice.exclusive) {
        return Err(Message::new("form-answer-exclusive"));
    }
    Ok(Answer::Many(chosen().map(|choice| choice.code.clone()).collect()))
}

fn unknown(value: &str) -> Message {
    Message::new("form-answer-unknown-code").with("code", value.chars().take(64).collect::<String>())
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

/// The digits of a number as people write it: sign, whole part, part after a comma or point if there
/// is one. Spaces, of whatever width, may part the whole part into thousands; “2 5” is a slip.
fn digits(value: &str) -> Option<(bool, String, Option<&str>)> {
    if value.len() > DIGITS {
        return None;
    }
    let (negative, unsigned) = match value.strip_prefix(['-', '−', '–', '+']) {
        Some(rest) => (!value.starts_with('+'), rest.trim_start()),
        None => (false, value),
    };
    let (whole, fraction) = match unsigned.split_once([',', '.']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let groups: Vec<&str> = whole.split(char::is_whitespace).collect();
    let grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let whole = groups.concat();
    let numeric = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (grouped && numeric(&whole) && fraction.is_none_or(numeric)).then_some((negative, whole, fraction))
}

fn integer(value: &str) -> Result<i64, Message> {
    let Some((negative, whole, None)) = digits(value) else {
        return Err(Message::new("form-answer-integer"));
    };
    match whole.parse::<i64>() {
        Ok(number) if number <= GREATEST => Ok(if negative { -number } else { number }),
        _ => Err(Message::new("form-answer-number-long")),
    }
}

fn decimal(value: &str) -> Result<f64, Message> {
    let fault = || Message::new("form-answer-decimal");
    let (negative, whole, fraction) = digits(value).ok_or_else(fault)?;
    let number: f64 = format!("{whole}.{}", fraction.unwrap_or("0")).parse().map_err(|_| fault())?;
    // Never −0: it would be stored other than 0.
    Ok(if negative && number != 0.0 { -number } else { number })
}

fn within<N: PartialOrd + Copy + Into<Limit>>(
    number: N,
    min: Option<N>,
    max: Option<N>,
) -> Result<N, Message> {
    if min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max) {
        return Ok(number);
    }
    let told = |message: Message, name, limit: N| match limit.into() {
        Limit::Whole(limit) => message.with(name, limit),
        Limit::Fraction(limit) => message.with(name, limit.to_string()),
    };
    Err(match (min, max) {
        (Some(min), Some(max)) => told(told(Message::new("form-answer-range"), "min", min), "max", max),
        (Some(min), None) => told(Message::new("form-answer-least"), "min", min),
        (None, Some(max)) => told(Message::new("form-answer-most"), "max", max),
        // Nothing is outside no limits.
        (None, None) => Message::new("form-answer-number-long"),
    })
}

/// The end of a range, as a sentence shows it.
enum Limit {
    Whole(i64),
    Fraction(f64),
}

impl From<i64> for Limit {
    fn from(limit: i64) -> Self {
        Self::Whole(limit)
    }
}

impl From<f64> for Limit {
    fn from(limit: f64) -> Self {
        Self::Fraction(limit)
    }
}

/// `2024-03-09` as browsers send it, `9.3.2024` as people type it. Two-digit years are a guess, so none.
fn date(value: &str) -> Result<NaiveDate, Message> {
    let parts = |separator| -> Option<[&str; 3]> {
        let parts: Vec<&str> = value.split(separator).map(str::trim).collect();
        parts.try_into().ok()
    };
    let read = |year: &str, month: &str, day: &str| {
        let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| -> Option<u32> {
            let plain = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            if plain { text.parse().ok() } else { None }
        };
        let year = i32::try_from(number(year, 4..=4)?).ok().filter(|year| *year > 0)?;
        NaiveDate::from_ymd_opt(year, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    let iso = parts('-').and_then(|[year, month, day]| read(year, month, day));
    iso.or_else(|| parts('.').and_then(|[day, month, year]| read(year, month, day)))
        .ok_or_else(|| Message::new("form-answer-date"))
}

fn between(date: NaiveDate, min: Option<NaiveDate>, max: Option<NaiveDate>) -> Result<NaiveDate, Message> {
    // Day, month and year apart: each language puts them together its own way.
    let told = |key: &str, limit: NaiveDate| {
        Message::new(key)
            .with("year", format!("{:04}", limit.year()))
            .with("month", format!("{:02}", limit.month()))
            .with("day", format!("{:02}", limit.day()))
    };
    match (min, max) {
        (Some(min), _) if date < min => Err(told("form-answer-date-first", min)),
        (_, Some(max)) if date > max => Err(told("form-answer-date-last", max)),
        _ => Ok(date),
    }
}
