//! Cases, given out with what was typed of them. Answers of the questionnaire stay here: their export is
//! a table of its own.

use super::guids::Guids;
use crate::store::{Db, case_attributes, cases, studies::Study};
use domain::coding::case::Key;
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
        let guid = guids.row("case_attribute", id);
        known.insert(id, guid);
        let name = attribute.label.words(language, &[]).to_owned();
        variables.push(Variable { guid, name, kind: Kind::Text, description: String::new() });
    }
    let case = |case: cases::Case| {
        let typed = case.typed.into_iter().filter_map(|(id, words)| {
            Some(Value { variable: *known.get(&id)?, datum: Some(Datum::Text(words)) })
        });
        let mut sources: Vec<Uuid> =
            case.documents.iter().filter_map(|(id, _)| documents.get(id).copied()).collect();
        sources.dedup();
        Case {
            guid: guids.row("study_case", case.id),
            values: typed.collect(),
            name: case.name,
            description: case.memo,
            sources,
            ..Case::default()
        }
    };
    let cases = cases::all(db, study.id).await?.into_iter().map(case).collect();
    Ok((variables, cases))
}
