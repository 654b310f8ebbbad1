//! Where a selection lies. The standard counts code points, the end exclusive; programs have counted
//! UTF-16 units, two for a line end, the byte order mark, or named the last character instead. Since
//! most put a selection's words into its name, the way of counting that finds most of the words is the
//! one that was meant.

use crate::text::{Offsets, Span};

/// A text with LF line ends and no mark, and what it was before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Normal {
    pub(super) text: String,
    /// Whether each line end was two characters; empty where none was.
    two: Vec<bool>,
}

/// A selection as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: String,
}

/// A way of counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ruler {
    /// The byte order mark is the first character.
    pub(super) mark: bool,
    pub(super) line_ends: LineEnds,
    pub(super) utf16: bool,
    /// The end is the last character, not the one after it.
    pub(super) inclusive: bool,
}

/// How long a line end is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// As long as in the file.
    #[default]
    AsIs,
    One,
    Two,
}

/// Where the selections of a text lie.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) ruler: Ruler,
    /// Each in the order of the selections; none that reaches beyond the text or holds nothing.
    pub(super) spans: Vec<Option<Span>>,
    /// Those whose words are not their names, in a text where names are words.
    pub(super) unsure: Vec<usize>,
}

/// So many selections are looked at to find the way of counting.
const SAMPLE: usize = 400;
/// A name that is but the beginning of the words is at least so long where it does not say so.
const LONG: usize = 24;

