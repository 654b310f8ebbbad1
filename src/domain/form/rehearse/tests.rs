use super::*;
use crate::form::source;
use proptest::prelude::*;

fn form(text: &str) -> Form {
    source::read(text).unwrap_or_else(|faults| panic!("{faults:?}")).form
}

fn rehearsal(most: usize) -> Rehearsal {
    let now = DateTime::parse_from_rfc3339("2026-11-25T12:00:00+05:00").expect("a moment");
    Rehearsal { most, seed: 7, now }
}

fn run(form: &Form) -> Report {
    rehearse(form, &rehearsal(300), &|| true)
}

#[test]
fn the_demonstration_comes_out_clean() {
    let form = form(include_str!("../../../demo/form.toml"));
    let report = run(&form);
    assert!(report.is_clean(), "{:#?}", report.findings);
    assert_eq!(report.sent, report.finished);
    assert_eq!(report.questions.0, report.questions.1);
    assert_eq!(report.languages.len(), 3);
}

/// The findings as an author would list them.
fn told(report: &Report) -> Vec<String> {
    let line = |finding: &Finding| {
        let item = finding.item.as_ref().map_or("", |item| item.as_str());
        let args: Vec<String> =
            finding.message.args.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
        format!(
            "{} {}/{item}: {} {}",
            finding.weight.tag(),
            finding.page,
            finding.message.key,
            args.join(" ")
        )
    };
    report.findings.iter().map(line).collect()
}

const HEAD: &str = "title.kk = \"С\"\ntitle.ru = \"О\"\nlanguages = [\"kk\", \"ru\"]\n";

fn item(name: &str, rest: &str) -> String {
    format!("[[page.item]]\nname = \"{name}\"\nlabel.kk = \"С\"\nlabel.ru = \"В\"\n{rest}\n")
}

fn page(name: &str) -> String {
    format!("[[page]]\nname = \"{name}\"\n")
}

const YES_NO: &str = "kind = \"single\"\nchoice = [{ code = \"yes\", label.kk = \"И\", label.ru = \"Д\" }, { code = \"no\", label.kk = \"Ж\", label.ru = \"Н\" }]";

#[test]
fn a_page_that_cannot_be_left_is_found() {
    let impossible = "kind = \"integer\"\nrequired = true\nconstraint = \". > 10 and . < 5\"";
    let text = [HEAD, &page("one"), &item("age", impossible), &item("name", "kind = \"text\"")].concat();
    let report = run(&form(&text));
    let lines = told(&report);
    assert!(lines.len() == 1 && lines[0].starts_with("blocking one/age: rehearse-dead-refused"), "{lines:?}");
    assert_eq!(report.finished, 0);
    let first = &report.stuck[0];
    assert_eq!((first.number, report.seed), (1, 7));
    assert_eq!((first.faults[0].page.as_str(), first.faults[0].field.as_str()), ("one", "age"));
    assert!(!first.answers.get("age").is_empty(), "what they tried last is told");
    assert!(report.stuck.len() > 1 && report.stuck.len() <= 10);
    assert_eq!(run(&form(&text)), report, "the same seed sends the same respondents");
}

#[test]
fn a_page_on_which_all_is_computed_is_not_counted() {
    let computed = "[[page.item]]\nname = \"twice\"\nkind = \"calculate\"\ncalculation = \"${a} * 2\"\n";
    let text = [HEAD, &page("one"), &item("a", "kind = \"integer\""), &page("two"), computed].concat();
    assert_eq!(run(&form(&text)).pages.map(|pages| pages.most), Some(1));
}

#[test]
fn a_question_that_nobody_gets_to_is_found_and_one_behind_three_conditions_is_reached() {
    let text = [
        HEAD,
        &page("one"),
        &item("a", YES_NO),
        &item("b", "kind = \"integer\"\nmin = 0\nmax = 120"),
        &page("two"),
        &item("c", &format!("{YES_NO}\nrelevant = \"${{a}} = 'yes' and ${{b}} = 77\"")),
        &page("three"),
        &item("d", "kind = \"text\"\nrelevant = \"${c} = 'no'\""),
        &item("e", "kind = \"text\"\nrelevant = \"${b} > 120\""),
    ]
    .concat();
    let report = run(&form(&text));
    assert_eq!(told(&report), ["notable three/e: rehearse-never "]);
    assert_eq!(report.questions, (4, 5));
}

