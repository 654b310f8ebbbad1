//! Variables about the same answers, of which one would tell what another hides.
//!
//! Region beside region by gender: the women and the men of a region sum up to it. To protect both so that
//! neither undoes the other is a search over all cells of all of them (Hundepool et al. 2012, §4.4); here
//! the one that tells most is kept, and the others are taken out whole, where anything of them is small.

use super::recipe::{OfResponse, Recipe, Source, Variable};
use super::result::{Block, ColumnKind, Tabulation};
use crate::expr::Expr;
use std::collections::BTreeSet;

/// Places of banners that would tell of each other, the one that is kept apart from the rest.
pub(super) struct Linked {
    pub(super) kept: usize,
    pub(super) others: Vec<usize>,
}

/// The banners of a recipe that are about the same answers; the one of most variables is kept, the first of
/// several.
pub(super) fn linked(recipe: &Recipe) -> Vec<Linked> {
    let about = recipe.columns.iter().map(|banner| banner.iter().flat_map(answers).collect());
    let apart = |mut places: Vec<usize>| {
        places.sort_by_key(|place| (std::cmp::Reverse(recipe.columns[*place].len()), *place));
        let kept = places.remove(0);
        Linked { kept, others: places }
    };
    alike(about).into_iter().map(apart).collect()
}

/// Places of the blocks of a recipe that are about the same answers: every variable of its rows has one, of a
/// grid every question.
pub(super) fn linked_rows(recipe: &Recipe) -> Vec<Vec<usize>> {
    alike(recipe.rows.iter().flat_map(|variable| match &variable.source {
        Source::Grid(_) => answers(variable).into_iter().map(|one| BTreeSet::from([one])).collect(),
        _ => vec![answers(variable).into_iter().collect()],
    }))
}

/// Places of those that share what they are about, in groups.
fn alike(all: impl Iterator<Item = BTreeSet<String>>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(BTreeSet<String>, Vec<usize>)> = Vec::new();
    for (place, mut about) in all.enumerate() {
        let mut places = vec![place];
        let (same, apart) = groups.into_iter().partition(|(known, _)| !known.is_disjoint(&about));
        groups = apart;
        for (known, others) in same {
            about.extend(known);
            places.extend(others);
        }
        groups.push((about, places));
    }
    groups.into_iter().map(|(_, places)| places).filter(|places| places.len() > 1).collect()
}

/// What of a response a variable is about, by names that no two kinds of them share.
fn answers(variable: &Variable) -> Vec<String> {
    let question = |name: &str| format!("question {name}");
    match &variable.source {
        Source::Question(name) => vec![question(name.as_str())],
        Source::Grid(names) => names.iter().map(|name| question(name.as_str())).collect(),
        Source::Codes(_) => vec!["codes".to_owned()],
        Source::Response(OfResponse::Language) => vec!["language".to_owned()],
        Source::Response(OfResponse::Day) => vec!["day".to_owned()],
        // One that does not hold together has no columns either.
        Source::Expression { expression, .. } => Expr::parse(expression)
            .map(|expr| expr.depends().into_iter().map(question).collect())
            .unwrap_or_default(),
    }
}

impl Tabulation {
    /// The columns of a banner's classes.
    pub(super) fn classes_of(&self, banner: usize) -> impl Iterator<Item = usize> + '_ {
        let is_of = move |place: &usize| {
            let column = &self.columns[*place];
            column.banner == Some(banner) && column.kind == ColumnKind::Class
        };
        (0..self.columns.len()).filter(is_of)
    }

    /// Whether a banner was taken out whole because another is about the same answers.
    pub(super) fn lacks_a_banner(&self, recipe: &Recipe) -> bool {
        let is_gone = |block: &Block, banner| {
            let mut columns = self.classes_of(banner).peekable();
            columns.peek().is_some() && columns.all(|column| block.bases[column].answered.hidden)
        };
        let others = linked(recipe).into_iter().flat_map(|group| group.others);
        others.into_iter().any(|banner| self.blocks.iter().any(|block| is_gone(block, banner)))
    }
}
