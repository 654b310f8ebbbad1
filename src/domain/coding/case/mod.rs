//! Cases: a person or a place to whom responses and documents belong, and what is known of them.
//!
//! What is known comes from where it was given: the answers of a case's responses, what was noted of a
//! document, or, where neither has it, what was typed for the case. It is kept and compared as codes;
//! [`Attribute::value`] says them to a reader.

mod band;
mod pairs;

pub use band::{Band, is_meant};
pub use pairs::{equal_keys, match_key};

use super::{Attributes, region};
use crate::answer::Answer;
use crate::form::{Code, Form, Kind as Asked, Name, Question};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::{Say, Worded};
use serde::{Deserialize, Serialize};

/// What a study wants to know of its cases, or of its documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// How it is named in addresses.
    pub key: Key,
    /// What readers call it; empty for those of documents, which Saual names.
    pub label: Text,
    /// Where its values come from.
    pub kind: Kind,
}

/// How an attribute is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// The region noted of a document.
    Region,
    /// The role noted of a document.
    Role,
    /// The age noted of a document.
    Age,
    /// One that the study has chosen or made.
    Own(i64),
}

impl Key {
    /// Those that every document has.
    pub const OF_DOCUMENTS: [Self; 3] = [Self::Region, Self::Role, Self::Age];

    /// What stands in addresses.
    #[must_use]
    pub fn tag(self) -> String {
        match self {
            Self::Region => "region".to_owned(),
            Self::Role => "role".to_owned(),
            Self::Age => "age".to_owned(),
            Self::Own(id) => format!("a{id}"),
        }
    }

    /// The key of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let known = Self::OF_DOCUMENTS.into_iter().find(|key| key.tag() == tag);
        known.or_else(|| tag.strip_prefix('a')?.parse().ok().map(Self::Own))
    }
}

/// Where the values of an attribute come from, and what they may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case", tag = "kind")]
pub enum Kind {
    /// The document, as it was taken in.
    Document,
    /// The answers to a question.
    Question {
        /// Its name in the form.
        question: Name,
    },
    /// Typed: any words.
    Text,
    /// Typed: a whole number.
    Integer,
    /// Typed: one of these.
    OneOf {
        /// The values.
        options: Vec<Possible>,
    },
}

/// A value of an attribute that takes one of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Possible {
    /// What is stored.
    pub code: Code,
    /// What it means.
    pub label: Text,
}

/// The longest value that is typed, in letters.
pub const LONGEST_VALUE: usize = 200;
/// The most values of an attribute that takes one of several.
pub const MOST_OPTIONS: usize = 100;

impl Kind {
    /// A value as somebody typed it for a case; none where nothing was typed.
    ///
    /// # Errors
    /// Why it is no value.
    pub fn typed(&self, text: &str) -> Result<Option<String>, Message> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let fine = match self {
            Self::Document | Self::Question { .. } => false,
            Self::Text => text.chars().count() <= LONGEST_VALUE && !text.chars().any(char::is_control),
            Self::Integer => text.parse::<i64>().is_ok(),
            Self::OneOf { options } => options.iter().any(|one| one.code.as_str() == text),
        };
        if fine {
            return Ok(Some(text.to_owned()));
        }
        let key = match self {
            Self::Integer => "cases-value-integer",
            Self::Text => "cases-value-long",
            _ => "cases-value-unknown",
        };
        Err(Message::new(key).with("value", crate::form::excerpt(text)).with("longest", LONGEST_VALUE))
    }

    /// What the values are called in the database and in fields.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Question { .. } => "question",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::OneOf { .. } => "one-of",
        }
    }
}

/// The values of an attribute that takes one of several, as they are typed: one a line, a code, an
/// equals sign and the words, which are of `language`. Words of other languages stay with their code.
///
/// # Errors
/// Which line is none.
pub fn possible(text: &str, language: Language, before: &[Possible]) -> Result<Vec<Possible>, Message> {
    let mut options: Vec<Possible> = Vec::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |key: &str| Message::new(key).with("line", place + 1);
        let (code, words) = line.split_once('=').unwrap_or((line, line));
        let code = Code::new(code.trim()).map_err(|_| fault("cases-options-code"))?;
        let words = words.trim();
        if words.chars().count() > LONGEST_VALUE || words.chars().any(char::is_control) {
            return Err(fault("cases-options-long"));
        }
        if options.iter().any(|known| known.code == code) {
            return Err(fault("cases-options-double"));
        }
        let known = before.iter().find(|known| known.code == code);
        let mut label = known.map_or_else(Text::default, |known| known.label.clone());
        if !words.is_empty() {
            label.set(language, Some(words.to_owned()));
        }
        options.push(Possible { code, label });
    }
    match options.len() {
        0 | 1 => Err(Message::new("cases-options-few")),
        2..=MOST_OPTIONS => Ok(options),
        _ => Err(Message::new("cases-options-many").with("most", MOST_OPTIONS)),
    }
}

/// The same as they are typed.
#[must_use]
pub fn typed_options(options: &[Possible], language: Language) -> String {
    let line = |one: &Possible| format!("{} = {}", one.code, one.label.words(language, &[]));
    options.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether the answers to a question can be an attribute: it is asked once, and its answers are codes,
/// numbers or short words.
#[must_use]
pub fn fits(question: &Question) -> bool {
    matches!(
        question.kind,
        Asked::Single { .. }
            | Asked::Multiple { .. }
            | Asked::Integer { .. }
            | Asked::Decimal { .. }
            | Asked::Range { .. }
            | Asked::Text { .. }
            | Asked::Date { .. }
    )
}

/// The codes of an answer; nothing where there is none.
#[must_use]
pub fn codes(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Missing(_) => Vec::new(),
        given => given.typed(),
    }
}

