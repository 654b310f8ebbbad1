//! Codes, lists, and who uses them.

use super::{CHOICES, Checking, Holder, Part, SHARED, Severity, Subject, spelling};
use crate::expr::{self, Expr};
use crate::form::outline::Outline;
use crate::form::{Choice, Choices, Code, Kind, List, Question, excerpt};
use crate::message::Message;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The columns of each list, gathered once.
type Columns<'f> = HashMap<&'f str, HashSet<&'f str>>;

/// How the choices of a question or a list are used.
#[derive(Clone, Copy, Default)]
struct Uses {
    /// Any use at all.
    any: bool,
    /// Where several codes stand beside one another.
    several: bool,
    /// Where one may be ticked with others.
    multiple: bool,
    /// Where “don't know” or “refused” is offered.
    missing: bool,
}

impl<'f> Checking<'_, 'f> {
    pub(super) fn choices(&mut self) {
        let form = self.outline.form;
        let twice = form.settings.more.get("allow_choice_duplicates");
        let twice =
            twice.is_some_and(|said| matches!(said.trim().to_lowercase().as_str(), "yes" | "true" | "1"));
        let mut columns = Columns::new();
        let mut lists = mentioned_lists(self.outline);
        for at in 0..self.outline.entries.len() {
            let Some(question) = self.outline.question(at) else { continue };
            let Some(choices) = question.kind.choices() else { continue };
            match choices.list() {
                Some(list) => {
                    lists.entry(list).or_default().add(question);
                    self.source(at, question, choices, &mut columns);
                }
                None => self.own(at, question, choices, twice),
            }
        }
        self.list_names();
        for (at, list) in form.lists.iter().enumerate() {
            let uses = lists.get(list.name.as_str()).copied().unwrap_or_default();
            if !uses.any {
                let told = Message::new("form-check-list-unused").with("list", excerpt(&list.name));
                self.findings.warn(Subject::List(at), Part::Whole, told);
            }
            self.codes(Holder::List(at), &list.choices, uses, twice);
            self.count(Subject::List(at), &list.choices, SHARED);
        }
    }

    fn own(&mut self, at: usize, question: &Question, choices: &Choices, twice: bool) {
        let subject = Subject::Item(at);
        let mut uses = Uses::default();
        uses.add(question);
        if choices.is_empty() {
            self.findings.fault(subject, Part::Choices, Message::new("form-check-no-choices"));
        }
        self.count(subject, choices, CHOICES);
        self.codes(Holder::Item(at), choices, uses, twice);
    }

    fn count(&mut self, subject: Subject, choices: &[Choice], limit: usize) {
        if choices.len() > limit {
            let told = Message::new("form-fault-many-choices").with("limit", limit);
            self.findings.fault(subject, Part::Choices, told);
        }
    }

    /// Whether the list of a question is there, and has choices.
    fn source(&mut self, at: usize, question: &'f Question, choices: &'f Choices, columns: &mut Columns<'f>) {
        let (form, subject) = (self.outline.form, Subject::Item(at));
        if let Some(name) = choices.of_repeat() {
            let told = match self.outline.item(name) {
                None => self.unknown(name),
                Some(found) if self.outline.entries[found].repeat.is_none() => {
                    Message::new("form-check-list-once").with("name", name)
                }
                Some(_) => return,
            };
            return self.findings.fault(subject, Part::List, told);
        }
        let name = choices.list().unwrap_or_default();
        match self.outline.list(name) {
            None => {
                let names: Vec<_> =
                    form.lists.iter().map(|list| (list.name.as_str(), list.name.to_lowercase())).collect();
                let told = match spelling::nearest(name, &names) {
                    Some(meant) => Message::new("form-check-list-meant").with("meant", meant),
                    None => Message::new("form-check-list-unknown"),
                };
                self.findings.fault(subject, Part::List, told.with("list", excerpt(name)));
            }
            Some(list) if list.choices.is_empty() => {
                let (severity, key) = match list.file {
                    Some(_) => (Severity::Warning, "form-check-list-file"),
                    None => (Severity::Fault, "form-check-list-empty"),
                };
                let told = Message::new(key).with("list", excerpt(name));
                self.findings.add(severity, subject, Part::List, None, told);
            }
            Some(list) => self.columns(subject, question, columns.entry(name).or_insert_with(|| all(list))),
        }
    }

    /// Whether a choice filter looks at columns that the list has.
    fn columns(&mut self, subject: Subject, question: &Question, known: &HashSet<&str>) {
        let Some(source) = question.choice_filter.as_deref() else { return };
        let Ok(filter) = Expr::parse(source) else { return };
        for mention in filter.names().iter().filter(|mention| mention.kind == expr::Kind::Bare) {
            if !known.contains(mention.name.as_str()) {
                // A column held against such a word: quotes were forgotten, and nothing is broken.
                let (severity, key) = if filter.is_held_against(&mention.name, known) {
                    (Severity::Warning, "form-check-column-word")
                } else {
                    (Severity::Fault, "form-check-column")
                };
                let told = Message::new(key).with("column", excerpt(&mention.name));
                let span = Some(mention.span.clone());
                self.findings.add(severity, subject, Part::ChoiceFilter, span, told);
            }
        }
    }

    fn list_names(&mut self) {
        let mut taken = BTreeSet::new();
        for (at, list) in self.outline.form.lists.iter().enumerate() {
            let told = |key: &str| Message::new(key).with("list", excerpt(&list.name));
            let subject = Subject::List(at);
            if list.name.trim().is_empty() || list.name.starts_with("${") {
                self.findings.fault(subject, Part::Name, told("form-check-list-name"));
            }
            if !taken.insert(list.name.as_str()) {
                self.findings.fault(subject, Part::Name, told("form-check-list-taken"));
            }
        }
    }

    fn codes(&mut self, of: Holder, choices: &[Choice], uses: Uses, twice: bool) {
        let mut taken = HashSet::new();
        for (at, choice) in choices.iter().enumerate() {
            let (subject, code) = (Subject::Choice { of, at }, choice.code.as_str());
            let told = |key: &str| Message::new(key).with("code", excerpt(code));
            // In data files `;` parts the codes of a multiple choice.
            if uses.several && (!choice.code.is_one_word() || code.contains(';')) {
                self.findings.fault(subject, Part::Code, told("form-fault-code"));
            }
            if [Code::NOT_ASKED, Code::DONT_KNOW, Code::REFUSED].contains(&code) {
                let severity = if uses.missing { Severity::Fault } else { Severity::Warning };
                self.findings.add(severity, subject, Part::Code, None, told("form-fault-code-reserved"));
            }
            if !taken.insert(code) && !twice {
                self.findings.fault(subject, Part::Code, told("form-fault-code-taken"));
            }
            if choice.exclusive && uses.any && !uses.multiple {
                self.findings.fault(subject, Part::Exclusive, Message::new("form-fault-exclusive"));
            }
        }
    }
}

