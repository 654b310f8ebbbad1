//! How long tables of a million responses take: `cargo bench -p domain --bench tabulation`.
//!
//! 1,000,000 synthetic responses to 20 questions are counted: every question alone, every two of them, a
//! nested banner, weights, a filter. The goals stand beside the times, which are the best of three; a missed
//! one ends the run with a failure.

use domain::answer::{Answer, Answers, Missing};
use domain::form::{Choice, Choices, Code, Form, Item, Kind, Name, Page, Question, Settings};
use domain::language::{Language, Text};
use domain::table::Columns;
use domain::tabulation::{Beside, Measure, Recipe, Variable, tabulate};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const RESPONSES: u64 = 1_000_000;

fn main() -> ExitCode {
    let form = form();
    let mut columns = Columns::new(&form);
    let begun = Instant::now();
    (0..RESPONSES).for_each(|number| columns.push(&answers(&form, number)));
    println!("make and take in 1,000,000 responses: {} ms", begun.elapsed().as_millis());
    println!("memory: {} bytes a response", columns.bytes_per_response());
    let weights: Vec<f64> = (0..RESPONSES).map(|number| 0.5 + (number % 5) as f64 / 4.0).collect();
    let bench = Bench { form: &form, columns: &columns, weights: &weights };
    let mut kept = true;

    let alone =
        Recipe::new(name("alone"), form.questions().map(|question| variable(&question.name)).collect());
    kept &= told("all questions alone", bench.time(&alone), Some(60));

    for question in form.questions() {
        let one = Recipe::new(name("one"), vec![variable(&question.name)]);
        told(&format!("  {} alone", question.name), bench.time(&one), None);
    }

    let names: Vec<&Name> = form
        .questions()
        .filter(|question| !is_number(&question.kind))
        .map(|question| &question.name)
        .collect();
    let mut worst = (Duration::ZERO, String::new());
    for (place, rows) in names.iter().enumerate() {
        for by in &names[..place] {
            let recipe = Recipe::new(name("pair"), vec![variable(rows)]).by(vec![variable(by)]);
            let took = bench.time(&recipe);
            if took > worst.0 {
                worst = (took, format!("{rows} by {by}"));
            }
        }
    }
    kept &= told(&format!("the slowest of all pairs, {}", worst.1), worst.0, Some(20));

    let pair = |rows: &str, by: &str| {
        Recipe::new(name("pair"), vec![variable(&name(rows))]).by(vec![variable(&name(by))])
    };
    kept &= told("one choice by one choice", bench.time(&pair("single_0", "single_1")), Some(20));
    kept &= told("several choices by several", bench.time(&pair("multiple_0", "multiple_1")), Some(20));
    let means = Recipe { measures: vec![Measure::Mean, Measure::Sd], ..pair("integer_1", "single_0") };
    told("means of a wide number by one choice", bench.time(&means), None);
    let weighted = Recipe { weight: Some(name("w")), ..pair("multiple_0", "single_0") };
    told("several choices by one choice, weighted", bench.time(&weighted), None);
    let filtered = Recipe { filter: Some("${integer_0} >= 30".to_owned()), ..pair("single_0", "single_1") };
    told("one choice by one choice, filtered", bench.time(&filtered), None);
    let nested = Recipe::new(name("nested"), names.iter().map(|name| variable(name)).collect())
        .by(vec![variable(&name("single_0")), variable(&name("single_1"))])
        .by(vec![variable(&name("multiple_0"))]);
    told("all questions by a nested banner and one of several choices", bench.time(&nested), None);
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Bench<'b> {
    form: &'b Form,
    columns: &'b Columns,
    weights: &'b [f64],
}

impl Bench<'_> {
    /// The best of three.
    fn time(&self, recipe: &Recipe) -> Duration {
        let beside = Beside { weights: Some(self.weights), ..Beside::default() };
        let once = |_| {
            let begun = Instant::now();
            let table = tabulate(recipe, self.form, self.columns, &beside).expect("the recipe fits the form");
            assert_eq!(table.blocks[0].all, RESPONSES);
            begun.elapsed()
        };
        (0..3).map(once).min().unwrap_or_default()
    }
}

