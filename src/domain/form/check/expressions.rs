//! The expressions of a form: that they parse, and that what they speak of is there to be spoken of.

use super::{Checking, Finding, Part, Severity, Subject};
use crate::expr::{self, Comparison, Expr, Mention};
use crate::form::outline::Expression;
use crate::form::{Choices, Kind, excerpt};
use crate::message::Message;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The functions that make one value of the answers of many rows.
const AGGREGATES: [&str; 12] = [
    "sum",
    "count",
    "count-non-empty",
    "min",
    "max",
    "join",
    "concat",
    "indexed-repeat",
    "once",
    "checklist",
    "weighted-checklist",
    "position",
];

/// The codes of lists and questions, gathered once each.
#[derive(Default)]
struct Codes<'f>(HashMap<(Option<&'f str>, usize), HashSet<&'f str>>);

/// What an answer may be held against.
enum Held<'c, 'f> {
    One(&'c HashSet<&'f str>),
    Many(&'c HashSet<&'f str>),
}

impl<'f> Checking<'_, 'f> {
    pub(super) fn expressions(&mut self) {
        let outline = self.outline;
        let mut codes = Codes::default();
        for said in &outline.expressions {
            match &said.parsed {
                Ok(expr) => self.meaning(said, expr, &mut codes),
                Err(fault) => {
                    self.tell(Severity::Fault, said, Some(fault.span.clone()), fault.message.clone());
                }
            }
        }
    }

    fn meaning(&mut self, said: &Expression<'f>, expr: &Expr, codes: &mut Codes<'f>) {
        let own = expr.speaks_of_own();
        let has_own =
            matches!(said.part, Part::Constraint | Part::Calculation | Part::Default | Part::ChoiceFilter);
        if own && !has_own {
            self.tell(Severity::Fault, said, None, Message::new("form-expr-own"));
        }
        let mut told = HashSet::new();
        for mention in said.mentions() {
            self.mention(said, mention, &mut told);
        }
        if said.part != Part::ChoiceFilter {
            for bare in said.bare() {
                // No page shows the name of a submission: it is there for other programs.
                let (severity, key) = match said.part {
                    Part::InstanceName => (Severity::Warning, "form-check-instance-name"),
                    _ => (Severity::Fault, "form-expr-path"),
                };
                let told = Message::new(key).with("name", excerpt(&bare.name));
                self.tell(severity, said, Some(bare.span.clone()), told);
            }
        }
        if said.part == Part::Constraint && !own && !self.speaks_of_itself(said) {
            self.tell(Severity::Warning, said, None, Message::new("form-check-constraint-own"));
        }
        for comparison in expr.comparisons() {
            if let Some(told) = self.comparison(said, comparison, codes) {
                self.tell(Severity::Fault, said, None, told);
            }
        }
    }

    fn tell(
        &mut self,
        severity: Severity,
        said: &Expression<'_>,
        span: Option<Range<usize>>,
        message: Message,
    ) {
        let (subject, part) = (said.subject, said.part);
        self.findings.push(Finding { severity, subject, part, span, other: None, message });
    }

    fn speaks_of_itself(&self, said: &Expression<'_>) -> bool {
        said.mentions()
            .any(|mention| self.outline.item(&mention.name).map(Subject::Item) == Some(said.subject))
    }

    /// Tells what is wrong or doubtful with mentioning a name, once for each name.
    fn mention<'m>(
        &mut self,
        said: &Expression<'_>,
        mention: &'m Mention,
        told: &mut HashSet<(&'m str, &'static str)>,
    ) {
        let span = Some(mention.span.clone());
        let Some(found) = self.outline.item(&mention.name) else {
            let known = self.outline.page_named(&mention.name).is_some() || said.is_root(mention);
            if !known && told.insert((&mention.name, "form-expr-unknown")) {
                // A path may go where only other programs find something.
                let reference = mention.kind == expr::Kind::Reference;
                let severity = if reference { Severity::Fault } else { Severity::Warning };
                let told = self.unknown(&mention.name);
                self.tell(severity, said, span, told);
            }
            return;
        };
        for key in self.doubts(said, mention, found) {
            if !told.insert((&mention.name, key)) {
                continue;
            }
            let told = Message::new(key).with("name", mention.name.as_str());
            self.tell(Severity::Warning, said, span.clone(), told);
        }
    }

    /// What may not be meant by speaking of an item there.
    fn doubts(&self, said: &Expression<'_>, mention: &Mention, found: usize) -> Vec<&'static str> {
        let outline = self.outline;
        let asked = &outline.entries[found];
        let (page, at) = match said.subject {
            Subject::Item(at) => (outline.entries[at].page, Some(at)),
            Subject::Page(page) => (page, None),
            Subject::Form | Subject::List(_) | Subject::Choice { .. } => return Vec::new(),
        };
        if at == Some(found) {
            // In other parts it goes in a circle, or is what it was before.
            return if said.part == Part::Constraint { vec!["form-expr-itself"] } else { Vec::new() };
        }
        let mut doubts = Vec::new();
        // What nobody is asked for is worked out wherever it stands.
        let later = asked.is_asked() && (asked.page, Some(found)) > (page, at);
        if later && said.part.is_about_order() {
            doubts.push("form-check-later");
        } else if asked.is_asked() && asked.page == page && said.part == Part::Relevant {
            doubts.push("form-warning-same-page");
        }
        let repeat = at.and_then(|at| outline.entries[at].repeat);
        if asked.group().is_none() && !outline.is_around(asked.repeat, repeat) && !gathers(said, mention) {
            doubts.push("form-check-outside-repeat");
        }
        doubts
    }

    /// What is wrong with holding a choice against that text: it would never hold.
    fn comparison(
        &self,
        said: &Expression<'f>,
        held: Comparison<'_>,
        codes: &mut Codes<'f>,
    ) -> Option<Message> {
        let outline = self.outline;
        let item = match (held.question, said.subject) {
            (Some(name), _) => outline.item(name.as_str())?,
            (None, Subject::Item(at)) if said.part != Part::ChoiceFilter => at,
            (None, _) => return None,
        };
        let question = outline.question(item)?;
        let told = |key: &str| Message::new(key).with("name", question.name.as_str());
        let literal = held.literal;
        if literal.is_empty() {
            return None;
        }
        let unknown = |codes: &HashSet<&str>| {
            (!codes.contains(literal)).then(|| told("form-expr-code").with("code", excerpt(literal)))
        };
        match codes.of(item, &question.kind)? {
            Held::Many(_) if !held.selected => Some(told("form-expr-multiple")),
            Held::One(_) if held.selected && literal.contains(char::is_whitespace) => {
                Some(told("form-check-selected-words").with("code", excerpt(literal)))
            }
            Held::One(codes) | Held::Many(codes) => unknown(codes),
        }
    }
}

