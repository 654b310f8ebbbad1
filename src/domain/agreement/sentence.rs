//! The sentences of a text.

use crate::text::Span;

/// Where the sentences of a text lie, in code points: each ends at a line's end, or after `.`, `!`,
/// `?` or `…` with whatever closes behind it, where white space and no small letter follows. An
/// abbreviation before a name ends one, which no list of abbreviations would mend in three languages.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while at < letters.len() {
        let end = if letters[at] == '\n' { Some(at) } else { ending(&letters, at) };
        match end {
            Some(end) => {
                push(&mut found, &letters, start, end);
                at = end.max(at + 1);
                start = at;
            }
            None => at += 1,
        }
    }
    push(&mut found, &letters, start, letters.len());
    found
}

/// Where the sentence ends whose last mark stands here.
fn ending(letters: &[char], at: usize) -> Option<usize> {
    if !".!?…".contains(letters[at]) {
        return None;
    }
    let closing = letters[at..].iter().take_while(|c| ".!?…»”’\")]".contains(**c)).count();
    let rest = &letters[at + closing..];
    if !rest.first().is_none_or(|c| c.is_whitespace()) {
        return None;
    }
    let next = rest.iter().find(|c| c.is_alphanumeric());
    next.is_none_or(|c| !c.is_lowercase()).then_some(at + closing)
}

fn push(found: &mut Vec<Span>, letters: &[char], start: usize, end: usize) {
    let words = &letters[start..end];
    let blank = words.iter().take_while(|c| c.is_whitespace()).count();
    let behind = words.iter().rev().take_while(|c| c.is_whitespace()).count();
    if blank < words.len() {
        found.push(Span { start: start + blank, end: end - behind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_hears_it_end() {
        let text = "Жол жоқ… «Неге?» деді. Ақша керек!\nРахмет  \n\n2,5 млн. теңге: 3.5 еді?! Иә.";
        let read: Vec<String> = sentences(text)
            .into_iter()
            .map(|span| text.chars().skip(span.start).take(span.len()).collect())
            .collect();
        assert_eq!(
            read,
            ["Жол жоқ…", "«Неге?» деді.", "Ақша керек!", "Рахмет", "2,5 млн. теңге: 3.5 еді?!", "Иә."]
        );
        assert_eq!(sentences(" \n "), []);
    }
}
