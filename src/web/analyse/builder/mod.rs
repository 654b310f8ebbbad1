//! Any table, put together by its reader: its address is all of it.

mod asked;
mod finer;
mod page;
mod variables;

use super::plan::files;
use super::publication::{self, LetOut};
use crate::pages::Drawn;
use crate::service::disclosure;
use crate::service::export::Format;
use crate::service::plan::{self, Counted, Made, leave};
use crate::service::quotes;
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use asked::Asked;
use domain::figure::Width;
use domain::form::{Form, Name};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::study::Role;
use domain::tabulation::Recipe;
pub(super) use page::BuilderPage;
use page::{Choices, Keeping, TitleView};
use serde_json::{Map, Value, json};
use variables::FinerView;

/// What a table is called that nobody keeps.
const NOBODYS: &str = "table";

/// What was typed besides the table itself, and what came of it.
#[derive(Default)]
struct Typed {
    key: String,
    number: i32,
    titles: [String; 3],
    /// What stands beneath it.
    notes: [String; 3],
    more: bool,
    fault: Option<Message>,
}

/// `GET /studies/{study}/tables/build`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let form = form(&request, &place).await?;
    let Some(key) = query.some("plan") else {
        let asked = Asked::read(&query);
        return page(&request, &who, &place, &form, &asked, Typed::default()).await;
    };
    let app = reader::app(&request);
    let (planned, recipe) = plan::by_key(app, &place.study, key).await?.ok_or(Error::NotFound)?;
    let (asked, whole) = asked::of_recipe(&recipe, &form);
    let (titles, notes) = (words(&recipe.title), recipe.notes.first().map(words).unwrap_or_default());
    let typed = Typed { key: planned.key, number: planned.number, titles, notes, more: !whole, fault: None };
    page(&request, &who, &place, &form, &asked, typed).await
}

/// A text language by language.
fn words(text: &Text) -> [String; 3] {
    Language::ALL.map(|language| text.get(language).unwrap_or_default().to_owned())
}

/// The newest form: what there is to choose from.
async fn form(request: &HttpRequest, place: &In) -> std::result::Result<Form, Error> {
    let store = &reader::app(request).store;
    let version = store::forms::latest(store, place.study.id).await?;
    Ok(version.ok_or(Error::NotFound)?.form)
}

/// Counts a recipe with what its reader may see.
async fn made(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    recipe: Recipe,
) -> std::result::Result<std::result::Result<Made, Vec<Message>>, Error> {
    let open = place.open_documents(who).await?;
    let sight = place.author(who).sight;
    let made = plan::tabulated(reader::app(request), &place.study, recipe, (sight, open.as_ref())).await?;
    made.ok_or(Error::NotFound)
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    form: &Form,
    asked: &Asked,
    typed: Typed,
) -> Result {
    let say = |message: &Message| who.say(message);
    let title = title(&typed.titles);
    let recipe = if asked.rows.is_empty() && !asked.finer.has_rows() {
        Ok(None)
    } else {
        asked.recipe(NOBODYS, &title, form).map(Some)
    };
    let shown = match recipe {
        Ok(None) => Ok(None),
        Err(faults) => Err(faults),
        Ok(Some(recipe)) => {
            let recipe = noted(recipe, &typed.notes);
            made(request, who, place, recipe.clone()).await?.map(|made| Some((made, recipe)))
        }
    };
    let (shown, faults) = match shown {
        Ok(shown) => (shown, Vec::new()),
        Err(faults) => (None, faults),
    };
    let codes = match place.role.may(Role::Coder) {
        true => Some(quotes::codebook(reader::app(request), place.study.id).await?),
        false => None,
    };
    let sets = store::weights::of_study(&reader::app(request).store, place.study.id).await?;
    let sets: Vec<String> = sets.into_iter().map(|set| set.name).collect();
    let status = if typed.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (mut table, mut recipe, mut drawing, mut undrawn) = (None, String::new(), None, None);
    let mut shows = Vec::new();
    if let Some((made, of)) = shown {
        shows = page::shows(&made, &of, (who.language, &say));
        recipe = serde_json::to_string_pretty(&of).map_err(anyhow::Error::from)?;
        table = Some(made.table.words(who.language, &say));
        let look = (None, who.language, Width::PAGE);
        match of.figure.map(|_| leave::drawing(reader::app(request), &of, &made, look)) {
            Some(Ok(drawn)) => drawing = Some(Drawn::from(&drawn)),
            Some(Err(fault)) => undrawn = Some(say(&fault)),
            None => {}
        }
    }
    let keeping = (place.role.may(Role::Researcher) && table.is_some()).then(|| keeping(typed, &say));
    let page = BuilderPage {
        frame: place.frame(who),
        base: place.base(),
        hidden: page::hidden(asked),
        choices: Choices::new(asked, form, codes.as_ref(), &sets, (who.language, &say)),
        finer: FinerView::new(asked, form, (who.language, &say)),
        filter: asked.filter.clone(),
        under: asked.disclosure.clone(),
        drawing,
        shows,
        undrawn,
        table,
        faults: faults.iter().map(say).collect(),
        recipe,
        keeping,
        languages: Language::ALL.map(|language| (language.tag(), language.own_name())).into(),
    };
    answer::page_with(request, &page, who.language, status)
}

