//! Files that respondents send: with a page, or in pieces that go on wherever a connection broke.
//!
//! What a file is called and said to be is not believed: its first bytes say what it is, and nothing
//! of it is ever shown inside a page of ours.

use crate::app::App;
use crate::store::{
    self, Db, Tx,
    attachments::{self, Attachment},
    drafts::{self, Draft},
    studies::Study,
    submissions,
};
use domain::answer::Raw;
use domain::answer::accept::{Fault, Told};
use domain::form::{Form, Kind, Medium, Name, Page};
use domain::message::Message;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use uuid::Uuid;

/// The most bytes of a piece.
pub const PIECE: usize = 256 << 10;
/// The least bytes of a piece that is not the last: pieces of a byte would be a row each.
pub const LEAST_PIECE: usize = 1 << 10;
/// The most files of a respondent.
const MOST_FILES: u64 = 200;
/// The longest name kept, in characters.
const LONGEST_NAME: usize = 120;
/// How much of a file says what it is.
const HEAD: usize = 8 << 10;

/// A file as it came with a page: it waits in a file without a name.
#[derive(Debug)]
pub struct Received {
    /// The field of its question.
    pub field: String,
    /// What its sender calls it.
    pub name: String,
    /// Its bytes; none where it was larger than is taken.
    pub content: Option<std::fs::File>,
    /// How many there are.
    pub size: u64,
}

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
    /// Nobody announced it, or it was dropped.
    Unknown,
    /// Another file has the id.
    Taken,
    /// It is not taken, and nothing of it is kept.
    Refused(Message),
}

/// Takes the files that came with a page into the draft, in place of those that their questions had.
/// Answers what was refused; such a question keeps what it had.
///
/// # Errors
/// Where the database cannot be written, or a file that waits cannot be read.
pub(super) async fn take(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    page: &Page,
    form: &Form,
    raw: &mut Raw,
    files: Vec<Received>,
) -> anyhow::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for file in files {
        let Some((name, medium)) = asked(form, &file.field) else { continue };
        let field = file.field.clone();
        match keep(app, tx, draft, medium, file).await? {
            Ok(kept) => {
                drop_others(tx, draft.id, &field, kept.id).await?;
                raw.0.insert(field, vec![kept.id.to_string()]);
            }
            Err(message) => {
                let told = Told::Message(message);
                let page = page.name.clone();
                faults.push(Fault { page, question: name, field, told, required: false });
            }
        }
    }
    Ok(faults)
}

/// The question that asks for the file of a field.
fn asked(form: &Form, field: &str) -> Option<(Name, Medium)> {
    let question = form.question(field.rsplit('/').next()?)?;
    let Kind::File { medium } = question.kind else { return None };
    Some((question.name.clone(), medium))
}

async fn keep(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    medium: Medium,
    file: Received,
) -> anyhow::Result<Result<Attachment, Message>> {
    let limit = app.config.limits.file as u64;
    let Some(content) = file.content else { return Ok(Err(too_large(app))) };
    if let Some(refused) = room(app, tx, draft.study_id, draft.id, file.size, limit).await? {
        return Ok(Err(refused));
    }
    let mut content = tokio::fs::File::from_std(content);
    content.rewind().await?;
    let mut kept = Attachment {
        id: app.entropy.uuid(),
        study_id: draft.study_id,
        draft_id: draft.id,
        field: file.field,
        name: plain(&file.name),
        media_type: String::new(),
        size: file.size,
        sha256: String::new(),
        received: 0,
        created_at: app.clock.now(),
        completed_at: None,
    };
    let (mut digest, mut sniffed) = (Sha256::new(), None);
    attachments::add(tx, &kept).await?;
    while let Some(piece) = read_piece(&mut content).await? {
        digest.update(&piece);
        sniffed.get_or_insert_with(|| media_type(&piece));
        attachments::append(tx, &mut kept, piece).await?;
    }
    let sniffed = sniffed.unwrap_or(UNKNOWN);
    if !fits(medium, sniffed) {
        attachments::remove(tx, kept.id).await?;
        return Ok(Err(wrong_kind(medium)));
    }
    kept.sha256 = crate::service::publish::hex(&digest.finalize());
    attachments::complete(tx, &mut kept, sniffed, app.clock.now()).await?;
    Ok(Ok(kept))
}

async fn read_piece(content: &mut tokio::fs::File) -> std::io::Result<Option<Vec<u8>>> {
    let mut piece = Vec::with_capacity(PIECE);
    content.take(PIECE as u64).read_to_end(&mut piece).await?;
    Ok((!piece.is_empty()).then_some(piece))
}

/// Drops what a question had before.
async fn drop_others(tx: &Tx, draft_id: Uuid, field: &str, kept: Uuid) -> store::Result<()> {
    for file in attachments::of(tx, draft_id).await? {
        if file.field == field && file.id != kept {
            attachments::remove(tx, file.id).await?;
        }
    }
    Ok(())
}

/// Drops the file of a question, and what its field says.
pub(super) async fn drop_file(tx: &Tx, draft_id: Uuid, raw: &mut Raw, field: &str) -> store::Result<()> {
    raw.0.remove(field);
    drop_others(tx, draft_id, field, Uuid::nil()).await
}

