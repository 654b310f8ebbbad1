//! Whether anybody who sums and subtracts can work out what a table hides.

use super::super::{Beside, Block, Column, ColumnKind, Recipe, Tabulation, Untested, tabulate};
use crate::answer::{Answer, Answers};
use crate::form::{Form, Kind};
use crate::language::Language;
use crate::table::samples::{choices, code, form, name, question, say};
use crate::table::{Cell, Columns};
use proptest::prelude::*;

const LEAST: u64 = 5;
const GROUPS: [&str; 4] = ["a", "b", "c", "d"];

fn asked() -> Form {
    let mut form = form();
    form.pages[0].items = vec![
        question("region", Kind::Single { choices: choices(&GROUPS) }),
        question("sex", Kind::Single { choices: choices(&GROUPS[..2]) }),
        question("scale", Kind::Integer { min: Some(1), max: Some(5) }),
        question("age", Kind::Integer { min: None, max: None }),
    ];
    form
}

/// A response by where somebody lives, what he said on the scale, and how old he is.
fn response((region, scale): (usize, i64), age: i64) -> Answers {
    let one = |code_of: &str| Answer::One(code(code_of));
    let given = [
        ("region", one(GROUPS[region])),
        ("sex", one(GROUPS[usize::from(age % 3 == 0)])),
        ("scale", Answer::Integer(scale)),
        ("age", Answer::Integer(age)),
    ];
    Answers(given.into_iter().map(|(called, answer)| (name(called), answer)).collect())
}

fn table(responses: &[Answers], recipe: &str) -> (Recipe, Tabulation) {
    let form = asked();
    let mut columns = Columns::new(&form);
    responses.iter().for_each(|answers| columns.push(answers));
    let recipe = Recipe::read(recipe).unwrap();
    let table = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap();
    (recipe, table)
}

/// Three of A, twelve of B and forty of C.
fn regions() -> Vec<Answers> {
    let of = |region: usize, count: i64| (0..count).map(move |at| response((region, 1 + at % 5), 20 + at));
    of(0, 3).chain(of(1, 12)).chain(of(2, 40)).collect()
}

#[test]
fn the_numbers_of_a_column_whose_base_is_hidden_are_hidden_too() {
    let (recipe, made) = table(
        &regions(),
        r#"{"version": 1, "key": "t", "rows": ["age"], "columns": ["region"], "disclosure": 5,
            "measures": ["n", "mean"], "statistics": {"letters": {}, "means": ["anova", "kruskal_wallis"]}}"#,
    );
    let block = &made.blocks[0];
    let numbers = block.numbers.as_ref().unwrap();
    for (column, bases) in block.bases.iter().enumerate() {
        assert!(!bases.answered.hidden || numbers.summaries[column].is_none());
    }
    assert!(block.bases[1].answered.hidden && block.bases[2].answered.hidden);
    assert_eq!(numbers.summaries.iter().flatten().map(|found| found.n).collect::<Vec<_>>(), [40]);
    let inference = block.inference.as_ref().unwrap();
    assert_eq!(inference.tests[0].anova, Some(Err(Untested::Hidden)));
    assert_eq!(inference.tests[0].kruskal_wallis, Some(Err(Untested::Hidden)));
    assert!(inference.mean_letters.iter().all(|letters| *letters == 0));
    let json = serde_json::to_value(&made).unwrap();
    let summaries = json["blocks"][0]["numbers"]["summaries"].as_array().unwrap();
    assert_eq!(summaries.iter().filter(|summary| !summary.is_null()).count(), 1);
    let shown = made.present(&recipe);
    let mean = shown.rows.iter().find(|row| row.key == "mean").unwrap();
    assert!(mean.cells[0] == Cell::Hidden && mean.cells[1] == Cell::Hidden);
    let notes: Vec<&str> = shown.notes.iter().map(|note| note.key.as_str()).collect();
    assert!(notes.contains(&"tabulation-note-untested-hidden"), "{notes:?}");
}

#[test]
fn numbers_by_another_banner_do_not_sum_up_to_those_that_are_hidden() {
    let (_, made) = table(
        &regions(),
        r#"{"version": 1, "key": "t", "rows": ["age"], "columns": ["region", "sex"], "disclosure": 5,
            "measures": ["n", "mean"]}"#,
    );
    assert!(made.blocks[0].numbers.as_ref().unwrap().summaries.iter().all(Option::is_none));
}

