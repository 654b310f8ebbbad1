//! The named weights of a study as columns behind the answers.
//!
//! They are held while a file is written: sixteen bytes a response and set.

use crate::store::weights::{self, WeightSet};
use crate::store::{self, Snapshot};
use crate::words::Words;
use domain::answer::Missing;
use domain::dataset::{Cell, Dataset, Kind, Role, Variable};
use domain::language::{Language, Text};
use domain::message::Message;

/// How many decimals of a weight are shown; all are in the file.
const DECIMALS: u8 = 6;

/// The weights of each set, in the order of the responses' numbers.
pub(super) struct Weighted(Vec<Vec<Option<f64>>>);

impl Weighted {
    /// All of a study, in the order of their sets.
    pub(super) async fn of(moment: &Snapshot, sets: &[WeightSet]) -> store::Result<Self> {
        let mut all = Vec::with_capacity(sets.len());
        for set in sets {
            all.push(weights::values(moment, set.id).await?);
        }
        Ok(Self(all))
    }

    /// Adds the weights of the response of that number to its cells; a response that came after they were made has none.
    pub(super) fn add(&self, number: i64, cells: &mut Vec<Cell<'_>>) {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let weight = |values: &Vec<Option<f64>>| {
            let weight = place.and_then(|place| values.get(place)).copied().flatten();
            weight.map_or(Cell::Missing(Missing::NoAnswer), Cell::Number)
        };
        cells.extend(self.0.iter().map(weight));
    }
}

/// Adds a column for each set. No question has a slash in its name.
pub(super) fn declare(dataset: &mut Dataset, sets: &[WeightSet], words: &Words) {
    dataset.variables.extend(sets.iter().map(|set| {
        let message = Message::new("dataset-weight").with("name", set.name.as_str());
        let [kk, ru, en] = [Language::Kk, Language::Ru, Language::En].map(|it| words.say(it, &message));
        let kind = Kind::Number { decimals: DECIMALS };
        let mut variable = Variable::new(&format!("weight/{}", set.name), kind, Text::of(&kk, &ru, &en));
        variable.role = Role::About;
        if !set.description.is_empty() {
            let said = set.description.as_str();
            variable.notes.push(Text::of(said, said, said));
        }
        variable
    }));
}
