use super::accept::{Fault, Told};
use super::flow::{Flow, Progress};
use super::*;
use crate::form::{Form, Page};
use crate::message::{Argument, Message};
use proptest::prelude::*;
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

/// What becomes of values sent for one question, earlier ones being answered.
fn sent(question: &str, values: &[&str]) -> Result<Answer, Message> {
    let form = form();
    let page =
        form.pages.iter().find(|page| page.questions().any(|asked| asked.name.as_str() == question)).unwrap();
    let before = raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay"), ("when", "soon")]);
    let mut posted = Raw::default();
    if question == "why" {
        posted.push("when", "soon");
    }
    values.iter().for_each(|value| posted.push(question, *value));
    let result = accept::page(&form, page, &posted, &before);
    match result.faults.iter().find(|fault| fault.question.as_str() == question) {
        None => Ok(result.answers.get(question).clone()),
        Some(Fault { told: Told::Message(message), .. }) => Err(message.clone()),
        Some(Fault { told: Told::Words(words), .. }) => Err(Message::new(words.en.as_deref().unwrap())),
    }
}

fn key(question: &str, values: &[&str]) -> String {
    sent(question, values).expect_err(&format!("{question} took {values:?}")).key
}

fn faulty(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.question.as_str()).collect()
}

#[test]
fn whole_numbers_are_taken_as_people_type_them() {
    for typed in ["25000", " 25 000 ", "25\u{a0}000", "25\u{202f}000", "+25000", "025000"] {
        assert_eq!(sent("salary", &[typed]), Ok(Answer::Integer(25_000)), "{typed}");
    }
    for minus in ["-3", "−3", "– 3"] {
        assert_eq!(sent("age", &[minus]), Ok(Answer::Integer(-3)), "{minus}");
    }
    for typed in
        ["2 5", "25,0", "25.5", "1,000", "25 лет", "1e3", "0x10", "- -3", "2\u{a0}50", "٢٥", "--3", "-"]
    {
        assert_eq!(key("salary", &[typed]), "form-answer-integer", "{typed}");
    }
    assert_eq!(key("salary", &["9007199254740992"]), "form-answer-number-long");
    assert_eq!(key("salary", &["99999999999999999999999"]), "form-answer-number-long");
    assert_eq!(key("salary", &[&"9".repeat(1000)]), "form-answer-integer");
}

#[test]
fn fractions_take_a_comma_or_a_point() {
    for typed in ["1,75", "1.75", " 1,75 "] {
        assert_eq!(sent("height", &[typed]), Ok(Answer::Decimal(1.75)), "{typed}");
    }
    assert_eq!(sent("height", &["12 500,5"]), Ok(Answer::Decimal(12_500.5)));
    for typed in ["1,000.5", "1.", ",5", "inf", "NaN", "1,5 м"] {
        assert_eq!(key("height", &[typed]), "form-answer-decimal", "{typed}");
    }
}

#[test]
fn a_number_out_of_range_is_told_its_limits() {
    let told = sent("age", &["41"]).unwrap_err();
    assert_eq!(told.key, "form-answer-range");
    assert_eq!(
        told.args,
        [("min".to_owned(), Argument::Number(-10)), ("max".to_owned(), Argument::Number(40))]
    );
    let told = sent("height", &["0,4"]).unwrap_err();
    assert_eq!((told.key.as_str(), told.args), ("form-answer-least", vec![("min".to_owned(), "0.5".into())]));
}

#[test]
fn minus_eight_is_dont_know_only_where_that_is_offered() {
    assert_eq!(sent("salary", &["-8"]), Ok(Answer::Missing(Missing::DontKnow)));
    assert_eq!(sent("salary", &["-9"]), Ok(Answer::Missing(Missing::Refused)));
    assert_eq!(sent("salary", &["-7"]), Ok(Answer::Integer(-7)));
    assert_eq!(sent("age", &["-8"]), Ok(Answer::Integer(-8)));
    assert_eq!(sent("troubles", &["-8"]), Ok(Answer::Missing(Missing::DontKnow)));
    assert_eq!(key("troubles", &["-9"]), "form-answer-unknown-code");
    assert_eq!(key("agree", &["-8"]), "form-answer-unknown-code");
}

