//! Projects and codebooks on their way to other programs and back.

use crate::codebook::{BOOK, add, join, setting};
use crate::documents;
use crate::harness::database::{Kind, place};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve, serve_on};
use domain::exchange::refi::{codes, read};
use domain::language::Language;
use domain::text::Offsets;
use saual::store::{self, Store};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

pub(crate) const HERE: &str = "/studies/village/exchange";

/// Brings a file to a study's page of exchange.
pub(crate) fn bring(visitor: &mut Visitor, page: &str, file: (&str, &[u8])) -> Seen {
    let token = visitor.open(page).hidden("_token");
    visitor.post_files(
        page,
        &[("_token", &token), ("language", "en"), ("do", "look")],
        &[("file", file.0, file.1)],
    )
}

/// Takes in what a page has looked at, with these choices.
pub(crate) fn take(visitor: &mut Visitor, page: &str, looked: &Seen, choices: &[(&str, &str)]) -> Seen {
    assert_eq!(looked.status, 200, "{}", looked.body);
    let (token, kept) = (looked.hidden("_token"), looked.hidden("kept"));
    let mut fields = vec![("_token", token.as_str()), ("kept", kept.as_str()), ("do", "take")];
    fields.extend(choices);
    visitor.post_files(page, &fields, &[])
}

pub(crate) fn file(visitor: &mut Visitor, page: &str, what: &str, language: &str) -> Vec<u8> {
    visitor.open_bytes(&format!("{page}/file?what={what}&language={language}")).1
}

/// A file made by another program, or by us.
fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/refi").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A study with two codes and three codings.
pub(crate) fn prepare(owner: &mut Visitor) {
    add(owner, "Motive", "");
    add(owner, "Money", "1");
    let id = documents::bring(owner, "Айгүл: Ауылға 😀 келдім.\nБолат: Жалақы аз.\n");
    let document = format!("/studies/village/documents/{id}");
    for (passage, code) in [("1", "1"), ("1", "2"), ("2", "2")] {
        let coded =
            owner.send(&document, &format!("{document}/codings"), &[("passage", passage), ("code", code)]);
        assert_eq!(coded.status, 303, "{}", coded.body);
    }
}

fn quotes(project: &[u8]) -> Vec<(String, usize)> {
    let read = read::read(project, Language::En).expect("a project");
    assert!(read.report.is_empty(), "{:?}", read.report);
    let mut quotes = Vec::new();
    for source in &read.project.sources {
        let offsets = Offsets::new(&source.text);
        let quote = |span| offsets.slice(span).expect("words").to_owned();
        quotes.extend(source.selections.iter().map(|part| (quote(part.span), part.codings.len())));
    }
    quotes
}

