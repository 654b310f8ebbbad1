//! Tables and figures of the plan as files.

use crate::service::disclosure;
use crate::service::export::{self, Format, Made};
use crate::service::plan::{
    self, Counted,
    leave::{self, Look, SCREEN_SCALE, Wanted},
};
use crate::web::access::{In, SignedIn};
use crate::web::analyse::publication::{self, LetOut};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::figure::Width;
use domain::language::Language;
use domain::study::Role;
use domain::tabulation::Recipe;

/// What a picture for screens is called among formats.
const SCREEN: &str = "png-screen";

/// The kind of file that an address asks for, and how figures are made.
pub(in crate::web::analyse) fn asked(
    tag: &str,
    query: &Fields,
) -> std::result::Result<(Format, Look), Error> {
    let screen = tag == SCREEN || (tag == Format::Png.tag() && query.get("dpi") == "96");
    let format = if tag == SCREEN { Some(Format::Png) } else { Format::from_tag(tag) };
    let format = format.ok_or(Error::BadRequest("no such format"))?;
    let mut look = Look::default();
    if screen {
        look.scale = SCREEN_SCALE;
    }
    if let Some(width) = query.some("width") {
        let width = width.parse().ok().and_then(Width::new);
        look.width = width.ok_or(Error::BadRequest("no such width"))?;
    }
    Ok((format, look))
}

pub(super) async fn counted(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    hides: bool,
    pick: impl Fn(Option<u32>, &Recipe) -> bool,
) -> std::result::Result<Vec<Counted>, Error> {
    let open = place.open_documents(who).await?;
    let sight = place.author(who).sight;
    Ok(plan::counted(reader::app(request), &place.study, (sight, open.as_ref()), hides, pick).await?)
}

/// `GET /studies/{study}/plan/file`: every table of the plan counted anew, the recipes themselves, or all
/// there is in one archive, where that is short.
pub(super) async fn whole(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    let_out: LetOut,
) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let app = reader::app(&request);
    if query.get("format") == "plan" {
        let recipes = plan::all(app, &place.study).await?;
        let recipes: Vec<&Recipe> = recipes.iter().map(|(_, recipe)| recipe).collect();
        let bytes = plan::exchange::write(&place.study, &recipes)?;
        let name = format!("{}-plan.json", place.study.slug);
        return Ok(answer::file(answer::typed("application/json"), &name).body(bytes));
    }
    if query.get("format") == "zip" {
        return super::archive::asked(&request, &who, &place, &query).await;
    }
    let counted = counted(&request, &who, &place, publication::hides(&query), |_, _| true).await?;
    let (format, look) = asked(query.get("format"), &query)?;
    send(&request, (&who, &place, &let_out), &counted, (language, format, look)).await
}

/// `GET /studies/{study}/plan/{key}/file`: one table or figure.
pub(super) async fn one(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    let_out: LetOut,
) -> Result {
    let (slug, key) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let (format, look) = asked(query.get("format"), &query)?;
    let hides = publication::hides(&query);
    let counted = counted(&request, &who, &place, hides, |_, recipe| recipe.key.as_str() == key).await?;
    send(&request, (&who, &place, &let_out), &counted, (language, format, look)).await
}

/// One file as it is, several as an archive, or the page that says what of it is not published; of a single figure that cannot be drawn nothing is there.
pub(in crate::web::analyse) async fn send(
    request: &HttpRequest,
    (who, place, let_out): (&SignedIn, &In, &LetOut),
    counted: &[Counted],
    (language, format, look): (Language, Format, Look),
) -> Result {
    let leaving = disclosure::leaving(counted);
    if let Some(refused) = publication::refused(request, who, place, &leaving, let_out).await? {
        return Ok(refused);
    }
    let wanted = Wanted { look, ..Wanted::one(language, format) };
    let left = leave::files(reader::app(request), &place.study, counted, &wanted).await?;
    let files: Vec<Made> = left.files;
    let what = if format.is_of_figures() { export::What::Figures } else { export::What::Tables };
    super::super::export::send(&place.study.slug, what, format, files)
}
