//! A transcript: who says what.

use super::{Fault, Offsets, Span, time};
use crate::language::{Language, told};
use icu_normalizer::ComposingNormalizerBorrowed;

/// A text with its turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// The text, NFC with LF line ends.
    pub text: String,
    /// Its turns and paragraphs, in order; none overlaps another.
    pub passages: Vec<Passage>,
}

/// A turn or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// 1, 2, 3…: what a citation names.
    pub number: usize,
    /// Who speaks; the label itself lies before the span.
    pub speaker: Option<String>,
    /// When it begins in the recording, in thousandths of a second; its mark lies before the span.
    pub time: Option<u32>,
    /// The language of its words where they tell it; see [`told`].
    pub language: Option<Language>,
    /// The words.
    pub span: Span,
}

/// The most that a document holds, in code points.
pub(super) const LONGEST: usize = 5_000_000;
/// The longest label of a speaker, in code points.
const LONGEST_SPEAKER: usize = 40;

/// A text in the form in which it is kept: NFC, LF line ends, no blanks at line ends.
///
/// # Errors
/// [`Fault`] where it holds control characters, nothing, or too much.
pub fn clean(text: &str) -> Result<String, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
    let strange = |c: char| c.is_control() && c != '\n' && c != '\t';
    if let Some(line) = text.lines().position(|line| line.contains(strange)) {
        return Err(Fault::Control(line + 1));
    }
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Fault::Long(LONGEST));
    }
    Ok(text)
}

impl Transcript {
    /// Reads a transcript. A line that begins with a short label and a colon, with a time in brackets, or
    /// with both in either order begins a turn; a blank line ends a paragraph; other lines belong to what
    /// stands before them. A label or a time on a line of its own is of the words that follow.
    ///
    /// # Errors
    /// See [`clean`].
    pub fn read(text: &str) -> Result<Self, Fault> {
        let text = clean(text)?;
        let mut passages: Vec<Passage> = Vec::new();
        let (mut at, mut open, mut waiting) = (0, false, Head::default());
        for line in text.split('\n') {
            let length = line.chars().count();
            let head = Head::of(line);
            if line.trim().is_empty() {
                open = false;
            } else if head.begins() && head.length == length {
                (open, waiting) = (false, head.after(waiting));
            } else if head.begins() || !open {
                let span = Span { start: at + head.length, end: at + length };
                let Head { speaker, time, .. } = head.after(std::mem::take(&mut waiting));
                passages.push(Passage { number: 0, speaker, time, language: None, span });
                open = true;
            } else if let Some(last) = passages.last_mut() {
                last.span.end = at + length;
            }
            at += length + 1;
        }
        let offsets = Offsets::new(&text);
        for (index, passage) in passages.iter_mut().enumerate() {
            passage.number = index + 1;
            passage.language = offsets.slice(passage.span).and_then(told);
        }
        Ok(Self { text, passages })
    }
}

/// The label of a speaker at the beginning of a line.
pub(super) fn label(line: &str) -> Option<&str> {
    speaker(line.trim_start()).map(|(label, _)| label)
}

/// What stands at the beginning of a line before its words.
#[derive(Default)]
struct Head {
    speaker: Option<String>,
    time: Option<u32>,
    /// How many code points it takes, with the blanks after it.
    length: usize,
}

impl Head {
    fn of(line: &str) -> Self {
        let blank = |line: &str| line.chars().take_while(|c| c.is_whitespace()).count();
        let skipped = |count: usize| line.char_indices().nth(count).map_or("", |(at, _)| &line[at..]);
        let mut head = Self { speaker: None, time: None, length: blank(line) };
        head.take_time(skipped(head.length));
        if let Some((label, length)) = speaker(skipped(head.length)) {
            head.speaker = Some(label.to_owned());
            head.length += length;
            head.take_time(skipped(head.length));
        }
        head
    }

    fn take_time(&mut self, line: &str) {
        if let Some((time, length)) = time::mark(line).filter(|_| self.time.is_none()) {
            self.time = Some(time);
            self.length += length;
        }
    }

    /// The same after a line that held nothing else than a head of its own.
    fn after(self, waiting: Self) -> Self {
        let (speaker, time) = (self.speaker.or(waiting.speaker), self.time.or(waiting.time));
        Self { speaker, time, length: self.length }
    }

    const fn begins(&self) -> bool {
        self.speaker.is_some() || self.time.is_some()
    }
}

