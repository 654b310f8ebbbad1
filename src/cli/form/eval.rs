//! `saual form eval`: a questionnaire worked out with answers, as its author wants to see it.

use super::given::{self, Warnings};
use crate::app::Clock;
use crate::cli::{Fault, Teller};
use chrono::{DateTime, FixedOffset};
use clap::Args;
use domain::answer::accept::{Fault as Wrong, Told};
use domain::answer::flow::{Flow, Inside, Standing};
use domain::answer::{Answer, CLOCK, Circumstances, Plan, Raw, record};
use domain::form::Form;
use domain::message::Message;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A questionnaire, and what was answered.
#[derive(Args)]
pub(super) struct Eval {
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    #[arg(long)]
    json: bool,
    #[arg(long, value_name = "MOMENT")]
    now: Option<String>,
}

/// An item as it stands.
struct Line {
    field: String,
    asked: bool,
    value: Value,
    /// What was answered, where that is not taken.
    refused: Option<String>,
    wrong: Option<String>,
}

impl Eval {
    pub(super) fn run(&self, teller: &Teller) -> Result<(), Fault> {
        let plan = Plan::new(Arc::new(given::form(&self.file, Warnings::Count, teller)?));
        let mut raw = answers(&self.answers)?;
        let given: Vec<String> = raw.0.keys().cloned().collect();
        let circumstances = Circumstances::at(self.moment()?);
        plan.begin(&mut raw, &circumstances);
        let flow = plan.flow(&raw, &circumstances);
        let lines = lines(&flow, &raw, plan.form(), teller);
        let known = |field: &String| lines.iter().any(|line| line.field == *field);
        let unknown: Vec<String> = given.into_iter().filter(|field| !known(field)).collect();
        if self.json {
            in_json(&lines, &flow, &unknown);
        } else {
            in_columns(&lines, teller);
        }
        for field in &unknown {
            let told = Message::new("cli-eval-unknown").with("field", field.as_str());
            let told = told.with("path", self.answers.display().to_string());
            eprintln!("{}", teller.words(&told));
        }
        Ok(())
    }

    fn moment(&self) -> Result<DateTime<FixedOffset>, Fault> {
        let Some(given) = &self.now else { return Ok(Clock::system().now().with_timezone(&CLOCK)) };
        let read = DateTime::parse_from_str(given, "%Y-%m-%dT%H:%M%:z");
        read.or_else(|_| given.parse())
            .map_err(|_| Fault::Told(Message::new("cli-eval-moment").with("value", given.as_str())))
    }
}

fn answers(file: &Path) -> Result<Raw, Fault> {
    let text = given::text(file)?;
    let read: Value = serde_json::from_str(&text).map_err(|error| given::no_json(file, &error))?;
    let raw = read.as_object().and_then(Raw::given);
    raw.ok_or_else(|| {
        let example = "{\"age\": 25, \"reasons\": [\"a\", \"b\"], \"member\": [{\"age\": 7}]}";
        let message = Message::new("cli-eval-answers").with("path", file.display().to_string());
        Fault::Told(message.with("example", example))
    })
}

/// Every item of every page, those of rows among them, in order.
fn lines(flow: &Flow<'_>, raw: &Raw, form: &Form, teller: &Teller) -> Vec<Line> {
    let mut gathering = Gathering { flow, raw, form, teller, lines: Vec::new() };
    for page in &form.pages {
        gathering.add(flow.items(page.name.as_str()));
    }
    gathering.lines
}

/// The lines of a questionnaire under way.
struct Gathering<'g> {
    flow: &'g Flow<'g>,
    raw: &'g Raw,
    form: &'g Form,
    teller: &'g Teller,
    lines: Vec<Line>,
}

impl Gathering<'_> {
    fn add(&mut self, items: &[Standing<'_>]) {
        for standing in items {
            self.line(standing);
            match &standing.inside {
                Inside::Nothing => {}
                Inside::Items(items) => self.add(items),
                Inside::Rows { rows, .. } => rows.iter().for_each(|row| self.add(&row.items)),
            }
        }
    }

    fn line(&mut self, standing: &Standing<'_>) {
        let field = standing.field.clone();
        let value = match &standing.inside {
            Inside::Rows { rows, .. } => json!(rows.len()),
            _ => self.flow.answer(&field).map_or(Value::Null, value),
        };
        let given = self.raw.get(&field).join(" ");
        let refused = (value.is_null() && !given.trim().is_empty()).then_some(given);
        let wrong = self.flow.faults().iter().find(|fault| fault.field == field);
        let wrong = wrong.map(|fault| words(fault, self.form, self.teller));
        self.lines.push(Line { field, asked: standing.relevant, value, refused, wrong });
    }
}

fn value(answer: &Answer) -> Value {
    if matches!(answer, Answer::Missing(_)) && answer.typed().is_empty() {
        return Value::Null;
    }
    record::value(answer)
}

fn words(fault: &Wrong, form: &Form, teller: &Teller) -> String {
    match &fault.told {
        Told::Message(message) => teller.words(message),
        Told::Words(text) => text.words(teller.language, &form.languages).to_owned(),
    }
}

fn in_json(lines: &[Line], flow: &Flow<'_>, unknown: &[String]) {
    let items = lines.iter().map(|line| {
        let mut item =
            json!({ "field": line.field, "relevant": line.asked, "value": line.value, "fault": line.wrong });
        if let Some(refused) = &line.refused {
            item["refused"] = json!(refused);
        }
        item
    });
    let pages: Vec<&str> = flow.pages().map(|page| page.name.as_str()).collect();
    println!("{}", json!({ "pages": pages, "items": items.collect::<Vec<_>>(), "unknown": unknown }));
}

fn in_columns(lines: &[Line], teller: &Teller) {
    let say = |key: &str| teller.words(&Message::new(key));
    let head = ["cli-eval-field", "cli-eval-asked", "cli-eval-value", "cli-eval-wrong"].map(say);
    let rows = lines.iter().map(|line| {
        let value = match &line.value {
            // What is not taken stands in brackets.
            Value::Null => line.refused.as_ref().map_or_else(String::new, |refused| format!("({refused})")),
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        let asked = say(if line.asked { "cli-eval-yes" } else { "cli-eval-no" });
        [line.field.clone(), asked, value, line.wrong.clone().unwrap_or_default()]
    });
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let [field, asked, value] = [0, 1, 2].map(width);
    for row in &rows {
        let line = format!("{:field$}  {:asked$}  {:value$}  {}", row[0], row[1], row[2], row[3]);
        println!("{}", line.trim_end());
    }
}
