//! Corrections of single turns: what is said, who speaks and when, and turns put together. Labels and times
//! are part of the text, so each makes a new text, which is read again: what comes of it is what was meant,
//! or it is refused.

use super::{Fault, Offsets, Passage, Span, Transcript};
use crate::message::Message;

/// A turn as somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<'a> {
    /// Who speaks.
    pub speaker: Option<&'a str>,
    /// When it begins in the recording, in thousandths of a second.
    pub time: Option<u32>,
    /// The words. A blank line in them begins another turn; without words the turn goes.
    pub words: &'a str,
}

/// Why a correction cannot be written down.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No such turn, or none before it.
    #[error("no such turn")]
    Missing,
    /// The label would not be read as one: too long, or with signs of a sentence in it.
    #[error("“{0}” is not read as a speaker")]
    Speaker(String),
    /// The text is none that can be kept.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Unfit {
    /// In words for whoever corrects.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("correct-unfit-missing"),
            Self::Speaker(label) => Message::new("correct-unfit-speaker").with("label", label.as_str()),
            Self::Fault(fault) => fault.message(),
        }
    }
}

impl Transcript {
    /// The transcript with a turn in place of another.
    ///
    /// # Errors
    /// See [`Unfit`].
    pub fn with_turn(&self, number: usize, turn: &Turn<'_>) -> Result<Self, Unfit> {
        let (index, was) = self.turn(number)?;
        let offsets = Offsets::new(&self.text);
        let head = self.head(index);
        let written = offsets.slice(head).unwrap_or_default();
        let (speaker, words) =
            (turn.speaker.map(str::trim).filter(|label| !label.is_empty()), turn.words.trim());
        let mut text = offsets.slice(Span { start: 0, end: head.start }).unwrap_or_default().to_owned();
        if !words.is_empty() {
            if speaker == was.speaker.as_deref() && turn.time == was.time {
                text += written;
            } else {
                let blanks = &written[..written.len() - written.trim_start().len()];
                let bare = speaker.is_none() && turn.time.is_none();
                let parted = index == 0 || !bare || blanks.matches('\n').count() > 1;
                text += if parted { blanks } else { "\n\n" };
                text += &turn.time.map_or_else(String::new, |time| format!("[{}] ", clock(time)));
                text += &speaker.map_or_else(String::new, |label| format!("{label}: "));
            }
            text += words;
        }
        text += offsets.slice(Span { start: was.span.end, end: offsets.len() }).unwrap_or_default();
        let made = Self::read(&text)?;
        let is_meant = |made: &Passage| made.speaker.as_deref() == speaker && made.time == turn.time;
        if words.is_empty() || made.passages.get(index).is_some_and(is_meant) {
            return Ok(made);
        }
        let label = speaker.or_else(|| made.passages.get(index)?.speaker.as_deref());
        Err(Unfit::Speaker(label.unwrap_or_default().to_owned()))
    }

    /// The transcript with a turn put to the end of the one before it; its label and time go.
    ///
    /// # Errors
    /// See [`Unfit`].
    pub fn with_joined(&self, number: usize) -> Result<Self, Unfit> {
        let (index, turn) = self.turn(number)?;
        let before = index.checked_sub(1).and_then(|index| self.passages.get(index)).ok_or(Unfit::Missing)?;
        let offsets = Offsets::new(&self.text);
        let part = |start: usize, end: usize| offsets.slice(Span { start, end }).unwrap_or_default();
        let text = format!("{} {}", part(0, before.span.end), part(turn.span.start, offsets.len()));
        Ok(Self::read(&text)?)
    }

    /// The transcript with a speaker called otherwise throughout.
    ///
    /// # Errors
    /// See [`Unfit`]; [`Unfit::Missing`] where nobody is called so.
    pub fn with_speaker(&self, from: &str, to: &str) -> Result<Self, Unfit> {
        let (from, to) = (from.trim(), to.trim());
        let offsets = Offsets::new(&self.text);
        let part = |start: usize, end: usize| offsets.slice(Span { start, end }).unwrap_or_default();
        let (mut text, mut at) = (String::with_capacity(self.text.len()), 0);
        let theirs = |passage: &Passage| passage.speaker.as_deref() == Some(from);
        for (index, _) in self.passages.iter().enumerate().filter(|(_, passage)| theirs(passage)) {
            let head = self.head(index);
            text += part(at, head.start);
            let written = part(head.start, head.end);
            // The last one counts where several labels stand before the same words.
            match written.rfind(from) {
                Some(byte) => text += &[&written[..byte], to, &written[byte + from.len()..]].concat(),
                None => text += written,
            }
            at = head.end;
        }
        text += part(at, offsets.len());
        if !self.passages.iter().any(theirs) {
            return Err(Unfit::Missing);
        }
        let made = Self::read(&text)?;
        let meant =
            |was: &Passage| if theirs(was) { Some(to) } else { was.speaker.as_deref() }.map(str::to_owned);
        let speakers = made.passages.iter().map(|passage| passage.speaker.clone());
        if speakers.eq(self.passages.iter().map(meant)) {
            Ok(made)
        } else {
            Err(Unfit::Speaker(to.to_owned()))
        }
    }

