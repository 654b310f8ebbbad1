//! A team codes together: who reads what, coders side by side, what is decided, how far they agree.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::{PASSWORD, eventually, letters, link_in, owner, serve};
use crate::program::Program;
use std::time::Duration;

pub(crate) const STUDY: &str = "/studies/village";
pub(crate) const TEXT: &str = "Сұхбаткер: Неге келдіңіз?\nҚатысушы: Ауылға көмектескім келді.\n\
                    Сұхбаткер: Тұрғын үй ше?\nҚатысушы: Үй бірден берілді.\n";

/// A colleague of the owner's; `nth` of those invited.
pub(crate) fn join(
    program: &Program,
    owner: &mut Visitor,
    (name, role): (&str, &str),
    nth: usize,
) -> Visitor {
    let email = format!("{nth}@example.org");
    let invited = [("email", email.as_str()), ("role", role), ("language", "en")];
    let team = format!("{STUDY}/team");
    assert_eq!(owner.send(&team, &format!("{team}/invite"), &invited).status, 303);
    let letter = letters(program.folder.path(), nth).pop().expect("a letter");
    let mut visitor = Visitor::new(&program.base());
    let fields = [("name", name), ("password", PASSWORD), ("_language", "en")];
    assert_eq!(visitor.post(&link_in(&letter), &fields).location, "/studies");
    visitor
}

fn code(owner: &mut Visitor, label: &str) {
    let book = format!("{STUDY}/codebook");
    assert!(owner.send(&book, &book, &[("label-en", label)]).location.contains("#code-"));
}

/// Gives a passage a code.
pub(crate) fn mark(coder: &mut Visitor, document: &str, passage: &str, code: &str) {
    let page = format!("{STUDY}/documents/{document}");
    let sent = coder.send(&page, &format!("{page}/codings"), &[("passage", passage), ("code", code)]);
    assert_eq!(sent.status, 303, "{}", sent.body);
}

pub(crate) fn done(coder: &mut Visitor, document: &str) {
    let page = format!("{STUDY}/teamwork");
    let fields = [("document", document), ("do", "done")];
    assert_eq!(coder.send(&page, &format!("{page}/done"), &fields).status, 303);
}

/// An owner and a coder who both read a document: of two codes they give one alike and one not.
pub(crate) fn two_readers(program: &mut Program) -> (Visitor, Visitor, String) {
    let mut owner = owner(program);
    code(&mut owner, "Reason");
    code(&mut owner, "Housing");
    let document = bring(&mut owner, TEXT);
    let mut coder = join(program, &mut owner, ("Бекзат", "coder"), 1);
    mark(&mut owner, &document, "2", "1");
    mark(&mut coder, &document, "2", "1");
    mark(&mut coder, &document, "4", "2");
    (owner, coder, document)
}

