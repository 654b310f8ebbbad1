//! The codebook: shaped, taken back, shown in its history, and changed by two at once.

use crate::documents;
use crate::harness::database::{Kind, place};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{PASSWORD, letters, link_in, owner, serve, serve_on};
use crate::program::Program;
use domain::coding::{Changes, CodeEntry, Codebook, Placed};
use saual::store::{self, Place, Store};
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(crate) const BOOK: &str = "/studies/village/codebook";

/// Somebody more for the team, in this role.
pub(crate) fn join(program: &Program, owner: &mut Visitor, role: &str, count: usize) -> Visitor {
    let email = format!("{role}{count}@example.org");
    let invited = [("email", email.as_str()), ("role", role), ("language", "en")];
    owner.send("/studies/village/team", "/studies/village/team/invite", &invited);
    let letter = letters(program.folder.path(), count).pop().expect("a letter");
    let mut visitor = Visitor::new(&program.base());
    let name = format!("{role} {count}");
    let joined =
        visitor.post(&link_in(&letter), &[("name", &name), ("password", PASSWORD), ("_language", "en")]);
    assert_eq!(joined.location, "/studies");
    visitor
}

/// Adds a code and answers its key.
pub(crate) fn add(visitor: &mut Visitor, name: &str, parent: &str) -> String {
    let seen = visitor.send(BOOK, BOOK, &[("label-en", name), ("parent", parent)]);
    let (_, id) = seen.location.split_once("#code-").unwrap_or_else(|| panic!("{}", seen.body));
    id.to_owned()
}

/// The tree as it stands in the page: each code's key with its depth.
fn tree(page: &Seen) -> Vec<(usize, String)> {
    let (_, tree) = page.body.split_once("id=\"tree\"").unwrap_or_default();
    let tree = tree.split("id=\"status\"").next().unwrap_or_default();
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for tag in tree.split('<') {
        if tag.starts_with("ul>") {
            depth += 1;
        } else if tag.starts_with("/ul>") {
            depth = depth.saturating_sub(1);
        } else if let Some((_, id)) = tag.split_once("data-code=\"") {
            found.push((depth, id.split('"').next().unwrap_or_default().to_owned()));
        }
    }
    found
}

pub(crate) fn shape(visitor: &mut Visitor) -> String {
    let tree = tree(&visitor.open(BOOK));
    tree.iter().map(|(depth, id)| format!("{}{id}", "·".repeat(*depth))).collect::<Vec<_>>().join(" ")
}

pub(crate) fn undo(visitor: &mut Visitor, what: &str) -> Seen {
    let page = visitor.open(BOOK);
    let marker = format!("name=\"do\" value=\"{what}\"><input type=\"hidden\" name=\"of\" value=\"");
    let (_, rest) = page.body.split_once(&marker).unwrap_or_else(|| panic!("nothing to {what}"));
    let of = rest.split('"').next().unwrap_or_default();
    visitor.send(BOOK, &format!("{BOOK}/undo"), &[("do", what), ("of", of)])
}

