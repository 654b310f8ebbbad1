//! What happened, as a browser that shows a document reads it: its own commands and others' alike.

use crate::service::coding::told::{Remark, Since, Told};
use crate::store::codings::CodingRow;
use crate::store::documents::Document;
use crate::store::memos::{Memo, Subject};
use crate::web::query::Fields;
use chrono::{DateTime, Utc};
use domain::coding::{Change, CodeEntry, Kind, Placed, Sight};
use domain::language::Text;
use domain::text::{Spot, Spots};
use serde::Serialize;

/// How many patterns codes are drawn with.
const PATTERNS: i64 = 6;

/// All that happened after a number.
#[derive(Serialize)]
pub(in crate::web::coding) struct Events {
    /// The number up to which everything is told.
    pub(in crate::web::coding) number: i64,
    /// The version of the text in which the places are, where there are places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::web::coding) version: Option<i32>,
    /// In order.
    pub(in crate::web::coding) events: Vec<Event>,
    /// Whether more happened than is told: then the browser reads the document anew.
    pub(in crate::web::coding) more: bool,
}

/// A command.
#[derive(Serialize)]
pub(in crate::web::coding) struct Event {
    /// Its place in the study's order.
    pub(in crate::web::coding) number: i64,
    /// By whom.
    pub(in crate::web::coding) account: Option<i64>,
    /// `do`, `undo` or `redo`.
    pub(in crate::web::coding) kind: &'static str,
    /// What it is called.
    pub(in crate::web::coding) action: String,
    /// When, in seconds of Unix time.
    pub(in crate::web::coding) at: i64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codings: Vec<Now<CodingJson>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<Now<CodeJson>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    memos: Vec<Now<MemoJson>>,
}

/// A thing as it is from then on; not there where `now` is not.
#[derive(Serialize)]
struct Now<T> {
    id: i64,
    now: Option<T>,
}

/// A coding.
#[derive(Serialize)]
pub(super) struct CodingJson {
    id: i64,
    code: i64,
    coder: Option<i64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    consensus: bool,
    from: Spot,
    to: Spot,
    /// When it was put there, in seconds of Unix time.
    at: i64,
}

/// A code.
#[derive(Serialize)]
pub(super) struct CodeJson {
    id: i64,
    parent: Option<i64>,
    position: i32,
    names: Text,
    color: String,
    pattern: i64,
}

/// A memo.
#[derive(Serialize)]
pub(super) struct MemoJson {
    id: i64,
    /// `study`, `document`, `code` or `coding`.
    about: &'static str,
    /// The key of what it is about, where there are many.
    of: Option<i64>,
    account: Option<i64>,
    text: String,
}

/// Whose codings a browser shows, as it is told and tells it.
pub(super) const fn sight_tag(sight: Sight) -> &'static str {
    match sight {
        Sight::All => "all",
        Sight::Own(_) => "own",
    }
}

/// Whether a browser shows what its reader saw before coding became blind or ceased to be: then it reads
/// the document anew. One that does not say shows nothing.
pub(in crate::web::coding) fn was_seen_otherwise(asked: &Fields, sight: Sight) -> bool {
    asked.some("sight").is_some_and(|shown| shown != sight_tag(sight))
}

/// The places of a document.
pub(in crate::web::coding) fn spots(document: &Document) -> Spots<'_> {
    let passages = document.passages.iter().map(|passage| {
        let number = usize::try_from(passage.number).unwrap_or_default();
        (number, passage.span())
    });
    Spots::new(&document.text, passages)
}

/// What happened, in places of the browser.
pub(in crate::web::coding) fn events(since: Since, document: &Document) -> Events {
    let spots = spots(document);
    let events = since.told.into_iter().map(|told| event(told, &spots)).collect();
    Events { number: since.number, version: Some(document.version), events, more: since.more }
}

