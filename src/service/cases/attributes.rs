//! What a study wants to know of its cases.

use super::Outcome;
use crate::app::App;
use crate::store::{self, case_attributes, studies::Study};
use domain::coding::case::{Attribute, Key, Kind, fits, possible};
use domain::form::Name;
use domain::language::{Language, Text};
use domain::message::Message;
use std::collections::BTreeSet;

/// The most attributes of a study.
pub(in crate::service) const MOST: usize = 100;
/// The longest name of one.
pub(in crate::service) const LONGEST: usize = 120;

/// An attribute that somebody defines.
#[derive(Debug)]
pub struct Defined<'a> {
    /// Which to change; a new one where `None`.
    pub id: Option<i64>,
    /// Its names.
    pub label: Text,
    /// `text`, `integer` or `one-of`; as it was where one is changed.
    pub kind: &'a str,
    /// The values of a `one-of`, as they are typed.
    pub options: &'a str,
    /// The language of the values' words.
    pub language: Language,
}

/// Makes the answers to these questions attributes, and those to others none.
///
/// # Errors
/// Where the database cannot be written.
pub async fn choose_questions(app: &App, study: &Study, wanted: &BTreeSet<&str>) -> store::Result<()> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let mut there = BTreeSet::new();
    for attribute in case_attributes::all(&tx, study.id).await? {
        let (Kind::Question { question }, Key::Own(id)) = (&attribute.kind, attribute.key) else { continue };
        if wanted.contains(question.as_str()) {
            there.insert(question.to_string());
        } else {
            case_attributes::remove(&tx, id, app.clock.now()).await?;
        }
    }
    if let Some(version) = store::forms::latest(&tx, study.id).await? {
        let asked: Vec<&Name> = version
            .form
            .questions()
            .filter(|question| fits(question))
            .map(|question| &question.name)
            .collect();
        for question in asked {
            if wanted.contains(question.as_str()) && !there.contains(question.as_str()) {
                let kind = Kind::Question { question: question.clone() };
                case_attributes::add(&tx, study.id, &Text::default(), &kind).await?;
            }
        }
    }
    tx.commit().await
}

/// Adds an attribute whose values are typed, or changes one, and answers its key.
///
/// # Errors
/// The inner one tells what to change.
pub async fn define(app: &App, study: &Study, wanted: Defined<'_>) -> Outcome<i64> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = case_attributes::all(&tx, study.id).await?;
    let before = match wanted.id {
        None => None,
        Some(id) => match there.iter().find(|known| known.key == Key::Own(id)) {
            Some(before) => Some(before),
            None => return Ok(Err(Message::new("cases-gone"))),
        },
    };
    let label = match label(wanted.label, &there, before) {
        Ok(label) => label,
        Err(message) => return Ok(Err(message)),
    };
    let tag = before.map_or(wanted.kind, |before| before.kind.tag());
    let kind = match tag {
        "integer" => Kind::Integer,
        "one-of" => {
            let known = match before.map(|before| &before.kind) {
                Some(Kind::OneOf { options }) => options.as_slice(),
                _ => &[],
            };
            match possible(wanted.options, wanted.language, known) {
                Ok(options) => Kind::OneOf { options },
                Err(message) => return Ok(Err(message)),
            }
        }
        "question" => before.map_or(Kind::Text, |before| before.kind.clone()),
        _ => Kind::Text,
    };
    if before.is_none() && there.len() >= MOST {
        return Ok(Err(Message::new("cases-attributes-many").with("most", MOST)));
    }
    let id = match wanted.id {
        None => case_attributes::add(&tx, study.id, &label, &kind).await?,
        Some(id) => {
            case_attributes::put(&tx, id, &label, &kind).await?;
            id
        }
    };
    tx.commit().await?;
    Ok(Ok(id))
}

fn label(label: Text, there: &[Attribute], before: Option<&Attribute>) -> Result<Text, Message> {
    let words = || Language::ALL.into_iter().filter_map(|language| label.get(language));
    if label.is_empty() || words().any(|words| words.chars().count() > LONGEST || words.contains('\n')) {
        return Err(Message::new("cases-attribute-name").with("longest", LONGEST));
    }
    let same = |other: &Attribute| {
        let words = |language: Language| label.get(language).zip(other.label.get(language));
        Language::ALL.into_iter().filter_map(words).any(|(a, b)| a.trim() == b.trim())
    };
    if there.iter().any(|other| before.is_none_or(|before| before.key != other.key) && same(other)) {
        return Err(Message::new("cases-attribute-double"));
    }
    Ok(label)
}

/// Takes an attribute out; what was typed for it stays with the cases.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove_attribute(app: &App, study: &Study, id: i64) -> store::Result<bool> {
    let tx = app.store.begin().await?;
    let there = case_attributes::all(&tx, study.id).await?;
    let found = there.iter().any(|known| known.key == Key::Own(id));
    if found {
        case_attributes::remove(&tx, id, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(found)
}
