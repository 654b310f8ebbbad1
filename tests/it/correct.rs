//! Transcripts are corrected, and no coding is dropped unseen.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{eventually, owner, serve};
use std::time::Duration;

const CODEBOOK: &str = "/studies/village/codebook";
const QUOTES: &str = "/studies/village/quotes";

/// A study with a code, and a document of these lines; answers the document's address.
fn coded(owner: &mut Visitor, text: &str) -> String {
    let code = [("label-kk", "Уәж"), ("label-en", "Motivation")];
    assert!(owner.send(CODEBOOK, CODEBOOK, &code).location.contains("#code-"));
    format!("/studies/village/documents/{}", bring(owner, text))
}

/// Puts the code on words of a passage, counted as a browser does.
fn code(owner: &mut Visitor, document: &str, passage: usize, words: &str, said: &str) {
    let units = |text: &str| text.encode_utf16().count();
    let from = units(said.split_once(words).expect("the words").0);
    let (passage, from, to) = (passage.to_string(), from.to_string(), (from + units(words)).to_string());
    let fields = [("passage", passage.as_str()), ("code", "1"), ("from", &from), ("to", &to)];
    assert_eq!(owner.send(document, &format!("{document}/codings"), &fields).status, 303);
}

/// Sends a correction of the whole text.
fn send(owner: &mut Visitor, document: &str, version: &str, text: &str, more: &[(&str, &str)]) -> Seen {
    let page = format!("{document}/correct");
    let fields = [&[("version", version), ("whole", "1"), ("text", text)], more].concat();
    owner.send(&page, &page, &fields)
}

pub(crate) fn keep(owner: &mut Visitor, document: &str, version: &str, text: &str) -> Seen {
    let seen = send(owner, document, version, text, &[("do", "look")]).hidden("seen");
    let note = ("note", "жазбамен салыстырдым");
    let kept = send(owner, document, version, text, &[("do", "keep"), ("seen", &seen), note]);
    assert_eq!(kept.status, 303, "{}", kept.body);
    kept
}

/// What is cited: between the quotation marks of each quote.
fn quotes(owner: &mut Visitor) -> Vec<String> {
    let page = owner.open(QUOTES).body;
    page.split("<blockquote")
        .skip(1)
        .filter_map(|quote| Some(quote.split_once('“')?.1.split_once('”')?.0.to_owned()))
        .collect()
}

