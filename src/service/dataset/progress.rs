//! How far a file has come.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far a file has come, told from thread to thread.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

/// Nobody wants the file any more.
#[derive(Debug, thiserror::Error)]
#[error("nobody wants the file any more")]
pub struct Stopped;

impl Progress {
    /// How many rows were read, of how many; each is read twice.
    #[must_use]
    pub fn rows(&self) -> (u64, u64) {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (done.min(total), total)
    }

    /// Has the file given up at the next row.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(super) fn begin(&self, rows: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(rows * 2, Ordering::Relaxed);
    }

    /// A row was read.
    ///
    /// # Errors
    /// [`Stopped`] where nobody wants it.
    pub(super) fn row(&self) -> Result<(), Stopped> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}
