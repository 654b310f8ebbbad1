//! A study of three hundred questions with long Kazakh names and words, as files for statistical programs.

use crate::dataset::file_of;
use crate::export::{house, said};
use calamine::Reader as _;
use domain::dataset::sav::read::{Reader, Value};
use domain::language::Text;
use saual::store::studies;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;

const SLUG: &str = "wide";
const QUESTIONS: usize = 300;
/// How many bytes of a name and of a label SPSS takes, and of the label of a value.
const NAME: usize = 64;
const LABEL: usize = 255;
const VALUE: usize = 120;

/// Names that differ at their ends only, with every letter that Russian has not.
const NAMES: [&str; 3] = [
    "ауылға_көшкен_жас_мамандарға_әкімдік_берген_үй_һәм_көмек",
    "ғылымға_ұмтылу_өңірдегі_қызметтің_сапасын_қалай_өзгертеді",
    "Әлеуметтік_желідегі_іс-әрекет_пен_жұмыс_өтілі_туралы_ой",
];
const CHOICES: [&str; 3] =
    ["өте_жақсы_қамтамасыз_етілген", "үнемі_һәм_әбден_жеткіліксіз", "ғимарат_ұсынылмаған_іс"];
const WORDS: &str = "Ауылға көшіп келген соң сізге әкімдік, мектеп немесе аурухана тұрғын үй, көтерме жәрдемақы һәм \
    көлік шығынын өтеу сияқты қандай көмек ұсынды, ал сіз соның қайсысын шынымен алдыңыз және қайсысы өміріңізге \
    әсер етті деп ойлайсыз? Өңіріңіздегі жағдайды ескеріп, ғылыми тұрғыдан емес, өз көңіліңізбен жауап беріңіз.";

fn name(number: usize) -> String {
    format!("{}_{number}", NAMES[number % NAMES.len()])
}

/// What is asked: as many digits before it as have it cut within each letter once.
fn label(number: usize) -> String {
    format!("{}{number}. {WORDS}", "·".repeat(number % 3))
}

fn item(form: &mut String, name: &str, number: usize) {
    let kind = ["single", "multiple", "integer", "decimal", "long_text", "date"][number % 6];
    let label = label(number);
    write!(form, "[[page.item]]\nname = \"{name}\"\nkind = \"{kind}\"\ndont_know = true\n").expect("written");
    writeln!(form, "label = {{ kk = \"{label}\", ru = \"{label} (орысша)\", en = \"{label} (English)\" }}")
        .expect("written");
    if number % 6 < 2 {
        for code in CHOICES {
            let label = format!("{code} {WORDS}");
            writeln!(form, "[[page.item.choice]]\ncode = \"{code}\"\nlabel = {{ kk = \"{label}\", ru = \"{label}\", en = \"{label}\" }}")
                .expect("written");
        }
    }
}

/// The questionnaire, with further questions before all others.
fn form(further: usize) -> String {
    let mut form = "title = { kk = \"Кең зерттеу\", ru = \"Широкое\", en = \"Wide\" }\nlanguages = [\"kk\", \"ru\", \"en\"]\n\
        [[page]]\nname = \"all\"\n"
        .to_owned();
    for number in QUESTIONS..QUESTIONS + further {
        item(&mut form, &name(number), number);
    }
    for number in 0..QUESTIONS {
        item(&mut form, &name(number), number);
    }
    form
}

/// Answers: to everything, “don't know” to everything, and to one question alone.
fn answers() -> String {
    let mut table =
        format!("submission/submitted,{}", (0..QUESTIONS).map(name).collect::<Vec<_>>().join(","));
    let known = |number: usize| match number % 6 {
        0 => CHOICES[number % 3].to_owned(),
        1 => format!("{} {}", CHOICES[0], CHOICES[2]),
        2 => number.to_string(),
        3 => format!("{number}.5"),
        4 => format!("Өз көңілім – {number}-жауап; ғажап һәм үлкен."),
        _ => format!("2026-03-{:02}", number % 28 + 1),
    };
    for row in 0..3 {
        let cells: Vec<String> = (0..QUESTIONS)
            .map(|number| match row {
                0 => known(number),
                1 => "-8".to_owned(),
                _ if number == 2 => known(number),
                _ => String::new(),
            })
            .collect();
        write!(table, "\n2026-03-09T14:05:00+05:00,{}", cells.join(",")).expect("written");
    }
    table
}

fn publish(folder: &Path, further: usize) {
    std::fs::write(folder.join("form.toml"), form(further)).expect("written");
    said(folder, &["form", "publish", "--study", SLUG, "form.toml"]);
}

/// The study with its responses.
async fn wide() -> TempDir {
    let (folder, app) = house().await;
    let tx = app.store.begin().await.expect("a transaction");
    let title = Text::of("Кең зерттеу", "Широкое", "Wide");
    studies::add(&tx, SLUG, &title, app.clock.now()).await.expect("a study");
    tx.commit().await.expect("kept");
    drop(app);
    publish(folder.path(), 0);
    std::fs::write(folder.path().join("answers.csv"), answers()).expect("written");
    said(folder.path(), &["import", "responses", "--study", SLUG, "--file", "answers.csv"]);
    folder
}

