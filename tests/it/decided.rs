//! What a team decided where its coders differ, after the text or the team is another.

use crate::correct::keep;
use crate::harness::database::Kind;
use crate::harness::visitor::Visitor;
use crate::people::serve;
use crate::teamwork::{STUDY, TEXT, done, join, mark, two_readers};

const QUEUE: &str = "/studies/village/teamwork/disagreements";

/// Decides about the second code in a passage, in favour of the coder or of nobody.
fn decide(owner: &mut Visitor, document: &str, passage: &str, accepts: bool) {
    let about = [("document", document), ("code", "2"), ("passage", passage), ("query", "")];
    let what = if accepts { ("accept", "2") } else { ("do", "none") };
    let sent = owner.send(QUEUE, QUEUE, &[&about[..], &[what]].concat());
    assert_eq!(sent.status, 303, "{}", sent.body);
}

fn decided(owner: &mut Visitor) -> String {
    owner.open(&format!("{QUEUE}?state=decided")).body
}

async fn a_decision_goes_with_its_words_where_a_correction_numbers_passages_anew(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    done(&mut owner, &document);
    done(&mut coder, &document);
    mark(&mut coder, &document, "3", "2");
    decide(&mut owner, &document, "4", true);
    decide(&mut owner, &document, "3", false);
    assert!(owner.open(QUEUE).body.contains("Disagreements: 0"));

    let page = format!("{STUDY}/documents/{document}");
    let longer = TEXT.replace("\nСұхбаткер: Тұрғын", "\nСұхбаткер: Иә.\nСұхбаткер: Тұрғын");
    keep(&mut owner, &page, "1", &longer);
    let list = decided(&mut owner);
    assert!(list.contains("passage 4") && list.contains("passage 5"), "{list}");
    assert!(!list.contains("passage 3"), "{list}");
    assert!(list.contains("<q lang=\"kk\">Үй бірден берілді.</q>"), "where the words stand now: {list}");
    assert!(owner.open(QUEUE).body.contains("Disagreements: 0"), "what was decided is not open again");
    mark(&mut coder, &document, "3", "2");
    let open = owner.open(QUEUE).body;
    assert!(
        open.contains("Disagreements: 1") && open.contains("passage 3"),
        "nor does it hide others: {open}"
    );

    // The words go out of the text; what was decided about them is still told, and of no other passage.
    let shorter = longer.replace("Сұхбаткер: Тұрғын үй ше?\n", "");
    keep(&mut owner, &page, "2", &shorter);
    let list = decided(&mut owner);
    assert!(list.contains("The words of this passage are no longer in the text."), "{list}");
    assert!(list.contains("passage 4") && !list.contains("passage 3"), "{list}");
    let back = owner.send(QUEUE, &format!("{QUEUE}/1/take-back"), &[("query", "")]);
    assert_eq!(back.status, 303, "{}", back.body);
    let open = owner.open(QUEUE).body;
    assert!(open.contains("Disagreements: 2") && open.contains("passage 4"), "{open}");
    let agreed = owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body;
    assert_eq!(agreed.lines().count(), 1, "{agreed}");
}

async fn a_decision_comes_back_with_its_words_and_can_be_taken_back_wherever_they_are(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    done(&mut owner, &document);
    done(&mut coder, &document);
    decide(&mut owner, &document, "4", true);
    let page = format!("{STUDY}/documents/{document}");
    let shorter = TEXT.replace("Қатысушы: Үй бірден берілді.\n", "");
    let gone = "The words of this passage are no longer in the text.";
    keep(&mut owner, &page, "1", &shorter);
    assert!(decided(&mut owner).contains(gone));
    keep(&mut owner, &page, "2", &format!("Сұхбаткер: Иә.\n{TEXT}"));
    let list = decided(&mut owner);
    assert!(list.contains("passage 5") && !list.contains(gone), "{list}");
    assert!(owner.open(QUEUE).body.contains("Disagreements: 0"), "it is not open again");
    let take_back = |owner: &mut Visitor, id: &str| {
        let back = owner.send(QUEUE, &format!("{QUEUE}/{id}/take-back"), &[("query", "")]);
        assert_eq!(back.status, 303, "{}", back.body);
    };
    let agreed = |owner: &mut Visitor| {
        owner.open(&format!("{STUDY}/export/quotes?layer=agreed&language=en")).body.lines().count() - 1
    };
    assert_eq!(agreed(&mut owner), 1);
    take_back(&mut owner, "1");
    assert_eq!(agreed(&mut owner), 0);
    assert!(owner.open(QUEUE).body.contains("Disagreements: 1"));

    // While its words are gone as well; then nothing of it comes with them.
    decide(&mut owner, &document, "5", true);
    keep(&mut owner, &page, "3", &shorter);
    take_back(&mut owner, "2");
    keep(&mut owner, &page, "4", TEXT);
    assert_eq!(agreed(&mut owner), 0);
    assert!(owner.open(QUEUE).body.contains("Disagreements: 1"));
}

async fn who_left_the_team_or_did_not_read_is_nobody_to_agree_with(kind: Kind) {
    let mut program = serve(kind, &[]);
    let (mut owner, mut coder, document) = two_readers(&mut program);
    let mut third = join(&program, &mut owner, ("Дана", "coder"), 2);
    for reader in [&mut owner, &mut coder, &mut third] {
        done(reader, &document);
    }
    mark(&mut owner, &document, "4", "2");
    let open = owner.open(QUEUE).body;
    assert!(open.contains("Disagreements: 2") && open.contains("Did not give it: Дана"), "{open}");
    let compare = format!("{STUDY}/documents/{document}/compare");
    assert!(owner.open(&compare).body.contains("Passages with differences: 2 of 4"));
    let team = format!("{STUDY}/team");
    let looks_on = [("account", "3"), ("role", "viewer")];
    assert_eq!(owner.send(&team, &team, &looks_on).status, 303);
    assert!(owner.open(QUEUE).body.contains("Disagreements: 0"), "who only looks on has no say");
    assert_eq!(owner.send(&team, &team, &[("account", "3"), ("do", "remove")]).status, 303);
    assert!(owner.open(QUEUE).body.contains("Disagreements: 0"));
    let alike = owner.open(&compare).body;
    assert!(alike.contains("Passages with differences: 0 of 4") && !alike.contains("Дана"), "{alike}");

    // Somebody who has not read the document yet is not compared, whatever an address says.
    join(&program, &mut owner, ("Ерлан", "coder"), 3);
    let asked = owner.open(&format!("{compare}?coder=1&coder=2&coder=4")).body;
    assert!(asked.contains("Passages with differences: 0 of 4") && !asked.contains("Ерлан"), "{asked}");
}

crate::on_both!(
    a_decision_goes_with_its_words_where_a_correction_numbers_passages_anew,
    a_decision_comes_back_with_its_words_and_can_be_taken_back_wherever_they_are,
    who_left_the_team_or_did_not_read_is_nobody_to_agree_with,
);
