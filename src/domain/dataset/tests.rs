//! Files as other programs read them: written here, read back by `tests/data/dataset/check.py`.

use super::*;
use crate::language::Language;
use std::io::Cursor;

fn written(mut writer: Box<dyn Rows + '_>, dataset: &Dataset) -> Written {
    samples::rows(dataset, |row| writer.row(row).unwrap());
    writer.finish().unwrap()
}

fn sav(dataset: &Dataset, language: Language, packing: sav::Packing) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let writer = sav::Writer::new(&mut bytes, dataset, language, packing).unwrap();
    assert_eq!(written(Box::new(writer), dataset), Written { rows: 6, shortened: Vec::new() });
    bytes.into_inner()
}

fn dta(dataset: &Dataset, language: Language) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let writer = dta::Writer::new(&mut bytes, Cursor::new(Vec::new()), dataset, language).unwrap();
    assert_eq!(written(Box::new(writer), dataset), Written { rows: 6, shortened: Vec::new() });
    bytes.into_inner()
}

fn csv(dataset: &Dataset, language: Language, options: delimited::Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    let writer = delimited::Writer::new(&mut bytes, dataset, language, options).unwrap();
    written(Box::new(writer), dataset);
    bytes
}

fn json_lines(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = Vec::new();
    written(Box::new(lines::Writer::new(&mut bytes, dataset)), dataset);
    bytes
}

fn parquet(dataset: &Dataset, language: Language) -> Vec<u8> {
    let mut bytes = Vec::new();
    let writer = parquet::Writer::new(&mut bytes, dataset, language).unwrap();
    written(Box::new(writer), dataset);
    bytes
}

fn codebook(dataset: &Dataset, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ddi::write(&mut bytes, dataset, ddi::DataFile { name, rows: 6 }).unwrap();
    bytes
}

/// Every file of a study in a language, by name.
fn files(language: Language) -> Vec<(String, &'static str, Vec<u8>)> {
    let dataset = samples::dataset();
    let name = |ending: &str| format!("schools-{language}.{ending}");
    let data = name("csv");
    let script = |text: String| text.into_bytes();
    vec![
        (data.clone(), "text/csv", csv(&dataset, language, delimited::Options::SCRIPTS)),
        (name("sav"), "application/x-spss-sav", sav(&dataset, language, sav::Packing::Bytecode)),
        (name("zsav"), "application/x-spss-sav", sav(&dataset, language, sav::Packing::Zlib)),
        (name("dta"), "application/x-stata-dta", dta(&dataset, language)),
        (name("parquet"), "application/vnd.apache.parquet", parquet(&dataset, language)),
        (name("jsonl"), "application/jsonl", json_lines(&dataset)),
        (name("R"), "text/x-r", script(script::r(&dataset, language, &data))),
        (name("sps"), "text/x-spss-syntax", script(script::spss(&dataset, language, &data))),
        (name("do"), "text/x-stata-do", script(script::stata(&dataset, language, &data))),
        (name("xml"), "application/xml", codebook(&dataset, &data)),
    ]
}

#[test]
fn values_and_labels_stand_in_a_csv_as_they_are_wanted() {
    let dataset = samples::dataset();
    for content in [
        delimited::Content::Codes,
        delimited::Content::Numbers,
        delimited::Content::Labels,
        delimited::Content::Both,
    ] {
        let options = delimited::Options { content, separator: b';', ..delimited::Options::default() };
        let text = String::from_utf8(csv(&dataset, Language::Ru, options)).unwrap();
        let text = text.replace(&samples::LONG_WORD.repeat(40), "<long>");
        insta::assert_snapshot!(format!("csv_{content:?}"), text.replace(samples::LONG_WORD, "<word>"));
    }
}

#[test]
fn rows_are_objects_that_tell_why_values_are_missing() {
    let text = String::from_utf8(json_lines(&samples::dataset())).unwrap();
    insta::assert_snapshot!(text.replace(&samples::LONG_WORD.repeat(40), "<long>"));
}

#[test]
fn scripts_load_and_label_the_csv() {
    let dataset = samples::dataset();
    let short = |text: String| text.replace(samples::LONG_WORD, "<word>");
    insta::assert_snapshot!("script_r", short(script::r(&dataset, Language::En, "schools.csv")));
    insta::assert_snapshot!("script_spss", short(script::spss(&dataset, Language::En, "schools.csv")));
    insta::assert_snapshot!("script_stata", short(script::stata(&dataset, Language::En, "schools.csv")));
}

