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
/// The longest address that is kept, in bytes: what can be typed into the page is shorter.
const LONGEST_FIELDS: usize = 8_000;
/// How many searches somebody keeps in a study at most.
pub const MOST_KEPT: u64 = 100;

/// Why a search is not kept or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unkept {
    /// It needs a name.
    #[error("no name, or too long a one")]
    Name,
    /// It asks for nothing.
    #[error("nothing is sought")]
    Empty,
    /// It asks for too much.
    #[error("too much is sought")]
    Long,
    /// They keep so many already.
    #[error("too many are kept")]
    Many,
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
            Self::Empty => Message::new("search-saved-empty"),
            Self::Long => Message::new("search-fault-long"),
            Self::Many => Message::new("search-saved-many").with("most", MOST_KEPT.cast_signed()),
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
) -> anyhow::Result<Result<(), Unkept>> {
    let name = match name(called) {
        Ok(_) if fields.is_empty() => return Ok(Err(Unkept::Empty)),
        Ok(_) if fields.len() > LONGEST_FIELDS => return Ok(Err(Unkept::Long)),
        Ok(name) => name.to_owned(),
        Err(unkept) => return Ok(Err(unkept)),
    };
    let created_at = app.clock.now();
    let new = SavedSearch { id: 0, account_id, name, fields: fields.to_owned(), shared, created_at };
    let tx = app.store.begin().await?;
    if saved_searches::count_of(&tx, study.id, account_id).await? >= MOST_KEPT {
        return Ok(Err(Unkept::Many));
    }
    saved_searches::add(&tx, study.id, &new).await?;
    tx.commit().await?;
    Ok(Ok(()))
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
    if !is_theirs(&tx, study, (account_id, role), id).await? {
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
    if !is_theirs(&tx, study, whose, id).await? {
        return Ok(Err(Unkept::Gone));
    }
    saved_searches::remove(&tx, id).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Whether somebody may change or remove a search that they see: their own, and as a researcher any that is
/// shared.
#[must_use]
pub fn may_change(saved: &SavedSearch, (account_id, role): (i64, Role)) -> bool {
    saved.account_id == account_id || saved.shared && role.may(Role::Researcher)
}

/// Whether there is such a search that they may change; others' own are not there.
async fn is_theirs(tx: &Tx, study: &Study, whose: (i64, Role), id: i64) -> crate::store::Result<bool> {
    let found = saved_searches::by_id(tx, study.id, id).await?;
    Ok(found.is_some_and(|saved| may_change(&saved, whose)))
}
