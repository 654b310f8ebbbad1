//! What a weighted sample is to look like: margins of the population, given as a table.

use serde::{Deserialize, Serialize};

/// A variable of the data, as far as weights are concerned with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// As targets name it.
    pub name: String,
    /// Codes of its categories.
    pub categories: Vec<String>,
    /// By row, the index of its category; `None` where it is missing.
    pub codes: Vec<Option<u16>>,
}

/// What the numbers of targets are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Parts of one.
    Share,
    /// Parts of a hundred.
    Percent,
    /// People.
    Count,
}

/// One line of a table of targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetRow {
    /// The variable.
    pub variable: String,
    /// The code of its category.
    pub category: String,
    /// How much of the population that is.
    pub amount: f64,
}

/// The part of the population with these categories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// One code for each variable of the margin.
    pub categories: Vec<String>,
    /// How much of the population that is.
    pub amount: f64,
}

/// The population by one variable, or by several crossed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    /// The variables; several make cells.
    pub variables: Vec<String>,
    /// What the numbers are.
    pub amount: Amount,
    /// By category or cell.
    pub targets: Vec<Target>,
}

impl Margin {
    /// The variables' names as one: `sex × age`.
    #[must_use]
    pub fn name(&self) -> String {
        self.variables.join(" × ")
    }
}

/// The lines of a table of targets as margins, in the order in which variables are first named.
#[must_use]
pub fn margins(rows: &[TargetRow], amount: Amount) -> Vec<Margin> {
    let mut margins: Vec<Margin> = Vec::new();
    for row in rows {
        let target = Target { categories: vec![row.category.clone()], amount: row.amount };
        let known = margins.iter_mut().find(|margin| margin.variables == [row.variable.as_str()]);
        if let Some(margin) = known {
            margin.targets.push(target);
        } else {
            margins.push(Margin { variables: vec![row.variable.clone()], amount, targets: vec![target] });
        }
    }
    margins
}
