//! What a respondent's requests do: extract, call the service, answer.

use super::page::{Manner, QuestionPage, Room};
use super::pages::{ConflictPage, DonePage, Field, GonePage, Pair, StartPage};
use super::parts;
use super::sent::Sent;
use super::survey::Survey;
use crate::app::App;
use crate::service::respond::{self, Begun, Open, Saved, Sheet, Way, codes};
use crate::store::{self, forms, studies::Study, submissions::Submission};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::answer::Raw;
use domain::answer::accept::Fault;
use domain::form::Form;
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;
use uuid::Uuid;

/// The cookie that says which draft this phone is on, for each study.
fn cookie_name(study: &Study) -> String {
    format!("r-{}", study.slug)
}

pub(super) async fn study(app: &App, slug: &str) -> Result<Study> {
    store::studies::by_slug(&app.store, slug).await?.ok_or(Error::NotFound)
}

/// The language to answer in: what the form says it was shown in, else the reader's, as far as the
/// survey speaks it.
fn language(request: &HttpRequest, fields: Option<&Fields>, form: &Form) -> Language {
    let wanted = fields
        .and_then(|fields| Language::from_tag(fields.get("_language")))
        .unwrap_or_else(|| reader::language(request));
    if form.languages.contains(&wanted) { wanted } else { form.default_language() }
}

/// What a phone's cookie says.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) id: Uuid,
    /// Whether nothing may stay on the phone after sending.
    pub(super) shared: bool,
}

/// The field of an address that asks to tell what is wrong with the page.
const CHECK: &str = "check";

/// What stands behind the id of a shared phone.
const SHARED: &str = ".shared";

impl Place {
    /// What this phone is on.
    pub(super) fn of(request: &HttpRequest, study: &Study) -> Option<Self> {
        let value = reader::cookie_value(request, &cookie_name(study))?;
        let (id, ticked) = match value.strip_suffix(SHARED) {
            Some(id) => (id, true),
            None => (value.as_str(), false),
        };
        Some(Self { id: Uuid::try_parse(id).ok()?, shared: ticked || study.shared_phones })
    }

    /// Lets the phone remember where it is: a shared one until its browser is closed.
    pub(super) fn remember(self, request: &HttpRequest, study: &Study, response: &mut HttpResponse) {
        let end = if self.shared { SHARED } else { "" };
        let mut cookie = reader::cookie(request, &cookie_name(study), format!("{}{end}", self.id));
        if !self.shared {
            cookie.set_max_age(actix_web::cookie::time::Duration::days(90));
        }
        answer::add_cookie(response, &cookie);
    }

    /// Lets the phone forget it.
    pub(super) fn forget(request: &HttpRequest, study: &Study, response: &mut HttpResponse) {
        answer::add_cookie(response, &reader::forget(request, &cookie_name(study)));
    }
}

/// Whether nothing may stay on this phone after sending.
fn is_shared(request: &HttpRequest, study: &Study) -> bool {
    Place::of(request, study).map_or(study.shared_phones, |place| place.shared)
}

/// The draft or submission that this phone is on.
async fn begun(app: &App, request: &HttpRequest, study: &Study) -> Result<Option<Begun>> {
    match Place::of(request, study) {
        Some(place) => Ok(respond::find(app, study, place.id).await?),
        None => Ok(None),
    }
}

fn see(address: &str) -> HttpResponse {
    answer::see(address)
}

fn page_address(study: &Study, page: &str) -> String {
    format!("/s/{}/{page}", study.slug)
}

/// `GET /s/{study}`
pub(super) async fn start(request: HttpRequest, slug: Path<String>) -> Result {
    start_with(&request, &slug, None, String::new(), None).await
}

/// `GET /s/{study}/resume`: a reload after a wrong code.
pub(super) async fn to_start(slug: Path<String>) -> HttpResponse {
    see(&format!("/s/{slug}"))
}

