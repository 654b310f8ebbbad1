//! The words of a survey: HTML in LimeSurvey, plain here; `{code}` in them shows an answer.

use super::naming::Naming;
use super::survey::Texts;
use crate::language::{Language, Text};
use icu_normalizer::ComposingNormalizerBorrowed;

/// Elements that begin a line.
const LINES: [&str; 16] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
];

/// The entities that people write; the others stay as they are.
const ENTITIES: [(&str, &str); 18] = [
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("deg", "°"),
    ("shy", ""),
];

/// The text in our languages, and in others by their tags.
pub(super) fn text(texts: &Texts, say: impl Fn(&str) -> String) -> Text {
    let mut text = Text::default();
    for (tag, html) in texts {
        let words = say(html);
        if words.is_empty() {
            continue;
        }
        match language(tag) {
            // The plain tag goes before its kinds: `en` before `en-GB`.
            Some(language) if text.get(language).is_none() => text.set(language, Some(words)),
            Some(_) => {}
            None => _ = text.other.insert(tag.clone(), words),
        }
    }
    text
}

/// The language of a tag; none where Saual does not speak it.
pub(super) fn language(tag: &str) -> Option<Language> {
    Language::from_tag(tag.split('-').next().unwrap_or_default())
}

/// HTML without its tags.
pub(super) fn plain(html: &str) -> String {
    // Where there is no tag, lines are lines.
    let flows = html.match_indices('<').any(|(at, _)| tag(&html[at..]).is_some());
    let mut words = String::with_capacity(html.len());
    let mut left = html;
    while let Some(c) = left.chars().next() {
        if let Some((name, rest)) = tag(left) {
            left = if matches!(name.as_str(), "script" | "style") { skip(rest, &name) } else { rest };
            // The next row begins its own line.
            if LINES.contains(&name.trim_start_matches('/')) && !matches!(name.as_str(), "/li" | "/tr") {
                words.push('\n');
            }
            if name == "li" {
                words.push_str("• ");
            }
        } else if let Some((sign, rest)) = entity(left) {
            words.push_str(&sign);
            left = rest;
        } else {
            words.push(if c.is_whitespace() && (flows || c != '\n') { ' ' } else { c });
            left = &left[c.len_utf8()..];
        }
    }
    tidy(&words)
}

/// The name of the tag or comment that a text begins with, in small letters, and what follows it.
fn tag(text: &str) -> Option<(String, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((String::new(), comment.split_once("-->").map_or("", |(_, rest)| rest)));
    }
    let inner = text.strip_prefix('<')?;
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return None;
    }
    let (inner, rest) = inner.split_once('>')?;
    let name = inner.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let close = if name.starts_with('/') { "/" } else { "" };
    Some((format!("{close}{}", name.trim_matches('/').to_ascii_lowercase()), rest))
}

/// What follows the end of an element.
fn skip<'t>(text: &'t str, name: &str) -> &'t str {
    let end = format!("</{name}");
    let found = text.as_bytes().windows(end.len()).position(|at| at.eq_ignore_ascii_case(end.as_bytes()));
    found.and_then(|at| text[at..].split_once('>')).map_or("", |(_, rest)| rest)
}

fn entity(text: &str) -> Option<(String, &str)> {
    let (name, rest) = text.strip_prefix('&')?.split_once(';')?;
    if let Some((_, sign)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        return Some(((*sign).to_owned(), rest));
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((char::from_u32(code)?.to_string(), rest))
}

/// Lines without white space around them and no more than one empty one between two.
fn tidy(words: &str) -> String {
    let mut tidied = String::with_capacity(words.len());
    let mut empty = 0;
    for line in words.lines() {
        let line: String = line
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .filter(|c| !c.is_control())
            .collect();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        tidied.push_str(&line);
        empty = 0;
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&tidied).into_owned()
}

/// Words with the answers that they show; `lost` is told what of them shows something else.
pub(super) fn piped(words: &str, naming: &Naming, mut lost: impl FnMut(&str)) -> String {
    let mut said = String::with_capacity(words.len());
    let mut left = words;
    while let Some((before, rest)) = left.split_once('{') {
        said.push_str(before);
        let inner = rest.split_once('}');
        match inner {
            // A brace before white space is a brace.
            Some((inner, after)) if !inner.starts_with(char::is_whitespace) && !inner.is_empty() => {
                match naming.shown(inner) {
                    Some(name) => said.push_str(&format!("${{{name}}}")),
                    None => {
                        lost(inner);
                        said.push_str(&format!("{{{inner}}}"));
                    }
                }
                left = after;
            }
            _ => {
                said.push('{');
                left = rest;
            }
        }
    }
    said + left
}