async fn a_typo_is_corrected_and_twenty_codings_stay_on_their_words(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let said = |n: usize| format!("Мен аулда 😀 {n}-үйде тұрамын 👩🏽‍🌾, көршім бар.");
    let text: String = (1..=20).map(|n| format!("Қатысушы: {}\r\n", said(n))).collect();
    let document = coded(&mut owner, &text);
    for n in 1..=20 {
        code(&mut owner, &document, n, &format!("{n}-үйде тұрамын 👩🏽‍🌾"), &said(n));
    }
    let before = quotes(&mut owner);
    assert_eq!(before.len(), 20);

    let page = format!("{document}/correct");
    let edit = owner.open(&format!("{page}?passage=1")).body;
    assert!(edit.contains("Мен аулда 😀 1-үйде") && edit.contains("value=\"Қатысушы\""), "{edit}");
    let words = said(1).replace("аулда", "ауылда");
    let turn = [("version", "1"), ("passage", "1"), ("speaker", "Қатысушы"), ("time", ""), ("words", &words)];
    let looked = owner.send(&page, &page, &[&turn[..], &[("do", "passage")]].concat());
    assert_eq!(looked.status, 200, "{}", looked.body);
    for shown in
        ["<dt>Same words, other place</dt><dd>20</dd>", "<dt>Words changed</dt><dd>0</dd>", "<ins>ы</ins>"]
    {
        assert!(looked.body.contains(shown), "{shown}: {}", looked.body);
    }
    assert_eq!(quotes(&mut owner), before, "nothing is kept by looking");
    let corrected = text.replace("\r\n", "\n").replacen("аулда", "ауылда", 1);
    assert!(keep(&mut owner, &document, "1", &corrected).location.ends_with("/versions?done=2"));
    assert_eq!(quotes(&mut owner), before);
    let versions = owner.open(&format!("{document}/versions")).body;
    assert!(versions.contains("Version 2") && versions.contains("жазбамен салыстырдым"), "{versions}");
    let difference = owner.open(&format!("{document}/versions?from=1&to=2")).body;
    assert!(difference.contains("Passage 1") && difference.contains("<ins>ы</ins>"), "{difference}");
    eventually("the search finds the new word", Duration::from_secs(20), || {
        let found = owner.get("/studies/village/search?q=%D0%B0%D1%83%D1%8B%D0%BB%D0%B4%D0%B0").body;
        (found.matches("<mark>").count() == 1).then_some(())
    });

    // A speaker is renamed throughout, a passage is parted and joined again.
    let rename = [("version", "2"), ("from", "Қатысушы"), ("to", "Асан"), ("do", "rename")];
    let looked = owner.send(&page, &page, &rename);
    assert!(looked.body.contains("<dt>Same words, other place</dt><dd>20</dd>"), "{}", looked.body);
    let renamed = corrected.replace("Қатысушы:", "Асан:");
    keep(&mut owner, &document, "2", &renamed);
    assert_eq!(quotes(&mut owner), before);
    let joined = owner.send(&page, &page, &[("version", "3"), ("passage", "2"), ("do", "join")]);
    assert!(joined.body.contains("<dt>Passages</dt><dd>19</dd>"), "{}", joined.body);
    let refused =
        [("version", "3"), ("passage", "1"), ("speaker", "Ол. Бұл"), ("time", "бес"), ("words", "а")];
    let refused = owner.send(&page, &page, &[&refused[..], &[("do", "passage")]].concat());
    assert!(refused.status == 422 && refused.body.contains("is not a time"), "{}", refused.body);
    assert!(refused.body.contains("value=\"Ол. Бұл\""), "what was typed is there");
}

