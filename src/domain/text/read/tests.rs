//! Files that other programs wrote, each read to the same interview.

use super::*;
use crate::text::Transcript;

const INTERVIEW: &str = include_str!("../../../demo/interviews/05-akmola.txt");

fn turns(source: &Source) -> Vec<(Option<String>, String)> {
    let transcript = Transcript::read(&source.text).expect("a transcript");
    let offsets = crate::text::Offsets::new(&transcript.text);
    let words = |span| offsets.slice(span).expect("words").split_whitespace().collect::<Vec<_>>().join(" ");
    transcript.passages.iter().map(|p| (p.speaker.clone(), words(p.span))).collect()
}

#[test]
fn one_interview_reads_the_same_from_every_kind_of_file() {
    let plain = read(INTERVIEW.as_bytes()).expect("a text");
    assert_eq!((plain.format, plain.encoding), (Format::Plain, Some(Encoding::Utf8)));
    let files: [(&[u8], Format); 4] = [
        (include_bytes!("../../../../tests/data/documents/interview.docx"), Format::Word),
        (include_bytes!("../../../../tests/data/documents/interview.odt"), Format::OpenDocument),
        (include_bytes!("../../../../tests/data/documents/interview.rtf"), Format::RichText),
        (include_bytes!("../../../../tests/data/documents/interview.html"), Format::Web),
    ];
    for (bytes, format) in files {
        let source = read(bytes).expect("a document");
        assert_eq!(source.format, format);
        assert_eq!(turns(&source), turns(&plain), "{format:?}");
    }
}

#[test]
fn a_text_of_windows_is_read_and_its_encoding_told() {
    // «Қалай тұрасыз?» in KZ-1048.
    let source = read(b"\x8D\xE0\xEB\xE0\xE9 \xF2\xA2\xF0\xE0\xF1\xFB\xE7?").expect("a text");
    assert_eq!((source.text.as_str(), source.encoding), ("Қалай тұрасыз?", Some(Encoding::Cyrillic)));
}

#[test]
fn what_cannot_be_read_is_told_for_what_it_is() {
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(Fault::OldWord));
    assert_eq!(read(b"\x89\x80\x81"), Err(Fault::Encoding));
    assert!(matches!(read(b"PK\x03\x04"), Err(Fault::Broken(Format::Word, _))));
    assert!(matches!(read(b"%PDF-1.4\n"), Err(Fault::Broken(Format::Pdf, _))));
}
