//! A mapping as a form sends it.

use super::Opened;
use crate::app::App;
use crate::service::incoming::hints;
use crate::web::query::Fields;
use domain::exchange::incoming::{ColumnMapping, Encoding, How, Mapping, Targets, Value, proposed, values};
use domain::language::Language;
use std::collections::HashMap;

/// A value of which nobody said what it becomes.
pub(super) const OPEN: &str = "?";
/// A value that was left empty.
pub(super) const EMPTY: &str = ".";

/// How a file is to be read.
pub(super) fn how(fields: &Fields) -> How {
    let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.name() == fields.get("encoding"));
    let mut separator = fields.get("separator").chars();
    let sheet = fields.get("sheet");
    How {
        encoding,
        separator: separator.next().filter(|_| separator.next().is_none()),
        sheet: (!sheet.is_empty()).then(|| sheet.to_owned()),
    }
}

/// What a value becomes, as a choice of a list.
pub(super) fn token(becomes: Option<&str>) -> String {
    match becomes {
        None => OPEN.to_owned(),
        Some("") => EMPTY.to_owned(),
        Some(becomes) => format!("={becomes}"),
    }
}

/// The mapping with what was chosen; what is proposed where the file is read in another way now.
pub(super) fn mapping(app: &App, opened: &Opened, before: &Mapping, fields: &Fields) -> Mapping {
    let head = &opened.looked.head;
    let mut mapping = before.clone();
    if head.how != before.file {
        mapping = opened.looked.proposal.clone();
    }
    mapping.version = fields.get("version").parse().ok();
    mapping.language = Language::from_tag(fields.get("language"));
    if head.how != before.file {
        return mapping;
    }
    for (name, value) in fields.iter() {
        match (name.strip_prefix("fixed-"), value) {
            (Some(name), "") => drop(mapping.fixed.remove(name)),
            (Some(name), value) => drop(mapping.fixed.insert(name.to_owned(), value.to_owned())),
            (None, _) => {}
        }
    }
    let forms = opened.versions.forms();
    let targets = Targets { versions: &forms };
    let hints = hints(app, targets);
    // Of wide tables there are many thousands.
    let sent: HashMap<&str, &str> = fields.iter().collect();
    for (number, (column, seen)) in head.columns.iter().zip(&opened.looked.overview.columns).enumerate() {
        let Some(to) = sent.get(format!("to-{number}").as_str()).copied() else { continue };
        if to.is_empty() {
            mapping.columns.remove(&column.name);
            continue;
        }
        let Some(target) = targets.find(to) else { continue };
        let same = mapping.columns.get(&column.name).filter(|known| known.to == to);
        let changed = match same {
            None => proposed(&target, column, seen, targets, &hints),
            Some(known) => {
                let mut chosen = known.clone();
                let all = values(known, column, seen, targets, &hints);
                choose(&mut chosen, &all, number, &sent);
                if sent.contains_key(format!("months-{number}").as_str()) {
                    chosen.month_first = sent.get(format!("month-{number}").as_str()) == Some(&"1");
                }
                chosen
            }
        };
        mapping.columns.insert(column.name.clone(), changed);
    }
    // A column goes before what was chosen for all.
    let answered = |name: &str| mapping.columns.values().any(|it| it.to.split('/').next() == Some(name));
    let fixed = std::mem::take(&mut mapping.fixed).into_iter().filter(|(name, _)| !answered(name)).collect();
    mapping.fixed = fixed;
    mapping
}

fn choose(chosen: &mut ColumnMapping, all: &[Value], number: usize, sent: &HashMap<&str, &str>) {
    for (place, value) in all.iter().enumerate() {
        let name = format!("v-{number}-{place}");
        let Some(said) = sent.get(name.as_str()).copied() else { continue };
        if said == token(value.becomes.as_deref()) {
            continue;
        }
        match said {
            OPEN => drop(chosen.values.remove(&value.key)),
            EMPTY => drop(chosen.values.insert(value.key.clone(), String::new())),
            said => {
                if let Some(code) = said.strip_prefix('=') {
                    chosen.values.insert(value.key.clone(), code.to_owned());
                }
            }
        }
    }
}
