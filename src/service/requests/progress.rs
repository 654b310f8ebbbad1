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
    /// How many steps were taken, of how many.
    #[must_use]
    pub fn steps(&self) -> (u64, u64) {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (done.min(total), total)
    }

    /// Has the file given up at the next step.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(in crate::service) fn begin(&self, steps: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(steps, Ordering::Relaxed);
    }

    /// A step was taken.
    ///
    /// # Errors
    /// [`Stopped`] where nobody wants the file.
    pub(in crate::service) fn step(&self) -> Result<(), Stopped> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}
