//! Files that respondents send: with a page, in pieces, and what becomes of them.

use crate::harness::database::{Kind, setting};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner_of, serve_on};
use crate::program::{Program, run};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

const FORM: &str = r#"
title = { kk = "Үй", ru = "Дом", en = "Home" }
languages = ["en", "kk", "ru"]

[[page]]
name = "one"

[[page.item]]
name = "photo"
kind = "image"
required = true
label.en = "A picture of your home"

[[page.item]]
name = "paper"
kind = "file"
label.en = "A paper"

[[page]]
name = "two"

[[page.item]]
name = "thoughts"
kind = "text"
label.en = "Your thoughts?"
"#;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
const PAGE: &[u8] = b"<!doctype html><script>alert(1)</script>";

/// A study on that database, with what its program has to be told to find it.
fn study(kind: Kind, more: &[(&str, &str)]) -> (Program, Visitor, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(kind, &folder);
    let mut program = serve_on(&database, folder, more);
    let owner = owner_of(&mut program, FORM);
    (program, owner, database)
}

/// Somebody on the first page, and the id of their draft.
fn respondent(program: &Program) -> (Visitor, String) {
    let mut visitor = Visitor::new(&program.base());
    let begun = visitor.post("/s/village", &[("_language", "en")]);
    assert_eq!(begun.location, "/s/village/one");
    let id = visitor.open("/s/village/one").hidden("_id");
    (visitor, id)
}

