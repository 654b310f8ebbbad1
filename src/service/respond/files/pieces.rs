//! A file that a phone sends in pieces, each of which may come twice.

use super::limits::{LEAST_PIECE, LONGEST_NAME, UNKNOWN, fits, media_type, plain, room, wrong_kind};
use super::named::asked;
use crate::app::App;
use crate::store::{
    self, Tx,
    attachments::{self, Attachment},
    drafts,
    studies::Study,
    submissions,
};
use domain::form::{Medium, Name};
use domain::message::Message;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// A file that a phone is going to send in pieces.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// Its id, made by the phone.
    pub id: Uuid,
    /// The draft it belongs to, which may not have come yet.
    pub draft: Uuid,
    /// The field of its question.
    pub field: String,
    /// What its sender calls it.
    pub name: String,
    /// What its sender says it is.
    #[serde(rename = "type", default)]
    pub media_type: String,
    /// How many bytes it has.
    pub size: u64,
    /// SHA-256 of it, in hex; empty where the phone's browser computes none.
    #[serde(default)]
    pub sha256: String,
}

/// What came of an announcement or a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// So much has come; whole where that is all of it.
    At(Attachment),
    /// It does not go on there, but where this says.
    Elsewhere(Attachment),
    /// So many were announced from there that this one has to wait.
    TooMany,
    /// Nobody announced it, or it was dropped.
    Unknown,
    /// Another file has the id.
    Taken,
    /// It is not taken, and nothing of it is kept.
    Refused(Message),
}

/// Announces a file, or answers how much of it has come; the limit on announcements goes by the client.
///
/// # Errors
/// Where the database cannot be written.
pub async fn announce(
    app: &App,
    study: &Study,
    new: Announced,
    client: Option<IpAddr>,
) -> store::Result<Coming> {
    let tx = app.store.begin().await?;
    if let Some(there) = attachments::lock(&tx, study.id, new.id).await? {
        let same = there.draft_id == new.draft && there.size == new.size && there.sha256 == new.sha256;
        return Ok(if same { Coming::At(there) } else { Coming::Taken });
    }
    // Nothing comes late for what was sent: no answer would name it.
    if submissions::by_id(&tx, study.id, new.draft).await?.is_some() {
        return Ok(Coming::Refused(Message::new("respond-file-broken")));
    }
    let hex =
        new.sha256.len() == 64 && new.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let fine = (hex || new.sha256.is_empty()) && is_field(&new.field) && new.size > 0;
    if !fine {
        return Ok(Coming::Refused(Message::new("respond-file-broken")));
    }
    let now = app.clock.now();
    if !app.announcements.admit(client, now) {
        return Ok(Coming::TooMany);
    }
    let limit = app.config.limits.file as u64;
    if let Some(refused) = room(app, &tx, study.id, new.draft, new.size, limit).await? {
        return Ok(Coming::Refused(refused));
    }
    let file = Attachment {
        id: new.id,
        study_id: study.id,
        draft_id: new.draft,
        field: new.field,
        name: plain(&new.name),
        media_type: new.media_type.chars().take(LONGEST_NAME).collect(),
        size: new.size,
        sha256: new.sha256,
        received: 0,
        created_at: now,
        completed_at: None,
    };
    attachments::add(&tx, &file).await?;
    tx.commit().await?;
    Ok(Coming::At(file))
}

/// The field of a question, maybe of rows: `photo`, `kin/2/photo`.
fn is_field(field: &str) -> bool {
    let part = |part: &str| Name::new(part).is_ok() || part.bytes().all(|byte| byte.is_ascii_digit());
    field.len() <= 250 && field.split('/').all(|text| !text.is_empty() && part(text))
}

/// How much of a file has come.
///
/// # Errors
/// Where the database cannot be read.
pub async fn coming(app: &App, study: &Study, id: Uuid) -> store::Result<Option<Attachment>> {
    attachments::by_id(&app.store, study.id, id).await
}

