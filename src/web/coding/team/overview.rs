//! Who reads what, and how far they are; a coder's own documents first.

use super::{Tab, Tick, stage_key, tabs};
use crate::pages::Page;
use crate::service::team::blind as phase;
use crate::service::team::readings::{self, Progress, Stage, State};
use crate::store::blind_phases;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use chrono::{DateTime, Utc};
use domain::coding::Sight;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// How many documents stand on a page.
const EACH: usize = 50;
/// How many blind phases of before are told.
const PHASES: u64 = 10;

/// The page.
#[derive(Serialize)]
pub(super) struct OverviewPage {
    frame: Frame,
    base: String,
    tabs: Vec<Tab>,
    own: Vec<OwnRow>,
    /// What everybody does; not where coding is blind for the reader.
    team: Option<TeamView>,
    may_assign: bool,
    only_assigned: bool,
    may_blind: bool,
    blind: bool,
    phases: Vec<PhaseView>,
}

/// A document of the reader's.
#[derive(Serialize)]
struct OwnRow {
    id: i64,
    name: String,
    language: &'static str,
    stage: &'static str,
    done: bool,
    given: bool,
    codings: i64,
}

#[derive(Serialize)]
struct TeamView {
    coders: Vec<Tick>,
    rows: Vec<TeamRow>,
    totals: Vec<Total>,
    documents: Vec<Choice>,
    choices: Vec<Choice>,
    pager: Pager,
}

#[derive(Serialize)]
struct TeamRow {
    id: i64,
    name: String,
    language: &'static str,
    cells: Vec<Option<Cell>>,
    /// Whether two coders have something in it to compare.
    shared: bool,
}

#[derive(Serialize)]
struct Cell {
    stage: &'static str,
    given: bool,
    codings: i64,
}

/// How many of a coder's documents are done.
#[derive(Serialize)]
struct Total {
    done: usize,
    all: usize,
}

#[derive(Serialize)]
struct PhaseView {
    began: DateTime<Utc>,
    began_by: String,
    ended: Option<DateTime<Utc>>,
    ended_by: String,
}

/// `GET /studies/{study}/teamwork`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let store = &reader::app(&request).store;
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut progress = readings::progress(store, place.study.id).await?;
    if let Some(open) = place.open_documents(&who).await? {
        progress.retain(&open);
    }
    let mut frame = place.frame(&who);
    frame.notice = match query.get("done") {
        "given" => Some(Message::new("teamwork-done-given")),
        "blind" => Some(Message::new("teamwork-done-blind")),
        "sighted" => Some(Message::new("teamwork-done-sighted")),
        "changed" => Some(Message::new("teamwork-done-changed")),
        _ => None,
    };
    let sees_all = place.author(&who).sight == Sight::All;
    let may_blind = place.role.may(Role::Owner);
    let phases =
        if may_blind { blind_phases::newest(store, place.study.id, PHASES).await? } else { Vec::new() };
    let name = |id: Option<i64>| id.map(|id| super::coder_name(&progress, id)).unwrap_or_default();
    let phases = phases.into_iter().map(|phase| PhaseView {
        began: phase.began_at,
        began_by: name(phase.began_by),
        ended: phase.ended_at,
        ended_by: name(phase.ended_by),
    });
    let page = OverviewPage {
        frame,
        base: place.base(),
        tabs: tabs(&place, &who, "/teamwork"),
        own: progress.of_coder(who.account.id).into_iter().map(own).collect(),
        team: sees_all.then(|| team(&place, &progress, &query)),
        may_assign: place.role.may(Role::Researcher),
        only_assigned: place.study.only_assigned,
        may_blind,
        blind: place.study.blind,
        phases: phases.collect(),
    };
    answer::page(&request, &page, who.language)
}

fn own((document, state): (&crate::store::documents::Listed, State)) -> OwnRow {
    OwnRow {
        id: document.id,
        name: document.name.clone(),
        language: document.language.tag(),
        stage: stage_key(state.stage),
        done: state.stage == Stage::Done,
        given: state.is_assigned,
        codings: state.codings,
    }
}

