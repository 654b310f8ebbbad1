//! Quotes on their way into a paper: cited by a template, translated, noted as cited, put into a report.

use crate::codebook::{BOOK, add, join};
use crate::documents;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::{owner, serve};
use std::process::Command;

const QUOTES: &str = "/studies/village/quotes";

/// Codes two passages of an interview.
fn prepare(owner: &mut Visitor) {
    add(owner, "Motive", "");
    add(owner, "Money", "1");
    let id = documents::bring(owner, "Айгүл: Ауылға {age} келдім.\nБолат: Жалақы <b>аз</b>.\n");
    let document = format!("/studies/village/documents/{id}");
    for (passage, code) in [("1", "1"), ("2", "2")] {
        let coded =
            owner.send(&document, &format!("{document}/codings"), &[("passage", passage), ("code", code)]);
        assert_eq!(coded.status, 303, "{}", coded.body);
    }
}

async fn a_team_cites_by_its_own_template_and_is_told_where_it_is_wrong(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let path = format!("{QUOTES}/template");
    let wrong = owner.send(&path, &path, &[("en", "{quote} {wage}")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Letter 9: there is no field “wage”."), "{}", wrong.body);
    let template = [("en", "“{quote}” — {pseudonym}[, {age}][, {coder}], {lines}")];
    let look = owner.send(&path, &path, &[template[0], ("do", "look")]);
    assert!(look.body.contains("“Ауылға {age} келдім.” — Айгүл, aged 23, Айгүл, 1"), "{}", look.body);
    assert!(owner.open(QUOTES).body.contains("(participant, aged 23"), "looking changes nothing");
    assert_eq!(owner.send(&path, &path, &template).status, 303);
    let page = owner.open(QUOTES).body;
    assert!(page.contains("“Жалақы &lt;b&gt;аз&lt;&#x2f;b&gt;.” — Болат, aged 23, Айгүл, 2"), "{page}");
    let file = owner.open("/studies/village/export/quotes?format=csv").body;
    assert!(file.contains("— Айгүл, aged 23, Айгүл, 1"), "{file}");
    let mut coder = join(&program, &mut owner, "coder", 1);
    assert_eq!(coder.get(&path).status, 404);
    assert_eq!(coder.open(&format!("{QUOTES}?age-from=24")).body.matches("<blockquote>").count(), 0);
    assert_eq!(
        coder.open(&format!("{QUOTES}?age-to=24&role=participant")).body.matches("<blockquote>").count(),
        2
    );
}

async fn quotes_are_translated_noted_as_cited_and_put_into_a_report(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let told = "Translations of quotes are not given out";
    assert!(!owner.open("/studies/village/exchange").body.contains(told));
    let translated = [("translate", "2"), ("translation-2", "The pay is small.")];
    let done = owner.send(QUOTES, &format!("{QUOTES}/translate"), &translated);
    assert!(done.location.ends_with("#quote-2"), "{} {}", done.status, done.body);
    assert!(owner.open(QUOTES).body.contains("<p>The pay is small.</p>"));
    assert!(owner.open("/studies/village/exchange").body.contains(told));
    assert!(
        !owner.open(&format!("{QUOTES}?lang=ru")).body.contains("The pay is small."),
        "a translation is of a language"
    );
    owner.open(&format!("{QUOTES}?lang=en"));

    let cite = format!("{QUOTES}/cite");
    assert_eq!(owner.send(QUOTES, &cite, &[("place", "Paper 1"), ("do", "cite")]).status, 422);
    let fields = [("coding", "2"), ("place", "Paper 1"), ("do", "cite")];
    for _ in 0..2 {
        assert_eq!(owner.send(QUOTES, &cite, &fields).status, 303);
    }
    assert_eq!(owner.open(QUOTES).body.matches("Cited: Paper 1.").count(), 1, "twice at one place is once");
    let uncited = owner.open(&format!("{QUOTES}?uncited=yes")).body;
    assert!(uncited.contains("Ауылға") && !uncited.contains("Жалақы"), "{uncited}");

    let report = format!("{QUOTES}/report");
    let chosen = [("coding", "1"), ("coding", "2"), ("order-2", "1")];
    let page = owner.send(QUOTES, &report, &[&chosen[..], &[("format", "html")]].concat()).body;
    let (money, motive) = (page.find("Жалақы &lt;b&gt;"), page.find("Ауылға"));
    assert!(money.is_some() && money < motive, "in the order that was asked for: {page}");
    assert!(page.contains("<p>The pay is small.</p>") && page.contains("<h2>Motive / Money</h2>"), "{page}");
    assert_eq!(owner.send(QUOTES, &report, &[("format", "html")]).status, 422);
    assert_eq!(owner.send(QUOTES, &report, &[("coding", "99"), ("format", "html")]).status, 422);

    let token = owner.open(QUOTES).hidden("_token");
    let body = format!("_token={token}&coding=1&coding=2&format=docx");
    let bytes = owner.post_bytes(&report, &body);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("report.docx"), bytes).expect("written");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let made = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "report.docx"])
        .current_dir(folder.path())
        .output()
        .expect("LibreOffice runs");
    let text = std::fs::read_to_string(folder.path().join("report.txt"))
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&made.stderr)));
    for words in
        ["Quotes", "Motive / Money", "Ауылға {age} келдім.", "Жалақы <b>аз</b>.", "The pay is small."]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

