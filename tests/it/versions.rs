//! A questionnaire after it went out: its next version, what is declared of it, answers to both.

use crate::harness::database::{Kind, setting};
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{FORM, owner, serve};
use crate::program::{Program, run};

const PAGE: &str = "/studies/village/form";

/// The second version: `gender` is `sex` with other codes, the last page asks something else.
fn second() -> String {
    FORM.replace("name = \"gender\"", "name = \"sex\"")
        .replace("code = \"f\"", "code = \"female\"")
        .replace("code = \"m\"", "code = \"male\"")
        .replace("name = \"thoughts\"", "name = \"hopes\"")
}

/// Everything that the second version has to declare.
const DECLARED: [(&str, &str); 5] = [
    ("seen", "1"),
    ("name/gender", "=sex"),
    ("name/thoughts", "-"),
    ("code/sex/f", "=female"),
    ("code/sex/m", "=male"),
];

fn publish(owner: &mut Visitor, text: &str, more: &[(&str, &str)]) -> Seen {
    let mut fields = vec![("source", text), ("do", "publish")];
    fields.extend(more);
    owner.send(PAGE, PAGE, &fields)
}

/// Begins on the newest version, and answers the draft's id.
pub(crate) fn begin(phone: &mut Visitor) -> String {
    assert_eq!(phone.post("/s/village", &[("_language", "kk")]).location, "/s/village/one");
    phone.open("/s/village/one").hidden("_id")
}

pub(crate) fn fill(phone: &mut Visitor, id: &str, page: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("_id", id), ("_go", "next")];
    all.extend(fields);
    let seen = phone.post(&format!("/s/village/{page}"), &all);
    assert_eq!(seen.status, 303, "{}", seen.body);
    seen.location
}

async fn a_new_version_is_published_only_when_every_answer_keeps_its_place(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let second = second();
    let review = publish(&mut owner, &second, &[]);
    assert_eq!(review.status, 200, "the differences come first");
    assert!(review.body.contains("Before version 2 is published"), "{}", review.body);
    assert!(review.body.contains("name=\"name&#x2f;gender\""), "{}", review.body);

    let nothing = publish(&mut owner, &second, &[("seen", "1")]);
    assert!(nothing.body.contains("2 answers are still missing here"), "{}", nothing.body);
    let renamed = publish(&mut owner, &second, &DECLARED[..3]);
    assert_eq!(renamed.status, 422);
    assert!(renamed.body.contains("name=\"code&#x2f;sex&#x2f;f\""), "its codes are gone: {}", renamed.body);
    let mut wrong = DECLARED;
    wrong[1].1 = "=hopes";
    wrong[2].1 = "=hopes";
    let wrong = publish(&mut owner, &second, &wrong);
    assert!(wrong.status == 422 && wrong.body.contains("each name can be renamed once"), "{}", wrong.body);
    assert!(!owner.open(PAGE).body.contains("version 2"), "nothing was published");

    let mut unseen = DECLARED;
    unseen[0].1 = "7";
    assert_eq!(publish(&mut owner, &second, &unseen).status, 200, "it was shown against another version");
    assert_eq!(publish(&mut owner, &second, &DECLARED).location, "/studies/village/form?done=2");
    let unchanged = publish(&mut owner, &second, &[]);
    assert!(unchanged.body.contains("This is the text of version 2"), "{}", unchanged.body);

    assert!(owner.open(PAGE).body.contains("/form/diff?from=1&amp;to=2"), "linked from the versions");
    let diff = owner.open("/studies/village/form/diff?from=1&to=2").body;
    for words in
        ["Another name", "Another code of a choice: female", "Not asked any more", "Ваш пол?", "Жынысыңыз?"]
    {
        assert!(diff.contains(words), "{words}: {diff}");
    }
    for query in ["from=1&to=9", "from=x", "to=0"] {
        assert_eq!(owner.get(&format!("/studies/village/form/diff?{query}")).status, 404, "{query}");
    }
    assert_eq!(
        Visitor::new(&program.base()).get("/studies/village/form/diff").status,
        303,
        "for the team only"
    );
}

