//! Publishing a questionnaire: checked first, held against the version before, then kept for good.

use super::versions;
use crate::store::{self, Db, Store, forms::FormVersion, forms::Publication};
use chrono::{DateTime, Utc};
use domain::form::change::{self, Change, Declarations};
use domain::form::source::{self, Checked, Fault};
use domain::form::{Form, Name};
use domain::message::Message;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// What is to be published.
#[derive(Debug)]
pub struct Request<'a> {
    /// The text of the questionnaire.
    pub text: &'a str,
    /// What became of questions and choices of the version before.
    pub declared: &'a Declarations,
    /// The number of the version to which its author has seen the differences; `None` where they have
    /// seen none, which is enough for a first version only.
    pub seen: Option<i32>,
    /// Who publishes; `None` for the command line.
    pub by: Option<i64>,
}

/// What came of publishing.
#[derive(Debug)]
pub enum Outcome {
    /// It is out.
    Published(Box<FormVersion>),
    /// The newest version was made from exactly this text; nothing was done.
    Unchanged(Box<FormVersion>),
    /// It has faults; nothing was done.
    Faulty(Vec<Fault>),
    /// There is a version before it, and its author has not seen what changed, or not declared what
    /// must be; nothing was done.
    Review(Box<Review>),
}

/// A questionnaire held against the newest version.
#[derive(Debug)]
pub struct Review {
    /// The newest version.
    pub before: FormVersion,
    /// What would be published.
    pub form: Form,
    /// What changed, by what is declared.
    pub changes: Vec<Change>,
    /// What is wrong with the declarations.
    pub faults: Vec<Message>,
}

impl Review {
    /// Whether nothing stands against publishing it.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.faults.is_empty() && change::undeclared(&self.changes).next().is_none()
    }
}

/// Holds a form against the newest version; `None` where there is no version yet.
///
/// # Errors
/// Where the database cannot be read.
pub async fn review(
    db: &impl Db,
    study_id: i64,
    form: &Form,
    declared: &Declarations,
) -> store::Result<Option<Review>> {
    let all = store::forms::all(db, study_id).await?;
    let Some(before) = all.last().cloned() else { return Ok(None) };
    let faults = declared.faults(&before.form, form, &retired(all, &before.form));
    let changes = change::diff(&before.form, form, declared);
    Ok(Some(Review { before, form: form.clone(), changes, faults }))
}

/// The names under which answers of older versions are kept, and which the newest does not have.
pub(super) fn retired(all: Vec<FormVersion>, newest: &Form) -> HashSet<Name> {
    let versions = versions::by_key(all);
    let carried = versions.values().map(|version| version.carry.form(&version.form));
    let names: HashSet<Name> = carried
        .flat_map(|form| form.items().filter_map(|item| item.name().cloned()).collect::<Vec<_>>())
        .collect();
    let there: HashSet<&Name> = newest.items().filter_map(|item| item.name()).collect();
    names.into_iter().filter(|name| !there.contains(name)).collect()
}

/// Publishes the next version of a study's questionnaire.
///
/// Respondents who began on an older version finish on it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn publish(
    store: &Store,
    study_id: i64,
    request: &Request<'_>,
    now: DateTime<Utc>,
) -> store::Result<Outcome> {
    let Request { text, declared, seen, by } = *request;
    let Checked { form, .. } = match source::read(text) {
        Ok(checked) => checked,
        Err(faults) => return Ok(Outcome::Faulty(faults)),
    };
    let digest = digest(text);
    let tx = store.begin().await?;
    if let Some(review) = review(&tx, study_id, &form, declared).await? {
        if review.before.source == text {
            return Ok(Outcome::Unchanged(Box::new(review.before)));
        }
        if seen != Some(review.before.number) || !review.is_declared() {
            return Ok(Outcome::Review(Box::new(review)));
        }
    }
    let publication =
        Publication { study_id, source: text, form: &form, digest: &digest, declarations: declared, by };
    let version = store::forms::publish(&tx, &publication, now).await?;
    tx.commit().await?;
    Ok(Outcome::Published(Box::new(version)))
}

/// What tells one text of a questionnaire from another: SHA-256, in hex.
#[must_use]
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
