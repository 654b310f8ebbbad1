//! The plan of a study's tables and figures: recipes that are kept, and what they come to now.
//!
//! [`leave`] is the only way in which any of them becomes a file; [`archive`] is all of them in one;
//! [`exchange`] is the plan itself as a file; [`history`] is what recipes were before.

pub mod archive;
pub mod exchange;
pub mod history;
pub mod leave;

use crate::app::App;
use crate::service::cross::Corpus;
use crate::service::disclosure;
use crate::store::{
    self,
    recipes::{self, NewRecipe, Planned},
    studies::Study,
};
use domain::coding::{Layer, Sight};
use domain::form::Form;
use domain::message::Message;
use domain::table::{Columns, Table, View, view};
use domain::tabulation::{Beside, Coded, CodedCases, Recipe, Source, Tabulation, tabulate};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The most tables and figures of a plan.
pub const MOST: usize = domain::tabulation::plan::MOST;

/// What a recipe comes to with the answers there are.
pub struct Made {
    /// The counts.
    pub tabulation: Tabulation,
    /// The table that is shown.
    pub table: Table,
    /// The form by which it was counted.
    pub form: Arc<Form>,
    /// What tells the responses that were counted from others.
    pub data: String,
}

/// A recipe with what it comes to.
pub struct Counted {
    /// The number of its figure in the plan; none where it is a table alone, or not of the plan.
    pub number: Option<u32>,
    /// The recipe.
    pub recipe: Recipe,
    /// What it comes to, or why it cannot be counted any more.
    pub made: Result<Made, Vec<Message>>,
}

/// Why a plan was not kept.
#[derive(Debug)]
pub enum Refusal {
    /// It has [`MOST`] recipes.
    Full,
    /// Somebody changed it meanwhile.
    Changed,
}

/// Counts what a recipe asks for, on a thread of its own; `None` where no form was published. Codes of
/// interviews are those that `sight` lets be seen, in the documents of `open` (in all where `None`).
///
/// # Errors
/// Where the database cannot be read.
pub async fn tabulated(
    app: &App,
    study: &Study,
    recipe: Recipe,
    (sight, open): (Sight, Option<&HashSet<i64>>),
) -> anyhow::Result<Option<Result<Made, Vec<Message>>>> {
    let having = if asks_for_codes(&recipe) { Some(having(app, study, (sight, open)).await?) } else { None };
    let weighing = match &recipe.weight {
        Some(name) => crate::service::weights::weighing(app, study, name.as_str()).await?,
        None => None,
    };
    let Some(held) = app.columns.look(&app.store, study).await? else { return Ok(None) };
    let count = move || {
        let design = weighing.map(|weighing| weighing.design(&held)).transpose()?;
        let coded = having.map(|having| having.placed(&held.numbers));
        let weights = recipe.weight.as_ref().and_then(|name| weights(&held.columns, name.as_str()));
        let beside = Beside {
            weights: weights.as_deref(),
            design: design.as_ref(),
            languages: Some(&held.languages),
            days: Some(&held.days),
            coded: coded.as_ref(),
            ..Beside::default()
        };
        tabulate(&recipe, &held.form, &held.columns, &beside).map(|mut tabulation| {
            let table = tabulation.present(&recipe);
            // They were compared, and are as many as the responses: a plan has many tables.
            for numbers in tabulation.blocks.iter_mut().filter_map(|block| block.numbers.as_mut()) {
                numbers.samples = Vec::new();
            }
            let mut data = held.data_version();
            data.extend(design.iter().map(|design| format!(" weights={}", digest(design.weights()))));
            data.extend(coded.iter().map(|coded| format!(" codes={}", coded.digest())));
            Made { tabulation, table, form: Arc::new(held.form.clone()), data }
        })
    };
    Ok(Some(tokio::task::spawn_blocking(count).await?))
}

