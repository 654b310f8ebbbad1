//! What was found, with its words marked.

use super::plan::{Leaf, Plan};
use super::shape::{Found, Shape};
use super::stemmed::Stemmed;
use domain::text::{Offsets, Span, Word, words};
use serde::Serialize;
use std::collections::HashSet;

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// How many passages hold it in all.
    pub count: usize,
    /// These of them.
    pub hits: Vec<Hit>,
    /// Whether a pattern stands for more words than were sought.
    pub cut: bool,
}

/// A passage that holds what was sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub document_id: i64,
    /// The passage's number.
    pub passage: i32,
    /// The first marked words, in code points of the document.
    pub place: Span,
    /// The words around them.
    pub context: Vec<Piece>,
}

/// Words that are marked, or are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were sought.
    pub marked: bool,
}

/// How much stands before the first marked word, and in all, in code points.
const BEFORE: usize = 80;
const WIDTH: usize = 280;

/// Finds in a text what a plan finds in the index.
pub(super) struct Marker {
    shapes: Vec<Shape<Sieve>>,
    stemmed: Stemmed,
}

/// The words that are meant.
struct Sieve {
    stems: HashSet<String>,
    forms: HashSet<String>,
}

impl Marker {
    pub(super) fn new(plan: &Plan) -> Self {
        let sieve = |leaf: &Leaf| Sieve {
            stems: leaf.stems.iter().cloned().collect(),
            forms: leaf.forms.iter().cloned().collect(),
        };
        let shapes = plan.shapes().into_iter().map(|shape| shape.map(&mut |leaf| sieve(leaf))).collect();
        Self { shapes, stemmed: Stemmed::default() }
    }

    /// The places of what is sought among the words of a text, in order.
    pub(super) fn find(&mut self, words: &[Word]) -> Vec<Found> {
        let Self { shapes, stemmed } = self;
        let mut found: Vec<Found> = Vec::new();
        for shape in shapes {
            found.extend(shape.places::<Found>(&mut |sieve: &mut Sieve| {
                let fits = |word: &Word| {
                    sieve.forms.contains(&word.normal)
                        || stemmed.stems(&word.normal).iter().any(|stem| sieve.stems.contains(stem))
                };
                let mut fits = fits;
                words.iter().zip(0..).filter(|(word, _)| fits(word)).map(|(_, at)| at).collect()
            }));
        }
        found.sort_by(|a, b| (a.stretch, &a.words).cmp(&(b.stretch, &b.words)));
        found.dedup();
        found
    }
}

impl Hit {
    pub(super) fn new(
        (document_id, passage): (i64, i32),
        start: usize,
        text: &str,
        marker: &mut Marker,
    ) -> Self {
        let words = words(text);
        let mut marked: Vec<u32> = marker.find(&words).into_iter().flat_map(|found| found.words).collect();
        marked.sort_unstable();
        marked.dedup();
        let found: Vec<Span> =
            marked.iter().filter_map(|at| words.get(*at as usize)).map(|word| word.span).collect();
        let first = found.first().copied().unwrap_or(Span { start: 0, end: 0 });
        let place = Span { start: start + first.start, end: start + first.end };
        Self { document_id, passage, place, context: context(text, &words, first, &found) }
    }
}

/// The words around the first marked one, cut between words.
fn context(text: &str, all: &[Word], first: Span, found: &[Span]) -> Vec<Piece> {
    let offsets = Offsets::new(text);
    let from = first.start.saturating_sub(BEFORE);
    let from =
        all.iter().map(|word| word.span.start).find(|start| *start >= from).filter(|_| from > 0).unwrap_or(0);
    let most = from + WIDTH;
    let to = if offsets.len() <= most {
        offsets.len()
    } else {
        all.iter().map(|word| word.span.end).take_while(|end| *end <= most).last().unwrap_or(most)
    };
    let mut pieces = Vec::new();
    let mut push = |start: usize, end: usize, marked: bool, before: &str, after: &str| {
        let words = offsets.slice(Span { start, end }).unwrap_or_default();
        if !words.is_empty() || !before.is_empty() || !after.is_empty() {
            pieces.push(Piece { text: format!("{before}{words}{after}"), marked });
        }
    };
    let mut at = from;
    let mut before = if from > 0 { "…" } else { "" };
    for span in found.iter().filter(|span| span.start >= from && span.end <= to) {
        push(at, span.start, false, before, "");
        push(span.start, span.end, true, "", "");
        (at, before) = (span.end, "");
    }
    push(at, to, false, before, if to < offsets.len() { "…" } else { "" });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::stems;

    fn marker(word: &str) -> Marker {
        let leaf = Leaf { stems: stems(word), ..Leaf::default() };
        Marker::new(&Plan::Words(Shape::Leaf(leaf)))
    }

    #[test]
    fn forms_are_marked_where_they_stand() {
        let hit = Hit::new((1, 2), 100, "Жалақы аз. Кейін жалақының өсуі керек 😀", &mut marker("жалақы"));
        let shown: Vec<_> = hit.context.iter().map(|piece| (piece.text.as_str(), piece.marked)).collect();
        assert_eq!(
            shown,
            [("Жалақы", true), (" аз. Кейін ", false), ("жалақының", true), (" өсуі керек 😀", false)]
        );
        assert_eq!(hit.place, Span { start: 100, end: 106 });
    }

    #[test]
    fn a_long_passage_is_cut_between_words() {
        let text = format!("{} ауылда {}", "сөз ".repeat(100), "тағы ".repeat(100));
        let hit = Hit::new((1, 1), 0, &text, &mut marker("ауыл"));
        let whole: String = hit.context.iter().map(|piece| piece.text.as_str()).collect();
        assert!(whole.starts_with("…сөз") && whole.ends_with("тағы…"), "{whole}");
        assert!(whole.chars().count() <= WIDTH + 2);
    }
}