fn team(place: &In, progress: &Progress, query: &Fields) -> TeamView {
    let all = progress.documents.len();
    let wanted = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, all.div_ceil(EACH).max(1));
    let states = |coder: i64| progress.states.iter().filter(move |((_, known), _)| *known == coder);
    let total = |coder: i64| Total {
        done: states(coder).filter(|(_, state)| state.stage == Stage::Done).count(),
        all: states(coder).count(),
    };
    let cell = |document: i64, coder: i64| {
        let state = progress.states.get(&(document, coder))?;
        Some(Cell { stage: stage_key(state.stage), given: state.is_assigned, codings: state.codings })
    };
    let rows = progress.documents.iter().skip((wanted - 1) * EACH).take(EACH).map(|document| {
        let cells: Vec<_> =
            progress.coders.iter().map(|member| cell(document.id, member.account_id)).collect();
        let has_some = |cell: &&Option<Cell>| cell.as_ref().is_some_and(|cell| cell.codings > 0);
        TeamRow {
            id: document.id,
            name: document.name.clone(),
            language: document.language.tag(),
            shared: cells.iter().filter(has_some).count() > 1,
            cells,
        }
    });
    let coders = super::coder_ticks(progress, &[]);
    let choice = |tick: &Tick| Choice::new(tick.value, tick.label.clone(), false);
    TeamView {
        rows: rows.collect(),
        totals: progress.coders.iter().map(|member| total(member.account_id)).collect(),
        documents: super::document_ticks(progress, &[]).iter().map(choice).collect(),
        choices: coders.iter().map(choice).collect(),
        coders,
        pager: Pager::new(&format!("{}/teamwork", place.base()), &[], wanted as u64, all as u64, EACH as u64),
    }
}

/// `POST /studies/{study}/teamwork/done`: a coder says that they have read a document, or not yet.
pub(super) async fn done(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let document: i64 = fields.get("document").parse().map_err(|_| Error::BadRequest("no document"))?;
    let place = who.document(&slug, document, Role::Coder).await?;
    let app = reader::app(&request);
    let is_done = fields.get("do") == "done";
    if !readings::set_done(app, &place.study, (document, who.account.id), is_done).await? {
        return Err(Error::NotFound);
    }
    let back = match fields.get("back") {
        "document" => format!("{}/documents/{document}", place.base()),
        _ => format!("{}/teamwork?done=changed", place.base()),
    };
    Ok(answer::see(&back))
}

/// `POST /studies/{study}/teamwork/change`: one document of one coder.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = super::sighted(&who, &slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let key = |name: &str| fields.get(name).parse::<i64>();
    let (Ok(document), Ok(coder)) = (key("document"), key("coder")) else {
        return Err(Error::BadRequest("no document or coder"));
    };
    let known = match fields.get("do") {
        "give" => {
            let pair = [(document, coder)];
            readings::assign(app, &place.study, who.account.id, &pair).await? == 1
        }
        "take" => {
            readings::withdraw(app, &place.study, document, coder).await?;
            true
        }
        "done" => readings::set_done(app, &place.study, (document, coder), true).await?,
        "undone" => readings::set_done(app, &place.study, (document, coder), false).await?,
        _ => return Err(Error::BadRequest("nothing to do")),
    };
    if known {
        Ok(answer::see(&format!("{}/teamwork?done=changed", place.base())))
    } else {
        Err(Error::NotFound)
    }
}

/// `POST /studies/{study}/teamwork/blind`: coders see only their own codings, or everybody's.
pub(super) async fn blind(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Owner).await?;
    let blind = fields.get("do") == "on";
    phase::set(reader::app(&request), &place.study, who.account.id, blind).await?;
    let done = if blind { "blind" } else { "sighted" };
    Ok(answer::see(&format!("{}/teamwork?done={done}", place.base())))
}

/// `POST /studies/{study}/teamwork/only-assigned`
pub(super) async fn only_assigned(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let only = fields.get("do") == "on";
    readings::set_only_assigned(reader::app(&request), &place.study, only).await?;
    Ok(answer::see(&format!("{}/teamwork?done=changed", place.base())))
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "coding/team/overview.html";

    fn samples() -> Vec<Self> {
        let own = |done| OwnRow {
            id: 1,
            name: "01".into(),
            language: "kk",
            stage: stage_key(if done { Stage::Done } else { Stage::Begun }),
            done,
            given: !done,
            codings: 3,
        };
        let cell = || Some(Cell { stage: stage_key(Stage::Begun), given: true, codings: 2 });
        let coders = || vec![Tick { value: 1, label: "Айгүл".into(), chosen: true }];
        let team = TeamView {
            coders: coders(),
            rows: vec![
                TeamRow { id: 1, name: "01".into(), language: "kk", cells: vec![cell()], shared: true },
                TeamRow { id: 2, name: "02".into(), language: "ru", cells: vec![None], shared: false },
            ],
            totals: vec![Total { done: 1, all: 2 }],
            documents: vec![Choice::new(1, "01", false)],
            choices: vec![Choice::new(1, "Айгүл", false)],
            pager: Pager::new("/studies/a/teamwork", &[], 1, 120, 50),
        };
        let moment = DateTime::UNIX_EPOCH;
        let phase =
            |ended| PhaseView {
                began: moment, began_by: "Айгүл".into(), ended, ended_by: String::new()
            };
        let page = |own, team, blind, phases| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            tabs: super::sample_tabs(),
            own,
            team,
            may_assign: true,
            only_assigned: blind,
            may_blind: true,
            blind,
            phases,
        };
        vec![
            page(vec![own(false), own(true)], Some(team), false, vec![phase(Some(moment))]),
            page(Vec::new(), None, true, vec![phase(None)]),
        ]
    }
}
