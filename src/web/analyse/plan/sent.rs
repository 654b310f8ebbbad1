//! A plan that is sent as a file.

use super::page::{self, Told};
use crate::service::plan::exchange;
use crate::web::access::SignedIn;
use crate::web::error::Result;
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;

/// `POST /studies/{study}/plan/import`
pub(super) async fn import(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    upload: Upload,
) -> Result {
    who.sent(&upload.fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let open = place.open_documents(&who).await?;
    let sight = place.author(&who).sight;
    let source = upload.file.as_ref().map(|(_, bytes)| std::str::from_utf8(bytes));
    let done = match source {
        None => Err(vec![Message::new("plan-fault-no-file")]),
        Some(Err(_)) => Err(vec![Message::new("plan-fault-no-text")]),
        Some(Ok(source)) => {
            exchange::import(app, &place.study, who.account.id, (sight, open.as_ref()), source).await?
        }
    };
    let told = match done {
        Ok(done) => Told { done: Some(done), ..Told::default() },
        Err(faults) => Told { faults, ..Told::default() },
    };
    page::answer(&request, &who, &place, told).await
}
