//! What was typed of a set of weights, and what that asks for.

use crate::service::weights::{Asked, Fault, File};
use crate::web::query::Fields;
use domain::form::{Name, excerpt};
use domain::message::Message;
use domain::weight::{
    Amount, Bounds, Drawn, Empty, Lines, Lonely, Making, Missing, Scale, TargetLine, Way, number,
};

/// The ways in which weights are made, as addresses name them.
pub(super) const WAYS: [&str; 4] = ["rake", "post_stratify", "file", "question"];
/// What targets are.
pub(super) const AMOUNTS: [&str; 3] = ["percent", "count", "share"];
/// What becomes of respondents whose category is missing.
pub(super) const MISSING: [&str; 3] = ["refuse", "leave_out", "own_category"];
/// What becomes of a target that nobody meets.
pub(super) const EMPTY: [&str; 2] = ["refuse", "leave_out"];
/// What weights sum to.
pub(super) const SCALES: [&str; 2] = ["respondents", "keep"];
/// What to do about strata of a single cluster.
pub(super) const LONELY: [&str; 4] = ["refuse", "nothing", "adjust", "average"];

/// Before the names of the fields of targets.
const CELL: &str = "cell:";
/// Between the variables and the codes of a cell: neither holds one. Between the two stand two.
const PART: char = ' ';

/// The fields of the form.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) way: String,
    pub(super) by: Vec<String>,
    pub(super) amount: String,
    pub(super) targets: String,
    pub(super) question: String,
    pub(super) base: String,
    pub(super) missing: String,
    pub(super) empty: String,
    pub(super) lower: String,
    pub(super) upper: String,
    pub(super) scale: String,
    pub(super) strata: String,
    pub(super) clusters: String,
    pub(super) population: String,
    pub(super) lonely: String,
    /// Amounts that were typed one by one, by the names of their fields.
    pub(super) cells: Vec<(String, String)>,
}

impl Typed {
    pub(super) fn read(fields: &Fields) -> Self {
        let one = |name: &str| fields.get(name).trim().to_owned();
        let cells = fields.iter().filter(|(name, _)| name.starts_with(CELL));
        let way = WAYS.into_iter().find(|way| *way == fields.get("way")).unwrap_or(WAYS[0]);
        Self {
            name: one("name"),
            description: one("description"),
            way: way.to_owned(),
            by: fields.iter().filter(|(name, _)| *name == "by").map(|(_, value)| value.to_owned()).collect(),
            amount: one("amount"),
            targets: fields.get("targets").to_owned(),
            question: one("question"),
            base: one("base"),
            missing: one("missing"),
            empty: one("empty"),
            lower: one("lower"),
            upper: one("upper"),
            scale: one("scale"),
            strata: one("strata"),
            clusters: one("clusters"),
            population: one("population"),
            lonely: one("lonely"),
            cells: cells.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect(),
        }
    }

    /// The name of the field of a cell.
    pub(super) fn field(variables: &[String], codes: &[String]) -> String {
        let joined = |parts: &[String]| parts.join(&PART.to_string());
        format!("{CELL}{}{PART}{PART}{}", joined(variables), joined(codes))
    }

