//! Fields of the one-line syntax: their names in three languages, and what their values mean.

use super::{Sought, Test};
use domain::coding::{Attributes, REGIONS};
use domain::language::Language;
use domain::text::words;

/// A field of the one-line syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A code by its name, with those below it.
    Code,
    /// Whether any code is there.
    Coded,
    /// Who coded.
    Coder,
    /// The document by its name.
    Document,
    /// Who speaks, by name.
    Speaker,
    /// What is known of the case whose words they are: `attribute=value`, `attribute=2..4`, or its name.
    Case,
    /// The respondent's region.
    Region,
    /// The respondent's role.
    Role,
    /// The respondent's age: `23`, `20..30`, `20..`, `..30`.
    Age,
    /// The passage's language.
    Language,
}

impl Field {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Code,
        Self::Coded,
        Self::Coder,
        Self::Document,
        Self::Speaker,
        Self::Case,
        Self::Region,
        Self::Role,
        Self::Age,
        Self::Language,
    ];

    /// Its names: English, Kazakh, Russian, and what else people call it.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["code", "код"],
            Self::Coded => &["coded", "кодталған", "закодировано", "кодировано"],
            Self::Coder => &["coder", "кодтаушы", "кодировщик"],
            Self::Document => &["document", "құжат", "документ"],
            Self::Speaker => &["speaker", "сөйлеуші", "говорящий"],
            Self::Case => &["case", "кейс", "attribute", "сипаттама", "признак"],
            Self::Region => &["region", "өңір", "регион", "облыс", "область"],
            Self::Role => &["role", "рөл", "роль"],
            Self::Age => &["age", "жас", "возраст"],
            Self::Language => &["language", "тіл", "язык"],
        }
    }

    /// Its name in addresses and forms.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Coded => "coded",
            Self::Coder => "coder",
            Self::Document => "document",
            Self::Speaker => "speaker",
            Self::Case => "case",
            Self::Region => "region",
            Self::Role => "role",
            Self::Age => "age",
            Self::Language => "language",
        }
    }

    /// The field that somebody calls so, in whatever language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }
}

/// What a study calls its codes, coders and documents.
pub trait Names {
    /// The codes of that name (or path, or `#` and key), with those below them.
    fn codes(&self, name: &str) -> Vec<i64>;
    /// The members of the team whom that name may mean.
    fn coders(&self, name: &str) -> Vec<i64>;
    /// The documents of that name.
    fn documents(&self, name: &str) -> Vec<i64>;
    /// The roles that are called so in any language.
    fn roles(&self, name: &str) -> Vec<String>;
    /// Where cases speak of which that is known, or that are called so; see [`Test::Voices`]. `None` where
    /// nothing is known of that name.
    fn cases(&self, known: &str) -> Option<Vec<(i64, String)>>;
}

/// A study without any.
#[derive(Debug)]
pub struct Nobody;

impl Names for Nobody {
    fn codes(&self, _: &str) -> Vec<i64> {
        Vec::new()
    }
    fn coders(&self, _: &str) -> Vec<i64> {
        Vec::new()
    }
    fn documents(&self, _: &str) -> Vec<i64> {
        Vec::new()
    }
    fn roles(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn cases(&self, _: &str) -> Option<Vec<(i64, String)>> {
        None
    }
}

/// Why a value means nothing.
pub(super) enum Unread {
    /// The study has nothing of that name.
    Unknown,
    /// The field has no such values.
    Unfit,
}

/// What a field with a value means.
pub(super) fn meaning(field: Field, value: &str, names: &dyn Names) -> Result<Sought, Unread> {
    fn known<T>(found: Vec<T>) -> Result<Vec<T>, Unread> {
        if found.is_empty() { Err(Unread::Unknown) } else { Ok(found) }
    }
    let test = match field {
        Field::Code => Test::Code(known(names.codes(value))?),
        Field::Coded => {
            return match yes(value).ok_or(Unread::Unfit)? {
                true => Ok(Sought::Is(Test::Coded)),
                false => Ok(Sought::Not(Box::new(Sought::Is(Test::Coded)))),
            };
        }
        Field::Coder => Test::Coder(known(names.coders(value))?),
        Field::Document => Test::Document(known(names.documents(value))?),
        Field::Speaker => {
            let words: Vec<String> = words(value).into_iter().map(|word| word.normal).collect();
            if words.is_empty() {
                return Err(Unread::Unfit);
            }
            Test::Speaker(words)
        }
        Field::Case => Test::Voices(names.cases(value).ok_or(Unread::Unknown)?),
        Field::Region => Test::Region(known(regions(value))?),
        Field::Role => {
            let plain =
                Attributes::ROLES.iter().filter(|role| **role == value).map(|role| (*role).to_owned());
            let plain: Vec<String> = plain.collect();
            Test::Role(known(if plain.is_empty() { names.roles(value) } else { plain })?)
        }
        Field::Age => age(value).ok_or(Unread::Unfit)?,
        Field::Language => Test::Language(language(value).ok_or(Unread::Unfit)?),
    };
    Ok(Sought::Is(test))
}

fn yes(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "yes" | "иә" | "да" | "1" => Some(true),
        "no" | "жоқ" | "нет" | "0" => Some(false),
        _ => None,
    }
}

/// The regions of a code, of a name, or of the beginning of one.
fn regions(value: &str) -> Vec<String> {
    let value = value.to_lowercase();
    let all = || REGIONS.iter();
    let named = |region: &domain::coding::Region, exactly: bool| {
        Language::ALL.into_iter().filter_map(|language| region.short.get(language)).any(|name| {
            let name = name.to_lowercase();
            name == value || !exactly && !value.is_empty() && name.starts_with(&value)
        })
    };
    let by = |fits: &dyn Fn(&domain::coding::Region) -> bool| -> Vec<String> {
        all().filter(|region| fits(region)).map(|region| region.code.to_owned()).collect()
    };
    let exact = by(&|region| region.code == value || named(region, true));
    if exact.is_empty() { by(&|region| named(region, false)) } else { exact }
}

fn age(value: &str) -> Option<Test> {
    let number = |text: &str| text.parse::<u8>().ok();
    let ends = value.split_once("..").or_else(|| value.split_once(['-', '–']));
    let Some((from, to)) = ends else {
        let age = number(value)?;
        return Some(Test::Age { from: Some(age), to: Some(age) });
    };
    let end = |text: &str| if text.is_empty() { Some(None) } else { number(text).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    let fine = from.is_some() || to.is_some();
    let ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
    (fine && ordered).then_some(Test::Age { from, to })
}

fn language(value: &str) -> Option<Language> {
    match value.to_lowercase().as_str() {
        "kk" | "қазақша" | "қазақ" | "казахский" | "kazakh" => Some(Language::Kk),
        "ru" | "орысша" | "орыс" | "русский" | "russian" => Some(Language::Ru),
        "en" | "ағылшынша" | "ағылшын" | "английский" | "english" => {
            Some(Language::En)
        }
        _ => None,
    }
}