async fn codes_are_moved_merged_split_and_removed_and_all_of_it_is_taken_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    for (name, parent) in [("Motive", ""), ("Money", "1"), ("Town", ""), ("Roads", "3")] {
        add(&mut owner, name, parent);
    }
    assert_eq!(shape(&mut owner), "1 ·2 3 ·4");
    let go = |owner: &mut Visitor, id: &str, fields: &[(&str, &str)]| {
        let seen = owner.send(BOOK, &format!("{BOOK}/{id}/move"), fields);
        (seen.status, shape(owner))
    };
    assert_eq!(go(&mut owner, "3", &[("way", "up")]), (303, "3 ·4 1 ·2".into()));
    assert_eq!(go(&mut owner, "2", &[("parent", "3"), ("after", "")]), (303, "3 ·2 ·4 1".into()));
    assert_eq!(go(&mut owner, "3", &[("parent", "4"), ("after", "last")]), (422, "3 ·2 ·4 1".into()));
    assert_eq!(go(&mut owner, "4", &[("parent", "1"), ("after", "2")]).0, 409, "2 does not stand there");
    assert_eq!(undo(&mut owner, "undo").status, 303);
    assert_eq!(shape(&mut owner), "3 ·4 1 ·2");

    let id = documents::bring(&mut owner, "A: Why?\nB: For the money.\nC: For the road to town.\n");
    let document = format!("/studies/village/documents/{id}");
    for (passage, code) in [("1", "1"), ("2", "1"), ("2", "2"), ("3", "1")] {
        let coded =
            owner.send(&document, &format!("{document}/codings"), &[("passage", passage), ("code", code)]);
        assert_eq!(coded.status, 303, "{}", coded.body);
    }
    owner.send(&format!("{BOOK}/1"), &format!("{BOOK}/1/memos"), &[("text", "Think of it again")]);
    let look = owner.open(&format!("{BOOK}/1/merge?into=2"));
    assert!(look.body.contains("2 codings get the other code."), "{}", look.body);
    assert!(look.body.contains("1 coding goes:") && look.body.contains("1 memo goes over"));
    let seen = look.hidden("seen");
    let merge = [("into", "2"), ("seen", seen.as_str())];
    assert_eq!(owner.send(BOOK, &format!("{BOOK}/1/merge"), &merge).location, format!("{BOOK}#code-2"));
    assert_eq!(shape(&mut owner), "3 ·4 2", "what stood below it takes its place");
    let page = owner.open(&format!("{BOOK}/2"));
    assert!(page.body.contains("3 codings · 1 document") && page.body.contains("Think of it again"));
    assert!(owner.open(BOOK).body.contains("Undo: “Motive” merged into “Money”"));
    undo(&mut owner, "undo");
    assert_eq!(shape(&mut owner), "3 ·4 1 ·2");
    assert!(owner.open(&format!("{BOOK}/1")).body.contains("3 codings · 1 document"));
    undo(&mut owner, "redo");
    assert_eq!(shape(&mut owner), "3 ·4 2");

    let split = owner.open(&format!("{BOOK}/2/split?q=road"));
    assert_eq!(split.body.matches("name=\"coding\"").count(), 1, "{}", split.body);
    let (_, coding) = split.body.split_once("name=\"coding\" value=\"").expect("a quote");
    let coding = coding.split('"').next().unwrap_or_default();
    let none = owner.send(BOOK, &format!("{BOOK}/2/split"), &[("label-en", "Travel")]);
    assert!(
        none.status == 422 && none.body.contains("Choose at least one quote") && none.body.contains("Travel")
    );
    let fields = [("label-en", "Travel"), ("coding", coding)];
    assert_eq!(
        owner.send(BOOK, &format!("{BOOK}/2/split"), &fields).location,
        format!("{BOOK}/5?done=split")
    );
    assert!(owner.open(&format!("{BOOK}/5")).body.contains("1 coding · 1 document"));
    assert_eq!(shape(&mut owner), "3 ·4 2 5");
    let anchor = owner.send(BOOK, &format!("{BOOK}/5/anchor"), &[("anchor", coding)]);
    assert_eq!(anchor.location, format!("{BOOK}/5?done=anchored"));
    assert!(owner.open(&format!("{BOOK}/5")).body.contains("<dt>Words that show it best</dt>"));

    let used = owner.send(BOOK, &format!("{BOOK}/2/remove"), &[]);
    assert!(used.status == 422 && used.body.contains("2 codings have this code"), "{}", used.body);
    assert_eq!(owner.send(BOOK, &format!("{BOOK}/2/remove"), &[("sure", "yes")]).location, BOOK);
    assert_eq!(shape(&mut owner), "3 ·4 5");
    for expected in ["3 ·4 2 5", "3 ·4 2 5", "3 ·4 2", "3 ·4 1 ·2"] {
        assert_eq!(undo(&mut owner, "undo").status, 303);
        assert_eq!(shape(&mut owner), expected);
    }
    let history = owner.open(&format!("{BOOK}/history")).body;
    for words in ["Taken back: removal of “Money”", "“Travel” split off with 1 quote", "new code “Motive”"]
    {
        assert!(history.contains(words), "{words}: {history}");
    }
    let all = owner.open(&format!("{BOOK}/history?deeds=all")).body;
    assert!(all.contains("4 changes of codings") && all.contains("<b>memo</b>"), "{all}");
    let of_roads = owner.open(&format!("{BOOK}/4/history")).body;
    assert!(of_roads.contains("new code “Roads”") && !of_roads.contains("Motive"), "{of_roads}");
    let quotes = owner.open("/studies/village/quotes").body;
    assert_eq!(quotes.matches("<blockquote>").count(), 4, "every coding is there again");
}

