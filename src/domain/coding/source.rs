//! A codebook, documents and codings as text files, as the demonstration has them.

use super::{Attributes, Color};
use crate::language::{Language, Text};
use serde::Deserialize;

/// Codes, documents, and which words of a document have which code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The codes, each after the one above it.
    #[serde(rename = "code")]
    pub codes: Vec<Code>,
    /// The documents.
    #[serde(rename = "document")]
    pub documents: Vec<Document>,
}

/// A code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// What this file calls it.
    pub key: String,
    /// The key of the code above it.
    pub parent: Option<String>,
    /// Its name.
    pub label: Text,
    /// When it applies.
    pub definition: Text,
    /// How it is marked.
    pub color: Color,
}

/// A document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The file of its text.
    pub file: String,
    /// What lists call it.
    pub name: String,
    /// The language most of it is in.
    pub language: Language,
    /// Who speaks.
    pub attributes: Attributes,
    /// Words that have a code.
    #[serde(default, rename = "coding")]
    pub codings: Vec<Coding>,
    /// Words to which a second coder gave a code; where there are some, both have read all of it.
    #[serde(default, rename = "second")]
    pub second: Vec<Coding>,
}

/// Words that have a code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// The code's key.
    pub code: String,
    /// The words, which stand in the document once.
    pub quote: String,
}

/// Reads the file.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn read(text: &str) -> Result<Source, toml::de::Error> {
    toml::from_str(text)
}
