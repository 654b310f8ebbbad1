//! Cases, given out with what was typed of them. Answers of the questionnaire stay here: their export is
//! a table of its own.

use super::guids::Guids;
use super::look::TRUTH;
use crate::store::{Db, case_attributes, cases, studies::Study};
use domain::coding::case::{Key, Kind as Asked, Possible};
use domain::exchange::refi::project::{Case, Datum, Kind, Value, Variable};
use domain::language::Language;
use std::collections::HashMap;
use uuid::Uuid;

/// The study's cases, and the kinds of what was typed of them.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn of(
    db: &impl Db,
    study: &Study,
    (guids, language): (Guids, Language),
    documents: &HashMap<i64, Uuid>,
) -> anyhow::Result<(Vec<Variable>, Vec<Case>)> {
    let mut variables = Vec::new();
    let mut known = HashMap::new();
    for attribute in case_attributes::all(db, study.id).await? {
        let Key::Own(id) = attribute.key else { continue };
        // Answers are not typed here.
        let Some(kind) = kind_of(&attribute.kind) else { continue };
        let guid = guids.row("case_attribute", id);
        let name = attribute.label.words(language, &[]).to_owned();
        variables.push(Variable { guid, name, kind, description: String::new() });
        known.insert(id, (guid, attribute.kind));
    }
    let all = cases::all(db, study.id).await?;
    let own = guids.by_key("study_case", all.iter().map(|case| case.id), cases::guids(db, study.id).await?);
    let case = |case: cases::Case| {
        let typed = case.typed.into_iter().filter_map(|(id, words)| {
            let (guid, kind) = known.get(&id)?;
            Some(Value { variable: *guid, datum: Some(datum(kind, words, language)) })
        });
        let mut sources: Vec<Uuid> =
            case.documents.iter().filter_map(|(id, _)| documents.get(id).copied()).collect();
        sources.dedup();
        Case {
            guid: own.get(&case.id).copied().unwrap_or_else(|| guids.row("study_case", case.id)),
            values: typed.collect(),
            name: case.name,
            description: case.memo,
            sources,
            ..Case::default()
        }
    };
    Ok((variables, all.into_iter().map(case).collect()))
}

/// The kind of variable that an attribute is; none where its values are not typed.
fn kind_of(kind: &Asked) -> Option<Kind> {
    match kind {
        Asked::Text => Some(Kind::Text),
        Asked::Integer => Some(Kind::Integer),
        Asked::OneOf { options } => Some(if is_truth(options) { Kind::Boolean } else { Kind::Text }),
        Asked::Document | Asked::Question { .. } => None,
    }
}

fn is_truth(options: &[Possible]) -> bool {
    options.len() == TRUTH.len() && options.iter().all(|one| TRUTH.contains(&one.code.as_str()))
}

/// What was typed, as a value of its kind; a choice by its words, which are found again.
fn datum(kind: &Asked, words: String, language: Language) -> Datum {
    match kind {
        Asked::Integer => words.parse().map_or(Datum::Text(words), Datum::Integer),
        Asked::OneOf { options } if is_truth(options) => Datum::Boolean(words == TRUTH[0]),
        Asked::OneOf { options } => {
            let label = |one: &Possible| one.label.words(language, &[]).to_owned();
            let named = options.iter().find(|one| one.code.as_str() == words).map(label);
            let named = named.filter(|name| options.iter().filter(|one| label(one) == *name).count() == 1);
            Datum::Text(named.filter(|name| !name.is_empty()).unwrap_or(words))
        }
        _ => Datum::Text(words),
    }
}
