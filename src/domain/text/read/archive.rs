//! A part of a document that is a zip archive, unpacked within limits.

use super::{Fault, Format};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that a part unpacks to.
pub(super) const UNPACKED: u64 = 64 << 20;
/// The most entries an archive has.
const ENTRIES: usize = 5_000;

fn open(bytes: &[u8], format: Format) -> Result<ZipArchive<Cursor<&[u8]>>, Fault> {
    let archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken(format, "not a zip archive"))?;
    if archive.len() > ENTRIES {
        return Err(Fault::Broken(format, "too many entries"));
    }
    Ok(archive)
}

/// Which of the two kinds of archive it is.
///
/// # Errors
/// Where it is no archive.
pub(super) fn kind(bytes: &[u8]) -> Result<Format, Fault> {
    let archive = open(bytes, Format::Word)?;
    let is_open = archive.index_for_name("content.xml").is_some();
    Ok(if is_open { Format::OpenDocument } else { Format::Word })
}

/// The XML of a part.
///
/// # Errors
/// Where it is not there, too large, or not UTF-8.
pub(super) fn part(bytes: &[u8], name: &str, format: Format) -> Result<String, Fault> {
    let mut archive = open(bytes, format)?;
    let part = archive.by_name(name).map_err(|_| Fault::Broken(format, "a part is missing"))?;
    let mut xml = Vec::new();
    // Counted while reading: what the archive says of its sizes is not to be believed.
    part.take(UNPACKED + 1).read_to_end(&mut xml).map_err(|_| Fault::Broken(format, "broken archive"))?;
    if xml.len() as u64 > UNPACKED {
        return Err(Fault::Broken(format, "too large"));
    }
    String::from_utf8(xml).map_err(|_| Fault::Broken(format, "not UTF-8"))
}

#[cfg(test)]
pub(super) fn packed(name: &str, words: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
    archive.write_all(words.as_bytes()).expect("written");
    archive.finish().expect("closed").into_inner()
}
