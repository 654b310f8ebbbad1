//! The one way in which codes, codings and memos change.

use super::{Outcome, Refusal};
use crate::store::{
    self, Tx, codebook, codings,
    commands::{self, NewCommand},
    documents, memos, studies,
    studies::Study,
};
use chrono::{DateTime, Utc};
use domain::coding::{Change, Changes, CodeEntry, Codebook, Kind, Placed, Sight, Unfit};
use domain::study::Role;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// Who does something.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// The account.
    pub account: i64,
    /// What they may do in the study.
    pub role: Role,
    /// Whose codings they see.
    pub sight: Sight,
    /// The key that their browser gave what they do, so that it is done once however often it is sent.
    pub key: Option<Uuid>,
}

impl Author {
    /// A member of the study's team.
    #[must_use]
    pub fn new(study: &Study, account: i64, role: Role) -> Self {
        Self { account, role, sight: Sight::of(study.blind, role, account), key: None }
    }

    /// The same, with the key of what they do.
    #[must_use]
    pub const fn with_key(self, key: Uuid) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Whether they may change a coding: their own, or as a researcher any that they see.
    ///
    /// # Errors
    /// Why not; what they do not see is not there.
    pub fn may_change(&self, coding: &Placed) -> Result<(), Refusal> {
        if !self.sight.sees(coding) {
            return Err(Refusal::Gone);
        }
        let own = coding.coder == Some(self.account) && !coding.consensus;
        if own || self.role.may(Role::Researcher) { Ok(()) } else { Err(Refusal::Foreign) }
    }

    /// Whether they may do or take back all of this now, whatever they were when it was done: codes with
    /// all that hangs on them, and what a file brought, as a researcher, codings as [`Self::may_change`] says.
    ///
    /// # Errors
    /// Why not.
    pub fn may_do(&self, changes: &Changes) -> Result<(), Refusal> {
        if !changes.codes.is_empty() || !changes.intake.is_empty() {
            return if self.role.may(Role::Researcher) { Ok(()) } else { Err(Refusal::Foreign) };
        }
        let places = changes.codings.iter().flat_map(|change| [change.before, change.after]);
        places.flatten().try_for_each(|placed| self.may_change(&placed))
    }
}

/// What a command is, besides its changes.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// Who does it; `None` for what the program itself does.
    pub author: Option<i64>,
    /// The document it is done in; `None` for the codebook, or for many documents at once.
    pub document_id: Option<i64>,
    /// What it is called, the end of a Fluent key `coding-deed-…`.
    pub action: &'a str,
    /// A deed of its own, or one taken back or done again.
    pub kind: Kind,
    /// The deed that is taken back or done again.
    pub of_id: Option<i64>,
    /// See [`Author::key`].
    pub key: Option<Uuid>,
}

impl<'a> Deed<'a> {
    /// A deed of its own.
    #[must_use]
    pub const fn new(author: &Author, document_id: Option<i64>, action: &'a str) -> Self {
        Self {
            author: Some(author.account),
            document_id,
            action,
            kind: Kind::Do,
            of_id: None,
            key: author.key,
        }
    }
}

/// A command that was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its key.
    pub id: i64,
    /// Its place in the study's order; every change is in the database up to it.
    pub number: i64,
    /// What it changed, new keys included.
    pub changes: Changes,
    /// How much of what a file brought stays where its intake is taken back, or stays away where it is done
    /// again.
    pub left: usize,
}

/// Begins a command: nobody else writes to the study's coding until the transaction ends.
///
/// # Errors
/// Where the database is out of reach.
pub async fn begin(store: &store::Store, study_id: i64) -> store::Result<Tx> {
    let tx = store.begin().await?;
    studies::lock(&tx, study_id).await?;
    Ok(tx)
}

