use super::*;
use crate::exchange::workbook::Workbook;
use crate::language::Language;

mod loops;

/// A form out of tables as Markdown shows them.
fn markdown(text: &str) -> Result<Read, Vec<Remark>> {
    let workbook = Workbook::read("form.md", text.as_bytes()).expect("a workbook");
    read(&workbook, "form", &[]).map_err(|refused| refused.faults)
}

fn keys(remarks: &[Remark]) -> Vec<String> {
    remarks.iter().map(|remark| format!("{} {}", remark.place, remark.message.key)).collect()
}

/// The form that writing and reading make of a form.
pub(in crate::exchange) fn again(form: &Form) -> Form {
    let mut out = std::io::Cursor::new(Vec::new());
    write::xlsx(form, chrono::DateTime::UNIX_EPOCH, &mut out).expect("written");
    let workbook = Workbook::read("form.xlsx", &out.into_inner()).expect("a workbook");
    match read(&workbook, "form", &[]) {
        Ok(read) => read.form,
        Err(refused) => panic!("{:?}", keys(&refused.faults)),
    }
}

#[test]
fn a_page_called_like_a_question_keeps_its_name_in_a_workbook() {
    let form = crate::form::source::read(include_str!("../../../demo/form.toml")).expect("a form").form;
    assert!(form.pages.iter().any(|page| form.question(page.name.as_str()).is_some()));
    let read = again(&form);
    let names = |form: &Form| form.pages.iter().map(|page| page.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&read), names(&form));
    assert_eq!(again(&read), read);
}

#[test]
fn the_sample_form_reads_the_same_from_every_kind_of_file_and_survives_writing() {
    let read = |name: &str, bytes: &[u8]| {
        let workbook = Workbook::read(name, bytes).expect("a workbook");
        super::read(&workbook, "form", &[]).map_err(|refused| keys(&refused.faults)).expect("a form").form
    };
    let form = read("a.xlsx", include_bytes!("../../../../tests/data/xlsform/household.xlsx"));
    assert_eq!(read("a.xls", include_bytes!("../../../../tests/data/xlsform/household.xls")), form);
    assert_eq!(read("a.ods", include_bytes!("../../../../tests/data/xlsform/household.ods")), form);
    assert_eq!(form.languages, [Language::Kk, Language::Ru, Language::En]);
    assert_eq!(form.pages.len(), 5);
    assert_eq!(again(&form), form);
    insta::assert_snapshot!(serde_json::to_string_pretty(&form).expect("JSON"));
}

#[test]
fn every_fault_is_told_at_once_with_its_cell() {
    let faulty = "| survey | | | | | | |\n\
        | | type | name | label::English (en) | label::Русский (ru) | relevant | repeat_count |\n\
        | | interger | a | A | А | ${b c} = 'x' and ${nobody} = 1 | |\n\
        | | text | b c | B | Б ${nobody} | | |\n\
        | | text | | C | | ${a} > | |\n\
        | | | d | D | Г | | |\n\
        | | select_one colour | e | E | Д | ${a} = 1 | |\n\
        | | begin_repeat | r | R | Р | selected(${e}, 'blue') | 3 |\n\
        | | text | f | F | Ф | frobnicate(1) | |\n\
        | | end_group | | | | | |\n\
        | | end_group | | | | | |\n\
        | | begin_group | g | G | Г | | |\n\
        | | text | h | H | Х | | |\n\
        | | text | h | H | Х | ${h} = 'x' | |\n\
        | | select_one villages | i | I | И | ${i} = 'x' and ${e} = 'red' | |\n\
        | choices | | | | | | |\n\
        | | list_name | name | label::English (en) | label::Русский (ru) | | |\n\
        | | colours | red | Red | Красный ${nobody} | | |\n\
        | | colours | red | Red | Красный | | |\n\
        | | colours | | Blue | Синий | | |\n\
        | settings | | | | | | |\n\
        | | instance_name | form_title | form_title::ru | | | |\n\
        | | concat(${nobody} | T | T | | | |\n";
    let workbook = Workbook::read("form.md", faulty.as_bytes()).expect("a workbook");
    let refused = read(&workbook, "form", &[]).expect_err("faults");
    assert_eq!(
        keys(&refused.faults),
        [
            "survey!B3 (type) import-type-like",
            "survey!F3 (relevant) form-expr-unknown",
            "survey!C4 (name) import-name",
            "survey!E4 (label::Русский (ru)) form-expr-unknown",
            "survey!C5 (name) import-name-missing",
            "survey!F5 (relevant) form-expr-ended",
            "survey!B6 (type) import-type-missing",
            "survey!B7 (type) import-list-like",
            "survey!F8 (relevant) form-expr-code",
            "survey!F9 (relevant) form-expr-function",
            "survey!B10 (type) import-group-mismatch",
            "survey!B11 (type) import-group-end",
            "survey!B12 (type) import-group-open",
            "survey!C14 (name) import-name-twice",
            "survey!B15 (type) import-list-unknown",
            "survey!F15 (relevant) form-check-circle",
            "choices!E18 (label::Русский (ru)) form-expr-unknown",
            "choices!C19 (name) import-choice-twice",
            "choices!C20 (name) import-choice-name-missing",
            "settings!B23 (instance_name) form-expr-ended",
        ]
        .map(str::to_owned)
    );
    let missing = "survey!E5 (label::Русский (ru)) form-warning-translation";
    assert!(keys(&refused.warnings).contains(&missing.to_owned()), "{:?}", keys(&refused.warnings));
}

