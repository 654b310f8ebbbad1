//! Two people changed the same code: both are shown, and nothing of either is lost.

use super::form::CodeForm;
use crate::pages::Page;
use crate::service::coding::codes::{self, Deeds, Sought, Wanted};
use crate::store::{codebook, studies};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::coding::{CodeEntry, Color, Difference, differences};
use serde::Serialize;

/// What both did.
#[derive(Serialize)]
pub(super) struct ConflictPage {
    frame: Frame,
    base: String,
    id: i64,
    label: String,
    /// Whether the code was taken out.
    gone: bool,
    /// Who changed it last, and when.
    who: Option<String>,
    when: Option<DateTime<Utc>>,
    pairs: Vec<Pair>,
    /// My version, to be saved all the same.
    form: CodeForm,
}

/// A part as it stands now and as I wanted it.
#[derive(Serialize)]
struct Pair {
    part: &'static str,
    language: Option<&'static str>,
    theirs: String,
    mine: String,
}

/// The page of a conflict.
///
/// # Errors
/// Where the code cannot be read.
pub(super) async fn page(request: &HttpRequest, who: &SignedIn, place: &In, wanted: &Wanted) -> Result {
    let app = reader::app(request);
    let id = wanted.id.unwrap_or_default();
    let (theirs, gone) = codebook::by_id(&app.store, place.study.id, id).await?.ok_or(Error::NotFound)?;
    let mine = wanted.of(theirs.clone());
    let sought = Sought { code: Some(id), deeds: Deeds::Codes, ..Sought::default() };
    let last =
        codes::history(app, &place.study, &place.author(who), sought).await?.entries.into_iter().next();
    let team = studies::team(&app.store, place.study.id).await?;
    let author = last.as_ref().and_then(|entry| entry.command.account_id);
    let form = CodeForm::of(&mine, theirs.seen());
    let page = ConflictPage {
        frame: place.frame(who),
        base: place.base(),
        id,
        label: theirs.label.words(who.language, &[]).to_owned(),
        gone,
        who: team.into_iter().find(|member| Some(member.account_id) == author).map(|member| member.name),
        when: last.map(|entry| entry.command.done_at),
        pairs: pairs(&theirs, &mine),
        // One that is gone can be added anew.
        form: if gone { form.anew() } else { form },
    };
    answer::page_with(request, &page, who.language, StatusCode::CONFLICT)
}

fn pairs(theirs: &CodeEntry, mine: &CodeEntry) -> Vec<Pair> {
    let pair = |difference| match difference {
        Difference::Words { part, language, before, after } => {
            Some(Pair { part: part.tag(), language: Some(language.own_name()), theirs: before, mine: after })
        }
        Difference::Color { before, after } => {
            Some(Pair { part: "color", language: None, theirs: before, mine: after })
        }
        Difference::Parent { .. } | Difference::Order => None,
    };
    differences(theirs, mine).into_iter().filter_map(pair).collect()
}

impl Page for ConflictPage {
    const TEMPLATE: &'static str = "coding/codebook_conflict.html";

    fn samples() -> Vec<Self> {
        let theirs = CodeEntry::new(1, Color::nth(0));
        let mut mine = CodeEntry::new(1, Color::nth(1));
        mine.label.kk = Some("Уәж".into());
        let page = |gone| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            id: 1,
            label: "Уәж".into(),
            gone,
            who: Some("Бекзат".to_owned()).filter(|_| !gone),
            when: DateTime::from_timestamp(1_795_000_000, 0).filter(|_| !gone),
            pairs: pairs(&theirs, &mine),
            form: CodeForm::sample(),
        };
        vec![page(false), page(true)]
    }
}
