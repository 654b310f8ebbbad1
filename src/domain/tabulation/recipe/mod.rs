//! What a table or a figure is made by: stored, exported, run again.
//!
//! ```json
//! {
//!   "version": 1,
//!   "key": "reasons_by_region",
//!   "title": { "en": "Why they came" },
//!   "rows": ["reasons", { "question": "age", "bands": [{ "below": 25 }, { "from": 25 }] }],
//!   "columns": [["region"], ["gender", "education"]],
//!   "filter": "${age} >= 18",
//!   "weight": "by_region",
//!   "measures": ["count", "column_percent"],
//!   "percent_base": "cases_answered",
//!   "statistics": { "letters": { "correction": "bonferroni" } }
//! }
//! ```
//!
//! Only `version`, `key` and `rows` must be there. `columns` are banners side by side, each a nesting of
//! variables. A text instead of a variable is the name of a question.

mod fields;
mod hash;
mod read;
mod variable;

pub use variable::{Band, Bands, Declared, Ends, Merged, OfResponse, Period, Source, Variable, Yield};

use crate::form::{Code, Name};
use crate::language::Text;
use serde::{Deserialize, Serialize};

/// The version of recipes that this program writes and reads.
pub const VERSION: u32 = 1;
/// The longest recipe, in bytes.
pub const LARGEST: usize = 256 * 1024;

/// What a table or a figure is made by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Recipe {
    /// Always [`VERSION`].
    pub version: u32,
    /// What the plan and addresses call it.
    pub key: Name,
    /// The caption; made of the variables' names where empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// What its author wants said beneath it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// The variables whose classes are rows, one beneath the other.
    pub rows: Vec<Variable>,
    /// Banners side by side, each a nesting of variables, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Vec<Variable>>,
    /// Who is counted: those for whom this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The weight that everything is counted with, besides the plain counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Name>,
    /// What is shown; see [`Recipe::measures_of`] where empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What percents of a column are percents of.
    #[serde(skip_serializing_if = "is_default")]
    pub percent_base: PercentBase,
    /// How many digits percents have behind the point.
    #[serde(skip_serializing_if = "is_default")]
    pub digits: u8,
    /// In which order rows stand.
    #[serde(skip_serializing_if = "is_default")]
    pub order: Order,
    /// Whether missing answers have rows.
    #[serde(skip_serializing_if = "is_default")]
    pub missing: MissingShown,
    /// What is inferred.
    #[serde(skip_serializing_if = "is_default")]
    pub statistics: Statistics,
    /// Counts from one up to below this are not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<u64>,
    /// The figure drawn of it, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// The row of which a map of the columns shows the percent; the first where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<Code>,
}

/// What a cell of a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How many, unweighted.
    Count,
    /// How many, weighted.
    WeightedCount,
    /// The percent of the column.
    ColumnPercent,
    /// The percent of the row.
    RowPercent,
    /// The percent of the whole table.
    TotalPercent,
    /// How many numbers.
    N,
    /// The mean.
    Mean,
    /// The median: the quantile one half of type 7; weighted, as [`super::Sample::quantile`] says.
    Median,
    /// The standard deviation.
    Sd,
    /// The standard error of the mean.
    Se,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// A quantile.
    #[serde(untagged)]
    Quantile {
        /// Which, between 0 and 1.
        quantile: f64,
        /// 6 as SPSS has it, or 7 as R has it.
        #[serde(rename = "type")]
        kind: u8,
    },
    /// The percent of the column by a base of its own, beside that of the recipe.
    #[serde(untagged)]
    PercentOf {
        /// What it is a percent of.
        percent_of: PercentBase,
    },
}

/// What percents of a column are percents of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentBase {
    /// Those who answered.
    #[default]
    CasesAnswered,
    /// Those who chose something other than “none of these”.
    CasesSubstantive,
    /// All ticks.
    Responses,
}

/// In which order rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As in the form.
    #[default]
    Form,
    /// The most frequent first, “none of these” last.
    Descending,
}

/// Whether missing answers have rows. They are counted and told in the note either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingShown {
    /// A row a kind, beneath the base.
    #[default]
    Rows,
    /// None.
    Hidden,
}

/// What is inferred from a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// An interval around every percent of a column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Whether rows and columns hang together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub association: Vec<Association>,
    /// Letters that tell which columns differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letters: Option<Letters>,
    /// Whether means and ranks differ between columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub means: Vec<MeansTest>,
}

/// An interval around a percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Which.
    pub kind: IntervalKind,
    /// How sure: 0.95.
    pub level: f64,
}

