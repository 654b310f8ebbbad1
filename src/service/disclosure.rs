//! What a study publishes of small cells: nothing under its rule, unless an owner lets it out and says why.

use crate::app::App;
use crate::service::plan;
use crate::store::let_out::LetOut;
use crate::store::{self, Store, let_out, studies::Study};
use domain::disclosure::Threshold;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::{Say, Title};
use domain::tabulation::{Recipe, SmallCell, Tabulation};

/// The rule of a new study: nothing of fewer than five.
pub const USUAL: u32 = 5;
/// The highest rule.
pub const HIGHEST: u32 = 1_000;
/// How many of the tables that were let out are shown.
const SHOWN: u64 = 200;
/// The longest reason, in letters.
const LONGEST: usize = 1_000;

/// What of this could be counted, and so may leave.
#[must_use]
pub fn leaving(counted: &[plan::Counted]) -> Vec<&Tabulation> {
    let made = counted.iter().filter_map(|one| one.made.as_ref().ok());
    made.map(|made| &made.tabulation).collect()
}

/// Why it may leave all the same.
#[derive(Clone, Copy, Debug)]
pub struct Reason<'r> {
    /// Who says so: an owner, or it counts for nothing.
    pub account_id: i64,
    /// The reason.
    pub words: &'r str,
}

/// What may not leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The rule: the least count that is published.
    pub least: u32,
    /// The tables with cells under it.
    pub tables: Vec<Small>,
    /// What was wrong with the reason that was given, if any was.
    pub fault: Option<Message>,
}

/// A table with cells under the rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Small {
    /// What machines call it.
    pub key: String,
    /// What people call it.
    pub title: Title,
    /// In which order texts fall back.
    pub fallback: Vec<Language>,
    /// The hash of its recipe.
    pub hash: String,
    /// The cells.
    pub cells: Vec<SmallCell>,
}

/// Whether these may be published: nothing in them lies under the study's rule, or an owner lets them out,
/// which is noted.
///
/// # Errors
/// The outer one where the database cannot be read or written; the inner one tells which cells are too small.
pub async fn allow(
    app: &App,
    study: &Study,
    counted: &[&Tabulation],
    reason: Option<Reason<'_>>,
) -> anyhow::Result<Result<(), Refusal>> {
    let Some(small) = small(study, counted) else { return Ok(Ok(())) };
    if let Some(refusal) = held(app, study, small.clone(), reason).await? {
        return Ok(Err(refusal));
    }
    if let Some(reason) = reason {
        note(app, study, &small, reason).await?;
    }
    Ok(Ok(()))
}

/// Why these may not be published, as [`allow`] would say it. Nothing leaves yet, and so nothing is noted.
///
/// # Errors
/// Where the database cannot be read.
pub async fn refusal(
    app: &App,
    study: &Study,
    counted: &[&Tabulation],
    reason: Option<Reason<'_>>,
) -> anyhow::Result<Option<Refusal>> {
    match small(study, counted) {
        Some(small) => held(app, study, small, reason).await,
        None => Ok(None),
    }
}

/// What of these lies under the rule.
fn small(study: &Study, counted: &[&Tabulation]) -> Option<Refusal> {
    let threshold = Threshold::new(u64::from(study.least_cell))?;
    let small = counted.iter().map(|one| Small::of(one, threshold));
    let tables: Vec<Small> = small.filter(|small| !small.cells.is_empty()).collect();
    (!tables.is_empty()).then_some(Refusal { least: study.least_cell, tables, fault: None })
}

/// The refusal, where nobody who may has a reason that counts.
async fn held(
    app: &App,
    study: &Study,
    refusal: Refusal,
    reason: Option<Reason<'_>>,
) -> anyhow::Result<Option<Refusal>> {
    let Some(reason) = reason else { return Ok(Some(refusal)) };
    let fault = fault(&app.store, study, reason).await?;
    Ok(fault.map(|fault| Refusal { fault: Some(fault), ..refusal }))
}

/// Notes what an owner lets out.
async fn note(app: &App, study: &Study, small: &Refusal, reason: Reason<'_>) -> anyhow::Result<()> {
    let tx = app.store.begin().await?;
    for table in &small.tables {
        let new = LetOut {
            id: 0,
            account_id: Some(reason.account_id),
            what: table.key.clone(),
            hash: table.hash.clone(),
            least: study.least_cell,
            cells: u32::try_from(table.cells.len()).unwrap_or(u32::MAX),
            reason: reason.words.trim().to_owned(),
            at: app.clock.now(),
        };
        let_out::add(&tx, study.id, &new).await?;
    }
    Ok(tx.commit().await?)
}

/// What is wrong with a reason.
async fn fault(store: &Store, study: &Study, reason: Reason<'_>) -> anyhow::Result<Option<Message>> {
    let role = store::studies::role_of(store, study.id, reason.account_id).await?;
    if role != Some(Role::Owner) {
        return Ok(Some(Message::new("publication-owners-only")));
    }
    let letters = reason.words.trim().chars().count();
    Ok(match letters {
        0 => Some(Message::new("publication-reason-missing")),
        letters if letters > LONGEST => Some(Message::new("publication-reason-long").with("most", LONGEST)),
        _ => None,
    })
}

/// The same recipe with its small cells hidden, and whatever would tell them.
#[must_use]
pub fn hidden(study: &Study, recipe: Recipe) -> Recipe {
    let least = u64::from(study.least_cell).max(recipe.disclosure.unwrap_or_default());
    Recipe { disclosure: (least > 0).then_some(least), ..recipe }
}

/// Under what counts of a study are hidden; `None` where it has no such rule.
#[must_use]
pub fn rule(study: &Study) -> Option<u64> {
    Some(u64::from(study.least_cell)).filter(|least| *least > 0)
}

/// Says under what counts are not published; 0 for none.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one where that is no rule.
pub async fn set_rule(app: &App, study: &Study, least: &str) -> anyhow::Result<Result<(), Message>> {
    let least = match least.trim() {
        "" => Some(0),
        text => text.parse::<u32>().ok().filter(|least| *least <= HIGHEST),
    };
    let Some(least) = least else {
        return Ok(Err(Message::new("publication-rule-malformed").with("most", i64::from(HIGHEST))));
    };
    let tx = app.store.begin().await?;
    store::studies::set_least_cell(&tx, study.id, least).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// What was let out, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn log(app: &App, study: &Study) -> anyhow::Result<Vec<LetOut>> {
    Ok(let_out::newest(&app.store, study.id, SHOWN).await?)
}

impl Small {
    fn of(made: &Tabulation, threshold: Threshold) -> Self {
        Self {
            key: made.key.clone(),
            title: made.title(),
            fallback: made.fallback.clone(),
            hash: made.recipe.clone(),
            cells: made.small(threshold),
        }
    }

    /// What it is called in a language.
    #[must_use]
    pub fn called(&self, language: Language, say: Say<'_>) -> String {
        self.title.words(language, &self.fallback, say).text
    }

    /// A cell in words: `Almaty · Female: 2`.
    #[must_use]
    pub fn cell(&self, cell: &SmallCell, language: Language, say: Say<'_>) -> String {
        let parts = cell.column.iter().chain([&cell.row]);
        let words = parts.map(|label| label.words(language, &self.fallback, say).text);
        let words: Vec<String> = words.filter(|text| !text.is_empty()).collect();
        format!("{}: {}", words.join(" · "), cell.count)
    }
}
