//! The numbers of a variable, gathered by column.

use super::assemble::{Spot, Tallies};
use super::classes::{Class, Classes, Decoded, Placed, each};
use super::sample::{Sample, Value};
use super::variable::NumberCells;
use crate::table::Mark;
use crate::table::view::{number, whole_number};

/// How many rows are gathered at a time.
const BLOCK: usize = if cfg!(test) { 7 } else { 2_048 };

/// Who is counted and how, seen from the rows of a level.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) len: usize,
    pub(super) kept: Option<&'a [bool]>,
    pub(super) weights: Option<&'a [f64]>,
}

/// The samples of columns from the counts of classes that stand for numbers.
pub(super) fn of_counts(
    tallies: &Tallies<'_>,
    heads: &[Class],
    spots: &[Spot],
    weighted: bool,
    design: u64,
) -> Vec<Sample> {
    let sample = |spot: &Spot| {
        let valued = heads.iter().enumerate().filter_map(|(class, head)| Some((class, head.value?)));
        let values = valued.map(|(class, x)| {
            let tally = tallies.slot(class, *spot);
            Value { x, n: tally.count, w: tally.weighted, ww: tally.squares }
        });
        Sample::of_values(values.collect(), weighted, design)
    };
    spots.iter().map(sample).collect()
}

/// The samples of columns from the numbers themselves.
pub(super) fn gathered(
    cells: &NumberCells<'_>,
    banners: &[Placed<'_>],
    spots: &[Spot],
    rows: Rows<'_>,
) -> Vec<Sample> {
    match cells {
        NumberCells::Whole(cells) => {
            by_column(|row| whole_number(cells[row]).ok().map(|number| number as f64), banners, spots, rows)
        }
        NumberCells::Broken(cells) => by_column(|row| number(cells[row]).ok(), banners, spots, rows),
        NumberCells::OfClasses | NumberCells::Near(_) => Vec::new(),
    }
}

fn by_column(
    number: impl Fn(usize) -> Option<f64>,
    banners: &[Placed<'_>],
    spots: &[Spot],
    rows: Rows<'_>,
) -> Vec<Sample> {
    let mut found: Vec<Gathered> = vec![Gathered::default(); spots.len()];
    // The places of the columns of each banner by class, and that of its total.
    let places = Places::of(banners, spots);
    let mut rooms: Vec<Decoded> = banners.iter().map(|banner| banner.classes.room()).collect();
    for begin in (0..rows.len).step_by(BLOCK) {
        let block = begin..(begin + BLOCK).min(rows.len);
        for (banner, room) in banners.iter().zip(&mut rooms) {
            banner.classes.decode(block.clone(), &banner.way, None, room);
        }
        for row in block.clone().filter(|row| rows.kept.is_none_or(|kept| kept[*row])) {
            let Some(x) = number(row) else { continue };
            let weight = rows.weights.map(|weights| weights[row]);
            found[0].push(x, weight);
            for (banner, room) in rooms.iter().enumerate() {
                places.each(banner, room, row - begin, |place| found[place].push(x, weight));
            }
        }
    }
    let design = rows.len as u64;
    found.into_iter().map(|gathered| gathered.sample(design)).collect()
}

/// Numbers of a column under way.
#[derive(Clone, Default)]
struct Gathered {
    plain: Vec<f64>,
    weighted: Vec<Value>,
}

impl Gathered {
    fn push(&mut self, x: f64, weight: Option<f64>) {
        match weight {
            None => self.plain.push(x),
            Some(w) => self.weighted.push(Value { x, n: 1, w, ww: w * w }),
        }
    }

    fn sample(self, design: u64) -> Sample {
        if self.weighted.is_empty() {
            Sample::of_plain(self.plain, design)
        } else {
            Sample::of_values(self.weighted, true, design)
        }
    }
}

/// Which columns a class of a banner is counted in.
struct Places {
    classes: Vec<Vec<Option<usize>>>,
    totals: Vec<Option<usize>>,
}

impl Places {
    fn of(banners: &[Placed<'_>], spots: &[Spot]) -> Self {
        let mut classes: Vec<Vec<Option<usize>>> =
            banners.iter().map(|banner| vec![None; banner.classes.heads.len()]).collect();
        let mut totals = vec![None; banners.len()];
        for (place, spot) in spots.iter().enumerate() {
            match spot {
                Spot::All => {}
                Spot::Class(banner, class) => classes[*banner][*class] = Some(place),
                Spot::Total(banner) => totals[*banner] = Some(place),
            }
        }
        Self { classes, totals }
    }

    fn each(&self, banner: usize, room: &Decoded, row: usize, mut seen: impl FnMut(usize)) {
        let classes = &self.classes[banner];
        let mut any = false;
        let mut of_slot = |slot: usize| {
            if let Some(place) = classes.get(slot) {
                any = true;
                place.iter().for_each(|place| seen(*place));
            }
        };
        match room {
            Decoded::One(slots) => of_slot(usize::from(slots[row])),
            Decoded::Many(sets) => each(sets.get(row), &mut of_slot),
        }
        if any {
            self.totals[banner].iter().for_each(|place| seen(*place));
        }
    }
}

/// Whole numbers near each other are counted as one more variable of the rows.
pub(super) fn counted_as<'c>(cells: &mut NumberCells<'c>) -> Option<Classes<'c>> {
    let NumberCells::Near(classes) = cells else { return None };
    let empty = Classes { heads: Vec::new(), cells: super::classes::Cells::Slots(Vec::new()) };
    Some(std::mem::replace(classes, empty))
}

impl NumberCells<'_> {
    /// Whether there is a number: a class of those who gave one, and what only other versions know.
    pub(super) fn answering<'n>(&self) -> Classes<'n> {
        let slot = |held: Result<(), Mark>| match held {
            Ok(()) => 0,
            Err(Mark::OtherVersion) => 1,
            Err(missing) => 2 + missing.index() as u16,
        };
        let slots = match self {
            Self::Whole(cells) => cells.iter().map(|cell| slot(whole_number(*cell).map(drop))).collect(),
            Self::Broken(cells) => cells.iter().map(|cell| slot(number(*cell).map(drop))).collect(),
            Self::OfClasses | Self::Near(_) => Vec::new(),
        };
        let heads = vec![super::variable::category("given"), super::variable::other_versions()];
        Classes { heads, cells: super::classes::Cells::Slots(slots) }
    }
}
