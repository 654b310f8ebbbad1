//! Two people changed the same part: both are shown, and nothing of either is lost.

use super::act::address;
use super::editor::base;
use super::fields::button;
use crate::pages::Page;
use crate::service::design::{Conflict, told};
use crate::store::designs::Working;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::form::edit::{Command, Design, Owner, setting, translate};
use domain::message::Message;
use serde::Serialize;

/// What both did.
#[derive(Serialize)]
pub(super) struct ConflictPage {
    frame: Frame,
    base: String,
    revision: i32,
    at: String,
    /// What the others did.
    theirs: Vec<Theirs>,
    /// Fields that stand differently now than I wanted.
    pairs: Vec<Pair>,
    mine: Message,
    /// My command, to be sent again.
    command: Option<String>,
    refused: Option<Message>,
    /// Where the designer is as it is now.
    back: String,
}

#[derive(Serialize)]
struct Theirs {
    who: Option<String>,
    when: DateTime<Utc>,
    what: Message,
}

/// A field as it stands now and as I wanted it.
#[derive(Serialize)]
struct Pair {
    owner: Option<String>,
    /// The end of the key of the field's name.
    key: String,
    language: Option<&'static str>,
    theirs: String,
    mine: String,
}

/// The page of a conflict.
///
/// # Errors
/// Where its template names what it does not hold.
pub(super) fn page(request: &HttpRequest, who: &SignedIn, place: &In, found: &Conflict, at: &str) -> Result {
    let back = address(place, at.to_owned());
    let page = ConflictPage::of(place.frame(who), base(place), found, at, back);
    answer::page_with(request, &page, who.language, StatusCode::CONFLICT)
}

impl ConflictPage {
    fn of(frame: Frame, base: String, found: &Conflict, at: &str, back: String) -> Self {
        let theirs = found.theirs.iter().map(|(step, who)| Theirs {
            who: who.clone(),
            when: step.done_at,
            what: told(&step.command),
        });
        let mut pairs = Vec::new();
        compare(&found.working.design, &found.mine, &mut pairs);
        Self {
            frame,
            revision: found.working.revision,
            theirs: theirs.collect(),
            pairs,
            mine: told(&found.mine),
            command: found.refusal.is_none().then(|| button(&found.mine)),
            refused: found.refusal.as_ref().map(|refusal| refusal.0.clone()),
            back,
            at: at.to_owned(),
            base,
        }
    }
}

fn compare(now: &Design, mine: &Command, pairs: &mut Vec<Pair>) {
    let name = |owner: &Owner| match owner {
        Owner::Form | Owner::Page(_) => None,
        Owner::Item(name) => Some(name.to_string()),
        Owner::Choice(_, code) => Some(code.to_string()),
    };
    match mine {
        Command::SetText { at, language, words, .. } => {
            let theirs = translate::text(&now.form, at).and_then(|text| text.get(*language));
            pairs.push(Pair {
                owner: name(&at.owner),
                key: format!("design-part-{}", at.part.tag()),
                language: Some(language.own_name()),
                theirs: theirs.unwrap_or_default().to_owned(),
                mine: words.clone().unwrap_or_default(),
            });
        }
        Command::SetField { of, field, value } => pairs.push(Pair {
            owner: name(of),
            key: format!("design-field-{}", field.tag()),
            language: None,
            theirs: setting::get(&now.form, of, *field).unwrap_or_default(),
            mine: value.clone().unwrap_or_default(),
        }),
        Command::Several { commands } => commands.iter().for_each(|one| compare(now, one, pairs)),
        _ => {}
    }
}

impl Page for ConflictPage {
    const TEMPLATE: &'static str = "design/conflict.html";

    fn samples() -> Vec<Self> {
        let moment = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let owner: Owner = "item/age".parse().expect("an owner");
        let commands = vec![
            Command::SetField { of: owner.clone(), field: domain::form::edit::Field::Max, value: None },
            Command::SetText {
                at: owner.text(domain::form::edit::Part::Label),
                language: domain::language::Language::Kk,
                words: Some("Жасыңыз?".to_owned()),
                made_from: None,
            },
        ];
        let mine = Command::Several { commands };
        let theirs = |who: Option<&str>| Theirs {
            who: who.map(str::to_owned),
            when: moment,
            what: Message::new("design-did-restore"),
        };
        let page = |refusal: Option<&str>| {
            let found = Conflict {
                working: sample(),
                mine: mine.clone(),
                theirs: Vec::new(),
                refusal: refusal.map(|key| domain::form::edit::Refusal(Message::new(key))),
            };
            let page =
                Self::of(Frame::sample(), "/studies/a/design".to_owned(), &found, "item/age", "/".to_owned());
            Self { theirs: vec![theirs(Some("Бекзат")), theirs(None)], ..page }
        };
        vec![page(None), page(Some("design-refused-large"))]
    }
}

/// A working copy with something of every kind in it, faults among it.
pub(super) fn sample() -> Working {
    use domain::form::edit::{Container, Field, KindTag, Spot};
    use domain::language::Text;
    let form = crate::demo::form().expect("the demonstration has a form");
    let mut design = Design::of(form);
    let page = design.form.pages[0].name.clone();
    for kind in KindTag::ALL {
        let to = Spot { inside: Container::Page(page.clone()), after: None };
        let label = Text::of("Сұрақ", "Вопрос", "Question");
        let add = Command::AddItem { to, kind: *kind, name: None, label };
        design = design.apply(&add).expect("added").0;
    }
    let of = Owner::Page(page);
    let faulty = Command::SetField { of, field: Field::Relevant, value: Some("${nobody} =".to_owned()) };
    design = design.apply(&faulty).expect("set").0;
    let moment = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
    Working { study_id: 1, revision: 7, design, based_on: None, updated_by: None, updated_at: moment }
}
