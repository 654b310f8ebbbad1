//! How a set of weights is made: kept with it, so that it can be made anew as responses come in.

use super::Lonely;
use super::imported::{Scale, WeightFault, Weights, import};
use super::margin::{Margin, Variable};
use super::rake::{Empty, MarginFit, Missing, Plan, Raked, post_stratify, rake};
use super::report::Report;
use super::target_fault::TargetFault;
use super::trim::{Bounds, trim};
use crate::form::Name;
use crate::message::{Argument, Message};
use serde::{Deserialize, Serialize};

/// How a set of weights is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Making {
    /// In which way.
    pub way: Way,
    /// What weights are multiplied with: another set, or a question that gives a number. One each where
    /// it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Name>,
    /// What becomes of respondents whose category is missing.
    #[serde(default)]
    pub missing: Missing,
    /// What becomes of a target that nobody meets.
    #[serde(default)]
    pub empty: Empty,
    /// Between what multiples of their mean weights are to lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// What they sum to.
    #[serde(default)]
    pub scale: Scale,
    /// How the sample was drawn.
    #[serde(default)]
    pub drawn: Drawn,
}

/// The way in which weights come about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// They came in a file.
    File,
    /// They are the numbers of a question.
    Question(Name),
    /// They are brought to the cells of a population in one step.
    PostStratify(Margin),
    /// They are raked to margins.
    Rake(Vec<Margin>),
}

/// How a sample was drawn, by the variables that say so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// The stratum of each response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strata: Option<Name>,
    /// Its first-stage cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clusters: Option<Name>,
    /// How many clusters its stratum has in the population.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Name>,
    /// What to do about strata of a single cluster.
    #[serde(default)]
    pub lonely: Lonely,
}

/// Weights that were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The weights, by row.
    pub weights: Weights,
    /// How it went.
    pub report: Report,
}

/// Why no weights were made.
#[derive(Clone, Debug, PartialEq)]
pub enum Unmade {
    /// Weights that came are none.
    Weights(Vec<WeightFault>),
    /// Targets and data do not go together.
    Targets(Vec<TargetFault>),
    /// Margins did not come to their targets in so many iterations: the one that is farthest off.
    Apart {
        /// How often they were gone through.
        iterations: usize,
        /// How near each came.
        margins: Vec<MarginFit>,
    },
    /// Weights do not stay within the bounds.
    Bounds,
}

impl Making {
    /// Of that way, with nothing else said.
    #[must_use]
    pub fn new(way: Way) -> Self {
        Self {
            way,
            base: None,
            missing: Missing::default(),
            empty: Empty::default(),
            bounds: None,
            scale: Scale::default(),
            drawn: Drawn::default(),
        }
    }

    /// The variables that its targets name, each once.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        let margins: &[Margin] = match &self.way {
            Way::File | Way::Question(_) => &[],
            Way::PostStratify(cells) => std::slice::from_ref(cells),
            Way::Rake(margins) => margins,
        };
        let mut names: Vec<&str> = Vec::new();
        for name in margins.iter().flat_map(|margin| &margin.variables) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// Makes the weights from those that are there: what came in a file, what a question gives, or what
    /// targets begin from.
    ///
    /// # Errors
    /// All that is wrong with weights and targets; nothing is made by halves.
    pub fn make(&self, values: Vec<Option<f64>>, variables: &[Variable]) -> Result<Made, Unmade> {
        let base = import(values).map_err(Unmade::Weights)?;
        let raked = match &self.way {
            Way::File | Way::Question(_) => return self.trimmed(&base),
            Way::PostStratify(cells) if self.is_plain() => {
                post_stratify(&base, variables, cells.clone(), self.scale)
            }
            // Trimming takes weights away from their cells: they have to be brought back.
            Way::PostStratify(cells) => rake(&base, variables, &self.plan(vec![cells.clone()])),
            Way::Rake(margins) => rake(&base, variables, &self.plan(margins.clone())),
        };
        let raked = raked.map_err(Unmade::Targets)?;
        if !raked.converged {
            return Err(Unmade::Apart { iterations: raked.iterations, margins: raked.margins });
        }
        if !raked.within_bounds {
            return Err(Unmade::Bounds);
        }
        Ok(Made::raked(raked))
    }

    fn is_plain(&self) -> bool {
        self.bounds.is_none() && self.missing == Missing::default() && self.empty == Empty::default()
    }

    fn plan(&self, margins: Vec<Margin>) -> Plan {
        let (missing, empty, bounds, scale) = (self.missing, self.empty, self.bounds, self.scale);
        Plan { missing, empty, bounds, scale, ..Plan::to(margins) }
    }

    fn trimmed(&self, base: &Weights) -> Result<Made, Unmade> {
        let Some(bounds) = self.bounds else {
            let weights = base.scaled(self.scale);
            return Ok(Made { report: Report::of(&weights, base.kish()), weights });
        };
        if !bounds.sound() {
            return Err(Unmade::Targets(vec![TargetFault::Bounds]));
        }
        let trimmed = trim(base, bounds, true);
        if !trimmed.within_bounds {
            return Err(Unmade::Bounds);
        }
        let weights = trimmed.weights.scaled(self.scale);
        let report = Report { trimmed: trimmed.trimmed, ..Report::of(&weights, base.kish()) };
        Ok(Made { weights, report })
    }
}

