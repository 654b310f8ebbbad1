//! The three languages of a study: their names, and texts that fall back from one to another.

use serde::{Deserialize, Serialize};

mod english;
pub mod kazakh;
mod latin;
mod passage;
mod russian;
mod snowball;
mod stems;
mod text;

pub use latin::latin;
pub use passage::told;
pub use stems::{
    MOST_STEMS, detect, fold, has_kazakh_letters, is_known, normal, stems, stems_in, without_kazakh_letters,
};
pub use text::{Shown, Text};

/// A language in which Saual speaks and a study may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Kazakh, in Cyrillic script.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The BCP 47 tag: what stands in `lang="…"`, in addresses and in the database.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language's name in itself, as a switch shows it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The language of a tag; `None` for any that Saual does not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

impl std::str::FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::from_tag(tag).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

/// A tag that is none of `kk`, `ru` and `en`.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not one of kk, ru, en")]
pub struct UnknownLanguage(pub String);
