//! From a form to its parts.

use super::offer;
use super::part::{Part, Sort};
use crate::form::{Form, Item};
use std::collections::HashSet;

/// The parts of a form, and which of them are pages.
pub(super) fn parts(form: &Form) -> (Vec<Part>, Vec<usize>) {
    let mut parts = Vec::new();
    let mut pages = Vec::new();
    for (index, page) in form.pages.iter().enumerate() {
        let place = parts.len();
        pages.push(place);
        parts.push(Part::of_page(page, index));
        add(&page.items, place, &mut parts);
    }
    let items: HashSet<String> =
        parts.iter().filter(|part| part.sort != Sort::Page).map(|part| part.name.to_lowercase()).collect();
    for place in &pages {
        let page = &mut parts[*place];
        if items.contains(&page.name.to_lowercase()) {
            page.name.push('/');
        }
    }
    offer::fill(form, &mut parts);
    (parts, pages)
}

fn add(items: &[Item], parent: usize, parts: &mut Vec<Part>) {
    for (index, item) in items.iter().enumerate() {
        let number = parts.len();
        let mut place = parts[parent].place.clone();
        place.push(index);
        parts[parent].children.push(number);
        parts.push(Part::of_item(item, place, parent, number));
        if let Item::Group(group) = item {
            add(&group.items, number, parts);
        }
    }
}
