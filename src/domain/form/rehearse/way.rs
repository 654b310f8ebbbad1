//! What is asked of somebody who has answered so much.

use crate::answer::accept::Fault;
use crate::answer::flow::Flow;
use crate::answer::{Offer, Raw};
use crate::form::{Choice, Form, Item, Page, Question};
use crate::language::Language;
use chrono::{DateTime, FixedOffset};

/// The way through a form, at one moment.
pub(super) struct Way<'f> {
    pub(super) form: &'f Form,
    pub(super) now: DateTime<FixedOffset>,
}

/// Something that stands before a respondent.
pub(super) struct Met<'f> {
    pub(super) page: &'f Page,
    pub(super) item: &'f Item,
    pub(super) field: String,
    pub(super) choices: Offer<'f>,
}

/// Everything that stands before a respondent, and what is wrong with what they sent.
pub(super) struct Look<'f> {
    pub(super) met: Vec<Met<'f>>,
    pub(super) faults: Vec<Fault>,
    /// How many pages are asked.
    pub(super) pages: usize,
}

impl<'f> Way<'f> {
    pub(super) fn new(form: &'f Form, now: DateTime<FixedOffset>) -> Self {
        Self { form, now }
    }

    /// What a draft begins with.
    pub(super) fn begin(&self, _language: Language) -> Raw {
        Raw::default()
    }

    pub(super) fn look(&self, raw: &Raw, _language: Language) -> Look<'f> {
        let flow = Flow::of(self.form, raw);
        let pages: Vec<&Page> = flow.pages().collect();
        let mut met = Vec::new();
        for page in &pages {
            for standing in flow.items(page.name.as_str()).iter().filter(|standing| standing.relevant) {
                let field = standing.item.name().map_or_else(String::new, ToString::to_string);
                let choices = standing.item.as_question().map_or(Offer::Some(Vec::new()), Offer::all);
                met.push(Met { page, item: standing.item, field, choices });
            }
        }
        Look { met, faults: flow.faults().to_vec(), pages: pages.len() }
    }
}

impl Met<'_> {
    /// The question that is to be answered here.
    pub(super) fn question(&self) -> Option<&Question> {
        self.item.as_question().filter(|question| question.kind.is_asked() && !question.read_only)
    }

    pub(super) fn offered(&self) -> Vec<&Choice> {
        self.choices.iter().collect()
    }
}
