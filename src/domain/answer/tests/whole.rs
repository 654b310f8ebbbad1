//! A whole form evaluated: what hangs on what, rows, computed values, choices that others narrow.

use super::*;
use crate::form::arbitrary;
use proptest::prelude::*;

fn text(answer: &Answer) -> String {
    answer.typed().join(" ")
}

#[test]
fn what_stands_later_in_the_form_can_be_spoken_of_too() {
    let plan = plan(json!([
        calculate("total", "${first} + ${second}"),
        ask("extra", "text", json!({ "relevant": "${total} > 5" })),
        ask("first", "integer", json!({})),
        ask("second", "integer", json!({ "calculation": "${first} * 2" })),
    ]));
    let answers = answered(&plan, &[("first", "2"), ("extra", "x"), ("second", "100")]);
    assert_eq!(*answers.get("second"), Answer::Integer(4), "a calculation wins over what was typed");
    assert_eq!(*answers.get("total"), Answer::Integer(6));
    assert_eq!(text(answers.get("extra")), "x");
    let answers = answered(&plan, &[("first", "1"), ("extra", "x")]);
    assert_eq!(*answers.get("extra"), Answer::Missing(Missing::NotAsked));
}

#[test]
fn a_computed_value_is_a_number_where_it_is_written_as_one() {
    let computed = |calculation: &str| {
        answered(&plan(json!([ask("a", "text", json!({})), calculate("c", calculation)])), &[("a", "007")])
            .get("c")
            .clone()
    };
    assert_eq!(computed("7 div 2"), Answer::Decimal(3.5));
    assert_eq!(computed("'7'"), Answer::Integer(7));
    assert_eq!(computed("${a}"), Answer::Text("007".to_owned()));
    assert_eq!(computed("today() - date('2024-03-01')"), Answer::Integer(8));
    assert_eq!(computed("date('2024-03-01')"), Answer::Text("2024-03-01".to_owned()));
    assert_eq!(computed("true()"), Answer::Text("true".to_owned()));
    assert_eq!(computed("1 div 0 - 1 div 0"), Answer::Missing(Missing::NoAnswer));
    assert_eq!(computed("${none}"), Answer::Missing(Missing::NoAnswer));
}

#[test]
fn groups_hand_their_relevance_down() {
    let plan = plan(json!([
        ask("go", "text", json!({})),
        { "name": "outer", "relevant": "${go} = 'yes'", "item": [
            ask("a", "text", json!({ "required": true })),
            { "name": "inner", "item": [ask("b", "text", json!({ "relevant": "${a} != ''" }))] },
        ] },
        calculate("seen", "concat(${a}, ${b})"),
    ]));
    let sent = [("a", "A"), ("b", "B")];
    let answers = answered(&plan, &sent);
    assert_eq!(*answers.get("b"), Answer::Missing(Missing::NotAsked));
    assert_eq!(*answers.get("seen"), Answer::Missing(Missing::NoAnswer), "empty for everybody");
    let answers = answered(&plan, &[("go", "yes"), sent[0], sent[1]]);
    assert_eq!(text(answers.get("seen")), "AB");
    assert_eq!(wrong(&plan, &[("go", "yes")]), [("a".to_owned(), "form-answer-required-text".to_owned())]);
}

