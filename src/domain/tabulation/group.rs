//! The variables of the rows of one level, counted together.

use super::assemble::{About, Shape, Spot, Tallies};
use super::classes::{Classes, Placed};
use super::count::{Counted, Counting};
use super::designed::Designed;
use super::evaluate::Evaluator;
use super::inferred::{Untested, Weighted};
use super::numbers::{Rows, counted_as, gathered, of_counts};
use super::recipe::{Association, Measure};
use super::result::{Block, Numbers, Summary};
use super::sample::Sample;
use super::tabulate::{Row, Tabling};
use super::variable::{Faults, NumberCells, Resolved, fault};
use crate::table::{Label, Way};
use crate::weight;
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most responses times columns that are looked at once more for the errors of a design.
const MOST_LOOKED_AT: usize = 100_000_000;

/// The variables of the rows of one level, counted.
pub(super) struct Group<'c> {
    level: usize,
    rows: Vec<Line<'c>>,
    counting: Counting<'c>,
    counted: Vec<Counted>,
    /// How many of its rows are in the sample.
    sampled: usize,
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
    pub(super) fn new(
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
        let way = columns.way_out(level, 0);
        let has = table
            .design
            .zip(way.clone())
            .map(|(design, way)| (0..len).map(|row| design.has(way.out(row))).collect::<Vec<bool>>());
        let has = has.filter(|has| has.contains(&false));
        let sampled = has.as_ref().map_or(len, |has| has.iter().filter(|has| **has).count());
        let among = table.study.beside.among.filter(|among| among.len() == columns.len()).zip(way);
        let among = among.map(|(among, way)| (0..len).map(|row| among[way.out(row)]).collect());
        let kept = both(both(kept, has), among);
        let weights = table.weights.map(|weights| match columns.way_out(level, 0) {
            Some(way) => (0..len).map(|row| weights[way.out(row)]).collect(),
            None => vec![0.0; len],
        });
        let mut counting = Counting { len, rows: Vec::new(), banners, kept, weights };
        let lines = rows.into_iter().map(|(order, row)| Line::new(order, row, &mut counting.rows)).collect();
        let by_design = table.complex().is_some() && level == 0;
        if counting.is_too_large() || by_design && counting.columns().saturating_mul(len) > MOST_LOOKED_AT {
            faults.push(fault("tabulation-fault-large-table", "columns", ""));
        }
        if !faults.is_empty() {
            return None;
        }
        let counted = counting.run();
        Some(Self { level, rows: lines, counting, counted, sampled })
    }

    fn shapes(&self) -> Vec<Shape<'_>> {
        self.counting.banners.iter().map(shape).collect()
    }

    pub(super) fn is_used(&self, banner: usize, class: usize) -> bool {
        let banners = self.shapes();
        self.counted.iter().zip(&self.counting.rows).any(|(counted, rows)| {
            Tallies { counted, rows: shape(rows), banners: &banners }.is_used(banner, class)
        })
    }

    pub(super) fn blocks(&self, table: &Tabling<'_>, spots: &[Spot]) -> Vec<(usize, Block, Vec<Weighted>)> {
        let banners = self.shapes();
        let all = self.sampled as u64;
        let kept = self.counting.kept.as_ref();
        let filtered = kept.map_or(0, |kept| all - kept.iter().filter(|kept| **kept).count() as u64);
        let designed = table.complex().filter(|_| self.level == 0);
        let designed = designed.map(|design| Designed::new(design, &self.counting, spots));
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
                block.leave_numbers();
            }
            block.numbers = line.numbers.as_ref().map(|numbers| {
                let samples = self.samples(line, numbers, &tallies, spots);
                of(numbers, samples, &table.recipe.measures)
            });
            if let Some(designed) = &designed {
                self.by_design(table, line, designed, &mut block);
            }
            Some((line.order, block, self.associations(table, line)))
        };
        // Numbers that are looked at one by one take as long as all the rest: each a hand of its own.
        let far = |line: &&Line<'_>| {
            let cells = line.numbers.as_ref().map(|numbers| &numbers.cells);
            matches!(cells, Some(NumberCells::Whole(_) | NumberCells::Broken(_) | NumberCells::Days(_)))
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

    /// Puts the errors of the design in the place of those that sums of weights tell.
    fn by_design(&self, table: &Tabling<'_>, line: &Line<'_>, designed: &Designed<'_>, block: &mut Block) {
        let placed = |place: usize| &self.counting.rows[place];
        if let Some((numbers, found)) = line.numbers.as_ref().zip(block.numbers.as_mut()) {
            let of = line.classes.filter(|_| matches!(numbers.cells, NumberCells::OfClasses)).or(line.near);
            let errors = designed.errors_of_means(&numbers.cells, of.map(placed));
            for (summary, se) in found.summaries.iter_mut().zip(errors) {
                if let Some(summary) = summary {
                    summary.se = se;
                }
            }
        }
        if let (Some(classes), true) = (line.classes, table.recipe.statistics.interval.is_some()) {
            block.shares = designed.shares(block, placed(classes), table.recipe.percent_base);
        }
    }

    /// Rao's and Scott's test of a variable by each banner, where a weighted table asks for χ².
    fn associations(&self, table: &Tabling<'_>, line: &Line<'_>) -> Vec<Weighted> {
        let asked = table.recipe.statistics.association.contains(&Association::ChiSquared);
        let (Some(rows), Some(weights)) = (line.classes, table.weights.filter(|_| asked)) else {
            return Vec::new();
        };
        let rows = &self.counting.rows[rows];
        let kept = self.counting.kept.as_deref();
        let all = 0..self.counting.len;
        let one = |banner: &Placed<'_>| {
            if self.level > 0 {
                return Err(Untested::Rows);
            }
            if line.several || banner.classes.overlap() {
                return Err(Untested::Overlap);
            }
            let simple = || {
                let weights = weight::import(weights.iter().copied().map(Some).collect());
                let weights = weights.map_err(|_| Untested::Weighted(weight::Undefined::NoRespondents))?;
                Ok::<_, Untested>(Cow::Owned(weight::Design::simple(&weights)))
            };
            let design = table.design.map_or_else(simple, |design| Ok(Cow::Borrowed(design)))?;
            let (mut of_rows, mut of_banner) = (rows.classes.room(), banner.classes.room());
            rows.classes.decode(all.clone(), &rows.way, None, &mut of_rows);
            banner.classes.decode(all.clone(), &banner.way, None, &mut of_banner);
            let domain = match kept {
                Some(kept) => design.domain(|row| kept[row]),
                None => design.whole(),
            };
            let place =
                |row: usize| Some((rows.classes.part(&of_rows, row)?, banner.classes.part(&of_banner, row)?));
            domain.association(place).map_err(Untested::Weighted)
        };
        self.counting.banners.iter().map(one).collect()
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
            NumberCells::Whole(_) | NumberCells::Broken(_) | NumberCells::Days(_) => None,
        };
        if let Some(place) = place {
            let heads = &counting.rows[place].classes.heads;
            return of_counts(&tallies(place), heads, spots, weighted, self.sampled as u64);
        }
        let rows =
            Rows { len: counting.len, kept: counting.kept.as_deref(), weights: counting.weights.as_deref() };
        gathered(&numbers.cells, &counting.banners, spots, rows, self.sampled as u64)
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

