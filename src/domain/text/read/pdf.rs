//! The text of a PDF, put together from the places of its letters.
//!
//! A PDF knows no words and no paragraphs: it says where on a page which letters stand. Who takes the letters
//! out of the file may be led to overflow the stack or to take any memory, and so does it in a process
//! of its own; here begins what is safe.

use super::{Format, Source, hyphens, turns};
use crate::message::Message;
use crate::text::Fault;
use crate::text::transcript::label;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What stands on the pages of a PDF.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// How many pages there are.
    pub count: u32,
    /// Those among them that could not be read.
    pub broken: u32,
    /// The letters, in the order of the file.
    pub runs: Vec<Run>,
}

/// Letters beside each other on one page. Lengths are in points, upwards from the bottom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The page, from 1.
    pub page: u32,
    /// Where the first letter begins.
    pub left: f32,
    /// Where the last one ends.
    pub right: f32,
    /// The line that they stand on.
    pub base: f32,
    /// The size of their font.
    pub size: f32,
    /// The letters.
    pub text: String,
}

/// The text of the pages: lines from letters, paragraphs from lines, parted words joined.
///
/// # Errors
/// [`Fault::Scanned`] where no letters can be told, [`Fault::Broken`] where no page could be read.
pub fn read(pages: &Pages) -> Result<Source, Fault> {
    if pages.count == 0 || pages.broken >= pages.count {
        return Err(Fault::Broken(Format::Pdf, "no page can be read"));
    }
    let mut lines = lines(&pages.runs);
    let letters: usize =
        lines.iter().map(|line| line.text.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    let unknown: usize = lines.iter().map(|line| line.text.chars().filter(|c| is_unknown(*c)).count()).sum();
    if letters == 0 || unknown * MOST_UNKNOWN > letters {
        return Err(Fault::Scanned);
    }
    let numbers = drop_page_numbers(&mut lines);
    let with_words: HashSet<u32> = lines.iter().map(|line| line.page).collect();
    let (count, broken) = (pages.count as usize, pages.broken as usize);
    let bare = count.saturating_sub(broken + with_words.len());
    let hyphens::Joined { text, ends, kept } = hyphens::join(&paragraphs(&lines));
    let text: Vec<String> = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
    let mut notes = Vec::new();
    for (key, count) in [("pdf-numbers", numbers), ("pdf-bare", bare), ("pdf-broken", broken)] {
        if count > 0 {
            notes.push(Message::new(&format!("papers-{key}")).with("count", count));
        }
    }
    let text = turns(text.join("\n\n"));
    Ok(Source { joined: ends, kept, notes, ..Source::of(text, Format::Pdf) })
}

/// One in so many letters may be one that its font does not name.
const MOST_UNKNOWN: usize = 5;

/// A sign of a font of its own, or none.
const fn is_unknown(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

/// A line of a page.
#[derive(Clone, Debug)]
struct Line {
    page: u32,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
    text: String,
}

impl Line {
    fn begin(run: &Run) -> Self {
        let Run { page, left, right, base, size, .. } = *run;
        Self { page, left, right, base, size, text: spoken(&run.text) }
    }

    /// Whether letters stand on the line: by their base, which an index may leave a little.
    fn holds(&self, run: &Run) -> bool {
        let size = self.size.max(run.size).max(1.0);
        run.page == self.page && (run.base - self.base).abs() <= size * OFF && run.left >= self.right - size
    }

    fn take(&mut self, run: &Run) {
        let gap = run.left - self.right;
        let text = spoken(&run.text);
        let is_apart = gap > self.size.max(1.0) * BLANK;
        if is_apart && !self.text.ends_with(char::is_whitespace) && !text.starts_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(&text);
        self.right = self.right.max(run.right);
        self.size = self.size.max(run.size);
    }

    /// How wide its first word is, as far as the width of its letters on the whole tells.
    fn first_word(&self) -> f32 {
        let (word, all) = (self.text.split_whitespace().next().unwrap_or(""), self.text.chars().count());
        let share = |count: usize| u16::try_from(count).map_or(f32::from(u16::MAX), f32::from);
        (self.right - self.left) * share(word.chars().count()) / share(all.max(1))
    }
}

/// By how much of the size of its font a letter may stand above or below its line.
const OFF: f32 = 0.4;
/// How much of it parts two words.
const BLANK: f32 = 0.15;

/// The letters as a text has them: ligatures as the letters that they bind, nothing that steers.
fn spoken(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => spoken.push_str("ff"),
            'ﬁ' => spoken.push_str("fi"),
            'ﬂ' => spoken.push_str("fl"),
            'ﬃ' => spoken.push_str("ffi"),
            'ﬄ' => spoken.push_str("ffl"),
            c if c.is_control() || c == '\u{a0}' => spoken.push(' '),
            c => spoken.push(c),
        }
    }
    spoken
}

