//! A recipe meets a study.

use super::Beside;
use super::assemble::{About, Shape, Spot, Tallies, columns};
use super::classes::{Cells, Class, Classes, Placed};
use super::count::{Counted, Counting};
use super::evaluate::Evaluator;
use super::numbers::{Rows, counted_as, gathered, of_counts};
use super::recipe::{Measure, Recipe, Source, Variable};
use super::result::{Banner, Block, Numbers, Summary, Tabulation};
use super::sample::Sample;
use super::variable::{Faults, NumberCells, Resolved, Study, fault};
use crate::form::Form;
use crate::message::Message;
use crate::table::{Columns, Label, Way};
use std::sync::Arc;

/// Counts what a recipe asks for.
///
/// # Errors
/// Everything that keeps the recipe from being counted in this study, each with its place; never empty.
pub fn tabulate(
    recipe: &Recipe,
    form: &Form,
    columns: &Columns,
    beside: &Beside<'_>,
) -> Result<Tabulation, Vec<Message>> {
    let mut faults = Faults::new();
    let study = Study { form, columns, beside };
    let weights = weights(recipe, &study, &mut faults);
    if let Some(Err(found)) =
        recipe.filter.as_ref().map(|filter| Evaluator::new(filter, "filter", form, columns, 0))
    {
        faults.extend(found);
    }
    let rows = rows(recipe, &study, &mut faults);
    let banners: Vec<Nest<'_>> = recipe
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, banner)| Nest::new(banner, &format!("columns[{place}]"), &study, &mut faults))
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let table = Tabling { recipe, study, weights, banners };
    table.tabulate(rows)
}

/// A variable of the rows, and whether it is of a grid.
struct Row<'c> {
    resolved: Resolved<'c>,
    place: String,
    of_grid: bool,
}

/// A banner: its variables and where it stands in the recipe.
struct Nest<'c> {
    parts: Vec<Part<'c>>,
    place: String,
}

/// A variable of a banner.
struct Part<'c> {
    key: String,
    label: Label,
    level: usize,
    classes: Arc<Classes<'c>>,
}

struct Tabling<'c> {
    recipe: &'c Recipe,
    study: Study<'c>,
    weights: Option<&'c [f64]>,
    banners: Vec<Nest<'c>>,
}

/// The weights, one a response, none of them below zero.
fn weights<'c>(recipe: &Recipe, study: &Study<'c>, faults: &mut Faults) -> Option<&'c [f64]> {
    let name = recipe.weight.as_ref()?;
    let weights = study.beside.weights.filter(|weights| weights.len() == study.columns.len());
    let Some(weights) = weights else {
        faults.push(fault("tabulation-fault-weight", "weight", name.as_str()));
        return None;
    };
    if let Some(at) = weights.iter().position(|weight| !weight.is_finite() || *weight < 0.0) {
        let told = fault("tabulation-fault-weight-value", "weight", name.as_str());
        faults.push(told.with("at", at + 1));
    }
    Some(weights)
}

fn rows<'c>(recipe: &Recipe, study: &Study<'c>, faults: &mut Faults) -> Vec<Row<'c>> {
    let mut rows = Vec::new();
    for (place, variable) in recipe.rows.iter().enumerate() {
        let place = format!("rows[{place}]");
        let Source::Grid(names) = &variable.source else {
            let resolved = study.resolve(variable, &place, faults);
            rows.extend(resolved.map(|resolved| Row { resolved, place, of_grid: false }));
            continue;
        };
        let mut first: Option<Vec<String>> = None;
        for name in names {
            let one = Variable { source: Source::Question(name.clone()), ..variable.clone() };
            let one = Variable { label: crate::language::Text::default(), ..one };
            let Some(resolved) = study.resolve(&one, &place, faults) else { continue };
            let keys: Vec<String> =
                resolved.classes.iter().flat_map(|c| &c.heads).map(|head| head.key.clone()).collect();
            if keys.is_empty() || first.as_ref().is_some_and(|first| *first != keys) {
                faults.push(fault("tabulation-fault-grid-choices", &place, name.as_str()));
            }
            first.get_or_insert(keys);
            rows.push(Row { resolved, place: place.clone(), of_grid: true });
        }
    }
    if recipe.rows.is_empty() {
        faults.push(fault("tabulation-fault-empty", "rows", ""));
    }
    rows
}

