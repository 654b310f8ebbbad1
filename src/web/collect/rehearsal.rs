//! The dry run of a questionnaire: begun by a button, watched, read.

use super::pages::LanguageName;
use crate::pages::Page;
use crate::service::rehearsals::{self, Done, MOST, Run};
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::page_name::PageName;
use crate::web::reader;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, web::Path};
use domain::form::Form;
use domain::form::rehearse::{Finding, Spread, Weight};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::{Say, ShownTable, Worded};
use serde::Serialize;
use uuid::Uuid;

/// How many tables a report shows.
const TABLES: usize = 60;

/// A dry run, under way or over.
#[derive(Serialize)]
pub(super) struct RehearsalPage {
    frame: Frame,
    base: String,
    version: Option<i32>,
    most: usize,
    begun: usize,
    report: Option<ReportView>,
}

#[derive(Serialize)]
struct ReportView {
    sent: usize,
    finished: usize,
    languages: Vec<(LanguageName, usize)>,
    asked: usize,
    questions: usize,
    blocking: Vec<FindingView>,
    notable: Vec<FindingView>,
    pages: Option<[String; 3]>,
    minutes: Option<[String; 3]>,
    refusals: Vec<RefusalView>,
    interrupted: bool,
    tables: Vec<ShownTable>,
    more_tables: usize,
    seconds: String,
}

#[derive(Serialize)]
struct FindingView {
    page: Option<PageName>,
    item: Option<String>,
    label: Worded,
    message: Message,
}

#[derive(Serialize)]
struct RefusalView {
    question: String,
    label: Worded,
    tried: usize,
    refused: usize,
}

/// Begins a dry run of a text that is not published, or of the newest version.
pub(super) async fn begin(request: &HttpRequest, place: &In, form: Option<Form>) -> Result {
    let app = reader::app(request);
    let (version, form) = match form {
        Some(form) => (None, form),
        None => {
            let latest = forms::latest(&app.store, place.study.id).await?.ok_or(Error::NotFound)?;
            (Some(latest.number), latest.form)
        }
    };
    let run = rehearsals::begin(app, place.study.id, version, form).await;
    Ok(answer::see(&format!("{}/form/dry-run/{}", place.base(), run.id)))
}

/// `GET /studies/{study}/form/dry-run/{run}`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let id = Uuid::try_parse(&id).map_err(|_| Error::NotFound)?;
    let Some(run) = reader::app(&request).rehearsals.find(place.study.id, id) else {
        // It is forgotten: where it is begun is the place to go.
        return Ok(answer::see(&format!("{}/form", place.base())));
    };
    let say = |message: &Message| who.say(message);
    let page = RehearsalPage::of(place.frame(&who), place.base(), &run, who.language, &say);
    let mut response = answer::page(&request, &page, who.language)?;
    if run.done().is_none() {
        response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static("1"));
    }
    Ok(response)
}

impl RehearsalPage {
    fn of(frame: Frame, base: String, run: &Run, language: Language, say: Say<'_>) -> Self {
        Self {
            frame,
            base,
            version: run.version,
            most: MOST,
            begun: run.begun(),
            report: run.done().map(|done| ReportView::of(done, language, say)),
        }
    }
}

impl ReportView {
    fn of(done: &Done, language: Language, say: Say<'_>) -> Self {
        let report = &done.report;
        let found = |weight: Weight| {
            let findings = report.findings.iter().filter(|finding| finding.weight == weight);
            findings.map(|finding| FindingView::of(&done.form, finding, language)).collect()
        };
        let refusals = report.refusals.iter().map(|refusals| RefusalView {
            question: refusals.question.to_string(),
            label: label(&done.form, refusals.question.as_str(), language),
            tried: refusals.tried,
            refused: refusals.refused,
        });
        let numbers = |spread: Spread, each: f64, digits: u8| {
            [spread.least, spread.median, spread.most]
                .map(|number| domain::table::words::decimal(number as f64 / each, digits, language))
        };
        Self {
            sent: report.sent,
            finished: report.finished,
            languages: report.languages.iter().map(|(it, count)| ((*it).into(), *count)).collect(),
            asked: report.questions.0,
            questions: report.questions.1,
            blocking: found(Weight::Blocking),
            notable: found(Weight::Notable),
            pages: report.pages.map(|spread| numbers(spread, 1.0, 0)),
            minutes: report.seconds.map(|spread| numbers(spread, 60.0, 1)),
            refusals: refusals.collect(),
            interrupted: report.interrupted,
            tables: done.tables.iter().take(TABLES).map(|table| table.words(language, say)).collect(),
            more_tables: done.tables.len().saturating_sub(TABLES),
            seconds: domain::table::words::decimal(done.took.as_secs_f64(), 1, language),
        }
    }
}

impl FindingView {
    fn of(form: &Form, finding: &Finding, language: Language) -> Self {
        let item = finding.item.as_ref().map(ToString::to_string);
        let label = match &item {
            Some(item) => label(form, item, language),
            None => words(""),
        };
        Self {
            page: PageName::of(form, finding.page.as_str(), language),
            item,
            label,
            message: finding.message.clone(),
        }
    }
}

fn label(form: &Form, item: &str, language: Language) -> Worded {
    let question = form.question(item).map(|question| &question.label);
    let label = question.or_else(|| form.group(item).map(|group| &group.label));
    label.map_or_else(|| words(""), |label| Worded::of(label, language, &form.languages))
}

fn words(text: &str) -> Worded {
    Worded { text: text.to_owned(), language: None }
}

impl Page for RehearsalPage {
    const TEMPLATE: &'static str = "collect/rehearsal.html";

    fn samples() -> Vec<Self> {
        let say = |message: &Message| message.key.clone();
        let form = crate::demo::form().expect("the demonstration has a form");
        let at = chrono::DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let rehearsal = domain::form::rehearse::Rehearsal { most: 4, seed: 1, now: at.fixed_offset() };
        let clean = rehearsals::go(form.clone(), &rehearsal, std::time::Duration::MAX, &|| {});
        let mut faulty = rehearsals::go(form, &rehearsal, std::time::Duration::MAX, &|| {});
        let finding = |weight, item: &str| Finding {
            weight,
            page: domain::form::Name::new("about_you").expect("a name"),
            item: domain::form::Name::new(item).ok(),
            message: Message::new("rehearse-never"),
        };
        faulty.report.findings = vec![
            finding(Weight::Blocking, "age"),
            finding(Weight::Notable, "gender"),
            finding(Weight::Notable, ""),
        ];
        faulty.report.interrupted = true;
        let page = |version, report| Self {
            frame: Frame::sample(),
            base: "/studies/village".to_owned(),
            version,
            most: MOST,
            begun: 12,
            report,
        };
        let view = |done: &Done| Some(ReportView::of(done, Language::Kk, &say));
        vec![page(Some(2), view(&clean)), page(None, view(&faulty)), page(Some(2), None)]
    }
}