async fn answers_to_every_version_are_counted_and_written_together(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let [mut early, mut late, mut new] = [(); 3].map(|()| Visitor::new(&program.base()));
    let id = begin(&mut early);
    fill(&mut early, &id, "one", &[("gender", "f")]);
    assert_eq!(fill(&mut early, &id, "two", &[("thoughts", "Жол")]), "/s/village/done");
    let draft = begin(&mut late);
    fill(&mut late, &draft, "one", &[("gender", "m"), ("_language", "kk")]);
    assert_eq!(publish(&mut owner, &second(), &DECLARED).status, 303);

    let id = begin(&mut new);
    fill(&mut new, &id, "one", &[("sex", "female")]);
    assert_eq!(fill(&mut new, &id, "two", &[("hopes", "Су")]), "/s/village/done");
    assert!(late.open("/s/village/two").body.contains("name=\"thoughts\""), "who began on it finishes on it");
    assert_eq!(
        fill(&mut late, &draft, "two", &[("thoughts", "Газ"), ("_language", "ru")]),
        "/s/village/done"
    );

    let rule = "/studies/village/publication";
    assert_eq!(owner.send(rule, rule, &[("least", "")]).status, 303, "three people are few");
    let tables = owner.open("/studies/village/export/tables?format=json&language=en").body;
    let tables: serde_json::Value = serde_json::from_str(&tables).expect("JSON");
    let rows = tables["tables"][0]["rows"].as_array().expect("rows");
    let count = |key: &str| {
        let row = rows.iter().find(|row| row["key"] == key);
        row.map(|row| row["cells"]["count"].as_u64())
    };
    assert_eq!((count("female"), count("male")), (Some(Some(2)), Some(Some(1))), "{tables:#}");
    assert_eq!(count("other_versions"), None, "every answer kept its place");

    let csv = owner.open("/studies/village/export/responses?format=csv").body;
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with("submission/submitted,sex,hopes,thoughts"), "{csv}");
    assert!(lines[1].ends_with(",female,-7,Жол") && lines[2].ends_with(",female,Су,-7"), "{csv}");
    let json = owner.open("/studies/village/export/responses?format=json").body;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[0]["answers"]["sex"], "female", "{json:#}");
    assert_eq!(json[2]["languages"], serde_json::json!({ "sex": "kk", "thoughts": "ru" }), "{json:#}");
    assert_eq!((&json[2]["version"], &json[1]["version"]), (&1.into(), &2.into()));
    let page = owner.open("/studies/village/responses/3").body;
    assert!(page.contains("class=\"given-in\" lang=\"ru\""), "{page}");
    assert!(!owner.open("/studies/village/responses/1").body.contains("given-in"), "one language");
}

async fn the_command_line_compares_declares_and_publishes(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(kind, &folder);
    let variables = [("SAUAL_DATABASE", database.as_str()), ("LANG", "en_US.UTF-8")];
    let mut program = Program::serve_in(folder, &variables);
    owner(&mut program);
    let folder = program.folder.path().to_owned();
    std::fs::write(folder.join("first.toml"), FORM).expect("a file");
    std::fs::write(folder.join("second.toml"), second()).expect("a file");
    let saual = |arguments: &[&str]| {
        let output = run(&folder, arguments, &variables);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, said, _) = saual(&["form", "diff", "first.toml", "second.toml"]);
    assert!(code == Some(0) && said.contains("! gender: Not asked any more"), "{said}");
    let publish = ["form", "publish", "--study", "village", "second.toml"];
    let (code, said, errors) = saual(&publish);
    assert!(code == Some(2) && said.contains("! thoughts"), "{said}");
    assert!(errors.contains("2 changes marked with “!” have to be declared"), "{errors}");
    let malformed = [&publish[..], &["--rename", "gender"]].concat();
    assert!(saual(&malformed).2.contains("--rename gender"), "it says what is malformed");

    std::fs::write(folder.join("declared.toml"), "removed = [\"thoughts\"]\n").expect("a file");
    let more = ["--declare", "declared.toml", "--rename", "gender=sex"];
    let half = [&publish[..], &more[..], &["--recode", "sex:f=none"]].concat();
    let (code, _, errors) = saual(&half);
    assert!(code == Some(2) && errors.contains("the new version has no choice “none”"), "{errors}");
    let whole = [&publish[..], &more[..], &["--recode", "sex:f=female", "--recode", "sex:m=male"]].concat();
    let (code, said, errors) = saual(&whole);
    assert_eq!(code, Some(0), "{errors}");
    assert!(said.contains("* sex: Another name: gender → sex"), "{said}");
    let (_, again, _) = saual(&["form", "diff", "--study", "village"]);
    assert!(again.contains("* sex: Another name: gender → sex") && !again.contains('!'), "{again}");
    assert_eq!(saual(&["form", "diff", "--study", "village", "--to", "5"]).0, Some(2));
    assert_eq!(saual(&["form", "diff", "first.toml"]).0, Some(2));
}

