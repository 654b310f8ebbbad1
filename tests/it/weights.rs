//! Weights of a study by name, tables that use them, and what small cells mean for files that leave.

use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::{owner, serve};
use crate::program::run;
use crate::teamwork::join;
use crate::versions::{begin, fill};
use saual::app::App;
use saual::config::{Config, Layer};
use saual::service::disclosure;
use saual::store::{let_out, studies};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const WEIGHTS: &str = "/studies/village/weights";
const NEW: &str = "/studies/village/weights/new";
const BUILD: &str = "/studies/village/tables/build";
const PUBLICATION: &str = "/studies/village/publication";
const DEMO: &str = "diploma-to-village";
const REFERENCE: &str = include_str!("../data/weight/demo.json");
const MARGINS: &str = include_str!("../data/weight/margins.csv");

/// The demonstration in a folder of its own.
async fn demonstration() -> (TempDir, Arc<App>) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("saual-data");
    let layer = Layer::default().flag("data", Some(data.to_str().expect("a readable path").to_owned()));
    let config = Config::read(None, std::iter::empty(), layer).expect("settings");
    let app = Arc::new(saual::cli::open(config).await.expect("an app"));
    saual::demo::prepare(&app).await.expect("the demonstration");
    (folder, app)
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, &[]);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, &[]);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).expect("text")
}

/// Makes weights, or counts a table with them.
fn weights(folder: &Path, what: &str, name: &str, more: &[&str]) -> String {
    said(folder, &[&["weights", what, "--study", DEMO, "--name", name], more].concat())
}

