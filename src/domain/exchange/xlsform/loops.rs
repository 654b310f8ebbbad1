//! Loops: groups asked once for each choice of a list, written out as groups, as pyxform does.
//!
//! The loop becomes a group that holds one for each choice; what stands in it is copied into each of
//! them, with what the choice says in place of `%(name)s`, `%(label)s` and its other columns. Names
//! are one of a kind here, so that each copy has the name of its choice before its own, and before
//! both that of the loop where another item is called so: what a copy says of its own follows it.

use super::build::OTHER;
use super::headings::Table;
use super::language::Tongue;
use super::names::{free, renamed};
use super::nearest::nearest;
use super::report::Report;
use super::row::{Manner, plain};
use super::survey::Node;
use super::types::{self, Control, Type};
use crate::exchange::remark::Place;
use crate::exchange::workbook::Row;
use crate::form::check::QUESTIONS;
use crate::form::{Name, excerpt};
use crate::language::Language;
use crate::message::Message;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The choice for which nothing is asked.
const NONE: &str = "none";

/// What loops are written out with.
pub(super) struct Loops<'t, 'r> {
    survey: &'t Table<'t>,
    choices: Option<&'t Table<'t>>,
    manner: &'t Manner,
    report: &'r mut Report,
    /// The lists that get a choice “other”, since a question asks for it.
    with_other: BTreeSet<String>,
    /// In small letters: the names of items that stand in the tree.
    taken: BTreeSet<String>,
    /// How many rows may still be made.
    room: usize,
    /// Whether there was no room for some, which is told once.
    full: bool,
}

/// A choice that a loop comes to.
struct Each<'t> {
    /// What its group is called.
    name: String,
    labels: Vec<(Tongue, Cow<'t, str>)>,
    /// Its columns that have no language.
    columns: BTreeMap<&'t str, &'t str>,
}

/// Whether a survey may have loops.
pub(super) fn any(survey: &Table<'_>) -> bool {
    let says = |row: &Row| survey.cell(row, "type").is_some_and(|word| word.to_lowercase().contains("loop"));
    survey.sheet.rows.iter().any(says)
}

impl<'t, 'r> Loops<'t, 'r> {
    pub(super) fn new(
        survey: &'t Table<'t>,
        choices: Option<&'t Table<'t>>,
        manner: &'t Manner,
        report: &'r mut Report,
    ) -> Self {
        Self {
            survey,
            choices,
            manner,
            report,
            with_other: BTreeSet::new(),
            taken: BTreeSet::new(),
            room: QUESTIONS,
            full: false,
        }
    }

