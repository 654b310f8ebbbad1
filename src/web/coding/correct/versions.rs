//! The versions of a document: who made them, when and why, what differs, and the way back.

use super::shown::{PlaceView, places};
use super::{At, Head, Names, look, numbers};
use crate::pages::Page;
use crate::store::corrections::{self, Version};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Pager;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use chrono::{DateTime, Utc};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// How many versions, and how many changed places, stand on a page.
const EACH: usize = 30;

/// The versions of a document.
#[derive(Serialize)]
pub(in crate::web::coding) struct VersionsPage {
    #[serde(flatten)]
    head: Head,
    versions: Vec<VersionRow>,
    /// The oldest that is kept: nothing is known of what stood before it.
    oldest: i32,
    from: Vec<Choice>,
    to: Vec<Choice>,
    difference: Option<Difference>,
    pager: Pager,
}

/// A version.
#[derive(Clone, Serialize)]
pub(super) struct VersionRow {
    number: i32,
    who: String,
    when: DateTime<Utc>,
    why: String,
}

/// What differs between two versions.
#[derive(Serialize)]
struct Difference {
    from: i32,
    to: i32,
    places: Vec<PlaceView>,
    count: usize,
}

impl VersionRow {
    pub(super) fn of(version: &Version, names: &Names) -> Self {
        Self {
            number: version.number,
            who: names.coder(version.account_id),
            when: version.made_at,
            why: version.note.clone(),
        }
    }

    pub(super) fn sample(number: i32, is_full: bool) -> Self {
        let text = |text: &str| if is_full { text.to_owned() } else { String::new() };
        Self { number, who: text("Айгүл"), when: DateTime::UNIX_EPOCH, why: text("себебі") }
    }
}

/// `GET /studies/{study}/documents/{id}/versions`
pub(in crate::web::coding) async fn show(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let at = At::open(&who, path.into_inner(), Role::Coder).await?;
    let app = reader::app(&request);
    let names = Names::read(app, &at, who.language).await?;
    let versions = corrections::versions(&app.store, at.document.listed.id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let known = |name: &str| {
        let number = query.get(name).parse::<i32>().ok()?;
        versions.iter().any(|version| version.number == number).then_some(number)
    };
    let wanted: u64 = query.get("page").parse().unwrap_or(1);
    let address = at.address("versions");
    let asked = known("from").zip(known("to"));
    let (difference, pager) = match asked {
        Some((from, to)) => {
            let (old, new) = (at.version(app, from).await?, at.version(app, to).await?);
            let first = usize::try_from(wanted.saturating_sub(1)).unwrap_or(0).saturating_mul(EACH);
            let (places, count) = places((&old.text, &new.text), &new.passages, (first, EACH));
            let ends = [("from", from.to_string()), ("to", to.to_string())];
            let others = ends.each_ref().map(|(name, value)| (*name, value.as_str()));
            let pager = Pager::new(&address, &others, wanted, count as u64, EACH as u64);
            (Some(Difference { from, to, places, count }), pager)
        }
        None => (None, Pager::new(&address, &[], wanted, versions.len() as u64, EACH as u64)),
    };
    let skipped = if asked.is_some() { 0 } else { usize::try_from(pager.page - 1).unwrap_or(0) * EACH };
    let mut head = at.head(&who);
    let done = query.some("done").and_then(|done| done.parse::<i64>().ok());
    head.frame.notice = done.map(|number| Message::new("correct-done").with("number", number));
    let newest = at.document.version;
    let page = VersionsPage {
        head,
        from: numbers(&versions, asked.map_or((newest - 1).max(1), |(from, _)| from)),
        to: numbers(&versions, asked.map_or(newest, |(_, to)| to)),
        versions: versions.iter().skip(skipped).take(EACH).map(|v| VersionRow::of(v, &names)).collect(),
        oldest: versions.last().map_or(newest, |oldest| oldest.number),
        difference,
        pager,
    };
    answer::page(&request, &page, who.language)
}

/// `POST /studies/{study}/documents/{id}/versions`: looks at the way back to an older version.
pub(in crate::web::coding) async fn restore(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let at = At::open(&who, path.into_inner(), Role::Researcher).await?;
    let number: i32 = fields.get("number").parse().map_err(|_| Error::BadRequest("no version"))?;
    let mine = at.version(reader::app(&request), number).await?;
    if mine.text == at.document.text {
        return Ok(answer::see(&at.address("versions")));
    }
    let note = who.say(&Message::new("correct-back-note").with("number", i64::from(number)));
    look::page(&request, &who, &at, look::Seen { mine, note, error: None }).await
}

impl Page for VersionsPage {
    const TEMPLATE: &'static str = "coding/correct/versions.html";

    fn samples() -> Vec<Self> {
        let choices = || vec![Choice::new(1, "1", true)];
        let page = |difference: Option<Difference>, may_correct| Self {
            head: Head { may_correct, ..Head::sample() },
            versions: vec![VersionRow::sample(2, true), VersionRow::sample(1, false)],
            oldest: 1,
            from: choices(),
            to: choices(),
            difference,
            pager: Pager::new("/studies/s/documents/1/versions", &[], 1, 90, EACH as u64),
        };
        let difference = |places: Vec<PlaceView>| Difference { from: 1, to: 2, count: places.len(), places };
        vec![
            page(None, true),
            page(Some(difference(PlaceView::samples())), true),
            page(Some(difference(Vec::new())), false),
        ]
    }
}
