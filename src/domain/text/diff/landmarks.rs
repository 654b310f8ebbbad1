//! Words that stand once in each of two texts, in the same order: what lies between them can be compared by
//! itself, so that long texts take no longer than their parts.

use super::Part;
use std::collections::HashMap;

/// Shorter words, in bytes, are no landmarks.
const SHORTEST: usize = 6;

/// The most words that stand once on each side and in the same order, as their numbers on both.
pub(super) fn of(before: &[Part<'_>], after: &[Part<'_>]) -> Vec<(usize, usize)> {
    let (there, here) = (once(before), once(after));
    let mut pairs: Vec<(usize, usize)> =
        there.iter().filter_map(|(word, at)| Some((*at, *here.get(word)?))).collect();
    pairs.sort_unstable();
    rising(&pairs)
}

fn once<'t>(parts: &[Part<'t>]) -> HashMap<&'t str, usize> {
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.text.len() >= SHORTEST) {
        places.entry(part.text).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(word, at)| Some((word, at?))).collect()
}

/// The longest run of pairs in which the second numbers rise as the first ones do.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best run of each length, and the pair before each in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, there)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *there);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run: Vec<_> = std::iter::successors(ends.last().copied(), |index| before[*index])
        .map(|index| pairs[index])
        .collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn the_longest_rising_run_is_found() {
        let pairs = [(0, 5), (1, 0), (2, 1), (3, 9), (4, 2), (5, 3), (6, 8)];
        assert_eq!(rising(&pairs), [(1, 0), (2, 1), (4, 2), (5, 3), (6, 8)]);
        assert_eq!(rising(&[]), []);
    }
}
