//! One's own account.

use super::entry::enter;
use super::pages::{Errors, OwnPage};
use crate::service::account::{self, password, session};
use crate::store::accounts;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::message::Message;

fn page(request: &HttpRequest, who: &SignedIn, errors: Errors, notice: Option<&str>) -> Result {
    let mut frame = who.frame();
    frame.one_time = false;
    frame.notice = notice.map(Message::new);
    let wrong =
        errors.email.is_some() || errors.name.is_some() || errors.password.is_some() || errors.now.is_some();
    let page = OwnPage {
        frame,
        email: who.account.email.clone(),
        name: who.account.name.clone(),
        asks_now: !who.account.one_time,
        errors,
        shortest: password::SHORTEST,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /account`
pub(super) async fn show(request: HttpRequest, who: SignedIn) -> Result {
    let done = Fields::read(request.query_string().as_bytes())?;
    let notice = match done.get("done") {
        "password" => Some("account-password-done"),
        "name" => Some("account-saved"),
        _ => None,
    };
    page(&request, &who, Errors::default(), notice)
}

/// `POST /account/name`
pub(super) async fn rename(request: HttpRequest, who: SignedIn, fields: Fields) -> Result {
    who.sent(&fields)?;
    let Some(name) = account::name(fields.get("name")) else {
        let errors = Errors::of(("name", Message::new("account-name-missing")));
        return page(&request, &who, errors, None);
    };
    let tx = reader::app(&request).store.begin().await?;
    accounts::set_name(&tx, who.account.id, &name).await?;
    tx.commit().await?;
    Ok(answer::see("/account?done=name"))
}

/// `POST /account/password`
pub(super) async fn change_password(request: HttpRequest, who: SignedIn, fields: Fields) -> Result {
    who.sent(&fields)?;
    let app = reader::app(&request);
    if let Some(message) = password::unfit(fields.get("password")) {
        return page(&request, &who, Errors::of(("password", message)), None);
    }
    if !who.account.one_time {
        let hash = Some(who.account.password_hash.clone());
        if !password::is_right(app, fields.get("now").to_owned(), hash).await? {
            let errors = Errors::of(("now", Message::new("account-password-now-wrong")));
            return page(&request, &who, errors, None);
        }
    }
    let token = session::change_password(app, who.account.id, fields.get("password").to_owned()).await?;
    Ok(enter(&request, "/account?done=password", token))
}
