//! Answers that are typed in parts, without scripts: a month and a year, latitude and longitude.
//!
//! The field of a part begins with `_` and says how parts become the one value of its question:
//!
//! | fields | the question's value |
//! | --- | --- |
//! | `_date:q` (year), `_date:q` (month) | `YYYY-MM-01`, or `YYYY-01-01` where only the year is asked |
//! | `_point:q` (latitude, longitude, height, accuracy) | the four with spaces between |
//! | `_lines:q` | its lines with `;` between |
//!
//! Parts that are all blank are no value.

use domain::answer::Raw;
use std::collections::BTreeMap;

/// Adds to the fields the values that parts say.
pub(super) fn join<'f>(fields: impl Iterator<Item = (&'f str, &'f str)>, raw: &mut Raw) {
    let mut parts: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        let split = name.strip_prefix('_').and_then(|name| name.split_once(':'));
        if let Some((kind, field)) = split {
            parts.entry((kind, field)).or_default().push(value.trim());
        }
    }
    for ((kind, field), values) in parts {
        if values.iter().all(|value| value.is_empty()) {
            continue;
        }
        match kind {
            "date" => raw.push(field, day(&values)),
            "point" => raw.push(field, values.join(" ").trim_end()),
            "lines" => raw.push(field, values.join(";").lines().map(str::trim).collect::<Vec<_>>().join(";")),
            _ => {}
        }
    }
}

fn day(values: &[&str]) -> String {
    let year = values.first().copied().unwrap_or_default();
    let month = values.get(1).copied().unwrap_or("01");
    format!("{year}-{month}-01")
}

/// The year and the month of a day, 0 where it is none.
pub(super) fn year_and_month(value: &str) -> (String, usize) {
    let mut parts = value.split('-');
    let year = parts.next().unwrap_or_default().to_owned();
    (year, parts.next().and_then(|month| month.parse().ok()).filter(|month| *month <= 12).unwrap_or(0))
}

/// Latitude, longitude, height and accuracy.
pub(super) fn of_point(value: &str) -> [String; 4] {
    let mut parts = value.split(' ').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The points of a line, each on a line of its own.
pub(super) fn lines(value: &str) -> String {
    let points: Vec<&str> = value.split(';').map(str::trim).filter(|point| !point.is_empty()).collect();
    points.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(fields: &[(&str, &str)]) -> Raw {
        let mut raw = Raw::default();
        join(fields.iter().copied(), &mut raw);
        raw
    }

    #[test]
    fn parts_become_the_value_of_their_question() {
        let raw = joined(&[("_date:born", "1998"), ("_date:born", "05"), ("_date:rep/1/since", "2019")]);
        assert_eq!(raw, Raw::from_iter([("born", "1998-05-01"), ("rep/1/since", "2019-01-01")]));
        let raw =
            joined(&[("_point:at", "43.2"), ("_point:at", " 76.9"), ("_point:at", ""), ("_point:at", "")]);
        assert_eq!(raw, Raw::from_iter([("at", "43.2 76.9")]));
        let raw = joined(&[("_lines:way", "43 76\r\n 44 77 \r\n")]);
        assert_eq!(raw, Raw::from_iter([("way", "43 76;44 77")]));
    }

    #[test]
    fn parts_that_are_blank_say_nothing() {
        let raw = joined(&[("_date:born", " "), ("_date:born", ""), ("_lines:way", "\r\n"), ("_go", "next")]);
        assert_eq!(raw, Raw::default());
    }

    #[test]
    fn what_is_wrong_is_shown_again_as_it_was_typed() {
        let raw = joined(&[("_date:born", "98"), ("_date:born", "")]);
        assert_eq!(year_and_month(&raw.get("born")[0]), ("98".to_owned(), 0));
        let raw =
            joined(&[("_point:at", ""), ("_point:at", "76.9"), ("_point:at", "700"), ("_point:at", "")]);
        assert_eq!(of_point(&raw.get("at")[0]), ["", "76.9", "700", ""]);
    }
}
