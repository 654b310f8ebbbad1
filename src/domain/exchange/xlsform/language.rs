//! The languages of columns, as authors name them.

use crate::language::{Language, Text};

/// A language of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::exchange) enum Tongue {
    /// One that Saual speaks.
    Ours(Language),
    /// Another one, by the name its author gave it.
    Other(String),
}

/// How the three languages are called, in small letters: in themselves, in each other, by codes.
const NAMES: [(Language, &[&str]); 3] = [
    (
        Language::Kk,
        &[
            "kk",
            "kz",
            "kaz",
            "kazakh",
            "kazak",
            "qazaq",
            "qazaqsha",
            "қаз",
            "қазақ",
            "қазақша",
            "қазақ тілі",
            "қазақ тілінде",
            "каз",
            "казахский",
            "казахский язык",
            "на казахском",
            "казахша",
            "казак",
            "казакша",
        ],
    ),
    (
        Language::Ru,
        &[
            "ru",
            "rus",
            "russian",
            "рус",
            "русский",
            "русский язык",
            "на русском",
            "орыс",
            "орысша",
            "орыс тілі",
            "орыс тілінде",
            "russkiy",
            "russkii",
            "по-русски",
        ],
    ),
    (
        Language::En,
        &[
            "en",
            "eng",
            "english",
            "ағылшын",
            "ағылшынша",
            "ағылшын тілі",
            "ағылшын тілінде",
            "англ",
            "английский",
            "английский язык",
            "на английском",
            "по-английски",
            "inglizsha",
        ],
    ),
];

impl Tongue {
    /// The language of a name: `English (en)`, `Қазақша`, `ru-RU`.
    pub(in crate::exchange) fn named(name: &str) -> Self {
        let name = name.trim();
        let plain = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
        let code = name.rsplit_once('(').and_then(|(_, code)| code.trim_end().strip_suffix(')'));
        let whole = plain(name);
        let before = name.split_once('(').map(|(before, _)| plain(before));
        let region = whole.split_once(['-', '_']).map(|(language, _)| language.to_owned());
        let called = |wanted: &str| {
            NAMES.iter().find(|(_, names)| names.contains(&wanted)).map(|(language, _)| *language)
        };
        let found = match code {
            // The code decides: “Russian-Kazakh (xx)” is neither.
            Some(code) => {
                let code = plain(code);
                let language = code.split(['-', '_']).next().unwrap_or_default();
                called(language).or_else(|| called(&before?).filter(|_| code.is_empty()))
            }
            None => called(&whole).or_else(|| called(&region?)),
        };
        found.map_or_else(|| Self::Other(name.to_owned()), Self::Ours)
    }

    /// How a column names it.
    pub(in crate::exchange) fn name(&self) -> &str {
        match self {
            Self::Ours(Language::Kk) => "Қазақша (kk)",
            Self::Ours(Language::Ru) => "Русский (ru)",
            Self::Ours(Language::En) => "English (en)",
            Self::Other(name) => name,
        }
    }

    pub(in crate::exchange) fn ours(&self) -> Option<Language> {
        if let Self::Ours(language) = self { Some(*language) } else { None }
    }

    /// Puts words of this language into a text.
    pub(in crate::exchange) fn put(&self, text: &mut Text, words: String) {
        match self {
            Self::Ours(language) => text.set(*language, Some(words)),
            Self::Other(name) => _ = text.other.insert(name.clone(), words),
        }
    }

    /// The words of a text in this language.
    pub(in crate::exchange) fn of<'t>(&self, text: &'t Text) -> Option<&'t str> {
        match self {
            Self::Ours(language) => text.get(*language),
            Self::Other(name) => {
                text.other.get(name).map(String::as_str).filter(|words| !words.trim().is_empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_languages_are_known_by_the_names_that_occur() {
        for (language, names) in [
            (
                Language::Kk,
                &["Қазақша (kk)", "kk", "Kazakh", "KAZ", "қазақ тілі", "Казахский (kk)", "kk-KZ"][..],
            ),
            (Language::Ru, &["Русский (ru)", "Russian", "рус.", "Орысша", "Russian (ru-RU)", "ru_RU"]),
            (Language::En, &["English (en)", "english", "EN", "Ағылшынша", "en-GB", "English()"]),
        ] {
            for name in names {
                assert_eq!(Tongue::named(name), Tongue::Ours(language), "{name}");
            }
        }
        for name in ["Français (fr)", "Uzbek", "Tatar (tt)", "Russian Sign Language (rsl)", "default"] {
            assert_eq!(Tongue::named(name), Tongue::Other(name.to_owned()));
        }
        for language in Language::ALL {
            assert_eq!(Tongue::named(Tongue::Ours(language).name()), Tongue::Ours(language));
        }
    }
}
