//! What an expression comes to.

use super::{Function, Node, Operator};
use chrono::NaiveDate;

/// What an expression, or a part of one, comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number; may be not a number or infinite.
    Number(f64),
    /// A text. Several codes are joined by spaces; a missing answer is empty.
    Text(String),
    /// Whether something holds.
    Truth(bool),
    /// A day.
    Date(NaiveDate),
}

/// Where an expression finds the answers it speaks of.
pub trait Scope {
    /// The answer to the question of that name; [`Value::empty`] where there is none.
    fn value(&self, name: &str) -> Value;

    /// The answer that `.` stands for.
    fn own(&self) -> Value {
        Value::empty()
    }
}

impl Value {
    /// What an unanswered question comes to.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Text(String::new())
    }

    /// Whether it holds: a number other than zero, a text that is not empty, a date.
    #[must_use]
    pub fn truth(&self) -> bool {
        match self {
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Truth(truth) => *truth,
            Self::Date(_) => true,
        }
    }

    /// As a number: not a number for a text that is none; a date as days since 1970-01-01.
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => number(text).unwrap_or(f64::NAN),
            Self::Truth(truth) => f64::from(u8::from(*truth)),
            Self::Date(date) => f64::from(date.to_epoch_days()),
        }
    }

    /// As a text.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Number(0.0) => "0".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
            Self::Truth(truth) => truth.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }

    fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Text(text) => day(text.trim()),
            Self::Number(_) | Self::Truth(_) => None,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(number) => number.is_nan(),
            Self::Truth(_) | Self::Date(_) => false,
        }
    }
}

/// XPath's numbers: digits with an optional point and minus, nothing else. Rust's own reader would
/// take `1e3`, `inf` and `nan`, which are words to a respondent.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { text.parse().ok() } else { None }
}

/// `yyyy-mm-dd` and nothing looser.
fn day(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

pub(super) fn eval(node: &Node, scope: &impl Scope) -> Value {
    match node {
        Node::Number(number) => Value::Number(*number),
        Node::Text(text) => Value::Text(text.clone()),
        Node::Name(name) => scope.value(name.as_str()),
        Node::Own => scope.own(),
        Node::Negate(inner) => Value::Number(-eval(inner, scope).number()),
        Node::Binary(Operator::Or, left, right) => {
            Value::Truth(eval(left, scope).truth() || eval(right, scope).truth())
        }
        Node::Binary(Operator::And, left, right) => {
            Value::Truth(eval(left, scope).truth() && eval(right, scope).truth())
        }
        Node::Binary(operator, left, right) => binary(*operator, eval(left, scope), eval(right, scope)),
        Node::Call(function, arguments) => call(*function, arguments, scope),
    }
}

fn binary(operator: Operator, left: Value, right: Value) -> Value {
    let numbers = (left.number(), right.number());
    match operator {
        Operator::Plus => Value::Number(numbers.0 + numbers.1),
        Operator::Minus => Value::Number(numbers.0 - numbers.1),
        Operator::Times => Value::Number(numbers.0 * numbers.1),
        Operator::Div => Value::Number(numbers.0 / numbers.1),
        Operator::Mod => Value::Number(numbers.0 % numbers.1),
        Operator::Equal => Value::Truth(equal(left, right)),
        Operator::Unequal => Value::Truth(!equal(left, right)),
        _ => Value::Truth(ordered(operator, &left, &right)),
    }
}

fn equal(left: Value, right: Value) -> bool {
    use Value::{Date, Number, Truth};
    match (&left, &right) {
        (Truth(_), _) | (_, Truth(_)) => left.truth() == right.truth(),
        (Number(_), _) | (_, Number(_)) => left.number() == right.number(),
        (Date(_), _) | (_, Date(_)) => left.date().is_some() && left.date() == right.date(),
        _ => left.text() == right.text(),
    }
}

fn ordered(operator: Operator, left: &Value, right: &Value) -> bool {
    use Value::{Date, Number};
    let order = match (left, right) {
        (Date(_), Number(_)) | (Number(_), Date(_)) => left.number().partial_cmp(&right.number()),
        (Date(_), _) | (_, Date(_)) => left.date().zip(right.date()).map(|(left, right)| left.cmp(&right)),
        _ => left.number().partial_cmp(&right.number()),
    };
    order.is_some_and(|order| match operator {
        Operator::Less => order.is_lt(),
        Operator::AtMost => order.is_le(),
        Operator::More => order.is_gt(),
        _ => order.is_ge(),
    })
}

fn call(function: Function, arguments: &[Node], scope: &impl Scope) -> Value {
    // The parser has counted the arguments; one too few would read as empty.
    let argument = |index: usize| arguments.get(index).map_or_else(Value::empty, |node| eval(node, scope));
    match function {
        Function::True => Value::Truth(true),
        Function::False => Value::Truth(false),
        Function::Not => Value::Truth(!argument(0).truth()),
        Function::If => argument(if argument(0).truth() { 1 } else { 2 }),
        Function::Coalesce => {
            Some(argument(0)).filter(|value| !value.is_empty()).unwrap_or_else(|| argument(1))
        }
        Function::Selected => {
            let wanted = argument(1).text();
            Value::Truth(argument(0).text().split_whitespace().any(|code| code == wanted.trim()))
        }
        Function::CountSelected => Value::Number(count(argument(0).text().split_whitespace().count())),
        Function::StringLength => Value::Number(count(argument(0).text().chars().count())),
        Function::Number => Value::Number(argument(0).number()),
        Function::String => Value::Text(argument(0).text()),
        Function::Date => argument(0).date().map_or_else(Value::empty, Value::Date),
        Function::Int => Value::Number(argument(0).number().trunc()),
        Function::Round => Value::Number(half_up(argument(0).number())),
    }
}

/// Lengths are far below where a float loses whole numbers.
fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// XPath rounds a half towards positive infinity.
fn half_up(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 { floor + 1.0 } else { floor }
}
