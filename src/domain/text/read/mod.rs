//! Files of documents, read to their text.
//!
//! | module | what it reads |
//! | --- | --- |
//! | [`docx`], [`odt`] | the text documents of Word and LibreOffice |
//! | [`rtf`] | rich text, whatever code pages its fonts have |
//! | [`html`] | what a page of the web says |
//! | [`subtitles`] | SRT and WebVTT, as recognisers of speech write them |
//! | [`pdf`] | where letters stand on pages: what another process found in a PDF |
//!
//! A file from outside is a threat: what is unpacked, how deep it nests and how long it takes is
//! limited in each of them, and nothing it names is ever fetched. The bytes of a PDF are not read here: what
//! reads them can neither be kept from overflowing its stack nor be told how much memory it may take.

mod archive;
mod docx;
mod html;
mod lines;
mod odt;
pub mod pdf;
mod rtf;
mod subtitles;

use super::encoding::{Encoding, decode};
use super::{Fault, Transcript, hyphens};
use crate::message::Message;

/// What kind of file a document came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A text file.
    Plain,
    /// `.docx`
    Word,
    /// `.odt`
    OpenDocument,
    /// `.rtf`
    RichText,
    /// `.html`
    Web,
    /// `.srt`, `.vtt`
    Subtitles,
    /// `.pdf`
    Pdf,
}

impl Format {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "TXT",
            Self::Word => "DOCX",
            Self::OpenDocument => "ODT",
            Self::RichText => "RTF",
            Self::Web => "HTML",
            Self::Subtitles => "SRT/VTT",
            Self::Pdf => "PDF",
        }
    }
}

/// What a file says, before it becomes a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text, as the file has it.
    pub text: String,
    /// The kind of file.
    pub format: Format,
    /// Its encoding, where it is a text file.
    pub encoding: Option<Encoding>,
    /// How many words had been parted at the end of a line and were joined again.
    pub joined: usize,
    /// How many of them kept their hyphen.
    pub kept: usize,
    /// How many blocks of subtitles have words but no time that can be read, and were left out.
    pub left_out: usize,
    /// What else is to be told of it.
    pub notes: Vec<Message>,
}

impl Source {
    /// A text to the letter.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self::of(text, Format::Plain)
    }

    fn of(text: String, format: Format) -> Self {
        Self { text, format, encoding: None, joined: 0, kept: 0, left_out: 0, notes: Vec::new() }
    }
}

/// Whether a file is a PDF, which [`pdf`] reads once another process has found its letters.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// The text of a file that is no PDF, whose kind is told from what it holds and not from its name.
///
/// # Errors
/// [`Fault`] where it cannot be read, or goes beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Source, Fault> {
    let found = |text, format| Source::of(turns(text), format);
    if bytes.starts_with(b"PK\x03\x04") {
        return match archive::kind(bytes)? {
            Format::OpenDocument => Ok(found(odt::read(bytes)?, Format::OpenDocument)),
            _ => Ok(found(docx::read(bytes)?, Format::Word)),
        };
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(found(rtf::read(bytes)?, Format::RichText));
    }
    if is_pdf(bytes) {
        return Err(Fault::Broken(Format::Pdf, "its letters are not found here"));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Fault::OldWord);
    }
    let (text, encoding) = decode(bytes).ok_or(Fault::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let source = if html::is(text) {
        found(html::read(text), Format::Web)
    } else {
        let typed = typed(text);
        let hyphens::Joined { text, ends, kept } = hyphens::join(&typed.text);
        Source { text, joined: ends, kept, ..typed }
    };
    Ok(Source { encoding: Some(encoding), ..source })
}

/// What was typed or pasted: subtitles are told from their first lines, all else is taken to the letter.
#[must_use]
pub fn typed(text: &str) -> Source {
    let (text, format, left_out) = if subtitles::is(text) {
        let (text, left_out) = subtitles::read(text);
        (text, Format::Subtitles, left_out)
    } else {
        (text.to_owned(), Format::Plain, 0)
    };
    Source { left_out, ..Source::of(text, format) }
}

/// The paragraphs of a document. Where people speak in it, what follows a turn without a label goes on
/// with it; elsewhere each paragraph is a passage.
fn turns(text: String) -> String {
    let speaks = Transcript::read(&text)
        .is_ok_and(|transcript| transcript.passages.iter().any(|passage| passage.speaker.is_some()));
    if speaks { text.replace("\n\n", "\n") } else { text }
}

#[cfg(test)]
mod tests;
