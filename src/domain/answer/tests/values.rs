//! What becomes of the values sent for one question.

use super::*;
use crate::answer::accept::Told;
use crate::form::spoken::in_all;
use crate::message::{Argument, Message};

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
fn respondents_read_what_to_do_in_their_language() {
    let faults = [
        ("salary", vec!["много"]),
        ("salary", vec!["9007199254740992"]),
        ("salary", vec!["25000", "-8"]),
        ("age", vec!["41"]),
        ("age", vec![]),
        ("height", vec!["0,4"]),
        ("height", vec!["1.5 m"]),
        ("agree", vec!["yes", "no"]),
        ("agree", vec!["maybe"]),
        ("troubles", vec!["none", "pay"]),
        ("began", vec!["9.3.24"]),
        ("began", vec!["31.12.2019"]),
        ("began", vec!["2025-01-01"]),
        ("when", vec!["x"]),
        ("when", vec!["бір жылдан соң"]),
        ("when", vec!["\0"]),
    ];
    let told: String = faults
        .iter()
        .map(|(question, values)| {
            format!("{question} {values:?}\n{}", in_all(&sent(question, values).unwrap_err()))
        })
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/form");
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("answers", told);
    });
}