#[test]
fn rows_of_a_repeat_are_judged_each_by_its_own_answers() {
    let plan = plan(json!([
        repeat(
            "member",
            json!([
                ask("age", "integer", json!({ "required": true })),
                ask("job", "text", json!({ "relevant": "${age} >= 16", "required": true })),
                calculate("place", "position(..)"),
                repeat("trip", json!([ask("days", "integer", json!({ "constraint": ". <= ${age}" }))])),
            ])
        ),
        calculate("people", "count(${member})"),
        calculate("years", "sum(${age})"),
    ]));
    let sent = [
        ("member", "2"),
        ("member/1/age", "40"),
        ("member/1/job", "teacher"),
        ("member/1/trip", "1"),
        ("member/1/trip/1/days", "12"),
        ("member/2/age", "7"),
        ("member/2/job", "none"),
        ("member/2/trip", "0"),
        ("member/3/age", "90"),
    ];
    let answers = answered(&plan, &sent);
    let Answer::Rows(rows) = answers.get("member") else { panic!("{answers:?}") };
    assert_eq!(rows.len(), 2);
    assert_eq!(rows.iter().map(|row| text(row.get("job"))).collect::<Vec<_>>(), ["teacher", ""]);
    assert_eq!(rows.iter().map(|row| text(row.get("place"))).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!((text(answers.get("people")), text(answers.get("years"))), ("2".into(), "47".into()));
    assert_eq!(*rows[1].get("trip"), Answer::Rows(Vec::new()));
    assert_eq!(record::read(plan.form(), &record::write(&answers)).unwrap(), answers);
    assert_eq!(plan.whole(&Raw::typed(&answers), &circumstances()).unwrap(), answers);

    let wanted = [
        ("member/1/job", "form-answer-required-text"),
        ("member/1/trip/1/days", "form-answer-constraint"),
        ("member/2/age", "form-answer-required-number"),
    ];
    let told = wrong(&plan, &[("member", "2"), ("member/1/age", "40"), ("member/1/trip/1/days", "50")]);
    assert_eq!(told, wanted.map(|(field, key)| (field.to_owned(), key.to_owned())));
}

#[test]
fn a_count_makes_the_rows_and_too_many_are_a_fault() {
    let plan = plan(json!([
        ask("size", "integer", json!({})),
        { "name": "member", "repeat": { "count": "${size}" }, "item": [ask("age", "integer", json!({}))] },
    ]));
    let rows = |size: &str| match answered(&plan, &[("size", size), ("member/3/age", "5")]).get("member") {
        Answer::Rows(rows) => rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((rows("3"), rows("0"), rows("-2"), rows("")), (3, 0, 0, 0));
    let told = wrong(&plan, &[("size", "1000000000")]);
    assert_eq!(told, [("member".to_owned(), "form-answer-rows-most".to_owned())]);
    let many = [("member", "18446744073709551615"), ("member/x/age", "1"), ("member/999/age", "1")];
    let uncounted = super::plan(json!([repeat("member", json!([ask("age", "integer", json!({}))]))]));
    assert_eq!(wrong(&uncounted, &many)[0].1, "form-answer-rows-most");
}

#[test]
fn a_repeat_that_is_not_asked_has_no_rows_and_says_so() {
    let plan = plan(json!([
        ask("any", "text", json!({})),
        { "name": "member", "repeat": {}, "relevant": "${any} = 'yes'", "item": [ask("age", "integer", json!({}))] },
        calculate("people", "count(${member})"),
    ]));
    let sent = [("member", "2"), ("member/1/age", "5")];
    let answers = answered(&plan, &sent);
    assert_eq!(*answers.get("member"), Answer::Missing(Missing::NotAsked));
    assert_eq!(text(answers.get("people")), "0");
    assert_eq!(text(answered(&plan, &[("any", "yes"), sent[0], sent[1]]).get("people")), "2");
}

#[test]
fn rows_may_hang_on_the_row_before() {
    let previous = "coalesce(${step}[position() = position(current()/..) - 1]/sum, 0) + ${add}";
    let plan =
        plan(json!([repeat("step", json!([ask("add", "integer", json!({})), calculate("sum", previous)]))]));
    let sent: Vec<(String, String)> =
        (1..=9).map(|row| (format!("step/{row}/add"), "2".to_owned())).collect();
    let answers = plan.whole(&sent.into_iter().collect(), &circumstances()).unwrap();
    let Answer::Rows(rows) = answers.get("step") else { panic!("{answers:?}") };
    assert_eq!(text(rows[8].get("sum")), "18");
}

#[test]
fn constraints_may_speak_of_each_other() {
    let plan = plan(json!([
        ask("from", "integer", json!({ "constraint": "${until} = '' or . <= ${until}" })),
        ask("until", "integer", json!({ "constraint": "${from} = '' or . >= ${from}" })),
    ]));
    assert_eq!(text(answered(&plan, &[("from", "2"), ("until", "5")]).get("until")), "5");
    assert!(!wrong(&plan, &[("from", "6"), ("until", "5")]).is_empty());
}

#[test]
fn a_circle_that_slipped_through_comes_to_an_end() {
    let plan = plan(json!([
        ask("a", "text", json!({ "relevant": "${b} = ''" })),
        ask("b", "text", json!({ "relevant": "${a} = ''" })),
        calculate("more", "${more} + ${less}"),
        calculate("less", "0 - ${more} - 1"),
    ]));
    let once = plan.whole(&raw(&[("a", "x"), ("b", "y")]), &circumstances());
    assert_eq!(once, plan.whole(&raw(&[("a", "x"), ("b", "y")]), &circumstances()));
}

#[test]
fn only_choices_that_a_filter_lets_through_may_be_chosen() {
    let towns = json!({ "type": "single", "choices": { "list": "towns" } });
    let plan = plan(json!([
        ask("region", "text", json!({})),
        ask("town", "", json!({ "kind": towns, "choice_filter": "region = ${region}", "required": true })),
    ]));
    assert_eq!(text(answered(&plan, &[("region", "west"), ("town", "oral")]).get("town")), "oral");
    let told = wrong(&plan, &[("region", "south"), ("town", "oral")]);
    assert_eq!(told, [("town".to_owned(), "form-answer-filtered".to_owned())]);
    assert_eq!(wrong(&plan, &[("region", "south"), ("town", "paris")])[0].1, "form-answer-unknown-code");
}

#[test]
fn a_rank_asks_for_the_choices_offered() {
    let towns = json!({ "type": "rank", "choices": { "list": "towns" } });
    let plan = plan(json!([ask("best", "", json!({ "kind": towns, "choice_filter": "region = 'west'" }))]));
    assert_eq!(text(answered(&plan, &[("best", "aktau"), ("best", "oral")]).get("best")), "aktau oral");
    assert_eq!(wrong(&plan, &[("best", "aktau")])[0].1, "form-answer-rank-left");
}

#[test]
fn rows_of_a_repeat_can_be_choices() {
    let of_rows = json!({ "type": "single", "choices": { "list": "${name}" } });
    let plan = plan(json!([
        repeat("member", json!([ask("name", "text", json!({})), ask("age", "integer", json!({}))])),
        ask("head", "", json!({ "kind": of_rows, "choice_filter": "${age} >= 18" })),
    ]));
    let family = [
        ("member", "3"),
        ("member/1/name", "Ая"),
        ("member/1/age", "40"),
        ("member/2/name", "Бек"),
        ("member/2/age", "7"),
    ];
    let chosen = |who: &'static str| [family.as_slice(), &[("head", who)]].concat();
    let answers = answered(&plan, &chosen("Ая"));
    assert_eq!(*answers.get("head"), Answer::One(code("Ая")));
    assert_eq!(record::read(plan.form(), &record::write(&answers)).unwrap(), answers);
    assert_eq!(wrong(&plan, &chosen("Бек"))[0].1, "form-answer-unknown-code");
}

#[test]
fn the_order_of_choices_by_chance_is_that_of_the_draft() {
    let towns = json!({ "type": "single", "choices": { "list": "towns" } });
    let mixed =
        plan(json!([ask("town", "", json!({ "kind": towns, "parameters": { "randomize": "true" } }))]));
    let order = |seed: u128| {
        let circumstances = Circumstances { seed: Uuid::from_u128(seed), ..circumstances() };
        let flow = mixed.flow(&Raw::default(), &circumstances);
        flow.items("home")[0].choices.iter().map(|choice| choice.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(order(1), order(1));
    let orders: std::collections::BTreeSet<_> = (0..40).map(order).collect();
    assert!(orders.len() > 10 && orders.iter().all(|order| order.len() == 4));
}

#[test]
fn must_be_answered_only_where_a_condition_holds() {
    let plan = plan(json!([
        ask(
            "why",
            "text",
            json!({ "required_if": "${other} = 'no'", "required_message": { "en": "Say why" } })
        ),
        ask("other", "text", json!({})),
    ]));
    assert_eq!(wrong(&plan, &[("other", "no")]), [("why".to_owned(), "Say why".to_owned())]);
    assert_eq!(text(answered(&plan, &[("other", "yes")]).get("other")), "yes");
}

#[test]
fn what_the_phone_knows_is_an_answer_too() {
    let by = |name: &str, by: &str| ask(name, "", json!({ "kind": { "type": "computed", "by": by } }));
    let plan = plan(json!([
        by("begun", "start"),
        by("ended", "end"),
        by("day", "today"),
        by("phone", "deviceid"),
        by("who", "username"),
        by("mail", "email"),
        calculate("id", "uuid()"),
        calculate("chance", "random()"),
        calculate("device", "property('deviceid')"),
    ]));
    let known = Circumstances {
        started: Some("2024-03-08T23:50:00+05:00".parse().unwrap()),
        device: Some("p7".to_owned()),
        username: Some("Aya".to_owned()),
        ..circumstances()
    };
    let answers = plan.whole(&Raw::default(), &known).unwrap();
    let shown = |name: &str| text(answers.get(name));
    assert_eq!(shown("begun"), "2024-03-08T23:50:00+05:00");
    assert_eq!((shown("ended"), shown("day")), ("2024-03-09T14:05:00+05:00".into(), "2024-03-08".into()));
    assert_eq!((shown("phone"), shown("device"), shown("who")), ("p7".into(), "p7".into(), "Aya".into()));
    assert_eq!(*answers.get("mail"), Answer::Missing(Missing::NoAnswer));
    assert_eq!(shown("id").parse::<Uuid>().unwrap().get_version_num(), 4);
    assert_eq!(plan.whole(&Raw::default(), &known).unwrap(), answers, "chance comes out the same");
    let again =
        plan.whole(&Raw::typed(&answers), &Circumstances { started: None, ..circumstances() }).unwrap();
    assert_eq!(again.get("begun"), answers.get("begun"), "what was sent goes before what is known");
    assert_eq!(record::read(plan.form(), &record::write(&answers)).unwrap(), answers);
}

#[test]
fn a_page_of_the_name_of_its_question_is_told_apart() {
    let form = super::form();
    let plan = Plan::new(form.into());
    let answers = answered(&plan, &[("agree", "yes"), ("age", "25"), ("began", "2024-01-01")]);
    assert_eq!(text(answers.get("began")), "2024-01-01");
}

fn anything() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    prop::collection::vec((0..40_usize, 1..4_usize, "-?[0-9]{0,3}|\\PC{0,6}|c[0-9]|OK|[0-9. ]{3,12}"), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn whatever_is_sent_to_whatever_form_is_judged_and_twice_the_same(form in arbitrary::form(), sent in anything()) {
        let mut fields: Vec<String> = form.every_question().map(|question| question.name.to_string()).collect();
        fields.extend(form.repeats().flat_map(|group| {
            let name = group.name.as_str();
            let within = group.questions().map(move |question| format!("{name}/1/{}", question.name));
            within.chain([name.to_owned()]).collect::<Vec<_>>()
        }));
        let mut raw: Raw = sent
            .into_iter()
            .map(|(field, row, value)| (fields[field % fields.len()].replacen("/1/", &format!("/{row}/"), 1), value))
            .collect();
        let plan = Plan::new(form.into());
        let begun = circumstances();
        plan.begin(&mut raw, &begun);
        let once = plan.whole(&raw, &begun);
        prop_assert_eq!(&once, &plan.whole(&raw, &begun));
        let flow = plan.flow(&raw, &begun);
        prop_assert_eq!(once.as_ref().err().map_or(0, Vec::len), flow.faults().len());
        if let Ok(answers) = once {
            let record = record::write(&answers);
            let read = record::read(plan.form(), &record).unwrap();
            prop_assert_eq!(&record::write(&read), &record);
        }
        for page in &plan.form().pages {
            let result = plan.page(page, &raw, &raw, &begun);
            prop_assert!(result.faults.iter().all(|fault| fault.page == page.name));
        }
    }
}
