//! Words looked for in a whole text: the very same ones, and some that are like them.

use super::{Candidate, MOST_CANDIDATES, likeness_of, solid, whole};
use crate::text::diff::Diff;
use crate::text::{Offsets, Span, Word, words};
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::ops::Range;

/// How many code points before and behind a quote tell it from the same words elsewhere.
pub(super) const CONTEXT: usize = 32;
/// How like what stands around must be for a short quote, and for one that stands in several places.
const LIKE_CONTEXT: f64 = 0.5;
/// How much liker than around the next place.
const CONTEXT_LEAD: f64 = 0.2;
/// A quote of fewer code points says little by itself.
pub(super) const SHORT: usize = 12;
/// How many places of the same words are looked at.
const MOST_PLACES: usize = 100;
/// A word that stands in more places is looked at in the first of them only, or not at all.
const MOST_HITS: usize = 2_000;
/// How many places are looked at for all quotes of a text together, so that it ends soon.
const EFFORT: usize = 20_000_000;

/// Words to look for, and what stood around them.
pub(super) struct Quote<'q> {
    pub(super) words: &'q str,
    pub(super) before: &'q str,
    pub(super) after: &'q str,
    /// Whether they began and whether they ended where no word is parted.
    pub(super) whole: (bool, bool),
}

impl Quote<'_> {
    /// Whether a place parts no word that the quote did not part.
    pub(super) fn is_whole(&self, text: &Offsets<'_>, place: Span) -> bool {
        let (begins, ends) = whole(text, place);
        (begins || !self.whole.0) && (ends || !self.whole.1)
    }
}

/// Where the very same words stand.
pub(super) struct Same {
    /// Where they were moved to, if that can be told.
    pub(super) moved: Option<Span>,
    /// All such places, the likeliest first.
    pub(super) places: Vec<Span>,
}

/// The new text, ready to be searched.
pub(super) struct Search<'t> {
    text: &'t str,
    /// What came with the correction.
    fresh: Vec<Span>,
    index: OnceCell<Index>,
    effort: Cell<usize>,
}

impl<'t> Search<'t> {
    pub(super) fn new(text: &'t str, diff: &Diff) -> Self {
        let fresh = diff.edits().iter().map(|edit| edit.new).filter(|new| !new.is_empty()).collect();
        Self { text, fresh, index: OnceCell::new(), effort: Cell::new(EFFORT) }
    }

    /// How many code points of a span came with the correction.
    fn freshness(&self, span: Span) -> usize {
        let from = self.fresh.partition_point(|fresh| fresh.end <= span.start);
        let here = self.fresh[from..].iter().take_while(|fresh| fresh.start < span.end);
        here.map(|fresh| fresh.end.min(span.end) - fresh.start.max(span.start)).sum()
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.text))
    }

    /// Whether so much can still be looked at.
    fn spend(&self, effort: usize) -> bool {
        let left = self.effort.get().checked_sub(effort);
        self.effort.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Where the very same words stand. They were moved to a place that came with the correction, if it
    /// is the only one or stands out by what is around it; words that were there before are other words.
    pub(super) fn same(&self, new: &Offsets<'_>, quote: &Quote<'_>) -> Same {
        let length = quote.words.chars().count();
        let found = self.starts(new, quote, length);
        let spans = found.into_iter().map(|start| Span { start, end: start + length });
        let mut places: Vec<(bool, f64, Span)> = spans
            .filter(|span| quote.is_whole(new, *span))
            .map(|span| (2 * self.freshness(span) >= length, context(new, quote, span), span))
            .collect();
        places.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let moved = match places.as_slice() {
            [(true, around, only), rest @ ..] => {
                let next = rest.first().filter(|(fresh, ..)| *fresh).map_or(0.0, |(_, around, _)| *around);
                let alone = !rest.first().is_some_and(|(fresh, ..)| *fresh);
                let told = *around >= LIKE_CONTEXT && around - next >= CONTEXT_LEAD;
                ((alone && solid(quote.words) >= SHORT) || told).then_some(*only)
            }
            _ => None,
        };
        Same { moved, places: places.into_iter().map(|(.., span)| span).collect() }
    }

    /// Where the quote begins: looked for by its rarest word.
    fn starts(&self, new: &Offsets<'_>, quote: &Quote<'_>, length: usize) -> Vec<usize> {
        let index = self.index();
        let parted = |word: &Word| {
            (word.span.start == 0 && !quote.whole.0) || (word.span.end == length && !quote.whole.1)
        };
        let known = words(quote.words).into_iter().filter(|word| !parted(word));
        let rarest =
            known.map(|word| (index.places(&word.normal), word.span.start)).min_by_key(|(at, _)| at.len());
        let Some((places, before)) = rarest else {
            let found = self.text.match_indices(quote.words).take(MOST_PLACES);
            return if self.spend(self.text.len() / 16) {
                found.filter_map(|(byte, _)| new.point(byte)).collect()
            } else {
                Vec::new()
            };
        };
        let places = &places[..places.len().min(MOST_HITS)];
        if !self.spend(places.len() * 16) {
            return Vec::new();
        }
        let starts = places.iter().filter_map(|at| index.words[*at].span.start.checked_sub(before));
        let same =
            |start: &usize| new.slice(Span { start: *start, end: start + length }) == Some(quote.words);
        starts.filter(same).take(MOST_PLACES).collect()
    }

    /// Places that came with the correction and have many of the words.
    pub(super) fn alike(&self, new: &Offsets<'_>, quote: &Quote<'_>) -> Vec<Candidate> {
        if self.fresh.is_empty() {
            return Vec::new();
        }
        let index = self.index();
        let wanted: Vec<Word> = words(quote.words);
        let normal: Vec<&str> = wanted.iter().map(|word| word.normal.as_str()).collect();
        let Some(bag) = Bag::of(index, &normal).filter(|bag| self.spend(bag.hits.len() * 4)) else {
            return Vec::new();
        };
        let is_fresh = |at: usize| {
            let span = index.words[at].span;
            2 * self.freshness(span) >= span.len()
        };
        let text = normal.join(" ");
        let liken = |window: Range<usize>| {
            let there = index.words.get(window)?;
            let (first, last) = (there.first()?, there.last()?);
            let span = Span { start: first.span.start, end: last.span.end };
            let normal: Vec<&str> = there.iter().map(|word| word.normal.as_str()).collect();
            let likeness = likeness(&text, &normal.join(" "));
            new.trim(span).map(|span| Candidate { span, likeness })
        };
        bag.windows(normal.len(), is_fresh).into_iter().filter_map(liken).collect()
    }
}

