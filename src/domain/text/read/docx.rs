//! Word documents, read to their text.
//!
//! A document type is refused, so that no entity is ever expanded.

use super::lines::Lines;
use super::{Fault, Format, archive};
use crate::exchange::xml::character;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The deepest nesting.
const DEPTH: usize = 64;

/// What is in a text but not said by it: what stands there once more for older programs, and what was
/// moved elsewhere while changes were recorded.
const UNSAID: [&str; 2] = ["Fallback", "moveFrom"];

/// The text of a document.
///
/// # Errors
/// [`Fault::Broken`] where the file is none, or goes beyond a limit.
pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    text(&archive::part(bytes, "word/document.xml", Format::Word)?)
}

fn text(xml: &str) -> Result<String, Fault> {
    const BROKEN: Fault = Fault::Broken(Format::Word, "broken XML");
    let mut reader = Reader::from_str(xml);
    let (mut lines, mut depth, mut inside, mut runs, mut unsaid) =
        (Lines::default(), 0_usize, false, 0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Fault::Broken(Format::Word, "nested too deep"));
                }
                unsaid += usize::from(UNSAID.contains(&tag.local_name().as_ref()));
                inside |= tag.local_name().as_ref() == "t";
                runs += usize::from(tag.local_name().as_ref() == "r");
            }
            // Outside of a run such an element says where tabs stop, not that there is one.
            Event::Empty(tag) if runs > 0 && unsaid == 0 => put_sign(&mut lines, tag.local_name().as_ref()),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                match tag.local_name().as_ref() {
                    "t" => inside = false,
                    "r" => runs = runs.saturating_sub(1),
                    "p" if unsaid == 0 => lines.part(),
                    name if UNSAID.contains(&name) => unsaid = unsaid.saturating_sub(1),
                    _ => {}
                }
            }
            Event::Text(words) if inside && unsaid == 0 => lines.say(&words),
            Event::CData(words) if inside && unsaid == 0 => lines.say(&words),
            Event::GeneralRef(name) if inside && unsaid == 0 => {
                lines.say(character(&name).ok_or(BROKEN)?.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(Fault::Broken(Format::Word, "a document type")),
            Event::Eof => return Ok(lines.done()),
            _ => {}
        }
    }
}

/// A tab and a line break are elements of their own.
fn put_sign(lines: &mut Lines, name: &str) {
    match name {
        "tab" => lines.say("\t"),
        "br" | "cr" => lines.end(),
        "noBreakHyphen" => lines.say("\u{2011}"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(xml: &str) -> Vec<u8> {
        archive::packed("word/document.xml", xml)
    }

    #[test]
    fn paragraphs_tabs_and_entities_are_read() {
        let xml = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Сұхбаткер: а &amp; ә</w:t><w:tab/><w:t>б&#1179;</w:t></w:r></w:p>\
                   <w:p><w:r><w:t xml:space=\"preserve\"> в</w:t><w:br/><w:t>г</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(read(&document(xml)).as_deref(), Ok("Сұхбаткер: а & ә\tбқ\n\n в\nг\n\n"));
    }

    #[test]
    fn what_stands_there_for_older_programs_or_was_moved_is_said_once() {
        let xml = "<w:p><w:r><mc:Choice><w:t>бір</w:t></mc:Choice><mc:Fallback><w:t>бір</w:t></mc:Fallback></w:r>\
                   <w:moveFrom><w:r><w:t> екі</w:t></w:r></w:moveFrom><w:r><w:noBreakHyphen/><w:t>үш</w:t></w:r></w:p>";
        assert_eq!(read(&document(xml)).as_deref(), Ok("бір\u{2011}үш\n\n"));
    }

    #[test]
    fn a_document_of_libreoffice_reads_as_its_text_file_does() {
        use crate::text::Transcript;
        let text = include_str!("../../../demo/interviews/05-akmola.txt");
        let document = include_bytes!("../../../../tests/data/documents/interview.docx");
        let read = Transcript::read(&read(document).expect("a document")).expect("a transcript");
        let expected = Transcript::read(text).expect("a transcript");
        let speakers = |transcript: &Transcript| -> Vec<_> {
            transcript.passages.iter().map(|passage| passage.speaker.clone()).collect()
        };
        assert_eq!(speakers(&read), speakers(&expected));
        assert_eq!(read.text.replace('\n', ""), expected.text.replace('\n', ""));
    }

    #[test]
    fn what_is_no_document_or_a_trap_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
        let entity = "<!DOCTYPE a [<!ENTITY x \"y\">]><w:t>&x;</w:t>";
        for bytes in [
            b"not a zip".to_vec(),
            document(&deep),
            document(entity),
            document("<w:t>&x;</w:t>"),
            document("<a><"),
        ] {
            assert!(matches!(read(&bytes), Err(Fault::Broken(Format::Word, _))));
        }
        let bomb = " ".repeat((archive::UNPACKED + 1) as usize);
        assert_eq!(read(&document(&bomb)), Err(Fault::Broken(Format::Word, "too large")));
    }
}
