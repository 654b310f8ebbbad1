//! The words that are known: a list of stems, so that a stem's own end is not taken for an ending.

use super::sounds::Writing;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a stem is, as bits: a noun, an adjective or any other word that takes a noun's endings, or none, …
pub(super) const NOUN: u8 = 1;
/// … a verb.
pub(super) const VERB: u8 = 2;

/// One stem a line; a verb's ends in a hyphen, as dictionaries write it; `#` begins a remark.
const LISTS: [&str; 2] = [include_str!("words.txt"), include_str!("basic.txt")];

static WORDS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let lines = LISTS.iter().flat_map(|list| list.lines());
    let mut words = HashMap::with_capacity(48_000);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, part) = line.strip_suffix('-').map_or((line, NOUN), |verb| (verb, VERB));
        *words.entry(word).or_insert(0) |= part;
    }
    words
});

/// What a stem is; 0 where the list does not have it.
pub(super) fn parts(stem: &str) -> u8 {
    WORDS.get(stem).copied().unwrap_or(0)
}

/// Every stem of the list, in its order.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let lines = LISTS.iter().flat_map(|list| list.lines());
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.strip_suffix('-').unwrap_or(line))
}

/// The listed stems with Kazakh letters, by how they look without them.
static FOLDED: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut folded: HashMap<String, Vec<&'static str>> = HashMap::new();
    for word in WORDS.keys() {
        let key: String = word.chars().map(super::folded).collect();
        if key != *word {
            folded.entry(key).or_default().push(word);
        }
    }
    // The same order in every run.
    folded.values_mut().for_each(|words| words.sort_unstable());
    folded
});

/// The listed stems that are one of `wanted` and look so.
pub(super) fn each(stem: &str, wanted: u8, writing: Writing, mut take: impl FnMut(&str)) {
    let mut offer = |stem: &str| {
        if parts(stem) & wanted != 0 {
            take(stem);
        }
    };
    match writing {
        Writing::Whole => offer(stem),
        Writing::Folded => FOLDED.get(stem).into_iter().flatten().for_each(|stem| offer(stem)),
    }
}

/// All stems of nouns that the list has.
#[cfg(test)]
pub(super) fn nouns() -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(|(_, part)| **part & NOUN != 0).map(|(word, _)| *word)
}
