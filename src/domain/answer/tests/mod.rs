//! Answers as respondents and files give them, to one small form.

mod demonstration;
mod kinds;
mod records;
mod values;
mod way;

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