/// Sends a page with files, as a browser without scripts does.
fn send(visitor: &mut Visitor, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Seen {
    visitor.post_files("/s/village/one", fields, files)
}

async fn a_file_is_kept_with_its_page_replaced_taken_back_and_handed_over(kind: Kind) {
    let (program, mut owner, database) = study(kind, &[]);
    let (mut visitor, id) = respondent(&program);
    let go = [("_id", id.as_str()), ("_language", "en")];

    let wrong = send(&mut visitor, &go, &[("_file:photo", "a.png", PAGE)]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("This file is not a picture"), "{}", wrong.body);
    let kept = send(&mut visitor, &go, &[("_file:photo", "../x/үй.png", PNG), ("_file:paper", "", b"")]);
    assert_eq!((kept.status, kept.location.as_str()), (303, "/s/village/two"));
    let page = visitor.open("/s/village/one");
    assert!(page.body.contains("үй.png") && !page.body.contains("x&#x2f;"), "{}", page.body);

    // Without another file the first one stays; taken back, it is missing.
    let photo = page.hidden("photo");
    let again = send(&mut visitor, &[&go[..], &[("photo", photo.as_str())]].concat(), &[]);
    assert_eq!(again.location, "/s/village/two");
    let dropped = send(&mut visitor, &[&go[..], &[("_go", "drop:photo")]].concat(), &[]);
    assert_eq!(dropped.location, "/s/village/one#photo-first");
    assert_eq!(send(&mut visitor, &go, &[]).status, 422);
    // Nobody else's file, nor one that never came.
    let foreign = send(&mut visitor, &[&go[..], &[("photo", photo.as_str())]].concat(), &[]);
    assert!(foreign.body.contains("The file did not arrive"), "{}", foreign.body);

    let files = [("_file:photo", "home.png", PNG), ("_file:paper", "page.html", PAGE)];
    assert_eq!(send(&mut visitor, &go, &files).location, "/s/village/two");
    let sent = visitor.post("/s/village/two", &[&go[..], &[("thoughts", "x")]].concat());
    assert_eq!(sent.location, "/s/village/done");

    let response = owner.open("/studies/village/responses/1");
    let links: Vec<&str> = response.body.split("href=\"").filter_map(|part| part.split('"').next()).collect();
    let links: Vec<String> = links
        .iter()
        .map(|link| link.replace("&#x2f;", "/"))
        .filter(|link| link.contains("/files/"))
        .collect();
    assert_eq!(links.len(), 2, "what was replaced is gone");
    assert_eq!(Visitor::new(&program.base()).get(&links[1]).status, 303, "only for who is signed in");
    let file = links.iter().map(|link| owner.open_bytes(link)).find(|(_, bytes)| bytes == PAGE);
    let (headers, _) = file.expect("the page that was sent");
    let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().expect("text"));
    assert_eq!(header("content-type"), "application/octet-stream");
    assert_eq!(header("content-disposition"), "attachment; filename*=UTF-8''page.html");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(header("x-content-type-options"), "nosniff");

    let told = [("SAUAL_DATABASE", database.as_str()), ("LANG", "en_US.UTF-8")];
    let arguments = ["export", "files", "--study", "village", "--out", "files.zip"];
    let output = run(program.folder.path(), &arguments, &told);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let zip = std::fs::File::open(program.folder.path().join("files.zip")).expect("a bundle");
    let mut zip = zip::ZipArchive::new(zip).expect("a bundle");
    let mut names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    names.sort();
    assert_eq!(names, ["1/paper-page.html", "1/photo-home.png", "files.csv"]);
    let mut bytes = Vec::new();
    zip.by_name("1/photo-home.png").expect("a file").read_to_end(&mut bytes).expect("bytes");
    assert_eq!(bytes, PNG);

    let output = run(program.folder.path(), &["export", "responses", "--study", "village"], &told);
    let mut responses =
        csv::Reader::from_reader(output.stdout.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
    let rows: Vec<BTreeMap<String, String>> =
        responses.deserialize().map(|row| row.expect("a row")).collect();
    assert_eq!(rows[0]["photo/file"], "1/photo-home.png", "a row is joined to its file by name");
    let mut list = String::new();
    zip.by_name("files.csv").expect("a list").read_to_string(&mut list).expect("text");
    assert!(list.contains(&format!("1,photo,{},1/photo-home.png", rows[0]["photo"])), "{list}");
}

async fn a_file_in_pieces_goes_on_wherever_it_was_cut(kind: Kind) {
    let (program, ..) = study(kind, &[("SAUAL_LIMITS_FILE", "64 KiB"), ("SAUAL_LIMITS_FILES", "100 KiB")]);
    let (mut visitor, draft) = respondent(&program);
    let bytes: Vec<u8> = PNG.iter().copied().chain((0..60_000_u32).map(|n| (n % 251) as u8)).collect();
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let id = "0b0e7a3c-5f0e-4a5e-9a55-3d3f5c1f0a01";
    let announce = |visitor: &mut Visitor, id: &str, size: usize, sha256: &str| {
        let body = format!(
            r#"{{"id":"{id}","draft":"{draft}","field":"photo","name":"a.png","type":"image/png","size":{size},"sha256":"{sha256}"}}"#
        );
        visitor.ask("POST", "/s/village/files", "application/json", body.as_bytes())
    };
    let patch = |visitor: &mut Visitor, id: &str, from: usize, to: usize| {
        let path = format!("/s/village/files/{id}?offset={from}");
        visitor.ask("PATCH", &path, "application/octet-stream", &bytes[from..to])
    };
    let said = |offset: usize, complete: bool| {
        format!(r#"{{"offset":{offset},"size":{},"complete":{complete}}}"#, bytes.len())
    };

    assert_eq!(patch(&mut visitor, id, 0, 2000).status, 404, "nobody announced it");
    let seen = announce(&mut visitor, id, bytes.len(), &sha256);
    assert_eq!((seen.status, seen.body), (201, said(0, false)));
    assert_eq!(patch(&mut visitor, id, 0, 20_000).body, said(20_000, false));
    // The answer got lost, so the phone sends it again, and more than it had.
    assert_eq!(patch(&mut visitor, id, 0, 20_000).body, said(20_000, false));
    assert_eq!(patch(&mut visitor, id, 10_000, 30_000).body, said(30_000, false));
    let ahead = patch(&mut visitor, id, 40_000, 50_000);
    assert_eq!((ahead.status, ahead.body), (409, said(30_000, false)));
    assert_eq!(announce(&mut visitor, id, bytes.len(), &sha256).body, said(30_000, false));
    assert_eq!(visitor.open(&format!("/s/village/files/{id}")).body, said(30_000, false));
    let fields = [("_id", draft.as_str()), ("_language", "en"), ("photo", id)];
    assert_eq!(send(&mut visitor, &fields, &[]).status, 422, "half a file is no answer");
    assert_eq!(patch(&mut visitor, id, 30_000, bytes.len()).body, said(bytes.len(), true));
    assert_eq!(patch(&mut visitor, id, 30_000, bytes.len()).body, said(bytes.len(), true));
    assert_eq!(send(&mut visitor, &fields, &[]).location, "/s/village/two");

    // Another file under the id, one that is another than announced, and more than is taken.
    assert_eq!(announce(&mut visitor, id, 5, &sha256).status, 409);
    let other = "0b0e7a3c-5f0e-4a5e-9a55-3d3f5c1f0a02";
    assert_eq!(announce(&mut visitor, other, 3000, &"0".repeat(64)).status, 201);
    let refused = patch(&mut visitor, other, 0, 3000);
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("broken"), "{}", refused.body);
    assert_eq!(visitor.get(&format!("/s/village/files/{other}")).status, 404, "nothing of it is kept");
    assert!(announce(&mut visitor, other, 70_000, &sha256).body.contains("too large"));
    assert!(announce(&mut visitor, other, 60_000, &sha256).body.contains("too many"));
    assert_eq!(visitor.ask("DELETE", &format!("/s/village/files/{id}"), "", b"").status, 204);
    assert_eq!(send(&mut visitor, &fields, &[]).status, 422, "it is gone");
}

crate::on_both!(
    a_file_is_kept_with_its_page_replaced_taken_back_and_handed_over,
    a_file_in_pieces_goes_on_wherever_it_was_cut,
);
