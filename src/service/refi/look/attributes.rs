//! Variables of a file as attributes of cases: those that are there by their names, and new ones.

use super::Looking;
use crate::service::cases::{LONGEST_ATTRIBUTE, MOST_ATTRIBUTES};
use crate::service::refi::known::KnownAttribute;
use crate::service::refi::plan::PlannedAttribute;
use domain::coding::case::{self, Possible};
use domain::exchange::refi::Lost;
use domain::exchange::refi::project::{Kind, Variable};
use domain::form::Code;
use domain::language::{Language, Text};
use uuid::Uuid;

/// What is stored of yes and no.
pub(in crate::service::refi) const TRUTH: [&str; 2] = ["true", "false"];

impl Looking<'_> {
    /// The place in the plan of the attribute that a variable is; none where there is no room for it.
    pub(super) fn attribute(&mut self, variable: Uuid) -> Option<usize> {
        if let Some(place) = self.places.get(&variable) {
            return *place;
        }
        let (project, known) = (self.project, self.known);
        let found = project.variables.iter().find(|one| one.guid == variable);
        let place = found.and_then(|variable| {
            let name = called(variable);
            let same = |one: &&KnownAttribute| one.guid == variable.guid || is_called(&one.label, &name);
            let there = known.attributes.iter().find(same);
            let id = there.map(|there| there.id);
            let is_same = |one: &PlannedAttribute| match id {
                Some(_) => one.there == id,
                None => one.there.is_none() && one.name.to_lowercase() == name.to_lowercase(),
            };
            self.plan.attributes.iter().position(is_same).or_else(|| self.add(variable, there, name))
        });
        self.places.insert(variable, place);
        place
    }

    fn add(&mut self, variable: &Variable, there: Option<&KnownAttribute>, name: String) -> Option<usize> {
        let new = self.plan.attributes.iter().filter(|one| one.there.is_none()).count();
        if there.is_none() && self.known.all_attributes + new >= MOST_ATTRIBUTES {
            return None;
        }
        if there.is_none() && matches!(variable.kind, Kind::Float | Kind::Date | Kind::DateTime) {
            self.report.note(Lost::Kind, &name);
        }
        let kind = there.map_or_else(|| kind_of(variable.kind), |there| there.kind.clone());
        self.plan.attributes.push(PlannedAttribute { there: there.map(|there| there.id), name, kind });
        Some(self.plan.attributes.len() - 1)
    }

    /// Words as a value of an attribute; none where they are no such value.
    pub(super) fn fitted(&self, place: usize, words: &str) -> Option<String> {
        let kind = &self.plan.attributes[place].kind;
        if let case::Kind::OneOf { options } = kind {
            let is = |one: &&Possible| one.code.as_str() == words || is_called(&one.label, words);
            return options.iter().find(is).map(|one| one.code.as_str().to_owned());
        }
        kind.typed(words).ok().flatten()
    }
}

/// The kind of attribute that a variable becomes.
fn kind_of(kind: Kind) -> case::Kind {
    match kind {
        Kind::Integer => case::Kind::Integer,
        Kind::Boolean => {
            let option = |code: &str| Some(Possible { code: Code::new(code).ok()?, label: Text::default() });
            case::Kind::OneOf { options: TRUTH.into_iter().filter_map(option).collect() }
        }
        Kind::Text | Kind::Float | Kind::Date | Kind::DateTime => case::Kind::Text,
    }
}

/// The name of a variable as an attribute may have it.
fn called(variable: &Variable) -> String {
    let plain: String = variable.name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = plain.chars().take(LONGEST_ATTRIBUTE).collect();
    if name.is_empty() { variable.guid.to_string() } else { name }
}

fn is_called(label: &Text, name: &str) -> bool {
    let same = |language: Language| {
        label.get(language).is_some_and(|label| label.trim().to_lowercase() == name.trim().to_lowercase())
    };
    Language::ALL.into_iter().any(same)
}