#[test]
fn what_is_doubtful_is_told_and_what_is_not_used_is_kept() {
    let read = markdown(
        "| survey | | | | | | |\n\
         | | type | name | label | appearance | default | my notes |\n\
         | | begin_group | a | A | field-list | | first |\n\
         | | select_one yn or_other | q | Do you agree? | minimal | | |\n\
         | | end_group | | | | | |\n\
         | | begin_group | b | B | | | |\n\
         | | text | q | Why ${a_q}? | | ${last-saved#q} | |\n\
         | | text | x_1 | | | | |\n\
         | | simserial | sim | | | | |\n\
         | | end_group | | | | | |\n\
         | choices | | | | | | |\n\
         | | list_name | name | label | | | |\n\
         | | yn | yes | Yes | | | |\n\
         | | yn | no | No | | | |\n",
    );
    let faults = keys(&read.expect_err("a name that is not there"));
    assert_eq!(faults, ["survey!D7 (label) form-check-unknown-meant"]);
    let read = markdown(
        "| survey | | | | | | |\n\
         | | type | name | label | appearance | default | my notes |\n\
         | | begin_group | a | A | field-list | | first |\n\
         | | select_one yn or_other | q | Do you agree? | minimal | | |\n\
         | | end_group | | | | | |\n\
         | | begin_group | b | B | | | |\n\
         | | text | q | Why? | | ${last-saved#q} | |\n\
         | | text | x_1 | | | | |\n\
         | | simserial | sim | | | | |\n\
         | | end_group | | | | | |\n\
         | choices | | | | | | |\n\
         | | list_name | name | label | | | |\n\
         | | yn | yes | Yes | | | |\n\
         | | yn | no | No | | | |\n",
    )
    .map_err(|faults| keys(&faults))
    .expect("a form");
    let told = keys(&read.warnings);
    for key in [
        " import-language-guessed",
        " import-title",
        "survey!C7 (name) import-name-renamed",
        "survey!F7 (default) import-last-saved",
        "survey!8 import-label-missing",
        "survey!B9 (type) import-type-passed",
    ] {
        assert!(told.iter().any(|told| told == key), "{key}: {told:?}");
    }
    let form = &read.form;
    let names: Vec<&str> = form.every_question().map(|question| question.name.as_str()).collect();
    assert_eq!(names, ["q", "q_other", "b_q", "x_1", "sim"]);
    assert_eq!(form.pages[0].more["my notes"], "first");
    assert_eq!(
        form.question("b_q").map(|question| question.more["default"].as_str()),
        Some("${last-saved#q}")
    );
    assert_eq!(again(form), *form);
}

#[test]
fn a_name_of_several_rows_cannot_be_spoken_of() {
    let faults = markdown(
        "| survey | | | |\n\
         | | type | name | label | relevant |\n\
         | | begin_group | a | A | |\n\
         | | text | q | Q | |\n\
         | | end_group | | | |\n\
         | | begin_group | b | B | |\n\
         | | text | q | Q | |\n\
         | | text | r | R | ${q} = 'x' |\n\
         | | end_group | | | |\n",
    )
    .expect_err("ambiguous");
    assert_eq!(keys(&faults), ["survey!E8 (relevant) import-name-ambiguous"]);
    assert_eq!(faults[0].marked.as_ref().map(|marked| marked.parts()), Some(["", "${q}", " = 'x'"]));
}

