//! The agreement of a study, code by code and overall.

use super::continuum::{self, Lengths, Segment};
use super::{Draws, Estimate, Ratings, coefficient};
use crate::text::Span;

/// What a coder decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Whether a turn or a paragraph has the code.
    Passage,
    /// Whether a sentence has the code.
    Sentence,
    /// Whether a code point has the code.
    Character,
}

/// Texts that several coders read.
#[derive(Clone, Debug, Default)]
pub struct Study {
    /// How many coders.
    pub coders: usize,
    /// How many codes.
    pub codes: usize,
    /// What they read.
    pub documents: Vec<Document>,
}

/// A text and what was marked in it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// In code points.
    pub length: usize,
    /// Its passages, in order.
    pub passages: Vec<Span>,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// The coders who read it, whether they marked anything or not.
    pub readers: Vec<usize>,
    /// What they marked, in any order; those of other coders, or of no code of the study, do not count.
    pub markings: Vec<Marking>,
}

/// A coder's code on a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Which coder, from 0.
    pub coder: usize,
    /// Which code, from 0.
    pub code: usize,
    /// Where.
    pub span: Span,
}

/// The agreement of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What percent, κ, α and AC1 are counted in; uα and cuα are of characters always.
    pub unit: Unit,
    /// How many passages the intervals draw from.
    pub blocks: usize,
    /// By code.
    pub codes: Vec<Row>,
    /// All codes' decisions together.
    pub overall: Row,
}

/// The measures of a code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// How many units two coders or more decided on.
    pub units: u64,
    /// The share of all decisions that gave the code.
    pub prevalence: Option<f64>,
    /// Percent agreement as a fraction.
    pub percent: Estimate,
    /// Cohen κ; of more than two coders the mean of all pairs.
    pub cohen: Estimate,
    /// Fleiss κ.
    pub fleiss: Estimate,
    /// Krippendorff α.
    pub alpha: Estimate,
    /// Gwet AC1.
    pub ac1: Estimate,
    /// Krippendorff uα of the code's spans: cut alike.
    pub u_alpha: Estimate,
    /// Krippendorff cuα: this code or another, where both marked something.
    pub cu_alpha: Estimate,
    /// Which share of the code's text others marked too, with whatever code: what cuα speaks of.
    pub coverage: Option<f64>,
}

/// The states of a continuum that is looked at for one code.
const CODE: usize = 1;
const OTHER: usize = 2;

/// The agreement of a study. `times` draws make the intervals, 1000 being usual.
#[must_use]
pub fn report(study: &Study, unit: Unit, times: usize, chance: &mut fastrand::Rng) -> Report {
    let read: Vec<Read> = study.documents.iter().map(|document| Read::new(study, document, unit)).collect();
    let blocks = read.iter().map(|read| read.tiles.len()).sum();
    let draws = Draws::new(blocks, times, chance);
    let mut all = Counted::new(study.coders, blocks);
    let mut codes = Vec::with_capacity(study.codes);
    for code in 0..study.codes {
        let counted = Counted::of(&read, study, code, blocks);
        codes.push(counted.row(&draws));
        all.merge(&counted);
    }
    Report { unit, blocks, codes, overall: all.row(&draws) }
}

/// A document made ready: what each reader marked, sorted.
struct Read {
    tiles: Vec<Span>,
    /// The units with the tile that each begins in; none where characters are the units.
    units: Option<Vec<(usize, Span)>>,
    readers: Vec<Reader>,
}

struct Reader {
    coder: usize,
    /// All that is marked, whatever the code.
    any: Vec<Span>,
    /// By code.
    codes: Vec<Vec<Span>>,
}

impl Read {
    fn new(study: &Study, document: &Document, unit: Unit) -> Self {
        let tiles = tiles(document);
        let units = match unit {
            Unit::Passage => Some(&document.passages),
            Unit::Sentence => Some(&document.sentences),
            Unit::Character => None,
        };
        let home = |span: &Span| tiles.partition_point(|tile| tile.end <= span.start);
        let units = units.map(|spans| {
            let within = spans.iter().filter(|span| !span.is_empty() && span.end <= document.length);
            within.map(|span| (home(span), *span)).collect()
        });
        let mut readers: Vec<usize> =
            document.readers.iter().copied().filter(|coder| *coder < study.coders).collect();
        readers.sort_unstable();
        readers.dedup();
        let readers = readers.into_iter().map(|coder| Reader::new(study, document, coder)).collect();
        Self { tiles, units, readers }
    }