/// A command in places of the browser.
pub(in crate::web::coding) fn event(told: Told, spots: &Spots<'_>) -> Event {
    let at = told.done_at;
    let coding = |change: Change<Placed>| Now {
        id: change.id,
        now: change.after.and_then(|placed| CodingJson::of(change.id, &placed, at, spots)),
    };
    let code = |change: Change<CodeEntry>| Now { id: change.id, now: change.after.map(CodeJson::of) };
    let memo = |remark: Remark| Now {
        id: remark.id,
        now: remark.text.map(|text| MemoJson::new(remark.id, remark.subject, remark.account_id, text)),
    };
    Event {
        number: told.number,
        account: told.account_id,
        kind: Kind::tag(told.kind),
        action: told.action,
        at: at.timestamp(),
        codings: told.codings.into_iter().map(coding).collect(),
        codes: told.codes.into_iter().map(code).collect(),
        memos: told.memos.into_iter().map(memo).collect(),
    }
}

impl CodingJson {
    /// A coding that stands in the database.
    pub(super) fn stored(row: &CodingRow, spots: &Spots<'_>) -> Option<Self> {
        Self::of(row.id, &row.placed, row.created_at, spots)
    }

    fn of(id: i64, placed: &Placed, at: DateTime<Utc>, spots: &Spots<'_>) -> Option<Self> {
        let Some((from, to)) = spots.of(placed.span) else {
            tracing::error!("coding {id} stands past its document's text");
            return None;
        };
        let (code, coder, consensus) = (placed.code, placed.coder, placed.consensus);
        Some(Self { id, code, coder, consensus, from, to, at: at.timestamp() })
    }
}

impl CodeJson {
    /// A code of the codebook.
    pub(super) fn of(code: CodeEntry) -> Self {
        Self {
            id: code.id,
            parent: code.parent,
            position: code.position,
            names: code.label,
            color: code.color.into(),
            pattern: code.id.rem_euclid(PATTERNS),
        }
    }
}

impl MemoJson {
    /// A memo that stands in the database.
    pub(super) fn stored(memo: Memo) -> Self {
        Self::new(memo.id, memo.subject, memo.account_id, memo.text)
    }

    const fn new(id: i64, subject: Subject, account: Option<i64>, text: String) -> Self {
        let (about, of) = match subject {
            Subject::Study => ("study", None),
            Subject::Document(document) => ("document", Some(document)),
            Subject::Code(code) => ("code", Some(code)),
            Subject::Coding(_, coding) => ("coding", Some(coding)),
        };
        Self { id, about, of, account, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::coding::Color;
    use domain::text::Span;

    #[test]
    fn an_event_tells_what_is_there_from_then_on() {
        let spots = Spots::new("Аты 😀 ата", [(7, Span { start: 4, end: 9 })]);
        let placed = Placed { code: 3, span: Span { start: 6, end: 9 }, coder: Some(1), consensus: false };
        let code = CodeEntry::new(8, Color::nth(0));
        let told = Told {
            number: 40,
            account_id: Some(1),
            kind: Kind::Undo,
            action: "recode".to_owned(),
            done_at: DateTime::UNIX_EPOCH,
            codings: vec![
                Change { id: 5, before: None, after: Some(placed) },
                Change { id: 6, before: Some(placed), after: None },
            ],
            codes: vec![Change { id: 8, before: None, after: Some(code) }],
            memos: vec![Remark { id: 9, subject: Subject::Coding(1, 5), account_id: None, text: None }],
        };
        let json = serde_json::to_string(&event(told, &spots)).expect("JSON");
        let expected = concat!(
            r#"{"number":40,"account":1,"kind":"undo","action":"recode","at":0,"#,
            r#""codings":[{"id":5,"now":{"id":5,"code":3,"coder":1,"from":[7,3],"to":[7,6],"at":0}},"#,
            r#"{"id":6,"now":null}],"codes":[{"id":8,"now":{"id":8,"parent":null,"position":0,"names":{},"#,
            r##""color":"#0072b2","pattern":2}}],"memos":[{"id":9,"now":null}]}"##,
        );
        assert_eq!(json, expected);
    }
}
