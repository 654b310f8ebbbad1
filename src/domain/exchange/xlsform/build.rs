//! The tree of rows as pages and items.

use super::Beside;
use super::headings::Table;
use super::lists::Lists;
use super::names::Names;
use super::pages::Top;
use super::question::What;
use super::report::Report;
use super::row::{Cells, Manner};
use super::survey::Node;
use super::types::{Control, Plain, Type};
use crate::form::{Group, Item, Kind, Name, Note, Page, Question, Repeat};
use crate::language::{Language, Text};
use crate::message::Message;

/// What a choice is called that `or_other` adds, in the three languages.
pub(super) const OTHER: [&str; 3] = ["Басқа", "Другое", "Other"];

/// What is built, out of what.
pub(super) struct Build<'w, 'r> {
    pub(super) table: &'w Table<'w>,
    pub(super) manner: &'w Manner,
    pub(super) names: &'w Names,
    pub(super) languages: &'w [Language],
    pub(super) beside: &'w Beside<'w>,
    pub(super) lists: &'r mut Lists,
    pub(super) report: &'r mut Report,
    /// The row of each item, in the order of the form.
    pub(super) rows: Vec<usize>,
}

impl Build<'_, '_> {
    /// What stands at the top of the form.
    pub(super) fn top(&mut self, nodes: &[Node<'_>]) -> Vec<Top> {
        let mut top = Vec::new();
        for node in nodes {
            if let Type::Begin(Control::Group) = node.typed {
                top.extend(self.page(node).map(|page| Top::Page(node.row.number, page)));
            } else {
                let mut begins = self.table.cell(&node.row, "page").map(str::to_owned);
                for item in self.items(std::slice::from_ref(node)) {
                    top.push(Top::Bare(begins.take(), node.row.number, item));
                }
            }
        }
        top
    }

    fn page(&mut self, node: &Node<'_>) -> Option<Page> {
        let items = self.items(&node.children);
        // A page that is called like an item has a group of another name.
        let own = self.table.cell(&node.row, "page").and_then(|name| Name::new(name).ok());
        let name = own.or_else(|| self.names.of(node).cloned())?;
        let mut cells = Cells::new(self.table, &node.row, self.manner, self.names);
        cells.forget(&["type", "name", "page", "disabled"]);
        let page = Page {
            title: cells.text("label"),
            relevant: cells.take("relevant").map(|taken| taken.text),
            appearance: self.looks(&mut cells),
            more: cells.rest(),
            ..Page::new(name, items)
        };
        (!page.items.is_empty()).then_some(page)
    }

    fn items(&mut self, nodes: &[Node<'_>]) -> Vec<Item> {
        let mut items = Vec::new();
        for node in nodes {
            let at = self.rows.len();
            self.rows.push(node.row.number);
            match self.item(node) {
                Some(item) => items.push(item),
                None => self.rows.truncate(at),
            }
            if let Type::Select(select) = &node.typed
                && select.or_other
                && let Some(other) = self.other(node, &select.list)
            {
                self.rows.push(node.row.number);
                items.push(other);
            }
        }
        items
    }

    fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        let mut cells = Cells::new(self.table, &node.row, self.manner, self.names);
        cells.forget(&["type", "name", "page", "disabled"]);
        match &node.typed {
            Type::Begin(control) => self.group(node, cells, *control),
            Type::Plain(Plain::Note) => Some(Item::Note(Box::new(self.note(node, cells)))),
            Type::Plain(Plain::External(ending)) => {
                self.external(node, &cells, ending);
                None
            }
            Type::Plain(plain) => {
                let mut question = self.question(node, cells, &What::Plain(plain))?;
                if *plain == Plain::Phone && question.constraint.is_none() {
                    question.constraint = Some("regex(., '^\\d*$')".to_owned());
                }
                Some(Item::Question(Box::new(question)))
            }
            Type::Select(select) => {
                let question = self.question(node, cells, &What::Select(select))?;
                self.doubts(node, &question);
                Some(Item::Question(Box::new(question)))
            }
            Type::End(_) | Type::Setting(_) => None,
        }
    }

    fn group(&mut self, node: &Node<'_>, mut cells: Cells<'_>, control: Control) -> Option<Item> {
        let items = self.items(&node.children);
        let count = cells.take("repeat_count").map(|taken| taken.text);
        let group = Group {
            name: self.names.of(node)?.clone(),
            label: cells.text("label"),
            hint: cells.text("hint"),
            relevant: cells.take("relevant").map(|taken| taken.text),
            repeat: (control == Control::Repeat).then_some(Repeat { count }),
            appearance: self.looks(&mut cells),
            more: cells.rest(),
            items,
        };
        (!group.items.is_empty()).then(|| Item::Group(Box::new(group)))
    }

    fn note(&mut self, node: &Node<'_>, mut cells: Cells<'_>) -> Note {
        let mut note = Note {
            note: cells.text("label"),
            name: self.names.of(node).cloned(),
            hint: cells.text("hint"),
            relevant: cells.take("relevant").map(|taken| taken.text),
            media: cells.media(),
            appearance: self.looks(&mut cells),
            more: Default::default(),
        };
        if note.note.is_empty() && note.media.is_empty() {
            self.report.warn(cells.place(Some("label")), Message::new("import-note-empty"));
            let words = note.name.as_ref().map_or("…", Name::as_str).to_owned();
            note.note = std::mem::take(&mut note.hint);
            if note.note.is_empty() {
                self.manner.tongue.put(&mut note.note, words);
            }
        }
        note.more = cells.rest();
        note
    }

    fn looks(&mut self, cells: &mut Cells<'_>) -> String {
        let Some(taken) = cells.take("appearance") else { return String::new() };
        if taken.text.starts_with("ex:") || taken.text.contains(" ex:") {
            self.report.warn(cells.at(&taken), Message::new("import-intent"));
        }
        taken.text
    }

    /// A table of a file that no question takes its choices from.
    fn external(&mut self, node: &Node<'_>, cells: &Cells<'_>, ending: &str) {
        let place = cells.place(Some("name"));
        let Some(name) = self.table.cell(&node.row, "name") else {
            self.report.fault(place, Message::new("import-name-missing"));
            return;
        };
        let name = super::row::plain(name, true);
        let dotted = name.to_lowercase().ends_with(&format!(".{ending}"));
        let file = if dotted { name } else { format!("{name}.{ending}") };
        self.lists.of_file(&file, &Default::default(), self.beside, self.manner, &place, self.report);
    }

    /// Words in those of the three languages that the form has.
    fn words(&self, all: [&str; 3]) -> Text {
        let mut text = Text::default();
        for (language, words) in Language::ALL.into_iter().zip(all) {
            if self.languages.contains(&language) {
                text.set(language, Some(words.to_owned()));
            }
        }
        text
    }

    /// The question that follows one with `or_other`.
    fn other(&mut self, node: &Node<'_>, list: &str) -> Option<Item> {
        let name = self.names.of_other(node)?.clone();
        let asked = self.names.of(node)?;
        if self.table.cell(&node.row, "choice_filter").is_some() {
            let place = self.table.sheet.place(node.row.number, self.table.column("choice_filter"));
            self.report.fault(place, Message::new("import-or-other-filter"));
        }
        self.lists.add_other(list, self.words(OTHER));
        let label = self.words(["Басқа: өзіңіз жазыңыз", "Другое: напишите сами", "Other: please specify"]);
        let question = Question {
            relevant: Some(format!("selected(${{{asked}}}, 'other')")),
            ..Question::new(name, label, Kind::Text { max_length: None })
        };
        Some(Item::Question(Box::new(question)))
    }

    /// What the choices of a question may not be.
    fn doubts(&mut self, node: &Node<'_>, question: &Question) {
        let place = self.table.sheet.place(node.row.number, self.table.column("appearance"));
        if question.appearance.contains("search(") {
            self.report.warn(place, Message::new("import-search"));
        }
    }
}
