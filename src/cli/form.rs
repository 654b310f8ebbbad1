//! `saual form`: a questionnaire as a text, looked over and published.

use super::{Fault, Teller};
use crate::app::Clock;
use crate::config::Config;
use crate::service::publish::{self, Outcome, Request, Review};
use crate::store::studies;
use clap::{Args, Subcommand};
use domain::expr::Expr;
use domain::form::source;
use domain::form::{Form as Model, change};
use domain::message::Message;
use serde_json::Value;
use std::path::{Path, PathBuf};

mod declared;
mod diff;
mod dry_run;

/// What is to be done with a questionnaire.
#[derive(Args)]
pub(super) struct Form {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Tells all its faults and warnings.
    Check(Check),
    /// Makes it the next version of a study's questionnaire.
    Publish(Publish),
    /// Tells what changed between two of them.
    Diff(diff::Diff),
    /// Lets respondents who do not exist fill one in.
    DryRun(dry_run::DryRun),
    /// Writes expressions as the browser takes them.
    Compile(Compile),
}

#[derive(Args)]
struct Check {
    file: PathBuf,
}

#[derive(Args)]
struct Publish {
    #[arg(long)]
    study: String,
    file: PathBuf,
    #[command(flatten)]
    declared: declared::Flags,
}

/// Files of expressions, `{"cases": [{"expr": "1 + 1"}]}` with anything besides.
#[derive(Args)]
struct Compile {
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    expressions: Vec<PathBuf>,
}

impl Form {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        match &self.task {
            Task::Check(check) => look(&check.file, &read(&check.file)?, teller),
            Task::Publish(publish) => publish.run(config, teller).await,
            Task::Diff(diff) => diff.run(config, teller).await,
            Task::DryRun(dry_run) => dry_run.run(config, teller).await,
            Task::Compile(compile) => compile.run(),
        }
    }
}

fn read(file: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &impl std::fmt::Display) -> Fault {
    let message = Message::new("cli-file-unreadable").with("path", file.display().to_string());
    Fault::Told(message.with("error", error.to_string()))
}

/// Tells what is wrong or may not be meant, a line each, as compilers do.
fn look(file: &Path, text: &str, teller: &Teller) -> Result<(), Fault> {
    let at = |line: usize, path: &str, message: &Message| {
        let message = teller.words(message);
        let colon = if path.is_empty() { "" } else { ": " };
        format!("{}:{line}: {path}{colon}{message}", file.display())
    };
    match source::read(text) {
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}", at(fault.line, &fault.path, &fault.message()));
            }
            Err(Fault::Told(Message::new("cli-form-faulty").with("count", faults.len())))
        }
        Ok(checked) => {
            for warning in &checked.warnings {
                println!("{}", at(warning.line, &warning.path, &warning.message()));
            }
            let questions: usize = checked.form.pages.iter().map(|page| page.questions().count()).sum();
            teller.say(
                &Message::new("cli-form-fine")
                    .with("pages", checked.form.pages.len())
                    .with("questions", questions),
            );
            Ok(())
        }
    }
}

impl Compile {
    /// Writes each file on a line of its own, with what became of each expression: `compiled`, and
    /// whether it is `rare`; or the key of its `told` fault.
    fn run(&self) -> Result<(), Fault> {
        for file in &self.expressions {
            let mut suite: Value =
                serde_json::from_str(&read(file)?).map_err(|error| unreadable(file, &error))?;
            let cases = suite.get_mut("cases").and_then(Value::as_array_mut);
            for case in cases.into_iter().flatten().filter_map(Value::as_object_mut) {
                let source = case.get("expr").and_then(Value::as_str).unwrap_or_default();
                match Expr::parse(source) {
                    Ok(expr) => {
                        case.insert("rare".to_owned(), expr.needs_rare().into());
                        case.insert("compiled".to_owned(), expr.compile());
                    }
                    Err(fault) => {
                        case.insert("told".to_owned(), fault.message.key.into());
                    }
                }
            }
            println!("{suite}");
        }
        Ok(())
    }
}

impl Publish {
    async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let text = read(&self.file)?;
        look(&self.file, &text, teller)?;
        let store = super::serve::store(config).await?;
        let Some(study) = studies::by_slug(&store, &self.study).await? else {
            return Err(Fault::Told(Message::new("cli-study-unknown").with("study", self.study.as_str())));
        };
        let now = Clock::system().now();
        let declared = self.declared.read()?;
        let form = form(&self.file, &text)?;
        let review = publish::review(&store, study.id, &form, &declared).await?;
        let seen = review.as_ref().map(|review| review.before.number);
        let differs = |review: &&Review| review.before.source != text;
        if let Some(review) = review.as_ref().filter(differs) {
            teller.say(&Message::new("cli-form-since").with("version", i64::from(review.before.number)));
            diff::tell(&review.changes, teller);
        }
        let request = Request { text: &text, declared: &declared, seen, by: None };
        let (key, version) = match publish::publish(&store, study.id, &request, now).await? {
            Outcome::Published(version) => ("cli-form-published", version),
            Outcome::Unchanged(version) => ("cli-form-unchanged", version),
            Outcome::Review(review) => return Err(undeclared(&review, teller)),
            Outcome::Faulty(faults) => {
                return Err(Fault::Told(Message::new("cli-form-faulty").with("count", faults.len())));
            }
        };
        teller.say(&Message::new(key).with("version", i64::from(version.number)));
        Ok(())
    }
}

/// The form that a text says; its faults have been told where it is none.
fn form(file: &Path, text: &str) -> Result<Model, Fault> {
    source::read(text).map(|checked| checked.form).map_err(|faults| {
        let path = file.display().to_string();
        Fault::Told(Message::new("cli-form-faulty-file").with("count", faults.len()).with("path", path))
    })
}

/// Tells what is wrong with the declarations, and how many are missing.
fn undeclared(review: &Review, teller: &Teller) -> Fault {
    for fault in &review.faults {
        eprintln!("{}", teller.words(fault));
    }
    let missing = change::undeclared(&review.changes).count();
    let told = if missing > 0 {
        Message::new("cli-declare-missing").with("count", missing)
    } else if review.faults.is_empty() {
        Message::new("cli-declare-newer").with("version", i64::from(review.before.number))
    } else {
        Message::new("cli-declare-faulty").with("count", review.faults.len())
    };
    Fault::Told(told)
}
