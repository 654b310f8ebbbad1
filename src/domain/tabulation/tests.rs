use super::{
    Beside, Block, Coded, CodedCases, ColumnKind, PercentBase, Recipe, Tabulation, Variable, tabulate,
};
use crate::answer::{Answer, Answers, Missing};
use crate::form::{Form, Kind};
use crate::language::{Language, Text};
use crate::table::samples::{choices, code, form, name, question, study};
use crate::table::{Columns, round_half_up};

mod demonstration;
mod drawn;
mod kinds;
mod naive;
mod plan;
mod questions;
mod recipe;
mod shown;
mod solved;
mod told;

fn counted(recipe: &str) -> Tabulation {
    let (form, columns) = study();
    let recipe = Recipe::read(recipe).unwrap();
    tabulate(&recipe, &form, &columns, &Beside::default()).unwrap()
}

fn one(row: &str) -> Tabulation {
    counted(&format!(r#"{{"version": 1, "key": "t", "rows": [{row}]}}"#))
}

/// The rounded percents of the column of all.
fn percents(block: &Block, base: PercentBase) -> Vec<f64> {
    let bases = &block.bases[0];
    let base = match base {
        PercentBase::CasesAnswered => bases.answered,
        PercentBase::CasesSubstantive => bases.substantive,
        PercentBase::Responses => bases.responses,
    };
    block.cells.iter().map(|row| round_half_up(row[0].percent(base).unwrap(), 0)).collect()
}

#[test]
fn every_published_percent_comes_out_of_the_230_responses() {
    let published: toml::Table = toml::from_str(include_str!("../../../tests/data/published.toml")).unwrap();
    for (question, wanted) in published["percent"].as_table().unwrap() {
        let table = one(&format!("{question:?}"));
        let found = percents(&table.blocks[0], PercentBase::CasesAnswered);
        for (code, wanted) in wanted.as_table().unwrap() {
            let row = table.blocks[0].rows.iter().position(|class| class.key == *code).unwrap();
            assert_eq!(found[row], wanted.as_integer().unwrap() as f64, "{question}.{code}");
        }
    }
    for (question, wanted) in published["mean"].as_table().unwrap() {
        let table = one(&format!("{question:?}"));
        let numbers = table.blocks[0].numbers.as_ref().unwrap();
        let mean = numbers.summaries[0].as_ref().unwrap().mean;
        assert_eq!(round_half_up(mean, 1), wanted.as_float().unwrap());
    }
}

/// The keys of the classes that an answer is of, or why there is none.
type Keys = Result<Vec<String>, Missing>;

/// What a response is of a question, by the simplest reading.
fn keys(answer: &Answer) -> Keys {
    match answer {
        Answer::Missing(kind) => Err(*kind),
        Answer::One(code) => Ok(vec![code.to_string()]),
        Answer::Many(codes) => Ok(codes.iter().map(ToString::to_string).collect()),
        Answer::Integer(value) => Ok(vec![value.to_string()]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_counts_of_every_question_are_those_of_its_answers() {
    let (form, columns) = study();
    let rows = form.questions().map(|question| Variable::question(question.name.clone())).collect();
    let found = tabulate(&Recipe::new(name("all"), rows), &form, &columns, &Beside::default()).unwrap();
    let responses = crate::table::samples::answers(&form);
    for (question, block) in form.questions().zip(&found.blocks) {
        let given = || responses.iter().map(|answers| answers.get(question.name.as_str()));
        let many = |is: &dyn Fn(&Keys) -> bool| given().filter(|answer| is(&keys(answer))).count() as u64;
        for (class, cells) in block.rows.iter().zip(&block.cells) {
            let wanted = many(&|keys| keys.as_ref().is_ok_and(|keys| keys.contains(&class.key)));
            assert_eq!(cells[0].count, wanted, "{} {}", question.name, class.key);
        }
        let bases = &block.bases[0];
        assert_eq!(bases.answered.count, many(&|keys| keys.is_ok()));
        assert_eq!(block.several, matches!(question.kind, Kind::Multiple { .. }));
        if block.several {
            let real = |key: &&String| *key != "none";
            let substantive = many(&|keys| keys.as_ref().is_ok_and(|keys| keys.iter().any(|key| real(&key))));
            let ticks = given().flat_map(|answer| keys(answer).unwrap_or_default());
            assert_eq!(bases.substantive.count, substantive);
            assert_eq!(bases.responses.count, ticks.filter(|key| real(&key)).count() as u64);
        }
        for kind in Missing::ALL {
            let wanted = many(&|keys| *keys == Err(kind));
            assert_eq!(block.missing_of_all(kind).count, wanted, "{} {kind:?}", question.name);
        }
        if let Some(numbers) = &block.numbers {
            let number =
                |answer: &Answer| if let Answer::Integer(it) = answer { Some(*it as f64) } else { None };
            let mut values: Vec<f64> = given().filter_map(number).collect();
            values.sort_by(f64::total_cmp);
            let n = values.len() as f64;
            let mean = values.iter().sum::<f64>() / n;
            let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
            let median = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
            let found = numbers.summaries[0].clone().unwrap();
            assert_eq!((found.n as f64, found.median), (n, median));
            assert_eq!((found.min, found.max), (values[0], values[values.len() - 1]));
            assert!((found.mean - mean).abs() <= 1e-12 * mean.abs());
            assert!((found.sd.unwrap() - sd).abs() <= 1e-12 * mean.abs());
        }
    }
}

/// The counts of one question by another, and how many of each column answered the former, by the simplest
/// count.
fn crossed(rows: &str, by: &str) -> (Vec<Vec<u64>>, Vec<u64>) {
    let (form, _) = study();
    let classes = |question: &str| {
        let found = one(&format!("{question:?}"));
        found.blocks[0].rows.iter().map(|class| class.key.clone()).collect::<Vec<_>>()
    };
    let both: Vec<(Vec<String>, Vec<String>)> = crate::table::samples::answers(&form)
        .iter()
        .filter_map(|answers| Some((keys(answers.get(rows)).ok()?, keys(answers.get(by)).ok()?)))
        .collect();
    let many = |is: &dyn Fn(&[String], &[String]) -> bool| {
        both.iter().filter(|(row, column)| is(row, column)).count() as u64
    };
    let columns = classes(by);
    let line = |row: &String| {
        let cell = |column: &String| many(&|rows, by| rows.contains(row) && by.contains(column));
        columns.iter().map(cell).collect()
    };
    let counts = classes(rows).iter().map(line).collect();
    (counts, columns.iter().map(|column| many(&|_, by| by.contains(column))).collect())
}

#[test]
fn a_table_by_one_question_is_its_cross_table() {
    let (form, columns) = study();
    for (rows, by) in [("reasons", "gender"), ("leave_when", "stay_intention"), ("support_1_5", "region")] {
        let (counts, wanted) = crossed(rows, by);
        let recipe = Recipe::new(name("t"), vec![Variable::question(name(rows))])
            .by(vec![Variable::question(name(by))]);
        let found = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap();
        let block = &found.blocks[0];
        let classes: Vec<usize> = (0..found.columns.len())
            .filter(|place| found.columns[*place].kind == ColumnKind::Class)
            .collect();
        for (row, counts) in counts.iter().enumerate() {
            let own: Vec<u64> = classes.iter().map(|place| block.cells[row][*place].count).collect();
            assert_eq!(own, *counts);
        }
        let bases: Vec<u64> = classes.iter().map(|place| block.bases[*place].answered.count).collect();
        assert_eq!(bases, wanted);
        let total = block.bases.last().unwrap().answered.count;
        assert_eq!(total, wanted.iter().sum::<u64>());
        let left_out: u64 = block.left_out[0].iter().map(|tally| tally.count).sum();
        assert_eq!(left_out + total, block.bases[0].answered.count);
    }
}

#[test]
fn a_net_counts_a_person_once_beside_or_instead_of_its_choices() {
    let beside = one(r#"{"question": "difficulties", "nets": [
            {"key": "life", "label": {"en": "Life"}, "of": ["infrastructure", "social_isolation"]}]}"#);
    let merged = one(r#"{"question": "difficulties", "merge": [
            {"key": "life", "of": ["infrastructure", "social_isolation"]}]}"#);
    let (form, columns) = study();
    let either = crate::table::samples::answers(&form)
        .iter()
        .filter(|answers| {
            let Answer::Many(codes) = answers.get("difficulties") else { return false };
            codes.iter().any(|code| ["infrastructure", "social_isolation"].contains(&code.as_str()))
        })
        .count() as u64;
    assert_eq!(columns.len(), 230);
    let keys =
        |table: &Tabulation| table.blocks[0].rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
    assert_eq!(
        keys(&beside),
        ["infrastructure", "local_authority_support", "social_isolation", "low_pay", "none", "life"]
    );
    assert_eq!(keys(&merged), ["life", "local_authority_support", "low_pay", "none"]);
    assert_eq!(beside.blocks[0].cells[5][0].count, either);
    assert_eq!(merged.blocks[0].cells[0][0].count, either);
    let plain = one(r#""difficulties""#);
    assert_eq!(beside.blocks[0].bases, plain.blocks[0].bases);
    assert_eq!(merged.blocks[0].bases[0].answered, plain.blocks[0].bases[0].answered);
    // Of a single choice a net overlaps its members, so that it has a base of its own too.
    let single = one(r#"{"question": "sector", "nets": [{"key": "social", "of": ["education", "health"]}]}"#);
    let sectors: Vec<u64> = single.blocks[0].cells.iter().map(|row| row[0].count).collect();
    assert_eq!(sectors[4], sectors[0] + sectors[1]);
    assert_eq!(single.blocks[0].bases[0].answered.count, 230);
}

#[test]
fn the_ends_of_a_scale_are_counted_together() {
    let table = one(r#"{"question": "support_1_5", "box": {"top": 2, "bottom": 2}}"#);
    let block = &table.blocks[0];
    let keys: Vec<&str> = block.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["1", "2", "3", "4", "5", "top_2", "bottom_2"]);
    assert_eq!((block.cells[5][0].count, block.cells[6][0].count), (48 + 19, 12 + 59));
    assert_eq!(block.numbers.as_ref().unwrap().summaries[0].as_ref().unwrap().n, 199);
}

#[test]
fn a_number_falls_into_bands_and_what_falls_out_is_told() {
    let table = one(
        r#"{"question": "age", "bands": [{"below": 25}, {"from": 25, "below": 30, "label": {"en": "late"}}]}"#,
    );
    let block = &table.blocks[0];
    let keys: Vec<&str> = block.rows.iter().map(|row| row.key.as_str()).collect();
    assert!(keys == ["..25", "25..30"] || keys == ["..25", "25..30", "outside"], "{keys:?}");
    let counted: u64 = block.cells.iter().map(|row| row[0].count).sum();
    assert_eq!(counted, block.bases[0].answered.count);
    for automatic in ["{\"equal\": 4}", "{\"quantiles\": 4}"] {
        let table = one(&format!(r#"{{"question": "age", "bands": {automatic}}}"#));
        let block = &table.blocks[0];
        assert!(block.rows.iter().all(|row| row.kind == super::ClassKind::Category), "{:?}", block.rows);
        assert!((2..=4).contains(&block.rows.len()));
        assert_eq!(block.cells.iter().map(|row| row[0].count).sum::<u64>(), 230);
    }
}

#[test]
fn a_computed_variable_is_worked_out_for_every_response() {
    let table = counted(
        r#"{"version": 1, "key": "t", "rows": [
            {"expression": "if(${age} < 25, 'young', 'older')", "label": {"en": "Age"}},
            {"expression": "${age} * 2", "as": "number"},
            {"expression": "if(selected(${reasons}, 'job_guarantee'), 'yes', 'no')",
             "categories": [{"code": "yes", "label": {"en": "Yes"}}, "no"]}]}"#,
    );
    let [ages, doubled, reasons] = &table.blocks[..] else { panic!() };
    assert_eq!(ages.cells.iter().map(|row| row[0].count).sum::<u64>(), 230);
    let of_age = one(r#""age""#).blocks[0].numbers.as_ref().unwrap().summaries[0].clone().unwrap();
    let of_double = doubled.numbers.as_ref().unwrap().summaries[0].clone().unwrap();
    assert!((of_double.mean - 2.0 * of_age.mean).abs() < 1e-9);
    assert_eq!(reasons.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["yes", "no"]);
    assert_eq!(percents(reasons, PercentBase::CasesAnswered)[0], 67.0);
}

#[test]
fn a_filter_leaves_out_those_for_whom_it_does_not_hold() {
    let table = counted(
        r#"{"version": 1, "key": "t", "rows": ["reasons"], "columns": [["gender"]],
            "filter": "${gender} = 'female'"}"#,
    );
    let block = &table.blocks[0];
    assert_eq!((block.all, block.filtered), (230, 87));
    let bases: Vec<u64> = block.bases.iter().map(|base| base.answered.count).collect();
    assert_eq!(bases, [143, 143, 0, 143]);
}

#[test]
fn variables_nest_in_a_banner_and_banners_stand_side_by_side() {
    let table = counted(
        r#"{"version": 1, "key": "t", "rows": ["satisfaction", "reasons"],
            "columns": [["region"], ["gender", "education"], ["difficulties"]]}"#,
    );
    let keys = |banner| {
        let of = table.columns.iter().filter(|column| column.banner == Some(banner));
        of.map(|column| column.key.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(keys(1), ["female/higher", "female/vocational", "male/higher", "male/vocational", "total"]);
    assert_eq!(keys(0).len(), 9);
    assert!(table.banners[2].overlap);
    for block in &table.blocks {
        let all = block.bases[0].answered.count;
        for (place, column) in table.columns.iter().enumerate() {
            if column.kind == ColumnKind::Total {
                let left_out: u64 =
                    block.left_out[column.banner.unwrap()].iter().map(|tally| tally.count).sum();
                assert_eq!(block.bases[place].answered.count + left_out, all);
            }
        }
    }
}

#[test]
fn a_grid_is_its_questions_with_the_same_choices() {
    let form = Form {
        pages: vec![crate::form::Page::new(
            name("all"),
            ["roads", "water"]
                .map(|called| question(called, Kind::Single { choices: choices(&["good", "bad"]) }))
                .into(),
        )],
        ..form()
    };
    let mut columns = Columns::new(&form);
    for (roads, water) in [("good", "bad"), ("bad", "bad")] {
        let given = [(name("roads"), Answer::One(code(roads))), (name("water"), Answer::One(code(water)))];
        columns.push(&Answers(given.into()));
    }
    let recipe =
        Recipe::read(r#"{"version": 1, "key": "t", "rows": [{"grid": ["roads", "water"]}]}"#).unwrap();
    let table = tabulate(&recipe, &form, &columns, &Beside::default()).unwrap();
    assert!(table.blocks.iter().all(|block| block.of_grid));
    let counts: Vec<Vec<u64>> =
        table.blocks.iter().map(|block| block.cells.iter().map(|row| row[0].count).collect()).collect();
    assert_eq!(counts, [[1, 1], [0, 2]]);
}

#[test]
fn what_is_known_beside_the_answers_makes_variables() {
    let (form, columns) = study();
    let languages: Vec<Language> = (0..230).map(|at| Language::ALL[at % 3]).collect();
    let day = |at: u32| chrono::NaiveDate::from_ymd_opt(2026, 1, 26 + at % 2 * 5).unwrap();
    let days: Vec<chrono::NaiveDate> = (0..230).map(day).collect();
    let having = |responses: &[u32]| CodedCases {
        label: Text::of("Ақша", "Деньги", "Money"),
        responses: responses.to_vec(),
    };
    let coded = Coded {
        interviewed: (0..10).collect(),
        codes: [("money".to_owned(), having(&[0, 1, 2])), ("home".to_owned(), having(&[2, 3]))].into(),
    };
    let beside =
        Beside { languages: Some(&languages), days: Some(&days), coded: Some(&coded), ..Beside::default() };
    let recipe = Recipe::read(
        r#"{"version": 1, "key": "t", "rows": [{"response": "language"}, {"response": "day", "every": "week"},
            {"response": "day", "every": "month"}, {"codes": ["money", "home"]}]}"#,
    )
    .unwrap();
    let table = tabulate(&recipe, &form, &columns, &beside).unwrap();
    let [languages, weeks, months, codes] = &table.blocks[..] else { panic!() };
    assert_eq!(languages.cells.iter().map(|row| row[0].count).collect::<Vec<_>>(), [77, 77, 76]);
    assert_eq!(weeks.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["2026-W05"]);
    assert_eq!(months.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["2026-01"]);
    assert_eq!(codes.cells.iter().map(|row| row[0].count).collect::<Vec<_>>(), [3, 2, 6]);
    assert_eq!((codes.bases[0].answered.count, codes.bases[0].substantive.count), (10, 4));
    assert_eq!(codes.missing_of_all(Missing::NotAsked).count, 220);
}

#[test]
fn weights_are_summed_beside_exact_counts() {
    let (form, columns) = study();
    let weights: Vec<f64> = (0..230).map(|at| if at % 2 == 0 { 0.5 } else { 1.5 }).collect();
    let recipe = Recipe::read(
        r#"{"version": 1, "key": "t", "rows": ["gender", "age", "salary_kzt"], "columns": [["education"]], "weight": "w"}"#,
    )
    .unwrap();
    let beside = Beside { weights: Some(&weights), ..Beside::default() };
    let table = tabulate(&recipe, &form, &columns, &beside).unwrap();
    let base = table.blocks[0].bases[0].answered;
    assert_eq!((base.count, base.weighted), (230, 230.0));
    assert!((base.effective() - 230.0 * 230.0 / (115.0 * 0.25 + 115.0 * 2.25)).abs() < 1e-9);
    let given: Vec<(f64, f64)> = crate::table::samples::answers(&form)
        .iter()
        .zip(&weights)
        .filter_map(|(answers, weight)| match answers.get("salary_kzt") {
            Answer::Integer(salary) => Some((*salary as f64, *weight)),
            _ => None,
        })
        .collect();
    let mean = given.iter().map(|(x, w)| x * w).sum::<f64>() / given.iter().map(|(_, w)| w).sum::<f64>();
    let found = table.blocks[2].numbers.as_ref().unwrap().summaries[0].clone().unwrap();
    assert!((found.mean / mean - 1.0).abs() < 1e-12);
    let wrong = Beside { weights: Some(&weights[..10]), ..Beside::default() };
    assert_eq!(tabulate(&recipe, &form, &columns, &wrong).unwrap_err()[0].key, "tabulation-fault-weight");
}
