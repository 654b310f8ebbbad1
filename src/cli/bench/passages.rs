//! How long it takes to take many passages into the index, and to ask it.

use super::Report;
use super::made::{CODERS, CODES, EACH, Maker};
use crate::search::{Filter, Intake, Search, Sought, Test, syntax};
use anyhow::Context;
use domain::message::Message;
use std::path::Path;
use std::sync::Arc;
use tokio::time::Instant;

/// The goals for 1,000,000 passages on the machine of a small team.
const PASSAGES_A_SECOND: u128 = 10_000;
const QUERY_MS: u128 = 20;

const STUDY: i64 = 1;
/// How many documents are taken at once, and go into the index before it is committed, as when a study is
/// taken in.
const AT_ONCE: usize = 20_000 / EACH;
const COMMITTED: usize = 100_000 / EACH;
/// How many hits are read, as for a page.
const PAGE: usize = 20;

/// The queries: what they are called, how many, and how one is made.
type Queries = [(&'static str, usize, fn(&mut Maker) -> String); 10];

const QUERIES: Queries = [
    ("word", 60, |maker| any_word(maker)),
    ("words", 40, |maker| in_one_language(maker, |a, b| format!("{a} {b}"))),
    ("phrase", 25, |maker| in_one_language(maker, |a, b| format!("\"{a} {b}\""))),
    ("near", 20, |maker| in_one_language(maker, |a, b| format!("{a} NEAR/5 {b}"))),
    ("or", 15, |maker| in_one_language(maker, |a, b| format!("{a} OR {b}"))),
    ("pattern", 15, |maker| format!("{}*", beginning(maker))),
    ("ending", 3, |_| "*шылықтың".to_owned()),
    ("like", 5, |maker| format!("{}~", beginning(maker))),
    ("field", 12, |maker| format!("{} coded:yes age:20..40", any_word(maker))),
    ("not", 5, |maker| format!("{} coded:no -language:ru", any_word(maker))),
];

fn any_word(maker: &mut Maker) -> String {
    let language = maker.language();
    maker.word(language)
}

fn in_one_language(maker: &mut Maker, put: impl Fn(String, String) -> String) -> String {
    let language = maker.language();
    let (one, other) = (maker.word(language), maker.word(language));
    put(one, other)
}

/// The beginning of a word, of at least three letters.
fn beginning(maker: &mut Maker) -> String {
    let word = any_word(maker);
    let letters = word.chars().count();
    if letters < 3 { "ауыл".to_owned() } else { word.chars().take(letters.min(5)).collect() }
}

/// Takes so many passages in and asks for some of them; whether the goals are kept.
pub(super) fn run(folder: &Path, count: usize, report: &Report<'_>) -> anyhow::Result<bool> {
    let search = Arc::new(Search::open(&folder.join("index"))?);
    let fast = take_in(&search, count, report)?;
    let soon = ask(&search, report)?;
    Ok(fast && soon)
}

/// The time in which passages are made does not count: a real study has them.
fn take_in(search: &Arc<Search>, count: usize, report: &Report<'_>) -> anyhow::Result<bool> {
    let mut maker = Maker::new(1);
    let mut intake = Intake::begin(search, true)?;
    let (mut took, mut made) = (std::time::Duration::ZERO, 0);
    while made * EACH < count {
        let batch: Vec<_> = (made..(made + AT_ONCE).min(count.div_ceil(EACH)))
            .map(|at| i64::try_from(at + 1).unwrap_or_default())
            .map(|id| (id, Some(maker.document(STUDY, id))))
            .collect();
        made += batch.len();
        let begun = Instant::now();
        intake.take(&batch)?;
        if made % COMMITTED == 0 {
            intake.commit(Some((STUDY, i64::try_from(made).unwrap_or_default())))?;
        }
        took += begun.elapsed();
    }
    let begun = Instant::now();
    intake.commit(Some((STUDY, i64::try_from(made).unwrap_or_default())))?;
    intake.finish()?;
    took += begun.elapsed();
    let a_second = (made * EACH) as u128 * 1_000 / took.as_millis().max(1);
    Ok(report.at_least("cli-bench-passages", a_second, PASSAGES_A_SECOND))
}

fn ask(search: &Search, report: &Report<'_>) -> anyhow::Result<bool> {
    let mut maker = Maker::new(2);
    let filter = Filter::of_study(STUDY);
    let mut all = Vec::new();
    for (kind, count, make) in QUERIES {
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let line = make(&mut maker);
            let mut sought = Sought::read(&line, &syntax::Nobody).with_context(|| line.clone())?;
            if kind == "field" {
                let coded = [Test::Code(vec![maker.number(CODES)]), Test::Coder(vec![maker.number(CODERS)])];
                sought = Sought::Any(vec![sought.clone(), sought.and(coded.map(Sought::Is))]);
            }
            let begun = Instant::now();
            search.find(&sought, &filter, 0, PAGE)?;
            times.push(begun.elapsed().as_micros());
        }
        report.times(kind, &mut times);
        all.extend(times);
    }
    Ok(report.times("all", &mut all) <= QUERY_MS * 1_000)
}

impl Report<'_> {
    /// Tells of times in microseconds, and answers what nineteen in twenty of them do not exceed.
    fn times(&self, kind: &str, times: &mut [u128]) -> u128 {
        times.sort_unstable();
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied();
        let (median, most) = (at(50).unwrap_or_default(), at(95).unwrap_or_default());
        let ms = |micros: u128| format!("{:.1}", micros as f64 / 1_000.0);
        let slowest = times.last().copied().unwrap_or_default();
        let message = Message::new("cli-bench-queries")
            .with("kind", kind)
            .with("count", times.len())
            .with("median", ms(median))
            .with("most", ms(most))
            .with("slowest", ms(slowest));
        let goal =
            Message::new("cli-bench-goal-queries").with("goal", i64::try_from(QUERY_MS).unwrap_or_default());
        let goal = if kind == "all" { format!(" {}", self.teller.words(&goal)) } else { String::new() };
        println!("{}{goal}", self.teller.words(&message));
        most
    }
}
