//! A survey of LimeSurvey taken over from the command line, with its responses.

use crate::harness::database::{Kind, setting};
use crate::program::run;
use chrono::{DateTime, TimeZone, Utc};
use domain::language::{Language, Text};
use saual::store::{self, Place, Store, submissions};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const SURVEY: &[u8] = include_bytes!("../data/limesurvey/village.lss");
const RESPONSES: &[u8] = include_bytes!("../data/limesurvey/village.lsr");

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a real moment")
}

/// The archive that LimeSurvey would make of the survey.
fn archive() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("survey_417233.lss", SURVEY), ("survey_417233_responses.lsr", RESPONSES)] {
        archive.start_file(name, SimpleFileOptions::default()).expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("closed").into_inner()
}

async fn opened(setting: &str) -> Store {
    let place = match setting.strip_prefix("sqlite:") {
        Some(path) => Place::Sqlite(path.into()),
        None => Place::Postgres(setting.to_owned()),
    };
    Store::open(&place).await.expect("a database opens")
}

async fn an_archive_imported_twice_is_in_the_study_once(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let setting = setting(kind, &folder);
    let store = opened(&setting).await;
    let tx = store.begin().await.expect("a transaction");
    let study = store::studies::add(&tx, "village", &Text::of("а", "б", "c"), noon()).await;
    let study = study.expect("a study");
    tx.commit().await.expect("kept");
    drop(store);
    std::fs::write(folder.path().join("village.lsa"), archive()).expect("a file");
    let import = |file: &str| {
        let arguments = ["form", "import-limesurvey", file, "--study", "village"];
        let output = run(folder.path(), &arguments, &[("SAUAL_DATABASE", &setting), ("LANG", "en_US.UTF-8")]);
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.code(), said)
    };

    let (code, said) = import("village.lsa");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Version 1: 2 responses imported, 0 had been there before."), "{said}");
    assert!(said.contains("novel: “TOKEN:FIRSTNAME != ''” (relevance)"), "losses are told: {said}");
    assert!(said.contains("age: Response 2: “200” cannot be taken"), "so is what was not taken: {said}");
    let (code, said) = import("village.lsa");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Version 1: 0 responses imported, 2 had been there before."), "{said}");

    let store = opened(&setting).await;
    let version = store::forms::latest(&store, study).await.expect("readable").expect("a version");
    let first = submissions::by_number(&store, study, 1).await.expect("readable").expect("a submission");
    assert_eq!(first.language, Language::Ru);
    assert_eq!(first.submitted_at, Utc.with_ymd_and_hms(2026, 3, 2, 5, 15, 0).single().expect("a moment"));
    let answers = first.read(&version.form).expect("answers to that version");
    assert_eq!(answers.get("helps").typed(), ["road", "other"]);
    assert_eq!(answers.get("order").typed(), ["c", "a", "b"]);
    assert_eq!(answers.get("age").typed(), ["34"]);
    assert_eq!(answers.get("sum").typed(), ["62500"], "equations are worked out again");
    assert_eq!(submissions::count(&store, study).await.expect("readable"), 2);
    drop(store);

    std::fs::write(folder.path().join("other.lss"), include_bytes!("../data/limesurvey/fields.lss"))
        .expect("a file");
    let (code, said) = import("other.lss");
    assert_eq!(code, Some(2), "another survey has no place there: {said}");
    std::fs::write(folder.path().join("broken.lsa"), b"PK").expect("a file");
    let (code, said) = import("broken.lsa");
    assert!(code == Some(2) && said.contains("The archive is broken."), "{said}");
}

crate::on_both!(an_archive_imported_twice_is_in_the_study_once);
