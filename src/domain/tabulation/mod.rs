//! Any table, and the data of any figure, from its recipe.
//!
//! A [`Recipe`] meets a study in [`tabulate()`]: its variables become classes of each response, and one
//! pass counts them all, alone and by every banner. A [`Tabulation`] holds exact counts beside weighted
//! sums, what each column's percents are of, and the missing answers by kind; [`Tabulation::present`] makes
//! a [`crate::table::Table`] of it, with its base said in words.
//!
//! Definitions: *answered*, *substantive* and *responses* are those of [`crate::table`]. A net counts a
//! person once. A column counts those who are of its class; the column “all” counts everybody, the total of
//! a banner those who are in any of its columns. Of a question in a repeat rows are counted, and a banner
//! must be asked there or around it.

mod assemble;
mod classes;
mod count;
mod counts;
mod designed;
mod evaluate;
mod group;
mod inference;
mod inferred;
mod nested;
mod numbers;
mod patterns;
mod planes;
mod present;
mod ready;
mod recipe;
mod result;
mod sample;
mod suppress;
mod tabulate;
mod variable;

#[cfg(test)]
mod tests;

pub use classes::{Class, ClassKind};
pub use inferred::{Inference, Tests, Untested, Weighted};
pub use recipe::{
    Association, Band, Bands, Correction, Declared, Ends, Figure, Interval, IntervalKind, LARGEST, Letters,
    MeansTest, Measure, Merged, MissingShown, OfResponse, Order, PercentBase, Period, Recipe, Source,
    Statistics, VERSION, Variable, Yield,
};
pub use result::{
    Banner, Bases, Block, Column, ColumnKind, Drawn, Numbers, Quantile, Summary, Tabulation, Tally,
};
pub use sample::{Moments, Sample, Value};
pub use tabulate::tabulate;

use crate::language::{Language, Text};
use crate::weight::Design;
use chrono::NaiveDate;
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

/// The responses whose case has a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedCases {
    /// What the code is called.
    pub label: Text,
    /// The places of the responses.
    pub responses: Vec<u32>,
}
