//! An unfinished form made fit to be looked at.

use crate::form::check::{Part, Subject, check};
use crate::form::{Form, Item, Page};

/// The form as it can be shown whatever its faults: conditions are left out, so that every question is
/// seen, and so are expressions that have faults.
#[must_use]
pub fn fit_to_show(form: &Form) -> Form {
    let faulty: Vec<(usize, Part)> = check(form)
        .into_iter()
        .filter(|finding| finding.is_fault())
        .filter_map(|finding| match finding.subject {
            Subject::Item(at) => Some((at, finding.part)),
            _ => None,
        })
        .collect();
    let mut shown = form.clone();
    let mut at = 0;
    for page in &mut shown.pages {
        let Page { relevant, items, .. } = page;
        *relevant = None;
        clean(items, &mut at, &faulty);
    }
    shown
}

fn clean(items: &mut [Item], at: &mut usize, faulty: &[(usize, Part)]) {
    for item in items {
        let number = *at;
        *at += 1;
        let has = |part| faulty.contains(&(number, part));
        match item {
            Item::Note(note) => note.relevant = None,
            Item::Group(group) => {
                group.relevant = None;
                if let Some(repeat) = &mut group.repeat
                    && has(Part::RepeatCount)
                {
                    repeat.count = None;
                }
                clean(&mut group.items, at, faulty);
            }
            Item::Question(question) => {
                question.relevant = None;
                for (part, expression) in [
                    (Part::RequiredIf, &mut question.required_if),
                    (Part::Constraint, &mut question.constraint),
                    (Part::Default, &mut question.default),
                    (Part::Calculation, &mut question.calculation),
                    (Part::ChoiceFilter, &mut question.choice_filter),
                ] {
                    if has(part) {
                        *expression = None;
                    }
                }
            }
        }
    }
}
