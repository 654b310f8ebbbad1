//! Questions of each kind in the tables of a study.

use super::super::{Beside, OfQuestion, Recipe, tabulate};
use super::questions::{alone, block, counted, counts, one_question, summary};
use crate::answer::{Answer, Missing};
use crate::form::{Computed, Kind};
use crate::table::samples::{choices, code};
use crate::table::{Cell, RowKind};
use proptest::prelude::*;

fn one(kind: Kind, given: Vec<Answer>) -> OfQuestion {
    let form = one_question(kind);
    alone(&form, &counted(&form, given), "q")
}

#[test]
fn a_rank_is_counted_by_what_came_first_with_the_mean_of_each_place() {
    let ranked = |codes: [&str; 3]| Answer::Ranked(codes.map(code).to_vec());
    let given = vec![
        ranked(["pay", "roof", "road"]),
        ranked(["pay", "road", "roof"]),
        ranked(["roof", "pay", "road"]),
        Answer::Missing(Missing::Refused),
    ];
    let found = one(Kind::Rank { choices: choices(&["roof", "road", "pay"]) }, given);
    assert_eq!(counts(block(&found)), [1, 0, 2]);
    let table = &found.tables[0];
    let means: Vec<Option<&Cell>> = table.rows[..3].iter().map(|row| row.cells.last()).collect();
    let mean = |value: f64| Some(Cell::Number { value, digits: 2 });
    assert_eq!(means, [mean(2.0).as_ref(), mean(8.0 / 3.0).as_ref(), mean(4.0 / 3.0).as_ref()]);
    assert!(table.rows[3..].iter().all(|row| row.cells.last() == Some(&Cell::Empty)));
    assert!(table.notes.iter().any(|note| note.key == "table-note-rank"));
}

