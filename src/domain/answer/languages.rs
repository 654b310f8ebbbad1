//! In which language each answer was given.

use super::Raw;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The language in which the page of each field was shown when the field last changed: one for
/// most, and the exceptions by field. As JSON `{"default":"kk","fields":{"age":"ru"}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Languages {
    default: Language,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, Language>,
}

impl Languages {
    /// The same language for every field.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self { default: language, fields: BTreeMap::new() }
    }

    /// The language of a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Language {
        self.fields.get(field).copied().unwrap_or(self.default)
    }

    /// Notes the language in which the fields were shown that are not what they were.
    pub fn note(&mut self, before: &Raw, after: &Raw, language: Language) {
        for field in before.0.keys().filter(|field| !after.0.contains_key(*field)) {
            self.fields.remove(field);
        }
        for (field, values) in &after.0 {
            if before.0.get(field) != Some(values) {
                self.set(field, language);
            }
        }
    }

    fn set(&mut self, field: &str, language: Language) {
        if language == self.default {
            self.fields.remove(field);
        } else {
            self.fields.insert(field.to_owned(), language);
        }
    }

    /// The same with as few exceptions as can be, for the fields that hold something.
    #[must_use]
    pub fn settled(&self, raw: &Raw) -> Self {
        let held = |values: &[String]| values.iter().any(|value| !value.trim().is_empty());
        let fields: Vec<&String> =
            raw.0.iter().filter(|(_, values)| held(values)).map(|(field, _)| field).collect();
        let count = |language| fields.iter().filter(|field| self.get(field) == language).count();
        // The last of equals wins, so the default goes last.
        let languages = Language::ALL.into_iter().chain([self.default]);
        let mut settled = Self::of(languages.max_by_key(|language| count(*language)).unwrap_or(self.default));
        for field in fields {
            settled.set(field, self.get(field));
        }
        settled
    }

    /// The same with other names for the fields, as a newer version of the form has them.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str) -> String) -> Self {
        let fields = self.fields.iter().map(|(field, language)| (name(field), *language)).collect();
        Self { default: self.default, fields }
    }

    /// The fields whose language is not that of most.
    pub fn exceptions(&self) -> impl Iterator<Item = (&str, Language)> {
        self.fields.iter().map(|(field, language)| (field.as_str(), *language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(pairs: &[(&str, &str)]) -> Raw {
        pairs.iter().copied().collect()
    }

    #[test]
    fn a_field_keeps_the_language_in_which_it_last_changed() {
        let mut languages = Languages::of(Language::Kk);
        let first = raw(&[("age", "20"), ("sex", "f")]);
        languages.note(&Raw::default(), &first, Language::Kk);
        let second = raw(&[("age", "21"), ("sex", "f"), ("why", "a")]);
        languages.note(&first, &second, Language::Ru);
        assert_eq!(
            ["age", "sex", "why"].map(|field| languages.get(field)),
            [Language::Ru, Language::Kk, Language::Ru]
        );
        let settled = languages.settled(&second);
        assert_eq!(
            serde_json::to_string(&settled).expect("JSON"),
            r#"{"default":"ru","fields":{"sex":"kk"}}"#
        );
        languages.note(&second, &raw(&[("sex", "f")]), Language::En);
        assert_eq!(languages, Languages::of(Language::Kk), "what was taken back has no language");
    }

    proptest! {
        #[test]
        fn settling_changes_no_language_of_what_is_held(
            steps in proptest::collection::vec(("[a-d]", "[a-c]?", 0usize..3), 0..20)
        ) {
            let mut languages = Languages::of(Language::En);
            let mut now = Raw::default();
            for (field, value, language) in steps {
                let before = now.clone();
                now.0.insert(field, vec![value]);
                languages.note(&before, &now, Language::ALL[language]);
            }
            let settled = languages.settled(&now);
            for (field, values) in &now.0 {
                if !values[0].is_empty() {
                    prop_assert_eq!(settled.get(field), languages.get(field));
                }
            }
        }
    }
}
