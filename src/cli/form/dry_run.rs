//! `saual form dry-run`: respondents who do not exist fill a questionnaire in.

use super::given::{self, Warnings};
use crate::app::{Clock, Entropy};
use crate::cli::{Fault, Teller, serve};
use crate::config::Config;
use crate::service::rehearsals::{self, Done};
use crate::store::{forms, studies};
use clap::Args;
use domain::answer::CLOCK;
use domain::form::Form;
use domain::form::rehearse::{Finding, Rehearsal, Spread, Stuck, Weight};
use domain::message::Message;
use domain::table::{Table, words};
use std::path::PathBuf;
use std::time::Duration;

/// A file, or the newest version of a study's questionnaire.
#[derive(Args)]
pub(super) struct DryRun {
    file: Option<PathBuf>,
    #[arg(long, conflicts_with = "file")]
    study: Option<String>,
    #[arg(long, value_name = "NUMBER", default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=MOST))]
    count: u32,
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
}

/// The most respondents.
const MOST: i64 = 100_000;
/// The longest list of answers that is shown of one who was stuck, in characters.
const SHOWN: usize = 400;

/// How long it takes at most: somebody waits at the terminal.
const LONGEST: Duration = Duration::from_secs(60);

impl DryRun {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let form = match (&self.file, &self.study) {
            (Some(file), _) => given::form(file, Warnings::Count, teller)?,
            (None, Some(study)) => published(study, config).await?,
            (None, None) => return Err(Fault::Told(Message::new("cli-dry-run-what"))),
        };
        let seed = self.seed.unwrap_or_else(|| Entropy::system().uuid().as_u64_pair().0);
        let now = Clock::system().now().with_timezone(&CLOCK);
        let rehearsal = Rehearsal { most: self.count as usize, seed, now };
        let done = rehearsals::go(form, &rehearsal, LONGEST, &|| {});
        tell(&done, teller);
        if done.report.sent < rehearsal.most && !done.report.interrupted {
            teller.say(&Message::new("cli-dry-run-enough").with("sent", done.report.sent));
        }
        // As words: a number of that size would be grouped, or rounded.
        teller.say(&Message::new("cli-dry-run-seed").with("seed", seed.to_string()));
        match done.report.findings.iter().filter(|finding| finding.weight == Weight::Blocking).count() {
            0 => Ok(()),
            count => Err(Fault::Told(Message::new("cli-dry-run-blocked").with("count", count))),
        }
    }
}

async fn published(slug: &str, config: &Config) -> Result<Form, Fault> {
    let store = serve::store(config).await?;
    let told = |key: &str| Fault::Told(Message::new(key).with("study", slug));
    let study = studies::by_slug(&store, slug).await?.ok_or_else(|| told("cli-study-unknown"))?;
    let version = forms::latest(&store, study.id).await?.ok_or_else(|| told("cli-study-unpublished"))?;
    Ok(version.form)
}

fn tell(done: &Done, teller: &Teller) {
    let report = &done.report;
    for finding in &report.findings {
        println!("{}", line(finding, teller));
    }
    report.stuck.iter().for_each(|stuck| stopped(stuck, teller));
    if report.is_clean() {
        teller.say(&Message::new("rehearse-clean"));
    }
    let seconds = words::decimal(done.took.as_secs_f64(), 1, teller.language);
    teller.say(
        &Message::new("cli-dry-run-done")
            .with("finished", report.finished)
            .with("sent", report.sent)
            .with("seconds", seconds)
            .with("asked", report.questions.0)
            .with("questions", report.questions.1),
    );
    if report.interrupted {
        teller.say(&Message::new("rehearse-interrupted"));
    }
    for (language, count) in &report.languages {
        let message = Message::new("cli-dry-run-languages").with("language", language.own_name());
        teller.say(&message.with("count", *count));
    }
    spread("cli-dry-run-pages", report.pages, (1.0, 0), teller);
    spread("cli-dry-run-minutes", report.seconds, (60.0, 1), teller);
    for refusals in &report.refusals {
        let message = Message::new("cli-dry-run-refused").with("question", refusals.question.as_str());
        teller.say(&message.with("refused", refusals.refused).with("tried", refusals.tried));
    }
    done.tables.iter().for_each(|table| shell(table, teller));
}

/// `! page/question: what happened`.
fn line(finding: &Finding, teller: &Teller) -> String {
    let sign = if finding.weight == Weight::Blocking { '!' } else { '*' };
    let item = finding.item.as_ref().map_or_else(String::new, |item| format!("/{item}"));
    format!("{sign} {}{item}: {}", finding.page, teller.words(&finding.message))
}

/// Who could not go on, where, and with what answers, so that it can be tried by hand.
fn stopped(stuck: &Stuck, teller: &Teller) {
    let answers = stuck.answers.0.iter().filter(|(_, values)| !values.is_empty());
    let answers = answers.map(|(field, values)| format!("{field}={}", values.join(" ")));
    let all = answers.collect::<Vec<_>>().join("; ");
    let mut shown: String = all.chars().take(SHOWN).collect();
    if shown.len() < all.len() {
        shown.push('…');
    }
    let message = Message::new("cli-dry-run-stuck").with("number", stuck.number);
    let message = message.with("language", stuck.language.own_name());
    let places = stuck.faults.iter().map(|fault| format!("{}/{}", fault.page, fault.field));
    let message = message.with("place", places.collect::<Vec<_>>().join(", "));
    teller.say(&message.with("answers", shown));
}

fn spread(key: &str, spread: Option<Spread>, (each, digits): (f64, u8), teller: &Teller) {
    let Some(Spread { least, median, most }) = spread else { return };
    let number = |number: usize| words::decimal(number as f64 / each, digits, teller.language);
    let message = Message::new(key).with("least", number(least)).with("median", number(median));
    teller.say(&message.with("most", number(most)));
}

/// The rows of a table that responses will be counted in.
fn shell(table: &Table, teller: &Teller) {
    let say = |message: &Message| teller.words(message);
    let shown = table.words(teller.language, &say);
    let rows: Vec<&str> = shown.rows.iter().map(|row| row.label.text.as_str()).collect();
    let message = Message::new("cli-dry-run-table").with("key", table.key.as_str());
    teller.say(&message.with("rows", rows.join(" | ")));
}
