//! Documents made ready to be counted.

use super::continuum::Segment;
use super::report::{Document, Study, Unit};
use super::sums::{CODE, OTHER};
use crate::text::Span;

/// A document made ready: what each reader marked, sorted.
pub(super) struct Read {
    pub(super) tiles: Vec<Span>,
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
    pub(super) fn new(study: &Study, document: &Document, unit: Unit) -> Self {
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

    /// How many units begin in each tile.
    pub(super) fn units(&self) -> Vec<usize> {
        match &self.units {
            None => self.tiles.iter().map(|tile| tile.len()).collect(),
            Some(units) => {
                let mut counts = vec![0; self.tiles.len()];
                units.iter().for_each(|(tile, _)| counts[*tile] += 1);
                counts
            }
        }
    }

    /// How those units were rated to which somebody gave the code: the tile, the readers' decisions,
    /// how many units. Nobody gave it to the others.
    pub(super) fn decisions(&self, code: usize, mut tell: impl FnMut(usize, &[bool], usize)) {
        let spans: Vec<&[Span]> = self.readers.iter().map(|reader| &*reader.codes[code]).collect();
        let mut at = vec![0; spans.len()];
        let mut marked = vec![false; spans.len()];
        for (tile, unit, times) in self.given(&spans) {
            for (reader, spans) in spans.iter().enumerate() {
                at[reader] += spans[at[reader]..].iter().take_while(|span| span.end <= unit.start).count();
                marked[reader] = spans.get(at[reader]).is_some_and(|span| span.overlaps(unit));
            }
            if marked.contains(&true) {
                tell(tile, &marked, times);
            }
        }
    }

    /// The units that spans overlap, in order: the tile, where, how many it stands for.
    fn given(&self, spans: &[&[Span]]) -> Vec<(usize, Span, usize)> {
        let all = union(spans.iter().copied().flatten().copied().collect());
        if let Some(units) = &self.units {
            let mut found: Vec<usize> = Vec::new();
            for span in all {
                let first = units.partition_point(|(_, unit)| unit.end <= span.start);
                let first = found.last().map_or(first, |last| first.max(last + 1));
                found.extend((first..units.len()).take_while(|at| units[*at].1.start < span.end));
            }
            return found.into_iter().map(|at| (units[at].0, units[at].1, 1)).collect();
        }
        let mut cuts: Vec<usize> =
            spans.iter().copied().flatten().flat_map(|span| [span.start, span.end]).collect();
        for span in &all {
            let first = self.tiles.partition_point(|tile| tile.end <= span.start);
            let inside = self.tiles[first..].iter().take_while(|tile| tile.end < span.end);
            cuts.extend(inside.map(|tile| tile.end));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let pieces = cuts.windows(2).map(|cut| Span { start: cut[0], end: cut[1] });
        pieces.map(|piece| (self.home(piece), piece, piece.len())).collect()
    }

    /// The tile in which it begins.
    fn home(&self, span: Span) -> usize {
        self.tiles.partition_point(|tile| tile.end <= span.start)
    }

    /// Who read it.
    pub(super) fn coders(&self) -> impl Iterator<Item = usize> {
        self.readers.iter().map(|reader| reader.coder)
    }

    /// Whether somebody gave the code.
    pub(super) fn has(&self, code: usize) -> bool {
        self.readers.iter().any(|reader| !reader.codes[code].is_empty())
    }

    /// All that each reader marked, as if it were of other codes.
    pub(super) fn others(&self) -> Vec<Vec<Segment>> {
        let segment = |span: &Span| Segment { span: *span, value: OTHER };
        self.readers.iter().map(|reader| reader.any.iter().map(segment).collect()).collect()
    }

    /// The code, another code, or nothing: what each reader's text is cut into.
    pub(super) fn segments(&self, code: usize) -> Vec<Vec<Segment>> {
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
