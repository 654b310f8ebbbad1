//! Whether a default is an expression or plain text: forms write both into one cell.

use super::lexer::{begins_name, word};

/// Whether a default has to be evaluated, by pyxform's rule: it calls a function, speaks of a
/// question, or computes or unites. So `f-4` and `2024-03-09` are texts, and `7 - 4` is not.
///
/// `hyphened`: whether it is of a type whose texts often have a hyphen, that is `date`, `dateTime`,
/// `geopoint`, `geotrace` or `geoshape`; a minus then makes a text of it.
#[must_use]
pub fn is_dynamic(default: &str, hyphened: bool) -> bool {
    let mut rest = default;
    while let Some(first) = rest.chars().next() {
        let length = match literal(rest) {
            Some(length) => length,
            None if first == '-' && hyphened => return false,
            None if matches!(first, '*' | '+' | '-' | '|') => return true,
            None if rest.starts_with(" mod ") || rest.starts_with(" div ") => return true,
            None if refers(rest) => return true,
            None if begins_name(first) => {
                let length = word(rest).1;
                if rest[length..].starts_with('(') {
                    return true;
                }
                length
            }
            None => first.len_utf8(),
        };
        rest = &rest[length..];
    }
    false
}

/// How long the date, time, number or quoted text is that stands here.
fn literal(text: &str) -> Option<usize> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '\'' | '"')) {
        return text[1..].find(quote).map(|end| end + 2);
    }
    let minus = usize::from(text.starts_with('-'));
    let unsigned = &text[minus..];
    if shaped(unsigned, "0000-00-00") {
        let time = unsigned[10..].strip_prefix('T').and_then(time);
        return Some(minus + 10 + time.map_or(0, |time| time + 1));
    }
    if let Some(time) = time(text) {
        return Some(time);
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    match unsigned[whole..].strip_prefix('.').map(digits) {
        Some(part) if whole + part > 0 => Some(minus + whole + 1 + part),
        _ if whole > 0 => Some(minus + whole),
        _ => None,
    }
}

/// `01:02:55` with or without an offset.
fn time(text: &str) -> Option<usize> {
    if !shaped(text, "00:00:00") {
        return None;
    }
    let offset = &text[8..];
    let signed = offset.starts_with(['+', '-']) && shaped(&offset[1..], "00:00");
    Some(8 + if offset.starts_with('Z') { 1 } else { usize::from(signed) * 6 })
}

/// Whether it begins as the shape does, a digit standing for each `0`.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() >= shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            wanted => byte == wanted,
        })
}

/// Whether `${name}` or `${last-saved#name}` stands here.
fn refers(text: &str) -> bool {
    let Some((name, _)) = text.strip_prefix("${").and_then(|rest| rest.split_once('}')) else { return false };
    let name = name.strip_prefix("last-saved#").unwrap_or(name);
    name.starts_with(begins_name) && word(name).1 == name.len() && !name.contains(':')
}