async fn a_coding_whose_words_went_waits_until_somebody_places_it(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let lines =
        ["Мектепте физикадан сабақ беремін.", "Аулда екі бөлмелі үй берді 🏠.", "Көршілер жақсы қарсы алды."];
    let text = lines.join("\n\n");
    let document = coded(&mut owner, &text);
    code(&mut owner, &document, 1, "физикадан сабақ", lines[0]);
    code(&mut owner, &document, 2, "Аулда екі бөлмелі үй", lines[1]);
    code(&mut owner, &document, 3, "Көршілер жақсы", lines[2]);

    let new = ["Екі жыл болды.", "Ауылда екі бөлмелі үй берді 🏠.", lines[2]].join("\n\n");
    let looked = send(&mut owner, &document, "1", &new, &[("do", "look")]).body;
    for shown in ["<dt>Words changed</dt><dd>1</dd>", "<dt>Words not found</dt><dd>1</dd>", "физикадан сабақ"]
    {
        assert!(looked.contains(shown), "{shown}: {looked}");
    }
    let kept = keep(&mut owner, &document, "1", &new);
    assert!(kept.location.ends_with("/anchors?done=2"), "{}", kept.location);
    assert_eq!(quotes(&mut owner), ["Ауылда екі бөлмелі үй", "Көршілер жақсы"], "what is lost is not cited");
    let anchors = format!("{document}/anchors");
    let page = owner.open(&anchors);
    assert!(page.body.contains("Words not found") && page.body.contains("Words changed"), "{}", page.body);
    assert!(page.body.contains("<mark>физикадан сабақ</mark>"), "where it stood: {}", page.body);
    let row = |seen: &Seen, at: usize| {
        let rest = seen.body.split("id=\"row-").nth(at).expect("a row");
        rest.split('"').next().expect("its key").to_owned()
    };
    // Codings wait in the order in which they were coded: the lost one first.
    let lost = row(&page, 1);
    let place = |words| [("do", "place"), ("row", lost.as_str()), ("version", "2"), ("words", words)];
    let none = owner.send(&anchors, &anchors, &place("ондай сөз жоқ"));
    assert!(none.status == 422 && none.body.contains("no such words in the text"), "{}", none.body);
    let placed = owner.send(&anchors, &anchors, &place("Екі жыл болды"));
    assert!(placed.location.contains("said=placed"), "{} {}", placed.status, placed.body);
    assert_eq!(quotes(&mut owner), ["Екі жыл болды", "Ауылда екі бөлмелі үй", "Көршілер жақсы"]);
    let rows = owner.open(&anchors).hidden("rows");
    let confirmed = owner.send(&anchors, &anchors, &[("do", "confirm-all"), ("rows", &rows)]);
    assert!(confirmed.location.ends_with("said=confirmed&done=1"), "{}", confirmed.location);
    assert!(owner.open(&anchors).body.contains("There is nothing to check"));

    // Of what went, the newest is let go; the way back to an older text brings the other one back.
    let shorter = ["Ауылда екі бөлмелі үй берді 🏠.", lines[2]].join("\n\n");
    keep(&mut owner, &document, "2", &shorter);
    keep(&mut owner, &document, "3", lines[2]);
    assert_eq!(quotes(&mut owner), ["Көршілер жақсы"]);
    let gone = row(&owner.open(&anchors), 1);
    let let_go = owner.send(&anchors, &anchors, &[("do", "let-go"), ("row", &gone)]);
    assert!(let_go.location.contains("said=gone"), "{}", let_go.body);
    let versions = format!("{document}/versions");
    let back = owner.send(&versions, &versions, &[("number", "3")]);
    assert!(
        back.body.contains("Back to version 3") && back.body.contains("<dt>Found again</dt><dd>1</dd>"),
        "{}",
        back.body
    );
    keep(&mut owner, &document, "4", &shorter);
    assert_eq!(quotes(&mut owner), ["Ауылда екі бөлмелі үй", "Көршілер жақсы"]);
    assert!(owner.open(&anchors).body.contains("There is nothing to check"));
}

async fn of_two_who_correct_at_once_neither_loses_a_word(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let text = "Айгүл: Аулда тұрамын.\nБолат: Жумыс бар.";
    let document = coded(&mut owner, text);
    let (theirs, mine) = (text.replace("Аулда", "Ауылда"), text.replace("Жумыс", "Жұмыс"));
    keep(&mut owner, &document, "1", &theirs);
    let late = send(&mut owner, &document, "1", &mine, &[("do", "keep")]);
    assert_eq!(late.status, 409);
    for shown in [
        "<ins>ы</ins>",
        "<del>у</del><ins>ұ</ins>",
        "жазбамен салыстырдым",
        "Жұмыс бар.</textarea>",
        "Both together",
    ] {
        assert!(late.body.contains(shown), "{shown}: {}", late.body);
    }
    assert!(owner.open(&document).body.contains("Жумыс"), "nothing is kept yet");
    let both = theirs.replace("Жумыс", "Жұмыс");
    assert!(late.body.contains(&both), "both corrections together: {}", late.body);
    keep(&mut owner, &document, "2", &both);
    // The same word in two ways is for people to decide.
    let late = send(&mut owner, &document, "2", &theirs.replace("Жумыс", "Жүмыс"), &[("do", "look")]);
    assert!(late.status == 409 && !late.body.contains("Both together"), "{}", late.body);
    assert!(late.body.contains("corrected in two ways"), "{}", late.body);
}

