//! Projects and codebooks of other programs: given out, looked at, taken in.

mod look;
mod show;

use crate::service::export::Made;
use crate::service::refi::{self, Codebook};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, web::Path};
use domain::exchange::refi::Report;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The addresses.
pub(in crate::web) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/exchange", web::get().to(show::show))
        .route("/studies/{study}/exchange", web::post().to(look::bring))
        .route("/studies/{study}/exchange/file", web::get().to(file));
}

/// Something that does not come through, with what it is called.
#[derive(Clone, Serialize)]
struct LossView {
    message: Message,
    names: Vec<String>,
    /// Whether there are more than are named.
    more: bool,
}

fn losses(report: &Report) -> Vec<LossView> {
    let view =
        |(lost, tally): (domain::exchange::refi::Lost, &domain::exchange::refi::loss::Tally)| LossView {
            message: lost.message(tally.count),
            names: tally.names.clone(),
            more: !tally.names.is_empty() && tally.names.len() < tally.count,
        };
    report.iter().map(view).collect()
}

impl LossView {
    fn sample() -> Self {
        let message = domain::exchange::refi::Lost::Picture.message(2);
        Self { message, names: vec!["Карта".into()], more: true }
    }
}

/// `GET /studies/{study}/exchange/file`: a project or a codebook to take away.
async fn file(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let app = reader::app(&request);
    let (given, media_type) = match query.get("what") {
        "qdpx" => {
            let sight = place.author(&who).sight;
            (refi::qdpx(app, &place.study, language, sight).await?.0, "application/zip")
        }
        other => {
            let kind = Codebook::from_tag(other).ok_or(Error::BadRequest("no such kind of file"))?;
            (refi::codebook(app, &place.study, kind, language).await?, kind.media_type())
        }
    };
    match given {
        Ok(Made { name, bytes }) => {
            let name = format!("{}-{name}", slug.as_str());
            Ok(answer::file(answer::typed(media_type), &name).body(bytes))
        }
        Err(message) => show::page(&request, &who, &place, Some(message), Vec::new()).await,
    }
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;
    use crate::words::Words;
    use domain::exchange::refi::Lost;
    use domain::language::Language;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::show::ExchangePage>();
        renders::<super::look::LookPage>();
    }

    #[test]
    fn whatever_is_lost_has_its_words() {
        let words = Words::load();
        for lost in Lost::ALL {
            let key = lost.message(1).key;
            assert!(Language::ALL.into_iter().all(|language| words.has(language, &key)), "{key}");
        }
    }
}
