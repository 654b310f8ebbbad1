//! Adding, moving, grouping, duplicating and removing pages and items.

use super::naming::Taken;
use super::translate::tidy;
use super::tree::{self, place, put, take};
use super::{Command, Container, KindTag, Refusal, Spot, kind, rename};
use crate::form::{Form, Group, Item, Name, Page, model::item::deep};
use crate::language::Text;
use crate::message::Message;

type Done = Result<Command, Refusal>;

fn taken_already(name: &Name) -> Refusal {
    Refusal(Message::new("design-refused-name-taken").with("name", name.as_str()))
}

/// The name asked for, if it is free, or a new one.
fn free(taken: &Taken, name: Option<&Name>, label: &Text, otherwise: &str) -> Result<Name, Refusal> {
    match name {
        Some(name) if taken.has(name) => Err(taken_already(name)),
        Some(name) if name.as_str().starts_with('_') => {
            Err(Refusal(Message::new("form-fault-name-reserved").with("name", name.as_str())))
        }
        Some(name) => Ok(name.clone()),
        None => Ok(taken.new_name(label, otherwise)),
    }
}

pub(super) fn add_page(form: &mut Form, after: Option<&Name>, name: Option<&Name>, title: &Text) -> Done {
    let mut page = Page::new(free(&Taken::pages(form), name, title, "page")?, Vec::new());
    page.title = tidy(title)?;
    insert_page(form, after, &page)
}

pub(super) fn insert_page(form: &mut Form, after: Option<&Name>, page: &Page) -> Done {
    if Taken::pages(form).has(&page.name) {
        return Err(taken_already(&page.name));
    }
    check_free(form, &page.items)?;
    let at = place(form.pages.iter().map(|page| Some(&page.name)), after);
    form.pages.insert(at, page.clone());
    form.share_lists();
    Ok(Command::RemovePage { name: page.name.clone() })
}

/// Sees that what is put in brings no name that is there, nor one twice.
fn check_free(form: &Form, items: &[Item]) -> Result<(), Refusal> {
    let mut taken = Taken::items(form);
    for item in deep(items) {
        match item.name() {
            Some(name) if taken.has(name) => return Err(taken_already(name)),
            Some(name) => taken.take(name),
            None => return Err(Refusal::new("design-refused-unnamed")),
        }
    }
    Ok(())
}

pub(super) fn move_page(form: &mut Form, name: &Name, after: Option<&Name>) -> Done {
    let at = form.pages.iter().position(|page| page.name == *name).ok_or_else(|| Refusal::gone(name))?;
    let before = at.checked_sub(1).map(|at| form.pages[at].name.clone());
    let page = form.pages.remove(at);
    let to = place(form.pages.iter().map(|page| Some(&page.name)), after);
    form.pages.insert(to, page);
    Ok(Command::MovePage { name: name.clone(), after: before })
}

pub(super) fn remove_page(form: &mut Form, name: &Name) -> Done {
    let at = form.pages.iter().position(|page| page.name == *name).ok_or_else(|| Refusal::gone(name))?;
    let after = at.checked_sub(1).map(|at| form.pages[at].name.clone());
    Ok(Command::InsertPage { after, page: Box::new(form.pages.remove(at)) })
}

pub(super) fn add_item(form: &mut Form, to: &Spot, tag: KindTag, name: Option<&Name>, label: &Text) -> Done {
    let name = free(&Taken::items(form), name, label, tag.stem())?;
    let item = kind::fresh(tag, name, tidy(label)?);
    insert(form, to, &item)
}

pub(super) fn insert(form: &mut Form, to: &Spot, item: &Item) -> Done {
    check_free(form, std::slice::from_ref(item))?;
    let name = item.name().cloned().ok_or_else(|| Refusal::new("design-refused-unnamed"))?;
    put(form, to, vec![item.clone()])?;
    form.share_lists();
    Ok(Command::Remove { name })
}

