//! The figures of the study's plan.

use super::Download;
use crate::pages::Page;
use crate::service::export::{self, Format, What};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::{self, ShownTable};
use serde::Serialize;

/// The figures.
#[derive(Serialize)]
pub(super) struct FiguresPage {
    frame: Frame,
    figures: Vec<FigureView>,
}

#[derive(Serialize)]
struct FigureView {
    number: u32,
    src: String,
    alt: String,
    caption: String,
    tables: Vec<ShownTable>,
    download: Download,
}

/// `GET /studies/{study}/figures`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let base = place.base();
    let say = |message: &Message| who.say(message);
    let mut figures = Vec::new();
    for spec in export::plan(&place.study)? {
        let tables = |held: &crate::service::tabulate::Held| {
            let tables = table::of(&held.form, &held.columns, spec.question.as_str());
            tables.iter().map(|table| table.words(who.language, &say)).collect::<Vec<_>>()
        };
        let Some(tables) = app.columns.with(&app.store, &place.study, tables).await? else { continue };
        let caption = spec.caption.words(who.language, &[]);
        let caption =
            Message::new("figure-caption").with("number", i64::from(spec.number)).with("caption", caption);
        let caption = say(&caption);
        let number = i64::from(spec.number);
        let title = say(&Message::new("analyse-figures-download").with("number", number));
        let download = Download::new(&base, What::Figures, &spec.number.to_string(), title, who.language);
        figures.push(FigureView {
            number: spec.number,
            src: format!("{base}/figures/{}.svg?language={}", spec.number, who.language),
            alt: caption.clone(),
            caption,
            tables,
            download: download.with("number", &spec.number.to_string()),
        });
    }
    let page = FiguresPage { frame: place.frame(&who), figures };
    answer::page(&request, &page, who.language)
}

/// `GET /studies/{study}/figures/{number}.svg`
pub(super) async fn drawing(request: HttpRequest, who: SignedIn, path: Path<(String, u32)>) -> Result {
    let (slug, number) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let app = reader::app(&request);
    let made = export::figures(app, &place.study, (language, Format::Svg), Some(number)).await?;
    let made = made.into_iter().next().ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().content_type(Format::Svg.media_type()).body(made.bytes))
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "analyse/figures.html";

    fn samples() -> Vec<Self> {
        let figure = FigureView {
            number: 1,
            src: "/studies/a/figures/1.svg?language=kk".to_owned(),
            alt: "1 сурет".to_owned(),
            caption: "1 сурет".to_owned(),
            tables: Vec::new(),
            download: Download::sample(),
        };
        vec![
            Self { frame: Frame::sample(), figures: vec![figure] },
            Self { frame: Frame::sample(), figures: Vec::new() },
        ]
    }
}
