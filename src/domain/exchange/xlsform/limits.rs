//! Limits of numbers and dates as other programs know them: as a constraint.
//!
//! XLSForm has no column for the least and the greatest answer. They are written into columns of
//! their own and, for whoever does not know these, into the constraint; reading takes them out again.

use crate::form::Kind;

/// What holds of an answer within the limits of a kind; none where it has none.
pub(in crate::exchange) fn constraint(kind: &Kind) -> Option<String> {
    fn bounds<T: std::fmt::Display>(min: Option<T>, max: Option<T>) -> Option<String> {
        let least = min.map(|min| format!(". >= {min}"));
        let most = max.map(|max| format!(". <= {max}"));
        match (least, most) {
            (Some(least), Some(most)) => Some(format!("{least} and {most}")),
            (one, other) => one.or(other),
        }
    }
    match kind {
        Kind::Integer { min, max } => bounds(*min, *max),
        Kind::Decimal { min, max } => bounds(*min, *max),
        Kind::Date { min, max } => {
            let day = |day: chrono::NaiveDate| format!("date('{day}')");
            bounds(min.map(day), max.map(day))
        }
        Kind::Text { max_length: Some(most) } | Kind::LongText { max_length: Some(most) } => {
            Some(format!("string-length(.) <= {most}"))
        }
        _ => None,
    }
}

/// The constraint of a question with that of its kind before it.
pub(in crate::exchange) fn joined(kind: &Kind, own: Option<&str>) -> Option<String> {
    match (constraint(kind), own) {
        (Some(limits), Some(own)) => Some(format!("{limits} and ({own})")),
        (limits, own) => limits.or_else(|| own.map(str::to_owned)),
    }
}

/// The constraint without that of its kind.
pub(in crate::exchange) fn parted(kind: &Kind, constraint: &str) -> Option<String> {
    let Some(limits) = self::constraint(kind) else { return Some(constraint.to_owned()) };
    let Some(rest) = constraint.strip_prefix(&limits) else { return Some(constraint.to_owned()) };
    if rest.is_empty() {
        return None;
    }
    let own = rest.strip_prefix(" and (").and_then(|rest| rest.strip_suffix(')'));
    Some(own.map_or_else(|| constraint.to_owned(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_go_into_the_constraint_and_come_out_again() {
        let age = Kind::Integer { min: Some(18), max: Some(99) };
        assert_eq!(joined(&age, None).as_deref(), Some(". >= 18 and . <= 99"));
        for own in [None, Some(". != 50"), Some("(. = 1) or (. = 2)")] {
            let written = joined(&age, own).expect("a constraint");
            assert_eq!(parted(&age, &written).as_deref(), own);
        }
        assert_eq!(parted(&age, ". > 3").as_deref(), Some(". > 3"));
        assert_eq!(joined(&Kind::Time, None), None);
    }
}