fn table(folder: &Path, weight: &str, more: &[&str]) -> Value {
    let flags = [&["tables", "--study", DEMO, "--weight", weight], more].concat();
    serde_json::from_str(&said(folder, &flags)).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

#[track_caller]
fn same(found: f64, wanted: &Value, part: f64) {
    let wanted = number(wanted);
    assert!((found / wanted - 1.0).abs() < part, "{found} is not {wanted}");
}

#[tokio::test(flavor = "multi_thread")]
async fn weights_of_the_demonstration_and_figures_by_them_are_those_of_r() {
    let (folder, _app) = demonstration().await;
    let folder = folder.path();
    let reference: Value = serde_json::from_str(REFERENCE).expect("JSON");
    std::fs::write(folder.join("margins.csv"), MARGINS).expect("written");
    let made: Value =
        serde_json::from_str(&weights(folder, "rake", "raked", &["--margins", "margins.csv"])).expect("JSON");
    same(number(&made["report"]["n_eff"]), &reference["n_eff"][0], 1e-9);
    same(number(&made["report"]["deff"]), &reference["deff"][0], 1e-9);
    let values = weights(folder, "show", "raked", &["--values"]);
    let values: Vec<f64> = values
        .lines()
        .skip(1)
        .map(|line| line.rsplit(',').next().unwrap().parse().expect("a weight"))
        .collect();
    let wanted = reference["weights"].as_array().expect("weights");
    assert_eq!(values.len(), wanted.len());
    values.iter().zip(wanted).for_each(|(found, wanted)| same(*found, wanted, 1e-9));

    let drawn = ["--margins", "margins.csv", "--strata", "region", "--clusters", "sector"];
    weights(folder, "rake", "drawn", &drawn);
    for (weight, wanted) in [("raked", &reference["simple"]), ("drawn", &reference["clusters"])] {
        let asked = ["--rows", "satisfaction,age", "--columns", "gender", "--interval", "logit"];
        let found = table(folder, weight, &[&asked[..], &["--test", "chi_squared"]].concat());
        let block = &found["blocks"][0];
        for (place, key) in ["full", "not", "partial"].into_iter().enumerate() {
            let rows = block["rows"].as_array().expect("rows");
            let row = rows.iter().position(|row| row["key"] == key).expect("a row");
            let share = number(&block["cells"][row][0]["weighted"])
                / number(&block["bases"][0]["answered"]["weighted"]);
            same(share, &wanted["shares"][place], 1e-9);
            same(number(&block["inference"]["errors"][row][0]), &wanted["shares_se"][place], 1e-9);
            if key == "full" {
                let interval = &block["inference"]["intervals"][row][0];
                same(number(&interval["low"]), &wanted["logit_full"][0], 1e-9);
                same(number(&interval["high"]), &wanted["logit_full"][1], 1e-9);
            }
        }
        let test = &block["inference"]["tests"][0]["rao_scott"];
        let test = test.get("Ok").unwrap_or(test);
        for (place, key) in ["f", "df1", "df2", "p"].into_iter().enumerate() {
            same(number(&test[key]), &wanted["rao_scott"][place], 1e-6);
        }
        let age = &found["blocks"][1]["numbers"]["summaries"][0];
        same(number(&age["mean"]), &wanted["age"][0], 1e-9);
        same(number(&age["se"]), &wanted["age"][1], 1e-9);
    }
    let csv = said(
        folder,
        &[
            "tables",
            "--study",
            DEMO,
            "--rows",
            "satisfaction",
            "--weight",
            "drawn",
            "--format",
            "csv",
            "--language",
            "en",
        ],
    );
    assert!(csv.contains("Unweighted n is 230; Kish’s effective n is 216") && csv.contains("1.07"), "{csv}");
    assert!(csv.contains("strata") && csv.contains("clusters"), "{csv}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_targets_is_told_by_row_and_nothing_is_kept() {
    let (folder, _app) = demonstration().await;
    let folder = folder.path();
    let tried = |text: &str| {
        std::fs::write(folder.join("margins.csv"), text).expect("written");
        refused(folder, &["weights", "rake", "--study", DEMO, "--name", "w", "--margins", "margins.csv"])
    };
    let unknown = tried(&MARGINS.replace("gender,male,48", "gender,other,48"));
    assert!(unknown.contains("Row 11") && unknown.contains("other") && unknown.contains("87"), "{unknown}");
    let sum = tried(&MARGINS.replace("gender,male,48", "gender,male,28"));
    assert!(sum.contains("“gender”: the targets sum to 80"), "{sum}");
    let number = tried(&MARGINS.replace("zhambyl,14", "zhambyl,many"));
    assert!(number.contains("Row 3") && number.contains("many"), "{number}");
    let empty = tried(&MARGINS.replace("gender,male,48", "gender,male,48\nage,21-30,99\nage,60+,1"));
    assert!(empty.contains("Row 13") && empty.contains("60+"), "{empty}");
    let bounds = {
        std::fs::write(folder.join("margins.csv"), MARGINS).expect("written");
        let asked = ["weights", "rake", "--study", DEMO, "--name", "w", "--margins", "margins.csv"];
        refused(folder, &[&asked[..], &["--lower", "0.99", "--upper", "1.01"]].concat())
    };
    assert!(bounds.contains("bounds"), "{bounds}");
    assert_eq!(said(folder, &["weights", "list", "--study", DEMO]).trim(), "[]");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_under_the_rule_leaves_only_hidden_or_by_an_owners_word() {
    let (folder, app) = demonstration().await;
    let folder = folder.path();
    let study = || async { studies::by_slug(&app.store, DEMO).await.expect("read").expect("the study") };
    let cross = ["tables", "--study", DEMO, "--rows", "education", "--columns", "region"];
    let to = [&cross[..], &["--out", "t.json"]].concat();
    said(folder, &to);
    disclosure::set_rule(&app, &study().await, "30").await.expect("written").expect("a rule");
    assert!(refused(folder, &cross).contains("under 30"), "what is piped on is published");
    let told = refused(folder, &to);
    assert!(told.contains("under 30") && told.contains("--suppress"), "{told}");
    assert!(refused(folder, &["export", "tables", "--study", DEMO]).contains("under 30"));
    said(folder, &[&to[..], &["--suppress"]].concat());
    said(folder, &["export", "tables", "--study", DEMO, "--suppress", "--out", "all.xlsx"]);
    let out = |who| [&to[..], &["--let-out", "The journal asks for it", "--owner", who]].concat();
    assert!(refused(folder, &out("nobody@example.org")).contains("owner"));
    assert!(let_out::newest(&app.store, study().await.id, 9).await.expect("read").is_empty());
    said(folder, &out(saual::demo::RESEARCHER));
    let log = let_out::newest(&app.store, study().await.id, 9).await.expect("read");
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].reason.as_str(), log[0].least), ("The journal asks for it", 30));
    let written: Value =
        serde_json::from_slice(&std::fs::read(folder.join("t.json")).expect("a file")).expect("JSON");
    assert_eq!(written["recipe"], log[0].hash.as_str());
}

