//! Taking back what was done, and doing it again.

use super::deed::{self, Author, Deed, Done};
use super::{Outcome, Refusal};
use crate::app::App;
use crate::service::corrections::forward::forward;
use crate::service::refi::back;
use crate::service::team::readings;
use crate::store::{
    self, Tx, codings,
    commands::{self, Command, Place},
    decisions,
    studies::Study,
};
use domain::coding::{Changes, Kind, Placed, reachable};

/// How far back an author's history is read. Whoever goes back so far has forgotten what was there.
pub(super) const FAR: u64 = 2_000;

/// How many steps are passed over at once.
const MOST_PASSED: usize = 200;

/// How many steps are tried at once: each may take a comparison of texts, while others of the study wait.
const MOST_TRIED: usize = 20;

/// A step that was taken back.
#[derive(Clone, Debug)]
pub struct Undone {
    /// What that did.
    pub done: Done,
    /// The command that was taken back.
    pub of: i64,
    /// The author's later commands that could not be, the newest first.
    pub passed: Vec<i64>,
}

/// Takes back the last thing that the author did in a place. What others made impossible to take back
/// is passed over: it would stand before all that the author did earlier.
///
/// # Errors
/// See [`Outcome`]. Where nothing can be taken back, the refusal is that of the last step.
pub async fn undo(app: &App, study: &Study, author: &Author, place: Place) -> Outcome<Undone> {
    let tx = deed::begin(&app.store, study.id).await?;
    let mut steps = commands::steps(&tx, study.id, author.account, place, FAR).await?;
    let (mut passed, mut tried, mut refused) = (Vec::new(), 0, None);
    while let (Some(last), _) = reachable(steps.iter().copied()) {
        let refusal = if is_left_so(&tx, study.id, last).await? {
            tried += 1;
            let part = tx.part().await?;
            match again(app, &part, study, author, last, Kind::Undo).await? {
                Ok(done) => {
                    part.join().await?;
                    tx.commit().await?;
                    return Ok(Ok(Undone { done, of: last, passed }));
                }
                Err(refusal) => {
                    part.give_up().await?;
                    refusal
                }
            }
        } else {
            Refusal::Changed
        };
        let first = *refused.get_or_insert(refusal);
        if !is_of_later(refusal) || passed.len() == MOST_PASSED || tried == MOST_TRIED {
            return Ok(Err(first));
        }
        passed.push(last);
        steps.retain(|(id, _, of)| of.unwrap_or(*id) != last);
    }
    Ok(Err(refused.unwrap_or(Refusal::Nothing)))
}

/// Whether the codings of a command are as it left them, wherever their words stand by now: told without a
/// comparison of texts.
async fn is_left_so(tx: &Tx, study_id: i64, id: i64) -> store::Result<bool> {
    let Some(command) = commands::by_id(tx, study_id, id).await? else { return Ok(false) };
    let besides_place = |placed: Placed| (placed.code, placed.coder, placed.consensus);
    for change in &command.changes.codings {
        let state = codings::state(tx, study_id, change.id).await?;
        let now = state.and_then(|(_, placed)| placed);
        if now.map(besides_place) != change.after.map(besides_place) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a step cannot be taken back because of what was done after it: what it is about was changed, the
/// text was corrected, the name or the words have somebody's by now, or its author may do less.
const fn is_of_later(refusal: Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Changed
            | Refusal::StillUsed
            | Refusal::Gone
            | Refusal::Foreign
            | Refusal::Corrected
            | Refusal::Double
            | Refusal::Unfit(_)
    )
}

/// Does again what the author took back last in a place, unless they did something else since.
///
/// # Errors
/// See [`Outcome`].
pub async fn redo(app: &App, study: &Study, author: &Author, place: Place) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let steps = commands::steps(&tx, study.id, author.account, place, FAR).await?;
    let (_, Some(last)) = reachable(steps) else { return Ok(Err(Refusal::Nothing)) };
    let done = again(app, &tx, study, author, last, Kind::Redo).await?;
    ended(tx, done).await
}

/// Takes back one command of the author's, whatever they did since, if what it changed is as it left it.
///
/// # Errors
/// See [`Outcome`].
pub async fn undo_command(app: &App, study: &Study, author: &Author, id: i64) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let done = again(app, &tx, study, author, id, Kind::Undo).await?;
    ended(tx, done).await
}

/// Makes what was done lasting, or gives all of it up where it was refused.
async fn ended(tx: Tx, done: Result<Done, Refusal>) -> Outcome<Done> {
    match done {
        Ok(_) => tx.commit().await?,
        Err(_) => tx.give_up().await?,
    }
    Ok(done)
}

/// Takes a command back or does it again; where that is refused, nothing of the transaction may be kept.
async fn again(app: &App, tx: &Tx, study: &Study, author: &Author, id: i64, kind: Kind) -> Outcome<Done> {
    let command = commands::by_id(tx, study.id, id).await?;
    let Some(command) = command.filter(|command| is_theirs(command, author)) else {
        return Ok(Err(Refusal::Gone));
    };
    let mut changes = match kind {
        Kind::Undo => command.changes.inverse(),
        Kind::Do | Kind::Redo => command.changes,
    };
    if !is_open(tx, study, author, (command.document_id, &changes)).await? {
        return Ok(Err(Refusal::Gone));
    }
    if let Err(refusal) = author.may_do(&changes) {
        return Ok(Err(refusal));
    }
    if kind == Kind::Redo && is_decided_anew(tx, study.id, id).await? {
        return Ok(Err(Refusal::Changed));
    }
    if let Err(refusal) = forward(tx, study.id, command.number, &mut changes).await? {
        return Ok(Err(refusal));
    }
    let deed = Deed {
        author: Some(author.account),
        document_id: command.document_id,
        action: &command.action,
        kind,
        of_id: Some(id),
        key: author.key,
    };
    let now = app.clock.now();
    let left = match kind {
        Kind::Undo => back::take_back(tx, study.id, (&changes.intake, command.done_at), now).await?,
        Kind::Do | Kind::Redo => back::bring_again(tx, study.id, (&changes.intake, command.done_at)).await?,
    };
    let done = deed::perform(tx, study.id, deed, changes, now).await?;
    Ok(done.map(|done| Done { left, ..done }))
}

/// Whether the command was a decision, and about the same another one holds by now.
async fn is_decided_anew(tx: &Tx, study_id: i64, command_id: i64) -> store::Result<bool> {
    let decisions = decisions::of_study(tx, study_id).await?;
    let Some(own) = decisions.iter().find(|one| one.command_id == command_id) else { return Ok(false) };
    let mut others = decisions.iter().filter(|one| one.id != own.id && one.taken_back.is_none());
    Ok(others.any(|one| one.is_of_the_same(own)))
}

/// Whether the author opens the documents in which something changes: one may have been taken back since.
async fn is_open(
    tx: &Tx,
    study: &Study,
    author: &Author,
    (document_id, changes): (Option<i64>, &Changes),
) -> store::Result<bool> {
    let Some(open) = readings::open_to(tx, study, author.role, author.account).await? else {
        return Ok(true);
    };
    if document_id.is_some_and(|document| !open.contains(&document)) {
        return Ok(false);
    }
    for change in &changes.codings {
        let state = codings::state(tx, study.id, change.id).await?;
        if state.is_some_and(|(document, _)| !open.contains(&document)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_theirs(command: &Command, author: &Author) -> bool {
    let of_text = commands::OF_TEXTS.contains(&command.action.as_str());
    command.account_id == Some(author.account) && command.kind == Kind::Do && !of_text
}
