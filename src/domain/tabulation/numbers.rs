//! The numbers of a variable, gathered by column.

use super::assemble::{Spot, Tallies};
use super::classes::{Cells, Class, Classes, Decoded, Numbers as Kept, Placed, each};
use super::sample::{Sample, Value};
use super::variable::{NumberCells, category, other_versions, slot};
use crate::table::Mark;
use crate::table::view::{day_number, number, whole_number};
use std::borrow::Cow;
use std::ops::Range;

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
    design: u64,
) -> Vec<Sample> {
    let found = match cells {
        NumberCells::Whole(cells) => {
            by_column(|row| whole_number(cells[row]).ok().map(|number| number as f64), banners, spots, rows)
        }
        NumberCells::Broken(cells) => by_column(|row| number(cells[row]).ok(), banners, spots, rows),
        NumberCells::Days(cells) => {
            by_column(|row| day_number(cells[row]).ok().map(f64::from), banners, spots, rows)
        }
        NumberCells::OfClasses | NumberCells::Near(_) => Vec::new(),
    };
    found.into_iter().map(|gathered| gathered.sample(design)).collect()
}

fn by_column(
    number: impl Fn(usize) -> Option<f64> + Sync,
    banners: &[Placed<'_>],
    spots: &[Spot],
    rows: Rows<'_>,
) -> Vec<Gathered> {
    // The places of the columns of each banner by class, and that of its total.
    let places = Places::of(banners, spots);
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let size = rows.len.div_ceil(hands).max(BLOCK);
    let part = |begin: usize| {
        part_by_column(&number, banners, (&places, spots.len()), rows, begin..(begin + size).min(rows.len))
    };
    // Put together in the order of the rows, so that sums come out the same on every machine.
    let mut found: Vec<Gathered> = vec![Gathered::default(); spots.len()];
    std::thread::scope(|scope| {
        let part = &part;
        let others: Vec<_> =
            (0..rows.len).step_by(size).skip(1).map(|begin| scope.spawn(move || part(begin))).collect();
        found = part(0);
        for other in others {
            let other = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            found.iter_mut().zip(other).for_each(|(own, more)| own.append(more));
        }
    });
    found
}

fn part_by_column(
    number: impl Fn(usize) -> Option<f64> + Sync,
    banners: &[Placed<'_>],
    (places, spots): (&Places, usize),
    rows: Rows<'_>,
    part: Range<usize>,
) -> Vec<Gathered> {
    let mut found: Vec<Gathered> = vec![Gathered::default(); spots];
    if rows.weights.is_none() {
        found[0].plain.reserve_exact(part.len());
    }
    let mut rooms: Vec<Decoded> = banners.iter().map(|banner| banner.classes.room()).collect();
    for begin in part.clone().step_by(BLOCK) {
        let block = begin..(begin + BLOCK).min(part.end);
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
    found
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

    fn append(&mut self, more: Self) {
        self.plain.extend(more.plain);
        self.weighted.extend(more.weighted);
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
    let empty = Classes { heads: Vec::new(), cells: Cells::Slots(Vec::new()) };
    Some(std::mem::replace(classes, empty))
}

impl<'c> NumberCells<'c> {
    /// Whether there is a number: a class of those who gave one, and what only other versions know.
    pub(super) fn answering(&self) -> Classes<'c> {
        let marks = Mark::ALL.map(|mark| slot(mark, 1));
        let cells = match self {
            Self::Whole(cells) => Cells::Answered { numbers: Kept::Whole(cells), marks },
            Self::Broken(Cow::Borrowed(cells)) => Cells::Answered { numbers: Kept::Broken(cells), marks },
            Self::Broken(Cow::Owned(cells)) => {
                let slot = |cell: &f64| number(*cell).map_or_else(|mark| marks[mark.index()], |_| 0);
                Cells::Slots(cells.iter().map(slot).collect())
            }
            Self::Days(Cow::Borrowed(cells)) => Cells::Answered { numbers: Kept::Days(cells), marks },
            Self::Days(Cow::Owned(cells)) => Cells::Slots(vec![0; cells.len()]),
            Self::OfClasses | Self::Near(_) => Cells::Slots(Vec::new()),
        };
        Classes { heads: vec![category("given"), other_versions()], cells }
    }
}