/// Somebody answers.
fn answer(program: &crate::program::Program, gender: &str) {
    let mut phone = Visitor::new(&program.base());
    let id = begin(&mut phone);
    fill(&mut phone, &id, "one", &[("gender", gender)]);
    assert_eq!(fill(&mut phone, &id, "two", &[("thoughts", "Жол")]), "/s/village/done");
}

async fn a_researcher_makes_weights_that_others_see_and_strangers_do_not(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut researcher = join(&program, &mut owner, ("Арман", "researcher"), 1);
    let mut viewer = join(&program, &mut owner, ("Бекзат", "viewer"), 2);
    ["f", "f", "f", "m"].into_iter().for_each(|gender| answer(&program, gender));
    let filled = researcher.open(&format!("{NEW}?way=rake&by=gender")).body;
    assert!(filled.contains("name=\"cell:gender  f\""), "{filled}");
    let token = researcher.open(NEW).hidden("_token");
    let asked = |name: &'static str, male: &'static str| {
        vec![
            ("_token", token.clone()),
            ("way", "rake".to_owned()),
            ("name", name.to_owned()),
            ("by", "gender".to_owned()),
            ("cell:gender  f", "52".to_owned()),
            ("cell:gender  m", male.to_owned()),
        ]
    };
    let post = |visitor: &mut Visitor, fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        visitor.post_files(NEW, &fields, &[])
    };
    let wrong = post(&mut researcher, &asked("w", "28"));
    assert!(wrong.status == 422 && wrong.body.contains("sum to 80") && wrong.body.contains("value=\"28\""));
    assert_eq!(post(&mut researcher, &asked("gender", "48")).status, 422, "the name of a question");
    assert_eq!(post(&mut researcher, &asked("w", "48")).location, format!("{WEIGHTS}/w"));
    assert_eq!(post(&mut researcher, &asked("w", "48")).status, 422, "the name is taken");
    let page = researcher.open(&format!("{WEIGHTS}/w")).body;
    assert!(page.contains("52.00") && page.contains("Арман") && page.contains("Make anew"), "{page}");
    let csv = researcher.open(&format!("{WEIGHTS}/w/file")).body;
    assert_eq!(csv.lines().count(), 5, "{csv}");

    answer(&program, "m");
    let page = viewer.open(&format!("{WEIGHTS}/w")).body;
    assert!(page.contains("1 response has no weight") && !page.contains("Make anew"), "{page}");
    let note = viewer.open(&format!("{BUILD}?rows=gender&weight=w")).body;
    assert!(note.contains("1 response has no weight in “w”"), "{note}");
    let (one, list) = (format!("{WEIGHTS}/w"), viewer.open(WEIGHTS).body);
    assert!(list.contains("/weights/w\"") && !list.contains("/weights/new"), "{list}");
    for path in [NEW.to_owned(), format!("{one}/file"), PUBLICATION.to_owned(), format!("{WEIGHTS}/none")] {
        assert_eq!(viewer.get(&path).status, 404, "{path}");
    }
    let viewers = viewer.open("/studies").hidden("_token");
    assert_eq!(viewer.post(&one, &[("_token", viewers.as_str()), ("do", "remove")]).status, 404);
    assert_eq!(Visitor::new(&program.base()).get(WEIGHTS).status, 303, "who is not signed in is asked to");

    assert_eq!(researcher.send(&one, &one, &[("do", "again")]).location, one);
    assert!(!viewer.open(&one).body.contains("has no weight"));
    let base = researcher.open(&one).hidden("_token");
    let file = format!("submission/number,weight\n{}", "1,2\n2,0.5\n9,1\n3,-1\n");
    let fields = [("_token", base.as_str()), ("way", "file"), ("name", "imported")];
    let told = researcher.post_files(NEW, &fields, &[("file", "w.csv", file.as_bytes())]);
    assert!(
        told.status == 422 && told.body.contains("Row 4") && told.body.contains("Row 5"),
        "{}",
        told.body
    );
    let file = "submission/number,weight\n1,2\n2,0.5\n3,1\n";
    let made = researcher.post_files(NEW, &fields, &[("file", "w.csv", file.as_bytes())]);
    assert_eq!(made.location, format!("{WEIGHTS}/imported"));
    assert_eq!(researcher.send(&one, &one, &[("do", "remove")]).location, WEIGHTS);
    assert_eq!(researcher.get(&one).status, 404);
}

