//! A document that is looked at before it is taken in: how its file was read, who speaks, and its text,
//! which can be mended here.

use super::pages::Typed;
use super::recording;
use crate::pages::Page;
use crate::service::documents::Looked;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::language::Language;
use domain::message::Message;
use domain::text::encoding::Encoding;
use domain::text::read::Source;
use domain::text::{Offsets, Transcript};
use serde::Serialize;
use std::collections::HashMap;

/// A document that is looked at before it is taken in.
#[derive(Serialize)]
pub(super) struct LookPage {
    frame: Frame,
    base: String,
    error: Option<Message>,
    format: &'static str,
    encoding: Option<&'static str>,
    /// Whether the encoding was told from the letters alone.
    is_guess: bool,
    /// Blocks of subtitles that were left out.
    left_out: usize,
    /// Words that had been parted at the end of a line.
    joined: usize,
    /// Those among them that kept their hyphen.
    kept: usize,
    /// What else is to be told of it.
    notes: Vec<Message>,
    language: Option<&'static str>,
    language_name: Option<&'static str>,
    /// The languages of its passages, where there are several.
    mixed: Vec<LanguageRow>,
    passages: usize,
    /// How many of them have a time.
    timed: usize,
    speakers: Vec<SpeakerRow>,
    first: Vec<FirstPassage>,
    typed: Typed,
}

#[derive(Serialize)]
pub(super) struct SpeakerRow {
    name: String,
    turns: usize,
}

#[derive(Serialize)]
struct LanguageRow {
    tag: &'static str,
    name: &'static str,
    passages: usize,
}

#[derive(Serialize)]
struct FirstPassage {
    number: usize,
    speaker: Option<String>,
    language: Option<&'static str>,
    time: Option<String>,
    words: String,
}

/// What there is to look at.
pub(super) struct Seen {
    pub(super) looked: Looked,
    /// What was typed, the text among it only where it was typed.
    pub(super) typed: Typed,
    /// Whether it came as a file.
    pub(super) is_file: bool,
    pub(super) error: Option<Message>,
}

/// How many passages are shown.
const FIRST: usize = 12;
/// How many speakers are named, those who speak most first.
const SPEAKERS: usize = 20;

/// The page.
///
/// # Errors
/// Where its template names what it does not hold.
pub(super) fn page(request: &HttpRequest, who: &SignedIn, place: &In, seen: Seen) -> Result {
    let Seen { looked: Looked { source, transcript, language }, typed, is_file, error } = seen;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = LookPage {
        frame: place.frame(who),
        base: place.base(),
        error,
        format: source.format.name(),
        encoding: source.encoding.filter(|_| is_file).map(Encoding::name),
        is_guess: source.encoding == Some(Encoding::Cyrillic),
        joined: source.joined,
        kept: source.kept,
        notes: source.notes,
        left_out: source.left_out,
        language: language.map(Language::tag),
        language_name: language.map(Language::own_name),
        passages: transcript.passages.len(),
        timed: transcript.passages.iter().filter(|passage| passage.time.is_some()).count(),
        mixed: mixed(&transcript),
        speakers: speakers(&transcript),
        first: first(&transcript, language),
        typed: Typed { text: transcript.text, ..typed },
    };
    answer::page_with(request, &page, who.language, status)
}

/// Who speaks, those who speak most first.
pub(super) fn speakers(transcript: &Transcript) -> Vec<SpeakerRow> {
    let mut turns: HashMap<&str, usize> = HashMap::new();
    for speaker in transcript.passages.iter().filter_map(|passage| passage.speaker.as_deref()) {
        *turns.entry(speaker).or_default() += 1;
    }
    let mut rows: Vec<_> =
        turns.into_iter().map(|(name, turns)| SpeakerRow { name: name.to_owned(), turns }).collect();
    rows.sort_by(|a, b| b.turns.cmp(&a.turns).then_with(|| a.name.cmp(&b.name)));
    rows.truncate(SPEAKERS);
    rows
}

fn first(transcript: &Transcript, language: Option<Language>) -> Vec<FirstPassage> {
    let offsets = Offsets::new(&transcript.text);
    let shown = transcript.passages.iter().take(FIRST).map(|passage| FirstPassage {
        number: passage.number,
        speaker: passage.speaker.clone(),
        language: passage.language.or(language).map(Language::tag),
        time: passage.time.map(recording::clock),
        words: offsets.slice(passage.span).unwrap_or_default().to_owned(),
    });
    shown.collect()
}

/// How many passages tell that they are in each language; nothing where all that tell agree.
fn mixed(transcript: &Transcript) -> Vec<LanguageRow> {
    let told = |language| transcript.passages.iter().filter(|p| p.language == Some(language)).count();
    let rows = Language::ALL.map(|l| LanguageRow { tag: l.tag(), name: l.own_name(), passages: told(l) });
    let rows: Vec<_> = rows.into_iter().filter(|row| row.passages > 0).collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

/// All that is to be told of how a file was read.
pub(super) fn notes(source: &Source) -> Vec<Message> {
    let mut notes = Vec::new();
    if source.encoding == Some(Encoding::Cyrillic) {
        notes.push(Message::new("coding-look-guess"));
    }
    for (key, count) in [
        ("coding-look-joined", source.joined),
        ("coding-look-kept", source.kept),
        ("coding-look-left-out", source.left_out),
    ] {
        if count > 0 {
            notes.push(Message::new(key).with("count", count));
        }
    }
    notes.extend(source.notes.iter().cloned());
    notes
}

impl SpeakerRow {
    /// For the pages' samples.
    pub(super) fn sample() -> Self {
        Self { name: "А".to_owned(), turns: 1 }
    }
}

impl Page for LookPage {
    const TEMPLATE: &'static str = "coding/look.html";

    fn samples() -> Vec<Self> {
        let page = |is_full: bool| Self {
            frame: Frame::sample(),
            base: "/studies/s".to_owned(),
            error: is_full.then(|| Message::new("coding-document-age")),
            format: "TXT",
            encoding: is_full.then(|| Encoding::Cyrillic.name()),
            is_guess: is_full,
            joined: usize::from(is_full),
            kept: usize::from(is_full),
            notes: if is_full {
                vec![Message::new("papers-pdf-numbers").with("count", 2_usize)]
            } else {
                Vec::new()
            },
            left_out: usize::from(is_full),
            language: is_full.then(|| Language::Kk.tag()),
            language_name: is_full.then(|| Language::Kk.own_name()),
            mixed: if is_full {
                vec![LanguageRow { tag: "ru", name: "Русский", passages: 1 }]
            } else {
                Vec::new()
            },
            passages: 1,
            timed: usize::from(is_full),
            speakers: if is_full { vec![SpeakerRow::sample()] } else { Vec::new() },
            first: vec![FirstPassage {
                number: 1,
                speaker: is_full.then(|| "А".to_owned()),
                language: is_full.then_some("ru"),
                time: is_full.then(|| recording::clock(1_000)),
                words: "сөз".to_owned(),
            }],
            typed: Typed::sample(),
        };
        vec![page(true), page(false)]
    }
}
