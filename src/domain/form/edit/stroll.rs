//! One step up or down: where an item stands next, over the edges of groups and pages.

use super::tree::{self, Container, Spot};
use crate::form::{Form, Item, Name};

/// Where an item stands after a step up; `None` at the beginning of the form.
#[must_use]
pub fn up(form: &Form, name: &Name) -> Option<Spot> {
    let Spot { inside, after } = tree::spot(form, name)?;
    match after {
        // Into the group above, at its end.
        Some(above) if form.group(above.as_str()).is_some() => Some(last(form, Container::Group(above))),
        Some(above) => tree::spot(form, &above),
        None => match &inside {
            Container::Group(group) => tree::spot(form, group),
            Container::Page(page) => {
                let at = form.pages.iter().position(|other| other.name == *page)?;
                let before = form.pages.get(at.checked_sub(1)?)?;
                Some(last(form, Container::Page(before.name.clone())))
            }
        },
    }
}

/// Where an item stands after a step down; `None` at the end of the form.
#[must_use]
pub fn down(form: &Form, name: &Name) -> Option<Spot> {
    let Spot { inside, .. } = tree::spot(form, name)?;
    let items = tree::items(form, &inside)?;
    let at = items.iter().position(|item| item.name() == Some(name))?;
    match items.get(at + 1) {
        Some(Item::Group(group)) => Some(Spot { inside: Container::Group(group.name.clone()), after: None }),
        Some(below) => Some(Spot { inside, after: below.name().cloned() }),
        None => match inside {
            Container::Group(group) => {
                let outer = tree::spot(form, &group)?;
                Some(Spot { inside: outer.inside, after: Some(group) })
            }
            Container::Page(page) => {
                let at = form.pages.iter().position(|other| other.name == page)?;
                let next = form.pages.get(at + 1)?;
                Some(Spot { inside: Container::Page(next.name.clone()), after: None })
            }
        },
    }
}

/// The end of a page or group.
#[must_use]
pub fn last(form: &Form, inside: Container) -> Spot {
    let after = tree::items(form, &inside).and_then(|items| items.last()?.name().cloned());
    Spot { inside, after }
}

/// The page above which a page stands after a step up: the one that it is then behind, if any.
#[must_use]
pub fn page_up(form: &Form, name: &Name) -> Option<Option<Name>> {
    let at = form.pages.iter().position(|page| page.name == *name)?;
    let above = at.checked_sub(1)?;
    Some(above.checked_sub(1).map(|at| form.pages[at].name.clone()))
}

/// The page behind which a page stands after a step down.
#[must_use]
pub fn page_down(form: &Form, name: &Name) -> Option<Name> {
    let at = form.pages.iter().position(|page| page.name == *name)?;
    Some(form.pages.get(at + 1)?.name.clone())
}
