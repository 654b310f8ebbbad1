use super::*;
use crate::answer::{Answer, Answers, Missing};
use crate::form::{Form, source};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};

const FIRST: &str = r#"
title.kk = "Сауал"
title.en = "Survey"
languages = ["kk", "en"]
[[page]]
name = "one"
[[page.item]]
note.en = "Hello"
[[page.item]]
name = "sex"
kind = "single"
label.en = "Your sex?"
required = true
choice = [{ code = "1", label.en = "Male" }, { code = "2", label.en = "Female" }]
[[page.item]]
name = "age"
kind = "integer"
label.en = "Your age?"
min = 18
[[page]]
name = "two"
[[page.item]]
name = "reasons"
kind = "multiple"
label.en = "Why?"
relevant = "${sex} = '1'"
choice = [{ code = "pay", label.en = "Pay" }, { code = "home", label.en = "Home" }]
[[page.item]]
name = "fax"
kind = "text"
label.en = "Fax?"
"#;

fn form(text: &str) -> Form {
    source::read(text).unwrap_or_else(|faults| panic!("{faults:?}")).form
}

fn declared(text: &str) -> Declarations {
    Declarations::read(text).expect("declarations")
}

/// The changes as a reviewer would list them.
fn told(changes: &[Change]) -> Vec<String> {
    let side = |side: &Side| match side {
        Side::Nothing => "–".to_owned(),
        Side::Words(words) => words.clone(),
        Side::Said(message) => message.key.clone(),
    };
    let line = |change: &Change| {
        let args: Vec<String> = change.message().args.iter().map(|(_, value)| format!("{value:?}")).collect();
        let key = change.message().key;
        let name = change.place.name().to_owned();
        format!(
            "{} {name}: {key} {} | {} → {}",
            change.severity.tag(),
            args.join(" "),
            side(&change.before),
            side(&change.after)
        )
    };
    changes.iter().map(line).collect()
}

#[test]
fn the_same_form_has_not_changed() {
    let form = form(FIRST);
    assert_eq!(diff(&form, &form, &Declarations::default()), []);
}

#[test]
fn every_change_is_told_where_it_is() {
    let second = FIRST
        .replace("Your age?", "How old are you?")
        .replace("min = 18", "min = 16\nmax = 99")
        .replace(
            "{ code = \"home\", label.en = \"Home\" }",
            "{ code = \"home\", label.en = \"House\" }, { code = \"other\", label.en = \"Other\" }",
        )
        .replace("required = true", "dont_know = true")
        .replace("title.en = \"Survey\"", "title.en = \"A survey\"")
        .replace("Hello", "Welcome");
    let changes = diff(&form(FIRST), &form(&second), &Declarations::default());
    assert_eq!(
        told(&changes),
        [
            r#"harmless : change-text Text("title") Text("en") | Survey → A survey"#,
            r#"notable sex: change-rule Text("required") | change-yes → change-no"#,
            r#"notable sex: change-rule Text("dont-know") | change-no → change-yes"#,
            r#"notable age: change-text Text("label") Text("en") | Your age? → How old are you?"#,
            r#"notable age: change-rule Text("limits") | 18 …  → 16 … 99"#,
            r#"notable reasons: change-choice-text Text("home") Text("en") | Home → House"#,
            r#"notable reasons: change-choice-added Text("other") | – → Other"#,
            r#"notable one: change-text Text("note") Text("en") | Hello → Welcome"#,
        ]
    );
}

/// The second version: `sex` is `gender` with words for codes, `fax` is gone, `mail` is new.
fn second() -> Form {
    form(
        &FIRST
            .replace("name = \"sex\"", "name = \"gender\"")
            .replace("${sex} = '1'", "${gender} = 'm'")
            .replace("code = \"1\"", "code = \"m\"")
            .replace("code = \"2\"", "code = \"f\"")
            .replace("name = \"fax\"", "name = \"mail\""),
    )
}

const DECLARED: &str = r#"
removed = ["fax"]
[[rename]]
from = "sex"
to = "gender"
[[recode]]
question = "gender"
from = "1"
to = "m"
[[recode]]
question = "gender"
from = "2"
to = "f"
"#;