fn keeping(typed: Typed, say: &dyn Fn(&Message) -> String) -> Keeping {
    let views = |texts: [String; 3]| -> Vec<TitleView> {
        let view = |(language, text): (&Language, String)| TitleView {
            language: language.tag(),
            name: language.own_name(),
            text,
        };
        Language::ALL.iter().zip(texts).map(view).collect()
    };
    Keeping {
        key: typed.key,
        number: typed.number,
        titles: views(typed.titles),
        notes: views(typed.notes),
        more: typed.more,
        fault: typed.fault.as_ref().map(say),
    }
}

/// The captions as a recipe has them.
fn title(titles: &[String; 3]) -> Value {
    let said = Language::ALL.iter().zip(titles).filter(|(_, text)| !text.is_empty());
    let fields: Map<String, Value> =
        said.map(|(language, text)| (language.tag().to_owned(), json!(text))).collect();
    if fields.is_empty() { Value::Null } else { Value::Object(fields) }
}

/// The recipe with what its author said beneath it.
fn noted(mut recipe: Recipe, notes: &[String; 3]) -> Recipe {
    let mut note = Text::default();
    for (language, words) in Language::ALL.into_iter().zip(notes) {
        note.set(language, (!words.is_empty()).then(|| words.clone()));
    }
    if !note.is_empty() {
        recipe.notes = vec![note];
    }
    recipe
}

/// `GET /studies/{study}/tables/build/file`: the table or its figure as a file.
pub(super) async fn file(request: HttpRequest, who: SignedIn, slug: Path<String>, let_out: LetOut) -> Result {
    let query = Fields::read(request.query_string().as_bytes())?;
    let format = query.get("format").to_owned();
    taken(&request, &who, (&slug, &format), &let_out).await
}

/// `GET /studies/{study}/tables/build/figure.{format}`
pub(super) async fn figure(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    let_out: LetOut,
) -> Result {
    let (slug, format) = path.into_inner();
    if !Format::from_tag(&format).is_some_and(Format::is_of_figures) {
        return Err(Error::NotFound);
    }
    taken(&request, &who, (&slug, &format), &let_out).await
}

async fn taken(
    request: &HttpRequest,
    who: &SignedIn,
    (slug, format): (&str, &str),
    let_out: &LetOut,
) -> Result {
    let place = who.study(slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let (format, look) = files::asked(format, &query)?;
    let form = form(request, &place).await?;
    let recipe = Asked::read(&query).recipe(NOBODYS, &Value::Null, &form);
    let recipe = recipe.map_err(|_| Error::BadRequest("no such table"))?;
    if format.is_of_figures() && recipe.figure.is_none() {
        return Err(Error::BadRequest("no figure is chosen"));
    }
    let recipe = if publication::hides(&query) { disclosure::hidden(&place.study, recipe) } else { recipe };
    let made = made(request, who, &place, recipe.clone()).await?;
    let made = made.map_err(|_| Error::BadRequest("no such table"))?;
    let counted = [Counted { number: None, recipe, made: Ok(made) }];
    files::send(request, (who, &place, let_out), &counted, (language, format, look)).await
}

/// `POST /studies/{study}/tables/build`: keeps the table in the plan.
pub(super) async fn keep(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let form = form(&request, &place).await?;
    let asked = Asked::read(&fields);
    let typed = Typed {
        key: fields.get("key").trim().to_owned(),
        number: fields.get("number").parse().unwrap_or(0),
        titles: Language::ALL.map(|language| fields.get(&format!("title_{language}")).trim().to_owned()),
        notes: Language::ALL.map(|language| fields.get(&format!("note_{language}")).trim().to_owned()),
        more: false,
        fault: None,
    };
    let again = |fault: Message, typed: Typed| Typed { fault: Some(fault), ..typed };
    if Name::new(&typed.key).is_err() {
        let typed = again(Message::new("build-fault-key"), typed);
        return page(&request, &who, &place, &form, &asked, typed).await;
    }
    let app = reader::app(&request);
    let recipe = match asked.recipe(&typed.key, &title(&typed.titles), &form) {
        Ok(recipe) => noted(recipe, &typed.notes),
        Err(_) => return page(&request, &who, &place, &form, &asked, typed).await,
    };
    if made(&request, &who, &place, recipe.clone()).await?.is_err() {
        return page(&request, &who, &place, &form, &asked, typed).await;
    }
    match plan::keep(app, &place.study, who.account.id, &recipe, typed.number).await? {
        Ok(()) => Ok(answer::see(&format!("{}/plan#{}", place.base(), typed.key))),
        Err(refusal) => {
            let fault = super::plan::told(&refusal, &typed.key);
            page(&request, &who, &place, &form, &asked, again(fault, typed)).await
        }
    }
}
