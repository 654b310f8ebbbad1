//! The workspace's commands: what each does and tells, to whom, and once.

use crate::codebook::{BOOK, add, join, setting, shape, undo};
use crate::documents;
use crate::harness::database::{Kind, place};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{PASSWORD, owner, serve, serve_on};
use saual::store::{self, Store};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

const TEXT: &str =
    "Сұхбаткер: Неге ауылға келдіңіз?\nҚатысушы: Ауылға 😀 көмектескім келді. Жалақы да жақсы.\n";

/// A browser in which a document is open.
struct Desk<'v> {
    visitor: &'v mut Visitor,
    document: String,
    token: String,
    version: String,
    known: String,
}

/// A key that no command had before.
fn new_key() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u64_pair(7, LAST.fetch_add(1, Ordering::Relaxed)).to_string()
}

impl<'v> Desk<'v> {
    fn open(visitor: &'v mut Visitor, document: &str) -> Self {
        let page = visitor.open(document);
        let (token, version) = (page.hidden("_token"), page.hidden("version"));
        let known = read(&visitor.open(&format!("{document}/text")))["number"].to_string();
        Self { visitor, document: document.to_owned(), token, version, known }
    }

    /// Sends a command with a key of its own.
    fn send(&mut self, command: &str, fields: &[(&str, &str)]) -> Seen {
        self.send_as(&new_key(), command, fields)
    }

    fn send_as(&mut self, key: &str, command: &str, fields: &[(&str, &str)]) -> Seen {
        let own = [
            ("_token", self.token.as_str()),
            ("version", self.version.as_str()),
            ("known", self.known.as_str()),
            ("key", key),
            ("do", command),
        ];
        let all = [&own[..], fields].concat();
        self.visitor.post(&format!("{}/commands", self.document), &all)
    }

    /// What a command that is done tells.
    fn did(&mut self, command: &str, fields: &[(&str, &str)]) -> Value {
        let seen = self.send(command, fields);
        assert_eq!(seen.status, 200, "{command}: {}", seen.body);
        let told = read(&seen);
        self.known = told["number"].to_string();
        told
    }

    fn text(&mut self) -> Value {
        read(&self.visitor.open(&format!("{}/text", self.document)))
    }

    /// The words of each coding, as the browser cuts them out.
    fn words(&mut self) -> Vec<String> {
        let text = self.text();
        let passages = text["passages"].as_array().expect("passages");
        let of = |coding: &Value| {
            let [from, to] = ["from", "to"].map(|end| coding[end].as_array().expect("a place").clone());
            assert_eq!(from[0], to[0]);
            let passage = passages.iter().find(|passage| passage["number"] == from[0]).expect("a passage");
            let units: Vec<u16> = passage["text"].as_str().expect("text").encode_utf16().collect();
            let at = |place: &Value| usize::try_from(place.as_u64().expect("a unit")).expect("small");
            String::from_utf16(&units[at(&from[1])..at(&to[1])]).expect("whole letters")
        };
        text["codings"].as_array().expect("codings").iter().map(of).collect()
    }
}

fn read(seen: &Seen) -> Value {
    serde_json::from_str(&seen.body).unwrap_or_else(|_| panic!("{}: {}", seen.status, seen.body))
}

/// The last thing that was told.
fn last(told: &Value) -> &Value {
    told["events"].as_array().and_then(|events| events.last()).unwrap_or_else(|| panic!("{told}"))
}

/// A study with two codes, and a document of two passages.
fn prepared(owner: &mut Visitor) -> String {
    for name in ["Motive", "Money"] {
        add(owner, name, "");
    }
    format!("/studies/village/documents/{}", documents::bring(owner, TEXT))
}

