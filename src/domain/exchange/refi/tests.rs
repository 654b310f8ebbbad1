use super::project::{Case, Coding, Datum, Direction, Kind, Link, Note, Project, Selection, Set, Source};
use super::project::{Stamp, User, Value, Variable};
use super::{Lost, codes, read, write};
use crate::coding::Color;
use crate::exchange::codebook::{Code, Field};
use crate::language::Language;
use crate::text::{Offsets, Span};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::{SimpleFileOptions, ZipWriter};

mod foreign;

/// GUIDs one after the other.
struct Guids(u128);

impl Guids {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// What chance chose.
#[derive(Clone, Debug)]
struct Chosen {
    texts: Vec<String>,
    words: Vec<String>,
    numbers: Vec<usize>,
    seconds: i64,
}

impl Chosen {
    fn word(&self, at: usize) -> String {
        self.words[at % self.words.len()].clone()
    }

    fn number(&self, at: usize, below: usize) -> usize {
        self.numbers[at % self.numbers.len()] % below.max(1)
    }
}

fn chosen() -> impl Strategy<Value = Chosen> {
    let text = "([a-zқ😀&<\"\\]> ]{0,9}\n){0,4}[a-zқ😀'\t]{1,20}";
    let word = "[a-zқ😀&<\"'>\\]:.]([a-zқ😀\n \\[\\]&.:]{0,12}[a-zқ😀])?";
    (
        prop::collection::vec(text, 1..4),
        prop::collection::vec(word, 1..9),
        prop::collection::vec(0_usize..1_000, 1..40),
        0_i64..2_000_000_000,
    )
        .prop_map(|(texts, words, numbers, seconds)| Chosen { texts, words, numbers, seconds })
}

fn project_of(chosen: &Chosen) -> Project {
    let mut guids = Guids(0);
    let stamp =
        |by: Option<Uuid>, more: i64| Stamp { by, at: DateTime::from_timestamp(chosen.seconds + more, 0) };
    let users: Vec<User> =
        (0..chosen.number(1, 3)).map(|at| User { guid: guids.next(), name: chosen.word(at) }).collect();
    let user = |at: usize| users.get(chosen.number(at, users.len() + 1)).map(|user| user.guid);
    let mut codes: Vec<Code> = Vec::new();
    for at in 0..chosen.number(2, 6) {
        codes.push(code_of(chosen, at, guids.next(), codes.last().map(|code| code.guid)));
    }
    let notes: Vec<Note> = (0..chosen.number(3, 3))
        .map(|at| Note {
            guid: guids.next(),
            name: chosen.word(at + 3),
            text: chosen.texts[at % chosen.texts.len()].clone(),
            created: stamp(user(at), 5),
            modified: Stamp::default(),
        })
        .collect();
    let note_refs =
        |at: usize| notes.iter().take(chosen.number(at, 3)).map(|note| note.guid).collect::<Vec<_>>();
    let kinds = [Kind::Text, Kind::Boolean, Kind::Integer, Kind::Float, Kind::Date, Kind::DateTime];
    let variables: Vec<Variable> = kinds
        .into_iter()
        .take(chosen.number(4, 7))
        .map(|kind| Variable { guid: guids.next(), name: chosen.word(7), kind, description: String::new() })
        .collect();
    let values: Vec<Value> = variables
        .iter()
        .map(|variable| Value { variable: variable.guid, datum: datum_of(chosen, variable.kind) })
        .collect();
    let mut sources: Vec<Source> = Vec::new();
    for (at, text) in chosen.texts.iter().enumerate() {
        let length = text.chars().count();
        let mut source = Source {
            guid: guids.next(),
            name: chosen.word(at),
            text: text.clone(),
            created: stamp(user(at + 1), 1),
            modified: stamp(None, 2),
            notes: note_refs(at),
            values: values.clone(),
            ..Source::default()
        };
        for number in 0..chosen.number(at, 4) {
            let start = chosen.number(at + number, length);
            let span = Span { start, end: start + 1 + chosen.number(at + number + 2, length - start) };
            let span = Span { end: span.end.min(length), ..span };
            let guid = guids.next();
            let coding = |guids: &mut Guids| Coding {
                guid: guids.next(),
                code: codes[chosen.number(number, codes.len())].guid,
                made: stamp(user(number), 3),
                notes: note_refs(number),
            };
            let codings =
                if codes.is_empty() { Vec::new() } else { vec![coding(&mut guids), coding(&mut guids)] };
            source.selections.push(Selection {
                guid,
                span,
                description: chosen.word(at + number),
                created: stamp(user(2), 4),
                modified: Stamp::default(),
                codings,
                notes: note_refs(number + 1),
            });
        }
        sources.push(source);
    }
    let case = Case {
        guid: guids.next(),
        name: chosen.word(2),
        description: chosen.word(5),
        codes: codes.iter().take(1).map(|code| code.guid).collect(),
        values,
        sources: sources.iter().map(|source| source.guid).collect(),
        selections: sources.iter().flat_map(|source| &source.selections).map(|part| part.guid).collect(),
    };
    let link = Link {
        guid: guids.next(),
        name: chosen.word(1),
        direction: Some(Direction::OneWay),
        color: Color::new("#0072b2"),
        origin: Some(case.guid),
        target: sources.first().map(|source| source.guid),
        notes: note_refs(1),
    };
    let set = Set {
        guid: guids.next(),
        name: chosen.word(4),
        description: String::new(),
        codes: codes.iter().map(|code| code.guid).collect(),
        sources: sources.iter().map(|source| source.guid).collect(),
        notes: note_refs(2),
    };
    let code_notes = codes.iter().map(|code| (code.guid, note_refs(4)));
    let code_notes = code_notes.filter(|(_, notes)| !notes.is_empty()).collect();
    Project {
        name: chosen.word(0),
        code_notes,
        origin: String::new(),
        created: stamp(user(0), 0),
        about: note_refs(0),
        users,
        codes,
        variables,
        cases: vec![case],
        sources,
        notes,
        links: vec![link],
        sets: vec![set],
        description: chosen.word(6),
    }
}

fn code_of(chosen: &Chosen, at: usize, guid: Uuid, last: Option<Uuid>) -> Code {
    let parent = last.filter(|_| chosen.number(at, 2) == 0);
    let mut code = Code { guid, parent, color: Color::new("#d55e00"), ..Code::default() };
    let languages = Language::ALL.into_iter().cycle().skip(chosen.number(at, 3));
    for (number, language) in languages.take(1 + chosen.number(at + 1, 3)).enumerate() {
        code.name.set(language, Some(chosen.word(at + number).replace('\n', " ")));
    }
    for (number, field) in Field::ALL.into_iter().enumerate().skip(1) {
        for language in Language::ALL.into_iter().take(chosen.number(at + number, 4)) {
            code.text_mut(field).set(language, Some(chosen.word(at + number)));
        }
    }
    code
}

fn datum_of(chosen: &Chosen, kind: Kind) -> Option<Datum> {
    Some(match kind {
        Kind::Text => Datum::Text(chosen.word(1)),
        Kind::Boolean => Datum::Boolean(chosen.number(1, 2) == 0),
        Kind::Integer => Datum::Integer(-(chosen.number(2, 99) as i64)),
        Kind::Float => Datum::Float(chosen.number(3, 99) as f64 / 7.0),
        Kind::Date => Datum::Date(NaiveDate::from_ymd_opt(2026, 11, 26)?),
        Kind::DateTime => Datum::DateTime(DateTime::from_timestamp(chosen.seconds, 0)?),
    })
}

/// An archive of these files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(chosen in chosen(), language in 0_usize..3) {
        let (project, language) = (project_of(&chosen), Language::ALL[language]);
        let bytes = write::project(&project, language).expect("written");
        prop_assert_eq!(&bytes, &write::project(&project, language).expect("written"), "the same bytes");
        let read = read::read(&bytes, Language::En).expect("read");
        prop_assert_eq!(read.language, Some(language));
        prop_assert_eq!(read.report.iter().collect::<Vec<_>>(), Vec::new());
        let expected = Project { origin: super::origin(language), ..project };
        prop_assert_eq!(read.project, expected);
    }

    #[test]
    fn codes_are_read_back(chosen in chosen(), language in 0_usize..3) {
        let (project, language) = (project_of(&chosen), Language::ALL[language]);
        prop_assume!(!project.codes.is_empty());
        let bytes = codes::write(&project.codes, &project.sets, language).expect("written");
        let read = codes::read(&bytes, Language::En).expect("read");
        prop_assert_eq!(read.codes, project.codes);
        prop_assert!(read.report.is_empty());
        // What else belongs to a set is no part of a codebook.
        let of_codes = project.sets.into_iter().filter(|set| !set.codes.is_empty());
        let of_codes = of_codes.map(|set| Set { sources: Vec::new(), notes: Vec::new(), ..set });
        prop_assert_eq!(read.sets, of_codes.collect::<Vec<_>>());
    }

    #[test]
    fn broken_files_are_refused_without_a_panic(chosen in chosen(), cuts in prop::collection::vec((0_usize..4_000, any::<u8>()), 1..6)) {
        let project = project_of(&chosen);
        let mut whole = write::project(&project, Language::Ru).expect("written");
        let mut document = write::document(&project, Language::Ru).expect("written").into_bytes();
        for (at, byte) in cuts {
            for bytes in [&mut whole, &mut document] {
                let length = bytes.len();
                bytes[at % length] = byte;
            }
        }
        let _ = read::read(&whole, Language::Ru).is_ok();
        let _ = read::read(&zipped(&[("project.qde", &document)]), Language::Ru).is_ok();
        let _ = codes::read(&document, Language::Ru).is_ok();
    }

    #[test]
    fn elements_anywhere_are_no_panic(words in prop::collection::vec(0_usize..16, 0..40)) {
        const PARTS: [&str; 16] = [
            "<Sources>", "</Sources>", "<TextSource name=\"a\">", "</TextSource>", "<PlainTextContent>қ😀\n</PlainTextContent>",
            "<PlainTextSelection guid=\"1\" startPosition=\"0\" endPosition=\"2\" name=\"қ😀\">", "</PlainTextSelection>",
            "<Coding><CodeRef targetGUID=\"2\"/></Coding>", "<VariableValue><VariableRef/><FloatValue>x</FloatValue></VariableValue>",
            "<Cases><Case/></Cases>", "<PDFSource><Representation/></PDFSource>", "<Sets><Set/></Sets>", "<Codes><Code/></Codes>",
            "<CodeBook>", "</CodeBook>", "<AudioSource><Transcript><SyncPoint position=\"-1\"/></Transcript></AudioSource>",
        ];
        let inner: String = words.iter().map(|at| PARTS[*at]).collect();
        let document = format!("<Project name=\"a\">{inner}</Project>");
        let _ = read::read(document.as_bytes(), Language::Kk).is_ok();
        let _ = codes::read(inner.as_bytes(), Language::Kk).is_ok();
    }
}

