//! Names that are kept apart from texts, and replaced in them wherever a person confirms it.

use crate::documents;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::{PASSWORD, letters, link_in, owner, serve};

const NAMES: &str = "/studies/village/names";
const TEAM: &str = "/studies/village/team";
const TEXT: &str = "Айгүл: Мен Айгүлмін, ауылда тұрам.\nСұхбаткер: Айгүлдің үйі қайда? Болатқа айтты ма?";

/// The places proposed, by their words.
fn places(body: &str) -> Vec<(String, String)> {
    let rows = body.split("name=\"place\" value=\"").skip(1);
    let row = |row: &str| {
        let value = row.split('"').next().unwrap_or_default().to_owned();
        let words = row.split_once("<mark>").and_then(|(_, rest)| rest.split_once("</mark>"));
        (words.map_or("", |(words, _)| words).to_owned(), value)
    };
    rows.map(row).collect()
}

async fn names_are_replaced_everywhere_and_only_their_keeper_sees_them(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(owner.get(NAMES).status, 404, "an owner is no keeper of names by itself");
    let id = documents::bring(&mut owner, TEXT);
    let document = format!("/studies/village/documents/{id}");
    let book = "/studies/village/codebook";
    owner.send(book, book, &[("label-en", "Home")]);
    // «үйі» in the second passage, which begins after the speaker's label.
    let words = [("passage", "2"), ("code", "1"), ("from", "9"), ("to", "12")];
    assert_eq!(owner.send(&document, &format!("{document}/codings"), &words).status, 303);
    assert_eq!(owner.send(TEAM, TEAM, &[("account", "1"), ("do", "keeper-give")]).status, 303);

    let same = [("id", "0"), ("do", "save"), ("name", "Айгүл"), ("alias", "Айгүлдер")];
    assert_eq!(owner.send(NAMES, NAMES, &same).status, 422);
    let new = [("id", "0"), ("do", "save"), ("name", "Айгүл"), ("alias", "Қатысушы 3")];
    assert_eq!(owner.send(NAMES, NAMES, &new).location, format!("{NAMES}?done=saved"));
    let bolat = [("id", "0"), ("do", "save"), ("name", "Болат"), ("alias", "Ораз")];
    owner.send(NAMES, NAMES, &bolat);
    let found = places(&owner.open(NAMES).body);
    let forms: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(forms, ["Айгүл", "Айгүлмін", "Айгүлдің", "Болатқа"]);

    // One by one, then by name.
    let places_of = format!("{NAMES}/places");
    let bolat = [("do", "replace"), ("place", found[3].1.as_str())];
    assert_eq!(owner.send(NAMES, &places_of, &bolat).location, format!("{NAMES}?done=replaced&count=1"));
    let all = owner.send(NAMES, NAMES, &[("id", "1"), ("do", "all")]);
    assert_eq!(all.location, format!("{NAMES}?done=replaced&count=3"));
    let page = owner.open(&document).body;
    for words in ["Қатысушы 3-тің", "Оразға айтты ма?"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for words in ["Айгүлдің", "Айгүлмін", "Болатқа"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
    let csv = owner.open("/studies/village/export/quotes?format=csv").body;
    assert!(csv.contains(",үйі,"), "the coding is still on its words: {csv}");
    // What was coded before can still be undone, and done again.
    assert_eq!(owner.send(&document, &format!("{document}/undo"), &[]).status, 303);
    let quotes = owner.open("/studies/village/quotes").body;
    assert_eq!(quotes.matches("<blockquote>").count(), 0);
    assert!(places(&owner.open(NAMES).body).is_empty());

    // A researcher who keeps no names learns nothing of them.
    let invited = [("email", "r@example.org"), ("role", "researcher"), ("language", "en")];
    owner.send(TEAM, &format!("{TEAM}/invite"), &invited);
    let mut other = Visitor::new(&program.base());
    let path = link_in(&letters(program.folder.path(), 1).remove(0));
    other.post(&path, &[("name", "Researcher"), ("password", PASSWORD), ("_language", "en")]);
    assert_eq!(other.get(NAMES).status, 404);
    assert_eq!(other.send("/studies/village/codebook", NAMES, &new).status, 404);
    assert_eq!(other.send("/studies/village/codebook", TEAM, &[("do", "keeper-give")]).status, 404);
    let whole = other.open(&document).body;
    assert!(!whole.contains("Айгүлдің") && !whole.contains("/names"), "{whole}");
}

async fn what_is_no_name_is_not_proposed_again_and_quotes_warn_of_names(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let id = documents::bring(&mut owner, "Қатысушы: Ерлан келді. Ерландар ауылы осы.");
    let document = format!("/studies/village/documents/{id}");
    let book = "/studies/village/codebook";
    owner.send(book, book, &[("label-en", "Home")]);
    owner.send(&document, &format!("{document}/codings"), &[("passage", "1"), ("code", "1")]);
    owner.send(TEAM, TEAM, &[("account", "1"), ("do", "keeper-give")]);
    owner.send(NAMES, NAMES, &[("id", "0"), ("do", "save"), ("name", "Ерлан"), ("alias", "Самат")]);
    owner.send("/studies/village/cases", "/studies/village/cases", &[("do", "add"), ("name", "Ерлан")]);
    let called = "Names besides the texts";
    assert!(owner.open(NAMES).body.contains(called), "its case is called by it");
    let exchange = owner.open("/studies/village/exchange").body;
    assert!(exchange.contains("See whether names still stand") && !exchange.contains("Names still seem"));
    let exchange = owner.open("/studies/village/exchange?names=look").body;
    assert!(exchange.contains("Names still seem to stand in this study"), "{exchange}");
    let warned = "Names still seem to stand in these words";
    assert!(owner.open("/studies/village/quotes").body.contains(warned));
    let found = places(&owner.open(NAMES).body);
    assert_eq!(found.len(), 2);
    let no = [("do", "dismiss"), ("place", found[1].1.as_str())];
    owner.send(NAMES, &format!("{NAMES}/places"), &no);
    let left = places(&owner.open(NAMES).body);
    assert_eq!(left.len(), 1);
    owner.send(NAMES, &format!("{NAMES}/places"), &[("do", "replace"), ("place", left[0].1.as_str())]);
    let page = owner.open(&document).body;
    assert!(page.contains("Самат келді. Ерландар"), "{page}");
    assert!(places(&owner.open(NAMES).body).is_empty(), "what was dismissed moved with the text");
}

async fn two_speakers_become_one_and_nobody_else_is_renamed(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    documents::bring(&mut owner, "Айгүл: Сәлем, Болат!\nАйка: Сау бол.\nБолат: Келдім.");
    let link = "/studies/village/cases/link";
    let token = owner.open(link).hidden("_token");
    let csv = "case,document,speaker\nБір,01,Айгүл\nБір,01,Айка\nЕкі,01,Болат\n";
    let file = [("file", "links.csv", csv.as_bytes())];
    let taken = owner.post_files("/studies/village/cases/import", &[("_token", token.as_str())], &file);
    assert_eq!(taken.location, format!("{link}?done=imported&count=3"), "{}", taken.body);
    owner.send(TEAM, TEAM, &[("account", "1"), ("do", "keeper-give")]);
    let lost = [("id", "0"), ("do", "save"), ("name", "Айгүл (көршіміз)"), ("alias", "Ораз")];
    let lost = owner.send(NAMES, NAMES, &lost);
    assert!(lost.status == 422 && lost.body.contains("cannot be found in texts"), "{}", lost.body);
    let both = [("id", "0"), ("do", "save"), ("name", "Айгүл"), ("spellings", "Айка"), ("alias", "Ораз")];
    owner.send(NAMES, NAMES, &both);
    owner.send(NAMES, NAMES, &[("id", "0"), ("do", "save"), ("name", "Болат"), ("alias", "Самат")]);
    let all = owner.send(NAMES, NAMES, &[("id", "1"), ("do", "all")]);
    assert_eq!(all.location, format!("{NAMES}?done=replaced&count=2"), "{}", all.body);
    let one = owner.open("/studies/village/cases/1").body;
    assert!(one.contains("01 – Ораз") && !one.contains("01 – Айка"), "{one}");
    let other = owner.open("/studies/village/cases/2").body;
    assert!(other.contains("01 – Болат"), "nobody confirmed him: {other}");
    let left: Vec<String> = places(&owner.open(NAMES).body).into_iter().map(|(words, _)| words).collect();
    assert_eq!(left, ["Болат", "Болат"]);
}

async fn names_in_memos_and_translations_are_told_and_replaced(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let id = documents::bring(&mut owner, "A: Ол келді.\nB: Сау бол.");
    let document = format!("/studies/village/documents/{id}");
    let (book, quotes) = ("/studies/village/codebook", "/studies/village/quotes");
    owner.send(book, book, &[("label-en", "Home"), ("definition-en", "As Айгүл says")]);
    owner.send(&document, &format!("{document}/codings"), &[("passage", "1"), ("code", "1")]);
    let (code, memos) = (format!("{book}/1"), format!("{book}/1/memos"));
    owner.send(&code, &memos, &[("text", "Ask Айгүл")]);
    owner.send(&code, &memos, &[("memo", "1"), ("seen", "Ask Айгүл"), ("text", "Ask her")]);
    owner.send(TEAM, TEAM, &[("account", "1"), ("do", "keeper-give")]);
    owner.send(NAMES, NAMES, &[("id", "0"), ("do", "save"), ("name", "Айгүл"), ("alias", "Ораз")]);
    let warned = "Names still seem to stand in these words";
    assert!(!owner.open(quotes).body.contains(warned));
    let translated = [("translate", "1"), ("translation-1", "Айгүл came.")];
    owner.send(quotes, &format!("{quotes}/translate"), &translated);
    assert!(owner.open(quotes).body.contains(warned), "a translation leaves the house too");
    let page = owner.open(NAMES).body;
    for words in ["Translated quote: <a", "Code: <a"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let done = owner.send(NAMES, NAMES, &[("id", "0"), ("do", "beside")]);
    assert_eq!(done.location, format!("{NAMES}?done=beside&count=1"), "{}", done.body);
    let page = owner.open(quotes).body;
    assert!(page.contains("Ораз came.") && !page.contains(warned), "{page}");
    // What the memo was before is kept for undoing: without the name.
    let of = owner.open(book).hidden("of");
    owner.send(book, &format!("{book}/undo"), &[("do", "undo"), ("of", of.as_str())]);
    let page = owner.open(&code).body;
    assert!(page.contains("Ask Ораз") && !page.contains("Ask her"), "{page}");
}

crate::on_both!(
    names_in_memos_and_translations_are_told_and_replaced,
    two_speakers_become_one_and_nobody_else_is_renamed,
    names_are_replaced_everywhere_and_only_their_keeper_sees_them,
    what_is_no_name_is_not_proposed_again_and_quotes_warn_of_names,
);
