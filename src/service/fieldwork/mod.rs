//! How the fieldwork of a study goes: see [`domain::fieldwork`].

mod chosen;
mod followed;

pub use chosen::{Chosen, ChosenRow, asked_once, chosen};
pub use followed::FieldworkCache;

use crate::app::App;
use crate::locale::CLOCK;
use crate::store::{self, fieldwork::Pulse, studies::Study};
use chrono::{DateTime, Days as Later, NaiveDate, NaiveTime, Utc};
use domain::fieldwork::{Course, Days, Filling, QUIET, Stops, Target};
use domain::form::Form;

/// The most that may be wanted.
pub const MOST_WANTED: u32 = 10_000_000;

/// What came on some days.
pub struct Came {
    /// How many, day by day and otherwise.
    pub course: Course,
    /// How many came today.
    pub today: u64,
}

/// Today, on the clock of Kazakhstan.
#[must_use]
pub fn today(app: &App) -> NaiveDate {
    app.clock.now().with_timezone(&CLOCK).date_naive()
}

/// How far the fieldwork is: nothing is counted anew as long as this stays the same.
///
/// # Errors
/// Where the database cannot be read.
pub async fn pulse(app: &App, study: &Study) -> store::Result<Pulse> {
    store::fieldwork::pulse(&app.store, study.id, app.clock.now() - QUIET).await
}

/// What came on those days.
///
/// # Errors
/// Where the database cannot be read.
pub async fn came(app: &App, study: &Study, days: Days) -> anyhow::Result<Came> {
    let counted = app.fieldwork.counted(&app.store, study.id).await?;
    let today = today(app);
    let now = counted.within(Days { from: Some(today), to: Some(today) }, today).completed;
    Ok(Came { course: counted.within(days, today), today: now })
}

/// How long it took on those days, reckoned on a thread of its own.
///
/// # Errors
/// Where the database cannot be read.
pub async fn filling(app: &App, study: &Study, days: Days) -> anyhow::Result<Option<Filling>> {
    let counted = app.fieldwork.counted(&app.store, study.id).await?;
    Ok(tokio::task::spawn_blocking(move || counted.filling(days)).await?)
}

/// Where those stopped who saved something last on those days.
///
/// # Errors
/// Where the database cannot be read.
pub async fn stops(app: &App, study: &Study, form: &Form, days: Days) -> store::Result<Stops> {
    let end = days.to.and_then(|to| to.checked_add_days(Later::new(1)));
    let saved = midnight(days.from)..midnight(end);
    let begun = store::fieldwork::begun(&app.store, study.id, saved, app.clock.now() - QUIET).await?;
    Ok(Stops::of(form, &begun))
}

/// When a day begins on the clock of Kazakhstan.
fn midnight(day: Option<NaiveDate>) -> Option<DateTime<Utc>> {
    let moment = day?.and_time(NaiveTime::MIN).and_local_timezone(CLOCK);
    moment.single().map(Into::into)
}

/// How many responses are wanted.
///
/// # Errors
/// Where the database cannot be read.
pub async fn targets(app: &App, study: &Study) -> store::Result<Vec<Target>> {
    store::fieldwork::targets(&app.store, study.id).await
}

/// Puts targets in place of those that a question had, of all responses where it is empty.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_targets(
    app: &App,
    study: &Study,
    question: &str,
    targets: &[(String, u32)],
) -> store::Result<()> {
    let targets: Vec<(String, i32)> = targets
        .iter()
        .filter(|(_, wanted)| (1..=MOST_WANTED).contains(wanted))
        .filter_map(|(code, wanted)| Some((code.clone(), i32::try_from(*wanted).ok()?)))
        .collect();
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    store::fieldwork::set_targets(&tx, study.id, question, &targets).await?;
    tx.commit().await
}
