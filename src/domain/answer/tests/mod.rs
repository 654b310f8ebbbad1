//! Answers as respondents and files give them, to one small form.

mod demonstration;
mod drafts;
mod files;
mod kinds;
mod records;
mod shown;
mod values;
mod way;
mod whole;

use super::accept::Fault;
use super::*;
use crate::form::{Form, Page};
use serde_json::json;

/// One page a question, but for `when`, `why` and `again`, which share the last.
fn form() -> Form {
    let text = |words: &str| json!({ "en": words });
    let choice = |code: &str| json!({ "code": code, "label": text(code) });
    let page = |question: serde_json::Value| json!({ "name": question["name"], "item": [question] });
    serde_json::from_value(json!({
        "title": text("Form"),
        "languages": ["kk", "ru", "en"],
        "page": [
            page(json!({ "name": "agree", "label": text("?"), "required": true,
                "required_message": text("Please decide"),
                "kind": { "type": "single", "choices": [choice("yes"), choice("no")] } })),
            page(json!({ "name": "age", "label": text("?"), "required": true, "relevant": "${agree} = 'yes'",
                "kind": { "type": "integer", "min": -10, "max": 40 } })),
            page(json!({ "name": "salary", "label": text("?"), "relevant": "${agree} = 'yes'",
                "dont_know": true, "refuse": true, "kind": { "type": "integer" } })),
            page(json!({ "name": "height", "label": text("?"), "kind": { "type": "decimal", "min": 0.5 } })),
            page(json!({ "name": "troubles", "label": text("?"), "dont_know": true,
                "kind": { "type": "multiple", "choices": [
                    choice("road"), choice("pay"),
                    { "code": "none", "label": text("none"), "exclusive": true }] } })),
            page(json!({ "name": "began", "label": text("?"),
                "kind": { "type": "date", "min": "2020-01-01", "max": "2024-12-31" } })),
            { "name": "last", "relevant": "${agree} = 'yes'", "item": [
                { "note": text("Nearly there"), "relevant": "${age} > 100" },
                { "name": "when", "label": text("?"), "kind": { "type": "text", "max_length": 5 },
                  "constraint": "string-length(.) > 1 and ${age} < 100" , "relevant": "selected(${troubles}, 'pay')" },
                { "name": "why", "label": text("?"), "kind": { "type": "long_text" },
                  "relevant": "${when} != ''", "constraint": ". != 'x'", "constraint_message": text("Not x") },
                { "name": "again", "label": text("?"), "required": true, "kind": { "type": "date" },
                  "relevant": "${why} != ''" },
            ] },
        ],
    }))
    .unwrap()
}

/// A form of one page with these items, and a list of towns by region.
fn plan(items: serde_json::Value) -> Plan {
    let town = |code: &str, region: &str| {
        json!({ "code": code, "label": { "kk": code, "en": format!("{code} town") },
        "more": { "region": region } })
    };
    let form: Form = serde_json::from_value(json!({
        "title": { "en": "Form" },
        "languages": ["en", "kk"],
        "list": [{ "name": "towns",
            "choice": [town("oral", "west"), town("aktau", "west"), town("almaty", "south"), town("taraz", "south")] }],
        "page": [{ "name": "home", "bare": true, "item": items }],
    }))
    .unwrap();
    Plan::new(form.into())
}

/// A question of a type, with whatever else is said of it.
fn ask(name: &str, kind: &str, more: serde_json::Value) -> serde_json::Value {
    let mut made = json!({ "name": name, "label": { "en": "?" }, "kind": { "type": kind } });
    if let (Some(made), serde_json::Value::Object(more)) = (made.as_object_mut(), more) {
        made.extend(more);
    }
    made
}

fn calculate(name: &str, calculation: &str) -> serde_json::Value {
    let kind = json!({ "type": "computed", "by": "calculation" });
    ask(name, "computed", json!({ "kind": kind, "calculation": calculation }))
}

fn repeat(name: &str, items: serde_json::Value) -> serde_json::Value {
    json!({ "name": name, "repeat": {}, "item": items })
}

/// A moment of the study, on Kazakhstan's clock, in a draft of its own.
fn circumstances() -> Circumstances {
    let now = "2024-03-09T14:05:00+05:00".parse().unwrap();
    Circumstances { seed: Uuid::from_u128(7), ..Circumstances::at(now) }
}

fn answered(plan: &Plan, pairs: &[(&str, &str)]) -> Answers {
    plan.whole(&raw(pairs), &circumstances()).unwrap()
}

fn wrong(plan: &Plan, pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let faults = plan.whole(&raw(pairs), &circumstances()).unwrap_err();
    let key = |fault: &Fault| match &fault.told {
        super::accept::Told::Message(message) => message.key.clone(),
        super::accept::Told::Words(words) => words.en.clone().unwrap(),
    };
    faults.iter().map(|fault| (fault.field.clone(), key(fault))).collect()
}

fn raw(pairs: &[(&str, &str)]) -> Raw {
    pairs.iter().copied().collect()
}

fn code(code: &str) -> Code {
    Code::new(code).unwrap()
}

fn page(name: &str) -> Page {
    form().page(name).unwrap().clone()
}

fn faulty(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.question.as_str()).collect()
}
