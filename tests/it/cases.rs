//! Cases: responses and documents of one person, and codes against what is known of them.

use crate::documents;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::{PASSWORD, eventually, letters, link_in, owner, serve};
use crate::program::Program;
use std::time::Duration;

const CASES: &str = "/studies/village/cases";

/// Answers the questionnaire to its end.
pub(crate) fn respond(base: &str, gender: &str) {
    let mut phone = Visitor::new(base);
    assert_eq!(phone.post("/s/village", &[("_language", "kk")]).location, "/s/village/one");
    let id = phone.open("/s/village/one").hidden("_id");
    let first = [("_id", id.as_str()), ("gender", gender), ("_go", "next")];
    assert_eq!(phone.post("/s/village/one", &first).location, "/s/village/two");
    let last = [("_id", id.as_str()), ("thoughts", "Интернет"), ("_go", "next")];
    assert_eq!(phone.post("/s/village/two", &last).location, "/s/village/done");
}

/// A code, and whole passages that have it.
fn code(owner: &mut Visitor, name: &str, document: &str, passages: &[&str]) {
    let book = "/studies/village/codebook";
    let made = owner.send(book, book, &[("label-en", name)]).location;
    let (_, id) = made.split_once("#code-").unwrap_or_else(|| panic!("no code: {made}"));
    let page = format!("/studies/village/documents/{document}");
    for passage in passages {
        let words = [("passage", *passage), ("code", id)];
        assert_eq!(owner.send(&page, &format!("{page}/codings"), &words).status, 303);
    }
}

