//! Named weights of a study's responses: made, kept, made anew, and held against the answers of a table.

mod file;
mod offer;
mod variables;

pub use file::File;
pub use offer::{Offer, Question, offer};

use crate::app::App;
use crate::service::tabulate::{Held, Looked};
use crate::store::weights::{self, DataVersion, WeightSet};
use crate::store::{self, studies::Study};
use domain::exchange::{Cell, Sheet, csv};
use domain::form::Name;
use domain::message::Message;
use domain::weight::{
    Design, Drawn, Lines, Made, Making, Sampling, TargetFault, Unmade, Variable, Way, Weights, import,
};

/// The most sets of a study.
pub const MOST: usize = 100;
/// The longest description, in letters.
const LONGEST: usize = 2_000;

/// What is wrong with weights that were asked for, and in which row of what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As a spreadsheet counts it.
    pub row: Option<usize>,
    /// In words.
    pub message: Message,
}

impl From<Message> for Fault {
    fn from(message: Message) -> Self {
        Self { row: None, message }
    }
}

/// Weights that are asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What they are to be called.
    pub name: String,
    /// What they are for.
    pub description: String,
    /// How they are made.
    pub making: Making,
    /// Where they come from, if it is a file.
    pub file: Option<File>,
    /// The table of targets, where faults are told by its rows.
    pub lines: Lines,
}

/// A set and how it stands to the responses there are now.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The set.
    pub set: WeightSet,
    /// How many responses have no weight now.
    pub without: usize,
    /// Whether responses came or were corrected since.
    pub outdated: bool,
}

/// The sets of a study, by name, each as it stands to the responses now.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(app: &App, study: &Study) -> anyhow::Result<Vec<Standing>> {
    let sets = weights::of_study(&app.store, study.id).await?;
    let Some(held) = app.columns.look(&app.store, study).await? else { return Ok(Vec::new()) };
    let now = data(&held);
    let mut standing = Vec::with_capacity(sets.len());
    for set in sets {
        standing.push(stand(app, &held, now, set).await?);
    }
    Ok(standing)
}

/// The set of that name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_name(app: &App, study: &Study, name: &str) -> anyhow::Result<Option<Standing>> {
    let Some(set) = weights::by_name(&app.store, study.id, name).await? else { return Ok(None) };
    let Some(held) = app.columns.look(&app.store, study).await? else { return Ok(None) };
    let now = data(&held);
    Ok(Some(stand(app, &held, now, set).await?))
}

async fn stand(app: &App, held: &Held, now: DataVersion, set: WeightSet) -> anyhow::Result<Standing> {
    let values = weights::values(&app.store, set.id).await?;
    let without = held.numbers.iter().filter(|number| of_number(&values, **number).is_none()).count();
    Ok(Standing { outdated: set.data != now, set, without })
}

/// The data that the columns are of.
fn data(held: &Held) -> DataVersion {
    let responses = held.numbers.iter().max().copied().map_or(0, i64::from);
    DataVersion { responses, superseded: held.superseded() }
}

/// Makes weights and keeps them under a name that is free, or `in_place_of` the set that has it.
///
/// # Errors
/// The outer one where the database cannot be read or written; the inner one tells everything that is wrong,
/// and then nothing is kept.
pub async fn make(
    app: &App,
    study: &Study,
    account_id: Option<i64>,
    asked: Asked,
    in_place_of: bool,
) -> anyhow::Result<Result<WeightSet, Vec<Fault>>> {
    let Some(held) = app.columns.look(&app.store, study).await? else {
        return Ok(Err(vec![Message::new("weight-no-form").into()]));
    };
    let mut faults = named(app, study, &held, &asked, in_place_of).await?;
    let values = match &asked.file {
        None => Ok(Vec::new()),
        Some(file) => file::read(&app.store, study, &held, file).await?,
    };
    let base = match &asked.making.base {
        None => Ok(vec![Some(1.0); held.numbers.len()]),
        Some(name) => base(app, study, &held, name).await?,
    };
    let (values, base) = match (values, base) {
        (Ok(values), Ok(base)) if faults.is_empty() => (values, base),
        (values, base) => {
            faults.extend(values.err().into_iter().flatten());
            faults.extend(base.err().map(Fault::from));
            return Ok(Err(faults));
        }
    };
    let now = data(&held);
    let made = tokio::task::spawn_blocking(move || made(&held, asked, values, &base)).await?;
    let (asked, made, by_number) = match made {
        Ok(made) => made,
        Err(faults) => return Ok(Err(faults)),
    };
    let set = WeightSet {
        id: 0,
        name: asked.name,
        description: asked.description.trim().to_owned(),
        making: asked.making,
        report: made.report,
        data: now,
        account_id,
        made_at: app.clock.now(),
    };
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    if !in_place_of && weights::by_name(&tx, study.id, &set.name).await?.is_some() {
        return Ok(Err(vec![taken(&set.name)]));
    }
    weights::put(&tx, study.id, &set, &by_number).await?;
    tx.commit().await?;
    Ok(Ok(set))
}

