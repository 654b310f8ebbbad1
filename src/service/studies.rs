//! Making a study.

use crate::store::{self, Store};
use chrono::{DateTime, Utc};
use domain::{language::Text, message::Message, study::Role};

/// Why a study was not made.
#[derive(Debug)]
pub enum Refused {
    /// The short name or the title is not acceptable; which field, and why.
    Field(&'static str, Message),
}

const LONGEST_SLUG: usize = 60;
const LONGEST_TITLE: usize = 200;

/// Makes a study whose owner is the account.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells the person what to change.
pub async fn create(
    store: &Store,
    slug: &str,
    title: &Text,
    owner: i64,
    now: DateTime<Utc>,
) -> store::Result<Result<i64, Refused>> {
    if let Some(refused) = check(slug, title) {
        return Ok(Err(refused));
    }
    let tx = store.begin().await?;
    if store::studies::by_slug(&tx, slug).await?.is_some() {
        return Ok(Err(Refused::Field("slug", Message::new("collect-study-slug-taken"))));
    }
    let id = store::studies::add(&tx, slug, title, now).await?;
    store::studies::set_role(&tx, id, owner, Role::Owner, now).await?;
    store::studies::set_least_cell(&tx, id, super::disclosure::USUAL).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// Says whether a study's respondents share phones, so that nothing may stay on one after sending.
///
/// # Errors
/// Where the database cannot be written.
pub async fn share_phones(store: &Store, study_id: i64, shared: bool) -> store::Result<()> {
    let tx = store.begin().await?;
    store::studies::set_shared_phones(&tx, study_id, shared).await?;
    tx.commit().await
}

fn check(slug: &str, title: &Text) -> Option<Refused> {
    let letters = slug.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
    let fits = (2..=LONGEST_SLUG).contains(&slug.len()) && letters && !slug.starts_with('-');
    if !fits {
        return Some(Refused::Field("slug", Message::new("collect-study-slug-malformed")));
    }
    let lengths = domain::language::Language::ALL.map(|l| title.get(l).map_or(0, |t| t.chars().count()));
    if lengths.iter().all(|length| *length == 0) {
        return Some(Refused::Field("title", Message::new("collect-study-title-missing")));
    }
    if lengths.iter().any(|length| *length > LONGEST_TITLE) {
        let message = Message::new("collect-study-title-long").with("longest", LONGEST_TITLE);
        return Some(Refused::Field("title", message));
    }
    None
}