async fn every_command_is_seen_in_its_answer_and_taken_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut desk = Desk::open(&mut owner, &document);
    let told = desk.did("apply", &[("code", "1"), ("from", "2,0"), ("to", "2,9")]);
    let event = last(&told);
    assert_eq!(event["number"], told["done"]);
    assert_eq!((&event["action"], &event["kind"]), (&json!("apply"), &json!("do")));
    let coding = &event["codings"][0]["now"];
    assert_eq!((&coding["from"], &coding["to"]), (&json!([2, 0]), &json!([2, 9])));
    let id = coding["id"].to_string();
    desk.did("resize", &[("coding", &id), ("from", "2,0"), ("to", "2,21")]);
    assert_eq!(desk.words(), ["Ауылға 😀 көмектескім"]);
    let told = desk.did("recode", &[("coding", &id), ("code", "2")]);
    assert_eq!(last(&told)["codings"][0]["now"]["code"], 2);

    // Words become a code in their own language, as one step with the coding.
    let told = desk.did("in-vivo", &[("from", "2,29"), ("to", "2,35")]);
    let made = last(&told).clone();
    assert_eq!(made["codes"][0]["now"]["names"]["kk"], "Жалақы");
    assert_eq!(made["codings"][0]["now"]["code"], made["codes"][0]["id"]);
    let own = made["codings"][0]["id"].to_string();
    let code = made["codes"][0]["id"].to_string();
    // Those that are called so get the code that there is.
    let told = desk.did("in-vivo", &[("from", "2,29"), ("to", "2,35")]);
    assert_eq!((&told["done"], &told["events"]), (&json!(0), &json!([])));
    desk.did("apply", &[("code", &code), ("from", "2,36"), ("to", "2,45")]);
    assert_eq!(desk.words().len(), 3);
    let other = desk.text()["codings"][2]["id"].to_string();
    let told = desk.did("merge", &[("codings", &format!("{own},{other}"))]);
    assert_eq!(last(&told)["codings"].as_array().map(Vec::len), Some(2));
    assert_eq!(desk.words(), ["Ауылға 😀 көмектескім", "Жалақы да жақсы."]);

    let told = desk.did("memo", &[("about", "coding"), ("of", &id), ("text", " Неге?\r\nКім? ")]);
    let memo = last(&told)["memos"][0]["now"].clone();
    assert_eq!((&memo["about"], &memo["text"]), (&json!("coding"), &json!("Неге?\nКім?")));
    let memo = memo["id"].to_string();
    let same = [("about", "coding"), ("of", id.as_str()), ("memo", memo.as_str())];
    let more = |fields: &[(&'static str, &'static str)]| [&same[..], fields].concat();
    let stale = desk.send("memo", &more(&[("seen", "Бұрын"), ("text", "Қашан?")]));
    assert_eq!(stale.status, 409, "{}", stale.body);
    let told = desk.did("memo", &more(&[("seen", "Неге?\nКім?"), ("text", "Қашан?")]));
    assert_eq!(last(&told)["memos"][0]["now"]["text"], "Қашан?");
    let told = desk.did("memo", &more(&[("seen", "Қашан?"), ("text", " ")]));
    assert_eq!(last(&told)["memos"][0]["now"], Value::Null);
    desk.did("remove", &[("coding", &id)]);
    assert_eq!(desk.words(), ["Жалақы да жақсы."]);

    // Memo three times, coding, merged, coded, code and coding, recoded, resized, coded.
    for _ in 0..10 {
        assert_eq!(last(&desk.did("undo", &[]))["kind"], "undo");
    }
    assert_eq!(desk.send("undo", &[]).status, 422, "nothing is left");
    let text = desk.text();
    assert_eq!((&text["codings"], &text["memos"]), (&json!([]), &json!([])));
    assert_eq!(text["codes"].as_array().map(Vec::len), Some(2));
    for _ in 0..10 {
        assert_eq!(last(&desk.did("redo", &[]))["kind"], "redo");
    }
    assert_eq!(desk.words(), ["Жалақы да жақсы."]);
    let since = read(&desk.visitor.open(&format!("{document}/since?number=0")));
    assert_eq!(since["events"].as_array().map(Vec::len), Some(2 + 10 + 10 + 10), "{since}");
}

