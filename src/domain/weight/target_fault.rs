//! What can be wrong between targets and data.

use crate::message::Message;
use serde::Serialize;

/// Why targets and data do not go together. A margin is named by its variables, a category by its codes.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
#[expect(missing_docs, reason = "the fields say where the fault is: margin, category, how many respondents")]
pub enum TargetFault {
    /// There is nothing to weight to.
    #[error("no targets")]
    NoTargets,
    /// Targets for a variable that the data do not have.
    #[error("no variable {variable}")]
    UnknownVariable { variable: String },
    /// A variable has more or fewer rows than there are weights.
    #[error("{variable} has {rows} rows, the weights {expected}")]
    Rows { variable: String, rows: usize, expected: usize },
    /// A row's category is none of the variable's.
    #[error("row {row} of {variable} has an unknown category")]
    UnknownCode { variable: String, row: usize },
    /// A target for a category that the variable does not have.
    #[error("{margin} has no category {category}")]
    UnknownCategory { margin: String, category: String },
    /// Two targets for one category.
    #[error("{margin}: two targets for {category}")]
    Repeated { margin: String, category: String },
    /// A target below zero, or no number.
    #[error("{margin}: the target of {category} is no amount")]
    NotAnAmount { margin: String, category: String },
    /// Shares or percents that make no whole, or counts of nobody.
    #[error("{margin}: the targets sum to {sum}")]
    Sum { margin: String, sum: f64 },
    /// Counts of one margin that sum to another population than those of the first.
    #[error("{margin}: the targets sum to {sum}, not to {expected}")]
    Totals { margin: String, sum: f64, expected: f64 },
    /// Respondents of a category without a target.
    #[error("{margin}: no target for {category}, of which there are {n}")]
    WithoutTarget { margin: String, category: String, n: usize },
    /// A target of zero for a category that respondents have.
    #[error("{margin}: the target of {category} is zero, but there are {n}")]
    ZeroTarget { margin: String, category: String, n: usize },
    /// A target above zero for a category that no respondent has.
    #[error("{margin}: nobody is {category}")]
    EmptyCategory { margin: String, category: String },
    /// Respondents whose category is missing.
    #[error("{margin}: the category of {n} is missing")]
    MissingCategory { margin: String, n: usize },
    /// Nobody with a weight is left.
    #[error("nobody with a weight is left")]
    NoRespondents,
    /// A lower bound that is not below one, or an upper one that is not above it.
    #[error("bounds of weights must lie on both sides of their mean")]
    Bounds,
}

impl TargetFault {
    /// The margin and the category of the target that is at fault, where it is one.
    #[must_use]
    pub fn category(&self) -> Option<(&str, &str)> {
        match self {
            Self::UnknownCategory { margin, category }
            | Self::Repeated { margin, category }
            | Self::NotAnAmount { margin, category }
            | Self::ZeroTarget { margin, category, .. }
            | Self::EmptyCategory { margin, category } => Some((margin, category)),
            _ => None,
        }
    }

    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        let of = |key: &str, margin: &str, category: &str| {
            Message::new(key).with("margin", margin).with("category", category)
        };
        match self {
            Self::NoTargets => Message::new("weight-no-targets"),
            Self::UnknownVariable { variable } => {
                Message::new("weight-unknown-variable").with("variable", variable.as_str())
            }
            Self::Rows { variable, rows, expected } => Message::new("weight-rows")
                .with("variable", variable.as_str())
                .with("rows", *rows)
                .with("expected", *expected),
            Self::UnknownCode { variable, row } => {
                Message::new("weight-unknown-code").with("variable", variable.as_str()).with("row", row + 1)
            }
            Self::UnknownCategory { margin, category } => of("weight-unknown-category", margin, category),
            Self::Repeated { margin, category } => of("weight-repeated-target", margin, category),
            Self::NotAnAmount { margin, category } => of("weight-not-an-amount", margin, category),
            Self::Sum { margin, sum } => {
                Message::new("weight-sum").with("margin", margin.as_str()).with("sum", sum.to_string())
            }
            Self::Totals { margin, sum, expected } => Message::new("weight-totals")
                .with("margin", margin.as_str())
                .with("sum", sum.to_string())
                .with("expected", expected.to_string()),
            Self::WithoutTarget { margin, category, n } => {
                of("weight-without-target", margin, category).with("n", *n)
            }
            Self::ZeroTarget { margin, category, n } => {
                of("weight-zero-target", margin, category).with("n", *n)
            }
            Self::EmptyCategory { margin, category } => of("weight-empty-category", margin, category),
            Self::MissingCategory { margin, n } => {
                Message::new("weight-missing-category").with("margin", margin.as_str()).with("n", *n)
            }
            Self::NoRespondents => Message::new("weight-nobody-left"),
            Self::Bounds => Message::new("weight-bounds"),
        }
    }
}
