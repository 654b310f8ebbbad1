//! Files from the command line, of the study that the demonstration holds.

use crate::program::run;
use chrono::{DateTime, Utc};
use domain::agreement::Unit;
use domain::answer::languages::Languages;
use domain::answer::{Answers, Circumstances, Plan, Raw, import, record};
use domain::exchange::responses::Content;
use domain::form::Form;
use domain::form::change::Declarations;
use domain::language::{Language, Text};
use saual::app::App;
use saual::config::{Config, Layer};
use saual::service::account::password;
use saual::service::export::Format;
use saual::service::team::agreement::{self, Settings};
use saual::service::team::compare::{self, Filter};
use saual::service::team::readings::{self, Readers};
use saual::store::submissions::{NewSubmission, Origin};
use saual::store::{accounts, codebook, forms, studies, submissions};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tempfile::{TempDir, tempdir};

pub(crate) const STUDY: [&str; 2] = ["--study", "diploma-to-village"];

/// A folder of data without a study.
pub(crate) async fn house() -> (TempDir, Arc<App>) {
    let folder = tempdir().expect("a folder");
    let data = folder.path().join("saual-data");
    let layer = Layer::default().flag("data", Some(data.to_str().expect("a readable path").to_owned()));
    let config = Config::read(None, std::iter::empty(), layer).expect("settings");
    (folder, Arc::new(saual::cli::open(config).await.expect("an app")))
}

/// A folder of data with the demonstration in it.
pub(crate) async fn demonstration() -> TempDir {
    let (folder, app) = house().await;
    saual::demo::prepare(&app).await.expect("the demonstration");
    folder
}

/// What the program writes, where it does as it is told.
pub(crate) fn said(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = run(folder, arguments, &[]);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn export(folder: &Path, what: &str, arguments: &[&str]) -> Vec<u8> {
    said(folder, &[&["export", what], &STUDY[..], arguments].concat())
}

pub(crate) fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, &[]);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    let line = String::from_utf8(output.stderr).expect("text");
    assert_eq!(line.lines().count(), 1, "{line}");
    line
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_written_in_each_format() {
    let folder = demonstration().await;
    let folder = folder.path();
    let json = export(folder, "tables", &["--format", "json", "--language", "en"]);
    let tables: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let text = tables.to_string();
    assert!(text.contains("gender") && text.contains("230"), "{text:.400}");

    let said =
        String::from_utf8(export(folder, "tables", &["--format", "csv", "--out", "tables"])).expect("text");
    let files: Vec<_> = std::fs::read_dir(folder.join("tables")).expect("a folder").collect();
    assert!(files.len() > 5 && said.contains(&format!("{} files", files.len())), "{said}");
    for file in files {
        let path = file.expect("a file").path();
        assert!(std::fs::read(&path).expect("bytes").starts_with("\u{feff}".as_bytes()), "{path:?}");
    }

    export(folder, "tables", &["--out", "tables.xlsx"]);
    assert!(std::fs::read(folder.join("tables.xlsx")).expect("a workbook").starts_with(b"PK"));
    assert_eq!(under_way(folder), [""; 0]);

    let crossed = export(folder, "tables", &["--format", "json", "--language", "en", "--by", "gender"]);
    assert_ne!(crossed, json);
}

/// Files that are not whole.
fn under_way(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".part")).collect()
}

