//! Responses on their way out and back in, and files as people have them.

mod foreign;
mod odd;
mod rows;

use super::*;
use crate::answer::{Answer, Answers, Missing};
use crate::dataset::Rows as _;
use crate::dataset::responses::{About, Survey};
use crate::dataset::sav::{Packing, Writer};
use crate::exchange::responses::{Content, Files, Layout, Submission};
use crate::exchange::{csv, xlsx};
use crate::form::{Choice, Choices, Code, Form, Item, Kind, Question, Shape};
use crate::language::{Language, Text};
use crate::table::samples::{answers, choices, form, name, question, say};
use chrono::{DateTime, FixedOffset};
use std::io::Cursor;
use uuid::Uuid;

fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn now() -> DateTime<FixedOffset> {
    moment("2026-11-26T14:05:06+05:00")
}

fn sent(number: usize, answers: &Answers) -> (String, Submission<'_>) {
    let id = Uuid::from_u128(number as u128).to_string();
    let (started, submitted) = (moment("2025-02-10T08:01:00+05:00"), moment("2025-02-10T08:11:00+05:00"));
    let submission = Submission {
        id: "",
        number: number as i64,
        version: 2,
        language: Language::ALL[number % 3],
        started: Some(started),
        submitted,
        answers,
    };
    (id, submission)
}

fn goes_on() -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn hints(targets: Targets<'_>) -> Hints {
    Hints::new(targets, &|language, message| say(language)(message))
}

/// A file with its proposal, and what comes of its rows.
fn taken(name: &str, bytes: &[u8], forms: &[(i32, &Form)]) -> (Mapping, Vec<Taken>) {
    let targets = Targets { versions: forms };
    let hints = hints(targets);
    let open = || Reader::open(name, bytes, &How::default()).unwrap_or_else(|fault| panic!("{fault:?}"));
    let reader = open();
    let head = reader.head().clone();
    let mut overview = Overview::new(&head);
    reader
        .each(&mut goes_on, &mut |row| {
            overview.see(row, &hints);
            ControlFlow::Continue(())
        })
        .unwrap();
    let mapping = propose(&head, &overview, targets, &hints);
    let again = Mapping::read(&mapping.write()).unwrap();
    assert_eq!(again, mapping);
    (mapping.clone(), rows(name, bytes, forms, &mapping))
}

