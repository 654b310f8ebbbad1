//! Translations out as a workbook, and in again.

use super::editor::{base, enter, working};
use super::words::{Problem, Report, WordsPage};
use crate::service::design::{self, Outcome, Sent};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::exchange::{translations, xlsx};
use domain::form::edit::Command;
use domain::message::Message;
use std::io::Cursor;

/// `GET /studies/{study}/design/words.xlsx`
pub(super) async fn file(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    let now = reader::app(&request).clock.now();
    let (words, language) = (std::sync::Arc::clone(&reader::app(&request).words), who.language);
    let made = actix_web::web::block(move || -> anyhow::Result<Vec<u8>> {
        let mut book = xlsx::Book::new(now)?;
        let say = |message: &Message| words.say(language, message);
        translations::write(&mut book.sheet("translations")?, &working.design, &say)?;
        let mut bytes = Cursor::new(Vec::new());
        book.save(&mut bytes)?;
        Ok(bytes.into_inner())
    });
    let bytes = made.await.map_err(anyhow::Error::from)??;
    let response = answer::typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    Ok(answer::file(response, &format!("{}-translations.xlsx", place.study.slug)).body(bytes))
}

/// `POST /studies/{study}/design/words`
pub(super) async fn take(request: HttpRequest, who: SignedIn, slug: Path<String>, upload: Upload) -> Result {
    who.sent(&upload.fields)?;
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    let refused = |message: Message| Report { changed: 0, problems: Vec::new(), refused: Some(message) };
    let shown = |working: &_, report: Report| {
        let status = if report.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let frame = place.frame(&who);
        let page = WordsPage::of(frame, base(&place), working, false, who.language, Some(report));
        answer::page_with(&request, &page, who.language, status)
    };
    let Some((name, bytes)) = upload.file else {
        return shown(&working, refused(Message::new("design-words-no-file")));
    };
    let design = working.design.clone();
    let read = actix_web::web::block(move || translations::read(&name, &bytes, &design));
    let brought = match read.await.map_err(anyhow::Error::from)? {
        Ok(brought) => brought,
        Err(remark) => return shown(&working, refused(remark.message)),
    };
    let problems = brought.problems.into_iter();
    let problems = problems.map(|told| Problem { line: told.row, message: told.message }).collect();
    let report = Report { changed: brought.commands.len(), problems, refused: None };
    if brought.commands.is_empty() {
        return shown(&working, report);
    }
    let app = reader::app(&request);
    let sent = Sent { revision: working.revision, token: None, by: who.account.id, now: app.clock.now() };
    let command = Command::all(brought.commands);
    match design::act(&app.store, place.study.id, command, &sent).await?.ok_or(Error::NotFound)? {
        Outcome::Done { working, .. } => shown(&working, report),
        Outcome::Refused(working, refusal) => shown(&working, refused(refusal.0)),
        // Somebody changed one of these texts in the instant between: it is simply done again.
        Outcome::Conflict(_) | Outcome::Nothing(_) => Err(Error::Conflict),
    }
}
