//! `saual tables`: any table of a study, from flags or from a recipe.

use super::export::{Looked, Out, study};
use super::let_out::LetOut;
use super::{Fault, Teller};
use crate::config::Config;
use crate::service::disclosure;
use crate::service::export::Format;
use crate::service::plan::{
    self, Counted,
    leave::{self, Wanted},
};
use clap::Args;
use domain::coding::Sight;
use domain::language::Language;
use domain::message::Message;
use domain::tabulation::{LARGEST, Recipe, VERSION};
use serde_json::{Map, Value, json};
use std::io::{IsTerminal, Read};
use std::path::PathBuf;

/// What is to be counted.
#[derive(Args)]
pub(super) struct Tables {
    #[arg(long)]
    study: String,
    #[arg(long, value_name = "QUESTION", value_delimiter = ',', required_unless_present = "recipe")]
    rows: Vec<String>,
    #[arg(long, value_name = "QUESTION", value_delimiter = ',')]
    columns: Vec<String>,
    #[arg(long)]
    nested: bool,
    #[arg(long, value_name = "EXPRESSION")]
    filter: Option<String>,
    #[arg(long, value_name = "NAME")]
    weight: Option<String>,
    #[arg(long, value_name = "MEASURE", value_delimiter = ',')]
    show: Vec<String>,
    #[arg(long, value_parser = ["wilson", "clopper_pearson", "agresti_coull", "logit", "korn_graubard"])]
    interval: Option<String>,
    #[arg(long, value_name = "TEST", value_delimiter = ',', value_parser = ["chi_squared", "fisher", "cramer_v", "residuals"])]
    test: Vec<String>,
    #[arg(long, value_parser = ["none", "bonferroni"])]
    letters: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["rows", "columns", "nested", "filter", "weight", "show", "interval", "test", "letters", "figure"])]
    recipe: Option<PathBuf>,
    #[arg(long, value_parser = ["bars", "grouped", "stacked", "likert", "pie", "line", "map", "pyramid", "heat", "network"])]
    figure: Option<String>,
    #[arg(long, value_parser = ["kk", "ru", "en"])]
    language: Option<String>,
    #[arg(long, default_value = "json", value_parser = ["json", "csv", "xlsx", "svg", "png", "pdf"])]
    format: String,
    #[command(flatten)]
    look: Looked,
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    #[command(flatten)]
    let_out: LetOut,
}

impl Tables {
    pub(super) async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let recipe = match &self.recipe {
            Some(path) => Recipe::read(&text(path)?),
            None => Recipe::of_json(&self.asked()),
        };
        let recipe = recipe.map_err(|faults| told(&faults, teller))?;
        let app = super::serve::open(config).await?;
        let study = study(&app, &self.study).await?;
        let language = self.language.as_deref().and_then(Language::from_tag).unwrap_or(app.config.language);
        let format = Format::from_tag(&self.format).unwrap_or(Format::Json);
        if format.is_of_figures() && recipe.figure.is_none() {
            return Err(Fault::Told(Message::new("cli-figure-none")));
        }
        let recipe = if self.let_out.suppress { disclosure::hidden(&study, recipe) } else { recipe };
        let made = plan::tabulated(&app, &study, recipe.clone(), (Sight::All, None)).await?;
        let made = made.ok_or_else(|| anyhow::anyhow!("a published study has columns"))?;
        let made = made.map_err(|faults| told(&faults, teller))?;
        let out = Out::new(self.out.as_deref(), teller);
        let wanted = Wanted { look: self.look.look(), ..Wanted::one(language, format) };
        let counted = [Counted { number: None, recipe, made: Ok(made) }];
        if self.out.is_some() || !std::io::stdout().is_terminal() {
            // What is only looked at is not published; what goes on to another program may be.
            self.let_out.see(&app, &study, &disclosure::leaving(&counted), teller).await?;
        }
        if format == Format::Json {
            let [counted] = &counted;
            return leave::counts(counted)?.map_or(Ok(()), |made| out.file(&made, format));
        }
        let left = leave::files(&app, &study, &counted, &wanted).await?;
        if let Some((_, faults)) = left.faults.first() {
            return Err(told(faults, teller));
        }
        for file in &left.files {
            out.file(file, format)?;
        }
        Ok(())
    }

    /// The recipe that the flags are.
    fn asked(&self) -> Value {
        let names = |names: &[String]| -> Vec<Value> { names.iter().map(|name| json!(name)).collect() };
        let mut recipe = Map::new();
        recipe.insert("version".to_owned(), json!(VERSION));
        recipe.insert("key".to_owned(), json!("table"));
        recipe.insert("rows".to_owned(), Value::Array(names(&self.rows)));
        let columns = names(&self.columns);
        if !columns.is_empty() {
            let banners = if self.nested { vec![Value::Array(columns)] } else { columns };
            recipe.insert("columns".to_owned(), Value::Array(banners));
        }
        let texts = [("filter", &self.filter), ("weight", &self.weight)];
        recipe.extend(
            texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), json!(text.as_ref()?)))),
        );
        if let Some(figure) = &self.figure {
            recipe.insert("figure".to_owned(), json!(figure));
        }
        if !self.show.is_empty() {
            recipe.insert("measures".to_owned(), json!(self.show));
        }
        let mut statistics = Map::new();
        if let Some(kind) = &self.interval {
            statistics.insert("interval".to_owned(), json!({ "kind": kind, "level": 0.95 }));
        }
        if !self.test.is_empty() {
            statistics.insert("association".to_owned(), json!(self.test));
        }
        if let Some(correction) = &self.letters {
            statistics.insert("letters".to_owned(), json!({ "correction": correction, "level": 0.05 }));
        }
        if !statistics.is_empty() {
            recipe.insert("statistics".to_owned(), Value::Object(statistics));
        }
        Value::Object(recipe)
    }
}

/// A recipe's file, as far as a recipe is long.
fn text(path: &std::path::Path) -> Result<String, Fault> {
    let unreadable = |error: std::io::Error| {
        let said = Message::new("cli-recipe-unreadable").with("path", path.display().to_string());
        Fault::Told(said.with("error", error.to_string()))
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut text = String::new();
    file.take(LARGEST as u64 + 1).read_to_string(&mut text).map_err(unreadable)?;
    Ok(text)
}

/// Every fault, a line each.
fn told(faults: &[Message], teller: &Teller) -> Fault {
    let lines: Vec<String> = faults.iter().map(|fault| format!("  {}", teller.words(fault))).collect();
    Fault::Told(Message::new("cli-recipe-faults").with("faults", format!("\n{}", lines.join("\n"))))
}
