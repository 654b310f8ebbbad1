//! Tables and figures as files: the only way in which any of them leaves the house, be it from a page, from
//! the plan or from the command line.

use super::{Counted, Made};
use crate::app::App;
use crate::service::export::{self, Format};
use crate::store::{self, studies::Study};
use anyhow::Context;
use domain::figure::{Drawing, Fonts, PRINT_SCALE, Width};
use domain::language::Language;
use domain::message::Message;
use domain::table::Table;
use domain::tabulation::{Recipe, Setting};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::num::NonZeroUsize;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// Pixels a unit of a figure for screens.
pub const SCREEN_SCALE: f32 = 1.0;

/// How figures are made.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How wide they are in print.
    pub width: Width,
    /// Pixels a unit, of pictures.
    pub scale: f32,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: Width::PAGE, scale: PRINT_SCALE }
    }
}

/// Which files are made.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// In which languages.
    pub languages: Vec<Language>,
    /// Of which kinds: those of tables, and those of figures.
    pub formats: Vec<Format>,
    /// How figures are made.
    pub look: Look,
}

impl Wanted {
    /// One kind of file in one language.
    #[must_use]
    pub fn one(language: Language, format: Format) -> Self {
        Self { languages: vec![language], formats: vec![format], look: Look::default() }
    }
}

/// What could not be counted or drawn, by key, with the reasons.
pub type Faults = Vec<(String, Vec<Message>)>;

/// Takes each file when it is made: many together are too large for the memory.
pub type Take<'t, E> = dyn FnMut(export::Made) -> Result<(), E> + Send + 't;

/// What left, and what could not.
pub struct Left {
    /// The files, of tables before those of figures.
    pub files: Vec<export::Made>,
    /// What could not be counted or drawn.
    pub faults: Faults,
}

/// Makes files of tables and figures. A figure that cannot be drawn is told among the faults; a table that
/// cannot be counted stands in its place with the reasons.
///
/// # Errors
/// Where a file cannot be made.
pub async fn files(app: &App, study: &Study, counted: &[Counted], wanted: &Wanted) -> anyhow::Result<Left> {
    let mut files = Vec::new();
    let mut take = |file| -> anyhow::Result<()> {
        files.push(file);
        Ok(())
    };
    let faults = each(app, study, counted, wanted, &mut take).await?;
    Ok(Left { files, faults })
}

/// Makes the same files, one by one.
async fn each<E: From<anyhow::Error>>(
    app: &App,
    study: &Study,
    counted: &[Counted],
    wanted: &Wanted,
    take: &mut Take<'_, E>,
) -> Result<Faults, E> {
    let uncounted = |one: &Counted| Some((one.recipe.key.to_string(), one.made.as_ref().err()?.clone()));
    let mut faults: Faults = counted.iter().filter_map(uncounted).collect();
    for language in &wanted.languages {
        for format in wanted.formats.iter().filter(|format| !format.is_of_figures()) {
            tables(app, study, counted, (*language, *format), take).await?;
        }
        let formats: Vec<Format> = wanted.formats.iter().copied().filter(|it| it.is_of_figures()).collect();
        faults.extend(figures(app, counted, (*language, &formats), wanted.look, take).await?);
    }
    let mut told = HashSet::new();
    faults.retain(|(key, _)| told.insert(key.clone()));
    Ok(faults)
}

async fn tables<E: From<anyhow::Error>>(
    app: &App,
    study: &Study,
    counted: &[Counted],
    (language, format): (Language, Format),
    take: &mut Take<'_, E>,
) -> Result<(), E> {
    let form = counted.iter().find_map(|one| one.made.as_ref().ok().map(|made| Arc::clone(&made.form)));
    let form = match form {
        Some(form) => form,
        None => match store::forms::latest(&app.store, study.id).await.map_err(anyhow::Error::from)? {
            Some(version) if !counted.is_empty() => Arc::new(version.form),
            _ => return Ok(()),
        },
    };
    let table = |one: &Counted| match &one.made {
        Ok(made) => made.table.clone(),
        Err(faults) => one.recipe.uncounted(faults, form.languages.clone()),
    };
    // A file a table, or one of all of them.
    let at_once = if format == Format::Csv { 1 } else { counted.len().max(1) };
    for some in counted.chunks(at_once) {
        let tables: Vec<Table> = some.iter().map(table).collect();
        let files = export::table_files(app, study, (language, format), &form, &tables)?;
        files.into_iter().try_for_each(&mut *take)?;
    }
    Ok(())
}

/// The counts of a table themselves, unrounded, as JSON; `None` of one that cannot be counted.
///
/// # Errors
/// Never: counts always have a JSON.
pub fn counts(counted: &Counted) -> anyhow::Result<Option<export::Made>> {
    let Ok(made) = &counted.made else { return Ok(None) };
    let mut bytes = serde_json::to_vec_pretty(&made.tabulation)?;
    bytes.push(b'\n');
    Ok(Some(export::Made { name: format!("{}.json", counted.recipe.key), bytes }))
}

async fn figures<E: From<anyhow::Error>>(
    app: &App,
    counted: &[Counted],
    (language, formats): (Language, &[Format]),
    look: Look,
    take: &mut Take<'_, E>,
) -> Result<Faults, E> {
    let mut faults = Faults::new();
    let mut under_way = UnderWay::default();
    for one in counted.iter().filter(|one| one.recipe.figure.is_some() && !formats.is_empty()) {
        let Ok(made) = &one.made else { continue };
        let drawing = match drawing(app, &one.recipe, made, (one.number, language, look.width)) {
            Ok(drawing) => Arc::new(drawing),
            Err(fault) => {
                faults.push((one.recipe.key.to_string(), vec![fault]));
                continue;
            }
        };
        let stem = one.number.map_or_else(|| "figure".to_owned(), |number| format!("figure-{number}"));
        for format in formats {
            let name = format!("{stem}-{language}.{}", format.tag());
            if let Some(made) = under_way.begin(name, &drawing, *format, look.scale).await? {
                take(made)?;
            }
        }
    }
    while let Some(made) = under_way.next().await? {
        take(made)?;
    }
    Ok(faults)
}