fn rows(name: &str, bytes: &[u8], forms: &[(i32, &Form)], mapping: &Mapping) -> Vec<Taken> {
    let reader = Reader::open(name, bytes, &mapping.file).unwrap();
    let intake = Intake::new(reader.head(), mapping, Targets { versions: forms }).unwrap();
    let identify = |key: Option<&str>, row: u64| {
        key.and_then(|key| key.parse().ok()).unwrap_or_else(|| Uuid::from_u128(u128::from(row)))
    };
    let mut all = Vec::new();
    reader
        .each(&mut goes_on, &mut |row| {
            all.push(intake.row(row, &identify, now()));
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

/// Everything comes back as it was, with nothing to tell.
fn assert_same(all: &[Answers], taken: &[Taken]) {
    assert_eq!(taken.len(), all.len());
    for (number, (answers, taken)) in all.iter().zip(taken).enumerate() {
        assert!(taken.troubles.iter().all(|it| it.is_doubt), "{number}: {:?}", taken.troubles);
        let (id, submission) = sent(number, answers);
        let response = taken.response.as_ref().unwrap();
        for (name, answer) in &answers.0 {
            assert_eq!(response.answers.get(name.as_str()), answer, "{name} of {number}");
        }
        assert_eq!((response.id.to_string(), response.language), (id, submission.language));
        assert_eq!((response.started, response.submitted), (submission.started, submission.submitted));
        assert_eq!(response.version, 2);
    }
}

fn exported(form: &Form, all: &[Answers], content: Content, language: Language) -> (Vec<u8>, Vec<u8>) {
    let say = say(language);
    let layout = Layout::new(&[form], content, language, &say);
    let mut text = Vec::new();
    let mut sheet = csv::Sheet::new(&mut text).unwrap();
    layout.heading(&mut sheet).unwrap();
    let mut workbook = Cursor::new(Vec::new());
    let mut book = xlsx::Book::new(now().to_utc()).unwrap();
    {
        let mut sheets = book.sheet("responses").unwrap();
        layout.heading(&mut sheets).unwrap();
        for (number, answers) in all.iter().enumerate() {
            let (id, submission) = sent(number, answers);
            let submission = Submission { id: &id, ..submission };
            layout.row(&mut sheet, &submission).unwrap();
            layout.row(&mut sheets, &submission).unwrap();
        }
    }
    sheet.finish().unwrap();
    book.save(&mut workbook).unwrap();
    (text, workbook.into_inner())
}

#[test]
fn what_an_export_wrote_comes_back_as_it_was() {
    let form = form();
    let all = answers(&form);
    for content in [Content::Codes, Content::Labels] {
        for language in Language::ALL {
            let (text, workbook) = exported(&form, &all, content, language);
            let (_, from_text) = taken("responses.csv", &text, &[(2, &form)]);
            assert_same(&all, &from_text);
            let (_, from_workbook) = taken("responses.xlsx", &workbook, &[(2, &form)]);
            assert_same(&all, &from_workbook);
        }
    }
}

#[test]
fn a_dataset_of_spss_comes_back_as_it_was() {
    let form = form();
    let all = answers(&form);
    let files = Files::new();
    let mut survey = Survey::new(&[&form], &|language, message| say(language)(message));
    let ids: Vec<(String, Submission<'_>)> = all.iter().enumerate().map(|(at, it)| sent(at, it)).collect();
    let submissions = || ids.iter().map(|(id, submission)| Submission { id, ..*submission });
    submissions().for_each(|submission| survey.see(&submission, &files));
    let about =
        About { id: "a".to_owned(), title: Text::of("а", "а", "a"), notes: Vec::new(), made: now() };
    let responses = survey.finish(about);
    for (language, packing) in [(Language::Kk, Packing::Zlib), (Language::Ru, Packing::Bytecode)] {
        let mut out = Cursor::new(Vec::new());
        let mut writer = Box::new(Writer::new(&mut out, &responses.dataset, language, packing).unwrap());
        for submission in submissions() {
            let made = responses.made(&submission);
            writer.row(&responses.cells(&submission, &made, &files)).unwrap();
        }
        writer.finish().unwrap();
        let (mapping, taken) = taken("study.sav", out.get_ref(), &[(2, &form)]);
        assert_eq!(mapping.columns["reasons_job_guarantee"].to, "reasons/job_guarantee");
        assert_same(&all, &taken);
    }
}

/// A form of every kind of question that a table can hold.
fn kinds() -> Form {
    let mut form = form();
    let plain =
        |called: &str, kind: Kind| Question::new(name(called), Text::of(called, called, called), kind);
    let mut age = plain("age", Kind::Integer { min: Some(18), max: Some(60) });
    age.refuse = true;
    let mut again = plain("again", Kind::Date { min: None, max: None });
    again.relevant = Some("${age} > 30".to_owned());
    let label = |code: &str, text: &str| Choice::new(Code::new(code).unwrap(), Text::of(text, text, text));
    let town = Choices::from(vec![label("ast", "Астана"), label("alm", "Алматы"), label("7", "Шымкент")]);
    form.pages[0].items = vec![
        Item::Question(Box::new(age)),
        Item::Question(Box::new(again)),
        Item::Question(Box::new(plain("town", Kind::Single { choices: town }))),
        question("why", Kind::Multiple { choices: choices(&["a", "b", "c"]) }),
        question("order", Kind::Rank { choices: choices(&["x", "y"]) }),
        question("pay", Kind::Decimal { min: None, max: None }),
        question("at", Kind::Time),
        question("met", Kind::DateTime),
        question("home", Kind::Location { shape: Shape::Point }),
        question("words", Kind::Text { max_length: None }),
    ];
    form
}

fn of_csv(text: &str, form: &Form) -> Vec<Taken> {
    taken("a.csv", text.as_bytes(), &[(1, form)]).1
}

fn answer<'t>(taken: &'t Taken, name: &str) -> &'t Answer {
    let response = taken.response.as_ref().unwrap_or_else(|| panic!("{:?}", taken.troubles));
    response.answers.get(name)
}

fn troubles(taken: &Taken) -> Vec<(u64, &str, &str, bool)> {
    let told = |trouble: &Trouble| match &trouble.told {
        crate::answer::accept::Told::Message(message) => message.key.clone(),
        crate::answer::accept::Told::Words(_) => "words".to_owned(),
    };
    let keys: Vec<String> = taken.troubles.iter().map(told).collect();
    let leaked: Vec<&'static str> = keys.into_iter().map(|key| &*Box::leak(key.into_boxed_str())).collect();
    let all = taken.troubles.iter().zip(leaked);
    all.map(|(trouble, key)| (trouble.row, trouble.column.as_str(), key, trouble.is_doubt)).collect()
}

#[test]
fn values_are_read_as_people_write_them() {
    let form = kinds();
    let text = "age;again;TOWN;why;order;pay;at;met;home;words\n\
        31;09.03.2024;алматы;a b;y;1 234,5;9:05 PM;9.3.2024 14:05;43.25, 76.95;'=1+1\n\
        32;45943;7;b,c;y;12;0.5;2024-03-09T14:05:00Z;;25\n";
    // A rank of one choice alone is no ranking.
    let text = text.replace(";y;", ";y x;");
    let rows = of_csv(&text, &form);
    let first = |name: &str| answer(&rows[0], name).typed().join("|");
    assert_eq!(first("again"), "2024-03-09");
    assert_eq!(first("town"), "alm");
    assert_eq!(first("why"), "a|b");
    assert_eq!(first("order"), "y|x");
    assert_eq!(first("pay"), "1234.5");
    assert_eq!(first("at"), "21:05:00");
    assert_eq!(first("met"), "2024-03-09T14:05:00+05:00");
    assert_eq!(first("home"), "43.25 76.95");
    assert_eq!(first("words"), "=1+1");
    let second = |name: &str| answer(&rows[1], name).typed().join("|");
    assert_eq!((second("again"), second("town")), ("2025-10-13".to_owned(), "7".to_owned()));
    assert_eq!((second("why"), second("met")), ("b|c".to_owned(), "2024-03-09T14:05:00+00:00".to_owned()));
    assert_eq!(second("words"), "25");
}

#[test]
fn what_cannot_be_stored_is_told_with_its_row_its_column_and_what_stands_there() {
    let form = kinds();
    let rows = of_csv("age,town,pay,at\n31,Алматы,5,12:00\nотыз,Тараз,x,25:00\n", &form);
    assert!(rows[0].troubles.is_empty() && rows[0].response.is_some());
    assert_eq!(rows[1].response, None);
    assert_eq!(
        troubles(&rows[1]),
        [
            (3, "town", "incoming-not-a-choice", false),
            (3, "at", "incoming-not-a-time", false),
            (3, "age", "form-answer-integer", false),
            (3, "pay", "form-answer-decimal", false),
        ]
    );
    // What stands there is told beside it, for whoever brought the file, and not where troubles are logged.
    let stands: Vec<&str> = rows[1].troubles.iter().map(|trouble| trouble.stands.as_str()).collect();
    assert_eq!(stands, ["Тараз", "25:00", "отыз", "x"]);
    assert!(!format!("{:?}", rows[1].troubles).contains("Тараз"));
}

#[test]
fn what_the_form_would_not_take_is_a_doubt_and_can_be_taken_as_it_stands() {
    let form = kinds();
    let rows = of_csv("age,again,town\n17,2024-01-01,Алматы\n25,,-9\n40,-7,\n", &form);
    // Too young, and answered what is asked of those above thirty.
    let doubts = |row: usize| troubles(&rows[row]).iter().map(|it| (it.1, it.3)).collect::<Vec<_>>();
    assert_eq!(doubts(0), [("again", true), ("age", true)]);
    assert_eq!(answer(&rows[0], "age").typed(), ["17"]);
    assert_eq!(answer(&rows[0], "again").typed(), ["2024-01-01"]);
    // “Refused” is not offered by the question.
    assert_eq!(doubts(1), [("town", true)]);
    assert_eq!(*answer(&rows[1], "town"), Answer::Missing(Missing::Refused));
    assert_eq!(*answer(&rows[1], "again"), Answer::Missing(Missing::NotAsked));
    // “Not asked” where it is asked.
    assert_eq!(doubts(2), [("again", true)]);
    assert_eq!(*answer(&rows[2], "again"), Answer::Missing(Missing::NotAsked));
    assert_eq!(*answer(&rows[2], "town"), Answer::Missing(Missing::NoAnswer));
}

#[test]
fn months_stand_first_where_all_dates_of_a_column_allow_it_and_one_demands_it() {
    let form = kinds();
    let rows = of_csv("age,again\n40,03/09/2024\n40,12/31/2024\n", &form);
    assert_eq!(answer(&rows[0], "again").typed(), ["2024-03-09"]);
    let rows = of_csv("age,again\n40,03/09/2024\n40,31/12/2024\n", &form);
    assert_eq!(answer(&rows[0], "again").typed(), ["2024-09-03"]);
}

#[test]
fn values_become_what_the_mapping_says() {
    let form = kinds();
    let mapping = Mapping::read(
        r#"{"columns": {"a": {"to": "town", "values": {"1": "ast", "2": "alm", "99": "-9", "0": ""}},
            "b": {"to": "why/a", "values": {"2": "0"}}, "c": {"to": "why/b"}}}"#,
    );
    let text = "a,b,c\n1,1,0\n2,2,1\n99,0,0\n0,,\n3,3,1\n";
    let rows = rows("a.csv", text.as_bytes(), &[(1, &form)], &mapping.unwrap());
    assert_eq!(answer(&rows[0], "town").typed(), ["ast"]);
    assert_eq!(answer(&rows[0], "why").typed(), ["a"]);
    assert_eq!(answer(&rows[1], "why").typed(), ["b"]);
    assert_eq!(*answer(&rows[2], "town"), Answer::Missing(Missing::Refused));
    assert_eq!(*answer(&rows[3], "town"), Answer::Missing(Missing::NoAnswer));
    assert_eq!(*answer(&rows[3], "why"), Answer::Missing(Missing::NoAnswer));
    let told: Vec<&str> = troubles(&rows[4]).iter().map(|it| it.2).collect();
    assert_eq!(told, ["incoming-not-a-choice", "incoming-not-a-tick"]);
}

