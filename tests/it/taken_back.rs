//! What is taken back later: only by those who still may, and only where nothing stands in its place.

use crate::codebook::{BOOK, add, join, setting, shape, undo};
use crate::documents;
use crate::harness::database::{Kind, place};
use crate::harness::visitor::Visitor;
use crate::people::{owner, serve, serve_on};
use saual::store::{self, Store};

/// Gives a passage a code.
fn code(visitor: &mut Visitor, document: &str, passage: &str, code: &str) {
    let fields = [("passage", passage), ("code", code)];
    let coded = visitor.send(document, &format!("{document}/codings"), &fields);
    assert_eq!(coded.status, 303, "{}", coded.body);
}

fn rename(visitor: &mut Visitor, id: &str, name: &str) {
    let page = format!("{BOOK}/{id}");
    let seen = visitor.open(&page).hidden("seen");
    let saved = visitor.send(&page, BOOK, &[("id", id), ("seen", &seen), ("label-en", name)]);
    assert_eq!(saved.status, 303, "{}", saved.body);
}

async fn what_stands_in_the_place_of_what_was_is_neither_doubled_nor_lost(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    add(&mut owner, "Money", "");
    rename(&mut owner, "1", "Pay");
    let mut other = join(&program, &mut owner, "researcher", 1);
    add(&mut other, "Money", "");
    let refused = undo(&mut owner, "undo");
    assert!(refused.status == 422 && refused.body.contains("same name"), "{}", refused.body);
    assert!(owner.open(BOOK).body.contains("Pay"));

    // What was done again by hand is not done again by the button.
    let id = documents::bring(&mut owner, "A: Why?\nB: For the money.\n");
    let document = format!("/studies/village/documents/{id}");
    code(&mut owner, &document, "2", "1");
    let seen = owner.open(&format!("{BOOK}/1/merge?into=2")).hidden("seen");
    owner.send(BOOK, &format!("{BOOK}/1/merge"), &[("into", "2"), ("seen", &seen)]);
    undo(&mut owner, "undo");
    code(&mut owner, &document, "2", "2");
    let refused = undo(&mut owner, "redo");
    assert!(refused.status == 422 && refused.body.contains("to these words already"), "{}", refused.body);
    assert_eq!(owner.open("/studies/village/quotes").body.matches("<blockquote>").count(), 2);

    // A code that somebody noted something about stays.
    add(&mut owner, "Town", "");
    other.send(&format!("{BOOK}/3"), &format!("{BOOK}/3/memos"), &[("text", "Or village?")]);
    let refused = undo(&mut owner, "undo");
    assert!(refused.status == 422 && refused.body.contains("used since"), "{}", refused.body);
    assert!(owner.open(&format!("{BOOK}/3")).body.contains("Or village?"));
    assert_eq!(shape(&mut owner), "1 2 3");
}

async fn who_may_not_do_it_any_more_takes_nothing_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    for name in ["Motive", "Money"] {
        add(&mut owner, name, "");
    }
    let id = documents::bring(&mut owner, "A: Why?\nB: For the money.\n");
    let document = format!("/studies/village/documents/{id}");
    code(&mut owner, &document, "2", "1");
    let mut other = join(&program, &mut owner, "researcher", 1);
    let moved = [("coding", "1"), ("into", "2")];
    assert_eq!(other.send(BOOK, &format!("{BOOK}/1/split"), &moved).status, 303);
    rename(&mut other, "2", "Pay");
    let history = other.open(&format!("{BOOK}/history?deeds=all")).body;
    let mine: Vec<&str> = history
        .split("name=\"of\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect();
    assert_eq!(mine.len(), 2, "{history}");
    let team = owner.open("/studies/village/team").body;
    let (_, after) = team.split_once("researcher 1").expect("their name");
    let (_, account) = after.split_once("name=\"account\" value=\"").expect("their fields");
    let account = account.split('"').next().unwrap_or_default();
    let demoted = [("account", account), ("role", "coder")];
    assert_eq!(owner.send("/studies/village/team", "/studies/village/team", &demoted).status, 303);
    let token = other.open(BOOK).hidden("_token");
    for of in mine.into_iter().chain(["1", "4", "99999"]) {
        let seen = other.post(&format!("{BOOK}/undo"), &[("_token", &token), ("of", of)]);
        assert_eq!(seen.status, 404, "{of}: {}", seen.body);
    }
    assert!(
        !other.open(&format!("{BOOK}/history")).body.contains("name=\"of\""),
        "no button that does nothing"
    );
    assert!(owner.open(&format!("{BOOK}/2")).body.contains("1 coding · 1 document"));
}

async fn while_coding_is_blind_no_count_tells_a_researcher_what_others_coded(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    for name in ["Motive", "Money", "Town", "Roads"] {
        add(&mut owner, name, "");
    }
    let id = documents::bring(&mut owner, "A: Why?\nB: For the money.\nC: For the road to town.\n");
    let document = format!("/studies/village/documents/{id}");
    for passage in ["1", "2", "3"] {
        code(&mut owner, &document, passage, "1");
    }
    owner.send(&format!("{BOOK}/1"), &format!("{BOOK}/1/memos"), &[("text", "Only mine to see")]);
    owner.send(BOOK, &format!("{BOOK}/1/split"), &[("coding", "3"), ("label-en", "Travel")]);
    let mut other = join(&program, &mut owner, "researcher", 1);
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    store::studies::set_blind(&tx, study.id, true).await.expect("written");
    tx.commit().await.expect("kept");
    code(&mut other, &document, "2", "1");

    let page = other.open(&format!("{BOOK}/1")).body;
    assert!(page.contains("those of others among them"), "{page}");
    assert!(!page.contains("2 codings") && !page.contains("3 codings"), "{page}");
    let unused = other.open(&format!("{BOOK}/4")).body;
    assert!(unused.contains("those of others among them"), "asked where there are none, too: {unused}");
    for id in ["1", "4"] {
        let refused = other.send(BOOK, &format!("{BOOK}/{id}/remove"), &[]);
        assert!(refused.status == 422 && refused.body.contains("you do not see whether"), "{}", refused.body);
    }
    let look = other.open(&format!("{BOOK}/1/merge?into=2"));
    assert!(look.body.contains("1 coding gets the other code."), "{}", look.body);
    assert!(look.body.contains("go over too") && !look.body.contains("1 memo"), "{}", look.body);
    let seen = look.hidden("seen");
    let merged = other.send(BOOK, &format!("{BOOK}/1/merge"), &[("into", "2"), ("seen", &seen)]);
    assert_eq!(merged.status, 303, "{}", merged.body);
    let history = other.open(&format!("{BOOK}/history?deeds=all")).body;
    assert!(history.contains("“Motive” merged into “Money”"), "{history}");
    assert!(history.contains("Codings changed: 1.") && !history.contains("Codings changed: 3."), "{history}");
    assert!(history.contains("“Travel” split off<") && !history.contains("0 quotes"), "{history}");
    assert_eq!(
        undo(&mut other, "undo").status,
        303,
        "what they did they take back, with what they do not see"
    );
    assert!(owner.open(&format!("{BOOK}/1")).body.contains("3 codings · 1 document"));
}

crate::on_both!(
    what_stands_in_the_place_of_what_was_is_neither_doubled_nor_lost,
    who_may_not_do_it_any_more_takes_nothing_back,
    while_coding_is_blind_no_count_tells_a_researcher_what_others_coded,
);
