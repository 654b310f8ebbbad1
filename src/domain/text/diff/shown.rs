//! Differences as people look at them.

use super::Diff;
use crate::text::{Offsets, Span};

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both texts.
    Stayed,
    /// They stand in the old one alone.
    Went,
    /// They stand in the new one alone.
    Came,
}

/// Words that share a fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub fate: Fate,
    /// The words.
    pub text: String,
}

/// Both texts at once: what went stands before what came in its place. Blanks between two changed words
/// are told with them, so that a changed phrase is read as one.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (Offsets::new(old), Offsets::new(new));
    let diff = Diff::of(old, new);
    let words = |offsets: &Offsets<'_>, span| offsets.slice(span).unwrap_or_default().to_owned();
    let mut pieces = Vec::new();
    let (mut at, mut went, mut came) = (0, String::new(), String::new());
    for edit in diff.edits() {
        let stayed = words(&before, Span { start: at, end: edit.old.start });
        let joins = !went.is_empty() && !came.is_empty() && !edit.old.is_empty() && !edit.new.is_empty();
        if joins && stayed.chars().all(|c| c == ' ') {
            went += &stayed;
            came += &stayed;
        } else {
            push(&mut pieces, Fate::Went, std::mem::take(&mut went));
            push(&mut pieces, Fate::Came, std::mem::take(&mut came));
            push(&mut pieces, Fate::Stayed, stayed);
        }
        went += &words(&before, edit.old);
        came += &words(&after, edit.new);
        at = edit.old.end;
    }
    push(&mut pieces, Fate::Went, went);
    push(&mut pieces, Fate::Came, came);
    push(&mut pieces, Fate::Stayed, words(&before, Span { start: at, end: before.len() }));
    pieces
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, text: String) {
    if !text.is_empty() {
        pieces.push(Piece { fate, text });
    }
}

/// Whole lines that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In code points of the old text, without the line end.
    pub old: Span,
    /// In code points of the new text.
    pub new: Span,
}

/// The lines that hold the edits; those that follow each other or share a line are one place.
#[must_use]
pub fn places(old: &str, new: &str, diff: &Diff) -> Vec<Place> {
    let (before, after) = (Lines::of(old), Lines::of(new));
    let mut places: Vec<Place> = Vec::new();
    for edit in diff.edits() {
        let place = Place { old: before.around(edit.old), new: after.around(edit.new) };
        match places.last_mut() {
            Some(last) if place.old.start <= last.old.end || place.new.start <= last.new.end => {
                last.old.end = last.old.end.max(place.old.end);
                last.new.end = last.new.end.max(place.new.end);
            }
            _ => places.push(place),
        }
    }
    places
}

/// Where the lines of a text end, in code points.
struct Lines {
    ends: Vec<usize>,
    length: usize,
}

impl Lines {
    fn of(text: &str) -> Self {
        let ends = text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(at, _)| at);
        Self { ends: ends.collect(), length: text.chars().count() }
    }

    /// The lines that a span lies on. A span that ends behind a line end does not reach into the next line.
    fn around(&self, span: Span) -> Span {
        let before = self.ends.partition_point(|end| *end < span.start);
        let start = before.checked_sub(1).and_then(|index| self.ends.get(index)).map_or(0, |end| end + 1);
        let last = span.end.saturating_sub(usize::from(!span.is_empty())).max(start);
        let end = self.ends.get(self.ends.partition_point(|end| *end < last)).copied();
        Span { start, end: end.unwrap_or(self.length).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let sign = |piece: Piece| match piece.fate {
            Fate::Stayed => piece.text,
            Fate::Went => format!("[-{}-]", piece.text),
            Fate::Came => format!("[+{}+]", piece.text),
        };
        pieces(old, new).into_iter().map(sign).collect()
    }

    #[test]
    fn what_went_stands_before_what_came() {
        assert_eq!(shown("Мен аулда тұрам", "Мен ауылда тұрам"), "Мен ау[+ы+]лда тұрам");
        assert_eq!(shown("бала жеті жаста екен", "бала он үште екен"), "бала [-жеті жаста-][+он үште+] екен",);
        assert_eq!(shown("бір", ""), "[-бір-]");
        assert_eq!(shown("", "бір"), "[+бір+]");
    }

    #[test]
    fn places_are_whole_lines() {
        let (old, new) = ("бір\nекі\nүш\nтөрт\nбес", "бір\nэкі\nүш\nтөрт\nқосымша\nбес");
        let found = places(old, new, &Diff::of(old, new));
        let (before, after) = (Offsets::new(old), Offsets::new(new));
        let lines: Vec<_> = found
            .iter()
            .map(|place| (before.slice(place.old).expect("old"), after.slice(place.new).expect("new")))
            .collect();
        assert_eq!(lines[0], ("екі", "экі"));
        assert_eq!(lines.len(), 2);
        assert!(lines[1].1.contains("қосымша"), "{lines:?}");
    }
}