async fn a_reader_takes_a_report_and_can_note_nothing(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let mut viewer = join(&program, &mut owner, "viewer", 1);
    let page = viewer.open(QUOTES);
    assert!(!page.body.contains("name=\"place\"") && !page.body.contains("<textarea"), "{}", page.body);
    let token = page.hidden("_token");
    for (path, fields) in [
        ("cite", [("coding", "1"), ("place", "x")]),
        ("translate", [("translate", "1"), ("translation-1", "x")]),
        ("template", [("en", "{quote}"), ("do", "")]),
    ] {
        let all = [&[("_token", token.as_str())][..], &fields].concat();
        assert_eq!(viewer.post(&format!("{QUOTES}/{path}"), &all).status, 404, "{path}");
    }
    let report = [("_token", token.as_str()), ("coding", "1"), ("format", "html")];
    assert_eq!(viewer.post(&format!("{QUOTES}/report"), &report).status, 200);
    assert_eq!(viewer.get(BOOK).status, 404);
}

async fn a_download_holds_what_the_page_shows_and_a_page_forgets_no_choice(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let cited = [("coding", "1"), ("place", "Paper 1"), ("do", "cite")];
    assert_eq!(owner.send(QUOTES, &format!("{QUOTES}/cite"), &cited).status, 303);
    let words = "q=%D0%96%D0%B0%D0%BB";
    for (asked, count) in
        [("uncited=yes", 1), (words, 1), ("age-from=24", 0), ("age-to=24", 2), ("role=other", 0)]
    {
        let page = owner.open(&format!("{QUOTES}?{asked}")).body;
        assert_eq!(page.matches("<blockquote>").count(), count, "{asked}: {page}");
        let file = owner.open(&format!("/studies/village/export/quotes?format=csv&{asked}")).body;
        assert_eq!(file.trim_end().lines().count(), count + 1, "{asked}: {file}");
    }
    let page =
        owner.open(&format!("{QUOTES}?has=role:participant&age-to=24&uncited=yes&role=participant")).body;
    for field in ["has", "age-to", "uncited", "role"] {
        let hidden = format!("type=\"hidden\" name=\"{field}\"");
        assert_eq!(page.matches(&hidden).count(), 2, "for the download and for the report, {field}: {page}");
    }
    let done =
        [("coding", "2"), ("place", "Paper 1"), ("do", "cite"), ("has", "role:participant"), ("q", "Жал")];
    let back = owner.send(QUOTES, &format!("{QUOTES}/cite"), &done).location;
    assert!(back.contains("has=role") && back.contains(words), "{back}");
}

async fn what_somebody_typed_is_kept_and_what_a_colleague_typed_is_not_overwritten(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let mut other = join(&program, &mut owner, "researcher", 1);
    let translate = format!("{QUOTES}/translate");
    let theirs = [("translate", "2"), ("seen-2", ""), ("translation-2", "The pay is low.")];
    assert_eq!(other.send(QUOTES, &translate, &theirs).status, 303);
    let mine = [
        ("translate", "2"),
        ("seen-2", ""),
        ("translation-2", "Wages are small."),
        ("coding", "1"),
        ("order-1", "7"),
        ("place", "Paper 9"),
    ];
    let refused = owner.send(QUOTES, &translate, &mine);
    assert_eq!(refused.status, 422);
    for words in [
        "<p>The pay is low.</p>",
        ">Wages are small.</textarea>",
        "value=\"7\"",
        "value=\"Paper 9\"",
        "value=\"1\" aria-label",
    ] {
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
    let (_, rest) = refused.body.split_once("name=\"seen-2\" value=\"").expect("what is there now");
    let seen = rest.split('"').next().unwrap_or_default();
    let again = [("translate", "2"), ("seen-2", seen), ("translation-2", "Wages are small.")];
    assert_eq!(owner.send(QUOTES, &translate, &again).status, 303);
    let long = "x".repeat(20_001);
    let long = [("translate", "2"), ("seen-2", "Wages are small."), ("translation-2", long.as_str())];
    assert_eq!(owner.send(QUOTES, &translate, &long).status, 422);

    let path = format!("{QUOTES}/template");
    assert_eq!(other.send(&path, &path, &[("en", "“{quote}” — {pseudonym}")]).status, 303);
    let refused = owner.send(&path, &path, &[("en", "{quote} ({pseudonym})")]);
    assert!(refused.status == 422 && refused.body.contains("changed this since"), "{}", refused.body);
    assert!(refused.body.contains("{quote} ({pseudonym})"), "what was typed stands there");

    // Enter in the field of the place notes it, and in any other makes the report.
    let report = format!("{QUOTES}/report");
    let noted = owner.send(QUOTES, &report, &[("coding", "1"), ("place", "Paper 2")]);
    assert!(noted.location.contains("done=cited"), "{}", noted.body);
    let token = owner.open(QUOTES).hidden("_token");
    let file = owner.post_bytes(&report, &format!("_token={token}&coding=1&order-1=1&place="));
    assert!(file.starts_with(b"PK"), "a file for Word");
}

crate::on_both!(
    a_team_cites_by_its_own_template_and_is_told_where_it_is_wrong,
    quotes_are_translated_noted_as_cited_and_put_into_a_report,
    a_reader_takes_a_report_and_can_note_nothing,
    a_download_holds_what_the_page_shows_and_a_page_forgets_no_choice,
    what_somebody_typed_is_kept_and_what_a_colleague_typed_is_not_overwritten,
);
