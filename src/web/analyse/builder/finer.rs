//! How the variables of a table are counted, as an address says it: nets, bands, the ends of a scale,
//! periods, grids, computed variables, and finer choices of statistics.
//!
//! What is said of a variable has its name behind a slash, `bands/age=equal`; a computed variable is a number
//! and not a name, `expression/1=…`. Nothing is refused here: what makes no sense becomes a recipe that says
//! so with its place.

mod recipe;
mod variable;

use crate::web::query::Fields;
use std::collections::BTreeMap;
pub(super) use variable::Finely;

/// The most computed variables.
pub(super) const MOST_COMPUTED: usize = 5;
/// The most nets of a variable.
pub(super) const MOST_NETS: usize = 5;
/// Tests of numbers between columns.
pub(super) const MEANS: [&str; 4] = ["welch", "anova", "mann_whitney", "kruskal_wallis"];
/// How sure intervals are, in percent.
pub(super) const LEVELS: [&str; 3] = ["90", "95", "99"];

/// What an address says of how variables are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Finer {
    /// By the name of a variable.
    pub(super) of: BTreeMap<String, Finely>,
    /// The computed variables, the first one called 1.
    pub(super) computed: Vec<Computed>,
    /// Whether questions of the same choices stand together.
    pub(super) grid: bool,
    pub(super) means: Vec<String>,
    pub(super) level: String,
    /// Quantiles besides the median, as typed.
    pub(super) quantiles: String,
    pub(super) digits: String,
}

/// A variable that an expression comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Computed {
    pub(super) expression: String,
    pub(super) called: String,
    /// Whether it is a number, and not a category.
    pub(super) number: bool,
    pub(super) in_columns: bool,
}

impl Finer {
    pub(super) fn read(fields: &Fields) -> Self {
        let one = |name: &str| fields.get(name).trim().to_owned();
        let mut finer = Self {
            grid: fields.get("grid") == "1",
            means: fields
                .iter()
                .filter(|(name, value)| *name == "means" && !value.is_empty())
                .map(|(_, value)| value.to_owned())
                .collect(),
            level: one("level"),
            quantiles: one("quantiles"),
            digits: one("digits"),
            ..Self::default()
        };
        for (setting, name, value) in fields.iter().filter_map(|(name, value)| {
            let (setting, variable) = name.split_once('/')?;
            Some((setting, variable, value.trim())).filter(|(.., value)| !value.is_empty())
        }) {
            if !finer.computed_says(setting, name, value) {
                finer.of.entry(name.to_owned()).or_default().says(setting, value);
            }
        }
        finer.of.retain(|_, finely| *finely != Finely::default());
        finer
    }

    /// Takes in what is said of a computed variable; whether it was that.
    fn computed_says(&mut self, setting: &str, name: &str, value: &str) -> bool {
        if !["expression", "called", "as", "in"].contains(&setting) {
            return false;
        }
        let place = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(place) = place.filter(|place| *place < MOST_COMPUTED) else { return true };
        if self.computed.len() <= place {
            self.computed.resize_with(place + 1, Computed::default);
        }
        let computed = &mut self.computed[place];
        match setting {
            "expression" => value.clone_into(&mut computed.expression),
            "called" => value.clone_into(&mut computed.called),
            "as" => computed.number = value == "number",
            _ => computed.in_columns = value == "columns",
        }
        true
    }

    /// The fields that say something of the variables that are chosen.
    pub(super) fn pairs(&self, chosen: &[&str]) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut put = |name: String, value: &str| {
            if !value.is_empty() {
                pairs.push((name, value.to_owned()));
            }
        };
        put("grid".to_owned(), if self.grid { "1" } else { "" });
        self.means.iter().for_each(|test| put("means".to_owned(), test));
        put("level".to_owned(), &self.level);
        put("quantiles".to_owned(), &self.quantiles);
        put("digits".to_owned(), &self.digits);
        for (number, computed) in (1..).zip(&self.computed).filter(|(_, one)| !one.expression.is_empty()) {
            put(format!("expression/{number}"), &computed.expression);
            put(format!("called/{number}"), &computed.called);
            put(format!("as/{number}"), if computed.number { "number" } else { "" });
            put(format!("in/{number}"), if computed.in_columns { "columns" } else { "" });
        }
        let known = |name: &str| chosen.contains(&name) || self.computed_named(name).is_some();
        for (name, finely) in self.of.iter().filter(|(name, _)| known(name)) {
            for (setting, value) in finely.pairs() {
                put(format!("{setting}/{name}"), &value);
            }
        }
        pairs
    }

    /// The computed variable of a number.
    fn computed_named(&self, name: &str) -> Option<&Computed> {
        let place = name.parse::<usize>().ok()?.checked_sub(1)?;
        self.computed.get(place).filter(|computed| !computed.expression.is_empty())
    }

    /// Whether any computed variable stands in the rows.
    pub(super) fn has_rows(&self) -> bool {
        self.computed.iter().any(|computed| !computed.expression.is_empty() && !computed.in_columns)
    }
}

#[cfg(test)]
mod tests;
