//! Questionnaires that researchers already have: brought by page and by command line, and taken out.

use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve};
use crate::program::run;
use std::path::Path;

const PAGE: &str = "/studies/village/form";
const XFORM: &str = include_str!("../data/xlsform/household.xml");

/// Sends a file as the page's form would.
fn bring(owner: &mut Visitor, name: &str, text: &str) -> Seen {
    let token = owner.open(PAGE).hidden("_token");
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n{text}\r\n--b--\r\n"
    );
    owner.post_as(&format!("{PAGE}/file"), "multipart/form-data; boundary=b", &body)
}

/// What the page holds as the text to be published.
fn source(seen: &Seen) -> String {
    let (_, rest) = seen.body.split_once("<textarea").expect("a text");
    let (_, rest) = rest.split_once('>').expect("a text");
    let text = rest.split("</textarea>").next().unwrap_or_default();
    let signs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

#[test]
fn a_file_is_taken_in_published_and_taken_out_again() {
    let mut program = serve(Kind::Sqlite, &[]);
    let mut owner = owner(&mut program);
    let faulty = "type,name,label\ninterger,age,Age\ntext,,Name\n";
    let told = bring(&mut owner, "survey.csv", faulty);
    assert_eq!(told.status, 422);
    for words in ["survey <b>A2</b>", "Is “integer” meant?", "survey <b>B3</b>", "The name is missing"] {
        assert!(told.body.contains(words), "{words}: {}", told.body);
    }
    assert_eq!(bring(&mut owner, "none.xlsx", "PK\u{3}\u{4}").status, 422, "what is broken is told");

    let read = bring(&mut owner, "household.xml", XFORM);
    assert_eq!(read.status, 200, "{}", read.body);
    let text = source(&read);
    assert!(text.contains("name = \"member\""), "{text}");
    let review = owner.send(PAGE, PAGE, &[("source", &text), ("do", "check")]);
    assert_eq!(review.status, 200, "what was read is without faults as a text: {}", review.body);

    for (ending, begin) in [("toml", "title"), ("json", "{"), ("xml", "<?xml")] {
        let file = owner.open(&format!("{PAGE}/1.{ending}"));
        assert!(file.body.trim_start().starts_with(begin) || ending == "toml", "{ending}: {}", file.body);
    }
    assert_eq!(owner.get(&format!("{PAGE}/1.exe")).status, 404);
    assert_eq!(owner.get(&format!("{PAGE}/9.xml")).status, 404);
}

#[test]
fn the_command_line_checks_and_converts_every_kind_of_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/xlsform");
    let path = |name: &str| data.join(name).to_string_lossy().into_owned();
    let english = [("LANG", "en_US.UTF-8")];
    for file in ["household.xlsx", "household.xls", "household.ods", "household", "household.xml"] {
        let checked = run(folder.path(), &["form", "check", &path(file)], &english);
        assert!(checked.status.success(), "{file}: {}", String::from_utf8_lossy(&checked.stderr));
    }
    for (kind, out) in [("toml", "a.toml"), ("xlsx", "a.xlsx"), ("xform", "a.xml"), ("json", "a.json")] {
        let out = folder.path().join(out).to_string_lossy().into_owned();
        let arguments = ["form", "convert", &path("household.xlsx"), "--to", kind, "--out", &out];
        assert!(run(folder.path(), &arguments, &english).status.success(), "{kind}");
        assert!(run(folder.path(), &["form", "check", &out], &english).status.success(), "{kind} reads back");
    }
    let survey = "type,name,label,relevant\ntext,a b,A,\ntext,c,C,${a b} = 'x' and ${d} = 1\n";
    std::fs::write(folder.path().join("survey.csv"), survey).expect("written");
    let faulty = folder.path().join("survey.csv").to_string_lossy().into_owned();
    let told = run(folder.path(), &["form", "check", &faulty], &english);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("survey.csv: survey!B2 (name): “a b” cannot be a name"), "{told}");
    let lines: Vec<&str> = told.lines().collect();
    let shown = lines.iter().position(|line| line.contains("${d} = 1")).expect("the expression");
    let at = |letters: &str, line: &str| line.find(letters).expect("there");
    assert_eq!(at("^^^^", lines[shown + 1]), at("${d}", lines[shown]), "{told}");
}
