use super::*;
use crate::exchange::workbook::Workbook;
use crate::language::Language;

/// A form out of tables as Markdown shows them.
fn markdown(text: &str) -> Result<Read, Vec<Remark>> {
    let workbook = Workbook::read("form.md", text.as_bytes()).expect("a workbook");
    read(&workbook, "form", &[])
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
        Err(faults) => panic!("{:?}", keys(&faults)),
    }
}

#[test]
fn the_sample_form_reads_the_same_from_every_kind_of_file_and_survives_writing() {
    let read = |name: &str, bytes: &[u8]| {
        let workbook = Workbook::read(name, bytes).expect("a workbook");
        super::read(&workbook, "form", &[]).map_err(|faults| keys(&faults)).expect("a form").form
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
    let faulty = "| survey | | | | | |\n\
        | | type | name | label | relevant | repeat_count |\n\
        | | interger | a | A | | |\n\
        | | text | b c | B | | |\n\
        | | text | | C | | |\n\
        | | | d | D | | |\n\
        | | select_one colour | e | E | | |\n\
        | | begin_repeat | r | R | | 3 |\n\
        | | text | f | F | | |\n\
        | | end_group | | | | |\n\
        | | end_group | | | | |\n\
        | | begin_group | g | G | | |\n\
        | | text | h | H | | |\n\
        | choices | | | | | |\n\
        | | list_name | name | label | | |\n\
        | | colours | red | Red | | |\n\
        | | colours | red | Red | | |\n\
        | | colours | | Blue | | |\n";
    let faults = markdown(faulty).expect_err("faults");
    assert_eq!(
        keys(&faults),
        [
            "survey!B3 (type) import-type-like",
            "survey!C4 (name) import-name",
            "survey!C5 (name) import-name-missing",
            "survey!B6 (type) import-type-missing",
            "survey!B7 (type) import-list-like",
            "survey!B10 (type) import-group-mismatch",
            "survey!B11 (type) import-group-end",
            "survey!B12 (type) import-group-open",
            "choices!C17 (name) import-choice-twice",
            "choices!C18 (name) import-choice-name-missing",
        ]
        .map(str::to_owned)
    );
}
