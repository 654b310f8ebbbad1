//! A plan as a file: many recipes, or all their faults.
//!
//! ```json
//! { "study": "diploma-to-village", "recipes": [{ "version": 1, "key": "reasons", "rows": ["reasons"] }] }
//! ```

use super::recipe::{LARGEST, Recipe};
use crate::message::{Argument, Message};
use serde_json::{Value, json};
use std::collections::HashSet;

/// The longest plan, in bytes.
pub const LONGEST: usize = 16 * LARGEST;
/// The most recipes of a plan.
pub const MOST: usize = 500;

/// A plan as JSON.
#[must_use]
pub fn json(study: &str, recipes: &[&Recipe]) -> Value {
    json!({ "study": study, "recipes": recipes })
}

/// Reads the recipes of a plan.
///
/// # Errors
/// Every fault at once, each with its place; never empty.
pub fn read(source: &str) -> Result<Vec<Recipe>, Vec<Message>> {
    if source.len() > LONGEST {
        return Err(vec![Message::new("tabulation-fault-large").with("limit", LONGEST / 1024)]);
    }
    let value: Value = serde_json::from_str(source.trim_start_matches('\u{feff}')).map_err(|fault| {
        let told = Message::new("tabulation-fault-json").with("line", fault.line());
        vec![told.with("column", fault.column())]
    })?;
    let Some(items) = value.get("recipes").and_then(Value::as_array) else {
        return Err(vec![Message::new("plan-fault-no-recipes")]);
    };
    if items.is_empty() {
        return Err(vec![Message::new("plan-fault-no-recipes")]);
    }
    if items.len() > MOST {
        let told = Message::new("tabulation-fault-many").with("place", "recipes");
        return Err(vec![told.with("limit", MOST)]);
    }
    let (mut recipes, mut faults) = (Vec::new(), Vec::new());
    let mut keys = HashSet::new();
    for (place, item) in items.iter().enumerate() {
        match Recipe::of_json(item) {
            Ok(recipe) => {
                if !keys.insert(recipe.key.to_string()) {
                    let told = Message::new("plan-fault-twice").with("place", at(place));
                    faults.push(told.with("key", recipe.key.as_str()));
                }
                recipes.push(recipe);
            }
            Err(found) => faults.extend(found.into_iter().map(|fault| placed(fault, place))),
        }
    }
    if faults.is_empty() { Ok(recipes) } else { Err(faults) }
}

/// A fault of a recipe with its place in the plan: `recipes[3].rows[0]`.
#[must_use]
pub fn placed(mut fault: Message, recipe: usize) -> Message {
    for (name, value) in &mut fault.args {
        if let ("place", Argument::Text(place)) = (name.as_str(), value) {
            *place = if place.is_empty() { at(recipe) } else { format!("{}.{place}", at(recipe)) };
        }
    }
    fault
}

fn at(recipe: usize) -> String {
    format!("recipes[{recipe}]")
}