#[test]
fn a_test_of_counts_that_are_hidden_is_not_told() {
    let (_, made) = table(
        &regions(),
        r#"{"version": 1, "key": "t", "rows": ["scale"], "columns": ["region"], "disclosure": 5,
            "statistics": {"association": ["chi_squared", "cramer_v"]}}"#,
    );
    let inference = made.blocks[0].inference.as_ref().unwrap();
    assert_eq!(inference.tests[0].contingency, Some(Err(Untested::Hidden)));
}

#[test]
fn a_table_whose_base_is_hidden_says_so_and_not_that_nobody_answered() {
    let few: Vec<Answers> = (0..3).map(|at| response((0, 1), 20 + at)).collect();
    for rows in ["age", "region"] {
        let recipe = format!(r#"{{"version": 1, "key": "t", "rows": ["{rows}"], "disclosure": 5}}"#);
        let (recipe, made) = table(&few, &recipe);
        assert!(made.blocks[0].bases[0].answered.hidden);
        let base = made.present(&recipe).base;
        assert_eq!(base.key, "tabulation-base-hidden");
        for language in Language::ALL {
            assert!(!say(language)(&base).contains('0'));
        }
    }
}

/// What a reader is told of cells that nothing is finer than: each a sum of them.
struct Told {
    rows: usize,
    cells: usize,
    sums: Vec<Vec<f64>>,
}

impl Told {
    /// Everything that a block shows whose columns are each made of some of the finest ones.
    fn of(block: &Block, made_of: &[Vec<usize>]) -> Self {
        let rows = block.rows.len();
        let finest = made_of.iter().flatten().max().map_or(0, |last| last + 1);
        let mut told = Self { rows, cells: rows * finest, sums: Vec::new() };
        let value = |row: usize| block.rows[row].key.parse::<f64>().unwrap();
        for (column, parts) in made_of.iter().enumerate() {
            for row in 0..rows {
                if !block.cells[row][column].hidden {
                    told.sum(parts, |at| f64::from(u8::from(at == row)));
                }
            }
            let summary = block.numbers.as_ref().unwrap().summaries[column].as_ref();
            if !block.bases[column].answered.hidden || summary.is_some() {
                told.sum(parts, |_| 1.0);
            }
            if summary.is_some() {
                told.sum(parts, value);
                told.sum(parts, |row| value(row) * value(row));
            }
        }
        told
    }

    fn sum(&mut self, parts: &[usize], of: impl Fn(usize) -> f64) {
        let mut sum = vec![0.0; self.cells];
        for part in parts {
            for row in 0..self.rows {
                sum[part * self.rows + row] = of(row);
            }
        }
        self.sums.push(sum);
    }

    /// The cells that the sums come to, by Gauss and Jordan: those that stand alone in a line.
    fn solved(mut self) -> Vec<usize> {
        let mut done = 0;
        let near = |number: f64| number.abs() < 1e-9;
        for cell in 0..self.cells {
            let pivot = (done..self.sums.len())
                .max_by(|one, other| self.sums[*one][cell].abs().total_cmp(&self.sums[*other][cell].abs()));
            let Some(pivot) = pivot.filter(|line| !near(self.sums[*line][cell])) else { continue };
            self.sums.swap(done, pivot);
            let by = self.sums[done][cell];
            self.sums[done].iter_mut().for_each(|factor| *factor /= by);
            let line = self.sums[done].clone();
            for (_, other) in self.sums.iter_mut().enumerate().filter(|(place, _)| *place != done) {
                let by = other[cell];
                other.iter_mut().zip(&line).for_each(|(factor, own)| *factor -= by * own);
            }
            done += 1;
        }
        let alone = |line: &Vec<f64>| {
            let mut cells = (0..line.len()).filter(|cell| !near(line[*cell]));
            cells.next().filter(|_| cells.next().is_none())
        };
        self.sums.iter().filter_map(alone).collect()
    }
}

/// Of each column, which of the columns of a banner it is made of.
fn made_of(table: &Tabulation, banner: usize) -> Vec<Vec<usize>> {
    let finest: Vec<&Column> =
        table.columns.iter().filter(|it| it.banner == Some(banner) && it.kind == ColumnKind::Class).collect();
    let is_within = |part: &Column, whole: &Column| {
        whole.kind != ColumnKind::Class
            || part.key.split('/').any(|key| key == whole.key)
            || part.key == whole.key
    };
    let parts = |whole: &Column| (0..finest.len()).filter(|part| is_within(finest[*part], whole)).collect();
    table.columns.iter().map(parts).collect()
}

/// Sees that nothing hidden can be worked out and that nothing small is shown.
fn nothing_is_told(made: &Tabulation, finest: usize) -> Result<(), TestCaseError> {
    let block = &made.blocks[0];
    let rows = block.rows.len();
    let columns: Vec<usize> = made.classes_of(finest).collect();
    for cell in Told::of(block, &made_of(made, finest)).solved() {
        let tally = block.cells[cell % rows][columns[cell / rows]];
        prop_assert!(!tally.hidden, "cell {cell} of {:?}", block.cells);
    }
    for tally in block.cells.iter().flatten() {
        prop_assert!(tally.hidden || tally.count == 0 || tally.count >= LEAST);
    }
    Ok(())
}

/// Some regions are smaller than others, as in any study.
fn spread(given: &[((usize, i64), i64)], spread: usize) -> Vec<Answers> {
    let region = |region: usize, scale: i64| region.saturating_sub(scale as usize % spread);
    given.iter().map(|((at, scale), age)| response((region(*at, *scale), *scale), *age)).collect()
}

#[test]
fn a_banner_that_another_is_nested_in_is_taken_out_where_anything_is_small() {
    let responses = regions();
    let recipe = r#"{"version": 1, "key": "t", "rows": ["scale"], "columns": ["region", ["region", "sex"]],
        "disclosure": 5}"#;
    let (recipe, made) = table(&responses, recipe);
    let block = &made.blocks[0];
    let regions: Vec<usize> = made.classes_of(0).collect();
    assert_eq!(regions.len(), GROUPS.len());
    assert!(regions.iter().all(|column| block.bases[*column].answered.hidden));
    assert!(made.classes_of(1).any(|column| !block.cells[0][column].hidden));
    let notes: Vec<String> = made.present(&recipe).notes.into_iter().map(|note| note.key).collect();
    assert!(notes.iter().any(|note| note == "tabulation-note-hidden-banner"), "{notes:?}");
}

