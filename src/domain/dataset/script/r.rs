//! R, without any package.

use super::super::model::{Dataset, Kind, Measure, Variable};
use super::super::naming::{self, Package};
use super::{heading, words};
use crate::answer::Missing;
use crate::language::Language;
use std::fmt::Write;

/// A script that makes two data frames of a CSV file: `d` of values, and `why` of the reasons for having
/// none.
#[must_use]
pub fn r(dataset: &Dataset, language: Language, csv: &str) -> String {
    let mut out = String::new();
    let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::R);
    for line in heading(dataset, language) {
        let _ = writeln!(out, "# {line}");
    }
    let _ = writeln!(
        out,
        "\nd <- read.csv({}, header = FALSE, skip = 1, colClasses = \"character\", na.strings = character(),\n  \
         encoding = \"UTF-8\", quote = \"\\\"\", comment.char = \"\", strip.white = FALSE)",
        quoted(csv)
    );
    let quoted_names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let _ = writeln!(out, "names(d) <- c(\n  {}\n)", quoted_names.join(",\n  "));
    out.push_str("why <- data.frame(row.names = seq_len(nrow(d)))\n");
    for (variable, name) in dataset.variables.iter().zip(&names) {
        out.push('\n');
        column(&mut out, dataset, variable, (name, language));
    }
    if let Some(set) = sets(dataset, &names, language) {
        out.push_str(&set);
    }
    out
}

fn column(out: &mut String, dataset: &Dataset, variable: &Variable, (name, language): (&str, Language)) {
    let at = format!("d[[{}]]", quoted(name));
    let reasons: Vec<(i32, Missing)> =
        variable.missing.iter().filter_map(|kind| Some((variable.codes.of(*kind)?, *kind))).collect();
    if !reasons.is_empty() {
        let codes: Vec<String> = reasons.iter().map(|(code, _)| format!("\"{code}\"")).collect();
        let said =
            reasons.iter().map(|(_, kind)| quoted(dataset.words(dataset.words.missing(*kind), language)));
        let said: Vec<String> = said.collect();
        let codes = codes.join(", ");
        let _ = writeln!(
            out,
            "why[[{}]] <- factor({at}, levels = c({codes}), labels = c({}))",
            quoted(name),
            said.join(", ")
        );
        let _ = writeln!(out, "{at}[{at} %in% c(\"\", {codes})] <- NA");
    } else if !matches!(variable.kind, Kind::Text { .. }) {
        let _ = writeln!(out, "{at}[{at} == \"\"] <- NA");
    }
    match &variable.kind {
        Kind::Number { .. } => {
            let _ = writeln!(out, "{at} <- as.numeric({at})");
        }
        Kind::Choice(_) | Kind::Flag => factor(out, dataset, variable, (&at, language)),
        Kind::Text { .. } => {
            let _ = writeln!(out, "{at} <- sub(\"^'('*[-=+@\\t])\", \"\\\\1\", {at})");
        }
        Kind::Day => {
            let _ = writeln!(out, "{at} <- as.Date({at})");
        }
        Kind::Moment => {
            let _ = writeln!(
                out,
                "{at} <- as.POSIXct(substr({at}, 1, 19), format = \"%Y-%m-%dT%H:%M:%S\", tz = \"Etc/GMT-5\")"
            );
        }
        Kind::Time => {
            let _ = writeln!(out, "{at} <- as.difftime({at}, format = \"%H:%M:%S\", units = \"secs\")");
        }
    }
    let label = dataset.words(&variable.label, language);
    if !label.is_empty() {
        let _ = writeln!(out, "attr({at}, \"label\") <- {}", quoted(label));
    }
}

fn factor(out: &mut String, dataset: &Dataset, variable: &Variable, (at, language): (&str, Language)) {
    let mut labels = dataset.value_labels(variable);
    labels.retain(|value| value.missing.is_none());
    let levels: Vec<String> = labels.iter().map(|value| format!("\"{}\"", value.number)).collect();
    let words: Vec<String> = words(dataset, &labels, language).iter().map(|word| quoted(word)).collect();
    let ordered = if variable.measure == Measure::Ordinal { ", ordered = TRUE" } else { "" };
    let _ = writeln!(
        out,
        "{at} <- factor({at}, levels = c({}), labels = c(\n  {}\n){ordered})",
        levels.join(", "),
        words.join(",\n  ")
    );
}

fn sets(dataset: &Dataset, names: &[String], language: Language) -> Option<String> {
    let sets = dataset.sets.iter().map(|set| {
        let columns = set.variables.iter().filter_map(|place| names.get(*place)).map(|name| quoted(name));
        let columns: Vec<String> = columns.collect();
        let label = quoted(dataset.words(&set.label, language));
        format!("  {} = structure(c({}), label = {label})", quoted(&set.name), columns.join(", "))
    });
    let sets: Vec<String> = sets.collect();
    (!sets.is_empty()).then(|| format!("\nattr(d, \"sets\") <- list(\n{}\n)\n", sets.join(",\n")))
}

/// A text as R writes one.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