#[test]
fn choices_come_out_of_a_file_beside_the_form() {
    let survey = "| survey | | | | |\n\
        | | type | name | label::Русский (ru) | parameters | choice_filter |\n\
        | | select_one_from_file villages.csv | v | Село | value=code | district = 'a' |\n\
        | | csv-external | prices | | | |\n";
    let workbook = Workbook::read("form.md", survey.as_bytes()).expect("a workbook");
    let given = [
        Given {
            name: "Villages.CSV", bytes: "code,label,district\n1,Ақкөл,a\n2,Степное,b\n".as_bytes()
        },
        Given { name: "prices.csv", bytes: b"name,label\nbread,Bread\n" },
    ];
    let read =
        super::read(&workbook, "form", &given).map_err(|refused| keys(&refused.faults)).expect("a form");
    let choices = read.form.question("v").map(|question| question.choices().to_vec()).unwrap_or_default();
    assert_eq!(choices[0].label.ru.as_deref(), Some("Ақкөл"));
    assert_eq!((choices[1].code.as_str(), choices[1].more["district"].as_str()), ("2", "b"));
    assert_eq!(read.form.list("prices").map(|list| list.choices.len()), Some(1));
    let without = super::read(&workbook, "form", &[]).expect("a form without its files");
    let missing = keys(&without.warnings).into_iter().filter(|told| told.ends_with("import-file-not-given"));
    assert_eq!(missing.count(), 2);
    assert_eq!(again(&without.form), without.form);
}

#[test]
fn two_thousand_questions_are_read_within_a_second() {
    let mut text =
        "| survey | | | | |\n| | type | name | label::English (en) | label::Русский (ru) | relevant |\n"
            .to_owned();
    for number in 0..2_000 {
        let before = if number == 0 { String::new() } else { format!("${{q{}}} = 'yes'", number - 1) };
        text +=
            &format!("| | select_one yn | q{number} | Question {number} | Вопрос {number} | {before} |\n");
    }
    text += "| choices | | | |\n| | list_name | name | label::English (en) | label::Русский (ru) |\n| | yn | yes | Yes | Да |\n| | yn | no | No | Нет |\n";
    let begun = std::time::Instant::now();
    let read = markdown(&text);
    let took = begun.elapsed();
    assert_eq!(read.map_err(|faults| keys(&faults)).expect("a form").form.every_question().count(), 2_000);
    // Unoptimised, on a busy machine; a tenth of it for people.
    assert!(took.as_secs() < 10, "{took:?}");
    println!("2,000 questions: {took:?}");
}

#[test]
fn a_million_nested_groups_are_a_fault_and_no_overflow() {
    let mut text = "type,name\n".to_owned();
    text += &"begin_group,g\n".repeat(crate::exchange::workbook::ROWS);
    let workbook = Workbook::read("survey.csv", text.as_bytes()).expect("a workbook");
    let refused = super::read(&workbook, "form", &[]).expect_err("too deep");
    assert!(refused.faults.iter().any(|fault| fault.message.key == "import-group-deep"));
}

#[test]
fn a_form_larger_than_forms_are_is_told_of_once_at_the_row_where_it_gets_so() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a name");
    for (column, header) in (0..).zip(["type", "name", "label"]) {
        sheet.write(0, column, header).expect("a header");
    }
    for row in 1..20_000 {
        sheet.write(row, 0, "text").expect("a cell");
        sheet.write(row, 1, format!("q{}", row % 9_000)).expect("a cell");
    }
    let workbook = Workbook::read("form.xlsx", &book.save_to_buffer().expect("a workbook")).expect("read");
    let refused = super::read(&workbook, "form", &[]).expect_err("too large");
    assert_eq!(keys(&refused.faults), ["survey!5002 form-fault-many-questions"]);
}

#[test]
fn the_key_of_an_encrypted_form_is_told_of_and_kept_for_other_programs() {
    let read = markdown(
        "| survey | | | |\n\
         | | type | name | label |\n\
         | | text | q | Q |\n\
         | settings | | | |\n\
         | | form_title | public_key | instance_name |\n\
         | | Visits | MIIB+/= | visit-1 |\n",
    )
    .map_err(|faults| keys(&faults))
    .expect("a form");
    let told = keys(&read.warnings);
    assert!(told.iter().any(|told| told.ends_with("(public_key) import-encrypted")), "{told:?}");
    assert!(told.iter().any(|told| told.ends_with("form-check-instance-name")), "{told:?}");
    assert_eq!(read.form.settings.more["public_key"], "MIIB+/=");
    let written = again(&read.form);
    assert_eq!(written, read.form);
    assert_eq!(written.settings.instance_name.as_deref(), Some("visit-1"));
}

