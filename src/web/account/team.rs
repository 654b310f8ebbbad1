//! A study's team: only its owners see it.

use super::pages::{MemberView, OpenView, TeamPage};
use crate::service::account::links;
use crate::service::pseudonyms as names;
use crate::store::{pseudonyms, studies, tickets, tickets::Purpose};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;

/// What just went wrong.
#[derive(Default)]
struct Wrong {
    change: Option<Message>,
    email: Option<Message>,
    typed: String,
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, wrong: Wrong) -> Result {
    let app = reader::app(request);
    let keepers = pseudonyms::keepers(&app.store, place.study.id).await?;
    let members = studies::team(&app.store, place.study.id).await?.into_iter().map(|member| MemberView {
        id: member.account_id,
        name: member.name,
        email: member.email,
        role: member.role.tag(),
        keeper: keepers.contains(&member.account_id),
    });
    let open = tickets::open_invitations(&app.store, place.study.id, app.clock.now()).await?;
    let open = open.into_iter().filter_map(|ticket| match ticket.purpose {
        Purpose::Invitation { role, .. } => Some(OpenView { email: ticket.email, role: role.tag() }),
        _ => None,
    });
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut frame = place.frame(who);
    frame.notice = match query.get("done") {
        "changed" => Some(Message::new("account-team-changed")),
        "invited" => Some(Message::new("account-team-invited-done")),
        _ => None,
    };
    let is_wrong = wrong.change.is_some() || wrong.email.is_some();
    let page = TeamPage {
        frame,
        base: place.base(),
        members: members.collect(),
        open: open.collect(),
        roles: Role::ALL.iter().map(|role| role.tag()).collect(),
        languages: Language::ALL.iter().map(|language| (language.tag(), language.own_name())).collect(),
        error: wrong.change,
        email: wrong.typed,
        email_error: wrong.email,
    };
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /studies/{study}/team`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Owner).await?;
    page(&request, &who, &place, Wrong::default()).await
}

/// `POST /studies/{study}/team`: another role, or off the team.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Owner).await?;
    let account_id = fields.get("account").parse().map_err(|_| Error::BadRequest("no account"))?;
    if let keeper @ ("keeper-give" | "keeper-take") = fields.get("do") {
        let app = reader::app(&request);
        names::set_keeper(app, &place.study, account_id, keeper == "keeper-give").await?;
        return Ok(answer::see(&format!("{}/team?done=changed", place.base())));
    }
    let role = match fields.get("do") {
        "remove" => None,
        _ => Some(Role::from_tag(fields.get("role")).ok_or(Error::BadRequest("no role"))?),
    };
    match links::set_role(reader::app(&request), &place.study, account_id, role).await? {
        Ok(()) => Ok(answer::see(&format!("{}/team?done=changed", place.base()))),
        Err(message) => {
            page(&request, &who, &place, Wrong { change: Some(message), ..Wrong::default() }).await
        }
    }
}

/// `POST /studies/{study}/team/invite`
pub(super) async fn invite(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Owner).await?;
    let role = Role::from_tag(fields.get("role")).ok_or(Error::BadRequest("no role"))?;
    let language = Language::from_tag(fields.get("language")).unwrap_or(who.language);
    let typed = fields.get("email");
    let invited =
        links::invite(reader::app(&request), &place.study, &who.account, (typed, role, language)).await?;
    match invited {
        Ok(()) => Ok(answer::see(&format!("{}/team?done=invited", place.base()))),
        Err((_, message)) => {
            let wrong = Wrong { email: Some(message), typed: typed.to_owned(), ..Wrong::default() };
            page(&request, &who, &place, wrong).await
        }
    }
}