async fn a_command_that_is_sent_twice_is_done_once(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut desk = Desk::open(&mut owner, &document);
    let memo = [("about", "document"), ("text", "Тағы тыңда")];
    let key = new_key();
    let [first, again] = [(); 2].map(|()| read(&desk.send_as(&key, "memo", &memo)));
    assert_eq!(first["done"], again["done"]);
    assert_eq!(first["events"], again["events"], "what it made is told again");
    assert_eq!(desk.text()["memos"].as_array().map(Vec::len), Some(1));

    for passage in ["1", "2"] {
        let (from, to) = (format!("{passage},0"), format!("{passage},4"));
        desk.did("apply", &[("code", "1"), ("from", &from), ("to", &to)]);
    }
    let key = new_key();
    let [first, again] = [(); 2].map(|()| read(&desk.send_as(&key, "undo", &[])));
    assert_eq!(first["done"], again["done"]);
    assert_eq!(desk.words(), ["Неге"], "one step back");
    desk.did("undo", &[]);
    assert_eq!(desk.words(), Vec::<String>::new(), "another key is another step");
    // What one browser did meanwhile is not taken for what another one sends.
    let (mine, other) = (new_key(), new_key());
    assert_eq!(desk.send_as(&other, "memo", &[("about", "study"), ("text", "Бір")]).status, 200);
    assert_eq!(desk.send_as(&mine, "memo", &[("about", "study"), ("text", "Екі")]).status, 200);
    assert_eq!(desk.text()["memos"].as_array().map(Vec::len), Some(3));

    // Not even where it comes twice in the same moment, from two windows of one person.
    let mut twin = Visitor::new(&program.base());
    assert_eq!(twin.sign_in("o@example.org", PASSWORD).location, "/studies");
    let mut desks = [Desk::open(&mut owner, &document), Desk::open(&mut twin, &document)];
    let key = new_key();
    let done = std::thread::scope(|scope| {
        let send = |desk: &'_ mut Desk<'_>| read(&desk.send_as(&key, "memo", &memo))["done"].clone();
        let both = desks.each_mut().map(|desk| scope.spawn(move || send(desk)));
        both.map(|one| one.join().expect("an answer"))
    });
    assert_eq!(done[0], done[1]);
    assert_eq!(desks[0].text()["memos"].as_array().map(Vec::len), Some(4));
}

async fn a_step_that_others_made_impossible_to_undo_does_not_stand_before_the_earlier_ones(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut coder = join(&program, &mut owner, "coder", 1);
    let mut desk = Desk::open(&mut coder, &document);
    for (passage, to) in [("1", "1,4"), ("1", "1,11"), ("2", "2,6"), ("2", "2,9")] {
        desk.did("apply", &[("code", "1"), ("from", &format!("{passage},0")), ("to", to)]);
    }
    let ids: Vec<String> = {
        let text = desk.text();
        text["codings"].as_array().expect("codings").iter().map(|one| one["id"].to_string()).collect()
    };
    let mut other = Desk::open(&mut owner, &document);
    other.did("recode", &[("coding", &ids[3]), ("code", "2")]);
    let mut desk = Desk::open(&mut coder, &document);
    let told = desk.did("undo", &[]);
    assert_eq!(last(&told)["kind"], "undo");
    let said = told["said"].as_str().expect("what is said");
    assert!(said.contains("this step can no longer be undone: coding with “Motive”"), "{said}");
    assert!(said.contains("An earlier one was undone instead"), "{said}");
    assert_eq!(desk.words(), ["Неге", "Неге ауылға", "Ауылға 😀"]);

    // Without scripts the page says so.
    Desk::open(&mut owner, &document).did("remove", &[("coding", &ids[1])]);
    let undone = coder.send(&document, &format!("{document}/undo"), &[]);
    assert_eq!(undone.status, 303, "{}", undone.body);
    let page = coder.open(&undone.location).body;
    assert!(page.contains("2 steps can no longer be undone, the newest of them: coding with"), "{page}");
    let foreign = owner.open(&undone.location).body;
    assert!(!foreign.contains("can no longer be undone"), "what others did is told to nobody else");
    let mut desk = Desk::open(&mut coder, &document);
    assert_eq!(desk.words(), ["Ауылға 😀"]);
    let nothing = desk.send("undo", &[]);
    assert!(nothing.status == 409 && nothing.body.contains("has changed this since"), "{}", nothing.body);
    assert_eq!(last(&desk.did("redo", &[]))["kind"], "redo");
    assert_eq!(desk.words(), ["Неге", "Ауылға 😀"]);

    // In the codebook it is the same: a code that somebody used meanwhile stays.
    add(&mut owner, "Field", "");
    let road = add(&mut owner, "Road", "");
    Desk::open(&mut coder, &document).did("apply", &[("code", &road), ("from", "1,0"), ("to", "1,4")]);
    let undone = undo(&mut owner, "undo");
    assert_eq!(undone.status, 303, "{}", undone.body);
    let page = owner.open(&undone.location).body;
    assert!(page.contains("this step can no longer be undone: new code “Road”"), "{page}");
    assert_eq!(shape(&mut owner), "1 2 4", "the unused one went");

    // Nor does a code come back beside one that has its name by now.
    let mut other = join(&program, &mut owner, "researcher", 2);
    add(&mut owner, "Fair", "");
    let farm = add(&mut owner, "Farm", "");
    let book = "/studies/village/codebook";
    assert_eq!(owner.send(book, &format!("{book}/{farm}/remove"), &[]).status, 303);
    add(&mut other, "Farm", "");
    let undone = undo(&mut owner, "undo");
    assert_eq!(undone.status, 303, "{}", undone.body);
    let page = owner.open(&undone.location).body;
    assert!(page.contains("2 steps can no longer be undone") && page.contains("new code “Fair”"), "{page}");
}

