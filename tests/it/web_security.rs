//! What strangers, other sites, slow phones and faults of ours meet at the door.

use crate::program::{Program, get, hear, post, say};
use actix_web::{HttpResponse, web};
use chrono::{TimeDelta, Utc};
use domain::language::Language;
use saual::config::{Config, Layer};
use saual::service::account::session::token_hash;
use saual::store::{Place, Store, accounts, sessions};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn every_answer_tells_browsers_to_trust_nothing_else() {
    let program = Program::serve(&[]);
    let own = "Sec-Fetch-Site: same-origin\r\n";
    let answers = [
        (404, program.say(get("/nowhere", ""))),
        (404, program.say(get("/s/nothing", ""))),
        (404, program.say("DELETE /s/nothing HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: none\r\n\r\n")),
        (204, program.say(get("/livez", ""))),
        (400, program.say(get("/s/%FF", ""))),
        (400, program.say(post("/s/nothing", own, "a=%FF"))),
        (403, program.say(post("/s/nothing", "Sec-Fetch-Site: cross-site\r\n", ""))),
        (413, program.say(post("/s/nothing", own, &format!("a={}", "x".repeat(1 << 20))))),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.header("content-security-policy"), POLICY, "{status}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(answer.header(name), value, "{status}: {name}");
        }
        assert!(
            answer.status == status || (status == 404 && answer.status == 405),
            "{status}: {}",
            answer.head
        );
        if status != 204 {
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
            assert!(answer.body.contains("<h1>"), "{status}: {}", answer.body);
        }
    }
}

#[test]
fn files_of_pages_say_no_more_than_browsers_heed() {
    let program = Program::serve(&[]);
    let page = program.say(get("/sign-in", ""));
    let (_, rest) = page.body.split_once("href=\"/assets/").expect("a style sheet");
    let (style, _) = rest.split_once('"').expect("an address");
    let answer = program.say(get(&format!("/assets/{style}"), ""));
    assert_eq!((answer.status, answer.header("x-content-type-options")), (200, "nosniff"));
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(answer.header("content-security-policy"), "");
    let nothing = program.say(get("/assets/000000000000/none.css", ""));
    assert_eq!((nothing.status, nothing.header("content-security-policy")), (404, POLICY));
    // A worker has a policy of its own.
    assert_eq!(program.say(get("/s/worker.js", "")).header("content-security-policy"), POLICY);
}

#[test]
fn over_https_browsers_are_told_to_stay_there() {
    let program = Program::serve(&[("SAUAL_PUBLIC_URL", "https://saual.test")]);
    let answer = program.say(get("/livez", ""));
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
}

#[test]
fn an_error_is_told_in_the_readers_language() {
    let program = Program::serve(&[]);
    for (target, headers, tag) in [
        ("/nowhere?lang=ru", "Accept-Language: en\r\n", "ru"),
        ("/nowhere", "Accept-Language: de, en;q=0.8\r\n", "en"),
        ("/nowhere", "Accept-Language: en\r\nCookie: lang=ru\r\n", "ru"),
        ("/nowhere", "", "kk"),
    ] {
        let answer = program.say(get(target, headers));
        assert!(
            answer.body.contains(&format!("<html lang=\"{tag}\">")),
            "{target} {headers}: {}",
            answer.body
        );
    }
}

#[test]
fn a_language_asked_for_is_remembered_whatever_is_answered() {
    let program = Program::serve(&[]);
    for target in ["/sign-in?lang=ru", "/nowhere?lang=ru", "/studies?lang=ru", "/sign-in?next=/a&lang=ru"] {
        let cookie = program.say(get(target, "")).header("set-cookie").to_owned();
        assert!(cookie.starts_with("lang=ru; "), "{target}: {cookie}");
    }
    let own = "Sec-Fetch-Site: same-origin\r\n";
    let unasked = ["/sign-in", "/nowhere", "/sign-in?lang=xx", "/s/worker.js?lang=ru"];
    for answer in unasked.map(|target| program.say(get(target, ""))) {
        assert_eq!(answer.header("set-cookie"), "", "{}", answer.head);
    }
    assert_eq!(program.say(post("/sign-in?lang=ru", own, "")).header("set-cookie"), "");
}

