//! Errors of weighted figures where the sample was drawn in strata or clusters: sums of weights do not tell
//! them, so that every response is looked at once more.

use super::assemble::Spot;
use super::classes::{ClassKind, Classes, Decoded, Placed};
use super::count::Counting;
use super::recipe::PercentBase;
use super::result::Block;
use super::variable::NumberCells;
use crate::answer::Missing;
use crate::table::view::{number, whole_number};
use crate::weight::{Design, Estimate};
use std::borrow::Cow;

/// A design with who of it is in which column.
pub(super) struct Designed<'d> {
    design: &'d Design,
    /// Column by column, by response.
    columns: Vec<Vec<bool>>,
}

impl<'d> Designed<'d> {
    pub(super) fn new(design: &'d Design, counting: &Counting<'_>, spots: &[Spot]) -> Self {
        let all = 0..counting.len;
        let decoded: Vec<Decoded> =
            counting.banners.iter().map(|banner| decoded(banner, counting.len)).collect();
        let column = |spot: &Spot| {
            let is_in = |row: usize| match spot {
                Spot::All => true,
                Spot::Class(banner, class) => holds(&decoded[*banner], row, *class),
                Spot::Total(banner) => answered(&counting.banners[*banner].classes, &decoded[*banner], row),
            };
            let kept = |row: usize| counting.kept.as_ref().is_none_or(|kept| kept[row]);
            all.clone().map(|row| kept(row) && is_in(row)).collect()
        };
        Self { design, columns: spots.iter().map(column).collect() }
    }

    /// The share of each class of a variable among those of a base, row by row and column by column.
    pub(super) fn shares(
        &self,
        block: &Block,
        rows: &Placed<'_>,
        base: PercentBase,
    ) -> Vec<Vec<Option<Estimate>>> {
        let classes = &rows.classes;
        let held = decoded(rows, self.columns.first().map_or(0, Vec::len));
        let in_base = |row: usize| match base {
            PercentBase::CasesSubstantive => substantive(classes, &held, row),
            PercentBase::CasesAnswered | PercentBase::Responses => answered(classes, &held, row),
        };
        let share = |class: usize, members: &Vec<bool>| {
            let domain = self.design.domain(|row| members[row]);
            let is = |row: usize| in_base(row).then(|| holds(&held, row, class));
            domain.share(is).ok().map(|share| share.estimate)
        };
        let line = |key: &str| {
            let class = classes.heads.iter().position(|head| head.key == key);
            let one = |members: &Vec<bool>| class.and_then(|class| share(class, members));
            self.columns.iter().map(one).collect()
        };
        block.rows.iter().map(|row| line(&row.key)).collect()
    }

    /// The standard error of the mean of each column; `None` where there is none.
    pub(super) fn errors_of_means(
        &self,
        cells: &NumberCells<'_>,
        of: Option<&Placed<'_>>,
    ) -> Vec<Option<f64>> {
        let values: Cow<'_, [f64]> = match cells {
            NumberCells::Broken(cells) => Cow::Borrowed(cells),
            NumberCells::Whole(cells) => {
                cells.iter().map(|cell| whole_number(*cell).map_or(f64::NAN, |it| it as f64)).collect()
            }
            // Of days no mean is told.
            NumberCells::Days(_) => return vec![None; self.columns.len()],
            NumberCells::OfClasses | NumberCells::Near(_) => {
                let Some(placed) = of else { return vec![None; self.columns.len()] };
                let heads = &placed.classes.heads;
                let len = self.columns.first().map_or(0, Vec::len);
                let held = decoded(placed, len);
                let value = |row: usize| match &held {
                    Decoded::One(slots) => heads.get(usize::from(slots[row])).and_then(|head| head.value),
                    Decoded::Many(_) => None,
                };
                (0..len).map(|row| value(row).unwrap_or(f64::NAN)).collect()
            }
        };
        let error = |members: &Vec<bool>| {
            let value = |row: usize| number(values[row]).ok().filter(|value| value.is_finite());
            self.design.domain(|row| members[row]).mean(value).ok()?.se.ok()
        };
        self.columns.iter().map(error).collect()
    }
}

fn decoded(placed: &Placed<'_>, len: usize) -> Decoded {
    let mut room = placed.classes.room();
    placed.classes.decode(0..len, &placed.way, None, &mut room);
    room
}

fn holds(decoded: &Decoded, row: usize, slot: usize) -> bool {
    match decoded {
        Decoded::One(slots) => usize::from(slots[row]) == slot,
        Decoded::Many(sets) => sets.get(row)[slot / 64] >> (slot % 64) & 1 == 1,
    }
}

/// Whether a response has an answer at all.
fn answered(classes: &Classes<'_>, decoded: &Decoded, row: usize) -> bool {
    match decoded {
        Decoded::One(slots) => usize::from(slots[row]) < classes.heads.len(),
        Decoded::Many(_) => holds(decoded, row, classes.heads.len() + Missing::ALL.len()),
    }
}

/// Whether it has one other than “none of these”.
fn substantive(classes: &Classes<'_>, decoded: &Decoded, row: usize) -> bool {
    match decoded {
        Decoded::One(slots) => {
            classes.heads.get(usize::from(slots[row])).is_some_and(|head| head.kind != ClassKind::Exclusive)
        }
        Decoded::Many(_) => holds(decoded, row, classes.heads.len() + Missing::ALL.len() + 1),
    }
}
