//! The search box with its filters and the ways on, as it stands on every page of search.

use super::asked::{Asked, NAMES, address};
use crate::service::quotes;
use crate::web::access::SignedIn;
use crate::web::coding::documents::{regions, roles};
use crate::web::coding::pages::Choice;
use crate::web::query::Fields;
use domain::language::Language;
use domain::message::Message;
use domain::text::{Offsets, Span};
use serde::Serialize;

/// The search box.
#[derive(Clone, Serialize)]
pub(super) struct Form {
    /// Where it is sent.
    pub(super) action: String,
    pub(super) query: String,
    pub(super) error: Option<Message>,
    /// The query with its faulty part apart.
    pub(super) faulty: Vec<FaultPiece>,
    pub(super) filtered: bool,
    pub(super) codes: Vec<Choice>,
    pub(super) coded: Vec<Choice>,
    pub(super) coders: Vec<Choice>,
    pub(super) documents: Vec<Choice>,
    pub(super) speaker: String,
    pub(super) regions: Vec<Choice>,
    pub(super) roles: Vec<Choice>,
    pub(super) age_from: String,
    pub(super) age_to: String,
    pub(super) languages: Vec<Choice>,
    /// The views of what is sought.
    pub(super) views: Vec<View>,
    pub(super) builder: String,
}

/// Letters of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FaultPiece {
    pub(super) text: String,
    pub(super) faulty: bool,
}

/// A view of what is sought.
#[derive(Clone, Serialize)]
pub(super) struct View {
    /// The key of its name.
    pub(super) key: &'static str,
    pub(super) href: String,
    pub(super) current: bool,
}

/// The views by the end of their address and of their Fluent key.
const VIEWS: [(&str, &str); 4] = [
    ("", "search-view-passages"),
    ("/concordance", "search-view-concordance"),
    ("/words", "search-view-words"),
    ("/saved", "search-view-saved"),
];

impl Form {
    /// The box on the page whose address ends so.
    pub(super) fn new(who: &SignedIn, base: &str, end: &'static str, asked: &Asked, fields: &Fields) -> Self {
        let chosen = |name: &str| fields.get(name).to_owned();
        let (code, coder, document) = (chosen("code"), chosen("coder"), chosen("document"));
        let book = &asked.known.book;
        let codes = book.tree().into_iter().map(|(_, entry)| {
            let path = quotes::code_path(book, entry.id, who.language);
            Choice::new(entry.id, path, code == entry.id.to_string())
        });
        let coded = ["yes", "no"].map(|tag| {
            let name = who.say(&Message::new(&format!("search-coded-{tag}")));
            Choice::new(tag, name, fields.get("coded") == tag)
        });
        let coders = asked.known.team.iter().map(|member| {
            Choice::new(member.account_id, &member.name, coder == member.account_id.to_string())
        });
        let documents = asked
            .known
            .documents
            .iter()
            .map(|listed| Choice::new(listed.id, &listed.name, document == listed.id.to_string()));
        let languages = Language::ALL.map(|language| {
            Choice::new(language.tag(), language.own_name(), fields.get("language") == language.tag())
        });
        let query = fields.get("q").to_owned();
        let fault = asked.fault.as_ref().filter(|_| asked.unfit.is_none());
        Self {
            action: format!("{base}/search{}", if end == "/saved" { "" } else { end }),
            error: asked.error(),
            faulty: fault.map_or_else(Vec::new, |fault| faulty(&query, fault.at)),
            filtered: NAMES[1..].iter().any(|name| fields.some(name).is_some()),
            codes: codes.collect(),
            coded: coded.into(),
            coders: coders.collect(),
            documents: documents.collect(),
            speaker: chosen("speaker"),
            regions: regions(who, fields.get("region")),
            roles: roles(who, fields.get("role")),
            age_from: chosen("age_from"),
            age_to: chosen("age_to"),
            languages: languages.into(),
            views: views(base, end, &address(fields)),
            builder: with(&format!("{base}/search/build"), &address(fields)),
            query,
        }
    }

    /// For the pages' samples.
    pub(super) fn sample(fault: Option<Message>) -> Self {
        let choices = || vec![Choice::new(1, "Уәж", true), Choice::new(2, "Қала", false)];
        let query = "ауыл (".to_owned();
        Self {
            action: "/studies/a/search".to_owned(),
            faulty: fault.as_ref().map_or_else(Vec::new, |_| faulty(&query, Span { start: 5, end: 6 })),
            error: fault,
            filtered: true,
            codes: choices(),
            coded: choices(),
            coders: choices(),
            documents: choices(),
            speaker: "Қатысушы".to_owned(),
            regions: choices(),
            roles: choices(),
            age_from: "20".to_owned(),
            age_to: String::new(),
            languages: choices(),
            views: views("/studies/a", "", "q=a"),
            builder: "/studies/a/search/build?q=a".to_owned(),
            query,
        }
    }
}

fn views(base: &str, end: &str, address: &str) -> Vec<View> {
    let view = |(known, key): &(&'static str, &'static str)| View {
        key,
        href: with(&format!("{base}/search{known}"), address),
        current: *known == end,
    };
    VIEWS.iter().map(view).collect()
}

/// An address with fields behind it.
pub(super) fn with(path: &str, fields: &str) -> String {
    if fields.is_empty() { path.to_owned() } else { format!("{path}?{fields}") }
}

/// The letters before, in and behind the faulty part; a place where letters are missing is shown as a gap
/// behind the end.
pub(super) fn faulty(query: &str, at: Span) -> Vec<FaultPiece> {
    let offsets = Offsets::new(query);
    let piece = |start: usize, end: usize, faulty: bool| {
        let text = offsets.slice(Span { start, end }).unwrap_or_default().to_owned();
        FaultPiece { text, faulty }
    };
    let pieces =
        [piece(0, at.start, false), piece(at.start, at.end, true), piece(at.end, offsets.len(), false)];
    pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faulty_part_is_told_apart() {
        let pieces = faulty("қала (ауыл", Span { start: 5, end: 6 });
        let shown: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.faulty)).collect();
        assert_eq!(shown, [("қала ", false), ("(", true), ("ауыл", false)]);
    }
}
