//! Zip archives from outside: everything is unpacked once to be counted, before anybody reads it.

use super::{Format, Remark, broken};
use crate::message::Message;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most entries.
pub const ENTRIES: usize = 5_000;
/// The most bytes unpacked, in all.
pub const UNPACKED: u64 = 200 << 20;
/// The most bytes of a part that holds cells or their texts.
pub const PART: u64 = 64 << 20;
/// The most bytes of any other part of markup: what sheets there are, how cells look.
const SIDE: u64 = 8 << 20;
/// How many times larger than packed it may become, once it is larger than [`SMALL`].
const RATIO: u64 = 100;
const SMALL: u64 = 8 << 20;

/// A file of an archive. Its name is never a path here: folders are cut off.
#[derive(Debug)]
pub struct Entry {
    /// The name without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

pub(in crate::exchange) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What kind of archive it is, by the names of its parts.
pub(super) fn format(bytes: &[u8]) -> Format {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Format::Zip };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") || has("[Content_Types].xml") {
        Format::Xlsx
    } else if has("mimetype") && has("content.xml") {
        Format::Ods
    } else {
        Format::Zip
    }
}

/// Opens an archive after everything in it was counted.
pub(in crate::exchange) fn open(bytes: &[u8]) -> Result<Archive<'_>, Remark> {
    let mut archive = archive(bytes)?;
    let (mut unpacked, mut chunk) = (0_u64, vec![0; 1 << 16]);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(unreadable)?;
        let (markup, most) = {
            let name = entry.name().map_err(unreadable)?;
            let cells =
                name.contains("worksheets/") || name.ends_with("sharedStrings.xml") || name == "content.xml";
            (name.ends_with(".xml") || name.ends_with(".rels"), if cells { PART } else { SIDE })
        };
        let (mut part, mut tags) = (0_u64, Tags::default());
        loop {
            // What the archive says of its sizes is not to be believed.
            let length = entry.read(&mut chunk).map_err(|_| broken())?;
            if length == 0 {
                break;
            }
            if markup {
                tags.look(&chunk[..length])?;
            }
            part += length as u64;
            unpacked += length as u64;
            let swollen = unpacked > SMALL && unpacked / RATIO > bytes.len() as u64;
            if unpacked > UNPACKED || swollen {
                return Err(bomb(UNPACKED));
            }
            if markup && part > most {
                return Err(bomb(most));
            }
        }
    }
    Ok(archive)
}

/// The files of an archive of files, without folders and what systems add of their own.
///
/// # Errors
/// Where it is broken or goes beyond a limit.
pub fn files(bytes: &[u8]) -> Result<Vec<Entry>, Remark> {
    let mut archive = open(bytes)?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(unreadable)?;
        let path = entry.name().map_err(unreadable)?.replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        if !entry.is_file() || name.is_empty() || name.starts_with('.') || path.starts_with("__MACOSX/") {
            continue;
        }
        let mut bytes = Vec::new();
        entry.take(super::LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() > super::LARGEST {
            return Err(super::too_large());
        }
        files.push(Entry { name, bytes });
    }
    Ok(files)
}

/// A part as text, where there is one.
pub(super) fn part(archive: &mut Archive<'_>, name: &str) -> Result<String, Remark> {
    let mut text = String::new();
    let part = archive.by_name(name).map_err(unreadable)?;
    part.take(PART).read_to_string(&mut text).map_err(|_| broken())?;
    Ok(text)
}

fn archive(bytes: &[u8]) -> Result<Archive<'_>, Remark> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > ENTRIES {
        return Err(Remark::whole(Message::new("import-zip-entries").with("limit", ENTRIES)));
    }
    Ok(archive)
}

/// What is looked for in markup before a library reads it whole.
#[derive(Default)]
struct Tags {
    /// The letters of a tag so far: `<`, `<s`, `<!`.
    begun: &'static [u8],
    /// How many shared texts there are, each of which is kept, be it empty.
    texts: usize,
}

impl Tags {
    /// Looks at the next bytes.
    fn look(&mut self, bytes: &[u8]) -> Result<(), Remark> {
        for byte in bytes {
            self.begun = match (self.begun, byte) {
                (_, b'<') => b"<",
                (b"<", b's') => b"<s",
                (b"<", b'!') => b"<!",
                (b"<!", b'D' | b'd') => return Err(Remark::whole(Message::new("import-xml-doctype"))),
                (b"<s", b'i') => {
                    self.texts += 1;
                    b""
                }
                _ => b"",
            };
        }
        if self.texts > super::CELLS {
            return Err(super::too_many());
        }
        Ok(())
    }
}

fn bomb(most: u64) -> Remark {
    Remark::whole(Message::new("import-zip-bomb").with("limit", (most >> 20) as usize))
}

fn unreadable(error: zip::result::ZipError) -> Remark {
    match error {
        zip::result::ZipError::UnsupportedArchive(_) => Remark::whole(Message::new("import-zip-unsupported")),
        _ => broken(),
    }
}