fn told(what: &str, took: Duration, goal: Option<u128>) -> bool {
    let goal_words = goal.map_or_else(String::new, |goal| format!(" (goal: at most {goal} ms)"));
    println!("{what}: {:.1} ms{goal_words}", took.as_secs_f64() * 1e3);
    goal.is_none_or(|goal| took.as_millis() <= goal)
}

fn variable(question: &Name) -> Variable {
    Variable::question(question.clone())
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { max: None, .. } | Kind::Decimal { .. })
}

/// Eight single choices, five multiple ones, two scales, three numbers, a day and a text.
fn form() -> Form {
    let choices = |count: usize| Choices::from((0..count).map(choice).collect::<Vec<_>>());
    let mut kinds: Vec<(&str, Kind)> = Vec::new();
    kinds.extend([8, 2, 2, 4, 3, 3, 17, 5].map(|count| ("single", Kind::Single { choices: choices(count) })));
    kinds.extend([6, 5, 5, 12, 4].map(|count| ("multiple", Kind::Multiple { choices: choices(count) })));
    kinds.extend([5, 10].map(|max| ("scale", Kind::Integer { min: Some(1), max: Some(max) })));
    kinds.extend([
        ("integer", Kind::Integer { min: Some(16), max: None }),
        ("integer", Kind::Integer { min: Some(0), max: None }),
        ("decimal", Kind::Decimal { min: None, max: None }),
        ("day", Kind::Date { min: None, max: None }),
        ("text", Kind::LongText { max_length: None }),
    ]);
    let place = |at: usize, called: &str, kinds: &[(&str, Kind)]| {
        kinds[..at].iter().filter(|(other, _)| *other == called).count()
    };
    let items: Vec<Item> = (0..kinds.len())
        .map(|at| {
            let (called, kind) = &kinds[at];
            let named = name(&format!("{called}_{}", place(at, called, &kinds)));
            let question = Question::new(named, text("What is asked"), kind.clone());
            Item::Question(Box::new(Question { dont_know: true, refuse: true, ..question }))
        })
        .collect();
    Form {
        title: text("study"),
        languages: Language::ALL.to_vec(),
        settings: Settings::default(),
        lists: Vec::new(),
        pages: vec![Page::new(name("all"), items)],
    }
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn text(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn choice(place: usize) -> Choice {
    let code = format!("choice_{place}");
    Choice::new(Code::new(&*code).expect("a code"), text(&code))
}

/// The same answers for the same number, one in ten of them missing.
fn answers(form: &Form, number: u64) -> Answers {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 8
    };
    Answers(form.questions().map(|question| (question.name.clone(), answer(question, next()))).collect())
}

fn answer(question: &Question, chance: u64) -> Answer {
    if chance.is_multiple_of(10) {
        return Answer::Missing(Missing::ALL[(chance / 10 % 4) as usize]);
    }
    let choices = question.choices();
    match &question.kind {
        Kind::Single { .. } => Answer::One(choices[(chance / 10) as usize % choices.len()].code.clone()),
        Kind::Multiple { .. } => {
            let ticked =
                choices.iter().enumerate().filter(|(place, _)| (chance | 16) >> (place + 4) & 1 == 1);
            Answer::Many(ticked.map(|(_, choice)| choice.code.clone()).collect())
        }
        Kind::Integer { min: Some(least), max: Some(most) } => {
            Answer::Integer(least + (chance / 10) as i64 % (most - least + 1))
        }
        Kind::Integer { min: Some(0), .. } => Answer::Integer((chance % 900_000) as i64),
        Kind::Integer { .. } => Answer::Integer((chance % 84) as i64 + 16),
        Kind::Decimal { .. } => Answer::Decimal((chance % 100_000) as f64 / 7.0),
        Kind::Date { .. } => {
            let days = chrono::Days::new(chance % 60);
            Answer::Date(chrono::NaiveDate::default().checked_add_days(days).unwrap_or_default())
        }
        _ => Answer::Text("Интернет пен жол керек, «жол».".to_owned()),
    }
}
