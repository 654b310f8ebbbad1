//! Other words in place of names, and where everything else stands then.

use crate::text::{Offsets, Span};

/// A text with other words in some places, and how places of the one are found in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The new text.
    pub text: String,
    /// Where each of the new words stands, in the order given.
    pub spans: Vec<Span>,
    edits: Vec<(Span, usize)>,
}

/// Puts other words in these places, which are in order and do not overlap; `None` where they are not,
/// or reach past the text.
#[must_use]
pub fn replace(text: &str, places: &[(Span, &str)]) -> Option<Replaced> {
    let offsets = Offsets::new(text);
    let (mut new, mut spans, mut edits) = (String::with_capacity(text.len()), Vec::new(), Vec::new());
    let (mut at, mut length) = (0, 0);
    for (span, words) in places {
        if span.start < at || span.is_empty() {
            return None;
        }
        new.push_str(offsets.slice(Span { start: at, end: span.start })?);
        length += span.start - at;
        let long = words.chars().count();
        spans.push(Span { start: length, end: length + long });
        new.push_str(words);
        edits.push((*span, long));
        length += long;
        at = span.end;
    }
    new.push_str(offsets.slice(Span { start: at, end: offsets.len() })?);
    Some(Replaced { text: new, spans, edits })
}

impl Replaced {
    /// Where words of the old text stand in the new one. Words that began or ended within a name begin or
    /// end with what stands for it.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        let (start, end) = (self.place(span.start, false), self.place(span.end, true));
        Span { start, end: end.max(start) }
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let (mut grown, mut shrunk) = (0, 0);
        for (span, long) in &self.edits {
            if span.end <= at {
                grown += long;
                shrunk += span.len();
            } else if span.start < at {
                // Within a name.
                return if is_end { span.start + grown - shrunk + long } else { span.start + grown - shrunk };
            } else {
                break;
            }
        }
        at + grown - shrunk
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_move_with_the_text() {
        let text = "Айгүл мен Айгүлге";
        let replaced = replace(
            text,
            &[(Span { start: 0, end: 5 }, "А"), (Span { start: 10, end: 17 }, "Қатысушы 3-ке")],
        )
        .expect("a text");
        assert_eq!(replaced.text, "А мен Қатысушы 3-ке");
        assert_eq!(replaced.moved(Span { start: 6, end: 9 }), Span { start: 2, end: 5 });
        assert_eq!(replaced.moved(Span { start: 2, end: 12 }), Span { start: 0, end: 19 });
        assert_eq!(replace(text, &[(Span { start: 3, end: 99 }, "x")]), None);
    }

    proptest! {
        #[test]
        fn words_that_are_no_name_stay_the_same(
            parts in prop::collection::vec(("[а-я ]{0,8}", "[а-я]{1,6}", "[А-Я0-9]{0,9}"), 0..6), tail in "[а-я ]{0,8}",
        ) {
            let (mut text, mut places, mut kept) = (String::new(), Vec::new(), Vec::new());
            let long = |text: &str| text.chars().count();
            for (plain, name, instead) in &parts {
                kept.push((Span { start: long(&text), end: long(&text) + long(plain) }, plain.clone()));
                text.push_str(plain);
                places.push((Span { start: long(&text), end: long(&text) + long(name) }, instead.as_str()));
                text.push_str(name);
            }
            text.push_str(&tail);
            let replaced = replace(&text, &places).expect("in order");
            let offsets = Offsets::new(&replaced.text);
            for (span, plain) in kept {
                prop_assert_eq!(offsets.slice(replaced.moved(span)), Some(plain.as_str()));
            }
            for (span, (_, instead)) in replaced.spans.iter().zip(&places) {
                prop_assert_eq!(offsets.slice(*span), Some(*instead));
            }
        }
    }
}
