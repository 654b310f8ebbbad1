//! What stands in rows and columns of a table.

use crate::form::{Code, Name};
use crate::language::{Language, Text};
use serde::Serialize;

/// A variable: where its values come from, and how they become classes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variable {
    /// Where its values come from.
    #[serde(flatten)]
    pub source: Source,
    /// What it is called; as in the form where empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// Bands of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
    /// Periods of a day; days where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Choices that are counted as one, instead of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merge: Vec<Merged>,
    /// Choices that are counted together, beside them: a person once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nets: Vec<Merged>,
    /// The ends of a scale, counted together beside its values.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    pub ends: Option<Ends>,
}

/// Where the values of a variable come from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A question.
    Question(Name),
    /// Questions with the same choices, a row each. In rows only.
    Grid(Vec<Name>),
    /// Codes of interviews: one category each, of responses whose case has it.
    Codes(Vec<String>),
    /// What is known of a response besides its answers.
    Response(OfResponse),
    /// What an expression comes to.
    #[serde(untagged)]
    Expression {
        /// The expression, in the form's language.
        expression: String,
        /// The repeat whose rows it is evaluated for; respondents where there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<Name>,
        /// What it comes to.
        #[serde(rename = "as")]
        yields: Yield,
        /// The categories it may come to, in order; in the order of first sight where there are none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        categories: Vec<Declared>,
    },
}

/// What an expression comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Yield {
    /// A category.
    #[default]
    Categories,
    /// A number.
    Number,
}

/// A category that an expression may come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Declared {
    /// The text it comes to.
    pub code: String,
    /// What it is called; its code where empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub label: Text,
}

/// What is known of a response besides its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfResponse {
    /// The language it was given in.
    Language,
    /// The day it was submitted on.
    Day,
}

/// Choices counted as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Merged {
    /// What machines call it, unlike any choice.
    pub key: Code,
    /// What it is called.
    pub label: Text,
    /// The codes or values.
    pub of: Vec<Code>,
}

/// The ends of a scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ends {
    /// How many of the highest values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<u8>,
    /// How many of the lowest values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom: Option<u8>,
}

/// Bands of a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bands {
    /// So many of equal width, from the least to the greatest number.
    Equal(u8),
    /// So many of equally many responses, as nearly as equal numbers let them.
    Quantiles(u8),
    /// By their bounds.
    #[serde(untagged)]
    Own(Vec<Band>),
}

/// A band of a number: all from one bound on to below another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The least number in it; open below where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The least number above it; open above where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// What it is called; its bounds where empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub label: Text,
}

/// A period of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every day.
    #[default]
    Day,
    /// Weeks, which begin on Mondays.
    Week,
    /// Months.
    Month,
    /// All days together, of which the first and the last are told.
    Whole,
}

impl Variable {
    /// Whether nothing is put together that the form keeps apart.
    pub(in crate::tabulation) fn is_plain(&self) -> bool {
        self.merge.is_empty() && self.nets.is_empty() && self.ends.is_none()
    }

    /// A variable of which nothing else is said.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            label: Text::default(),
            bands: None,
            every: None,
            merge: Vec::new(),
            nets: Vec::new(),
            ends: None,
        }
    }

    /// A question as it is.
    #[must_use]
    pub fn question(name: Name) -> Self {
        Self::new(Source::Question(name))
    }
}

impl Declared {
    /// What it is called in a language of the study.
    #[must_use]
    pub fn shown(&self) -> Text {
        if !self.label.is_empty() {
            return self.label.clone();
        }
        let mut text = Text::default();
        for language in Language::ALL {
            text.set(language, Some(self.code.clone()));
        }
        text
    }
}
