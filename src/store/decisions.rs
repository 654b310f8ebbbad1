//! What was decided about a code in a passage where coders differ. What was done then, and by whom and
//! when, the command says; whether it was taken back, a later command that is about it.

use super::{Db, Error, Result, Tx, commands};
use chrono::{DateTime, Utc};
use domain::coding::{Kind, Placed};
use entity::{command, decision};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its key.
    pub id: i64,
    /// The document.
    pub document_id: i64,
    /// The code.
    pub code_id: i64,
    /// The number of the passage.
    pub passage: i32,
    /// The command that did it.
    pub command_id: i64,
    /// Who decided; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// Why.
    pub note: String,
    /// What was put into the layer that is agreed upon; nothing where the code is not to be there.
    pub agreed: Vec<Placed>,
    /// Who took it back, and when.
    pub taken_back: Option<(Option<i64>, DateTime<Utc>)>,
}

/// Notes a decision and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(
    tx: &Tx,
    study_id: i64,
    (document_id, code_id, passage): (i64, i64, i32),
    command_id: i64,
    note: &str,
) -> Result<i64> {
    let row = decision::ActiveModel {
        study_id: Set(study_id),
        document_id: Set(document_id),
        code_id: Set(code_id),
        passage: Set(passage),
        command_id: Set(command_id),
        note: Set(note.to_owned()),
        ..Default::default()
    };
    Ok(decision::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// The decisions of a study, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Vec<Decision>> {
    let rows = decision::Entity::find()
        .filter(decision::COLUMN.study_id.eq(study_id))
        .order_by_desc(decision::COLUMN.id)
        .all(db.connection())
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.command_id).collect();
    let done = by_ids(db, study_id, command::Column::Id, &ids).await?;
    let done: HashMap<i64, commands::Command> =
        done.into_iter().map(|command| (command.id, command)).collect();
    let mut back: HashMap<i64, commands::Command> = HashMap::new();
    // In their order, so the last word stays.
    for command in by_ids(db, study_id, command::Column::OfId, &ids).await? {
        back.insert(command.of_id.unwrap_or_default(), command);
    }
    rows.into_iter().map(|row| read(row, &done, &back)).collect()
}

/// How many keys are asked for at once: databases take only so many.
const AT_ONCE: usize = 500;

async fn by_ids(
    db: &impl Db,
    study_id: i64,
    column: command::Column,
    ids: &[i64],
) -> Result<Vec<commands::Command>> {
    let mut found = Vec::new();
    for ids in ids.chunks(AT_ONCE) {
        let rows = command::Entity::find()
            .filter(command::COLUMN.study_id.eq(study_id))
            .filter(column.is_in(ids.iter().copied()))
            .order_by_asc(command::COLUMN.number)
            .all(db.connection())
            .await?;
        for row in rows {
            found.push(commands::read(row)?);
        }
    }
    Ok(found)
}

fn read(
    row: decision::Model,
    done: &HashMap<i64, commands::Command>,
    back: &HashMap<i64, commands::Command>,
) -> Result<Decision> {
    let command = done.get(&row.command_id);
    let command = command.ok_or_else(|| Error::corrupt("decision", row.id, "has no command"))?;
    let taken_back = back.get(&row.command_id).filter(|command| command.kind == Kind::Undo);
    Ok(Decision {
        id: row.id,
        document_id: row.document_id,
        code_id: row.code_id,
        passage: row.passage,
        command_id: row.command_id,
        account_id: command.account_id,
        decided_at: command.done_at,
        note: row.note,
        agreed: command.changes.codings.iter().filter_map(|change| change.after).collect(),
        taken_back: taken_back.map(|command| (command.account_id, command.done_at)),
    })
}
