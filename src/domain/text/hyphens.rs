//! Words that were parted at the end of a line, put together again.

use super::{Word, words};
use crate::language::{is_known, stems};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// A text whose parted words are joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The text.
    pub text: String,
    /// How many ends of lines were joined.
    pub ends: usize,
    /// How many of them kept their hyphen, as nothing tells that it is not part of the word.
    pub kept: usize,
}

/// The text with parted words joined.
///
/// Whether the hyphen belonged to the word is asked of the text first: of the ways to write the word, the
/// one that stands elsewhere in it wins (`әлеуметтік-экономикалық` keeps its hyphen). Where neither does,
/// the hyphen goes if the word without it is a form of one that is known, if another of its forms stands in
/// the text, or if one of its parts cannot be a word; else it stays.
#[must_use]
pub fn join(text: &str) -> Joined {
    let seen = Seen::of(text);
    let mut joined = Joined { text: String::with_capacity(text.len()), ..Joined::default() };
    let mut rest = text;
    while let Some(at) = rest.find(HYPHENS) {
        let (before, parted) = rest.split_at(at);
        joined.text.push_str(before);
        let hyphen = parted.chars().next().unwrap_or('-');
        let after = &parted[hyphen.len_utf8()..];
        match next_line(after).filter(|_| before.ends_with(char::is_alphabetic)) {
            Some(continued) => {
                joined.ends += 1;
                if hyphen != SOFT && seen.keeps(before, continued) {
                    joined.kept += 1;
                    joined.text.push('-');
                }
                rest = continued;
            }
            None => {
                joined.text.push(hyphen);
                rest = after;
            }
        }
    }
    joined.text.push_str(rest);
    joined
}

const HYPHENS: [char; 3] = ['-', SOFT, '‐'];

/// Stands only where a word may be parted.
const SOFT: char = '\u{ad}';

/// What stands on the next line, where this one ends here and that one goes on in small letters.
fn next_line(after: &str) -> Option<&str> {
    let next =
        after.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?.trim_start_matches([' ', '\t']);
    next.starts_with(char::is_lowercase).then_some(next)
}

/// What stands in a text that tells of its parted words.
struct Seen {
    /// How often each word stands in it, and each two that a hyphen binds on one line; parts of words
    /// that are parted are none.
    times: HashMap<String, usize>,
    /// The stems of its words, asked for only where one is needed.
    stems: OnceCell<HashSet<String>>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let (mut times, mut goes_on) = (HashMap::new(), false);
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let letters: Vec<char> = line.chars().collect();
            let words = words(line);
            let is_parted = line.trim_end().ends_with(HYPHENS)
                && lines.peek().is_some_and(|next| next.trim_start().starts_with(char::is_lowercase));
            let whole = usize::from(goes_on)..words.len().saturating_sub(usize::from(is_parted));
            for (index, word) in words.iter().enumerate() {
                if whole.contains(&index) {
                    *times.entry(word.normal.clone()).or_default() += 1;
                }
                let next = words.get(index + 1).filter(|next| bound(&letters, word, next));
                if let Some(next) = next {
                    *times.entry(format!("{}-{}", word.normal, next.normal)).or_default() += 1;
                }
            }
            goes_on = is_parted;
        }
        Self { times, stems: OnceCell::new() }
    }

    /// Whether the hyphen is part of the word that ends here and goes on there.
    fn keeps(&self, before: &str, continued: &str) -> bool {
        let line = before.rsplit('\n').next().unwrap_or(before);
        let (last, first) =
            (words(line).pop(), words(continued.lines().next().unwrap_or("")).into_iter().next());
        let (Some(last), Some(first)) = (last, first) else { return false };
        let times = |word: &str| self.times.get(word).copied().unwrap_or(0);
        let whole = format!("{}{}", last.normal, first.normal);
        let (with, without) = (times(&format!("{}-{}", last.normal, first.normal)), times(&whole));
        if with != without {
            return with > without;
        }
        let goes = is_part(&last.normal, &first.normal) || is_known(&whole) || self.has_form_of(&whole);
        !goes
    }

    fn has_form_of(&self, word: &str) -> bool {
        let there = self.stems.get_or_init(|| self.times.keys().flat_map(|word| stems(word)).collect());
        stems(word).iter().any(|stem| there.contains(stem))
    }
}

