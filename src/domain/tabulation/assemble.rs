//! From counts to blocks: which slots are a cell, a base, a missing answer.

use super::classes::{Class, ClassKind};
use super::count::Counted;
use super::counts::Counts;
use super::result::{Bases, Block, Column, ColumnKind, Tally};
use crate::answer::Missing;
use crate::table::{Label, Unit};

/// The shape of the slots of a variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape<'c> {
    pub(super) heads: &'c [Class],
    pub(super) overlap: bool,
}

/// A column of a table: which slots of which banner it adds up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    All,
    Class(usize, usize),
    Total(usize),
}

/// What a block is besides its counts.
pub(super) struct About {
    pub(super) key: String,
    pub(super) label: Label,
    pub(super) of_grid: bool,
    pub(super) unit: Unit,
    pub(super) several: bool,
    pub(super) all: u64,
    pub(super) filtered: u64,
}

impl Shape<'_> {
    /// The slot of those who answered, where classes may overlap.
    fn answered(&self) -> usize {
        self.heads.len() + Missing::ALL.len()
    }

    /// Whether a class stands for ticks of its own: no net and not “none of these”.
    fn is_response(&self, class: usize) -> bool {
        !matches!(self.heads[class].kind, ClassKind::Net | ClassKind::Exclusive)
    }
}

/// The tallies of one variable of the rows.
pub(super) struct Tallies<'c> {
    pub(super) counted: &'c Counted,
    pub(super) rows: Shape<'c>,
    pub(super) banners: &'c [Shape<'c>],
}

impl Tallies<'_> {
    /// What a slot of the rows comes to in a column.
    pub(super) fn slot(&self, row: usize, spot: Spot) -> Tally {
        match spot {
            Spot::All => tally(&self.counted.alone, row, 0),
            Spot::Class(banner, class) => tally(&self.counted.by[banner], row, class),
            Spot::Total(banner) => {
                let (counts, shape) = (&self.counted.by[banner], self.banners[banner]);
                if shape.overlap {
                    return tally(counts, row, shape.answered());
                }
                (0..shape.heads.len()).map(|class| tally(counts, row, class)).sum()
            }
        }
    }

    /// Those who answered, in a column.
    pub(super) fn answered(&self, spot: Spot) -> Tally {
        if self.rows.overlap {
            return self.slot(self.rows.answered(), spot);
        }
        (0..self.rows.heads.len()).map(|class| self.slot(class, spot)).sum()
    }

    fn bases(&self, spot: Spot) -> Bases {
        let classes = 0..self.rows.heads.len();
        let responses: Tally = classes
            .clone()
            .filter(|class| self.rows.is_response(*class))
            .map(|class| self.slot(class, spot))
            .sum();
        let substantive = if self.rows.overlap {
            self.slot(self.rows.answered() + 1, spot)
        } else {
            let real = classes.filter(|class| self.rows.heads[*class].kind != ClassKind::Exclusive);
            real.map(|class| self.slot(class, spot)).sum()
        };
        Bases { answered: self.answered(spot), substantive, responses }
    }

    /// The classes that are shown: all but those that stand for what nobody answered.
    fn shown(&self) -> Vec<usize> {
        let shown = |class: &usize| {
            let kind = self.rows.heads[*class].kind;
            !matches!(kind, ClassKind::OtherVersions | ClassKind::Outside)
                || self.slot(*class, Spot::All).count > 0
        };
        (0..self.rows.heads.len()).filter(shown).collect()
    }

    /// The block of the columns given.
    pub(super) fn block(&self, about: About, spots: &[Spot]) -> Block {
        let shown = self.shown();
        let line = |row: usize| spots.iter().map(|spot| self.slot(row, *spot)).collect::<Vec<_>>();
        let missing = |place: usize| line(self.rows.heads.len() + place);
        Block {
            key: about.key,
            label: about.label,
            of_grid: about.of_grid,
            unit: about.unit,
            several: about.several,
            all: about.all,
            filtered: about.filtered,
            rows: shown.iter().map(|class| self.rows.heads[*class].clone()).collect(),
            cells: shown.iter().map(|class| line(*class)).collect(),
            bases: spots.iter().map(|spot| self.bases(*spot)).collect(),
            missing: (0..Missing::ALL.len()).map(missing).collect(),
            left_out: (0..self.banners.len()).map(|banner| self.left_out(banner)).collect(),
            numbers: None,
            mean_ranks: Vec::new(),
            inference: None,
            shares: Vec::new(),
        }
    }

    fn left_out(&self, banner: usize) -> Vec<Tally> {
        let behind = self.banners[banner].heads.len();
        (0..Missing::ALL.len()).map(|kind| self.answered(Spot::Class(banner, behind + kind))).collect()
    }

    /// Whether anybody of this variable is in a class of a banner, missing answers counted too.
    pub(super) fn is_used(&self, banner: usize, class: usize) -> bool {
        let height = self.rows.heads.len() + Missing::ALL.len();
        (0..height).any(|row| self.slot(row, Spot::Class(banner, class)).count > 0)
    }
}

fn tally(counts: &Counts, row: usize, column: usize) -> Tally {
    let cell = row * counts.width + column;
    let count = counts.n[cell];
    let of = |sums: &[f64]| sums.get(cell).copied().unwrap_or(count as f64);
    Tally { count, weighted: of(&counts.w), squares: of(&counts.ww), hidden: false }
}

/// The columns of a table with the slots they stand for.
pub(super) fn columns(
    banners: &[(&str, Vec<&[Class]>)],
    used: impl Fn(usize, usize) -> bool,
) -> (Vec<Column>, Vec<Spot>) {
    let total = |banner, kind, key: &str| Column { key: key.to_owned(), kind, banner, classes: Vec::new() };
    let mut columns = vec![total(None, ColumnKind::All, "all")];
    let mut spots = vec![Spot::All];
    for (banner, (_, parts)) in banners.iter().enumerate() {
        let count: usize = parts.iter().map(|heads| heads.len()).product();
        for class in 0..count {
            let classes = path(parts, class);
            let special = |class: &Class| matches!(class.kind, ClassKind::OtherVersions | ClassKind::Outside);
            if classes.iter().any(special) && !used(banner, class) {
                continue;
            }
            let key = classes.iter().map(|class| class.key.as_str()).collect::<Vec<_>>().join("/");
            columns.push(Column { key, kind: ColumnKind::Class, banner: Some(banner), classes });
            spots.push(Spot::Class(banner, class));
        }
        columns.push(total(Some(banner), ColumnKind::Total, "total"));
        spots.push(Spot::Total(banner));
    }
    (columns, spots)
}

/// The classes of a combination, the outermost first.
fn path(parts: &[&[Class]], combination: usize) -> Vec<Class> {
    let mut left = combination;
    let mut classes: Vec<Class> = Vec::new();
    for heads in parts.iter().rev() {
        classes.push(heads[left % heads.len()].clone());
        left /= heads.len();
    }
    classes.reverse();
    classes
}
