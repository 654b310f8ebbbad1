//! Publishing a questionnaire: checked first, then kept for good.

use crate::store::{self, Store, forms::FormVersion, forms::Publication};
use chrono::{DateTime, Utc};
use domain::form::source::{self, Checked, Fault};
use sha2::{Digest, Sha256};

/// What came of publishing.
#[derive(Debug)]
pub enum Outcome {
    /// It is out.
    Published(Box<FormVersion>),
    /// The newest version was made from exactly this text; nothing was done.
    Unchanged(Box<FormVersion>),
    /// It has faults; nothing was done.
    Faulty(Vec<Fault>),
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
    text: &str,
    by: Option<i64>,
    now: DateTime<Utc>,
) -> store::Result<Outcome> {
    let Checked { form, .. } = match source::read(text) {
        Ok(checked) => checked,
        Err(faults) => return Ok(Outcome::Faulty(faults)),
    };
    let digest = digest(text);
    let tx = store.begin().await?;
    if let Some(latest) = store::forms::latest(&tx, study_id).await?.filter(|latest| latest.source == text) {
        return Ok(Outcome::Unchanged(Box::new(latest)));
    }
    let publication = Publication { study_id, source: text, form: &form, digest: &digest, by };
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