#[test]
fn a_value_beside_a_ticked_dont_know_is_asked_about() {
    assert_eq!(key("salary", &["25000", "-8"]), "form-answer-either");
    assert_eq!(key("salary", &["-8", "-9"]), "form-answer-either");
    assert_eq!(key("troubles", &["road", "-8"]), "form-answer-either");
    assert_eq!(sent("salary", &["", "-8"]), Ok(Answer::Missing(Missing::DontKnow)));
    assert_eq!(sent("salary", &["-8", "-8"]), Ok(Answer::Missing(Missing::DontKnow)));
}

#[test]
fn one_answer_is_one_and_several_stand_in_the_order_of_the_form() {
    assert_eq!(key("agree", &["yes", "no"]), "form-answer-one-only");
    assert_eq!(sent("agree", &["yes", "", "yes"]), Ok(Answer::One(code("yes"))));
    assert_eq!(key("agree", &["maybe"]), "form-answer-unknown-code");
    let both = Answer::Many(vec![code("road"), code("pay")]);
    assert_eq!(sent("troubles", &["pay", "road", "pay", ""]), Ok(both));
    assert_eq!(sent("troubles", &["none"]), Ok(Answer::Many(vec![code("none")])));
    assert_eq!(key("troubles", &["none", "pay"]), "form-answer-exclusive");
    assert_eq!(key("troubles", &["pay", "<b>"]), "form-answer-unknown-code");
}

#[test]
fn words_are_normalised_trimmed_and_counted_in_characters() {
    assert_eq!(sent("when", &["  й\u{fe0f} "]), Ok(Answer::Text("й\u{fe0f}".to_owned())));
    assert_eq!(sent("when", &["и\u{306}и\u{306}и\u{306}"]), Ok(Answer::Text("ййй".to_owned())));
    assert_eq!(sent("when", &["әңгім"]), Ok(Answer::Text("әңгім".to_owned())));
    let told = sent("when", &["әңгіме"]).unwrap_err();
    assert_eq!((told.key.as_str(), told.args[1].1.clone()), ("form-answer-long", Argument::Number(6)));
    assert_eq!(sent("why", &["бір\r\nекі\rүш\tтөрт"]), Ok(Answer::Text("бір\nекі\nүш\tтөрт".to_owned())));
    assert_eq!(sent("why", &[&"ә".repeat(10_000)]), Ok(Answer::Text("ә".repeat(10_000))));
    assert_eq!(key("why", &[&"ә".repeat(10_001)]), "form-answer-long");
    assert_eq!(sent("why", &[" \u{feff}\u{200b}\n\u{a0}"]), Ok(Answer::Missing(Missing::NoAnswer)));
}

#[test]
fn control_characters_are_refused_everywhere() {
    for bad in ["\0", "a\u{1}", "\u{1b}[0m", "\u{7f}"] {
        for question in ["agree", "salary", "height", "troubles", "began", "when", "why"] {
            assert_eq!(key(question, &[bad]), "form-answer-control", "{question} {bad:?}");
        }
    }
    assert_eq!(key("when", &["a\nb"]), "form-answer-control");
    assert_eq!(key("when", &["a\tb"]), "form-answer-control");
}

#[test]
fn days_are_taken_as_browsers_and_as_people_write_them() {
    let day = |year, month, day| Ok(Answer::Date(chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap()));
    for typed in ["2024-03-09", "09.03.2024", "9.3.2024", " 9. 3. 2024 "] {
        assert_eq!(sent("began", &[typed]), day(2024, 3, 9), "{typed}");
    }
    for typed in ["9.3.24", "2024-02-30", "03/09/2024", "2024", "-2024-03-09", "1.2.3.2024", "0000-01-01"] {
        assert_eq!(key("began", &[typed]), "form-answer-date", "{typed}");
    }
    assert_eq!(key("began", &["31.12.2019"]), "form-answer-date-first");
    let told = sent("began", &["2025-01-01"]).unwrap_err();
    let told: Vec<_> = told.args.into_iter().map(|(_, value)| value).collect();
    assert_eq!(told, ["2024".into(), "12".into(), "31".into()]);
}

