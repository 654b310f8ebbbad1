//! The life of a draft: first values, pages taken over, calculations that wait for a change.

use super::*;

/// The draft after a page was sent, with what `settle` adds.
fn sent(plan: &Plan, before: &Raw, fields: &[(&str, &str)]) -> Raw {
    let mut after = before.clone();
    after.take_page(&plan.form().pages[0], &raw(fields));
    plan.settle(before, &mut after, &circumstances());
    after
}

#[test]
fn what_questions_have_at_first_is_put_in_once() {
    let towns = json!({ "type": "multiple", "choices": { "list": "towns" } });
    let plan = plan(json!([
        ask("size", "integer", json!({ "default": "2" })),
        ask("day", "date", json!({ "default": "today()" })),
        ask("double", "integer", json!({ "default": "${size} * 2" })),
        ask("towns", "", json!({ "kind": towns, "default": "oral aktau" })),
        ask("given", "text", json!({ "default": "x" })),
    ]));
    let mut begun = raw(&[("given", "y")]);
    plan.begin(&mut begun, &circumstances());
    let wanted = [
        ("size", "2"),
        ("day", "2024-03-09"),
        ("double", "4"),
        ("towns", "oral"),
        ("towns", "aktau"),
        ("given", "y"),
    ];
    assert_eq!(begun, raw(&wanted));
    let after = sent(&plan, &begun, &[("size", ""), ("double", "4")]);
    let answers = plan.whole(&after, &circumstances()).unwrap();
    assert_eq!(*answers.get("size"), Answer::Missing(Missing::NoAnswer), "who clears it means it");
    assert_eq!(*answers.get("towns"), Answer::Missing(Missing::NoAnswer));
}

#[test]
fn a_new_row_gets_what_its_questions_have_at_first() {
    let plan = plan(json!([repeat(
        "member",
        json!([
            ask("name", "text", json!({})),
            ask("kin", "text", json!({ "default": "son" })),
            ask("place", "integer", json!({ "default": "position(..)" })),
        ])
    )]));
    let mut begun = Raw::default();
    plan.begin(&mut begun, &circumstances());
    assert_eq!(begun, raw(&[("member/1/kin", "son"), ("member/1/place", "1")]));
    let after = sent(&plan, &begun, &[("member", "2"), ("member/1/kin", "wife"), ("member/1/place", "")]);
    let wanted = [
        ("member", "2"),
        ("member/1/kin", "wife"),
        ("member/1/place", ""),
        ("member/2/kin", "son"),
        ("member/2/place", "2"),
    ];
    assert_eq!(after, raw(&wanted));
}

#[test]
fn rows_that_were_taken_away_are_gone_and_unticked_boxes_of_the_others_too() {
    let plan = plan(json!([repeat(
        "member",
        json!([ask("name", "text", json!({})), repeat("pet", json!([ask("kind", "text", json!({}))])),])
    )]));
    let before = raw(&[
        ("member", "3"),
        ("member/1/name", "a"),
        ("member/1/pet", "2"),
        ("member/1/pet/2/kind", "cat"),
        ("member/2/name", "b"),
        ("member/3/name", "c"),
    ]);
    let after = sent(&plan, &before, &[("member", "2"), ("member/1/pet", "1"), ("member/2/name", "d")]);
    assert_eq!(after, raw(&[("member", "2"), ("member/1/pet", "1"), ("member/2/name", "d")]));
}

#[test]
fn rows_of_a_counted_repeat_wait_for_the_number_to_grow_again() {
    let plan = plan(json!([
        ask("size", "integer", json!({})),
        { "name": "member", "repeat": { "count": "${size}" }, "item": [ask("name", "text", json!({}))] },
    ]));
    let before = raw(&[("size", "2"), ("member/1/name", "a"), ("member/2/name", "b")]);
    let fewer = sent(&plan, &before, &[("size", "1"), ("member", "1"), ("member/1/name", "a")]);
    assert_eq!(fewer.get("member/2/name"), ["b"]);
    let answers = plan.whole(&fewer, &circumstances()).unwrap();
    assert_eq!(answers.get("member").typed(), ["1"]);
}

#[test]
fn what_nobody_may_change_keeps_its_value() {
    let plan = plan(json!([
        ask("fixed", "text", json!({ "default": "x", "read_only": true })),
        ask("secret", "", json!({ "kind": { "type": "computed", "by": "hidden" }, "default": "y" })),
    ]));
    let mut begun = Raw::default();
    plan.begin(&mut begun, &circumstances());
    let after = sent(&plan, &begun, &[("fixed", "changed")]);
    assert_eq!(after, raw(&[("fixed", "x"), ("secret", "y")]));
}

#[test]
fn a_calculation_with_a_trigger_runs_when_that_changes_and_may_be_changed_after() {
    let plan = plan(json!([
        ask("town", "text", json!({})),
        ask("other", "text", json!({})),
        ask("guess", "text", json!({ "calculation": "concat(${town}, '-', ${other})", "trigger": ["town"] })),
        calculate("length", "string-length(${guess})"),
        ask("last", "text", json!({ "calculation": "${guess}", "trigger": ["guess"] })),
    ]));
    let first = sent(&plan, &Raw::default(), &[("town", "oral"), ("other", "1")]);
    assert_eq!(
        (first.get("guess"), first.get("last")),
        (&["oral-1".to_owned()][..], &["oral-1".to_owned()][..])
    );
    let kept =
        sent(&plan, &first, &[("town", "oral"), ("other", "2"), ("guess", "mine"), ("last", "oral-1")]);
    assert_eq!(kept.get("guess"), ["mine"], "the trigger has not changed");
    assert_eq!(kept.get("last"), ["mine"], "one change leads to another");
    let again = sent(&plan, &kept, &[("town", "aktau"), ("other", "2"), ("guess", "mine")]);
    assert_eq!(again.get("guess"), ["aktau-2"]);
    assert_eq!(*plan.whole(&again, &circumstances()).unwrap().get("length"), Answer::Integer(7));
}

#[test]
fn what_is_computed_once_stays() {
    let plan = plan(json!([ask("name", "text", json!({})), calculate("first", "once(${name})")]));
    let named = sent(&plan, &Raw::default(), &[("name", "Aya")]);
    let renamed = sent(&plan, &named, &[("name", "Bek")]);
    assert_eq!(plan.whole(&renamed, &circumstances()).unwrap().get("first").typed(), ["Aya"]);
}
