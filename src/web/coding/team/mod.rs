//! A team that codes together: who reads what, coders side by side, where they differ, how far they
//! agree.

mod agreement;
mod assign;
mod compare;
mod events;
mod measured;
mod overview;
mod queue;

use crate::service::team::readings::{Progress, Stage};
use crate::web::access::{In, SignedIn};
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use actix_web::web::{self, ServiceConfig};
use domain::coding::Sight;
use domain::study::Role;
use serde::Serialize;

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/teamwork", web::get().to(overview::show))
        .route("/studies/{study}/teamwork/done", web::post().to(overview::done))
        .route("/studies/{study}/teamwork/change", web::post().to(overview::change))
        .route("/studies/{study}/teamwork/blind", web::post().to(overview::blind))
        .route("/studies/{study}/teamwork/only-assigned", web::post().to(overview::only_assigned))
        .route("/studies/{study}/teamwork/assign", web::get().to(assign::show))
        .route("/studies/{study}/teamwork/assign", web::post().to(assign::act))
        .route("/studies/{study}/documents/{id}/compare", web::get().to(compare::show))
        .route("/studies/{study}/documents/{id}/events", web::get().to(events::stream))
        .route("/studies/{study}/documents/{id}/presence", web::post().to(events::seen))
        .route("/studies/{study}/documents/{id}/agree", web::post().to(compare::agree))
        .route("/studies/{study}/teamwork/disagreements", web::get().to(queue::show))
        .route("/studies/{study}/teamwork/disagreements", web::post().to(queue::decide))
        .route("/studies/{study}/teamwork/disagreements/{id}/take-back", web::post().to(queue::take_back))
        .route("/studies/{study}/teamwork/agreement", web::get().to(agreement::show))
        .route("/studies/{study}/teamwork/agreement/export", web::get().to(agreement::export));
}

/// A part of the room.
#[derive(Clone, Serialize)]
pub(super) struct Tab {
    key: &'static str,
    href: String,
    current: bool,
}

/// The parts that the reader may see.
fn tabs(place: &In, who: &SignedIn, current: &str) -> Vec<Tab> {
    const PARTS: [(&str, &str, Role); 4] = [
        ("teamwork-tab-overview", "/teamwork", Role::Coder),
        ("teamwork-tab-assign", "/teamwork/assign", Role::Researcher),
        ("teamwork-tab-disagreements", "/teamwork/disagreements", Role::Researcher),
        ("teamwork-tab-agreement", "/teamwork/agreement", Role::Researcher),
    ];
    // Where coding is blind, nothing of another coder is shown to whoever codes.
    let sees_all = place.author(who).sight == Sight::All;
    let open = PARTS
        .iter()
        .filter(|(_, end, needed)| place.role.may(*needed) && (sees_all || end.starts_with("/teamwork")));
    let base = place.base();
    open.map(|(key, end, _)| Tab { key, href: format!("{base}{end}"), current: *end == current }).collect()
}

/// Tabs for samples of pages.
fn sample_tabs() -> Vec<Tab> {
    ["teamwork-tab-overview", "teamwork-tab-agreement"]
        .map(|key| Tab { key, href: "/studies/a/teamwork".to_owned(), current: key.ends_with("overview") })
        .into()
}

/// A study for somebody who sees what others coded; for anybody else it is not there.
async fn sighted(who: &SignedIn, slug: &str, needed: Role) -> Result<In> {
    let place = who.study(slug, needed).await?;
    if place.author(who).sight == Sight::All { Ok(place) } else { Err(Error::NotFound) }
}

/// The keys of a field that may come more than once; what is no key is left out.
fn keys(fields: &Fields, name: &str) -> Vec<i64> {
    fields.iter().filter(|(known, _)| *known == name).filter_map(|(_, value)| value.parse().ok()).collect()
}

/// Something to tick.
#[derive(Clone, Serialize)]
pub(super) struct Tick {
    value: i64,
    label: String,
    chosen: bool,
}

/// The coders to tick; all are where none was.
fn coder_ticks(progress: &Progress, chosen: &[i64]) -> Vec<Tick> {
    let tick = |id: i64, label: &str| Tick {
        value: id,
        label: label.to_owned(),
        chosen: chosen.is_empty() || chosen.contains(&id),
    };
    progress.coders.iter().map(|member| tick(member.account_id, &member.name)).collect()
}

/// The documents to tick; all are where none was.
fn document_ticks(progress: &Progress, chosen: &[i64]) -> Vec<Tick> {
    let tick = |id: i64, label: &str| Tick {
        value: id,
        label: label.to_owned(),
        chosen: chosen.is_empty() || chosen.contains(&id),
    };
    progress.documents.iter().map(|document| tick(document.id, &document.name)).collect()
}

/// The name of a coder; nothing where they left the team.
fn coder_name(progress: &Progress, id: i64) -> String {
    let member = progress.coders.iter().find(|member| member.account_id == id);
    member.map(|member| member.name.clone()).unwrap_or_default()
}

/// The key of how far somebody is.
const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Assigned => "teamwork-stage-assigned",
        Stage::Begun => "teamwork-stage-begun",
        Stage::Done => "teamwork-stage-done",
    }
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::overview::OverviewPage>();
        renders::<super::assign::AssignPage>();
        renders::<super::compare::ComparePage>();
        renders::<super::queue::QueuePage>();
        renders::<super::agreement::AgreementPage>();
    }
}