/// Makes a set anew, as it was made, of the responses there are now. `None` where there is no such set, or
/// where its weights came in a file.
///
/// # Errors
/// As for [`make`].
pub async fn again(
    app: &App,
    study: &Study,
    account_id: Option<i64>,
    name: &str,
) -> anyhow::Result<Option<Result<WeightSet, Vec<Fault>>>> {
    let Some(set) = weights::by_name(&app.store, study.id, name).await? else { return Ok(None) };
    if set.making.way == Way::File {
        return Ok(None);
    }
    let WeightSet { name, description, making, .. } = set;
    let asked = Asked { name, description, making, file: None, lines: Lines::default() };
    Ok(Some(make(app, study, account_id, asked, true).await?))
}

/// Takes a set away; whether it was there. Recipes that name it say so when they are counted.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, name: &str) -> anyhow::Result<bool> {
    let tx = app.store.begin().await?;
    let removed = weights::remove(&tx, study.id, name).await?;
    tx.commit().await?;
    Ok(removed)
}

/// A set as a CSV file: the id and the number of each response, and its weight.
///
/// # Errors
/// Where the database cannot be read.
pub async fn written(app: &App, study: &Study, set: &WeightSet) -> anyhow::Result<Vec<u8>> {
    let values = weights::values(&app.store, set.id).await?;
    let ids = weights::ids(&app.store, study.id).await?;
    let mut bytes = Vec::new();
    let mut sheet = csv::Sheet::new(&mut bytes)?;
    sheet.heading(&["submission/id", "submission/number", "weight"])?;
    for (id, number) in ids {
        let weight = u32::try_from(number).ok().and_then(|number| of_number(&values, number));
        let id = id.to_string();
        let weight = weight.map_or(Cell::Empty, |value| Cell::Number { value, digits: None });
        sheet.row(&[Cell::Text(&id), Cell::Whole(number), weight])?;
    }
    sheet.finish()?;
    Ok(bytes)
}

/// The weights of a set with how its sample was drawn, before they meet the answers of a table.
pub struct Weighing {
    name: String,
    values: Vec<Option<f64>>,
    drawn: Drawn,
}

/// The weights that a recipe names, where it names a set.
///
/// # Errors
/// Where the database cannot be read.
pub async fn weighing(app: &App, study: &Study, name: &str) -> anyhow::Result<Option<Weighing>> {
    let Some(set) = weights::by_name(&app.store, study.id, name).await? else { return Ok(None) };
    let values = weights::values(&app.store, set.id).await?;
    Ok(Some(Weighing { name: set.name, values, drawn: set.making.drawn }))
}

impl Weighing {
    /// The sample that the answers are with these weights.
    ///
    /// # Errors
    /// That no response has a weight, or that the design does not fit them.
    pub fn design(&self, held: &Held) -> Result<Design, Vec<Message>> {
        let values = held.numbers.iter().map(|number| of_number(&self.values, *number)).collect();
        let nobody = || vec![Message::new("weight-nobody").with("weight", self.name.as_str())];
        let weights = import(values).map_err(|_| nobody())?;
        design(held, &weights, &self.drawn).map_err(|fault| vec![fault])
    }
}

/// The sample of weights, drawn so.
fn design(held: &Held, weights: &Weights, drawn: &Drawn) -> Result<Design, Message> {
    let codes =
        |name: &Option<Name>| name.as_ref().map(|name| variables::codes(held, name.as_str())).transpose();
    let (strata, clusters) = (codes(&drawn.strata)?, codes(&drawn.clusters)?);
    let population = drawn.population.as_ref().map(|name| {
        let told = || Message::new("weight-variable-kind").with("variable", name.as_str());
        variables::numbers(held, name.as_str()).ok_or_else(told)
    });
    let population = population.transpose()?;
    if strata.is_none() && clusters.is_none() && population.is_none() {
        return Ok(Design::simple(weights));
    }
    let sampling = Sampling {
        strata: strata.as_deref(),
        clusters: clusters.as_deref(),
        population: population.as_deref(),
        lonely: drawn.lonely,
    };
    Design::new(weights, &sampling).map_err(domain::weight::DesignFault::message)
}

fn of_number(values: &[Option<f64>], number: u32) -> Option<f64> {
    values.get((number as usize).checked_sub(1)?).copied().flatten()
}

fn taken(name: &str) -> Fault {
    Message::new("weight-name-taken").with("name", name).into()
}

