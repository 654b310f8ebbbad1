//! Names, limits, groups, and circles.

use super::{Checking, DEEPEST, Finding, Findings, ITEMS, PAGES, Part, QUESTIONS, Severity, Subject};
use crate::form::graph::{Graph, Node};
use crate::form::{Form, Kind, Name};
use crate::language::Language;
use crate::message::Message;
use std::collections::{BTreeSet, HashMap};

impl Checking<'_, '_> {
    pub(super) fn structure(&mut self) {
        let form = self.outline.form;
        self.languages(&form.languages);
        self.limits(form);
        self.names();
        self.groups();
        self.circles();
    }

    fn languages(&mut self, languages: &[Language]) {
        let unique: BTreeSet<_> = languages.iter().collect();
        if languages.is_empty() || unique.len() < languages.len() {
            self.findings.fault(Subject::Form, Part::Languages, Message::new("form-fault-languages"));
        }
    }

    fn limits(&mut self, form: &Form) {
        let questions =
            self.outline.entries.iter().filter(|entry| entry.item.as_question().is_some()).count();
        let asked = self.outline.entries.iter().any(|entry| entry.is_asked());
        let limits = [
            (form.pages.len(), PAGES, "form-fault-many-pages"),
            (questions, QUESTIONS, "form-fault-many-questions"),
            (self.outline.entries.len(), ITEMS, "form-check-many-items"),
        ];
        for (count, limit, key) in limits {
            if count > limit {
                self.findings.fault(Subject::Form, Part::Pages, Message::new(key).with("limit", limit));
            }
        }
        if self.outline.entries.is_empty() {
            self.findings.fault(Subject::Form, Part::Whole, Message::new("form-fault-no-question"));
        } else if !asked {
            // Other programs send forms that only work something out.
            self.findings.warn(Subject::Form, Part::Whole, Message::new("form-check-nothing-asked"));
        }
    }

    fn names(&mut self) {
        let outline = self.outline;
        let pages = outline.form.pages.iter().map(|page| Some(&page.name)).enumerate();
        unique(pages.map(|(at, name)| (Subject::Page(at), name)), &mut self.findings);
        let items = outline.entries.iter().map(|entry| entry.item.name()).enumerate();
        unique(items.map(|(at, name)| (Subject::Item(at), name)), &mut self.findings);
    }

    fn groups(&mut self) {
        for (at, page) in self.outline.form.pages.iter().enumerate() {
            if page.items.is_empty() {
                self.findings.fault(Subject::Page(at), Part::Items, Message::new("form-check-empty-page"));
            }
        }
        for (at, entry) in self.outline.entries.iter().enumerate() {
            let Some(group) = entry.group() else { continue };
            let subject = Subject::Item(at);
            if group.items.is_empty() {
                self.findings.fault(subject, Part::Items, Message::new("form-check-empty-group"));
            }
            if entry.depth >= DEEPEST {
                let told = Message::new("form-check-deep").with("limit", DEEPEST);
                self.findings.fault(subject, Part::Whole, told);
            }
        }
    }

    fn circles(&mut self) {
        let graph = Graph::in_outline(self.outline);
        for circle in graph.circles() {
            let [first, ..] = circle.as_slice() else { continue };
            let names: Vec<_> = circle.iter().chain([first]).map(|node| self.called(*node)).collect();
            let told = Message::new("form-check-circle").with("circle", names.join(" → "));
            let next = circle.get(1).unwrap_or(first);
            let (subject, part) = self.says(&circle, *first, *next);
            self.findings.fault(subject, part, told);
        }
    }

    /// The expression by which a circle goes on from a node; that of another one where it goes on
    /// there only because it stands in it.
    fn says(&self, circle: &[Node], first: Node, next: Node) -> (Subject, Part) {
        let spoken = |node: Node, next: Node| {
            let next = self.called(next);
            let of_node = self.outline.expressions.iter().filter(|said| said.subject == subject(node));
            let counts = |part| !matches!(part, Part::Constraint | Part::RequiredIf);
            of_node
                .filter(|said| counts(said.part) && said.mentions().any(|told| told.name == next))
                .map(|said| (said.subject, said.part))
                .next()
        };
        let pairs = circle.iter().zip(circle.iter().cycle().skip(1));
        spoken(first, next)
            .or_else(|| pairs.filter_map(|(node, next)| spoken(*node, *next)).next())
            .unwrap_or((subject(first), Part::Trigger))
    }

    /// A page's or item's name, or the number of a note that has none.
    fn called(&self, node: Node) -> String {
        match node {
            Node::Page(page) => self.outline.form.pages[page].name.to_string(),
            Node::Item(item) => {
                let name = self.outline.entries[item].item.name();
                name.map_or_else(|| format!("#{}", item + 1), Name::to_string)
            }
        }
    }
}

fn subject(node: Node) -> Subject {
    match node {
        Node::Page(page) => Subject::Page(page),
        Node::Item(item) => Subject::Item(item),
    }
}

/// Tells of names that are kept for the program, and of those taken twice; columns of data files are
/// told apart without regard to case.
fn unique<'n>(named: impl Iterator<Item = (Subject, Option<&'n Name>)>, findings: &mut Findings) {
    let mut taken: HashMap<String, Subject> = HashMap::new();
    for (subject, name) in named {
        let Some(name) = name else { continue };
        let told = |key: &str| Message::new(key).with("name", name.as_str());
        let small = name.as_str().to_lowercase();
        if small.starts_with('_') {
            findings.fault(subject, Part::Name, told("form-fault-name-reserved"));
        } else if small == "meta" {
            findings.fault(subject, Part::Name, told("form-check-name-meta"));
        }
        match taken.get(&small) {
            Some(first) => findings.push(Finding {
                severity: Severity::Fault,
                subject,
                part: Part::Name,
                span: None,
                other: Some(*first),
                message: told("form-check-name-taken"),
            }),
            None => _ = taken.insert(small, subject),
        }
    }
}

/// Whether a question is only worked out by a calculation.
pub(super) fn is_calculated(kind: &Kind) -> bool {
    matches!(kind, Kind::Computed { by: crate::form::Computed::Calculation })
}
