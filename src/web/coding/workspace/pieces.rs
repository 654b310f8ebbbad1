//! A passage cut into pieces where codings begin and end.

use domain::text::{Offsets, Span};
use serde::Serialize;

/// Words that the same codings cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The codes on them, the first one begun first.
    pub(super) codes: Vec<i64>,
    /// Whether a link led to them.
    pub(super) found: bool,
}

/// The pieces of a passage, given codings (their span and code) and the words that a link led to.
pub(super) fn pieces(
    offsets: &Offsets<'_>,
    passage: Span,
    codings: &[(Span, i64)],
    found: Option<Span>,
) -> Vec<Piece> {
    let spans = codings.iter().map(|(span, _)| *span).chain(found);
    let mut cuts: Vec<usize> = spans
        .flat_map(|span| [span.start, span.end])
        .filter(|cut| (passage.start..passage.end).contains(cut))
        .chain([passage.start, passage.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|ends| {
            let span = Span { start: ends[0], end: ends[1] };
            let mut codes: Vec<i64> =
                codings.iter().filter(|(coded, _)| coded.overlaps(span)).map(|(_, code)| *code).collect();
            let mut seen = std::collections::BTreeSet::new();
            codes.retain(|code| seen.insert(*code));
            Piece {
                text: offsets.slice(span).unwrap_or_default().to_owned(),
                codes,
                found: found.is_some_and(|found| found.overlaps(span)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_codings_cut_a_passage_and_lose_no_letter() {
        let text = "Қала 😀 мен ауыл";
        let span = |start, end| Span { start, end };
        let offsets = Offsets::new(text);
        let codings = [(span(0, 6), 1), (span(5, 10), 2), (span(0, 6), 1)];
        let cut = pieces(&offsets, span(0, 15), &codings, Some(span(11, 15)));
        let shown: Vec<_> = cut.iter().map(|p| (p.text.as_str(), p.codes.as_slice(), p.found)).collect();
        assert_eq!(
            shown,
            [
                ("Қала ", &[1][..], false),
                ("😀", &[1, 2], false),
                (" мен", &[2], false),
                (" ", &[], false),
                ("ауыл", &[], true),
            ]
        );
    }
}
