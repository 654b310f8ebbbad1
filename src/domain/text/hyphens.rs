//! Words that were parted at the end of a line, put together again.

use super::{Word, words};
use std::collections::HashMap;

/// The text with parted words joined, and how many.
///
/// Whether the hyphen belonged to the word is asked of the text itself: of the ways to write the word,
/// the one that stands elsewhere in it wins (`әлеуметтік-экономикалық` keeps its hyphen); where neither
/// does, a hyphen at the end of a line parts one word.
#[must_use]
pub fn join(text: &str) -> (String, usize) {
    let known = counted(text);
    let mut joined = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['-', '\u{ad}', '‐']) {
        let (before, parted) = rest.split_at(at);
        joined.push_str(before);
        let hyphen = parted.chars().next().unwrap_or('-');
        let after = &parted[hyphen.len_utf8()..];
        match next_line(after).filter(|_| before.ends_with(char::is_alphabetic)) {
            Some(continued) => {
                count += 1;
                if hyphen == '-' && keeps(&known, before, continued) {
                    joined.push('-');
                }
                rest = continued;
            }
            None => {
                joined.push(hyphen);
                rest = after;
            }
        }
    }
    joined.push_str(rest);
    (joined, count)
}

/// What stands on the next line, where this one ends here and that one goes on in small letters.
fn next_line(after: &str) -> Option<&str> {
    let next =
        after.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?.trim_start_matches([' ', '\t']);
    next.starts_with(char::is_lowercase).then_some(next)
}

/// How often each word stands in the text, and each two that a hyphen binds on one line.
fn counted(text: &str) -> HashMap<String, usize> {
    let mut known = HashMap::new();
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        let words = words(line);
        for (index, word) in words.iter().enumerate() {
            *known.entry(word.normal.clone()).or_default() += 1;
            let next = words.get(index + 1).filter(|next| bound(&letters, word, next));
            if let Some(next) = next {
                *known.entry(format!("{}-{}", word.normal, next.normal)).or_default() += 1;
            }
        }
    }
    known
}

fn bound(letters: &[char], word: &Word, next: &Word) -> bool {
    next.span.start == word.span.end + 1 && letters.get(word.span.end) == Some(&'-')
}

fn keeps(known: &HashMap<String, usize>, before: &str, continued: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let (last, first) = (words(line).pop(), words(continued.lines().next().unwrap_or("")).into_iter().next());
    let (Some(last), Some(first)) = (last, first) else { return false };
    let times = |word: String| known.get(&word).copied().unwrap_or(0);
    let (with, without) = (
        times(format!("{}-{}", last.normal, first.normal)),
        times(format!("{}{}", last.normal, first.normal)),
    );
    with > without
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parted_word_is_joined_and_a_compound_keeps_its_hyphen() {
        let text = "Ауылдың әлеуметтік-\nэкономикалық жағдайы. Бұл әлеуметтік-экономикалық мәсе-  \n  ле.";
        let expected = "Ауылдың әлеуметтік-экономикалық жағдайы. Бұл әлеуметтік-экономикалық мәселе.";
        assert_eq!(join(text), (expected.to_owned(), 2));
    }

    #[test]
    fn dashes_lists_and_names_are_left_alone() {
        for text in ["Сөз -\nсөз", "- бір\n- екі", "Алматы-\nАстана", "1-\nші", "соңы-", "а-б"]
        {
            assert_eq!(join(text), (text.to_owned(), 0), "{text}");
        }
        assert_eq!(join("жағ\u{ad}\nдай"), ("жағдай".to_owned(), 1));
    }
}