#[test]
fn no_line_of_the_syntax_of_spss_reads_like_a_comment() {
    let mut dataset = samples::dataset();
    for (variable, name) in dataset.variables.iter_mut().skip(8).zip(["comment", "COMM"]) {
        variable.name = name.to_owned();
    }
    let syntax = script::spss(&dataset, Language::En, "schools.csv").to_lowercase();
    assert!(syntax.contains(" comment a5 comm a"), "{syntax}");
    let read_so = |line: &str| line.trim_start().starts_with("comm");
    assert_eq!(syntax.lines().find(|line| read_so(line)), None);
}

#[test]
fn archives_read_labels_in_every_language() {
    let text = String::from_utf8(codebook(&samples::dataset(), "schools.csv")).unwrap();
    insta::assert_snapshot!(text.replace(samples::LONG_WORD, "<word>"));
}

#[test]
fn a_package_describes_its_columns() {
    let schema = package::schema(&samples::dataset(), Language::En);
    let text = serde_json::to_string_pretty(&schema).unwrap();
    insta::assert_snapshot!(text.replace(samples::LONG_WORD, "<word>"));
}

#[test]
fn a_value_that_would_be_taken_for_none_is_a_fault() {
    let mut dataset = samples::dataset();
    dataset.variables = vec![dataset.variables[2].clone()];
    dataset.sets.clear();
    dataset.weight = None;
    let mut out = Cursor::new(Vec::new());
    let mut writer = sav::Writer::new(&mut out, &dataset, Language::En, sav::Packing::Bytecode).unwrap();
    assert!(matches!(writer.row(&[Cell::Number(-8.0)]), Err(Fault::TakenForMissing { value: -8.0, .. })));
    assert!(matches!(writer.row(&[Cell::Flag(true)]), Err(Fault::Unfit { .. })));
    assert!(matches!(writer.row(&[]), Err(Fault::Width { cells: 0, variables: 1 })));
    dataset.variables[0].codes = MissingCodes::below(-40.0);
    let mut out = Cursor::new(Vec::new());
    let mut writer = sav::Writer::new(&mut out, &dataset, Language::En, sav::Packing::Bytecode).unwrap();
    writer.row(&[Cell::Number(-8.0)]).unwrap();
}

#[test]
fn a_text_longer_than_spss_takes_is_cut_between_letters_and_told() {
    let mut dataset = samples::dataset();
    let long = "ә".repeat(20_000);
    dataset.variables = vec![Variable::new("t", Kind::Text { bytes: long.len() }, dataset.title.clone())];
    dataset.sets.clear();
    dataset.weight = None;
    let mut out = Cursor::new(Vec::new());
    let writer = sav::Writer::new(&mut out, &dataset, Language::En, sav::Packing::Zlib).unwrap();
    let mut writer = Box::new(writer);
    writer.row(&[Cell::Text(&long)]).unwrap();
    let shortened = vec![Shortened { variable: "t".to_owned(), texts: 1, bytes: 32_767 }];
    assert_eq!(writer.finish().unwrap(), Written { rows: 1, shortened });
    let mut reader = sav::read::Reader::open(out.get_ref().as_slice()).unwrap();
    let mut row = Vec::new();
    assert!(reader.next_row(&mut row).unwrap());
    assert_eq!(row, [sav::read::Value::Text("ә".repeat(16_383))]);
}

/// Where the files for other programs go: a folder named in `SAUAL_DATASETS`, where there is one.
#[test]
fn files_for_other_programs_are_written_where_they_are_wanted() {
    let folder = std::env::var_os("SAUAL_DATASETS").map(std::path::PathBuf::from);
    let dataset = samples::dataset();
    for language in Language::ALL {
        let mut package = package::Package::new(Cursor::new(Vec::new()), &dataset, language);
        for (place, (name, media_type, bytes)) in files(language).into_iter().enumerate() {
            match place {
                0 => package.data(&name, &mut bytes.as_slice()).unwrap(),
                _ => package.file(&name, media_type, &mut bytes.as_slice()).unwrap(),
            }
            if let Some(folder) = &folder {
                std::fs::write(folder.join(&name), bytes).unwrap();
            }
        }
        let archive = package.finish().unwrap().into_inner();
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("schools-{language}.zip")), archive).unwrap();
        }
    }
}
