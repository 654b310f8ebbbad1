//! The page: what stands there before a script comes, and the words that the script says.

use super::event::spots;
use super::pieces::{Piece, pieces};
use crate::pages::Page;
use crate::service::coding::memos::LONGEST;
use crate::service::quotes;
use crate::store::codings::CodingRow;
use crate::store::documents::{Document, Passage};
use crate::store::{codings, studies};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::answers::{self, AnswerView};
use crate::web::coding::documents::who_speaks;
use crate::web::coding::instead::Instead;
use crate::web::coding::recording::{self, RecordingView};
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Attributes, Codebook};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::text::{Offsets, Span};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// How many passages stand on a page before a script brings the others.
pub(super) const EACH: usize = 200;

/// How much of a coding's words stands in the list under a passage, in letters.
const EXCERPT: usize = 60;

/// What the script says: whole keys of other rooms, the ends of our own; a gap stays as `{name}` for the
/// script to fill.
const SAID: [(&str, &[&str]); 55] = [
    ("papers-answer-of", &["number"]),
    ("papers-answer-corrected-in", &["number"]),
    ("papers-answer-corrected-by", &["number"]),
    ("papers-recording-play", &["time"]),
    ("applied", &["code"]),
    ("recoded", &["code"]),
    ("removed", &["code"]),
    ("resized", &["code"]),
    ("merged", &["code"]),
    ("undone", &[]),
    ("redone", &[]),
    ("memo-saved", &[]),
    ("memo-removed", &[]),
    ("passage", &["number"]),
    ("selected", &["words"]),
    ("chosen", &["code", "words", "coder"]),
    ("nothing-selected", &[]),
    ("selected-beyond", &[]),
    ("nothing-chosen", &[]),
    ("no-more", &[]),
    ("no-next", &["code"]),
    ("unsaved", &["count"]),
    ("refused", &[]),
    ("signed-out", &[]),
    ("gone", &[]),
    ("here", &["name"]),
    ("behind", &[]),
    ("aside-found", &["code", "words"]),
    ("aside-lost", &["code", "words"]),
    ("failed", &[]),
    ("codings", &["count"]),
    ("codings-agreed", &["count"]),
    ("shown", &["shown", "count"]),
    ("code", &[]),
    ("coder", &[]),
    ("nobody", &[]),
    ("consensus", &[]),
    ("at", &[]),
    ("memo", &[]),
    ("memo-of", &["code"]),
    ("recode", &[]),
    ("remove", &[]),
    ("merge", &[]),
    ("pin", &[]),
    ("unpin", &[]),
    ("handle-start", &[]),
    ("handle-end", &[]),
    ("more", &["count"]),
    ("found", &["number", "count"]),
    ("found-none", &[]),
    ("all-codes", &[]),
    ("all-coders", &[]),
    ("memo-remove", &[]),
    ("memo-change", &[]),
    ("close", &[]),
];

/// A document in the workspace.
#[derive(Serialize)]
pub(in crate::web::coding) struct DocumentPage {
    frame: Frame,
    base: String,
    id: i64,
    /// The version that is shown, in which words are coded.
    version: i32,
    name: String,
    language: &'static str,
    who: String,
    recording: RecordingView,
    account: i64,
    passages: Vec<PassageView>,
    pager: Pager,
    codes: Vec<CodeChoice>,
    may_remove: bool,
    /// Whether the reader may add codes.
    may_code: bool,
    longest_memo: usize,
    /// The words that a link led to: `passage,unit` of their beginning and of their end.
    found: Option<String>,
    /// What the script says, as JSON.
    said: String,
    error: Option<Message>,
}

#[derive(Serialize)]
struct PassageView {
    number: i32,
    speaker: Option<String>,
    /// The language of its words.
    language: &'static str,
    /// The answer that it is.
    answer: Option<AnswerView>,
    /// When it begins in the recording, in thousandths of a second.
    begins: Option<i32>,
    /// The same as a clock shows it.
    time: Option<String>,
    pieces: Vec<Piece>,
    codings: Vec<CodingView>,
}

#[derive(Serialize)]
struct CodingView {
    id: i64,
    label: String,
    color: String,
    words: String,
    coder: String,
}

/// A code to choose.
#[derive(Serialize)]
struct CodeChoice {
    id: i64,
    path: String,
}

