//! Sources: texts, and the texts of what is no text.

use super::Reader;
use crate::exchange::refi::element::{CREATED, MODIFIED, Reading, description, name};
use crate::exchange::refi::loss::Lost;
use crate::exchange::refi::place::{LineEnds, Marked, Normal, Placed};
use crate::exchange::refi::project::{Coding, Selection, Source};
use crate::exchange::xml::Element;
use crate::text::encoding::decode;
use std::collections::HashMap;
use uuid::Uuid;

impl Reader<'_> {
    /// Reads a source of any kind.
    pub(super) fn source(&mut self, element: &Element, found: &mut Vec<Source>) {
        match element.name.as_str() {
            "TextSource" => {
                let guid = self.reading.guid(element);
                found.extend(self.text_source(element, guid, &name(element)));
            }
            "PDFSource" => self.pdf(element, found),
            "AudioSource" => self.recording(element, Lost::Audio, found),
            "VideoSource" => self.recording(element, Lost::Video, found),
            "PictureSource" => {
                self.leave(element, Lost::Picture);
            }
            other => self.reading.report.note(Lost::Unknown, other),
        }
    }

    /// A PDF is taken as its text, where it brings one.
    fn pdf(&mut self, element: &Element, found: &mut Vec<Source>) {
        let guid = self.reading.guid(element);
        self.regions(element);
        let Some(text) = element.element("Representation") else {
            self.reading.report.note(Lost::Pdf, &name(element));
            self.gone.insert(guid);
            self.whole_codings_lost(element);
            return;
        };
        if let Some(own) = Reading::target(text, "guid") {
            self.aliases.insert(own, guid);
        }
        let Some(mut source) = self.text_source(text, guid, &name(element)) else { return };
        let (codings, notes) = (self.codings(element), self.reading.targets(element, "NoteRef"));
        source.codings.extend(codings);
        source.notes.extend(notes);
        source.values.extend(self.values(element));
        found.push(source);
    }

    /// A recording is taken as its transcripts.
    fn recording(&mut self, element: &Element, lost: Lost, found: &mut Vec<Source>) {
        let guid = self.leave(element, lost);
        let mut first = true;
        for transcript in element.elements().filter(|one| one.name == "Transcript") {
            let own = self.reading.guid(transcript);
            let called = Some(name(transcript)).filter(|called| !called.trim().is_empty());
            let called = called.unwrap_or_else(|| name(element));
            let timed = |one: &&Element| one.name == "SyncPoint" && one.attribute("timeStamp").is_some();
            let times = transcript.elements().filter(timed).count();
            self.reading.report.note_many(Lost::Recording, times, &called);
            if let Some(mut source) = self.text_source(transcript, own, &called) {
                if std::mem::take(&mut first) {
                    self.aliases.insert(guid, own);
                    source.values.extend(self.values(element));
                }
                found.push(source);
            }
        }
    }

    /// Notes that a source is not taken itself.
    fn leave(&mut self, element: &Element, lost: Lost) -> Uuid {
        let guid = self.reading.guid(element);
        self.reading.report.note(lost, &name(element));
        self.gone.insert(guid);
        self.regions(element);
        self.whole_codings_lost(element);
        guid
    }

    /// Counts selections of what is no text.
    fn regions(&mut self, element: &Element) {
        let of = |one: &&Element| {
            matches!(
                one.name.as_str(),
                "PDFSelection" | "PictureSelection" | "AudioSelection" | "VideoSelection"
            )
        };
        for one in element.elements().filter(of) {
            self.reading.report.note(Lost::Region, &name(one));
            self.gone.extend(Reading::target(one, "guid"));
            self.whole_codings_lost(one);
        }
    }

    fn whole_codings_lost(&mut self, element: &Element) {
        let count = element.elements().filter(|one| one.name == "Coding").count();
        self.reading.report.note_many(Lost::RegionCoding, count, &name(element));
    }

    /// A text with its selections; nothing where the text cannot be had.
    fn text_source(&mut self, element: &Element, guid: Uuid, called: &str) -> Option<Source> {
        let selections: Vec<&Element> = element
            .elements()
            .filter(|one| matches!(one.name.as_str(), "PlainTextSelection" | "TranscriptSelection"))
            .collect();
        let Some(text) = self.text(element) else {
            self.gone.insert(guid);
            self.whole_codings_lost(element);
            for one in selections {
                self.gone.extend(Reading::target(one, "guid"));
                self.whole_codings_lost(one);
            }
            return None;
        };
        let selections = self.selections(element, &selections, &text, called);
        Some(Source {
            guid,
            name: called.to_owned(),
            description: description(element),
            created: self.reading.stamp(element, CREATED),
            modified: self.reading.stamp(element, MODIFIED),
            selections,
            codings: self.codings(element),
            notes: self.reading.targets(element, "NoteRef"),
            values: self.values(element),
            text: text.text,
        })
    }

    /// The text of a source, a transcript or a note.
    pub(super) fn text(&mut self, element: &Element) -> Option<Normal> {
        if let Some(content) = element.element("PlainTextContent") {
            return Some(Normal::of(&content.text()));
        }
        let report = |reader: &mut Self, lost| reader.reading.report.note(lost, &name(element));
        let plain = element.attribute("plainTextPath").filter(|path| !path.trim().is_empty());
        let rich = element.attribute("richTextPath").filter(|path| !path.trim().is_empty());
        let plain_lost = match plain.map(|path| self.files.find(path)) {
            Some(Ok(bytes)) => {
                let text = decode(&bytes);
                if text.is_none() {
                    report(self, Lost::TextBroken);
                }
                return text.map(|(text, _)| Normal::of(&text));
            }
            Some(Err(lost)) => Some(lost),
            None => None,
        };
        let bytes = match rich.map(|path| self.files.find(path)) {
            Some(Ok(bytes)) => bytes,
            rich => {
                let rich_lost = rich.and_then(Result::err);
                report(self, rich_lost.or(plain_lost).unwrap_or(Lost::TextMissing));
                return None;
            }
        };
        let Ok(read) = crate::text::read::read(&bytes) else {
            report(self, Lost::TextBroken);
            return None;
        };
        // It may be an archive itself, and say far more than it takes.
        if let Err(lost) = self.files.charge(read.text.len()) {
            report(self, lost);
            return None;
        }
        report(self, Lost::RichText);
        Some(Normal::of(&read.text))
    }

    fn selections(
        &mut self,
        source: &Element,
        elements: &[&Element],
        text: &Normal,
        called: &str,
    ) -> Vec<Selection> {
        let points = sync_points(source);
        let marked: Vec<Marked> = elements.iter().map(|one| marked(one, &points)).collect();
        let placed = text.place(&marked, self.line_ends);
        self.tell_of(&placed, called);
        for at in &placed.unsure {
            self.reading.report.note(Lost::Unsure, &marked[*at].name);
        }
        let mut found = Vec::new();
        for (element, span) in elements.iter().zip(placed.spans) {
            let guid = self.reading.guid(element);
            let Some(span) = span else {
                let words = name(element);
                self.reading.report.note(Lost::Outside, if words.is_empty() { called } else { &words });
                self.gone.insert(guid);
                continue;
            };
            found.push(Selection {
                guid,
                span,
                description: description(element),
                created: self.reading.stamp(element, CREATED),
                modified: self.reading.stamp(element, MODIFIED),
                codings: self.codings(element),
                notes: self.reading.targets(element, "NoteRef"),
            });
        }
        found
    }

    /// Tells where a program counted otherwise than the standard has it.
    fn tell_of(&mut self, placed: &Placed, called: &str) {
        let ruler = placed.ruler;
        for (is, lost) in [
            (ruler.utf16, Lost::Utf16),
            (ruler.line_ends == LineEnds::Two, Lost::TwoLineEnds),
            (ruler.mark, Lost::Marked),
            (ruler.inclusive, Lost::Inclusive),
        ] {
            if is {
                self.reading.report.note(lost, called);
            }
        }
    }

    fn codings(&mut self, element: &Element) -> Vec<Coding> {
        let mut found = Vec::new();
        for one in element.elements().filter(|one| one.name == "Coding") {
            // Some programs write the code's reference right into the coding.
            let code = one.element("CodeRef").unwrap_or(one);
            let Some(code) = Reading::target(code, "targetGUID") else {
                self.reading.report.note(Lost::Dangling, "");
                continue;
            };
            let (guid, made) = (self.reading.guid(one), self.reading.stamp(one, CREATED));
            found.push(Coding { guid, code, made, notes: self.reading.targets(one, "NoteRef") });
        }
        found
    }
}

/// Where the points of a transcript lie in its text.
fn sync_points(transcript: &Element) -> HashMap<Uuid, usize> {
    let points = transcript.elements().filter(|one| one.name == "SyncPoint");
    let place = |one: &Element| Some((Reading::target(one, "guid")?, number(one, "position")?));
    points.filter_map(place).collect()
}

fn marked(element: &Element, points: &HashMap<Uuid, usize>) -> Marked {
    let place = |plain: &str, point: &str| {
        let at = number(element, plain);
        // What has no place reaches beyond every text.
        at.or_else(|| points.get(&Reading::target(element, point)?).copied()).unwrap_or(usize::MAX)
    };
    Marked {
        start: place("startPosition", "fromSyncPoint"),
        end: place("endPosition", "toSyncPoint"),
        name: name(element),
    }
}

fn number(element: &Element, name: &str) -> Option<usize> {
    element.attribute(name)?.trim().parse().ok()
}
