//! The quotes by code, on their way into a paper.

mod act;
mod template;

use super::documents::{regions, roles};
use super::pages::Choice;
use crate::pages::Page;
use crate::service::citing::{self, Ready};
use crate::service::export::What;
use crate::service::pseudonyms;
use crate::service::quotes::{self, Filter};
use crate::store::{documents, studies};
use crate::web::access::{In, SignedIn};
use crate::web::analyse::Download;
use crate::web::answer;
use crate::web::coding::chosen;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{
    HttpRequest,
    web::{self, Path, ServiceConfig},
};
use chrono::{DateTime, Utc};
use domain::coding::{Layer, Sight};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// How many quotes stand on a page.
const EACH: usize = 100;

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/quotes", web::get().to(show))
        .route("/studies/{study}/quotes/report", web::post().to(act::report))
        .route("/studies/{study}/quotes/cite", web::post().to(act::cite))
        .route("/studies/{study}/quotes/translate", web::post().to(act::translate))
        .route("/studies/{study}/quotes/template", web::get().to(template::show))
        .route("/studies/{study}/quotes/template", web::post().to(template::save));
}

/// The quotes.
#[derive(Serialize)]
pub(super) struct QuotesPage {
    frame: Frame,
    base: String,
    codes: Vec<Choice>,
    documents: Vec<Choice>,
    regions: Vec<Choice>,
    roles: Vec<Choice>,
    ages: [String; 2],
    letters: String,
    uncited: bool,
    /// Whose codings; nothing to choose where only one's own are seen.
    layers: Vec<Choice>,
    /// The fields that chose them, for the forms.
    fields: Vec<Hidden>,
    groups: Vec<QuoteGroup>,
    count: usize,
    may_open: bool,
    may_edit: bool,
    /// Whether these are the quotes of a cell of a cross-table.
    is_cell: bool,
    /// Whether names seem to stand in them.
    names_remain: bool,
    download: Download,
    pager: Pager,
    error: Option<Message>,
    /// The name of a place that was typed.
    at: String,
}

#[derive(Serialize)]
struct Hidden {
    name: String,
    value: String,
}

#[derive(Serialize)]
struct QuoteGroup {
    code_id: i64,
    path: String,
    color: String,
    quotes: Vec<QuoteView>,
}

#[derive(Serialize)]
struct QuoteView {
    id: i64,
    citation: String,
    language: &'static str,
    href: String,
    document: String,
    passage: i32,
    /// Whether it is in another language than the page.
    foreign: bool,
    translation: String,
    /// What somebody was about to make of it, and its place in the report, where that was refused.
    typed: Option<String>,
    order: String,
    mentions: Vec<MentionView>,
    chosen: bool,
}

#[derive(Serialize)]
struct MentionView {
    place: String,
    who: Option<String>,
    when: DateTime<Utc>,
}

/// What fields choose, for somebody who may know it; a document that is not open to them is not there.
pub(in crate::web) async fn filter(who: &SignedIn, place: &In, fields: &Fields) -> Result<Filter> {
    let seen = (place.author(who).sight, place.open_documents(who).await?);
    let filter = Filter::read(seen, &|name| fields.some(name).map(str::to_owned));
    let is_closed = filter.document_id.is_some_and(|document| !filter.opens(document));
    if is_closed || filter.is_personal() && !place.role.may(Role::Researcher) {
        return Err(Error::NotFound);
    }
    Ok(filter)
}

/// The coders' own codings, and those that they agreed upon, which only who sees all sees.
fn layers(who: &SignedIn, filter: &Filter) -> Vec<Choice> {
    let choice = |layer: Layer| {
        let label = who.say(&Message::new(&format!("teamwork-layer-{}", layer.tag())));
        Choice::new(layer.tag(), label, layer == filter.layer)
    };
    match filter.sight {
        Sight::All => [Layer::Coders, Layer::Agreed].map(choice).into(),
        Sight::Own(_) => Vec::new(),
    }
}

/// What was sent with a form that is shown again.
struct Typed<'f> {
    chosen: &'f BTreeSet<i64>,
    fields: &'f Fields,
}