async fn what_two_people_change_at_once_is_shown_to_the_second_and_nothing_is_lost(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    add(&mut owner, "Motive", "");
    let mut other = join(&program, &mut owner, "researcher", 1);
    let page = format!("{BOOK}/1");
    let (mine, theirs) = (owner.open(&page).hidden("seen"), other.open(&page).hidden("seen"));
    let fields = [("id", "1"), ("seen", &theirs), ("label-en", "Motives"), ("inclusion-en", "Reasons named")];
    assert_eq!(other.send(&page, BOOK, &fields).location, format!("{page}?done=saved"));
    // Who moves it is in nobody's way.
    add(&mut other, "Town", "");
    assert_eq!(other.send(BOOK, &format!("{page}/move"), &[("way", "down")]).status, 303);
    let fields =
        [("id", "1"), ("seen", mine.as_str()), ("label-en", "Motivation"), ("exclusion-en", "Hearsay")];
    let conflict = owner.send(&page, BOOK, &fields);
    assert_eq!(conflict.status, 409);
    for words in ["Motives", "Motivation", "Reasons named", "Hearsay", "researcher 1"] {
        assert!(conflict.body.contains(words), "{words}: {}", conflict.body);
    }
    let seen = conflict.hidden("seen");
    let fields =
        [("id", "1"), ("seen", seen.as_str()), ("label-en", "Motivation"), ("exclusion-en", "Hearsay")];
    assert_eq!(owner.send(&page, BOOK, &fields).status, 303);
    let history = owner.open(&format!("{page}/history")).body;
    assert!(history.contains(">Motives</del> → <ins lang=\"en\">Motivation</ins>"), "{history}");
    // What was removed meanwhile can be added anew.
    other.send(BOOK, &format!("{page}/remove"), &[]);
    let gone = owner.send(BOOK, BOOK, &fields);
    assert!(gone.status == 409 && gone.body.contains("Hearsay") && gone.hidden("id") == "0", "{}", gone.body);
    let taken = undo(&mut other, "undo");
    assert_eq!(taken.status, 303);
    // A code that is not there any more takes nothing with it.
    owner.send(BOOK, &format!("{BOOK}/1/move"), &[("parent", "2"), ("after", "last")]);
    let mut history = other.open(&format!("{BOOK}/history")).body;
    let add = history.rfind("new code “Town”").expect("its making");
    history.drain(..add);
    let (_, of) = history.split_once("name=\"of\" value=\"").expect("a button");
    let of = of.split('"').next().unwrap_or_default();
    let refused = other.send(BOOK, &format!("{BOOK}/undo"), &[("of", of)]);
    assert_eq!(refused.status, 409, "another code stands below it now");
    assert_eq!(shape(&mut owner), "2 ·1");
}