#[test]
fn the_mean_of_a_place_is_told_of_all_responses_only() {
    let form = one_question(Kind::Rank { choices: choices(&["roof", "road"]) });
    let columns = counted(&form, vec![Answer::Ranked(vec![code("road"), code("roof")]); 3]);
    let has_means = |recipe: &str, beside: &Beside<'_>| {
        let recipe = Recipe::read(recipe).unwrap();
        let table = tabulate(&recipe, &form, &columns, beside).unwrap().present(&recipe);
        table.columns.iter().any(|column| column.key == "mean_rank")
    };
    let all = Beside::default();
    assert!(has_means(r#"{"version": 1, "key": "t", "rows": ["q"]}"#, &all));
    let among = Beside { among: Some(&[true, true, false]), ..all };
    assert!(!has_means(r#"{"version": 1, "key": "t", "rows": ["q"]}"#, &among));
    for more in [
        r#""rows": ["q"], "filter": "1 = 1""#,
        r#""rows": ["q"], "disclosure": 2"#,
        r#""rows": [{"question": "q", "merge": [{"key": "any", "of": ["roof", "road"]}]}]"#,
        r#""rows": ["q", "q"]"#,
    ] {
        assert!(!has_means(&format!(r#"{{"version": 1, "key": "t", {more}}}"#), &all), "{more}");
    }
}

#[test]
fn a_computed_value_is_a_number_as_long_as_it_never_was_a_word() {
    let kind = || Kind::Computed { by: Computed::Calculation };
    let found =
        one(kind(), vec![Answer::Integer(2), Answer::Decimal(3.5), Answer::Missing(Missing::NoAnswer)]);
    assert_eq!(summary(&found).map(|found| (found.n, found.mean)), Some((2, 2.75)));
    let found = one(kind(), vec![Answer::Integer(2), Answer::Text("x".to_owned())]);
    assert_eq!(summary(&found), None);
    assert_eq!(block(&found).bases[0].answered.count, 2);
}

#[test]
fn a_number_has_as_many_digits_as_it_can_bear() {
    let digits = |kind: Kind, given: Vec<Answer>| {
        let found = one(kind, given);
        let row = |key: &str| found.tables[0].rows.iter().find(|row| row.key == key).unwrap().cells[0];
        ["mean", "max"].map(|key| match row(key) {
            Cell::Number { digits, .. } => digits,
            other => panic!("{other:?}"),
        })
    };
    let computed = || Kind::Computed { by: Computed::Calculation };
    assert_eq!(digits(computed(), vec![Answer::Integer(2), Answer::Integer(3)]), [1, 0]);
    assert_eq!(digits(computed(), vec![Answer::Integer(2), Answer::Decimal(3.5)]), [2, 2]);
    let range = |step| Kind::Range { start: 0.0, end: 100.0, step };
    assert_eq!(digits(range(5.0), vec![Answer::Integer(5)]), [1, 0]);
    assert_eq!(digits(range(0.5), vec![Answer::Decimal(5.5)]), [2, 2]);
    assert_eq!(digits(Kind::Decimal { min: None, max: None }, vec![Answer::Integer(5)]), [2, 2]);
}

#[test]
fn a_narrow_scale_is_counted_by_value_whatever_it_is_called() {
    let found =
        one(Kind::Range { start: 1.0, end: 5.0, step: 1.0 }, vec![Answer::Integer(5), Answer::Integer(2)]);
    assert_eq!(counts(block(&found)), [0, 1, 0, 0, 1]);
    let keys: Vec<&str> = found.tables.iter().map(|table| table.key.as_str()).collect();
    assert_eq!(keys, ["q", "q/summary"]);
    assert!(found.tables[0].rows.iter().all(|row| row.kind != RowKind::Statistic));
    assert!(found.tables[1].rows.iter().all(|row| row.kind != RowKind::Category));
}

#[test]
fn of_days_the_first_and_the_last_are_told() {
    let moment = |text: &str| Answer::Moment(text.parse().unwrap());
    let given = vec![
        moment("2024-03-09T23:05:00+05:00"),
        moment("1931-01-31T00:00:00+05:00"),
        Missing::Refused.into(),
    ];
    let found = one(Kind::DateTime, given);
    let days: Vec<(&str, String)> = found.tables[0].rows[..2]
        .iter()
        .map(|row| match row.cells[..] {
            [Cell::Day(day)] => (row.key.as_str(), day.to_string()),
            _ => panic!("{row:?}"),
        })
        .collect();
    assert_eq!(days, [("first", "1931-01-31".to_owned()), ("last", "2024-03-09".to_owned())]);
    assert_eq!(block(&found).bases[0].answered.count, 2);
    let nobody = one(Kind::Date { min: None, max: None }, vec![Missing::Refused.into()]);
    assert_eq!(nobody.tables[0].rows[0].cells, [Cell::Empty]);
}

#[test]
fn of_words_only_how_many_wrote_some_is_told() {
    let found = one(
        Kind::LongText { max_length: None },
        vec![Answer::Text("су".to_owned()), Missing::Refused.into()],
    );
    let table = &found.tables[0];
    assert_eq!(table.columns.iter().map(|column| column.key.as_str()).collect::<Vec<_>>(), ["count"]);
    let row = |kind| table.rows.iter().find(|row| row.kind == kind).unwrap().cells.clone();
    assert_eq!((row(RowKind::Base), row(RowKind::All)), (vec![Cell::Count(1)], vec![Cell::Count(2)]));
}

#[test]
fn a_choice_among_hundreds_is_counted_as_itself() {
    let codes: Vec<String> = (0..700).map(|place| format!("school_{place}")).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    for kind in [Kind::Single { choices: choices(&codes) }, Kind::Multiple { choices: choices(&codes) }] {
        let form = one_question(kind);
        let columns =
            counted(&form, ["school_0", "school_255", "school_699"].map(|text| Answer::One(code(text))));
        let counts = counts(block(&alone(&form, &columns, "q")));
        let chosen: Vec<usize> = (0..700).filter(|place| counts[*place] == 1).collect();
        assert_eq!(chosen, [0, 255, 699]);
    }
}

#[test]
fn a_question_that_cannot_be_counted_says_why_in_the_place_of_its_table() {
    let codes: Vec<String> = (0..10_001).map(|place| format!("c{place}")).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let found = one(Kind::Single { choices: choices(&codes) }, vec![Answer::One(code("c7"))]);
    assert!(found.counted.is_err());
    assert_eq!((found.tables[0].key.as_str(), found.tables[0].notes.len()), ("q", 1));
}

proptest! {
    #[test]
    fn a_number_comes_back_as_it_was_given(value in any::<i64>(), fraction in -1e300f64..1e300) {
        let form = one_question(Kind::Integer { min: None, max: None });
        let numbers = summary(&alone(&form, &counted(&form, [Answer::Integer(value)]), "q")).unwrap();
        prop_assert_eq!(numbers.min, value as f64);
        let form = one_question(Kind::Decimal { min: None, max: None });
        let numbers = summary(&alone(&form, &counted(&form, [Answer::Decimal(fraction)]), "q")).unwrap();
        prop_assert_eq!((numbers.n, numbers.median), (1, fraction));
    }
}