#[test]
fn patterns_lengths_counts_and_other_answers_are_met() {
    let choices = "kind = \"multiple\"\nrequired = true\nconstraint = \"count-selected(.) = 3\"\nchoice = [{ code = \"a\", label.kk = \"А\", label.ru = \"А\" }, { code = \"b\", label.kk = \"Б\", label.ru = \"Б\" }, { code = \"c\", label.kk = \"В\", label.ru = \"В\" }, { code = \"d\", label.kk = \"Г\", label.ru = \"Г\" }]";
    let text = [
        HEAD,
        &page("one"),
        &item("iin", "kind = \"text\"\nrequired = true\nconstraint = \"regex(., '^[0-9]{12}$')\""),
        &item("long", "kind = \"text\"\nrequired = true\nconstraint = \"string-length(.) = 33\""),
        &item("three", choices),
        &item("first", "kind = \"integer\"\nrequired = true\nmin = 5"),
        &item("second", "kind = \"integer\"\nrequired = true\nconstraint = \". > ${first}\""),
        &item("born", "kind = \"date\"\nrequired = true\nmin = 1900-01-01\nmax = 2008-01-01"),
    ]
    .concat();
    let report = run(&form(&text));
    assert_eq!(told(&report), [] as [String; 0]);
    assert_eq!(report.sent, report.finished);
    assert!(report.refusals.iter().any(|refusals| refusals.question.as_str() == "second"));
}