async fn start_with(
    request: &HttpRequest,
    slug: &str,
    fields: Option<&Fields>,
    code: String,
    code_error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let study = study(app, slug).await?;
    let Some(version) = forms::latest(&app.store, study.id).await? else {
        let language = reader::language(request);
        let survey = Survey::closed(&study, language);
        let may_share = false;
        let page = StartPage { survey, open: false, pages: 0, begun: None, code, code_error, may_share };
        return answer::page(request, &page, language);
    };
    let language = language(request, fields, &version.form);
    let here = match begun(app, request, &study).await? {
        Some(Begun::Draft(open)) => Some(page_address(&study, &open.draft.page)),
        Some(Begun::Sent(_)) | None => None,
    };
    let survey = Survey::of(&study.slug, &version.form, language, &format!("/s/{}", study.slug))
        .on_phone(version.number, study.shared_phones);
    let (pages, may_share) = (version.form.pages.len(), !study.shared_phones);
    let status = if code_error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = StartPage { survey, open: true, pages, begun: here, code, code_error, may_share };
    answer::page_with(request, &page, language, status)
}

/// `POST /s/{study}`: begins a draft.
pub(super) async fn begin(request: HttpRequest, slug: Path<String>, fields: Fields) -> Result {
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let Some(version) = forms::latest(&app.store, study.id).await? else {
        return Ok(see(&format!("/s/{}", study.slug)));
    };
    let language = language(&request, Some(&fields), &version.form);
    admit(&request)?;
    let open = respond::begin(app, &study, language).await?.ok_or(Error::NotFound)?;
    let shared = study.shared_phones || fields.get("_shared") == "1";
    let place = Place { id: open.draft.id, shared };
    let mut address = page_address(&study, &open.draft.page);
    // The script posted it, so there may be a worker.
    if !fields.get("_go").is_empty() {
        address.push_str(ENTERED);
    }
    Ok(enter(&request, &study, place, language, &address))
}

/// Counts a draft that is begun, unless too many were from there.
fn admit(request: &HttpRequest) -> Result<()> {
    let app = reader::app(request);
    let may = app.beginnings.admit(reader::client(request), app.clock.now());
    if may { Ok(()) } else { Err(Error::TooMany) }
}

/// What an address ends with that leads to a draft which the phone may not know: its worker leaves the
/// page to the network, however slow, lest it show another one's.
const ENTERED: &str = "?entered";

/// Sends the phone to a page, and lets it remember where it is.
fn enter(
    request: &HttpRequest,
    study: &Study,
    place: Place,
    language: Language,
    address: &str,
) -> HttpResponse {
    let mut response = see(address);
    place.remember(request, study, &mut response);
    answer::add_cookie(&mut response, &reader::remember(request, language));
    response
}

/// `POST /s/{study}/resume`: goes on with a draft of another phone.
pub(super) async fn resume(request: HttpRequest, slug: Path<String>, fields: Fields) -> Result {
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let code = fields.get("code").to_owned();
    let refuse = |key: &str| Some(Message::new(key));
    let Some(typed) = codes::typed(&code) else {
        return start_with(&request, &slug, Some(&fields), code, refuse("respond-resume-malformed")).await;
    };
    if !app.attempts.may_try(reader::client(&request), app.clock.now()) {
        return start_with(&request, &slug, Some(&fields), code, refuse("respond-resume-wait")).await;
    }
    let wanted = Language::from_tag(fields.get("_language"));
    let place = |id| Place { id, shared: study.shared_phones };
    match respond::resume(app, &study, &typed).await? {
        Some(Begun::Draft(open)) => {
            let language = wanted.unwrap_or(open.draft.language);
            let address = page_address(&study, &open.draft.page) + ENTERED;
            Ok(enter(&request, &study, place(open.draft.id), language, &address))
        }
        Some(Begun::Sent(sent)) => {
            let address = format!("/s/{}/done{ENTERED}", study.slug);
            Ok(enter(&request, &study, place(sent.id), wanted.unwrap_or(sent.language), &address))
        }
        None => {
            app.attempts.count(reader::client(&request), app.clock.now());
            start_with(&request, &slug, Some(&fields), code, refuse("respond-resume-unknown")).await
        }
    }
}

