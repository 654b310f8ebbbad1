//! The responses of the demonstration as files for statistical programs.

use crate::export::{STUDY, demonstration, refused, said};
use domain::dataset::sav::read::{Reader, Value};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

/// The file of the demonstration in a format.
fn file(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    file_of(folder, STUDY[1], arguments)
}

/// The file of a study in a format.
pub(crate) fn file_of(folder: &Path, study: &str, arguments: &[&str]) -> Vec<u8> {
    said(folder, &[&["export", "dataset", "--study", study], arguments, &["--out", "file"]].concat());
    let bytes = std::fs::read(folder.join("file")).expect("a file");
    std::fs::remove_file(folder.join("file")).expect("removed");
    bytes
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

/// The rows of a file of SPSS, as values of a column.
fn column(bytes: &[u8], name: &str) -> Vec<Value> {
    let mut reader = Reader::open(bytes).expect("a file of SPSS");
    let place = reader.dictionary().columns.iter().position(|column| column.name == name).expect("a column");
    let (mut values, mut row) = (Vec::new(), Vec::new());
    while reader.next_row(&mut row).expect("a row") {
        values.push(row[place].clone());
    }
    values
}

#[tokio::test(flavor = "multi_thread")]
async fn every_format_holds_every_response() {
    let folder = demonstration().await;
    let folder = folder.path();
    for format in ["sav", "zsav"] {
        let ages = column(&file(folder, &["--format", format, "--language", "kk"]), "age");
        assert_eq!(ages.len(), 230, "{format}");
    }
    assert!(file(folder, &["--format", "dta"]).starts_with(b"<stata_dta>"));
    assert!(file(folder, &["--format", "parquet"]).ends_with(b"PAR1"));
    assert_eq!(text(file(folder, &["--format", "jsonl"])).lines().count(), 230);
    let html = text(file(folder, &["--format", "codebook-html", "--language", "kk"]));
    assert!(html.contains("<html lang=\"kk\">") && html.contains("Жауаптар: 230."), "{html:.600}");
    assert!(file(folder, &["--format", "codebook-docx"]).starts_with(b"PK"));

    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(file(folder, &["--format", "xlsx", "--language", "en"])))
            .expect("a workbook");
    let data = calamine::Reader::worksheet_range(&mut book, "data").expect("the data");
    assert_eq!(data.height(), 231);
    let codebook = calamine::Reader::worksheet_range(&mut book, "codebook").expect("the codebook");
    let names: BTreeSet<String> = codebook.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert_eq!(names.len(), data.width());
}

#[tokio::test(flavor = "multi_thread")]
async fn csv_is_parted_and_labelled_as_it_is_wanted() {
    let folder = demonstration().await;
    let folder = folder.path();
    let codes = text(file(folder, &["--format", "csv"]));
    assert!(codes.starts_with('\u{feff}') && codes.contains(",female,"), "{codes:.400}");
    let wanted =
        ["--format", "csv", "--content", "both", "--separator", "semicolon", "--no-mark", "--language", "ru"];
    let both = text(file(folder, &wanted));
    assert!(both.starts_with("submission/id;"), "{both:.200}");
    assert!(both.contains("gender;gender/label;") && both.contains(";female;Женщина;"), "{both:.2000}");
    let labels = text(file(
        folder,
        &["--format", "csv", "--content", "labels", "--separator", "tab", "--language", "kk"],
    ));
    assert!(labels.contains("\tӘйел\t"), "{labels:.2000}");
    // Without a place it goes to standard output, and nothing else does.
    let shown = said(folder, &[&["export", "dataset"], &STUDY[..], &["--format", "csv"]].concat());
    assert_eq!(text(shown), codes);
    let line = refused(folder, &[&["export", "dataset"], &STUDY[..], &["--format", "ods"]].concat());
    assert!(line.contains("ods"), "{line}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_holds_data_scripts_and_codebook_and_tells_what_changed() {
    let folder = demonstration().await;
    let folder = folder.path();
    let arguments = ["--format", "package", "--language", "en", "--out", "all.zip"];
    let told = text(said(folder, &[&["export", "dataset"], &STUDY[..], &arguments].concat()));
    assert!(told.contains("Responses written: 230") && told.contains("variables get other names"), "{told}");
    let bytes = std::fs::read(folder.join("all.zip")).expect("a file");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: BTreeSet<String> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let name = |ending: &str| format!("diploma-to-village.{ending}");
    for ending in
        ["csv", "sav", "dta", "parquet", "R", "sps", "do", "ddi.xml", "codebook.html", "codebook.docx"]
    {
        assert!(names.contains(&name(ending)), "{ending}: {names:?}");
    }
    let changed =
        std::io::read_to_string(archive.by_name(&name("changed.txt")).expect("a list")).expect("text");
    assert!(
        changed.contains("reasons/financial_support is called reasons_financial_support"),
        "{changed:.800}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn named_weights_stand_behind_the_answers() {
    let folder = demonstration().await;
    let folder = folder.path();
    let margins = "variable,category,target\ngender,female,50\ngender,male,50\n";
    std::fs::write(folder.join("margins.csv"), margins).expect("written");
    let rake = ["weights", "rake", "--study", STUDY[1], "--name", "raked", "--margins", "margins.csv"];
    said(folder, &rake);
    let sav = file(folder, &["--format", "sav", "--language", "en"]);
    let number = |value: &Value| if let Value::Number(number) = value { *number } else { f64::NAN };
    let weights: Vec<f64> = column(&sav, "weight_raked").iter().map(number).collect();
    assert!((weights.iter().sum::<f64>() - 230.0).abs() < 1e-6, "{weights:?}");
    // 143 women and 87 men stand for as many each.
    let wanted: Vec<f64> = column(&sav, "gender")
        .iter()
        .map(|value| if number(value) < 2.0 { 115.0 / 143.0 } else { 115.0 / 87.0 })
        .collect();
    assert!(weights.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-6), "{weights:?}");
    assert!(
        text(file(folder, &["--format", "csv"]))
            .lines()
            .next()
            .expect("a heading")
            .ends_with(",weight/raked")
    );
}

/// Files for `tests/data/dataset/live.py`, in a folder named in `SAUAL_DATASETS` where there is one.
#[tokio::test(flavor = "multi_thread")]
async fn files_for_other_programs_are_written_where_they_are_wanted() {
    let Some(wanted) = std::env::var_os("SAUAL_DATASETS") else { return };
    let folder = demonstration().await;
    for language in ["kk", "ru", "en"] {
        for format in ["sav", "zsav", "dta", "parquet", "xlsx", "package", "jsonl"] {
            let name = match format {
                "jsonl" => "diploma-to-village.jsonl".to_owned(),
                "package" => format!("diploma-to-village-{language}.zip"),
                other => format!("diploma-to-village-{language}.{other}"),
            };
            let bytes = file(folder.path(), &["--format", format, "--language", language]);
            std::fs::write(Path::new(&wanted).join(name), bytes).expect("written");
        }
    }
}
