//! Responses go out as a file and come in from it.

use super::*;
use crate::answer::accept::Told;
use crate::exchange::csv::Sheet;
use crate::exchange::responses::{Content, Layout, Submission};
use crate::form::spoken::in_all;
use crate::language::Language;
use std::collections::BTreeMap;

/// A form with a question of each kind, some of them in a repeat and a repeat in it.
fn every_kind() -> Form {
    let text = |words: &str| json!({ "en": words });
    let choice = |code: &str| json!({ "code": code, "label": text(code) });
    let choices = json!(["roof", "road", "pay"].map(choice));
    let inner = repeat("visit", json!([ask("when", "date", json!({})), ask("cost", "decimal", json!({}))]));
    let mut troubles = ask("troubles", "multiple", json!({ "dont_know": true, "refuse": true }));
    troubles["kind"]["choices"] = choices.clone();
    let mut order = ask("order", "rank", json!({ "dont_know": true }));
    order["kind"]["choices"] = choices.clone();
    let mut one = ask("one", "single", json!({}));
    one["kind"]["choices"] = choices;
    let range = |name: &str, step: f64| {
        let kind = json!({ "type": "range", "start": 0.0, "end": 10.0, "step": step });
        ask(name, "range", json!({ "kind": kind }))
    };
    let place = |name: &str, shape: &str| {
        ask(name, "location", json!({ "kind": { "type": "location", "shape": shape }, "dont_know": true }))
    };
    let photo = |name: &str| ask(name, "file", json!({ "kind": { "type": "file", "medium": "image" } }));
    let mut in_row_order = order.clone();
    in_row_order["name"] = json!("likes");
    let row = [
        ask("who", "text", json!({ "required": true })),
        ask("born", "datetime", json!({})),
        place("lives", "point"),
        photo("face"),
        in_row_order,
        calculate("length", "string-length(${who})"),
        inner,
    ];
    let items = json!([
        one,
        troubles,
        order,
        ask("age", "integer", json!({ "refuse": true })),
        ask("high", "decimal", json!({})),
        range("scale", 1.0),
        range("grade", 0.5),
        ask("line", "text", json!({})),
        ask("lines", "long_text", json!({})),
        ask("day", "date", json!({})),
        ask("at", "time", json!({})),
        ask("met", "datetime", json!({})),
        ask("agreed", "acknowledge", json!({})),
        place("home", "point"),
        place("way", "trace"),
        place("field", "area"),
        ask("label", "barcode", json!({})),
        photo("photo"),
        ask("only", "integer", json!({ "relevant": "${age} > 100" })),
        calculate("double", "${age} * 2"),
        ask("began", "computed", json!({ "kind": { "type": "computed", "by": "start" } })),
        ask("ended", "computed", json!({ "kind": { "type": "computed", "by": "end" } })),
        ask("today", "computed", json!({ "kind": { "type": "computed", "by": "today" } })),
        repeat("kin", serde_json::Value::from(row.to_vec())),
        json!({ "name": "old", "repeat": {}, "relevant": "${age} > 100",
            "item": [ask("story", "text", json!({}))] }),
    ]);
    serde_json::from_value(json!({
        "title": text("Form"), "languages": ["en", "kk"],
        "page": [{ "name": "home_page", "bare": true, "item": items }],
    }))
    .unwrap()
}

const PHOTO: &str = "6b8cf1c9-9a3f-4d6e-8a55-0f1d2f3a4b5c";

fn full() -> Raw {
    raw(&[
        ("one", "road"),
        ("troubles", "roof"),
        ("troubles", "pay"),
        ("order", "pay"),
        ("order", "roof"),
        ("order", "road"),
        ("age", "25"),
        ("high", "-1.5"),
        ("scale", "7"),
        ("grade", "2.5"),
        ("line", "=1+1"),
        ("lines", "'-a, \"b\"\nc; d"),
        ("day", "2024-03-09"),
        ("at", "09:05"),
        ("met", "2024-03-09T14:05:30+05:30"),
        ("agreed", "OK"),
        ("home", "43.25 76.95 812 5"),
        ("way", "1 2;3 4 5"),
        ("field", "0 0;0 1;-1.5 1"),
        ("label", "0012"),
        ("photo", PHOTO),
        ("kin", "2"),
        ("kin/1/who", "-Әли"),
        ("kin/1/born", "1990-01-02T03:04"),
        ("kin/1/lives", "50 51"),
        ("kin/1/face", PHOTO),
        ("kin/1/likes", "road"),
        ("kin/1/likes", "pay"),
        ("kin/1/likes", "roof"),
        ("kin/1/visit", "2"),
        ("kin/1/visit/1/when", "2020-02-29"),
        ("kin/1/visit/2/cost", "0.000001"),
        ("kin/2/who", "[]"),
        ("kin/2/likes", "-8"),
        ("kin/2/lives", "-8"),
        ("kin/2/visit", "0"),
    ])
}

fn bare() -> Raw {
    raw(&[("troubles", "-9"), ("order", "-8"), ("age", "-9"), ("home", "-8"), ("kin", "0")])
}

