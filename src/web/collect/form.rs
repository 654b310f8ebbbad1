//! The questionnaire: its versions, files that are taken in, and publishing the next one.

use super::outline::outline;
use super::pages::{Extract, FormPage, Remark, VersionView};
use super::{declared, rehearsal, versions};
use crate::service::publish::{self, Outcome, Request};
use crate::service::questionnaire::{Kind, written};
use crate::service::rehearsals::MOST;
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::{LongFields, Upload};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::exchange::xlsform::Given;
use domain::exchange::{self, Place, questionnaire};
use domain::form::change::Declarations;
use domain::form::source;
use domain::message::Message;
use domain::study::Role;

/// What was just done with a text.
#[derive(Default)]
struct Done {
    told: Option<Message>,
    /// The name of a file that was read.
    file: Option<String>,
    faults: Vec<Remark>,
    checked: bool,
    warnings: Vec<Remark>,
    source: String,
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, done: Done) -> Result {
    let versions = forms::all(&reader::app(request).store, place.study.id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let latest = versions.last();
    let status = if done.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        frame: place.frame(who),
        base: place.base(),
        told: done.told,
        seed: query.get("seed").to_owned(),
        count: query.some("count").map_or_else(|| MOST.to_string(), str::to_owned),
        most: MOST,
        file: done.file,
        faults: done.faults,
        checked: done.checked,
        untranslated: done.warnings.iter().filter(|remark| remark.is_translation()).count(),
        warnings: done.warnings,
        may_publish: place.role.may(Role::Researcher),
        source: done.source,
        limit: crate::locale::size(
            reader::app(request).config.limits.upload.min(source::LARGEST) as u64,
            who.language,
        ),
        next: latest.map_or(1, |version| version.number + 1),
        pages: latest.map_or_else(Vec::new, |version| outline(&version.form, who.language)),
        version: latest.map(VersionView::from),
        versions: versions.iter().map(VersionView::from).collect(),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /studies/{study}/form`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let told = query.some("done").and_then(|number| number.parse::<i64>().ok());
    let told = told.map(|number| Message::new("collect-form-done").with("number", number));
    page(&request, &who, &place, Done { told, ..Done::default() }).await
}

/// `POST /studies/{study}/form`: checks a text, publishes it, or tries it; without a text the newest
/// version is tried.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    LongFields(fields): LongFields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let text = fields.get("source").replace("\r\n", "\n");
    let dry_run = fields.get("do") == "dry-run";
    if dry_run && let Err(message) = rehearsal::wanted(&fields) {
        let done = Done { faults: vec![Remark::whole(message)], source: text, ..Done::default() };
        return page(&request, &who, &place, done).await;
    }
    if dry_run && text.trim().is_empty() {
        if let Some(message) = rehearsal::forgotten(&request, &place, &fields) {
            let done = Done { faults: vec![Remark::whole(message)], ..Done::default() };
            return page(&request, &who, &place, done).await;
        }
        return rehearsal::begin(&request, &place, None, &fields).await;
    }
    if text.trim().is_empty() {
        let remark = Remark::whole(Message::new("collect-form-empty"));
        return page(&request, &who, &place, Done { faults: vec![remark], ..Done::default() }).await;
    }
    if fields.get("do") == "publish" {
        return publish(&request, &who, &place, (text, &fields)).await;
    }
    let mut done = Done { source: text, ..Done::default() };
    match source::read(&done.source) {
        Ok(checked) if dry_run => {
            return rehearsal::begin(&request, &place, Some(checked.form), &fields).await;
        }
        Ok(checked) => {
            done.checked = true;
            let warnings = checked.warnings.iter();
            done.warnings = warnings.map(|w| Remark::line(w.line, w.message())).collect();
        }
        Err(faults) => done.faults = remarks(&faults),
    }
    page(&request, &who, &place, done).await
}

/// `POST /studies/{study}/form/file`: reads a file, tells all that is wrong with it, and puts it as a
/// text where it can be changed and published.
pub(super) async fn bring(request: HttpRequest, who: SignedIn, slug: Path<String>, upload: Upload) -> Result {
    who.sent(&upload.fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let Some((name, bytes)) = upload.file else {
        let remark = Remark::whole(Message::new("collect-form-no-file"));
        return page(&request, &who, &place, Done { faults: vec![remark], ..Done::default() }).await;
    };
    let file = name.clone();
    // Reading counts what is unpacked, which takes a while: other requests go on.
    let read =
        actix_web::web::block(move || questionnaire::read(&[Given { name: &name, bytes: &bytes }])).await;
    let mut done = Done { file: Some(file), ..Done::default() };
    match read.map_err(|error| Error::Internal(error.into()))? {
        Ok(read) => {
            done.checked = true;
            done.source = source::write(&read.form);
            done.warnings = read.warnings.iter().map(placed).collect();
        }
        Err(refused) => {
            done.faults = refused.faults.iter().map(placed).collect();
            done.warnings = refused.warnings.iter().map(placed).collect();
        }
    }
    page(&request, &who, &place, done).await
}

/// What was found in a file, by sheet, row and column.
fn placed(remark: &exchange::Remark) -> Remark {
    let extract = remark.marked.as_ref().map(|marked| {
        let [before, part, after] = marked.parts().map(str::to_owned);
        Extract { before, part, after }
    });
    let message = remark.message.clone();
    let found = match &remark.place {
        Place::Whole => Remark::whole(message),
        Place::Named(name) => Remark { column: name.clone(), ..Remark::whole(message) },
        Place::Line { line, path } => Remark { column: path.clone(), ..Remark::line(*line, message) },
        Place::Cell { sheet, row, column } => Remark {
            sheet: sheet.clone(),
            line: *row,
            cell: column.as_ref().map_or_else(String::new, |column| column.letters()),
            column: column.as_ref().map_or_else(String::new, |column| column.header.clone()),
            ..Remark::whole(message)
        },
    };
    Remark { extract, ..found }
}

fn remarks(faults: &[source::Fault]) -> Vec<Remark> {
    faults.iter().map(|fault| Remark::line(fault.line, fault.message())).collect()
}

async fn publish(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (text, fields): (String, &Fields),
) -> Result {
    let app = reader::app(request);
    let latest = forms::latest(&app.store, place.study.id).await?;
    let seen = fields.some("seen").and_then(|number| number.parse().ok());
    let declared = match (&latest, source::read(&text)) {
        (Some(latest), Ok(checked)) => declared::read(fields, &latest.form, &checked.form),
        _ => Declarations::default(),
    };
    let asked = Request { text: &text, declared: &declared, seen, by: Some(who.account.id) };
    match publish::publish(&app.store, place.study.id, &asked, app.clock.now()).await? {
        Outcome::Published(version) => {
            Ok(answer::see(&format!("{}/form?done={}", place.base(), version.number)))
        }
        Outcome::Unchanged(version) => {
            let told = Message::new("collect-form-unchanged").with("number", i64::from(version.number));
            page(request, who, place, Done { told: Some(told), source: text, ..Done::default() }).await
        }
        Outcome::Review(review) => versions::review(request, who, place, &review, (text, &declared)),
        Outcome::Faulty(faults) => {
            page(request, who, place, Done { faults: remarks(&faults), source: text, ..Done::default() })
                .await
        }
    }
}

/// `GET /studies/{study}/form/{number}.{kind}`: a version as a file.
pub(super) async fn file(request: HttpRequest, who: SignedIn, path: Path<(String, i32, String)>) -> Result {
    let (slug, number, ending) = path.into_inner();
    let kind = Kind::ALL.into_iter().find(|kind| kind.ending() == ending).ok_or(Error::NotFound)?;
    let place = who.study(&slug, Role::Coder).await?;
    let versions = forms::all(&reader::app(&request).store, place.study.id).await?;
    let version = versions.into_iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    let name = format!("{slug}-{number}.{ending}");
    let bytes = match kind {
        // The very text that was published, with its remarks.
        Kind::Toml => version.source.into_bytes(),
        kind => {
            let file = written(&version.form, kind, &slug, version.published_at);
            file.map_err(|error| Error::Internal(error.into()))?
        }
    };
    Ok(answer::file(answer::typed(kind.media_type()), &name).body(bytes))
}
