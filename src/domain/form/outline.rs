//! A form laid flat: every item with where it stands, every expression parsed once.

use super::check::{Part, Subject};
use super::{Form, Group, Item, Kind, List, Note, Page, Question};
use crate::expr::{self, Expr, Fault, Mention};
use std::collections::HashMap;

pub(crate) struct Outline<'f> {
    pub(crate) form: &'f Form,
    /// As [`Form::items`] yields them.
    pub(crate) entries: Vec<Entry<'f>>,
    pub(crate) expressions: Vec<Expression<'f>>,
    /// The first item of each name.
    items: HashMap<&'f str, usize>,
    pages: HashMap<&'f str, usize>,
    lists: HashMap<&'f str, &'f List>,
}

/// An item, and where it stands.
pub(crate) struct Entry<'f> {
    pub(crate) item: &'f Item,
    pub(crate) page: usize,
    /// The group around it.
    pub(crate) within: Option<usize>,
    /// The innermost repeat around it, or it itself.
    pub(crate) repeat: Option<usize>,
    pub(crate) depth: usize,
}

/// An expression, and what it is said of.
pub(crate) struct Expression<'f> {
    pub(crate) subject: Subject,
    pub(crate) part: Part,
    pub(crate) source: &'f str,
    pub(crate) parsed: Result<Expr, Fault>,
}

impl<'f> Outline<'f> {
    pub(crate) fn of(form: &'f Form) -> Self {
        let mut outline = Self {
            form,
            entries: Vec::new(),
            expressions: Vec::new(),
            items: HashMap::new(),
            pages: HashMap::new(),
            lists: form.lists.iter().rev().map(|list| (list.name.as_str(), list)).collect(),
        };
        outline.say(Subject::Form, Part::InstanceName, form.settings.instance_name.as_deref());
        for (index, page) in form.pages.iter().enumerate() {
            outline.page(index, page);
        }
        outline
    }

    /// The first item of that name.
    pub(crate) fn item(&self, name: &str) -> Option<usize> {
        self.items.get(name).copied()
    }

    /// The page of that name.
    pub(crate) fn page_named(&self, name: &str) -> Option<usize> {
        self.pages.get(name).copied()
    }

    /// The first list of that name.
    pub(crate) fn list(&self, name: &str) -> Option<&'f List> {
        self.lists.get(name).copied()
    }

    /// The question of that number.
    pub(crate) fn question(&self, item: usize) -> Option<&'f Question> {
        self.entries.get(item).and_then(|entry| entry.item.as_question())
    }

    /// Every name that an expression may use.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'f str> {
        self.items.keys().chain(self.pages.keys()).copied()
    }

    /// Whether one repeat is the other or stands around it; no repeat stands around everything.
    pub(crate) fn is_around(&self, outer: Option<usize>, inner: Option<usize>) -> bool {
        let Some(outer) = outer else { return true };
        let mut at = inner;
        while let Some(group) = at {
            if group == outer {
                return true;
            }
            at = self.entries.get(group).and_then(|entry| entry.within);
        }
        false
    }

    fn page(&mut self, index: usize, page: &'f Page) {
        self.pages.entry(page.name.as_str()).or_insert(index);
        self.say(Subject::Page(index), Part::Relevant, page.relevant.as_deref());
        self.all(&page.items, index, None, None, 0);
    }

    fn all(
        &mut self,
        items: &'f [Item],
        page: usize,
        within: Option<usize>,
        repeat: Option<usize>,
        depth: usize,
    ) {
        for item in items {
            let at = self.entries.len();
            let own = item.as_group().is_some_and(|group| group.repeat.is_some());
            let repeat = if own { Some(at) } else { repeat };
            self.entries.push(Entry { item, page, within, repeat, depth });
            if let Some(name) = item.name() {
                self.items.entry(name.as_str()).or_insert(at);
            }
            self.say(Subject::Item(at), Part::Relevant, item.relevant());
            match item {
                Item::Note(_) => {}
                Item::Group(group) => {
                    let count = group.repeat.as_ref().and_then(|repeat| repeat.count.as_deref());
                    self.say(Subject::Item(at), Part::RepeatCount, count);
                    self.all(&group.items, page, Some(at), repeat, depth + 1);
                }
                Item::Question(question) => self.question_said(at, question),
            }
        }
    }

    fn question_said(&mut self, at: usize, question: &'f Question) {
        let said = [
            (Part::RequiredIf, question.required_if.as_deref()),
            (Part::Constraint, question.constraint.as_deref()),
            (Part::Default, question.dynamic_default()),
            (Part::Calculation, question.calculation.as_deref()),
            (Part::ChoiceFilter, question.choice_filter.as_deref()),
        ];
        for (part, source) in said {
            self.say(Subject::Item(at), part, source);
        }
    }

    fn say(&mut self, subject: Subject, part: Part, source: Option<&'f str>) {
        let Some(source) = source else { return };
        let parsed = Expr::parse(source);
        self.expressions.push(Expression { subject, part, source, parsed });
    }
}

impl Expression<'_> {
    /// Every name in it; none where it does not parse.
    pub(crate) fn names(&self) -> &[Mention] {
        self.parsed.as_ref().map_or(&[], Expr::names)
    }

    /// The names of items in it: `${name}`, and the steps of a path.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.names().iter().filter(|mention| matches!(mention.kind, expr::Kind::Reference | expr::Kind::Step))
    }

    /// What may be the columns of a list, or was meant as a name or a text.
    pub(crate) fn bare(&self) -> impl Iterator<Item = &Mention> {
        self.names().iter().filter(|mention| mention.kind == expr::Kind::Bare)
    }

    /// Whether a step is the first one of a path from the root, `/data`: it names the form.
    pub(crate) fn is_root(&self, mention: &Mention) -> bool {
        let before = self.source[..mention.span.start].trim_end();
        let Some(before) = before.strip_suffix('/') else { return false };
        let last = before.trim_end().chars().next_back();
        !last.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | ']' | ')' | '*' | '/')
        })
    }

    /// The functions in whose brackets a place stands, the outermost first; `[` is a predicate.
    pub(crate) fn around(&self, at: usize) -> Vec<&str> {
        let mut open: Vec<&str> = Vec::new();
        let mut quote = None;
        for (index, byte) in self.source.bytes().enumerate().take(at) {
            match (quote, byte) {
                (Some(open), _) => quote = Some(open).filter(|open| *open != byte),
                (None, b'\'' | b'"') => quote = Some(byte),
                (None, b'(') => {
                    let before = self.source[..index].trim_end();
                    let begin = before.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | ':'));
                    let begin =
                        begin.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
                    open.push(&before[begin..]);
                }
                (None, b'[') => open.push("["),
                (None, b')' | b']') => _ = open.pop(),
                _ => {}
            }
        }
        open
    }

    /// Whether what is mentioned is looked at in rows of a repeat that may be others than this one.
    pub(crate) fn is_of_other_rows(&self, mention: &Mention) -> bool {
        self.source[mention.span.end..].trim_start().starts_with('[')
            || self.around(mention.span.start).contains(&"indexed-repeat")
    }
}

impl Entry<'_> {
    /// Its words, where it is a note.
    pub(crate) fn note(&self) -> Option<&Note> {
        if let Item::Note(note) = self.item { Some(note) } else { None }
    }

    /// The group that it is.
    pub(crate) fn group(&self) -> Option<&Group> {
        self.item.as_group()
    }

    /// Whether somebody answers it.
    pub(crate) fn is_asked(&self) -> bool {
        self.item.as_question().is_some_and(|question| !matches!(question.kind, Kind::Computed { .. }))
    }
}
