//! What a recipe was before, and who changed it.

use super::{Refusal, keep};
use crate::app::App;
use crate::store::recipes;
use crate::store::studies::Study;
use chrono::{DateTime, Utc};
use domain::message::Message;
use domain::tabulation::{Reader, Recipe};

/// A version of a recipe.
#[derive(Debug)]
pub struct Version {
    /// 1 being the first.
    pub number: i32,
    /// The recipe as it was.
    pub recipe: Recipe,
    /// The beginning of its hash tells it from others.
    pub hash: String,
    /// Who wrote it.
    pub account_id: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The versions of a recipe, the newest first; none where there never was such a recipe.
///
/// # Errors
/// Where the database cannot be read, or holds no recipe.
pub async fn versions(app: &App, study: &Study, key: &str) -> anyhow::Result<Vec<Version>> {
    let mut versions: Vec<Version> = Vec::new();
    for row in recipes::versions(&app.store, study.id, key).await? {
        let recipe: Recipe = serde_json::from_str(&row.recipe)?;
        let (number, hash, account_id, at) = (row.number, row.hash, row.account_id, row.changed_at);
        versions.push(Version { number, recipe, hash, account_id, at });
    }
    versions.reverse();
    Ok(versions)
}

/// What each of these versions changed of the one before it, in the words of a reader; nothing of the first.
#[must_use]
pub fn changes(newest_first: &[Version], reader: Reader<'_>) -> Vec<Vec<Message>> {
    let told = |(place, version): (usize, &Version)| {
        let before = newest_first.get(place + 1);
        before.map(|before| version.recipe.told_since(&before.recipe, reader)).unwrap_or_default()
    };
    newest_first.iter().enumerate().map(told).collect()
}

/// Brings an older version back as the newest one; `None` where there is no such version. `seen` is the
/// version that holds for whoever does it, 0 where the recipe was taken out.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn bring_back(
    app: &App,
    study: &Study,
    account_id: i64,
    (key, number): (&str, i32),
    seen: i32,
) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let versions = versions(app, study, key).await?;
    let Some(version) = versions.into_iter().find(|version| version.number == number) else {
        return Ok(None);
    };
    keep(app, study, account_id, &version.recipe, seen).await.map(Some)
}
