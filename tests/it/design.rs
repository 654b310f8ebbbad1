//! Two people design one questionnaire: nobody overwrites the other, and everything can be undone.

use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{PASSWORD, letters, link_in, owner, serve};
use crate::program::Program;

const DESIGN: &str = "/studies/village/design";
const COMMANDS: &str = "/studies/village/design/commands";

/// A colleague who may as much as a researcher may, or less.
fn colleague(program: &Program, owner: &mut Visitor, role: &str, count: usize) -> Visitor {
    let email = format!("{role}@example.org");
    let invited = [("email", email.as_str()), ("role", role), ("language", "en")];
    owner.send("/studies/village/team", "/studies/village/team/invite", &invited);
    let letter = letters(program.folder.path(), count).pop().expect("a letter");
    let mut colleague = Visitor::new(&program.base());
    let joined = [("name", "Бекзат"), ("password", PASSWORD), ("_language", "en")];
    assert_eq!(colleague.post(&link_in(&letter), &joined).location, "/studies");
    colleague
}

/// An owner and a colleague with the working copy of a published questionnaire.
fn two(kind: Kind) -> (Program, Visitor, Visitor) {
    let mut program = serve(kind, &[]);
    let mut one = owner(&mut program);
    let two = colleague(&program, &mut one, "researcher", 1);
    assert_eq!(one.send(DESIGN, DESIGN, &[("from", "newest")]).location, DESIGN);
    (program, one, two)
}

/// Sends fields, having seen a revision.
fn act(who: &mut Visitor, revision: &str, fields: &[(&str, &str)]) -> Seen {
    let mut all = vec![("revision", revision), ("at", "form")];
    all.extend(fields);
    who.send(DESIGN, COMMANDS, &all)
}