async fn where_coders_differ_is_shown_decided_and_taken_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let queue = format!("{STUDY}/teamwork/disagreements");
    assert!(owner.open(&queue).body.contains("Disagreements: 0"), "nobody said that they read it");
    assert!(owner.open(&format!("{queue}?readers=coded")).body.contains("Disagreements: 1"));
    done(&mut owner, &document);
    done(&mut coder, &document);
    let compared = owner.open(&format!("{STUDY}/documents/{document}/compare")).body;
    assert!(compared.contains("Passages with differences: 1 of 4"), "{compared}");
    assert!(compared.contains("= alike") && compared.contains("≠ not all"), "{compared}");
    let only = owner.open(&format!("{STUDY}/documents/{document}/compare?only=differences")).body;
    assert!(!only.contains("= alike") && only.contains("≠ not all"), "{only}");

    let open = owner.open(&queue).body;
    assert!(open.contains("Disagreements: 1") && open.contains("Did not give it: Айгүл"), "{open}");
    let about = [("document", document.as_str()), ("code", "2"), ("passage", "4"), ("query", "page=1")];
    let noted: Vec<_> = about.into_iter().chain([("note", "Not yet sure.")]).collect();
    let whom = owner.send(&queue, &queue, &noted);
    assert!(whom.status == 409 && whom.body.contains("Choose whose coding is accepted"));
    assert!(whom.body.contains(">Not yet sure.</textarea>"), "{}", whom.body);
    let long = "a\r\n".repeat(1_001);
    let too_long: Vec<_> = about.into_iter().chain([("note", long.as_str()), ("accept", "2")]).collect();
    let refused = owner.send(&queue, &queue, &too_long);
    assert!(refused.status == 409 && refused.body.contains("value=\"2\" checked"), "{}", refused.body);
    let accepted: Vec<_> = about.into_iter().chain([("accept", "2"), ("note", "It is housing.")]).collect();
    let decided = owner.send(&queue, &queue, &accepted);
    assert_eq!(decided.location, format!("{queue}?page=1&done=decided"), "{}", decided.body);
    assert_eq!(owner.send(&queue, &queue, &accepted).status, 409, "decided once");
    assert!(owner.open(&queue).body.contains("Disagreements: 0"));
    let list = owner.open(&format!("{queue}?state=decided")).body;
    assert!(list.contains("It is housing.") && list.contains("Decided: the code stands."), "{list}");
    let agreed = owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body;
    assert!(agreed.contains("Үй бірден берілді.") && !agreed.contains("Ауылға"), "{agreed}");
    let own = owner.open(&format!("{STUDY}/export/quotes?language=en")).body;
    assert_eq!(own.lines().count(), 4, "the coders' own stand as they were: {own}");

    // What all gave alike is taken whole.
    let agree = format!("{STUDY}/documents/{document}/agree");
    let compare = format!("{STUDY}/documents/{document}/compare");
    assert!(owner.send(&compare, &agree, &[("readers", "done")]).location.ends_with("done=agreed"));
    assert!(owner.send(&compare, &agree, &[("readers", "done")]).location.ends_with("done=nothing"));
    let agreed = owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body;
    assert!(agreed.contains("Ауылға"), "{agreed}");

    // And back; then it is decided otherwise.
    let back = owner.send(&queue, &format!("{queue}/1/take-back"), &[("query", "")]);
    assert!(back.location.ends_with("done=taken-back"), "{}", back.body);
    assert_eq!(owner.send(&queue, &format!("{queue}/1/take-back"), &[]).status, 404, "once");
    let agreed = owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body;
    assert!(!agreed.contains("Үй бірден"), "{agreed}");
    let nobody: Vec<_> = about.into_iter().chain([("do", "none")]).collect();
    assert_eq!(owner.send(&queue, &queue, &nobody).status, 303);
    let list = owner.open(&format!("{queue}?state=decided")).body;
    assert!(list.contains("Decided: the code is not to be there."), "{list}");
    assert_eq!(coder.get(&queue).status, 404, "a coder does not decide");
}

async fn a_decision_takes_the_place_of_what_was_agreed_upon_before(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let mut third = join(&program, &mut owner, ("Дана", "researcher"), 2);
    for reader in [&mut owner, &mut coder] {
        done(reader, &document);
    }
    let compare = format!("{STUDY}/documents/{document}/compare");
    let agree = format!("{STUDY}/documents/{document}/agree");
    assert!(owner.send(&compare, &agree, &[("readers", "done")]).location.ends_with("done=agreed"));
    let agreed = |owner: &mut Visitor| {
        owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body.lines().count() - 1
    };
    assert_eq!(agreed(&mut owner), 1);
    // A third reader does not give the code: now they differ.
    done(&mut third, &document);
    let queue = format!("{STUDY}/teamwork/disagreements");
    let about = [("document", document.as_str()), ("code", "1"), ("passage", "2"), ("query", "")];
    let accept: Vec<_> = about.into_iter().chain([("accept", "1")]).collect();
    assert_eq!(owner.send(&queue, &queue, &accept).status, 303);
    let list = owner.open(&format!("{queue}?state=decided")).body;
    assert!(list.contains("Decided: the code stands."), "what is there already is named: {list}");
    assert_eq!(agreed(&mut owner), 1, "and is there once");
    // What was decided is in the list even where nobody differs any more.
    mark(&mut third, &document, "2", "1");
    assert!(owner.open(&format!("{queue}?state=decided")).body.contains("Decided: the code stands."));
    assert_eq!(owner.send(&queue, &format!("{queue}/1/take-back"), &[]).status, 303);
    let none: Vec<_> = about.into_iter().chain([("do", "none")]).collect();
    assert_eq!(owner.send(&queue, &queue, &none).status, 303);
    assert_eq!(agreed(&mut owner), 0, "not to be there");
    // And back: what was agreed upon before is there again.
    let again = owner.send(&queue, &format!("{queue}/2/take-back"), &[]);
    assert_eq!(again.status, 303, "{}", again.body);
    assert_eq!(agreed(&mut owner), 1);
    // Somebody else decides; the first decision is not done again beside theirs.
    assert_eq!(third.send(&queue, &queue, &accept).status, 303);
    let undone = format!("{STUDY}/documents/{document}");
    let redo = [("do", "redo"), ("known", "0"), ("version", "1"), ("key", &new_key(&document, "9"))];
    let refused = owner.send(&undone, &format!("{undone}/commands"), &redo);
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert_eq!(agreed(&mut owner), 1);
}