async fn words_that_somebody_corrected_meanwhile_are_not_coded_and_the_coder_is_told(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut coder = join(&program, &mut owner, "coder", 1);
    let mut desk = Desk::open(&mut coder, &document);
    desk.did("apply", &[("code", "1"), ("from", "2,0"), ("to", "2,6")]);
    let coding = desk.text()["codings"][0]["id"].to_string();

    let page = format!("{document}/correct");
    let text = TEXT.replace("Неге ауылға", "Айтыңызшы, неге ауылға");
    let fields = [("version", "1"), ("whole", "1"), ("text", text.as_str())];
    let looked = owner.send(&page, &page, &[&fields[..], &[("do", "look")]].concat()).hidden("seen");
    let kept = [("do", "keep"), ("seen", looked.as_str()), ("note", "тыңдадым")];
    assert_eq!(owner.send(&page, &page, &[&fields[..], &kept].concat()).status, 303);

    let words = [("from", "1,0"), ("to", "1,4")];
    for (command, more) in
        [("apply", ("code", "1")), ("in-vivo", ("code", "")), ("resize", ("coding", coding.as_str()))]
    {
        let refused = desk.send(command, &[&words[..], &[more]].concat());
        assert_eq!(refused.status, 409, "{command}: {}", refused.body);
        let told = read(&refused);
        assert!(told["refused"].as_str().is_some_and(|why| why.contains("changed")), "{told}");
        assert_eq!((&told["version"], &told["more"]), (&json!(2), &json!(true)));
    }
    assert_eq!(desk.words(), ["Ауылға"]);
    // Without scripts it is the same.
    let stale = [("version", "1"), ("passage", "1"), ("code", "1")];
    let refused = desk.visitor.send(&document, &format!("{document}/codings"), &stale);
    assert!(refused.status == 422 && refused.body.contains("changed"), "{}", refused.body);

    // What is about no words goes on, and what is about words in the text as it is now.
    desk.did("recode", &[("coding", &coding), ("code", "2")]);
    desk.version = "2".to_owned();
    desk.did("apply", &[("code", "1"), ("from", "1,11"), ("to", "1,15")]);
    assert_eq!(desk.words(), ["неге", "Ауылға"]);
    let coded = desk.visitor.send(&document, &format!("{document}/codings"), &stale[1..]);
    assert!(coded.location.ends_with("#p1"), "{}", coded.body);
    assert_eq!(desk.words().len(), 3);
}