#[test]
fn an_address_that_cannot_be_read_is_refused() {
    let program = Program::serve(&[]);
    for target in ["/%FF", "/s/a%00b", "/?q=%C3", "/s/nothing?lang=%00", "/%ED%A0%80"] {
        assert_eq!(program.say(get(target, "")).status, 400, "{target}");
    }
    let raw = [b"GET /\xff\xfe HTTP/1.1\r\nHost: saual.test\r\n\r\n".as_slice()].concat();
    assert_eq!(program.say(raw).status, 400);
    let own = "Sec-Fetch-Site: same-origin\r\n";
    for body in ["a=%FF", "a=%00", "%C3=a", "a=\0"] {
        assert_eq!(program.say(post("/s/nothing", own, body)).status, 400, "{body:?}");
    }
}

/// What a form gets that reached its handler: there is no such study.
const REACHED: u16 = 404;

#[test]
fn another_sites_form_changes_nothing() {
    let program = Program::serve(&[("SAUAL_PUBLIC_URL", "https://saual.test:8443")]);
    for (headers, status) in [
        ("Sec-Fetch-Site: same-origin\r\n", REACHED),
        ("Sec-Fetch-Site: none\r\n", REACHED),
        ("Sec-Fetch-Site: same-site\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\nOrigin: https://saual.test:8443\r\n", 403),
        ("Sec-Fetch-Site: қ\r\n", 403),
        ("Origin: https://saual.test:8443\r\n", REACHED),
        ("Origin: https://saual.test\r\n", REACHED),
        ("Origin: http://saual.test\r\n", 403),
        ("Origin: https://saual.test:1\r\n", 403),
        ("Origin: https://evil.test\r\n", 403),
        ("Origin: https://saual.test.evil.test\r\n", 403),
        ("Origin: null\r\n", 403),
        ("Origin: https://evil.test\r\nX-Forwarded-Host: evil.test\r\n", 403),
        ("", REACHED),
    ] {
        for target in ["/s/nothing", "/s/nothing/page", "/nowhere"] {
            assert_eq!(program.say(post(target, headers, "")).status, status, "{target} {headers}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_says_nothing_must_show_the_token_of_its_session() {
    let program = Program::serve(&[]);
    let place = Place::Sqlite(program.folder.path().join("saual-data/saual.sqlite"));
    let store = Store::open(&place).await.expect("the same database");
    sign_in(&store, "cookie", "token").await;
    let signed_in = "Cookie: s=cookie\r\n";
    let posted = |headers: &str, body: &str| program.say(post("/nowhere", headers, body)).status;
    assert_eq!(posted(signed_in, "name=x&_token=token"), REACHED);
    for body in ["", "name=x", "_token=", "_token=other", "_token=toke", "_token=token2"] {
        assert_eq!(posted(signed_in, body), 403, "{body}");
    }
    assert_eq!(posted("Cookie: s=nobody\r\n", ""), REACHED, "no session, nothing to misuse");
    assert_eq!(posted(&format!("{signed_in}Sec-Fetch-Site: same-origin\r\n"), ""), REACHED);
    let survey = program.say(post("/s/nothing", signed_in, "")).status;
    assert_eq!(survey, REACHED, "a survey's forms have no token");
    let json = "POST /nowhere HTTP/1.1\r\nHost: a\r\nCookie: s=cookie\r\nContent-Type: application/json\r\n\
        Content-Length: 2\r\n\r\n{}";
    assert_eq!(program.say(json).status, 403);
}

async fn sign_in(store: &Store, cookie: &str, form_token: &str) {
    #[expect(clippy::disallowed_methods, reason = "the program under test looks at the same clock")]
    let now = Utc::now();
    let tx = store.begin().await.expect("a transaction");
    let new = accounts::NewAccount {
        email: "a@saual.test",
        name: "A",
        language: Language::En,
        password_hash: "none",
    };
    let account_id = accounts::add(&tx, &new, now).await.expect("an account");
    let session = sessions::Session {
        token_hash: token_hash(cookie),
        account_id,
        form_token: form_token.to_owned(),
        seen_at: now,
        expires_at: now + TimeDelta::hours(1),
    };
    sessions::add(&tx, &session).await.expect("a session");
    tx.commit().await.expect("it is kept");
}

/// Waits for the server's word on a request that it will never have whole.
fn hurried(program: &Program, request: &str) -> u16 {
    let mut socket = TcpStream::connect(program.address).expect("a connection");
    socket.write_all(request.as_bytes()).expect("the beginning is sent");
    let answer = hear(&mut socket);
    assert_eq!(answer.header("connection"), "close");
    let left = socket.read_to_end(&mut Vec::new()).expect("the end");
    assert_eq!(left, 0, "the server closes the connection");
    answer.status
}

const FORM: &str = "Host: a\r\nSec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\n";

#[test]
fn a_body_that_stops_coming_is_not_waited_for() {
    let program = Program::serve(&[("SAUAL_LIMITS_IDLE", "1")]);
    let begun = format!("POST /s/nothing HTTP/1.1\r\n{FORM}Content-Length: 100\r\n\r\n_go=");
    assert_eq!(hurried(&program, &begun), 408);
    let chunked =
        format!("POST /s/nothing HTTP/1.1\r\n{FORM}Transfer-Encoding: chunked\r\n\r\n4\r\n_go=\r\n");
    assert_eq!(hurried(&program, &chunked), 408);
}

#[test]
fn a_body_that_drips_is_not_waited_for() {
    let program = Program::serve(&[("SAUAL_LIMITS_GRACE", "1"), ("SAUAL_LIMITS_IDLE", "60")]);
    let head = format!("POST /s/nothing HTTP/1.1\r\n{FORM}Content-Length: 1000000\r\n\r\n");
    assert_eq!(drip(program.address, &head, b"a").status, 408);
}

#[test]
fn a_body_that_nobody_reads_holds_no_connection() {
    let program = Program::serve(&[]);
    let head =
        "POST /nowhere HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: none\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert_eq!(drip(program.address, head, b"1\r\na\r\n").status, 404);
}

/// Sends a head and then one piece after another until the server has answered and hung up.
fn drip(address: SocketAddr, head: &str, piece: &[u8]) -> crate::program::Answer {
    let mut socket = TcpStream::connect(address).expect("a connection");
    socket.write_all(head.as_bytes()).expect("the head is sent");
    let mut reader = socket.try_clone().expect("a second handle");
    reader.set_read_timeout(Some(Duration::from_millis(50))).expect("a timeout");
    let mut heard = Vec::new();
    loop {
        // The server may have hung up: then the next read says so.
        let _ = socket.write_all(piece);
        let mut bytes = [0; 4096];
        match reader.read(&mut bytes) {
            Ok(0) => break,
            Ok(read) => heard.extend_from_slice(&bytes[..read]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock) => {}
            Err(_) => break,
        }
    }
    let text = String::from_utf8(heard).expect("text");
    let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    crate::program::Answer { status, head: head.to_owned(), body: body.to_owned() }
}

#[test]
fn a_giant_body_is_refused_with_and_without_a_length() {
    let program = Program::serve(&[("SAUAL_LIMITS_FIELDS", "100 KiB"), ("SAUAL_LIMITS_UPLOAD", "200 KiB")]);
    let announced =
        |length: usize| format!("POST /s/nothing HTTP/1.1\r\n{FORM}Content-Length: {length}\r\n\r\n");
    assert_eq!(hurried(&program, &announced(101 << 10)), 413, "before a byte of it is sent");
    assert_eq!(hurried(&program, &announced(1 << 30)), 413);
    let head = format!("POST /s/nothing HTTP/1.1\r\n{FORM}Transfer-Encoding: chunked\r\n\r\n");
    let chunk = format!("1000\r\n{}\r\n", "a".repeat(0x1000));
    assert_eq!(drip(program.address, &head, chunk.as_bytes()).status, 413);
    let full = format!("a={}", "x".repeat((100 << 10) - 2));
    let own = "Sec-Fetch-Site: none\r\n";
    assert_eq!(program.say(post("/s/nothing", own, &full)).status, REACHED, "the most that is taken");
}

#[test]
fn a_connection_that_breaks_leaves_the_server_well() {
    let program = Program::serve(&[]);
    let mut socket = TcpStream::connect(program.address).expect("a connection");
    let half = format!("POST /s/nothing HTTP/1.1\r\n{FORM}Content-Length: 100\r\n\r\nhalf");
    socket.write_all(half.as_bytes()).expect("half of it is sent");
    drop(socket);
    assert_eq!(program.say(get("/readyz", "")).status, 204);
}

/// Serves from within the test, with addresses of its own.
fn serve_with(more: fn(&mut web::ServiceConfig)) -> (SocketAddr, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a readable path").to_owned();
    let config = Config::read(None, std::iter::empty(), Layer::default().flag("data", Some(data)));
    let config = config.expect("settings");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let app = saual::cli::open(config.settle(address)).await.expect("an app");
            let server = saual::web::serve_with(app.into(), listener, more).expect("a server");
            server.await.expect("it serves");
        });
    });
    (address, folder)
}

