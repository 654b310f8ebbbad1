use super::responses::{Content, Layout, Repeats, Submission};
use super::{Cell, Sheet, csv, json, quotes, tables, xlsx};
use crate::answer::{Answer, Answers, Missing, record};
use crate::form::change::Carry;
use crate::form::{Form, Kind};
use crate::language::Language;
use crate::table::samples::{answers, choices, code, form, name, question, say, study};
use crate::table::{Columns, Table};
use crate::tabulation::{By, every_question, of_question};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use proptest::prelude::*;
use std::io::{Cursor, Read};

fn moment() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2025-02-10T08:11:00+05:00").unwrap()
}

fn submission<A>(answers: A) -> Submission<'static, A> {
    Submission {
        id: "0198c0de-0000-7000-8000-000000000001",
        number: 1,
        version: 2,
        language: Language::Kk,
        started: None,
        submitted: moment(),
        answers,
    }
}

fn in_csv(write: impl FnOnce(&mut dyn Sheet)) -> String {
    let mut bytes = Vec::new();
    let mut sheet = csv::Sheet::new(&mut bytes).unwrap();
    write(&mut sheet);
    sheet.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What another program reads in a CSV file.
fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn exported(form: &Form, all: &[Answers], content: Content, language: Language) -> Vec<Vec<String>> {
    let layout = Layout::new(&[form], content, language, &say(language));
    records(&in_csv(|sheet| {
        layout.heading(sheet).unwrap();
        all.iter().for_each(|answers| layout.row(sheet, &submission(answers)).unwrap());
    }))
}

#[test]
fn a_record_is_written_the_short_way_as_the_longer_way_writes_it() {
    let form = form();
    let carry = Carry::default();
    for content in [Content::Codes, Content::Labels] {
        let layout = Layout::new(&[&form], content, Language::Kk, &say(Language::Kk));
        let direct = layout.direct(&form, &carry).expect("no repeat");
        let mut short = 0;
        for answers in answers(&form) {
            let record = record::write(&answers);
            let mut written = false;
            let shortly = in_csv(|sheet| {
                written = layout.record(sheet, &direct, &submission(record.as_str())).unwrap();
            });
            if written {
                let wanted = in_csv(|sheet| layout.row(sheet, &submission(&answers)).unwrap());
                assert_eq!(shortly, wanted);
                short += 1;
            } else {
                assert_eq!(records(&shortly).len(), 0);
            }
        }
        assert!(short > 0);
    }
}

#[test]
fn no_fault_is_written_the_short_way() {
    let form = form();
    let carry = Carry::default();
    let layout = Layout::new(&[&form], Content::Codes, Language::En, &say(Language::En));
    let direct = layout.direct(&form, &carry).expect("no repeat");
    let record = record::write(&answers(&form)[0]);
    let short = |record: &str| {
        let mut written = false;
        in_csv(|sheet| {
            written = layout.record(sheet, &direct, &submission(record)).unwrap();
        });
        written
    };
    assert!(short(&record));
    for end in 0..record.len() {
        assert!(record.is_char_boundary(end) && !short(&record[..end]) || !record.is_char_boundary(end));
    }
    for spoilt in [
        format!("{record} 1"),
        record.replacen(":\"", ":\"unknown_", 1),
        record.replacen("{\"", "{\"another\":1,\"", 1),
        record.replacen('{', "{\"", 1),
    ] {
        assert!(!short(&spoilt), "{spoilt}");
    }
}

fn column<'a>(rows: &'a [Vec<String>], name: &str) -> Vec<&'a str> {
    let place = rows[0].iter().position(|heading| heading == name).unwrap_or_else(|| panic!("{name}"));
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

fn times(cells: &[&str], value: &str) -> usize {
    cells.iter().filter(|cell| **cell == value).count()
}

