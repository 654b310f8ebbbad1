//! Small cells: which figures of a table would tell about single people, and what else must go with them.
//!
//! A count from one to under k is sensitive; zero is not, and is shown. A sensitive cell that is left
//! out can be worked out from its row and its column unless others are left out with it (Cox 1980;
//! Hundepool et al. 2012, §4). Which, is looked for as a path: a table with its totals is a network in
//! which rows and columns are nodes and cells are arcs, and a cell cannot be told exactly where it lies
//! on a circle of left-out cells whose counts may shift by one against each other (Kelly, Golden &
//! Assad 1992; Castro 2012). The cheapest circle is taken for one cell after another.
//!
//! What a reader knows: all that is shown, that counts are whole and not below zero, and — because
//! zeros are shown — that what is left out is at least one. What is then known of a cell is its
//! [`Range`]; none is ever a single number. The range without the last piece of knowledge is wider still.
//!
//! | table | sums that are shown with it |
//! | --- | --- |
//! | [`one_way()`] | the total |
//! | [`two_way()`] | totals of rows and of columns, and the grand total |
//!
//! Options of a multiple choice do not sum to their base: each is a table of its own, those who ticked
//! and those who did not. Tables that share cells have to be one table, or one can undo the other.

mod network;
mod one_way;
mod two_way;
mod verdict;

#[cfg(test)]
mod tests;

pub use one_way::{OneWay, one_way};
pub use two_way::{TwoWay, two_way};
pub use verdict::{Finding, Verdict, verdict};

use crate::message::Message;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;

/// The least count that may be shown: counts from one to under it are sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Threshold(pub NonZeroU64);

impl Default for Threshold {
    /// Four: counts up to three are sensitive, as sdcTable takes them.
    fn default() -> Self {
        Self(NonZeroU64::MIN.saturating_add(3))
    }
}

impl Threshold {
    /// A threshold of so many; `None` of zero. One and nothing is sensitive.
    #[must_use]
    pub fn new(least: u64) -> Option<Self> {
        NonZeroU64::new(least).map(Self)
    }

    /// Whether a count would tell about single people.
    #[must_use]
    pub fn is_sensitive(self, count: u64) -> bool {
        count > 0 && count < self.0.get()
    }
}

/// Whether a cell is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It is.
    #[default]
    Shown,
    /// It is not: its count is sensitive.
    Sensitive,
    /// It is not: a sensitive one could be worked out from it.
    Complementary,
}

impl Mark {
    /// Whether the cell, and whatever is worked out from its count, is left out.
    #[must_use]
    pub fn hidden(self) -> bool {
        self != Self::Shown
    }
}

/// What a reader can tell about a cell that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// It is no less than this.
    pub least: u64,
    /// It is no more than this; `None` where nothing bounds it.
    pub most: Option<u64>,
}

/// Why a table cannot be looked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TableFault {
    /// Its cells are not so many as rows times columns.
    #[error("the cells are not rows times columns")]
    Shape,
    /// Counts sum to more than can be counted.
    #[error("the counts are too large")]
    TooLarge,
}

impl TableFault {
    /// In words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Shape => "disclosure-shape",
            Self::TooLarge => "disclosure-too-large",
        })
    }
}
