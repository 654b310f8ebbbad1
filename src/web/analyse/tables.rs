//! The tables of every question.

use super::Download;
use crate::pages::Page;
use crate::service::export::{self, What};
use crate::store;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::form::{Form, Kind};
use domain::message::Message;
use domain::study::Role;
use domain::table::ShownTable;
use serde::Serialize;

/// The tables.
#[derive(Serialize)]
pub(super) struct TablesPage {
    frame: Frame,
    base: String,
    responses: u64,
    by_choices: Vec<ByChoice>,
    download: Download,
    tables: Vec<ShownTable>,
}

/// A question to compare by.
#[derive(Serialize)]
struct ByChoice {
    name: String,
    label: String,
    chosen: bool,
}

/// `GET /studies/{study}/tables`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let by = query.some("by");
    let made = export::questions(app, &place.study, by, false).await?;
    let say = |message: &Message| who.say(message);
    let title = say(&Message::new("analyse-tables-download"));
    let base = place.base();
    let page = TablesPage {
        frame: place.frame(&who),
        responses: store::submissions::count(&app.store, place.study.id).await?,
        by_choices: made.as_ref().map_or_else(Vec::new, |(form, _)| by_choices(form, by, who.language)),
        download: Download::new(&base, What::Tables, "all", title, who.language).with("by", by.unwrap_or("")),
        tables: made.map_or_else(Vec::new, |(_, tables)| {
            export::shown(tables).iter().map(|table| table.words(who.language, &say)).collect()
        }),
        base,
    };
    answer::page(&request, &page, who.language)
}

fn by_choices(form: &Form, by: Option<&str>, language: domain::language::Language) -> Vec<ByChoice> {
    let single = form.every_question().filter(|question| matches!(question.kind, Kind::Single { .. }));
    single
        .map(|question| ByChoice {
            name: question.name.to_string(),
            label: question.short_label().words(language, &form.languages).to_owned(),
            chosen: by == Some(question.name.as_str()),
        })
        .collect()
}

impl Page for TablesPage {
    const TEMPLATE: &'static str = "analyse/tables.html";

    fn samples() -> Vec<Self> {
        use domain::language::Language;
        use domain::table::Columns;
        use domain::tabulation::{By, every_question, of_question};
        let form = crate::demo::form().expect("the demonstration has a form");
        let columns = Columns::new(&form);
        let say = |message: &Message| message.key.clone();
        let by_gender = By { question: Some("gender"), ..By::default() };
        let mut counted = every_question(&form, &columns, By::default());
        counted.extend(of_question(&form, &columns, "reasons", by_gender));
        let tables = export::shown(counted);
        let page = |responses| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            responses,
            by_choices: by_choices(&form, Some("gender"), Language::Kk),
            download: Download::sample(),
            tables: tables.iter().map(|table| table.words(Language::Kk, &say)).collect(),
        };
        vec![page(230), page(0)]
    }
}
