//! Starting and stopping: one clear line and exit code 2 for all that a person can mend.

use crate::program::{Program, command, get, hear, post, run};
use chrono::DateTime;
use domain::language::Text;
use saual::store::studies;
use sea_orm::ConnectionTrait;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;
use tempfile::tempdir;

/// That it said one line, nothing else, and ended with code 2.
fn refused(output: &Output) -> String {
    let line = String::from_utf8(output.stderr.clone()).expect("text");
    assert_eq!(output.status.code(), Some(2), "{line}");
    assert_eq!((line.lines().count(), output.stdout.len()), (1, 0), "{line}");
    assert!(line.starts_with("saual: "), "{line}");
    line
}

fn serve(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["serve", "--listen", "127.0.0.1:0"], arguments].concat(), &[])
}

#[test]
fn a_first_start_makes_the_folder_for_nobody_else() {
    let program = Program::serve(&[]);
    let data = program.folder.path().join("saual-data");
    assert!(data.join("saual.sqlite").is_file());
    let mode = std::fs::metadata(&data).expect("a folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert_eq!(program.say(get("/livez", "")).status, 204);
    assert_eq!(program.say(get("/readyz", "")).status, 204);
}

#[test]
fn a_second_start_finds_everything_there() {
    let program = Program::serve(&[]);
    program.signal("TERM");
    let (status, _, folder) = program.end();
    assert!(status.success());
    let again = Program::serve_in(folder, &[]);
    assert_eq!(again.say(get("/readyz", "")).status, 204);
}

#[test]
fn both_signals_let_a_request_under_way_finish() {
    for signal in ["TERM", "INT"] {
        let program = Program::serve(&[]);
        let mut socket = TcpStream::connect(program.address).expect("a connection");
        let request = post("/s/nothing", "Expect: 100-continue\r\n", "_go=next");
        let (head, body) = request.split_once("\r\n\r\n").expect("a head");
        write!(socket, "{head}\r\n\r\n").expect("the head is sent");
        assert_eq!(hear(&mut socket).status, 100, "the server waits for the body");
        program.signal(signal);
        while TcpStream::connect(program.address).is_ok() {
            std::thread::yield_now();
        }
        socket.write_all(body.as_bytes()).expect("the body is sent");
        assert_eq!(hear(&mut socket).status, 404, "after {signal}");
        let (status, log, _folder) = program.end();
        assert!(status.success(), "{signal}: {log}");
    }
}

#[test]
fn a_port_in_use_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let folder = tempdir().expect("a folder");
    let line = refused(&run(folder.path(), &["serve", "--listen", &address], &[]));
    assert!(line.contains(&address) && line.contains("in use"), "{line}");
}

#[test]
fn a_folder_without_write_access_is_told() {
    let folder = tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("permissions");
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).expect("a folder");
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o555)).expect("permissions");
    let mut serve = command(folder.path());
    if std::fs::write(closed.join("probe"), "").is_ok() {
        // Whoever runs the tests may write everywhere: the program is started as somebody who may not,
        // and from where they can reach it.
        let copy = folder.path().join("saual");
        std::fs::copy(env!("CARGO_BIN_EXE_saual"), &copy).expect("a copy");
        serve = std::process::Command::new(copy);
        serve.env_clear().current_dir(folder.path()).uid(65534).gid(65534);
    }
    serve.args(["serve", "--listen", "127.0.0.1:0", "--data", "closed"]);
    let line = refused(&serve.output().expect("the program runs"));
    assert!(line.contains("closed") && line.contains("Permission denied"), "{line}");
}

#[test]
fn a_file_in_place_of_the_folder_is_told() {
    let folder = tempdir().expect("a folder");
    std::fs::write(folder.path().join("file"), "").expect("a file");
    assert!(refused(&serve(folder.path(), &["--data", "file"])).contains("file"));
}

#[test]
fn a_database_that_is_not_there_is_told_without_its_password() {
    let folder = tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("directory")).expect("a folder");
    let line = refused(&serve(folder.path(), &["--database", "sqlite:directory"]));
    assert!(line.contains("directory"), "{line}");

    let server = std::env::var("SAUAL_TEST_POSTGRES")
        .expect("SAUAL_TEST_POSTGRES names no PostgreSQL server: start the tests with tests/run");
    let (front, _) = server.rsplit_once('/').expect("the address names a database");
    let line = refused(&serve(folder.path(), &["--database", &format!("{front}/nowhere")]));
    assert!(line.contains("“nowhere”") || line.contains("\"nowhere\""), "{line}");

    // A port that was free a moment ago: nobody listens there.
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let address = format!("postgres://somebody:secret@127.0.0.1:{port}/study");
    let line = refused(&serve(folder.path(), &["--database", &address]));
    assert!(line.contains(&format!("127.0.0.1:{port}/study")) && !line.contains("secret"), "{line}");
}