/// What the passages of a page are made of.
struct Shown<'a> {
    book: &'a Codebook,
    coders: HashMap<i64, String>,
    /// Who stands for what the team agreed upon.
    agreed: String,
    answered: HashMap<i32, AnswerView>,
    written: Language,
    offsets: &'a Offsets<'a>,
    found: Option<Span>,
    language: Language,
}

impl Shown<'_> {
    fn passage(&self, passage: &Passage, coded: &[CodingRow]) -> PassageView {
        let span = passage.span();
        let here: Vec<_> = coded.iter().filter(|coding| coding.span().overlaps(span)).collect();
        let spans: Vec<_> = here.iter().map(|coding| (coding.span(), coding.placed.code)).collect();
        let begun = here.iter().filter(|coding| coding.span().start >= span.start);
        PassageView {
            number: passage.number,
            speaker: passage.speaker.clone(),
            language: passage.language.unwrap_or(self.written).tag(),
            answer: self.answered.get(&passage.number).cloned(),
            begins: passage.begins,
            time: passage.begins.and_then(|time| u32::try_from(time).ok()).map(recording::clock),
            pieces: pieces(self.offsets, span, &spans, self.found),
            codings: begun.filter_map(|coding| self.coding(coding)).collect(),
        }
    }

    fn coding(&self, coding: &CodingRow) -> Option<CodingView> {
        let code = self.book.get(coding.placed.code)?;
        let coder = coding.placed.coder.and_then(|id| self.coders.get(&id));
        // Whoever decided did not code it by themselves.
        let coder = if coding.placed.consensus { Some(&self.agreed) } else { coder };
        Some(CodingView {
            id: coding.id,
            label: code.label.words(self.language, &[]).to_owned(),
            color: code.color.as_str().to_owned(),
            words: excerpt(self.offsets.slice(coding.span()).unwrap_or_default()),
            coder: coder.cloned().unwrap_or_default(),
        })
    }
}