async fn agreement_is_measured_with_its_settings_and_comes_out_the_same_twice(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let agreement = format!("{STUDY}/teamwork/agreement");
    let nothing = owner.open(&format!("{agreement}?do=measure")).body;
    assert!(nothing.contains("No document was read by two people"), "{nothing}");
    done(&mut owner, &document);
    done(&mut coder, &document);
    let asked = "do=measure&unit=passage&draws=200&seed=7";
    let page = owner.open(&format!("{agreement}?{asked}")).body;
    // Of four passages both gave «Reason» to one; «Housing» one of them gave to one.
    assert!(page.contains("Documents that at least two of them read: 1 of 1"), "{page}");
    assert!(page.contains("seed: 7") && page.contains("1.00") && page.contains("0.75"), "{page}");
    let file = format!("{agreement}/export?{asked}&format=csv&language=en");
    let csv = owner.open(&file).body;
    assert_eq!(csv, owner.open(&file).body, "the same seed, the same intervals");
    assert_eq!(csv.lines().count(), 1 + 3 * 7, "{csv}");
    let row = csv.lines().find(|row| row.contains("Housing") && row.contains("Percent")).expect("a row");
    assert!(row.contains(",0.75,") && row.contains("passage") && row.contains("Айгүл; Бекзат"), "{row}");
    assert!(row.ends_with(",200,7"), "{row}");
    let (headers, xlsx) = owner.open_bytes(&format!("{agreement}/export?{asked}&format=xlsx"));
    assert!(xlsx.starts_with(b"PK") && headers["content-disposition"].to_str().is_ok());
    for (query, words) in [
        ("draws=99999", "at most 2,000"),
        ("seed=x", "A seed is a whole number"),
        ("coder=1", "at least two coders"),
    ] {
        let refused = owner.get(&format!("{agreement}?do=measure&{query}"));
        assert!(refused.status == 422 && refused.body.contains(words), "{query}: {}", refused.body);
    }
    assert_eq!(coder.get(&agreement).status, 404);
}

/// A key of a command, one for each document and coder.
fn new_key(document: &str, coder: &str) -> String {
    format!("00000000-0000-4000-8000-{document:0>6}{coder:0>6}")
}

