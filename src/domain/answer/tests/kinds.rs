//! The kinds of answer beyond choices, numbers, words and days: ranks, scales, times, places, files.

use super::*;
use crate::answer::accept::Told;
use crate::form::spoken::in_all;
use crate::message::{Argument, Message};
use chrono::{NaiveTime, TimeZone};
use proptest::prelude::*;

/// A question of each kind, all on one page.
fn kinds() -> Form {
    let text = |words: &str| json!({ "en": words });
    let choice = |code: &str| json!({ "code": code, "label": text(code) });
    let choices = json!(["roof", "road", "pay"].map(choice));
    let ask = |name: &str, kind: serde_json::Value| json!({ "name": name, "label": text("?"), "kind": kind });
    serde_json::from_value(json!({
        "title": text("Form"),
        "languages": ["kk", "ru", "en"],
        "page": [{ "name": "all", "item": [
            ask("order", json!({ "type": "rank", "choices": choices })),
            ask("scale", json!({ "type": "range", "start": 1.0, "end": 9.0, "step": 2.0 })),
            ask("grade", json!({ "type": "range", "start": 0.0, "end": 1.0, "step": 0.1 })),
            ask("at", json!({ "type": "time" })),
            ask("met", json!({ "type": "datetime" })),
            ask("agreed", json!({ "type": "acknowledge" })),
            ask("home", json!({ "type": "location", "shape": "point" })),
            ask("way", json!({ "type": "location", "shape": "trace" })),
            ask("field", json!({ "type": "location", "shape": "area" })),
            ask("label", json!({ "type": "barcode" })),
            ask("photo", json!({ "type": "file", "medium": "image" })),
        ] }],
    }))
    .unwrap()
}

fn sent(question: &str, values: &[&str]) -> Result<Answer, Message> {
    let form = kinds();
    let mut raw = Raw::default();
    values.iter().for_each(|value| raw.push(question, *value));
    match accept::whole(&form, &raw) {
        Ok(answers) => Ok(answers.get(question).clone()),
        Err(faults) => match &faults[0].told {
            Told::Message(message) => Err(message.clone()),
            Told::Words(_) => unreachable!("the form has no words of its own"),
        },
    }
}

fn key(question: &str, values: &[&str]) -> String {
    sent(question, values).expect_err(&format!("{question} took {values:?}")).key
}

fn codes(codes: &[&str]) -> Vec<Code> {
    codes.iter().map(|text| code(text)).collect()
}

fn place(points: &[(f64, f64)]) -> Answer {
    let point = |(latitude, longitude): &(f64, f64)| Point {
        latitude: *latitude,
        longitude: *longitude,
        altitude: None,
        accuracy: None,
    };
    Answer::Location(Location(points.iter().map(point).collect()))
}

#[test]
fn a_rank_names_every_choice_once_in_the_order_given() {
    let all = Answer::Ranked(codes(&["pay", "roof", "road"]));
    assert_eq!(sent("order", &["pay", "roof", "road"]), Ok(all.clone()));
    assert_eq!(sent("order", &["pay", "", "roof", "road"]), Ok(all));
    assert_eq!(sent("order", &["", ""]), Ok(Answer::Missing(Missing::NoAnswer)));
    assert_eq!(key("order", &["pay", "pay", "road"]), "form-answer-rank-twice");
    assert_eq!(key("order", &["pay", "sea"]), "form-answer-unknown-code");
    let told = sent("order", &["pay"]).unwrap_err();
    assert_eq!((told.key.as_str(), &told.args[0].1), ("form-answer-rank-left", &Argument::Number(2)));
}

#[test]
fn a_scale_takes_the_numbers_on_it() {
    assert_eq!(sent("scale", &["7"]), Ok(Answer::Integer(7)));
    assert_eq!(sent("grade", &["0,3"]), Ok(Answer::Decimal(0.3)));
    assert_eq!(sent("grade", &["1"]), Ok(Answer::Decimal(1.0)));
    assert_eq!(key("scale", &["4"]), "form-answer-step");
    assert_eq!(key("grade", &["0.35"]), "form-answer-step");
    assert_eq!(key("scale", &["11"]), "form-answer-range");
    assert_eq!(key("scale", &["many"]), "form-answer-decimal");
}

#[test]
fn times_are_taken_as_browsers_apps_and_people_write_them() {
    let time =
        |hour, minute, second| Ok(Answer::Time(NaiveTime::from_hms_opt(hour, minute, second).unwrap()));
    for typed in ["14:05", "14.05", "14:05:00", "14:05:00.000+05:00"] {
        assert_eq!(sent("at", &[typed]), time(14, 5, 0), "{typed}");
    }
    assert_eq!(sent("at", &["9:05"]), time(9, 5, 0));
    assert_eq!(sent("at", &["23:59:59"]), time(23, 59, 59));
    for typed in ["24:00", "14", "14:5", "2 pm", "14:05:60", "14:05:00:00", "14:05 +5"] {
        assert_eq!(key("at", &[typed]), "form-answer-time", "{typed}");
    }
}

