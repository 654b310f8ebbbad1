//! Files of documents, read to their text.
//!
//! | module | what it reads |
//! | --- | --- |
//! | [`docx`], [`odt`] | the text documents of Word and LibreOffice |
//! | [`rtf`] | rich text, whatever code pages its fonts have |
//! | [`pdf`] | the words of a PDF; a picture of a page has none |
//! | [`html`] | what a page of the web says |
//! | [`subtitles`] | SRT and WebVTT, as recognisers of speech write them |
//!
//! A file from outside is a threat: what is unpacked, how deep it nests and how long it takes is
//! limited in each of them, and nothing it names is ever fetched.

mod archive;
mod docx;
mod html;
mod lines;
mod odt;
mod pdf;
mod rtf;
mod subtitles;

use super::encoding::{Encoding, decode};
use super::{Fault, hyphens};

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
    /// `.pdf`
    Pdf,
    /// `.html`
    Web,
    /// `.srt`, `.vtt`
    Subtitles,
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
            Self::Pdf => "PDF",
            Self::Web => "HTML",
            Self::Subtitles => "SRT/VTT",
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
}

/// The text of a file, whose kind is told from what it holds and not from its name.
///
/// # Errors
/// [`Fault`] where it cannot be read, or goes beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Source, Fault> {
    let found = |text, format| Source { text, format, encoding: None, joined: 0 };
    if bytes.starts_with(b"PK\x03\x04") {
        return match archive::kind(bytes)? {
            Format::OpenDocument => Ok(found(odt::read(bytes)?, Format::OpenDocument)),
            _ => Ok(found(docx::read(bytes)?, Format::Word)),
        };
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(found(rtf::read(bytes)?, Format::RichText));
    }
    if pdf::is(bytes) {
        let (text, joined) = hyphens::join(&pdf::read(bytes)?);
        return Ok(Source { joined, ..found(text, Format::Pdf) });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Fault::OldWord);
    }
    let (text, encoding) = decode(bytes).ok_or(Fault::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (text, format) = if subtitles::is(text) {
        (subtitles::read(text), Format::Subtitles)
    } else if html::is(text) {
        (html::read(text), Format::Web)
    } else {
        (text.to_owned(), Format::Plain)
    };
    Ok(Source { encoding: Some(encoding), ..found(text, format) })
}

#[cfg(test)]
mod tests;
