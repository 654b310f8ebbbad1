//! Search as a team uses it: fields and faults, concordance, words, similar passages, coding what was
//! found, kept searches, the builder.

use crate::documents;
use crate::harness::database::{Kind, setting};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{eventually, owner, serve, serve_on};
use crate::program::run;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

const SEARCH: &str = "/studies/village/search";
const CODEBOOK: &str = "/studies/village/codebook";
const TEXT: &str = "Сұхбаткер: Ауылға неге келдіңіз?\n\
                    Қатысушы: Жаңа қонысымыз осы ауылда болды. Ауылдың мектебі жақсы.\n\
                    Қатысушы: Жалақы аз, бірақ ауыл мұғалімдеріне үй береді.\n\
                    Қатысушы: Зарплата маленькая, но учителям дают жильё в селе.\n";

fn escape(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        write!(text, "%{byte:02X}").expect("a String takes it");
        text
    })
}

fn search(owner: &mut Visitor, query: &str) -> Seen {
    owner.get(&format!("{SEARCH}?q={}", escape(query)))
}

/// What is marked on a page, in order.
fn marked(seen: &Seen) -> Vec<String> {
    let marks = seen.body.split("<mark>").skip(1);
    marks.map(|rest| rest.split("</mark>").next().unwrap_or_default().to_owned()).collect()
}

/// Waits until the index has what is there.
fn indexed(owner: &mut Visitor) {
    eventually("the index follows", Duration::from_secs(10), || {
        let page = owner.open(SEARCH);
        (!page.body.contains("still being built")).then_some(())
    });
}

/// A study with two interviews and a code.
fn village(owner: &mut Visitor) -> String {
    let code = [("label-kk", "Уәж"), ("label-en", "Motivation")];
    owner.send(CODEBOOK, CODEBOOK, &code);
    let id = documents::bring(owner, TEXT);
    documents::bring(owner, "Қатысушы: Ауыл мұғалімінің жалақысы өсті, үй де берілді.\n");
    indexed(owner);
    id
}

async fn fields_narrow_a_search_and_faults_are_shown_in_their_place(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let id = village(&mut owner);
    assert_eq!(marked(&search(&mut owner, "қоныс")), ["қонысымыз"]);
    assert_eq!(marked(&search(&mut owner, "\"ауыл мұғалімі\"")).len(), 4);
    assert_eq!(marked(&search(&mut owner, "жалақы NEAR/2 аз")), ["Жалақы", "аз"]);
    assert_eq!(marked(&search(&mut owner, "мектеб*")), ["мектебі"]);
    assert_eq!(marked(&search(&mut owner, "жалакы~ аз")), ["Жалақы", "аз"]);
    assert_eq!(marked(&search(&mut owner, "тіл:ru учитель")), ["учителям"]);
    assert_eq!(marked(&search(&mut owner, "говорящий:Сұхбаткер ауыл")), ["Ауылға"]);
    let passages = |owner: &mut Visitor, query: &str| {
        let body = search(owner, query).body;
        body.split("class=\"hits\"").nth(1).map_or(0, |hits| hits.matches("similar?document=").count())
    };
    assert_eq!(passages(&mut owner, "ауыл"), 4);
    assert_eq!(passages(&mut owner, "coded:no"), 5);
    assert_eq!(passages(&mut owner, "age:20..30 region:turkistan role:participant"), 5);
    assert_eq!(passages(&mut owner, "age:30.."), 0);

    // A code on the second passage, by this coder.
    let document = format!("/studies/village/documents/{id}");
    let coded = [("passage", "2"), ("code", "1")];
    assert_eq!(owner.send(&document, &format!("{document}/codings"), &coded).status, 303);
    let begun = Instant::now();
    eventually("the search knows of the code", Duration::from_secs(10), || {
        (passages(&mut owner, "код:уәж") == 1).then_some(())
    });
    println!("a coding is found after {:?}", begun.elapsed());
    assert_eq!(passages(&mut owner, "code:Motivation coder:Айгүл"), 1);
    assert_eq!(passages(&mut owner, "ауыл -code:#1"), 3);
    assert_eq!(passages(&mut owner, "кодталған:иә"), 1);
    assert_eq!(owner.open(&format!("{SEARCH}?code=1")).body.matches("similar?document=").count(), 1);
    assert_eq!(
        owner.open(&format!("{SEARCH}?coded=no&language=ru")).body.matches("similar?document=").count(),
        1
    );

    for (query, underlined, told) in [
        ("ауыл (қала", "(", "parenthesis"),
        ("ауыл түс:қызыл", "түс", "no field"),
        ("ауыл code:жоқ", "жоқ", "nothing called"),
        ("\"ауыл", "&quot;ауыл", "quotation mark"),
        ("а*", "а*", "two letters"),
        ("ауыл speaker: Қатысушы", "speaker:", "right behind the colon"),
    ] {
        let seen = search(&mut owner, query);
        assert_eq!(seen.status, 422, "{query}");
        assert!(
            seen.body.contains(&format!("<u>{underlined}</u>")) && seen.body.contains(told),
            "{}",
            seen.body
        );
    }
    for (filter, told) in [
        ("age_from=abc", "number of years"),
        ("age_from=30&age_to=20", "must not be above"),
        ("coder=abc", "“abc”"),
        ("coder=0", "“0”"),
        ("code=x", "“x”"),
        ("document=-", "“-”"),
        ("language=xx", "“xx”"),
        ("coded=x", "“x”"),
    ] {
        let seen = owner.get(&format!("{SEARCH}?q=a&{filter}"));
        assert!(seen.status == 422 && seen.body.contains(told), "{filter}: {}", seen.body);
    }
    let kazakh = owner.get(&format!("{SEARCH}?lang=kk&q={}", escape("ауыл түс:қызыл")));
    assert!(kazakh.body.contains("деген өріс жоқ"), "{}", kazakh.body);
}

