//! The syntax of SPSS, which PSPP runs too.

use super::super::cut;
use super::super::model::{Dataset, Kind, Measure, Variable};
use super::super::naming::{self, Package};
use super::super::sav::LONGEST_TEXT;
use super::{heading, words};
use crate::language::Language;
use std::fmt::Write;

/// The bytes of the longest labels.
const VARIABLE_LABEL: usize = 255;
const VALUE_LABEL: usize = 120;

/// Syntax that loads a CSV file and labels it. It begins with a byte order mark, by which SPSS knows
/// UTF-8.
#[must_use]
pub fn spss(dataset: &Dataset, language: Language, csv: &str) -> String {
    let mut out = String::from("\u{feff}");
    let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::Spss);
    for line in heading(dataset, language) {
        let _ = writeln!(out, "* {}.", line.trim_end_matches('.'));
    }
    out.push_str("SET DECIMAL=DOT.\n");
    load(&mut out, dataset, &names, csv);
    for (place, (variable, name)) in dataset.variables.iter().zip(&names).enumerate() {
        convert(&mut out, variable, name, place);
    }
    let _ = writeln!(out, "MATCH FILES FILE=* /KEEP={}.", wrapped(&names));
    for (variable, name) in dataset.variables.iter().zip(&names) {
        describe(&mut out, dataset, variable, (name, language));
    }
    sets(&mut out, dataset, &names, language);
    if let Some(weight) = dataset.weight.and_then(|place| names.get(place)) {
        let _ = writeln!(out, "WEIGHT BY {weight}.");
    }
    out.push_str("EXECUTE.\n");
    out
}

/// Loads every column as text; what is none is loaded under a name that no question has.
fn load(out: &mut String, dataset: &Dataset, names: &[String], csv: &str) {
    let _ = write!(
        out,
        "GET DATA /TYPE=TXT /FILE={} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE\n  \
         /DELIMITERS=\",\" /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=",
        quoted(csv)
    );
    for (place, (variable, name)) in dataset.variables.iter().zip(names).enumerate() {
        let _ = match variable.kind {
            Kind::Text { .. } => write!(out, "{}{name} A{}", parting(name), width(variable)),
            _ => write!(out, "\n  @{place} A40"),
        };
    }
    out.push_str(".\n");
}

/// What stands before a name in a list: a line break, but not where PSPP would take the line for a comment.
fn parting(name: &str) -> &'static str {
    let is_comment = name.len() >= 4 && "comment".starts_with(&name.to_ascii_lowercase());
    if is_comment { " " } else { "\n  " }
}

/// The bytes of a text, an apostrophe among them.
fn width(variable: &Variable) -> usize {
    let Kind::Text { bytes } = variable.kind else { return 0 };
    (bytes + 1).clamp(3, LONGEST_TEXT)
}

/// Makes of a text what the column is.
fn convert(out: &mut String, variable: &Variable, name: &str, place: usize) {
    let from = format!("@{place}");
    let codes: Vec<i32> = variable.missing.iter().filter_map(|kind| variable.codes.of(*kind)).collect();
    let listed: Vec<String> = codes.iter().map(|code| format!("'{code}'")).collect();
    let (format, formula) = match variable.kind {
        Kind::Text { .. } => {
            let rest = format!("SUBSTR({name},2)");
            let sign = format!("ANY(SUBSTR(LTRIM({name},\"'\"),1,1),'=','+','-','@')");
            let free = match listed.is_empty() {
                true => String::new(),
                false => format!(" AND NOT ANY({rest},{})", listed.join(",")),
            };
            let _ = writeln!(out, "IF (SUBSTR({name},1,1)=\"'\" AND {sign}{free}) {name}={rest}.");
            return;
        }
        Kind::Number { decimals } => {
            let decimals = decimals.min(16);
            (format!("F{}.{decimals}", 12 + decimals), format!("NUMBER({from},F40.0)"))
        }
        Kind::Choice(_) | Kind::Flag => ("F8.0".to_owned(), format!("NUMBER({from},F40.0)")),
        Kind::Day => ("EDATE10".to_owned(), format!("NUMBER({from},SDATE10)")),
        Kind::Moment => (
            "DATETIME20".to_owned(),
            format!("NUMBER(SUBSTR({from},1,10),SDATE10)+NUMBER(SUBSTR({from},12,8),TIME8)"),
        ),
        Kind::Time => ("TIME8".to_owned(), format!("NUMBER({from},TIME8)")),
    };
    let _ = writeln!(out, "NUMERIC {name} ({format}).");
    if listed.is_empty() {
        let _ = writeln!(out, "IF ({from}<>'') {name}={formula}.");
    } else {
        let _ = writeln!(
            out,
            "DO IF ANY({from},{}).\nCOMPUTE {name}=NUMBER({from},F40.0).\nELSE IF ({from}<>'').\nCOMPUTE {name}={formula}.\nEND IF.",
            listed.join(",")
        );
    }
}

fn describe(out: &mut String, dataset: &Dataset, variable: &Variable, (name, language): (&str, Language)) {
    let label = cut::label(dataset.words(&variable.label, language), VARIABLE_LABEL);
    if !label.is_empty() {
        let _ = writeln!(out, "VARIABLE LABELS {name} {}.", quoted(&label));
    }
    let text = matches!(variable.kind, Kind::Text { .. });
    let value = |number: i32| if text { format!("'{number}'") } else { number.to_string() };
    let labels = dataset.value_labels(variable);
    if !labels.is_empty() {
        let words = words(dataset, &labels, language);
        let _ = write!(out, "VALUE LABELS {name}");
        for (label, word) in labels.iter().zip(words) {
            let _ = write!(out, "\n  {} {}", value(label.number), quoted(&cut::label(&word, VALUE_LABEL)));
        }
        out.push_str(".\n");
    }
    let codes = variable.missing.iter().filter_map(|kind| variable.codes.of(*kind));
    let codes: Vec<String> = codes.map(value).collect();
    if !codes.is_empty() {
        let _ = writeln!(out, "MISSING VALUES {name} ({}).", codes.join(", "));
    }
    let measure = match variable.measure {
        Measure::Nominal => "NOMINAL",
        Measure::Ordinal => "ORDINAL",
        Measure::Scale => "SCALE",
    };
    let _ = writeln!(out, "VARIABLE LEVEL {name} ({measure}).");
}

fn sets(out: &mut String, dataset: &Dataset, names: &[String], language: Language) {
    let set_names = naming::names(dataset.sets.iter().map(|set| set.name.as_str()), Package::Spss);
    for (set, name) in dataset.sets.iter().zip(set_names) {
        let columns: Vec<String> =
            set.variables.iter().filter_map(|place| names.get(*place).cloned()).collect();
        if columns.len() > 1 {
            let label = quoted(&cut::label(dataset.words(&set.label, language), VALUE_LABEL));
            let name = cut::to_bytes(&name, 63);
            let columns = wrapped(&columns);
            let _ = writeln!(out, "MRSETS /MDGROUP NAME=${name} LABEL={label} VARIABLES={columns} VALUE=1.");
        }
    }
}

/// Names in lines that are not too long.
fn wrapped(names: &[String]) -> String {
    let mut wrapped = String::new();
    for (place, name) in names.iter().enumerate() {
        wrapped.push_str(if place > 0 && place % 3 == 0 { parting(name) } else { " " });
        wrapped.push_str(name);
    }
    wrapped.trim_start().to_owned()
}

/// A text as SPSS writes one.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