impl Normal {
    pub(super) fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !text.contains('\r') {
            return Self { text: text.to_owned(), two: Vec::new() };
        }
        let (mut plain, mut two) = (String::with_capacity(text.len()), Vec::new());
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            let pair = c == '\r' && letters.next_if_eq(&'\n').is_some();
            if matches!(c, '\r' | '\n') {
                two.push(pair);
                plain.push('\n');
            } else {
                plain.push(c);
            }
        }
        if !two.contains(&true) {
            two.clear();
        }
        Self { text: plain, two }
    }

    /// The ways of counting that differ here, likelier ones first.
    fn rulers(&self, first: LineEnds) -> Vec<Ruler> {
        let lines = self.text.contains('\n');
        let mixed = self.two.contains(&false);
        let mut line_ends = vec![first];
        let is = if self.two.is_empty() { LineEnds::One } else { LineEnds::Two };
        for other in [LineEnds::AsIs, LineEnds::One, LineEnds::Two] {
            let same = |known: &LineEnds| {
                let plain = |ends: LineEnds| if ends == LineEnds::AsIs && !mixed { is } else { ends };
                plain(*known) == plain(other)
            };
            if lines && !line_ends.iter().any(same) {
                line_ends.push(other);
            }
        }
        let units = if self.text.chars().any(|c| c.len_utf16() > 1) { &[false, true][..] } else { &[false] };
        let mut rulers = Vec::new();
        for inclusive in [false, true] {
            for mark in [false, true] {
                for utf16 in units {
                    rulers.extend(line_ends.iter().map(|ends| Ruler {
                        mark,
                        line_ends: *ends,
                        utf16: *utf16,
                        inclusive,
                    }));
                }
            }
        }
        rulers
    }

    /// The code points at those places, which are sorted; none beyond the text. A place within a
    /// character is its beginning.
    fn points(&self, ruler: Ruler, places: &[usize]) -> Vec<Option<usize>> {
        let mut letters = self.text.chars();
        let (mut at, mut point, mut line) = (usize::from(ruler.mark), 0, 0);
        let mut next = letters.next();
        let mut found = Vec::with_capacity(places.len());
        for place in places {
            while let Some(c) = next.filter(|_| at < *place) {
                let width = match (c, ruler.line_ends) {
                    ('\n', LineEnds::Two) => 2,
                    ('\n', LineEnds::AsIs) => 1 + usize::from(self.two.get(line).is_some_and(|two| *two)),
                    (c, _) if ruler.utf16 => c.len_utf16(),
                    _ => 1,
                };
                if at + width > *place {
                    break;
                }
                (at, point, line) = (at + width, point + 1, line + usize::from(c == '\n'));
                next = letters.next();
            }
            found.push((next.is_some() || at >= *place).then_some(point));
        }
        found
    }

    /// Where selections lie by a way of counting.
    fn spans(&self, ruler: Ruler, marked: &[&Marked]) -> Vec<Option<Span>> {
        let mut places: Vec<usize> = marked.iter().flat_map(|one| [one.start, one.end]).collect();
        places.sort_unstable();
        places.dedup();
        let points = self.points(ruler, &places);
        let point = |place: usize| *points.get(places.binary_search(&place).ok()?)?;
        let length = self.text.chars().count();
        let span = |one: &&Marked| {
            let (start, end) = (point(one.start)?, point(one.end)? + usize::from(ruler.inclusive));
            (start < end && end <= length).then_some(Span { start, end })
        };
        marked.iter().map(span).collect()
    }

    /// Finds the way of counting, and with it the places.
    pub(super) fn place(&self, marked: &[Marked], first: LineEnds) -> Placed {
        let offsets = Offsets::new(&self.text);
        let named: Vec<&Marked> = marked.iter().filter(|one| !one.name.trim().is_empty()).collect();
        let step = named.len().div_ceil(SAMPLE).max(1);
        let sample: Vec<&Marked> = named.iter().step_by(step).copied().collect();
        let score = |ruler: Ruler| -> usize {
            let spans = self.spans(ruler, &sample);
            sample.iter().zip(spans).map(|(one, span)| agreement(&offsets, one, span)).sum()
        };
        let (mut best, mut most) = (Ruler { line_ends: first, ..Ruler::default() }, 0);
        for ruler in self.rulers(first) {
            let found = if sample.is_empty() { 0 } else { score(ruler) };
            if found > most {
                (best, most) = (ruler, found);
            }
            if most == sample.len() * EXACT {
                break;
            }
        }
        let all: Vec<&Marked> = marked.iter().collect();
        let spans = self.spans(best, &all);
        let agrees = |at: usize| agreement(&offsets, &marked[at], spans[at]) > 0;
        let (sure, unsure): (Vec<usize>, Vec<usize>) = (0..marked.len())
            .filter(|at| spans[*at].is_some() && !marked[*at].name.trim().is_empty())
            .partition(|at| agrees(*at));
        // Where names are something else altogether, they say nothing about places.
        let unsure = if sure.len() >= unsure.len() { unsure } else { Vec::new() };
        Placed { ruler: best, spans, unsure }
    }
}

/// How much is said by a name that is the words.
const EXACT: usize = 4;

/// How far the words at a place are those of the name.
fn agreement(offsets: &Offsets<'_>, one: &Marked, span: Option<Span>) -> usize {
    let Some(words) = span.and_then(|span| offsets.slice(span)) else { return 0 };
    let name = flat(&one.name);
    // A name is rarely longer than its words; to look further would take long for long texts.
    let words = flat(words.get(..floor(words, name.len() * 2 + 64)).unwrap_or(words));
    if words == name {
        return EXACT;
    }
    let (trimmed, short) = (words.trim(), name.trim());
    if trimmed == short {
        return 2;
    }
    let stem = short.strip_suffix('…').or_else(|| short.strip_suffix("...")).map(str::trim_end);
    match stem {
        Some(stem) if !stem.is_empty() && words.starts_with(stem) => 2,
        None if short.chars().count() >= LONG && words.starts_with(short) => 1,
        _ => 0,
    }
}

/// Words as attributes hold them: line ends and tabs are blanks.
fn flat(words: &str) -> String {
    words.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")
}

