//! What stands beside interviews: languages of passages, answers as documents, recordings.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve};
use crate::program::Program;

async fn a_passage_has_a_language_of_its_own_which_a_reader_corrects(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let text = "Айгүл: Ауылға былтыр отбасыммен көшіп келдік.\n\
                Болат: А мы переехали сюда в прошлом году с семьёй.\n\
                Айгүл: Да, правда.\n";
    let id = bring(&mut owner, text);
    let page = format!("/studies/village/documents/{id}");
    let words = |language: &str, words: &str| format!("lang=\"{language}\">{words}");
    let seen = owner.open(&page).body;
    for (language, turn) in [("kk", "Ауылға былтыр"), ("ru", "А мы переехали"), ("kk", "Да, правда.")]
    {
        assert!(seen.contains(&words(language, turn)), "{language}: {seen}");
    }

    // What was too short to tell is corrected; the document's language is that of the rest.
    let languages = format!("{page}/languages");
    let fields = [("language", "kk"), ("passage-1", "kk"), ("passage-2", "ru"), ("passage-3", "ru")];
    let saved = owner.send(&languages, &languages, &[&fields[..], &[("do", "save")]].concat());
    assert!(saved.location.ends_with("?page=1&done=1"), "{}", saved.location);
    assert!(owner.open(&saved.location).body.contains("the language of 1 passage changed"));
    assert!(owner.open(&page).body.contains(&words("ru", "Да, правда.")));
    let told = owner.send(&languages, &languages, &[("do", "tell")]);
    assert!(told.location.ends_with("done=1"));
    assert!(owner.open(&page).body.contains(&words("kk", "Да, правда.")), "told anew");

    // What is said of an older version is said of no other.
    let correct = format!("{page}/correct");
    let longer = format!("Айгүл: Сәлеметсіз бе?\n{text}");
    let new = [("version", "1"), ("whole", "1"), ("text", longer.as_str())];
    let seen = owner.send(&correct, &correct, &[&new[..], &[("do", "look")]].concat()).hidden("seen");
    let kept = [&new[..], &[("do", "keep"), ("seen", &seen)]].concat();
    assert_eq!(owner.send(&correct, &correct, &kept).status, 303);
    let late = [("version", "1"), ("passage-2", "ru"), ("do", "save")];
    let late = owner.send(&languages, &languages, &late);
    assert!(late.status == 409 && late.body.contains("has changed this since"), "{}", late.body);
    assert!(owner.open(&page).body.contains(&words("kk", "Ауылға былтыр")));
}

const ANSWERS: &str = "/studies/village/documents/answers";

/// Somebody who answers the survey with these words.
fn respondent(program: &Program, words: &str) -> Visitor {
    let mut visitor = Visitor::new(&program.base());
    assert_eq!(visitor.post("/s/village", &[("_language", "kk")]).location, "/s/village/one");
    let id = visitor.open("/s/village/one").hidden("_id");
    let first = [("_id", id.as_str()), ("gender", "f"), ("_go", "next")];
    assert_eq!(visitor.post("/s/village/one", &first).location, "/s/village/two");
    send(&mut visitor, words);
    visitor
}

fn send(visitor: &mut Visitor, words: &str) {
    let id = visitor.open("/s/village/two").hidden("_id");
    let last = [("_id", id.as_str()), ("thoughts", words), ("_go", "next")];
    assert_eq!(visitor.post("/s/village/two", &last).location, "/s/village/done");
}

/// The same person, who now says something else.
fn correct(visitor: &mut Visitor, words: &str) {
    let id = visitor.open("/s/village/done").hidden("_id");
    let again = [("_id", id.as_str()), ("_page", "two"), ("thoughts", words)];
    assert_eq!(visitor.post("/s/village/again", &again).location, "/s/village/two?entered");
    send(visitor, words);
}

fn take_in(owner: &mut Visitor, way: &str) -> Seen {
    let taken = owner.send(ANSWERS, ANSWERS, &[("question", "thoughts"), ("way", way)]);
    assert_eq!(taken.status, 303, "{}", taken.body);
    taken
}

