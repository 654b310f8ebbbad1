//! Lines: where a text breaks so that it fits.

use super::fonts::{Weight, width};

/// Breaks a text into lines no wider than `room`: at spaces, after hyphens, and within a word only
/// where the word alone is too wide. Never empty.
pub(super) fn wrap(text: &str, size: f32, weight: Weight, room: f32) -> Vec<String> {
    let fits = |line: &str| width(line.trim_end(), size, weight) <= room;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && !fits(&format!("{line}{piece}")) {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(piece);
        while !fits(&line) {
            let Some(rest) = split_off(&mut line, &fits) else { break };
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line);
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// The same number of lines, but as even as can be.
pub(super) fn balanced(text: &str, size: f32, weight: Weight, room: f32) -> Vec<String> {
    let lines = wrap(text, size, weight, room);
    let (mut narrow, mut wide) = (room / lines.len() as f32 * 0.8, room);
    while wide - narrow > 2.0 {
        let middle = f32::midpoint(narrow, wide);
        if wrap(text, size, weight, middle).len() > lines.len() {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    wrap(text, size, weight, wide)
}

/// The width of the widest line.
pub(super) fn widest(lines: &[String], size: f32, weight: Weight) -> f32 {
    lines.iter().map(|line| width(line, size, weight)).fold(0.0, f32::max)
}

/// A text in parts between which it may break; a no-break space is no such place.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\t', '\n'])
        .flat_map(|word| word.split_inclusive('-'))
        .filter(|piece| !piece.is_empty())
}

/// Takes what is too wide off the end of a line; `None` where a single letter is left.
fn split_off(line: &mut String, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    let ends = line.char_indices().map(|(place, _)| place).skip(1).collect::<Vec<_>>();
    let place = ends.iter().rev().find(|place| fits(&line[..**place])).or(ends.first())?;
    Some(line.split_off(*place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_label_breaks_at_spaces_and_after_hyphens() {
        let label = "Инфрақұрылымның (тұрғын үй-коммуналдық қызметтер, интернет) жеткіліксіздігі";
        let lines = wrap(label, 14.0, Weight::Regular, 250.0);
        let expected = ["Инфрақұрылымның (тұрғын үй-", "коммуналдық қызметтер, интернет)", "жеткіліксіздігі"];
        assert_eq!(lines, expected);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_room_and_no_letter_is_lost(
            text in "[а-яәғқңөұүһі -]{0,120}", room in 40.0f32..400.0,
        ) {
            let lines = wrap(&text, 15.0, Weight::Regular, room);
            prop_assert!(!lines.is_empty());
            prop_assert!(widest(&lines, 15.0, Weight::Regular) <= room);
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