impl<'c> Nest<'c> {
    fn new(banner: &[Variable], place: &str, study: &Study<'c>, faults: &mut Faults) -> Option<Self> {
        let mut parts = Vec::new();
        for (at, variable) in banner.iter().enumerate() {
            let place = format!("{place}[{at}]");
            let Some(found) = study.resolve(variable, &place, faults) else { continue };
            let Resolved { key, label, level, classes, .. } = found;
            match classes {
                Some(classes) => parts.push(Part { key, label, level, classes: Arc::new(classes) }),
                None => faults.push(fault("tabulation-fault-number-column", &place, &key)),
            }
        }
        if banner.is_empty() {
            faults.push(fault("tabulation-fault-empty", place, ""));
        }
        let count = parts.iter().map(|part| part.classes.heads.len()).fold(1, usize::saturating_mul);
        if count > super::classes::MOST {
            faults.push(fault("tabulation-fault-classes", place, &count.to_string()));
        }
        Some(Self { parts, place: place.to_owned() })
    }

    fn heads(&self) -> Vec<&[Class]> {
        self.parts.iter().map(|part| part.classes.heads.as_slice()).collect()
    }

    fn about(&self) -> Banner {
        Banner {
            key: self.parts.iter().map(|part| part.key.as_str()).collect::<Vec<_>>().join("/"),
            variables: self.parts.iter().map(|part| part.label.clone()).collect(),
            overlap: self.overlap(),
        }
    }

    fn overlap(&self) -> bool {
        self.parts.iter().any(|part| part.classes.overlap())
    }

    /// The banner as seen from the rows of a level.
    fn placed(&self, level: usize, columns: &Columns) -> Option<Placed<'c>> {
        let parts = self.parts.iter().map(|part| {
            let way = columns.way_out(level, part.level)?;
            Some(Placed { classes: Arc::clone(&part.classes), way })
        });
        let mut parts: Vec<Placed<'c>> = parts.collect::<Option<_>>()?;
        if parts.len() == 1 {
            return parts.pop();
        }
        let heads = super::nested::heads(&parts.iter().map(|part| &*part.classes).collect::<Vec<_>>());
        let classes = Classes { heads, cells: Cells::Nested(parts) };
        Some(Placed { classes: Arc::new(classes), way: Way::default() })
    }
}

