//! What happens in a document as it happens: a stream of events for each of its readers.

use crate::harness::database::{Kind, setting};
use crate::harness::visitor::Visitor;
use crate::people::{eventually, serve, serve_on};
use crate::program::Program;
use crate::teamwork::{STUDY, mark, two_readers};
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A stream of events, read as it comes.
struct Stream {
    lines: Receiver<String>,
    socket: TcpStream,
}

impl Drop for Stream {
    fn drop(&mut self) {
        // The other end may have closed it before.
        let _ = self.socket.shutdown(Shutdown::Both);
    }
}

fn listen(program: &Program, visitor: &Visitor, document: &str) -> Stream {
    listen_from(program, visitor, document, "")
}

/// The same as a browser that comes back, with what it got last.
fn listen_from(program: &Program, visitor: &Visitor, document: &str, more: &str) -> Stream {
    listen_at(program, visitor, &format!("{document}/events?after=0"), more)
}

fn listen_at(program: &Program, visitor: &Visitor, address: &str, more: &str) -> Stream {
    let path = format!("{STUDY}/documents/{address}");
    let mut socket = TcpStream::connect(program.address).expect("a connection");
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip, br\r\nCookie: {}\r\n{more}\r\n",
        program.address,
        visitor.cookie()
    );
    socket.write_all(request.as_bytes()).expect("sent");
    let (sender, lines) = channel();
    let reader = BufReader::new(socket.try_clone().expect("the same connection"));
    std::thread::spawn(move || {
        for line in reader.lines() {
            let Ok(line) = line else { return };
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    Stream { lines, socket }
}

impl Stream {
    /// Reads on until a line holds this, and answers all that came.
    fn until(&self, wanted: &str) -> String {
        let (begun, mut told) = (Instant::now(), String::new());
        while begun.elapsed() < Duration::from_secs(20) {
            match self.lines.recv_timeout(Duration::from_secs(20)) {
                Ok(line) => {
                    told.push_str(&line);
                    told.push('\n');
                    if line.contains(wanted) {
                        return told;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        panic!("it never says “{wanted}”: {told}");
    }

    /// Waits for its end.
    fn ends(&self) {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            match self.lines.recv_timeout(Duration::from_secs(20)) {
                Ok(_) => (),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        panic!("the stream does not end");
    }
}

async fn what_others_do_is_told_at_once_until_one_is_signed_out(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let stream = listen(&program, &coder, &document);
    let begins = stream.until("\"from\":[4,0]");
    assert!(begins.contains("text/event-stream") && begins.contains("retry: 1000"), "{begins}");
    assert!(begins.contains("content-encoding: identity"), "nothing holds it back: {begins}");
    let begun = Instant::now();
    mark(&mut owner, &document, "3", "2");
    let told = stream.until("\"from\":[3,0]");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(told.contains("\"coder\":1") && told.contains("event: happened"), "{told}");

    let page = format!("{STUDY}/documents/{document}");
    let here = [("passage", "2"), ("from", "0"), ("to", "6")];
    assert_eq!(owner.send(&page, &format!("{page}/presence"), &here).status, 204);
    let seen = stream.until("\"passage\":2");
    assert!(seen.contains(r#"[{"account":1,"name":"Айгүл","passage":2,"from":0,"to":6}]"#), "{seen}");
    assert_eq!(owner.send(&page, &format!("{page}/presence"), &[("gone", "1")]).status, 204);
    stream.until("data: []");

    assert_eq!(coder.get(&format!("{page}/events")).status, 400, "from where on?");
    assert_eq!(coder.get(&format!("{STUDY}/documents/999/events?after=0")).status, 404);
    assert_eq!(coder.send(&page, "/sign-out", &[]).status, 303);
    stream.until("event: gone");
    stream.ends();

    let removed = listen(&program, &owner, &document);
    removed.until("\"from\":[3,0]");
    program.signal("TERM");
    removed.ends();
    let begun = Instant::now();
    let (status, log, _folder) = program.end();
    assert!(status.success() && begun.elapsed() < Duration::from_secs(10), "{log}");
}

#[test]
fn two_processes_on_one_postgresql_tell_each_others_events() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(Kind::Postgres, &folder);
    let mut one = serve_on(&database, folder, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut one);
    let two = serve_on(&database, tempfile::tempdir().expect("a folder"), &[]);
    let (here, there) = (listen(&one, &owner, &document), listen(&two, &coder, &document));
    here.until("\"from\":[4,0]");
    there.until("\"from\":[4,0]");
    coder.go_to(&two.base());
    let mut slowest = Duration::ZERO;
    for passage in ["1", "3"] {
        for (visitor, code, stream) in [(&mut owner, "1", &there), (&mut coder, "2", &here)] {
            let page = format!("{STUDY}/documents/{document}");
            let shown = visitor.open(&page);
            let (token, version) = (shown.hidden("_token"), shown.hidden("version"));
            let begun = Instant::now();
            let fields =
                [("_token", token.as_str()), ("version", &version), ("passage", passage), ("code", code)];
            assert_eq!(visitor.post(&format!("{page}/codings"), &fields).status, 303);
            stream.until(&format!("\"code\":{code},"));
            slowest = slowest.max(begun.elapsed());
        }
    }
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    // One order, whoever asks.
    let numbers = |visitor: &mut Visitor| {
        let told = visitor.open(&format!("{STUDY}/documents/{document}/since?number=0")).body;
        let numbers =
            told.split("{\"number\":").skip(2).map(|rest| rest.split(',').next().unwrap_or_default());
        numbers.map(|number| number.parse().expect("a number")).collect::<Vec<i64>>()
    };
    let order = numbers(&mut owner);
    assert_eq!(order, numbers(&mut coder));
    assert!(order.is_sorted() && order.len() >= 7, "{order:?}");
}

async fn a_blind_reader_is_told_only_of_what_they_did(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let page = format!("{STUDY}/teamwork");
    assert_eq!(owner.send(&page, &format!("{page}/blind"), &[("do", "on")]).status, 303);
    let stream = listen(&program, &coder, &document);
    mark(&mut owner, &document, "1", "2");
    let here = [("passage", "2")];
    let document_page = format!("{STUDY}/documents/{document}");
    assert_eq!(owner.send(&document_page, &format!("{document_page}/presence"), &here).status, 204);
    mark(&mut coder, &document, "3", "2");
    let told = stream.until("\"from\":[3,");
    assert!(!told.contains("\"coder\":1") && !told.contains("event: seen"), "{told}");
    assert_eq!(owner.send(&page, &format!("{page}/blind"), &[("do", "off")]).status, 303);
    stream.until("\"more\":true");
}

async fn a_page_that_was_not_looked_at_learns_that_coding_became_blind(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let (page, text) = (format!("{STUDY}/teamwork"), format!("{STUDY}/documents/{document}/text"));
    let shown = coder.open(&text).body;
    assert!(shown.contains(r#""sight":"all""#), "{shown}");
    assert_eq!(owner.send(&page, &format!("{page}/blind"), &[("do", "on")]).status, 303);
    let since = format!("{STUDY}/documents/{document}/since?number=0");
    assert!(coder.open(&format!("{since}&sight=all")).body.contains(r#""more":true"#));
    assert!(coder.open(&format!("{since}&sight=own")).body.contains(r#""more":false"#));
    let stream = listen_at(&program, &coder, &format!("{document}/events?after=0&sight=all"), "");
    let told = stream.until("data: ");
    assert!(told.contains(r#""events":[],"more":true"#), "{told}");
    let shown = coder.open(&text).body;
    assert!(shown.contains(r#""sight":"own""#) && !shown.contains(r#""coder":1"#), "{shown}");
    let stream = listen_at(&program, &coder, &format!("{document}/events?after=0&sight=own"), "");
    mark(&mut coder, &document, "3", "2");
    let told = stream.until("\"from\":[3,");
    assert!(!told.contains(r#""more":true"#), "{told}");
}

async fn a_reader_who_was_cut_off_goes_on_from_there_and_nobody_holds_too_many(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let first = listen(&program, &coder, &document);
    let told = first.until("\"from\":[4,0]");
    let id = told.lines().rev().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
    drop(first);
    mark(&mut owner, &document, "3", "2");
    let again = listen_from(&program, &coder, &document, &format!("Last-Event-ID: {id}\r\n"));
    let told = again.until("\"from\":[3,0]");
    assert!(!told.contains("\"from\":[4,0]"), "nothing twice: {told}");

    let mut held: Vec<Stream> = Vec::new();
    let refused = loop {
        assert!(held.len() < 20, "nobody is refused");
        let next = listen(&program, &coder, &document);
        let status = next.until("HTTP/1.1");
        if status.contains("429") {
            break next;
        }
        held.push(next);
    };
    drop(refused);
    mark(&mut coder, &document, "1", "1");
    held.last().expect("one").until("\"from\":[1,0]");
    let more = listen(&program, &owner, &document);
    more.until("\"from\":[1,0]");
    held.clear();
    eventually("there is room again", Duration::from_secs(40), || {
        listen(&program, &coder, &document).until("HTTP/1.1").contains("200").then_some(())
    });
}

crate::on_both!(
    what_others_do_is_told_at_once_until_one_is_signed_out,
    a_blind_reader_is_told_only_of_what_they_did,
    a_page_that_was_not_looked_at_learns_that_coding_became_blind,
    a_reader_who_was_cut_off_goes_on_from_there_and_nobody_holds_too_many,
);
