//! The endings of names in Kazakh and Russian.

use crate::language::kazakh::decline::{Case, decline};
use crate::language::{Language, fold};

/// The endings of names in Kazakh, with the case where one can be told; the longest first.
const KAZAKH: &[(&str, Option<Case>)] = &[
    ("ның", Some(Case::Genitive)),
    ("нің", Some(Case::Genitive)),
    ("дың", Some(Case::Genitive)),
    ("дің", Some(Case::Genitive)),
    ("тың", Some(Case::Genitive)),
    ("тің", Some(Case::Genitive)),
    ("ға", Some(Case::Dative)),
    ("ге", Some(Case::Dative)),
    ("қа", Some(Case::Dative)),
    ("ке", Some(Case::Dative)),
    ("ны", Some(Case::Accusative)),
    ("ні", Some(Case::Accusative)),
    ("ды", Some(Case::Accusative)),
    ("ді", Some(Case::Accusative)),
    ("ты", Some(Case::Accusative)),
    ("ті", Some(Case::Accusative)),
    ("да", Some(Case::Locative)),
    ("де", Some(Case::Locative)),
    ("та", Some(Case::Locative)),
    ("те", Some(Case::Locative)),
    ("дан", Some(Case::Ablative)),
    ("ден", Some(Case::Ablative)),
    ("тан", Some(Case::Ablative)),
    ("тен", Some(Case::Ablative)),
    ("нан", Some(Case::Ablative)),
    ("нен", Some(Case::Ablative)),
    ("мен", Some(Case::Instrumental)),
    ("бен", Some(Case::Instrumental)),
    ("пен", Some(Case::Instrumental)),
];

/// Endings after which more may stand: plural, whose, and forms of endearment.
const BETWEEN: [&str; 21] = [
    "лар", "лер", "дар", "дер", "тар", "тер", "ым", "ім", "м", "ың", "ің", "ы", "і", "сы", "сі", "жан",
    "хан", "бек", "гүл", "тай", "еке",
];

/// Endings of names in Russian, without soft signs.
const RUSSIAN: [&str; 26] = [
    "а", "я", "у", "ю", "е", "и", "ы", "ой", "ей", "ом", "ем", "ою", "ею", "ам", "ям", "ами", "ями", "ах",
    "ях", "ов", "ев", "ин", "ина", "ину", "иной", "ины",
];

/// Endings of surnames that Russian declines as adjectives.
const ADJECTIVE: [&str; 22] = [
    "ий", "ый", "ой", "ая", "яя", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем", "ую", "юю", "ою", "ие",
    "ые", "их", "ых", "ими", "ыми",
];

/// The ending, where what stands behind a name is one.
pub(super) fn ending(rest: &str) -> Option<String> {
    let bare = rest.trim_start_matches(['ь', 'ъ', '\'', '’']);
    // The vowel that the dictionary's form may have: Сәуле, Мария.
    let without_vowel =
        bare.chars().next().filter(|c| "аәеиіяыюйуүоө".contains(*c)).map(|c| &bare[c.len_utf8()..]);
    let is = |rest: &str| rest.is_empty() || is_russian(rest) || is_kazakh(rest, 3);
    (is(bare) || without_vowel.is_some_and(is)).then(|| bare.to_owned())
}

fn is_russian(rest: &str) -> bool {
    RUSSIAN.contains(&rest)
}

fn is_kazakh(rest: &str, deep: usize) -> bool {
    let alike = |ending: &str, rest: &str| fold(ending) == fold(rest);
    let begins = |ending: &str| {
        let length = ending.chars().count();
        let front: String = rest.chars().take(length).collect();
        (front.chars().count() == length && alike(ending, &front))
            .then(|| rest.chars().skip(length).collect::<String>())
    };
    KAZAKH.iter().any(|(ending, _)| alike(ending, rest))
        || ["дай", "дей", "тай", "тей", "нікі", "дікі", "тікі", "ша", "ше"].iter().any(|one| alike(one, rest))
        || (deep > 0
            && BETWEEN
                .iter()
                .filter_map(|ending| begins(ending))
                .any(|left| left.is_empty() || is_kazakh(&left, deep - 1)))
}

/// Whether it is the ending of a surname that is declined as an adjective, or of one with a Kazakh ending
/// behind: Жуковскаяға.
pub(super) fn is_adjective(rest: &str) -> bool {
    let kazakh = |nominative: &str| rest.strip_prefix(nominative).is_some_and(|left| is_kazakh(left, 3));
    ADJECTIVE.contains(&rest) || ["ий", "ый", "ой", "ая"].into_iter().any(kazakh)
}

/// What stands for a name with such an ending.
pub(super) fn instead(alias: &str, rest: &str, language: Language) -> String {
    let case = KAZAKH.iter().filter(|(ending, _)| {
        let (ending, rest) = (fold(ending), fold(rest));
        rest.ends_with(&ending)
    });
    let case = case.max_by_key(|(ending, _)| ending.chars().count()).and_then(|(_, case)| *case);
    match case {
        // «Свет-е» and the like are Russian: Kazakh endings begin with a consonant.
        Some(case) if language != Language::Ru || rest.chars().any(|c| "ңғқі".contains(c)) => {
            decline(alias, case)
        }
        _ => alias.to_owned(),
    }
}