pub(super) fn shift(form: &mut Form, name: &Name, to: &Spot) -> Done {
    let (before, item) = take(form, name)?;
    // Where it would stand in itself, what it should stand in is gone with it.
    put(form, to, vec![item]).map_err(|_| Refusal::new("design-refused-inside-itself"))?;
    Ok(Command::Move { name: name.clone(), to: before })
}

pub(super) fn remove(form: &mut Form, name: &Name) -> Done {
    let (to, item) = take(form, name)?;
    Ok(Command::Insert { to, item: Box::new(item) })
}

pub(super) fn duplicate(form: &mut Form, name: &Name) -> Done {
    let spot = tree::spot(form, name).ok_or_else(|| Refusal::gone(name))?;
    let mut copy = tree::item(form, name).cloned().ok_or_else(|| Refusal::gone(name))?;
    let mut taken = Taken::items(form);
    let old: Vec<Name> = deep(std::slice::from_ref(&copy)).filter_map(Item::name).cloned().collect();
    for old in old {
        let new = taken.numbered(old.as_str());
        taken.take(&new);
        rename::within(std::slice::from_mut(&mut copy), &old, &new);
    }
    insert(form, &Spot { inside: spot.inside, after: Some(name.clone()) }, &copy)
}

/// Where neighbours begin and how many they are, in the order in which they stand.
fn neighbours(form: &Form, names: &[Name]) -> Result<(Container, std::ops::Range<usize>), Refusal> {
    let first = names.first().ok_or_else(|| Refusal::new("design-refused-neighbours"))?;
    let inside = tree::spot(form, first).ok_or_else(|| Refusal::gone(first))?.inside;
    let items = tree::items(form, &inside).unwrap_or_default();
    let mut at: Vec<usize> = Vec::with_capacity(names.len());
    for name in names {
        let found = items.iter().position(|item| item.name() == Some(name));
        at.push(found.ok_or_else(|| Refusal::new("design-refused-neighbours"))?);
    }
    at.sort_unstable();
    let range = at[0]..at[0] + at.len();
    if at.iter().copied().eq(range.clone()) {
        Ok((inside, range))
    } else {
        Err(Refusal::new("design-refused-neighbours"))
    }
}

pub(super) fn group(form: &mut Form, names: &[Name], name: Option<&Name>, label: &Text) -> Done {
    let name = free(&Taken::items(form), name, label, KindTag::Group.stem())?;
    let mut group = kind::group(name, None);
    group.label = tidy(label)?;
    gather(form, group, names)
}

fn gather(form: &mut Form, mut group: Group, names: &[Name]) -> Done {
    let (inside, range) = neighbours(form, names)?;
    let items = tree::items_mut(form, &inside)?;
    let at = range.start;
    group.items = items.drain(range).collect();
    let name = group.name.clone();
    items.insert(at, Item::Group(Box::new(group)));
    Ok(Command::Ungroup { name })
}

pub(super) fn regroup(form: &mut Form, group: &Group, names: &[Name], to: &Spot) -> Done {
    check_free(form, &[Item::Group(Box::new(group.clone()))])?;
    if names.is_empty() {
        put(form, to, vec![Item::Group(Box::new(group.clone()))])?;
        return Ok(Command::Ungroup { name: group.name.clone() });
    }
    if !group.items.is_empty() {
        return Err(Refusal::new("design-refused-neighbours"));
    }
    gather(form, group.clone(), names)
}

pub(super) fn ungroup(form: &mut Form, name: &Name) -> Done {
    tree::group_mut(form, name)?;
    let (to, item) = take(form, name)?;
    let Item::Group(mut group) = item else { return Err(Refusal::gone(name)) };
    let items = std::mem::take(&mut group.items);
    let names = items.iter().filter_map(Item::name).cloned().collect();
    put(form, &to, items)?;
    Ok(Command::Regroup { group, names, to })
}
