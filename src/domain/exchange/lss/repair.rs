//! What the check of a form does not take is taken out again, and told.

use super::Losses;
use super::build::KEPT;
use crate::form::check::{self, Finding, Holder, Part, Subject};
use crate::form::{Form, Item, More, excerpt};
use crate::message::Message;
use std::collections::BTreeMap;

/// How often a form is looked over: to take out one part of a circle may leave another.
const ROUNDS: usize = 60;

/// Takes out expressions that the form's check faults, and tells choices of one code apart.
pub(super) fn repair(form: &mut Form, losses: &mut Losses) {
    for _ in 0..ROUNDS {
        let faults: Vec<_> = check::check(form).into_iter().filter(Finding::is_fault).collect();
        let mut mended = false;
        for fault in faults {
            mended |= mend(form, &fault, losses);
        }
        if !mended {
            return;
        }
    }
}

/// Whether anything could be done about a fault.
fn mend(form: &mut Form, fault: &Finding, losses: &mut Losses) -> bool {
    let place = fault.subject.name(form).unwrap_or_default().to_owned();
    match (fault.subject, fault.part) {
        (Subject::Choice { of, at }, Part::Code) => recode(form, of, at, &place, losses),
        (Subject::Page(page), Part::Relevant) => {
            let page = &mut form.pages[page];
            take_out(&mut page.relevant, &mut page.more, (fault.part, &place), losses)
        }
        (Subject::Item(item), part) => {
            let Some(item) = nth(form, item) else { return false };
            let (said, more) = match (item, part) {
                (Item::Note(note), Part::Relevant) => (&mut note.relevant, &mut note.more),
                (Item::Group(group), Part::Relevant) => (&mut group.relevant, &mut group.more),
                (Item::Question(question), part) => {
                    let question = question.as_mut();
                    let said = match part {
                        Part::Relevant => &mut question.relevant,
                        Part::Constraint => &mut question.constraint,
                        Part::Default => &mut question.default,
                        Part::Calculation => {
                            question.kind = crate::form::Kind::Computed { by: crate::form::Computed::Hidden };
                            &mut question.calculation
                        }
                        _ => return false,
                    };
                    (said, &mut question.more)
                }
                _ => return false,
            };
            take_out(said, more, (part, &place), losses)
        }
        _ => false,
    }
}

fn take_out(
    said: &mut Option<String>,
    more: &mut More,
    (part, place): (Part, &str),
    losses: &mut Losses,
) -> bool {
    let Some(source) = said.take() else { return false };
    let part = if part == Part::Relevant { "relevance" } else { part.key() };
    let told = Message::new("lss-expression").with("part", part).with("source", excerpt(&source));
    losses.tell(place, told);
    more.insert(format!("{KEPT}{part}"), source);
    true
}

/// Gives a choice a code of its own that another one has, or that has a sign in it that parts codes.
fn recode(form: &mut Form, of: Holder, at: usize, place: &str, losses: &mut Losses) -> bool {
    let mut rewrite = |choices: &mut Vec<crate::form::Choice>| {
        let taken: BTreeMap<String, ()> =
            choices.iter().map(|choice| (choice.code.to_string(), ())).collect();
        let Some(choice) = choices.get_mut(at) else { return false };
        let plain: String = choice.code.as_str().replace([' ', ';'], "_").trim_start_matches('-').to_owned();
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let fresh = std::iter::once(plain.clone()).chain(numbered).find(|code| !taken.contains_key(code));
        let Some(code) = fresh.and_then(|code| crate::form::Code::new(code).ok()) else { return false };
        let told = Message::new("lss-renamed").with("from", choice.code.as_str()).with("to", code.as_str());
        losses.tell(place, told);
        choice.code = code;
        true
    };
    match of {
        Holder::List(list) => {
            let done = form.lists.get_mut(list).is_some_and(|list| rewrite(&mut list.choices));
            form.share_lists();
            done
        }
        Holder::Item(item) => {
            let Some(Item::Question(question)) = nth(form, item) else { return false };
            let Some(choices) = question.kind.choices_mut() else { return false };
            let mut own = choices.to_vec();
            let done = rewrite(&mut own);
            *choices = own.into();
            done
        }
    }
}

/// The item of that number in [`Form::items`].
fn nth(form: &mut Form, number: usize) -> Option<&mut Item> {
    fn find<'i>(items: &'i mut [Item], left: &mut usize) -> Option<&'i mut Item> {
        for item in items {
            if *left == 0 {
                return Some(item);
            }
            *left -= 1;
            if let Item::Group(group) = item
                && let Some(found) = find(&mut group.items, left)
            {
                return Some(found);
            }
        }
        None
    }
    let mut left = number;
    form.pages.iter_mut().find_map(|page| find(&mut page.items, &mut left))
}