impl Made {
    fn raked(raked: Raked) -> Self {
        let Raked { weights, iterations, margins, rounds, trimmed, before, .. } = raked;
        let report =
            Report { iterations: Some(iterations), rounds, trimmed, margins, ..Report::of(&weights, before) };
        Self { weights, report }
    }
}

impl Unmade {
    /// In words.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::Weights(faults) => faults.iter().map(WeightFault::message).collect(),
            Self::Targets(faults) => faults.iter().map(TargetFault::message).collect(),
            Self::Bounds => vec![Message::new("weight-bounds-unreached")],
            Self::Apart { iterations, margins } => {
                let farthest = margins.iter().max_by(|one, other| one.distance.total_cmp(&other.distance));
                let told = Message::new("weight-apart").with("iterations", *iterations);
                let Some(farthest) = farthest else {
                    return vec![told.with("margin", "").with("percent", "")];
                };
                let percent = Argument::decimal(farthest.distance * 100.0, 3);
                vec![told.with("margin", farthest.margin.as_str()).with("percent", percent)]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weight::{Amount, Target};

    fn variable(name: &str, codes: &[u16]) -> Variable {
        let categories = vec!["a".to_owned(), "b".to_owned()];
        Variable { name: name.to_owned(), categories, codes: codes.iter().copied().map(Some).collect() }
    }

    fn margin(name: &str, a: f64) -> Margin {
        let target = |category: &str, amount| Target { categories: vec![category.to_owned()], amount };
        let targets = vec![target("a", a), target("b", 1.0 - a)];
        Margin { variables: vec![name.to_owned()], amount: Amount::Share, targets }
    }

    #[test]
    fn a_making_is_kept_as_json_and_made_again() {
        let mut making = Making::new(Way::Rake(vec![margin("x", 0.5), margin("y", 0.4)]));
        making.bounds = Some(Bounds { lower: None, upper: Some(3.0) });
        let json = serde_json::to_string(&making).expect("JSON");
        assert_eq!(serde_json::from_str::<Making>(&json).expect("a making"), making);
        assert_eq!(making.variables(), ["x", "y"]);
        let variables = [variable("x", &[0, 0, 1, 1, 0]), variable("y", &[0, 1, 1, 0, 0])];
        let made = making.make(vec![Some(1.0); 5], &variables).expect("weights");
        assert_eq!(made.report.margins.len(), 2);
        assert!(
            (made.report.max - made.weights.values.iter().flatten().copied().fold(0.0, f64::max)).abs()
                < 1e-12
        );
    }

    #[test]
    fn what_does_not_converge_names_the_margin_that_fails() {
        let making = Making::new(Way::Rake(vec![margin("x", 0.5), margin("y", 0.9)]));
        let variables = [variable("x", &[0, 0, 0, 1]), variable("y", &[0, 0, 0, 1])];
        let unmade = making.make(vec![Some(1.0); 4], &variables).expect_err("they contradict each other");
        let told = unmade.messages();
        assert_eq!((told.len(), told[0].key.as_str()), (1, "weight-apart"));
    }

    #[test]
    fn imported_weights_are_looked_over_and_trimmed() {
        let mut making = Making::new(Way::File);
        let unmade = making.make(vec![Some(-1.0), None], &[]).expect_err("below zero");
        assert_eq!(unmade.messages()[0].key, "weight-negative");
        let mut values = vec![Some(1.0); 20];
        values.push(Some(30.0));
        values.push(None);
        let made = making.make(values.clone(), &[]).expect("weights");
        assert_eq!((made.report.n, made.report.without, made.report.trimmed), (21, 1, 0));
        making.bounds = Some(Bounds { lower: None, upper: Some(3.0) });
        let made = making.make(values, &[]).expect("weights");
        assert_eq!(made.report.trimmed, 1);
        assert!((made.report.max - 3.0).abs() < 1e-9 && (made.report.mean - 1.0).abs() < 1e-12);
    }
}
