//! Names: checked, made unlike where groups repeat them, and followed by whoever speaks of them.

use super::headings::Table;
use super::report::Report;
use super::survey::Node;
use super::types::{Plain, Type};
use crate::exchange::remark::Marked;
use crate::exchange::workbook::Row;
use crate::form::excerpt;
use crate::form::{Computed, Name};
use crate::message::Message;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The names that a form will have.
#[derive(Default)]
pub(super) struct Names {
    /// What a node of the tree is called.
    nodes: BTreeMap<usize, Name>,
    /// Names written once that are called otherwise now.
    changed: BTreeMap<String, String>,
    /// Names written more than once.
    ambiguous: BTreeSet<String>,
    /// What is asked where “other” was chosen, by the question with choices.
    others: BTreeMap<usize, Name>,
    /// In small letters: what is taken by items.
    items: BTreeSet<String>,
    /// The same of pages.
    pages: BTreeSet<String>,
}

impl Names {
    /// Names everything in the tree.
    pub(super) fn in_tree(table: &Table<'_>, tree: &[Node<'_>], report: &mut Report) -> Self {
        let mut names = Self::default();
        let mut naming = Naming { table, report, written: BTreeMap::new(), literal: BTreeSet::new() };
        naming.literally(tree);
        naming.level(&mut names, tree, None, true);
        others(&mut names, tree);
        for (written, called) in naming.written {
            match called.as_slice() {
                [once] if *once != written => _ = names.changed.insert(written, once.clone()),
                [_] => {}
                _ => _ = names.ambiguous.insert(written),
            }
        }
        names
    }

    /// The name of a node, where it has one.
    pub(super) fn of(&self, node: &Node<'_>) -> Option<&Name> {
        self.nodes.get(&node.id)
    }

    /// A name that no page has yet, like this one.
    pub(super) fn free_page(&mut self, like: &str) -> Name {
        free(&mut self.pages, like)
    }

    /// The name of the question that follows a choice with “other”.
    pub(super) fn of_other(&self, node: &Node<'_>) -> Option<&Name> {
        self.others.get(&node.id)
    }

    /// The text with every `${name}` as it is called now.
    pub(super) fn renamed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        renamed(text, &self.changed)
    }

    /// Tells of every `${name}` in the sheet, and in what loops made of it, that could be one of several.
    pub(super) fn tell_ambiguous(&self, table: &Table<'_>, tree: &[Node<'_>], report: &mut Report) {
        if self.ambiguous.is_empty() {
            return;
        }
        let mut told = BTreeSet::new();
        table.sheet.rows.iter().for_each(|row| self.tell_of_row(table, row, &mut told, report));
        self.tell_of_copies(table, tree, &mut told, report);
    }

    fn tell_of_copies(&self, table: &Table<'_>, nodes: &[Node<'_>], told: &mut Told, report: &mut Report) {
        for node in nodes {
            if let Cow::Owned(row) = &node.row {
                self.tell_of_row(table, row, told, report);
            }
            self.tell_of_copies(table, &node.children, told, report);
        }
    }

    /// A cell that speaks of several is told of once for all its copies.
    fn tell_of_row(&self, table: &Table<'_>, row: &Row, told: &mut Told, report: &mut Report) {
        for cell in table.cells(row) {
            let mut mentions = mentions(cell.text).filter(|mention| self.ambiguous.contains(mention.name));
            let Some(first) = mentions.next().filter(|_| told.insert((row.number, cell.column))) else {
                continue;
            };
            for mention in std::iter::once(first).chain(mentions) {
                let place = table.sheet.place(row.number, Some(cell.column));
                let message = Message::new("import-name-ambiguous").with("name", mention.name);
                let span = mention.begin..mention.end;
                report.marked(place, message, Marked { text: cell.text.to_owned(), span });
            }
        }
    }
}

/// The cells that were told of, by row and column.
type Told = BTreeSet<(usize, u32)>;

/// The text with every `${name}` that is called otherwise now, by what it was called.
pub(super) fn renamed<'t>(text: &'t str, changed: &BTreeMap<String, String>) -> Cow<'t, str> {
    if changed.is_empty() || !text.contains("${") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for mention in mentions(text) {
        out.push_str(&text[at..mention.begin]);
        match changed.get(mention.name) {
            Some(now) => out.extend(["${", now, "}"]),
            None => out.push_str(&text[mention.begin..mention.end]),
        }
        at = mention.end;
    }
    out.push_str(&text[at..]);
    out.into()
}

/// Names what `or_other` adds.
fn others(names: &mut Names, nodes: &[Node<'_>]) {
    for node in nodes {
        if let (Type::Select(select), Some(name)) = (&node.typed, names.nodes.get(&node.id))
            && select.or_other
        {
            let other = free(&mut names.items, &format!("{name}_other"));
            names.others.insert(node.id, other);
        }
        others(names, &node.children);
    }
}

struct Naming<'n> {
    table: &'n Table<'n>,
    report: &'n mut Report,
    /// By the name written: what each that wrote it is called.
    written: BTreeMap<String, Vec<String>>,
    /// In small letters: all that is written anywhere.
    literal: BTreeSet<String>,
}