#[test]
fn a_moment_keeps_the_clock_that_showed_it() {
    let sent_offset = |typed: &str| match sent("met", &[typed]) {
        Ok(Answer::Moment(moment)) => record::moment_text(moment),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(sent_offset("2024-03-09T14:05"), "2024-03-09T14:05:00+05:00", "Kazakhstan's");
    assert_eq!(sent_offset("2024-03-09T14:05:30.123+03:00"), "2024-03-09T14:05:30+03:00");
    assert_eq!(sent_offset("2024-03-09T14:05Z"), "2024-03-09T14:05:00+00:00");
    assert_eq!(sent_offset("9.3.2024 14:05"), "2024-03-09T14:05:00+05:00");
    for typed in ["2024-03-09", "14:05", "2024-02-30T14:05", "2024-03-09T25:00", "2024-03-09T14:05+99:00"] {
        assert_eq!(key("met", &[typed]), "form-answer-moment", "{typed}");
    }
}

#[test]
fn what_is_acknowledged_is_ok() {
    assert_eq!(sent("agreed", &["OK"]), Ok(Answer::One(code("OK"))));
    assert_eq!(sent("agreed", &[]), Ok(Answer::Missing(Missing::NoAnswer)));
    assert_eq!(key("agreed", &["yes"]), "form-answer-acknowledge");
}

#[test]
fn a_place_is_taken_with_commas_or_points() {
    let home = || Ok(place(&[(43.25, 76.95)]));
    for typed in ["43.25 76.95", "43,25 76,95", "43.25, 76.95", "43.25,76.95", " 43.25  76.95 ;"] {
        assert_eq!(sent("home", &[typed]), home(), "{typed}");
    }
    let exact = Point { latitude: -43.0, longitude: 76.95, altitude: Some(812.5), accuracy: Some(4.0) };
    assert_eq!(sent("home", &["−43 76.95 812.5 4"]), Ok(Answer::Location(Location(vec![exact]))));
    for typed in ["43.25", "43,25,76,95", "43.25 76.95 1 2 3", "here", "43.25 76.95 0 -4", "1 2;3 4"] {
        assert_eq!(key("home", &[typed]), "form-answer-location", "{typed}");
    }
    assert_eq!(key("home", &["143.25 76.95"]), "form-answer-latitude");
    assert_eq!(key("home", &["43.25 −180.5"]), "form-answer-longitude");
}

#[test]
fn lines_and_areas_have_points_enough_and_an_area_is_closed() {
    assert_eq!(sent("way", &["1 2;3 4"]), Ok(place(&[(1.0, 2.0), (3.0, 4.0)])));
    assert_eq!(key("way", &["1 2"]), "form-answer-points-least");
    let closed = place(&[(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0)]);
    assert_eq!(sent("field", &["0 0;0 1;1 1"]), Ok(closed.clone()));
    assert_eq!(sent("field", &["0 0;0 1;1 1;0 0"]), Ok(closed));
    assert_eq!(key("field", &["0 0;0 1"]), "form-answer-points-least");
    assert_eq!(key("way", &["1 2;".repeat(5_001).as_str()]), "form-answer-points-most");
}

#[test]
fn a_file_is_the_id_it_was_stored_under() {
    let id = "0b7d1f0e-5b8a-4c58-9d0f-2f8a3a1c6e11";
    assert_eq!(sent("photo", &[id]), Ok(Answer::File(id.parse().unwrap())));
    assert_eq!(key("photo", &["photo.jpg"]), "form-answer-file");
    assert_eq!(sent("label", &["4870001234567"]), Ok(Answer::Text("4870001234567".to_owned())));
}

#[test]
fn respondents_read_what_to_do_with_these_in_their_language() {
    let faults = [
        ("order", vec!["pay", "pay"]),
        ("order", vec!["pay"]),
        ("order", vec!["pay", "roof"]),
        ("scale", vec!["4"]),
        ("at", vec!["2 pm"]),
        ("met", vec!["yesterday"]),
        ("agreed", vec!["yes"]),
        ("home", vec!["here"]),
        ("home", vec!["143 76"]),
        ("home", vec!["43 276"]),
        ("way", vec!["1 2"]),
        ("photo", vec!["photo.jpg"]),
    ];
    let told: String = faults
        .iter()
        .map(|(question, values)| {
            format!("{question} {values:?}\n{}", in_all(&sent(question, values).unwrap_err()))
        })
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/form");
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("kinds_of_answers", told);
    });
}