async fn open_answers_become_passages_once_and_corrections_are_proposed(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut first = respondent(&program, "Ауылға жақсы жол керек.\r\n\r\nЖолдасым: иә");
    respondent(&program, "Нам нужны дороги, врачи и хороший интернет.");
    respondent(&program, "");
    let page = owner.open(ANSWERS).body;
    assert!(page.contains("Your thoughts?") && page.contains("Take in 2 answers"), "{page}");
    assert!(take_in(&mut owner, "question").location.ends_with("done=2"));
    let document = "/studies/village/documents/1";
    let page = owner.open(document).body;
    for words in [
        "lang=\"kk\">Ауылға жақсы жол керек.\n\nЖолдасым: иә</div>",
        "lang=\"ru\">Нам нужны дороги",
        "responses&#x2f;2\">Response 2</a>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!owner.open(ANSWERS).body.contains("Take in"), "each answer once");
    let code = [("label-kk", "Жол")];
    owner.send("/studies/village/codebook", "/studies/village/codebook", &code);
    let coded = owner.send(document, &format!("{document}/codings"), &[("passage", "2"), ("code", "1")]);
    assert_eq!(coded.status, 303);

    // What comes later is added at the end, whichever way is asked for.
    respondent(&program, "Мектеп");
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=1"));
    assert!(take_in(&mut owner, "question").location.ends_with("done=0"));
    let page = owner.open(document).body;
    assert!(
        page.contains("id=\"p3\"") && page.contains("Мектеп") && page.contains("<q lang=\"ru\">Нам нужны")
    );

    // A correction changes nothing before somebody decides.
    let text = format!("{document}/text");
    let (headers, _) = owner.open_bytes(&text);
    let kept = [("if-none-match", headers["etag"].to_str().expect("a tag"))];
    assert_eq!(owner.take_bytes(&text, &kept).0, 304);
    correct(&mut first, "Ауылға темір жол керек.");
    let (status, _, told) = owner.take_bytes(&text, &kept);
    assert_eq!(status, 200, "the text that a browser kept says nothing of the correction");
    assert!(String::from_utf8(told).expect("text").contains("\"corrected_by\":5"));
    let page = owner.open(document).body;
    assert!(page.contains("corrected later by response 5") && !page.contains("темір"), "{page}");
    let proposed = owner.open(ANSWERS);
    for words in ["1 answer was corrected", "Ауылға жақсы жол керек.", "Ауылға темір жол керек."]
    {
        assert!(proposed.body.contains(words), "{words}: {}", proposed.body);
    }
    let corrections = format!("{ANSWERS}/corrections");
    let submission = proposed.hidden("submission");
    let about = [("question", "thoughts"), ("submission", submission.as_str())];
    for _ in 0..2 {
        let taken = owner.send(ANSWERS, &corrections, &[&about[..], &[("do", "take")]].concat());
        assert_eq!(taken.status, 303, "{}", taken.body);
    }
    let page = owner.open(document).body;
    assert!(
        page.contains("corrected in passage 4") && page.matches("Ауылға темір жол").count() == 1,
        "{page}"
    );
    assert!(page.contains("Ауылға жақсы жол керек."), "the earlier words stay");
    assert!(!owner.open(ANSWERS).body.contains("was corrected"));

    correct(&mut first, "Бәрі жақсы.");
    let submission = owner.open(ANSWERS).hidden("submission");
    let about = [("question", "thoughts"), ("submission", submission.as_str()), ("do", "leave")];
    assert_eq!(owner.send(ANSWERS, &corrections, &about).status, 303);
    let page = owner.open(ANSWERS).body;
    assert!(!page.contains("was corrected") && !page.contains("Take in"), "{page}");
    assert!(!owner.open(document).body.contains("Бәрі жақсы"));
}

async fn each_respondent_can_have_a_document_of_their_own(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    respondent(&program, "Ауылға жақсы жол керек.");
    respondent(&program, "Мұғалім керек.");
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=2"));
    let list = owner.open("/studies/village/documents").body;
    assert!(list.contains("№ 1") && list.contains("№ 2"), "{list}");
    let page = owner.open("/studies/village/documents/2").body;
    assert!(page.contains("Мұғалім керек.") && page.contains("Ойыңыз?"), "{page}");
    // What was taken out can be taken in again.
    let document = "/studies/village/documents/1";
    assert_eq!(owner.send(document, &format!("{document}/remove"), &[]).status, 303);
    assert!(owner.open(ANSWERS).body.contains("Take in 1 answer"));
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=1"));
}

/// A recording of two pieces and a bit: a tag as MP3 files have, then bytes that tell where they are.
fn sound() -> Vec<u8> {
    let mut bytes = b"ID3\x04\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend((0..150_000_u32).flat_map(u32::to_be_bytes));
    bytes
}

fn upload(owner: &mut Visitor, document: &str, file: (&str, &[u8])) -> Seen {
    let token = owner.open(document).hidden("_token");
    let fields = [("_token", token.as_str())];
    owner.post_files(&format!("{document}/recording"), &fields, &[("file", file.0, file.1)])
}

fn source(page: &str) -> String {
    let (_, rest) = page.split_once(" src=\"&#x2f;studies").expect("a player");
    format!("/studies{}", rest.split('"').next().unwrap_or_default().replace("&#x2f;", "/"))
}

async fn a_recording_is_heard_in_parts_by_members_alone(kind: Kind) {
    let mut program = serve(kind, &[("SAUAL_LIMITS_RECORDING", "1 MiB")]);
    let mut owner = owner(&mut program);
    let id = bring(&mut owner, "[00:01] Айгүл: Сәлем!\n[00:12.500] Болат: Ауылға келдім.\n");
    let document = format!("/studies/village/documents/{id}");
    let page = owner.open(&document).body;
    assert!(page.contains("Add a recording") && !page.contains("<audio"));

    for (bytes, told) in [
        (&b"<!doctype html><script>alert(1)</script>"[..], "not a sound file"),
        (&[&b"ID3"[..], &[0; 3 << 19]].concat(), "at most 1 MB"),
        (b"", "Choose a sound file"),
    ] {
        let refused = upload(&mut owner, &document, ("a.mp3", bytes));
        assert!(refused.status >= 400 && refused.body.contains(told), "{told}: {}", refused.body);
    }
    let sound = sound();
    let kept = upload(&mut owner, &document, ("../Айгүл.mp3", &sound));
    assert_eq!(kept.location, format!("{document}#recording-title"), "{}", kept.body);
    let page = owner.open(&document).body;
    let source = source(&page);
    assert!(page.contains("#t=12.5\" data-begins=\"12500\"") && page.contains("Айгүл.mp3"), "{page}");

    let (headers, bytes) = owner.open_bytes(&source);
    assert_eq!(bytes, sound);
    for (name, value) in [
        ("content-type", "audio/mpeg"),
        ("accept-ranges", "bytes"),
        ("content-disposition", "inline; filename*=UTF-8''%D0%90%D0%B9%D0%B3%D2%AF%D0%BB.mp3"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    let tag = headers["etag"].to_str().expect("text").to_owned();
    let total = sound.len();
    for (range, first, last) in
        [("bytes=0-1", 0, 1), ("bytes=262140-262150", 262_140, 262_150), ("bytes=-5", total - 5, total - 1)]
    {
        let (status, headers, bytes) = owner.take_bytes(&source, &[("range", range), ("if-range", &tag)]);
        assert_eq!((status, bytes.as_slice()), (206, &sound[first..=last]), "{range}");
        assert_eq!(headers["content-range"], format!("bytes {first}-{last}/{total}"));
        assert_eq!(headers["content-length"], (last - first + 1).to_string());
    }
    let other = [("range", "bytes=0-1"), ("if-range", "\"other\"")];
    assert_eq!(owner.take_bytes(&source, &other).2.len(), total, "another file has its own parts");
    let (status, headers, _) = owner.take_bytes(&source, &[("range", "bytes=700000-")]);
    assert_eq!(status, 416);
    assert_eq!(headers["content-range"], format!("bytes */{total}"));

    let mut stranger = Visitor::new(&program.base());
    assert_eq!(stranger.get(&source).status, 303, "a stranger is asked to sign in");
    let unsigned = stranger.post_files(&format!("{document}/recording"), &[], &[("file", "a.mp3", &sound)]);
    assert_eq!(unsigned.status, 303);
    let forged = owner.post_files(&format!("{document}/recording"), &[], &[("file", "a.mp3", &sound)]);
    assert_eq!(forged.status, 403);

    // Another one takes its place; removed, it is gone.
    assert_eq!(upload(&mut owner, &document, ("b.wav", b"RIFF\x24\0\0\0WAVEfmt ")).status, 303);
    assert_eq!(owner.get(&source).status, 404);
    let removed = owner.send(&document, &format!("{document}/recording/remove"), &[]);
    assert_eq!(removed.location, document);
    assert!(!owner.open(&document).body.contains("<audio"));
}

async fn room_is_taken_only_by_recordings_that_can_be_heard(kind: Kind) {
    let mut program = serve(kind, &[("SAUAL_LIMITS_STUDY_FILES", "1 MiB")]);
    let mut owner = owner(&mut program);
    let mut bring = || format!("/studies/village/documents/{}", bring(&mut owner, "Айгүл: Сәлем!\n"));
    let (first, second) = (bring(), bring());
    let sound = sound();
    assert_eq!(upload(&mut owner, &first, ("a.mp3", &sound)).status, 303);
    assert_eq!(upload(&mut owner, &first, ("b.mp3", &sound)).status, 303, "in place of the other");
    let full = upload(&mut owner, &second, ("c.mp3", &sound));
    assert!(full.status == 422 && full.body.contains("no more room"), "{}", full.body);
    assert_eq!(owner.send(&first, &format!("{first}/remove"), &[]).status, 303);
    assert_eq!(upload(&mut owner, &second, ("c.mp3", &sound)).status, 303, "the first is gone");
}

crate::on_both!(
    room_is_taken_only_by_recordings_that_can_be_heard,
    a_recording_is_heard_in_parts_by_members_alone,
    a_passage_has_a_language_of_its_own_which_a_reader_corrects,
    open_answers_become_passages_once_and_corrections_are_proposed,
    each_respondent_can_have_a_document_of_their_own,
);
