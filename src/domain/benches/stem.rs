//! How long a Kazakh word takes: `cargo bench -p domain --bench stem`.

use domain::language::kazakh;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

/// Words as they stand in running text, from short to long, and some that no list has.
const WORDS: &str = "ауылымыздағылардың мектеп мұғалімдерінің айтуынша жалақы былтырдан бері өспеген жас мамандар \
    қалаға көшіп жатыр біз оларға пәтер бере алмаймыз сондықтан кейбіреулері жұмысынан шығып кетті Тасқалиевтің \
    сауалнамасына қатысқандар саны бес жүзден асты зерттеушілерге көрсетілген деректер құпия сақталады";

const ROUNDS: usize = 20_000;
const GOAL_US: f64 = 2.0;

fn main() -> ExitCode {
    let words: Vec<String> = WORDS.split_whitespace().map(str::to_lowercase).collect();
    // The list is read when the first word comes.
    let begun = Instant::now();
    black_box(kazakh::stems(&words[0]));
    println!("the first word: {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    let begun = Instant::now();
    for _ in 0..ROUNDS {
        for word in &words {
            black_box(kazakh::stems(black_box(word)));
        }
    }
    let each = begun.elapsed().as_secs_f64() * 1e6 / (ROUNDS * words.len()) as f64;
    println!("a word: {each:.2} µs (goal: {GOAL_US})");
    if each <= GOAL_US { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
