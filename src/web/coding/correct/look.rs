//! A correction that is looked at before it is kept: what it changes in the text, and what becomes of the
//! codings.

use super::shown::{PieceView, PlaceView, pieces, places};
use super::{At, Head, Names, Tag};
use crate::pages::Page;
use crate::service::corrections::{self as service, Fate, Looked};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::coding::Sight;
use domain::message::Message;
use domain::text::{Offsets, Span, Transcript};
use serde::Serialize;

/// How many changed places and codings are shown.
const MOST: usize = 100;

/// A correction to look at.
#[derive(Serialize)]
pub(in crate::web::coding) struct CorrectionPage {
    #[serde(flatten)]
    head: Head,
    error: Option<Message>,
    places: Vec<PlaceView>,
    /// How many more places changed.
    more_places: usize,
    counts: Counts,
    /// Whether the reader sees no codings of others, of which nothing is counted here.
    is_blind: bool,
    changed: Vec<ChangedRow>,
    lost: Vec<LostRow>,
    moved: Vec<MovedRow>,
    found: Vec<MovedRow>,
    /// How many codings are not listed, for their number.
    more: usize,
    /// How many passages there are afterwards.
    passages: usize,
    note: String,
    text: String,
    /// The mark of all this, without which nothing is kept.
    seen: String,
}

/// How many codings that the reader sees share a fate.
#[derive(Default, Serialize)]
struct Counts {
    unmoved: usize,
    moved: usize,
    changed: usize,
    lost: usize,
    found: usize,
}

#[derive(Serialize)]
struct ChangedRow {
    tag: Tag,
    pieces: Vec<PieceView>,
}

#[derive(Serialize)]
struct LostRow {
    tag: Tag,
    words: String,
    candidates: usize,
}

#[derive(Serialize)]
struct MovedRow {
    tag: Tag,
    words: String,
}

/// What there is to look at.
pub(super) struct Seen {
    pub(super) mine: Transcript,
    pub(super) note: String,
    pub(super) error: Option<Message>,
}

/// The page.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn page(request: &HttpRequest, who: &SignedIn, at: &At, seen: Seen) -> Result {
    let app = reader::app(request);
    let names = Names::read(app, at, who.language).await?;
    let looked = service::look(app, &at.document, seen.mine).await?;
    let (old, new) = (at.document.text.as_str(), looked.transcript.text.as_str());
    let (shown, all) = places((old, new), &looked.transcript.passages, (0, MOST));
    let status = if seen.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let author = at.place.author(who);
    let sight = author.sight;
    let mut page = CorrectionPage {
        head: at.head(who),
        error: seen.error,
        more_places: all - shown.len(),
        places: shown,
        counts: Counts::default(),
        is_blind: sight != Sight::All,
        changed: Vec::new(),
        lost: Vec::new(),
        moved: Vec::new(),
        found: Vec::new(),
        more: 0,
        passages: looked.transcript.passages.len(),
        note: seen.note,
        text: String::new(),
        seen: looked.mark(&author),
    };
    page.list(&looked, &names, sight);
    page.text = looked.transcript.text;
    answer::page_with(request, &page, who.language, status)
}

impl CorrectionPage {
    fn list(&mut self, looked: &Looked, names: &Names, sight: Sight) {
        let offsets = Offsets::new(&looked.transcript.text);
        let now = |span: Span| offsets.slice(span).unwrap_or_default();
        for outcome in looked.outcomes.iter().filter(|outcome| sight.sees(&outcome.coding.placed)) {
            let count = match outcome.fate {
                Fate::Unmoved => &mut self.counts.unmoved,
                Fate::Moved(_) => &mut self.counts.moved,
                Fate::Changed(_) => &mut self.counts.changed,
                Fate::Lost(_) => &mut self.counts.lost,
                Fate::Found(_) => &mut self.counts.found,
                Fate::StillLost => continue,
            };
            *count += 1;
            if matches!(outcome.fate, Fate::Unmoved) {
                continue;
            }
            let tag = || names.tag(&outcome.coding.placed);
            let moved = |words: &str| MovedRow { tag: tag(), words: words.to_owned() };
            match &outcome.fate {
                Fate::Changed(span) if self.changed.len() < MOST => {
                    self.changed.push(ChangedRow { tag: tag(), pieces: pieces(&outcome.quote, now(*span)) });
                }
                Fate::Lost(candidates) if self.lost.len() < MOST => {
                    let (words, candidates) = (outcome.quote.clone(), candidates.len());
                    self.lost.push(LostRow { tag: tag(), words, candidates });
                }
                Fate::Moved(span) if self.moved.len() < MOST => self.moved.push(moved(now(*span))),
                Fate::Found(span) if self.found.len() < MOST => self.found.push(moved(now(*span))),
                _ => self.more += 1,
            }
        }
    }
}

impl Page for CorrectionPage {
    const TEMPLATE: &'static str = "coding/correct/look.html";

    fn samples() -> Vec<Self> {
        let row = || MovedRow { tag: Tag::sample(), words: "сөз".to_owned() };
        let page = |is_full: bool| {
            let count = usize::from(is_full);
            Self {
                head: Head::sample(),
                error: is_full.then(|| Message::new("correct-note-long").with("most", 1_000_usize)),
                places: PlaceView::samples(),
                more_places: count,
                counts: Counts { unmoved: count, moved: count, changed: count, lost: count, found: count },
                is_blind: is_full,
                changed: (0..count)
                    .map(|_| ChangedRow { tag: Tag::sample(), pieces: pieces("аулда", "ауылда") })
                    .collect(),
                lost: (0..count)
                    .map(|_| LostRow { tag: Tag::sample(), words: "сөз".to_owned(), candidates: 1 })
                    .collect(),
                moved: (0..count).map(|_| row()).collect(),
                found: (0..count).map(|_| row()).collect(),
                more: count,
                passages: 2,
                note: "себебі".to_owned(),
                text: "сөз".to_owned(),
                seen: "mark".to_owned(),
            }
        };
        vec![page(true), page(false)]
    }
}