async fn a_dry_run_tells_where_respondents_are_stuck_and_stores_nothing(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let id = begin(&mut phone);
    fill(&mut phone, &id, "one", &[("gender", "f")]);
    let counts = |owner: &mut Visitor| {
        let overview = owner.open("/studies/village").body;
        let from = overview.find("class=\"counts\"").expect("counts");
        let counts = &overview[from..from + overview[from..].find("</ul>").expect("their end")];
        (counts.to_owned(), owner.open("/studies/village/export/responses?format=csv").body)
    };
    let before = counts(&mut owner);
    let report = dry_run(&mut owner, "");
    assert!(report.contains("Nothing is wrong") && report.contains("Version 1"), "{report}");
    assert!(report.contains("<small>gender</small>"), "the tables that will be counted: {report}");
    let stuck = FORM.replace(
        "kind = \"long_text\"",
        "kind = \"integer\"\nrequired = true\nconstraint = \". > 5 and . < 3\"",
    );
    let report = dry_run(&mut owner, &stuck);
    assert!(
        report.contains("nobody can go on from here") && report.contains("Page 2 / thoughts"),
        "{report}"
    );
    let seed = report.split_once("The seed of this run is ").expect("a seed").1;
    let seed = seed.split_once('.').expect("a sentence").0.to_owned();
    assert!(report.contains("Respondent 1") && report.contains("Had answered"), "{report}");
    let few = [("source", stuck.as_str()), ("do", "dry-run"), ("count", "0"), ("seed", seed.as_str())];
    let refused = owner.send(PAGE, PAGE, &few);
    assert!(refused.status == 422 && refused.body.contains("from 1 to 300"), "{}", refused.body);
    let again = owner.open(&format!("{PAGE}?seed={seed}&count=20"));
    assert!(again.body.contains(&format!("value=\"{seed}\"")), "a link brings the seed: {}", again.body);
    let faulty = owner.send(PAGE, PAGE, &[("source", "title = 1"), ("do", "dry-run")]);
    assert_eq!(faulty.status, 422, "what is no questionnaire is not tried");
    assert_eq!(counts(&mut owner), before, "test data never mix with responses");
    let unknown = "/studies/village/form/dry-run/00000000-0000-4000-8000-000000000000";
    assert_eq!(owner.get(unknown).location, PAGE);
    let id = unknown.rsplit('/').next().expect("an id");
    let forgotten = owner.send(PAGE, PAGE, &[("do", "dry-run"), ("run", id), ("seed", "5")]);
    assert!(forgotten.status == 422 && forgotten.body.contains("no longer kept"), "{}", forgotten.body);
    assert_eq!(Visitor::new(&program.base()).get(unknown).status, 303, "for the team only");

    let folder = program.folder.path();
    std::fs::write(folder.join("form.toml"), FORM).expect("a file");
    std::fs::write(folder.join("stuck.toml"), &stuck).expect("a file");
    let said = |arguments: &[&str]| {
        let output = run(folder, &[&["form", "dry-run"], arguments].concat(), &[("LANG", "en_US.UTF-8")]);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, told, errors) = said(&["form.toml", "--count", "12", "--seed", "5"]);
    assert!(code == Some(0) && told.contains("12 of 12 respondents came to the end"), "{told}{errors}");
    assert!(told.contains("Table gender: Female | Male"), "{told}");
    assert!(told.contains("--seed 5 sends the same respondents again"), "{told}");
    for count in ["0", "-1", "1000000000"] {
        assert_eq!(said(&["form.toml", "--count", count]).0, Some(2), "{count}");
    }
    let (code, told, errors) = said(&["stuck.toml"]);
    assert!(code == Some(2) && told.contains("! two/thoughts: None of the"), "{told}{errors}");
    assert!(told.contains("was stuck at two/thoughts, having answered"), "{told}");
    assert_eq!(said(&[]).0, Some(2), "it must be told what to try");
}

/// Begins a dry run of a text, or of the newest version, and answers the report.
fn dry_run(owner: &mut Visitor, text: &str) -> String {
    let begun = owner.send(PAGE, PAGE, &[("source", text), ("do", "dry-run")]);
    assert_eq!(begun.status, 303, "{}", begun.body);
    loop {
        let seen = owner.open(&begun.location);
        if !seen.body.contains("The dry run is under way") {
            return seen.body;
        }
        std::thread::yield_now();
    }
}

crate::on_both!(
    a_new_version_is_published_only_when_every_answer_keeps_its_place,
    answers_to_every_version_are_counted_and_written_together,
    the_command_line_compares_declares_and_publishes,
    a_dry_run_tells_where_respondents_are_stuck_and_stores_nothing,
);
