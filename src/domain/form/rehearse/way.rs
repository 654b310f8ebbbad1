//! What is asked of somebody who has answered so much.

use crate::answer::accept::Fault;
use crate::answer::flow::{Inside, Standing};
use crate::answer::{Circumstances, Offer, Plan, Raw};
use crate::form::{Choice, Form, Item, Page, Question};
use crate::language::Language;
use chrono::{DateTime, FixedOffset};
use std::sync::Arc;

/// The way through a form, at one moment.
pub(super) struct Way {
    plan: Plan,
    pub(super) now: DateTime<FixedOffset>,
}

/// Something that stands before a respondent.
pub(super) struct Met<'f> {
    pub(super) page: &'f Page,
    pub(super) item: &'f Item,
    pub(super) field: String,
    pub(super) choices: Offer<'f>,
    /// Whether it is answered by a calculation.
    computed: bool,
    /// Whether it is a repeat whose rows the respondent adds.
    pub(super) grows: bool,
}

/// Everything that stands before a respondent, and what is wrong with what they sent.
pub(super) struct Look<'f> {
    pub(super) met: Vec<Met<'f>>,
    pub(super) faults: Vec<Fault>,
    /// How many pages show anything: one on which all is computed is passed by.
    pub(super) pages: usize,
}

impl Way {
    pub(super) fn new(form: &Form, now: DateTime<FixedOffset>) -> Self {
        Self { plan: Plan::new(Arc::new(form.clone())), now }
    }

    fn circumstances(&self, language: Language) -> Circumstances {
        Circumstances { started: Some(self.now), language: Some(language), ..Circumstances::at(self.now) }
    }

    /// What a draft begins with.
    pub(super) fn begin(&self, language: Language) -> Raw {
        let mut raw = Raw::default();
        self.plan.begin(&mut raw, &self.circumstances(language));
        raw
    }

    /// Takes notice of what was answered since `before`.
    pub(super) fn settle(&self, before: &Raw, raw: &mut Raw, language: Language) {
        self.plan.settle(before, raw, &self.circumstances(language));
    }

    pub(super) fn look(&self, raw: &Raw, language: Language) -> Look<'_> {
        let flow = self.plan.flow(raw, &self.circumstances(language));
        let mut look = Look { met: Vec::new(), faults: flow.faults().to_vec(), pages: 0 };
        for page in flow.pages() {
            let items = flow.items(page.name.as_str());
            look.pages += usize::from(shows(items));
            look.take(page, items);
        }
        look
    }
}

/// Whether anything of it stands before a respondent.
fn shows(items: &[Standing<'_>]) -> bool {
    items.iter().filter(|standing| standing.relevant).any(|standing| match &standing.inside {
        Inside::Nothing => standing.item.as_question().is_none_or(|question| question.kind.is_asked()),
        Inside::Items(items) => shows(items),
        Inside::Rows { counted: false, .. } => true,
        Inside::Rows { rows, .. } => rows.iter().any(|row| row.relevant && shows(&row.items)),
    })
}

impl<'f> Look<'f> {
    fn take(&mut self, page: &'f Page, items: &[Standing<'f>]) {
        for standing in items.iter().filter(|standing| standing.relevant) {
            self.met.push(Met {
                page,
                item: standing.item,
                field: standing.field.clone(),
                choices: standing.choices.clone(),
                computed: standing.computed.is_some(),
                grows: matches!(standing.inside, Inside::Rows { counted: false, .. }),
            });
            match &standing.inside {
                Inside::Nothing => {}
                Inside::Items(items) => self.take(page, items),
                Inside::Rows { rows, .. } => {
                    rows.iter().filter(|row| row.relevant).for_each(|row| self.take(page, &row.items));
                }
            }
        }
    }
}

impl Met<'_> {
    /// The question that is to be answered here.
    pub(super) fn question(&self) -> Option<&Question> {
        let question = self.item.as_question()?;
        (question.kind.is_asked() && !question.read_only && !self.computed).then_some(question)
    }

    pub(super) fn offered(&self) -> Vec<&Choice> {
        self.choices.iter().collect()
    }
}