/// The lists in which expressions look things up, or which an appearance searches.
fn mentioned_lists<'f>(outline: &Outline<'f>) -> HashMap<&'f str, Uses> {
    let looks = outline.entries.iter().filter_map(|entry| entry.item.as_question());
    let looks = looks.map(|question| question.appearance.as_str()).filter(|looks| looks.contains("search"));
    let said = outline.expressions.iter().map(|said| said.source);
    let said = said.filter(|said| said.contains("instance") || said.contains("pulldata"));
    let quoted = said.chain(looks).flat_map(quoted);
    quoted.map(|list| (list, Uses { any: true, ..Uses::default() })).collect()
}

/// Every column of a list.
fn all(list: &List) -> HashSet<&str> {
    let more = list.choices.iter().flat_map(|choice| choice.more.keys().map(String::as_str));
    more.chain(["name", "label"]).collect()
}

impl Uses {
    fn add(&mut self, question: &Question) {
        self.any = true;
        self.several |= matches!(question.kind, Kind::Multiple { .. } | Kind::Rank { .. });
        self.multiple |= matches!(question.kind, Kind::Multiple { .. });
        self.missing |= question.dont_know || question.refuse;
    }
}

/// Every text in quotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mut left = text;
    std::iter::from_fn(move || {
        let begin = left.find(['\'', '"'])?;
        let quote = left.as_bytes()[begin] as char;
        let (inner, rest) = left[begin + 1..].split_once(quote)?;
        left = rest;
        Some(inner)
    })
}
