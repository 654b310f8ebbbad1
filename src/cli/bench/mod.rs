//! `saual bench`: how long a large study takes, through the whole program and a database of its own.

use super::{Fault, Teller};
use crate::app::App;
use crate::config::Config;
use crate::store::{Place, studies::Study};
use anyhow::Context;
use clap::Args;
use domain::message::Message;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::Instant;

mod duckdb;
mod files;
mod made;
mod passages;
mod study;
mod tables;

/// The goals on two processors: responses a second into memory, and bytes of memory of a response.
const LOADED: u128 = 300_000;
const BYTES: u128 = 100;

/// Of fewer responses than these the start of a process is most of what is measured: no goals then.
const ENOUGH: u64 = 100_000;

/// What is measured.
#[derive(Args)]
pub(super) struct Bench {
    #[arg(long, default_value_t = ENOUGH, value_name = "COUNT")]
    responses: u64,
    #[arg(long, value_name = "COUNT")]
    passages: Option<usize>,
}

/// A folder that goes when the measuring ends.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("saual-bench-{}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!("{} is left behind: {error}", self.0.display());
        }
    }
}

impl Bench {
    pub(super) async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let folder = Temporary::new()?;
        if let Some(count) = self.passages {
            let kept = passages::run(&folder.0, count, &Report { teller, goals: true })?;
            return told(kept, teller);
        }
        let database = Place::Sqlite(folder.0.join("saual.sqlite"));
        let config = Config { data: folder.0.clone(), database, ..config };
        let report = Report { teller, goals: self.responses >= ENOUGH };
        let app = super::serve::open(config).await?;

        let begun = Instant::now();
        let study = study::fill(&app, self.responses).await?;
        report.line("cli-bench-stored", begun.elapsed().as_millis(), None);
        let kept = [
            count(&app, &study, &folder.0, &report).await?,
            files::run(&folder.0, self.responses, &report).await?,
        ];
        told(kept.iter().all(|kept| *kept), teller)
    }
}

/// Whether every goal was kept, as the command ends.
fn told(kept: bool, teller: &Teller) -> Result<(), Fault> {
    if kept {
        return Ok(());
    }
    Err(Fault::Inner(anyhow::anyhow!(teller.words(&Message::new("cli-bench-missed")))))
}

/// Brings the answers into memory and counts their tables.
async fn count(app: &App, study: &Study, folder: &Path, report: &Report<'_>) -> anyhow::Result<bool> {
    let begun = Instant::now();
    let held = app.columns.look(&app.store, study).await?.context("just published")?;
    let took = begun.elapsed();
    let rate = per_second(held.columns.len(), took);
    let kept = [
        report.at_least("cli-bench-loaded", rate, LOADED),
        report.line("cli-bench-bytes", held.columns.bytes_per_response() as u128, Some(BYTES)),
        tables::run(&held, folder, report)?,
    ];
    Ok(kept.iter().all(|kept| *kept))
}

fn per_second(count: usize, took: Duration) -> u128 {
    (count as f64 / took.as_secs_f64()) as u128
}

/// Tells each measure beside its goal.
struct Report<'a> {
    teller: &'a Teller,
    /// Whether goals are told and judged.
    goals: bool,
}

impl Report<'_> {
    /// Whether the goal is kept, where there is one.
    fn line(&self, key: &str, measured: u128, goal: Option<u128>) -> bool {
        let number = |value: u128| i64::try_from(value).unwrap_or(i64::MAX);
        let measure = self.teller.words(&Message::new(key).with("measured", number(measured)));
        match goal.filter(|_| self.goals) {
            None => println!("{measure}"),
            Some(goal) => {
                let goal = Message::new("cli-bench-goal").with("goal", number(goal));
                println!("{measure} {}", self.teller.words(&goal));
            }
        }
        !self.goals || goal.is_none_or(|goal| measured <= goal)
    }

    /// Whether a goal is kept that is to be reached.
    fn at_least(&self, key: &str, measured: u128, goal: u128) -> bool {
        let number = |value: u128| i64::try_from(value).unwrap_or(i64::MAX);
        let measure = self.teller.words(&Message::new(key).with("measured", number(measured)));
        if !self.goals {
            println!("{measure}");
            return true;
        }
        let least = Message::new("cli-bench-goal-least").with("goal", number(goal));
        println!("{measure} {}", self.teller.words(&least));
        measured >= goal
    }

    /// How a format was written, by its name.
    fn file(&self, format: &str, rate: u128, memory: u128) {
        let number = |value: u128| i64::try_from(value).unwrap_or(i64::MAX);
        let measure = Message::new("cli-bench-dataset").with("format", format);
        let measure = measure.with("measured", number(rate)).with("memory", number(memory));
        println!("{}", self.teller.words(&measure));
    }

    fn said(&self, key: &str) {
        println!("{}", self.teller.words(&Message::new(key)));
    }
}