#[test]
fn banners_about_the_same_answers_stay_where_nothing_is_small() {
    let responses: Vec<Answers> =
        (0..400).map(|at| response(((at % 2) as usize, 1 + at % 5), 20 + at / 4)).collect();
    let recipe = r#"{"version": 1, "key": "t", "rows": ["scale"], "columns": ["region", ["region", "sex"]],
        "disclosure": 5}"#;
    let (recipe, made) = table(&responses, recipe);
    assert!(made.blocks[0].cells.iter().flatten().all(|tally| !tally.hidden));
    let notes = made.present(&recipe).notes;
    assert!(notes.iter().all(|note| note.key != "tabulation-note-hidden-banner"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn nobody_works_out_a_hidden_count_from_other_counts_numbers_and_totals(
        given in prop::collection::vec(((0usize..4, 1i64..6), 18i64..60), 1..160),
        by in 1usize..5,
    ) {
        let (_, made) = table(
            &spread(&given, by),
            r#"{"version": 1, "key": "t", "rows": ["scale"], "columns": ["region"], "disclosure": 5,
                "measures": ["count", "n", "mean", "sd"]}"#,
        );
        nothing_is_told(&made, 0)?;
    }

    #[test]
    fn nobody_works_out_a_hidden_count_from_a_banner_that_the_other_is_nested_in(
        given in prop::collection::vec(((0usize..4, 1i64..6), 18i64..60), 1..400),
        by in 1usize..5,
    ) {
        let (_, made) = table(
            &spread(&given, by),
            r#"{"version": 1, "key": "t", "rows": ["scale"], "columns": ["region", ["region", "sex"]],
                "disclosure": 5, "measures": ["count", "n", "mean", "sd"]}"#,
        );
        nothing_is_told(&made, 1)?;
    }
}
