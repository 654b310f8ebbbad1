//! Files that come with a page, as browsers without scripts send them.

use super::limits::{PIECE, UNKNOWN, fits, media_type, plain, room, too_large, wrong_kind};
use super::named::asked;
use crate::app::App;
use crate::store::{
    self, Tx,
    attachments::{self, Attachment},
    drafts::Draft,
};
use domain::answer::Raw;
use domain::answer::accept::{Fault, Told};
use domain::form::{Form, Medium, Page};
use domain::message::Message;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncSeekExt};
use uuid::Uuid;

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

/// Takes the files that came with a page into the draft, in place of those that their questions had.
/// Answers what was refused; such a question keeps what it had.
///
/// # Errors
/// Where the database cannot be written, or a file that waits cannot be read.
pub(in super::super) async fn take(
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
                raw.0.insert(field.clone(), vec![kept.id.to_string()]);
                drop_replaced(tx, draft.id, &field, raw).await?;
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

async fn keep(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    medium: Medium,
    file: Received,
) -> anyhow::Result<Result<Attachment, Message>> {
    let Some(content) = file.content else { return Ok(Err(too_large(app))) };
    let mut content = tokio::fs::File::from_std(content);
    content.rewind().await?;
    let new = New { id: app.entropy.uuid(), field: file.field, name: &file.name, size: file.size };
    store_whole(app, tx, draft, medium, new, &mut content).await
}

/// A file that is here already.
pub(super) struct New<'a> {
    pub(super) id: Uuid,
    pub(super) field: String,
    pub(super) name: &'a str,
    pub(super) size: u64,
}

/// Stores a file that is here already, or says why it is not taken.
pub(super) async fn store_whole(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    medium: Medium,
    new: New<'_>,
    content: &mut (impl AsyncRead + Unpin),
) -> anyhow::Result<Result<Attachment, Message>> {
    let limit = app.config.limits.file as u64;
    if let Some(refused) = room(app, tx, draft.study_id, draft.id, new.size, limit).await? {
        return Ok(Err(refused));
    }
    let mut kept = Attachment {
        id: new.id,
        study_id: draft.study_id,
        draft_id: draft.id,
        field: new.field,
        name: plain(new.name),
        media_type: String::new(),
        size: new.size,
        sha256: String::new(),
        received: 0,
        created_at: app.clock.now(),
        completed_at: None,
    };
    let (mut digest, mut sniffed) = (Sha256::new(), None);
    attachments::add(tx, &kept).await?;
    while let Some(piece) = read_piece(content).await? {
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

async fn read_piece(content: &mut (impl AsyncRead + Unpin)) -> std::io::Result<Option<Vec<u8>>> {
    let mut piece = Vec::with_capacity(PIECE);
    content.take(PIECE as u64).read_to_end(&mut piece).await?;
    Ok((!piece.is_empty()).then_some(piece))
}

/// Drops what a question had before: of its files those that no answer names any more, since rows that
/// moved take theirs along.
async fn drop_replaced(tx: &Tx, draft_id: Uuid, field: &str, raw: &Raw) -> store::Result<()> {
    let named = |id: Uuid| {
        let id = id.to_string();
        raw.0.values().flatten().any(|value| *value == id)
    };
    for file in attachments::of(tx, draft_id).await? {
        if file.field == field && !named(file.id) {
            attachments::remove(tx, file.id).await?;
        }
    }
    Ok(())
}

/// Drops the file of a question, and what its field says.
pub(in super::super) async fn drop_file(
    tx: &Tx,
    draft_id: Uuid,
    raw: &mut Raw,
    field: &str,
) -> store::Result<()> {
    raw.0.remove(field);
    drop_replaced(tx, draft_id, field, raw).await
}