async fn a_coder_reads_the_codebook_and_while_coding_is_blind_nothing_of_others_codings(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    add(&mut owner, "Motive", "");
    let mut coder = join(&program, &mut owner, "coder", 1);
    let id = documents::bring(&mut owner, "A: Why?\nB: For the money.\n");
    let document = format!("/studies/village/documents/{id}");
    owner.send(&document, &format!("{document}/codings"), &[("passage", "1"), ("code", "1")]);
    coder.send(&document, &format!("{document}/codings"), &[("passage", "2"), ("code", "1")]);
    owner.send(BOOK, &format!("{BOOK}/1/memos"), &[("text", "Only mine to see")]);
    let page = coder.open(BOOK);
    assert!(page.body.contains("2 codings") && !page.body.contains("id=\"new-code\""), "{}", page.body);
    let token = page.hidden("_token");
    for path in ["", "/1/move", "/1/remove", "/1/merge", "/1/split", "/1/anchor"] {
        let seen =
            coder.post(&format!("{BOOK}{path}"), &[("_token", &token), ("label-en", "x"), ("way", "up")]);
        assert_eq!(seen.status, 404, "{path}");
    }
    for path in ["/1/merge?into=1", "/1/split", "/99", "/99/history", "/1x"] {
        assert_eq!(coder.get(&format!("{BOOK}{path}")).status, 404, "{path}");
    }
    assert_eq!(coder.post(&format!("{BOOK}/undo"), &[("_token", &token), ("of", "1")]).status, 404);
    assert!(coder.open(&format!("{BOOK}/1")).body.contains("Only mine to see"));

    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    store::studies::set_blind(&tx, study.id, true).await.expect("written");
    tx.commit().await.expect("kept");
    assert!(coder.open(BOOK).body.contains("1 coding · 1 document"));
    let mut researcher = join(&program, &mut owner, "researcher", 2);
    let all = researcher.open(&format!("{BOOK}/history?deeds=all")).body;
    assert!(all.contains("new code “Motive”") && !all.contains("coding with"), "{all}");
    assert!(!all.contains("Codings added"), "{all}");
    assert!(!coder.open(&format!("{BOOK}/1")).body.contains("Only mine to see"));
}

pub(crate) fn setting(place: &Place) -> String {
    match place {
        Place::Sqlite(path) => format!("sqlite:{}", path.display()),
        Place::Postgres(address) => address.clone(),
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }

    fn of<'a>(&mut self, all: &'a [String]) -> &'a str {
        all.get(self.roll(all.len())).map_or("", String::as_str)
    }
}

/// Does something to the codebook, as somebody whose page is not always of today.
fn edit(
    visitor: &mut Visitor,
    dice: &mut Dice,
    round: usize,
    token: &str,
    old: &mut BTreeMap<String, String>,
) {
    let codes: Vec<String> = tree(&visitor.open(BOOK)).into_iter().map(|(_, id)| id).collect();
    let (one, other) = (dice.of(&codes).to_owned(), dice.of(&codes).to_owned());
    let mut send = |path: &str, fields: &[(&str, &str)]| {
        let mut all = vec![("_token", token)];
        all.extend(fields);
        let seen = visitor.post(path, &all);
        assert!(
            [303, 404, 409, 422].contains(&seen.status),
            "{path} {fields:?}: {} {}",
            seen.status,
            seen.body
        );
    };
    // Now and then both take the same name.
    let name = format!("code {}", if dice.roll(3) == 0 { round % 7 } else { dice.roll(1_000_000) });
    match dice.roll(10) {
        0..3 => send(BOOK, &[("label-en", &name), ("parent", &other)]),
        3 => send(&format!("{BOOK}/{one}/move"), &[("way", ["up", "down", "into", "out"][dice.roll(4)])]),
        4 => send(&format!("{BOOK}/{one}/move"), &[("parent", &other), ("after", "last")]),
        5 => {
            let page = visitor.get(&format!("{BOOK}/{one}"));
            if page.status != 200 {
                return;
            }
            let now = page.hidden("seen");
            // Now and then from a page that was opened before.
            let seen = if dice.roll(3) == 0 { old.get(&one).cloned().unwrap_or(now) } else { now };
            let fields = [("_token", token), ("id", &one), ("seen", &seen), ("label-en", &name)];
            let saved = visitor.post(BOOK, &fields);
            assert!([303, 409, 422].contains(&saved.status), "{}", saved.body);
            old.insert(one, seen);
        }
        6 => {
            let page = visitor.get(&format!("{BOOK}/{one}/merge?into={other}"));
            if page.status == 200 {
                let seen = page.hidden("seen");
                let fields = [("_token", token), ("into", &other), ("seen", &seen)];
                let merged = visitor.post(&format!("{BOOK}/{one}/merge"), &fields);
                assert!([303, 404, 409, 422].contains(&merged.status), "{}", merged.body);
            }
        }
        7 => send(&format!("{BOOK}/{one}/remove"), &[("sure", "yes")]),
        8 => {
            let passage = ["1", "2", "3"][dice.roll(3)];
            send(
                "/studies/village/documents/1/codings",
                &[("passage", passage), ("code", &one), ("version", "1")],
            );
        }
        _ => {
            let page = visitor.open(BOOK).body;
            let what = if page.contains("value=\"redo\"") && dice.roll(2) == 0 { "redo" } else { "undo" };
            let marker = format!("value=\"{what}\"><input type=\"hidden\" name=\"of\" value=\"");
            if let Some((_, of)) = page.split_once(&marker) {
                let of = of.split('"').next().unwrap_or_default();
                let fields = [("_token", token), ("do", what), ("of", of)];
                let seen = visitor.post(&format!("{BOOK}/undo"), &fields);
                assert!([303, 409, 422].contains(&seen.status), "{}", seen.body);
            }
        }
    }
}

