//! Files that stand in a file which a respondent saved because the answers could not be taken.

use super::named::{asked, page_of};
use super::posted::{New, store_whole};
use crate::app::App;
use crate::store::{Tx, attachments, drafts::Draft};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::answer::Raw;
use domain::answer::accept::{Fault, Told};
use domain::form::{Form, Medium, Name};
use domain::message::Message;
use serde::Deserialize;
use uuid::Uuid;

/// The most files that are looked at.
const MOST: usize = 200;

/// A file as it stands in a saved one.
#[derive(Clone, Debug, Deserialize)]
pub struct Enclosed {
    /// Its id, which is the answer to its question.
    pub id: Uuid,
    /// What its sender calls it.
    pub name: String,
    /// Its bytes, by base64.
    pub content: String,
}

/// Takes in the files that the answers name and that have not come otherwise. Answers why some are
/// not taken; one that no answer names is passed over.
///
/// # Errors
/// Where the database cannot be written.
pub(in super::super) async fn enclosed(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    form: &Form,
    raw: &Raw,
    files: &[Enclosed],
) -> anyhow::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for file in files.iter().take(MOST) {
        let Some((field, question, medium)) = naming(form, raw, file.id) else { continue };
        if let Err(message) = take(app, tx, draft, (field, medium), file).await? {
            faults.extend(page_of(form, &question).map(|page| Fault {
                page,
                question,
                field: field.to_owned(),
                told: Told::Message(message),
                required: false,
            }));
        }
    }
    Ok(faults)
}

/// The field and the question that a file answers.
fn naming<'r>(form: &Form, raw: &'r Raw, id: Uuid) -> Option<(&'r str, Name, Medium)> {
    let id = id.to_string();
    let (field, _) = raw.0.iter().find(|(_, values)| values.contains(&id))?;
    let (question, medium) = asked(form, field)?;
    Some((field, question, medium))
}

async fn take(
    app: &App,
    tx: &Tx,
    draft: &Draft,
    (field, medium): (&str, Medium),
    file: &Enclosed,
) -> anyhow::Result<Result<(), Message>> {
    match attachments::lock_anywhere(tx, file.id).await? {
        Some(there) if there.completed_at.is_some() => return Ok(Ok(())),
        // A part of it that came before.
        Some(there) if there.study_id == draft.study_id && there.draft_id == draft.id => {
            attachments::remove(tx, there.id).await?;
        }
        Some(_) => return Ok(Err(Message::new("respond-file-broken"))),
        None => {}
    }
    let Some(bytes) = STANDARD.decode(&file.content).ok().filter(|bytes| !bytes.is_empty()) else {
        return Ok(Err(Message::new("respond-file-broken")));
    };
    let new = New { id: file.id, field: field.to_owned(), name: &file.name, size: bytes.len() as u64 };
    Ok(store_whole(app, tx, draft, medium, new, &mut bytes.as_slice()).await?.map(drop))
}