    fn turn(&self, number: usize) -> Result<(usize, &Passage), Unfit> {
        let index = self.passages.iter().position(|passage| passage.number == number);
        index.map(|index| (index, &self.passages[index])).ok_or(Unfit::Missing)
    }

    /// What stands between the turn before and the words of a turn: line ends, its label, its time.
    fn head(&self, index: usize) -> Span {
        let start = index.checked_sub(1).map_or(0, |before| self.passages[before].span.end);
        Span { start, end: self.passages[index].span.start }
    }
}

/// A time as a mark shows it: `02:03`, `1:02:03.500`.
#[must_use]
pub fn clock(time: u32) -> String {
    let (seconds, rest) = (time / 1_000, time % 1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let hours = if hours > 0 { format!("{hours}:") } else { String::new() };
    let rest = if rest > 0 { format!(".{rest:03}") } else { String::new() };
    format!("{hours}{minutes:02}:{seconds:02}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::time;
    use proptest::prelude::*;

    fn read(text: &str) -> Transcript {
        Transcript::read(text).expect("a transcript")
    }

    const TALK: &str = "[00:01] Айгүл: Сәлем 😀\nБолат: Сәлем!\nҚалай?\n\nБір абзац.\n\nАйгүл:\nСоңы";

    #[test]
    fn a_turn_gets_other_words_another_speaker_and_another_time() {
        let turn =
            Turn { speaker: Some("Болат"), time: Some(2_500), words: "Сәлем!\nҚалайсыз?" };
        let made = read(TALK).with_turn(2, &turn).expect("a correction");
        assert_eq!(made.text, TALK.replace("Болат: Сәлем!\nҚалай?", "[00:02.500] Болат: Сәлем!\nҚалайсыз?"));
        let turn = Turn { speaker: None, time: None, words: "Сәлем!" };
        let made = read(TALK).with_turn(2, &turn).expect("a correction");
        assert_eq!(made.text, TALK.replace("\nБолат: Сәлем!\nҚалай?", "\n\nСәлем!"));
        let turn = Turn { speaker: Some("Дана"), time: None, words: "Соңы\n\nБолат: Иә" };
        let made = read(TALK).with_turn(4, &turn).expect("a correction that parts it");
        assert_eq!(made.text, TALK.replace("Айгүл:\nСоңы", "Дана: Соңы\n\nБолат: Иә"));
        assert_eq!(made.passages.len(), 5);
    }

    #[test]
    fn a_turn_without_words_goes_and_the_words_of_the_others_stay() {
        let made = read(TALK).with_turn(1, &Turn { speaker: None, time: None, words: " " }).expect("gone");
        assert_eq!(made.text, "Болат: Сәлем!\nҚалай?\n\nБір абзац.\n\nАйгүл:\nСоңы");
    }

    #[test]
    fn what_would_not_be_read_as_it_is_meant_is_refused() {
        let long = "аты ".repeat(20);
        for label in ["Ол айтты. Бұл", "a:b", long.as_str()] {
            let turn = Turn { speaker: Some(label), time: None, words: "Сәлем" };
            let refused = read(TALK).with_turn(2, &turn);
            assert_eq!(refused, Err(Unfit::Speaker(label.trim().to_owned())), "{label}");
        }
        let turn = Turn { speaker: None, time: None, words: "Жоқ: десем де" };
        assert_eq!(read(TALK).with_turn(2, &turn), Err(Unfit::Speaker("Жоқ".to_owned())));
        assert_eq!(read(TALK).with_turn(9, &turn), Err(Unfit::Missing));
    }

    #[test]
    fn turns_are_put_together() {
        let made = read(TALK).with_joined(3).expect("joined");
        assert_eq!(made.text, TALK.replace("Қалай?\n\nБір", "Қалай? Бір"));
        assert_eq!(read(TALK).with_joined(1), Err(Unfit::Missing));
    }

    #[test]
    fn a_speaker_is_called_otherwise_throughout() {
        let made = read(TALK).with_speaker("Айгүл", "Сұхбаткер 1").expect("renamed");
        assert_eq!(made.text, TALK.replace("Айгүл", "Сұхбаткер 1"));
        assert_eq!(read(TALK).with_speaker("Дана", "Айгүл"), Err(Unfit::Missing));
        assert!(matches!(read(TALK).with_speaker("Айгүл", ""), Err(Unfit::Speaker(_))));
        assert!(matches!(read(TALK).with_speaker("Айгүл", "x: y"), Err(Unfit::Speaker(_))));
    }

    proptest! {
        #[test]
        fn a_turn_put_in_place_of_itself_changes_nothing(text in "[a-zқ: \n\\[\\]0\\.😀]{0,200}") {
            if let Ok(transcript) = Transcript::read(&text) {
                let offsets = Offsets::new(&transcript.text);
                for passage in &transcript.passages {
                    let words = offsets.slice(passage.span).expect("words");
                    let turn = Turn { speaker: passage.speaker.as_deref(), time: passage.time, words };
                    let made = transcript.with_turn(passage.number, &turn).expect("the same");
                    prop_assert_eq!(&made.text, &transcript.text);
                }
            }
        }

        #[test]
        fn a_clock_is_read_back(text in 0_u32..u32::MAX) {
            prop_assert!(time::clock(&clock(text)).is_none_or(|read| read == text));
        }
    }
}
