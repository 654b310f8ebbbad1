//! People and the program itself: a team, its mails, its interviews, two processes on one database.

use crate::documents;
use crate::harness::database::{Kind, setting};
use crate::harness::smtp::{MailServer, free};
use crate::harness::visitor::Visitor;
use crate::program::Program;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) const PASSWORD: &str = "дала жел қырау 7";
pub(crate) const FORM: &str = r#"
title = { kk = "Сауал", ru = "Опрос", en = "Survey" }
languages = ["kk", "ru", "en"]

[[page]]
name = "one"

[[page.item]]
name = "gender"
kind = "single"
required = true
label = { kk = "Жынысыңыз?", ru = "Ваш пол?", en = "Your gender?" }
choice = [
  { code = "f", label = { kk = "Әйел", ru = "Женский", en = "Female" } },
  { code = "m", label = { kk = "Ер", ru = "Мужской", en = "Male" } },
]

[[page]]
name = "two"

[[page.item]]
name = "thoughts"
kind = "long_text"
label = { kk = "Ойыңыз?", ru = "Ваши мысли?", en = "Your thoughts?" }
"#;

pub(crate) fn serve(kind: Kind, more: &[(&str, &str)]) -> Program {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(kind, &folder);
    serve_on(&database, folder, more)
}

pub(crate) fn serve_on(database: &str, folder: TempDir, more: &[(&str, &str)]) -> Program {
    let mut variables = vec![("SAUAL_DATABASE", database), ("LANG", "en_US.UTF-8")];
    variables.extend(more);
    Program::serve_in(folder, &variables)
}

/// Whoever follows the first link: the owner of a study with a questionnaire.
pub(crate) fn owner(program: &mut Program) -> Visitor {
    owner_of(program, FORM)
}

/// The same with a questionnaire of one's own.
pub(crate) fn owner_of(program: &mut Program, source: &str) -> Visitor {
    let link = program.told("24 hours: ");
    let mut owner = Visitor::new(&program.base());
    let path = link.strip_prefix(&program.base()).expect("a link of this program").to_owned();
    owner.open(&path);
    let short = [("email", "o@example.org"), ("name", "Айгүл"), ("password", "short"), ("_language", "en")];
    assert_eq!(owner.post(&path, &short).status, 422);
    let fields =
        [("email", " O@Example.org "), ("name", "Айгүл"), ("password", PASSWORD), ("_language", "en")];
    assert_eq!(owner.post(&path, &fields).location, "/studies");
    assert_eq!(Visitor::new(&program.base()).get(&path).status, 410, "the link works once");
    let study = [("slug", "village"), ("title-kk", "Ауыл"), ("title-en", "Village")];
    assert_eq!(owner.send("/studies/new", "/studies/new", &study).location, "/studies/village");
    let form = "/studies/village/form";
    let published = owner.send(form, form, &[("source", source), ("do", "publish")]);
    assert_eq!(published.location, "/studies/village/form?done=1");
    owner
}

/// Waits for something that another part of the program does in its own time.
pub(crate) fn eventually<T>(what: &str, within: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < within, "not so within {within:?}: {what}");
        std::thread::yield_now();
    }
}

/// The mails in the folder that stands in for a mail server.
pub(crate) fn letters(folder: &Path, count: usize) -> Vec<String> {
    eventually("mails in the folder", Duration::from_secs(20), || {
        let files = std::fs::read_dir(folder.join("saual-data/mail")).ok()?;
        let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
        files.sort();
        (files.len() >= count)
            .then(|| files.iter().map(|file| text(&std::fs::read(file).expect("a mail"))).collect())
    })
}

/// A mail's words, its body decoded from base64 or quoted-printable by what every Debian has.
fn text(mail: &[u8]) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let script = "import sys,email,email.policy\n\
                  m=email.message_from_binary_file(sys.stdin.buffer,policy=email.policy.default)\n\
                  print(m['to'],m['subject'],m.get_content(),sep='\\n')";
    let mut python = Command::new("python3")
        .args(["-c", script])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 reads mails");
    python.stdin.take().expect("an input").write_all(mail).expect("written");
    String::from_utf8(python.wait_with_output().expect("an output").stdout).expect("text")
}

