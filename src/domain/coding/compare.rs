//! What coders who read the same document did alike, and what not.

use super::Placed;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How alike coders are about a code in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// All gave it, to the same words.
    Same,
    /// All gave it, to other words.
    Cut,
    /// Some gave it, some did not.
    Differs,
}

/// What the coders who read a document did with one code in one passage; none of them giving it is no
/// verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which passage, from 0.
    pub passage: usize,
    /// The code.
    pub code: i64,
    /// What each coder who gave it put it on, in the order of the text.
    pub gave: BTreeMap<i64, Vec<Span>>,
    /// The coders who read the passage and did not give it.
    pub lacks: Vec<i64>,
}

impl Verdict {
    /// How alike they are.
    #[must_use]
    pub fn likeness(&self) -> Likeness {
        let mut spans = self.gave.values();
        let first = spans.next();
        match () {
            () if !self.lacks.is_empty() => Likeness::Differs,
            () if spans.all(|spans| Some(spans) == first) => Likeness::Same,
            () => Likeness::Cut,
        }
    }
}

/// The verdicts on a document, by passage and code. Codings of others than the readers, and of the
/// layer that is agreed upon, do not count.
#[must_use]
pub fn verdicts(passages: &[Span], readers: &[i64], codings: &[Placed]) -> Vec<Verdict> {
    let readers: BTreeSet<i64> = readers.iter().copied().collect();
    let mut found: BTreeMap<(usize, i64), BTreeMap<i64, Vec<Span>>> = BTreeMap::new();
    for coding in codings.iter().filter(|coding| !coding.consensus) {
        let Some(coder) = coding.coder.filter(|coder| readers.contains(coder)) else { continue };
        let first = passages.partition_point(|passage| passage.end <= coding.span.start);
        let within = passages[first..].iter().take_while(|passage| passage.start < coding.span.end);
        for (at, _) in within.enumerate() {
            let gave = found.entry((first + at, coding.code)).or_default();
            gave.entry(coder).or_default().push(coding.span);
        }
    }
    let verdict = |((passage, code), mut gave): ((usize, i64), BTreeMap<i64, Vec<Span>>)| {
        gave.values_mut().for_each(|spans| spans.sort_unstable());
        let lacks = readers.iter().copied().filter(|reader| !gave.contains_key(reader)).collect();
        Verdict { passage, code, gave, lacks }
    };
    found.into_iter().map(verdict).collect()
}

/// The words that several spans cover together, those that overlap joined.
#[must_use]
pub fn agreed(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(coder: i64, code: i64, start: usize, end: usize) -> Placed {
        Placed { code, span: Span { start, end }, coder: Some(coder), consensus: false }
    }

    #[test]
    fn coders_are_alike_cut_otherwise_or_differ() {
        let passages = [Span { start: 0, end: 10 }, Span { start: 11, end: 20 }, Span { start: 21, end: 30 }];
        let codings = [
            placed(1, 7, 0, 10),
            placed(2, 7, 0, 10),
            placed(1, 7, 12, 15),
            placed(2, 7, 12, 18),
            placed(2, 8, 8, 25),
            placed(3, 9, 0, 30),
            Placed { consensus: true, ..placed(1, 9, 0, 30) },
        ];
        let found = verdicts(&passages, &[1, 2], &codings);
        let short: Vec<_> = found.iter().map(|one| (one.passage, one.code, one.likeness())).collect();
        assert_eq!(
            short,
            [
                (0, 7, Likeness::Same),
                (0, 8, Likeness::Differs),
                (1, 7, Likeness::Cut),
                (1, 8, Likeness::Differs),
                (2, 8, Likeness::Differs),
            ],
            "who did not read it has no say"
        );
        assert_eq!(found[1].lacks, [1]);
        assert_eq!(found[1].gave[&2], [Span { start: 8, end: 25 }]);
    }

    #[test]
    fn one_reader_differs_from_nobody() {
        let found = verdicts(&[Span { start: 0, end: 9 }], &[1], &[placed(1, 7, 0, 3)]);
        assert_eq!(found[0].likeness(), Likeness::Same);
    }

    #[test]
    fn words_that_overlap_are_joined() {
        let span = |start, end| Span { start, end };
        let joined = agreed([span(5, 9), span(0, 3), span(2, 4), span(9, 9)]);
        assert_eq!(joined, [span(0, 4), span(5, 9)]);
    }
}