/// Which interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalKind {
    /// Wilson's.
    #[default]
    Wilson,
    /// Clopper's and Pearson's, which is called exact.
    ClopperPearson,
    /// Agresti's and Coull's.
    AgrestiCoull,
    /// On the logit scale, of weighted percents.
    Logit,
    /// Korn's and Graubard's, of weighted percents.
    KornGraubard,
}

/// A test or a measure of association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Association {
    /// χ², corrected after Yates of two by two; of weighted counts Rao's and Scott's F.
    ChiSquared,
    /// Fisher's exact test, of two by two.
    Fisher,
    /// Cramér's V.
    CramerV,
    /// Adjusted residuals of the cells.
    Residuals,
}

/// Letters under cells.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letters {
    /// For how many comparisons the level is corrected.
    pub correction: Correction,
    /// The level: 0.05.
    pub level: f64,
}

/// A correction for many comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// None.
    None,
    /// Bonferroni's, for the pairs of a row.
    #[default]
    Bonferroni,
}

/// A test of numbers between columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeansTest {
    /// Welch's t, of two columns.
    Welch,
    /// Analysis of variance.
    Anova,
    /// Mann's and Whitney's U, of two columns.
    MannWhitney,
    /// Kruskal's and Wallis's H.
    KruskalWallis,
}

/// The figure that is drawn of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Bars, one a row.
    Bars,
    /// Bars side by side, one a column.
    Grouped,
    /// Bars of which the rows are parts.
    Stacked,
    /// Bars to both sides of the middle of a scale.
    Likert,
    /// A pie.
    Pie,
    /// Lines over time.
    Line,
    /// A map of regions.
    Map,
    /// A population pyramid.
    Pyramid,
    /// A heat map.
    Heat,
    /// A network of what occurs together.
    Network,
}

impl Figure {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Bars,
        Self::Grouped,
        Self::Stacked,
        Self::Likert,
        Self::Pie,
        Self::Line,
        Self::Map,
        Self::Pyramid,
        Self::Heat,
        Self::Network,
    ];

    /// What recipes, addresses and the command line call it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Grouped => "grouped",
            Self::Stacked => "stacked",
            Self::Likert => "likert",
            Self::Pie => "pie",
            Self::Line => "line",
            Self::Map => "map",
            Self::Pyramid => "pyramid",
            Self::Heat => "heat",
            Self::Network => "network",
        }
    }
}

impl Measure {
    /// What is shown where a recipe does not say: of categories.
    pub const USUAL: [Self; 2] = [Self::Count, Self::ColumnPercent];
    /// What is shown where a recipe does not say: of numbers.
    pub const USUAL_OF_NUMBERS: [Self; 6] =
        [Self::N, Self::Mean, Self::Sd, Self::Median, Self::Min, Self::Max];

    /// Whether it is shown of categories, and else of numbers.
    #[must_use]
    pub const fn is_of_categories(self) -> bool {
        matches!(
            self,
            Self::Count
                | Self::WeightedCount
                | Self::ColumnPercent
                | Self::RowPercent
                | Self::TotalPercent
                | Self::PercentOf { .. }
        )
    }
}

impl Recipe {
    /// A table of rows alone of which nothing else is said.
    #[must_use]
    pub fn new(key: Name, rows: Vec<Variable>) -> Self {
        Self {
            version: VERSION,
            key,
            title: Text::default(),
            notes: Vec::new(),
            rows,
            columns: Vec::new(),
            filter: None,
            weight: None,
            measures: Vec::new(),
            percent_base: PercentBase::default(),
            digits: 0,
            order: Order::default(),
            missing: MissingShown::default(),
            statistics: Statistics::default(),
            disclosure: None,
            figure: None,
            shows: None,
        }
    }

    /// The same by that one banner more.
    #[must_use]
    pub fn by(mut self, banner: Vec<Variable>) -> Self {
        self.columns.push(banner);
        self
    }

    /// The measures of categories, or those of numbers, that are shown.
    #[must_use]
    pub fn measures_of(&self, categories: bool) -> Vec<Measure> {
        let said: Vec<Measure> =
            self.measures.iter().copied().filter(|one| one.is_of_categories() == categories).collect();
        match (said.is_empty(), categories) {
            (false, _) => said,
            (true, true) if self.measures.is_empty() && self.weight.is_some() => {
                vec![Measure::Count, Measure::WeightedCount, Measure::ColumnPercent]
            }
            (true, true) => Measure::USUAL.to_vec(),
            (true, false) => Measure::USUAL_OF_NUMBERS.to_vec(),
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
