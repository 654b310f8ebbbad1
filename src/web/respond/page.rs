//! A page of questions as its template takes it.

use super::items::{Maker, Say, Within};
use super::spoken::Spoken;
use super::survey::Survey;
use super::views::{FaultView, ItemView};
use crate::config::Limits;
use crate::pages::Page;
use crate::service::respond::{Open, codes};
use chrono::{DateTime, Utc};
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
    /// Whether everything is sent with it, whatever is answered on it.
    last: bool,
    /// Whether it is the last of those counted, and what is answered on it may bring more.
    open: bool,
}

/// In which words and with what around it a page is shown.
pub(super) struct Manner<'a> {
    pub(super) language: Language,
    pub(super) say: Say<'a>,
    /// For relevance and the like that ask for the time.
    pub(super) now: DateTime<Utc>,
    /// The beginning of the addresses of the form's files.
    pub(super) media: &'a str,
    /// How large files may be.
    pub(super) room: Room,
}

/// How many bytes of files are taken.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Of one file.
    pub(super) file: u64,
    /// Of all the files of a respondent.
    pub(super) all: u64,
}

impl Room {
    pub(super) const fn of(limits: &Limits) -> Self {
        Self { file: limits.file as u64, all: limits.files as u64 }
    }
}

impl QuestionPage {
    /// The page of that name; `None` where the way through the form does not lead over it.
    pub(super) fn of(
        survey: Survey,
        open: &Open,
        name: &str,
        faults: &[Fault],
        manner: &Manner<'_>,
    ) -> Option<Self> {
        let page = open.version.form.page(name)?;
        let flow = open.flow(manner.language, manner.now);
        let progress = flow.progress(name)?;
        let is_last = flow.next(name).is_none();
        let progress = ProgressView {
            position: progress.position,
            count: progress.count,
            first: flow.previous(name).is_none(),
            last: is_last && !progress.open,
            open: is_last && progress.open,
        };
        Some(Self::made(survey, open, (page, &flow, faults), manner, progress, false))
    }

    /// The page with everything on it, every choice and nothing filled in: a phone shows by itself
    /// what is asked.
    pub(super) fn blank(survey: Survey, open: &Open, page: &domain::form::Page, manner: &Manner<'_>) -> Self {
        let flow = open.flow(manner.language, manner.now);
        let count = open.version.form.pages.len();
        let progress = ProgressView { position: 1, count, first: false, last: false, open: false };
        let page = Self::made(survey, open, (page, &flow, &[]), manner, progress, true);
        Self { id: String::new(), resume_code: String::new(), ..page }
    }

    fn made(
        survey: Survey,
        open: &Open,
        (page, flow, faults): (&domain::form::Page, &Flow<'_>, &[Fault]),
        manner: &Manner<'_>,
        progress: ProgressView,
        whole: bool,
    ) -> Self {
        let Manner { language, say, media, room, .. } = *manner;
        let form = &open.version.form;
        let maker = Maker { form, open, flow, page, faults, language, say, media, room, whole };
        let within = Within { level: 2, appearance: &page.appearance };
        let name = page.name.as_str();
        Self {
            survey,
            id: open.draft.id.to_string(),
            resume_code: codes::spaced(&open.draft.resume_code),
            page: PageView {
                name: name.to_owned(),
                title: maker.spoken(&page.title, name),
                items: maker.items(flow.items(name), within),
                files: any(&page.items, &takes_file),
                rich: is_rich_page(page),
            },
            progress,
            faults: faults.iter().map(|fault| maker.fault(fault)).collect(),
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

/// Whether a page needs more than the first style sheet has, which every phone loads.
fn is_rich_page(page: &domain::form::Page) -> bool {
    !page.appearance.is_empty() || any(&page.items, &is_rich)
}

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