/// The value of a response's box in the page of a case.
fn value(body: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let (_, rest) = body.split_once(&marker).unwrap_or_else(|| panic!("no {name}: {body}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn an_interview_and_a_response_become_one_person(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    respond(&program.base(), "f");
    respond(&program.base(), "m");
    let text = "Сұхбаткер: Неге келдіңіз?\nҚатысушы: Ауылға көмектескім келді.\nҚатысушы: Үй бар.";
    let id = documents::bring(&mut owner, text);
    code(&mut owner, "Motive", &id, &["2"]);
    code(&mut owner, "Housing", &id, &["2", "3"]);
    let attributes = format!("{CASES}/attributes");
    let chosen = [("do", "questions"), ("question", "gender")];
    assert_eq!(owner.send(&attributes, &attributes, &chosen).status, 303);
    let few =
        owner.send(&attributes, &attributes, &[("do", "save"), ("label-en", "Group"), ("kind", "one-of")]);
    assert!(few.status == 422 && few.body.contains("at least two values"), "{}", few.body);
    let group =
        [("do", "save"), ("label-en", "Group"), ("kind", "one-of"), ("options", "a = First\nb = Second")];
    assert_eq!(owner.send(&attributes, &attributes, &group).status, 303);

    // The document “01” and response 1 have the same key; a person confirms.
    let link = format!("{CASES}/link");
    let found = owner.open(&format!("{link}?equal=number"));
    assert!(found.body.contains("Interview “01” – response № 1"), "{}", found.body);
    let pair = value(&found.body, "pair");
    assert_eq!(owner.send(&link, &link, &[("pair", &pair)]).location, format!("{link}?done=joined&count=1"));
    let list = owner.open(&format!("{CASES}?q=01"));
    assert!(list.body.contains("1 case<") && list.body.contains("Female"), "{}", list.body);

    let case = format!("{CASES}/1");
    let page = owner.open(&case);
    assert!(page.body.contains("<dd>Female</dd>") && page.body.contains("Housing"), "{}", page.body);
    let (document, response) = (value(&page.body, "document"), value(&page.body, "response"));
    let kept = [
        ("name", "Aigul"),
        ("document", document.as_str()),
        ("response", response.as_str()),
        ("value-2", "b"),
        ("memo", "Twice"),
    ];
    assert_eq!(owner.send(&case, &case, &kept).location, format!("{case}?done=saved"));
    let unknown = owner.send(&case, &case, &[("name", "Aigul"), ("numbers", "99")]);
    assert!(unknown.status == 422 && unknown.body.contains("no response 99"), "{}", unknown.body);
    assert!(owner.open(&case).body.contains("Twice"));
    let made = owner.send(CASES, CASES, &[("do", "responses"), ("named", "gender")]);
    assert_eq!(made.location, format!("{CASES}?done=made&count=1"), "the other one has no case yet");
    let made = owner.open(&format!("{CASES}/2")).body;
    assert!(made.contains("value=\"Ер\""), "called by the words of the answer: {made}");

    // Codes by gender: two codings of Housing are a woman's; a click leads to them.
    let cross = owner.open("/studies/village/cross?by=a1&count=cases");
    assert!(cross.body.contains("Codes by ") && cross.body.contains("Female"), "{}", cross.body);
    let quotes = owner.open("/studies/village/quotes?code=2&alone=1&by=a1&value=f");
    assert_eq!(quotes.body.matches("<blockquote>").count(), 2, "{}", quotes.body);
    let none = owner.open("/studies/village/quotes?code=2&alone=1&by=a1&value=m");
    assert_eq!(none.body.matches("<blockquote>").count(), 0);
    let both = owner.open("/studies/village/quotes?code=2&alone=1&with=1");
    assert_eq!(both.body.matches("<blockquote>").count(), 1, "one of the two is together with Motive");
    let csv = owner.open("/studies/village/cross/file?by=a1&format=csv").body;
    assert!(csv.contains("codings: Female,codings: Total,interviews: Female"), "{csv}");
    assert!(csv.contains("Housing,2,2,1,1,1,1"), "{csv}");
    // A man speaks in the same interview: of a woman's table he is no part.
    let man = [("do", "save"), ("name", "Болат"), ("document", document.as_str()), ("numbers", "2")];
    let man = owner.send(&format!("{CASES}/2"), &format!("{CASES}/2"), &man);
    assert_eq!(man.location, format!("{CASES}/2?done=saved"), "{}", man.body);
    let both = owner.open("/studies/village/cross/file?by=case&format=csv").body;
    assert!(both.contains("cases: Болат"), "{both}");
    let hers = owner.open("/studies/village/cross/file?by=case&has=a1:f&format=csv").body;
    assert!(hers.contains("cases: Aigul") && !hers.contains("Болат"), "{hers}");
    assert!(hers.contains("Housing,2,2,1,1,1,1"), "{hers}");
    let figure = owner.open("/studies/village/cross/figure.svg?by=code").body;
    assert!(figure.starts_with("<svg") && figure.contains("Housing"), "{figure}");
    for format in ["xlsx", "png"] {
        let (_, bytes) = owner
            .open_bytes(&format!("/studies/village/cross/file?by=document&percent=column&format={format}"));
        assert!(bytes.len() > 1_000, "{format}");
    }
    let removed = owner.send(&case, &format!("{case}/remove"), &[]);
    assert_eq!(removed.location, format!("{CASES}?done=removed"));
    assert_eq!(owner.get(&case).status, 404);
}

async fn a_file_tells_who_is_who_or_is_refused_whole(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    respond(&program.base(), "f");
    documents::bring(&mut owner, "Айгүл: Сәлем!\nБолат: Сәлем!");
    let link = format!("{CASES}/link");
    let mut load = |csv: &str| {
        let token = owner.open(&link).hidden("_token");
        let file = [("file", "links.csv", csv.as_bytes())];
        owner.post_files(&format!("{CASES}/import"), &[("_token", token.as_str())], &file)
    };
    let wrong = load("document,response,speaker\n01,1,Айгүл\n02,1,\n01,7,\n");
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Row 3: there is no document “02”"), "{}", wrong.body);
    assert!(wrong.body.contains("Row 4: there is no response 7"), "{}", wrong.body);
    let right = load("case,document,response,speaker\nБір,01,1,Айгүл\nЕкі,01,,Болат\n");
    assert_eq!(right.location, format!("{link}?done=imported&count=2"), "{}", right.body);
    assert!(owner.open(CASES).body.contains("2 cases<"));
    assert!(owner.open(&format!("{CASES}/2")).body.contains("01 – Болат"));
}

/// Whoever is invited to code, signed in.
fn coder(program: &Program, owner: &mut Visitor) -> Visitor {
    let invited = [("email", "c@example.org"), ("role", "coder"), ("language", "en")];
    owner.send("/studies/village/team", "/studies/village/team/invite", &invited);
    let mut coder = Visitor::new(&program.base());
    let path = link_in(&letters(program.folder.path(), 1).remove(0));
    coder.post(&path, &[("name", "Coder"), ("password", PASSWORD), ("_language", "en")]);
    coder
}

async fn words_of_cases_are_found_by_what_is_known_of_them(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    documents::bring(&mut owner, "Айгүл: Ауылда су жоқ.\nБолат: Ауылда жол жоқ.");
    let attributes = format!("{CASES}/attributes");
    let group =
        [("do", "save"), ("label-en", "Group"), ("kind", "one-of"), ("options", "a = First\nb = Second")];
    assert_eq!(owner.send(&attributes, &attributes, &group).status, 303);
    let token = owner.open(&format!("{CASES}/link")).hidden("_token");
    let csv = "case,document,response,speaker\nБір,01,,Айгүл\nЕкі,01,,Болат\n";
    let file = [("file", "links.csv", csv.as_bytes())];
    let loaded = owner.post_files(&format!("{CASES}/import"), &[("_token", token.as_str())], &file);
    assert_eq!(loaded.status, 303, "{}", loaded.body);
    let case = format!("{CASES}/1");
    let document = value(&owner.open(&case).body, "document");
    let put = |owner: &mut Visitor, group: &str| {
        let kept = [("name", "Бір"), ("document", document.as_str()), ("value-1", group)];
        assert_eq!(owner.send(&case, &case, &kept).location, format!("{case}?done=saved"));
    };
    // The letters of a query as an address has them.
    let get = |visitor: &mut Visitor, query: &str| {
        let query: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
        visitor.get(&format!("/studies/village/search?q={query}"))
    };
    let found = |owner: &mut Visitor, query: &str| {
        let seen = get(owner, query);
        assert_eq!(seen.status, 200, "{query}: {}", seen.body);
        seen.body.matches("similar?document=").count()
    };
    put(&mut owner, "a");
    eventually("the index follows", Duration::from_secs(10), || {
        (found(&mut owner, "ауыл") == 2).then_some(())
    });
    assert_eq!(found(&mut owner, "су case:\"Group=First\""), 1);
    assert_eq!(found(&mut owner, "жол case:\"Group=First\""), 0, "another case's words");
    assert_eq!(found(&mut owner, "ауыл -case:Group=First"), 1);
    assert_eq!(found(&mut owner, "кейс:Екі жол"), 1);
    // An edit counts at once, whatever the index has seen.
    put(&mut owner, "b");
    assert_eq!(found(&mut owner, "сипаттама:Group=First"), 0);
    assert_eq!(found(&mut owner, "признак:group=second"), 1);
    let unknown = get(&mut owner, "case:Group=Third");
    assert!(unknown.status == 422 && unknown.body.contains("<u>Group=Third</u>"), "{}", unknown.body);
    let build = owner.open("/studies/village/search/build").body;
    assert!(build.contains("Group=Second"), "{build}");

    // Cases are not for coders to see: to them there is none.
    let mut coder = coder(&program, &mut owner);
    assert_eq!(get(&mut coder, "case:Group=Second").status, 422);
    assert!(!coder.open("/studies/village/search/build").body.contains("Group=Second"));
}

async fn coders_cross_codes_but_learn_nothing_of_single_respondents(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut coder = coder(&program, &mut owner);
    coder.open("/studies/village/cross?by=coder");
    for path in [
        CASES,
        "/studies/village/cases/1",
        "/studies/village/cases/attributes",
        "/studies/village/cases/link",
        "/studies/village/cross?by=case",
        "/studies/village/cross?by=a1",
        "/studies/village/cross?has=a1:f",
        "/studies/village/cross/file?by=case&format=csv",
        "/studies/village/quotes?case=1",
        "/studies/village/quotes?by=a1&value=f",
        "/studies/village/export/quotes?format=csv&case=1",
    ] {
        assert_eq!(coder.get(path).status, 404, "{path}");
    }
    let stolen = coder.send("/studies/village/codebook", CASES, &[("do", "add"), ("name", "x")]);
    assert_eq!(stolen.status, 404);
}

crate::on_both!(
    words_of_cases_are_found_by_what_is_known_of_them,
    an_interview_and_a_response_become_one_person,
    a_file_tells_who_is_who_or_is_refused_whole,
    coders_cross_codes_but_learn_nothing_of_single_respondents,
);
