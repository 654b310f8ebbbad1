//! The responses of the demonstration as a dataset.

use super::super::sav::{Packing, Writer, read};
use super::super::{Fault, Rows};
use super::*;
use crate::form::Kind as Asked;
use crate::table::samples::{answers, choices, code, form, name, question, say};
use std::io::Cursor;

fn submission(answers: &Answers) -> Submission<'_> {
    let submitted = DateTime::parse_from_rfc3339("2025-02-10T08:11:00+05:00").unwrap();
    let id = "0198c0de-0000-7000-8000-000000000001";
    Submission { id, number: 1, version: 2, language: Language::Kk, started: None, submitted, answers }
}

fn about() -> About {
    let made = DateTime::parse_from_rfc3339("2026-11-26T14:05:06+05:00").unwrap();
    About {
        id: "study".to_owned(),
        title: Text::of("Зерттеу", "Исследование", "Study"),
        notes: Vec::new(),
        made,
    }
}

fn responses(forms: &[&Form], all: &[Answers]) -> Responses {
    let files = Files::new();
    let mut survey = Survey::new(forms, &|language, message| say(language)(message));
    all.iter().for_each(|answers| survey.see(&submission(answers), &files));
    survey.finish(about())
}

fn write(responses: &Responses, all: &[Answers], writer: &mut dyn Rows) -> Result<(), Fault> {
    let files = Files::new();
    for answers in all {
        let submission = submission(answers);
        let made = responses.made(&submission);
        writer.row(&responses.cells(&submission, &made, &files))?;
    }
    Ok(())
}

/// What a program reads in the file of SPSS, by column.
fn in_spss(responses: &Responses, all: &[Answers]) -> (read::Dictionary, Vec<Vec<read::Value>>) {
    let mut out = Cursor::new(Vec::new());
    let mut writer =
        Box::new(Writer::new(&mut out, &responses.dataset, Language::Ru, Packing::Zlib).unwrap());
    write(responses, all, &mut *writer).unwrap();
    writer.finish().unwrap();
    let mut reader = read::Reader::open(out.get_ref().as_slice()).unwrap();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while reader.next_row(&mut row).unwrap() {
        rows.push(row.clone());
    }
    (reader.dictionary().clone(), rows)
}

fn times(dictionary: &read::Dictionary, rows: &[Vec<read::Value>], column: &str, value: f64) -> usize {
    let place =
        dictionary.columns.iter().position(|it| it.name == column).unwrap_or_else(|| panic!("{column}"));
    rows.iter().filter(|row| row[place] == read::Value::Number(value)).count()
}

#[test]
fn the_counts_of_the_tables_are_those_of_the_file() {
    let (form, all) = (form(), answers(&form()));
    let responses = responses(&[&form], &all);
    let (dictionary, rows) = in_spss(&responses, &all);
    let times = |column, value| times(&dictionary, &rows, column, value);
    assert_eq!(rows.len(), 230);
    assert_eq!(times("reasons_financial_support", 1.0), 186);
    assert_eq!(times("difficulties_none", 1.0), 11);
    assert_eq!(times("gender", 1.0), 143);
    assert_eq!((times("salary_kzt", -9.0), times("salary_kzt", -8.0)), (40, 3));
    assert_eq!(times("leave_when", -7.0), 129);
    let gender = dictionary.columns.iter().find(|column| column.name == "gender").unwrap();
    assert_eq!(gender.values[0], (read::Value::Number(1.0), "Женщина".to_owned()));
    assert_eq!(dictionary.sets.len(), 3);
}

#[test]
fn versions_share_their_columns_and_choices() {
    let (mut newest, mut older) = (form(), form());
    newest.pages[0].items = vec![question("why", Asked::Multiple { choices: choices(&["a", "b"]) })];
    older.pages[0].items = vec![
        question("gone", Asked::Text { max_length: None }),
        question("why", Asked::Single { choices: choices(&["c", "a"]) }),
    ];
    let responses = responses(&[&newest, &older], &[]);
    let names: Vec<&str> = responses.dataset.variables.iter().map(|it| it.name.as_str()).collect();
    let layout = crate::exchange::responses::Layout::new(
        &[&newest, &older],
        crate::exchange::responses::Content::Codes,
        Language::En,
        &say(Language::En),
    );
    let mut text = Vec::new();
    let mut sheet = crate::exchange::csv::Sheet::new(&mut text).unwrap();
    layout.heading(&mut sheet).unwrap();
    sheet.finish().unwrap();
    let heading = String::from_utf8(text).unwrap();
    assert_eq!(heading.trim_start_matches('\u{feff}').trim_end(), names.join(","));
}

#[test]
fn an_answer_that_does_not_fit_its_column_makes_it_words() {
    let form = form();
    let number = Answers([(name("age"), Answer::Integer(34))].into());
    let word = Answers([(name("age"), Answer::Text("отыз төрт".to_owned()))].into());
    let strange = Answers([(name("gender"), Answer::One(code("other")))].into());
    let all = [number, word, strange];
    let responses = responses(&[&form], &all);
    let files = Files::new();
    let column = |name: &str| responses.dataset.variables.iter().position(|it| it.name == name).unwrap();
    let cell = |answers: &Answers, name: &str| {
        let submission = submission(answers);
        let made = responses.made(&submission);
        format!("{:?}", responses.cells(&submission, &made, &files)[column(name)])
    };
    assert_eq!(cell(&all[0], "age"), "Text(\"34\")");
    assert_eq!(cell(&all[1], "age"), "Text(\"отыз төрт\")");
    assert_eq!(cell(&all[2], "gender"), "Choice(2)");
    assert_eq!(cell(&all[2], "age"), "Missing(NotAsked)");
}
