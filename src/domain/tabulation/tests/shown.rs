//! Tables as readers see them.

use super::super::{Beside, Recipe, tabulate};
use crate::exchange::tables::to_csv;
use crate::language::Language;
use crate::table::samples::{say, study};
use crate::table::{Base, Cell, Table};

fn shown(recipe: &str) -> Table {
    let (form, columns) = study();
    let recipe = Recipe::read(recipe).unwrap();
    let weights: Vec<f64> = (0..230).map(|at| f64::from(at % 4 + 1) / 2.5).collect();
    let beside = Beside { weights: Some(&weights), ..Beside::default() };
    tabulate(&recipe, &form, &columns, &beside).unwrap().present(&recipe)
}

fn csv(table: &Table, language: Language) -> String {
    let mut written = Vec::new();
    to_csv(&mut written, table, language, &say(language)).unwrap();
    String::from_utf8(written).unwrap().trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[test]
fn a_table_says_in_every_language_whom_it_counts() {
    for language in Language::ALL {
        let table = shown(
            r#"{"version": 1, "key": "t", "columns": [["gender", "education"]], "filter": "${age} < 30",
                "rows": [{"question": "reasons", "nets": [{"key": "work", "label": {"kk": "Жұмыс", "ru": "Работа", "en": "Work"},
                          "of": ["job_guarantee", "no_city_job"]}]}],
                "measures": ["count", "column_percent"], "missing": "hidden"}"#,
        );
        insta::assert_snapshot!(format!("nested_{language}"), csv(&table, language));
        let weighted = shown(
            r#"{"version": 1, "key": "t", "rows": ["satisfaction", "age", {"question": "support_1_5", "box": {"top": 2}}],
                "columns": [["gender"], ["education", "gender"]], "weight": "w", "digits": 1, "order": "descending",
                "measures": ["count", "column_percent", "n", "mean", {"quantile": 0.25, "type": 6}]}"#,
        );
        insta::assert_snapshot!(format!("weighted_{language}"), csv(&weighted, language));
        let inferred = shown(
            r#"{"version": 1, "key": "t", "rows": ["satisfaction", "salary_kzt"], "columns": ["gender"],
                "measures": ["column_percent", "n", "mean"], "missing": "hidden",
                "statistics": {"interval": {"kind": "clopper_pearson"}, "letters": {"correction": "none", "level": 0.1},
                    "association": ["chi_squared", "fisher", "cramer_v", "residuals"],
                    "means": ["welch", "anova", "mann_whitney", "kruskal_wallis"]}}"#,
        );
        insta::assert_snapshot!(format!("inferred_{language}"), csv(&inferred, language));
    }
}

#[test]
fn the_percents_of_several_bases_stand_side_by_side() {
    let table = shown(
        r#"{"version": 1, "key": "t", "rows": ["difficulties"], "columns": ["gender"], "missing": "hidden",
            "measures": ["count", "column_percent", {"percent_of": "cases_substantive"}, {"percent_of": "responses"}]}"#,
    );
    let bases: Vec<Option<Base>> = table.columns.iter().step_by(3).map(|column| column.base).collect();
    assert_eq!(bases, [None, Some(Base::Column), Some(Base::CasesSubstantive), Some(Base::Responses)]);
    assert_eq!(table.columns[6].key, "percent_of_cases_substantive/female");
    let rows: Vec<&str> = table.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(rows[5..], ["cases_answered", "cases_substantive", "responses"]);
    // “None of these” is of the first base only, and each base is whole in its own columns.
    let has = |row: usize| table.rows[row].cells.iter().map(|cell| *cell != Cell::Empty).collect::<Vec<_>>();
    assert_eq!(has(4), [[true; 6], [false; 6]].concat());
    assert_eq!(has(6), [[true; 3], [false; 3], [true; 3], [false; 3]].concat());
    let [Cell::Share(all), Cell::Share(base)] = [table.rows[0].cells[8], table.rows[6].cells[8]] else {
        panic!()
    };
    assert_eq!((all.count(), all.base(), base.rounded()), (145, 219, 100));
    for language in Language::ALL {
        assert!(csv(&table, language).lines().count() > 8);
    }
}