/// What is wrong with how a set is called.
async fn named(
    app: &App,
    study: &Study,
    held: &Held,
    asked: &Asked,
    in_place_of: bool,
) -> anyhow::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    if Name::new(&asked.name).is_err() {
        faults.push(Message::new("weight-name-malformed").into());
    } else if held.form.question(&asked.name).is_some() {
        faults.push(Message::new("weight-name-question").with("name", asked.name.as_str()).into());
    } else if !in_place_of {
        let sets = weights::of_study(&app.store, study.id).await?;
        if sets.iter().any(|set| set.name == asked.name) {
            faults.push(taken(&asked.name));
        } else if sets.len() >= MOST {
            faults.push(Message::new("weight-too-many-sets").with("most", MOST).into());
        }
    }
    if asked.description.chars().count() > LONGEST {
        faults.push(Message::new("weight-description-long").with("most", LONGEST).into());
    }
    Ok(faults)
}

/// What weights begin from: another set, or the numbers of a question.
async fn base(
    app: &App,
    study: &Study,
    held: &Looked,
    name: &Name,
) -> anyhow::Result<Result<Vec<Option<f64>>, Message>> {
    if let Some(set) = weights::by_name(&app.store, study.id, name.as_str()).await? {
        let values = weights::values(&app.store, set.id).await?;
        return Ok(Ok(held.numbers.iter().map(|number| of_number(&values, *number)).collect()));
    }
    let told = || Message::new("weight-base-unknown").with("name", name.as_str());
    Ok(variables::numbers(held, name.as_str()).ok_or_else(told))
}

/// Weights that were made, by what was asked for, and by the numbers of responses.
type Ready = (Asked, Made, Vec<Option<f64>>);

fn made(
    held: &Held,
    asked: Asked,
    values: Vec<Option<f64>>,
    base: &[Option<f64>],
) -> Result<Ready, Vec<Fault>> {
    let making = &asked.making;
    let values = match &making.way {
        Way::File => times(values, base),
        Way::Question(name) => {
            let told = || vec![Message::new("weight-base-unknown").with("name", name.as_str()).into()];
            times(variables::numbers(held, name.as_str()).ok_or_else(told)?, base)
        }
        Way::PostStratify(_) | Way::Rake(_) => base.to_vec(),
    };
    let variables = used(held, making, &asked.lines)?;
    let made = making.make(values, &variables).map_err(|unmade| told(&unmade, held, &asked.lines))?;
    design(held, &made.weights, &making.drawn).map_err(|fault| vec![fault.into()])?;
    let last = held.numbers.iter().max().copied().unwrap_or_default();
    let mut by_number = vec![None; last as usize];
    for (number, weight) in held.numbers.iter().zip(&made.weights.values) {
        if let Some(place) = by_number.get_mut((*number as usize).wrapping_sub(1)) {
            *place = *weight;
        }
    }
    Ok((asked, made, by_number))
}

fn times(values: Vec<Option<f64>>, base: &[Option<f64>]) -> Vec<Option<f64>> {
    values.into_iter().zip(base).map(|(value, base)| Some(value? * (*base)?)).collect()
}

/// The variables that targets name.
fn used(held: &Held, making: &Making, lines: &Lines) -> Result<Vec<Variable>, Vec<Fault>> {
    let margins = match &making.way {
        Way::File | Way::Question(_) => &[][..],
        Way::PostStratify(cells) => std::slice::from_ref(cells),
        Way::Rake(margins) => margins,
    };
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for name in making.variables() {
        let mut wanted: Vec<&str> = Vec::new();
        for margin in margins {
            let places = margin.variables.iter().enumerate().filter(|(_, known)| *known == name);
            for (place, _) in places {
                for code in margin.targets.iter().filter_map(|target| target.categories.get(place)) {
                    if !wanted.contains(&code.as_str()) {
                        wanted.push(code);
                    }
                }
            }
        }
        match variables::variable(held, name, &wanted) {
            Ok(variable) => found.push(variable),
            Err(message) => {
                let named = |line: &&domain::weight::TargetLine| line.variables.iter().any(|it| it == name);
                faults.push(Fault { row: lines.0.iter().find(named).map(|line| line.row), message });
            }
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Why no weights were made; rows of the data by the numbers of their responses.
fn told(unmade: &Unmade, held: &Held, lines: &Lines) -> Vec<Fault> {
    if let Unmade::Weights(faults) = unmade {
        let response = |row: usize| held.numbers.get(row).map_or(0, |number| *number as usize);
        return faults.iter().map(|fault| fault.of_response(response).into()).collect();
    }
    let rows: Vec<Option<usize>> = match unmade {
        Unmade::Targets(faults) => {
            let row = |fault: &TargetFault| fault.category().and_then(|(margin, it)| lines.row(margin, it));
            faults.iter().map(row).collect()
        }
        _ => Vec::new(),
    };
    let row = |place: usize| rows.get(place).copied().flatten();
    unmade.messages().into_iter().enumerate().map(|(at, message)| Fault { row: row(at), message }).collect()
}
