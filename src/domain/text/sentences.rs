//! The sentences of a text.

use super::Span;

/// The sentences of a text, in code points, without the white space between them. A sentence ends behind
/// `.`, `!`, `?` or `…` (and what closes a quotation) before white space, unless a small letter goes on or
/// the stop is an initial's; or where a line ends.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..letters.len() {
        if letters[at] == '\n' || ends(&letters, at) {
            push(&letters, start, at + 1, &mut found);
            start = at + 1;
        }
    }
    push(&letters, start, letters.len(), &mut found);
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn closes(c: char) -> bool {
    matches!(c, '»' | '”' | '“' | '"' | ')' | '\'' | '’')
}

/// Whether a sentence ends with the letter there.
fn ends(letters: &[char], at: usize) -> bool {
    let spaced = letters.get(at + 1).is_some_and(|next| next.is_whitespace());
    if !spaced || !(is_stop(letters[at]) || closes(letters[at])) {
        return false;
    }
    let before = letters[..=at].iter().rposition(|c| !closes(*c));
    let Some(stop) = before.filter(|stop| is_stop(letters[*stop])) else { return false };
    let next = letters[at + 1..].iter().find(|c| c.is_alphanumeric());
    if next.is_some_and(|next| next.is_lowercase()) {
        return false;
    }
    let word = letters[..stop].iter().rev().take_while(|c| c.is_alphanumeric());
    let word: Vec<char> = word.copied().collect();
    let initial = letters[stop] == '.' && word.len() == 1 && word[0].is_uppercase();
    !initial
}

fn push(letters: &[char], start: usize, end: usize, found: &mut Vec<Span>) {
    let words = &letters[start..end];
    let before = words.iter().take_while(|c| c.is_whitespace()).count();
    if before < words.len() {
        let after = words.iter().rev().take_while(|c| c.is_whitespace()).count();
        found.push(Span { start: start + before, end: end - after });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Offsets;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<&str> {
        let offsets = Offsets::new(text);
        sentences(text).into_iter().map(|span| offsets.slice(span).expect("a span of the text")).collect()
    }

    #[test]
    fn a_sentence_ends_where_people_end_it() {
        assert_eq!(
            all("Ауылға келдім. А. Байтұрсынұлы көшесі, 2026 ж. қараша! «Неге?» Білмеймін… Сосын"),
            ["Ауылға келдім.", "А. Байтұрсынұлы көшесі, 2026 ж. қараша!", "«Неге?»", "Білмеймін…", "Сосын"]
        );
        assert_eq!(all("  бір\nекі 3.5 "), ["бір", "екі 3.5"]);
        assert_eq!(all(" \n"), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_sentence(text in "[а-вА-В .!?»\n]{0,60}") {
            let found = sentences(&text);
            let letters: Vec<char> = text.chars().collect();
            for (at, c) in letters.iter().enumerate() {
                let count = found.iter().filter(|span| (span.start..span.end).contains(&at)).count();
                prop_assert!(count == 1 || count == 0 && c.is_whitespace(), "{at} of {text:?}");
            }
        }
    }
}
