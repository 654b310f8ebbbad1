//! The plan as a file: written, and read back whole or not at all.

use super::{MOST, tabulated};
use crate::app::App;
use crate::store::{
    self,
    recipes::{self, NewRecipe},
    studies::Study,
};
use domain::coding::Sight;
use domain::message::Message;
use domain::tabulation::{Recipe, plan};
use std::collections::{HashMap, HashSet};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// So many recipes are new.
    pub added: usize,
    /// So many have a new version.
    pub changed: usize,
    /// So many were there as they are.
    pub same: usize,
}

/// The recipes of a plan as JSON.
///
/// # Errors
/// Never: recipes always have a JSON.
pub fn write(study: &Study, recipes: &[&Recipe]) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&plan::json(&study.slug, recipes))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Takes the recipes of a plan's file into the plan: those of known keys as their newest versions, others
/// behind all. Recipes that the file lacks stay as they are. A single fault, also one that keeps a recipe
/// from being counted in this study, and nothing is taken.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn import(
    app: &App,
    study: &Study,
    account_id: i64,
    (sight, open): (Sight, Option<&HashSet<i64>>),
    source: &str,
) -> anyhow::Result<Result<Imported, Vec<Message>>> {
    let recipes = match plan::read(source) {
        Ok(recipes) => recipes,
        Err(faults) => return Ok(Err(faults)),
    };
    let mut faults = Vec::new();
    for (place, recipe) in recipes.iter().enumerate() {
        match tabulated(app, study, recipe.clone(), (sight, open)).await? {
            None => return Ok(Err(vec![Message::new("plan-fault-unpublished")])),
            Some(Err(found)) => faults.extend(found.into_iter().map(|fault| plan::placed(fault, place))),
            Some(Ok(_)) => {}
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    take(app, study, account_id, &recipes).await
}

async fn take(
    app: &App,
    study: &Study,
    account_id: i64,
    recipes: &[Recipe],
) -> anyhow::Result<Result<Imported, Vec<Message>>> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there: HashMap<String, String> =
        recipes::of_study(&tx, study.id).await?.into_iter().map(|known| (known.key, known.hash)).collect();
    let new = recipes.iter().filter(|recipe| !there.contains_key(recipe.key.as_str())).count();
    if there.len() + new > MOST {
        return Ok(Err(vec![Message::new("plan-fault-full").with("most", MOST)]));
    }
    let mut done = Imported::default();
    for recipe in recipes {
        let hash = recipe.hash();
        match there.get(recipe.key.as_str()) {
            Some(known) if *known == hash => {
                done.same += 1;
                continue;
            }
            Some(_) => done.changed += 1,
            None => done.added += 1,
        }
        let json = serde_json::to_string(recipe)?;
        let new =
            NewRecipe { key: recipe.key.as_str(), recipe: &json, hash: &hash, account_id: Some(account_id) };
        recipes::put(&tx, study.id, &new, app.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(Ok(done))
}
