//! The search page.

use super::documents::{regions, roles};
use super::pages::{Choice, HitView, SearchPage};
use crate::search::{Filter, Hits, Sought};
use crate::service::quotes;
use crate::store::{documents, documents::Listed, studies};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Pager;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::study::Role;

const EACH: usize = 20;

/// `GET /studies/{study}/search`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let book = quotes::codebook(app, place.study.id).await?;
    let code = query.some("code").and_then(|id| id.parse::<i64>().ok());
    let filter = Filter {
        study_id: place.study.id,
        codes: code.map_or_else(Vec::new, |code| book.with_descendants(code)),
        document_id: query.some("document").and_then(|id| id.parse().ok()),
        region: query.some("region").map(str::to_owned),
        role: query.some("role").map(str::to_owned),
        age_from: query.some("age_from").and_then(|age| age.parse().ok()),
        age_to: query.some("age_to").and_then(|age| age.parse().ok()),
    };
    let asked = query.some("q").is_some();
    let wanted = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, 500);
    let (hits, error) = match Sought::read(query.get("q")) {
        Ok(sought) => {
            let search = app.search.clone();
            let asking = filter.clone();
            let offset = (wanted - 1) * EACH;
            let found = actix_web::web::block(move || search.find(&sought, &asking, offset, EACH)).await;
            (found.map_err(anyhow::Error::from)??, None)
        }
        Err(fault) => (Hits { count: 0, hits: Vec::new() }, Some(fault.message()).filter(|_| asked)),
    };
    let list = documents::list(&app.store, place.study.id).await?;
    let base = place.base();
    let names = ["q", "code", "document", "region", "role", "age_from", "age_to"];
    let others: Vec<(&str, &str)> = names.iter().map(|name| (*name, query.get(name))).collect();
    let pager = Pager::new(&format!("{base}/search"), &others, wanted as u64, hits.count as u64, EACH as u64);
    let codes = book.tree().into_iter().map(|(_, entry)| {
        Choice::new(entry.id, quotes::code_path(&book, entry.id, who.language), code == Some(entry.id))
    });
    let behind = app.search.seen(place.study.id) < studies::changes(&app.store, place.study.id).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = SearchPage {
        frame: place.frame(&who),
        query: query.get("q").to_owned(),
        behind,
        asked: asked && error.is_none(),
        count: hits.count,
        hits: views(&base, hits, &list),
        codes: codes.collect(),
        documents: list
            .iter()
            .map(|document| Choice::new(document.id, &document.name, filter.document_id == Some(document.id)))
            .collect(),
        regions: regions(&who, query.get("region")),
        roles: roles(&who, query.get("role")),
        age_from: query.get("age_from").to_owned(),
        age_to: query.get("age_to").to_owned(),
        filtered: names[1..].iter().any(|name| query.some(name).is_some()),
        pager,
        error,
        base,
    };
    answer::page_with(&request, &page, who.language, status)
}

/// The hits whose document is still there; the index may be a moment late.
fn views(base: &str, hits: Hits, list: &[Listed]) -> Vec<HitView> {
    let view = |hit: crate::search::Hit| {
        let document = list.iter().find(|document| document.id == hit.document_id)?;
        let (id, place) = (hit.document_id, hit.place);
        Some(HitView {
            href: format!("{base}/documents/{id}?from={}&to={}#p{}", place.start, place.end, hit.passage),
            document: document.name.clone(),
            passage: hit.passage,
            language: document.language.tag(),
            context: hit.context,
        })
    };
    hits.hits.into_iter().filter_map(view).collect()
}
