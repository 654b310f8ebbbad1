//! The same columns by DuckDB, where Python has it.

use super::tables::TIMES;
use crate::service::tabulate::Held;
use anyhow::Context;
use domain::form::Name;
use domain::table::view::{day_number, number, whole_number};
use domain::table::{Mark, View};
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

const SCRIPT: &str = include_str!("duckdb.py");

/// What the script ends with where there is no DuckDB.
const ABSENT: i32 = 3;

/// How long DuckDB took, in milliseconds.
pub(super) struct Took {
    /// For every question alone.
    pub(super) alone: u128,
    /// For every two of them.
    pub(super) pairs: u128,
    /// For the slowest two.
    pub(super) slowest: u128,
}

#[derive(Deserialize)]
struct Said {
    rows: usize,
    alone: f64,
    pairs: f64,
    slowest: f64,
}

/// Counts by DuckDB; `None` where there is none.
pub(super) fn run(held: &Held, pairs: &[(Name, Name)], folder: &Path) -> anyhow::Result<Option<Took>> {
    let columns: Vec<(&Name, View<'_>)> = held
        .form
        .questions()
        .filter_map(|question| Some((&question.name, held.columns.view(question.name.as_str())?.1)))
        .collect();
    let path = folder.join("columns.csv");
    write(&columns, held.columns.len(), &path)?;
    let asked = json!({
        "path": path,
        "threads": std::thread::available_parallelism().map_or(1, usize::from),
        "times": TIMES,
        "columns": columns.iter().map(|(name, view)| {
            json!({ "name": name, "type": kind(view), "number": is_number(view) })
        }).collect::<Vec<_>>(),
        "pairs": pairs,
    });
    let child =
        Command::new("python3").args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    // A script that ended without reading says why by its end.
    let told = child.stdin.take().context("a pipe")?.write_all(asked.to_string().as_bytes());
    let output = child.wait_with_output()?;
    if output.status.code() == Some(ABSENT) {
        return Ok(None);
    }
    told?;
    anyhow::ensure!(output.status.success(), "DuckDB ended with {}", output.status);
    let said: Said = serde_json::from_slice(&output.stdout)?;
    anyhow::ensure!(said.rows == held.columns.len(), "DuckDB has {} rows", said.rows);
    let whole = |took: f64| took.ceil() as u128;
    Ok(Some(Took { alone: whole(said.alone), pairs: whole(said.pairs), slowest: whole(said.slowest) }))
}

/// The narrowest type that holds what a column holds, kinds of missing answers among it.
fn kind(view: &View<'_>) -> &'static str {
    match view {
        View::One(_) | View::Given(_) => "USMALLINT",
        View::Many(_) => "UBIGINT",
        View::Integers { .. } | View::Days(_) => "INTEGER",
        View::Decimals(_) => "DOUBLE",
    }
}

fn is_number(view: &View<'_>) -> bool {
    matches!(view, View::Integers { scale: None, .. } | View::Decimals(_))
}

/// Writes codes as their places, sets as their bits, and nothing for numbers that are missing.
fn write(columns: &[(&Name, View<'_>)], len: usize, path: &Path) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    writeln!(out, "{}", names.join(","))?;
    let mut line = String::new();
    for row in 0..len {
        line.clear();
        for (_, view) in columns {
            cell(view, row, &mut line)?;
            line.push(',');
        }
        line.pop();
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

fn cell(view: &View<'_>, row: usize, line: &mut String) -> anyhow::Result<()> {
    /// Places of marks stand behind those of choices.
    const BEHIND: usize = 60_000;
    let place = |mark: Mark| BEHIND + mark.index();
    match view {
        View::One(places) | View::Given(places) => write!(line, "{}", places.get(row).unwrap_or_else(place))?,
        View::Many(ticks) => write!(line, "{}", ticks.words[row * ticks.stride])?,
        View::Integers { cells, .. } => {
            if let Ok(number) = whole_number(cells[row]) {
                write!(line, "{number}")?;
            }
        }
        View::Decimals(cells) => {
            if let Ok(number) = number(cells[row]) {
                write!(line, "{number}")?;
            }
        }
        View::Days(cells) => {
            if let Ok(day) = day_number(cells[row]) {
                write!(line, "{day}")?;
            }
        }
    }
    Ok(())
}