/// `GET /s/{study}/{page}`
pub(super) async fn show(request: HttpRequest, path: Path<(String, String)>) -> Result {
    let (slug, name) = path.into_inner();
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    match begun(app, &request, &study).await? {
        Some(Begun::Draft(open)) => {
            let faults = match asks_to_check(&request)? {
                true => respond::faults(app, &open, &name, reader::language(&request)).await?,
                false => Vec::new(),
            };
            question_page(&request, &study, &open, &name, &faults, None)
        }
        Some(Begun::Sent(_)) => Ok(see(&format!("/s/{slug}/done"))),
        None => Ok(see(&format!("/s/{slug}"))),
    }
}

/// Whether the address asks to tell what is wrong with the page.
fn asks_to_check(request: &HttpRequest) -> Result<bool> {
    Ok(Fields::read(request.query_string().as_bytes())?.some(CHECK).is_some())
}

fn question_page(
    request: &HttpRequest,
    study: &Study,
    open: &Open,
    name: &str,
    faults: &[Fault],
    fields: Option<&Fields>,
) -> Result {
    let form = &open.version.form;
    let language = language(request, fields, form);
    let survey = Survey::of(&study.slug, form, language, &page_address(study, name))
        .on_phone(open.version.number, is_shared(request, study));
    let app = reader::app(request);
    let say = |message: &Message| app.words.say(language, message);
    let media = format!("/s/{}/media/{}/", study.slug, open.version.number);
    let (now, room) = (app.clock.now(), Room::of(&app.config.limits));
    let manner = Manner { language, say: &say, now, media: &media, room };
    let Some(page) = QuestionPage::of(survey, open, name, faults, &manner) else {
        // A page that is not asked any more, or never was.
        return match form.page(&open.draft.page) {
            Some(page) if page.name.as_str() != name => Ok(see(&page_address(study, &open.draft.page))),
            _ => Ok(see(&format!("/s/{}", study.slug))),
        };
    };
    let refused = fields.is_some() && !faults.is_empty();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    answer::page_with(request, &page, language, status)
}

/// `POST /s/{study}/{page}`: saves a page, and sends everything where it is the last.
pub(super) async fn save(request: HttpRequest, path: Path<(String, String)>, sent: Sent) -> Result {
    let Sent { fields, files } = sent;
    let (slug, name) = path.into_inner();
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let id = Uuid::try_parse(fields.get("_id")).map_err(|_| Error::BadRequest("no id"))?;
    let shown_in = Language::from_tag(fields.get("_language")).unwrap_or_else(|| reader::language(&request));
    let raw = typed(&fields);
    let way = way(&fields);
    let sheet = Sheet { id, page: &name, fields: &raw, way, language: shown_in, files };
    let here = Place { id, shared: is_shared(&request, &study) };
    match respond::save(app, &study, sheet).await? {
        Saved::Unknown => gone(&request, &study, shown_in).await,
        Saved::Go(page, place) => {
            let language = if let Way::Language(language) = way { language } else { shown_in };
            let mut address = page_address(&study, page.as_str());
            if let Some(place) = place {
                address = format!("{address}#{}", crate::web::query::escape(&place));
            }
            Ok(enter(&request, &study, here, language, &address))
        }
        // The address of a page is its own, so that a reload repeats nothing and shows the same.
        Saved::Faulty(_, page, _) if page.as_str() != name => {
            let address = format!("{}?{CHECK}=1", page_address(&study, page.as_str()));
            Ok(enter(&request, &study, here, shown_in, &address))
        }
        Saved::Faulty(open, page, faults) => {
            question_page(&request, &study, &open, page.as_str(), &faults, Some(&fields))
        }
        Saved::Sent(_) => Ok(enter(&request, &study, here, shown_in, &format!("/s/{slug}/done"))),
        Saved::Conflict(sent) => conflict(&request, &study, &sent, &name, &raw, shown_in).await,
    }
}

/// The fields that are answers: those of the page itself begin with `_`, and so do the parts that
/// some answers are typed in.
fn typed(fields: &Fields) -> Raw {
    let mut raw: Raw = fields.iter().filter(|(name, _)| !name.starts_with('_')).collect();
    parts::join(fields.iter(), &mut raw);
    raw
}

fn way(fields: &Fields) -> Way<'_> {
    let go = fields.get("_go");
    match go.split_once(':') {
        Some(("add", repeat)) => Way::Add(repeat),
        Some(("remove", row)) => Way::Remove(row),
        Some(("drop", field)) => Way::Drop(field),
        _ if go == "back" => Way::Back,
        _ => Language::from_tag(go).map_or(Way::Next, Way::Language),
    }
}

