//! Every text of a form side by side in its languages, with what is missing and what has to be looked at
//! again.

use super::editor::{base, enter, working};
use super::panel::TextRow;
use super::teller::{Teller, id, standing};
use crate::pages::Page;
use crate::store::designs::Working;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::page_name::PageName;
use crate::web::query::Fields;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::form::edit::translate::{self, Entry, Standing, entries};
use domain::form::edit::{Options, Owner, Part, TextPath, tree};
use domain::form::{Form, Item};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// The texts.
#[derive(Serialize)]
pub(super) struct WordsPage {
    frame: Frame,
    base: String,
    revision: i32,
    /// Whether only what needs work is shown.
    open: bool,
    progress: Vec<Progress>,
    rows: Vec<Row>,
    hidden: usize,
    report: Option<Report>,
}

/// How far a language has come.
#[derive(Serialize)]
struct Progress {
    tag: &'static str,
    name: &'static str,
    default: bool,
    done: usize,
    count: usize,
    changed: usize,
}

/// A text.
#[derive(Serialize)]
struct Row {
    id: String,
    /// What it belongs to, in a few letters; nothing for a page and for the form.
    of: String,
    page: Option<PageName>,
    part: &'static str,
    texts: Vec<TextRow>,
    /// Whether something is to be done.
    open: bool,
    href: String,
}

/// What came of a file of translations.
#[derive(Clone, Serialize)]
pub(super) struct Report {
    pub(super) changed: usize,
    pub(super) problems: Vec<Problem>,
    pub(super) refused: Option<Message>,
}

/// A row of a file that could not be taken.
#[derive(Clone, Serialize)]
pub(super) struct Problem {
    pub(super) line: usize,
    pub(super) message: Message,
}

/// The most rows on one page: a browser grows slow with more fields.
const MOST: usize = 400;

/// `GET /studies/{study}/design/words`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let open = query.get("show") == "open";
    let page = WordsPage::of(place.frame(&who), base(&place), &working, open, who.language, None);
    answer::page(&request, &page, who.language)
}

/// The texts after something was done to them; where something was refused, told so.
///
/// # Errors
/// Where the template names what the page does not hold.
pub(super) fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    working: &Working,
    refused: Option<Message>,
) -> Result {
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let report = refused.map(|told| Report { changed: 0, problems: Vec::new(), refused: Some(told) });
    let page = WordsPage::of(place.frame(who), base(place), working, false, who.language, report);
    answer::page_with(request, &page, who.language, status)
}

impl WordsPage {
    pub(super) fn of(
        frame: Frame,
        base: String,
        working: &Working,
        open: bool,
        language: Language,
        report: Option<Report>,
    ) -> Self {
        let design = &working.design;
        let form = &design.form;
        let findings = super::finding::Findings::default();
        let teller = Teller { design, findings: &findings, language, writing: None };
        let entries = entries(form);
        let default = form.default_language();
        let count = |language: Language, wanted: Standing| {
            let standing = |entry| translate::standing(design, entry, language);
            entries.iter().filter(|entry| standing(entry) == wanted).count()
        };
        let progress = form.languages.iter().map(|language| Progress {
            tag: language.tag(),
            name: language.own_name(),
            default: *language == default,
            done: count(*language, Standing::Good),
            count: entries.len(),
            changed: count(*language, Standing::Changed),
        });
        let row = |entry: &Entry<'_>| {
            let of = |language: &Language| translate::standing(design, entry, *language);
            let needs_work = form.languages.iter().map(of).any(|state| standing(state).is_some());
            (!open || needs_work).then(|| Row {
                id: id(&entry.path.to_string()),
                of: named(&entry.path.owner),
                page: match &entry.path.owner {
                    Owner::Page(name) => PageName::of(form, name.as_str(), language),
                    _ => None,
                },
                part: part(form, &entry.path),
                texts: teller.rows(&entry.path),
                open: needs_work,
                href: format!("{base}?at={}#panel", crate::web::query::escape(&place(&entry.path.owner))),
            })
        };
        let mut rows: Vec<Row> = entries.iter().filter_map(row).collect();
        let hidden = rows.len().saturating_sub(MOST);
        rows.truncate(MOST);
        let revision = working.revision;
        Self { frame, revision, open, progress: progress.collect(), rows, hidden, report, base }
    }
}

/// What a text is called: the end of its key.
pub(super) fn part(form: &Form, path: &TextPath) -> &'static str {
    let item = match &path.owner {
        Owner::Item(name) => tree::item(form, name),
        _ => None,
    };
    match (&path.owner, path.part, item) {
        (Owner::Form | Owner::Page(_), ..) | (_, Part::Label, Some(Item::Group(_))) => "title",
        (Owner::Choice(..), ..) => "choice",
        (_, Part::Label, Some(Item::Note(_))) => "note",
        (_, part, _) => part.tag(),
    }
}

/// What a text belongs to, in a few letters.
fn named(owner: &Owner) -> String {
    match owner {
        Owner::Form | Owner::Page(_) => String::new(),
        Owner::Item(name) => name.to_string(),
        Owner::Choice(Options::Item(name), code) => format!("{name} · {code}"),
        Owner::Choice(Options::List(name), code) => format!("{name} · {code}"),
    }
}

/// Where its settings are.
fn place(owner: &Owner) -> String {
    match owner {
        Owner::Choice(Options::Item(name), _) => Owner::Item(name.clone()).to_string(),
        Owner::Choice(Options::List(_), _) => Owner::Form.to_string(),
        owner => owner.to_string(),
    }
}

impl Page for WordsPage {
    const TEMPLATE: &'static str = "design/words.html";

    fn samples() -> Vec<Self> {
        let working = super::conflict::sample();
        let message = Message::new("design-refused-large");
        let report = Report {
            changed: 2,
            problems: vec![Problem { line: 4, message: message.clone() }],
            refused: None,
        };
        let refused = Report { refused: Some(message), problems: Vec::new(), changed: 0 };
        let page = |open, report| {
            let base = "/studies/a/design".to_owned();
            Self::of(Frame::sample(), base, &working, open, Language::Kk, report)
        };
        vec![page(true, None), page(false, Some(report)), page(true, Some(refused))]
    }
}
