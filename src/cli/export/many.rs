//! Many files, each kept when it is made: in a folder, or in one archive where the path is one's.

use super::part::{Part, write};
use crate::cli::{Fault, disk};
use crate::service::archive::Archive;
use crate::service::export::Made;
use domain::message::Message;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// Where many files go.
pub(super) struct Many<'p> {
    path: &'p Path,
    archive: Option<(Archive<BufWriter<File>>, Part<'p>)>,
    count: usize,
}

impl<'p> Many<'p> {
    /// Into a folder.
    pub(super) fn folder(path: Option<&'p Path>) -> Result<Self, Fault> {
        let path = path.ok_or_else(|| Fault::Told(Message::new("cli-export-folder")))?;
        std::fs::create_dir_all(path).map_err(|error| disk::unwritable(path, &error))?;
        Ok(Self { path, archive: None, count: 0 })
    }

    /// Into one archive where the path is one's, and else into a folder.
    pub(super) fn folder_or_archive(path: Option<&'p Path>) -> Result<Self, Fault> {
        let is_archive =
            |path: &&Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        let Some(path) = path.filter(is_archive) else { return Self::folder(path) };
        let part = Part::begin(path)?;
        let archive = Archive::new(BufWriter::new(part.file()?));
        Ok(Self { path, archive: Some((archive, part)), count: 0 })
    }

    /// Takes a file.
    pub(super) fn add(&mut self, file: &Made) -> Result<(), Fault> {
        self.count += 1;
        if let Some((archive, _)) = &mut self.archive {
            return Ok(archive.add(file)?);
        }
        let path = self.path.join(&file.name);
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above).map_err(|error| disk::unwritable(above, &error))?;
        }
        write(&path, &file.bytes)
    }

    /// All are there: how many, and where.
    pub(super) fn finish(self) -> Result<(usize, &'p Path), Fault> {
        if let Some((archive, part)) = self.archive {
            archive.finish()?;
            part.keep()?;
        }
        Ok((self.count, self.path))
    }
}