#[test]
fn responses_in_codes_give_the_counts_of_the_tables() {
    let form = form();
    let rows = exported(&form, &answers(&form), Content::Codes, Language::Ru);
    assert_eq!(rows.len(), 231);
    assert_eq!(times(&column(&rows, "reasons/financial_support"), "1"), 186);
    assert_eq!(times(&column(&rows, "difficulties/none"), "1"), 11);
    assert_eq!(times(&column(&rows, "gender"), "female"), 143);
    let salary = column(&rows, "salary_kzt");
    assert_eq!((times(&salary, "-9"), times(&salary, "-8"), times(&salary, "")), (40, 3, 12));
    assert_eq!(times(&column(&rows, "leave_when"), "-7"), 129);
    assert_eq!(column(&rows, "submission/submitted")[0], "2025-02-10T08:11:00+05:00");
    assert_eq!(column(&rows, "submission/started")[0], "");
}

#[test]
fn responses_in_labels_are_words_of_the_language_chosen() {
    let form = form();
    let rows = exported(&form, &answers(&form), Content::Labels, Language::Kk);
    assert_eq!(times(&column(&rows, "gender"), "Әйел"), 143);
    assert_eq!(times(&column(&rows, "reasons: Қаржылай қолдау"), "1"), 186);
    let salary = column(&rows, "salary_kzt");
    assert_eq!((times(&salary, "Жауап беруден бас тартты"), times(&salary, "Жауап жоқ")), (40, 12));
    assert_eq!(times(&column(&rows, "leave_when"), "Сұралған жоқ"), 129);
}

#[test]
fn a_missing_multiple_choice_is_missing_in_each_of_its_columns() {
    let form = form();
    let refused = Answers([(name("reasons"), Answer::Missing(Missing::Refused))].into());
    let rows = exported(&form, &[refused], Content::Codes, Language::En);
    let reasons = rows[0].iter().zip(&rows[1]).filter(|(heading, _)| heading.starts_with("reasons/"));
    assert!(reasons.map(|(_, cell)| cell).all(|cell| cell == "-9"));
}

#[test]
fn what_only_an_older_version_asked_has_columns_behind_the_newest() {
    let mut newest = form();
    newest.pages[0].items = vec![question("why", Kind::Multiple { choices: choices(&["a", "b"]) })];
    let mut older = form();
    older.pages[0].items = vec![
        question("gone", Kind::Text { max_length: None }),
        question("why", Kind::Single { choices: choices(&["c", "a"]) }),
    ];
    let layout = Layout::new(&[&newest, &older], Content::Codes, Language::En, &say(Language::En));
    let of_older =
        Answers([(name("gone"), Answer::Text("x".to_owned())), (name("why"), Answer::One(code("c")))].into());
    let rows = records(&in_csv(|sheet| {
        layout.heading(sheet).unwrap();
        layout.row(sheet, &submission(&of_older)).unwrap();
    }));
    assert_eq!(rows[0][6..], ["why/a", "why/b", "why/c", "gone"]);
    assert_eq!(rows[1][6..], ["0", "0", "1", "x"]);
}

/// A household: a rank, a place, a time, a file, members and their trips.
fn household() -> (Form, Answers) {
    let text = |words: &str| serde_json::json!({ "en": words });
    let ask = |name: &str, kind: serde_json::Value| serde_json::json!({ "name": name, "label": text(name), "kind": kind });
    let choice = |code: &str| serde_json::json!({ "code": code, "label": text(&code.to_uppercase()) });
    let form: Form = serde_json::from_value(serde_json::json!({
        "title": text("Home"),
        "languages": ["en"],
        "page": [{ "name": "p", "item": [
            ask("order", serde_json::json!({ "type": "rank", "choices": [choice("roof"), choice("road")] })),
            ask("home", serde_json::json!({ "type": "location", "shape": "point" })),
            ask("way", serde_json::json!({ "type": "location", "shape": "trace" })),
            ask("at", serde_json::json!({ "type": "time" })),
            ask("photo", serde_json::json!({ "type": "file", "medium": "image" })),
            { "name": "member", "label": text("Member"), "repeat": {}, "item": [
                ask("age", serde_json::json!({ "type": "integer" })),
                { "name": "trip", "repeat": {}, "item": [ask("days", serde_json::json!({ "type": "integer" }))] },
            ] },
        ] }],
    }))
    .unwrap();
    let record = r#"{"order":["road","roof"],"home":[[43.25,76.95,812.0]],"way":[[1.0,2.0],[3.0,4.0]],"at":"14:05:00","photo":"0b7d1f0e-5b8a-4c58-9d0f-2f8a3a1c6e11","member":[{"age":40,"trip":[{"days":3},{"days":5}]},{"age":{"missing":"refused"},"trip":[]}]}"#;
    let answers = crate::answer::record::read(&form, record).unwrap();
    (form, answers)
}