#[test]
fn a_record_holds_each_kind_as_it_is() {
    let raw = raw(&[
        ("order", "pay"),
        ("order", "roof"),
        ("order", "road"),
        ("scale", "7"),
        ("at", "14:05"),
        ("met", "2024-03-09T14:05"),
        ("agreed", "OK"),
        ("home", "43.25 76.95 812 4"),
        ("way", "1 2 3;4 5"),
        ("photo", "0b7d1f0e-5b8a-4c58-9d0f-2f8a3a1c6e11"),
    ]);
    let answers = accept::whole(&kinds(), &raw).unwrap();
    let record = record::write(&answers);
    assert_eq!(
        record,
        r#"{"agreed":"OK","at":"14:05:00","field":{"missing":"no_answer"},"grade":{"missing":"no_answer"},"home":[[43.25,76.95,812.0,4.0]],"label":{"missing":"no_answer"},"met":"2024-03-09T14:05:00+05:00","order":["pay","roof","road"],"photo":"0b7d1f0e-5b8a-4c58-9d0f-2f8a3a1c6e11","scale":7,"way":[[1.0,2.0,3.0],[4.0,5.0]]}"#
    );
    let read = record::read(&kinds(), &record).unwrap();
    assert_eq!((&read, record::digest(&read)), (&answers, record::digest(&answers)));
    assert_eq!(accept::whole(&kinds(), &Raw::typed(&answers)).unwrap(), answers, "as it could be typed");
}

#[test]
fn a_record_that_was_written_otherwise_is_none() {
    let good: serde_json::Value =
        serde_json::from_str(&record::write(&accept::whole(&kinds(), &Raw::default()).unwrap())).unwrap();
    for (name, value) in [
        ("order", json!(["pay", "pay"])),
        ("order", json!(["pay", "sea"])),
        ("scale", json!(7.5)),
        ("at", json!("14:05")),
        ("met", json!("2024-03-09T14:05:00")),
        ("agreed", json!("yes")),
        ("home", json!([[1.0, 2.0], [3.0, 4.0]])),
        ("home", json!([[91.0, 2.0]])),
        ("home", json!([[1.0, 2.0, 3.0, -1.0]])),
        ("field", json!([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]])),
        ("photo", json!("0B7D1F0E-5B8A-4C58-9D0F-2F8A3A1C6E11")),
        ("label", json!(7)),
    ] {
        let mut record = good.clone();
        record[name] = value.clone();
        assert!(record::read(&kinds(), &record.to_string()).is_err(), "{name} = {value}");
    }
}

#[test]
fn rows_of_a_repeat_stand_in_the_record_under_its_name() {
    let text = |words: &str| json!({ "en": words });
    let form: Form = serde_json::from_value(json!({
        "title": text("Form"),
        "languages": ["en"],
        "page": [{ "name": "home", "item": [{ "name": "member", "repeat": {}, "item": [
            { "name": "age", "label": text("?"), "kind": { "type": "integer" } },
            { "name": "job", "repeat": {}, "item": [
                { "name": "title", "label": text("?"), "kind": { "type": "text" } }] },
        ] }] }],
    }))
    .unwrap();
    let record =
        r#"{"member":[{"age":25,"job":[{"title":"teacher"}]},{"age":{"missing":"refused"},"job":[]}]}"#;
    let answers = record::read(&form, record).unwrap();
    assert_eq!(record::write(&answers), record);
    let raw = Raw::typed(&answers);
    let wanted = [
        ("member", "2"),
        ("member/1/age", "25"),
        ("member/1/job", "1"),
        ("member/1/job/1/title", "teacher"),
        ("member/2/age", "-9"),
        ("member/2/job", "0"),
    ];
    assert_eq!(raw, super::raw(&wanted));
    for bad in [r#"{"member":[{"age":25}]}"#, r#"{"member":[7]}"#, r#"{"member":"2"}"#, "{}"] {
        assert!(record::read(&form, bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn nothing_that_is_sent_to_any_kind_panics_and_what_is_taken_can_be_stored(
        question in 0..11_usize,
        values in prop::collection::vec("\\PC{0,12}|[0-9 ,.;:TZ+−-]{0,24}|pay|road|roof|OK", 0..4)
    ) {
        let names = ["order", "scale", "grade", "at", "met", "agreed", "home", "way", "field", "label", "photo"];
        let raw: Raw = values.into_iter().map(|value| (names[question], value)).collect();
        if let Ok(answers) = accept::whole(&kinds(), &raw) {
            prop_assert_eq!(record::read(&kinds(), &record::write(&answers)).unwrap(), answers.clone());
            prop_assert_eq!(accept::whole(&kinds(), &Raw::typed(&answers)).unwrap(), answers);
        }
    }

    #[test]
    fn a_moment_is_the_same_moment_after_it_was_stored(seconds in -60_000_000_000..250_000_000_000_i64, minutes in -720..=840_i32) {
        let offset = FixedOffset::east_opt(minutes * 60).unwrap();
        let moment = offset.timestamp_opt(seconds, 0).unwrap();
        let read: DateTime<FixedOffset> = record::moment_text(moment).parse().unwrap();
        prop_assert_eq!((read, read.offset()), (moment, moment.offset()));
    }
}
