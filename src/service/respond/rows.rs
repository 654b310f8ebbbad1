//! Rows of repeats, added and taken away among what was typed.

use domain::answer::Raw;

pub use domain::answer::MOST_ROWS as MOST;

/// Adds a row to the repeat of a field, and answers its number; `None` where it has too many. Where
/// nothing was said, one row was shown.
pub fn add(raw: &mut Raw, repeat: &str) -> Option<usize> {
    let rows = count(raw, repeat) + 1;
    if rows > MOST {
        return None;
    }
    raw.0.insert(repeat.to_owned(), vec![rows.to_string()]);
    Some(rows)
}

/// Takes a row (`rep/2`) away; those after it move up. Answers its repeat, `None` where there is no
/// such row.
pub fn remove<'f>(raw: &mut Raw, row: &'f str) -> Option<&'f str> {
    let (repeat, number) = row.rsplit_once('/')?;
    let number: usize = number.parse().ok()?;
    let rows = count(raw, repeat);
    if number == 0 || number > rows {
        return None;
    }
    let begin = format!("{repeat}/");
    let fields: Vec<String> = raw.0.keys().filter(|field| field.starts_with(&begin)).cloned().collect();
    // In the order of the rows: each moves to a place that is free by then.
    let mut moves: Vec<(usize, String)> = fields
        .into_iter()
        .filter_map(|field| Some((field[begin.len()..].split('/').next()?.parse().ok()?, field)))
        .filter(|(at, _)| *at >= number)
        .collect();
    moves.sort();
    for (at, field) in moves {
        let Some(values) = raw.0.remove(&field) else { continue };
        if at > number {
            let rest = &field[begin.len() + at.to_string().len()..];
            raw.0.insert(format!("{begin}{}{rest}", at - 1), values);
        }
    }
    raw.0.insert(repeat.to_owned(), vec![(rows - 1).to_string()]);
    Some(repeat)
}

/// How many rows were shown.
fn count(raw: &Raw, repeat: &str) -> usize {
    raw.get(repeat).first().and_then(|rows| rows.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family() -> Raw {
        Raw::from_iter([
            ("kin", "11"),
            ("kin/1/name", "Ая"),
            ("kin/2/name", "Бек"),
            ("kin/2/toys", "1"),
            ("kin/2/toys/1/what", "доп"),
            ("kin/3/name", "Сара"),
            ("kin/3/toys/1/what", "ат"),
            ("kin/11/name", "Дос"),
            ("kindness", "1"),
        ])
    }

    #[test]
    fn a_row_is_added_at_the_end() {
        let mut raw = family();
        assert_eq!(add(&mut raw, "kin"), Some(12));
        assert_eq!(add(&mut raw, "kin/3/toys"), Some(2), "one was shown before");
        raw.0.insert("kin".to_owned(), vec![MOST.to_string()]);
        assert_eq!(add(&mut raw, "kin"), None);
    }

    #[test]
    fn rows_after_one_that_is_taken_away_move_up() {
        let mut raw = family();
        assert_eq!(remove(&mut raw, "kin/2"), Some("kin"));
        let left = Raw::from_iter([
            ("kin", "10"),
            ("kin/1/name", "Ая"),
            ("kin/2/name", "Сара"),
            ("kin/2/toys/1/what", "ат"),
            ("kin/10/name", "Дос"),
            ("kindness", "1"),
        ]);
        assert_eq!(raw, left);
        for none in ["kin/0", "kin/11", "kin", "kin/x", "/", ""] {
            assert_eq!(remove(&mut raw, none), None, "{none}");
        }
        assert_eq!(raw, left);
    }
}