/// The end of a letter at or before that byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Сәлем 😀 әлем\nекінші жол 😀\nүшінші жол тағы бар\nсоңы";

    /// Selections of words in the text, counted in that way.
    fn marked(text: &str, ruler: Ruler, words: &[&str]) -> Vec<Marked> {
        let length = |part: &str| -> usize {
            let width = |c: char| match c {
                '\n' if ruler.line_ends == LineEnds::Two => 2,
                c if ruler.utf16 => c.len_utf16(),
                _ => 1,
            };
            part.chars().map(width).sum()
        };
        let one = |words: &&str| {
            let at = text.find(words).expect("in the text");
            let start = usize::from(ruler.mark) + length(&text[..at]);
            let end = start + length(words) - usize::from(ruler.inclusive);
            Marked { start, end, name: (*words).to_owned() }
        };
        words.iter().map(one).collect()
    }

    #[test]
    fn whatever_was_counted_the_words_are_found() {
        let words = ["әлем\nекінші", "үшінші жол", "соңы", "😀\nүш"];
        for mark in [false, true] {
            for line_ends in [LineEnds::One, LineEnds::Two] {
                for utf16 in [false, true] {
                    for inclusive in [false, true] {
                        let ruler = Ruler { mark, line_ends, utf16, inclusive };
                        for file in [TEXT.to_owned(), format!("\u{feff}{TEXT}"), TEXT.replace('\n', "\r\n")] {
                            let normal = Normal::of(&file);
                            assert_eq!(normal.text, TEXT);
                            let placed = normal.place(&marked(TEXT, ruler, &words), LineEnds::AsIs);
                            let offsets = Offsets::new(TEXT);
                            let found: Vec<_> = placed
                                .spans
                                .iter()
                                .map(|span| offsets.slice(span.expect("a span")))
                                .collect();
                            assert_eq!(found, words.map(Some), "{ruler:?}");
                            assert!(placed.unsure.is_empty());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn shortened_names_tell_the_place_too_and_other_names_tell_nothing() {
        let ruler = Ruler { line_ends: LineEnds::Two, ..Ruler::default() };
        let mut short = marked(TEXT, ruler, &["үшінші жол тағы", "соңы"]);
        short[0].name = "үшін…".to_owned();
        let placed = Normal::of(TEXT).place(&short, LineEnds::AsIs);
        assert_eq!(placed.ruler, ruler);

        let mut other = marked(TEXT, Ruler::default(), &["үшінші жол тағы", "соңы"]);
        other[0].name = "line:3".to_owned();
        other[1].name = "line:4".to_owned();
        let placed = Normal::of(TEXT).place(&other, LineEnds::AsIs);
        assert_eq!((placed.ruler, placed.unsure.len()), (Ruler::default(), 0));
    }

    #[test]
    fn one_name_that_is_not_its_words_is_told() {
        let mut some = marked(TEXT, Ruler::default(), &["Сәлем", "соңы", "жол"]);
        some[2].name = "дала".to_owned();
        assert_eq!(Normal::of(TEXT).place(&some, LineEnds::AsIs).unsure, [2]);
    }

    #[test]
    fn what_reaches_beyond_the_text_or_holds_nothing_has_no_place() {
        let of = |start, end| Marked { start, end, name: String::new() };
        let all = [of(0, 3), of(3, 3), of(2, 4), of(9, 1), of(usize::MAX - 1, usize::MAX)];
        let placed = Normal::of("abc").place(&all, LineEnds::AsIs);
        assert_eq!(placed.spans, [Some(Span { start: 0, end: 3 }), None, None, None, None]);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(
            text in "[aқ😀\r\n\u{feff}…]{0,60}",
            all in prop::collection::vec((0_usize..80, 0_usize..80, "[aқ😀\n…]{0,9}"), 0..9),
        ) {
            let marked: Vec<Marked> =
                all.into_iter().map(|(start, end, name)| Marked { start, end, name }).collect();
            let normal = Normal::of(&text);
            let placed = normal.place(&marked, LineEnds::AsIs);
            let length = normal.text.chars().count();
            prop_assert_eq!(placed.spans.len(), marked.len());
            for span in placed.spans.into_iter().flatten() {
                prop_assert!(span.start < span.end && span.end <= length);
            }
        }
    }
}