/// What the schema of the standard says of a document.
pub(crate) fn valid(document: &[u8], schema: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("document.xml");
    std::fs::write(&path, document).expect("written");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/refi").join(schema);
    let output = Command::new("xmllint").arg("--noout").arg("--schema").arg(schema).arg(&path).output();
    let output = output.expect("xmllint runs: tests/run installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn project_file(archive: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut document = Vec::new();
    archive.by_name("project.qde").expect("a project").read_to_end(&mut document).expect("read");
    document
}

async fn a_study_goes_into_another_and_twice_is_once(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let given = file(&mut owner, HERE, "qdpx", "en");
    valid(&project_file(&given), "Project.xsd");
    assert_eq!(quotes(&given), [("Ауылға 😀 келдім.".to_owned(), 2), ("Жалақы аз.".to_owned(), 1)]);
    assert_eq!(given, file(&mut owner, HERE, "qdpx", "en"), "the same bytes");

    let again = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(again.body.contains("Codings: 0 new, 3 there already"), "{}", again.body);
    assert!(again.body.contains("Codes: 0 new, 0 changed, 2 as they are"), "{}", again.body);

    let study = [("slug", "other"), ("title-kk", "Басқа"), ("title-en", "Other")];
    assert_eq!(owner.send("/studies/new", "/studies/new", &study).location, "/studies/other");
    let there = "/studies/other/exchange";
    let looked = bring(&mut owner, there, ("a.qdpx", &given));
    assert!(looked.body.contains("Codes: 2 new, 0 changed, 0 as they are"), "{}", looked.body);
    assert!(looked.body.contains("Codings: 3 new, 0 there already"), "{}", looked.body);
    let taken = take(&mut owner, there, &looked, &[]);
    assert!(
        taken.location.ends_with("done=taken&codes=2&changed=0&documents=1&codings=3&memos=0&cases=0"),
        "{} {}",
        taken.status,
        taken.body
    );
    assert!(owner.open(&taken.location).body.contains("2 codes (0 changed), 1 documents, 3 codings"));
    let page = owner.open("/studies/other/quotes").body;
    assert!(page.contains("Ауылға 😀 келдім.") && page.contains("Money"), "{page}");

    // What comes out there has the same identities.
    let (one, two) = (read::read(&given, Language::En), file(&mut owner, there, "qdpx", "en"));
    let (one, two) =
        (one.expect("a project").project, read::read(&two, Language::En).expect("a project").project);
    assert_eq!(one.codes, two.codes);
    let guids = |project: &domain::exchange::refi::Project| {
        let parts = project.sources.iter().flat_map(|source| &source.selections);
        let mut guids: Vec<_> = parts.flat_map(|part| &part.codings).map(|coding| coding.guid).collect();
        guids.sort();
        guids
    };
    assert_eq!(guids(&one), guids(&two));
    let twice = bring(&mut owner, there, ("a.qdpx", &given));
    let twice = take(&mut owner, there, &twice, &[]);
    assert!(twice.location.ends_with("codes=0&changed=0&documents=0&codings=0&memos=0&cases=0"));
    assert_eq!(take(&mut owner, there, &looked, &[]).status, 422, "the file no longer waits");

    // An intake is one deed: its codes and codings are taken back together.
    let book = "/studies/other/codebook";
    let page = owner.open(book).body;
    assert!(page.contains("intake of a file"), "{page}");
    let (_, of) = page
        .split_once("name=\"do\" value=\"undo\"><input type=\"hidden\" name=\"of\" value=\"")
        .expect("a way back");
    let of = of.split('"').next().unwrap_or_default().to_owned();
    let undone = owner.send(book, &format!("{book}/undo"), &[("do", "undo"), ("of", &of)]);
    assert_eq!(undone.status, 303, "{}", undone.body);
    assert!(!owner.open(book).body.contains("Motive"), "its codes are gone");
    let looked = bring(&mut owner, there, ("a.qdpx", &given));
    assert!(looked.body.contains("Documents: 0 new, 1 there already"), "{}", looked.body);
    assert!(looked.body.contains("Codings: 3 new, 0 there already"), "{}", looked.body);
    assert_eq!(take(&mut owner, there, &looked, &[]).status, 303);

    let mut coder = join(&program, &mut owner, "coder", 1);
    assert_eq!(coder.get(HERE).status, 404);
    assert_eq!(coder.get(&format!("{HERE}/file?what=qdpx")).status, 404);
    let mut stranger = Visitor::new(&program.base());
    assert_eq!(stranger.get(HERE).status, 303);
}

async fn projects_of_other_programs_come_in_with_every_word_in_its_place(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    for name in ["pyrefiqda.qdpx", "qualcoder.qdpx", "qualcoder-crlf.qdpx"] {
        let looked = bring(&mut owner, HERE, (name, &sample(name)));
        assert_eq!(looked.status, 200, "{name}: {}", looked.body);
        let taken = take(&mut owner, HERE, &looked, &[]);
        assert_eq!(taken.status, 303, "{name}: {}", taken.body);
    }
    let page = owner.open("/studies/village/quotes").body;
    for words in ["көтерме жәрдемақы берді", "қалада жұмыс жоқ 😀", "подъёмные"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
}

async fn a_codebook_is_mended_in_a_sheet_and_every_fault_is_told_with_its_cell(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    add(&mut owner, "Motive", "");
    add(&mut owner, "Money", "1");
    let qdc = file(&mut owner, HERE, "qdc", "en");
    valid(&qdc, "Codebook.xsd");
    assert_eq!(codes::read(&qdc, Language::Ru).expect("codes").codes.len(), 2);

    let csv = String::from_utf8(file(&mut owner, HERE, "csv", "en")).expect("UTF-8");
    let wrong = csv.replacen("Motive / Money", "Nothing / Money", 1) + "x,,,,,,,,,,,,,,,,,,red\r\n";
    let refused = bring(&mut owner, HERE, ("book.csv", wrong.as_bytes()));
    assert_eq!(refused.status, 422);
    for told in ["book!A4 (guid)", "is no GUID", "book!S4 (color)", "is no colour", "book!4"] {
        assert!(refused.body.contains(told), "{told}: {}", refused.body);
    }
    let mended = csv.replacen(",Money,", ",Pay,", 1) + ",,Motive / Home,,,,,,,,,,,,,,,,\r\n";
    for name in ["book.csv", "book.CSV"] {
        let looked = bring(&mut owner, HERE, (name, mended.as_bytes()));
        assert!(looked.body.contains("Codes: 1 new, 1 changed, 1 as they are"), "{}", looked.body);
        assert!(looked.body.contains("name (English)"), "{}", looked.body);
        if name == "book.CSV" {
            let taken = take(&mut owner, HERE, &looked, &[]);
            assert!(taken.location.contains("codes=1&changed=1"), "{}", taken.body);
        }
    }
    let page = owner.open(BOOK).body;
    assert!(page.contains("Pay") && page.contains("Home") && !page.contains("Money"), "{page}");
    let xlsx = file(&mut owner, HERE, "xlsx", "en");
    let looked = bring(&mut owner, HERE, ("book.xlsx", &xlsx));
    assert!(looked.body.contains("Codes: 0 new, 0 changed, 3 as they are"), "{}", looked.body);

    for (name, bytes, told) in [
        ("a.qdpx", &b"PK\x03\x04"[..], "damaged"),
        ("a.qdc", b"<a/>", "no REFI-QDA codebook"),
        ("a.png", b"\x89PNG", "is no codebook"),
    ] {
        let refused = bring(&mut owner, HERE, (name, bytes));
        assert_eq!(refused.status, 422, "{name}");
        assert!(refused.body.contains(told), "{name}: {}", refused.body);
    }
    assert_eq!(owner.send(HERE, HERE, &[]).status, 400, "no form with a file");
}

async fn while_coding_is_blind_no_file_tells_a_researcher_what_others_coded(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    owner.send(&format!("{BOOK}/1"), &format!("{BOOK}/1/memos"), &[("text", "Only mine to see")]);
    let mut other = join(&program, &mut owner, "researcher", 1);
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    store::studies::set_blind(&tx, study.id, true).await.expect("written");
    tx.commit().await.expect("kept");
    let document = "/studies/village/documents/1";
    let coded = other.send(document, &format!("{document}/codings"), &[("passage", "2"), ("code", "1")]);
    assert_eq!(coded.status, 303, "{}", coded.body);

    let all = file(&mut owner, HERE, "qdpx", "en");
    assert_eq!(
        quotes(&all),
        [("Ауылға 😀 келдім.".to_owned(), 2), ("Жалақы аз.".to_owned(), 1), ("Жалақы аз.".to_owned(), 1),]
    );
    let own = file(&mut other, HERE, "qdpx", "en");
    valid(&project_file(&own), "Project.xsd");
    assert_eq!(quotes(&own), [("Жалақы аз.".to_owned(), 1)]);
    let text = |project: &[u8]| String::from_utf8(project_file(project)).expect("UTF-8");
    assert!(text(&all).contains("Only mine to see") && !text(&own).contains("Only mine to see"));
    assert_eq!(text(&own).matches("<Coding ").count(), 1);
    assert!(other.open(HERE).body.contains("the file holds your codings and memos alone"));
    assert!(!owner.open(HERE).body.contains("the file holds your codings and memos alone"));

    // Whoever brings the file of all learns nothing of whether it is so here, and takes in what is theirs.
    let looked = bring(&mut other, HERE, ("a.qdpx", &all));
    assert!(looked.body.contains("Codings: 0 new, 1 there already"), "{}", looked.body);
    assert!(looked.body.contains("4 codings and notes of others are not taken over"), "{}", looked.body);
    let taken = take(&mut other, HERE, &looked, &[]);
    assert!(taken.location.ends_with("codes=0&changed=0&documents=0&codings=0&memos=0&cases=0"));
    let looked = bring(&mut owner, HERE, ("a.qdpx", &all));
    assert!(looked.body.contains("Codings: 0 new, 4 there already"), "{}", looked.body);
}

crate::on_both!(
    while_coding_is_blind_no_file_tells_a_researcher_what_others_coded,
    a_study_goes_into_another_and_twice_is_once,
    projects_of_other_programs_come_in_with_every_word_in_its_place,
    a_codebook_is_mended_in_a_sheet_and_every_fault_is_told_with_its_cell,
);
