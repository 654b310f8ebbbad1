//! What phones send by themselves, in order and out of it, once and again.

use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, owner_of, serve};
use chrono::NaiveDate;
use domain::answer::CLOCK;
use saual::app::Clock;
use serde_json::{Value, json};

const ONE: &str = "11111111-1111-4111-8111-111111111111";
const OTHER: &str = "22222222-2222-4222-8222-222222222222";
const THIRD: &str = "33333333-3333-4333-8333-333333333333";

pub(crate) fn parcel(id: &str, sequence: u64, changes: Value) -> Value {
    json!({ "id": id, "version": 1, "language": "en", "page": "one", "sequence": sequence, "changes": changes })
}

fn with(mut parcel: Value, more: &[(&str, Value)]) -> Value {
    for (key, value) in more {
        parcel[*key] = value.clone();
    }
    parcel
}

pub(crate) fn whole(id: &str, gender: &str, thoughts: &str) -> Value {
    let changes = json!({ "gender": [gender], "thoughts": [thoughts] });
    with(parcel(id, 9, changes), &[("whole", json!(true)), ("send", json!(true))])
}

pub(crate) fn send(phone: &mut Visitor, parcel: &Value) -> Seen {
    phone.post_as("/s/village/sync", "application/json", &parcel.to_string())
}

fn said(seen: &Seen) -> Value {
    serde_json::from_str(&seen.body).unwrap_or_else(|_| panic!("{}: {}", seen.status, seen.body))
}

async fn changes_come_in_order_and_twice_without_harm(kind: Kind) {
    let mut program = serve(kind, &[]);
    owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let first = parcel(ONE, 1, json!({ "gender": ["f"] }));
    let kept = send(&mut phone, &first);
    assert_eq!((kept.status, &said(&kept)["sequence"]), (200, &json!(1)));
    assert_eq!(said(&send(&mut phone, &first)), said(&kept), "the same again changes nothing");
    let third = send(&mut phone, &parcel(ONE, 3, json!({ "thoughts": ["x"] })));
    assert_eq!((third.status, &said(&third)["reason"]), (409, &json!("gap")));
    let all = json!({ "gender": ["m"], "thoughts": ["x"] });
    let kept = send(&mut phone, &with(parcel(ONE, 3, all), &[("whole", json!(true))]));
    assert_eq!((kept.status, &said(&kept)["sequence"]), (200, &json!(3)));
    let other = send(&mut phone, &parcel(ONE, 2, json!({ "gender": ["f"] })));
    let other = (other.status, said(&other));
    assert_eq!((other.0, &other.1["reason"]), (409, &json!("elsewhere")));
    assert_eq!(other.1["answers"], json!({ "gender": ["m"], "thoughts": ["x"] }));
    let emptied = send(&mut phone, &parcel(ONE, 4, json!({ "thoughts": null })));
    assert_eq!(emptied.status, 200);
    let adopted = said(&send(&mut phone, &parcel(ONE, 0, json!({}))));
    assert_eq!(adopted["answers"], json!({ "gender": ["m"] }));
}

async fn a_page_saved_elsewhere_is_not_overwritten_unseen(kind: Kind) {
    let mut program = serve(kind, &[]);
    owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    assert_eq!(send(&mut phone, &parcel(ONE, 1, json!({ "gender": ["f"] }))).status, 200);
    let page = [("_id", ONE), ("_language", "en"), ("_go", "next"), ("gender", "m")];
    assert_eq!(phone.post("/s/village/one", &page).location, "/s/village/two");
    let seen = send(&mut phone, &parcel(ONE, 2, json!({ "gender": ["f"] })));
    assert_eq!((seen.status, &said(&seen)["answers"]["gender"]), (409, &json!(["m"])));
    let late = with(
        parcel(ONE, 2, json!({ "gender": ["f"], "thoughts": ["x"] })),
        &[("whole", json!(true)), ("send", json!(true))],
    );
    let seen = send(&mut phone, &late);
    assert_eq!((seen.status, &said(&seen)["reason"]), (409, &json!("elsewhere")), "nor by who has finished");
}

