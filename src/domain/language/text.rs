//! One text in up to three languages.

use super::Language;
use serde::{Deserialize, Serialize};

/// One text in up to three languages; an empty one counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Kazakh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// A text as shown to somebody, with the language it really is in: a page marks it with `lang`
/// where that is not the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// The language of the words.
    pub language: Language,
}

impl Text {
    /// The same words for a text that has all three languages.
    #[must_use]
    pub fn of(kk: &str, ru: &str, en: &str) -> Self {
        Self { kk: Some(kk.to_owned()), ru: Some(ru.to_owned()), en: Some(en.to_owned()) }
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        let text = match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// The text in this language, else in the first language of `chain` that has it, else in
    /// any. `None` only where no language has it.
    #[must_use]
    pub fn show(&self, language: Language, chain: &[Language]) -> Option<Shown<'_>> {
        std::iter::once(language)
            .chain(chain.iter().copied())
            .chain(Language::ALL)
            .find_map(|language| Some(Shown { text: self.get(language)?, language }))
    }

    /// The words of [`Text::show`], empty where there are none.
    #[must_use]
    pub fn words(&self, language: Language, chain: &[Language]) -> &str {
        self.show(language, chain).map_or("", |shown| shown.text)
    }

    /// Whether no language has it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).is_none())
    }
}
