//! A version of a form made ready to judge answers: its expressions parsed once, its order found once.

use super::accept::{Fault, PageResult};
use super::evaluate::{Evaluation, evaluate};
use super::flow::Flow;
use super::{Answers, Circumstances, Raw, settle};
use crate::form::logic::Logic;
use crate::form::{Form, Page};
use std::sync::Arc;

/// A version of a form made ready to judge answers. Making one takes some milliseconds for a large
/// form, so it is kept for as long as its version is used; nothing in it changes.
///
/// The life of a draft: [`Plan::begin`] once, and for each page that is sent [`Raw::take_page`],
/// [`Plan::settle`], and [`Plan::flow`] to see what is wrong and where the way leads.
#[derive(Debug)]
pub struct Plan {
    form: Arc<Form>,
    logic: Logic,
}

/// A form with its logic.
pub(super) type Ready<'f, 'l> = (&'f Form, &'l Logic);

impl Plan {
    /// Makes a form ready.
    #[must_use]
    pub fn new(form: Arc<Form>) -> Self {
        let logic = Logic::of(&form);
        Self { form, logic }
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    pub(super) fn ready(&self) -> Ready<'_, '_> {
        (&self.form, &self.logic)
    }

    /// Begins a draft: puts in what questions have at first, where nothing was sent for them.
    pub fn begin(&self, raw: &mut Raw, circumstances: &Circumstances) {
        settle::begin(self.ready(), raw, circumstances);
    }

    /// Takes notice of what a page changed: calculations that wait for a question run where that
    /// question's answer is another one than `before`, rows that are new get what they have at first,
    /// and what is computed once is kept. To be called after [`Raw::take_page`].
    pub fn settle(&self, before: &Raw, raw: &mut Raw, circumstances: &Circumstances) {
        settle::settle(self.ready(), before, raw, circumstances);
    }

    /// The way through the form for somebody who has sent this so far.
    #[must_use]
    pub fn flow(&self, raw: &Raw, circumstances: &Circumstances) -> Flow<'_> {
        Flow::through(self.ready(), raw, circumstances)
    }

    /// Checks what was sent for one page. `before` is what was sent earlier, for whatever pages: the
    /// page's own fields in it are passed over, a box that was unticked must not come back.
    #[must_use]
    pub fn page(&self, page: &Page, sent: &Raw, before: &Raw, circumstances: &Circumstances) -> PageResult {
        Self::judge_page(self.ready(), page, sent, before, circumstances)
    }

    /// Checks a whole submission: every question of the form gets an answer. Relevance is worked out
    /// afresh; what was sent for a question that is not asked is dropped.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn whole(&self, raw: &Raw, circumstances: &Circumstances) -> Result<Answers, Vec<Fault>> {
        Self::judge_whole(self.ready(), raw, circumstances)
    }

    pub(super) fn logic_of(form: &Form) -> Logic {
        Logic::of(form)
    }

    pub(super) fn judge_page(
        ready: Ready<'_, '_>,
        page: &Page,
        sent: &Raw,
        before: &Raw,
        circumstances: &Circumstances,
    ) -> PageResult {
        let mut raw = before.clone();
        raw.take_page(page, sent);
        let (answers, mut faults) = judged(ready, &raw, circumstances);
        faults.retain(|fault| fault.page == page.name);
        let repeats = crate::form::model::item::repeats(&page.items).map(|group| &group.name);
        let names = page.questions().map(|question| &question.name).chain(repeats);
        let own = names.filter_map(|name| Some((name.clone(), answers.0.get(name)?.clone())));
        PageResult { answers: Answers(own.collect()), faults }
    }

    pub(super) fn judge_whole(
        ready: Ready<'_, '_>,
        raw: &Raw,
        circumstances: &Circumstances,
    ) -> Result<Answers, Vec<Fault>> {
        let (answers, faults) = judged(ready, raw, circumstances);
        if faults.is_empty() { Ok(answers) } else { Err(faults) }
    }
}

/// The answers, and everything that is wrong.
pub(super) fn judged(
    (form, logic): Ready<'_, '_>,
    raw: &Raw,
    circumstances: &Circumstances,
) -> (Answers, Vec<Fault>) {
    let evaluation: Evaluation<'_> = evaluate(form, logic, raw, circumstances);
    let faults = evaluation.faults(logic, circumstances);
    (evaluation.answers(), faults)
}
