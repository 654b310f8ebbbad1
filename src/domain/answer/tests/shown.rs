//! How pages are shown: items in groups and rows, fields, choices, answers within texts.

use super::*;
use crate::answer::flow::{Inside, Piped, PipedPart, Standing};
use crate::language::{Language, Text};

fn family() -> Plan {
    let towns = json!({ "type": "multiple", "choices": { "list": "towns" } });
    plan(json!([
        ask("region", "text", json!({})),
        { "note": { "en": "Hello" }, "relevant": "${region} != ''" },
        { "name": "home", "label": { "en": "Home" }, "item": [
            ask("town", "", json!({ "kind": towns, "choice_filter": "region = ${region}" })),
        ] },
        repeat("member", json!([
            ask("name", "text", json!({})),
            ask("age", "integer", json!({ "required_if": "${name} != ''", "label": { "en": "How old is ${name}?" } })),
            calculate("next", "${age} + 1"),
        ])),
    ]))
}

fn fields(items: &[Standing<'_>]) -> Vec<String> {
    items.iter().map(|standing| standing.field.clone()).collect()
}

#[test]
fn items_stand_in_their_groups_and_rows_with_their_fields() {
    let plan = family();
    let sent = raw(&[("region", "west"), ("member", "2"), ("member/1/name", "Aya"), ("member/1/age", "9")]);
    let flow = plan.flow(&sent, &circumstances());
    let items = flow.items("home");
    assert_eq!(fields(items), ["region", "_note2", "home", "member"]);
    assert!(items[1].relevant && items[1].depends);
    let Inside::Items(home) = &items[2].inside else { panic!("a group has items") };
    let offered: Vec<_> = home[0].choices.iter().map(|choice| choice.code.as_str()).collect();
    assert_eq!((offered, home[0].refiltered), (vec!["oral", "aktau"], true));
    let Inside::Rows { rows, template, counted } = &items[3].inside else { panic!("a repeat has rows") };
    assert!(!counted);
    assert_eq!(
        rows.iter().map(|row| (row.number, row.field.as_str())).collect::<Vec<_>>(),
        [(1, "member/1"), (2, "member/2")]
    );
    assert_eq!(fields(&rows[1].items), ["member/2/name", "member/2/age", "member/2/next"]);
    assert_eq!(fields(template), ["member/_/name", "member/_/age", "member/_/next"]);
    assert_eq!((rows[0].items[1].required, rows[1].items[1].required), (true, false));
    assert_eq!(rows[0].items[2].computed.as_deref(), Some("10"));
    assert_eq!(rows[0].items[1].computed, None);
}

#[test]
fn a_page_of_nothing_to_see_is_passed_over() {
    let form: Form = serde_json::from_value(json!({
        "title": { "en": "Form" },
        "languages": ["en"],
        "page": [
            { "name": "hidden", "item": [calculate("c", "1 + 1")] },
            { "name": "none", "item": [{ "name": "r", "repeat": { "count": "${n}" }, "item": [ask("a", "text", json!({}))] }] },
            { "name": "shown", "item": [ask("n", "integer", json!({})), repeat("s", json!([ask("b", "text", json!({}))]))] },
        ],
    }))
    .unwrap();
    let plan = Plan::new(form.into());
    let pages = |pairs: &[(&str, &str)]| {
        let flow = plan.flow(&raw(pairs), &circumstances());
        flow.pages().map(|page| page.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(pages(&[]), ["shown"]);
    assert_eq!(pages(&[("n", "2")]), ["none", "shown"]);
    assert_eq!(pages(&[("s", "0")]), ["shown"], "rows may still be added");
}

#[test]
fn answers_stand_in_texts_in_the_words_of_the_language() {
    let plan = family();
    let sent = raw(&[
        ("region", "west"),
        ("town", "oral"),
        ("town", "aktau"),
        ("member", "2"),
        ("member/1/name", "Aya"),
        ("member/2/name", "Bek"),
    ]);
    let flow = plan.flow(&sent, &circumstances());
    let piped = |words: &str, at: &str, language| {
        let Piped { language, parts } = flow.pipe(&Text::in_language(Language::En, words), at, language);
        let part = |part: &PipedPart| match part {
            PipedPart::Words(words) => words.clone(),
            PipedPart::Answer { name, shown } => format!("<{name}:{shown}>"),
        };
        (language, parts.iter().map(part).collect::<String>())
    };
    let en = Some(Language::En);
    assert_eq!(
        piped("How old is ${name}?", "member/2/age", Language::En),
        (en, "How old is <name:Bek>?".into())
    );
    assert_eq!(piped("${name}", "member/_/age", Language::En), (en, "<name:Aya>".into()));
    assert_eq!(piped("${town}!", "home", Language::En), (en, "<town:oral town, aktau town>!".into()));
    assert_eq!(piped("${town}", "home", Language::Kk), (en, "<town:oral, aktau>".into()));
    assert_eq!(piped("${next} ${nobody}", "member/1/next", Language::En), (en, "<next:> <nobody:>".into()));
    assert_eq!(flow.pipe(&Text::default(), "home", Language::Kk).parts, []);
}