/// What tells weights from others that were made under the same name: the beginning of a SHA-256.
fn digest(weights: &[f64]) -> String {
    let mut hasher = Sha256::new();
    weights.iter().for_each(|weight| hasher.update(weight.to_le_bytes()));
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The numbers of a question, one a response, as weights; `None` where it is no number asked once. Who has
/// none has a weight that is no number, which a table refuses with its place.
fn weights(columns: &Columns, question: &str) -> Option<Vec<f64>> {
    let (level, view) = columns.view(question).filter(|(level, _)| *level == 0)?;
    match view {
        View::Integers { cells, .. } => Some(
            cells
                .iter()
                .map(|cell| view::whole_number(*cell).map_or(f64::NAN, |value| value as f64))
                .collect(),
        ),
        View::Decimals(cells) => {
            Some(cells.iter().map(|cell| view::number(*cell).unwrap_or(f64::NAN)).collect())
        }
        _ => None,
    }
    .filter(|weights: &Vec<f64>| weights.len() == columns.rows(level))
}

fn asks_for_codes(recipe: &Recipe) -> bool {
    let mut variables = recipe.rows.iter().chain(recipe.columns.iter().flatten());
    variables.any(|variable| matches!(variable.source, Source::Codes(_)))
}

/// Which responses have an interview, and which codes; responses by their numbers.
struct Having {
    interviewed: BTreeSet<u32>,
    codes: Vec<(String, domain::language::Text, BTreeSet<u32>)>,
}

async fn having(
    app: &App,
    study: &Study,
    (sight, open): (Sight, Option<&HashSet<i64>>),
) -> anyhow::Result<Having> {
    let corpus = Corpus::load(app, study, (sight, open), Layer::Coders).await?;
    let numbers = |place: usize| {
        let responses = corpus.known.cases[place].submissions.iter();
        responses
            .filter_map(|id| corpus.known.responses.get(id))
            .filter_map(|response| u32::try_from(response.number).ok())
    };
    let mut by_code: HashMap<i64, BTreeSet<u32>> = HashMap::new();
    for coding in &corpus.codings {
        for place in corpus.cases(coding.document_id, coding.placed.span) {
            by_code.entry(coding.placed.code).or_default().extend(numbers(place));
        }
    }
    let with_documents = corpus.known.cases.iter().enumerate().filter(|(_, case)| !case.documents.is_empty());
    let interviewed = with_documents.flat_map(|(place, _)| numbers(place)).collect();
    let code = |code: &domain::coding::CodeEntry| {
        // A code has what is coded with those beneath it.
        let all = corpus.book.with_descendants(code.id);
        let having = all.iter().filter_map(|id| by_code.get(id)).flatten().copied().collect();
        (code.id.to_string(), code.label.clone(), having)
    };
    Ok(Having { interviewed, codes: corpus.book.iter().map(code).collect() })
}

impl Having {
    /// The same by the places of responses in columns.
    fn placed(self, numbers: &[u32]) -> Coded {
        let places = |wanted: &BTreeSet<u32>| {
            let found = (0u32..).zip(numbers).filter(|(_, number)| wanted.contains(number));
            found.map(|(place, _)| place).collect::<Vec<u32>>()
        };
        let codes = self.codes.iter().map(|(key, label, having)| {
            (key.clone(), CodedCases { label: label.clone(), responses: places(having) })
        });
        Coded { interviewed: places(&self.interviewed), codes: codes.collect() }
    }
}

/// The plan's recipes, in its order.
///
/// # Errors
/// Where the database cannot be read, or holds no recipe.
pub async fn all(app: &App, study: &Study) -> anyhow::Result<Vec<(Planned, Recipe)>> {
    let planned = recipes::of_study(&app.store, study.id).await?;
    planned.into_iter().map(read).collect()
}

/// The recipe of a key.
///
/// # Errors
/// Where the database cannot be read, or holds no recipe.
pub async fn by_key(app: &App, study: &Study, key: &str) -> anyhow::Result<Option<(Planned, Recipe)>> {
    recipes::by_key(&app.store, study.id, key).await?.map(read).transpose()
}

fn read(planned: Planned) -> anyhow::Result<(Planned, Recipe)> {
    let recipe = serde_json::from_str(&planned.recipe)?;
    Ok((planned, recipe))
}

/// Recipes with the numbers of their figures, in the order of the plan.
#[must_use]
pub fn numbered(recipes: impl IntoIterator<Item = Recipe>) -> Vec<(Option<u32>, Recipe)> {
    let mut figures = 0;
    let number = |recipe: Recipe| {
        figures += u32::from(recipe.figure.is_some());
        (recipe.figure.map(|_| figures), recipe)
    };
    recipes.into_iter().map(number).collect()
}

/// The recipes of the plan as they come out now, in its order: those of a number and a recipe that `pick`
/// takes. None where no form was published.
/// Where `hides`, small cells are hidden.
///
/// # Errors
/// Where the database cannot be read.
pub async fn counted(
    app: &App,
    study: &Study,
    (sight, open): (Sight, Option<&HashSet<i64>>),
    hides: bool,
    pick: impl Fn(Option<u32>, &Recipe) -> bool,
) -> anyhow::Result<Vec<Counted>> {
    let shown = |recipe| if hides { disclosure::hidden(study, recipe) } else { recipe };
    let recipes = all(app, study).await?.into_iter().map(|(_, recipe)| shown(recipe));
    let mut counted = Vec::new();
    for (number, recipe) in numbered(recipes).into_iter().filter(|(number, recipe)| pick(*number, recipe)) {
        let made = tabulated(app, study, recipe.clone(), (sight, open)).await?;
        counted.extend(made.map(|made| Counted { number, recipe, made }));
    }
    Ok(counted)
}

/// Keeps a recipe in the plan as the newest version of its key. `seen` is the version that whoever changes
/// it had before their eyes, 0 where it is new to them.
///
/// # Errors
/// Where the database cannot be written.
pub async fn keep(
    app: &App,
    study: &Study,
    account_id: i64,
    recipe: &Recipe,
    seen: i32,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = recipes::of_study(&tx, study.id).await?;
    let known = there.iter().find(|known| known.key == recipe.key.as_str());
    if known.is_none() && there.len() >= MOST {
        return Ok(Err(Refusal::Full));
    }
    // Nothing is seen of a recipe that is new, nor of one that was taken out.
    if seen != known.map_or(0, |known| known.number) {
        return Ok(Err(Refusal::Changed));
    }
    let (json, hash) = (serde_json::to_string(recipe)?, recipe.hash());
    let new =
        NewRecipe { key: recipe.key.as_str(), recipe: &json, hash: &hash, account_id: Some(account_id) };
    recipes::put(&tx, study.id, &new, app.clock.now()).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a recipe out of the plan; whether it was there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, key: &str) -> anyhow::Result<bool> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let Some(planned) = recipes::by_key(&tx, study.id, key).await? else { return Ok(false) };
    recipes::remove(&tx, planned.id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Moves a recipe one place up (`true`) or down; whether it was there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn shift(app: &App, study: &Study, key: &str, up: bool) -> anyhow::Result<bool> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let mut order: Vec<(i64, String)> =
        recipes::of_study(&tx, study.id).await?.into_iter().map(|known| (known.id, known.key)).collect();
    let Some(at) = order.iter().position(|(_, known)| known == key) else { return Ok(false) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|at| *at < order.len()) };
    if let Some(other) = other {
        order.swap(at, other);
        recipes::order(&tx, order.into_iter().map(|(id, _)| id)).await?;
    }
    tx.commit().await?;
    Ok(true)
}
