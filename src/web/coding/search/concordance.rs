//! Words in their contexts, one a line.

use super::asked::{Asked, address, given};
use super::form::{Form, with};
use super::results::{href, status};
use crate::pages::Page;
use crate::search::Lines;
use crate::service::search::{self, Order};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

const EACH: usize = 50;

/// The concordance.
#[derive(Serialize)]
pub(super) struct ConcordancePage {
    frame: Frame,
    base: String,
    form: Form,
    behind: bool,
    rebuilding: bool,
    /// Whether a pattern stands for more words than are sought.
    cut: bool,
    asked: bool,
    /// Whether the query has words that have contexts.
    wordless: bool,
    /// How many lines were read, where there are more.
    most: Option<usize>,
    count: usize,
    orders: Vec<OrderView>,
    lines: Vec<LineView>,
    pager: Pager,
}

/// An order to choose.
#[derive(Clone, Serialize)]
struct OrderView {
    name: String,
    href: String,
    current: bool,
}

#[derive(Clone, Serialize)]
struct LineView {
    href: String,
    document: String,
    passage: i32,
    language: &'static str,
    before: String,
    words: String,
    after: String,
}

/// `GET /studies/{study}/search/concordance`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::read(app, &who, &place, &fields).await?;
    let order = Order::ALL.into_iter().find(|order| order.tag() == fields.get("sort"));
    let order = order.unwrap_or(Order::Place);
    let sought = asked.sought.as_ref().filter(|sought| sought.has_words());
    let found = match sought {
        Some(sought) => search::concordance(app, sought.clone(), asked.filter, order).await?,
        None => Ok(Lines::default()),
    };
    let rebuilding = found.is_err();
    let found = found.unwrap_or_default();
    let base = place.base();
    let count = found.lines.len();
    let wanted = fields.get("page").parse::<usize>().unwrap_or(1).clamp(1, count.div_ceil(EACH).max(1));
    let lines = found.lines.iter().skip((wanted - 1) * EACH).take(EACH).filter_map(|line| {
        let document = asked.known.document(line.document_id)?;
        Some(LineView {
            href: href(&base, (line.document_id, line.passage), line.place),
            document: document.name.clone(),
            passage: line.passage,
            language: document.language.tag(),
            before: line.before.clone(),
            words: line.words.clone(),
            after: line.after.clone(),
        })
    });
    let mut others = given(&fields);
    others.push(("sort", order.tag()));
    let path = format!("{base}/search/concordance");
    let orders = Order::ALL.map(|known| {
        let name = who.say(&Message::new(&format!("search-sort-{}", known.tag())));
        let query = format!("{}&sort={}", address(&fields), known.tag());
        OrderView { name, href: with(&path, query.trim_start_matches('&')), current: known == order }
    });
    let page = ConcordancePage {
        frame: place.frame(&who),
        behind: search::is_behind(app, place.study.id).await?,
        rebuilding,
        asked: sought.is_some() && !rebuilding,
        wordless: asked.sought.is_some() && sought.is_none(),
        most: found.more.then_some(count),
        cut: found.cut,
        count,
        orders: orders.into(),
        lines: lines.collect(),
        pager: Pager::new(&path, &others, wanted as u64, count as u64, EACH as u64),
        form: Form::new(&who, &base, "/concordance", &asked, &fields),
        base,
    };
    answer::page_with(&request, &page, who.language, status(&page.form, rebuilding))
}

impl Page for ConcordancePage {
    const TEMPLATE: &'static str = "coding/search-concordance.html";

    fn samples() -> Vec<Self> {
        let line = LineView {
            href: "/studies/a/documents/1?from=1&to=2#p1".into(),
            document: "01".into(),
            passage: 1,
            language: "kk",
            before: "…бұл".into(),
            words: "ауылда".into(),
            after: "мұғалім…".into(),
        };
        let page = |lines: Vec<LineView>, fault: Option<Message>, asked, wordless| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            form: Form::sample(fault),
            behind: true,
            rebuilding: wordless,
            cut: !wordless,
            asked,
            wordless,
            most: Some(5_000),
            count: lines.len(),
            orders: vec![OrderView { name: "Мәтін".into(), href: "?sort=place".into(), current: true }],
            lines,
            pager: Pager::new("/studies/a/search/concordance", &[("q", "ауыл")], 1, 400, 50),
        };
        vec![
            page(vec![line], None, true, false),
            page(Vec::new(), None, true, false),
            page(Vec::new(), Some(Message::new("search-fault-quote")), false, true),
        ]
    }
}