#[test]
fn the_authors_words_go_before_general_ones() {
    assert_eq!(key("agree", &[]), "Please decide");
    assert_eq!(key("age", &[" "]), "form-answer-required-number");
    assert_eq!(key("why", &["x"]), "Not x");
    assert_eq!(key("when", &["x"]), "form-answer-constraint");
}

#[test]
fn what_is_not_asked_counts_as_empty_whatever_was_sent() {
    let stale = raw(&[
        ("agree", "no"),
        ("age", "250"),
        ("salary", "\0"),
        ("troubles", "pay"),
        ("when", "soon"),
        ("why", "because"),
    ]);
    let answers = accept::whole(&form(), &stale).unwrap();
    for question in ["age", "salary", "when", "why", "again"] {
        assert_eq!(*answers.get(question), Answer::Missing(Missing::NotAsked), "{question}");
    }
    assert_eq!(answers.0.len(), form().questions().count());

    let dropped = raw(&[("agree", "yes"), ("age", "25"), ("when", "soon"), ("why", "because")]);
    let answers = accept::whole(&form(), &dropped).unwrap();
    assert_eq!(*answers.get("why"), Answer::Missing(Missing::NotAsked), "an unasked answer asks nothing");
}

#[test]
fn fields_that_are_no_questions_never_become_answers() {
    let answers = accept::whole(&form(), &raw(&[("agree", "no"), ("_page", "1"), ("x", "\0")])).unwrap();
    assert!(answers.0.keys().all(|name| form().question(name.as_str()).is_some()));
}

#[test]
fn a_whole_form_tells_every_fault_in_order() {
    let faults =
        accept::whole(&form(), &raw(&[("agree", "yes"), ("height", "x"), ("began", "y")])).unwrap_err();
    assert_eq!(faulty(&faults), ["age", "height", "began"]);
    assert_eq!(faults.iter().map(|fault| fault.required).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(faulty(&accept::whole(&form(), &Raw::default()).unwrap_err()), ["agree"]);
}

#[test]
fn a_page_is_checked_by_what_was_sent_before_and_an_unticked_box_stays_unticked() {
    let form = form();
    let before = raw(&[("agree", "yes"), ("age", "wrong"), ("troubles", "none")]);
    let result = accept::page(&form, &page("troubles"), &Raw::default(), &before);
    assert_eq!(result.faults, [], "faults of other pages are not this one's");
    assert_eq!(result.answers.0.len(), 1);
    assert_eq!(*result.answers.get("troubles"), Answer::Missing(Missing::NoAnswer));

    let before = raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]);
    let result = accept::page(&form, &page("last"), &raw(&[("when", "soon"), ("why", "so")]), &before);
    assert_eq!(faulty(&result.faults), ["again"], "what becomes asked by its own page is asked");
}

#[test]
fn the_way_passes_over_pages_that_ask_nothing() {
    let form = form();
    let names =
        |raw: &Raw| Flow::of(&form, raw).pages().map(|page| page.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&Raw::default()), ["agree", "height", "troubles", "began"]);
    let agreed = raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]);
    assert_eq!(names(&agreed), ["agree", "age", "salary", "height", "troubles", "began", "last"]);

    let flow = Flow::of(&form, &raw(&[("agree", "no")]));
    let name = |page: Option<&Page>| page.map(|page| page.name.to_string());
    assert_eq!(name(flow.first()).as_deref(), Some("agree"));
    assert_eq!(name(flow.next("agree")).as_deref(), Some("height"));
    assert_eq!(name(flow.next("salary")).as_deref(), Some("height"), "from a page no longer asked too");
    assert_eq!(name(flow.previous("height")).as_deref(), Some("agree"));
    assert_eq!(name(flow.next("began")), None);
    assert_eq!(name(flow.previous("agree")), None);
    assert_eq!(flow.progress("troubles"), Some(Progress { position: 3, count: 4 }));
    assert_eq!(flow.progress("age"), None);
    assert!(flow.is_asked("began") && !flow.is_asked("last"));
    assert!(flow.first_faulty().is_none());
}

