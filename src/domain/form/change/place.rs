//! Where the items of a form stand.

use crate::form::{Form, Item, Name, Page};
use std::collections::HashMap;

/// An item, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Placed<'f> {
    pub(super) item: &'f Item,
    pub(super) page: &'f Page,
    /// Which page that is, from 1.
    pub(super) number: usize,
    /// The innermost group around it.
    pub(super) group: Option<&'f Name>,
    /// The innermost repeat around it.
    pub(super) repeat: Option<&'f Name>,
}

/// The items of a form in order, to be found by name.
pub(super) struct Places<'f> {
    pub(super) all: Vec<Placed<'f>>,
    names: HashMap<&'f str, usize>,
}

impl<'f> Places<'f> {
    pub(super) fn of(form: &'f Form) -> Self {
        let mut places = Self { all: Vec::new(), names: HashMap::new() };
        for at in form.pages.iter().zip(1..) {
            places.add(at, &at.0.items, None, None);
        }
        places
    }

    fn add(
        &mut self,
        at: (&'f Page, usize),
        items: &'f [Item],
        group: Option<&'f Name>,
        repeat: Option<&'f Name>,
    ) {
        let (page, number) = at;
        for item in items {
            if let Some(name) = item.name() {
                self.names.insert(name.as_str(), self.all.len());
            }
            self.all.push(Placed { item, page, number, group, repeat });
            if let Item::Group(inner) = item {
                let repeat = if inner.repeat.is_some() { Some(&inner.name) } else { repeat };
                self.add(at, &inner.items, Some(&inner.name), repeat);
            }
        }
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    pub(super) fn get(&self, name: &str) -> Option<Placed<'f>> {
        self.index(name).map(|index| self.all[index])
    }
}

impl Placed<'_> {
    /// Whether answers are kept under its name: a question, or a repeat.
    pub(super) fn holds_answers(&self) -> bool {
        match self.item {
            Item::Question(_) => true,
            Item::Group(group) => group.repeat.is_some(),
            Item::Note(_) => false,
        }
    }
}
