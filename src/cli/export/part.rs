//! A file under way, which nobody finds half written under its name.

use crate::cli::{Fault, disk};
use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::NamedTempFile;

/// A file under way: it lies beside where it will stand, and is gone again if it is not kept.
pub(in crate::cli) struct Part<'p> {
    path: &'p Path,
    file: NamedTempFile,
}

impl<'p> Part<'p> {
    /// Begins a file.
    pub(in crate::cli) fn begin(path: &'p Path) -> Result<Self, Fault> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(".saual-")
            .suffix(".part")
            // What the user's own mask leaves of it, as of any file that a program makes for them.
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder);
        Ok(Self { path, file: file.map_err(|error| disk::unwritable(path, &error))? })
    }

    /// The file to write into.
    pub(in crate::cli) fn file(&self) -> Result<File, Fault> {
        self.file.as_file().try_clone().map_err(|error| disk::unwritable(self.path, &error))
    }

    /// Lets it stand under its name, in place of what stood there.
    pub(in crate::cli) fn keep(self) -> Result<(), Fault> {
        let kept = self.file.persist(self.path);
        kept.map(drop).map_err(|refused| disk::unwritable(self.path, &refused.error))
    }
}

/// Writes a whole file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let part = Part::begin(path)?;
    std::io::Write::write_all(&mut part.file()?, bytes).map_err(|error| disk::unwritable(path, &error))?;
    part.keep()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_kept_leaves_nothing_and_takes_nothing_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tables.csv");
        let names = || std::fs::read_dir(folder.path()).expect("a folder").count();
        write(&path, b"first").unwrap_or_else(|_| panic!("it is written"));
        let part = Part::begin(&path).unwrap_or_else(|_| panic!("it is begun"));
        assert_eq!(names(), 2);
        drop(part);
        assert_eq!((names(), std::fs::read(&path).expect("a file")), (1, b"first".to_vec()));
        assert!(Part::begin(&folder.path().join("none/tables.csv")).is_err());
        // Others read what one's own mask lets them read.
        std::fs::write(folder.path().join("plain"), b"").expect("a file");
        let mode = |name| std::fs::metadata(folder.path().join(name)).expect("a file").permissions().mode();
        assert_eq!(mode("tables.csv"), mode("plain"));
    }
}