impl Typed<'_> {
    /// The translation of a quote, where it is not the one that was shown.
    fn translation(&self, id: i64) -> Option<String> {
        let words = self.fields.get(&format!("translation-{id}"));
        let seen = self.fields.get(&format!("seen-{id}"));
        let differs = words.replace("\r\n", "\n").trim() != seen.replace("\r\n", "\n").trim();
        differs.then(|| words.to_owned())
    }
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    (place, fields): (&In, &Fields),
    error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let filter = filter(who, place, fields).await?;
    let ready = citing::ready(app, &place.study, &filter, who.language).await?;
    let book = quotes::codebook(app, place.study.id).await?;
    let base = place.base();
    let given = filter.fields();
    let others: Vec<(&str, &str)> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let count = u64::try_from(ready.len()).unwrap_or(u64::MAX);
    let asked = fields.get("page").parse().unwrap_or(1);
    let pager = Pager::new(&format!("{base}/quotes"), &others, asked, count, EACH as u64);
    let first = usize::try_from(pager.page - 1).unwrap_or(0).saturating_mul(EACH);
    let shown: Vec<&Ready> = ready.iter().skip(first).take(EACH).collect();
    let team = studies::team(&app.store, place.study.id).await?;
    let team: HashMap<i64, String> = team.into_iter().map(|one| (one.account_id, one.name)).collect();
    let typed = Typed { chosen: &chosen(fields), fields };
    let groups =
        shown.chunk_by(|one, next| one.cited.code_id == next.cited.code_id).map(|group| QuoteGroup {
            code_id: group[0].cited.code_id,
            path: group[0].cited.code_path.clone(),
            color: group[0].cited.color.as_str().to_owned(),
            quotes: group.iter().map(|ready| view(&base, ready, &team, (who, &typed))).collect(),
        });
    let codes = book.tree().into_iter().map(|(_, code)| {
        let path = quotes::code_path(&book, code.id, who.language);
        Choice::new(code.id, path, filter.code_id == Some(code.id))
    });
    let mut list = documents::list(&app.store, place.study.id).await?;
    list.retain(|document| filter.opens(document.id));
    let title = who.say(&Message::new("coding-quotes-download"));
    let download = Download::new(&base, What::Quotes, "all", title, who.language);
    let download = others.iter().fold(download, |download, (name, value)| download.with(name, value));
    let leaving = ready.iter().flat_map(|one| {
        let translation = one.translation.as_ref();
        [Some(&one.cited.quote), translation, Some(&one.cited.citation)].into_iter().flatten().cloned()
    });
    let names_remain = pseudonyms::remain(app, &place.study, leaving.collect()).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut frame = place.frame(who);
    let done = ["cited", "translated"].into_iter().find(|done| *done == fields.get("done"));
    frame.notice = done.map(|done| Message::new(&format!("quotes-done-{done}")));
    let hidden = others.iter().filter(|(_, value)| !value.is_empty());
    let page = QuotesPage {
        frame,
        codes: codes.collect(),
        documents: list
            .into_iter()
            .map(|document| Choice::new(document.id, document.name, filter.document_id == Some(document.id)))
            .collect(),
        regions: regions(who, fields.get("region")),
        roles: roles(who, fields.get("role")),
        ages: ["age-from", "age-to"].map(|name| fields.get(name).to_owned()),
        letters: fields.get("q").to_owned(),
        uncited: filter.uncited,
        layers: layers(who, &filter),
        fields: hidden.map(|(name, value)| Hidden { name: (*name).into(), value: (*value).into() }).collect(),
        groups: groups.collect(),
        count: ready.len(),
        may_open: place.role.may(Role::Coder),
        may_edit: place.role.may(Role::Researcher),
        is_cell: filter.is_deep(),
        names_remain,
        download,
        pager,
        error,
        at: fields.get("place").to_owned(),
        base,
    };
    answer::page_with(request, &page, who.language, status)
}

fn view(
    base: &str,
    ready: &Ready,
    team: &HashMap<i64, String>,
    (who, typed): (&SignedIn, &Typed<'_>),
) -> QuoteView {
    let cited = &ready.cited;
    let (start, end) = (cited.span.start, cited.span.end);
    let (document, passage) = (cited.document_id, cited.passage);
    let mentions = ready.mentions.iter().map(|mention| MentionView {
        place: mention.place.clone(),
        who: mention.account_id.and_then(|id| team.get(&id)).cloned(),
        when: mention.cited_at,
    });
    QuoteView {
        id: cited.coding_id,
        citation: cited.citation.clone(),
        language: cited.language.tag(),
        href: format!("{base}/documents/{document}?from={start}&to={end}#p{passage}"),
        document: cited.document.clone(),
        passage,
        foreign: cited.language != who.language,
        translation: ready.translation.clone().unwrap_or_default(),
        mentions: mentions.collect(),
        typed: typed.translation(cited.coding_id),
        order: typed.fields.get(&format!("order-{}", cited.coding_id)).to_owned(),
        chosen: typed.chosen.contains(&cited.coding_id),
    }
}

/// `GET /studies/{study}/quotes`
async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    page(&request, &who, (&place, &query), None).await
}

impl Page for QuotesPage {
    const TEMPLATE: &'static str = "coding/quotes.html";

    fn samples() -> Vec<Self> {
        let moment = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let mention = |who: Option<&str>| MentionView {
            place: "Мақала".into(),
            who: who.map(str::to_owned),
            when: moment,
        };
        let quote = |foreign| QuoteView {
            id: 1,
            citation: "«…» (қатысушы)".into(),
            language: "kk",
            href: "/studies/a/documents/1#p1".into(),
            document: "01".into(),
            passage: 1,
            foreign,
            translation: if foreign { "…".into() } else { String::new() },
            mentions: if foreign { vec![mention(Some("Айгүл")), mention(None)] } else { Vec::new() },
            typed: foreign.then(|| "…".into()),
            order: "1".into(),
            chosen: foreign,
        };
        let group = QuoteGroup {
            code_id: 1,
            path: "Уәж / Қаржы".into(),
            color: "#0072b2".into(),
            quotes: vec![quote(true), quote(false)],
        };
        let choice = || vec![Choice::new(1, "Уәж", true)];
        let page = |groups: Vec<QuoteGroup>, may_open| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            codes: choice(),
            documents: choice(),
            regions: choice(),
            roles: choice(),
            ages: ["20".into(), String::new()],
            letters: String::new(),
            uncited: may_open,
            layers: if may_open { choice() } else { Vec::new() },
            fields: vec![Hidden { name: "code".into(), value: "1".into() }],
            count: groups.len(),
            groups,
            may_open,
            may_edit: may_open,
            is_cell: may_open,
            names_remain: may_open,
            download: Download::sample(),
            pager: Pager::new("/studies/a/quotes", &[], 1, 120, 100),
            error: (!may_open).then(|| Message::new("quotes-none-chosen")),
            at: "Мақала".into(),
        };
        vec![page(vec![group], true), page(Vec::new(), false)]
    }
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::QuotesPage>();
        renders::<super::template::TemplatePage>();
    }
}
