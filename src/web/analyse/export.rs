//! Files to take away.

use super::publication::{self, LetOut};
use crate::service::archive;
use crate::service::disclosure;
use crate::service::export::{self, Format, Made, What};
use crate::service::plan::{
    self,
    leave::{self, Wanted},
};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::quotes_filter;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::exchange::responses::Content;
use domain::language::Language;
use domain::study::Role;

/// `GET /studies/{study}/export/{what}`
pub(super) async fn download(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    let_out: LetOut,
) -> Result {
    let (slug, what) = path.into_inner();
    let what = What::ALL.into_iter().find(|known| known.tag() == what).ok_or(Error::NotFound)?;
    // Responses are single people's words; all else is what a paper prints.
    let needed = if what == What::Responses { Role::Researcher } else { Role::Viewer };
    let place = who.study(&slug, needed).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let format = match query.some("format") {
        Some(tag) => Format::from_tag(tag).ok_or(Error::BadRequest("no such format"))?,
        None => what.formats()[0],
    };
    if !what.formats().contains(&format) {
        return Err(Error::BadRequest("not in this format"));
    }
    let app = reader::app(&request);
    let files = match what {
        What::Responses => return responses(&request, &place, (language, format), &query).await,
        What::Tables => {
            let by = query.some("by");
            let hides = publication::hides(&query);
            let made = export::questions(app, &place.study, by, hides).await?;
            let (form, counted) = made.ok_or(Error::NotFound)?;
            if by.is_some_and(|by| form.question(by).is_none()) {
                return Err(Error::NotFound);
            }
            let leaving = export::leaving(&counted);
            if let Some(refused) = publication::refused(&request, &who, &place, &leaving, &let_out).await? {
                return Ok(refused);
            }
            let tables = export::shown(counted);
            export::table_files(app, &place.study, (language, format), &form, &tables)?
        }
        What::Figures => {
            let number = query.some("number").and_then(|number| number.parse().ok());
            let open = place.open_documents(&who).await?;
            let sight = (place.author(&who).sight, open.as_ref());
            let figures = |of: Option<u32>, _: &_| of.is_some() && number.is_none_or(|_| of == number);
            let counted =
                plan::counted(app, &place.study, sight, publication::hides(&query), figures).await?;
            let leaving = disclosure::leaving(&counted);
            if let Some(refused) = publication::refused(&request, &who, &place, &leaving, &let_out).await? {
                return Ok(refused);
            }
            let wanted = Wanted::one(language, format);
            leave::files(app, &place.study, &counted, &wanted).await?.files
        }
        What::Quotes => {
            let filter = quotes_filter(&who, &place, &query).await?;
            vec![export::quotes(app, &place.study, (language, format), &filter).await?]
        }
    };
    send(&slug, what, format, files)
}

/// One file as it is, several as an archive.
pub(super) fn send(slug: &str, what: What, format: Format, mut files: Vec<Made>) -> Result {
    match files.len() {
        0 => Err(Error::NotFound),
        1 => {
            let made = files.remove(0);
            let name = format!("{slug}-{}", made.name);
            Ok(answer::file(answer::typed(format.media_type()), &name).body(made.bytes))
        }
        _ => {
            let name = format!("{slug}-{}-{}.zip", what.tag(), format.tag());
            let bytes = archive::of(&files)?;
            Ok(answer::file(answer::typed("application/zip"), &name).body(bytes))
        }
    }
}

/// Responses go over a file on the disk, so that memory does not grow with their number.
async fn responses(
    request: &HttpRequest,
    place: &In,
    (language, format): (Language, Format),
    query: &Fields,
) -> Result {
    let app = reader::app(request);
    let content = if query.get("content") == "labels" { Content::Labels } else { Content::Codes };
    let file = tempfile::tempfile_in(&app.config.data).map_err(anyhow::Error::from)?;
    let out = file.try_clone().map_err(anyhow::Error::from)?;
    export::responses(app, &place.study, (language, format, content), out).await?;
    let name = format!("{}-responses.{}", place.study.slug, format.tag());
    answer::stream(answer::file(answer::typed(format.media_type()), &name), file).await
}
