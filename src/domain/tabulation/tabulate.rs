//! A recipe meets a study.

use super::Beside;
use super::assemble::columns;
use super::classes::{Cells, Class, Classes, Placed};
use super::evaluate::Evaluator;
use super::group::Group;
use super::inferred::Weighted;
use super::recipe::{Recipe, Source, Variable};
use super::result::{Banner, Block, Drawn, Tabulation};
use super::variable::{Faults, Resolved, Study, fault};
use crate::disclosure::Threshold;
use crate::form::Form;
use crate::message::Message;
use crate::table::{Columns, Label, Way};
use crate::weight::Design;
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
    let design =
        recipe.weight.as_ref().and(beside.design).filter(|design| design.weights().len() == columns.len());
    let weights = match design {
        Some(design) => Some(design.weights()),
        None => weights(recipe, &study, &mut faults),
    };
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
    let table = Tabling { recipe, study, weights, design, banners };
    table.tabulate(rows)
}

/// A variable of the rows, and whether it is of a grid.
pub(super) struct Row<'c> {
    pub(super) resolved: Resolved<'c>,
    pub(super) place: String,
    pub(super) of_grid: bool,
}

/// A banner: its variables and where it stands in the recipe.
pub(super) struct Nest<'c> {
    parts: Vec<Part<'c>>,
    pub(super) place: String,
}

/// A variable of a banner.
struct Part<'c> {
    key: String,
    label: Label,
    level: usize,
    classes: Arc<Classes<'c>>,
}

/// A recipe with all that it is resolved to.
pub(super) struct Tabling<'c> {
    pub(super) recipe: &'c Recipe,
    pub(super) study: Study<'c>,
    pub(super) weights: Option<&'c [f64]>,
    pub(super) design: Option<&'c Design>,
    pub(super) banners: Vec<Nest<'c>>,
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
    pub(super) fn placed(&self, level: usize, columns: &Columns) -> Option<Placed<'c>> {
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
    /// Of each choice of a rank how high it came on average: kept of all responses together, and told of no
    /// others.
    fn mean_ranks(&self) -> Vec<Option<f64>> {
        let Recipe { rows, columns, filter, weight, disclosure, .. } = self.recipe;
        let of_all = columns.is_empty() && filter.is_none() && weight.is_none() && disclosure.is_none();
        let [variable] = &rows[..] else { return Vec::new() };
        match &variable.source {
            Source::Question(name) if of_all && self.study.beside.among.is_none() && variable.is_plain() => {
                self.study.columns.mean_ranks(name.as_str())
            }
            _ => Vec::new(),
        }
    }

    /// The design, where sums of weights do not tell its errors.
    pub(super) fn complex(&self) -> Option<&'c Design> {
        self.design.filter(|design| !design.is_simple())
    }

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
        let mut blocks: Vec<(usize, Block, Vec<Weighted>)> =
            counted.into_iter().flat_map(|group| group.blocks(&self, &spots)).collect();
        blocks.sort_by_key(|(order, ..)| *order);
        let associations: Vec<Vec<Weighted>> =
            blocks.iter_mut().map(|(.., found)| std::mem::take(found)).collect();
        let recipe = self.recipe;
        let mut table = Tabulation {
            key: recipe.key.to_string(),
            title: recipe.title.clone(),
            recipe: recipe.hash(),
            filter: recipe.filter.clone(),
            weight: recipe.weight.clone(),
            without_weight: self.design.map_or(0, |design| {
                (0..design.weights().len()).filter(|row| !design.has(*row)).count() as u64
            }),
            drawn: self
                .complex()
                .map(|design| Drawn { strata: design.strata(), clusters: design.clusters() }),
            banners: self.banners.iter().map(Nest::about).collect(),
            columns,
            blocks: blocks.into_iter().map(|(_, block, _)| block).collect(),
            fallback: self.study.form.languages.clone(),
        };
        if let [block] = &mut table.blocks[..] {
            block.mean_ranks = self.mean_ranks();
        }
        super::inference::infer(&mut table, recipe, &associations);
        if let Some(threshold) = recipe.disclosure.and_then(Threshold::new) {
            super::suppress::suppress(&mut table, recipe, threshold);
        }
        Ok(table)
    }
}
