//! How long tables take, beside the same tables by DuckDB.

use super::{Report, duckdb};
use crate::service::tabulate::Held;
use domain::form::{Form, Kind, Name};
use domain::tabulation::{Beside, Recipe, Variable, tabulate};
use std::path::Path;
use std::time::{Duration, Instant};

/// The goals, in milliseconds.
const ALONE: u128 = 60;
const PAIR: u128 = 20;

/// How often each is counted; the quickest counts, here and there.
pub(super) const TIMES: u32 = 3;

/// Counts every question alone and every two of them.
pub(super) fn run(held: &Held, folder: &Path, report: &Report<'_>) -> anyhow::Result<bool> {
    let alone: Vec<&Name> = held.form.questions().map(|question| &question.name).collect();
    let all = recipe("alone", alone.iter().map(|name| variable(name)).collect())?;
    let mut kept = report.line("cli-bench-alone", quickest(&all, held)?.as_millis(), Some(ALONE));

    let mut slowest = Duration::ZERO;
    let mut together = Duration::ZERO;
    let pairs = pairs(&held.form);
    for (rows, by) in &pairs {
        let pair = recipe("pair", vec![variable(rows)])?.by(vec![variable(by)]);
        let took = quickest(&pair, held)?;
        slowest = slowest.max(took);
        together += took;
    }
    kept &= report.line("cli-bench-pair", slowest.as_millis(), Some(PAIR));
    let (one, several) = (
        |kind: &Kind| matches!(kind, Kind::Single { .. }),
        |kind: &Kind| matches!(kind, Kind::Multiple { .. }),
    );
    kept &= report.line("cli-bench-means", means(held, one)?.as_millis(), Some(PAIR));
    // Each number counts once for every answer that was ticked.
    report.line("cli-bench-means-several", means(held, several)?.as_millis(), None);
    report.line("cli-bench-pairs", together.as_millis(), None);
    match duckdb::run(held, &pairs, folder)? {
        Some(other) => {
            report.line("cli-bench-duckdb-alone", other.alone, None);
            report.line("cli-bench-duckdb-pair", other.slowest, None);
            report.line("cli-bench-duckdb-pairs", other.pairs, None);
            // Both have counted the same tables, in the same minute.
            kept &= report.line("cli-bench-beside", together.as_millis(), Some(other.pairs));
        }
        None => report.said("cli-bench-no-duckdb"),
    }
    Ok(kept)
}

/// The slowest means of numbers that are no categories by questions of a kind.
fn means(held: &Held, by: fn(&Kind) -> bool) -> anyhow::Result<Duration> {
    let far = |kind: &Kind| matches!(kind, Kind::Integer { max: None, .. } | Kind::Decimal { .. });
    let mut slowest = Duration::ZERO;
    for number in held.form.questions().filter(|question| far(&question.kind)) {
        for banner in held.form.questions().filter(|question| by(&question.kind)) {
            let recipe = recipe("means", vec![variable(&number.name)])?.by(vec![variable(&banner.name)]);
            slowest = slowest.max(quickest(&recipe, held)?);
        }
    }
    Ok(slowest)
}

/// Every two questions with categories.
fn pairs(form: &Form) -> Vec<(Name, Name)> {
    let names: Vec<&Name> = form
        .questions()
        .filter(|question| {
            !matches!(
                question.kind,
                Kind::Integer { max: None, .. } | Kind::Decimal { .. } | Kind::LongText { .. }
            )
        })
        .map(|question| &question.name)
        .collect();
    let with = |(place, rows): (usize, &&Name)| -> Vec<(Name, Name)> {
        names[..place].iter().map(|by| ((*rows).clone(), (*by).clone())).collect()
    };
    names.iter().enumerate().flat_map(with).collect()
}

fn recipe(key: &str, rows: Vec<Variable>) -> anyhow::Result<Recipe> {
    Ok(Recipe::new(Name::new(key)?, rows))
}

fn variable(question: &Name) -> Variable {
    Variable::question(question.clone())
}

fn quickest(recipe: &Recipe, held: &Held) -> anyhow::Result<Duration> {
    let mut quickest = Duration::MAX;
    for _ in 0..TIMES {
        let begun = Instant::now();
        let table = tabulate(recipe, &held.form, &held.columns, &Beside::default())
            .map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        quickest = quickest.min(begun.elapsed());
        anyhow::ensure!(table.blocks[0].all == held.columns.len() as u64, "a table of all responses");
    }
    Ok(quickest)
}