impl Naming<'_> {
    /// Gathers what is written: a name that is made up for one row is not to take another's.
    fn literally(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.literal.extend(self.table.cell(&node.row, "name").map(str::to_lowercase));
            self.literally(&node.children);
        }
    }

    /// Names a level of the tree; depth is limited when it is read.
    fn level(&mut self, names: &mut Names, nodes: &[Node<'_>], group: Option<&str>, top: bool) {
        let mut section = BTreeMap::new();
        for node in nodes {
            let page = top && matches!(node.typed, Type::Begin(super::types::Control::Group));
            let name = self.name(names, node, (group, page), &mut section);
            let written = name.as_ref().map(|name| name.as_str().to_owned());
            self.level(names, &node.children, written.as_deref(), false);
            if let Some(name) = name {
                names.nodes.insert(node.id, name);
            }
        }
    }

    /// The name of a node. What has no name, or none that can be one, gets another one, so that what
    /// else is wrong with it is told as well.
    fn name(
        &mut self,
        names: &mut Names,
        node: &Node<'_>,
        (group, page): (Option<&str>, bool),
        section: &mut BTreeMap<String, usize>,
    ) -> Option<Name> {
        let taken = if page { &mut names.pages } else { &mut names.items };
        let place = self.table.sheet.place(node.row.number, self.table.column("name"));
        let written = match (&node.typed, self.table.cell(&node.row, "name")) {
            (Type::Plain(Plain::External(_)) | Type::Setting(_), _) => return None,
            (Type::Plain(Plain::Computed(Computed::Audit)), None) => "audit".to_owned(),
            (Type::Plain(Plain::Note), None) => return None,
            (_, None) => {
                self.report.fault(place, Message::new("import-name-missing"));
                return Some(free_but(taken, &self.literal, &format!("row{}", node.row.number)));
            }
            (_, Some(written)) => super::row::plain(written, true),
        };
        let Ok(name) = Name::new(written.clone()) else {
            let told = Message::new("import-name").with("name", excerpt(&written));
            self.report.fault(place, told);
            let free = free_but(taken, &self.literal, &format!("row{}", node.row.number));
            self.written.entry(written).or_default().push(free.as_str().to_owned());
            return Some(free);
        };
        let first = *section.entry(written.clone()).or_insert(node.row.number);
        if first != node.row.number && node.typed != Type::Plain(Plain::Computed(Computed::Audit)) {
            let told = Message::new("import-name-twice").with("name", written.as_str());
            self.report.fault(place, told.with("row", first));
            return Some(free_but(taken, &self.literal, &written));
        }
        if written.starts_with('_') {
            let free = free_but(taken, &self.literal, &without_mark(&written));
            let told = Message::new("import-name-marked").with("name", written.as_str());
            self.report.warn(place, told.with("new", free.as_str()));
            self.written.entry(written).or_default().push(free.as_str().to_owned());
            return Some(free);
        }
        if taken.insert(written.to_lowercase()) {
            self.written.entry(written).or_default().push(name.as_str().to_owned());
            return Some(name);
        }
        let like = group.map_or_else(|| written.clone(), |group| format!("{group}_{written}"));
        let free = free(taken, &like);
        let told =
            Message::new("import-name-renamed").with("name", written.as_str()).with("new", free.as_str());
        self.report.warn(place, told);
        self.written.entry(written).or_default().push(free.as_str().to_owned());
        Some(free)
    }
}

/// A name that begins with `_` without it: the program keeps such names for its own fields.
fn without_mark(written: &str) -> String {
    let bare = written.trim_start_matches('_');
    if Name::new(bare).is_ok() { bare.to_owned() } else { format!("q{written}") }
}

/// A name that is not taken: as it is, else with a number behind it.
pub(super) fn free(taken: &mut BTreeSet<String>, like: &str) -> Name {
    free_but(taken, &BTreeSet::new(), like)
}

/// The same, and none of some others.
fn free_but(taken: &mut BTreeSet<String>, others: &BTreeSet<String>, like: &str) -> Name {
    let numbered = |number: usize| {
        let ending = if number == 1 { String::new() } else { format!("_{number}") };
        let room = 128 - ending.len();
        let mut end = like.len().min(room);
        while !like.is_char_boundary(end) {
            end -= 1;
        }
        format!("{}{ending}", &like[..end])
    };
    let is_free = |name: &String| {
        let small = name.to_lowercase();
        !taken.contains(&small) && !others.contains(&small)
    };
    // Numbers are given in turn, so that the first free one is found by halves.
    let mut most = 1;
    while !is_free(&numbered(most)) {
        most *= 2;
    }
    let (mut low, mut high) = (most / 2, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_free(&numbered(middle)) { high = middle } else { low = middle }
    }
    (high..)
        .map(numbered)
        .filter(is_free)
        .find_map(|name| Name::new(name).ok())
        .inspect(|name| _ = taken.insert(name.as_str().to_lowercase()))
        .unwrap_or_else(|| unreachable!("numbers do not end, and a name with one is a name"))
}

/// A `${name}` in a text, with where it stands in bytes.
pub(in crate::exchange) struct Mention<'t> {
    pub(in crate::exchange) begin: usize,
    pub(in crate::exchange) end: usize,
    pub(in crate::exchange) name: &'t str,
}

/// Every `${name}` of a text.
pub(in crate::exchange) fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + text[at..].find("${")?;
        let end = begin + text[begin..].find('}')? + 1;
        at = end;
        Some(Mention { begin, end, name: text[begin + 2..end - 1].trim() })
    })
}
