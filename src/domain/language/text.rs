//! One text in up to three languages.

use super::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// In languages that Saual does not speak, by the name that the form's author gave them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<String, String>,
}

/// A text as shown to somebody, with the language it really is in: a page marks it with `lang`
/// where that is not the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// The language of the words; `None` where Saual does not speak it.
    pub language: Option<Language>,
}

impl Text {
    /// The same words for a text that has all three languages.
    #[must_use]
    pub fn of(kk: &str, ru: &str, en: &str) -> Self {
        Self {
            kk: Some(kk.to_owned()),
            ru: Some(ru.to_owned()),
            en: Some(en.to_owned()),
            other: BTreeMap::new(),
        }
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
            .find_map(|language| Some(Shown { text: self.get(language)?, language: Some(language) }))
            .or_else(|| Some(Shown { text: self.foreign()?, language: None }))
    }

    /// The words of [`Text::show`], empty where there are none.
    #[must_use]
    pub fn words(&self, language: Language, chain: &[Language]) -> &str {
        self.show(language, chain).map_or("", |shown| shown.text)
    }

    /// The words in the first language that Saual does not speak.
    fn foreign(&self) -> Option<&str> {
        self.other.values().map(String::as_str).find(|text| !text.trim().is_empty())
    }

    /// The text in one language alone.
    #[must_use]
    pub fn in_language(language: Language, words: impl Into<String>) -> Self {
        let mut text = Self::default();
        text.set(language, Some(words.into()));
        text
    }

    /// Puts the words of a language in place, or takes them away.
    pub fn set(&mut self, language: Language, words: Option<String>) {
        match language {
            Language::Kk => self.kk = words,
            Language::Ru => self.ru = words,
            Language::En => self.en = words,
        }
    }

    /// Whether no language has it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).is_none()) && self.foreign().is_none()
    }
}