async fn what_was_done_before_a_correction_is_undone_where_the_words_stand_now(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let said = "Ауылға көмектескім келді, сонда қалдым.";
    let document = coded(&mut owner, said);
    code(&mut owner, &document, 1, "көмектескім келді", said);
    code(&mut owner, &document, 1, "сонда қалдым", said);
    let seen = owner.open(&document).body;
    let remove: Vec<&str> = seen.split("/codings/").skip(1).collect();
    let ids: Vec<&str> = remove.iter().filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 2);
    for id in ids {
        assert_eq!(
            owner.send(&document, &format!("{document}/codings/{id}"), &[("passage", "1")]).status,
            303
        );
    }
    assert_eq!(quotes(&mut owner), [""; 0]);
    let new = "Мен былтыр ауылға көмектескім келді дедім.";
    keep(&mut owner, &document, "1", new);
    let undo = format!("{document}/undo");
    let undone = owner.send(&document, &undo, &[]);
    assert_eq!(undone.status, 303, "{}", undone.body);
    let told = owner.open(&undone.location).body;
    assert!(told.contains("this step can no longer be undone") && told.contains("An earlier one"), "{told}");
    assert_eq!(quotes(&mut owner), ["көмектескім келді"], "nothing stands at a wrong place");
    let back = "Мен былтыр ауылға көмектескім келді дедім, сонда қалдым.";
    keep(&mut owner, &document, "2", back);
    assert_eq!(quotes(&mut owner), ["көмектескім келді"], "words that went do not come back by themselves");
    assert_eq!(owner.send(&document, &undo, &[]).status, 303);
    assert_eq!(quotes(&mut owner), [""; 0], "the coding itself is the earlier step");
    let refused = owner.send(&document, &undo, &[]);
    assert!(refused.status == 422 && refused.body.contains("corrected since"), "{}", refused.body);

    // Of a document whose words only moved, all is undone.
    let document = format!("/studies/village/documents/{}", bring(&mut owner, said));
    code(&mut owner, &document, 1, "көмектескім келді", said);
    let seen = owner.open(&document).body;
    let (_, rest) = seen.split_once("/codings/").expect("a coding");
    let id = rest.split('"').next().expect("its key").to_owned();
    owner.send(&document, &format!("{document}/codings/{id}"), &[("passage", "1")]);
    keep(&mut owner, &document, "1", &format!("😀😀 Иә.\n\n{said}"));
    assert_eq!(owner.send(&document, &format!("{document}/undo"), &[]).status, 303);
    assert_eq!(quotes(&mut owner), ["көмектескім келді"]);
}

async fn places_in_an_older_version_are_coded_in_no_other(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let said = "Ауылға көмектескім келді, сонда қалдым.";
    let document = coded(&mut owner, said);
    keep(&mut owner, &document, "1", &format!("Иә, иә, иә, солай болды ғой.\n\n{said}"));
    let codings = format!("{document}/codings");
    let fields = [("passage", "1"), ("code", "1"), ("from", "0"), ("to", "6")];
    let late = owner.send(&document, &codings, &[&fields[..], &[("version", "1")]].concat());
    assert!(late.status == 422 && late.body.contains("has changed this since"), "{}", late.body);
    let (_, id) = document.rsplit_once('/').expect("its key");
    let search = "/studies/village/search/code";
    let all = |version: &str| format!("{id}.{version}:0-2");
    let late = owner.send(search, search, &[("into", "1"), ("span", &all("1"))]);
    assert!(late.status == 422 && late.body.contains("has changed this since"), "{}", late.body);
    assert_eq!(quotes(&mut owner), [""; 0], "no code stands on words that nobody chose");
    assert_eq!(owner.send(search, search, &[("into", "1"), ("span", &all("2"))]).status, 303);
    assert_eq!(quotes(&mut owner), ["Иә"]);
    eventually("the index offers places of the newest version", Duration::from_secs(20), || {
        let offered = owner.get(&format!("{search}?q=%D0%B0%D1%83%D1%8B%D0%BB")).body;
        offered.contains(&format!("value=\"{id}.2:")).then_some(())
    });
}

