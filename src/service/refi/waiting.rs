//! Files that were looked at, until they are taken in. They wait in this process's memory: another one,
//! or this one begun anew, asks for the file again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// How many files wait of one person; the newest stay.
const OF_ONE: usize = 2;
/// How many files wait in all.
const OF_ALL: usize = 8;

/// The files that wait.
#[derive(Default)]
pub struct Waiting(Mutex<VecDeque<Arc<Kept>>>);

/// A file that waits.
#[derive(Debug)]
pub struct Kept {
    /// What tells it from others.
    pub id: Uuid,
    /// Whose it is.
    pub account: i64,
    /// For which study.
    pub study_id: i64,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

impl Waiting {
    /// Lets a file wait.
    pub fn keep(&self, kept: Kept) -> Arc<Kept> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = Arc::new(kept);
        all.push_front(Arc::clone(&kept));
        let mut own = 0;
        all.retain(|other| {
            own += usize::from(other.account == kept.account);
            other.account != kept.account || own <= OF_ONE
        });
        all.truncate(OF_ALL);
        kept
    }

    /// The file of that id, for whom and for what it waits.
    #[must_use]
    pub fn find(&self, id: Uuid, account: i64, study_id: i64) -> Option<Arc<Kept>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .find(|kept| kept.id == id && kept.account == account && kept.study_id == study_id)
            .map(Arc::clone)
    }

    /// Lets a file go that was taken in.
    pub fn forget(&self, id: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|kept| kept.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(number: u128, account: i64) -> Kept {
        let id = Uuid::from_u128(number);
        Kept { id, account, study_id: 1, name: String::new(), bytes: Arc::from(&b""[..]) }
    }

    #[test]
    fn the_newest_files_wait_for_those_who_brought_them() {
        let waiting = Waiting::default();
        for number in 1..=3 {
            waiting.keep(kept(number, 7));
        }
        waiting.keep(kept(9, 8));
        let found = |number, account| waiting.find(Uuid::from_u128(number), account, 1).is_some();
        assert!(!found(1, 7) && found(2, 7) && found(3, 7) && found(9, 8));
        assert!(!found(3, 8), "not somebody else's");
        waiting.forget(Uuid::from_u128(3));
        assert!(!found(3, 7));
    }
}
