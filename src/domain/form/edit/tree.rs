//! Finding items by name, taking them out and putting them in.

use super::Refusal;
use crate::form::{Form, Group, Item, Name, Page, Question};
use serde::{Deserialize, Serialize};

/// Where an item stands: in what, and behind which neighbour. Places are told by neighbours and not
/// by numbers, so that they mean the same after somebody else added something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// In what.
    pub inside: Container,
    /// The neighbour before it; first where there is none. One that stands elsewhere by now means: last.
    #[serde(default)]
    pub after: Option<Name>,
}

/// What items stand in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// A page.
    Page(Name),
    /// A group.
    Group(Name),
}

impl Container {
    /// The name of the page or group.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Self::Page(name) | Self::Group(name) => name,
        }
    }
}

/// How deep groups stand in one another among these.
pub(super) fn depth(items: &[Item]) -> usize {
    items.iter().filter_map(Item::as_group).map(|group| 1 + depth(&group.items)).max().unwrap_or(0)
}

/// The item of that name.
#[must_use]
pub fn item<'f>(form: &'f Form, name: &Name) -> Option<&'f Item> {
    form.items().find(|item| item.name() == Some(name))
}

/// The page on which an item stands.
#[must_use]
pub fn page_of<'f>(form: &'f Form, name: &Name) -> Option<&'f Page> {
    form.pages
        .iter()
        .find(|page| crate::form::model::item::deep(&page.items).any(|item| item.name() == Some(name)))
}

pub(super) fn item_mut<'f>(form: &'f mut Form, name: &Name) -> Option<&'f mut Item> {
    form.pages.iter_mut().find_map(|page| within(&mut page.items, name))
}

fn within<'i>(items: &'i mut [Item], name: &Name) -> Option<&'i mut Item> {
    for item in items {
        if item.name() == Some(name) {
            return Some(item);
        }
        if let Item::Group(group) = item
            && let Some(found) = within(&mut group.items, name)
        {
            return Some(found);
        }
    }
    None
}

pub(super) fn question_mut<'f>(form: &'f mut Form, name: &Name) -> Result<&'f mut Question, Refusal> {
    match item_mut(form, name) {
        Some(Item::Question(question)) => Ok(question),
        _ => Err(Refusal::gone(name)),
    }
}

pub(super) fn page_mut<'f>(form: &'f mut Form, name: &Name) -> Result<&'f mut Page, Refusal> {
    form.pages.iter_mut().find(|page| page.name == *name).ok_or_else(|| Refusal::gone(name))
}

pub(super) fn group_mut<'f>(form: &'f mut Form, name: &Name) -> Result<&'f mut Group, Refusal> {
    match item_mut(form, name) {
        Some(Item::Group(group)) => Ok(group),
        _ => Err(Refusal::gone(name)),
    }
}

pub(super) fn items_mut<'f>(form: &'f mut Form, of: &Container) -> Result<&'f mut Vec<Item>, Refusal> {
    match of {
        Container::Page(name) => page_mut(form, name).map(|page| &mut page.items),
        Container::Group(name) => group_mut(form, name).map(|group| &mut group.items),
    }
}

/// The items that stand in a page or group.
#[must_use]
pub fn items<'f>(form: &'f Form, of: &Container) -> Option<&'f [Item]> {
    match of {
        Container::Page(name) => form.page(name.as_str()).map(|page| page.items.as_slice()),
        Container::Group(name) => form.group(name.as_str()).map(|group| group.items.as_slice()),
    }
}

/// Where an item stands.
#[must_use]
pub fn spot(form: &Form, name: &Name) -> Option<Spot> {
    form.pages.iter().find_map(|page| spot_in(Container::Page(page.name.clone()), &page.items, name))
}

fn spot_in(inside: Container, items: &[Item], name: &Name) -> Option<Spot> {
    let mut after = None;
    for item in items {
        if item.name() == Some(name) {
            return Some(Spot { inside, after });
        }
        if let Item::Group(group) = item
            && let Some(found) = spot_in(Container::Group(group.name.clone()), &group.items, name)
        {
            return Some(found);
        }
        after = item.name().cloned();
    }
    None
}

/// Takes an item out, and answers where it stood.
pub(super) fn take(form: &mut Form, name: &Name) -> Result<(Spot, Item), Refusal> {
    let spot = spot(form, name).ok_or_else(|| Refusal::gone(name))?;
    let items = items_mut(form, &spot.inside)?;
    let at = items.iter().position(|item| item.name() == Some(name)).ok_or_else(|| Refusal::gone(name))?;
    Ok((spot, items.remove(at)))
}

/// Puts items in, in order.
pub(super) fn put(form: &mut Form, to: &Spot, new: Vec<Item>) -> Result<(), Refusal> {
    let items = items_mut(form, &to.inside)?;
    let at = place(items.iter().map(Item::name), to.after.as_ref());
    items.splice(at..at, new);
    Ok(())
}

/// The position behind that neighbour: the first where there is none, the last where it is not here.
pub(super) fn place<'n, T: PartialEq + 'n>(
    mut here: impl ExactSizeIterator<Item = Option<&'n T>>,
    after: Option<&T>,
) -> usize {
    let Some(after) = after else { return 0 };
    let count = here.len();
    here.position(|name| name == Some(after)).map_or(count, |at| at + 1)
}
