//! Pages, whole submissions and the way through them.

use super::*;
use crate::answer::flow::{Flow, Progress};

#[test]
fn what_is_not_asked_counts_as_empty_whatever_was_sent() {
    let stale = raw(&[
        ("agree", "no"),
        ("age", "250"),
        ("salary", "\0"),
        ("troubles", "pay"),
        ("when", "soon"),
        ("why", "because"),
    ]);
    let answers = accept::whole(&form(), &stale).unwrap();
    for question in ["age", "salary", "when", "why", "again"] {
        assert_eq!(*answers.get(question), Answer::Missing(Missing::NotAsked), "{question}");
    }
    assert_eq!(answers.0.len(), form().questions().count());

    let dropped = raw(&[("agree", "yes"), ("age", "25"), ("when", "soon"), ("why", "because")]);
    let answers = accept::whole(&form(), &dropped).unwrap();
    assert_eq!(*answers.get("why"), Answer::Missing(Missing::NotAsked), "an unasked answer asks nothing");
}

#[test]
fn fields_that_are_no_questions_never_become_answers() {
    let answers = accept::whole(&form(), &raw(&[("agree", "no"), ("_page", "1"), ("x", "\0")])).unwrap();
    assert!(answers.0.keys().all(|name| form().question(name.as_str()).is_some()));
}

#[test]
fn a_whole_form_tells_every_fault_in_order() {
    let faults =
        accept::whole(&form(), &raw(&[("agree", "yes"), ("height", "x"), ("began", "y")])).unwrap_err();
    assert_eq!(faulty(&faults), ["age", "height", "began"]);
    assert_eq!(faults.iter().map(|fault| fault.required).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(faulty(&accept::whole(&form(), &Raw::default()).unwrap_err()), ["agree"]);
}

#[test]
fn a_page_is_checked_by_what_was_sent_before_and_an_unticked_box_stays_unticked() {
    let form = form();
    let before = raw(&[("agree", "yes"), ("age", "wrong"), ("troubles", "none")]);
    let result = accept::page(&form, &page("troubles"), &Raw::default(), &before);
    assert_eq!(result.faults, [], "faults of other pages are not this one's");
    assert_eq!(result.answers.0.len(), 1);
    assert_eq!(*result.answers.get("troubles"), Answer::Missing(Missing::NoAnswer));

    let before = raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]);
    let result = accept::page(&form, &page("last"), &raw(&[("when", "soon"), ("why", "so")]), &before);
    assert_eq!(faulty(&result.faults), ["again"], "what becomes asked by its own page is asked");
}

#[test]
fn the_way_passes_over_pages_that_ask_nothing() {
    let form = form();
    let names =
        |raw: &Raw| Flow::of(&form, raw).pages().map(|page| page.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&Raw::default()), ["agree", "height", "troubles", "began"]);
    let agreed = raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]);
    assert_eq!(names(&agreed), ["agree", "age", "salary", "height", "troubles", "began", "last"]);

    let flow = Flow::of(&form, &raw(&[("agree", "no")]));
    let name = |page: Option<&Page>| page.map(|page| page.name.to_string());
    assert_eq!(name(flow.first()).as_deref(), Some("agree"));
    assert_eq!(name(flow.next("agree")).as_deref(), Some("height"));
    assert_eq!(name(flow.next("salary")).as_deref(), Some("height"), "from a page no longer asked too");
    assert_eq!(name(flow.previous("height")).as_deref(), Some("agree"));
    assert_eq!(name(flow.next("began")), None);
    assert_eq!(name(flow.previous("agree")), None);
    let progress = |position, open| Some(Progress { position, count: 4, open });
    assert_eq!(flow.progress("troubles"), progress(3, true), "an answer on it may bring the last page");
    assert_eq!(flow.progress("began"), progress(4, false));
    assert_eq!(flow.progress("age"), None);
    assert!(flow.is_asked("began") && !flow.is_asked("last"));
    assert!(flow.first_faulty().is_none());
}

#[test]
fn whoever_resumes_goes_to_the_first_page_with_a_fault() {
    let form = form();
    let flow = Flow::of(&form, &raw(&[("agree", "yes"), ("age", "25"), ("height", "tall")]));
    assert_eq!(flow.first_faulty().unwrap().name.as_str(), "height");
    assert_eq!(*flow.answers().get("age"), Answer::Integer(25));
    assert_eq!(*flow.answers().get("height"), Answer::Missing(Missing::NoAnswer));
}

#[test]
fn items_that_hang_on_their_own_page_are_told_apart() {
    let form = form();
    let flow = Flow::of(&form, &raw(&[("agree", "yes"), ("age", "25"), ("troubles", "pay")]));
    let standings: Vec<_> =
        flow.items("last").iter().map(|standing| (standing.relevant, standing.depends)).collect();
    assert_eq!(standings, [(false, false), (true, false), (false, true), (false, true)]);
    assert!(flow.items("nowhere").is_empty());
}