/// The key of the coding that the document's page lists last.
fn last_coding(owner: &mut Visitor, document: &str) -> String {
    let seen = owner.open(document).body;
    let (_, rest) = seen.rsplit_once("/codings/").expect("a coding");
    rest.split('"').next().expect("its key").to_owned()
}

/// The key of the first that waits for a decision.
fn first_row(anchors: &Seen) -> String {
    let (_, rest) = anchors.body.split_once("id=\"row-").expect("a row");
    rest.split('"').next().expect("its key").to_owned()
}

async fn replacing_a_name_drops_nothing_and_lets_nothing_come_back_at_a_wrong_place(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let lines =
        ["Мектепте физикадан сабақ беремін.", "Айгүл екі бөлмелі үй берді.", "Көршілер жақсы қарсы алды."];
    let document = coded(&mut owner, &lines.join("\n\n"));
    code(&mut owner, &document, 1, "физикадан сабақ", lines[0]);
    code(&mut owner, &document, 3, "Көршілер жақсы", lines[2]);
    let removed = last_coding(&mut owner, &document);
    owner.send(&document, &format!("{document}/codings/{removed}"), &[("passage", "3")]);
    keep(
        &mut owner,
        &document,
        "1",
        &["Екі жыл болды, содан кейін көштік.", lines[1], lines[2]].join("\n\n"),
    );

    let (team, names) = ("/studies/village/team", "/studies/village/names");
    assert_eq!(owner.send(team, team, &[("account", "1"), ("do", "keeper-give")]).status, 303);
    let new = [("id", "0"), ("do", "save"), ("name", "Айгүл"), ("alias", "Көрші")];
    assert_eq!(owner.send(names, names, &new).status, 303);
    let all = owner.send(names, names, &[("id", "1"), ("do", "all")]);
    assert!(all.location.contains("done=replaced"), "{}", all.location);

    let refused = owner.send(&document, &format!("{document}/undo"), &[]);
    assert!(refused.status == 422 && refused.body.contains("corrected since"), "{}", refused.body);
    let anchors = format!("{document}/anchors");
    let page = owner.open(&anchors);
    assert!(page.body.contains("Words not found"), "what was lost still waits: {}", page.body);
    let late = send(&mut owner, &document, "1", &lines.join("\n"), &[("do", "look")]);
    assert!(late.status == 422 && late.body.contains("Names in this text were replaced"), "{}", late.body);
    assert!(late.body.contains("физикадан сабақ беремін.\nАйгүл"), "what was typed: {}", late.body);
    let versions = owner.open(&format!("{document}/versions")).body;
    assert!(!versions.contains("from=2&amp;to=3"), "nothing is known of what was before: {versions}");
    assert!(!page.body.contains("физикадан"), "older words are forgotten: {}", page.body);
    let lost = first_row(&page);
    let place = [("do", "place"), ("row", lost.as_str()), ("version", "3"), ("words", "Екі жыл болды")];
    assert!(owner.send(&anchors, &anchors, &place).location.contains("said=placed"));
    assert_eq!(quotes(&mut owner), ["Екі жыл болды"]);
    // What is done from there on is undone again.
    code(&mut owner, &document, 3, "қарсы алды", lines[2]);
    assert_eq!(owner.send(&document, &format!("{document}/undo"), &[]).status, 303);
}

