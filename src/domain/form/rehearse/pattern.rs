//! Texts that a pattern matches.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How often something is repeated that may be repeated without end.
const MORE: u32 = 3;
/// The longest text worth making, in bytes.
const LONGEST: usize = 2_000;

/// A text that the pattern should match, decided by chance; `None` where it is no pattern.
pub(super) fn matching(pattern: &str, chance: &mut fastrand::Rng) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, chance, &mut text);
    Some(text)
}

fn write(hir: &Hir, chance: &mut fastrand::Rng, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(letter(class, chance)),
        HirKind::Capture(capture) => write(&capture.sub, chance, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, chance, text)),
        HirKind::Alternation(parts) => write(&parts[chance.usize(..parts.len())], chance, text),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or_else(|| repetition.min.saturating_add(MORE));
            for _ in 0..chance.u32(repetition.min..=most.max(repetition.min)) {
                if text.len() > LONGEST {
                    return;
                }
                write(&repetition.sub, chance, text);
            }
        }
    }
}

/// A letter of a class; a plain one where it has any, since others are rarely meant.
fn letter(class: &Class, chance: &mut fastrand::Rng) -> Option<char> {
    let Class::Unicode(class) = class else {
        let Class::Bytes(class) = class else { return None };
        let range = class.ranges().first()?;
        return Some(char::from(chance.u8(range.start()..=range.end())));
    };
    let plain = |c: &char| c.is_ascii_alphanumeric();
    let ranges = class.ranges();
    for _ in 0..16 {
        let range = ranges.get(chance.usize(..ranges.len().max(1)))?;
        let found = Some(chance.char(range.start()..=range.end())).filter(plain);
        if found.is_some() {
            return found;
        }
    }
    let usual = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    let within = |c: &char| ranges.iter().any(|range| (range.start()..=range.end()).contains(c));
    usual.clone().find(within).or_else(|| ranges.first().map(|range| range.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_matches() {
        let mut chance = fastrand::Rng::with_seed(1);
        for pattern in
            [r"^[0-9]{11}$", r"^\+7 ?7\d{9}$", "^(a|b)+c?$", r"^[^@]+@[a-z]+\.kz$", "", "^[А-Я][а-я]*$"]
        {
            let wanted = regex::Regex::new(pattern).expect("a pattern");
            for _ in 0..50 {
                let text = matching(pattern, &mut chance).expect("a text");
                assert!(wanted.is_match(&text), "{pattern}: {text}");
            }
        }
        assert_eq!(matching("[", &mut chance), None);
    }
}