async fn gone(request: &HttpRequest, study: &Study, language: Language) -> Result {
    let app = reader::app(request);
    let survey = match forms::latest(&app.store, study.id).await? {
        Some(version) => Survey::of(&study.slug, &version.form, language, &format!("/s/{}", study.slug)),
        None => Survey::closed(study, language),
    };
    answer::page_with(request, &GonePage { survey }, language, StatusCode::GONE)
}

async fn conflict(
    request: &HttpRequest,
    study: &Study,
    sent: &Submission,
    name: &str,
    raw: &Raw,
    language: Language,
) -> Result {
    let app = reader::app(request);
    let version = forms::by_id(&app.store, sent.form_version_id).await?.ok_or(Error::NotFound)?;
    let form = &version.form;
    let page = form.page(name).ok_or(Error::NotFound)?;
    let none = app.words.key(language, "respond-no-answer");
    let pairs = page.questions().map(|question| {
        let given = raw.get(question.name.as_str());
        let shown = |value: &String| match question.choice(value) {
            Some(choice) => choice.label.words(language, &form.languages).to_owned(),
            None => value.clone(),
        };
        let answers = if given.is_empty() { vec![none.clone()] } else { given.iter().map(shown).collect() };
        Pair { question: Worded::of(&question.label, language, &form.languages), answers }
    });
    let fields = raw.0.iter().flat_map(|(name, values)| {
        values.iter().map(|value| Field { name: name.clone(), value: value.clone() })
    });
    let page = ConflictPage {
        survey: Survey::of(&study.slug, form, language, &format!("/s/{}/done", study.slug)),
        id: sent.id.to_string(),
        page: name.to_owned(),
        receipt: codes::receipt(sent.id),
        changed: pairs.collect(),
        fields: fields.collect(),
    };
    answer::page_with(request, &page, language, StatusCode::CONFLICT)
}

/// `POST /s/{study}/again`: what was refused, or sent, becomes a new draft that supersedes it.
pub(super) async fn again(request: HttpRequest, slug: Path<String>, fields: Fields) -> Result {
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let id = Uuid::try_parse(fields.get("_id")).map_err(|_| Error::BadRequest("no id"))?;
    let shown_in = Language::from_tag(fields.get("_language")).unwrap_or_else(|| reader::language(&request));
    let raw = respond::revised(app, &study, id, (fields.get("_page"), &typed(&fields)), shown_in).await?;
    let raw = raw.ok_or(Error::NotFound)?;
    admit(&request)?;
    let open = respond::begin_with(app, &study, shown_in, raw, Some(id)).await?.ok_or(Error::NotFound)?;
    let page = if open.version.form.page(fields.get("_page")).is_some() {
        fields.get("_page")
    } else {
        &open.draft.page
    };
    let place = Place { id: open.draft.id, shared: is_shared(&request, &study) };
    Ok(enter(&request, &study, place, shown_in, &(page_address(&study, page) + ENTERED)))
}

/// `GET /s/{study}/done`: the receipt.
pub(super) async fn done(request: HttpRequest, slug: Path<String>) -> Result {
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let sent = match begun(app, &request, &study).await? {
        Some(Begun::Sent(sent)) => sent,
        Some(Begun::Draft(open)) => return Ok(see(&page_address(&study, &open.draft.page))),
        None => return Ok(see(&format!("/s/{slug}"))),
    };
    let version = forms::by_id(&app.store, sent.form_version_id).await?.ok_or(Error::NotFound)?;
    let language = language(&request, None, &version.form);
    let survey = Survey::of(&study.slug, &version.form, language, &format!("/s/{slug}/done"));
    let shared = is_shared(&request, &study);
    let page = DonePage {
        survey: survey.on_phone(version.number, shared),
        id: sent.id.to_string(),
        receipt: codes::receipt(sent.id),
        sent: Some(sent.submitted_at),
        shared,
    };
    let mut response = answer::page(&request, &page, language)?;
    if shared {
        // The receipt is shown once.
        Place::forget(&request, &study, &mut response);
    }
    Ok(response)
}
