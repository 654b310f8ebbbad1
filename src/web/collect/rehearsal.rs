//! The dry run of a questionnaire: begun by a button, watched, read.

use super::pages::LanguageName;
use crate::pages::Page;
use crate::service::rehearsals::{self, Done, MOST, Run, Wanted};
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::page_name::PageName;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, web::Path};
use domain::answer::accept::{Fault, Told};
use domain::form::rehearse::{Finding, Spread, Stuck, Weight};
use domain::form::{Form, Question};
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
    run: String,
    /// As it is typed: no language groups its digits.
    seed: String,
    most: usize,
    stuck: Vec<StuckView>,
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

/// A respondent who could not go on.
#[derive(Serialize)]
struct StuckView {
    number: usize,
    language: LanguageName,
    faults: Vec<StuckAt>,
    answers: Vec<Given>,
}

/// Where they stand, and why.
#[derive(Serialize)]
struct StuckAt {
    page: Option<PageName>,
    field: String,
    label: Worded,
    told: String,
}

/// What they answered to a question.
#[derive(Serialize)]
struct Given {
    field: String,
    label: Worded,
    values: Vec<Worded>,
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

/// Begins a dry run of a text that is not published, of the run that is repeated, or of the newest
/// version.
pub(super) async fn begin(request: &HttpRequest, place: &In, form: Option<Form>, fields: &Fields) -> Result {
    let app = reader::app(request);
    let Ok(wanted) = wanted(fields) else { return Err(Error::BadRequest("no such dry run")) };
    let again = fields.some("run").and_then(|id| Uuid::try_parse(id).ok());
    let again = again.and_then(|id| app.rehearsals.find(place.study.id, id));
    let again = again.and_then(|run| Some((run.version, run.done()?.form.clone())));
    let tried = match (form, again) {
        (Some(form), _) => (None, form),
        (None, Some(again)) => again,
        (None, None) => {
            let latest = forms::latest(&app.store, place.study.id).await?.ok_or(Error::NotFound)?;
            (Some(latest.number), latest.form)
        }
    };
    let run = rehearsals::begin(app, place.study.id, tried, wanted).await;
    Ok(answer::see(&format!("{}/form/dry-run/{}", place.base(), run.id)))
}

/// What is told of a run that is to be repeated and is not kept any more: what it tried is not known
/// then, and another text is not tried in its place.
pub(super) fn forgotten(request: &HttpRequest, place: &In, fields: &Fields) -> Option<Message> {
    let id = Uuid::try_parse(fields.some("run")?).ok();
    let run = id.and_then(|id| reader::app(request).rehearsals.find(place.study.id, id));
    run.is_none().then(|| Message::new("rehearse-run-forgotten"))
}

/// How a run is wanted, by the fields of a page, or what is wrong with them.
pub(super) fn wanted(fields: &Fields) -> std::result::Result<Wanted, Message> {
    let most = match fields.some("count") {
        None => None,
        Some(count) => {
            let read = count.parse().ok().filter(|count| (1..=MOST).contains(count));
            Some(read.ok_or_else(|| Message::new("rehearse-count-wrong").with("most", MOST))?)
        }
    };
    let seed = fields.some("seed").map(str::parse).transpose();
    let seed = seed.map_err(|_| Message::new("rehearse-seed-wrong"))?;
    Ok(Wanted { most, seed })
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
            most: run.most,
            begun: run.begun(),
            report: run.done().map(|done| ReportView::of(done, (run.id, run.most), language, say)),
        }
    }
}

impl ReportView {
    fn of(done: &Done, (id, most): (Uuid, usize), language: Language, say: Say<'_>) -> Self {
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
        let stuck = report.stuck.iter().map(|stuck| StuckView::of(&done.form, stuck, language, say));
        Self {
            run: id.to_string(),
            seed: report.seed.to_string(),
            most,
            stuck: stuck.collect(),
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
        let label = item.as_ref().map_or_else(|| words(""), |item| label(form, item, language));
        let page = PageName::of(form, finding.page.as_str(), language);
        Self { page, item, label, message: finding.message.clone() }
    }
}

impl StuckView {
    fn of(form: &Form, stuck: &Stuck, language: Language, say: Say<'_>) -> Self {
        let at = |fault: &Fault| StuckAt {
            page: PageName::of(form, fault.page.as_str(), language),
            field: fault.field.clone(),
            label: label(form, fault.question.as_str(), language),
            told: match &fault.told {
                Told::Message(message) => say(message),
                Told::Words(words) => words.words(language, &form.languages).to_owned(),
            },
        };
        let mut answers: Vec<(usize, Given)> = Vec::new();
        for (field, values) in stuck.answers.0.iter().filter(|(_, values)| !values.is_empty()) {
            let name = field.rsplit('/').next().unwrap_or_default();
            let place = form.items().position(|item| item.name().is_some_and(|known| known.as_str() == name));
            let question = form.question(name).filter(|question| question.kind.is_asked());
            if let (Some(place), Some(question)) = (place, question) {
                let values = values.iter().map(|value| given(form, question, value, language)).collect();
                let label = label(form, name, language);
                answers.push((place, Given { field: field.clone(), label, values }));
            }
        }
        answers.sort_by_key(|(place, _)| *place);
        Self {
            number: stuck.number,
            language: stuck.language.into(),
            faults: stuck.faults.iter().map(at).collect(),
            answers: answers.into_iter().map(|(_, given)| given).collect(),
        }
    }
}

/// A value as it was sent; of a code what its choice says.
fn given(form: &Form, question: &Question, value: &str, language: Language) -> Worded {
    match question.choice(value) {
        Some(choice) => Worded::of(&choice.label, language, &form.languages),
        None => words(&domain::form::excerpt(value)),
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
        let fault = |told| Fault {
            page: domain::form::Name::new("about_you").expect("a name"),
            question: domain::form::Name::new("age").expect("a name"),
            field: "age".to_owned(),
            told,
            required: false,
        };
        faulty.report.stuck = vec![Stuck {
            number: 3,
            language: Language::Ru,
            faults: vec![
                fault(Told::Message(Message::new("form-answer-integer"))),
                fault(Told::Words(domain::language::Text::of("Жоқ", "Нет", "No"))),
            ],
            answers: [("gender", "female"), ("age", "1"), ("nobody", "x")].into_iter().collect(),
        }];
        let page = |version, report| Self {
            frame: Frame::sample(),
            base: "/studies/village".to_owned(),
            version,
            most: MOST,
            begun: 12,
            report,
        };
        let view = |done: &Done| Some(ReportView::of(done, (Uuid::nil(), MOST), Language::Kk, &say));
        vec![page(Some(2), view(&clean)), page(None, view(&faulty)), page(Some(2), None)]
    }
}