/// What was noted of a document.
#[must_use]
pub fn of_document(attributes: &Attributes, key: Key) -> Option<String> {
    match key {
        Key::Region => Some(attributes.region.clone()).filter(|region| !region.is_empty()),
        Key::Role => Some(attributes.role.clone()).filter(|role| !role.is_empty()),
        Key::Age => attributes.age.map(|age| age.to_string()),
        Key::Own(_) => None,
    }
}

/// What stands for a value, and where it comes in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// For readers: words of the study, or of Saual.
    pub label: Worded,
    /// Its place among the values: as choices and options are listed, numbers by size.
    pub order: (i64, String),
}

/// The place of a number among others, with or without decimals; whatever is no number comes last.
#[must_use]
pub fn by_size(code: &str) -> i64 {
    let number = code.parse::<f64>().ok().filter(|number| number.is_finite());
    // The cast stops at the greatest and the least.
    number.map_or(i64::MAX, |number| (number * 1_000.0).round() as i64)
}

impl Attribute {
    /// What readers call it.
    #[must_use]
    pub fn name(&self, language: Language, form: Option<&Form>, say: Say<'_>) -> String {
        match (self.key, &self.kind) {
            (Key::Region | Key::Role | Key::Age, _) => {
                say(&Message::new(&format!("cases-attribute-{}", self.key.tag())))
            }
            (_, Kind::Question { question }) if self.label.is_empty() => {
                match form.and_then(|form| Some((form, form.question(question.as_str())?))) {
                    Some((form, asked)) => asked.short_label().words(language, &form.languages).to_owned(),
                    None => question.to_string(),
                }
            }
            _ => self.label.words(language, &[]).to_owned(),
        }
    }

    /// A value for readers.
    #[must_use]
    pub fn value(&self, code: &str, language: Language, form: Option<&Form>, say: Say<'_>) -> Said {
        let plain = |text: &str| Worded { text: text.to_owned(), language: None };
        let said = |text: &Text, place: usize, chain: &[Language]| {
            Some((Worded::of(text, language, chain), i64::try_from(place).unwrap_or(i64::MAX)))
        };
        let known = match (self.key, &self.kind) {
            (Key::Region, _) => region(code).map(|found| {
                let label = Worded::of(&found.short, language, &[]);
                let order = (0, label.text.clone());
                (label, order)
            }),
            (Key::Role, _) => Attributes::ROLES.iter().position(|role| *role == code).map(|place| {
                let words = say(&Message::new(&format!("coding-role-{code}")));
                (plain(&words), (i64::try_from(place).unwrap_or(0), String::new()))
            }),
            (_, Kind::Question { question }) => form.and_then(|form| {
                let choices = form.question(question.as_str())?.choices();
                let place = choices.iter().position(|choice| choice.code.as_str() == code)?;
                let (label, place) = said(&choices[place].label, place, &form.languages)?;
                Some((label, (place, String::new())))
            }),
            (_, Kind::OneOf { options }) => {
                let place = options.iter().position(|one| one.code.as_str() == code);
                place.and_then(|place| {
                    let (label, place) = said(&options[place].label, place, &[])?;
                    Some((label, (place, String::new())))
                })
            }
            _ => None,
        };
        let (label, order) = known.unwrap_or_else(|| {
            // Numbers by size, after what is listed; other words by their letters.
            (plain(code), (by_size(code), code.to_owned()))
        });
        Said { label, order }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_typed_a_line_each_and_keep_their_words_in_other_languages() {
        let kazakh = possible("city = Қала\nvillage=Ауыл\n", Language::Kk, &[]).expect("options");
        let both = possible("village = Село\ncity = Город", Language::Ru, &kazakh).expect("options");
        assert_eq!(
            both[1].label,
            Text { kk: Some("Қала".into()), ru: Some("Город".into()), ..Text::default() }
        );
        assert_eq!(typed_options(&both, Language::Ru), "village = Село\ncity = Город");
        let fault = |text: &str| possible(text, Language::En, &[]).expect_err("a fault").key;
        assert_eq!(fault("a = 1\na = 2"), "cases-options-double");
        assert_eq!(fault("a = 1"), "cases-options-few");
        assert_eq!(fault("a\tb = 1\nb = 2"), "cases-options-code");
    }

    #[test]
    fn what_is_typed_must_be_of_its_kind() {
        assert_eq!(Kind::Integer.typed(" 23 "), Ok(Some("23".to_owned())));
        assert_eq!(Kind::Integer.typed(""), Ok(None));
        assert!(Kind::Integer.typed("жиырма").is_err());
        let kind = Kind::OneOf { options: possible("a=А\nb=Б", Language::Kk, &[]).expect("options") };
        assert_eq!(kind.typed("b"), Ok(Some("b".to_owned())));
        assert!(kind.typed("c").is_err());
    }

    #[test]
    fn numbers_come_by_size_and_words_behind_them() {
        let mut codes = ["10", "9.5", "-1", "жоқ", "9", "0.25"];
        codes.sort_by_key(|code| by_size(code));
        assert_eq!(codes, ["-1", "0.25", "9", "9.5", "10", "жоқ"]);
    }

    #[test]
    fn keys_are_read_from_addresses() {
        for key in [Key::Region, Key::Role, Key::Age, Key::Own(7)] {
            assert_eq!(Key::from_tag(&key.tag()), Some(key));
        }
        assert_eq!(Key::from_tag("x7"), None);
    }
}