/// A document's page, with what went wrong.
///
/// # Errors
/// Where there is no such document, or the database cannot be read.
pub(in crate::web::coding) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    id: i64,
    error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let document = place.document(who, id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let found = query.get("from").parse().ok().zip(query.get("to").parse().ok());
    let found = found.map(|(start, end)| Span { start, end });
    let number = page_number(&query, &document, found);
    let address = format!("{}/documents/{id}", place.base());
    let pager = Pager::new(&address, &[], number, count(document.passages.len()), count(EACH));
    let first = usize::try_from(pager.page - 1).unwrap_or_default() * EACH;
    let passages = document.passages.get(first..).unwrap_or_default();
    let passages = &passages[..passages.len().min(EACH)];
    let coded = codings::of_document(&app.store, id, place.author(who).sight).await?;
    let coded = around(coded, passages);
    let book = quotes::codebook(app, place.study.id).await?;
    let team = studies::team(&app.store, place.study.id).await?;
    let coders = team.into_iter().map(|member| (member.account_id, member.name)).collect();
    let spots = spots(&document);
    let shown = Shown {
        book: &book,
        coders,
        agreed: who.say(&Message::new("workspace-consensus")),
        answered: answers::views(app, place, &document).await?,
        written: document.listed.language,
        offsets: spots.offsets(),
        found,
        language: who.language,
    };
    let attributes: Attributes =
        serde_json::from_str(&document.listed.attributes).map_err(|error| Error::Internal(error.into()))?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut frame = place.frame(who);
    if let Some(instead) = Instead::read(&query) {
        frame.notice = instead.message(app, who, place).await?;
    }
    let page = DocumentPage {
        frame,
        base: place.base(),
        id,
        version: document.version,
        name: document.listed.name.clone(),
        language: document.listed.language.tag(),
        who: who_speaks(who, &attributes),
        recording: RecordingView::of(app, who, place, &document).await?,
        account: who.account.id,
        passages: passages.iter().map(|passage| shown.passage(passage, &coded)).collect(),
        pager,
        codes: choices(&book, who.language),
        may_remove: place.role.may(Role::Researcher),
        may_code: place.role.may(Role::Researcher),
        longest_memo: LONGEST,
        found: found
            .and_then(|found| spots.of(found))
            .map(|(from, to)| format!("{},{},{},{}", from.passage, from.unit, to.passage, to.unit)),
        said: said(&|message| who.say(message)),
        error,
    };
    answer::page_with(request, &page, who.language, status)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The page that is asked for, or on which the passage is to which a link leads.
fn page_number(query: &Fields, document: &Document, found: Option<Span>) -> u64 {
    let of_index = |index: usize| count(index / EACH + 1);
    let index = match query.get("passage").parse::<i32>() {
        Ok(number) => document.passages.iter().position(|passage| passage.number == number),
        Err(_) => found.and_then(|found| document.passages.iter().position(|p| p.span().end > found.start)),
    };
    query.get("page").parse().ok().or_else(|| index.map(of_index)).unwrap_or(1)
}

/// The codings that touch these passages.
fn around(mut coded: Vec<CodingRow>, passages: &[Passage]) -> Vec<CodingRow> {
    let ends = passages.first().zip(passages.last());
    let all = ends.map(|(first, last)| Span { start: first.span().start, end: last.span().end });
    coded.retain(|coding| all.is_some_and(|all| coding.span().overlaps(all)));
    coded
}

fn excerpt(words: &str) -> String {
    let mut letters = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if letters.chars().count() > EXCERPT {
        letters = letters.chars().take(EXCERPT - 1).collect();
        letters.push('…');
    }
    letters
}

fn choices(book: &Codebook, language: Language) -> Vec<CodeChoice> {
    let choice = |(_, code): &(usize, &domain::coding::CodeEntry)| CodeChoice {
        id: code.id,
        path: quotes::code_path(book, code.id, language),
    };
    book.tree().iter().map(choice).collect()
}

fn full(key: &str) -> String {
    if key.starts_with("papers-") { key.to_owned() } else { format!("workspace-{key}") }
}

/// The words of the script, as JSON.
fn said(say: &dyn Fn(&Message) -> String) -> String {
    let words: BTreeMap<&str, String> = SAID
        .iter()
        .map(|(key, gaps)| {
            let message = Message::new(&full(key));
            let gap = |message: Message, gap: &&str| message.with(gap, format!("{{{gap}}}"));
            (*key, say(&gaps.iter().fold(message, gap)))
        })
        .collect();
    serde_json::to_string(&words).unwrap_or_default()
}

/// `GET /studies/{study}/documents/{id}`
pub(in crate::web::coding) async fn show(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    page(&request, &who, &place, id, None).await
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "coding/document.html";

    fn samples() -> Vec<Self> {
        let piece =
            |text: &str, codes: &[i64], found| Piece { text: text.into(), codes: codes.into(), found };
        let sample = |error, may| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            id: 1,
            version: 1,
            name: "01".into(),
            language: "kk",
            who: "қатысушы".into(),
            recording: RecordingView::sample(may),
            account: 1,
            passages: vec![PassageView {
                number: 1,
                speaker: Some("Қатысушы".into()),
                language: "kk",
                answer: Some(AnswerView::sample()),
                begins: Some(1_000),
                time: Some("00:01".into()),
                pieces: vec![piece("Ауылға ", &[1, 2], false), piece("келдім", &[], true)],
                codings: vec![CodingView {
                    id: 1,
                    label: "Уәж".into(),
                    color: "#0072b2".into(),
                    words: "Ауылға".into(),
                    coder: "Айгүл".into(),
                }],
            }],
            pager: Pager::new("/studies/a/documents/1", &[], 1, 400, 200),
            codes: vec![CodeChoice { id: 1, path: "Уәж".into() }],
            may_remove: may,
            may_code: may,
            longest_memo: LONGEST,
            found: may.then(|| "1,7,1,13".to_owned()),
            said: "{}".into(),
            error,
        };
        vec![sample(None, false), sample(Some(Message::new("coding-apply-failed")), true)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn the_script_finds_its_words_in_every_language() {
        let words = Words::load();
        for language in Language::ALL {
            for (key, gaps) in SAID {
                assert!(words.has(language, &full(key)), "{key} in {language}");
                let all: BTreeMap<String, String> =
                    serde_json::from_str(&said(&|message| words.say(language, message))).expect("JSON");
                for gap in gaps {
                    assert!(all[key].contains(&format!("{{{gap}}}")), "{key} in {language}: {}", all[key]);
                }
            }
        }
    }
}
