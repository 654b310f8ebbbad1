//! Changing a working copy: a form or a script sends commands, and gets the designer as it is then.

use super::conflict;
use super::editor::{base, enter, page, selected, working};
use super::{fields, words};
use crate::service::design::{self, Author, Beginning, Outcome, Sent};
use crate::store::designs::{StepKind, Working};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::form::edit::{Command, Owner};
use domain::message::Message;

/// What a script sends along, to get the page at once and not its address.
const SCRIPT: &str = "x-designer";
/// What `at` holds among the translations.
const WORDS: &str = "words";
/// The longest name that a sender gives a step.
const LONGEST_TOKEN: usize = 64;

/// `POST /studies/{study}/design`: begins the working copy.
pub(super) async fn begin(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = enter(&who, &slug).await?;
    let from = match fields.get("from") {
        "newest" => Beginning::Newest,
        "example" => Beginning::Example,
        _ => Beginning::Empty,
    };
    let app = reader::app(&request);
    let author = Author { account_id: who.account.id, language: who.language };
    design::begin(&app.store, &place.study, from, author, app.clock.now()).await?;
    Ok(answer::see(&base(&place)))
}

/// `POST /studies/{study}/design/commands`: does what a form asks for.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = enter(&who, &slug).await?;
    let at = selected(fields.get("at"));
    let here = Here { request: &request, who: &who, place: &place, words: fields.get("at") == WORDS };
    let app = reader::app(&request);
    let revision = fields.get("revision").parse().map_err(|_| Error::BadRequest("no revision"))?;
    let token = fields.some("token").filter(|token| token.len() <= LONGEST_TOKEN);
    let sent = Sent { revision, token, by: who.account.id, now: app.clock.now() };
    let done = match fields.get("do") {
        "undo" => design::take_back(&app.store, place.study.id, StepKind::Undo, &sent).await?,
        "redo" => design::take_back(&app.store, place.study.id, StepKind::Redo, &sent).await?,
        _ => match fields::commands(&fields)? {
            Err(told) => return here.page(&working(&request, &place).await?, &at, Some(told)).await,
            Ok(commands) if commands.is_empty() => {
                return here.shown(&working(&request, &place).await?, &at).await;
            }
            Ok(commands) => design::act(&app.store, place.study.id, Command::all(commands), &sent).await?,
        },
    };
    match done.ok_or(Error::NotFound)? {
        Outcome::Done { working, step } => {
            let at = step.and_then(|step| after(&step.command, &step.inverse, &at)).unwrap_or(at);
            here.shown(&working, &at).await
        }
        Outcome::Refused(working, refusal) => here.page(&working, &at, Some(refusal.0)).await,
        Outcome::Nothing(working) => {
            here.page(&working, &at, Some(Message::new("design-undo-nothing"))).await
        }
        Outcome::Conflict(found) => conflict::page(&request, &who, &place, &found, fields.get("at")),
    }
}

/// Where an author acts: in the designer, or among the translations.
struct Here<'a> {
    request: &'a HttpRequest,
    who: &'a SignedIn,
    place: &'a In,
    words: bool,
}

impl Here<'_> {
    async fn page(&self, working: &Working, at: &Owner, refused: Option<Message>) -> Result {
        if self.words {
            return words::page(self.request, self.who, self.place, working, refused);
        }
        page(self.request, self.who, self.place, working, at, refused).await
    }

    /// The page at once for a script, its address for a form: a reload repeats nothing.
    async fn shown(&self, working: &Working, at: &Owner) -> Result {
        if self.request.headers().contains_key(SCRIPT) {
            return self.page(working, at, None).await;
        }
        Ok(answer::see(&address(self.place, if self.words { WORDS.to_owned() } else { at.to_string() })))
    }
}

/// Where something is shown.
pub(super) fn address(place: &In, at: String) -> String {
    match at.as_str() {
        WORDS => format!("{}/words", base(place)),
        at => format!("{}?at={}#panel", base(place), escape(at)),
    }
}

/// Where an author looks after a step: at what was added or moved, or where they were.
fn after(command: &Command, inverse: &Command, before: &Owner) -> Option<Owner> {
    match (command, inverse) {
        // What takes a new thing away knows its name.
        (Command::AddPage { .. } | Command::InsertPage { .. }, Command::RemovePage { name }) => {
            Some(Owner::Page(name.clone()))
        }
        (
            Command::AddItem { .. } | Command::Insert { .. } | Command::Duplicate { .. },
            Command::Remove { name },
        )
        | (Command::Group { .. } | Command::Regroup { .. }, Command::Ungroup { name }) => {
            Some(Owner::Item(name.clone()))
        }
        (Command::Several { commands }, Command::Several { commands: inverse }) => {
            let pairs = commands.iter().zip(inverse.iter().rev());
            pairs.rev().find_map(|(command, inverse)| after(command, inverse, before))
        }
        (Command::Rename { name, to }, _) if *before == Owner::Item(name.clone()) => {
            Some(Owner::Item(to.clone()))
        }
        (Command::RenamePage { name, to }, _) if *before == Owner::Page(name.clone()) => {
            Some(Owner::Page(to.clone()))
        }
        (Command::Remove { name }, Command::Insert { to, .. }) if *before == Owner::Item(name.clone()) => {
            let neighbour = to.after.clone().map(Owner::Item);
            Some(neighbour.unwrap_or_else(|| container(&to.inside)))
        }
        (Command::Move { name, .. }, _) => Some(Owner::Item(name.clone())),
        (Command::MovePage { name, .. }, _) => Some(Owner::Page(name.clone())),
        _ => None,
    }
}

fn container(inside: &domain::form::edit::Container) -> Owner {
    match inside {
        domain::form::edit::Container::Page(name) => Owner::Page(name.clone()),
        domain::form::edit::Container::Group(name) => Owner::Item(name.clone()),
    }
}
