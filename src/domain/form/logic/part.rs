//! A page or an item with its expressions.

use super::offer::Offering;
use crate::expr::Expr;
use crate::form::{Form, Item, Page, Question};

/// A page or an item, and what hangs on it.
#[derive(Debug)]
pub(crate) struct Part {
    /// What it is.
    pub(crate) sort: Sort,
    /// What expressions call it. A page that shares its name with an item is called nothing that an
    /// expression could say; so is a note without a name.
    pub(crate) name: String,
    /// The last part of its field.
    pub(crate) field: String,
    /// The number of its page, then the place of each item on the way to it.
    pub(crate) place: Vec<usize>,
    /// What it stands in; nothing for a page.
    pub(crate) parent: Option<usize>,
    /// What stands in it.
    pub(crate) children: Vec<usize>,
    /// Whether it is relevant.
    pub(crate) relevant: Option<Expr>,
    /// How many rows a repeat has.
    pub(crate) count: Option<Expr>,
    /// What only questions have.
    pub(crate) rules: Rules,
    /// Whether its relevance speaks of a question of its own page.
    pub(crate) depends: bool,
    /// Whether the choices it offers hang on a question of its own page.
    pub(crate) refiltered: bool,
}

/// The expressions of a question.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// What must hold of its answer.
    pub(crate) constraint: Option<Expr>,
    /// Whether it must be answered.
    pub(crate) required_if: Option<Expr>,
    /// What it comes to.
    pub(crate) calculation: Option<Expr>,
    /// What it comes to at first, where that is an expression.
    pub(crate) default: Option<Expr>,
    /// Which choices are offered, where not all in their order.
    pub(crate) offering: Option<Offering>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Page,
    Group,
    Repeat,
    Note,
    Question,
}

impl Part {
    pub(super) fn of_page(page: &Page, index: usize) -> Self {
        Self {
            sort: Sort::Page,
            name: page.name.to_string(),
            field: page.name.to_string(),
            place: vec![index],
            parent: None,
            children: Vec::new(),
            relevant: parsed(page.relevant.as_deref()),
            count: None,
            rules: Rules::default(),
            depends: false,
            refiltered: false,
        }
    }

    pub(super) fn of_item(item: &Item, place: Vec<usize>, parent: usize, number: usize) -> Self {
        let repeat = item.as_group().and_then(|group| group.repeat.as_ref());
        let sort = match item {
            Item::Note(_) => Sort::Note,
            Item::Question(_) => Sort::Question,
            Item::Group(_) if repeat.is_some() => Sort::Repeat,
            Item::Group(_) => Sort::Group,
        };
        // No name may begin so: it is one of the program's own.
        let field = item.name().map_or_else(|| format!("_note{number}"), ToString::to_string);
        Self {
            sort,
            name: field.clone(),
            field,
            place,
            parent: Some(parent),
            children: Vec::new(),
            relevant: parsed(item.relevant()),
            count: parsed(repeat.and_then(|repeat| repeat.count.as_deref())),
            rules: item.as_question().map_or_else(Rules::default, Rules::of),
            depends: false,
            refiltered: false,
        }
    }

    /// The item that it is; `None` of a page.
    pub(crate) fn item<'f>(&self, form: &'f Form) -> Option<&'f Item> {
        let (page, path) = self.place.split_first()?;
        let mut items = form.pages.get(*page)?.items.as_slice();
        let mut found = None;
        for index in path {
            let item = items.get(*index)?;
            items = item.as_group().map_or(&[], |group| group.items.as_slice());
            found = Some(item);
        }
        found
    }

    /// Whether an expression of it, other than a filter of choices, may look into a list.
    pub(crate) fn looks_things_up(&self) -> bool {
        self.expressions().any(Expr::asks_world)
    }

    /// Its expressions but for those that find choices.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let rules = &self.rules;
        let of_rules = [&rules.constraint, &rules.required_if, &rules.calculation, &rules.default];
        [&self.relevant, &self.count].into_iter().chain(of_rules).flatten()
    }

    /// The question that it is.
    pub(crate) fn question<'f>(&self, form: &'f Form) -> Option<&'f Question> {
        self.item(form)?.as_question()
    }
}

impl Rules {
    fn of(question: &Question) -> Self {
        Self {
            constraint: parsed(question.constraint.as_deref()),
            required_if: parsed(question.required_if.as_deref()),
            calculation: parsed(question.calculation.as_deref()),
            default: parsed(question.dynamic_default()),
            offering: None,
        }
    }
}

fn parsed(source: Option<&str>) -> Option<Expr> {
    Expr::parse(source?).ok()
}
