//! What the phone gets, and what a form taken apart knows.

use super::compile;
use crate::form::{Form, source};
use serde_json::{Value, json};

const DEMONSTRATION: &str = include_str!("../../../demo/form.toml");

/// A form of the items given, on a page `home`.
fn form(items: Value) -> Form {
    serde_json::from_value(json!({
        "title": { "en": "Form" },
        "languages": ["en"],
        "list": [{ "name": "towns", "choice": [
            { "code": "almaty", "label": { "en": "Almaty" }, "more": { "region": "south" } },
            { "code": "oral", "label": { "en": "Oral" }, "more": { "region": "west" } },
        ] }],
        "page": [{ "name": "home", "bare": true, "item": items }],
    }))
    .unwrap()
}

fn ask(name: &str, kind: Value, more: Value) -> Value {
    let mut made = json!({ "name": name, "label": { "en": "?" }, "kind": kind });
    if let (Some(made), Value::Object(more)) = (made.as_object_mut(), more) {
        made.extend(more);
    }
    made
}

#[test]
fn the_demonstration_is_small_for_the_phone() {
    let form = source::read(DEMONSTRATION).unwrap().form;
    let compiled = compile(&form).to_string();
    assert!(compiled.len() < 2_000, "{} bytes before they are compressed", compiled.len());
}

#[test]
fn the_phone_is_told_what_hangs_on_what_and_in_which_order() {
    let integer = json!({ "type": "integer" });
    let compiled = compile(&form(json!([
        ask("total", json!({ "type": "computed", "by": "calculation" }), json!({ "calculation": "sum(${age}) + ${extra}" })),
        { "note": { "en": "Well" }, "relevant": "${total} > 100" },
        ask("size", integer.clone(), json!({ "default": "2", "required": true })),
        { "name": "member", "repeat": { "count": "${size}" }, "item": [
            ask("age", integer.clone(), json!({ "constraint": ". < ${size} * 100", "dont_know": true })),
            ask("oldest", integer.clone(), json!({ "default": "${age} + 1", "read_only": true })),
        ] },
        ask("extra", integer, json!({ "calculation": "${size} * 2", "trigger": ["size"] })),
    ])));
    assert_eq!(compiled["order"], json!([0, 3, 4, 5, 7, 1, 2, 6]), "the total comes after what it sums up");
    assert_eq!(compiled["after"], json!({ "age": [1, 6], "extra": [1], "size": [4, 5, 7], "total": [2] }));
    let items = &compiled["pages"][0]["items"];
    assert_eq!(compiled["pages"][0]["node"], json!(""));
    assert_eq!((&items[1]["kind"], &items[1]["name"]), (&json!("note"), &json!("_note2")));
    assert_eq!((&items[2]["default"], &items[2]["required"]), (&json!(["2"]), &json!(true)));
    assert_eq!((&items[3]["kind"], &items[3]["count"]), (&json!("repeat"), &json!(["$", "size"])));
    assert_eq!(items[3]["items"][1]["first"], json!(["&", ["$", "age"], "+", 1.0]));
    assert_eq!(items[4]["trigger"], json!(["size"]));
}

#[test]
fn the_phone_gets_the_lists_it_looks_into_and_no_others() {
    let towns = json!({ "type": "single", "choices": { "list": "towns" } });
    let own = json!({ "type": "multiple", "choices": [
        { "code": "a", "label": { "en": "A" } },
        { "code": "none", "label": { "en": "None" }, "exclusive": true }] });
    let compiled = compile(&form(json!([
        ask("region", json!({ "type": "text" }), json!({})),
        ask("town", towns.clone(), json!({ "choice_filter": "region = ${region}" })),
        ask("other", own.clone(), json!({ "parameters": { "randomize": "true", "seed": "7" } })),
    ])));
    let items = &compiled["pages"][0]["items"];
    assert!(items[1]["filter"].is_array());
    assert_eq!((&items[2]["filter"][0], &items[2]["filter"][2]), (&json!("randomize"), &json!(7.0)));
    assert_eq!(items[2]["exclusive"], json!(["none"]));
    let lists: Vec<_> = compiled["lists"].as_object().unwrap().keys().collect();
    assert_eq!(lists, ["choices of other", "towns"]);
    let plain = compile(&form(json!([ask("town", towns, json!({})), ask("other", own, json!({}))])));
    assert_eq!(plain.get("lists"), None);
    assert_eq!(plain.get("order"), None);
}

#[test]
fn a_circle_is_told() {
    let text = json!({ "type": "text" });
    let compiled = compile(&form(json!([
        ask("a", text.clone(), json!({ "relevant": "${b} != ''" })),
        ask("b", text, json!({ "relevant": "${a} != ''" })),
    ])));
    assert_eq!(compiled["circle"], json!(true));
}