#[tokio::test]
async fn a_database_newer_than_the_program_is_told() {
    let folder = tempdir().expect("a folder");
    let place = saual::store::Place::Sqlite(folder.path().join("newer.sqlite"));
    drop(saual::store::Store::open(&place).await.expect("a database"));
    let file = folder.path().join("newer.sqlite");
    let connection =
        sea_orm::Database::connect(format!("sqlite:{}", file.display())).await.expect("a database");
    let sql = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m99990101_000001_later', 0)";
    connection.execute_unprepared(sql).await.expect("a row");
    connection.close().await.expect("an end");
    let line = refused(&serve(folder.path(), &["--database", "sqlite:newer.sqlite"]));
    assert!(line.contains("newer") && line.contains("m99990101_000001_later"), "{line}");
}

#[test]
fn a_wrong_setting_is_told_with_its_place() {
    let folder = tempdir().expect("a folder");
    std::fs::write(folder.path().join("saual.toml"), "log = \"info\"\nlisten_on = \"x\"\n").expect("a file");
    let line = refused(&run(folder.path(), &["serve"], &[]));
    assert!(line.contains("saual.toml:2") && line.contains("listen_on"), "{line}");

    std::fs::write(folder.path().join("other.toml"), "\n\nlisten = \"8080\"\n").expect("a file");
    let line = refused(&run(folder.path(), &["serve", "--config", "other.toml"], &[]));
    assert!(line.contains("other.toml:3") && line.contains("8080"), "{line}");

    std::fs::remove_file(folder.path().join("saual.toml")).expect("the file goes");
    let line = refused(&run(folder.path(), &["serve"], &[("SAUAL_LISTEN_ON", "x")]));
    assert!(line.contains("SAUAL_LISTEN_ON"), "{line}");
    let line = refused(&run(folder.path(), &["serve", "--public-url", "example.org"], &[]));
    assert!(line.contains("--public-url") && line.contains("example.org"), "{line}");
    let line = refused(&run(folder.path(), &["serve", "--config", "absent.toml"], &[]));
    assert!(line.contains("absent.toml"), "{line}");
}

#[test]
fn the_terminal_is_spoken_to_in_its_language() {
    let folder = tempdir().expect("a folder");
    for (variables, word) in [
        (&[("LANG", "kk_KZ.UTF-8")], "Анықтаманы"),
        (&[("LANG", "ru_RU.UTF-8")], "справку"),
        (&[("SAUAL_LANGUAGE", "ru")], "справку"),
        (&[("LANG", "C")], "Print help"),
    ] {
        let output = run(folder.path(), &["--help"], variables);
        let help = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success() && help.contains(word), "{variables:?}: {help}");
    }
}

