//! Tells this process's browsers what happens in a study, whichever process did it: the database's log
//! is the only source.
//!
//! While somebody listens to a study, one follower asks the database how far the study's log is and who
//! was seen where; whatever this process itself writes wakes it at once. Those who listen read the log
//! from where they are, so nothing is lost where one of them is slow, and all have the same order.

use crate::app::App;
use crate::service::team::presence::SHOWN;
use crate::store::{self, presences, presences::Presence, studies};
use std::collections::{HashMap, hash_map::Entry};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// How often the database is asked: others' codings appear well within a second.
const PERIOD: Duration = Duration::from_millis(250);
/// What is written one after the other is told together: however much this process writes, in this study
/// or in others, the database is asked so often and no more.
const PAUSE: Duration = Duration::from_millis(120);
/// How many streams an account may hold: a browser's tabs, on two machines.
const OF_ACCOUNT: usize = 12;
/// How many this process holds at most.
const OF_PROCESS: usize = 2_000;

/// How far a study is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// The study's counter of changes: the number of its newest command is this or less.
    pub number: i64,
    /// Who was seen lately, and where.
    pub presences: Arc<Vec<Presence>>,
}

/// Those who listen in this process.
pub struct Live {
    open: Mutex<Open>,
    closing: watch::Sender<bool>,
}

#[derive(Default)]
struct Open {
    studies: HashMap<i64, watch::Sender<Pulse>>,
    accounts: HashMap<i64, usize>,
}

impl Default for Live {
    fn default() -> Self {
        Self { open: Mutex::default(), closing: watch::Sender::new(false) }
    }
}

impl Live {
    /// Begins to listen to a study; `None` where the account or the process listens too much already, or
    /// the process is about to end.
    #[must_use]
    pub fn listen(app: &Arc<App>, study_id: i64, account_id: i64) -> Option<Listener> {
        let live = &app.live;
        if *live.closing.borrow() {
            return None;
        }
        let mut open = live.open();
        let held = open.accounts.get(&account_id).copied().unwrap_or_default();
        if held >= OF_ACCOUNT || open.accounts.values().sum::<usize>() >= OF_PROCESS {
            return None;
        }
        open.accounts.insert(account_id, held + 1);
        let pulse = match open.studies.entry(study_id) {
            Entry::Occupied(there) => there.get().subscribe(),
            Entry::Vacant(place) => {
                let (sender, receiver) = watch::channel(Pulse::default());
                place.insert(sender);
                tokio::spawn(follow(Arc::clone(app), study_id));
                receiver
            }
        };
        drop(open);
        let closing = live.closing.subscribe();
        Some(Listener { app: Arc::clone(app), account_id, pulse, closing })
    }

    /// Ends every stream: the program is about to stop, and does not wait for those who only listen.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells those who listen how far the study is; `false`, and it is forgotten, where nobody does.
    fn tell(&self, study_id: i64, pulse: Option<Pulse>) -> bool {
        let mut open = self.open();
        let Entry::Occupied(study) = open.studies.entry(study_id) else { return false };
        if study.get().receiver_count() == 0 {
            study.remove();
            return false;
        }
        if let Some(pulse) = pulse {
            study.get().send_if_modified(|known| {
                let news = *known != pulse;
                *known = pulse;
                news
            });
        }
        true
    }
}

/// Follows a study for as long as somebody listens. A fault is logged when it begins, and tried again: being
/// late is all that can happen.
async fn follow(app: Arc<App>, study_id: i64) {
    let mut commits = app.store.commits();
    let mut is_well = true;
    loop {
        let looked = look(&app, study_id).await;
        if let Err(error) = &looked
            && is_well
        {
            tracing::warn!(study_id, "a study cannot be followed: {error}");
        }
        is_well = looked.is_ok();
        let pulse = looked.ok();
        if !app.live.tell(study_id, pulse) {
            return;
        }
        tokio::time::sleep(PAUSE).await;
        tokio::select! {
            _ = commits.changed() => (),
            () = tokio::time::sleep(PERIOD - PAUSE) => (),
        }
    }
}

async fn look(app: &App, study_id: i64) -> store::Result<Pulse> {
    let number = studies::changes(&app.store, study_id).await?;
    let presences = presences::since(&app.store, study_id, app.clock.now() - SHOWN).await?;
    Ok(Pulse { number, presences: Arc::new(presences) })
}

/// Somebody who listens.
pub struct Listener {
    app: Arc<App>,
    account_id: i64,
    pulse: watch::Receiver<Pulse>,
    closing: watch::Receiver<bool>,
}

impl Listener {
    /// Waits for news, or for so long; `false` where the program is about to stop.
    pub async fn wait(&mut self, most: Duration) -> bool {
        tokio::select! {
            ended = self.closing.wait_for(|closing| *closing) => return ended.is_err(),
            news = self.pulse.changed() => if news.is_err() { return false },
            () = tokio::time::sleep(most) => (),
        }
        true
    }

    /// How far the study is.
    #[must_use]
    pub fn pulse(&mut self) -> Pulse {
        self.pulse.borrow_and_update().clone()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut open = self.app.live.open();
        if let Entry::Occupied(mut held) = open.accounts.entry(self.account_id) {
            *held.get_mut() -= 1;
            if *held.get() == 0 {
                held.remove();
            }
        }
    }
}