async fn panics_at_once() -> HttpResponse {
    panic!("a fault of ours")
}

async fn panics_later(body: web::Bytes) -> HttpResponse {
    tokio::task::yield_now().await;
    panic!("a fault of ours, over {} bytes", body.len())
}

#[test]
fn a_panic_is_answered_and_the_server_lives() {
    let (address, _folder) = serve_with(|config| {
        config
            .route("/panics-at-once", web::get().to(panics_at_once))
            .route("/panics-later", web::post().to(panics_later));
    });
    for _ in 0..10 {
        let answer = say(address, get("/panics-at-once", ""));
        assert_eq!(answer.status, 500);
        assert!(answer.body.contains("<h1>") && !answer.body.contains("fault of ours,"), "{}", answer.body);
        assert_eq!(answer.header("content-security-policy"), POLICY);
        let answer = say(address, post("/panics-later", "Sec-Fetch-Site: none\r\n", "secret"));
        assert_eq!(answer.status, 500);
        assert_eq!(say(address, get("/readyz", "")).status, 204);
    }
}

#[test]
fn the_log_holds_routes_and_nothing_that_anybody_sent() {
    let program = Program::serve(&[("SAUAL_LOG", "debug")]);
    let canary = "Aigerim77";
    let headers = format!(
        "Cookie: s={canary}; r-x={canary}\r\nUser-Agent: {canary}\r\nReferer: http://a/{canary}\r\n\
         X-Forwarded-For: 203.0.113.77\r\n"
    );
    let own = format!("{headers}Sec-Fetch-Site: none\r\n");
    program.say(get(&format!("/s/{canary}?q={canary}"), &headers));
    program.say(get(&format!("/{canary}?q={canary}"), &headers));
    program.say(get(&format!("/s/%FF{canary}"), &headers));
    program.say(post(&format!("/s/{canary}/{canary}"), &own, &format!("{canary}={canary}&_id={canary}")));
    program.say(post(&format!("/s/{canary}/resume"), &own, &format!("code={canary}")));
    program.say(post(&format!("/s/{canary}"), &own, &format!("{canary}=%FF")));
    program.say(post(&format!("/s/{canary}"), &headers, canary));
    let log = program.stop();
    assert!(!log.contains(canary) && !log.contains("203.0.113.77"), "{log}");
    let line = log.lines().find(|line| line.contains("POST")).expect("a line");
    assert!(
        line.contains("{study}") && line.contains("status=404") && line.contains("milliseconds="),
        "{line}"
    );
    assert!(log.contains("(no route)"), "{log}");
}
