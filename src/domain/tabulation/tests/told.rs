//! Whether a table tells of few by whom its banners leave out.

use super::super::{Beside, Column, ColumnKind, Recipe, tabulate};
use crate::answer::{Answer, Answers};
use crate::form::Kind;
use crate::table::Columns;
use crate::table::samples::{choices, code, form, name, question};
use proptest::prelude::*;

const LEAST: u64 = 5;
const GROUPS: [&str; 4] = ["a", "b", "c", "d"];

/// Everything that is told of all responses, each a sum of how many gave which answers.
struct Knowledge {
    /// In steps: each begins with a one further to the right than the one before.
    sums: Vec<(usize, Vec<f64>)>,
}

impl Knowledge {
    /// What is left of a sum once everything is taken away that is known.
    fn beyond(&self, mut sum: Vec<f64>) -> Vec<f64> {
        for (pivot, known) in &self.sums {
            let by = sum[*pivot];
            if by.abs() > 1e-9 {
                sum.iter_mut().zip(known).for_each(|(factor, own)| *factor -= by * own);
            }
        }
        sum
    }

    fn learn(&mut self, sum: Vec<f64>) {
        let left = self.beyond(sum);
        let Some(pivot) = left.iter().position(|factor| factor.abs() > 1e-9) else { return };
        let by = left[pivot];
        let left: Vec<f64> = left.into_iter().map(|factor| factor / by).collect();
        for (_, known) in &mut self.sums {
            let by = known[pivot];
            known.iter_mut().zip(&left).for_each(|(factor, own)| *factor -= by * own);
        }
        self.sums.push((pivot, left));
    }

    fn tells(&self, sum: Vec<f64>) -> bool {
        self.beyond(sum).iter().all(|factor| factor.abs() < 1e-9)
    }
}

/// Who gives which answers: one of the scale or none, a region or none, a sex or none.
type Given = (Option<i64>, Option<usize>, Option<usize>);

/// All there can be.
fn kinds() -> Vec<Given> {
    let scale = (1..6).map(Some).chain([None]);
    let regions = || (0..GROUPS.len()).map(Some).chain([None]);
    let sexes = || (0..2).map(Some).chain([None]);
    scale.flat_map(|x| regions().flat_map(move |r| sexes().map(move |s| (x, r, s)))).collect()
}

fn asked() -> crate::form::Form {
    let mut form = form();
    form.pages[0].items = vec![
        question("region", Kind::Single { choices: choices(&GROUPS) }),
        question("sex", Kind::Single { choices: choices(&GROUPS[..2]) }),
        question("scale", Kind::Integer { min: Some(1), max: Some(5) }),
    ];
    form
}

fn answered((scale, region, sex): Given) -> Answers {
    let one = |place: usize| Answer::One(code(GROUPS[place]));
    let given = [("region", region.map(one)), ("sex", sex.map(one)), ("scale", scale.map(Answer::Integer))];
    Answers(given.into_iter().filter_map(|(called, answer)| Some((name(called), answer?))).collect())
}

/// Whether somebody is in a column.
fn is_in(column: &Column, banners: &[&[&str]], (_, region, sex): Given) -> bool {
    let Some(banner) = column.banner else { return true };
    let of = |variable: &&str| match *variable {
        "region" => region.map(|place| GROUPS[place]),
        _ => sex.map(|place| GROUPS[place]),
    };
    let own: Vec<Option<&str>> = banners[banner].iter().map(of).collect();
    match column.kind {
        ColumnKind::All => true,
        ColumnKind::Total => own.iter().all(Option::is_some),
        ColumnKind::Class => own.iter().zip(&column.classes).all(|(own, class)| *own == Some(&class.key)),
    }
}

/// Sees that no small count of anybody can be worked out from a table of the scale: neither one of its own
/// nor one of those whom its banners leave out.
fn no_few_are_told(given: &[Given], banners: &[&[&str]]) -> Result<(), TestCaseError> {
    let form = asked();
    let mut responses = Columns::new(&form);
    given.iter().for_each(|kind| responses.push(&answered(*kind)));
    let columns = serde_json::to_string(banners).unwrap();
    let recipe = format!(
        r#"{{"version": 1, "key": "t", "rows": ["scale"], "columns": {columns}, "disclosure": {LEAST}}}"#
    );
    let made = tabulate(&Recipe::read(&recipe).unwrap(), &form, &responses, &Beside::default()).unwrap();
    let block = &made.blocks[0];
    let kinds = kinds();
    let sum = |of: &dyn Fn(Given) -> bool| -> Vec<f64> {
        kinds.iter().map(|kind| f64::from(u8::from(of(*kind)))).collect()
    };
    let count = |of: &dyn Fn(Given) -> bool| given.iter().filter(|kind| of(**kind)).count() as u64;
    let value = |row: usize| Some(block.rows[row].key.parse::<i64>().unwrap());
    let mut known = Knowledge { sums: Vec::new() };
    known.learn(sum(&|_| true));
    for (place, column) in made.columns.iter().enumerate() {
        let within = |kind: Given| is_in(column, banners, kind);
        for (row, cells) in block.cells.iter().enumerate() {
            if !cells[place].hidden {
                known.learn(sum(&|kind| within(kind) && kind.0 == value(row)));
            }
        }
        if !block.bases[place].answered.hidden {
            known.learn(sum(&|kind| within(kind) && kind.0.is_some()));
        }
        if block.missing.iter().all(|line| !line[place].hidden) {
            known.learn(sum(&|kind| within(kind) && kind.0.is_none()));
        }
    }
    for (row, _) in block.rows.iter().enumerate() {
        for column in &made.columns {
            let cell = |kind: Given| is_in(column, banners, kind) && kind.0 == value(row);
            let small = (1..LEAST).contains(&count(&cell));
            prop_assert!(!small || !known.tells(sum(&cell)), "row {row}, {column:?}");
        }
        for total in made.columns.iter().filter(|column| column.kind == ColumnKind::Total) {
            let out = |kind: Given| !is_in(total, banners, kind) && kind.0 == value(row);
            let small = (1..LEAST).contains(&count(&out));
            prop_assert!(!small || !known.tells(sum(&out)), "row {row} out of {total:?}");
        }
    }
    Ok(())
}

/// Mostly answered, as in any study.
fn mostly() -> impl Strategy<Value = Given> {
    let some = |of: std::ops::Range<usize>| prop::option::weighted(0.96, of);
    (prop::option::weighted(0.96, 1_i64..6), some(0..GROUPS.len()), some(0..2))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn nobody_works_out_how_few_did_not_answer_what_a_banner_asks(
        given in prop::collection::vec(mostly(), 20..600),
    ) {
        no_few_are_told(&given, &[&["region"]])?;
        no_few_are_told(&given, &[&["region"], &["sex"]])?;
        no_few_are_told(&given, &[&["region"], &["region", "sex"]])?;
    }
}
