//! A large file is taken in while people answer.

use crate::cases::respond;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::incoming::{BRING, act, bring, exported, with_ids};
use crate::people::{owner, serve};
use std::fmt::Write as _;
use std::thread;
use std::time::{Duration, Instant};

/// How many responses the file has.
const ROWS: usize = 4_000;
/// The longest that somebody may wait who answers meanwhile, from the first page to the last: a few requests to a
/// program that is built for tests, on a machine that does other things too.
const WAIT: Duration = Duration::from_secs(10);

fn table(thoughts: &str) -> String {
    let mut table = "respondent;gender;thoughts\n".to_owned();
    for row in 0..ROWS {
        writeln!(table, "r{row};female;{thoughts} {row}").expect("a text takes everything");
    }
    table
}

/// Takes a table in, in the place of what is there.
fn take(owner: &mut Visitor, name: &str, thoughts: &str) -> String {
    let place = bring(owner, name, &table(thoughts));
    let mapping = with_ids(owner, &place);
    act(owner, &place, &mapping, &[("do", "take"), ("already", "replace")]).location
}

async fn who_answers_while_many_responses_are_replaced_waits_little_and_is_counted(kind: Kind) {
    let mut program = serve(kind, &[]);
    let base = program.base();
    let mut owner = owner(&mut program);
    let told = take(&mut owner, "first.csv", "Ой");
    assert_eq!(told, format!("{BRING}?done=taken&added={ROWS}&replaced=0&left=0"));

    let place = bring(&mut owner, "second.csv", &table("Басқа ой"));
    let mapping = with_ids(&mut owner, &place);
    let fields = [("do", "take"), ("already", "replace")];
    let (told, waits) = thread::scope(|scope| {
        let taking = scope.spawn(|| act(&mut owner, &place, &mapping, &fields).location);
        let mut waits = Vec::new();
        while !taking.is_finished() {
            let begun = Instant::now();
            respond(&base, "m");
            waits.push(begun.elapsed());
        }
        (taking.join().expect("taken in"), waits)
    });
    assert_eq!(told, format!("{BRING}?done=taken&added=0&replaced={ROWS}&left=0"));
    let longest = waits.iter().max().copied().expect("somebody answered meanwhile");
    eprintln!("{} answered meanwhile, the slowest in {longest:?}", waits.len());
    assert!(longest < WAIT, "{waits:?}");

    let all = exported(&mut owner);
    let replaced = all.iter().filter(|line| line.starts_with("f,Басқа ой ")).count();
    let answered = all.iter().filter(|line| line.starts_with("m,")).count();
    assert_eq!((replaced, answered, all.len()), (ROWS, waits.len(), ROWS + waits.len()));

    // All of it is taken back, and nobody's answer with it.
    let gone = owner.send(BRING, &format!("{BRING}/back"), &[("import", "2")]);
    assert_eq!(gone.location, format!("{BRING}?done=back&count={ROWS}"), "{}", gone.body);
    let all = exported(&mut owner);
    assert_eq!(all.iter().filter(|line| line.starts_with("f,Ой ")).count(), ROWS);
    assert_eq!(all.len(), ROWS + waits.len());
}

crate::on_both!(who_answers_while_many_responses_are_replaced_waits_little_and_is_counted);