fn exported(form: &Form, all: &[Answers]) -> Vec<u8> {
    let say = |message: &crate::message::Message| message.key.clone();
    let layout = Layout::new(&[form], Content::Codes, Language::En, &say);
    let mut bytes = Vec::new();
    let mut sheet = Sheet::new(&mut bytes).unwrap();
    layout.heading(&mut sheet).unwrap();
    for (answers, number) in all.iter().zip(1..) {
        let submitted = circumstances().now;
        let about = Submission {
            id: "x",
            number,
            version: 1,
            language: Language::En,
            started: None,
            submitted,
            answers,
        };
        layout.row(&mut sheet, &about).unwrap();
    }
    sheet.finish().unwrap();
    bytes
}

fn cells_of(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn what_was_exported_is_imported_and_exported_as_the_same_bytes() {
    let plan = Plan::new(every_kind().into());
    let form = every_kind();
    let given = [full(), bare(), raw(&[("kin", "0"), ("old", "0")])]
        .map(|raw| plan.whole(&raw, &circumstances()).unwrap());
    assert!(matches!(given[0].get("kin"), Answer::Rows(rows) if rows.len() == 2));
    let bytes = exported(&form, &given);
    let imported: Vec<Answers> = cells_of(&bytes)
        .iter()
        .map(|cells| {
            let row = import::row_at(&form, cells, &circumstances());
            assert_eq!(row.faults, [], "{cells:?}");
            row.answers
        })
        .collect();
    assert_eq!(imported, given);
    assert_eq!(String::from_utf8(exported(&form, &imported)), String::from_utf8(bytes));
}

#[test]
fn what_a_cell_cannot_say_is_told_by_its_column_in_every_language() {
    let form = every_kind();
    let plan = Plan::new(every_kind().into());
    let good = cells_of(&exported(&form, &[plan.whole(&full(), &circumstances()).unwrap()])).remove(0);
    let rows = good["kin/rows"].clone();
    for (column, cell, field, key) in [
        ("order/pay", "second", "order", "form-answer-import-rank"),
        ("order/pay", "3", "order", "form-answer-import-rank-twice"),
        ("order/pay", "", "order", "form-answer-import-rank-gap"),
        ("order/road", "", "order", "form-answer-rank-left"),
        ("troubles/roof", "2", "troubles/roof", "form-answer-import-tick"),
        ("troubles/road", "pay", "troubles/road", "form-answer-import-tick"),
        ("scale", "11", "scale", "form-answer-range"),
        ("grade", "0.3", "grade", "form-answer-step"),
        ("at", "25:00", "at", "form-answer-time"),
        ("met", "yesterday", "met", "form-answer-moment"),
        ("agreed", "yes", "agreed", "form-answer-acknowledge"),
        ("home/latitude", "91", "home", "form-answer-latitude"),
        ("home/longitude", "", "home", "form-answer-location"),
        ("way", "1 2", "way", "form-answer-points-least"),
        ("photo", "photo.jpg", "photo", "form-answer-file"),
        ("only", "5", "only", "form-answer-import-not-asked"),
        ("age", "-7", "age", "form-answer-import-asked"),
        ("kin", "3", "kin", "form-answer-import-count"),
        ("kin", "-7", "kin", "form-answer-import-count"),
        ("kin/rows", "{", "kin/rows", "form-answer-import-rows"),
        ("kin/rows", "", "kin/rows", "form-answer-import-rows-missing"),
        ("old", "2", "old", "form-answer-import-not-asked"),
        ("kin/rows", &rows.replace("2020-02-29", "2019-02-29"), "kin/1/visit/1/when", "form-answer-date"),
        ("kin/rows", &rows.replace("\"who\":\"[]\"", "\"who\":[]"), "kin/2/who", "form-answer-import-value"),
        ("kin/rows", &rows.replace("\"born\"", "\"bron\""), "kin/1/bron", "form-answer-import-unknown"),
    ] {
        let mut cells = good.clone();
        cells.insert(column.to_owned(), cell.to_owned());
        let told: Vec<(String, String)> = import::row_at(&form, &cells, &circumstances())
            .faults
            .iter()
            .map(|fault| match &fault.told {
                Told::Message(message) => {
                    assert!(!in_all(message).is_empty(), "told in every language");
                    (fault.field.clone(), message.key.clone())
                }
                Told::Words(_) => (fault.field.clone(), String::new()),
            })
            .collect();
        assert_eq!(told.first(), Some(&(field.to_owned(), key.to_owned())), "{column} = {cell}: {told:?}");
    }
}

#[test]
fn more_rows_than_a_repeat_may_have_are_refused() {
    let form = every_kind();
    let rows = vec![json!({}); MOST_ROWS + 1];
    let cells = BTreeMap::from([("kin/rows".to_owned(), serde_json::Value::from(rows).to_string())]);
    let row = import::row_at(&form, &cells, &circumstances());
    assert_eq!(row.faults.first().map(|fault| fault.field.as_str()), Some("kin"));
}