    /// How each unit was rated: the tile, the readers' decisions, how many units.
    fn decisions(&self, code: usize, mut tell: impl FnMut(usize, &[bool], usize)) {
        let spans: Vec<&[Span]> = self.readers.iter().map(|reader| &*reader.codes[code]).collect();
        let mut at = vec![0; spans.len()];
        let mut marked = vec![false; spans.len()];
        let mut decide = |tile: usize, unit: Span, times: usize| {
            for (reader, spans) in spans.iter().enumerate() {
                at[reader] += spans[at[reader]..].iter().take_while(|span| span.end <= unit.start).count();
                marked[reader] = spans.get(at[reader]).is_some_and(|span| span.overlaps(unit));
            }
            tell(tile, &marked, times);
        };
        if let Some(units) = &self.units {
            units.iter().for_each(|(tile, unit)| decide(*tile, *unit, 1));
            return;
        }
        let mut cuts: Vec<usize> = spans
            .iter()
            .copied()
            .flatten()
            .chain(&self.tiles)
            .flat_map(|span| [span.start, span.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut tile = 0;
        for piece in cuts.windows(2).map(|cut| Span { start: cut[0], end: cut[1] }) {
            while self.tiles.get(tile).is_some_and(|tile| tile.end <= piece.start) {
                tile += 1;
            }
            decide(tile, piece, piece.len());
        }
    }

    /// The code, another code, or nothing: what each reader's text is cut into.
    fn segments(&self, code: usize) -> Vec<Vec<Segment>> {
        let cut = |reader: &Reader| {
            let own = &reader.codes[code];
            let segment = |value| move |span: Span| Segment { span, value };
            let rest = without(&reader.any, own).into_iter().map(segment(OTHER));
            own.iter().copied().map(segment(CODE)).chain(rest).collect()
        };
        self.readers.iter().map(cut).collect()
    }
}

impl Reader {
    fn new(study: &Study, document: &Document, coder: usize) -> Self {
        let mut codes = vec![Vec::new(); study.codes];
        for marking in document.markings.iter().filter(|marking| marking.coder == coder) {
            let span = Span { end: marking.span.end.min(document.length), ..marking.span };
            if let Some(spans) = codes.get_mut(marking.code)
                && !span.is_empty()
            {
                spans.push(span);
            }
        }
        let any = union(codes.iter().flatten().copied().collect());
        Self { coder, any, codes: codes.into_iter().map(union).collect() }
    }
}

/// A document cut where its passages begin: all of it, each part with one passage.
fn tiles(document: &Document) -> Vec<Span> {
    let mut cuts: Vec<usize> = document.passages.iter().skip(1).map(|passage| passage.start).collect();
    cuts.extend([0, document.length]);
    cuts.retain(|cut| *cut <= document.length);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|cut| Span { start: cut[0], end: cut[1] }).collect()
}

/// Spans with those that overlap joined. Those that only touch stay apart: they were cut apart.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// What is left of the first spans; both are sorted and do not overlap.
fn without(spans: &[Span], taken: &[Span]) -> Vec<Span> {
    let (mut left, mut at) = (Vec::new(), 0);
    for span in spans {
        let mut start = span.start;
        while let Some(cut) = taken.get(at).filter(|cut| cut.start < span.end) {
            if cut.start > start {
                left.push(Span { start, end: cut.start });
            }
            start = start.max(cut.end);
            at += 1;
        }
        if start < span.end {
            left.push(Span { start, end: span.end });
        }
    }
    left
}

/// All that the measures of a code need, block by block.
struct Counted {
    ratings: Ratings,
    lengths: Vec<Lengths>,
}

impl Counted {
    fn new(coders: usize, blocks: usize) -> Self {
        Self { ratings: Ratings::new(coders, 2, blocks), lengths: vec![Lengths::new(OTHER + 1); blocks] }
    }

    fn of(documents: &[Read], study: &Study, code: usize, blocks: usize) -> Self {
        let mut counted = Self::new(study.coders, blocks);
        let mut first = 0;
        for read in documents {
            let mut chosen = vec![None; study.coders];
            read.decisions(code, |tile, marked, times| {
                for (reader, marked) in read.readers.iter().zip(marked) {
                    chosen[reader.coder] = Some(usize::from(*marked));
                }
                counted.ratings.add(first + tile, &chosen, times);
            });
            // One reader alone agrees with nobody; the segments do not overlap.
            if let Ok(lengths) = continuum::measure(&read.segments(code), OTHER, &read.tiles) {
                for (sum, lengths) in counted.lengths[first..].iter_mut().zip(&lengths) {
                    sum.add(lengths, 1.0);
                }
            }
            first += read.tiles.len();
        }
        counted
    }

    fn merge(&mut self, other: &Self) {
        self.ratings.merge(&other.ratings);
        for (sum, lengths) in self.lengths.iter_mut().zip(&other.lengths) {
            sum.add(lengths, 1.0);
        }
    }

    fn row(&self, draws: &Draws) -> Row {
        let [percent, cohen, fleiss, alpha, ac1, u_alpha, cu_alpha] = draws.estimate(|times| {
            let found = coefficient::weighted(&self.ratings, &self.ratings.weights(times));
            let lengths = self.lengths(times);
            let cut = lengths.collapsed(CODE + 1, |state| usize::from(state == CODE));
            [
                found.percent,
                found.cohen,
                found.fleiss,
                found.alpha,
                found.ac1,
                cut.u_alpha(),
                lengths.cu_alpha(),
            ]
        });
        Row {
            units: self.ratings.units(),
            prevalence: self.ratings.prevalence(1),
            percent,
            cohen,
            fleiss,
            alpha,
            ac1,
            u_alpha,
            cu_alpha,
            coverage: self.lengths(&|_| 1.0).coverage(CODE),
        }
    }

    fn lengths(&self, times: &dyn Fn(usize) -> f64) -> Lengths {
        let mut sum = Lengths::new(OTHER + 1);
        for (block, lengths) in self.lengths.iter().enumerate() {
            let times = times(block);
            if times > 0.0 {
                sum.add(lengths, times);
            }
        }
        sum
    }
}
