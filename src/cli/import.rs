//! `saual import`: responses that were gathered elsewhere.
//!
//! Exit codes: 0 where all is taken in, or can be; 2 where something has to be mended or decided first; 1
//! where the program itself fails.

use super::export::study;
use super::{Fault, Teller, disk};
use crate::app::App;
use crate::config::Config;
use crate::service::incoming::take::Decided;
use crate::service::incoming::{self, Already, Checked, File, Refused, Versions};
use crate::store::studies::Study;
use clap::{Args, Subcommand};
use domain::answer::accept::Told;
use domain::exchange::incoming::{How, Mapping, mapping};
use domain::message::Message;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

/// The most problems that are told.
const MOST: usize = 1_000;

/// What is to be brought.
#[derive(Args)]
pub(super) struct Import {
    #[command(subcommand)]
    what: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Responses, a row each.
    Responses(Responses),
}

#[derive(Args)]
struct Responses {
    #[arg(long)]
    study: String,
    /// The key of its help is that of its own name.
    #[arg(long = "file", id = "table", value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["propose", "doubts", "already"])]
    check: bool,
    #[arg(long)]
    propose: bool,
    #[arg(long)]
    doubts: bool,
    #[arg(long, value_parser = ["leave", "replace"])]
    already: Option<String>,
}

impl Import {
    pub(super) async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let Task::Responses(responses) = &self.what;
        responses.run(config, teller).await
    }
}

impl Responses {
    async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let app = Arc::new(super::serve::open(config).await?);
        let study = study(&app, &self.study).await?;
        let versions = Arc::new(Versions::of(&app.store, &study).await?);
        if versions.is_empty() {
            return Err(Fault::Told(Message::new("incoming-no-form")));
        }
        let file = self.file(teller)?;
        let mapping = match &self.mapping {
            Some(path) => read_mapping(path)?,
            None => {
                let looked = incoming::look(&app, &versions, &file, How::default()).await?;
                looked.map_err(Fault::Told)?.proposal
            }
        };
        if self.propose {
            println!("{}", mapping.write());
            return Ok(());
        }
        let told = Telling { teller, versions: &versions };
        if self.check {
            return check(&app, &study, (&versions, &file), &mapping, &told).await;
        }
        let already = self.already.as_deref().map(Already::from_tag).unwrap_or_default();
        let decided = Decided { doubts: self.doubts, already, by: None };
        match incoming::take(&app, &study, (&versions, &file), &mapping, decided).await? {
            Ok(taken) => {
                let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
                let done = Message::new("incoming-taken")
                    .with("added", count(taken.added))
                    .with("replaced", count(taken.replaced))
                    .with("left", count(taken.left));
                teller.say(&done);
                Ok(())
            }
            Err(Refused::Unreadable(messages)) => Err(told.unreadable(messages)),
            Err(Refused::Undecided(checked)) => {
                told.checked(&checked);
                Err(Fault::Told(Message::new("cli-incoming-refused")))
            }
        }
    }

    fn file(&self, teller: &Teller) -> Result<File, Fault> {
        let size = std::fs::metadata(&self.file).map_err(|error| disk::unreadable(&self.file, &error))?.len();
        if size > incoming::LARGEST as u64 {
            return Err(Fault::Told(Message::new("incoming-large").with("limit", incoming::LARGEST >> 20)));
        }
        let bytes = std::fs::read(&self.file).map_err(|error| disk::unreadable(&self.file, &error))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = File { longest: None, ..File::new(&name, bytes) };
        if !std::io::stderr().is_terminal() {
            return Ok(file);
        }
        let (words, language) = (crate::words::Words::load(), teller.language);
        let progress = move |rows: u64| {
            let rows = i64::try_from(rows).unwrap_or(i64::MAX);
            eprint!("\r{}", words.say(language, &Message::new("cli-incoming-progress").with("rows", rows)));
        };
        Ok(File { progress: Arc::new(progress), ..file })
    }
}

fn read_mapping(path: &std::path::Path) -> Result<Mapping, Fault> {
    let size = std::fs::metadata(path).map_err(|error| disk::unreadable(path, &error))?.len();
    if size > mapping::LARGEST as u64 {
        let told = format!("> {} B", mapping::LARGEST);
        return Err(Fault::Told(Message::new("incoming-no-mapping").with("text", told)));
    }
    let text = std::fs::read_to_string(path).map_err(|error| disk::unreadable(path, &error))?;
    Mapping::read(&text).map_err(|text| Fault::Told(Message::new("incoming-no-mapping").with("text", text)))
}

async fn check(
    app: &Arc<App>,
    study: &Study,
    (versions, file): (&Arc<Versions>, &File),
    mapping: &Mapping,
    told: &Telling<'_>,
) -> Result<(), Fault> {
    match incoming::check(app, study, versions, file, mapping).await? {
        Ok(checked) => {
            told.checked(&checked);
            let there = checked.same + checked.other;
            if checked.found.faulty + checked.found.doubtful + there == 0 {
                Ok(())
            } else {
                Err(Fault::Told(Message::new("cli-incoming-refused")))
            }
        }
        Err(messages) => Err(told.unreadable(messages)),
    }
}

/// Tells what was found.
struct Telling<'t> {
    teller: &'t Teller,
    versions: &'t Versions,
}

impl Telling<'_> {
    /// Tells all but the last thing that is wrong, and gives that.
    fn unreadable(&self, mut messages: Vec<Message>) -> Fault {
        let last = messages.pop().unwrap_or_else(|| Message::new("incoming-empty"));
        for message in messages {
            eprintln!("saual: {}", self.teller.words(&message));
        }
        Fault::Told(last)
    }

    fn checked(&self, checked: &Checked) {
        let forms = self.versions.forms();
        let languages = forms.first().map_or(&[][..], |(_, form)| form.languages.as_slice());
        for trouble in checked.found.troubles.iter().take(MOST) {
            let told = match &trouble.told {
                Told::Message(message) => self.teller.words(message),
                Told::Words(words) => words.words(self.teller.language, languages).to_owned(),
            };
            // An empty cell has nothing to show.
            let stands = trouble.stands.as_str();
            let key = if stands.is_empty() { "cli-incoming-trouble" } else { "cli-incoming-trouble-of" };
            let line = Message::new(key)
                .with("stands", stands)
                .with("row", i64::try_from(trouble.row).unwrap_or(i64::MAX))
                .with("column", trouble.column.as_str())
                .with("told", told);
            self.teller.say(&line);
        }
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let sums = Message::new("cli-incoming-checked")
            .with("rows", count(checked.found.rows))
            .with("faulty", count(checked.found.faulty))
            .with("doubtful", count(checked.found.doubtful))
            .with("there", count(checked.same + checked.other));
        self.teller.say(&sums);
    }
}
