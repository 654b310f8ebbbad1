//! The command line: what somebody types to run Saual.
//!
//! Help and faults are in the language of the terminal; what goes wrong at the start is one line on
//! standard error and exit code 2.

use crate::config::{self, Config, Layer};
use crate::words::Words;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use domain::language::Language;
use domain::message::Message;
use std::path::PathBuf;
use std::process::ExitCode;

mod backup;
mod bench;
mod dataset;
mod disk;
mod export;
mod form;
mod help;
mod import;
mod let_out;
mod reindex;
mod serve;
mod stem;
mod tables;
mod usage;
mod weights;

pub use serve::open;

/// What is typed.
#[derive(Parser)]
#[command(name = "saual", version, arg_required_else_help = true, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Task,
    #[command(flatten)]
    settings: Settings,
}

/// Settings that every command takes.
#[derive(Args)]
struct Settings {
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<String>,
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[arg(long, global = true, value_name = "ADDR")]
    listen: Option<String>,
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

/// What is to be done.
#[derive(Subcommand)]
enum Task {
    /// The demonstration.
    Demo,
    /// The server.
    Serve,
    /// Files of what was found out.
    Export(export::Export),
    /// The search index.
    Reindex,
    /// A copy of the database.
    Backup(backup::Backup),
    /// How long a large study takes.
    Bench(bench::Bench),
    /// Stems of words.
    Stem(stem::Stem),
    /// Any table.
    Tables(tables::Tables),
    /// Weights of responses.
    Weights(weights::Weights),
    /// Questionnaires.
    Form(form::Form),
    /// Responses from elsewhere.
    Import(import::Import),
    /// What the program calls itself for, to read a PDF in a process of its own.
    #[command(hide = true)]
    ReadPdf,
}

/// Why a command did not do what it was told; what the person reads.
#[derive(Debug)]
pub enum Fault {
    /// Something they can mend: exit code 2.
    Told(Message),
    /// Something inside: exit code 1.
    Inner(anyhow::Error),
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self::Inner(error)
    }
}

impl From<crate::store::Error> for Fault {
    fn from(error: crate::store::Error) -> Self {
        Self::Inner(error.into())
    }
}

impl From<config::Fault> for Fault {
    fn from(fault: config::Fault) -> Self {
        Self::Told(fault.message())
    }
}

/// Speaks to the terminal in its language.
struct Teller {
    words: Words,
    language: Language,
}

impl Teller {
    fn words(&self, message: &Message) -> String {
        self.words.say(self.language, message)
    }

    fn say(&self, message: &Message) {
        println!("{}", self.words(message));
    }
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let teller = Teller { words: Words::load(), language: terminal_language() };
    let command = help::worded(Line::command(), &teller.words, teller.language);
    match obey(command, &teller) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Told(message)) => {
            eprintln!("saual: {}", teller.words(&message));
            ExitCode::from(2)
        }
        Err(Fault::Inner(error)) => {
            eprintln!("saual: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: clap::Command, teller: &Teller) -> Result<(), Fault> {
    let matches = command.try_get_matches().and_then(|matches| Line::from_arg_matches(&matches));
    let line = match matches {
        Ok(line) => line,
        Err(error) => match usage::message(&error) {
            Some(message) => return Err(Fault::Told(message)),
            None => error.exit(),
        },
    };
    if matches!(line.command, Task::ReadPdf) {
        // Before anything else is read or started: all that it may do is limited.
        return Ok(crate::apart::read_pdf()?);
    }
    let config = settings(line.settings)?;
    crate::telemetry::begin(&config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build();
    let runtime = runtime.map_err(|error| Fault::Inner(error.into()))?;
    match line.command {
        Task::Demo => runtime.block_on(serve::run(config, serve::Start::Demonstration)),
        Task::Stem(stem) => stem.run(),
        Task::Serve => runtime.block_on(serve::run(config, serve::Start::Plain)),
        Task::Export(export) => runtime.block_on(export.run(config, teller)),
        Task::Reindex => runtime.block_on(reindex::run(&config, teller)),
        Task::Backup(backup) => runtime.block_on(backup.run(&config, teller)),
        Task::Bench(bench) => runtime.block_on(bench.run(config, teller)),
        Task::Tables(tables) => runtime.block_on(tables.run(config, teller)),
        Task::Weights(weights) => runtime.block_on(weights.run(config, teller)),
        Task::Form(form) => runtime.block_on(form.run(&config, teller)),
        Task::Import(import) => runtime.block_on(import.run(config, teller)),
        Task::ReadPdf => Ok(()),
    }
}

fn settings(flags: Settings) -> Result<Config, config::Fault> {
    let layer = Layer::default()
        .flag("data", flags.data)
        .flag("listen", flags.listen)
        .flag("database", flags.database)
        .flag("public_url", flags.public_url)
        .flag("log", flags.log);
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())));
    Config::read(flags.config.as_deref(), variables, layer)
}

/// The language of the terminal: `SAUAL_LANGUAGE`, else what `LC_ALL`, `LC_MESSAGES` or `LANG` begin
/// with, else English.
fn terminal_language() -> Language {
    ["SAUAL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Language::from_tag(value.get(..2)?))
        .unwrap_or(Language::En)
}
