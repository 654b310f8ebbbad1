//! Changes between two versions as a page shows them: by question, old beside new.

use super::pages::LanguageName;
use crate::web::page_name::PageName;
use domain::form::change::{Change, Declarations, Part, Place, Severity, Side, What};
use domain::form::{Form, Item};
use domain::language::{Language, Text};
use domain::message::Message;
use serde::Serialize;
use std::collections::HashMap;

/// The most questions and other places that a page shows.
const SHOWN: usize = 400;

/// What changed, by place.
#[derive(Serialize)]
pub(super) struct ChangesView {
    counts: Vec<CountView>,
    places: Vec<PlaceView>,
    /// How many places do not fit.
    more: usize,
}

/// How many changes there are of a severity.
#[derive(Serialize)]
struct CountView {
    severity: &'static str,
    label: Message,
    count: usize,
}

#[derive(Serialize)]
struct PlaceView {
    title: Message,
    severity: &'static str,
    told: Message,
    /// That it is new, or not asked any more: its words tell the rest.
    state: Option<Message>,
    /// Its words in every language, old beside new.
    words: Vec<WordsView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct WordsView {
    language: LanguageName,
    before: Option<String>,
    after: Option<String>,
    changed: bool,
}

#[derive(Serialize)]
struct RowView {
    what: Message,
    before: SideView,
    after: SideView,
    language: Option<Language>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum SideView {
    Nothing,
    Words(String),
    Said(Message),
}

impl From<&Side> for SideView {
    fn from(side: &Side) -> Self {
        match side {
            Side::Nothing => Self::Nothing,
            Side::Words(words) => Self::Words(words.clone()),
            Side::Said(message) => Self::Said(message.clone()),
        }
    }
}

impl ChangesView {
    pub(super) fn new(
        (old, new): (&Form, &Form),
        declared: &Declarations,
        changes: &[Change],
        language: Language,
    ) -> Self {
        let mut order: Vec<&Place> = Vec::new();
        let mut by_place: HashMap<&Place, Vec<&Change>> = HashMap::new();
        for change in changes {
            let here = by_place.entry(&change.place).or_default();
            if here.is_empty() {
                order.push(&change.place);
            }
            here.push(change);
        }
        let count = |severity: Severity| CountView {
            severity: severity.tag(),
            label: told(severity),
            count: changes.iter().filter(|change| change.severity == severity).count(),
        };
        let counts = [Severity::Undeclared, Severity::Notable, Severity::Harmless].map(count);
        let shown = order.iter().take(SHOWN);
        let books = Books { old: book(old), new: book(new), declared, forms: (old, new), language };
        Self {
            counts: counts.into_iter().filter(|count| count.count > 0).collect(),
            places: shown.map(|place| books.place(place, &by_place[place])).collect(),
            more: order.len().saturating_sub(SHOWN),
        }
    }
}

fn told(severity: Severity) -> Message {
    Message::new(&format!("change-severity-{}", severity.tag()))
}

/// The words of everything that has a name, in both forms.
struct Books<'f> {
    old: HashMap<&'f str, &'f Text>,
    new: HashMap<&'f str, &'f Text>,
    declared: &'f Declarations,
    forms: (&'f Form, &'f Form),
    language: Language,
}

fn book(form: &Form) -> HashMap<&str, &Text> {
    let named = form.items().filter_map(|item| {
        let words = match item {
            Item::Question(question) => &question.label,
            Item::Group(group) => &group.label,
            Item::Note(note) => &note.note,
        };
        Some((item.name()?.as_str(), words))
    });
    named.collect()
}

impl Books<'_> {
    fn place(&self, place: &Place, changes: &[&Change]) -> PlaceView {
        let severity = changes.iter().map(|change| change.severity).max().unwrap_or(Severity::Harmless);
        let words = match place {
            Place::Question(name) | Place::Group(name) => self.words(name.as_str()),
            _ => Vec::new(),
        };
        let is_state = |change: &Change| matches!(change.what, What::Added | What::Hidden);
        let state = changes.iter().find(|change| is_state(change)).filter(|_| !words.is_empty());
        // The words stand above, in every language.
        let is_above =
            |change: &Change| is_state(change) || matches!(change.what, What::Text(Part::Label, Some(_)));
        let rows = changes.iter().filter(|change| words.is_empty() || !is_above(change));
        PlaceView {
            title: self.title(place),
            severity: severity.tag(),
            told: told(severity),
            state: state.map(|change| change.message()),
            rows: rows.map(|change| row(change)).collect(),
            words,
        }
    }

    /// What a place is called; a page by its title or its number.
    fn title(&self, place: &Place) -> Message {
        let (Place::Page(page) | Place::Note(page)) = place else { return place.message() };
        let (old, new) = self.forms;
        let called = |form| PageName::of(form, page.as_str(), self.language);
        match called(new).or_else(|| called(old)) {
            None => place.message(),
            Some(page) => match page.title {
                Some(title) => place.called(&title.text),
                None => place.numbered(page.number),
            },
        }
    }

    fn words(&self, name: &str) -> Vec<WordsView> {
        let rename = self.declared.renames.iter().find(|rename| rename.to.as_str() == name);
        let before = self.old.get(rename.map_or(name, |rename| rename.from.as_str()));
        let after = self.new.get(name);
        let of = |text: Option<&&Text>, language| text.and_then(|text| text.get(language)).map(str::to_owned);
        Language::ALL
            .into_iter()
            .map(|language| (language, of(before, language), of(after, language)))
            .filter(|(_, before, after)| before.is_some() || after.is_some())
            .map(|(language, before, after)| WordsView {
                language: language.into(),
                changed: before != after,
                before,
                after,
            })
            .collect()
    }
}

/// A change in one row.
fn row(change: &Change) -> RowView {
    let language = match change.what {
        What::Text(_, language) | What::ChoiceText(_, language) => language,
        _ => None,
    };
    let (before, after) = ((&change.before).into(), (&change.after).into());
    RowView { what: change.message(), before, after, language }
}