fn words(language: &str, words: &str) -> String {
    format!(r#"{{"do":"set_text","at":"item/gender/label","language":"{language}","words":"{words}"}}"#)
}

fn revision(who: &mut Visitor) -> String {
    who.open(DESIGN).hidden("revision")
}

async fn different_parts_are_both_kept_and_the_same_part_is_shown_to_the_later(kind: Kind) {
    let (_program, mut one, mut two) = two(kind);
    assert_eq!(act(&mut one, "0", &[("do", &words("kk", "Жыныс"))]).status, 303);
    // The colleague has not seen that, and says the same in another language.
    assert_eq!(act(&mut two, "0", &[("do", &words("ru", "Пол"))]).status, 303);
    let page = two.open("/studies/village/design?at=item/gender").body;
    assert!(page.contains("Жыныс") && page.contains("Пол"), "both stay");
    // And then in the same one.
    let refused = act(&mut two, "0", &[("do", &words("kk", "Жынысы"))]);
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Айгүл") && refused.body.contains("Жыныс</td>"), "{}", refused.body);
    assert!(refused.body.contains("Жынысы</td>"), "what they wrote is not lost");
    assert_eq!(revision(&mut two), "2", "nothing was done");
    assert_eq!(act(&mut two, "2", &[("do", &words("kk", "Жынысы"))]).status, 303, "having seen it");
    // What is removed cannot be edited, and is told so.
    assert_eq!(act(&mut one, "3", &[("do", r#"{"do":"remove","name":"gender"}"#)]).status, 303);
    assert_eq!(act(&mut two, "3", &[("do", &words("en", "Sex"))]).status, 409);
}

async fn what_is_sent_twice_is_done_once(kind: Kind) {
    let (_program, mut one, _) = two(kind);
    let add = r#"{"do":"add_item","to":{"inside":{"page":"two"}},"kind":"text"}"#;
    for _ in 0..2 {
        assert_eq!(
            act(&mut one, "0", &[("do", add), ("with:label.kk", "Есіміңіз?"), ("token", "t1")]).status,
            303
        );
    }
    assert_eq!(revision(&mut one), "1");
}

async fn everybody_undoes_their_own_steps_after_a_reload_too(kind: Kind) {
    let (_program, mut one, mut two) = two(kind);
    act(&mut one, "0", &[("do", &words("kk", "Бірінші"))]);
    act(&mut two, "1", &[("do", &words("ru", "Второй"))]);
    act(&mut one, "2", &[("do", &words("kk", "Екінші"))]);
    let undo = |who: &mut Visitor, what: &str, seen: &str| {
        let now = revision(who);
        let done = act(who, &now, &[("do", what)]);
        let page = who.open("/studies/village/design?at=item/gender").body;
        assert!(page.contains(seen), "{what}: {seen}");
        done.status
    };
    assert_eq!(undo(&mut one, "undo", "Бірінші"), 303);
    assert_eq!(undo(&mut one, "undo", "Жынысыңыз?"), 303);
    assert_eq!(undo(&mut one, "undo", "Второй"), 422, "the colleague's step is not theirs to undo");
    assert_eq!(undo(&mut one, "redo", "Бірінші"), 303);
    assert_eq!(undo(&mut two, "undo", "Ваш пол?"), 303);
    assert_eq!(undo(&mut two, "redo", "Второй"), 303);
    // Once a colleague changed the same words, undoing them needs a look.
    let now = revision(&mut two);
    act(&mut two, &now, &[("do", &words("kk", "Үшінші"))]);
    assert_eq!(undo(&mut one, "undo", "Үшінші"), 409);
}

async fn only_who_may_publish_designs(kind: Kind) {
    let (program, mut one, _) = two(kind);
    let mut coder = colleague(&program, &mut one, "coder", 2);
    for path in ["", "/publish", "/words", "/words.xlsx", "/completion", "/preview?page=one"] {
        assert_eq!(coder.get(&format!("{DESIGN}{path}")).status, 404, "{path}");
    }
    let stolen = coder.send("/studies/new", COMMANDS, &[("revision", "0"), ("do", &words("kk", "x"))]);
    assert_eq!(stolen.status, 404);
    let forged = one.post(COMMANDS, &[("revision", "0"), ("do", &words("kk", "x")), ("_token", "x")]);
    assert_eq!(forged.status, 403);
    for nonsense in ["{}", "[", r#"{"do":"move"}"#, r#"{"do":"set_text","at":"x","language":"kk"}"#] {
        assert_eq!(act(&mut one, "0", &[("do", nonsense)]).status, 400, "{nonsense}");
    }
}

async fn a_design_becomes_the_next_version_and_renamed_questions_keep_their_answers(kind: Kind) {
    let (_program, mut one, _) = two(kind);
    let rename = r#"{"do":"rename","name":"gender","to":"sex"}"#;
    assert_eq!(act(&mut one, "0", &[("do", rename)]).status, 303);
    let page = one.open("/studies/village/design/publish");
    assert_eq!(page.hidden("name/gender"), "=sex");
    let source = source_of(&page.body);
    let fields = [("do", "publish"), ("source", source.as_str()), ("name/gender", "=sex")];
    let review = one.send(DESIGN, "/studies/village/form", &fields);
    assert_eq!(review.status, 200, "what changed is shown first: {}", review.body);
    let mut seen = fields.to_vec();
    seen.push(("seen", "1"));
    let published = one.send(DESIGN, "/studies/village/form", &seen);
    assert_eq!(published.location, "/studies/village/form?done=2");
}

async fn what_a_designer_recoded_is_proposed_and_confirmed_before_it_is_published(kind: Kind) {
    let (_program, mut one, _) = two(kind);
    let recode = r#"{"do":"recode","of":"item/gender","code":"f","to":"woman"}"#;
    let done = act(&mut one, "0", &[("do", recode)]);
    assert_eq!(done.status, 303, "{}", done.body);
    let page = one.open("/studies/village/design/publish");
    assert_eq!(page.hidden("code/gender/f"), "=woman");
    let source = source_of(&page.body);
    let fields = [("do", "publish"), ("source", source.as_str()), ("code/gender/f", "=woman")];
    let review = one.send(DESIGN, "/studies/village/form", &fields);
    assert_eq!(review.status, 200, "{}", review.body);
    assert!(
        review.body.contains("value=\"&#x3d;woman\" selected")
            || review.body.contains("value=\"=woman\" selected"),
        "{}",
        review.body
    );
    let published = one.send(DESIGN, "/studies/village/form", &[&fields[..], &[("seen", "1")]].concat());
    assert_eq!(published.location, "/studies/village/form?done=2");
}

/// The text that the page publishes.
fn source_of(page: &str) -> String {
    let source = page.split_once("name=\"source\"").expect("a source").1;
    let source = source.split_once('>').expect("an element").1.split_once("</textarea>").expect("closed").0;
    let source = source.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#x2f;", "/");
    source.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

crate::on_both!(
    what_a_designer_recoded_is_proposed_and_confirmed_before_it_is_published,
    different_parts_are_both_kept_and_the_same_part_is_shown_to_the_later,
    what_is_sent_twice_is_done_once,
    everybody_undoes_their_own_steps_after_a_reload_too,
    only_who_may_publish_designs,
    a_design_becomes_the_next_version_and_renamed_questions_keep_their_answers,
);