async fn only_who_codes_in_the_study_has_a_workspace(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut coder = join(&program, &mut owner, "coder", 1);
    let mut viewer = join(&program, &mut owner, "viewer", 2);
    let study = [("slug", "town"), ("title-en", "Town")];
    assert_eq!(owner.send("/studies/new", "/studies/new", &study).location, "/studies/town");
    Desk::open(&mut owner, &document).did("apply", &[("code", "1"), ("from", "2,0"), ("to", "2,6")]);
    let elsewhere = document.replace("village", "town");
    let apply = [("code", "1"), ("from", "2,0"), ("to", "2,9")];
    for (who, path, status) in [
        (&mut viewer, &document, 404),
        (&mut coder, &elsewhere, 404),
        (&mut owner, &elsewhere, 404),
        (&mut Visitor::new(&program.base()), &document, 303),
    ] {
        let token = match status {
            303 => String::new(),
            _ => who.open("/studies").hidden("_token"),
        };
        for part in ["", "/text", "/since?number=0"] {
            assert_eq!(who.get(&format!("{path}{part}")).status, status, "{part}");
        }
        let key = new_key();
        let own =
            [("_token", token.as_str()), ("version", "1"), ("known", "0"), ("key", &key), ("do", "apply")];
        let all = [&own[..], &apply].concat();
        assert_eq!(who.post(&format!("{path}/commands"), &all).status, status);
        let passage = [("_token", token.as_str()), ("version", "1"), ("passage", "1"), ("code", "1")];
        assert_eq!(who.post(&format!("{path}/codings"), &passage).status, status);
    }
    let mut desk = Desk::open(&mut coder, &document);
    let coding = desk.text()["codings"][0]["id"].to_string();
    let coding = coding.as_str();
    for (command, fields, status) in [
        ("remove", vec![("coding", coding)], 422),
        ("recode", vec![("coding", coding), ("code", "2")], 422),
        ("resize", vec![("coding", coding), ("from", "2,0"), ("to", "2,9")], 422),
        ("in-vivo", vec![("from", "2,10"), ("to", "2,21")], 422),
        ("apply", vec![("code", "9"), ("from", "2,0"), ("to", "2,9")], 422),
        ("apply", vec![("code", "1"), ("from", "2,0"), ("to", "2,900")], 422),
        ("apply", vec![("code", "1"), ("from", "2,9"), ("to", "2,0")], 422),
        ("apply", vec![("code", "1"), ("from", "2"), ("to", "2,9")], 400),
        ("remove", vec![("coding", "99")], 409),
        ("remove", vec![], 400),
        ("memo", vec![("about", "document"), ("text", " ")], 422),
        ("memo", vec![("about", "coding"), ("of", "99"), ("text", "Неге?")], 409),
        ("memo", vec![("about", "the weather"), ("text", "Неге?")], 400),
        ("merge", vec![("codings", "1,x")], 400),
        ("dance", vec![], 400),
    ] {
        let refused = desk.send(command, &fields);
        assert_eq!(refused.status, status, "{command} {fields:?}: {}", refused.body);
    }
    let long = "жаз ".repeat(5_001);
    assert_eq!(desk.send("memo", &[("about", "document"), ("text", &long)]).status, 422);
    desk.token = "of somebody else".to_owned();
    assert_eq!(desk.send("apply", &apply).status, 403);
    assert_eq!(desk.words(), ["Ауылға"], "nothing was changed");

    // A coding of another document has no place in this one.
    let other =
        format!("/studies/village/documents/{}", documents::bring(&mut owner, "A: Why?\nB: Money.\n"));
    let mut desk = Desk::open(&mut owner, &other);
    for (command, fields) in [
        ("resize", vec![("coding", coding), ("from", "2,0"), ("to", "2,5")]),
        ("remove", vec![("coding", coding)]),
        ("recode", vec![("coding", coding), ("code", "2")]),
        ("merge", vec![("codings", coding)]),
        ("memo", vec![("about", "coding"), ("of", coding), ("text", "Неге?")]),
    ] {
        let refused = desk.send(command, &fields);
        assert_eq!(refused.status, 409, "{command}: {}", refused.body);
    }
    let gone = desk.visitor.send(&other, &format!("{other}/codings/{coding}"), &[]);
    assert_eq!(gone.status, 404);
    assert_eq!(Desk::open(&mut coder, &document).words(), ["Ауылға"]);
}

