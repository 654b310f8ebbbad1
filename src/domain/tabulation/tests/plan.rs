//! Plans as files, and what versions of recipes change.

use super::super::{Reader, Recipe, plan};
use crate::language::Language;
use crate::message::Argument;
use crate::table::samples::{form, say};
use proptest::prelude::*;

fn recipe(fields: &str) -> Recipe {
    Recipe::read(&format!(r#"{{"version": 1, {fields}}}"#)).unwrap()
}

#[test]
fn a_plan_that_is_written_is_read_as_it_was() {
    let recipes = [
        recipe(r#""key": "a", "rows": ["reasons"], "figure": "bars", "title": {"kk": "Себептер"}"#),
        recipe(r#""key": "b", "rows": ["age"], "columns": [["region"]], "notes": [{"en": "Note"}]"#),
    ];
    let written = plan::json("study", &recipes.iter().collect::<Vec<_>>()).to_string();
    assert_eq!(plan::read(&written).unwrap(), recipes);
}

#[test]
fn every_fault_of_a_plan_is_told_with_its_place() {
    let faults = plan::read(
        r#"{"recipes": [{"version": 1, "key": "a", "rows": ["x"]}, {"version": 2, "key": "b", "rows": [{}]},
            {"version": 1, "key": "a", "rows": ["x"], "colour": "red"}, 7, {"version": 1, "key": "a", "rows": ["x"]}]}"#,
    )
    .unwrap_err();
    let place = |name: &str, value: &Argument| match (name, value) {
        ("place", Argument::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let places: Vec<String> = faults
        .iter()
        .filter_map(|fault| fault.args.iter().find_map(|(name, value)| place(name, value)))
        .collect();
    assert_eq!(
        places,
        ["recipes[1].version", "recipes[1].rows[0]", "recipes[2].colour", "recipes[3]", "recipes[4]"]
    );
    for nothing in ["", "[]", "{}", r#"{"recipes": []}"#, r#"{"recipes": {}}"#] {
        assert_eq!(plan::read(nothing).unwrap_err().len(), 1, "{nothing}");
    }
}

/// What a recipe changed of another, in English, as the demonstration's form calls things.
fn told(before: &str, after: &str) -> Vec<String> {
    let (form, say) = (form(), say(Language::En));
    let reader = Reader { form: Some(&form), language: Language::En, say: &say };
    let [before, after] = [before, after].map(|fields| recipe(&format!(r#""key": "a", {fields}"#)));
    assert!(after.told_since(&after, reader).is_empty());
    after.told_since(&before, reader).iter().map(&say).collect()
}

#[test]
fn what_a_version_changed_is_told_in_words() {
    let before = r#""title": {"en": "Why", "kk": "Неге"}, "rows": ["reasons", "gender"], "filter": "${age} > 20",
        "statistics": {"interval": {"kind": "wilson", "level": 0.95}}"#;
    let after = r#""title": {"en": "Why they came"}, "rows": ["gender", {"question": "age", "bands": [{"below": 25}, {"from": 25}]}],
        "columns": [["region", "sector"]], "weight": "by_region", "measures": ["column_percent", "mean"], "digits": 1,
        "order": "descending", "missing": "hidden", "figure": "map", "shows": "female",
        "statistics": {"association": ["chi_squared"], "letters": {"correction": "bonferroni", "level": 0.01}}"#;
    insta::assert_snapshot!(told(before, after).join("\n"));
}

#[test]
fn a_variable_that_stays_is_told_of_where_it_is_counted_otherwise() {
    let banded = r#""rows": [{"question": "age", "bands": {"equal": 4}}], "columns": ["region", "gender"]"#;
    let otherwise = r#""rows": [{"question": "age", "bands": [{"below": 25}, {"from": 25, "below": 30.5}]}], "columns": ["gender", "region"]"#;
    insta::assert_snapshot!(told(banded, otherwise).join("\n"));
}

proptest! {
    #[test]
    fn no_text_makes_the_reading_of_plans_stumble(text in "\\PC{0,200}", inner in "[\\[\\]{}\":,a-z0-9 ]{0,120}") {
        let _ = plan::read(&text);
        let _ = plan::read(&format!("{{\"recipes\":[{inner}]}}"));
    }
}

#[test]
fn a_variable_that_stands_twice_is_what_the_same_one_of_them_was() {
    let twice = r#""rows": [{"question": "age", "bands": [{"below": 25}, {"from": 25}]}, "age"]"#;
    let measured = format!(r#"{twice}, "measures": [{{"percent_of": "responses"}}]"#);
    let lines = told(twice, &measured);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains('%') && !lines[0].contains("build-show"), "{lines:?}");
    let one = told(twice, r#""rows": ["age"]"#);
    assert!(one.iter().any(|line| line.contains("age")), "{one:?}");
    assert!(!one.iter().any(|line| line.contains("order")), "{one:?}");
}
