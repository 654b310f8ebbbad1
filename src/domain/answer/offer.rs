//! The choices offered to one respondent.

use crate::form::{Choice, Question};

/// The choices that a question offers to one respondent, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer<'f> {
    /// All of them, as the form has them; none where the question has no choices.
    All(&'f [Choice]),
    /// Those that a filter let through or that were put into another order.
    Some(Vec<&'f Choice>),
    /// One for each row of a repeat.
    Rows(Vec<Choice>),
}

impl<'f> Offer<'f> {
    /// Everything that a question has.
    #[must_use]
    pub fn all(question: &'f Question) -> Self {
        Self::All(question.choices())
    }

    /// The choices in order.
    pub fn iter(&self) -> impl Iterator<Item = &Choice> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::All(choices) => choices.len(),
            Self::Some(choices) => choices.len(),
            Self::Rows(choices) => choices.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The choice of that code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Choice> {
        self.iter().find(|choice| choice.code.as_str() == code)
    }

    fn get(&self, index: usize) -> Option<&Choice> {
        match self {
            Self::All(choices) => choices.get(index),
            Self::Some(choices) => choices.get(index).copied(),
            Self::Rows(choices) => choices.get(index),
        }
    }
}