async fn words_are_shown_in_context_counted_and_compared(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let id = village(&mut owner);
    let lines = |owner: &mut Visitor, sort: &str| {
        let page = owner.open(&format!("{SEARCH}/concordance?q={}&sort={sort}", escape("ауыл")));
        marked(&page)
    };
    assert_eq!(lines(&mut owner, "place"), ["Ауылға", "ауылда", "Ауылдың", "ауыл", "Ауыл"]);
    assert_eq!(lines(&mut owner, "after"), ["ауылда", "Ауылдың", "ауыл", "Ауыл", "Ауылға"]);
    assert_eq!(lines(&mut owner, "before")[2..], ["Ауылдың", "ауыл", "ауылда"], "о before і");
    let wordless = owner.open(&format!("{SEARCH}/concordance?q=coded:no"));
    assert!(wordless.body.contains("names no words"));

    let words = owner.open(&format!("{SEARCH}/words"));
    assert!(words.body.contains("lang=\"kk\">ауыл"), "{}", words.body);
    let csv = owner.open(&format!("{SEARCH}/words.csv")).body;
    assert!(csv.starts_with("\u{feff}Word,Language,Forms,Occurrences,Passages,Documents\r\n"), "{csv}");
    assert!(csv.contains("kk,4,5,4,2\r\n"), "five of four forms of «ауыл» in four passages: {csv}");
    let part = owner.open(&format!("{SEARCH}/words.csv?q={}", escape("тіл:ru"))).body;
    assert!(part.contains("зарплата,ru,1,1,1,1") && !part.contains("kk"), "{part}");

    let similar = owner.open(&format!("{SEARCH}/similar?document={id}&passage=3"));
    assert!(marked(&similar).iter().any(|word| word == "жалақысы"), "{}", similar.body);
    for nothing in ["document=99&passage=1", &format!("document={id}&passage=99"), "document=x", ""] {
        assert_eq!(owner.get(&format!("{SEARCH}/similar?{nothing}")).status, 404, "{nothing}");
    }
}

