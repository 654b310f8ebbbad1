//! `saual bench`: how long a large study takes, through the whole program and a database of its own.

use super::{Fault, Teller};
use crate::app::App;
use crate::config::Config;
use crate::demo;
use crate::store::{Place, accounts, forms, studies, submissions};
use anyhow::Context;
use clap::Args;
use domain::language::Language;
use domain::message::Message;
use domain::table;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::time::{Instant, sleep};

mod made;
mod passages;

/// The goals for 100,000 responses on the machine of a small team.
const TABLES_MS: u128 = 200;
const EXPORT_MS: u128 = 3_000;
const EXPORT_MB: u128 = 100;

/// How many responses are stored in one transaction.
const AT_ONCE: usize = 10_000;

/// How often a running export is asked for its memory.
const LOOK: Duration = Duration::from_millis(10);

/// What is measured.
#[derive(Args)]
pub(super) struct Bench {
    #[arg(long, default_value_t = 100_000, value_name = "COUNT")]
    responses: usize,
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
            let kept = passages::run(&folder.0, count, &Report { teller })?;
            return told(kept, teller);
        }
        let database = Place::Sqlite(folder.0.join("saual.sqlite"));
        let config = Config { data: folder.0.clone(), database, ..config };
        let report = Report { teller };
        let app = super::serve::open(config).await?;

        let begun = Instant::now();
        fill(&app, self.responses).await?;
        report.line("cli-bench-stored", begun.elapsed().as_millis(), None);
        let kept = [count(&app, &report).await?, export(&folder.0, &report).await?];
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

/// The demonstration's responses over and over.
async fn fill(app: &App, count: usize) -> anyhow::Result<()> {
    let now = app.clock.now();
    let new = accounts::NewAccount {
        email: demo::RESEARCHER,
        name: "bench",
        language: Language::Kk,
        password_hash: "",
    };
    let tx = app.store.begin().await?;
    let owner = accounts::add(&tx, &new, now).await?;
    tx.commit().await?;
    demo::load(&app.store, owner, &app.entropy, now).await?;
    let study = studies::by_slug(&app.store, demo::SLUG).await?.context("just loaded")?;
    let version = forms::latest(&app.store, study.id).await?.context("just published")?;
    let some = demo::responses(&version.form, study.id, version.id, &app.entropy)?;
    let mut many = some.iter().cycle().take(count.saturating_sub(some.len()));
    loop {
        let batch: Vec<_> = many.by_ref().take(AT_ONCE).cloned().collect();
        if batch.is_empty() {
            return Ok(());
        }
        let batch: Vec<_> = batch
            .into_iter()
            .map(|one| submissions::NewSubmission { id: app.entropy.uuid(), ..one })
            .collect();
        let tx = app.store.begin().await?;
        submissions::add_many(&tx, study.id, &batch).await?;
        tx.commit().await?;
    }
}

/// Counts all tables, once the answers are in memory.
async fn count(app: &App, report: &Report<'_>) -> anyhow::Result<bool> {
    let study = studies::by_slug(&app.store, demo::SLUG).await?.context("just loaded")?;
    let begun = Instant::now();
    app.columns.with(&app.store, &study, |held| held.columns.len()).await?;
    report.line("cli-bench-loaded", begun.elapsed().as_millis(), None);
    let begun = Instant::now();
    app.columns.with(&app.store, &study, |held| table::study(&held.form, &held.columns).len()).await?;
    Ok(report.line("cli-bench-tables", begun.elapsed().as_millis(), Some(TABLES_MS)))
}

/// Exports the responses by a process of its own, so that its memory is seen alone.
async fn export(folder: &Path, report: &Report<'_>) -> anyhow::Result<bool> {
    let out = folder.join("responses.csv");
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .args(["export", "responses", "--study", demo::SLUG, "--data"])
        .arg(folder)
        .arg("--out")
        .arg(&out)
        .current_dir(folder)
        .env_clear()
        .stdout(Stdio::null())
        .spawn()?;
    let mut peak = 0;
    let status = loop {
        peak = peak.max(most_memory(&child));
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(LOOK).await,
        }
    };
    let took = begun.elapsed().as_millis();
    anyhow::ensure!(status.success(), "the export ended with {status}");
    let in_time = report.line("cli-bench-export", took, Some(EXPORT_MS));
    let in_memory = report.line("cli-bench-memory", peak, Some(EXPORT_MB));
    Ok(in_time && in_memory)
}

/// The most that a process has held in memory so far, in MiB; 0 where the system does not tell.
fn most_memory(child: &Child) -> u128 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u128>().ok());
    kib.unwrap_or(0) / 1024
}

/// Tells each measure beside its goal.
struct Report<'a> {
    teller: &'a Teller,
}

impl Report<'_> {
    /// Whether the goal is kept, where there is one.
    fn line(&self, key: &str, measured: u128, goal: Option<u128>) -> bool {
        let number = |value: u128| i64::try_from(value).unwrap_or(i64::MAX);
        let measure = self.teller.words(&Message::new(key).with("measured", number(measured)));
        match goal {
            None => println!("{measure}"),
            Some(goal) => {
                let goal = Message::new("cli-bench-goal").with("goal", number(goal));
                println!("{measure} {}", self.teller.words(&goal));
            }
        }
        goal.is_none_or(|goal| measured <= goal)
    }

    /// Whether a goal is kept that is to be reached.
    fn at_least(&self, key: &str, measured: u128, goal: u128) -> bool {
        let number = |value: u128| i64::try_from(value).unwrap_or(i64::MAX);
        let measure = Message::new(key).with("measured", number(measured));
        let least = Message::new("cli-bench-goal-least").with("goal", number(goal));
        println!("{} {}", self.teller.words(&measure), self.teller.words(&least));
        measured >= goal
    }
}
