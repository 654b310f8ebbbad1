//! The files of a `.qdpx`, found whatever the case of their names and whatever scheme a path has.

use crate::exchange::refi::codes::PROJECT;
use crate::exchange::refi::loss::Lost;
use crate::exchange::remark::Remark;
use crate::exchange::workbook::archive::{self, Archive};
use crate::message::Message;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

pub(super) struct Files<'a> {
    archive: Option<Archive<'a>>,
    /// By name without folders, in small letters.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked. Each file of an honest project is wanted once; one that is
    /// named again and again costs each time.
    left: u64,
}

impl<'a> Files<'a> {
    /// The files beside a project, and the project itself.
    ///
    /// # Errors
    /// Where the archive is broken, goes beyond a limit, or holds no project.
    pub(super) fn open(bytes: &'a [u8]) -> Result<(Self, Cow<'a, [u8]>), Remark> {
        if !bytes.starts_with(b"PK") {
            // A project without its archive, as somebody took it out.
            return Ok((
                Self { archive: None, places: HashMap::new(), left: archive::UNPACKED },
                Cow::Borrowed(bytes),
            ));
        }
        let mut archive = archive::open(bytes)?;
        let (mut places, mut project) = (HashMap::new(), None);
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index(index) else { return Err(broken()) };
            let path = entry.name().map_err(|_| broken())?.replace('\\', "/").to_lowercase();
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            if !entry.is_file() || name.is_empty() || path.starts_with("__macosx/") {
                continue;
            }
            if name == "project.qde" || (name.ends_with(".qde") && project.is_none()) {
                project = Some(index);
            }
            // Those in their folder come before others of the same name.
            if path.contains("sources/") || !places.contains_key(&name) {
                places.insert(name, index);
            }
        }
        let mut files = Self { archive: Some(archive), places, left: archive::UNPACKED };
        let project = project.ok_or_else(|| Remark::whole(Message::new("refi-not-project")))?;
        let document = files.bytes(project, PROJECT).ok_or_else(broken)?;
        if document.len() as u64 > PROJECT {
            return Err(Remark::whole(
                Message::new("import-zip-bomb").with("limit", (PROJECT >> 20) as usize),
            ));
        }
        Ok((files, Cow::Owned(document)))
    }

    /// What a path leads to. It is never followed out of the archive.
    ///
    /// # Errors
    /// Why it leads to nothing.
    pub(super) fn find(&mut self, path: &str) -> Result<Vec<u8>, Lost> {
        let name = path.trim().rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        let index = *self.places.get(&name).ok_or(Lost::TextMissing)?;
        let bytes = self.bytes(index, self.left).ok_or(Lost::TextBroken)?;
        self.charge(bytes.len())?;
        Ok(bytes)
    }

    /// Counts bytes that were unpacked, here or from a file that is an archive itself.
    ///
    /// # Errors
    /// [`Lost::TextTooMuch`] where no more may be: then nothing is left.
    pub(super) fn charge(&mut self, length: usize) -> Result<(), Lost> {
        let left = self.left.checked_sub(u64::try_from(length).unwrap_or(u64::MAX));
        self.left = left.unwrap_or(0);
        left.map(drop).ok_or(Lost::TextTooMuch)
    }

    fn bytes(&mut self, index: usize, most: u64) -> Option<Vec<u8>> {
        let entry = self.archive.as_mut()?.by_index(index).ok()?;
        let mut bytes = Vec::new();
        // All of it was counted when the archive was opened.
        entry.take(most + 1).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

fn broken() -> Remark {
    Remark::whole(Message::new("import-file-broken"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::refi::codes;
    use crate::exchange::refi::read::Reader;
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
            archive.write_all(bytes).expect("written");
        }
        archive.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_small_document_that_unpacks_to_much_costs_what_it_says() {
        const LONG: usize = 150_000;
        let words = "ә".repeat(LONG);
        let body = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
        );
        let word = packed(&[("word/document.xml", body.as_bytes())]);
        assert!(word.len() < 10_000, "{}", word.len());
        let source = "<TextSource name=\"t\" richTextPath=\"internal://a.docx\"/>";
        let document = format!("<Project><Sources>{}</Sources></Project>", source.repeat(9));
        let bytes = packed(&[("project.qde", document.as_bytes()), ("sources/a.docx", &word)]);
        let (mut files, document) = Files::open(&bytes).unwrap_or_else(|_| panic!("opened"));
        files.left = 1_000_000;
        let root = codes::document(&document).unwrap_or_else(|_| panic!("XML"));
        let (mut reader, mut found) = (Reader::new(files, ""), Vec::new());
        for source in root.element("Sources").expect("sources").elements() {
            reader.source(source, &mut found);
        }
        let kept: Vec<usize> = found.iter().map(|source| source.text.len()).collect();
        assert!(kept.len() == 3 && kept.iter().all(|length| *length >= 2 * LONG), "{kept:?}");
        let report = &reader.reading.report;
        assert_eq!((report.count(Lost::RichText), report.count(Lost::TextTooMuch)), (3, 6));
    }

    #[test]
    fn what_is_no_archive_has_the_limit_of_what_is_in_one() {
        let large = vec![b' '; usize::try_from(PROJECT).expect("a length") + 1];
        let (_, document) = Files::open(&large).unwrap_or_else(|_| panic!("opened"));
        let refused = codes::document(&document).map(|_| ()).expect_err("too large");
        assert_eq!(refused.message, Message::new("refi-too-large").with("limit", 64_usize));
        let small = codes::document(&document[1..]).map(|_| ()).expect_err("nothing in it");
        assert_ne!(small.message, refused.message);
    }

    #[test]
    fn a_file_that_is_named_again_and_again_costs_each_time() {
        let bytes = packed(&[("project.qde", b"<Project/>"), ("sources/a.txt", "бір".as_bytes())]);
        let (mut files, _) = Files::open(&bytes).unwrap_or_else(|_| panic!("opened"));
        files.left = 13;
        assert_eq!(files.find("internal://a.txt").as_deref(), Ok("бір".as_bytes()));
        assert_eq!(files.find("internal://a.txt").as_deref(), Ok("бір".as_bytes()));
        assert_eq!(files.find("internal://a.txt"), Err(Lost::TextTooMuch));
        assert_eq!(files.find("internal://b.txt"), Err(Lost::TextMissing));
    }
}