async fn all_that_was_found_is_coded_and_undone_as_one(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let id = village(&mut owner);
    let query = escape("ауыл");
    let code = format!("{SEARCH}/code");
    let page = owner.open(&format!("{code}?q={query}&unit=sentence"));
    let values = |page: &Seen| -> Vec<String> {
        let boxes = page.body.split("name=\"span\" value=\"").skip(1);
        boxes.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(values(&page).len(), 5, "five sentences");
    let page = owner.open(&format!("{code}?q={query}"));
    let spans = values(&page);
    assert_eq!(marked(&page), ["Ауылға", "ауылда", "Ауылдың", "ауыл", "Ауыл"]);
    let quotes =
        |owner: &mut Visitor| owner.open("/studies/village/quotes").body.matches("<blockquote>").count();
    let send = |owner: &mut Visitor, fields: &[(&str, &str)]| {
        let mut all = vec![("q", "ауыл"), ("unit", "words")];
        all.extend(fields);
        owner.send(SEARCH, &code, &all)
    };
    let nothing = send(&mut owner, &[("into", "1")]);
    assert!(nothing.status == 422 && nothing.body.contains("Tick at least one"), "{}", nothing.body);
    let nowhere = send(&mut owner, &[("span", spans[0].as_str())]);
    assert!(nowhere.status == 422 && nowhere.body.contains("Choose the code"));
    assert_eq!(nowhere.body.matches(" checked").count(), 1, "what was ticked is still ticked");
    let odd = owner.send(
        SEARCH,
        &code,
        &[("q", "ауыл"), ("unit", "ә\r\n"), ("into", "1"), ("span", spans[0].as_str())],
    );
    assert_eq!((odd.status, odd.location.contains("unit=words")), (303, true), "{}", odd.body);
    let command = owner.open(&odd.location).hidden("command");
    let undone = [("q", "ауыл"), ("unit", "ә"), ("command", command.as_str())];
    assert!(owner.send(SEARCH, &format!("{code}/undo"), &undone).location.contains("unit=words"));
    for (span, status) in [("99:1-2", 422), ("1:x", 400), ("1:5-900000", 422)] {
        assert_eq!(send(&mut owner, &[("into", "1"), ("span", span)]).status, status, "{span}");
    }
    assert_eq!(quotes(&mut owner), 0);
    // All but the first.
    let mut ticked = vec![("into", "1")];
    ticked.extend(spans[1..].iter().map(|span| ("span", span.as_str())));
    let done = send(&mut owner, &ticked);
    assert_eq!(done.status, 303, "{}", done.body);
    assert_eq!(quotes(&mut owner), 4);
    let told = owner.open(&done.location);
    assert!(told.body.contains("4 places were coded."), "{}", told.body);
    let command = told.hidden("command");
    let again = send(&mut owner, &ticked);
    assert!(owner.open(&again.location).body.contains("had this code of yours already"));
    assert_eq!(quotes(&mut owner), 4);
    let undo = format!("{code}/undo");
    let undone =
        owner.send(SEARCH, &undo, &[("q", "ауыл"), ("unit", "words"), ("command", command.as_str())]);
    assert_eq!(owner.open(&undone.location).status, 200);
    assert_eq!(quotes(&mut owner), 0, "all of it at once");
    let twice = owner.send(SEARCH, &undo, &[("q", "ауыл"), ("unit", "words"), ("command", command.as_str())]);
    assert!(owner.get(&twice.location).body.contains("could not be undone"));
    assert!(owner.open(&format!("/studies/village/documents/{id}")).status == 200);
}

async fn a_search_is_kept_shared_and_put_together_in_a_form(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    village(&mut owner);
    let saved = format!("{SEARCH}/saved");
    let fields = format!("q={}&coded=no&evil=1", escape("жалақы"));
    let nameless = owner.send(SEARCH, &saved, &[("do", "keep"), ("fields", fields.as_str()), ("name", " ")]);
    assert!(nameless.status == 422 && nameless.body.contains("at most 120"), "{}", nameless.body);
    let long = format!("q={}", "a".repeat(9_000));
    for (fields, told) in [("evil=1", "nothing to save"), (long.as_str(), "too long")] {
        let refused = owner.send(SEARCH, &saved, &[("do", "keep"), ("fields", fields), ("name", "Ақша")]);
        assert!(refused.status == 422 && refused.body.contains(told), "{}", refused.body);
    }
    let keep = [("do", "keep"), ("fields", fields.as_str()), ("name", "Жалақы туралы"), ("shared", "1")];
    assert_eq!(owner.send(SEARCH, &saved, &keep).location, saved);
    let page = owner.open(&saved);
    assert!(
        page.body.contains("Жалақы туралы") && page.body.contains("shared with the team"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("evil"), "only fields of the search are kept");
    let link = page.body.split("class=\"saved\"").nth(1).expect("a list");
    let link = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let link = link.replace("&#x2f;", "/").replace("&amp;", "&");
    assert_eq!(marked(&owner.open(&link)), ["Жалақы", "жалақысы"]);
    let rename = [("do", "change"), ("id", "1"), ("name", "Ақша")];
    assert_eq!(owner.send(SEARCH, &saved, &rename).status, 303);
    assert!(owner.open(&saved).body.contains("Yours alone"));
    assert_eq!(owner.send(SEARCH, &saved, &[("do", "remove"), ("id", "9")]).status, 404);
    assert_eq!(owner.send(SEARCH, &saved, &[("do", "remove"), ("id", "1")]).status, 303);
    assert!(owner.open(&saved).body.contains("no saved searches yet"));

    let build = format!("{SEARCH}/build");
    let page = owner.open(&format!("{build}?q={}", escape("жалақы NEAR/3 аз -coded:yes")));
    for part in ["value=\"жалақы\"", "value=\"аз\"", "value=\"3\"", "value=\"yes\""] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let rows = [("kind-0", "near"), ("value-0", "жалақы"), ("other-0", "аз"), ("apart-0", "3"), ("any", "0")];
    let more = owner.send(SEARCH, &build, &[&rows[..], &[("do", "more")]].concat());
    assert!(more.status == 200 && more.body.contains("name=\"kind-1\""), "{}", more.body);
    assert!(more.body.contains("жалақы NEAR&#x2f;3 аз"), "{}", more.body);
    let sought = owner.send(SEARCH, &build, &[&rows[..], &[("do", "search")]].concat());
    assert_eq!(marked(&owner.open(&sought.location)), ["Жалақы", "аз"]);
    let wrong = [("kind-0", "age"), ("value-0", "жас"), ("do", "search")];
    let wrong = owner.send(SEARCH, &build, &wrong);
    assert!(wrong.status == 422 && wrong.body.contains("<u>жас</u>"), "{}", wrong.body);
}

/// Changes every byte of the index's files in place, as a failing disk does.
fn garble(index: &Path) {
    use std::os::unix::fs::FileExt;
    for file in std::fs::read_dir(index).expect("the index") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|ending| ending != "lock" && ending != "json") {
            let mut bytes = std::fs::read(&path).expect("a file");
            bytes.iter_mut().for_each(|byte| *byte ^= 0xa5);
            let file = std::fs::OpenOptions::new().write(true).open(&path).expect("a file");
            file.write_all_at(&bytes, 0).expect("written");
        }
    }
}