/// What is wrong with the files that answers name: each must be whole, and the draft's own.
///
/// # Errors
/// Where the database cannot be read.
pub async fn faults(db: &impl Db, form: &Form, draft: &Draft, raw: &Raw) -> store::Result<Vec<Fault>> {
    let named: Vec<(Name, &String, &str)> = raw
        .0
        .iter()
        .filter_map(|(field, values)| Some((asked(form, field)?.0, field, values.first()?.as_str())))
        .filter(|(.., value)| Uuid::try_parse(value).is_ok())
        .collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let there = at_hand(db, draft).await?;
    let whole = |id: &str| there.iter().any(|file| file.id.to_string() == id && file.completed_at.is_some());
    let missing = named.into_iter().filter(|(.., id)| !whole(id)).filter_map(|(question, field, _)| {
        let holds = |page: &&Page| has(&page.items, &question);
        let page = form.pages.iter().find(holds)?.name.clone();
        let told = Told::Message(Message::new("respond-file-missing"));
        Some(Fault { page, question, field: field.clone(), told, required: false })
    });
    Ok(missing.collect())
}

fn has(items: &[domain::form::Item], name: &Name) -> bool {
    items.iter().any(|item| match item {
        domain::form::Item::Question(question) => question.name == *name,
        domain::form::Item::Group(group) => has(&group.items, name),
        domain::form::Item::Note(_) => false,
    })
}

/// The files that a draft may name: its own, and those of the submission that it corrects.
///
/// # Errors
/// Where the database cannot be read.
pub async fn at_hand(db: &impl Db, draft: &Draft) -> store::Result<Vec<Attachment>> {
    let mut files = attachments::of(db, draft.id).await?;
    if let Some(corrected) = draft.supersedes {
        let earlier = attachments::of(db, corrected).await?;
        files.extend(earlier.into_iter().filter(|file| file.study_id == draft.study_id));
    }
    Ok(files)
}

/// Hands over the files of a corrected submission that its correction still names.
pub(super) async fn hand_over(tx: &Tx, draft: &Draft, answers: &str) -> store::Result<()> {
    for file in at_hand(tx, draft).await? {
        if file.draft_id != draft.id && answers.contains(&file.id.to_string()) {
            attachments::hand_over(tx, file.id, draft.id).await?;
        }
    }
    Ok(())
}

/// Drops the files of a draft that what was sent does not name: they were replaced.
pub(super) async fn settle(tx: &Tx, draft_id: Uuid, answers: &str) -> store::Result<()> {
    for file in attachments::of(tx, draft_id).await? {
        if !answers.contains(&file.id.to_string()) {
            attachments::remove(tx, file.id).await?;
        }
    }
    Ok(())
}

/// Announces a file, or answers how much of it has come.
///
/// # Errors
/// Where the database cannot be written.
pub async fn announce(app: &App, study: &Study, new: Announced) -> store::Result<Coming> {
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
        created_at: app.clock.now(),
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
        && store::submissions::by_id(&tx, study.id, file.draft_id).await?.is_none()
    {
        attachments::remove(&tx, id).await?;
    }
    tx.commit().await
}

/// Drops what was announced more than a week ago for a draft that is not there, nor sent; a phone
/// that had no network meanwhile sends it again. Answers how many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(app: &App) -> store::Result<u64> {
    let then = app.clock.now() - chrono::TimeDelta::days(7);
    let tx = app.store.begin().await?;
    let gone = attachments::sweep(&tx, then).await?;
    tx.commit().await?;
    Ok(gone)
}

/// Why there is no room for a file of that size, if so.
async fn room(
    app: &App,
    tx: &Tx,
    study_id: i64,
    draft_id: Uuid,
    size: u64,
    limit: u64,
) -> store::Result<Option<Message>> {
    let limits = app.config.limits;
    if size > limit {
        return Ok(Some(too_large(app)));
    }
    let draft = attachments::stock_of_draft(tx, draft_id).await?;
    if draft.files >= MOST_FILES || draft.bytes + size > limits.files as u64 {
        return Ok(Some(Message::new("respond-file-many")));
    }
    let study = attachments::stock_of_study(tx, study_id).await?;
    let full = study.bytes + size > limits.study_files as u64;
    Ok(full.then(|| Message::new("respond-file-full")))
}

fn too_large(app: &App) -> Message {
    Message::new("respond-file-large").with("limit", (app.config.limits.file >> 20).max(1))
}

fn wrong_kind(medium: Medium) -> Message {
    Message::new(match medium {
        Medium::Image => "respond-file-no-image",
        Medium::Audio => "respond-file-no-audio",
        Medium::Video => "respond-file-no-video",
        Medium::Any => "respond-file-broken",
    })
}

/// A name without a folder, a control character or a mark that turns the direction of writing.
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name: String = name.chars().filter(|c| !odd(*c)).collect();
    let name = name.trim();
    let length = name.chars().count();
    // The ending says what it is, so the beginning goes.
    name.chars().skip(length.saturating_sub(LONGEST_NAME)).collect()
}

/// What nothing is known of.
const UNKNOWN: &str = "application/octet-stream";

/// What a file is, by its first bytes.
fn media_type(head: &[u8]) -> &'static str {
    infer::get(&head[..head.len().min(HEAD)]).map_or(UNKNOWN, |kind| kind.mime_type())
}

/// Whether a question takes that. Phones record sound into the same boxes as films.
fn fits(medium: Medium, media_type: &str) -> bool {
    const BOXES: [&str; 5] = ["video/mp4", "video/webm", "video/3gpp", "video/quicktime", "video/x-matroska"];
    match medium {
        Medium::Image => media_type.starts_with("image/"),
        Medium::Audio => media_type.starts_with("audio/") || BOXES.contains(&media_type),
        Medium::Video => media_type.starts_with("video/"),
        Medium::Any => true,
    }
}

#[cfg(test)]
mod tests;
