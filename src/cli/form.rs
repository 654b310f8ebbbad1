//! `saual form`: a questionnaire, looked over, converted and published.

use super::{Fault, Teller};
use crate::app::Clock;
use crate::config::Config;
use crate::service::illustrate;
use crate::service::publish::{self, Outcome, Request, Review};
use crate::store::{Store, forms::FormVersion, studies};
use clap::{Args, Subcommand};
use domain::form::change;
use domain::message::Message;
use std::path::{Path, PathBuf};

mod compile;
mod convert;
mod declared;
mod diff;
mod dry_run;
mod eval;
mod given;
mod limesurvey;
mod marks;

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
    /// Writes it as another kind of file.
    Convert(convert::Convert),
    /// Tells what changed between two of them.
    Diff(diff::Diff),
    /// Lets respondents who do not exist fill one in.
    DryRun(dry_run::DryRun),
    /// Works out a questionnaire with answers: every value, what is asked and what is wrong.
    Eval(eval::Eval),
    /// Writes expressions as the browser takes them.
    Compile(compile::Compile),
    /// Takes a survey of LimeSurvey over, with its responses.
    ImportLimesurvey(limesurvey::ImportLimesurvey),
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
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
}

impl Form {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        match &self.task {
            Task::Check(check) => check.run(teller),
            Task::Convert(convert) => convert.run(teller),
            Task::Publish(publish) => publish.run(config, teller).await,
            Task::Diff(diff) => diff.run(config, teller).await,
            Task::DryRun(dry_run) => dry_run.run(config, teller).await,
            Task::Eval(eval) => eval.run(teller),
            Task::Compile(compile) => compile.run(),
            Task::ImportLimesurvey(import) => import.run(config, teller).await,
        }
    }
}

impl Check {
    fn run(&self, teller: &Teller) -> Result<(), Fault> {
        let form = given::form(&self.file, given::Warnings::Each, teller)?;
        let questions: usize = form.pages.iter().map(|page| page.questions().count()).sum();
        let told = Message::new("cli-form-fine").with("pages", form.pages.len()).with("questions", questions);
        teller.say(&told);
        Ok(())
    }
}

impl Publish {
    async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let (form, text) = given::form_and_text(&self.file, teller)?;
        let store = super::serve::store(config).await?;
        let Some(study) = studies::by_slug(&store, &self.study).await? else {
            return Err(Fault::Told(Message::new("cli-study-unknown").with("study", self.study.as_str())));
        };
        let now = Clock::system().now();
        let declared = self.declared.read()?;
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
        match &self.media {
            Some(folder) => illustrate(&store, &version, folder, teller).await,
            None => Ok(()),
        }
    }
}

/// Keeps the pictures, sounds and films that a form names, out of a folder that holds them.
async fn illustrate(
    store: &Store,
    version: &FormVersion,
    folder: &Path,
    teller: &Teller,
) -> Result<(), Fault> {
    let mut kept = 0_usize;
    for name in illustrate::named(&version.form) {
        let told = |key: &str| Message::new(key).with("path", folder.join(&name).display().to_string());
        // A name is never a way out of the folder.
        let plain = Path::new(&name).file_name().is_some_and(|file| file == name.as_str());
        let Some(bytes) = std::fs::read(folder.join(&name)).ok().filter(|_| plain) else {
            eprintln!("{}", teller.words(&told("cli-form-media-missing")));
            continue;
        };
        if illustrate::put(store, version, &name, bytes).await? {
            kept += 1;
        } else {
            eprintln!("{}", teller.words(&told("cli-form-media-odd")));
        }
    }
    teller.say(&Message::new("cli-form-media").with("count", kept));
    Ok(())
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