pub(crate) fn link_in(letter: &str) -> String {
    let (_, rest) = letter.split_once("/link/").unwrap_or_else(|| panic!("no link: {letter}"));
    format!("/link/{}", rest.split_whitespace().next().unwrap_or_default())
}

async fn a_colleague_is_invited_in_their_language_and_sees_only_what_is_theirs(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    owner.headers.push(("x-forwarded-host", "evil.example".to_owned()));
    let invited = [("email", "v@example.org"), ("role", "viewer"), ("language", "kk")];
    let sent = owner.send("/studies/village/team", "/studies/village/team/invite", &invited);
    assert_eq!(sent.location, "/studies/village/team?done=invited");
    let letter = letters(program.folder.path(), 1).remove(0);
    assert!(letter.starts_with("v@example.org\nАйгүл Сізді «Ауыл» зерттеуіне шақырады"), "{letter}");
    assert!(letter.contains(&program.base()) && !letter.contains("evil"), "{letter}");

    let mut viewer = Visitor::new(&program.base());
    let path = link_in(&letter);
    let joined = viewer.post(&path, &[("name", "Бекзат"), ("password", PASSWORD), ("_language", "kk")]);
    assert_eq!(joined.location, "/studies");
    viewer.open("/studies/village");
    viewer.open("/studies/village/tables");
    viewer.open("/studies/village/quotes");
    for path in [
        "/studies/village/team",
        "/studies/village/responses",
        "/studies/village/responses/1",
        "/studies/village/documents",
        "/studies/village/codebook",
        "/studies/village/search?q=a",
        "/studies/village/export/responses",
        "/studies/other",
    ] {
        let (theirs, nobodys) = (viewer.get(path), viewer.get("/studies/nothing-here"));
        assert_eq!((theirs.status, nobodys.status), (404, 404), "{path}");
    }
    assert_eq!(viewer.get("/studies/new").status, 200, "who has an account may begin a study of their own");
    let stolen = viewer.send("/studies/new", "/studies/village/form", &[("source", "x"), ("do", "publish")]);
    assert_eq!(stolen.status, 404);
    // The last owner stays.
    let removed =
        owner.send("/studies/village/team", "/studies/village/team", &[("account", "1"), ("do", "remove")]);
    assert_eq!(removed.status, 422);
}

async fn a_password_is_reset_once_and_ends_every_session(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut stranger = Visitor::new(&program.base());
    stranger.headers.push(("host", "evil.example".to_owned()));
    let mut known = stranger.post("/forgot", &[("email", "o@example.org")]);
    let unknown = stranger.post("/forgot", &[("email", "nobody@example.org")]);
    known.body = known.body.replace("o@", "");
    assert_eq!(
        (known.status, known.body),
        (unknown.status, unknown.body),
        "nobody learns who has an account"
    );
    stranger.post("/forgot", &[("email", "O@example.org")]);
    let both = letters(program.folder.path(), 2);
    assert!(both.iter().all(|letter| !letter.contains("evil")), "{both:?}");
    let mut visitor = Visitor::new(&program.base());
    assert_eq!(visitor.get(&link_in(&both[0])).status, 410, "a newer link ends the older one");
    let path = link_in(&both[1]);
    let other = "басқа ұзын құпиясөз";
    assert_eq!(visitor.post(&path, &[("password", other)]).location, "/studies");
    assert_eq!(visitor.post(&path, &[("password", other)]).status, 410, "once");
    assert_eq!(owner.get("/studies").location, "/sign-in?next=/studies", "the old session is over");
    assert_eq!(Visitor::new(&program.base()).sign_in("o@example.org", PASSWORD).status, 422);
    assert_eq!(Visitor::new(&program.base()).sign_in("o@example.org", other).location, "/studies");
}

