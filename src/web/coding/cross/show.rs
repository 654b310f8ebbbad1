//! The cross-table, its figure and its files.

use super::choose::Choices;
use super::grid::{Grid, GridCell, GridRow, Window, address};
use crate::app::App;
use crate::pages::Page;
use crate::service::cross::{Ask, Corpus, file as files, made};
use crate::service::export::Format;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::coding::Layer;
use domain::coding::cross::Percent;
use domain::figure::heat_svg;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;
use serde::Serialize;

/// A cross-table.
#[derive(Serialize)]
pub(super) struct CrossPage {
    frame: Frame,
    base: String,
    choices: Choices,
    title: String,
    counted: String,
    notes: Vec<String>,
    /// Whether a total is of a code alone.
    pairs: bool,
    grid: Grid,
    figure: String,
    /// What a download repeats.
    hidden: Vec<(&'static str, String)>,
    languages: Vec<(&'static str, &'static str)>,
    formats: Vec<(&'static str, String)>,
}

/// What somebody asks for, where they may know it.
async fn asked(request: &HttpRequest, who: &SignedIn, slug: &str) -> Result<(In, Ask, Fields)> {
    let place = who.study(slug, Role::Coder).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let ask = Ask::read(&|name| query.some(name).map(str::to_owned));
    let open = place.open_documents(who).await?;
    let is_closed = ask.narrow.document.zip(open).is_some_and(|(document, open)| !open.contains(&document));
    if is_closed || ask.is_personal() && !place.role.may(Role::Researcher) {
        return Err(Error::NotFound);
    }
    Ok((place, ask, query))
}

/// The codings that somebody sees.
async fn corpus(app: &App, who: &SignedIn, place: &In) -> Result<Corpus> {
    let open = place.open_documents(who).await?;
    let seen = (place.author(who).sight, open.as_ref());
    Ok(Corpus::load(app, &place.study, seen, Layer::Coders).await?)
}

/// `GET /studies/{study}/cross`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let (place, ask, query) = asked(&request, &who, &slug).await?;
    let app = reader::app(&request);
    let corpus = corpus(app, &who, &place).await?;
    let (corpus, crossed) = made(app, corpus, &ask, who.language).await?;
    let base = place.base();
    let number = |name: &str| query.get(name).parse().unwrap_or(1);
    let fields = ask.fields();
    let percent = if crossed.has(ask.measure, ask.percent) { ask.percent } else { Percent::None };
    let mut figure = fields.clone();
    figure.push(("language", who.language.tag().to_owned()));
    let page = CrossPage {
        frame: place.frame(&who),
        choices: Choices::of(&who, &corpus, &ask, place.role.may(Role::Researcher)),
        title: crossed.title.words(who.language, &[]).to_owned(),
        counted: who.say(&crossed.base(ask.measure, percent)),
        notes: crossed
            .notes
            .iter()
            .chain(&crossed.small_bases(ask.measure, percent))
            .map(|note| who.say(note))
            .collect(),
        pairs: crossed.pairs,
        grid: Grid::of((&who, &base), &corpus, &ask, &crossed, (number("rows"), number("columns"))),
        figure: address(&format!("{base}/cross/figure.svg"), &figure),
        hidden: fields,
        languages: Language::ALL.map(|language| (language.tag(), language.own_name())).into(),
        formats: files::FORMATS.map(|format| (format.tag(), format.tag().to_uppercase())).into(),
        base,
    };
    answer::page(&request, &page, who.language)
}

/// `GET /studies/{study}/cross/figure.svg`
pub(super) async fn figure(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let (place, ask, query) = asked(&request, &who, &slug).await?;
    let app = reader::app(&request);
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let corpus = corpus(app, &who, &place).await?;
    let (corpus, crossed) = made(app, corpus, &ask, language).await?;
    let say = |message: &Message| app.words.say(language, message);
    let svg = heat_svg(&files::heat(&corpus, &crossed, &ask, language, &say));
    Ok(HttpResponse::Ok().content_type(Format::Svg.media_type()).body(svg))
}

/// `GET /studies/{study}/cross/file`
pub(super) async fn file(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let (place, ask, query) = asked(&request, &who, &slug).await?;
    let app = reader::app(&request);
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let format = Format::from_tag(query.get("format")).filter(|format| files::FORMATS.contains(format));
    let format = format.ok_or(Error::BadRequest("not in this format"))?;
    let corpus = corpus(app, &who, &place).await?;
    let made = files::file(app, corpus, &ask, (language, format)).await?;
    let name = format!("{}-{}", place.study.slug, made.name);
    Ok(answer::file(answer::typed(format.media_type()), &name).body(made.bytes))
}

impl Page for CrossPage {
    const TEMPLATE: &'static str = "coding/cross/show.html";

    fn samples() -> Vec<Self> {
        let worded = |text: &str| Worded { text: text.to_owned(), language: None };
        let cell = |text: &str, href: Option<&str>, is_empty| GridCell {
            text: text.to_owned(),
            href: href.map(str::to_owned),
            is_empty,
            shade: 4,
        };
        let row = || GridRow {
            label: worded("Уәж"),
            path: "Уәж".to_owned(),
            depth: 1,
            color: "#0072b2".to_owned(),
            cells: vec![
                cell("3", Some("/studies/a/quotes?code=1"), false),
                cell("0", None, false),
                cell("", None, true),
            ],
            total: cell("3", Some("/studies/a/quotes?code=1"), false),
        };
        let page = |rows: Vec<GridRow>, pairs, of| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            choices: Choices::sample(),
            title: "Кодтар – құжаттар бойынша".to_owned(),
            counted: "12".to_owned(),
            notes: vec!["…".to_owned()],
            pairs,
            grid: Grid {
                columns: ["01", "02", "03"].map(worded).into(),
                rows,
                totals: ["3", "0", "0", "3"].map(str::to_owned).into(),
                rows_window: Window::sample(of),
                columns_window: Window::sample(of),
            },
            figure: "/studies/a/cross/figure.svg?by=document".to_owned(),
            hidden: vec![("by", "document".to_owned())],
            languages: vec![("kk", "Қазақша")],
            formats: vec![("xlsx", "XLSX".to_owned())],
        };
        vec![page(vec![row()], true, 3), page(vec![row()], false, 1), page(Vec::new(), false, 0)]
    }
}