async fn while_coding_is_blind_nothing_of_others_comes_out_of_the_workspace(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    let document = prepared(&mut owner);
    let mut desk = Desk::open(&mut owner, &document);
    let known = desk.known.clone();
    desk.did("apply", &[("code", "2"), ("from", "2,0"), ("to", "2,6")]);
    let theirs = desk.text()["codings"][0]["id"].to_string();
    desk.did("memo", &[("about", "coding"), ("of", &theirs), ("text", "Құпия")]);
    desk.did("memo", &[("about", "document"), ("text", "Құпия")]);
    desk.did("memo", &[("about", "study"), ("text", "Құпия")]);
    let memo = [("text", "Құпия")];
    assert_eq!(owner.send(&format!("{BOOK}/1"), &format!("{BOOK}/1/memos"), &memo).status, 303);
    let mut coder = join(&program, &mut owner, "coder", 1);
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    store::studies::set_blind(&tx, study.id, true).await.expect("written");
    tx.commit().await.expect("kept");

    let page = coder.open(&document).body;
    assert!(
        !page.contains("Құпия") && !page.contains("class=\"codings\"") && !page.contains("coded code-"),
        "{page}"
    );
    let mut desk = Desk::open(&mut coder, &document);
    let text = desk.text();
    assert_eq!((&text["codings"], &text["memos"]), (&json!([]), &json!([])), "{text}");
    let since = read(&desk.visitor.open(&format!("{document}/since?number={known}")));
    assert_eq!(since["events"], json!([]), "{since}");
    // Neither do answers to commands tell, done or refused.
    desk.known = known.clone();
    let told = desk.did("apply", &[("code", "1"), ("from", "2,0"), ("to", "2,6")]);
    assert_eq!(told["events"].as_array().map(Vec::len), Some(1), "{told}");
    let own = last(&told)["codings"][0]["id"].to_string();
    desk.known = known;
    let (merged, theirs) = (format!("{own},{theirs}"), theirs.as_str());
    for (command, fields) in [
        ("remove", vec![("coding", theirs)]),
        ("recode", vec![("coding", theirs), ("code", "1")]),
        ("resize", vec![("coding", theirs), ("from", "2,0"), ("to", "2,9")]),
        ("merge", vec![("codings", merged.as_str())]),
        ("memo", vec![("about", "coding"), ("of", theirs), ("text", "Менікі")]),
        ("memo", vec![("about", "document"), ("memo", "2"), ("seen", "Құпия"), ("text", "Менікі")]),
    ] {
        let refused = desk.send(command, &fields);
        assert_eq!(refused.status, 409, "{command}: as if it were not there: {}", refused.body);
        let told = read(&refused);
        assert_eq!(told["events"].as_array().map(Vec::len), Some(1), "{command}: {told}");
        assert!(!refused.body.contains("Құпия"), "{}", refused.body);
    }
    let gone = desk.visitor.send(&document, &format!("{document}/codings/{theirs}"), &[]);
    assert_eq!(gone.status, 404);
    assert_eq!(desk.words(), ["Ауылға"]);
    assert_eq!(Desk::open(&mut owner, &document).words().len(), 2, "the owner sees all");
}

crate::on_both!(
    every_command_is_seen_in_its_answer_and_taken_back,
    a_command_that_is_sent_twice_is_done_once,
    a_step_that_others_made_impossible_to_undo_does_not_stand_before_the_earlier_ones,
    words_that_somebody_corrected_meanwhile_are_not_coded_and_the_coder_is_told,
    only_who_codes_in_the_study_has_a_workspace,
    while_coding_is_blind_nothing_of_others_comes_out_of_the_workspace,
);
