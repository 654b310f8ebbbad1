//! What a recipe comes to: counts, bases, missing answers and numbers, by column.

use super::classes::{Class, ClassKind};
use super::inferred::Inference;
use super::recipe::PercentBase;
use super::sample::Sample;
use crate::answer::Missing;
use crate::form::Name;
use crate::language::{Language, Text};
use crate::table::{Label, Unit};
use crate::weight::Estimate;
use serde::Serialize;

/// A table or the data of a figure, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tabulation {
    /// What the recipe calls it.
    pub key: String,
    /// Its caption; empty where the recipe has none.
    pub title: Text,
    /// The SHA-256 of its recipe.
    pub recipe: String,
    /// The expression that holds of all who are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The name of the weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Name>,
    /// How many responses have no weight, and so are not counted.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_weight: u64,
    /// How the sample was drawn, where errors go by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawn: Option<Drawn>,
    /// The banners, side by side.
    pub banners: Vec<Banner>,
    /// The columns: all, then of each banner its classes and their total.
    pub columns: Vec<Column>,
    /// What each variable of the rows comes to.
    pub blocks: Vec<Block>,
    /// In which order texts fall back where the language chosen lacks them.
    #[serde(skip)]
    pub fallback: Vec<Language>,
}

/// How a sample was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// In so many strata.
    pub strata: usize,
    /// So many first-stage clusters.
    pub clusters: usize,
}

/// Variables nested in columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Banner {
    /// What machines call it: its variables' keys.
    pub key: String,
    /// What its variables are called, the outermost first.
    pub variables: Vec<Label>,
    /// Whether a response may be in several of its columns.
    pub overlap: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// What machines call it; unique in a banner.
    pub key: String,
    /// What it is.
    pub kind: ColumnKind,
    /// The place of its banner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<usize>,
    /// Of each variable of the banner the class that it is of, the outermost first.
    pub classes: Vec<Class>,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Everybody.
    All,
    /// Those of a class of the banner.
    Class,
    /// Everybody who is in any column of the banner.
    Total,
}

/// A variable of the rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    /// What machines call it.
    pub key: String,
    /// What readers call it.
    pub label: Label,
    /// Whether it is one question of a grid.
    pub of_grid: bool,
    /// What is counted: respondents, or rows of a repeat.
    #[serde(serialize_with = "unit")]
    pub unit: Unit,
    /// Whether several answers were possible.
    pub several: bool,
    /// How many responses or rows there are in all; of a weighted sample, in it.
    pub all: u64,
    /// How many the filter left out.
    pub filtered: u64,
    /// Its classes; none of a number without bands.
    pub rows: Vec<Class>,
    /// Row by row, a tally a column.
    pub cells: Vec<Vec<Tally>>,
    /// Of each column, what its percents are of.
    pub bases: Vec<Bases>,
    /// Of each kind of missing answer, in the order of [`Missing::ALL`], a tally a column.
    pub missing: Vec<Vec<Tally>>,
    /// Of each banner, how many who answered are in none of its columns, by the first kind of missing
    /// answer to its variables.
    pub left_out: Vec<Vec<Tally>>,
    /// Of each column its numbers, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Numbers>,
    /// Of each class how high it came on average, where the variable is a rank of which all responses are
    /// counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mean_ranks: Vec<Option<f64>>,
    /// What is inferred, where anything is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inference: Option<Inference>,
    /// Row by row and column by column, shares by the design of the sample, where it has strata or
    /// clusters and an interval is asked for.
    #[serde(skip)]
    pub shares: Vec<Vec<Option<Estimate>>>,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Unweighted.
    pub count: u64,
    /// The sum of their weights; the count where nothing is weighted.
    pub weighted: f64,
    /// The sum of the squares of their weights; the count where nothing is weighted.
    pub squares: f64,
    /// Whether it is not told how many, so that nobody is known by it; it says zero then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// What percents of a column are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bases {
    /// Those who answered.
    pub answered: Tally,
    /// Those who chose something other than “none of these”.
    pub substantive: Tally,
    /// All ticks, “none of these” not among them.
    pub responses: Tally,
}

