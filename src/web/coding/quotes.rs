//! The quotes by code.

use super::documents::regions;
use super::pages::{Choice, QuoteGroup, QuoteView, QuotesPage};
use crate::service::export::What;
use crate::service::pseudonyms;
use crate::service::quotes::{self, Cited, Filter};
use crate::store::documents;
use crate::web::access::SignedIn;
use crate::web::analyse::Download;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;

/// `GET /studies/{study}/quotes`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let filter = Filter::read(place.author(&who).sight, &|name| query.some(name).map(str::to_owned));
    if filter.is_personal() && !place.role.may(Role::Researcher) {
        return Err(Error::NotFound);
    }
    let cited = quotes::of_study(app, &place.study, &filter, who.language).await?;
    let book = quotes::codebook(app, place.study.id).await?;
    let base = place.base();
    let groups = cited.chunk_by(|one, next| one.code_id == next.code_id).map(|group| QuoteGroup {
        code_id: group[0].code_id,
        path: group[0].code_path.clone(),
        color: group[0].color.as_str().to_owned(),
        quotes: group.iter().map(|cited| view(&base, cited)).collect(),
    });
    let codes = book.tree().into_iter().map(|(_, code)| {
        let path = quotes::code_path(&book, code.id, who.language);
        Choice::new(code.id, path, filter.code_id == Some(code.id))
    });
    let list = documents::list(&app.store, place.study.id).await?;
    let title = who.say(&Message::new("coding-quotes-download"));
    let download = Download::new(&base, What::Quotes, "all", title, who.language);
    let download =
        filter.fields().iter().fold(download, |download, (name, value)| download.with(name, value));
    let page = QuotesPage {
        frame: place.frame(&who),
        codes: codes.collect(),
        documents: list
            .into_iter()
            .map(|document| Choice::new(document.id, document.name, filter.document_id == Some(document.id)))
            .collect(),
        regions: regions(&who, query.get("region")),
        groups: groups.collect(),
        count: cited.len(),
        may_open: place.role.may(Role::Coder),
        is_cell: filter.is_deep(),
        names_remain: pseudonyms::remain(app, &place.study, cited.iter().map(|one| one.quote.as_str()))
            .await?,
        download,
        base,
    };
    answer::page(&request, &page, who.language)
}

fn view(base: &str, cited: &Cited) -> QuoteView {
    let (start, end) = (cited.span.start, cited.span.end);
    let (document, passage) = (cited.document_id, cited.passage);
    QuoteView {
        citation: cited.citation.clone(),
        language: cited.language.tag(),
        href: format!("{base}/documents/{document}?from={start}&to={end}#p{passage}"),
        document: cited.document.clone(),
        passage,
    }
}
