//! A source as a transcript of ours: its text in the form in which texts are kept, and its spans moved
//! with it.

use super::project::Source;
use crate::text::{Fault, Span, Transcript};
use icu_normalizer::ComposingNormalizerBorrowed;

/// A text as it is kept.
#[derive(Debug)]
pub struct Settled {
    /// The text with its turns.
    pub transcript: Transcript,
    /// Where each selection lies, in their order; none where nothing is left of it.
    pub spans: Vec<Option<Span>>,
    /// How many control characters became blanks.
    pub controls: usize,
}

/// Settles a source.
///
/// # Errors
/// [`Fault`] where there is no text in it, or too much.
pub fn settle(source: &Source) -> Result<Settled, Fault> {
    let mut controls = 0;
    let text: String = source
        .text
        .chars()
        .map(|c| {
            let strange = c.is_control() && !matches!(c, '\n' | '\t');
            controls += usize::from(strange);
            if strange { ' ' } else { c }
        })
        .collect();
    let transcript = Transcript::read(&text)?;
    let spans = if transcript.text == text {
        source.selections.iter().map(|part| Some(part.span)).collect()
    } else {
        let moved = Moved::of(&text);
        source.selections.iter().map(|part| moved.span(part.span)).collect()
    };
    Ok(Settled { transcript, spans, controls })
}

/// What becomes of a line.
struct Line<'t> {
    marks: Vec<Mark<'t>>,
    /// Where it began, and where it begins.
    from: usize,
    to: usize,
    /// How many composed letters are left out at its beginning, and how many are kept.
    skipped: usize,
    kept: usize,
}

/// A piece of a line that composes with no other.
struct Mark<'t> {
    piece: &'t str,
    /// Where it begins in its line, in letters as they were and as they are composed.
    from: usize,
    to: usize,
}

/// Pieces are at least so long, and hardly longer: to find a place only one of them is composed.
const PIECE: usize = 64;
/// A piece ends here even where its letters might compose with the next.
const LONGEST: usize = 4_096;

impl<'t> Mark<'t> {
    fn all(line: &'t str) -> Vec<Self> {
        let (mut marks, mut begin, mut from, mut to) = (Vec::new(), 0, 0, 0);
        let mut length = 0;
        for (at, c) in line.char_indices() {
            let alone = c.is_ascii() || ('\u{410}'..='\u{44f}').contains(&c);
            if (length >= PIECE && alone) || length >= LONGEST {
                let piece = &line[begin..at];
                marks.push(Self { piece, from, to });
                (begin, from, to, length) = (at, from + length, to + composed(piece).chars().count(), 0);
            }
            length += 1;
        }
        marks.push(Self { piece: &line[begin..], from, to });
        marks
    }
}

struct Moved<'t>(Vec<Line<'t>>);

impl<'t> Moved<'t> {
    fn of(text: &'t str) -> Self {
        let raw: Vec<&str> = text.split('\n').collect();
        let full = |line: &&str| !line.trim().is_empty();
        let (first, last) = (raw.iter().position(full), raw.iter().rposition(full));
        let (mut from, mut to, mut lines) = (0, 0, Vec::with_capacity(raw.len()));
        for (number, line) in raw.iter().enumerate() {
            let composed = composed(line);
            let inside = Some(number) >= first && Some(number) <= last;
            let start = if Some(number) == first { composed.trim_start() } else { &composed };
            let skipped = composed.chars().count() - start.chars().count();
            let kept = if inside { start.trim_end().chars().count() } else { 0 };
            lines.push(Line { marks: Mark::all(line), from, to, skipped, kept });
            from += line.chars().count() + 1;
            to += kept + usize::from(inside && Some(number) < last);
        }
        Self(lines)
    }

    fn point(&self, at: usize) -> usize {
        let line = self.0.partition_point(|line| line.from <= at).saturating_sub(1);
        let Some(line) = self.0.get(line) else { return 0 };
        let at = at - line.from;
        let mark = line.marks.partition_point(|mark| mark.from <= at).saturating_sub(1);
        let before = line.marks.get(mark).map_or(0, |mark| {
            let piece: String = mark.piece.chars().take(at - mark.from).collect();
            mark.to + composed(&piece).chars().count()
        });
        line.to + before.saturating_sub(line.skipped).min(line.kept)
    }

    fn span(&self, span: Span) -> Option<Span> {
        let moved = Span { start: self.point(span.start), end: self.point(span.end) };
        (!moved.is_empty()).then_some(moved)
    }
}

fn composed(line: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::refi::project::Selection;
    use crate::text::Offsets;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn source(text: &str, spans: &[Span]) -> Source {
        let part = |span: &Span| Selection {
            guid: Uuid::nil(),
            span: *span,
            description: String::new(),
            created: Default::default(),
            modified: Default::default(),
            codings: Vec::new(),
            notes: Vec::new(),
        };
        Source { text: text.to_owned(), selections: spans.iter().map(part).collect(), ..Source::default() }
    }

    #[test]
    fn words_keep_their_codes_where_blanks_go_and_letters_are_composed() {
        let text = " \n\n  Аи\u{306}гүл: сәлем  \nи\u{306}ә \u{b}жоқ\n \n";
        let spans = [(5, 11), (13, 18), (18, 20), (21, 24), (25, 29), (0, 3), (0, 33)];
        let spans = spans.map(|(start, end)| Span { start, end });
        let settled = settle(&source(text, &spans)).expect("settled");
        assert_eq!((settled.transcript.text.as_str(), settled.controls), ("Айгүл: сәлем\nйә  жоқ", 1));
        let offsets = Offsets::new(&settled.transcript.text);
        let words: Vec<_> =
            settled.spans.iter().map(|span| span.and_then(|span| offsets.slice(span))).collect();
        assert_eq!(
            words,
            [
                Some("Айгүл"),
                Some("сәлем"),
                None,
                Some("йә"),
                Some(" жоқ"),
                None,
                Some("Айгүл: сәлем\nйә  жоқ")
            ]
        );
    }

    proptest! {
        #[test]
        fn every_letter_stays_where_it_is(text in "[a-c\u{306}и \t\n]{0,40}([a\u{306}иәж ]{100,300}){0,1}x") {
            let length = text.chars().count();
            let spans: Vec<Span> = (0..length).map(|at| Span { start: at, end: length }).collect();
            let settled = settle(&source(&text, &spans)).expect("settled");
            let offsets = Offsets::new(&settled.transcript.text);
            for (span, moved) in spans.iter().zip(&settled.spans) {
                let words = offsets.slice(moved.expect("never empty")).expect("words");
                let rest: String = text.chars().skip(span.start).collect();
                // A letter cut off from its accent stands whole.
                if !rest.starts_with('\u{306}') {
                    let plain = |words: &str| composed(words).split_whitespace().collect::<String>();
                    prop_assert_eq!(plain(words), plain(&rest));
                }
            }
        }
    }
}
