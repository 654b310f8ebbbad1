//! Numbers as people write them.

use super::super::Answer;
use crate::message::Message;

/// The greatest whole number: up to it a float, in which tables compute, holds every one exactly.
pub(in super::super) const GREATEST: i64 = 9_007_199_254_740_991;
/// The longest number worth reading, in bytes.
const DIGITS: usize = 40;
/// How far from the grid of a range a number may lie, in steps: what floats lose.
const SLACK: f64 = 1e-9;

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

pub(super) fn integer(value: &str) -> Result<i64, Message> {
    let Some((negative, whole, None)) = digits(value) else {
        return Err(Message::new("form-answer-integer"));
    };
    match whole.parse::<i64>() {
        Ok(number) if number <= GREATEST => Ok(if negative { -number } else { number }),
        _ => Err(Message::new("form-answer-number-long")),
    }
}

pub(super) fn decimal(value: &str) -> Result<f64, Message> {
    let fault = || Message::new("form-answer-decimal");
    let (negative, whole, fraction) = digits(value).ok_or_else(fault)?;
    let number: f64 = format!("{whole}.{}", fraction.unwrap_or("0")).parse().map_err(|_| fault())?;
    // Never −0: it would be stored other than 0.
    Ok(if negative && number != 0.0 { -number } else { number })
}

/// A number on the grid of a scale; whole where the scale is.
pub(super) fn on_scale(value: &str, start: f64, end: f64, step: f64) -> Result<Answer, Message> {
    let number = within(decimal(value)?, Some(start.min(end)), Some(start.max(end)))?;
    let steps = (number - start) / step;
    if step > 0.0 && (steps - steps.round()).abs() > SLACK * steps.abs().max(1.0) {
        let message = Message::new("form-answer-step");
        return Err(message.with("start", start.to_string()).with("step", step.to_string()));
    }
    let whole = [start, end, step].iter().all(|number| number.fract() == 0.0);
    Ok(if whole { computed(number) } else { Answer::Decimal(number) })
}

/// A computed number as an answer: whole where it is and where a float holds it exactly.
pub(in super::super) fn computed(number: f64) -> Answer {
    // Within the limit every whole float is exactly that whole number.
    if number.fract() == 0.0 && number.abs() <= GREATEST as f64 {
        return Answer::Integer(number as i64);
    }
    Answer::Decimal(number)
}

/// The number that a computed text is, where it is written as computed numbers are: `007` is a code.
pub(super) fn canonical(text: &str) -> Option<Answer> {
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    (number.to_string() == text && text != "-0").then(|| computed(number))
}

pub(super) fn within<N: PartialOrd + Copy + Into<Limit>>(
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
pub(super) enum Limit {
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