/// Does in memory what a command says, and sees that everything was as it says.
fn replay(
    changes: &Changes,
    codes: &mut BTreeMap<i64, CodeEntry>,
    codings: &mut BTreeMap<i64, Placed>,
    number: i64,
) {
    for change in &changes.codes {
        assert_eq!(codes.get(&change.id), change.before.as_ref(), "command {number}, code {}", change.id);
        codes.remove(&change.id);
        codes.extend(change.after.clone().map(|after| (change.id, after)));
    }
    for change in &changes.codings {
        assert_eq!(codings.get(&change.id), change.before.as_ref(), "command {number}, coding {}", change.id);
        codings.remove(&change.id);
        codings.extend(change.after.map(|after| (change.id, after)));
    }
    let all: Vec<CodeEntry> = codes.values().cloned().collect();
    assert!(Codebook::is_sound(&all), "command {number}");
    assert!(codings.values().all(|placed| codes.contains_key(&placed.code)), "command {number}");
    let names: BTreeSet<_> = all.iter().map(|code| (code.parent, code.label.en.as_deref())).collect();
    assert_eq!(names.len(), all.len(), "command {number}: no two siblings of one name");
    // All of it is in one document.
    let places: HashSet<&Placed> = codings.values().collect();
    assert_eq!(places.len(), codings.len(), "command {number}: no code twice on the same words");
}

async fn two_people_edit_at_random_and_the_log_replayed_is_what_is_there(kind: Kind) {
    const ROUNDS: usize = 100;
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    documents::bring(&mut owner, "A: Why?\nB: For the money.\nC: For the road to town.\n");
    add(&mut owner, "First", "");
    let other = join(&program, &mut owner, "researcher", 1);
    let editing: Vec<_> = [owner, other]
        .into_iter()
        .zip([7, 11])
        .map(|(mut visitor, seed)| {
            std::thread::spawn(move || {
                let token = visitor.open(BOOK).hidden("_token");
                let (mut dice, mut old) = (Dice(seed), BTreeMap::new());
                for round in 0..ROUNDS {
                    edit(&mut visitor, &mut dice, round, &token, &mut old);
                }
            })
        })
        .collect();
    for one in editing {
        one.join().expect("nothing was answered that should not be");
    }
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let (mut codes, mut codings, mut last) = (BTreeMap::new(), BTreeMap::new(), 0);
    let mut count = 0;
    loop {
        let commands = store::commands::after(&store, study.id, last, 50).await.expect("read");
        let Some(command) = commands.last() else { break };
        last = command.number;
        count += commands.len();
        for command in &commands {
            replay(&command.changes, &mut codes, &mut codings, command.number);
        }
    }
    assert!(count > ROUNDS / 2, "{count} commands were done");
    let there = store::codebook::all(&store, study.id).await.expect("read");
    assert_eq!(codes, there.into_iter().map(|code| (code.id, code)).collect());
    let there = store::codings::of_study(&store, study.id, domain::coding::Sight::All).await.expect("read");
    assert_eq!(codings, there.into_iter().map(|row| (row.id, row.placed)).collect());
}

