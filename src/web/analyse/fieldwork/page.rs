//! The page of the fieldwork.

use super::asked::Asked;
use super::counts::{Counts, number};
use super::sections::{self, Reader};
use super::targets::{TargetField, fields};
use crate::app::App;
use crate::pages::Page;
use crate::service::fieldwork::{self, asked_once};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::reader;
use actix_web::HttpRequest;
use domain::fieldwork::{Quota, Target};
use domain::form::Form;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The fieldwork.
#[derive(Serialize)]
pub(in crate::web::analyse) struct FieldworkPage {
    frame: Frame,
    base: String,
    /// Changes whenever there is something to count anew.
    pulse: String,
    from: String,
    to: String,
    /// What is wrong with the days typed.
    faults: Vec<&'static str>,
    period: Option<String>,
    by: Vec<ByChoice>,
    /// `None` where no form was published: nobody can have answered.
    shown: Option<Shown>,
    targets: Option<TargetsForm>,
}

/// What is shown.
#[derive(Serialize)]
struct Shown {
    tiles: Vec<Tile>,
    quota: Option<QuotaView>,
    sections: Vec<Counts>,
    /// What keeps responses from being counted by the question.
    refused: Vec<String>,
    /// What the addresses of figures end with.
    query: String,
}

/// A number at a glance.
#[derive(Serialize)]
struct Tile {
    key: &'static str,
    value: String,
}

/// How much of what is wanted is there.
#[derive(Serialize)]
struct QuotaView {
    wanted: String,
    came: String,
    percent: u64,
    left: String,
    reached: u64,
}

/// A question to count by.
#[derive(Serialize)]
struct ByChoice {
    name: String,
    label: String,
    chosen: bool,
}

/// What is wanted, to be changed.
#[derive(Serialize)]
struct TargetsForm {
    question: String,
    label: String,
    fields: Vec<TargetField>,
    fault: Option<String>,
}

/// What was typed besides the address, and what came of it.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) notice: Option<Message>,
    /// The fields of the targets as typed, by their names.
    pub(super) targets: Vec<(String, String)>,
    pub(super) fault: Option<Message>,
}

pub(super) async fn show(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    asked: &Asked,
    typed: Typed,
) -> Result {
    let app = reader::app(request);
    let say = |message: &Message| who.say(message);
    let of = Reader { language: who.language, say: &say };
    // Read before what is counted: what comes meanwhile is then counted anew, and not passed over.
    let pulse = super::token(&fieldwork::pulse(app, &place.study).await?);
    let form = super::form(request, place).await?;
    let targets = fieldwork::targets(app, &place.study).await?;
    let by = form.as_ref().map_or_else(String::new, |form| by(asked, form, &targets));
    let shown = match &form {
        Some(form) => Some(shown(app, place, form, asked, (&by, &targets), of).await?),
        None => None,
    };
    let may_change = place.role.may(Role::Researcher);
    let status = super::status(&typed);
    let page = FieldworkPage {
        frame: Frame { notice: typed.notice.clone(), ..place.frame(who) },
        base: place.base(),
        pulse,
        from: asked.from.clone(),
        to: asked.to.clone(),
        faults: asked.faults.clone(),
        period: sections::period(asked, of),
        by: form.as_ref().map_or_else(Vec::new, |form| choices(form, &by, of)),
        targets: form.filter(|_| may_change).map(|form| targets_form(&form, &by, &targets, &typed, of)),
        shown,
    };
    answer::page_with(request, &page, who.language, status)
}

/// The question by which responses are counted: the one asked for, else one of which so many are wanted, else
/// the region.
fn by(asked: &Asked, form: &Form, targets: &[Target]) -> String {
    const REGION: &str = "region";
    let is_asked = |name: &str| asked_once(form).any(|question| question.name.as_str() == name);
    if let Some(by) = &asked.by {
        return if is_asked(by) { by.clone() } else { String::new() };
    }
    let wanted = targets.iter().map(|target| target.question.as_str());
    let usual = wanted.chain([REGION]).find(|name| is_asked(name));
    usual.unwrap_or_default().to_owned()
}