async fn guessing_a_password_closes_the_door_without_a_word(kind: Kind) {
    let mut program = serve(kind, &[]);
    owner(&mut program);
    let mut guesser = Visitor::new(&program.base());
    let wrong = guesser.sign_in("o@example.org", "wrong wrong wrong");
    let nobody = guesser.sign_in("x@example.org", "wrong wrong wrong");
    let plain = |seen: &str| seen.replace("o@example.org", "").replace("x@example.org", "");
    assert_eq!((wrong.status, plain(&wrong.body)), (nobody.status, plain(&nobody.body)));
    for _ in 0..5 {
        guesser.sign_in("o@example.org", "wrong wrong wrong");
    }
    let right = guesser.sign_in("o@example.org", PASSWORD);
    assert_eq!((right.status, plain(&right.body)), (wrong.status, plain(&wrong.body)), "closed for a while");
}

async fn another_site_cannot_make_a_colleague_do_anything(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let form = "/studies/village/form";
    assert_eq!(
        owner.post(form, &[("source", FORM), ("do", "publish")]).status,
        403,
        "without the form's token"
    );
    let next = owner.get("/sign-in?next=//evil.example");
    assert_eq!(next.hidden("next"), "/studies", "nobody is sent elsewhere");
    let path = "/studies/village/documents/1/codings";
    assert_eq!(owner.post(path, &[("passage", "1"), ("code", "1")]).status, 403);
}

async fn interviews_are_coded_cited_undone_and_found(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let code = [("label-kk", "Уәж"), ("label-en", "Motivation")];
    assert!(
        owner
            .send("/studies/village/codebook", "/studies/village/codebook", &code)
            .location
            .contains("#code-")
    );
    let id = documents::bring(
        &mut owner,
        "Сұхбаткер: Неге келдіңіз?\r\nҚатысушы: Ауылға 😀 көмектескім келді.\r\n",
    );
    let document = format!("/studies/village/documents/{id}");
    let page = owner.open(&document);
    assert!(page.body.contains("Қатысушы") && page.body.contains("келді."));
    let codings = format!("{document}/codings");
    // «😀 көмектескім» in UTF-16 units, as a browser counts.
    let words = [("passage", "2"), ("code", "1"), ("from", "7"), ("to", "21")];
    for _ in 0..2 {
        assert_eq!(owner.send(&document, &codings, &words).location, format!("{document}#p2"));
    }
    let whole = [("passage", "2"), ("code", "1")];
    assert_eq!(owner.send(&document, &codings, &whole).status, 303, "codes overlap");
    let beyond = [("passage", "2"), ("code", "1"), ("from", "7"), ("to", "999")];
    assert_eq!(owner.send(&document, &codings, &beyond).status, 422);
    let quotes = owner.open("/studies/village/quotes?lang=kk").body;
    assert!(quotes.contains("«😀 көмектескім» (қатысушы, 23 жаста, Түркістан обл.)"), "{quotes}");
    assert_eq!(quotes.matches("<blockquote>").count(), 2, "twice the same is once");
    assert_eq!(owner.send(&document, &format!("{document}/undo"), &[]).status, 303);
    assert_eq!(owner.open("/studies/village/quotes").body.matches("<blockquote>").count(), 1);

    let found = |owner: &mut Visitor, query: &str| {
        let page = owner.get(&format!("/studies/village/search?q={query}"));
        page.body.matches("<mark>").count()
    };
    // «ауыл» finds «Ауылға».
    eventually("the search finds it", Duration::from_secs(10), || {
        (found(&mut owner, "%D0%B0%D1%83%D1%8B%D0%BB") == 1).then_some(())
    });
    // «комектесу», typed on a Russian keyboard, finds «көмектескім».
    assert_eq!(found(&mut owner, "%D0%BA%D0%BE%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D1%81%D1%83"), 1);
    assert_eq!(owner.get("/studies/village/search?q=%22").status, 422, "an open quotation mark is explained");
    let removed = owner.send(&document, &format!("{document}/remove"), &[]);
    assert_eq!(removed.location, "/studies/village/documents");
    assert_eq!(owner.get(&document).status, 404);
    eventually("the search forgets it", Duration::from_secs(10), || {
        (found(&mut owner, "%D0%B0%D1%83%D1%8B%D0%BB") == 0).then_some(())
    });
}

