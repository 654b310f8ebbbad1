//! Plans as files, and what versions of recipes change.

use super::super::{Change, Recipe, plan};
use crate::message::Argument;
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

#[test]
fn what_a_version_changed_is_told_field_by_field() {
    let before = recipe(r#""key": "a", "rows": ["reasons"], "filter": "1""#);
    let after = recipe(r#""key": "a", "rows": ["reasons"], "figure": "pie""#);
    let change = |field: &str, before: Option<&str>, after: Option<&str>| Change {
        field: field.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let expected = [change("figure", None, Some("\"pie\"")), change("filter", Some("\"1\""), None)];
    assert_eq!(after.changes_since(&before), expected);
    assert!(after.changes_since(&after).is_empty());
}

proptest! {
    #[test]
    fn no_text_makes_the_reading_of_plans_stumble(text in "\\PC{0,200}", inner in "[\\[\\]{}\":,a-z0-9 ]{0,120}") {
        let _ = plan::read(&text);
        let _ = plan::read(&format!("{{\"recipes\":[{inner}]}}"));
    }
}