#[test]
fn days_together_are_told_by_the_first_and_the_last() {
    let (form, columns) = study();
    let day = |at: u32| chrono::NaiveDate::from_ymd_opt(2026, 1, 1 + at % 28).unwrap();
    let days: Vec<chrono::NaiveDate> = (0..230).map(day).collect();
    let beside = Beside { days: Some(&days), ..Beside::default() };
    let recipe =
        Recipe::read(r#"{"version": 1, "key": "t", "rows": [{"response": "day", "every": "whole"}], "columns": ["gender"]}"#)
            .unwrap();
    let table = tabulate(&recipe, &form, &columns, &beside).unwrap().present(&recipe);
    let last = table.rows.iter().find(|row| row.key == "last").unwrap();
    assert_eq!(last.cells, [Cell::Day(day(27)); 3]);
    assert_eq!(table.rows.iter().find(|row| row.key == "cases_answered").unwrap().cells[2], Cell::Count(230));
}

#[test]
fn a_grid_shows_a_question_a_row() {
    let (form, columns) = study();
    let recipe =
        Recipe::read(r#"{"version": 1, "key": "t", "rows": [{"grid": ["gender", "gender"]}]}"#).unwrap();
    let table = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap().present(&recipe);
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    for language in Language::ALL {
        assert!(csv(&table, language).lines().count() > 4);
    }
}

#[test]
fn what_is_inferred_is_that_of_the_counts_and_numbers_themselves() {
    use crate::statistics::{
        Adjustment, Confidence, ShareInterval, contingency, share_interval, share_letters,
    };
    let (form, columns) = study();
    let recipe = Recipe::read(
        r#"{"version": 1, "key": "t", "rows": ["satisfaction", "reasons"], "columns": ["region", "difficulties"],
            "statistics": {"interval": {}, "letters": {}, "association": ["chi_squared", "residuals"]}}"#,
    )
    .unwrap();
    let table = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap();
    let (counts, bases) = super::crossed("satisfaction", "region");
    let inference = table.blocks[0].inference.as_ref().unwrap();
    let found = inference.tests[0].contingency.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(*found, contingency(&counts).unwrap());
    let own: Vec<Option<f64>> = inference.residuals.iter().map(|row| row[1]).collect();
    assert_eq!(own, found.adjusted_residuals.iter().map(|row| row[0]).collect::<Vec<_>>());
    let interval =
        share_interval(counts[0][0] as f64, bases[0] as f64, ShareInterval::Wilson, Confidence::P95);
    let own = inference.intervals[0][1].unwrap();
    assert!(
        (own.low - interval.unwrap().low).abs() < 1e-12 && (own.high - interval.unwrap().high).abs() < 1e-12
    );
    let letters = share_letters(&counts[0], &bases, Adjustment::Bonferroni, Confidence::P95).unwrap();
    let bits = |lower: &Vec<usize>| lower.iter().fold(0, |bits, place| bits | 1u64 << place);
    assert_eq!(inference.letters[0][1..9], letters.under.iter().map(bits).collect::<Vec<_>>());
    // Several answers overlap, in rows and in columns: no test of the whole.
    let untested = super::super::Untested::Overlap;
    assert_eq!(inference.tests[1].contingency, Some(Err(untested)));
    assert_eq!(table.blocks[1].inference.as_ref().unwrap().tests[0].contingency, Some(Err(untested)));
    assert!(serde_json::to_value(&table).unwrap()["blocks"][0]["inference"]["tests"].is_array());
}

#[test]
fn what_is_too_small_is_nowhere_in_a_tabulation_nor_what_it_could_be_worked_out_from() {
    let (form, columns) = study();
    let recipe = Recipe::read(
        r#"{"version": 1, "key": "t", "rows": ["satisfaction", "support_1_5", "reasons"], "columns": ["region"],
            "disclosure": 5, "statistics": {"interval": {}, "letters": {}, "association": ["chi_squared", "residuals"]}}"#,
    )
    .unwrap();
    let table = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap();
    let mut any = false;
    for block in &table.blocks {
        for line in block.cells.iter().chain(&block.missing) {
            assert!(line.iter().all(|tally| tally.hidden || !(1..5).contains(&tally.count)), "{line:?}");
            // A single gap in a line with its total would be no gap.
            let gaps = line.iter().skip(1).filter(|tally| tally.hidden).count();
            assert_ne!(gaps, 1, "{line:?}");
            any |= gaps > 0;
        }
        if !block.several {
            for (column, bases) in block.bases.iter().enumerate() {
                let gaps = block.cells.iter().filter(|line| line[column].hidden).count();
                assert!(gaps != 1 || bases.answered.hidden);
            }
        }
    }
    assert!(any);
    let shown = table.present(&recipe);
    assert!(shown.rows.iter().flat_map(|row| &row.cells).any(|cell| *cell == crate::table::Cell::Hidden));
    for language in Language::ALL {
        assert!(csv(&shown, language).contains('*'));
    }
}

#[test]
fn weighted_intervals_and_tests_are_those_of_the_design() {
    use crate::statistics::Confidence;
    use crate::weight::{Design, Method, import};
    let (form, columns) = study();
    let weights: Vec<f64> = (0..230).map(|at| f64::from(at % 4 + 1) / 2.5).collect();
    let beside = Beside { weights: Some(&weights), ..Beside::default() };
    for kind in ["logit", "korn_graubard"] {
        let recipe = Recipe::read(&format!(
            r#"{{"version": 1, "key": "t", "rows": ["support_1_5"], "columns": ["gender"], "weight": "w",
                "statistics": {{"interval": {{"kind": "{kind}"}}, "association": ["chi_squared"]}}}}"#
        ))
        .unwrap();
        let table = tabulate(&recipe, &form, &columns, &beside).unwrap();
        let inference = table.blocks[0].inference.as_ref().unwrap();
        let answers = crate::table::samples::answers(&form);
        let support = |row: usize| match answers[row].get("support_1_5") {
            crate::answer::Answer::Integer(value) => Some(*value as usize - 1),
            _ => None,
        };
        let gender = |row: usize| match answers[row].get("gender") {
            crate::answer::Answer::One(code) => Some(usize::from(code.as_str() == "male")),
            _ => None,
        };
        let design = Design::simple(&import(weights.iter().copied().map(Some).collect()).unwrap());
        let method = if kind == "logit" { Method::Logit } else { Method::Beta };
        let women = design.domain(|row| gender(row) == Some(0));
        let wanted = women.share(|row| support(row).map(|value| value == 2)).unwrap();
        let wanted = wanted.estimate.interval_of_share(method, Confidence::P95).unwrap();
        let own = inference.intervals[2][1].unwrap();
        assert!((own.low / wanted.low - 1.0).abs() < 1e-9 && (own.high / wanted.high - 1.0).abs() < 1e-9);
        let wanted = design.whole().association(|row| Some((support(row)?, gender(row)?))).unwrap();
        let own = inference.tests[0].rao_scott.unwrap().unwrap();
        assert_eq!((own.f, own.n), (wanted.f, wanted.n));
    }
}