#[test]
fn ranks_and_places_are_parted_and_rows_stand_in_one_cell_of_a_single_sheet() {
    let (form, answers) = household();
    let rows = exported(&form, &[answers], Content::Codes, Language::En);
    let wanted = [
        ("order/roof", "2"),
        ("order/road", "1"),
        ("home/latitude", "43.25"),
        ("home/longitude", "76.95"),
        ("home/altitude", "812"),
        ("home/accuracy", ""),
        ("way", "1 2;3 4"),
        ("at", "14:05:00"),
        ("photo", "0b7d1f0e-5b8a-4c58-9d0f-2f8a3a1c6e11"),
        ("photo/file", ""),
        ("member", "2"),
        (
            "member/rows",
            r#"[{"age":40,"trip":[{"days":3},{"days":5}]},{"age":{"missing":"refused"},"trip":[]}]"#,
        ),
    ];
    let found: Vec<(&str, &str)> =
        rows[0][6..].iter().map(String::as_str).zip(rows[1][6..].iter().map(String::as_str)).collect();
    assert_eq!(found, wanted);
}

/// A sheet that keeps what is written.
#[derive(Default)]
struct Kept(Vec<Vec<String>>);

impl Sheet for Kept {
    fn heading(&mut self, names: &[&str]) -> Result<(), super::Fault> {
        self.0.push(names.iter().map(|name| (*name).to_owned()).collect());
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), super::Fault> {
        let text = in_csv(|sheet| sheet.row(cells).unwrap());
        self.0.extend(records(&text));
        Ok(())
    }
}

#[test]
fn rows_of_repeats_stand_on_sheets_of_their_own_in_a_workbook() {
    let (form, answers) = household();
    let layout = Layout::with(Repeats::Sheets, &[&form], Content::Codes, (Language::En, &say(Language::En)));
    assert_eq!(layout.sheets(), ["responses", "member", "trip"]);
    let mut sheets = [Kept::default(), Kept::default(), Kept::default()];
    layout.headings(&mut sheets).unwrap();
    layout.rows(&mut sheets, &submission(&answers)).unwrap();
    let [responses, members, trips] = sheets;
    assert_eq!(responses.0[0].last().unwrap(), "member");
    assert_eq!(responses.0[1].last().unwrap(), "2");
    assert_eq!(members.0[0], ["submission/id", "submission/number", "member/row", "age", "trip"]);
    assert_eq!(
        (&members.0[1][1..], &members.0[2][1..]),
        (&["1", "1", "40", "2"].map(String::from)[..], &["1", "2", "-9", "0"].map(String::from)[..])
    );
    assert_eq!(trips.0[0][1..], ["submission/number", "member/row", "trip/row", "days"]);
    assert_eq!(trips.0.iter().skip(1).map(|row| row[2..].join(" ")).collect::<Vec<_>>(), ["1 1 3", "1 2 5"]);

    let mut book = xlsx::Book::new(moment().to_utc()).unwrap();
    let mut written = book.sheets(&layout.sheets()).unwrap();
    layout.headings(&mut written).unwrap();
    layout.rows(&mut written, &submission(&answers)).unwrap();
    drop(written);
    let mut bytes = Cursor::new(Vec::new());
    book.save(&mut bytes).unwrap();
    assert!(bytes.into_inner().len() > 1_000);
}

#[test]
fn headings_in_words_name_the_parts() {
    let (form, answers) = household();
    let rows = exported(&form, &[answers], Content::Labels, Language::Kk);
    assert_eq!(rows[0][6..9], ["order: ROOF", "order: ROAD", "home: ендік"]);
}