impl<'c> Tabling<'c> {
    fn tabulate(self, rows: Vec<Row<'c>>) -> Result<Tabulation, Vec<Message>> {
        let mut faults = Faults::new();
        let mut groups: Vec<(usize, Vec<(usize, Row<'c>)>)> = Vec::new();
        for (order, row) in rows.into_iter().enumerate() {
            let level = row.resolved.level;
            match groups.iter_mut().find(|(known, _)| *known == level) {
                Some((_, group)) => group.push((order, row)),
                None => groups.push((level, vec![(order, row)])),
            }
        }
        let counted: Vec<Group<'c>> = groups
            .into_iter()
            .filter_map(|(level, rows)| Group::new(&self, level, rows, &mut faults))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let parts: Vec<(String, Vec<&[Class]>)> =
            self.banners.iter().map(|banner| (banner.place.clone(), banner.heads())).collect();
        let parts: Vec<(&str, Vec<&[Class]>)> =
            parts.iter().map(|(place, heads)| (place.as_str(), heads.clone())).collect();
        let used = |banner, class| counted.iter().any(|group| group.is_used(banner, class));
        let (columns, spots) = columns(&parts, used);
        let mut blocks: Vec<(usize, Block)> =
            counted.into_iter().flat_map(|group| group.blocks(&self, &spots)).collect();
        blocks.sort_by_key(|(order, _)| *order);
        let recipe = self.recipe;
        let mut table = Tabulation {
            key: recipe.key.to_string(),
            title: recipe.title.clone(),
            recipe: recipe.hash(),
            filter: recipe.filter.clone(),
            weight: recipe.weight.clone(),
            banners: self.banners.iter().map(Nest::about).collect(),
            columns,
            blocks: blocks.into_iter().map(|(_, block)| block).collect(),
            fallback: self.study.form.languages.clone(),
        };
        super::inference::infer(&mut table, recipe);
        Ok(table)
    }
}

/// The variables of the rows of one level, counted.
struct Group<'c> {
    level: usize,
    rows: Vec<Line<'c>>,
    counting: Counting<'c>,
    counted: Vec<Counted>,
}

/// A variable of the rows, with the places of what is counted of it.
struct Line<'c> {
    order: usize,
    key: String,
    label: Label,
    of_grid: bool,
    several: bool,
    classes: Option<usize>,
    near: Option<usize>,
    numbers: Option<super::variable::Numbers<'c>>,
}

impl<'c> Group<'c> {
    fn new(
        table: &Tabling<'c>,
        level: usize,
        rows: Vec<(usize, Row<'c>)>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let columns = table.study.columns;
        let mut banners = Vec::new();
        for banner in &table.banners {
            match banner.placed(level, columns) {
                Some(placed) => banners.push(placed),
                None => faults.push(fault("tabulation-fault-apart", &rows[0].1.place, &banner.place)),
            }
        }
        let kept = match &table.recipe.filter {
            None => None,
            Some(filter) => match Evaluator::new(filter, "filter", table.study.form, columns, level) {
                Ok(evaluator) => Some(evaluator.holds()),
                Err(found) => {
                    found.into_iter().for_each(|told| {
                        if !faults.contains(&told) {
                            faults.push(told);
                        }
                    });
                    None
                }
            },
        };
        let len = columns.rows(level);
        let weights = table.weights.map(|weights| match columns.way_out(level, 0) {
            Some(way) => (0..len).map(|row| weights[way.out(row)]).collect(),
            None => vec![0.0; len],
        });
        let mut counting = Counting { len, rows: Vec::new(), banners, kept, weights };
        let lines = rows.into_iter().map(|(order, row)| Line::new(order, row, &mut counting.rows)).collect();
        if counting.is_too_large() {
            faults.push(fault("tabulation-fault-large-table", "columns", ""));
        }
        if !faults.is_empty() {
            return None;
        }
        let counted = counting.run();
        Some(Self { level, rows: lines, counting, counted })
    }

    fn shapes(&self) -> Vec<Shape<'_>> {
        self.counting.banners.iter().map(shape).collect()
    }

    fn is_used(&self, banner: usize, class: usize) -> bool {
        let banners = self.shapes();
        self.counted.iter().zip(&self.counting.rows).any(|(counted, rows)| {
            Tallies { counted, rows: shape(rows), banners: &banners }.is_used(banner, class)
        })
    }