async fn documents_are_given_out_evenly_and_others_are_not_there(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    code(&mut owner, "Reason");
    let ids: Vec<String> = (0..3).map(|_| bring(&mut owner, TEXT)).collect();
    let mut coder = join(&program, &mut owner, ("Бекзат", "coder"), 1);
    let mut other = join(&program, &mut owner, ("Дана", "coder"), 2);
    let assign = format!("{STUDY}/teamwork/assign");
    let mut asked = vec![("do", "propose"), ("percent", "34"), ("seed", "5"), ("coder", "2"), ("coder", "3")];
    asked.extend(ids.iter().map(|id| ("document", id.as_str())));
    let proposal = owner.send(&assign, &assign, &asked).body;
    assert!(proposal.contains("Documents: 3, of which coded twice: 2"), "{proposal}");
    assert_eq!(proposal, owner.send(&assign, &assign, &asked).body, "the same seed");
    let pairs: Vec<String> = proposal
        .split("name=\"pair\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(pairs.len(), 5, "{pairs:?}");
    let none = coder.open(&format!("{STUDY}/teamwork")).body;
    assert!(none.contains("No document has been given to you"), "nothing is kept yet: {none}");
    let mut kept = vec![("do", "keep"), ("pair", "999:2"), ("pair", "x")];
    kept.extend(pairs.iter().map(|pair| ("pair", pair.as_str())));
    assert!(owner.send(&assign, &assign, &kept).location.ends_with("done=given"));
    let wrong = owner.send(&assign, &assign, &[("do", "propose"), ("coder", "2"), ("percent", "20")]);
    assert!(wrong.status == 422 && wrong.body.contains("at least one document"));

    let only = format!("{STUDY}/teamwork/only-assigned");
    let page = format!("{STUDY}/teamwork");
    assert_eq!(owner.send(&page, &only, &[("do", "on")]).status, 303);
    for (visitor, key) in [(&mut coder, "2"), (&mut other, "3")] {
        for id in &ids {
            let theirs = pairs.contains(&format!("{id}:{key}"));
            let status = visitor.get(&format!("{STUDY}/documents/{id}")).status;
            assert_eq!(status == 200, theirs, "{id} {key} {status}");
            for path in ["text", "since?number=0", "languages", "anchors", "versions"] {
                let status = visitor.get(&format!("{STUDY}/documents/{id}/{path}")).status;
                assert_eq!(status == 200, theirs, "{id} {key} {path} {status}");
            }
            let at = format!("{STUDY}/documents/{id}");
            let coded = [("passage", "2"), ("code", "1"), ("version", "1")];
            let commanded = [("do", "undo"), ("known", "0"), ("version", "1"), ("key", &new_key(id, key))];
            for (path, fields) in [("codings", &coded[..]), ("commands", &commanded), ("presence", &coded)] {
                let status = visitor.send(STUDY, &format!("{at}/{path}"), fields).status;
                assert_eq!(status != 404, theirs, "{id} {key} {path} {status}");
            }
            for part in ["text", "since?number=0"] {
                let status = visitor.get(&format!("{STUDY}/documents/{id}/{part}")).status;
                assert_eq!(status == 200, theirs, "{id} {part} {status}");
            }
            let listed = visitor.open(&page).body.contains(&format!("/documents/{id}\""));
            assert_eq!(listed, theirs, "{id} {key}");
        }
    }
    assert_eq!(owner.get(&format!("{STUDY}/documents/{}", ids[0])).status, 200, "the owner opens all");
    let search = format!("{STUDY}/search?q=%D0%B1%D0%B5%D1%80%D1%96%D0%BB%D0%B4%D1%96");
    eventually("the search finds all", Duration::from_secs(10), || {
        (owner.open(&search).body.matches("<mark>").count() == ids.len()).then_some(())
    });
    for (visitor, key) in [(&mut coder, ":2"), (&mut other, ":3")] {
        let count = pairs.iter().filter(|pair| pair.ends_with(key)).count();
        assert_eq!(visitor.open(&search).body.matches("<mark>").count(), count);
        assert_eq!(visitor.open(&format!("{STUDY}/documents")).body.matches("/documents/").count(), count);
    }
    let first = pairs.iter().find_map(|pair| pair.strip_suffix(":2")).expect("one of theirs").to_owned();
    done(&mut coder, &first);
    assert!(coder.open(&page).body.contains("Not done yet"));
    assert!(owner.open(&page).body.contains("1 of "));
    let taken = [("document", first.as_str()), ("coder", "2"), ("do", "take")];
    assert_eq!(owner.send(&page, &format!("{page}/change"), &taken).status, 303);
    assert_eq!(coder.get(&format!("{STUDY}/documents/{first}")).status, 404);
    let token = coder.open("/studies").hidden("_token");
    for part in ["commands", "codings", "codings/1", "undo"] {
        let sent = coder.post(&format!("{STUDY}/documents/{first}/{part}"), &[("_token", &token)]);
        assert_eq!(sent.status, 404, "{part}");
    }
    assert_eq!(coder.get(&assign).status, 404);
}

async fn who_opens_some_documents_learns_nothing_of_the_others(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    code(&mut owner, "Reason");
    let [open, closed] = [0, 1].map(|_| bring(&mut owner, TEXT));
    let mut coder = join(&program, &mut owner, ("Бекзат", "coder"), 1);
    mark(&mut owner, &open, "2", "1");
    mark(&mut owner, &closed, "2", "1");
    mark(&mut coder, &closed, "4", "1");
    // After the code and the owner's two.
    let command = "4";
    let page = format!("{STUDY}/teamwork");
    assert_eq!(owner.send(&page, &format!("{page}/only-assigned"), &[("do", "on")]).status, 303);
    let change = |owner: &mut Visitor, what: &str| {
        let given = [("document", open.as_str()), ("coder", "2"), ("do", what)];
        assert_eq!(owner.send(&page, &format!("{page}/change"), &given).status, 303, "{what}");
    };
    // Given twice is once; read and taken back it stays read, and given again both.
    for what in ["give", "give", "done", "take", "give", "undone"] {
        change(&mut owner, what);
    }

    let quotes = format!("{STUDY}/quotes");
    let seen = |visitor: &mut Visitor, query: &str| {
        visitor.open(&format!("{quotes}{query}")).body.matches("<blockquote>").count()
    };
    for query in ["", "?code=1", "?code=1&by=coder&value=1"] {
        assert_eq!(seen(&mut coder, query), 1, "{query}");
    }
    assert_eq!((seen(&mut owner, ""), seen(&mut owner, "?code=1&by=coder&value=1")), (3, 2));
    let export = format!("{STUDY}/export/quotes?language=en");
    assert_eq!(coder.open(&export).body.lines().count(), 2);
    assert_eq!(owner.open(&export).body.lines().count(), 4);
    let table = format!("{STUDY}/cross/file?by=coder&format=csv&language=en");
    assert!(coder.open(&table).body.contains("Reason,1,1"), "{}", coder.open(&table).body);
    for path in ["quotes?document=", "export/quotes?document=", "cross?document="] {
        assert_eq!(coder.get(&format!("{STUDY}/{path}{closed}")).status, 404, "{path}");
        assert_eq!(coder.get(&format!("{STUDY}/{path}{open}")).status, 200, "{path}");
    }
    for path in ["codebook", "codebook/1", "teamwork", "cross?by=document"] {
        let body = coder.open(&format!("{STUDY}/{path}")).body;
        assert!(!body.contains(&format!("documents/{closed}\"")), "{path}");
    }
    assert!(coder.open(&format!("{STUDY}/codebook/1")).body.contains("1 coding"));
    // The owner's coding in the closed document has the key 2.
    let cited = [("coding", "2"), ("place", "Paper"), ("do", "cite")];
    assert_eq!(coder.send(&quotes, &format!("{quotes}/cite"), &cited).status, 422);
    let translated = [("translate", "2"), ("translation-2", "x")];
    assert_eq!(coder.send(&quotes, &format!("{quotes}/translate"), &translated).status, 422);
    // Nor do they take back there what they did themselves.
    let undo = format!("{STUDY}/codebook/undo");
    assert_ne!(coder.send(STUDY, &undo, &[("of", command), ("back", "history")]).status, 303);
    let undo = format!("{STUDY}/search/code/undo");
    let told = coder.send(STUDY, &undo, &[("command", command), ("q", "a")]);
    assert!(told.location.contains("undone=0"), "{}", told.location);
    assert_eq!(seen(&mut owner, ""), 3);
    let given = [("document", closed.as_str()), ("coder", "2"), ("do", "give")];
    assert_eq!(owner.send(&page, &format!("{page}/change"), &given).status, 303);
    let told = coder.send(STUDY, &undo, &[("command", command), ("q", "a")]);
    assert!(!told.location.contains("undone=0"), "{}", told.location);
    assert_eq!(seen(&mut owner, ""), 2, "once it is open to them, they do");
}

/// A blind phase of a study in which the owner gave «Reason» to two passages and the coder to one, and
/// «Housing» is the coder's; two passages are agreed upon, and there is a researcher besides.
fn blind(program: &mut Program) -> (Visitor, Visitor, Visitor, String) {
    let (mut owner, coder, document) = two_readers(program);
    let researcher = join(program, &mut owner, ("Дана", "researcher"), 2);
    mark(&mut owner, &document, "4", "1");
    let compare = format!("{STUDY}/documents/{document}/compare");
    let agree = format!("{STUDY}/documents/{document}/agree");
    assert!(owner.send(&compare, &agree, &[("readers", "coded")]).location.ends_with("done=agreed"));
    let page = format!("{STUDY}/teamwork");
    assert_eq!(owner.send(&page, &format!("{page}/blind"), &[("do", "on")]).status, 303);
    (owner, coder, researcher, document)
}

async fn a_blind_coder_finds_nothing_of_anothers(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, mut researcher, document) = blind(&mut program);
    let page = format!("{STUDY}/teamwork");
    assert_eq!(coder.get(&format!("{page}/blind")).status, 404);
    let refused = researcher.send(&page, &format!("{page}/blind"), &[("do", "off")]);
    assert_eq!(refused.status, 404, "only the owner ends it");
    let told = coder.open(&page).body;
    assert!(told.contains("Coding is blind at present") && !told.contains("Айгүл</th>"), "{told}");
    let seen = coder.open(&format!("{STUDY}/documents/{document}")).body;
    assert!(!seen.contains("<small>Айгүл</small>"), "{seen}");
    let text = coder.get(&format!("{STUDY}/documents/{document}/text")).body;
    assert_eq!(text.matches("\"coder\":").count(), 2, "{text}");
    assert_eq!(text.matches("\"coder\":1").count(), 0, "{text}");
    let since = coder.open(&format!("{STUDY}/documents/{document}/since?number=0")).body;
    assert_eq!(since.matches("\"coder\":1,").count(), 0, "{since}");
    let all = coder.open(&format!("{STUDY}/documents")).body;
    assert!(all.contains("2 codings"), "{all}");
    let search = format!("{STUDY}/search?q=%D0%B1%D0%B5%D1%80%D1%96%D0%BB%D0%B4%D1%96");
    eventually("the search finds it", Duration::from_secs(10), || {
        owner.open(&format!("{search}&code=1")).body.contains("<mark>").then_some(())
    });
    assert!(coder.open(&format!("{search}&code=2")).body.contains("<mark>"), "by their own code");
    assert!(!coder.open(&format!("{search}&code=1")).body.contains("<mark>"), "not by another's");
    for path in [
        "teamwork/disagreements".to_owned(),
        "teamwork/agreement".to_owned(),
        format!("documents/{document}/compare"),
    ] {
        for visitor in [&mut coder, &mut researcher] {
            assert_eq!(visitor.get(&format!("{STUDY}/{path}")).status, 404, "{path}");
        }
        owner.open(&format!("{STUDY}/{path}"));
    }
    for path in ["teamwork/agreement/export?draws=0", "teamwork/disagreements?state=decided"] {
        assert_eq!(researcher.get(&format!("{STUDY}/{path}")).status, 404, "{path}");
    }
    let compare = format!("{STUDY}/documents/{document}");
    let agree = format!("{STUDY}/documents/{document}/agree");
    assert_eq!(researcher.send(&compare, &agree, &[("readers", "coded")]).status, 404);
    let change = [("document", document.as_str()), ("coder", "1"), ("do", "done")];
    assert_eq!(researcher.send(&page, &format!("{page}/change"), &change).status, 404);

    assert_eq!(owner.send(&page, &format!("{page}/blind"), &[("do", "off")]).status, 303);
    assert!(researcher.open(&format!("{STUDY}/quotes")).body.contains("<blockquote>"));
    assert!(owner.open(&page).body.contains("Phases of blind coding"));
}