#[test]
fn every_command_explains_itself_and_its_flags() {
    let folder = tempdir().expect("a folder");
    let mut waiting = vec![Vec::<String>::new()];
    let mut seen = 0;
    while let Some(path) = waiting.pop() {
        let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
        let output = run(folder.path(), &arguments, &[]);
        let help = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success(), "{path:?}");
        assert!(!help.contains("cli-"), "words are missing: {help}");
        seen += 1;
        let below =
            help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        for line in below.filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
            let name = line.split_whitespace().next().expect("a name");
            waiting.push(path.iter().cloned().chain([name.to_owned()]).collect());
        }
    }
    assert!(seen > 2, "{seen}");
    let version = run(folder.path(), &["--version"], &[]);
    assert_eq!(String::from_utf8_lossy(&version.stdout).trim(), concat!("saual ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_is_not_understood_is_told_in_the_language_of_the_terminal() {
    let folder = tempdir().expect("a folder");
    for (arguments, word) in [
        (&["sing"][..], "“sing”"),
        (&["serve", "--loud"], "“--loud”"),
        (&["serve", "--listen"], "--listen <ADDR> needs a value"),
        (&["form", "check"], "<FILE> is missing"),
        (&["serve", "here"], "“here”"),
    ] {
        assert!(refused(&run(folder.path(), arguments, &[])).contains(word), "{arguments:?}");
    }
    let line = refused(&run(folder.path(), &["sing"], &[("LANG", "kk_KZ.UTF-8")]));
    assert!(line.contains("«sing» деген пәрмен жоқ"), "{line}");
    assert_eq!(run(folder.path(), &[], &[]).status.code(), Some(2), "help, since nothing was asked for");
}

#[test]
fn a_questionnaire_is_worked_out_with_answers() {
    let folder = tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write("form.toml", include_str!("../../src/demo/form.toml"));
    write("answers.json", r#"{"consent": "agree", "age": "old", "aeg": 7}"#);
    let eval = ["form", "eval", "form.toml", "--answers", "answers.json", "--now", "2026-11-25T14:05+05:00"];
    let output = run(folder.path(), &eval, &[]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains("the questionnaire has no field “aeg”"), "{told}");
    let said = String::from_utf8(output.stdout).expect("text");
    let age = said.lines().find(|line| line.starts_with("age ")).expect("a line for the question");
    assert!(age.contains("yes") && age.contains("(old)") && age.contains("whole number"), "{said}");

    let output = run(folder.path(), &[&eval[..], &["--json"]].concat(), &[]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let consent = all["items"].as_array().expect("items").iter().find(|item| item["field"] == "consent");
    assert_eq!(consent.expect("the question")["value"], "agree");

    write("answers.json", "[7]");
    assert!(refused(&run(folder.path(), &eval, &[])).contains("answers.json"));
}

#[test]
fn a_questionnaire_is_looked_over_before_it_is_published() {
    let folder = tempdir().expect("a folder");
    let form = include_str!("../../src/demo/form.toml");
    std::fs::write(folder.path().join("form.toml"), form).expect("a file");
    let output = run(folder.path(), &["form", "check", "form.toml"], &[]);
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success() && said.contains("No faults"), "{said}");

    let broken = form.replacen("[[page]]\nname = \"consent\"", "[[page]]\nname = \"con sent\"", 1);
    std::fs::write(folder.path().join("form.toml"), broken).expect("a file");
    let output = run(folder.path(), &["form", "check", "form.toml"], &[]);
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2));
    let line = form.lines().position(|line| line == "name = \"consent\"").expect("the line") + 1;
    assert!(said.contains(&format!("form.toml:{line}: ")), "{said}");
    assert!(said.lines().last().is_some_and(|last| last.starts_with("saual: ")), "{said}");

    let absent = ["form", "publish", "--study", "nothing", "absent.toml"];
    assert!(refused(&run(folder.path(), &absent, &[])).contains("absent.toml"));
    let russian = refused(&run(folder.path(), &["form", "check", "absent.toml"], &[("LANG", "ru_RU.UTF-8")]));
    assert!(russian.contains("absent.toml: нет такого файла"), "{russian}");
    for name in ["a.csv", "a.xlsx", "a.ods", "a.xml", "a.json", "a.toml", "a.lss"] {
        std::fs::write(folder.path().join(name), "").expect("a file");
        let output = run(folder.path(), &["form", "check", name], &[]);
        let told = String::from_utf8(output.stderr).expect("text");
        assert!(told.starts_with(&format!("{name}: The file is empty.")), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_questionnaire_is_published_once() {
    let folder = tempdir().expect("a folder");
    let form = include_str!("../../src/demo/form.toml");
    std::fs::write(folder.path().join("form.toml"), form).expect("a file");
    let place = saual::store::Place::Sqlite(folder.path().join("study.sqlite"));
    let store = saual::store::Store::open(&place).await.expect("a database");
    let tx = store.begin().await.expect("a transaction");
    let title = Text::of("Зерттеу", "Исследование", "A study");
    studies::add(&tx, "village", &title, DateTime::default()).await.expect("a study");
    tx.commit().await.expect("it is kept");
    let publish = ["--database", "sqlite:study.sqlite", "form", "publish", "--study", "village", "form.toml"];
    let said = |output: Output| {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let first = said(run(folder.path(), &publish, &[]));
    assert!(first.contains("Published as version 1"), "{first}");
    let again = said(run(folder.path(), &publish, &[]));
    assert!(again.contains("version 1 is this very text"), "{again}");
    let elsewhere = publish.map(|word| if word == "village" { "town" } else { word });
    let output = run(folder.path(), &elsewhere, &[]);
    let line = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.code() == Some(2) && line.contains("“town”"), "{line}");
}

#[test]
fn it_is_idle_in_little_memory() {
    let program = Program::serve(&[]);
    assert_eq!(program.say(get("/readyz", "")).status, 204);
    let mut status = String::new();
    let path = format!("/proc/{}/status", program.id());
    std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut status)).expect("a status");
    // Its own memory: pages of the executable come and go, and are several times as many in a build for
    // tests as in one that people run. The words of three languages, read, are most of it.
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).expect("a line");
    let kib: u64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    assert!(kib < 40 << 10, "{kib} KiB");
}