/// Begins the questionnaire, and answers the draft's id.
fn begin(visitor: &mut Visitor) -> String {
    assert_eq!(visitor.post("/s/village", &[("_language", "kk")]).location, "/s/village/one");
    visitor.open("/s/village/one").hidden("_id")
}

async fn a_phone_that_sends_twenty_times_at_once_is_stored_once(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let id = begin(&mut phone);
    let first = [("_id", id.as_str()), ("gender", "f"), ("_go", "next")];
    assert_eq!(phone.post("/s/village/one", &first).location, "/s/village/two");
    let base = program.base();
    let sending: Vec<_> = (0..20)
        .map(|_| {
            let (base, id) = (base.clone(), id.clone());
            std::thread::spawn(move || {
                let fields = [("_id", id.as_str()), ("thoughts", "Интернет керек"), ("_go", "next")];
                Visitor::new(&base).post("/s/village/two", &fields).location
            })
        })
        .collect();
    for sent in sending {
        assert_eq!(sent.join().expect("sent"), "/s/village/done");
    }
    let other = [("_id", id.as_str()), ("thoughts", "Басқа"), ("_go", "next")];
    let refused = phone.post("/s/village/two", &other);
    assert!(refused.status == 409 && refused.body.contains("Басқа"));
    let again = [("_id", id.as_str()), ("_page", "two"), ("thoughts", "Басқа")];
    let led = phone.post("/s/village/again", &again).location;
    assert_eq!(led, "/s/village/two?entered", "nothing is lost");
    assert!(phone.open("/s/village/two").body.contains("Басқа"));
    let csv = owner.open("/studies/village/export/responses?format=csv").body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("Интернет керек") && !csv.contains("Басқа"));
    let nul = phone.post("/s/village/two", &[("_id", id.as_str()), ("thoughts", "a\0b")]);
    assert_eq!(nul.status, 400);
}

async fn two_phones_that_save_different_pages_at_once_lose_neither(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    for round in 0..10 {
        let mut phone = Visitor::new(&program.base());
        let id = begin(&mut phone);
        let (base, first) = (program.base(), id.clone());
        let other = std::thread::spawn(move || {
            let fields = [("_id", first.as_str()), ("gender", "f"), ("_go", "ru")];
            Visitor::new(&base).post("/s/village/one", &fields).status
        });
        let thoughts = format!("ой {round}");
        let second = [("_id", id.as_str()), ("thoughts", thoughts.as_str()), ("_go", "ru")];
        assert_eq!(phone.post("/s/village/two", &second).status, 303);
        assert_eq!(other.join().expect("sent"), 303);
        let last = [("_id", id.as_str()), ("thoughts", thoughts.as_str()), ("_go", "next")];
        assert_eq!(phone.post("/s/village/two", &last).location, "/s/village/done", "round {round}");
    }
    let csv = owner.open("/studies/village/export/responses?format=csv").body;
    assert_eq!(csv.lines().count(), 11);
}