async fn what_is_sent_is_judged_stored_once_and_never_changed(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let wrong = send(&mut phone, &whole(ONE, "x", "y"));
    let fault = &said(&wrong)["faults"][0];
    assert_eq!((wrong.status, &fault["page"], &fault["field"]), (422, &json!("one"), &json!("gender")));
    assert!(fault["told"].as_str().expect("words").contains("“x”"));
    let mended = with(whole(ONE, "f", "y"), &[("sequence", json!(10))]);
    let sent = send(&mut phone, &mended);
    assert_eq!(sent.status, 200, "{}", sent.body);
    assert_eq!(said(&send(&mut phone, &whole(ONE, "f", "y"))), said(&sent), "one receipt");
    let changed = send(&mut phone, &whole(ONE, "m", "y"));
    assert_eq!((changed.status, &said(&changed)["receipt"]), (409, &said(&sent)["receipt"]));
    let correction = with(whole(OTHER, "m", "y"), &[("supersedes", json!(ONE))]);
    let corrected = send(&mut phone, &correction);
    assert_eq!((corrected.status, &said(&corrected)["superseded"]), (200, &json!(true)));
    let seen = owner.open("/studies/village/responses").body;
    assert!(
        seen.contains("1 response<") && seen.contains("responses/2\"") && !seen.contains("responses/1\"")
    );
    assert!(owner.open("/studies/village/responses/1").body.contains("Corrected by a later response"));
}

async fn what_no_phone_sends_is_refused(kind: Kind) {
    let mut program = serve(kind, &[]);
    owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let plain = parcel(ONE, 1, json!({}));
    let many: serde_json::Map<String, Value> = (0..20_001).map(|n| (format!("q{n}"), Value::Null)).collect();
    for (what, refused) in [
        ("a NUL", with(plain.clone(), &[("changes", json!({ "gender": ["a\u{0}"] }))])),
        ("a field of the page", with(plain.clone(), &[("changes", json!({ "_id": ["x"] }))])),
        (
            "too long a value",
            with(plain.clone(), &[("changes", json!({ "thoughts": ["x".repeat(70_000)] }))]),
        ),
        ("too many fields", with(plain.clone(), &[("changes", Value::Object(many))])),
        ("a key that nobody knows", with(plain.clone(), &[("role", json!("owner"))])),
        (
            "an id that can be guessed",
            with(plain.clone(), &[("id", json!("00000000-0000-0000-0000-000000000001"))]),
        ),
    ] {
        assert_eq!(send(&mut phone, &refused).status, 400, "{what}");
    }
    let deep = format!("{{\"changes\":{}", "[".repeat(100_000));
    assert_eq!(phone.post_as("/s/village/sync", "application/json", &deep).status, 400);
    let huge = format!("{{\"x\":\"{}\"}}", "x".repeat(2 << 20));
    assert_eq!(phone.post_as("/s/village/sync", "application/json", &huge).status, 413);
    let unknown = with(plain.clone(), &[("version", json!(7))]);
    assert_eq!(send(&mut phone, &unknown).status, 410);
    assert_eq!(send(&mut phone, &plain).status, 200, "and afterwards all is well");
}

/// A visit that has to be dated with the day on which the form is finished.
const VISIT: &str = r#"
title = { kk = "Сауал", ru = "Опрос", en = "Survey" }
languages = ["kk", "ru", "en"]

[[page]]
name = "one"

[[page.item]]
name = "visit"
kind = "date"
constraint = ". <= today() and . >= today()"
label = { kk = "Қай күні?", ru = "Какого числа?", en = "On which day?" }

[[page.item]]
name = "moment"
kind = "calculate"
calculation = "now()"

[[page.item]]
name = "ended"
kind = "end"
"#;

fn visit(id: &str, day: NaiveDate, more: &[(&str, Value)]) -> Value {
    let changes = json!({ "visit": [day.to_string()] });
    with(with(parcel(id, 9, changes), &[("whole", json!(true)), ("send", json!(true))]), more)
}

/// Today and yesterday in Kazakhstan, and how many seconds ago it was noon yesterday.
fn days() -> (NaiveDate, NaiveDate, i64) {
    let now = Clock::system().now().with_timezone(&CLOCK);
    let (today, yesterday) = (now.date_naive(), now.date_naive().pred_opt().expect("a day"));
    let noon = yesterday.and_hms_opt(12, 0, 0).expect("noon").and_local_timezone(CLOCK).single();
    (today, yesterday, (now - noon.expect("one noon")).num_seconds())
}

