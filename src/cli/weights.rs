//! `saual weights`: weights of a study's responses, made, listed and shown.

use super::export::{Out, study};
use super::{Fault, Teller};
use crate::app::App;
use crate::config::Config;
use crate::service::export::{Format, Made};
use crate::service::weights::{self, Asked, File, Standing};
use crate::store::studies::Study;
use clap::{Args, Subcommand};
use domain::form::Name;
use domain::message::Message;
use domain::weight::{Amount, Bounds, Drawn, Empty, Lines, Lonely, Making, Missing, Scale, Way};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What is to be done with weights.
#[derive(Args)]
pub(super) struct Weights {
    #[command(subcommand)]
    what: Task,
}

#[derive(Subcommand)]
enum Task {
    /// To several margins.
    Rake(Targets),
    /// To the cells of one.
    Poststratify(Targets),
    /// From a file, or the numbers of a question.
    Import(Import),
    /// The sets there are.
    List(Which),
    /// What came of one, or its weights.
    Show(Show),
    /// One made anew.
    Again(One),
    /// One taken away.
    Remove(One),
}

#[derive(Args)]
struct Which {
    #[arg(long)]
    study: String,
}

#[derive(Args)]
struct One {
    #[command(flatten)]
    which: Which,
    #[arg(long)]
    name: String,
}

#[derive(Args)]
struct Show {
    #[command(flatten)]
    one: One,
    #[arg(long)]
    values: bool,
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

/// What every new set is told.
#[derive(Args)]
struct New {
    #[command(flatten)]
    one: One,
    #[arg(long, default_value = "")]
    description: String,
    #[arg(long, value_name = "NAME")]
    base: Option<String>,
    #[arg(long, value_name = "FACTOR")]
    lower: Option<f64>,
    #[arg(long, value_name = "FACTOR")]
    upper: Option<f64>,
    #[arg(long, default_value = "respondents", value_parser = ["respondents", "keep"])]
    scale: String,
    #[arg(long, value_name = "QUESTION")]
    strata: Option<String>,
    #[arg(long, value_name = "QUESTION")]
    clusters: Option<String>,
    #[arg(long, value_name = "QUESTION")]
    population: Option<String>,
    #[arg(long, default_value = "refuse", value_parser = ["refuse", "nothing", "adjust", "average"])]
    lonely: String,
}

#[derive(Args)]
struct Targets {
    #[command(flatten)]
    new: New,
    #[arg(long, value_name = "FILE")]
    margins: PathBuf,
    #[arg(long, default_value = "percent", value_parser = ["percent", "count", "share"])]
    amount: String,
    #[arg(long, default_value = "refuse", value_parser = ["refuse", "leave_out", "own_category"])]
    missing: String,
    #[arg(long, default_value = "refuse", value_parser = ["refuse", "leave_out"])]
    empty: String,
}

#[derive(Args)]
struct Import {
    #[command(flatten)]
    new: New,
    #[arg(long, value_name = "FILE", required_unless_present = "question", conflicts_with = "question")]
    csv: Option<PathBuf>,
    #[arg(long, value_name = "QUESTION")]
    question: Option<String>,
}

impl Weights {
    pub(super) async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let app = super::serve::open(config).await?;
        match &self.what {
            Task::Rake(targets) => targets.run(&app, false, teller).await,
            Task::Poststratify(targets) => targets.run(&app, true, teller).await,
            Task::Import(import) => import.run(&app, teller).await,
            Task::List(which) => {
                let study = study(&app, &which.study).await?;
                let sets = weights::all(&app, &study).await?;
                print(&Value::Array(sets.iter().map(shown).collect()))
            }
            Task::Show(show) => show.run(&app, teller).await,
            Task::Again(one) => {
                let study = study(&app, &one.which.study).await?;
                let made = weights::again(&app, &study, None, &one.name).await?;
                let made = made.ok_or_else(|| unknown(&one.name))?;
                made.map_err(|faults| told(&faults, teller))?;
                print_set(&app, &study, &one.name).await
            }
            Task::Remove(one) => {
                let study = study(&app, &one.which.study).await?;
                let removed = weights::remove(&app, &study, &one.name).await?;
                if removed { Ok(()) } else { Err(unknown(&one.name)) }
            }
        }
    }
}

impl Targets {
    async fn run(&self, app: &App, cells: bool, teller: &Teller) -> Result<(), Fault> {
        let file = file(&self.margins)?;
        let faults =
            |messages: Vec<Message>| messages.into_iter().map(weights::Fault::from).collect::<Vec<_>>();
        let lines = Lines::read(&file.name, &file.bytes).map_err(|found| told(&faults(found), teller))?;
        let amount = match self.amount.as_str() {
            "count" => Amount::Count,
            "share" => Amount::Share,
            _ => Amount::Percent,
        };
        let mut margins = lines.margins(amount);
        let way = if cells {
            if margins.len() > 1 {
                return Err(told(&faults(vec![Message::new("weight-one-margin")]), teller));
            }
            margins.pop().map_or_else(|| Way::Rake(Vec::new()), Way::PostStratify)
        } else {
            Way::Rake(margins)
        };
        let mut making = self.new.making(way)?;
        making.missing = match self.missing.as_str() {
            "leave_out" => Missing::LeaveOut,
            "own_category" => Missing::OwnCategory,
            _ => Missing::Refuse,
        };
        making.empty = if self.empty == "leave_out" { Empty::LeaveOut } else { Empty::Refuse };
        self.new.make(app, (making, None, lines), teller).await
    }
}