async fn an_index_that_is_damaged_under_a_running_program_is_built_anew(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    village(&mut owner);
    let index = program.folder.path().join("saual-data/index");
    garble(&index);
    let asked = search(&mut owner, "қоныс");
    assert_eq!(asked.status, 503, "{}", asked.body);
    assert!(asked.body.contains("being built anew"), "{}", asked.body);
    let found = eventually("the index is built anew", Duration::from_secs(10), || {
        let seen = search(&mut owner, "қоныс");
        assert!(matches!(seen.status, 200 | 503), "{}", seen.body);
        Some(marked(&seen)).filter(|marked| !marked.is_empty())
    });
    assert_eq!(found, ["қонысымыз"]);
    eventually("nothing is left of the damaged one", Duration::from_secs(10), || {
        (!index.with_extension("broken").exists()).then_some(())
    });
}

async fn an_index_built_anew_by_hand_beside_a_running_program_loses_nothing(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(kind, &folder);
    let mut program = serve_on(&database, folder, &[]);
    let mut owner = owner(&mut program);
    let id = village(&mut owner);
    let document = format!("/studies/village/documents/{id}");
    let coded = |owner: &mut Visitor, passage: &str| {
        let fields = [("passage", passage), ("code", "1")];
        assert_eq!(owner.send(&document, &format!("{document}/codings"), &fields).status, 303);
    };
    for passage in ["1", "2", "3"] {
        coded(&mut owner, passage);
        let told = eventually("nobody else writes to the index", Duration::from_secs(20), || {
            let told =
                run(program.folder.path(), &["reindex", "--database", &database], &[("LANG", "en_US.UTF-8")]);
            let busy = String::from_utf8_lossy(&told.stderr).contains("writing to the search index");
            (!busy).then_some(told)
        });
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    }
    coded(&mut owner, "4");
    indexed(&mut owner);
    assert_eq!(marked(&search(&mut owner, "ауыл")).len(), 5, "every document is still there");
    let body = search(&mut owner, "coded:yes").body;
    assert_eq!(body.matches("similar?document=").count(), 4, "{body}");
    assert!(!program.stop().contains("damaged"), "what another program writes is no damage");
}

crate::on_both!(
    an_index_built_anew_by_hand_beside_a_running_program_loses_nothing,
    an_index_that_is_damaged_under_a_running_program_is_built_anew,
    fields_narrow_a_search_and_faults_are_shown_in_their_place,
    words_are_shown_in_context_counted_and_compared,
    all_that_was_found_is_coded_and_undone_as_one,
    a_search_is_kept_shared_and_put_together_in_a_form,
);
