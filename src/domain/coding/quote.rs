//! Quotes, cited as the paper does: «…» (қатысушы, 23 жаста, Түркістан обл.).

use super::regions::region;
use crate::language::Language;
use crate::message::Message;
use serde::{Deserialize, Serialize};

/// What is known of whoever speaks in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attributes {
    /// In years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// A region's code, as [`super::REGIONS`] has it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// `participant`, `official` or `expert`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

impl Attributes {
    /// The roles that have a name in each language.
    pub const ROLES: [&'static str; 3] = ["participant", "official", "expert"];
}

/// Words of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who says them.
    pub attributes: Attributes,
}

/// The quotation marks of a language: outer, then inner.
#[must_use]
pub const fn marks(language: Language) -> [(&'static str, &'static str); 2] {
    match language {
        Language::Kk => [("«", "»"), ("“", "”")],
        Language::Ru => [("«", "»"), ("„", "“")],
        Language::En => [("“", "”"), ("‘", "’")],
    }
}

/// The quote with its source, the words as they were said.
#[must_use]
pub fn citation(quote: &Quote, language: Language, say: &dyn Fn(&Message) -> String) -> String {
    let [(open, close), _] = marks(language);
    let known = who(&quote.attributes, language, say);
    let words = quote.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if known.is_empty() { format!("{open}{words}{close}") } else { format!("{open}{words}{close} ({known})") }
}

/// Who speaks: role, age, region, as far as known.
fn who(attributes: &Attributes, language: Language, say: &dyn Fn(&Message) -> String) -> String {
    let mut parts = Vec::new();
    if Attributes::ROLES.contains(&attributes.role.as_str()) {
        parts.push(say(&Message::new(&format!("coding-role-{}", attributes.role))));
    }
    if let Some(age) = attributes.age {
        parts.push(say(&Message::new("coding-citation-age").with("age", i64::from(age))));
    }
    if let Some(region) = region(&attributes.region) {
        parts.push(region.short.words(language, &[]).to_owned());
    } else if !attributes.region.is_empty() {
        parts.push(attributes.region.clone());
    }
    parts.join(", ")
}
