//! The demonstration's questionnaire and its responses belong together.

use crate::answer::flow::Flow;
use crate::answer::{Answer, Answers, Missing, Raw, accept, import, record};
use crate::form::{Form, source};
use crate::language::Language;
use std::collections::BTreeMap;

const FORM: &str = include_str!("../../../demo/form.toml");
const RESPONSES: &str = include_str!("../../../demo/responses.csv");

fn form() -> Form {
    source::read(FORM).unwrap().form
}

/// The rows of the file, each with the consent that it goes without saying.
fn rows() -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(RESPONSES.as_bytes());
    let consented = |mut row: BTreeMap<String, String>| {
        row.insert("consent".to_owned(), "agree".to_owned());
        row
    };
    reader.deserialize().map(|row| consented(row.unwrap())).collect()
}

fn count(all: &[Answers], question: &str, wanted: impl Fn(&Answer) -> bool) -> usize {
    all.iter().filter(|answers| wanted(answers.get(question))).count()
}

#[test]
fn it_reads_without_a_warning_and_survives_being_stored() {
    let checked = source::read(FORM).unwrap();
    assert_eq!(checked.warnings, []);
    assert_eq!(checked.form.languages, Language::ALL);
    let stored = serde_json::to_string(&checked.form).unwrap();
    assert_eq!(serde_json::from_str::<Form>(&stored).unwrap(), checked.form);
}

#[test]
fn every_response_fits_the_questionnaire() {
    let form = form();
    let imported: Vec<_> = rows().iter().map(|row| import::row(&form, row)).collect();
    assert_eq!(imported.len(), 230);
    for row in &imported {
        assert_eq!((&row.faults, &row.gaps), (&Vec::new(), &Vec::new()));
    }
    let all: Vec<Answers> = imported.into_iter().map(|row| row.answers).collect();
    let missing = |kind| move |answer: &Answer| *answer == Answer::Missing(kind);
    let is = |code: &'static str| move |answer: &Answer| matches!(answer, Answer::One(one) if one.as_str() == code);
    let ticks = |code: &'static str| move |answer: &Answer| matches!(answer, Answer::Many(many) if many.iter().any(|one| one.as_str() == code));
    assert_eq!(count(&all, "gender", is("female")), 143);
    assert_eq!(count(&all, "stay_intention", is("leave")), 101);
    assert_eq!(count(&all, "leave_when", missing(Missing::NotAsked)), 129);
    assert_eq!(count(&all, "reasons", ticks("financial_support")), 186);
    assert_eq!(count(&all, "difficulties", ticks("none")), 11);
    assert_eq!(count(&all, "salary_kzt", missing(Missing::Refused)), 40);
    assert_eq!(count(&all, "salary_kzt", missing(Missing::NoAnswer)), 12);
    assert_eq!(count(&all, "support_1_5", missing(Missing::DontKnow)), 14);
    assert_eq!(count(&all, "comment", missing(Missing::NoAnswer)), 206);
    let ages: i64 =
        all.iter().map(|all| if let Answer::Integer(age) = all.get("age") { *age } else { 0 }).sum();
    assert_eq!(ages, 5681, "24.7 years on average");
}

#[test]
fn every_response_could_have_been_sent_by_a_respondent() {
    let form = form();
    for row in rows() {
        let values = row.iter().flat_map(|(column, cell)| cell.split(';').map(move |value| (column, value)));
        let raw: Raw = values.filter(|(_, value)| *value != "-7").collect();
        let answers = accept::whole(&form, &raw).unwrap();
        assert_eq!(answers, import::row(&form, &row).answers);
        assert_eq!(record::read(&form, &record::write(&answers)).unwrap(), answers);
    }
}

#[test]
fn whoever_declines_is_thanked_and_asked_nothing_more() {
    let form = form();
    let raw: Raw = [("consent", "decline"), ("gender", "female")].into_iter().collect();
    let flow = Flow::of(&form, &raw);
    let pages: Vec<&str> = flow.pages().map(|page| page.name.as_str()).collect();
    assert_eq!(pages, ["consent", "declined"]);
    let answers = accept::whole(&form, &raw).unwrap();
    let given: Vec<_> =
        answers.0.iter().filter(|(_, answer)| !matches!(answer, Answer::Missing(_))).collect();
    assert_eq!(given.len(), 1);
    assert_eq!(count(&[answers], "gender", |answer| *answer == Answer::Missing(Missing::NotAsked)), 1);
}

#[test]
fn only_those_who_will_not_stay_are_asked_when_they_leave() {
    let form = form();
    let asked = |intention: &str| {
        let raw: Raw = [("consent", "agree"), ("stay_intention", intention)].into_iter().collect();
        Flow::of(&form, &raw).is_asked("leaving")
    };
    assert!(asked("leave"));
    assert!(!asked("stay") && !asked("unsure") && !asked(""));
}