async fn what_was_finished_yesterday_is_judged_as_of_yesterday(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner_of(&mut program, VISIT);
    let mut phone = Visitor::new(&program.base());
    let (today, yesterday, ago) = days();
    let then = [("finished", json!(ago)), ("elapsed", json!(ago + 600))];
    assert_eq!(send(&mut phone, &visit(OTHER, yesterday, &[])).status, 422, "it was not today");
    assert_eq!(send(&mut phone, &visit(THIRD, today, &then)).status, 422, "it is yesterday that counts");
    let sent = send(&mut phone, &visit(ONE, yesterday, &then));
    assert_eq!(sent.status, 200, "{}", sent.body);
    // The reply was lost, and the phone sends the same later.
    let later = [("finished", json!(ago + 7_200)), ("elapsed", json!(ago + 7_800))];
    assert_eq!(said(&send(&mut phone, &visit(ONE, yesterday, &later))), said(&sent));
    let csv = owner.open("/studies/village/export/responses?format=csv").body;
    assert_eq!(csv.matches(&format!("{yesterday}T12:0")).count(), 2, "now() and the end: {csv}");
    assert_eq!(csv.matches(&format!("{yesterday}T11:5")).count(), 1, "it took ten minutes: {csv}");
    assert!(csv.contains(&today.to_string()), "when it came is told besides: {csv}");
}

async fn a_phone_that_tells_a_wrong_time_is_not_believed(kind: Kind) {
    let mut program = serve(kind, &[]);
    owner_of(&mut program, VISIT);
    let mut phone = Visitor::new(&program.base());
    let (today, yesterday, ago) = days();
    // This one was begun today, whatever the phone says: the server has seen it.
    assert_eq!(send(&mut phone, &parcel(ONE, 1, json!({}))).status, 200);
    let then = [("finished", json!(ago)), ("elapsed", json!(ago + 600))];
    assert_eq!(send(&mut phone, &visit(ONE, yesterday, &then)).status, 422);
    let then = [("finished", json!(ago)), ("sequence", json!(11))];
    assert_eq!(send(&mut phone, &visit(ONE, today, &then)).status, 200);
    for (id, lie) in [(OTHER, json!(-ago)), (THIRD, json!(56_i64 * 365 * 86_400))] {
        let lie = [("finished", lie), ("elapsed", json!(u32::MAX))];
        let sent = send(&mut phone, &visit(id, today, &lie));
        assert_eq!(sent.status, 200, "{}", sent.body);
    }
}

async fn a_flood_of_beginnings_from_one_address_has_to_wait(kind: Kind) {
    let mut program = serve(kind, &[("SAUAL_LIMITS_BEGUN", "2")]);
    owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    assert_eq!(send(&mut phone, &parcel(ONE, 1, json!({ "gender": ["f"] }))).status, 200);
    assert_eq!(phone.post("/s/village", &[("_language", "en")]).location, "/s/village/one");
    assert_eq!(send(&mut phone, &parcel(THIRD, 1, json!({ "gender": ["f"] }))).status, 429);
    assert_eq!(phone.post("/s/village", &[("_language", "en")]).status, 429);
    assert_eq!(send(&mut phone, &whole(ONE, "f", "y")).status, 200, "what was begun goes on to its end");
    assert_eq!(send(&mut phone, &whole(ONE, "f", "y")).status, 200, "and is said once more");
    for (id, status) in [(ONE, 201), (THIRD, 201), (THIRD, 201), (OTHER, 429)] {
        let file = json!({ "id": id, "draft": OTHER, "field": "photo", "name": "a.jpg", "size": 3 });
        let seen = phone.post_as("/s/village/files", "application/json", &file.to_string());
        assert_eq!(seen.status, status, "{}", seen.body);
    }
}

crate::on_both!(
    changes_come_in_order_and_twice_without_harm,
    a_page_saved_elsewhere_is_not_overwritten_unseen,
    what_is_sent_is_judged_stored_once_and_never_changed,
    what_no_phone_sends_is_refused,
    what_was_finished_yesterday_is_judged_as_of_yesterday,
    a_phone_that_tells_a_wrong_time_is_not_believed,
    a_flood_of_beginnings_from_one_address_has_to_wait,
);
