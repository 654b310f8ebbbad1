//! Searches that are kept.

use crate::app::App;
use crate::store::{
    Tx,
    saved_searches::{self, SavedSearch},
    studies::Study,
};
use domain::message::Message;
use domain::study::Role;

/// The longest name of a kept search, in letters.
pub const LONGEST_NAME: usize = 120;
/// The longest address that is kept, in bytes.
const LONGEST_FIELDS: usize = 8_000;

/// Why a search is not kept or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unkept {
    /// It needs a name.
    #[error("no name, or too long a one")]
    Name,
    /// It is not there, or somebody else's.
    #[error("not there")]
    Gone,
}

impl Unkept {
    /// In words for whoever wanted to keep it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Name => Message::new("search-saved-name-fault").with("longest", LONGEST_NAME),
            Self::Gone => Message::new("search-saved-gone"),
        }
    }
}

fn name(name: &str) -> Result<&str, Unkept> {
    let name = name.trim();
    let fine =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if fine { Ok(name) } else { Err(Unkept::Name) }
}

/// Keeps a search: the fields of the page as an address has them.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells why not.
pub async fn keep(
    app: &App,
    study: &Study,
    account_id: i64,
    (called, shared): (&str, bool),
    fields: &str,
) -> anyhow::Result<Result<i64, Unkept>> {
    let name = match name(called) {
        Ok(name) if fields.len() <= LONGEST_FIELDS => name.to_owned(),
        Ok(_) => return Ok(Err(Unkept::Gone)),
        Err(unkept) => return Ok(Err(unkept)),
    };
    let created_at = app.clock.now();
    let new = SavedSearch { id: 0, account_id, name, fields: fields.to_owned(), shared, created_at };
    let tx = app.store.begin().await?;
    let id = saved_searches::add(&tx, study.id, &new).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// Gives a search another name, and shares it or not.
///
/// # Errors
/// As [`keep`].
pub async fn change(
    app: &App,
    study: &Study,
    (account_id, role): (i64, Role),
    id: i64,
    (called, shared): (&str, bool),
) -> anyhow::Result<Result<(), Unkept>> {
    let name = match name(called) {
        Ok(name) => name,
        Err(unkept) => return Ok(Err(unkept)),
    };
    let tx = app.store.begin().await?;
    if !may_change(&tx, study, (account_id, role), id).await? {
        return Ok(Err(Unkept::Gone));
    }
    saved_searches::change(&tx, id, name, shared).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Forgets a search.
///
/// # Errors
/// As [`keep`].
pub async fn remove(
    app: &App,
    study: &Study,
    whose: (i64, Role),
    id: i64,
) -> anyhow::Result<Result<(), Unkept>> {
    let tx = app.store.begin().await?;
    if !may_change(&tx, study, whose, id).await? {
        return Ok(Err(Unkept::Gone));
    }
    saved_searches::remove(&tx, id).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// One's own, or as a researcher any that is shared; others' own are not there.
async fn may_change(
    tx: &Tx,
    study: &Study,
    (account_id, role): (i64, Role),
    id: i64,
) -> crate::store::Result<bool> {
    let found = saved_searches::by_id(tx, study.id, id).await?;
    Ok(found
        .is_some_and(|saved| saved.account_id == account_id || saved.shared && role.may(Role::Researcher)))
}