fn bound(letters: &[char], word: &Word, next: &Word) -> bool {
    next.span.start == word.span.end + 1 && letters.get(word.span.end) == Some(&'-')
}

/// What goes behind a hyphen though it is short.
const PARTICLES: [&str; 5] = ["то", "ка", "либо", "нибудь", "таки"];

/// Endings of Russian and English words that are no words themselves.
const ENDINGS: [&str; 60] = [
    "ние",
    "ния",
    "нию",
    "ний",
    "нием",
    "ниях",
    "ность",
    "ности",
    "ностью",
    "ный",
    "ная",
    "ное",
    "ные",
    "ного",
    "ному",
    "ным",
    "ных",
    "ную",
    "ский",
    "ская",
    "ское",
    "ские",
    "ского",
    "скому",
    "ским",
    "ских",
    "скую",
    "ция",
    "ции",
    "цию",
    "цией",
    "ций",
    "ство",
    "ства",
    "ству",
    "ством",
    "тель",
    "теля",
    "тели",
    "телей",
    "ться",
    "тся",
    "лся",
    "лась",
    "лось",
    "лись",
    "ется",
    "ются",
    "ится",
    "ятся",
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ness",
    "ing",
    "ally",
    "ity",
];

/// Whether one of the two cannot be a word, so that no hyphen binds them.
fn is_part(first: &str, second: &str) -> bool {
    if PARTICLES.contains(&second) {
        return false;
    }
    let has_vowel = |part: &str| part.chars().any(|c| VOWELS.contains(c));
    let is_short = |part: &str| part.chars().nth(1).is_none();
    ENDINGS.contains(&second)
        || second.starts_with(['ь', 'ъ', 'ы'])
        || [first, second].iter().any(|part| !has_vowel(part) || is_short(part))
}

const VOWELS: &str = "аеиоуыэюяәіөүұaeiouyäöüıúóá";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn joins(text: &str, expected: &str, ends: usize, kept: usize) {
        assert_eq!(join(text), Joined { text: expected.to_owned(), ends, kept });
    }

    #[test]
    fn a_parted_word_is_joined_and_a_compound_keeps_its_hyphen() {
        let text = "Ауылдың әлеуметтік-\nэкономикалық жағдайы. Бұл әлеуметтік-экономикалық мәсе-  \n  ле.";
        let expected = "Ауылдың әлеуметтік-экономикалық жағдайы. Бұл әлеуметтік-экономикалық мәселе.";
        joins(text, expected, 2, 1);
    }

    #[test]
    fn a_form_of_a_listed_word_is_joined_and_what_nobody_knows_keeps_its_hyphen() {
        joins("мұғалім-\nдеріміздің", "мұғалімдеріміздің", 1, 0);
        joins("ата-\nанасы", "ата-анасы", 1, 1);
        joins("әлеуметтік-\nэкономикалық", "әлеуметтік-экономикалық", 1, 1);
        joins("научно-\nтехнический", "научно-технический", 1, 1);
        joins("респуб-\nликой", "республикой", 1, 0);
        joins("well-\nknown", "well-known", 1, 1);
    }

    #[test]
    fn a_form_that_stands_elsewhere_tells_that_the_word_is_one() {
        joins("Подъём-\nные дали. Получил подъёмных мало.", "Подъёмные дали. Получил подъёмных мало.", 1, 0);
        joins("The allow-\nances. One allowance.", "The allowances. One allowance.", 1, 0);
        joins("The vil-\nlager", "The vil-lager", 1, 1);
        // What was parted in the same way is no evidence.
        joins("каран-\nдаш каран-\nдаш", "каран-даш каран-даш", 2, 2);
    }

    #[test]
    fn what_cannot_be_a_word_is_joined_and_particles_are_not() {
        joins("ст-\nрана", "страна", 1, 0);
        joins("трудоустрой-\nство", "трудоустройство", 1, 0);
        joins("infor-\nmation, trans-\nition, employ-\nment", "infor-mation, trans-ition, employment", 3, 2);
        joins("кто-\nто, где-\nнибудь", "кто-то, где-нибудь", 2, 2);
    }

    #[test]
    fn dashes_lists_and_names_are_left_alone() {
        for text in ["Сөз -\nсөз", "- бір\n- екі", "Алматы-\nАстана", "1-\nші", "соңы-", "а-б"]
        {
            joins(text, text, 0, 0);
        }
        joins("жағ\u{ad}\nдай", "жағдай", 1, 0);
    }
}
