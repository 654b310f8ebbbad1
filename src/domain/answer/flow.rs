//! The way of one respondent through the form.

use super::accept::Fault;
use super::walk::{relevance, walk};
use super::{Answers, Raw};
use crate::expr::Expr;
use crate::form::{Form, Item, Page};

/// Which pages and items are asked, given what was sent so far.
pub struct Flow<'f> {
    steps: Vec<Step<'f>>,
    answers: Answers,
    faults: Vec<Fault>,
}

struct Step<'f> {
    page: &'f Page,
    items: Vec<Standing<'f>>,
}

/// An item of a page, and whether it is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing<'f> {
    /// The note or question.
    pub item: &'f Item,
    /// Whether it is asked or shown by what was sent so far.
    pub relevant: bool,
    /// Whether that hangs on another question of the same page. Without scripts such an item has to
    /// be shown whether or not it is relevant yet; what is sent for it counts only if it is.
    pub depends: bool,
}

/// How far a respondent has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of the page among those asked, from 1.
    pub position: usize,
    /// How many pages are asked, as far as is known yet.
    pub count: usize,
}

impl<'f> Flow<'f> {
    /// The way through the form for somebody who has sent this so far.
    #[must_use]
    pub fn of(form: &'f Form, raw: &Raw) -> Self {
        let walk = walk(form, raw, None);
        let step = |step: super::walk::Step<'f>| Step {
            page: step.page,
            items: step
                .page
                .items
                .iter()
                .zip(step.relevant)
                .map(|(item, relevant)| Standing { item, relevant, depends: depends(step.page, item) })
                .collect(),
        };
        Self { steps: walk.pages.into_iter().map(step).collect(), answers: walk.answers, faults: walk.faults }
    }

    /// The pages asked: those on which at least one item is.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = &'f Page> {
        self.steps.iter().filter(|step| step.is_asked()).map(|step| step.page)
    }

    /// Whether a page is asked.
    #[must_use]
    pub fn is_asked(&self, page: &str) -> bool {
        self.pages().any(|asked| asked.name.as_str() == page)
    }

    /// The first page asked.
    #[must_use]
    pub fn first(&self) -> Option<&'f Page> {
        self.pages().next()
    }

    /// The page asked after this one, which may itself not be asked; `None` after the last.
    #[must_use]
    pub fn next(&self, page: &str) -> Option<&'f Page> {
        let at = self.index(page)?;
        self.steps[at + 1..].iter().find(|step| step.is_asked()).map(|step| step.page)
    }

    /// The page asked before this one, which may itself not be asked; `None` before the first.
    #[must_use]
    pub fn previous(&self, page: &str) -> Option<&'f Page> {
        let at = self.index(page)?;
        self.steps[..at].iter().rev().find(|step| step.is_asked()).map(|step| step.page)
    }

    /// Where a page stands among those asked; `None` where it is not asked.
    #[must_use]
    pub fn progress(&self, page: &str) -> Option<Progress> {
        let before = self.pages().position(|asked| asked.name.as_str() == page)?;
        Some(Progress { position: before + 1, count: self.pages().count() })
    }

    /// The items of a page in order, asked or not; none where the form has no such page.
    #[must_use]
    pub fn items(&self, page: &str) -> &[Standing<'f>] {
        self.index(page).map_or(&[], |at| &self.steps[at].items)
    }

    /// Everything that stands against storing what was sent, in order; missing required answers of
    /// pages not yet seen among it.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The page to go to when somebody resumes or sends too early: the first with a fault.
    #[must_use]
    pub fn first_faulty(&self) -> Option<&'f Page> {
        let fault = self.faults.first()?;
        self.steps.iter().map(|step| step.page).find(|page| page.name == fault.page)
    }

    /// The answers read so far; a question with a fault has none.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    fn index(&self, page: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.page.name.as_str() == page)
    }
}

impl Step<'_> {
    fn is_asked(&self) -> bool {
        self.items.iter().any(|standing| standing.relevant)
    }
}

/// Whether the relevance of an item speaks of a question of its own page.
fn depends(page: &Page, item: &Item) -> bool {
    let here = |name: &str| page.questions().any(|question| question.name.as_str() == name);
    let expr = relevance(item).and_then(|source| Expr::parse(source).ok());
    expr.is_some_and(|expr| expr.depends().into_iter().any(here))
}
