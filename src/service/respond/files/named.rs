//! The files that answers name.

use crate::store::{
    self, Db, Tx,
    attachments::{self, Attachment},
    drafts::Draft,
};
use domain::answer::Raw;
use domain::answer::accept::{Fault, Told};
use domain::form::{Form, Kind, Medium, Name, Page};
use domain::message::Message;
use uuid::Uuid;

/// The question that asks for the file of a field.
pub(super) fn asked(form: &Form, field: &str) -> Option<(Name, Medium)> {
    let question = form.question(field.rsplit('/').next()?)?;
    let Kind::File { medium } = question.kind else { return None };
    Some((question.name.clone(), medium))
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
        let page = page_of(form, &question)?;
        let told = Told::Message(Message::new("respond-file-missing"));
        Some(Fault { page, question, field: field.clone(), told, required: false })
    });
    Ok(missing.collect())
}

/// The page on which a question stands.
pub(super) fn page_of(form: &Form, question: &Name) -> Option<Name> {
    let holds = |page: &&Page| has(&page.items, question);
    form.pages.iter().find(holds).map(|page| page.name.clone())
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
pub(in super::super) async fn hand_over(tx: &Tx, draft: &Draft, answers: &str) -> store::Result<()> {
    for file in at_hand(tx, draft).await? {
        if file.draft_id != draft.id && answers.contains(&file.id.to_string()) {
            attachments::hand_over(tx, file.id, draft.id).await?;
        }
    }
    Ok(())
}

/// Drops the files of a draft that what was sent does not name: they were replaced.
pub(in super::super) async fn settle(tx: &Tx, draft_id: Uuid, answers: &str) -> store::Result<()> {
    for file in attachments::of(tx, draft_id).await? {
        if !answers.contains(&file.id.to_string()) {
            attachments::remove(tx, file.id).await?;
        }
    }
    Ok(())
}