async fn nor_do_quotes_tables_cases_citations_history_and_files_tell_a_blind_coder_of_others(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, mut researcher, _) = blind(&mut program);
    let blockquotes = |visitor: &mut Visitor, query: &str| {
        visitor.open(&format!("{STUDY}/quotes{query}")).body.matches("<blockquote>").count()
    };
    assert_eq!(blockquotes(&mut coder, "?code=1"), 1);
    assert_eq!(blockquotes(&mut researcher, ""), 0);
    for query in ["?layer=agreed", "?layer=agreed&code=1&near=passage&with=1"] {
        assert_eq!(blockquotes(&mut coder, query), 0, "{query}");
        assert_eq!(blockquotes(&mut researcher, query), 0, "{query}");
    }
    assert_eq!(blockquotes(&mut owner, "?layer=agreed"), 1);
    assert!(!coder.open(&format!("{STUDY}/quotes")).body.contains("name=\"layer\""), "nothing to choose");
    let csv = coder.open(&format!("{STUDY}/export/quotes?language=en")).body;
    assert!(csv.lines().count() == 3 && !csv.contains("Айгүл"), "{csv}");
    let csv = researcher.open(&format!("{STUDY}/export/quotes?language=en&layer=agreed")).body;
    assert_eq!(csv.lines().count(), 1, "{csv}");

    // In tables the agreed layer counts nothing: what two gave alike would count three times.
    let table = format!("{STUDY}/cross/file?by=coder&format=csv&language=en");
    let all = owner.open(&table).body;
    assert!(all.contains("Reason,2,1,3"), "{all}");
    let own = coder.open(&table).body;
    assert!(own.contains("Reason,1,1") && own.contains("Бекзат") && !own.contains("Айгүл"), "{own}");
    assert!(!researcher.open(&table).body.contains("Reason,1"), "they coded nothing");
    let cases = format!("{STUDY}/cases");
    assert!(owner.send(&cases, &cases, &[("do", "documents")]).location.contains("done=made"));
    let case = |visitor: &mut Visitor| visitor.open(&format!("{cases}/1")).body;
    assert!(case(&mut owner).contains("Reason") && !case(&mut researcher).contains("Reason"));

    // The owner's first coding has the key 1: others neither cite it nor translate it.
    let quotes = format!("{STUDY}/quotes");
    let cited = [("coding", "1"), ("place", "Paper"), ("do", "cite")];
    let refused = coder.send(&quotes, &format!("{quotes}/cite"), &cited);
    assert!(refused.status == 422 && !refused.body.contains("Cited: Paper"), "{}", refused.body);
    let translated = [("translate", "1"), ("translation-1", "x")];
    assert_eq!(coder.send(&quotes, &format!("{quotes}/translate"), &translated).status, 422);
    let history = format!("{STUDY}/codebook/history?deeds=codings");
    let told = researcher.open(&history).body;
    assert!(!told.contains("Codings added") && !told.contains("agreed layer"), "{told}");
    assert!(owner.open(&history).body.contains("Codings added"));
}

