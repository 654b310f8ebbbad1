//! Dry runs: a questionnaire is filled in by respondents who do not exist, and nothing of it is stored.
//!
//! A run goes on in a thread of its own; this process remembers the last ones, so that a page can show
//! how far one has come, and what came of it. Another process, or this one begun anew, knows nothing of
//! it: the run is begun again then.

use crate::app::App;
use domain::answer::CLOCK;
use domain::form::Form;
use domain::form::rehearse::{Rehearsal, Report, rehearse};
use domain::table::{Columns, Table};
use domain::tabulation::{By, every_question};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use uuid::Uuid;

/// How many respondents a page sends at most.
pub const MOST: usize = 300;
/// How long a run takes at most.
const LONGEST: Duration = Duration::from_secs(9);
/// How long whoever begins a run waits for its end.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many runs of a study are remembered: those of others do not push them out.
const KEPT: usize = 4;
/// How many runs are remembered of all studies together.
const KEPT_OF_ALL: usize = 64;

/// The dry runs of this process.
#[derive(Default)]
pub struct Rehearsals {
    runs: Arc<Mutex<VecDeque<Arc<Run>>>>,
}

/// A dry run.
pub struct Run {
    /// What tells it from others.
    pub id: Uuid,
    /// The study.
    pub study_id: i64,
    /// The version that is tried; `None` for a text that is not published.
    pub version: Option<i32>,
    /// How many respondents are sent at most.
    pub most: usize,
    begun: AtomicUsize,
    done: OnceLock<Done>,
    finished: Notify,
}

/// What came of a dry run.
#[derive(Debug)]
pub struct Done {
    /// The form.
    pub form: Form,
    /// What was found.
    pub report: Report,
    /// The tables that responses would be counted in, all of them empty.
    pub tables: Vec<Table>,
    /// How long it took.
    pub took: Duration,
}

impl Run {
    /// How many respondents have begun.
    #[must_use]
    pub fn begun(&self) -> usize {
        self.begun.load(Ordering::Relaxed)
    }

    /// Waits for its end, but not long: who waits no longer sees how far it has come.
    async fn wait(&self) {
        let finished = self.finished.notified();
        if self.done().is_none() {
            let _ = tokio::time::timeout(PATIENCE, finished).await.is_ok();
        }
    }

    /// What came of it, when it is over.
    #[must_use]
    pub fn done(&self) -> Option<&Done> {
        self.done.get()
    }
}

impl Rehearsals {
    /// The run of that id in that study.
    #[must_use]
    pub fn find(&self, study_id: i64, id: Uuid) -> Option<Arc<Run>> {
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.iter().find(|run| run.id == id && run.study_id == study_id).map(Arc::clone)
    }

    /// Puts a run in its place; where one of the study is under way, that one is answered instead.
    fn enter(&self, run: Run) -> (Arc<Run>, bool) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = runs.iter().find(|it| it.study_id == run.study_id && it.done().is_none()) {
            return (Arc::clone(there), false);
        }
        let run = Arc::new(run);
        runs.push_front(Arc::clone(&run));
        let mut of_study = 0;
        runs.retain(|other| {
            of_study += usize::from(other.study_id == run.study_id);
            other.study_id != run.study_id || of_study <= KEPT
        });
        runs.truncate(KEPT_OF_ALL);
        (run, true)
    }
}

/// How a run is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// How many respondents are sent at most; [`MOST`] where nothing is said.
    pub most: Option<usize>,
    /// Where chance begins; somewhere where nothing is said.
    pub seed: Option<u64>,
}

/// Begins a run of a form and its version, and waits a little for its end. Of a study one goes on at a
/// time.
pub async fn begin(
    app: &App,
    study_id: i64,
    (version, form): (Option<i32>, Form),
    wanted: Wanted,
) -> Arc<Run> {
    let most = wanted.most.unwrap_or(MOST).min(MOST);
    let run = Run {
        id: app.entropy.uuid(),
        study_id,
        version,
        most,
        begun: AtomicUsize::new(0),
        done: OnceLock::new(),
        finished: Notify::new(),
    };
    let (run, is_new) = app.rehearsals.enter(run);
    if is_new {
        // Short enough to be read out and typed.
        let seed = wanted.seed.unwrap_or_else(|| run.id.as_u64_pair().0 % 1_000_000);
        let rehearsal = Rehearsal { most, seed, now: app.clock.now().with_timezone(&CLOCK) };
        let (own, runs) = (Arc::clone(&run), Arc::clone(&app.rehearsals.runs));
        tokio::spawn(async move {
            let working = Arc::clone(&own);
            let worked = tokio::task::spawn_blocking(move || {
                let done = go(form, &rehearsal, LONGEST, &|| {
                    working.begun.fetch_add(1, Ordering::Relaxed);
                });
                working.done.set(done).is_ok()
            });
            if let Err(error) = worked.await {
                tracing::error!("a dry run broke off: {error}");
                let mut runs = runs.lock().unwrap_or_else(PoisonError::into_inner);
                runs.retain(|run| run.id != own.id);
            }
            own.finished.notify_waiters();
        });
    }
    run.wait().await;
    run
}

/// Runs to the end, or for as long as it may take; `tick` is called before each respondent but the
/// first.
#[must_use]
pub fn go(form: Form, rehearsal: &Rehearsal, longest: Duration, tick: &dyn Fn()) -> Done {
    let begun = Instant::now();
    let go_on = || {
        tick();
        begun.elapsed() < longest
    };
    let report = rehearse(&form, rehearsal, &go_on);
    let counted = every_question(&form, &Columns::new(&form), By::default());
    let tables = super::export::shown(counted);
    Done { form, report, tables, took: begun.elapsed() }
}