async fn shown(
    app: &App,
    place: &In,
    form: &Form,
    asked: &Asked,
    (by, targets): (&str, &[Target]),
    of: Reader<'_>,
) -> std::result::Result<Shown, Error> {
    let study = &place.study;
    let came = fieldwork::came(app, study, asked.days).await?;
    let course = &came.course;
    let filling = fieldwork::filling(app, study, asked.days).await?;
    let stops = fieldwork::stops(app, study, form, asked.days).await?;
    let (mut counted, mut refused) = (vec![sections::days(course, of)], Vec::new());
    match fieldwork::chosen(app, study, by, asked.days).await? {
        Some(Ok(chosen)) => counted.push(sections::choices(&chosen, targets, form, (course, of))),
        Some(Err(faults)) => refused.extend(faults.iter().map(of.say)),
        None => {}
    }
    counted.extend([
        sections::filling(filling, of),
        sections::stops(&stops, form, (course, of)),
        sections::languages(course, of),
        sections::versions(course, of),
        sections::ways(course, of),
    ]);
    let tile = |key: &'static str, count: u64| Tile { key, value: number(count, of.language) };
    let mut tiles = vec![
        tile("fieldwork-completed", course.completed),
        tile("fieldwork-today", came.today),
        tile("fieldwork-in-progress", stops.all().in_progress),
        tile("fieldwork-broken-off", stops.all().broken_off),
    ];
    if let Some(filling) = filling {
        tiles.push(Tile { key: "fieldwork-median", value: sections::lasted(filling.median, of) });
    }
    let whole = targets.iter().find(|target| target.question.is_empty());
    let quota = whole.map(|target| Quota { wanted: target.wanted, came: course.completed });
    let quota = quota.map(|quota| QuotaView {
        wanted: number(quota.wanted.into(), of.language),
        came: number(quota.came, of.language),
        percent: quota.percent(),
        left: number(quota.left(), of.language),
        reached: quota.percent().min(100),
    });
    Ok(Shown { tiles, quota, sections: counted, refused, query: asked.query(by) })
}

fn choices(form: &Form, by: &str, of: Reader<'_>) -> Vec<ByChoice> {
    let choice = |question: &domain::form::Question| ByChoice {
        name: question.name.to_string(),
        label: question.short_label().words(of.language, &form.languages).to_owned(),
        chosen: question.name.as_str() == by,
    };
    asked_once(form).map(choice).collect()
}

fn targets_form(form: &Form, by: &str, targets: &[Target], typed: &Typed, of: Reader<'_>) -> TargetsForm {
    let label = form.question(by).map_or("", |one| one.short_label().words(of.language, &form.languages));
    TargetsForm {
        question: by.to_owned(),
        label: label.to_owned(),
        fields: fields(form, by, targets, (&typed.targets, of)),
        fault: typed.fault.as_ref().map(of.say),
    }
}

impl Page for FieldworkPage {
    const TEMPLATE: &'static str = "analyse/fieldwork.html";

    fn samples() -> Vec<Self> {
        use super::counts::CountRow;
        use domain::language::Language;
        let form = crate::demo::form().expect("the demonstration has a form");
        let say = |message: &Message| message.key.clone();
        let of = Reader { language: Language::Kk, say: &say };
        let row = |apart| CountRow {
            label: "2-бет".to_owned(),
            language: Some("ru"),
            cells: vec!["1".to_owned()],
            counts: vec![Some(1)],
            apart,
            reached: Some(40),
        };
        let counts = Counts {
            key: "days",
            title: "Күндер".to_owned(),
            heads: vec!["Күн".to_owned(), "Саны".to_owned()],
            rows: vec![row(false), row(true), row(false)],
            notes: vec!["…".to_owned()],
            drawn: 1,
            ..Counts::default()
        };
        let empty = Counts { key: "ways", title: "Жолдар".to_owned(), ..Counts::default() };
        let quota = QuotaView {
            wanted: "300".to_owned(),
            came: "230".to_owned(),
            percent: 76,
            left: "70".to_owned(),
            reached: 76,
        };
        let shown = Shown {
            tiles: vec![Tile { key: "fieldwork-completed", value: "230".to_owned() }],
            quota: Some(quota),
            sections: vec![counts.finished(), empty.finished()],
            refused: vec!["қате".to_owned()],
            query: "by=region".to_owned(),
        };
        let typed = Typed {
            targets: vec![("wanted".to_owned(), "көп".to_owned())],
            fault: Some(Message::new("fieldwork-fault-wanted")),
            ..Typed::default()
        };
        let page = |shown, targets, faults| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            pulse: "1".to_owned(),
            from: String::new(),
            to: String::new(),
            faults,
            period: Some("қараша".to_owned()),
            by: choices(&form, "region", of),
            shown,
            targets,
        };
        vec![
            page(
                Some(shown),
                Some(targets_form(&form, "region", &[], &typed, of)),
                vec!["fieldwork-fault-order"],
            ),
            page(None, Some(targets_form(&form, "", &[], &Typed::default(), of)), Vec::new()),
            page(None, None, Vec::new()),
        ]
    }
}