async fn what_a_team_agrees_upon_is_in_the_history_by_its_name(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    done(&mut owner, &document);
    done(&mut coder, &document);
    let history = "history?deeds=codings&member=1";
    let queue = format!("{STUDY}/teamwork/disagreements");
    let decision = [("document", document.as_str()), ("code", "2"), ("passage", "4"), ("accept", "2")];
    assert_eq!(owner.send(&queue, &queue, &decision).status, 303);
    let told = owner.open(&format!("{STUDY}/codebook/{history}")).body;
    assert!(told.contains("Codings added: 2"), "theirs, and the decision: {told}");
    let of_code = owner.open(&format!("{STUDY}/codebook/2/{history}")).body;
    assert!(of_code.contains("decision on “Housing”"), "{of_code}");
    let counted = owner.open(&format!("{STUDY}/codebook/2")).body;
    assert!(counted.contains("1 coding"), "a decision is no coding of a coder's: {counted}");
}

crate::on_both!(
    where_coders_differ_is_shown_decided_and_taken_back,
    agreement_is_measured_with_its_settings_and_comes_out_the_same_twice,
    documents_are_given_out_evenly_and_others_are_not_there,
    who_opens_some_documents_learns_nothing_of_the_others,
    a_decision_takes_the_place_of_what_was_agreed_upon_before,
    a_blind_coder_finds_nothing_of_anothers,
    nor_do_quotes_tables_cases_citations_history_and_files_tell_a_blind_coder_of_others,
    what_a_team_agrees_upon_is_in_the_history_by_its_name,
);
