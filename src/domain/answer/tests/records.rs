//! Records, files and whatever else may be sent.

use super::*;
use crate::answer::accept::Told;
use crate::answer::flow::Flow;
use crate::form::spoken::in_all;
use proptest::prelude::*;

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
            Told::Message(message) => {
                assert!(!in_all(message).is_empty(), "told in every language");
                (fault.question.as_str(), message.key.as_str())
            }
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