async fn small_cells_leave_only_hidden_or_by_an_owners_word_which_is_noted(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut researcher = join(&program, &mut owner, ("Арман", "researcher"), 1);
    ["f", "f", "m"].into_iter().for_each(|gender| answer(&program, gender));
    let path = format!("{BUILD}/file?rows=gender&format=csv&language=en");
    let refused = researcher.get(&path);
    assert!(refused.status == 422 && refused.body.contains("Male: 1"), "{}", refused.body);
    assert!(refused.body.contains("hide=1") && !refused.body.contains("name=\"reason\""), "{}", refused.body);
    let hidden = researcher.open(&format!("{path}&hide=1")).body;
    assert!(hidden.contains('*') && !hidden.contains(",1,"), "{hidden}");
    let token = researcher.open("/studies").hidden("_token");
    let fields = [("_token", token.as_str()), ("reason", "I want it")];
    assert_eq!(researcher.post(&path, &fields).status, 422, "a researcher's word counts for nothing");
    assert!(owner.open(PUBLICATION).body.contains("Nothing under the rule"));

    for (path, shown) in [(path.as_str(), "table"), ("/studies/village/export/tables?format=csv", "gender")] {
        let refused = owner.get(path);
        assert!(refused.status == 422 && refused.body.contains("name=\"reason\""), "{}", refused.body);
        let token = owner.open("/studies").hidden("_token");
        assert_eq!(owner.post(path, &[("_token", token.as_str()), ("reason", " ")]).status, 422);
        assert_eq!(owner.post(path, &[("reason", "Because")]).status, 403, "a forged form");
        let let_out = owner.post_bytes(path, &format!("_token={token}&reason=The+journal+asks"));
        assert!(!let_out.is_empty());
        let log = owner.open(PUBLICATION).body;
        assert!(log.contains("The journal asks") && log.contains("Айгүл") && log.contains(shown), "{log}");
    }
    assert_eq!(researcher.get(PUBLICATION).status, 404);
    assert_eq!(owner.send(PUBLICATION, PUBLICATION, &[("least", "many")]).status, 422);
    let saved = owner.send(PUBLICATION, PUBLICATION, &[("least", "")]);
    assert_eq!(saved.location, format!("{PUBLICATION}?done=1"));
    assert!(researcher.open(&path).body.contains("Male"));
}

crate::on_both!(
    a_researcher_makes_weights_that_others_see_and_strangers_do_not,
    small_cells_leave_only_hidden_or_by_an_owners_word_which_is_noted,
);