#[test]
fn what_lost_its_place_has_to_be_declared() {
    let (first, second) = (form(FIRST), second());
    let names = |declared: &Declarations| -> Vec<String> {
        undeclared(&diff(&first, &second, declared)).map(|it| it.place.name().to_owned()).collect()
    };
    assert_eq!(names(&Declarations::default()), ["sex", "fax"]);
    let renamed = declared("removed = [\"fax\"]\n[[rename]]\nfrom = \"sex\"\nto = \"gender\"\n");
    assert_eq!(names(&renamed), ["gender", "gender"], "its codes are gone");
    assert_eq!(names(&declared(DECLARED)), [] as [String; 0]);
    let faults = declared(DECLARED).faults(&first, &second, &HashSet::new());
    assert_eq!(faults, []);
}

#[test]
fn a_question_that_only_went_is_hidden_without_a_word() {
    let without = form(FIRST.split("[[page.item]]\nname = \"fax\"").next().expect("a beginning"));
    let changes = diff(&form(FIRST), &without, &Declarations::default());
    assert_eq!(told(&changes), [r#"notable fax: change-hidden  | Fax? → –"#]);
}

#[test]
fn another_kind_of_answer_has_to_be_declared_unless_it_holds_the_old_ones() {
    let wider = form(&FIRST.replace("kind = \"integer\"", "kind = \"decimal\""));
    let other = form(&FIRST.replace("kind = \"integer\"", "kind = \"text\"").replace("min = 18", ""));
    let severity = |new: &Form, declared: &Declarations| {
        let changes = diff(&form(FIRST), new, declared);
        changes.iter().find(|change| change.what == What::Kind).expect("another kind").severity
    };
    assert_eq!(severity(&wider, &Declarations::default()), Severity::Notable);
    assert_eq!(severity(&other, &Declarations::default()), Severity::Undeclared);
    assert_eq!(severity(&other, &declared("kinds = [\"age\"]")), Severity::Notable);
}

#[test]
fn only_what_was_carried_elsewhere_has_moved() {
    let text = FIRST.replace("[[page.item]]\nname = \"age\"", "[[page.item]]\nname = \"first\"\nkind = \"text\"\nlabel.en = \"First\"\n[[page.item]]\nname = \"age\"");
    let mut moved = form(&text);
    moved.pages[0].items.swap(1, 3);
    let changes = diff(&form(&text), &moved, &Declarations::default());
    let names: Vec<&str> =
        changes.iter().filter(|it| it.what == What::Moved).map(|it| it.place.name()).collect();
    assert_eq!(names.len(), 2, "of three that were turned round, two moved: {names:?}");
}

#[test]
fn declarations_that_cannot_be_so_are_told() {
    let keys = |text: &str, retired: &[&str]| -> Vec<String> {
        let retired = retired.iter().map(|name| Name::new(*name).expect("a name")).collect();
        let faults = declared(text).faults(&form(FIRST), &second(), &retired);
        faults.into_iter().map(|fault| fault.key).collect()
    };
    let rename = |from: &str, to: &str| format!("[[rename]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
    assert_eq!(keys(&rename("no", "gender"), &[]), ["declare-rename-unknown"]);
    assert_eq!(keys(&rename("age", "gender"), &[]), ["declare-rename-still"]);
    assert_eq!(keys(&rename("sex", "no"), &[]), ["declare-rename-missing"]);
    assert_eq!(keys(&rename("sex", "age"), &[]), ["declare-rename-taken"]);
    assert_eq!(keys(&rename("sex", "gender"), &["gender"]), ["declare-rename-retired"]);
    assert_eq!(keys(&(rename("sex", "gender") + &rename("fax", "gender")), &[]), ["declare-rename-twice"]);
    assert_eq!(
        keys("removed = [\"no\", \"age\", \"fax\"]", &[]),
        ["declare-removed-unknown", "declare-removed-still"]
    );
    assert_eq!(keys("kinds = [\"no\"]", &[]), ["declare-kind-unknown"]);
    let recode = |question: &str, from: &str, to: &str| {
        format!(
            "{}[[recode]]\nquestion = \"{question}\"\nfrom = \"{from}\"\nto = \"{to}\"\n",
            rename("sex", "gender")
        )
    };
    assert_eq!(keys(&recode("age", "1", "m"), &[]), ["declare-recode-question"]);
    assert_eq!(keys(&recode("gender", "3", "m"), &[]), ["declare-recode-from"]);
    assert_eq!(keys(&recode("gender", "1", "x"), &[]), ["declare-recode-to"]);
    let dropped = "[[dropped]]\nquestion = \"reasons\"\ncodes = [\"x\", \"pay\"]\n";
    assert_eq!(keys(dropped, &[]), ["declare-dropped-unknown", "declare-dropped-still"]);
    let broken = Declarations::read("removed = []\nrenamed = 3").expect_err("no such key");
    assert_eq!((broken.line, broken.message.key.as_str()), (2, "declare-syntax"));
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

#[test]
fn answers_go_through_the_declarations_of_every_version_after_theirs() {
    let third = "[[rename]]\nfrom = \"gender\"\nto = \"g\"\n[[recode]]\nquestion = \"g\"\nfrom = \"m\"\nto = \"man\"\n";
    let (none, second, third) = (Declarations::default(), declared(DECLARED), declared(third));
    let ways = Carry::to_last(&[&none, &second, &third]);
    let answers = Answers(BTreeMap::from([
        (name("sex"), Answer::One(code("1"))),
        (name("fax"), Answer::Missing(Missing::NoAnswer)),
    ]));
    let carried = ways[0].answers(answers);
    assert_eq!(carried.get("g"), &Answer::One(code("man")));
    assert_eq!(carried.get("fax"), &Answer::Missing(Missing::NoAnswer), "what is gone keeps its name");
    assert_eq!(ways[0].field("sex"), "g");
    assert_eq!(ways[1].name(&name("gender")).as_str(), "g");
    assert_eq!(ways[2].name(&name("g")).as_str(), "g");
    let as_now = ways[0].form(&form(FIRST));
    let codes: Vec<&str> =
        as_now.question("g").expect("g").choices().iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["man", "f"]);
}

#[test]
fn codes_can_be_swapped_and_joined() {
    let swapped = "[[recode]]\nquestion = \"q\"\nfrom = \"a\"\nto = \"b\"\n[[recode]]\nquestion = \"q\"\nfrom = \"b\"\nto = \"a\"\n";
    let joined = "[[recode]]\nquestion = \"q\"\nfrom = \"a\"\nto = \"c\"\n[[recode]]\nquestion = \"q\"\nfrom = \"b\"\nto = \"c\"\n";
    let many = |codes: &[&str]| {
        Answers(BTreeMap::from([(name("q"), Answer::Many(codes.iter().map(|it| code(it)).collect()))]))
    };
    let by = |text: &str, codes: &[&str]| Carry::by(&declared(text)).answers(many(codes));
    assert_eq!(by(swapped, &["a", "b"]), many(&["b", "a"]));
    assert_eq!(by(joined, &["a", "b"]), many(&["c"]));
}

#[test]
fn answers_in_rows_and_ranks_are_carried_too() {
    let way = Carry::by(&declared(DECLARED));
    let inside = |question: &str, answer: &str| {
        let ranked = Answer::Ranked(vec![code(answer), code("x")]);
        Answers(BTreeMap::from([(name(question), ranked)]))
    };
    let rows = |question: &str, answer: &str| {
        Answers(BTreeMap::from([(name("members"), Answer::Rows(vec![inside(question, answer)]))]))
    };
    assert_eq!(way.answers(rows("sex", "1")), rows("gender", "m"));
    assert_eq!(way.field("members/1/sex"), "members/1/gender");
}

#[test]
fn a_name_given_again_means_the_new_question_only() {
    let renamed = declared("[[rename]]\nfrom = \"a\"\nto = \"b\"");
    let again = declared("[[rename]]\nfrom = \"a\"\nto = \"c\"");
    let both = renamed.then(&again);
    assert_eq!(both.renamed("a"), "b", "the first version's a became b long before");
}

proptest! {
    #[test]
    fn declarations_survive_their_texts(names in proptest::collection::vec("[a-z]{1,4}", 0..6)) {
        let mut made = Declarations::default();
        for pair in names.chunks(2) {
            made.removed.push(name(&pair[0]));
            if let [from, to] = pair {
                made.renames.push(Rename { from: name(from), to: name(to) });
                made.dropped.push(Dropped { question: name(from), codes: vec![code(to)] });
            }
        }
        let json = serde_json::to_string(&made).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Declarations>(&json).expect("back"), &made);
        let text = toml::to_string(&made).expect("TOML");
        prop_assert_eq!(Declarations::read(&text).expect("back"), made);
    }

    #[test]
    fn nothing_makes_reading_panic(text in "\\PC*") {
        let _ = Declarations::read(&text).is_ok();
    }
}
