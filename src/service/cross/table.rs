//! The cross-table that somebody asks for.

use super::ask::{Ask, Axis, Narrow};
use super::axis::{self, Columns};
use super::corpus::Corpus;
use crate::app::App;
use crate::words::Words;
use domain::coding::Codebook;
use domain::coding::case::Key;
use domain::coding::cross::{Crossed, Heading, Mark, Near, by, together};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::table::{Label, Say};
use std::collections::HashMap;
use std::sync::Arc;

/// Makes it, in the words of a language where words are not the study's own. It may take long: nobody
/// else waits for it.
///
/// # Errors
/// Where the thread that makes it is gone.
pub async fn made(
    app: &App,
    corpus: Corpus,
    ask: &Ask,
    language: Language,
) -> anyhow::Result<(Corpus, Crossed)> {
    let (words, ask) = (Arc::clone(&app.words), ask.clone());
    let make = move || {
        let crossed = crossed(&words, &corpus, &ask, language);
        (corpus, crossed)
    };
    Ok(tokio::task::spawn_blocking(make).await?)
}

fn crossed(words: &Words, corpus: &Corpus, ask: &Ask, language: Language) -> Crossed {
    let say = |message: &Message| words.say(language, message);
    let tree = corpus.tree();
    let places: HashMap<i64, u32> = tree.iter().zip(0..).map(|((_, id), place)| (*id, place)).collect();
    let parents: Vec<Option<u32>> = tree
        .iter()
        .map(|(_, id)| corpus.book.get(*id)?.parent.and_then(|parent| places.get(&parent).copied()))
        .collect();
    let codings = corpus.narrowed(&ask.narrow);
    let columns = match ask.axis {
        Axis::Code => Columns { headings: Vec::new(), of: vec![Vec::new(); codings.len()] },
        axis => axis::columns(corpus, (axis, &ask.narrow), &codings, (language, &say)),
    };
    let mut sets = Sets::default();
    let marks: Vec<Mark> = codings
        .iter()
        .zip(&columns.of)
        .map(|(at, of)| mark((corpus, &ask.narrow), *at, of, &places, &mut sets))
        .collect();
    let rows: Vec<Heading> = tree.iter().map(|(_, id)| code_heading(&corpus.book, *id)).collect();
    let pairs = ask.axis == Axis::Code;
    let (counts, columns, left_out) = if pairs {
        (together(&marks, &parents, &sets.all, ask.near, ask.below), rows.clone(), 0)
    } else {
        let without = columns.of.iter().filter(|of| of.is_empty()).count();
        (by(&marks, &parents, &sets.all, columns.headings.len(), ask.below), columns.headings, without)
    };
    let crossed = Crossed {
        key: format!("codes-by-{}", ask.axis.tag()),
        title: title(words, corpus, ask),
        counts,
        rows,
        columns,
        pairs,
        notes: notes(corpus, ask, left_out, (language, &say)),
    };
    if ask.whole { crossed } else { crossed.without_empty() }
}

fn code_heading(book: &Codebook, id: i64) -> Heading {
    let label = book.get(id).map_or_else(Text::default, |code| code.label.clone());
    Heading { key: id.to_string(), label: Label::Text(label) }
}

fn mark(
    (corpus, narrow): (&Corpus, &Narrow),
    at: usize,
    columns: &[(usize, Vec<usize>)],
    places: &HashMap<i64, u32>,
    sets: &mut Sets,
) -> Mark {
    let coding = &corpus.codings[at];
    let (document, span) = (coding.document_id, coding.span());
    let (first, last) = corpus.touched(document, span);
    let number = |place: usize| i32::try_from(place).unwrap_or(i32::MAX);
    Mark {
        code: places.get(&coding.placed.code).copied().unwrap_or_default(),
        document: sets.document(document),
        span,
        passages: (number(first), number(last)),
        cases: sets.of(&corpus.cases_in(narrow, document, span)),
        columns: columns
            .iter()
            .map(|(column, cases)| (u32::try_from(*column).unwrap_or(u32::MAX), sets.of(cases)))
            .collect(),
    }
}

/// Sets of cases and the documents, by place.
#[derive(Default)]
struct Sets {
    all: Vec<Vec<u32>>,
    known: HashMap<Vec<u32>, u32>,
    documents: HashMap<i64, u32>,
}

impl Sets {
    fn of(&mut self, cases: &[usize]) -> u32 {
        let cases: Vec<u32> = cases.iter().map(|place| u32::try_from(*place).unwrap_or(u32::MAX)).collect();
        if let Some(place) = self.known.get(&cases) {
            return *place;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(cases.clone());
        self.known.insert(cases, place);
        place
    }

    fn document(&mut self, id: i64) -> u32 {
        let next = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        *self.documents.entry(id).or_insert(next)
    }
}

/// What it is, in every language.
fn title(words: &Words, corpus: &Corpus, ask: &Ask) -> Text {
    let mut title = Text::default();
    for language in Language::ALL {
        let say = |message: &Message| words.say(language, message);
        let key = match (ask.axis, ask.near) {
            (Axis::Code, Near::Overlap) => "cross-title-code".to_owned(),
            (Axis::Code, Near::Passage) => "cross-title-code-passage".to_owned(),
            (Axis::Attribute(_), _) => "cross-title-attribute".to_owned(),
            (axis, _) => format!("cross-title-{}", axis.tag()),
        };
        let mut message = Message::new(&key);
        if let Axis::Attribute(key) = ask.axis {
            message = message.with("attribute", attribute_name(corpus, key, (language, &say)));
        }
        title.set(language, Some(say(&message)));
    }
    title
}

/// What readers call an attribute.
fn attribute_name(corpus: &Corpus, key: Key, (language, say): (Language, Say<'_>)) -> String {
    let known = corpus.known.attribute(key);
    known.map_or_else(String::new, |known| known.name(language, corpus.known.form.as_ref(), say))
}

fn notes(corpus: &Corpus, ask: &Ask, left_out: usize, (language, say): (Language, Say<'_>)) -> Vec<Message> {
    let mut notes = Vec::new();
    let narrow = &ask.narrow;
    if let Some(code) = narrow.code {
        notes.push(Message::new("cross-only-code").with("name", corpus.code_path(code, language)));
    }
    if let Some(document) = corpus.documents.iter().find(|document| Some(document.id) == narrow.document) {
        notes.push(Message::new("cross-only-document").with("name", document.name.as_str()));
    }
    if let Some(name) = narrow.coder.and_then(|coder| corpus.team.get(&coder)) {
        notes.push(Message::new("cross-only-coder").with("name", name.as_str()));
    }
    if let Some(case) = corpus.known.cases.iter().find(|case| Some(case.id) == narrow.case) {
        notes.push(Message::new("cross-only-case").with("name", case.name.as_str()));
    }
    if let Some((key, wanted)) = &narrow.attribute {
        let value = corpus.known.attribute(*key).map_or_else(String::new, |known| {
            let form = corpus.known.form.as_ref();
            known.value(wanted, language, form, say).label.text.replace("..", "–")
        });
        let only = Message::new("cross-only-attribute");
        notes.push(only.with("name", attribute_name(corpus, *key, (language, say))).with("value", value));
    }
    notes.push(Message::new(if ask.below { "cross-note-below" } else { "cross-note-alone" }));
    if left_out > 0 {
        notes.push(Message::new("cross-note-left-out").with("count", left_out));
    }
    if ask.axis == Axis::Code {
        notes.push(Message::new("cross-note-pairs"));
    }
    notes
}