fn written(folder: &Path, format: &str, language: &str) -> Vec<u8> {
    file_of(folder, SLUG, &["--format", format, "--language", language])
}

/// The columns as CSV calls them.
fn own_names(folder: &Path) -> Vec<String> {
    let csv = written(folder, "csv", "kk");
    let first = String::from_utf8(csv).expect("text").lines().next().expect("a heading").to_owned();
    first.trim_start_matches('\u{feff}').split(',').map(str::to_owned).collect()
}

/// What SPSS calls each column.
fn names_of_spss(folder: &Path) -> BTreeMap<String, String> {
    let sav = written(folder, "sav", "kk");
    let reader = Reader::open(&sav[..]).expect("a file of SPSS");
    let names: Vec<String> = reader.dictionary().columns.iter().map(|column| column.name.clone()).collect();
    let own = own_names(folder);
    assert_eq!(names.len(), own.len());
    own.into_iter().zip(names).collect()
}

/// Whether it is a text, or its beginning with an ellipsis, as long as there is room.
fn begins(found: &str, whole: &str, most: usize) -> bool {
    let cut = |found: &str| whole.starts_with(found) && found.len() + 8 > most;
    found == whole || (found.len() <= most && found.strip_suffix('…').is_some_and(cut))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_format_names_and_labels_three_hundred_kazakh_questions() {
    let folder = wide().await;
    let folder = folder.path();
    let own = own_names(folder);
    assert!((0..QUESTIONS).filter(|number| number % 6 != 1).all(|number| own.contains(&name(number))));
    for (format, language) in [("sav", "kk"), ("zsav", "ru"), ("sav", "en")] {
        let sav = written(folder, format, language);
        let mut reader = Reader::open(&sav[..]).expect("a file of SPSS");
        let columns = reader.dictionary().columns.clone();
        let apart: HashSet<String> = columns.iter().map(|column| column.name.to_lowercase()).collect();
        assert_eq!((apart.len(), columns.len()), (own.len(), own.len()), "{format}");
        for (column, own) in columns.iter().zip(&own) {
            let valid = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            assert!(column.name.len() <= NAME && column.name.chars().all(valid), "{}", column.name);
            let Some(number) = (0..QUESTIONS).find(|number| name(*number) == *own) else { continue };
            let behind = match language {
                "ru" => " (орысша)",
                "en" => " (English)",
                _ => "",
            };
            assert!(begins(&column.label, &format!("{}{behind}", label(number)), LABEL), "{}", column.label);
            for (value, label) in column.values.iter().take(if number % 6 == 0 { CHOICES.len() } else { 0 }) {
                let whole = CHOICES.map(|code| format!("{code} {WORDS}"));
                assert!(whole.iter().any(|whole| begins(label, whole, VALUE)), "{value:?}: {label}");
            }
        }
        let (mut row, mut rows) = (Vec::<Value>::new(), 0);
        while reader.next_row(&mut row).expect("a row") {
            rows += 1;
        }
        assert_eq!(rows, 3);
    }
    let book = written(folder, "xlsx", "kk");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).expect("a workbook");
    let data = book.worksheet_range_at(0).expect("a sheet").expect("the data");
    let heading: Vec<String> =
        data.rows().next().expect("a heading").iter().map(ToString::to_string).collect();
    assert_eq!((heading, data.height()), (own.clone(), 4));
    let lines = String::from_utf8(written(folder, "jsonl", "kk")).expect("text");
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let names: BTreeSet<&str> = row.as_object().expect("an object").keys().map(String::as_str).collect();
        assert!(own.iter().all(|name| names.contains(name.as_str())), "{line:.400}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_stay_when_questions_come_before_them() {
    let folder = wide().await;
    let before = names_of_spss(folder.path());
    publish(folder.path(), 5);
    let after = names_of_spss(folder.path());
    assert!(after.len() > before.len());
    for (own, name) in before {
        assert_eq!(after.get(&own), Some(&name), "{own}");
    }
}

/// Files for `tests/data/dataset/wide.py`, in a folder named in `SAUAL_DATASETS` where there is one.
#[tokio::test(flavor = "multi_thread")]
async fn wide_files_for_other_programs_are_written_where_they_are_wanted() {
    let Some(wanted) = std::env::var_os("SAUAL_DATASETS") else { return };
    let folder = wide().await;
    let keep = |stem: &str, languages: &[&str], formats: &[(&str, &str)]| {
        for (format, ending) in formats {
            for language in languages {
                let name = format!("{stem}-{language}.{ending}");
                let bytes = written(folder.path(), format, language);
                std::fs::write(Path::new(&wanted).join(name), bytes).expect("written");
            }
        }
    };
    let all = [("sav", "sav"), ("dta", "dta"), ("jsonl", "jsonl"), ("package", "zip")];
    keep(SLUG, &["kk", "ru", "en"], &[&all[..], &[("zsav", "zsav"), ("parquet", "parquet")]].concat());
    keep(SLUG, &["kk"], &[("csv", "csv")]);
    // The same study once it has further questions.
    publish(folder.path(), 5);
    keep("later", &["kk"], &all);
}