impl Part {
    /// Whether what is spoken of there has to be known by then.
    fn is_about_order(self) -> bool {
        matches!(
            self,
            Self::Relevant | Self::Constraint | Self::RequiredIf | Self::ChoiceFilter | Self::RepeatCount
        )
    }
}

impl<'f> Codes<'f> {
    /// The codes of a question; none where anything may be answered, or where nobody knows its choices.
    fn of(&mut self, item: usize, kind: &'f Kind) -> Option<Held<'_, 'f>> {
        let choices = kind.choices().filter(|choices| !choices.is_empty())?;
        let key = choices.list().map_or((None, item), |list| (Some(list), 0));
        let codes = self.0.entry(key).or_insert_with(|| all(choices));
        match kind {
            Kind::Single { .. } => Some(Held::One(codes)),
            Kind::Multiple { .. } => Some(Held::Many(codes)),
            _ => None,
        }
    }
}

fn all(choices: &Choices) -> HashSet<&str> {
    choices.iter().map(|choice| choice.code.as_str()).collect()
}

/// Whether an expression makes one value of what it mentions, or looks at one row of it.
fn gathers(said: &Expression<'_>, mention: &Mention) -> bool {
    mention.kind == expr::Kind::Step
        || said.is_of_other_rows(mention)
        || said.around(mention.span.start).iter().any(|word| *word == "[" || AGGREGATES.contains(word))
}
