//! Whether two values are equal, or one the greater.

use super::Value;
use super::eval::{Found, Scope};
use super::syntax::Operator;

/// How far apart equal numbers may be: `6.1 - 7.8 = -1.7` holds, as in Collect.
const NEAR: f64 = 1e-12;

/// Whether a comparison holds: of several nodes, whether it does for any.
pub(super) fn holds<'c>(
    scope: &Scope<'c, '_>,
    operator: Operator,
    left: Found<'c>,
    right: Found<'c>,
) -> bool {
    let equality = matches!(operator, Operator::Equal | Operator::Unequal);
    // A truth asks of nodes whether they hold, not which answers they have.
    let (left, right) = match (&left, &right) {
        (Found::Value(Value::Truth(_)), Found::Nodes(_)) if equality => (left, right.truth().into()),
        (Found::Nodes(_), Found::Value(Value::Truth(_))) if equality => (left.truth().into(), right),
        _ => (left, right),
    };
    let (left, right) = (answers(left), answers(right));
    scope.may_look(left.len().saturating_mul(right.len()))
        && left.iter().any(|left| right.iter().any(|right| one(scope, operator, left, right)))
}

/// Every answer; no nodes are one empty answer.
fn answers(found: Found<'_>) -> Vec<Value> {
    let mut values = found.values();
    if values.is_empty() {
        values.push(Value::empty());
    }
    values
}

fn one(scope: &Scope<'_, '_>, operator: Operator, left: &Value, right: &Value) -> bool {
    match operator {
        Operator::Equal => equal(scope, left, right),
        Operator::Unequal => !equal(scope, left, right),
        _ => {
            let (left, right) = numbers(scope, left, right);
            match operator {
                Operator::Less => left < right,
                Operator::AtMost => left <= right,
                Operator::More => left > right,
                _ => left >= right,
            }
        }
    }
}

fn equal(scope: &Scope<'_, '_>, left: &Value, right: &Value) -> bool {
    use Value::{Text, Truth};
    match (left, right) {
        (Truth(_), _) | (_, Truth(_)) => left.truth() == right.truth(),
        (Text(left), Text(right)) => left == right,
        _ => {
            let (left, right) = numbers(scope, left, right);
            // Infinity less itself is not a number.
            left == right || (left - right).abs() < NEAR
        }
    }
}

/// Both as numbers; a text held against a date is a date or nothing.
fn numbers(scope: &Scope<'_, '_>, left: &Value, right: &Value) -> (f64, f64) {
    use Value::{Date, DateTime, Text};
    match (left, right) {
        (Date(_) | DateTime(_), Text(_)) | (Text(_), Date(_) | DateTime(_)) => {
            let offset = scope.offset();
            let days = |value: &Value| value.days(offset).unwrap_or(f64::NAN);
            (days(left), days(right))
        }
        _ => (scope.number(left), scope.number(right)),
    }
}
