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
    // Never so narrow that a word would be broken which is whole now.
    let longest = pieces(text).map(|piece| width(piece.trim_end(), size, weight)).fold(0.0, f32::max);
    let (mut narrow, mut wide) = ((room / lines.len() as f32 * 0.8).max(longest).min(room), room);
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

/// Whether no word has to be broken to fit.
pub(super) fn words_fit(text: &str, size: f32, weight: Weight, room: f32) -> bool {
    pieces(text).all(|piece| width(piece.trim_end(), size, weight) <= room)
}

/// Moves what stands at `middles` (in rising order) apart so that nothing overlaps, each `extents`
/// long, between `low` and `high` as far as there is room, as near to where it was as can be.
pub(super) fn spread(middles: &[f32], extents: &[f32], (low, high): (f32, f32)) -> Vec<f32> {
    // Without the extents before it, each may stand wherever it is not before its neighbour; of
    // neighbours that would be, all stand at the mean of where they would.
    let mut taken = 0.0;
    let mut pools: Vec<(f32, usize)> = Vec::new();
    for (middle, extent) in middles.iter().zip(extents) {
        let mut pool = (middle - extent / 2.0 - taken, 1);
        taken += extent;
        while let Some(before) = pools.pop_if(|before| before.0 / before.1 as f32 > pool.0 / pool.1 as f32) {
            pool = (pool.0 + before.0, pool.1 + before.1);
        }
        pools.push(pool);
    }
    let most = (high - taken).max(low);
    let starts = pools.into_iter().flat_map(|(sum, count)| {
        let start = (sum / count as f32).clamp(low, most);
        std::iter::repeat_n(start, count)
    });
    let mut before = 0.0;
    let middle = |(start, extent): (f32, &f32)| {
        let middle = start + before + extent / 2.0;
        before += extent;
        middle
    };
    starts.zip(extents).map(middle).collect()
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

    #[test]
    fn what_would_overlap_is_moved_apart_and_the_rest_stays() {
        let spread_out = spread(&[10.0, 12.0, 60.0], &[10.0, 10.0, 10.0], (0.0, 100.0));
        assert_eq!(spread_out, [6.0, 16.0, 60.0]);
        assert_eq!(spread(&[95.0, 96.0], &[10.0, 10.0], (0.0, 100.0)), [85.0, 95.0]);
        assert_eq!(spread(&[5.0, 5.0, 5.0], &[10.0, 10.0, 10.0], (0.0, 20.0)), [5.0, 15.0, 25.0]);
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