/// The rows that are among both.
fn both(one: Option<Vec<bool>>, other: Option<Vec<bool>>) -> Option<Vec<bool>> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.iter_mut().zip(other).for_each(|(one, other)| *one &= other);
            Some(one)
        }
        (one, other) => one.or(other),
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
    let summaries = summaries(&samples, &quantiles);
    Numbers {
        natural: numbers.natural,
        broken: numbers.broken,
        days: matches!(numbers.cells, NumberCells::Days(_)),
        summaries,
        hidden: Vec::new(),
        samples,
    }
}

/// What samples come to; of many numbers on as many processors as there are.
fn summaries(samples: &[Sample], quantiles: &[(f64, u8)]) -> Vec<Option<Summary>> {
    /// Fewer numbers are summed up sooner than another thread is there.
    const MANY: u64 = 65_536;
    let of = |sample: &Sample| Summary::of(sample, quantiles);
    if samples.iter().filter(|sample| sample.n() >= MANY).nth(1).is_none() {
        return samples.iter().map(of).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mine = places.take_while(|place| *place < samples.len());
        mine.map(|place| (place, of(&samples[place]))).collect::<Vec<_>>()
    };
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(samples.len());
    let mut found = vec![None; samples.len()];
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..hands).map(|_| scope.spawn(work)).collect();
        let mut take = |done: Vec<(usize, Option<Summary>)>| {
            done.into_iter().for_each(|(place, summary)| found[place] = summary);
        };
        take(work());
        others.into_iter().for_each(|other| {
            take(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        });
    });
    found
}
