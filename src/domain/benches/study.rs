//! How long a large study takes: `cargo bench -p domain`.
//!
//! 100,000 responses to the 20 questions of the made-up study are counted and exported, coders compared and small cells kept back. The
//! goals stand beside the times; a missed one ends the run with a failure.

use domain::agreement::{Document, Marking, Study, Unit, report};
use domain::answer::Answers;
use domain::disclosure::{Threshold, two_way};
use domain::exchange::responses::{Content, Layout, Submission};
use domain::exchange::{csv, xlsx};
use domain::form::{Form, Name};
use domain::language::Language;
use domain::message::Message;
use domain::synthetic::{self, answers};
use domain::table::Columns;
use domain::tabulation::{Beside, By, Recipe, Variable, every_question, tabulate};
use domain::text::Span;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const RESPONSES: u64 = 100_000;

fn main() -> ExitCode {
    let form = synthetic::form();
    let mut columns = Columns::new(&form);
    let mut kept = true;

    let read = timed(|| (0..RESPONSES).for_each(|number| columns.push(&answers(&form, number))));
    kept &= told("take in 100,000 responses", read, None);
    let tables = timed(|| {
        assert_eq!(every_question(&form, &columns, By::default()).len(), form.questions().count());
    });
    kept &= told("count all tables", tables, Some(200));

    // Before the export, so that what it holds is seen in the peak.
    drop(columns);
    let written = timed(|| export_csv(&form).expect("a sink takes everything"));
    kept &= told("write them as CSV", written, Some(3_000));
    kept &= told_memory(100);
    let written = timed(|| export_xlsx(&form).expect("a temporary folder takes the rows"));
    kept &= told("write them as XLSX", written, None);
    let study = coded();
    let measured = timed(|| {
        let found = report(&study, Unit::Passage, 1_000, &mut fastrand::Rng::with_seed(1));
        assert_eq!(found.codes.len(), study.codes);
    });
    kept &= told("agree on 20 codes in 700,000 characters, 1,000 draws", measured, Some(5_000));
    let counts = sparse();
    let kept_back = timed(|| {
        let table = two_way(200, 50, &counts, Threshold::default()).expect("it is 200 by 50");
        assert!(table.hidden() > 0);
    });
    kept &= told("keep back small cells of a table of 200 by 50", kept_back, Some(50));
    kept &= means();
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The means of numbers by a choice, of a million responses; the quickest of three times counts.
fn means() -> bool {
    let form = synthetic::form();
    let mut columns = Columns::new(&form);
    (0..1_000_000).for_each(|number| columns.push(&answers(&form, number)));
    let variable = |name: &str| Variable::question(Name::new(name).expect("a name"));
    let mut kept = true;
    for name in ["scale_1", "integer_0", "integer_1", "decimal_0"] {
        let recipe = Recipe::new(Name::new("means").expect("a name"), vec![variable(name)]);
        let recipe = recipe.by(vec![variable("single_0")]);
        let once =
            || timed(|| drop(tabulate(&recipe, &form, &columns, &Beside::default()).expect("a table")));
        let quickest = (0..3).map(|_| once()).min().unwrap_or_default();
        kept &= told(&format!("means of {name} by a choice, 1,000,000 responses"), quickest, Some(20));
    }
    kept
}

/// Counts of a table of 200 by 50, a few of them small.
fn sparse() -> Vec<u64> {
    let mut chance = fastrand::Rng::with_seed(3);
    (0..10_000).map(|_| chance.u64(..400).min(chance.u64(..400))).collect()
}

/// Three coders, 40 documents of 350 passages, 400 codings in each.
fn coded() -> Study {
    let mut chance = fastrand::Rng::with_seed(5);
    let mut document = || {
        let passages: Vec<Span> = (0..350).map(|at| Span { start: at * 50, end: at * 50 + 49 }).collect();
        let mut mark = || {
            let start = chance.usize(..17_000);
            let span = Span { start, end: start + chance.usize(20..120) };
            Marking { coder: chance.usize(..3), code: chance.usize(..20), span }
        };
        let markings = (0..400).map(|_| mark()).collect();
        Document { length: 17_500, sentences: passages.clone(), passages, readers: vec![0, 1, 2], markings }
    };
    Study { coders: 3, codes: 20, documents: (0..40).map(|_| document()).collect() }
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn told(what: &str, took: Duration, goal: Option<u128>) -> bool {
    let goal_words = goal.map_or_else(String::new, |goal| format!(" (goal: at most {goal} ms)"));
    println!("{what}: {} ms{goal_words}", took.as_millis());
    goal.is_none_or(|goal| took.as_millis() <= goal)
}

/// The most memory the process ever held, where the system tells it.
fn told_memory(goal: u64) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    let Some(peak) = peak else {
        println!("most memory held: this system does not tell");
        return true;
    };
    println!("most memory held: {} MB (goal: at most {goal} MB)", peak / 1024);
    peak / 1024 <= goal
}

fn export_csv(form: &Form) -> Result<(), domain::exchange::Fault> {
    let layout = Layout::new(&[form], Content::Labels, Language::Ru, &key);
    let mut sheet = csv::Sheet::new(std::io::sink())?;
    layout.heading(&mut sheet)?;
    for number in 0..RESPONSES {
        layout.row(&mut sheet, &submission(number, &answers(form, number)))?;
    }
    sheet.finish()
}

fn export_xlsx(form: &Form) -> Result<(), domain::exchange::Fault> {
    let layout = Layout::new(&[form], Content::Codes, Language::Ru, &key);
    let mut book = xlsx::Book::new(chrono::DateTime::UNIX_EPOCH)?;
    let mut sheet = book.sheet("responses")?;
    layout.heading(&mut sheet)?;
    for number in 0..RESPONSES {
        layout.row(&mut sheet, &submission(number, &answers(form, number)))?;
    }
    book.save(std::io::Cursor::new(Vec::new()))
}

/// The words do not matter here.
fn key(message: &Message) -> String {
    message.key.clone()
}

fn submission(number: u64, answers: &Answers) -> Submission<'_> {
    Submission {
        id: "0198c0de-0000-7000-8000-000000000001",
        number: number as i64,
        version: 1,
        language: Language::Kk,
        started: Some(chrono::DateTime::UNIX_EPOCH.fixed_offset()),
        submitted: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
        answers,
    }
}