    fn blocks(&self, table: &Tabling<'_>, spots: &[Spot]) -> Vec<(usize, Block)> {
        let banners = self.shapes();
        let all = self.counting.len as u64;
        let kept = self.counting.kept.as_ref();
        let filtered = kept.map_or(0, |kept| kept.iter().filter(|kept| !**kept).count() as u64);
        let block = |line: &Line<'_>| {
            let about = About {
                key: line.key.clone(),
                label: line.label.clone(),
                of_grid: line.of_grid,
                unit: table.study.columns.counts(self.level),
                several: line.several,
                all,
                filtered,
            };
            let counted = line.classes.or(line.near)?;
            let tallies = |place: usize| Tallies {
                counted: &self.counted[place],
                rows: shape(&self.counting.rows[place]),
                banners: &banners,
            };
            let mut block = tallies(counted).block(about, spots);
            if line.classes.is_none() {
                // Only who answered is told of numbers without bands.
                block.rows.retain(|class| class.kind == super::ClassKind::OtherVersions);
                let kept = block.cells.len() - block.rows.len();
                block.cells.drain(..kept);
            }
            block.numbers = line.numbers.as_ref().map(|numbers| {
                let samples = self.samples(line, numbers, &tallies, spots);
                of(numbers, samples, &table.recipe.measures)
            });
            Some((line.order, block))
        };
        // Numbers that are looked at one by one take as long as all the rest: each a hand of its own.
        let far = |line: &&Line<'_>| {
            let cells = line.numbers.as_ref().map(|numbers| &numbers.cells);
            matches!(cells, Some(NumberCells::Whole(_) | NumberCells::Broken(_)))
        };
        std::thread::scope(|scope| {
            let apart: Vec<_> =
                self.rows.iter().filter(far).map(|line| scope.spawn(|| block(line))).collect();
            let here: Vec<_> = self.rows.iter().filter(|line| !far(line)).map(block).collect();
            let apart = apart
                .into_iter()
                .map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            here.into_iter().chain(apart).flatten().collect()
        })
    }

    fn samples<'t>(
        &self,
        line: &Line<'_>,
        numbers: &super::variable::Numbers<'_>,
        tallies: &dyn Fn(usize) -> Tallies<'t>,
        spots: &[Spot],
    ) -> Vec<Sample> {
        let counting = &self.counting;
        let weighted = counting.weights.is_some();
        let place = match numbers.cells {
            NumberCells::OfClasses => line.classes,
            NumberCells::Near(_) => line.near,
            NumberCells::Whole(_) | NumberCells::Broken(_) => None,
        };
        if let Some(place) = place {
            let heads = &counting.rows[place].classes.heads;
            return of_counts(&tallies(place), heads, spots, weighted, counting.len as u64);
        }
        let rows =
            Rows { len: counting.len, kept: counting.kept.as_deref(), weights: counting.weights.as_deref() };
        gathered(&numbers.cells, &counting.banners, spots, rows)
    }
}

impl<'c> Line<'c> {
    /// Puts what is to be counted of a variable among the rows that are.
    fn new(order: usize, row: Row<'c>, rows: &mut Vec<Placed<'c>>) -> Self {
        let Resolved { key, label, several, classes, mut numbers, .. } = row.resolved;
        let mut put = |classes: Classes<'c>| {
            rows.push(Placed { classes: Arc::new(classes), way: Way::default() });
            rows.len() - 1
        };
        let near = numbers.as_mut().and_then(|numbers| counted_as(&mut numbers.cells));
        let near = near.map(&mut put);
        // Of numbers that are neither classes nor near each other still those are counted who answered.
        let far = numbers.as_ref().filter(|_| classes.is_none() && near.is_none());
        let near = near.or_else(|| far.map(|numbers| put(numbers.cells.answering())));
        let classes = classes.map(&mut put);
        Self { order, key, label, of_grid: row.of_grid, several, classes, near, numbers }
    }
}

fn shape<'p>(placed: &'p Placed<'_>) -> Shape<'p> {
    Shape { heads: &placed.classes.heads, overlap: placed.classes.overlap() }
}

fn of(numbers: &super::variable::Numbers<'_>, samples: Vec<Sample>, measures: &[Measure]) -> Numbers {
    let quantiles: Vec<(f64, u8)> = measures
        .iter()
        .filter_map(|measure| match measure {
            Measure::Quantile { quantile, kind } => Some((*quantile, *kind)),
            _ => None,
        })
        .collect();
    let summaries = samples.iter().map(|sample| Summary::of(sample, &quantiles)).collect();
    Numbers { natural: numbers.natural, broken: numbers.broken, summaries, samples }
}