#[test]
fn texts_that_lack_in_a_language_are_found_where_somebody_sees_them() {
    let text =
        [HEAD, &page("one"), "[[page.item]]\nname = \"a\"\nkind = \"text\"\nlabel.kk = \"С\"\n"].concat();
    assert_eq!(
        told(&run(&form(&text))),
        [r#"notable one/a: rehearse-text-missing language=Text("ru") part=Text("label")"#]
    );
}

#[test]
fn the_same_seed_sends_the_same_respondents_and_a_halt_is_told() {
    let form = form(include_str!("../../../demo/form.toml"));
    assert_eq!(run(&form), run(&form));
    let halted = rehearse(&form, &rehearsal(300), &|| false);
    assert!(halted.interrupted && halted.sent == 1);
}

#[test]
fn every_way_is_accepted_or_reported() {
    let impossible = "kind = \"text\"\nconstraint = \". = '${never}'\"";
    let stuck = [HEAD, &page("one"), &item("a", YES_NO), &item("b", impossible)].concat();
    for text in [include_str!("../../../demo/form.toml"), &stuck] {
        let form = form(text);
        let mut ways = Vec::new();
        let report = rehearse_each(&form, &rehearsal(60), &|| true, &mut |trip| ways.push(trip.raw.clone()));
        assert_eq!(ways.len(), report.sent);
        for raw in ways {
            let faults = crate::answer::accept::whole(&form, &raw).err().unwrap_or_default();
            for fault in faults {
                let told = report.findings.iter().any(|finding| {
                    finding.page == fault.page && finding.item.as_ref() == Some(&fault.question)
                });
                assert!(told, "{fault:?}");
            }
        }
    }
}

#[test]
fn a_large_form_is_seen_through_in_seconds() {
    let mut text = HEAD.to_owned();
    for number in 0..100 {
        text += &page(&format!("p{number}"));
        for question in 0..20 {
            let relevant =
                if question > 0 { format!("relevant = \"${{q{number}_0}} = 'yes'\"") } else { String::new() };
            let name = format!("q{number}_{question}");
            text += &item(&name, &format!("{YES_NO}\n{relevant}"));
        }
    }
    let form = form(&text);
    let begun = std::time::Instant::now();
    let report = rehearse(&form, &rehearsal(40), &|| begun.elapsed().as_secs() < 3);
    assert!(report.sent >= 2 && report.questions == (2_000, 2_000), "{report:?}");
}

/// A question of a small form: its kind, its constraint, and on whose answer it hangs.
fn any_item(number: usize, (kind, constraint, relevant): (usize, usize, usize)) -> String {
    let kinds = ["kind = \"integer\"", YES_NO, "kind = \"text\"", "kind = \"date\""];
    let constraints =
        ["", "constraint = \". > 3\"", "constraint = \". != 'no'\"", "constraint = \". = 'zzz'\""];
    // A choice is not held against a code that it does not have.
    let constraint = if kind == 1 { "" } else { constraints[constraint] };
    let relevant = match number.checked_sub(1 + relevant) {
        Some(earlier) => format!("relevant = \"string-length(${{q{earlier}}}) > 0\""),
        None => String::new(),
    };
    item(&format!("q{number}"), &format!("{}\nrequired = true\n{constraint}\n{relevant}", kinds[kind]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_way_through_any_form_is_accepted_or_reported(
        items in proptest::collection::vec((0usize..4, 0usize..4, 0usize..3), 1..8), seed: u64
    ) {
        let mut text = HEAD.to_owned();
        for (number, parts) in items.into_iter().enumerate() {
            text += &page(&format!("p{number}"));
            text += &any_item(number, parts);
        }
        let form = form(&text);
        let mut ways = Vec::new();
        let rehearsal = Rehearsal { seed, ..rehearsal(20) };
        let report = rehearse_each(&form, &rehearsal, &|| true, &mut |trip| ways.push(trip.raw.clone()));
        for raw in ways {
            for fault in crate::answer::accept::whole(&form, &raw).err().unwrap_or_default() {
                prop_assert!(report.findings.iter().any(|finding| {
                    finding.page == fault.page && finding.item.as_ref() == Some(&fault.question)
                }), "{:?}", fault);
            }
        }
    }
}

#[test]
fn rows_filters_and_calculations_are_gone_through() {
    let text = [
        HEAD,
        "[[list]]\nname = \"towns\"\nchoice = [{ code = \"t1\", label.kk = \"А\", label.ru = \"А\", more.region = \"r1\" }, { code = \"t2\", label.kk = \"Б\", label.ru = \"Б\", more.region = \"r2\" }, { code = \"t3\", label.kk = \"В\", label.ru = \"В\", more.region = \"r9\" }]\n",
        &page("home"),
        &item("region", "kind = \"single\"\nrequired = true\nchoice = [{ code = \"r1\", label.kk = \"Б\", label.ru = \"Р\" }, { code = \"r2\", label.kk = \"Е\", label.ru = \"Д\" }, { code = \"r3\", label.kk = \"Е\", label.ru = \"Д\" }]"),
        &item("town", "kind = \"single\"\nlist = \"towns\"\nrequired = true\nchoice_filter = \"region = ${region}\""),
        &page("people"),
        "[[page.item]]\nname = \"member\"\nlabel.kk = \"О\"\nlabel.ru = \"Ч\"\nkind = \"repeat\"\n",
        "[[page.item.item]]\nname = \"age\"\nkind = \"integer\"\nrequired = true\nmin = 0\nmax = 120\nlabel.kk = \"Ж\"\nlabel.ru = \"В\"\n",
        "[[page.item.item]]\nname = \"school\"\nkind = \"text\"\nrelevant = \"${age} >= 6 and ${age} < 18\"\nlabel.kk = \"М\"\nlabel.ru = \"Ш\"\n",
    ]
    .concat();
    let form = form(&text);
    let report = run(&form);
    let lines = told(&report);
    assert!(lines[0].starts_with("blocking home/town: rehearse-stuck-required"), "r3 has no town: {lines:?}");
    assert_eq!(lines[1], r#"notable home/town: rehearse-never-offered count=Number(1) codes=Text("t3")"#);
    assert_eq!((lines.len(), report.questions), (2, (4, 4)), "school is asked in some row");
}
