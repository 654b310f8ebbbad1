//! Word documents, read to their text: paragraphs become lines.
//!
//! A file from outside is a threat: how much is unpacked, and how deep it nests, is limited while it
//! is read; a document type is refused, so that no entity is ever expanded.

use super::Fault;
use crate::exchange::xml::character;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// The most that `word/document.xml` unpacks to.
const UNPACKED: u64 = 64 << 20;
/// The most entries the archive has.
const ENTRIES: usize = 5_000;
/// The deepest nesting.
const DEPTH: usize = 64;

/// The text of a document.
///
/// # Errors
/// [`Fault::NotDocx`] where the file is none, or goes beyond a limit.
pub fn read(bytes: &[u8]) -> Result<String, Fault> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NotDocx("not a zip archive"))?;
    if archive.len() > ENTRIES {
        return Err(Fault::NotDocx("too many entries"));
    }
    let part = archive.by_name("word/document.xml").map_err(|_| Fault::NotDocx("no word/document.xml"))?;
    let mut xml = Vec::new();
    // Counted while reading: what the archive says of its sizes is not to be believed.
    part.take(UNPACKED + 1).read_to_end(&mut xml).map_err(|_| Fault::NotDocx("broken archive"))?;
    if xml.len() as u64 > UNPACKED {
        return Err(Fault::NotDocx("too large"));
    }
    text(std::str::from_utf8(&xml).map_err(|_| Fault::NotDocx("not UTF-8"))?)
}

fn text(xml: &str) -> Result<String, Fault> {
    const BROKEN: Fault = Fault::NotDocx("broken XML");
    let mut reader = Reader::from_str(xml);
    let (mut text, mut depth, mut inside, mut runs) = (String::new(), 0_usize, false, 0_usize);
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Fault::NotDocx("nested too deep"));
                }
                inside |= tag.local_name().as_ref() == "t";
                runs += usize::from(tag.local_name().as_ref() == "r");
            }
            // Outside of a run such an element says where tabs stop, not that there is one.
            Event::Empty(tag) if runs > 0 => put_sign(&mut text, tag.local_name().as_ref()),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                match tag.local_name().as_ref() {
                    "t" => inside = false,
                    "r" => runs = runs.saturating_sub(1),
                    "p" => text.push('\n'),
                    _ => {}
                }
            }
            Event::Text(words) if inside => text.push_str(&words),
            Event::CData(words) if inside => text.push_str(&words),
            Event::GeneralRef(name) if inside => text.push(character(&name).ok_or(BROKEN)?),
            Event::DocType(_) => return Err(Fault::NotDocx("a document type")),
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// A tab and a line break are elements of their own.
fn put_sign(text: &mut String, name: &str) {
    match name {
        "tab" => text.push('\t'),
        "br" | "cr" => text.push('\n'),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn document(xml: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("an entry");
        archive.write_all(xml.as_bytes()).expect("written");
        archive.finish().expect("closed").into_inner()
    }

    #[test]
    fn paragraphs_tabs_and_entities_are_read() {
        let xml = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Сұхбаткер: а &amp; ә</w:t><w:tab/><w:t>б&#1179;</w:t></w:r></w:p>\
                   <w:p><w:r><w:t xml:space=\"preserve\"> в</w:t><w:br/><w:t>г</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(read(&document(xml)).as_deref(), Ok("Сұхбаткер: а & ә\tбқ\n в\nг\n"));
    }

    #[test]
    fn a_document_of_libreoffice_reads_as_its_text_file_does() {
        use crate::text::Transcript;
        let text = include_str!("../../demo/interviews/05-akmola.txt");
        let document = include_bytes!("../../../tests/data/documents/interview.docx");
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
            assert!(matches!(read(&bytes), Err(Fault::NotDocx(_))));
        }
        let bomb = " ".repeat((UNPACKED + 1) as usize);
        assert_eq!(read(&document(&bomb)), Err(Fault::NotDocx("too large")));
    }
}
