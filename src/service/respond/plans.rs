//! Versions of forms made ready to judge answers, and under which circumstances they do.

use crate::store::{drafts::Draft, forms::FormVersion, submissions::Submission};
use chrono::{DateTime, Utc};
use domain::answer::{CLOCK, Circumstances, Plan};
use domain::language::Language;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// This process's plans, by the key of the version. A version never changes, so neither do they.
#[derive(Default)]
pub struct Plans(Mutex<HashMap<i64, Arc<Plan>>>);

/// More than these are versions that few respondents are on.
const MOST: usize = 64;

impl Plans {
    /// The plan of a version, made where it is not there yet.
    pub fn of(&self, version: &FormVersion) -> Arc<Plan> {
        if let Some(plan) = self.lock().get(&version.id) {
            return Arc::clone(plan);
        }
        // Nobody waits for the making: two who come at once both make it.
        let plan = Arc::new(Plan::new(Arc::new(version.form.clone())));
        let mut plans = self.lock();
        if plans.len() >= MOST {
            plans.clear();
        }
        plans.insert(version.id, Arc::clone(&plan));
        plan
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Arc<Plan>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The circumstances of what was begun at one moment and is judged at another.
#[must_use]
pub fn of(id: Uuid, language: Language, (started, now): (DateTime<Utc>, DateTime<Utc>)) -> Circumstances {
    Circumstances {
        started: Some(started.with_timezone(&CLOCK)),
        seed: id,
        language: Some(language),
        ..Circumstances::at(now.with_timezone(&CLOCK))
    }
}

/// The circumstances of a draft at a moment.
#[must_use]
pub fn of_draft(draft: &Draft, language: Language, now: DateTime<Utc>) -> Circumstances {
    of(draft.id, language, (draft.started_at, now))
}

/// The circumstances in which a submission was finished.
#[must_use]
pub fn of_submission(sent: &Submission) -> Circumstances {
    of(sent.id, sent.language, (sent.started_at, sent.finished_at))
}