async fn codings_whose_words_went_go_with_their_code(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let (said, other) = ("Мектепте физикадан сабақ беремін.", "Көршілер жақсы қарсы алды.");
    let document = coded(&mut owner, &format!("{said}\n\n{other}"));
    owner.send(CODEBOOK, CODEBOOK, &[("label-en", "Work")]);
    code(&mut owner, &document, 1, "физикадан сабақ", said);
    keep(&mut owner, &document, "1", other);
    let merge = format!("{CODEBOOK}/1/merge");
    let seen = owner.open(&format!("{merge}?into=2")).hidden("seen");
    assert_eq!(owner.send(CODEBOOK, &merge, &[("into", "2"), ("seen", &seen)]).status, 303);
    let anchors = format!("{document}/anchors");
    let lost = first_row(&owner.open(&anchors));
    let place = [("do", "place"), ("row", lost.as_str()), ("version", "2"), ("words", "Көршілер")];
    assert!(owner.send(&anchors, &anchors, &place).location.contains("said=placed"));
    assert_eq!(quotes(&mut owner), ["Көршілер"], "under the code that stays");

    keep(&mut owner, &document, "2", "Екі жыл болды.");
    assert_eq!(owner.send(CODEBOOK, &format!("{CODEBOOK}/2/remove"), &[("sure", "yes")]).status, 303);
    assert!(owner.open(&anchors).body.contains("There is nothing to check"), "its code is gone");
    keep(&mut owner, &document, "3", other);
    assert_eq!(quotes(&mut owner), [""; 0], "no coding without its code comes back");
    assert_eq!(owner.open(&document).body.matches("/codings/").count(), 0);
}

async fn what_was_typed_corrects_the_version_that_was_read(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let text = "Айгүл: Аулда тұрамын.\nБолат: Жумыс бар.";
    let document = coded(&mut owner, text);
    let page = format!("{document}/correct");
    // What was typed of a passage is joined, not what it was.
    let turn = [("version", "1"), ("passage", "2"), ("speaker", "Болат"), ("words", "Жұмыс бар.")];
    let joined = owner.send(&page, &page, &[&turn[..], &[("time", ""), ("do", "join")]].concat());
    assert!(joined.body.contains("Аулда тұрамын. Жұмыс бар.</textarea>"), "{}", joined.body);
    let unfit = owner.send(&page, &page, &[&turn[..], &[("time", "бес"), ("do", "join")]].concat());
    assert!(unfit.status == 422 && unfit.body.contains("Жұмыс бар.</textarea>"), "{}", unfit.body);

    // Nothing is kept that was not looked at as it is.
    let mine = text.replace("Жумыс", "Жұмысым");
    let looked = send(&mut owner, &document, "1", text.trim_end_matches('.'), &[("do", "look")]);
    let seen = looked.hidden("seen");
    let unseen = send(&mut owner, &document, "1", &mine, &[("do", "keep"), ("seen", &seen)]);
    assert!(unseen.status == 422 && unseen.body.contains("not what you looked at"), "{}", unseen.body);
    let seen = unseen.hidden("seen");
    assert!(owner.open(&document).body.contains("Жумыс"));
    let kept = send(&mut owner, &document, "1", &mine, &[("do", "keep"), ("seen", &seen)]);
    assert_eq!(kept.status, 303, "{}", kept.body);
    let unfit = owner.send(&page, &page, &[&turn[..], &[("time", "бес"), ("do", "passage")]].concat());
    assert_eq!((unfit.status, unfit.hidden("version").as_str()), (422, "1"), "{}", unfit.body);
    let mended = owner.send(&page, &page, &[&turn[..], &[("time", ""), ("do", "passage")]].concat());
    assert_eq!(mended.status, 409, "what the other corrected is not undone: {}", mended.body);
    assert!(owner.open(&document).body.contains("Жұмысым"));
}

crate::on_both!(
    what_was_typed_corrects_the_version_that_was_read,
    a_typo_is_corrected_and_twenty_codings_stay_on_their_words,
    a_coding_whose_words_went_waits_until_somebody_places_it,
    of_two_who_correct_at_once_neither_loses_a_word,
    places_in_an_older_version_are_coded_in_no_other,
    replacing_a_name_drops_nothing_and_lets_nothing_come_back_at_a_wrong_place,
    codings_whose_words_went_go_with_their_code,
    what_was_done_before_a_correction_is_undone_where_the_words_stand_now,
);