    /// The tree without loops.
    pub(super) fn written_out<'w>(mut self, nodes: Vec<Node<'w>>) -> Vec<Node<'w>> {
        if any(self.survey) {
            self.others(&nodes);
            self.take(&nodes, true);
            self.level(nodes)
        } else {
            nodes
        }
    }

    fn others(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            if let Type::Select(select) = &node.typed
                && select.or_other
            {
                self.with_other.insert(select.list.clone());
            }
            self.others(&node.children);
        }
    }

    /// Takes the names that stay as they are: those in loops get others, and pages have their own.
    fn take(&mut self, nodes: &[Node<'_>], top: bool) {
        for node in nodes {
            let page = top && matches!(node.typed, Type::Begin(Control::Group | Control::Loop));
            let name = self.survey.cell(&node.row, "name").filter(|_| !page);
            self.taken.extend(name.map(|name| plain(name, true).to_lowercase()));
            if node.typed != Type::Begin(Control::Loop) {
                self.take(&node.children, false);
            }
        }
    }

    /// A level of the tree; depth was limited when it was read.
    fn level<'w>(&mut self, nodes: Vec<Node<'w>>) -> Vec<Node<'w>> {
        let node = |mut node: Node<'w>| {
            if node.typed == Type::Begin(Control::Loop) {
                node.children = self.copies(&node);
                node.typed = Type::Begin(Control::Group);
            }
            node.children = self.level(node.children);
            node
        };
        nodes.into_iter().map(node).collect()
    }

    /// A group for each choice of a loop's list; what stands in it once where there is no list.
    fn copies<'w>(&mut self, node: &Node<'w>) -> Vec<Node<'w>> {
        let place = self.survey.sheet.place(node.row.number, self.survey.column("type"));
        let word = self.survey.cell(&node.row, "type").unwrap_or_default();
        let Some(list) = types::looped(&plain(word, true)) else {
            self.report.fault(place, Message::new("import-loop-list"));
            return node.children.clone();
        };
        let called = self.survey.cell(&node.row, "name").unwrap_or_default();
        let choices = self.each(&list, called);
        if choices.is_empty() {
            self.unknown(place, &list);
            return node.children.clone();
        }
        let told = Message::new("import-loop").with("list", excerpt(&list)).with("count", choices.len());
        self.report.warn(place.clone(), told.with("example", choices[0].name.as_str()));
        let mut copies = Vec::new();
        for choice in choices {
            let Some(left) = self.room.checked_sub(1 + size(&node.children)) else {
                if !std::mem::replace(&mut self.full, true) {
                    self.report.fault(place, Message::new("import-loop-large").with("limit", QUESTIONS));
                }
                break;
            };
            self.room = left;
            copies.push(self.group(node, choice, called));
        }
        copies
    }

    fn unknown(&mut self, place: Place, list: &str) {
        let rows = self.choices.iter().flat_map(|table| &table.sheet.rows);
        let lists = rows.filter_map(|row| self.choices?.cell(row, "list_name"));
        let like = nearest(list, lists);
        let key = if like.is_some() { "import-list-like" } else { "import-list-unknown" };
        let told = Message::new(key).with("list", excerpt(list)).with("like", like.unwrap_or_default());
        self.report.fault(place, told);
    }

    /// The choices of a list that are asked about.
    fn each(&self, list: &str, called: &str) -> Vec<Each<'t>> {
        let mut found: Vec<Each<'t>> = Vec::new();
        let mut codes = BTreeSet::new();
        let rows =
            self.choices.into_iter().flat_map(|table| table.sheet.rows.iter().map(move |row| (table, row)));
        for (table, row) in rows {
            let of_list = table.cell(row, "list_name").is_some_and(|name| plain(name, true) == list);
            let code = table.cell(row, "name").map(|code| plain(code, true)).filter(|_| of_list);
            if let Some(code) = code
                && code != NONE
                && codes.insert(code.clone())
            {
                found.push(self.choice(table, row, &code, called));
            }
        }
        if self.with_other.contains(list) && !found.is_empty() && !codes.contains("other") {
            found.push(self.other(&found[0]));
        }
        found
    }

    fn choice(&self, table: &'t Table<'t>, row: &'t Row, code: &str, called: &str) -> Each<'t> {
        // A code need not be a name.
        let longer = format!("{called}_{code}");
        let fits = Name::new(code).is_ok() || Name::new(longer.as_str()).is_err();
        let name = if fits { code.to_owned() } else { longer };
        let labels = table.cells(row).filter(|cell| cell.heading.key == "label");
        let labels = labels.map(|cell| {
            let tongue = cell.heading.tongue.as_ref().unwrap_or(&self.manner.tongue);
            (tongue.clone(), cell.text.into())
        });
        let columns = table.cells(row).filter(|cell| cell.heading.tongue.is_none());
        let columns = columns.map(|cell| (cell.heading.key.as_str(), cell.text)).collect();
        Each { name, labels: labels.collect(), columns }
    }

    /// The choice that `or_other` adds, in the languages that another one has.
    fn other(&self, like: &Each<'t>) -> Each<'t> {
        let words = |tongue: &Tongue| {
            let ours = tongue.ours().and_then(|ours| Language::ALL.iter().position(|known| *known == ours));
            ours.map_or("Other", |at| OTHER[at])
        };
        let labels = like.labels.iter().map(|(tongue, _)| (tongue.clone(), words(tongue).into())).collect();
        Each { name: "other".to_owned(), labels, columns: BTreeMap::from([("name", "other")]) }
    }

    /// The group of a choice.
    fn group<'w>(&mut self, node: &Node<'w>, mut choice: Each<'_>, called: &str) -> Node<'w> {
        choice.name = self.free(choice.name, called, &node.row);
        let (choice, mut names) = (&choice, BTreeMap::new());
        self.names(&node.children, choice, called, &mut names);
        let children = node.children.iter().map(|child| self.copy(child, choice, &names, true)).collect();
        let mut cells: Vec<(u32, String)> =
            self.survey.column("name").map(|column| (column, choice.name.clone())).into_iter().collect();
        for (column, heading) in self.survey.columns("label") {
            let tongue = heading.tongue.as_ref().unwrap_or(&self.manner.tongue);
            let label = choice.labels.iter().find(|(other, _)| other == tongue);
            cells.extend(label.map(|(_, label)| (column, label.clone().into_owned())));
        }
        let row = Row { number: node.row.number, cells };
        Node::new(Cow::Owned(row), Type::Begin(Control::Group), children)
    }

    /// What the copies are called, by what is written.
    fn names(
        &mut self,
        nodes: &[Node<'_>],
        choice: &Each<'_>,
        called: &str,
        names: &mut BTreeMap<String, String>,
    ) {
        for node in nodes {
            if let Some(written) = self.survey.cell(&node.row, "name")
                && !names.contains_key(written)
            {
                let filled = choice.fill(written, &self.manner.tongue);
                let own = filled == written;
                let name = if own { format!("{}_{written}", choice.name) } else { filled };
                let name = self.free(name, called, &node.row);
                names.insert(written.to_owned(), name);
            }
            self.names(&node.children, choice, called, names);
        }
    }

    /// A name as it is where no item of the tree has it, else with that of the loop before it; what
    /// can be none is left to those who tell of it.
    fn free(&mut self, name: String, called: &str, row: &Row) -> String {
        if Name::new(name.as_str()).is_err() || self.taken.insert(name.to_lowercase()) {
            return name;
        }
        let longer = format!("{called}_{name}");
        let fits = Name::new(called).is_ok() && Name::new(longer.as_str()).is_ok();
        let free = free(&mut self.taken, if fits { &longer } else { &name });
        let place = self.survey.sheet.place(row.number, self.survey.column("name"));
        let told = Message::new("import-name-renamed").with("name", name).with("new", free.as_str());
        self.report.warn(place, told);
        free.as_str().to_owned()
    }

    /// A copy of what stands in a loop; in a loop within it only names are changed.
    fn copy<'w>(
        &self,
        node: &Node<'w>,
        choice: &Each<'_>,
        names: &BTreeMap<String, String>,
        fill: bool,
    ) -> Node<'w> {
        let cell = |(column, text): &(u32, String)| {
            let heading = self.survey.heading(*column);
            if heading.is_some_and(|heading| heading.key == "name") {
                return (*column, names.get(text.trim()).unwrap_or(text).clone());
            }
            let tongue = heading.and_then(|heading| heading.tongue.as_ref()).unwrap_or(&self.manner.tongue);
            let filled = if fill { choice.fill(text, tongue) } else { text.clone() };
            (*column, renamed(&filled, names).into_owned())
        };
        let row = Row { number: node.row.number, cells: node.row.cells.iter().map(cell).collect() };
        let mut typed = node.typed.clone();
        if let Type::Select(select) = &mut typed {
            let list =
                if fill { choice.fill(&select.list, &self.manner.tongue) } else { select.list.clone() };
            select.list = renamed(&list, names).into_owned();
        }
        let fill = fill && typed != Type::Begin(Control::Loop);
        let children = node.children.iter().map(|child| self.copy(child, choice, names, fill)).collect();
        Node::new(Cow::Owned(row), typed, children)
    }
}

impl Each<'_> {
    /// A text with what the choice says in its gaps. Each is looked for from its end, so that however
    /// many begin, none is passed through twice.
    fn fill(&self, text: &str, tongue: &Tongue) -> String {
        let mut out = String::with_capacity(text.len());
        let mut left = text;
        while let Some((before, behind)) = left.split_once(")s") {
            let gap = before.rsplit_once("%(");
            match gap.and_then(|(words, key)| Some((words, self.said(key, tongue)?))) {
                Some((words, said)) => out.extend([words, said]),
                None => out.extend([before, ")s"]),
            }
            left = behind;
        }
        out.push_str(left);
        out
    }

    fn said(&self, key: &str, tongue: &Tongue) -> Option<&str> {
        let column = self.columns.get(key).copied();
        if key != "label" {
            return column;
        }
        let own = self.labels.iter().find(|(other, _)| other == tongue).or_else(|| self.labels.first());
        own.map(|(_, label)| &**label).or_else(|| self.columns.get("name").copied())
    }
}

/// How many nodes there are.
fn size(nodes: &[Node<'_>]) -> usize {
    nodes.iter().map(|node| 1 + size(&node.children)).sum()
}