/// What the paper printed.
#[derive(serde::Deserialize)]
struct Published {
    percent: BTreeMap<String, BTreeMap<String, i64>>,
    mean: BTreeMap<String, f64>,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_percent_that_the_paper_published_comes_out() {
    let published: Published =
        toml::from_str(include_str!("../data/published.toml")).expect("what was published");
    let folder = demonstration().await;
    let json = export(folder.path(), "tables", &["--format", "json", "--language", "en"]);
    let tables: Value = serde_json::from_slice(&json).expect("JSON");
    let of = |list: &Value, key: &str| {
        let found = list.as_array().and_then(|list| list.iter().find(|one| one["key"] == key));
        found.unwrap_or_else(|| panic!("{key} is missing")).clone()
    };
    for (question, rows) in &published.percent {
        let table = of(&tables["tables"], question);
        for (row, percent) in rows {
            let cell = &of(&table["rows"], row)["cells"]["percent_of_cases_answered"];
            assert_eq!(cell["rounded"], *percent, "{question}: {row}");
            assert_eq!((&cell["base"], &cell["base_n"]), (&json!("cases_answered"), &json!(230)));
            assert_eq!(cell["base_label"], "cases answered");
        }
    }
    for (question, mean) in &published.mean {
        let row = of(&of(&tables["tables"], question)["rows"], "mean");
        assert_eq!(row["cells"]["value"]["rounded"], *mean, "{question}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_responses_and_quotes_are_written() {
    let folder = demonstration().await;
    let folder = folder.path();
    export(folder, "figures", &["--language", "kk", "--out", "figures"]);
    for number in 1..=4 {
        let path = folder.join(format!("figures/figure-{number}-kk.svg"));
        assert!(std::fs::read_to_string(path).expect("a drawing").contains("<svg"));
    }

    export(folder, "plan", &["--language", "kk,en", "--format", "csv,svg,pdf", "--out", "plan"]);
    let manifest = std::fs::read(folder.join("plan/manifest.json")).expect("a list");
    let manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    let files = manifest["files"].as_array().expect("files");
    for file in files {
        let bytes =
            std::fs::read(folder.join("plan").join(file["path"].as_str().expect("a path"))).expect("it");
        assert_eq!(file["bytes"], bytes.len(), "{file}");
    }
    assert!(files.iter().any(|file| file["path"] == "kk/figures/figure-4-kk.pdf"), "{manifest}");
    let recipes = manifest["recipes"].as_array().expect("recipes");
    let data = recipes[0]["data"].as_str().expect("what it counted");
    assert!(data.starts_with("form=1 responses=230 newest=230 superseded=0 at=2025-"), "{data}");
    assert!(recipes.iter().all(|recipe| recipe["faults"].is_null() && recipe["data"] == data), "{manifest}");
    export(folder, "plan", &["--format", "svg", "--out", "plan.zip"]);
    let archive = std::fs::File::open(folder.join("plan.zip")).expect("an archive");
    let mut archive = zip::ZipArchive::new(archive).expect("a whole archive");
    let manifest: Value =
        serde_json::from_reader(archive.by_name("manifest.json").expect("a list")).expect("JSON");
    let listed = manifest["files"].as_array().expect("files").len();
    assert!(listed > 3 && archive.len() == listed + 2, "the recipes and the list itself: {manifest}");
    assert_eq!(under_way(folder), [""; 0]);
    let svg = said(
        folder,
        &[&["tables"], &STUDY[..], &["--rows", "reasons", "--figure", "bars", "--format", "svg"]].concat(),
    );
    assert!(String::from_utf8(svg).expect("text").contains("<svg"));
    let pie =
        [&["tables"], &STUDY[..], &["--rows", "reasons", "--figure", "pie", "--format", "svg"]].concat();
    assert_eq!(run(folder, &pie, &[]).status.code(), Some(2), "several answers are no pie");

    let rows = |arguments: &[&str]| {
        let bytes = export(folder, "responses", arguments);
        let text = String::from_utf8(bytes).expect("text");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heading: Vec<String> = reader.headers().expect("a heading").iter().map(str::to_owned).collect();
        (heading, reader.records().map(|row| row.expect("a row")).collect::<Vec<_>>())
    };
    let (heading, codes) = rows(&[]);
    assert_eq!(codes.len(), 230);
    let reasons: Vec<usize> =
        (0..heading.len()).filter(|column| heading[*column].starts_with("reasons/")).collect();
    assert!(reasons.len() > 2, "{heading:?}");
    for row in &codes {
        assert!(reasons.iter().all(|column| matches!(&row[*column], "0" | "1" | "" | "-7" | "-8" | "-9")));
    }
    let (_, labels) = rows(&["--labels", "--language", "ru"]);
    assert!(labels.len() == 230 && labels != codes);
    assert_eq!(rows(&["--codes"]).1, codes);
    export(folder, "responses", &["--format", "xlsx", "--out", "."]);
    assert!(folder.join("responses.xlsx").is_file());

    let quotes = String::from_utf8(export(folder, "quotes", &["--language", "kk"])).expect("text");
    assert!(quotes.contains("(қатысушы, 23 жаста, Түркістан обл.)"), "{quotes}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_exported_is_told_in_a_line() {
    let folder = demonstration().await;
    let folder = folder.path();
    let export = |arguments: &[&str]| refused(folder, &[&["export"], arguments].concat());
    assert!(export(&["tables", "--study", "nothing"]).contains("“nothing”"));
    assert!(export(&["figures", "--study", STUDY[1]]).contains("--out"));
    assert!(export(&["tables", "--study", STUDY[1], "--by", "age"]).contains("“age”"));
    assert!(export(&["tables", "--study", STUDY[1], "--format", "sav"]).contains("xlsx, csv, json"));
    assert!(
        export(&["quotes", "--study", STUDY[1], "--out", "no/such/folder.csv"])
            .contains("no/such/folder.csv")
    );
    assert!(export(&["responses", "--study", STUDY[1], "--codes", "--labels"]).contains("--labels"));
    assert!(export(&["tables"]).contains("--study"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_is_built_anew_by_hand() {
    let folder = demonstration().await;
    std::fs::remove_dir_all(folder.path().join("saual-data/index")).expect("the index goes");
    for _ in 0..2 {
        let text = String::from_utf8(said(folder.path(), &["reindex"])).expect("text");
        assert!(text.contains("6 documents"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_has_coders_who_agree_and_who_differ() {
    let (_folder, app) = house().await;
    saual::demo::prepare(&app).await.expect("the demonstration");
    let study = studies::by_slug(&app.store, STUDY[1]).await.expect("a study").expect("the demonstration");
    let progress = readings::progress(&app.store, study.id).await.expect("readings");
    let shared = |id: i64| progress.readers(id, Readers::Done).len() == 2;
    let shared: Vec<i64> =
        progress.documents.iter().map(|document| document.id).filter(|id| shared(*id)).collect();
    assert_eq!(shared.len(), 2);
    let open = Filter { document_id: None, codes: Vec::new(), readers: Readers::Done, decided: false };
    let open = compare::queue(&app, &study, &progress, &open).await.expect("disagreements");
    assert_eq!(open.len(), 2);
    assert!(open.iter().all(|one| shared.contains(&one.document_id)));
    let book = codebook::all(&app.store, study.id).await.expect("codes");
    let settings = Settings {
        coders: progress.coders.iter().map(|coder| coder.account_id).collect(),
        documents: shared,
        codes: book.iter().map(|code| code.id).collect(),
        unit: Unit::Passage,
        readers: Readers::Done,
        draws: 0,
        seed: 1,
    };
    let measured = agreement::measure(&app, &study, &progress, &settings).await.expect("figures");
    let kappa = measured.report.overall.cohen.value.expect("a figure");
    assert!((0.5..1.0).contains(&kappa), "{kappa}");
    let colleague = accounts::by_email(&app.store, "colleague@saual.example").await.expect("accounts");
    let colleague = colleague.expect("the second coder");
    for guess in ["", "colleague", "Көмекші"] {
        let hash = Some(colleague.password_hash.clone());
        assert!(!password::is_right(&app, guess.to_owned(), hash).await.expect("an answer"), "{guess}");
    }
}

#[test]
fn the_measuring_tells_each_measure_and_leaves_nothing() {
    let folder = tempdir().expect("a folder");
    let place = folder.path().to_str().expect("a readable path");
    let output = run(folder.path(), &["bench", "--responses", "500"], &[("TMPDIR", place)]);
    let said = String::from_utf8(output.stdout).expect("text");
    for measure in ["stored", "loaded", "One-way", "two questions", "DuckDB", "CSV", "Memory"] {
        assert!(said.contains(measure), "{said}{}", String::from_utf8_lossy(&output.stderr));
    }
    for format in ["sav", "zsav", "dta", "parquet", "jsonl", "xlsx"] {
        assert!(said.contains(&format!("Dataset as {format}: responses in a second ")), "{said}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

/// A questionnaire with ranks, scales, times, places, files and a repeat.
fn kinds() -> Form {
    let text = |words: &str| json!({ "en": words });
    let ask = |name: &str, kind: Value| json!({ "name": name, "label": text(name), "kind": kind });
    let choice = |code: &str| json!({ "code": code, "label": text(code) });
    let choices = json!([choice("roof"), choice("road")]);
    let place = |shape: &str| json!({ "type": "location", "shape": shape });
    let row =
        [ask("who", json!({ "type": "text" })), ask("likes", json!({ "type": "rank", "choices": choices }))];
    serde_json::from_value(json!({
        "title": text("All"), "languages": ["en", "kk"],
        "page": [{ "name": "one", "item": [
            ask("order", json!({ "type": "rank", "choices": choices })),
            ask("several", json!({ "type": "multiple", "choices": choices })),
            ask("scale", json!({ "type": "range", "start": 0.0, "end": 1.0, "step": 0.5 })),
            ask("at", json!({ "type": "time" })),
            ask("met", json!({ "type": "datetime" })),
            ask("agreed", json!({ "type": "acknowledge" })),
            ask("home", place("point")),
            ask("way", place("trace")),
            ask("photo", json!({ "type": "file", "medium": "image" })),
            ask("words", json!({ "type": "long_text" })),
            { "name": "kin", "repeat": {}, "item": row },
        ] }],
    }))
    .expect("a form")
}

/// The study of that form in a house, with these responses.
async fn keep(app: &App, rows: Vec<(uuid::Uuid, DateTime<Utc>, Language, Answers)>) -> studies::Study {
    let form = kinds();
    let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
    let tx = app.store.begin().await.expect("a transaction");
    let title = Text::of("Бәрі", "Всё", "All");
    let study_id = studies::add(&tx, "all", &title, now).await.expect("a study");
    let declarations = Declarations::default();
    let publication = forms::Publication {
        study_id,
        source: "",
        form: &form,
        digest: "0",
        declarations: &declarations,
        by: None,
    };
    let version = forms::publish(&tx, &publication, now).await.expect("a version");
    let new = |(id, at, language, answers): (uuid::Uuid, DateTime<Utc>, Language, Answers)| {
        let answers = record::write(&answers);
        NewSubmission {
            id,
            study_id,
            form_version_id: version.id,
            resume_code: String::new(),
            language,
            languages: Languages::of(language),
            origin: Origin::File,
            digest: saual::service::respond::digest(version.id, &answers),
            answers,
            started_at: at,
            finished_at: at,
            submitted_at: at,
            supersedes: None,
        }
    };
    let rows: Vec<NewSubmission> = rows.into_iter().map(new).collect();
    submissions::add_many(&tx, study_id, &rows).await.expect("stored");
    tx.commit().await.expect("kept");
    studies::by_slug(&app.store, "all").await.expect("read").expect("a study")
}

async fn responses_of(app: &App, study: &studies::Study, folder: &Path) -> Vec<u8> {
    let path = folder.join("all.csv");
    let file = std::fs::File::create(&path).expect("a file");
    let what = (Language::En, Format::Csv, Content::Codes);
    saual::service::export::responses(app, study, what, file).await.expect("written");
    std::fs::read(&path).expect("bytes")
}

#[tokio::test(flavor = "multi_thread")]
async fn exported_responses_come_in_again_and_go_out_as_the_same_bytes() {
    let plan = Plan::new(kinds().into());
    let photo = "6b8cf1c9-9a3f-4d6e-8a55-0f1d2f3a4b5c";
    let full: Raw = [
        ("order", "road"),
        ("order", "roof"),
        ("several", "road"),
        ("scale", "0.5"),
        ("at", "9:05"),
        ("met", "2024-03-09T14:05:30+05:30"),
        ("agreed", "OK"),
        ("home", "43.25 76.95 812 5"),
        ("way", "1 2;3 4"),
        ("photo", photo),
        ("words", "=1+1\n\"a\", 'b'"),
        ("kin", "2"),
        ("kin/1/who", "-Әли"),
        ("kin/1/likes", "road"),
        ("kin/1/likes", "roof"),
        ("kin/2/who", "x"),
    ]
    .into_iter()
    .collect();
    let none: Raw = [("kin", "0")].into_iter().collect();
    let at = DateTime::from_timestamp(1_795_000_100, 0).expect("a moment");
    let answers = |raw: &Raw| {
        plan.whole(raw, &Circumstances::at(at.with_timezone(&domain::answer::CLOCK))).expect("answers")
    };
    let (folder, first) = house().await;
    let id = uuid::Uuid::from_u128;
    let rows = vec![(id(1), at, Language::Kk, answers(&full)), (id(2), at, Language::En, answers(&none))];
    let study = keep(&first, rows).await;
    let bytes = responses_of(&first, &study, folder.path()).await;

    let text = String::from_utf8(bytes.clone()).expect("text");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.deserialize().map(|cells| {
        let cells: BTreeMap<String, String> = cells.expect("a row");
        let sent = DateTime::parse_from_rfc3339(&cells["submission/submitted"]).expect("a moment");
        let row = import::row_at(&kinds(), &cells, &Circumstances::at(sent));
        assert!(row.faults.is_empty() && row.gaps.is_empty(), "{:?}", row.faults);
        let id = cells["submission/id"].parse().expect("an id");
        let language = Language::from_tag(&cells["submission/language"]).expect("a language");
        (id, sent.to_utc(), language, row.answers)
    });
    let (other, second) = house().await;
    let study = keep(&second, rows.collect()).await;
    let again = responses_of(&second, &study, other.path()).await;
    assert_eq!(String::from_utf8(again).expect("text"), text);
}
