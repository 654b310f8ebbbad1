//! Zip archives from outside: everything is unpacked once to be counted, before anybody reads it.

use super::{Format, Remark, broken};
use crate::message::Message;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most entries.
pub const ENTRIES: usize = 5_000;
/// The most bytes unpacked, in all.
pub const UNPACKED: u64 = 200 << 20;
/// The most bytes of one part that is read as a whole.
pub const PART: u64 = 64 << 20;
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

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

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
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Remark> {
    let mut archive = archive(bytes)?;
    let (mut unpacked, mut chunk) = (0_u64, vec![0; 1 << 16]);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(unreadable)?;
        let markup = {
            let name = entry.name().map_err(unreadable)?;
            name.ends_with(".xml") || name.ends_with(".rels")
        };
        let (mut part, mut first) = (0_u64, true);
        loop {
            // What the archive says of its sizes is not to be believed.
            let length = entry.read(&mut chunk).map_err(|_| broken())?;
            if length == 0 {
                break;
            }
            if first && markup && declares(&chunk[..length]) {
                return Err(Remark::whole(Message::new("import-xml-doctype")));
            }
            first = false;
            part += length as u64;
            unpacked += length as u64;
            let swollen = unpacked > SMALL && unpacked / RATIO > bytes.len() as u64;
            if unpacked > UNPACKED || swollen || (markup && part > PART) {
                return Err(bomb());
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

/// Whether a document type is declared: it stands before the first element.
fn declares(begin: &[u8]) -> bool {
    let begin = &begin[..begin.len().min(4096)];
    begin.windows(9).any(|letters| letters.eq_ignore_ascii_case(b"<!DOCTYPE"))
}

fn bomb() -> Remark {
    Remark::whole(Message::new("import-zip-bomb").with("limit", (UNPACKED >> 20) as usize))
}

fn unreadable(error: zip::result::ZipError) -> Remark {
    match error {
        zip::result::ZipError::UnsupportedArchive(_) => Remark::whole(Message::new("import-zip-unsupported")),
        _ => broken(),
    }
}