/// The words of a text, and where each stands, as their number.
struct Index {
    words: Vec<Word>,
    places: HashMap<String, Vec<usize>>,
}

impl Index {
    fn of(text: &str) -> Self {
        let words = words(text);
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            match places.get_mut(&word.normal) {
                Some(known) => known.push(at),
                None => {
                    places.insert(word.normal.clone(), vec![at]);
                }
            }
        }
        Self { words, places }
    }

    fn places(&self, word: &str) -> &[usize] {
        self.places.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The words of a quote with where the text has them.
struct Bag {
    /// How often each of the quote's words is wanted.
    wanted: Vec<usize>,
    /// Where one of them stands in the text, and which, in the text's order.
    hits: Vec<(usize, usize)>,
}

impl Bag {
    /// `None` where the text has none of the words. Those that it has everywhere say little.
    fn of(index: &Index, normal: &[&str]) -> Option<Self> {
        let (mut numbers, mut wanted, mut hits) = (HashMap::new(), Vec::new(), Vec::new());
        for word in normal {
            let number = *numbers.entry(*word).or_insert(wanted.len());
            if number == wanted.len() {
                wanted.push(0);
                let places = index.places(word);
                if places.len() <= MOST_HITS {
                    hits.extend(places.iter().map(|at| (*at, number)));
                }
            }
            wanted[number] += 1;
        }
        hits.sort_unstable();
        (!hits.is_empty()).then_some(Self { wanted, hits })
    }

    /// The best runs of at most so many words, from a wanted one to a wanted one, mostly fresh, none over
    /// another.
    fn windows(&self, length: usize, is_fresh: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
        let mut left: Vec<isize> = self.wanted.iter().map(|count| count.cast_signed()).collect();
        let (mut matched, mut first, mut fresh) = (0_usize, 0, 0_usize);
        let mut scores = Vec::new();
        for (at, number) in &self.hits {
            while self.hits[first].0 + length <= *at {
                let (gone, number) = self.hits[first];
                left[number] += 1;
                matched -= usize::from(left[number] > 0);
                fresh -= usize::from(is_fresh(gone));
                first += 1;
            }
            matched += usize::from(left[*number] > 0);
            left[*number] -= 1;
            fresh += usize::from(is_fresh(*at));
            if 5 * matched >= 2 * length && 2 * fresh >= matched {
                scores.push((matched, self.hits[first].0..at + 1));
            }
        }
        scores.sort_by_key(|(matched, window)| (std::cmp::Reverse(*matched), window.len(), window.start));
        let mut best: Vec<Range<usize>> = Vec::new();
        for (_, window) in scores {
            let apart = best.iter().all(|known| window.start >= known.end || window.end <= known.start);
            if apart {
                best.push(window);
            }
            if best.len() == MOST_CANDIDATES {
                break;
            }
        }
        best
    }
}

/// How like what stands around a place is to what stood around the quote, from 0 to 1.
fn context(new: &Offsets<'_>, quote: &Quote<'_>, span: Span) -> f64 {
    let before = Span { start: span.start.saturating_sub(CONTEXT), end: span.start };
    let after = Span { start: span.end, end: (span.end + CONTEXT).min(new.len()) };
    let like = |was: &str, is: Span| strsim::normalized_levenshtein(was, new.slice(is).unwrap_or_default());
    f64::midpoint(like(quote.before, before), like(quote.after, after))
}

/// How like two texts are, of 100.
fn likeness(one: &str, other: &str) -> u8 {
    let diff = Diff::of(one, other);
    let letters = Offsets::new(one);
    let gone: usize =
        diff.edits().iter().map(|edit| solid(letters.slice(edit.old).unwrap_or_default())).sum();
    let whole = solid(one);
    likeness_of(whole.saturating_sub(gone), whole, solid(other))
}