#[test]
fn no_text_of_a_stranger_runs_as_a_formula() {
    let mut form = form();
    form.pages[0].items = vec![question("words", Kind::LongText { max_length: None })];
    for (text, written) in [
        ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
        ("+1+1", "'+1+1"),
        ("-8", "'-8"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a,\"b\"\n=1", "a,\"b\"\n=1"),
        ("қалыпты", "қалыпты"),
    ] {
        let given = Answers([(name("words"), Answer::Text(text.to_owned()))].into());
        let rows = exported(&form, &[given], Content::Codes, Language::En);
        assert_eq!(column(&rows, "words"), [written]);
    }
}

#[test]
fn numbers_are_written_as_numbers() {
    let mut form = form();
    form.pages[0].items = vec![
        question("q", Kind::Integer { min: None, max: None }),
        question("d", Kind::Decimal { min: None, max: None }),
        question("day", Kind::Date { min: None, max: None }),
    ];
    let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
    let given = [
        (name("q"), Answer::Integer(-8_000)),
        (name("d"), Answer::Decimal(-0.5)),
        (name("day"), Answer::Date(day)),
    ];
    let rows = exported(&form, &[Answers(given.into())], Content::Codes, Language::Ru);
    assert_eq!(rows[1][6..], ["-8000", "-0.5", "2026-11-04"]);
}

/// The tables of every question.
fn of_every_question(form: &Form, columns: &Columns) -> Vec<Table> {
    every_question(form, columns, By::default()).into_iter().flat_map(|counted| counted.tables).collect()
}

fn table_in_csv(table: &Table, language: Language) -> String {
    let mut bytes = Vec::new();
    tables::to_csv(&mut bytes, table, language, &say(language)).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_table_as_csv() {
    let (form, columns) = study();
    let of = |question, by| {
        let by = By { question: by, ..By::default() };
        of_question(&form, &columns, question, by).unwrap().tables.remove(0)
    };
    insta::assert_snapshot!(table_in_csv(&of("difficulties", None), Language::Kk));
    insta::assert_snapshot!(table_in_csv(&of("age", None), Language::Ru));
    insta::assert_snapshot!(table_in_csv(&of("satisfaction", Some("gender")), Language::En));
}

/// The rounded percents of a table in JSON, of one base, of rows of a kind.
fn rounded(exported: &serde_json::Value, table: &str, base: &str) -> Vec<u64> {
    let tables = exported["tables"].as_array().unwrap();
    let table = tables.iter().find(|found| found["key"] == table).unwrap();
    let rows = table["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == "category");
    let shares = rows.filter_map(|row| row["cells"].get(format!("percent_of_{base}")));
    shares
        .map(|share| {
            assert_eq!(share["base"], base);
            assert!(share["exact"].is_f64() && share["base_label"].is_string());
            share["rounded"].as_u64().unwrap()
        })
        .collect()
}

#[test]
fn tables_in_json_give_every_published_percent_and_say_of_what() {
    let (form, columns) = study();
    let study = of_every_question(&form, &columns);
    let exported = json::tables("diploma-to-village", &form, &study, Language::En, &say(Language::En));
    let of = |table| rounded(&exported, table, "cases_answered");
    assert_eq!(of("reasons")[..5], [81, 67, 48, 32, 15]);
    assert_eq!(of("satisfaction"), [18, 52, 30]);
    assert_eq!(of("stay_intention"), [39, 44, 17]);
    assert_eq!(of("difficulties")[..4], [63, 41, 38, 29]);
    assert_eq!(of("suggestions")[..4], [57, 46, 33, 60]);
    assert_eq!((of("gender")[0], of("education")[0]), (62, 71));
    assert_eq!(of("sector"), [55, 28, 10, 7]);
    assert_eq!(rounded(&exported, "difficulties", "cases_substantive"), [66, 43, 40, 31]);
    let tables = exported["tables"].as_array().unwrap();
    let age = tables.iter().find(|table| table["key"] == "age").unwrap();
    let mean = age["rows"].as_array().unwrap().iter().find(|row| row["key"] == "mean").unwrap();
    assert_eq!(mean["cells"]["value"]["rounded"], 24.7);
    let reasons = tables.iter().find(|table| table["key"] == "reasons").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&reasons["rows"][0]).unwrap());
}

fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn book() -> xlsx::Book {
    xlsx::Book::new(moment().with_timezone(&Utc)).unwrap()
}

#[test]
fn a_workbook_has_a_sheet_a_table_and_numbers_in_its_cells() {
    let (form, columns) = study();
    let study = of_every_question(&form, &columns);
    let mut bytes = Cursor::new(Vec::new());
    tables::to_xlsx(&mut bytes, book(), &study, Language::Kk, &say(Language::Kk)).unwrap();
    let parts = parts(bytes.get_ref());
    let part = |name: &str| parts.iter().find(|(found, _)| found == name).unwrap().1.as_str();
    let workbook = part("xl/workbook.xml");
    for table in &study {
        let sheet = format!("name=\"{}\"", table.key.replace('/', "-"));
        assert!(workbook.contains(&sheet), "{sheet}");
    }
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<v>28</v>"), "{sheet}");
    assert!(part("docProps/core.xml").contains("2025-02-10T03:11:00Z"));
}

#[test]
fn a_workbook_holds_strangers_words_as_words() {
    let mut form = form();
    form.pages[0].items = vec![question("words", Kind::LongText { max_length: None })];
    let given = Answers([(name("words"), Answer::Text("=1+1".to_owned()))].into());
    let layout = Layout::new(&[&form], Content::Codes, Language::En, &say(Language::En));
    let mut book = book();
    let mut sheet = book.sheet("responses").unwrap();
    layout.heading(&mut sheet).unwrap();
    layout.row(&mut sheet, &submission(&given)).unwrap();
    let mut bytes = Cursor::new(Vec::new());
    book.save(&mut bytes).unwrap();
    let parts = parts(bytes.get_ref());
    assert!(parts.iter().all(|(_, text)| !text.contains("<f>")));
    assert!(parts.iter().any(|(_, text)| text.contains(">=1+1<")));
}

#[test]
fn quotes_are_written_with_who_said_them() {
    let row = quotes::Row {
        code: "Қаржылай мотивация",
        code_path: "Мотивация / Қаржылай мотивация",
        quote: "Егер бағдарлама болмаса, мен қалада қалар едім",
        citation: "«Егер бағдарлама болмаса, мен қалада қалар едім» (қатысушы, 23 жаста, Түркістан обл.)",
        document: "Сұхбат 1",
        passage: 4,
        language: Language::Kk,
        age: Some(23),
        region: "Түркістан обл.",
        role: "қатысушы",
        coder: "",
    };
    insta::assert_snapshot!(in_csv(|sheet| {
        quotes::heading(sheet, &say(Language::Kk)).unwrap();
        row.write(sheet).unwrap();
    }));
}

#[test]
fn rows_in_json_are_objects_even_where_two_columns_have_one_name() {
    let mut bytes = Vec::new();
    let mut rows = json::Rows::new(&mut bytes).unwrap();
    rows.heading(&["a", "a", "b"]).unwrap();
    rows.row(&[Cell::Whole(1), Cell::Missing(Missing::DontKnow), Cell::Text("=x")]).unwrap();
    rows.row(&[Cell::Flag(true), Cell::Missing(Missing::NoAnswer), Cell::Empty]).unwrap();
    rows.finish().unwrap();
    let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let expected = serde_json::json!([
        { "a": 1, "a (2)": -8, "b": "=x" },
        { "a": 1, "a (2)": null, "b": null },
    ]);
    assert_eq!(read, expected);
}

proptest! {
    #[test]
    fn any_text_comes_back_from_csv_and_begins_no_formula(text in "\\PC{0,30}|[=+@\t\r\n\",-]{0,6}") {
        let rows = records(&in_csv(|sheet| {
            sheet.heading(&["x", "y"]).unwrap();
            sheet.row(&[Cell::Text(&text), Cell::Whole(1)]).unwrap();
        }));
        let cell = &rows[1][0];
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert!(*cell == text || cell.strip_prefix('\'') == Some(text.as_str()));
    }
}
