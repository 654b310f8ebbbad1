//! The list of pages and items at the side.

use super::fields::button;
use super::finding::{Counts, Findings};
use crate::web::query::escape;
use domain::form::edit::{Command, KindTag, Owner, stroll};
use domain::form::{Form, Item, Page};
use domain::language::{Language, Text};
use domain::table::Worded;
use serde::Serialize;

/// Letters of a label that are shown in the list.
const EXCERPT: usize = 90;

/// A page in the list.
#[derive(Serialize)]
pub(super) struct PageRow {
    owner: String,
    /// The same as it stands in an address.
    query: String,
    name: String,
    title: Option<Worded>,
    selected: bool,
    conditional: bool,
    counts: Counts,
    up: Option<String>,
    down: Option<String>,
    items: Vec<ItemRow>,
}

/// An item in the list.
#[derive(Serialize)]
pub(super) struct ItemRow {
    owner: String,
    /// The same as it stands in an address.
    query: String,
    name: String,
    label: Option<Worded>,
    kind: &'static str,
    /// Whether others stand in it.
    holds: bool,
    selected: bool,
    required: bool,
    conditional: bool,
    counts: Counts,
    up: Option<String>,
    down: Option<String>,
    items: Vec<ItemRow>,
}

/// What the list is made from.
pub(super) struct Lister<'a> {
    pub(super) form: &'a Form,
    pub(super) findings: &'a Findings,
    pub(super) selected: &'a Owner,
    /// The reader's language.
    pub(super) language: Language,
    /// The language that labels are shown in.
    pub(super) writing: Language,
}

impl Lister<'_> {
    pub(super) fn pages(&self) -> Vec<PageRow> {
        self.form.pages.iter().map(|page| self.page(page)).collect()
    }

    fn page(&self, page: &Page) -> PageRow {
        let owner = Owner::Page(page.name.clone());
        let moved = |after| button(&Command::MovePage { name: page.name.clone(), after });
        PageRow {
            name: page.name.to_string(),
            title: self.words(&page.title),
            selected: *self.selected == owner,
            conditional: page.relevant.is_some(),
            counts: self.findings.count(&owner),
            up: stroll::page_up(self.form, &page.name).map(moved),
            down: stroll::page_down(self.form, &page.name).map(|after| moved(Some(after))),
            items: self.items(&page.items),
            query: escape(&owner.to_string()),
            owner: owner.to_string(),
        }
    }

    fn items(&self, items: &[Item]) -> Vec<ItemRow> {
        items.iter().filter_map(|item| self.item(item)).collect()
    }

    fn item(&self, item: &Item) -> Option<ItemRow> {
        let name = item.name()?;
        let owner = Owner::Item(name.clone());
        let moved = |to| button(&Command::Move { name: name.clone(), to });
        let question = item.as_question();
        let label = match item {
            Item::Note(note) => &note.note,
            Item::Group(group) => &group.label,
            Item::Question(question) => &question.label,
        };
        Some(ItemRow {
            name: name.to_string(),
            label: self.words(label),
            kind: KindTag::of(item).tag(),
            holds: item.as_group().is_some(),
            selected: *self.selected == owner,
            required: question.is_some_and(|question| question.required || question.required_if.is_some()),
            conditional: item.relevant().is_some(),
            counts: self.findings.count(&owner),
            up: stroll::up(self.form, name).map(moved),
            down: stroll::down(self.form, name).map(moved),
            items: item.as_group().map_or_else(Vec::new, |group| self.items(&group.items)),
            query: escape(&owner.to_string()),
            owner: owner.to_string(),
        })
    }

    fn words(&self, text: &Text) -> Option<Worded> {
        let mut worded = Worded::of(text, self.writing, &self.form.languages);
        let spoken = worded.language.unwrap_or(self.writing);
        worded.language = Some(spoken).filter(|spoken| *spoken != self.language);
        if worded.text.trim().is_empty() {
            return None;
        }
        let words = worded.text.split_whitespace().collect::<Vec<_>>().join(" ");
        worded.text = match words.char_indices().nth(EXCERPT) {
            Some((at, _)) => format!("{}…", words[..at].trim_end()),
            None => words,
        };
        Some(worded)
    }
}