#[test]
fn whoever_resumes_goes_to_the_first_page_with_a_fault() {
    let form = form();
    let flow = Flow::of(&form, &raw(&[("agree", "yes"), ("age", "25"), ("height", "tall")]));
    assert_eq!(flow.first_faulty().unwrap().name.as_str(), "height");
    assert_eq!(*flow.answers().get("age"), Answer::Integer(25));
    assert_eq!(*flow.answers().get("height"), Answer::Missing(Missing::NoAnswer));
}

#[test]
fn items_that_hang_on_their_own_page_are_told_apart() {
    let form = form();
    let flow = Flow::of(&form, &raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]));
    let standings: Vec<_> =
        flow.items("last").iter().map(|standing| (standing.relevant, standing.depends)).collect();
    assert_eq!(standings, [(false, false), (true, false), (false, true), (false, true)]);
    assert!(flow.items("nowhere").is_empty());
}

#[test]
fn a_record_has_sorted_keys_and_says_why_something_is_missing() {
    let raw =
        raw(&[("agree", "yes"), ("age", "25"), ("salary", "-9"), ("troubles", "pay"), ("troubles", "road")]);
    let record = record::write(&accept::whole(&form(), &raw).unwrap());
    assert_eq!(
        record,
        r#"{"again":{"missing":"not_asked"},"age":25,"agree":"yes","began":{"missing":"no_answer"},"height":{"missing":"no_answer"},"salary":{"missing":"refused"},"troubles":["road","pay"],"when":{"missing":"no_answer"},"why":{"missing":"not_asked"}}"#
    );
}

#[test]
fn only_a_full_record_of_that_form_is_read() {
    let good: serde_json::Value =
        serde_json::from_str(&record::write(&accept::whole(&form(), &raw(&[("agree", "no")])).unwrap()))
            .unwrap();
    let read = |name: &str, value: serde_json::Value| {
        let mut record = good.clone();
        record[name] = value;
        record::read(&form(), &record.to_string())
    };
    assert!(read("age", json!(30)).is_ok());
    assert!(read("height", json!(2)).is_ok(), "a database may write 2.0 as 2");
    for (name, value) in [
        ("agree", json!("maybe")),
        ("agree", json!(["yes"])),
        ("age", json!(30.5)),
        ("age", json!("30")),
        ("age", json!(null)),
        ("age", json!({ "missing": "lost" })),
        ("age", json!({ "missing": "refused", "x": 1 })),
        ("troubles", json!([])),
        ("troubles", json!(["pay", "pay"])),
        ("troubles", json!(["pay", 1])),
        ("began", json!("9.3.2024")),
        ("why", json!("  ")),
        ("x", json!(1)),
    ] {
        assert!(read(name, value.clone()).is_err(), "{name} = {value}");
    }
    assert!(record::read(&form(), "{}").is_err());
    assert!(record::read(&form(), "[]").is_err());
}

