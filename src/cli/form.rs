//! `saual form`: a questionnaire as a text, looked over and published.

use super::{Fault, Teller};
use crate::app::Clock;
use crate::config::Config;
use crate::service::publish::{self, Outcome};
use crate::store::studies;
use clap::{Args, Subcommand};
use domain::form::source;
use domain::message::Message;
use std::path::{Path, PathBuf};

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
}

impl Form {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        match &self.task {
            Task::Check(check) => look(&check.file, &read(&check.file)?, teller),
            Task::Publish(publish) => publish.run(config, teller).await,
        }
    }
}

fn read(file: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(file).map_err(|error| {
        let message = Message::new("cli-file-unreadable").with("path", file.display().to_string());
        Fault::Told(message.with("error", error.to_string()))
    })
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

impl Publish {
    async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let text = read(&self.file)?;
        look(&self.file, &text, teller)?;
        let store = super::serve::store(config).await?;
        let Some(study) = studies::by_slug(&store, &self.study).await? else {
            return Err(Fault::Told(Message::new("cli-study-unknown").with("study", self.study.as_str())));
        };
        let now = Clock::system().now();
        let (key, version) = match publish::publish(&store, study.id, &text, None, now).await? {
            Outcome::Published(version) => ("cli-form-published", version),
            Outcome::Unchanged(version) => ("cli-form-unchanged", version),
            Outcome::Faulty(faults) => {
                return Err(Fault::Told(Message::new("cli-form-faulty").with("count", faults.len())));
            }
        };
        teller.say(&Message::new(key).with("version", i64::from(version.number)));
        Ok(())
    }
}