#[test]
fn a_mapping_is_refused_that_answers_twice_or_names_what_is_not_there() {
    let form = kinds();
    let told = |json: &str| {
        let reader = Reader::open("a.csv", b"a,b\n1,2\n", &How::default()).unwrap();
        let mapping = Mapping::read(json).unwrap();
        let faults = Intake::new(reader.head(), &mapping, Targets { versions: &[(1, &form)] }).unwrap_err();
        faults.into_iter().map(|fault| fault.key).collect::<Vec<_>>()
    };
    assert_eq!(told(r#"{"columns":{"a":{"to":"why"},"b":{"to":"why/a"}}}"#), ["incoming-twice"]);
    assert_eq!(told(r#"{"columns":{"a":{"to":"age"},"b":{"to":"age"}}}"#), ["incoming-twice"]);
    assert_eq!(told(r#"{"columns":{"a":{"to":"age"},"x":{"to":"pay"}}}"#), ["incoming-no-column"]);
    assert_eq!(told(r#"{"columns":{"a":{"to":"nobody"}}}"#), ["incoming-no-target", "incoming-no-question"]);
    assert_eq!(told(r#"{"version":9,"columns":{"a":{"to":"age"}}}"#), ["incoming-no-version"]);
}

#[test]
fn how_a_text_is_written_is_found_and_can_be_said() {
    let read = |bytes: &[u8], how: &How| Reader::open("a.csv", bytes, how).map(|it| it.head().clone());
    let head = read("a;b\nқала;2\n".as_bytes(), &How::default()).unwrap();
    assert_eq!((head.how.separator, head.how.encoding), (Some(';'), Some(Encoding::Utf8)));
    let wide: Vec<u8> = "\u{feff}a\tb\nқала\t2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = read(&wide, &How::default()).unwrap();
    assert_eq!((head.how.separator, head.how.encoding), (Some('\t'), Some(Encoding::Utf16)));
    // «город» in Windows-1251.
    let old = b"\xE3\xEE\xF0\xEE\xE4;b\n1;2\n";
    let head = read(old, &How::default()).unwrap();
    assert_eq!((head.columns[0].name.as_str(), head.how.encoding), ("город", Some(Encoding::Cyrillic)));
    assert_eq!(head.remarks.len(), 1);
    let how = How { separator: Some(','), ..How::default() };
    assert_eq!(read("a;b\n1;2\n".as_bytes(), &how).unwrap().columns.len(), 1);
    let how = How { encoding: Some(Encoding::Utf8), ..How::default() };
    assert_eq!(read(old, &how).unwrap_err().key, "incoming-encoding");
    let head = read(b"a,,a\n1,2,3\n", &How::default()).unwrap();
    let names: Vec<&str> = head.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["a", "B", "a (2)"]);
}