/// Does what a command says, logs it, and ends the transaction: with all that was done in it, or with
/// nothing of it.
///
/// # Errors
/// See [`perform`].
pub async fn keep(
    tx: Tx,
    study_id: i64,
    deed: Deed<'_>,
    changes: Changes,
    now: DateTime<Utc>,
) -> Outcome<Done> {
    match perform(&tx, study_id, deed, changes, now).await? {
        Ok(done) => {
            tx.commit().await?;
            Ok(Ok(done))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Does what a command says and logs it. A coding of the new code 0 gets the code that the command
/// makes. Memos are made by [`memos::add`] before, and [`note`]d.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one where something is not as the
/// command says it was: then nothing of the transaction may be kept.
pub async fn perform(
    tx: &Tx,
    study_id: i64,
    deed: Deed<'_>,
    mut changes: Changes,
    now: DateTime<Utc>,
) -> store::Result<Result<Done, Refusal>> {
    for change in &mut changes.codes {
        if let Err(refusal) = change_code(tx, study_id, change, now).await? {
            return Ok(Err(refusal));
        }
    }
    let made = changes.codes.iter().find(|change| change.before.is_none()).map(|change| change.id);
    let codes = codebook::all(tx, study_id).await?;
    // What comes back may have lost the code above it, or have come to stand above that.
    if !changes.codes.is_empty() && !Codebook::is_sound(&codes) {
        return Ok(Err(Refusal::Changed));
    }
    let known: HashSet<i64> = codes.iter().map(|code| code.id).collect();
    if takes_a_name(&changes.codes, codes) {
        return Ok(Err(Unfit::Double.into()));
    }
    let mut touched: BTreeMap<i64, HashSet<Placed>> = BTreeMap::new();
    for change in &mut changes.codings {
        if let (Some(Placed { code, .. }), Some(made)) = (&mut change.after, made)
            && *code == 0
        {
            *code = made;
        }
        if change.after.is_some_and(|after| !known.contains(&after.code)) {
            return Ok(Err(Refusal::Changed));
        }
        match change_coding(tx, study_id, deed.document_id, change, now).await? {
            Ok(document) => touched.entry(document).or_default().extend(change.after),
            Err(refusal) => return Ok(Err(refusal)),
        };
    }
    if is_there_twice(tx, &changes.codings, &touched).await? {
        return Ok(Err(Refusal::Double));
    }
    for change in &changes.memos {
        if let Err(refusal) = change_memo(tx, study_id, change, now).await? {
            return Ok(Err(refusal));
        }
    }
    let gone: Vec<i64> =
        changes.codes.iter().filter(|change| change.after.is_none()).map(|change| change.id).collect();
    if is_still_used(tx, study_id, &gone).await? {
        return Ok(Err(Refusal::StillUsed));
    }
    for document in touched.into_keys() {
        documents::touch(tx, study_id, document).await?;
    }
    Ok(Ok(note(tx, study_id, deed, changes, now).await?))
}

/// Whether a code that came, moved or got another name has the name of one beside it.
fn takes_a_name(changes: &[Change<CodeEntry>], codes: Vec<CodeEntry>) -> bool {
    let known = |code: &CodeEntry| (code.parent, code.label.clone());
    let named = |change: &&Change<CodeEntry>| {
        change.after.is_some() && change.before.as_ref().map(known) != change.after.as_ref().map(known)
    };
    let book = Codebook::new(codes);
    changes.iter().filter(named).any(|change| book.is_double(change.id))
}

/// Whether a coding that the command does not change has the code, the words and the coder of one that
/// it does. Those whose coder's account is gone are told apart by nothing, and are not the same. What is
/// agreed upon comes once, whoever decides it.
async fn is_there_twice(
    tx: &Tx,
    changes: &[Change<Placed>],
    touched: &BTreeMap<i64, HashSet<Placed>>,
) -> store::Result<bool> {
    let own: HashSet<i64> = changes.iter().map(|change| change.id).collect();
    let coming = changes.iter().filter(|change| change.before.is_none()).filter_map(|change| change.after);
    let agreed: HashSet<Placed> = coming.filter(|placed| placed.consensus).collect();
    for (document, placed) in touched.iter().filter(|(_, placed)| !placed.is_empty()) {
        let there = codings::of_document(tx, *document, Sight::All).await?;
        let comes_again = |there: &Placed| {
            let mut coming = agreed.intersection(placed);
            there.consensus && coming.any(|one| (one.code, one.span) == (there.code, there.span))
        };
        let mut others = there.iter().filter(|row| !own.contains(&row.id)).map(|row| row.placed);
        if others.any(|one| one.coder.is_some() && placed.contains(&one) || comes_again(&one)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether words or memos still have one of these codes.
async fn is_still_used(tx: &Tx, study_id: i64, codes: &[i64]) -> store::Result<bool> {
    if codes.is_empty() {
        return Ok(false);
    }
    let coded = codings::of_codes(tx, study_id, codes, Sight::All).await?;
    Ok(!coded.is_empty() || !memos::of_codes(tx, study_id, codes).await?.is_empty())
}

/// Logs a command whose changes are made already.
///
/// # Errors
/// Where the database cannot be written.
pub async fn note(
    tx: &Tx,
    study_id: i64,
    deed: Deed<'_>,
    changes: Changes,
    now: DateTime<Utc>,
) -> store::Result<Done> {
    let command = NewCommand {
        document_id: deed.document_id,
        account_id: deed.author,
        kind: deed.kind,
        of_id: deed.of_id,
        action: deed.action,
        key: deed.key,
        changes: &changes,
    };
    let (id, number) = commands::log(tx, study_id, &command, now).await?;
    Ok(Done { id, number, changes, left: 0 })
}

async fn change_code(
    tx: &Tx,
    study_id: i64,
    change: &mut Change<CodeEntry>,
    now: DateTime<Utc>,
) -> store::Result<Result<(), Refusal>> {
    if change.id == 0 {
        let Some(after) = &mut change.after else { return Ok(Err(Refusal::Gone)) };
        change.id = codebook::add(tx, study_id, after, now).await?;
        after.id = change.id;
        return Ok(Ok(()));
    }
    let Some((stored, removed)) = codebook::by_id(tx, study_id, change.id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    if (!removed).then_some(&stored) != change.before.as_ref() {
        return Ok(Err(Refusal::Changed));
    }
    match &change.after {
        Some(after) => codebook::change(tx, after).await?,
        None => codebook::remove(tx, change.id, now).await?,
    }
    Ok(Ok(()))
}

/// Changes a coding and answers its document.
async fn change_coding(
    tx: &Tx,
    study_id: i64,
    document_id: Option<i64>,
    change: &mut Change<Placed>,
    now: DateTime<Utc>,
) -> store::Result<Result<i64, Refusal>> {
    if change.id == 0 {
        let (Some(after), Some(document)) = (&change.after, document_id) else {
            return Ok(Err(Refusal::Gone));
        };
        change.id = codings::add(tx, document, after, now).await?;
        return Ok(Ok(document));
    }
    let Some((document, stored)) = codings::state(tx, study_id, change.id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    if stored != change.before {
        return Ok(Err(Refusal::Changed));
    }
    match &change.after {
        Some(after) => codings::put(tx, change.id, after).await?,
        None => codings::remove(tx, change.id, now).await?,
    }
    Ok(Ok(document))
}

async fn change_memo(
    tx: &Tx,
    study_id: i64,
    change: &Change<String>,
    now: DateTime<Utc>,
) -> store::Result<Result<(), Refusal>> {
    let Some((stored, removed)) = memos::by_id(tx, study_id, change.id).await? else {
        return Ok(Err(Refusal::Gone));
    };
    if (!removed).then_some(&stored.text) != change.before.as_ref() {
        return Ok(Err(Refusal::Changed));
    }
    memos::put(tx, change.id, change.after.as_deref(), now).await?;
    Ok(Ok(()))
}