    /// What was typed into the field of a cell.
    pub(super) fn cell(&self, field: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// What all this asks for, with a file that came with it.
    ///
    /// # Errors
    /// Every fault of targets and bounds.
    pub(super) fn asked(&self, file: Option<File>) -> Result<Asked, Vec<Fault>> {
        let mut faults = Vec::new();
        let raking = matches!(self.way.as_str(), "rake" | "post_stratify");
        let lines = if raking { self.lines(file.as_ref()) } else { Ok(Lines::default()) };
        let lines = lines.unwrap_or_else(|found| {
            faults.extend(found);
            Lines::default()
        });
        let way = match self.way.as_str() {
            "file" => Some(Way::File),
            "question" => name(&self.question, &mut faults).map(Way::Question),
            way => {
                let mut margins = lines.margins(amount(&self.amount));
                match (way, margins.len()) {
                    ("post_stratify", 1) => margins.pop().map(Way::PostStratify),
                    ("post_stratify", 2..) => {
                        faults.push(Message::new("weight-one-margin").into());
                        None
                    }
                    _ => Some(Way::Rake(margins)),
                }
            }
        };
        if self.way == "question" && self.question.is_empty() {
            faults.push(Message::new("weight-question-missing").into());
        }
        if self.way == "file" && file.is_none() {
            faults.push(Message::new("weight-file-missing").into());
        }
        let bounds = self.bounds(&mut faults);
        let [base, strata, clusters, population] =
            [&self.base, &self.strata, &self.clusters, &self.population].map(|text| name(text, &mut faults));
        let (Some(way), true) = (way, faults.is_empty()) else { return Err(faults) };
        let making = Making {
            way,
            base,
            missing: match self.missing.as_str() {
                "leave_out" => Missing::LeaveOut,
                "own_category" => Missing::OwnCategory,
                _ => Missing::Refuse,
            },
            empty: if self.empty == "leave_out" { Empty::LeaveOut } else { Empty::Refuse },
            bounds,
            scale: if self.scale == "keep" { Scale::Keep } else { Scale::Respondents },
            drawn: Drawn {
                strata,
                clusters,
                population,
                lonely: match self.lonely.as_str() {
                    "nothing" => Lonely::Nothing,
                    "adjust" => Lonely::Adjust,
                    "average" => Lonely::Average,
                    _ => Lonely::Refuse,
                },
            },
        };
        let file = file.filter(|_| !raking);
        Ok(Asked { name: self.name.clone(), description: self.description.clone(), making, file, lines })
    }

    /// The targets: those of a file, those that were typed one by one, or those that were pasted.
    fn lines(&self, file: Option<&File>) -> Result<Lines, Vec<Fault>> {
        let told = |messages: Vec<Message>| messages.into_iter().map(Fault::from).collect::<Vec<_>>();
        if let Some(file) = file {
            return Lines::read(&file.name, &file.bytes).map_err(told);
        }
        if self.cells.iter().all(|(_, text)| text.is_empty()) {
            return Lines::read("targets.csv", self.targets.as_bytes()).map_err(told);
        }
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        for (row, (field, text)) in (1..).zip(&self.cells) {
            let parts: Vec<&str> = field.strip_prefix(CELL).unwrap_or_default().split(PART).collect();
            let mut halves = parts.split(|part| part.is_empty());
            let mut half =
                || halves.next().into_iter().flatten().map(|&part| part.to_owned()).collect::<Vec<String>>();
            let (variables, categories) = (half(), half());
            let at = || Message::new("weight-target-cell").with("category", categories.join(" × "));
            match number(text) {
                Some(amount) if variables.len() == categories.len() => {
                    lines.push(TargetLine { row, variables, categories, amount });
                }
                _ => faults.push(Fault { row: Some(row), message: at() }),
            }
        }
        if faults.is_empty() { Ok(Lines(lines)) } else { Err(faults) }
    }

    fn bounds(&self, faults: &mut Vec<Fault>) -> Option<Bounds> {
        let mut read = |text: &str| {
            let found = number(text);
            if found.is_none() && !text.is_empty() {
                faults.push(Message::new("weight-bounds").into());
            }
            found
        };
        let (lower, upper) = (read(&self.lower), read(&self.upper));
        (lower.is_some() || upper.is_some()).then_some(Bounds { lower, upper })
    }
}

/// A name that was chosen; what cannot be one is a fault.
fn name(text: &str, faults: &mut Vec<Fault>) -> Option<Name> {
    let name = Some(text).filter(|text| !text.is_empty())?;
    let found = Name::new(name).ok();
    if found.is_none() {
        faults.push(Message::new("weight-unknown-variable").with("variable", excerpt(name)).into());
    }
    found
}

fn amount(text: &str) -> Amount {
    match text {
        "count" => Amount::Count,
        "share" => Amount::Share,
        _ => Amount::Percent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::query::escape;

    #[test]
    fn targets_typed_one_by_one_are_those_pasted_as_a_table() {
        let own = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect::<Vec<_>>();
        let field = |code: &str| escape(&Typed::field(&own(&["gender"]), &own(&[code])));
        let query = format!("way=rake&name=w&amount=percent&{}=48,5&{}=51.5", field("f"), field("m"));
        let typed = Typed::read(&Fields::read(query.as_bytes()).expect("fields"));
        let pasted = Typed {
            way: "rake".to_owned(),
            targets: "variable,category,percent\ngender,f,48.5\ngender,m,51.5\n".to_owned(),
            ..Typed::default()
        };
        let making = |typed: &Typed| typed.asked(None).expect("weights").making;
        assert_eq!(making(&typed), making(&pasted));
        let crossed = Typed::field(&own(&["a", "b"]), &own(&["1", "2"]));
        let query = format!("way=post_stratify&{}=many&lower=much", escape(&crossed));
        let typed = Typed::read(&Fields::read(query.as_bytes()).expect("fields"));
        assert_eq!(typed.asked(None).expect_err("faults").len(), 2);
    }
}
