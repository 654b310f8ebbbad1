//! What was decided about a code in a passage where coders differ. What was done then, and by whom and
//! when, the command says; whether it was taken back, a later command that is about it.

use super::{Db, Error, Result, Tx, commands};
use chrono::{DateTime, Utc};
use domain::coding::{Kind, Placed};
use entity::{command, decision};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its key.
    pub id: i64,
    /// The document.
    pub document_id: i64,
    /// The code.
    pub code_id: i64,
    /// The number of the passage: in the text as it is, or as it was last where a correction took its words
    /// out of it.
    pub passage: i32,
    /// The version of the text that did.
    pub lost_in: Option<i32>,
    /// The command that did it.
    pub command_id: i64,
    /// Who decided; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// Why.
    pub note: String,
    /// What was put into the layer that is agreed upon, by the codings' keys, where it stood then; nothing
    /// where the code is not to be there.
    pub agreed: Vec<(i64, Placed)>,
    /// Who took it back, and when.
    pub taken_back: Option<(Option<i64>, DateTime<Utc>)>,
}

/// A code in a passage of a document: what a decision is about.
pub type Subject = (i64, i64, i32);

impl Decision {
    /// What it is about; nothing where the words of its passage are not in the text any more.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        self.passage_now().map(|passage| (self.document_id, self.code_id, passage))
    }

    /// The number of its passage in the text as it is.
    #[must_use]
    pub fn passage_now(&self) -> Option<i32> {
        Some(self.passage).filter(|passage| self.lost_in.is_none() && *passage != GONE)
    }

    /// Whether both are about the same, even where its words are not in the text any more.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        let about = |one: &Self| (one.document_id, one.code_id, one.passage, one.lost_in);
        self.passage != GONE && about(self) == about(other)
    }
}

/// The number in place of a passage's that is not in the text: passages are counted from one. Decisions
/// have it that lost theirs before the version that lost it was noted.
pub const GONE: i32 = 0;

/// The number of a passage, in the text as it is, or before the version in which its words were lost.
pub type Numbered = (i32, Option<i32>);

/// The passages of a document about which something was decided.
///
/// # Errors
/// Where the database cannot be read.
pub async fn passages(db: &impl Db, document_id: i64) -> Result<BTreeSet<Numbered>> {
    let numbers: Vec<Numbered> = decision::Entity::find()
        .filter(decision::COLUMN.document_id.eq(document_id))
        .select_only()
        .column(decision::Column::Passage)
        .column(decision::Column::LostIn)
        .distinct()
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(numbers.into_iter().filter(|(number, _)| *number != GONE).collect())
}

/// Gives the decisions about a document the numbers that their passages have in that version of its text,
/// `None` where nothing is left of one: then it keeps the number that it had, with the version.
///
/// # Errors
/// Where the database cannot be written.
pub async fn renumber(
    tx: &Tx,
    (document_id, version): (i64, i32),
    passages: &BTreeMap<Numbered, Option<i32>>,
) -> Result<()> {
    let moved = |from: Numbered| {
        let now = passages.get(&from)?;
        Some(now.map_or((from.0, Some(version)), |number| (number, None))).filter(|now| *now != from)
    };
    if passages.keys().all(|from| moved(*from).is_none()) {
        return Ok(());
    }
    // Row by row, by its key: of two numbers that change places neither may be taken for the other.
    let rows: Vec<(i64, i32, Option<i32>)> = decision::Entity::find()
        .filter(decision::COLUMN.document_id.eq(document_id))
        .select_only()
        .column(decision::Column::Id)
        .column(decision::Column::Passage)
        .column(decision::Column::LostIn)
        .into_tuple()
        .all(tx.connection())
        .await?;
    for (id, number, lost_in) in rows {
        let Some((passage, lost_in)) = moved((number, lost_in)) else { continue };
        let (passage, lost_in) = (Set(passage), Set(lost_in));
        let row = decision::ActiveModel { id: Set(id), passage, lost_in, ..Default::default() };
        row.update(tx.connection()).await?;
    }
    Ok(())
}

/// Notes a decision and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(
    tx: &Tx,
    study_id: i64,
    (document_id, code_id, passage): Subject,
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
    let agreed = command.changes.codings.iter().filter_map(|change| Some((change.id, change.after?)));
    Ok(Decision {
        id: row.id,
        document_id: row.document_id,
        code_id: row.code_id,
        passage: row.passage,
        lost_in: row.lost_in,
        command_id: row.command_id,
        account_id: command.account_id,
        decided_at: command.done_at,
        note: row.note,
        agreed: agreed.collect(),
        taken_back: taken_back.map(|command| (command.account_id, command.done_at)),
    })
}
