//! A do-file for Stata 14 and later.

use super::super::cut;
use super::super::model::{Dataset, Kind, Variable};
use super::super::naming::{self, Package};
use super::{heading, words};
use crate::answer::Missing;
use crate::language::Language;
use std::fmt::Write;

/// A do-file that loads a CSV file and labels it.
#[must_use]
pub fn stata(dataset: &Dataset, language: Language, csv: &str) -> String {
    let mut out = String::new();
    let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::Stata);
    let [title, made] = heading(dataset, language);
    let _ = writeln!(out, "* {title}\n* {made}\nversion 14\n#delimit cr");
    let _ = writeln!(
        out,
        "import delimited using {}, delimiters(\",\") varnames(nonames) rowrange(2) encoding(\"utf-8\") ///\n  \
         bindquotes(strict) stringcols(_all) clear",
        quoted(csv)
    );
    for (place, (variable, name)) in dataset.variables.iter().zip(&names).enumerate() {
        convert(&mut out, variable, name, place + 1);
        describe(&mut out, dataset, variable, (name, language));
    }
    let _ = writeln!(out, "order {}", wrapped(&names));
    let _ = writeln!(out, "label data {}", quoted(&cut::label_of_letters(&title, 80)));
    let reasons = [(Missing::NotAsked, ".n"), (Missing::DontKnow, ".d"), (Missing::Refused, ".r")];
    for note in &dataset.notes {
        let note = cut::one_line(dataset.words(note, language));
        let _ = writeln!(out, "notes _dta: {}", note.replace(['`', '$'], "'"));
    }
    for (kind, sign) in reasons {
        let word = cut::one_line(dataset.words(dataset.words.missing(kind), language));
        let _ = writeln!(out, "notes _dta: {sign} {}", word.replace(['`', '$'], "'"));
    }
    out
}

/// Makes of a text what the column is.
fn convert(out: &mut String, variable: &Variable, name: &str, place: usize) {
    let from = format!("v{place}");
    let (kind, formula, format) = match variable.kind {
        Kind::Text { .. } => {
            let codes = variable.missing.iter().filter_map(|kind| variable.codes.of(*kind));
            let free: String = codes.map(|code| format!(" & substr({from}, 2, .) != \"{code}\"")).collect();
            let _ = writeln!(
                out,
                "replace {from} = substr({from}, 2, .) if ustrregexm({from}, \"^''*[-=+@]\"){free}\nrename {from} {name}"
            );
            return;
        }
        Kind::Number { decimals: 0 } => ("double", format!("real({from})"), "%12.0g".to_owned()),
        Kind::Number { decimals } => {
            ("double", format!("real({from})"), format!("%{}.{decimals}f", 12 + decimals.min(16)))
        }
        Kind::Choice(_) | Kind::Flag => ("long", format!("real({from})"), "%8.0g".to_owned()),
        Kind::Day => ("long", format!("date({from}, \"YMD\")"), "%td".to_owned()),
        Kind::Moment => (
            "double",
            format!("clock(subinstr(substr({from}, 1, 19), \"T\", \" \", 1), \"YMDhms\")"),
            "%tc".to_owned(),
        ),
        Kind::Time => ("double", format!("clock({from}, \"hms\")"), "%tcHH:MM:SS".to_owned()),
    };
    let _ = writeln!(out, "generate {kind} {name} = {formula}");
    let reasons = [(Missing::NotAsked, ".n"), (Missing::DontKnow, ".d"), (Missing::Refused, ".r")];
    for (reason, sign) in reasons.into_iter().filter(|(reason, _)| variable.missing.contains(reason)) {
        if let Some(code) = variable.codes.of(reason) {
            let _ = writeln!(out, "replace {name} = {sign} if {from} == \"{code}\"");
        }
    }
    let _ = writeln!(out, "format {format} {name}\ndrop {from}");
}

fn describe(out: &mut String, dataset: &Dataset, variable: &Variable, (name, language): (&str, Language)) {
    let label = cut::label_of_letters(dataset.words(&variable.label, language), 80);
    if !label.is_empty() {
        let _ = writeln!(out, "label variable {name} {}", quoted(&label));
    }
    if !matches!(variable.kind, Kind::Choice(_) | Kind::Flag) {
        return;
    }
    let labels = dataset.value_labels(variable);
    let words = words(dataset, &labels, language);
    for (first, (label, word)) in (0..).zip(labels.iter().zip(words)) {
        let value = match label.missing {
            Some(Missing::NotAsked) => ".n".to_owned(),
            Some(Missing::DontKnow) => ".d".to_owned(),
            Some(Missing::Refused) => ".r".to_owned(),
            Some(Missing::NoAnswer) | None => label.number.to_string(),
        };
        let add = if first == 0 { "replace" } else { "add" };
        let _ = writeln!(out, "label define {name} {value} {}, {add}", quoted(&word));
    }
    let _ = writeln!(out, "label values {name} {name}");
}

/// Names in lines that are not too long.
fn wrapped(names: &[String]) -> String {
    let lines: Vec<String> = names.chunks(3).map(|names| names.join(" ")).collect();
    lines.join(" ///\n  ")
}

/// A text as Stata writes one; what would begin a macro is left out.
fn quoted(text: &str) -> String {
    format!("`\"{}\"'", text.replace('`', "'").replace("\"'", "\" '").replace('$', "\\$"))
}
