//! What one version of a recipe changed of another.

use super::Recipe;
use serde_json::{Map, Value};

/// A field of a recipe that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name: `rows`, `filter`.
    pub field: String,
    /// What it was, as JSON; `None` where it was not there.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

impl Recipe {
    /// The fields in which it differs from an earlier version, in the order of recipes.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Vec<Change> {
        let (before, after) = (fields(before), fields(self));
        let mut names: Vec<&String> = after.keys().collect();
        names.extend(before.keys().filter(|name| !after.contains_key(*name)));
        let change = |name: &String| {
            let said = |of: &Map<String, Value>| of.get(name).map(ToString::to_string);
            let change = Change { field: name.clone(), before: said(&before), after: said(&after) };
            (change.before != change.after).then_some(change)
        };
        names.into_iter().filter_map(change).collect()
    }
}

fn fields(recipe: &Recipe) -> Map<String, Value> {
    match serde_json::to_value(recipe) {
        Ok(Value::Object(fields)) => fields,
        // A recipe always has a JSON, and it is an object.
        _ => Map::new(),
    }
}