/// Adds a piece that begins at `start`. One that came before changes nothing, so that whoever got no
/// answer may send it again.
///
/// # Errors
/// Where the database cannot be written.
pub async fn append(app: &App, study: &Study, id: Uuid, start: u64, piece: &[u8]) -> store::Result<Coming> {
    let tx = app.store.begin().await?;
    let Some(mut file) = attachments::lock(&tx, study.id, id).await? else { return Ok(Coming::Unknown) };
    let end = start + piece.len() as u64;
    if end <= file.received {
        return Ok(Coming::At(file));
    }
    if start > file.received {
        return Ok(Coming::Elsewhere(file));
    }
    let fresh = usize::try_from(file.received - start).map_or(&[][..], |known| &piece[known..]);
    if end > file.size || (fresh.len() < LEAST_PIECE && end < file.size) {
        return Ok(Coming::Refused(Message::new("respond-file-broken")));
    }
    let stock = attachments::stock_of_study(&tx, study.id).await?;
    if stock.bytes + fresh.len() as u64 > app.config.limits.study_files as u64 {
        return Ok(Coming::Refused(Message::new("respond-file-full")));
    }
    attachments::append(&tx, &mut file, fresh.to_vec()).await?;
    let outcome =
        if file.received == file.size { finish(app, &tx, study, file).await? } else { Coming::At(file) };
    tx.commit().await?;
    Ok(outcome)
}

/// Sees that a file that has come is the one announced.
async fn finish(app: &App, tx: &Tx, study: &Study, mut file: Attachment) -> store::Result<Coming> {
    let (mut digest, mut at, mut sniffed) = (Sha256::new(), 0, UNKNOWN);
    while let Some(piece) = attachments::piece(tx, file.id, at).await? {
        if at == 0 {
            sniffed = media_type(&piece);
        }
        at += piece.len() as u64;
        digest.update(&piece);
    }
    let announced = !file.sha256.is_empty();
    if announced && crate::service::publish::hex(&digest.finalize()) != file.sha256 {
        attachments::remove(tx, file.id).await?;
        return Ok(Coming::Refused(Message::new("respond-file-broken")));
    }
    if let Some(medium) = medium(tx, study, &file).await?
        && !fits(medium, sniffed)
    {
        attachments::remove(tx, file.id).await?;
        return Ok(Coming::Refused(wrong_kind(medium)));
    }
    attachments::complete(tx, &mut file, sniffed, app.clock.now()).await?;
    Ok(Coming::At(file))
}

/// What the question of a file takes, by the form of its draft or else the newest.
async fn medium(tx: &Tx, study: &Study, file: &Attachment) -> store::Result<Option<Medium>> {
    let version = match drafts::by_id(tx, study.id, file.draft_id).await? {
        Some(draft) => store::forms::by_id(tx, draft.form_version_id).await?,
        None => store::forms::latest(tx, study.id).await?,
    };
    Ok(version.and_then(|version| asked(&version.form, &file.field)).map(|(_, medium)| medium))
}

/// Drops a file that was not sent with a submission.
///
/// # Errors
/// Where the database cannot be written.
pub async fn discard(app: &App, study: &Study, id: Uuid) -> store::Result<()> {
    let tx = app.store.begin().await?;
    if let Some(file) = attachments::lock(&tx, study.id, id).await?
        && submissions::by_id(&tx, study.id, file.draft_id).await?.is_none()
    {
        attachments::remove(&tx, id).await?;
    }
    tx.commit().await
}

/// Drops drafts that were opened a month ago and in which nothing was answered, and what was announced
/// more than a week ago for a draft that is not there, nor sent; a phone that had no network meanwhile
/// sends it again. Answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(app: &App) -> store::Result<u64> {
    let now = app.clock.now();
    let then = now - chrono::TimeDelta::days(7);
    let tx = app.store.begin().await?;
    store::drafts::sweep(&tx, now - chrono::TimeDelta::days(30)).await?;
    let gone = attachments::sweep(&tx, then).await?;
    tx.commit().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_names_and_rows() {
        for field in ["photo", "kin/2/photo", "kin/2/toys/1/photo"] {
            assert!(is_field(field), "{field}");
        }
        for field in ["", "/", "kin//photo", "a b", "../x", "a/<b>"] {
            assert!(!is_field(field), "{field}");
        }
    }
}