#[test]
fn a_row_of_a_file_may_have_gaps_but_no_contradictions() {
    let cells = |pairs: &[(&str, &str)]| -> std::collections::BTreeMap<String, String> {
        pairs.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned())).collect()
    };
    let read = |pairs: &[(&str, &str)]| import::row(&form(), &cells(pairs));
    let row = read(&[("agree", "yes"), ("salary", "-8"), ("troubles", "pay;road"), ("weight", "1.5")]);
    assert_eq!(faulty(&row.faults), Vec::<&str>::new());
    assert_eq!(row.gaps, [Name::new("age").unwrap()]);
    assert_eq!(*row.answers.get("age"), Answer::Missing(Missing::NoAnswer));
    assert_eq!(*row.answers.get("troubles"), Answer::Many(vec![code("road"), code("pay")]));

    let row =
        read(&[("agree", "yes"), ("troubles/road", "0"), ("troubles/pay", "1"), ("troubles/none", "0")]);
    assert_eq!(*row.answers.get("troubles"), Answer::Many(vec![code("pay")]));
    let row = read(&[("troubles/road", "-8"), ("troubles/pay", "-8"), ("troubles/none", "-8")]);
    assert_eq!(*row.answers.get("troubles"), Answer::Missing(Missing::DontKnow));

    let row = read(&[("agree", "no"), ("age", "25"), ("salary", "-7"), ("height", "-7"), ("began", "x")]);
    let keys: Vec<_> = row
        .faults
        .iter()
        .map(|fault| match &fault.told {
            Told::Message(message) => (fault.question.as_str(), message.key.as_str()),
            Told::Words(_) => (fault.question.as_str(), ""),
        })
        .collect();
    let wanted = [
        ("age", "form-answer-import-not-asked"),
        ("height", "form-answer-import-asked"),
        ("began", "form-answer-date"),
    ];
    assert_eq!(keys, wanted);
}

fn answer(name: &'static str) -> BoxedStrategy<Answer> {
    let missing = prop::sample::select(Missing::ALL.to_vec()).prop_map(Answer::Missing);
    let one = prop::sample::select(vec!["yes", "no"]).prop_map(|chosen| Answer::One(code(chosen)));
    let many = prop::sample::subsequence(vec!["road", "pay", "none"], 1..=3)
        .prop_map(|codes| Answer::Many(codes.into_iter().map(code).collect()));
    let text = any::<String>().prop_filter("blank", |text| !text.trim().is_empty()).prop_map(Answer::Text);
    let day = (-2_000_000..2_000_000_i32)
        .prop_filter_map("no day", |day| chrono::NaiveDate::from_epoch_days(day).map(Answer::Date));
    let value = match name {
        "agree" => one.boxed(),
        "age" | "salary" => any::<i64>().prop_map(Answer::Integer).boxed(),
        "height" => prop::num::f64::NORMAL.prop_map(Answer::Decimal).boxed(),
        "troubles" => many.boxed(),
        "began" | "again" => day.boxed(),
        _ => text.boxed(),
    };
    prop_oneof![1 => missing, 3 => value].boxed()
}

const QUESTIONS: [&str; 9] =
    ["agree", "age", "salary", "height", "troubles", "began", "when", "why", "again"];

proptest! {
    #[test]
    fn a_record_reads_back_as_what_was_written(answers in QUESTIONS.map(answer)) {
        let named = QUESTIONS.into_iter().zip(answers).map(|(name, answer)| (Name::new(name).unwrap(), answer));
        let answers = Answers(named.collect());
        let record = record::write(&answers);
        let read = record::read(&form(), &record).unwrap();
        prop_assert_eq!(&read, &answers);
        prop_assert_eq!(record::digest(&read), record::digest(&answers));
    }

    #[test]
    fn whatever_is_sent_gives_full_answers_or_faults_and_one_page_agrees_with_all(
        values in prop::collection::vec(("[a-z]{0,3}|-?[0-9 ,.]{0,6}|yes|no|pay|none|\\PC{0,4}", 0..9_usize), 0..14)
    ) {
        let form = form();
        let raw: Raw = values.into_iter().map(|(value, question)| (QUESTIONS[question], value)).collect();
        let flow = Flow::of(&form, &raw);
        let mut faults = Vec::new();
        for page in &form.pages {
            let result = accept::page(&form, page, &raw, &raw);
            for (name, answer) in &result.answers.0 {
                prop_assert_eq!(flow.answers().get(name.as_str()), answer);
            }
            faults.extend(result.faults);
        }
        prop_assert_eq!(flow.faults(), faults.as_slice());
        match accept::whole(&form, &raw) {
            Ok(answers) => {
                prop_assert_eq!(answers.0.len(), QUESTIONS.len());
                prop_assert_eq!(record::read(&form, &record::write(&answers)).unwrap(), answers);
            }
            Err(told) => prop_assert_eq!(told, faults),
        }
    }
}