/// Files of figures that are being made, each on a thread of its own: pixels take a while. They come in the
/// order in which they were begun, and only a few are in memory.
#[derive(Default)]
struct UnderWay(VecDeque<(String, JoinHandle<anyhow::Result<Vec<u8>>>)>);

impl UnderWay {
    /// Begins a file, and gives the first one of those before it once there are enough.
    async fn begin(
        &mut self,
        name: String,
        drawing: &Arc<Drawing>,
        format: Format,
        scale: f32,
    ) -> anyhow::Result<Option<export::Made>> {
        let drawing = Arc::clone(drawing);
        self.0.push_back((name, tokio::task::spawn_blocking(move || drawn(&drawing, format, scale))));
        if self.0.len() > at_once() { self.next().await } else { Ok(None) }
    }

    async fn next(&mut self) -> anyhow::Result<Option<export::Made>> {
        let Some((name, made)) = self.0.pop_front() else { return Ok(None) };
        Ok(Some(export::Made { name, bytes: made.await?? }))
    }
}

/// As many as there are processors, but not so many that their pixels fill the memory.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(4)
}

/// The figure of a recipe, on a page or for a file.
///
/// # Errors
/// Why it cannot be drawn, or not honestly.
pub fn drawing(
    app: &App,
    recipe: &Recipe,
    made: &Made,
    (number, language, width): (Option<u32>, Language, Width),
) -> Result<Drawing, Message> {
    let say = |message: &Message| app.words.say(language, message);
    let id = format!("figure-{}", recipe.key);
    let setting = Setting { id: &id, number, language, width, data: &made.data, say: &say };
    made.tabulation.draw(recipe, &setting)
}

/// A drawing as a file.
fn drawn(drawing: &Drawing, format: Format, scale: f32) -> anyhow::Result<Vec<u8>> {
    match format {
        Format::Png => drawing.png(scale, &Fonts::embedded()).context("a figure's pixels"),
        Format::Pdf => Ok(drawing.pdf()),
        _ => Ok(drawing.svg_with_fonts().into_bytes()),
    }
}

/// The whole plan as files: of each language its tables and figures in folders, the recipes, and a list
/// of all that is there with what it was made of. Answers what could not be counted or drawn.
///
/// # Errors
/// Where the database cannot be read, or a file not made or taken.
pub async fn whole<E: From<anyhow::Error>>(
    app: &App,
    study: &Study,
    counted: &[Counted],
    wanted: &Wanted,
    take: &mut Take<'_, E>,
) -> Result<Faults, E> {
    let mut faults = Faults::new();
    let mut listed = Vec::new();
    for language in &wanted.languages {
        let one = Wanted { languages: vec![*language], ..wanted.clone() };
        let mut placed = |mut file: export::Made| {
            let is_figure = Format::of_name(&file.name).is_some_and(Format::is_of_figures);
            let folder = if is_figure { "figures" } else { "tables" };
            file.name = format!("{language}/{folder}/{}", file.name);
            listed.push(listing(&file, *language));
            take(file)
        };
        for (key, told) in each(app, study, counted, &one, &mut placed).await? {
            // Mostly the same in every language.
            if !faults.iter().any(|(known, others)| *known == key && *others == told) {
                faults.push((key, told));
            }
        }
    }
    let recipes: Vec<&Recipe> = counted.iter().map(|one| &one.recipe).collect();
    let plan = super::exchange::write(study, &recipes)?;
    take(export::Made { name: "plan.json".to_owned(), bytes: plan })?;
    let manifest = manifest(app, study, counted, (listed, &faults));
    let bytes = serde_json::to_vec_pretty(&manifest).map_err(anyhow::Error::from)?;
    take(export::Made { name: "manifest.json".to_owned(), bytes })?;
    Ok(faults)
}

fn listing(file: &export::Made, language: Language) -> Value {
    let bytes = file.bytes.len();
    json!({ "path": file.name, "language": language, "bytes": bytes, "sha256": sha256(&file.bytes) })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn manifest(
    app: &App,
    study: &Study,
    counted: &[Counted],
    (files, faults): (Vec<Value>, &[(String, Vec<Message>)]),
) -> Value {
    let why: BTreeMap<&str, Vec<String>> = faults
        .iter()
        .map(|(key, faults)| {
            let said = faults.iter().map(|fault| app.words.say(app.config.language, fault));
            (key.as_str(), said.collect())
        })
        .collect();
    let item = |one: &Counted| {
        let mut item = json!({
            "key": one.recipe.key,
            "recipe": one.recipe.hash(),
            "figure": one.number,
            "data": one.made.as_ref().ok().map(|made| &made.data),
        });
        if let Some(why) = why.get(one.recipe.key.as_str()) {
            item["faults"] = json!(why);
        }
        item
    };
    json!({
        "study": study.slug,
        "program": concat!("saual ", env!("CARGO_PKG_VERSION")),
        "made_at": app.clock.now(),
        "recipes": counted.iter().map(item).collect::<Vec<_>>(),
        "files": files,
    })
}
