//! What the disk says when it does not do what it was asked, in the language of the terminal.

use super::Fault;
use domain::message::Message;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// A file that cannot be read.
pub(super) fn unreadable(path: &Path, error: &Error) -> Fault {
    told("cli-file-unreadable", path, error)
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &Error) -> Fault {
    told("cli-file-unwritable", path, error)
}

fn told(key: &str, path: &Path, error: &Error) -> Fault {
    let message = Message::new(key).with("path", path.display().to_string());
    // The system's own words come in its own language: they stand only where nothing else is known.
    Fault::Told(message.with("why", why(error.kind())).with("error", error.to_string()))
}

const fn why(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "absent",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::InvalidData => "encoding",
        _ => "other",
    }
}