impl Import {
    async fn run(&self, app: &App, teller: &Teller) -> Result<(), Fault> {
        let way = match &self.question {
            Some(question) => Way::Question(name(question)?),
            None => Way::File,
        };
        let file = self.csv.as_deref().map(file).transpose()?;
        self.new.make(app, (self.new.making(way)?, file, Lines::default()), teller).await
    }
}

impl New {
    fn making(&self, way: Way) -> Result<Making, Fault> {
        let named = |text: &Option<String>| text.as_deref().map(name).transpose();
        let mut making = Making::new(way);
        making.base = named(&self.base)?;
        if self.lower.is_some() || self.upper.is_some() {
            making.bounds = Some(Bounds { lower: self.lower, upper: self.upper });
        }
        making.scale = if self.scale == "keep" { Scale::Keep } else { Scale::Respondents };
        making.drawn = Drawn {
            strata: named(&self.strata)?,
            clusters: named(&self.clusters)?,
            population: named(&self.population)?,
            lonely: match self.lonely.as_str() {
                "nothing" => Lonely::Nothing,
                "adjust" => Lonely::Adjust,
                "average" => Lonely::Average,
                _ => Lonely::Refuse,
            },
        };
        Ok(making)
    }

    async fn make(
        &self,
        app: &App,
        (making, file, lines): (Making, Option<File>, Lines),
        teller: &Teller,
    ) -> Result<(), Fault> {
        let study = study(app, &self.one.which.study).await?;
        let (name, description) = (self.one.name.clone(), self.description.clone());
        let asked = Asked { name, description, making, file, lines };
        let made = weights::make(app, &study, None, asked, false).await?;
        made.map_err(|faults| told(&faults, teller))?;
        print_set(app, &study, &self.one.name).await
    }
}

impl Show {
    async fn run(&self, app: &App, teller: &Teller) -> Result<(), Fault> {
        let study = study(app, &self.one.which.study).await?;
        let standing = weights::by_name(app, &study, &self.one.name).await?;
        let standing = standing.ok_or_else(|| unknown(&self.one.name))?;
        let out = Out::new(self.out.as_deref(), teller);
        let (bytes, format) = if self.values {
            (weights::written(app, &study, &standing.set).await?, Format::Csv)
        } else {
            (pretty(&shown(&standing))?, Format::Json)
        };
        out.file(&Made { name: format!("{}.{}", self.one.name, format.tag()), bytes }, format)
    }
}

async fn print_set(app: &App, study: &Study, name: &str) -> Result<(), Fault> {
    let standing = weights::by_name(app, study, name).await?.ok_or_else(|| unknown(name))?;
    print(&shown(&standing))
}

/// A set as JSON.
fn shown(standing: &Standing) -> Value {
    let set = &standing.set;
    json!({
        "name": set.name,
        "description": set.description,
        "making": set.making,
        "report": set.report,
        "responses": set.data.responses,
        "made_at": set.made_at,
        "without_weight_now": standing.without,
        "outdated": standing.outdated,
    })
}

fn pretty(value: &Value) -> Result<Vec<u8>, Fault> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(anyhow::Error::from)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn print(value: &Value) -> Result<(), Fault> {
    print!("{}", String::from_utf8_lossy(&pretty(value)?));
    Ok(())
}

fn unknown(name: &str) -> Fault {
    Fault::Told(Message::new("cli-weights-unknown").with("name", name))
}

fn name(text: &str) -> Result<Name, Fault> {
    Name::new(text).map_err(|_| Fault::Told(Message::new("weight-base-unknown").with("name", text)))
}

/// A file, as far as a file of weights is long.
fn file(path: &Path) -> Result<File, Fault> {
    use std::io::Read;
    let unreadable = |error: std::io::Error| {
        let said = Message::new("cli-recipe-unreadable").with("path", path.display().to_string());
        Fault::Told(said.with("error", error.to_string()))
    };
    let mut bytes = Vec::new();
    let most = domain::exchange::workbook::LARGEST as u64 + 1;
    std::fs::File::open(path).map_err(unreadable)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(File { name, bytes })
}

/// Every fault, a line each.
fn told(faults: &[weights::Fault], teller: &Teller) -> Fault {
    let line = |fault: &weights::Fault| {
        let words = teller.words(&fault.message);
        match fault.row {
            None => format!("  {words}"),
            Some(row) => {
                let at = Message::new("weight-at-row").with("row", row).with("fault", words);
                format!("  {}", teller.words(&at))
            }
        }
    };
    let lines: Vec<String> = faults.iter().map(line).collect();
    Fault::Told(Message::new("cli-weights-faults").with("faults", format!("\n{}", lines.join("\n"))))
}
