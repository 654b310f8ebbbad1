//! What stands in a file, and what its columns seem to be.

use super::pass::{Clocked, off_the_threads};
use super::{File, Versions, hints};
use crate::app::App;
use domain::exchange::incoming::mapping::Mapping;
use domain::exchange::incoming::{Head, How, Overview, Reader, Row, Targets, propose};
use domain::message::Message;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A file that was looked at.
#[derive(Debug)]
pub struct Looked {
    /// How it is read, and its columns.
    pub head: Head,
    /// What stands in them.
    pub overview: Overview,
    /// What they seem to be.
    pub proposal: Mapping,
}

/// Looks at a file, read as it is said.
///
/// # Errors
/// The outer one where the work cannot be done; the inner one tells why the file cannot be read.
pub async fn look(
    app: &Arc<App>,
    versions: &Arc<Versions>,
    file: &File,
    how: How,
) -> anyhow::Result<Result<Looked, Message>> {
    let (within, versions, file) = (Arc::clone(app), Arc::clone(versions), file.clone());
    off_the_threads(app, move || {
        let forms = versions.forms();
        let targets = Targets { versions: &forms };
        let hints = hints(&within, targets);
        let reader = Reader::open(&file.name, &file.bytes, &how)?;
        let head = reader.head().clone();
        let mut overview = Overview::new(&head);
        let mut clocked = Clocked::new(&file);
        let mut look = |row: Row<'_>| {
            overview.see(row, &hints);
            ControlFlow::Continue(())
        };
        reader.each(&mut || clocked.row(), &mut look)?;
        clocked.finish()?;
        let proposal = propose(&head, &overview, targets, &hints);
        Ok(Looked { head, overview, proposal })
    })
    .await
}
