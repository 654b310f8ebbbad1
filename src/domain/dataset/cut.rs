//! Texts cut where a format ends them: never within a letter.

/// The longest beginning of a text that has at most so many bytes, cut between two letters.
#[must_use]
pub fn to_bytes(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The longest beginning of a text that has at most so many letters.
#[must_use]
pub fn to_letters(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// A label on one line that has at most so many bytes, an ellipsis at its end where it was longer.
#[must_use]
pub fn label(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.len() <= most {
        return text;
    }
    let end = to_bytes(&text, most.saturating_sub('…'.len_utf8())).trim_end();
    format!("{end}…")
}

/// The same of at most so many letters.
#[must_use]
pub fn label_of_letters(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.chars().nth(most).is_none() {
        return text;
    }
    format!("{}…", to_letters(&text, most.saturating_sub(1)).trim_end())
}

/// The text without line breaks and other control characters, which labels cannot hold.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_control() || c == ' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The lines of a text, each of at most so many bytes, parted between words where they can be.
#[must_use]
pub fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut rest = paragraph.trim_end();
        while rest.len() > most {
            let end = to_bytes(rest, most);
            let end = end.rfind(' ').filter(|at| *at > 0).map_or(end, |at| &end[..at]);
            if end.is_empty() {
                break;
            }
            lines.push(end.to_owned());
            rest = rest[end.len()..].trim_start();
        }
        lines.push(to_bytes(rest, most).to_owned());
    }
    lines
}