/// The label at the beginning of a line, and how many code points it takes with its colon and the
/// white space after it. A label begins with a letter and has no sign of a sentence in it.
fn speaker(line: &str) -> Option<(&str, usize)> {
    let (label, rest) = line.split_once(':')?;
    let short = label.chars().count() <= LONGEST_SPEAKER && label.split_whitespace().count() <= 4;
    let plain = label.chars().all(|c| c.is_alphanumeric() || " .-–()№#_'’".contains(c));
    // A time (12:30) or an address (https://) is no label.
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if !(short && plain && spaced && label.starts_with(char::is_alphabetic) && !label.contains(". ")) {
        return None;
    }
    let blanks = rest.chars().take_while(|c| c.is_whitespace()).count();
    Some((label.trim(), label.chars().count() + 1 + blanks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(Option<String>, String)> {
        let transcript = Transcript::read(text).expect("a transcript");
        let offsets = Offsets::new(&transcript.text);
        let words = |span| offsets.slice(span).expect("a span of the text").to_owned();
        transcript.passages.iter().map(|p| (p.speaker.clone(), words(p.span))).collect()
    }

    #[test]
    fn turns_are_told_apart_by_their_labels() {
        let text = "\u{feff}Ескерту мәтіні.\r\n\r\nСұхбаткер: Қалайсыз?\r\nҚатысушы 3:  Жақсы,\r\nрақмет.\r\n\r\nТағы бір абзац.";
        let person = |name: &str| Some(name.to_owned());
        assert_eq!(
            read(text),
            [
                (None, "Ескерту мәтіні.".to_owned()),
                (person("Сұхбаткер"), "Қалайсыз?".to_owned()),
                (person("Қатысушы 3"), "Жақсы,\nрақмет.".to_owned()),
                (None, "Тағы бір абзац.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_time_an_address_and_a_sentence_are_no_labels() {
        for line in
            ["12:30 кездестік", "https://example.org", "Мен айттым. Ол да: жоқ", "Ең қиыны, дейді: жоқ"]
        {
            assert_eq!(read(line), [(None, line.to_owned())], "{line}");
        }
    }

    #[test]
    fn times_stand_before_a_label_behind_it_or_on_a_line_of_their_own() {
        let text = "[00:01] Айгүл: Сәлем\nБолат: (0:02) Сәлем!\n#00:03#\nҚалай?\n[00:04]\n\n[жымиды] Жақсы (12:30) деді";
        let transcript = Transcript::read(text).expect("a transcript");
        let offsets = Offsets::new(&transcript.text);
        let turns: Vec<_> = transcript
            .passages
            .iter()
            .map(|p| (p.speaker.as_deref(), p.time, offsets.slice(p.span).expect("words")))
            .collect();
        assert_eq!(
            turns,
            [
                (Some("Айгүл"), Some(1_000), "Сәлем"),
                (Some("Болат"), Some(2_000), "Сәлем!"),
                (None, Some(3_000), "Қалай?"),
                (None, Some(4_000), "[жымиды] Жақсы (12:30) деді"),
            ]
        );
    }

    #[test]
    fn a_label_or_a_time_alone_on_a_line_is_of_what_follows_and_of_nothing_else() {
        let text = "Айгүл:\nСәлем!\n\nБолат:\n\n[00:04]\n[00:05] Иә.\nАйгүл: жоқ\nСоңы:";
        let transcript = Transcript::read(text).expect("a transcript");
        let turns: Vec<_> = transcript.passages.iter().map(|p| (p.speaker.clone(), p.time)).collect();
        let person = |name: &str| Some(name.to_owned());
        assert_eq!(turns, [(person("Айгүл"), None), (person("Болат"), Some(5_000)), (person("Айгүл"), None)]);
        assert_eq!(read(text)[0], (person("Айгүл"), "Сәлем!".to_owned()));
    }

    #[test]
    fn letters_are_composed_and_control_characters_refused() {
        assert_eq!(clean("и\u{306}").expect("clean"), "й");
        assert_eq!(clean("a\nb\u{0}"), Err(Fault::Control(2)));
        assert_eq!(clean(" \r\n "), Err(Fault::Empty));
    }

    proptest! {
        #[test]
        fn passages_lie_in_the_text_one_after_the_other(text in "[a-zқ: \n\r\\.😀]{0,300}") {
            if let Ok(transcript) = Transcript::read(&text) {
                let offsets = Offsets::new(&transcript.text);
                let mut end = 0;
                for passage in &transcript.passages {
                    prop_assert!(passage.span.start >= end && !passage.span.is_empty());
                    prop_assert!(offsets.slice(passage.span).is_some());
                    end = passage.span.end;
                }
            }
        }
    }
}
