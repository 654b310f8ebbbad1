//! `saual form eval`: a questionnaire worked out with answers, as its author wants to see it.

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
    wrong: Option<String>,
}

impl Eval {
    pub(super) fn run(&self, teller: &Teller) -> Result<(), Fault> {
        let plan = Plan::new(Arc::new(super::given::form(&self.file, teller)?));
        let mut raw = answers(&self.answers)?;
        let circumstances = Circumstances::at(self.moment()?);
        plan.begin(&mut raw, &circumstances);
        let flow = plan.flow(&raw, &circumstances);
        let lines = lines(&flow, plan.form(), teller);
        if self.json {
            in_json(&lines, &flow);
        } else {
            in_columns(&lines, teller);
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
    let text = super::given::text(file)?;
    let told = |error: String| {
        let message = Message::new("cli-eval-answers").with("path", file.display().to_string());
        Fault::Told(message.with("error", error))
    };
    let read: Value = serde_json::from_str(&text).map_err(|error| told(error.to_string()))?;
    let raw = read.as_object().and_then(Raw::given);
    raw.ok_or_else(|| {
        told("{\"age\": 25, \"reasons\": [\"a\", \"b\"], \"member\": [{\"age\": 7}]}".to_owned())
    })
}

/// Every item of every page, those of rows among them, in order.
fn lines(flow: &Flow<'_>, form: &Form, teller: &Teller) -> Vec<Line> {
    let mut lines = Vec::new();
    for page in &form.pages {
        add(flow.items(page.name.as_str()), flow, form, teller, &mut lines);
    }
    lines
}

fn add(items: &[Standing<'_>], flow: &Flow<'_>, form: &Form, teller: &Teller, lines: &mut Vec<Line>) {
    for standing in items {
        let rows = match &standing.inside {
            Inside::Rows { rows, .. } => json!(rows.len()),
            _ => flow.answer(&standing.field).map_or(Value::Null, value),
        };
        let wrong = flow.faults().iter().find(|fault| fault.field == standing.field);
        lines.push(Line {
            field: standing.field.clone(),
            asked: standing.relevant,
            value: rows,
            wrong: wrong.map(|fault| words(fault, form, teller)),
        });
        match &standing.inside {
            Inside::Nothing => {}
            Inside::Items(items) => add(items, flow, form, teller, lines),
            Inside::Rows { rows, .. } => {
                rows.iter().for_each(|row| add(&row.items, flow, form, teller, lines));
            }
        }
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

fn in_json(lines: &[Line], flow: &Flow<'_>) {
    let items = lines.iter().map(|line| {
        json!({ "field": line.field, "relevant": line.asked, "value": line.value, "fault": line.wrong })
    });
    let pages: Vec<&str> = flow.pages().map(|page| page.name.as_str()).collect();
    println!("{}", json!({ "pages": pages, "items": items.collect::<Vec<_>>() }));
}

fn in_columns(lines: &[Line], teller: &Teller) {
    let say = |key: &str| teller.words(&Message::new(key));
    let head = ["cli-eval-field", "cli-eval-asked", "cli-eval-value", "cli-eval-wrong"].map(say);
    let rows = lines.iter().map(|line| {
        let value = match &line.value {
            Value::Null => String::new(),
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
