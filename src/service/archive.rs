//! Several files as one archive.

use super::export::{Format, Made};
use std::io::{Cursor, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive that takes files one by one, so that not all of them are in memory.
pub struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Archive<W> {
    /// An archive at the beginning of `out`, which is empty.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Adds a file; what is packed already is not packed again.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, file: &Made) -> anyhow::Result<()> {
        let is_packed = Format::of_name(&file.name).is_some_and(Format::is_packed);
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.0.start_file(&file.name, SimpleFileOptions::default().compression_method(method))?;
        Ok(self.0.write_all(&file.bytes)?)
    }

    /// Ends it, and gives back where it was written.
    ///
    /// # Errors
    /// Where its list cannot be written.
    pub fn finish(self) -> anyhow::Result<W> {
        let mut out = self.0.finish()?;
        out.flush()?;
        Ok(out)
    }
}

/// A few small files as an archive.
///
/// # Errors
/// Where it cannot be made.
pub fn of(files: &[Made]) -> anyhow::Result<Vec<u8>> {
    let mut archive = Archive::new(Cursor::new(Vec::new()));
    files.iter().try_for_each(|file| archive.add(file))?;
    Ok(archive.finish()?.into_inner())
}
