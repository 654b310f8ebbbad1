//! A page of questions as its template takes it.

use super::items::{Maker, Say, Within};
use super::spoken::Spoken;
use super::survey::Survey;
use super::views::{FaultView, ItemView};
use crate::pages::Page;
use crate::service::respond::{Open, codes};
use domain::answer::accept::Fault;
use domain::answer::flow::Flow;
use domain::form::{Item, Kind, Question};
use domain::language::Language;
use serde::Serialize;

/// A page of questions.
#[derive(Serialize)]
pub(super) struct QuestionPage {
    survey: Survey,
    id: String,
    resume_code: String,
    page: PageView,
    progress: ProgressView,
    faults: Vec<FaultView>,
}

#[derive(Serialize)]
struct PageView {
    name: String,
    title: Spoken,
    items: Vec<ItemView>,
    /// Whether a file can be sent with it.
    files: bool,
    /// Whether something on it needs the second style sheet and script.
    rich: bool,
}

#[derive(Serialize)]
struct ProgressView {
    position: usize,
    count: usize,
    first: bool,
    last: bool,
}

/// What is around a form: where its files are, and how large a file may be.
pub(super) struct Around<'a> {
    /// The beginning of the addresses of the form's files.
    pub(super) media: &'a str,
    pub(super) most_bytes: u64,
}

impl QuestionPage {
    /// The page of that name; `None` where the way through the form does not lead over it.
    pub(super) fn of(
        survey: Survey,
        open: &Open,
        name: &str,
        faults: &[Fault],
        language: Language,
        say: Say<'_>,
        around: &Around<'_>,
    ) -> Option<Self> {
        let form = &open.version.form;
        let page = form.page(name)?;
        let flow = Flow::of(form, &open.raw);
        let progress = flow.progress(name)?;
        let (media, most_bytes) = (around.media, around.most_bytes);
        let everything = false;
        let maker =
            Maker { form, open, flow: &flow, page, everything, faults, language, say, media, most_bytes };
        let within = Within { path: "", level: 2, appearance: &page.appearance };
        Some(Self {
            survey,
            id: open.draft.id.to_string(),
            resume_code: codes::spaced(&open.draft.resume_code),
            page: PageView::of(page, &maker, within),
            progress: ProgressView {
                position: progress.position,
                count: progress.count,
                first: flow.previous(name).is_none(),
                last: flow.next(name).is_none(),
            },
            faults: faults.iter().filter_map(|fault| maker.fault(fault)).collect(),
        })
    }
}

impl QuestionPage {
    /// The page with everything on it and nothing filled in: a phone shows what is asked.
    pub(super) fn blank(
        survey: Survey,
        open: &Open,
        page: &domain::form::Page,
        language: Language,
        say: Say<'_>,
        around: &Around<'_>,
    ) -> Self {
        let form = &open.version.form;
        let flow = Flow::of(form, &open.raw);
        let (media, most_bytes) = (around.media, around.most_bytes);
        let (everything, faults) = (true, &[]);
        let maker =
            Maker { form, open, flow: &flow, page, everything, faults, language, say, media, most_bytes };
        let within = Within { path: "", level: 2, appearance: &page.appearance };
        Self {
            survey,
            id: String::new(),
            resume_code: String::new(),
            page: PageView::of(page, &maker, within),
            progress: ProgressView { position: 1, count: form.pages.len(), first: false, last: false },
            faults: Vec::new(),
        }
    }
}

impl PageView {
    fn of(page: &domain::form::Page, maker: &Maker<'_>, within: Within<'_>) -> Self {
        Self {
            name: page.name.to_string(),
            title: maker.spoken(&page.title, within),
            items: maker.items(&page.items, within),
            files: any(&page.items, &takes_file),
            rich: !page.appearance.is_empty() || any(&page.items, &is_rich),
        }
    }
}

/// Whether it holds of any item, those of groups among them.
fn any(items: &[Item], holds: &dyn Fn(&Item) -> bool) -> bool {
    let inside = |item: &Item| item.as_group().is_some_and(|group| any(&group.items, holds));
    items.iter().any(|item| holds(item) || inside(item))
}

fn takes_file(item: &Item) -> bool {
    item.as_question().is_some_and(|question| matches!(question.kind, Kind::File { .. }))
}

/// Whether an item needs more than the first style sheet has, which every phone loads.
fn is_rich(item: &Item) -> bool {
    match item {
        Item::Note(note) => !note.media.is_empty(),
        Item::Group(group) => group.repeat.is_some() || !group.appearance.is_empty(),
        Item::Question(question) => is_rich_question(question),
    }
}

fn is_rich_question(question: &Question) -> bool {
    let plain = matches!(
        question.kind,
        Kind::Single { .. }
            | Kind::Multiple { .. }
            | Kind::Integer { .. }
            | Kind::Decimal { .. }
            | Kind::Text { .. }
            | Kind::LongText { .. }
            | Kind::Date { .. }
            | Kind::Acknowledge
            | Kind::Computed { .. }
    );
    let pictured = question.choices().iter().any(|choice| !choice.media.is_empty());
    !plain
        || pictured
        || question.read_only
        || !question.appearance.is_empty()
        || !question.media.is_empty()
        || !question.guidance.is_empty()
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "respond/page.html";

    fn samples() -> Vec<Self> {
        super::samples::question_pages()
    }
}
