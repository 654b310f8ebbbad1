//! The rows of the survey as a tree: groups are matched, types known; nothing else is read yet.

use super::headings::Table;
use super::report::Report;
use super::types::{Control, Plain, Type};
use crate::exchange::workbook::Row;
use crate::form::check::{DEEPEST, ITEMS, QUESTIONS};
use crate::form::excerpt;
use crate::message::Message;
use std::borrow::Cow;

/// How deep groups may stand in groups; the outermost is a page.
pub(super) const DEPTH: usize = DEEPEST + 1;

/// A row with what stands in it.
#[derive(Clone)]
pub(super) struct Node<'w> {
    /// Tells it from all others of the tree: rows of a loop stand there several times.
    pub(super) id: usize,
    pub(super) row: Cow<'w, Row>,
    pub(super) typed: Type,
    /// Empty but for groups.
    pub(super) children: Vec<Node<'w>>,
}

/// A group under way.
struct Open<'w> {
    row: &'w Row,
    control: Control,
    children: Vec<Node<'w>>,
}

/// Reads the tree; what is wrong with it is told. Its nodes have no numbers yet.
pub(super) fn tree<'w>(table: &'w Table<'w>, report: &mut Report) -> Vec<Node<'w>> {
    let mut tree = Tree { table, report, open: Vec::new(), top: Vec::new(), beyond: 0 };
    for row in &table.sheet.rows {
        tree.row(row);
    }
    tree.finish()
}

impl<'w> Node<'w> {
    pub(super) fn new(row: Cow<'w, Row>, typed: Type, children: Vec<Self>) -> Self {
        Self { id: 0, row, typed, children }
    }
}

struct Tree<'w, 'r> {
    table: &'w Table<'w>,
    report: &'r mut Report,
    open: Vec<Open<'w>>,
    top: Vec<Node<'w>>,
    /// How many groups are open beyond the depth that is taken.
    beyond: usize,
}

impl<'w> Tree<'w, '_> {
    fn row(&mut self, row: &'w Row) {
        let place = |key: &str| self.table.sheet.place(row.number, self.table.column(key));
        let cell = |key: &str| self.table.cell(row, key);
        if let Some(disabled) = cell("disabled")
            && is_yes(disabled)
        {
            self.report.warn(place("disabled"), Message::new("import-row-disabled"));
            return;
        }
        let Some(word) = cell("type") else {
            let asks =
                self.table.cells(row).any(|cell| matches!(cell.heading.key.as_str(), "name" | "label"));
            let has_heading = self.table.cells(row).any(|cell| !cell.heading.key.is_empty());
            if asks {
                self.report.fault(place("type"), Message::new("import-type-missing"));
            } else if has_heading {
                self.report
                    .warn(self.table.sheet.place(row.number, None), Message::new("import-row-skipped"));
            }
            return;
        };
        let typed = Type::of(&super::row::plain(word, true)).unwrap_or_else(|like| {
            let told = Message::new(if like.is_some() { "import-type-like" } else { "import-type-unknown" });
            let told = told.with("type", excerpt(word)).with("like", like.unwrap_or_default());
            self.report.fault(place("type"), told);
            Type::instead(word, like)
        });
        match typed {
            Type::Begin(control) => self.begin(row, control),
            Type::End(control) => self.end(row, control),
            typed => self.put(Node::new(Cow::Borrowed(row), typed, Vec::new())),
        }
    }

    fn put(&mut self, node: Node<'w>) {
        self.open.last_mut().map_or(&mut self.top, |open| &mut open.children).push(node);
    }

    fn begin(&mut self, row: &'w Row, control: Control) {
        let place = self.table.sheet.place(row.number, self.table.column("type"));
        let deeper = self.open.iter().map(|open| open.control).chain([control]).map(levels).sum::<usize>();
        if self.beyond > 0 || deeper > DEPTH {
            if self.beyond == 0 {
                self.report.fault(place, Message::new("import-group-deep").with("limit", DEPTH));
            }
            self.beyond += 1;
            return;
        }
        self.open.push(Open { row, control, children: Vec::new() });
    }

    fn end(&mut self, row: &'w Row, control: Control) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let place = self.table.sheet.place(row.number, self.table.column("type"));
        let Some(open) = self.open.pop() else {
            self.report.fault(place, Message::new("import-group-end"));
            return;
        };
        if open.control != control {
            let told = Message::new("import-group-mismatch").with("row", open.row.number);
            let (began, ended) = (called(open.control), called(control));
            self.report.fault(place, told.with("began", began).with("ended", ended));
        }
        self.close(open);
    }

    fn close(&mut self, open: Open<'w>) {
        let Open { row, control, children } = open;
        if children.is_empty() {
            let place = self.table.sheet.place(row.number, None);
            self.report.warn(place, Message::new("import-group-empty"));
            return;
        }
        self.put(Node::new(Cow::Borrowed(row), Type::Begin(control), children));
    }

    fn finish(mut self) -> Vec<Node<'w>> {
        while let Some(open) = self.open.pop() {
            let place = self.table.sheet.place(open.row.number, self.table.column("type"));
            self.report.fault(place, Message::new("import-group-open").with("type", called(open.control)));
            self.close(open);
        }
        self.top
    }
}

/// How deep what stands in a group gets by it.
const fn levels(control: Control) -> usize {
    // A loop becomes a group that holds one for each choice.
    if matches!(control, Control::Loop) { 2 } else { 1 }
}

/// The row with which a form gets larger than forms are, where it does: nothing else is told of it
/// then, for its author would not look at thousands of questions one by one.
pub(super) fn too_large(nodes: &[Node<'_>]) -> Option<(usize, &'static str, usize)> {
    fn count(
        nodes: &[Node<'_>],
        items: &mut usize,
        asked: &mut usize,
    ) -> Option<(usize, &'static str, usize)> {
        nodes.iter().find_map(|node| {
            *items += 1;
            *asked += usize::from(!matches!(node.typed, Type::Begin(_) | Type::Plain(Plain::Note)));
            if *items > ITEMS {
                return Some((node.row.number, "form-check-many-items", ITEMS));
            }
            if *asked > QUESTIONS {
                return Some((node.row.number, "form-fault-many-questions", QUESTIONS));
            }
            count(&node.children, items, asked)
        })
    }
    count(nodes, &mut 0, &mut 0)
}

/// Numbers the nodes of a tree that does not change any more.
pub(super) fn number(nodes: &mut [Node<'_>], next: &mut usize) {
    for node in nodes {
        node.id = *next;
        *next += 1;
        number(&mut node.children, next);
    }
}

const fn called(control: Control) -> &'static str {
    match control {
        Control::Group => "group",
        Control::Repeat => "repeat",
        Control::Loop => "loop",
    }
}

/// What XLSForms say for yes.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "yes" | "true" | "true()" | "1")
}

/// What XLSForms say for no.
pub(super) fn is_no(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "no" | "false" | "false()" | "0")
}
