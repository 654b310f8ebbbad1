//! Several files at once: each is looked at, mended, ticked or not, and all that are ticked are taken in
//! together.

use super::bring::attributes;
use super::documents::{regions, roles};
use super::look::{SpeakerRow, speakers};
use super::pages::Choice;
use crate::pages::Page;
use crate::service::documents::{self as service, Brought, Looked};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use domain::language::Language;
use domain::message::Message;
use domain::text::Offsets;
use domain::text::encoding::Encoding;
use serde::Serialize;

/// The most files that are looked at together.
pub(super) const MOST: usize = 30;

/// Files that are looked at before they are taken in.
#[derive(Serialize)]
pub(super) struct ManyPage {
    frame: Frame,
    base: String,
    /// Why nothing was taken in.
    error: Option<Message>,
    /// What cannot be read.
    refused: Vec<Refused>,
    files: Vec<FileView>,
}

/// A file that cannot be read.
#[derive(Serialize)]
pub(super) struct Refused {
    name: String,
    /// Why not; told where it was looked at.
    why: Option<Message>,
}

/// The hidden field in which a page carries the name of such a file on.
const REFUSED: &str = "refused";

/// A file with what was found in it, and what is asked of it.
#[derive(Serialize)]
struct FileView {
    /// What its fields end in.
    number: usize,
    ticked: bool,
    error: Option<Message>,
    /// Which of its fields the error is about.
    faulty: Option<&'static str>,
    name: String,
    /// Its format and its encoding.
    read_as: String,
    notes: Vec<Message>,
    passages: usize,
    timed: usize,
    speakers: Vec<SpeakerRow>,
    /// The beginning of its words.
    beginning: String,
    language: Option<&'static str>,
    language_name: Option<&'static str>,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    regions: Vec<Choice>,
    age: String,
    text: String,
}

/// How much of the words is shown, in code points.
const BEGINNING: usize = 240;

/// What was typed of a file.
#[derive(Default)]
struct Typed<'a> {
    ticked: bool,
    name: &'a str,
    read_as: String,
    language: &'a str,
    role: &'a str,
    region: &'a str,
    age: &'a str,
}

impl<'a> Typed<'a> {
    fn of(fields: &'a Fields, number: usize) -> Self {
        let get = |name: &str| fields.get(&format!("{name}-{number}"));
        Self {
            ticked: !get("take").is_empty(),
            name: get("name"),
            read_as: get("read-as").to_owned(),
            language: get("language"),
            role: get("role"),
            region: get("region"),
            age: get("age"),
        }
    }
}

fn view(who: &SignedIn, (number, looked): (usize, Looked), typed: &Typed<'_>) -> FileView {
    let Looked { source, transcript, language } = looked;
    let offsets = Offsets::new(&transcript.text);
    let words: Vec<&str> =
        transcript.passages.iter().take(3).filter_map(|passage| offsets.slice(passage.span)).collect();
    let beginning: String = words.join(" / ").chars().take(BEGINNING).collect();
    let chosen = |l: Language| Choice::new(l.tag(), l.own_name(), typed.language == l.tag());
    FileView {
        number,
        ticked: typed.ticked,
        error: None,
        faulty: None,
        name: typed.name.to_owned(),
        read_as: typed.read_as.clone(),
        notes: super::look::notes(&source),
        passages: transcript.passages.len(),
        timed: transcript.passages.iter().filter(|passage| passage.time.is_some()).count(),
        speakers: speakers(&transcript),
        beginning,
        language: language.map(Language::tag),
        language_name: language.map(Language::own_name),
        languages: Language::ALL.map(chosen).into(),
        roles: roles(who, typed.role),
        regions: regions(who, typed.region),
        age: typed.age.to_owned(),
        text: transcript.text,
    }
}

fn page(
    (request, who, place): (&HttpRequest, &SignedIn, &In),
    error: Option<Message>,
    refused: Vec<Refused>,
    files: Vec<FileView>,
) -> Result {
    let is_fine = error.is_none() && !files.is_empty();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ManyPage { frame: place.frame(who), base: place.base(), error, refused, files };
    answer::page_with(request, &page, who.language, status)
}

/// Looks at files, one after the other: what one of them needs is not more than one may take.
///
/// # Errors
/// Where the reading itself broke off.
pub(super) async fn look(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    files: Vec<(String, Bytes)>,
) -> Result {
    let (mut refused, mut views) = (Vec::new(), Vec::new());
    for (number, (name, bytes)) in files.into_iter().enumerate() {
        match service::look(bytes.to_vec()).await? {
            Err(why) => refused.push(Refused { name, why: Some(why) }),
            Ok(looked) => {
                let format = looked.source.format.name();
                let encoding = looked.source.encoding.map(Encoding::name);
                let read_as = encoding.map_or_else(|| format.to_owned(), |it| format!("{format}, {it}"));
                let typed = Typed { ticked: true, name: stem(&name), read_as, ..Typed::default() };
                views.push(view(who, (number, looked), &typed));
            }
        }
    }
    page((request, who, place), None, refused, views)
}