#[test]
fn files_that_are_no_projects_are_told_what_they_are() {
    let key = |bytes: &[u8]| read::read(bytes, Language::Kk).expect_err("refused").message.key;
    assert_eq!(key(b"PK\x03\x04"), "import-file-broken");
    assert_eq!(key(&zipped(&[("word/document.xml", b"<a/>")])), "refi-not-project");
    assert_eq!(key(&zipped(&[("project.qde", b"<CodeBook/>")])), "refi-not-project");
    assert_eq!(key(&zipped(&[("project.qde", b"<Project")])), "import-xml-broken");
    assert_eq!(key(&zipped(&[("project.qde", b"<!DOCTYPE a><Project/>")])), "import-xml-doctype");
    assert_eq!(key(b""), "import-xml-broken");
    let deep = format!("<CodeBook><Codes>{}{}</Codes></CodeBook>", "<Code>".repeat(51), "</Code>".repeat(51));
    assert_eq!(
        codes::read(deep.as_bytes(), Language::Kk).expect_err("refused").message.key,
        "refi-codes-deep"
    );
    let project = codes::read(b"<Project/>", Language::Kk).expect_err("refused");
    assert_eq!(project.message.key, "refi-not-codebook");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0_u8; 210 << 20];
    let key =
        read::read(&zipped(&[("sources/a.txt", &zeros)]), Language::Kk).expect_err("refused").message.key;
    assert_eq!(key, "import-zip-bomb");
}

/// What the schema of the standard says of a document: `xmllint` comes with `tests/run`.
fn complaint(document: &[u8], schema: &str) -> Option<String> {
    let schema = format!("{}/../../tests/data/refi/{schema}", env!("CARGO_MANIFEST_DIR"));
    let mut run = std::process::Command::new("xmllint")
        .args(["--noout", "--schema", &schema, "-"])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("xmllint runs: tests/run installs it");
    run.stdin.take().expect("its input").write_all(document).expect("written");
    let output = run.wait_with_output().expect("it ends");
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_schemas_allow_whatever_is_written(chosen in chosen(), language in 0_usize..3) {
        let (project, language) = (project_of(&chosen), Language::ALL[language]);
        let document = write::document(&project, language).expect("written");
        prop_assert_eq!(complaint(document.as_bytes(), "Project.xsd"), None);
        if !project.codes.is_empty() {
            let codes = codes::write(&project.codes, &project.sets, language).expect("written");
            prop_assert_eq!(complaint(&codes, "Codebook.xsd"), None);
        }
        let empty = write::document(&Project::default(), language).expect("written");
        prop_assert_eq!(complaint(empty.as_bytes(), "Project.xsd"), None);
    }
}
