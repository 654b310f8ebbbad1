//! Every place of what is sought: lines of a concordance, or words to be coded.

use super::Sought;
use super::hit::Marker;
use super::open::{Search, Trouble};
use super::query::Filter;
use super::read::Kept;
use super::shape::Found;
use domain::text::{Offsets, Span, Word, sentences, words};

/// How much of the text a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The words that are sought.
    Words,
    /// The sentence that they stand in.
    Sentence,
    /// The passage.
    Passage,
}

/// Places of what is sought.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The places, by document and passage.
    pub lines: Vec<Line>,
    /// How many passages hold it in all.
    pub passages: usize,
    /// Whether there are more lines, or passages that were not looked through for some.
    pub more: bool,
    /// Whether a pattern stands for more words than were sought.
    pub cut: bool,
}

/// A place with what stands on either side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The document.
    pub document_id: i64,
    /// The passage's number.
    pub passage: i32,
    /// The place, in code points of the document.
    pub place: Span,
    /// What stands before it.
    pub before: String,
    /// What stands there.
    pub words: String,
    /// What stands behind it.
    pub after: String,
}

/// How much stands on either side, in code points.
const SIDE: usize = 60;

/// How many passages are looked through for each line that is wanted. Not every passage has one: with
/// `ауыл OR coded:no` some are found without words.
const FOR_A_LINE: usize = 10;

impl Search {
    /// The places of what is sought, at most `most` of them. Where no words are sought, passages are the
    /// only places there are.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn lines(&self, sought: &Sought, filter: &Filter, unit: Unit, most: usize) -> Result<Lines, Trouble> {
        self.ask(|open| {
            let searcher = open.reader.searcher();
            let (plan, cut) = open.plan(&searcher, sought, filter)?;
            let query = open.queries(filter).whole(&plan);
            let (placed, passages) = open.in_order(&searcher, &*query, (most + 1) * FOR_A_LINE)?;
            let unread = passages > placed.len();
            let mut marker = Marker::new(&plan);
            let mut lines = Vec::new();
            for placed in placed {
                let kept = open.kept(&searcher, placed.address)?;
                lines.extend(kept.lines(&mut marker, unit));
                // One more than is shown tells that there is more.
                if lines.len() > most {
                    break;
                }
            }
            let more = lines.len() > most || unread;
            lines.truncate(most);
            Ok(Lines { lines, passages, more, cut })
        })
    }
}

impl Kept {
    fn lines(&self, marker: &mut Marker, unit: Unit) -> Vec<Line> {
        let offsets = Offsets::new(&self.text);
        let whole = Span { start: 0, end: offsets.len() };
        let mut places: Vec<Span> = match unit {
            Unit::Passage => offsets.trim(whole).into_iter().collect(),
            Unit::Words | Unit::Sentence => {
                let words = words(&self.text);
                marker.find(&words).iter().filter_map(|found| stretch(&words, found)).collect()
            }
        };
        if unit == Unit::Sentence {
            let sentences = sentences(&self.text);
            let around = |place: Span| {
                let touched = sentences.iter().filter(|sentence| sentence.overlaps(place));
                touched.copied().reduce(|first, last| Span { start: first.start, end: last.end })
            };
            places = places.into_iter().filter_map(around).collect();
        }
        places.dedup();
        places.into_iter().map(|place| self.line(&offsets, place)).collect()
    }

    fn line(&self, offsets: &Offsets<'_>, place: Span) -> Line {
        let slice = |start: usize, end: usize| {
            let words = offsets.slice(Span { start, end }).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let from = place.start.saturating_sub(SIDE);
        let to = (place.end + SIDE).min(offsets.len());
        let mut before = slice(from, place.start);
        let mut after = slice(place.end, to);
        // Words that are cut by the edge go, unless one is longer than the side.
        if from > 0
            && let Some((_, rest)) = before.split_once(' ')
        {
            before = format!("…{rest}");
        }
        if to < offsets.len()
            && let Some((rest, _)) = after.rsplit_once(' ')
        {
            after = format!("{rest}…");
        }
        let place_in_document = Span { start: self.start + place.start, end: self.start + place.end };
        Line {
            document_id: self.document_id,
            passage: self.passage,
            place: place_in_document,
            before,
            words: slice(place.start, place.end),
            after,
        }
    }
}

/// Words from the first to the last of a place, in code points.
fn stretch(words: &[Word], found: &Found) -> Option<Span> {
    let first = words.get(found.stretch.0 as usize)?;
    let last = words.get((found.stretch.1 as usize).checked_sub(1)?)?;
    Some(Span { start: first.span.start, end: last.span.end })
}