#[test]
fn a_name_that_the_program_keeps_is_called_otherwise_wherever_it_is_spoken_of() {
    let read = markdown(
        "| survey | | | | |\n\
         | | type | name | label | relevant |\n\
         | | text | _a | A | |\n\
         | | text | a | B ${_a} | ${_a} = 'x' |\n\
         | | begin_group | _ | G | |\n\
         | | text | __1 | C | ${a} = 'x' |\n\
         | | end_group | | | |\n",
    )
    .map_err(|faults| keys(&faults))
    .expect("a form");
    let form = &read.form;
    let names: Vec<&str> = form.every_question().map(|question| question.name.as_str()).collect();
    assert_eq!(names, ["a_2", "a", "q__1"]);
    let a = form.question("a").expect("a question");
    assert_eq!(a.relevant.as_deref(), Some("${a_2} = 'x'"));
    assert_eq!(a.label.en.as_deref(), Some("B ${a_2}"));
    assert_eq!(form.question("q__1").and_then(|q| q.relevant.as_deref()), Some("${a} = 'x'"));
    assert_eq!(keys(&read.warnings).iter().filter(|told| told.ends_with("import-name-marked")).count(), 3);
    assert_eq!(again(form), *form);
}

mod any_form {
    use super::*;
    use crate::form::arbitrary;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// What a workbook cannot hold is told when it is first read; what was read once stays.
        #[test]
        fn a_form_that_was_read_is_written_and_read_as_the_same(form in arbitrary::form()) {
            let sheets = write::sheets(&form);
            let workbook = in_memory(&sheets);
            if let Ok(first) = super::super::read(&workbook, "form", &[]) {
                let second = super::super::read(&in_memory(&write::sheets(&first.form)), "form", &[]);
                let second = second.map_err(|refused| keys(&refused.faults));
                prop_assert_eq!(second.map(|read| read.form), Ok(first.form));
            }
        }

        /// Loops and names that are kept for the program become others, which stay.
        #[test]
        fn loops_and_kept_names_are_read_once_and_stay(
            codes in prop::collection::btree_set("none|other|_?[a-c1-3]{1,2}", 1..5),
            names in prop::collection::vec("_{0,2}[a-d]{0,2}1?|[a-c]_%\\(name\\)s", 1..6),
            nested in any::<bool>(),
        ) {
            let mut text = String::from("| survey |\n| | type | name | label | relevant |\n| | begin loop over l | l | L | |\n");
            if nested {
                text += "| | begin_loop l | m | M %(label)s | |\n";
            }
            for name in &names {
                text += &format!("| | select_one l | {name} | Of %(label)s | ${{{}}} = '%(name)s' |\n", names[0]);
            }
            text += if nested { "| | end_loop | |\n| | end_loop | |\n" } else { "| | end_loop | |\n" };
            text += "| choices |\n| | list_name | name | label |\n";
            for code in &codes {
                text += &format!("| | l | {code} | Label {code} |\n");
            }
            if let Ok(first) = markdown(&text) {
                let second = super::super::read(&in_memory(&write::sheets(&first.form)), "form", &[]);
                let second = second.map_err(|refused| keys(&refused.faults));
                prop_assert_eq!(second.map(|read| read.form), Ok(first.form));
            }
        }

        #[test]
        fn no_cells_make_reading_panic(cells in prop::collection::vec(prop::collection::vec("(begin|end)[ _](group|repeat|loop( l)?)|select_one \\PC{0,3}|text|\\$\\{\\PC{0,4}\\}|\\PC{0,12}", 6), 1..12)) {
            let mut text = String::from("| survey |\n| | type | name | label | relevant | default | trigger |\n");
            for row in cells {
                let row: Vec<String> = row.iter().map(|cell| cell.replace(['|', '\n', '\\'], "")).collect();
                text += &format!("| | {} |\n", row.join(" | "));
            }
            let _ = markdown(&text);
        }
    }

    fn in_memory(sheets: &write::Sheets) -> Workbook {
        let sheet = |name: &str, grid: &grid::Grid| {
            let column = |(number, header): (u32, &String)| crate::exchange::remark::Column {
                number,
                header: header.clone(),
            };
            let row = |(at, row): (usize, &Vec<String>)| crate::exchange::workbook::Row {
                number: at + 2,
                cells: (0..).zip(row.iter().cloned()).filter(|(_, text)| !text.is_empty()).collect(),
            };
            crate::exchange::workbook::Sheet {
                name: name.to_owned(),
                heading_row: 1,
                columns: (0..).zip(&grid.columns).map(column).collect(),
                rows: grid.rows.iter().enumerate().map(row).collect(),
            }
        };
        let sheets = vec![
            sheet("survey", &sheets.survey),
            sheet("choices", &sheets.choices),
            sheet("settings", &sheets.settings),
        ];
        Workbook { sheets, ..Workbook::default() }
    }
}