/// The name of a file without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim()
}

/// Takes in what is ticked, all of it or nothing.
///
/// # Errors
/// Where the database cannot be written.
pub(super) async fn add(request: &HttpRequest, who: &SignedIn, place: &In, fields: &Fields) -> Result {
    let numbers: Vec<usize> =
        (0..MOST).filter(|number| fields.iter().any(|(name, _)| name == format!("text-{number}"))).collect();
    if numbers.is_empty() {
        return Err(Error::BadRequest("no files"));
    }
    let ticked: Vec<usize> =
        numbers.iter().copied().filter(|number| Typed::of(fields, *number).ticked).collect();
    if ticked.is_empty() {
        return again((request, who, place), fields, &numbers, (None, Message::new("papers-many-nothing")))
            .await;
    }
    let mut brought = Vec::new();
    for number in &ticked {
        let typed = Typed::of(fields, *number);
        match attributes(typed.age, typed.region, typed.role) {
            Err(message) => {
                return again((request, who, place), fields, &numbers, (Some(*number), message)).await;
            }
            Ok(attributes) => brought.push(Brought {
                name: typed.name,
                text: fields.get(&format!("text-{number}")),
                language: Language::from_tag(typed.language),
                attributes,
            }),
        }
    }
    match service::add_all(reader::app(request), &place.study, who.account.id, &brought).await? {
        Ok(ids) => Ok(answer::see(&format!("{}/documents?taken={}", place.base(), ids.len()))),
        Err((index, message)) => {
            let number = ticked.get(index).copied();
            again((request, who, place), fields, &numbers, (number, message)).await
        }
    }
}

/// The page with everything that was typed, and what is wrong with it.
async fn again(
    on: (&HttpRequest, &SignedIn, &In),
    fields: &Fields,
    numbers: &[usize],
    (at, message): (Option<usize>, Message),
) -> Result {
    let mut views = Vec::new();
    for number in numbers {
        let text = fields.get(&format!("text-{number}")).to_owned();
        let looked = match service::look_at_text(text.clone()).await? {
            Ok(looked) => looked,
            // What cannot be taken is shown all the same, to be mended.
            Err(_) => Looked::unread(text),
        };
        let mut view = view(on.1, (*number, looked), &Typed::of(fields, *number));
        if at == Some(*number) {
            view.error = Some(message.clone());
            view.faulty = Some(field_of(&message));
        }
        views.push(view);
    }
    let names = fields.iter().filter(|(name, _)| *name == REFUSED).take(MOST);
    let refused = names.map(|(_, name)| Refused { name: name.to_owned(), why: None }).collect();
    let error = if at.is_some() { Message::new("papers-many-error") } else { message };
    page(on, Some(error), refused, views)
}

/// The field of a file that an error is about.
fn field_of(error: &Message) -> &'static str {
    match error.key.as_str() {
        "coding-document-age" => "age",
        "coding-document-name" => "name",
        _ => "text",
    }
}

impl Page for ManyPage {
    const TEMPLATE: &'static str = "coding/many.html";

    fn samples() -> Vec<Self> {
        let choices = || vec![Choice::new("kk", "Қазақша", true)];
        let file = |is_full: bool| FileView {
            number: 0,
            ticked: is_full,
            error: is_full.then(|| Message::new("coding-document-age")),
            faulty: is_full.then_some("age"),
            name: "01".to_owned(),
            read_as: "TXT, UTF-8".to_owned(),
            notes: if is_full { vec![Message::new("coding-look-guess")] } else { Vec::new() },
            passages: 2,
            timed: usize::from(is_full),
            speakers: if is_full { vec![SpeakerRow::sample()] } else { Vec::new() },
            beginning: "сөз".to_owned(),
            language: is_full.then_some("kk"),
            language_name: is_full.then_some("Қазақша"),
            languages: choices(),
            roles: choices(),
            regions: choices(),
            age: String::new(),
            text: "сөз".to_owned(),
        };
        let page = |error: Option<Message>, files: Vec<FileView>| Self {
            frame: Frame::sample(),
            base: "/studies/s".to_owned(),
            error,
            refused: vec![
                Refused { name: "a.doc".to_owned(), why: Some(Message::new("coding-fault-old-word")) },
                Refused { name: "b.doc".to_owned(), why: None },
            ],
            files,
        };
        vec![
            page(Some(Message::new("papers-many-error")), vec![file(true), file(false)]),
            page(None, Vec::new()),
        ]
    }
}