async fn five_hundred_codes_are_shown_at_once_and_found_in_any_language(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    for number in 0..500_i32 {
        let mut code = CodeEntry::new(0, domain::coding::Color::nth(0));
        code.label = domain::language::Text::of(
            &format!("код {number}"),
            &format!("метка {number}"),
            &format!("code {number}"),
        );
        code.position = number;
        code.parent = (number % 10 != 0).then(|| i64::from(number / 10 * 10 + 1));
        store::codebook::add(&tx, study.id, &code, chrono::DateTime::UNIX_EPOCH).await.expect("added");
    }
    tx.commit().await.expect("kept");
    assert_eq!(tree(&owner.open(BOOK)).len(), 500);
    let begun = std::time::Instant::now();
    let page = owner.open(BOOK);
    let took = begun.elapsed();
    println!("500 codes: {took:?}, {} bytes", page.body.len());
    assert!(took < std::time::Duration::from_secs(2), "{took:?}");
    let found = owner.open(&format!("{BOOK}?q=%D0%BC%D0%B5%D1%82%D0%BA%D0%B0+499"));
    assert!(found.body.contains("1 code found"), "{}", found.body);
    assert_eq!(tree(&found), [(0, "491".to_owned()), (1, "500".to_owned())], "with the code above it");
}

async fn what_is_too_long_or_refused_is_shown_again_and_nothing_hinders_a_later_save(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    add(&mut owner, "Motive", "");
    let page = format!("{BOOK}/1");
    let memos = format!("{page}/memos");
    let long = "жаз ".repeat(5_001);
    let refused = owner.send(&page, &memos, &[("text", &long)]);
    assert!(refused.status == 422 && refused.body.contains("жаз жаз жаз"), "{}", refused.status);
    assert_eq!(owner.send(&page, &memos, &[("text", "First")]).status, 303);
    let stale = [("memo", "1"), ("seen", "Another"), ("text", "Second thoughts")];
    let refused = owner.send(&page, &memos, &stale);
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains(">Second thoughts</textarea>"), "{}", refused.body);
    assert!(refused.body.contains("name=\"seen\" value=\"First\""), "{}", refused.body);

    let id = documents::bring(&mut owner, &format!("A: {}\n", "сөз ".repeat(3_000)));
    let document = format!("/studies/village/documents/{id}");
    owner.send(&document, &format!("{document}/codings"), &[("passage", "1"), ("code", "1")]);
    assert_eq!(owner.send(BOOK, &format!("{page}/anchor"), &[("anchor", "1")]).status, 422);
    assert_eq!(owner.send(BOOK, &format!("{page}/anchor"), &[("anchor", "9")]).status, 409);
    let seen = owner.open(&page).hidden("seen");
    let fields = [("id", "1"), ("seen", seen.as_str()), ("label-en", "Motives")];
    assert_eq!(owner.send(&page, BOOK, &fields).status, 303);
    let seen = owner.open(&page).hidden("seen");
    let name = "x".repeat(CodeEntry::LONGEST_NAME + 1);
    let fields = [("id", "1"), ("seen", seen.as_str()), ("label-en", name.as_str())];
    let refused = owner.send(&page, BOOK, &fields);
    assert!(refused.status == 422 && refused.body.contains(&name), "{}", refused.body);
}

crate::on_both!(
    codes_are_moved_merged_split_and_removed_and_all_of_it_is_taken_back,
    what_two_people_change_at_once_is_shown_to_the_second_and_nothing_is_lost,
    a_coder_reads_the_codebook_and_while_coding_is_blind_nothing_of_others_codings,
    two_people_edit_at_random_and_the_log_replayed_is_what_is_there,
    five_hundred_codes_are_shown_at_once_and_found_in_any_language,
    what_is_too_long_or_refused_is_shown_again_and_nothing_hinders_a_later_save,
);
