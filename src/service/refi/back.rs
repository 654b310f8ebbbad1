//! What a file brought besides codes, codings and memos, taken back with them and brought again: cases,
//! what is asked of them, sets and links. What somebody changed or used since stays, and so do documents.

use crate::store::{self, Db, Tx, case_attributes, cases, set_aside};
use chrono::{DateTime, Utc};
use domain::coding::case::{Key, Kind};
use domain::coding::{Defined, Intake};
use domain::language::Text;
use std::collections::HashSet;
use uuid::Uuid;

/// What tells whether an attribute was changed, without its words.
pub(super) fn mark(label: &Text, kind: &Kind) -> serde_json::Result<Uuid> {
    Ok(Uuid::new_v5(&Uuid::nil(), serde_json::to_string(&(label, kind))?.as_bytes()))
}

/// Takes back what was brought at that time, and answers how much stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take_back(
    tx: &Tx,
    study_id: i64,
    (intake, then): (&Intake, DateTime<Utc>),
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let untouched = cases::changed_at(tx, study_id, &intake.cases, then).await?;
    for id in &untouched {
        cases::remove(tx, *id, now).await?;
    }
    let gone = unused(tx, study_id, intake).await?;
    for id in &gone {
        case_attributes::remove(tx, *id, now).await?;
    }
    set_aside::remove(tx, study_id, (&intake.asides, then), now).await?;
    Ok(intake.completed + intake.cases.len() - untouched.len() + intake.attributes.len() - gone.len())
}

/// Those new attributes that are as they were brought, and of which no case says anything.
async fn unused(db: &impl Db, study_id: i64, intake: &Intake) -> anyhow::Result<Vec<i64>> {
    if intake.attributes.is_empty() {
        return Ok(Vec::new());
    }
    let typed = cases::all(db, study_id).await?.into_iter().flat_map(|case| case.typed.into_keys());
    let used: HashSet<i64> = typed.collect();
    let mut as_brought = HashSet::new();
    for one in case_attributes::all(db, study_id).await? {
        if let Key::Own(id) = one.key {
            as_brought.insert(Defined { id, mark: mark(&one.label, &one.kind)? });
        }
    }
    let gone = intake.attributes.iter().filter(|one| as_brought.contains(one) && !used.contains(&one.id));
    Ok(gone.map(|one| one.id).collect())
}

/// Brings again what was brought at that time and taken back, and answers how much does not come: another has its name by now.
///
/// # Errors
/// Where the database cannot be written.
pub async fn bring_again(
    tx: &Tx,
    study_id: i64,
    (intake, then): (&Intake, DateTime<Utc>),
) -> store::Result<usize> {
    let attributes: Vec<i64> = intake.attributes.iter().map(|one| one.id).collect();
    let stay_away = cases::restore(tx, study_id, &intake.cases).await?
        + case_attributes::restore(tx, study_id, &attributes).await?;
    set_aside::restore(tx, study_id, (&intake.asides, then)).await?;
    Ok(stay_away)
}