fn lines(runs: &[Run]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs.iter().filter(|run| run.left.is_finite() && run.right.is_finite() && run.base.is_finite())
    {
        match lines.last_mut().filter(|line| line.holds(run)) {
            Some(line) => line.take(run),
            None => lines.push(Line::begin(run)),
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// Leaves out the first or the last line of each page where it is a number that counts the pages; answers
/// how many.
fn drop_page_numbers(lines: &mut Vec<Line>) -> usize {
    let mut at_edges: HashMap<(bool, i64), Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let is_other = |other: Option<&Line>| other.is_none_or(|other| other.page != line.page);
        let (is_first, is_last) = (
            is_other(index.checked_sub(1).and_then(|before| lines.get(before))),
            is_other(lines.get(index + 1)),
        );
        let number = line.text.trim_matches(|c: char| c.is_whitespace() || "-–—".contains(c)).parse::<u32>();
        if let Some(number) = number.ok().filter(|_| is_first != is_last) {
            at_edges.entry((is_first, i64::from(number) - i64::from(line.page))).or_default().push(index);
        }
    }
    let mut numbers: Vec<usize> = at_edges.into_values().filter(|all| all.len() > 1).flatten().collect();
    numbers.sort_unstable();
    for index in numbers.iter().rev() {
        lines.remove(*index);
    }
    numbers.len()
}

/// The lines of a paragraph one below the other, paragraphs parted by an empty line.
fn paragraphs(lines: &[Line]) -> String {
    let measure = Measure::of(lines);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        match index.checked_sub(1).map(|before| &lines[before]) {
            None => {}
            Some(before) if measure.parts(before, line) => text.push_str("\n\n"),
            Some(_) => text.push('\n'),
        }
        text.push_str(&line.text);
    }
    text
}

/// What is usual in the whole document.
struct Measure {
    /// From one line to the next.
    leading: f32,
    /// Where lines begin.
    left: f32,
    /// Where the longest end.
    right: f32,
    /// Labels of speakers that begin more than one line.
    labels: HashMap<String, usize>,
}

impl Measure {
    fn of(lines: &[Line]) -> Self {
        let gaps = lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
        let gaps = gaps.map(|pair| pair[0].base - pair[1].base).filter(|gap| *gap > 0.0).collect();
        let mut labels: HashMap<String, usize> = HashMap::new();
        for label in lines.iter().filter_map(|line| label(&line.text)) {
            *labels.entry(label.to_owned()).or_default() += 1;
        }
        Self {
            leading: nth(gaps, 0.5),
            left: nth(lines.iter().map(|line| line.left).collect(), 0.3),
            // Of a page with numbers or notes at its edge, the few that reach further are none.
            right: nth(lines.iter().map(|line| line.right).collect(), 0.95),
            labels,
        }
    }

    /// Whether a paragraph ends between two lines.
    fn parts(&self, before: &Line, line: &Line) -> bool {
        let begins_turn = label(&line.text).is_some_and(|it| {
            self.labels.get(it).is_some_and(|count| *count > 1) || ends_sentence(&before.text)
        });
        let size = line.size.max(1.0);
        let is_other_size = (before.size - line.size).abs() > size * 0.15;
        // What stands further down than the next line, or further up on the same page.
        let gap = before.base - line.base;
        let is_apart = before.page == line.page && (gap > self.leading * 1.35 || gap < -size);
        let is_indented = line.left > self.left + size * 0.7 && line.left > before.left + size * 0.7;
        // The first word would have had room on the line before.
        let had_room = before.right + size * 0.35 + line.first_word() < self.right - size * 0.2;
        begins_turn || is_other_size || is_apart || is_indented || had_room
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['»', '”', '"', ')']).ends_with(['.', '?', '!', '…', ':'])
}

/// The value below which that share of all lies; zero where there is none.
fn nth(mut values: Vec<f32>, share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let last = u32::try_from(values.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let at = (f64::from(last) * f64::from(share)) as usize;
    values.get(at).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A page of lines that fill 400 points but for the last of each paragraph.
    fn page(number: u32, lines: &[(f32, f32, f32, &str)]) -> Vec<Run> {
        let run = |(left, right, base, text): &(f32, f32, f32, &str)| Run {
            page: number,
            left: *left,
            right: *right,
            base: *base,
            size: 12.0,
            text: (*text).to_owned(),
        };
        lines.iter().map(run).collect()
    }

    fn source(pages: Vec<Vec<Run>>) -> Result<Source, Fault> {
        let count = u32::try_from(pages.len()).expect("few");
        read(&Pages { count, broken: 0, runs: pages.concat() })
    }

    #[test]
    fn lines_become_paragraphs_and_parted_words_are_joined() {
        let one = page(
            1,
            &[
                (70.0, 468.0, 700.0, "Ауылға келгенде алдымен мектепке бардым, мұғалім-"),
                (70.0, 470.0, 686.0, "дер мені жылы қарсы алды, баспана жөнінде кейін"),
                (70.0, 200.0, 672.0, "сөйлестік."),
                (70.0, 470.0, 658.0, "Екінші абзац та ұзын болып, келесі бетке жалға-"),
            ],
        );
        let two = page(2, &[(70.0, 180.0, 700.0, "сып кетті.")]);
        let source = source(vec![one, two]).expect("a text");
        assert_eq!(
            source.text,
            "Ауылға келгенде алдымен мектепке бардым, мұғалімдер мені жылы қарсы алды, баспана жөнінде кейін \
             сөйлестік.\n\nЕкінші абзац та ұзын болып, келесі бетке жалғасып кетті."
        );
        assert_eq!((source.joined, source.kept), (2, 0));
    }

    #[test]
    fn numbers_of_pages_are_left_out_and_told() {
        let numbered = |number: u32| {
            let text = number.to_string();
            page(number, &[(70.0, 470.0, 700.0, "Сөз сөзге жалғасады"), (270.0, 280.0, 40.0, &text)])
        };
        let source = source((1..=3).map(numbered).collect()).expect("a text");
        assert!(!source.text.contains(['1', '2', '3']), "{}", source.text);
        assert_eq!(source.notes, [Message::new("papers-pdf-numbers").with("count", 3_usize)]);
    }

    #[test]
    fn speakers_begin_turns_though_the_line_before_is_full() {
        let full = page(
            1,
            &[
                (70.0, 470.0, 700.0, "Сұхбаткер: Қалай келдіңіз, не себеп болды екен"),
                (70.0, 470.0, 686.0, "Қатысушы: Өзім ауылдан шыққанмын, қайта келіп"),
                (70.0, 470.0, 672.0, "жұмыс істегім келді, ата-анам да осында тұрады"),
                (70.0, 470.0, 658.0, "Сұхбаткер: Содан кейін не болды, айтып беріңізші"),
                (70.0, 300.0, 644.0, "Қатысушы: Қалдым."),
            ],
        );
        let source = source(vec![full]).expect("a text");
        assert_eq!(source.text.lines().count(), 4, "{}", source.text);
    }

    #[test]
    fn letters_in_pieces_make_one_line() {
        let pieces = page(
            1,
            &[(70.0, 100.0, 700.0, "ﬁn"), (100.5, 120.0, 700.0, "ger"), (125.0, 160.0, 701.0, "tip")],
        );
        assert_eq!(source(vec![pieces]).expect("a text").text, "finger tip");
    }

    #[test]
    fn a_picture_of_a_page_and_signs_without_names_are_no_text() {
        assert_eq!(source(vec![Vec::new()]), Err(Fault::Scanned));
        let unknown = page(1, &[(70.0, 100.0, 700.0, "\u{f041}\u{f042}\u{fffd}а")]);
        assert_eq!(source(vec![unknown]), Err(Fault::Scanned));
        let broken = Pages { count: 2, broken: 2, runs: Vec::new() };
        assert!(matches!(read(&broken), Err(Fault::Broken(Format::Pdf, _))));
    }

    proptest! {
        #[test]
        fn wherever_letters_stand_none_come_twice(
            runs in prop::collection::vec((0_u32..4, any::<f32>(), any::<f32>(), any::<f32>(), any::<f32>(), "\\PC{0,8}"), 0..30),
            broken in 0_u32..3,
        ) {
            let run = |(page, left, right, base, size, text)| Run { page, left, right, base, size, text };
            let pages = Pages { count: 3, broken, runs: runs.into_iter().map(run).collect() };
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            if let Ok(source) = read(&pages) {
                let there: usize = pages.runs.iter().map(|run| letters(&spoken(&run.text))).sum();
                let read = letters(&source.text);
                prop_assert!((1..=there).contains(&read), "{read} of {there} in {:?}", source.text);
            }
        }
    }
}