#[test]
fn two_processes_on_one_postgresql_serve_the_same_study() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(Kind::Postgres, &folder);
    let mut one = serve_on(&database, folder, &[]);
    let mut researcher = owner(&mut one);
    let two = serve_on(&database, tempfile::tempdir().expect("a folder"), &[]);

    let mut phone = Visitor::new(&one.base());
    let id = begin(&mut phone);
    let first = [("_id", id.as_str()), ("gender", "m"), ("_go", "next")];
    assert_eq!(phone.post("/s/village/one", &first).location, "/s/village/two");
    phone.go_to(&two.base());
    let last = [("_id", id.as_str()), ("thoughts", ""), ("_go", "next")];
    assert_eq!(phone.post("/s/village/two", &last).location, "/s/village/done");
    assert!(researcher.open("/studies/village/tables").body.contains("From 1 response"));

    let code = [("label-kk", "Уәж")];
    researcher.send("/studies/village/codebook", "/studies/village/codebook", &code);
    let document = documents::bring(&mut researcher, "Қатысушы: Мектебімізге мұғалім керек.\n");
    let page = format!("/studies/village/documents/{document}");
    let coded = researcher.send(&page, &format!("{page}/codings"), &[("passage", "1"), ("code", "1")]);
    assert_eq!(coded.status, 303);
    let begun = Instant::now();
    researcher.go_to(&two.base());
    // «мектеп» with the code, on the other process.
    let query = "/studies/village/search?q=%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF&code=1";
    eventually("the other process finds the quote", Duration::from_secs(2), || {
        researcher.open(query).body.contains("<mark>").then_some(())
    });
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_lost_or_garbled_index_is_built_again_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Program::serve_in(folder, &[("LANG", "en_US.UTF-8")]);
    let mut owner = owner(&mut program);
    documents::bring(&mut owner, "Қатысушы: Мектебімізге мұғалім керек.\n");
    let query = "/studies/village/search?q=%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF";
    let found = |owner: &mut Visitor| {
        eventually("the search finds it", Duration::from_secs(10), || {
            owner.open(query).body.contains("<mark>").then_some(())
        });
    };
    found(&mut owner);
    for damage in ["delete", "garble"] {
        program.signal("TERM");
        let (_, _, folder) = program.end();
        let index = folder.path().join("saual-data/index");
        match damage {
            "delete" => std::fs::remove_dir_all(&index).expect("removed"),
            _ => {
                let files =
                    std::fs::read_dir(&index).expect("a folder").map(|file| file.expect("a file").path());
                for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "term")) {
                    let length = std::fs::metadata(&file).expect("a length").len();
                    std::fs::write(&file, vec![0xa5; usize::try_from(length).expect("small")])
                        .expect("garbled");
                }
            }
        }
        program = Program::serve_in(folder, &[("LANG", "en_US.UTF-8")]);
        owner.go_to(&program.base());
        found(&mut owner);
    }
}

#[test]
fn a_mail_waits_while_the_server_is_down_and_then_arrives_once() {
    let address = free();
    let smtp = format!("smtp://{address}");
    let mut program =
        serve(Kind::Sqlite, &[("SAUAL_MAIL_SMTP", &smtp), ("SAUAL_MAIL_FROM", "Saual <saual@example.org>")]);
    let mut owner = owner(&mut program);
    // A server that is up from the beginning gets a mail at once.
    let server = MailServer::start(address);
    let invited = [("email", "c@example.org"), ("role", "coder"), ("language", "ru")];
    let sent = owner.send("/studies/village/team", "/studies/village/team/invite", &invited);
    assert_eq!(sent.location, "/studies/village/team?done=invited");
    let mails = server.mails(1);
    let letter = text(mails[0].as_bytes());
    assert!(letter.contains("Айгүл приглашает Вас в исследование"), "{letter}");
    let mut coder = Visitor::new(&program.base());
    let joined =
        coder.post(&link_in(&letter), &[("name", "Дина"), ("password", PASSWORD), ("_language", "ru")]);
    assert_eq!(joined.location, "/studies");
    coder.open("/studies/village/documents");
    assert_eq!(coder.get("/studies/village/responses").status, 404);
    assert_eq!(server.there().len(), 1, "no mail comes twice");
    drop(server);

    // Down: whoever asks waits for nothing, and the mail stays in the outbox.
    let asked = Instant::now();
    owner.post("/forgot", &[("email", "c@example.org")]);
    assert!(asked.elapsed() < Duration::from_secs(5));
    let folder = program.folder.path().to_owned();
    eventually("the failure is logged", Duration::from_secs(60), || {
        let log = std::fs::read_to_string(folder.join("log")).ok()?;
        assert!(!log.contains("c@example.org"), "nothing personal is logged");
        log.contains("a mail could not be sent").then_some(())
    });
}

crate::on_both!(
    a_colleague_is_invited_in_their_language_and_sees_only_what_is_theirs,
    a_password_is_reset_once_and_ends_every_session,
    guessing_a_password_closes_the_door_without_a_word,
    another_site_cannot_make_a_colleague_do_anything,
    interviews_are_coded_cited_undone_and_found,
    a_phone_that_sends_twenty_times_at_once_is_stored_once,
    two_phones_that_save_different_pages_at_once_lose_neither,
);
