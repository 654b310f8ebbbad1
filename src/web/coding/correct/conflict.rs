//! Two people who corrected the same version: what each changed, and both put together where that can be.

use super::shown::{PlaceView, places};
use super::versions::VersionRow;
use super::{At, Head, Names};
use crate::pages::Page;
use crate::store::corrections;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::text::{Transcript, diff};
use serde::Serialize;

/// How many changed places of each are shown.
const MOST: usize = 50;

/// A correction that came too late.
#[derive(Serialize)]
pub(in crate::web::coding) struct StalePage {
    #[serde(flatten)]
    head: Head,
    /// The corrections that were kept meanwhile.
    kept: Vec<VersionRow>,
    theirs: Vec<PlaceView>,
    more_theirs: usize,
    mine: Vec<PlaceView>,
    more_mine: usize,
    /// What came of both, where no word was changed by both.
    merged: Option<String>,
    text: String,
    note: String,
}

/// Both sides.
pub(super) struct Both<'a> {
    /// The version that was corrected.
    pub(super) base: i32,
    pub(super) was: Transcript,
    pub(super) mine: Transcript,
    pub(super) note: &'a str,
}

/// The page, which keeps what was typed.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn page(request: &HttpRequest, who: &SignedIn, at: &At, both: Both<'_>) -> Result {
    let app = reader::app(request);
    let names = Names::read(app, at, who.language).await?;
    let versions = corrections::versions(&app.store, at.document.listed.id).await?;
    let later = versions.iter().filter(|version| version.number > both.base);
    let theirs = at.version(app, at.document.version).await?;
    let (was, mine) = (both.was.text.as_str(), both.mine.text.as_str());
    let merged = diff::merge(was, &theirs.text, mine);
    let (their_places, their_count) = places((was, &theirs.text), &theirs.passages, (0, MOST));
    let (my_places, my_count) = places((was, mine), &both.mine.passages, (0, MOST));
    let page = StalePage {
        head: at.head(who),
        kept: later.map(|version| VersionRow::of(version, &names)).collect(),
        more_theirs: their_count - their_places.len(),
        theirs: their_places,
        more_mine: my_count - my_places.len(),
        mine: my_places,
        merged,
        text: mine.to_owned(),
        note: both.note.to_owned(),
    };
    answer::page_with(request, &page, who.language, StatusCode::CONFLICT)
}

impl Page for StalePage {
    const TEMPLATE: &'static str = "coding/correct/stale.html";

    fn samples() -> Vec<Self> {
        let page = |merged: bool| Self {
            head: Head::sample(),
            kept: vec![VersionRow::sample(2, merged)],
            theirs: PlaceView::samples(),
            more_theirs: usize::from(merged),
            mine: PlaceView::samples(),
            more_mine: usize::from(merged),
            merged: merged.then(|| "сөз".to_owned()),
            text: "сөз".to_owned(),
            note: String::new(),
        };
        vec![page(true), page(false)]
    }
}
