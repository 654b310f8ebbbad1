//! Any table, and the data of any figure, from its recipe.
//!
//! A [`Recipe`] meets a study in [`tabulate()`]: its variables become classes of each response, and one
//! pass counts them all, alone and by every banner. A [`Tabulation`] holds exact counts beside weighted
//! sums, what each column's percents are of, and the missing answers by kind; [`Tabulation::present`] makes
//! a [`crate::table::Table`] of it, with its base said in words.
//!
//! [`every_question()`] is what a study shows before anybody asks for more.
//!
//! Definitions: *answered* is everything but a blank, −7, −8 and −9, *substantive* what is more than “none of
//! these”, *responses* are ticks. A standard deviation divides by n − 1; a median is the quantile of type 7. A
//! net counts a
//! person once. A column counts those who are of its class; the column “all” counts everybody, the total of
//! a banner those who are in any of its columns. Of a question in a repeat rows are counted, and a banner
//! must be asked there or around it.

mod assemble;
mod changed;
mod classes;
mod count;
mod counts;
mod designed;
mod drawn;
mod evaluate;
mod group;
mod inference;
mod inferred;
mod linked;
mod nested;
mod numbers;
mod patterns;
pub mod plan;
mod planes;
mod present;
mod questions;
mod ready;
mod recipe;
mod result;
mod sample;
mod small;
mod suppress;
mod tabulate;
mod variable;

#[cfg(test)]
mod tests;

pub use changed::Reader;
pub use classes::{Class, ClassKind};
pub use drawn::{Picture, Setting};
pub use inferred::{Inference, Tests, Untested, Weighted};
pub use questions::{By, OfQuestion, every_question, of_question};
pub use recipe::{
    Association, Band, Bands, Correction, Declared, Ends, Figure, Interval, IntervalKind, LARGEST, Letters,
    MeansTest, Measure, Merged, MissingShown, OfResponse, Order, PercentBase, Period, Recipe, Source,
    Statistics, VERSION, Variable, Yield,
};
pub use result::{
    Banner, Bases, Block, Column, ColumnKind, Drawn, Numbers, Quantile, Summary, Tabulation, Tally,
};
pub use sample::{Moments, Sample, Value};
pub use small::SmallCell;
pub use tabulate::tabulate;

use crate::language::{Language, Text};
use crate::weight::Design;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What is known of responses besides their answers, each in the order of [`crate::table::Columns`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The weight that the recipe names, of each response.
    pub weights: Option<&'a [f64]>,
    /// The sample instead, where the weight that the recipe names comes with how it was drawn. Responses
    /// without a weight are not in it: no table counts them, and its note says how many they are.
    pub design: Option<&'a Design>,
    /// The language each was given in.
    pub languages: Option<&'a [Language]>,
    /// The day each was submitted on.
    pub days: Option<&'a [NaiveDate]>,
    /// Whether each is looked at; all are where this is not said. It goes together with the filter of the
    /// recipe.
    pub among: Option<&'a [bool]>,
    /// The codes of interviews.
    pub coded: Option<&'a Coded>,
}

/// The codes of interviews, by the responses of the same cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// The places of responses whose case has an interview that is coded.
    pub interviewed: Vec<u32>,
    /// Each code, by what recipes call it.
    pub codes: BTreeMap<String, CodedCases>,
}

impl Coded {
    /// What tells these codes from others: the beginning of a SHA-256.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        let mut list = |key: &str, places: &[u32]| {
            hasher.update(key.as_bytes());
            hasher.update([0]);
            places.iter().for_each(|place| hasher.update(place.to_le_bytes()));
            hasher.update(u32::MAX.to_le_bytes());
        };
        list("", &self.interviewed);
        self.codes.iter().for_each(|(key, cases)| list(key, &cases.responses));
        hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The responses whose case has a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedCases {
    /// What the code is called.
    pub label: Text,
    /// The places of the responses.
    pub responses: Vec<u32>,
}