/// The numbers of a variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Numbers {
    /// Whether they are shown where a recipe does not ask for them.
    pub natural: bool,
    /// Whether they have fractions.
    pub broken: bool,
    /// Whether they are days of the common era, of which only the first and the last are shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub days: bool,
    /// A summary a column; `None` where it has no number.
    pub summaries: Vec<Option<Summary>>,
    /// Of each column whether its summary is not told, so that nobody is known by it; empty where all are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<bool>,
    /// The numbers themselves, a sample a column.
    #[serde(skip)]
    pub samples: Vec<Sample>,
}

/// What the numbers of a column come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many numbers.
    pub n: u64,
    /// The sum of their weights; n where nothing is weighted.
    pub weighted: f64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation; `None` of one.
    pub sd: Option<f64>,
    /// The standard error of the mean; `None` of one.
    pub se: Option<f64>,
    /// The quantile one half, of type 7.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// The quantiles that the recipe asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quantiles: Vec<Quantile>,
}

/// A quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quantile {
    /// Which, between 0 and 1.
    pub quantile: f64,
    /// 6 or 7.
    #[serde(rename = "type")]
    pub kind: u8,
    /// What it comes to.
    pub value: f64,
}

impl Tally {
    /// A tally that is not told.
    pub(super) const HIDDEN: Self = Self { count: 0, weighted: 0.0, squares: 0.0, hidden: true };

    /// The sum of two; not told where either is not.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            weighted: self.weighted + other.weighted,
            squares: self.squares + other.squares,
            hidden: self.hidden || other.hidden,
        }
    }

    /// Kish's effective number: (Σw)² / Σw².
    #[must_use]
    pub fn effective(self) -> f64 {
        if self.squares > 0.0 { self.weighted * self.weighted / self.squares } else { 0.0 }
    }

    /// The weighted percent of a base; `None` of an empty one.
    #[must_use]
    pub fn percent(self, base: Self) -> Option<f64> {
        (base.weighted > 0.0).then(|| self.weighted / base.weighted * 100.0)
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Self::and)
    }
}

impl Bases {
    /// The one that percents are of.
    #[must_use]
    pub fn of(&self, base: PercentBase) -> Tally {
        match base {
            PercentBase::CasesAnswered => self.answered,
            PercentBase::CasesSubstantive => self.substantive,
            PercentBase::Responses => self.responses,
        }
    }
}

impl Summary {
    /// What a sample comes to; `None` of none.
    #[must_use]
    pub fn of(sample: &Sample, quantiles: &[(f64, u8)]) -> Option<Self> {
        let quantile = |(quantile, kind): &(f64, u8)| {
            let value = sample.quantile(*quantile, *kind)?;
            Some(Quantile { quantile: *quantile, kind: *kind, value })
        };
        let moments = sample.moments()?;
        Some(Self {
            n: moments.n,
            weighted: moments.weight,
            mean: moments.mean,
            sd: moments.sd(),
            se: moments.se(),
            median: sample.quantile(0.5, 7)?,
            min: sample.min()?,
            max: sample.max()?,
            quantiles: quantiles.iter().filter_map(quantile).collect(),
        })
    }
}

impl Block {
    /// Takes its classes out, but for what only other versions know, which stands behind them.
    pub(super) fn leave_numbers(&mut self) {
        self.rows.retain(|class| class.kind == ClassKind::OtherVersions);
        let gone = self.cells.len() - self.rows.len();
        self.cells.drain(..gone);
    }

    /// How many have no value of that kind, of everybody.
    #[must_use]
    pub fn missing_of_all(&self, kind: Missing) -> Tally {
        let place = Missing::ALL.iter().position(|known| *known == kind);
        place.and_then(|place| self.missing[place].first().copied()).unwrap_or_default()
    }
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

fn unit<S: serde::Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Counted<'u> {
        Respondents,
        Rows { repeat: &'u Name, respondents: u64, everyone: u64 },
    }
    match unit {
        Unit::Respondents => Counted::Respondents,
        Unit::Rows { repeat, respondents, everyone } => {
            Counted::Rows { repeat, respondents: *respondents, everyone: *everyone }
        }
    }
    .serialize(serializer)
}
