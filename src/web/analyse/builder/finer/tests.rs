//! An address, a recipe and the fields say the same.

use super::super::asked::{Asked, of_recipe};
use super::*;
use crate::web::query::escape;
use domain::form::Form;
use domain::tabulation::{Bands, Recipe, Source};
use proptest::prelude::*;
use serde_json::{Value, json};

fn asked(query: &str) -> Asked {
    Asked::read(&Fields::read(query.as_bytes()).expect("fields"))
}

fn form() -> Form {
    crate::demo::form().expect("the demonstration has a form")
}

fn recipe(query: &str) -> Recipe {
    asked(query).recipe("table", &Value::Null, &form()).unwrap_or_else(|faults| panic!("{query}: {faults:?}"))
}

/// The address of what was asked.
fn query(asked: &Asked) -> String {
    let pairs = asked.pairs().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let pairs = pairs.chain(asked.finer.pairs(&asked.chosen()));
    pairs.map(|(name, value)| format!("{name}={}", escape(&value))).collect::<Vec<_>>().join("&")
}

const QUERIES: [&str; 6] = [
    "rows=reasons&net1/reasons=Money&of1/reasons=financial_support&of1/reasons=job_guarantee",
    "rows=education&net1/education=Higher&of1/education=higher&of1/education=vocational&instead1/education=1",
    "rows=age&columns=gender&bands/age=own&bounds/age=25%3B%2030",
    "rows=support_1_5&top/support_1_5=2&bottom/support_1_5=2&digits=1&level=99&interval=wilson",
    "rows=age&expression/1=%24%7Bage%7D%20%2B%201&called/1=Next&as/1=number&bands/1=equal&parts/1=3&means=anova",
    "rows=gender&columns=response%3Aday&every/response:day=month&quantiles=0.1%3B%200.9&show=count",
];

#[test]
fn whatever_is_said_comes_back_from_the_recipe() {
    for text in QUERIES {
        let asked = asked(text);
        let (again, whole) = of_recipe(&recipe(text), &form());
        assert!(whole, "{text}: {}", query(&again));
        let read = Asked::read(&Fields::read(query(&again).as_bytes()).expect("fields"));
        assert_eq!(read, again, "{text}");
        assert_eq!(query(&asked).len(), query(&again).len(), "{text}: {}", query(&again));
    }
}

#[test]
fn bands_are_open_at_both_ends() {
    let made = recipe(QUERIES[2]);
    let Some(Bands::Own(bands)) = &made.rows[0].bands else { panic!("{made:?}") };
    let bounds: Vec<_> = bands.iter().map(|band| (band.from, band.below)).collect();
    assert_eq!(bounds, [(None, Some(25.0)), (Some(25.0), Some(30.0)), (Some(30.0), None)]);
}

#[test]
fn a_net_without_a_name_is_called_after_its_parts() {
    let made = recipe("rows=gender&of1/gender=female&of1/gender=male");
    let label = &made.rows[0].nets[0].label;
    assert_eq!(label.get(domain::language::Language::En), Some("Female + Male"));
    let (again, whole) = of_recipe(&made, &form());
    assert!(whole && again.finer.of["gender"].nets[0].label.is_empty(), "{again:?}");
}

#[test]
fn questions_of_the_same_choices_are_a_grid_where_that_is_wanted() {
    let text = r#"
        title.en = "Survey"
        languages = ["en"]
        [[page]]
        name = "one"
        [[page.item]]
        name = "work"
        kind = "single"
        label.en = "Work?"
        choice = [{ code = "1", label.en = "Bad" }, { code = "2", label.en = "Good" }]
        [[page.item]]
        name = "home"
        kind = "single"
        label.en = "Home?"
        choice = [{ code = "1", label.en = "Bad" }, { code = "2", label.en = "Good" }]
    "#;
    let form = domain::form::source::read(text).expect("a form").form;
    let asked = asked("rows=work&rows=home&grid=1&top/work=1");
    let made = asked.recipe("table", &Value::Null, &form).expect("a recipe");
    let Source::Grid(names) = &made.rows[0].source else { panic!("{made:?}") };
    assert_eq!((made.rows.len(), names.len()), (1, 2));
    assert_eq!(of_recipe(&made, &form), (asked, true));
}

#[test]
fn what_makes_no_sense_is_told_and_not_passed_over() {
    for text in [
        "rows=age&bands/age=equal&parts/age=many",
        "rows=age&bands/age=own",
        "rows=age&bands/age=own&bounds/age=30%3B%2025",
        "rows=support_1_5&top/support_1_5=0",
        "rows=age&quantiles=2",
        "rows=age&digits=99",
        "rows=age&means=nobody",
        "rows=age&every/age=year",
    ] {
        let faults = asked(text).recipe("table", &Value::Null, &form());
        assert!(faults.is_err(), "{text}");
    }
}

#[test]
fn what_the_fields_cannot_say_is_told() {
    let labelled = json!({ "version": 1, "key": "a", "rows": [
        { "question": "age", "bands": [{ "from": 18, "below": 30, "label": { "en": "Young" } }] },
    ] });
    let (_, whole) = of_recipe(&Recipe::of_json(&labelled).expect("a recipe"), &form());
    assert!(!whole);
}

proptest! {
    #[test]
    fn nothing_said_makes_it_panic(
        said in proptest::collection::vec(("(bands|parts|bounds|top|net[0-9]{0,3}|of9|expression|as|in|called|[a-z0-9ә]{0,4})/(age|reasons|[0-9]{0,3})", ".{0,8}"), 0..20),
    ) {
        let fields = Fields::of(said.into_iter().chain([("rows".to_owned(), "age".to_owned())]).collect());
        let asked = Asked::read(&fields);
        let _ = asked.recipe("table", &Value::Null, &form()).is_ok();
        prop_assert!(asked.finer.computed.len() <= MOST_COMPUTED);
    }
}
