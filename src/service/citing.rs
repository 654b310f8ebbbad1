//! Quotes on their way into a paper: cited as the team cites, translated, and noted as cited.

use crate::app::App;
use crate::service::coding::{Author, Outcome, Refusal};
use crate::service::quotes::{self, Cited, Filter};
use crate::store::{self, citing, citing::Mention, codings, studies::Study};
use domain::coding::template::{self, Field, Template};
use domain::coding::{Attributes, region};
use domain::exchange::report::{Entry, Report, Section};
use domain::language::Language;
use domain::message::Message;
use std::collections::{BTreeSet, HashMap};

/// A quote with all that its way into a paper needs.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The quote; its citation is the team's.
    pub cited: Cited,
    /// Its words in the reader's language, where somebody translated them.
    pub translation: Option<String>,
    /// Where it was cited.
    pub mentions: Vec<Mention>,
}

/// The quotes that fit, cited in a language by the study's template, where it has one.
///
/// # Errors
/// Where the database cannot be read.
pub async fn ready(
    app: &App,
    study: &Study,
    (filter, uncited): (&Filter, bool),
    language: Language,
) -> anyhow::Result<Vec<Ready>> {
    let cited = quotes::of_study(app, study, filter, language).await?;
    let ids: Vec<i64> = cited.iter().map(|cited| cited.coding_id).collect();
    let template = citing::template(&app.store, study.id, language).await?;
    // Templates are read before they are stored; by one of another version quotes are cited as before.
    let template = template.and_then(|text| Template::read(&text).ok());
    let mut translations: HashMap<i64, String> = HashMap::new();
    let mut mentions: HashMap<i64, Vec<Mention>> = HashMap::new();
    for ids in ids.chunks(1_000) {
        translations.extend(citing::translations(&app.store, ids, language).await?);
        for mention in citing::mentions(&app.store, ids).await? {
            mentions.entry(mention.coding_id).or_default().push(mention);
        }
    }
    let ready = cited.into_iter().map(|mut cited| {
        if let Some(template) = &template {
            cited.citation = template.fill(&|field| say(app, &cited, field, language));
        }
        let translation = translations.remove(&cited.coding_id);
        let mentions = mentions.remove(&cited.coding_id).unwrap_or_default();
        Ready { cited, translation, mentions }
    });
    Ok(ready.filter(|ready| !uncited || ready.mentions.is_empty()).collect())
}

/// What a field says of a quote; nothing where it is not known.
#[must_use]
pub fn say(app: &App, cited: &Cited, field: Field, language: Language) -> String {
    let Attributes { age, region: code, role } = &cited.attributes;
    let words = |message: Message| app.words.say(language, &message);
    match field {
        Field::Quote => cited.quote.split_whitespace().collect::<Vec<_>>().join(" "),
        Field::Pseudonym => cited.speaker.clone().unwrap_or_else(|| cited.document.clone()),
        Field::Age => age.map_or_else(String::new, |age| {
            words(Message::new("coding-citation-age").with("age", i64::from(age)))
        }),
        Field::Region => {
            region(code).map_or_else(|| code.clone(), |region| region.short.words(language, &[]).to_owned())
        }
        Field::Role if Attributes::ROLES.contains(&role.as_str()) => {
            words(Message::new(&format!("coding-role-{role}")))
        }
        Field::Role => role.clone(),
        Field::Document => cited.document.clone(),
        Field::Lines if cited.passage == cited.last_passage => cited.passage.to_string(),
        Field::Lines => format!("{}–{}", cited.passage, cited.last_passage),
        Field::Coder => cited.coder.clone(),
    }
}

/// Puts the study's template in a language in place; none where it is blank.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one says what is wrong with it.
pub async fn set_template(
    app: &App,
    study: &Study,
    language: Language,
    text: &str,
) -> store::Result<Result<(), template::Fault>> {
    let text = text.trim();
    if !text.is_empty()
        && let Err(fault) = Template::read(text)
    {
        return Ok(Err(fault));
    }
    let tx = app.store.begin().await?;
    citing::set_template(&tx, study.id, language, Some(text).filter(|text| !text.is_empty())).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Whether every one of these codings is in the study and the author sees it.
async fn sees(app: &App, study: &Study, author: &Author, ids: &BTreeSet<i64>) -> store::Result<bool> {
    for id in ids {
        let coding = codings::by_id(&app.store, study.id, *id).await?;
        if !coding.is_some_and(|coding| author.sight.sees(&coding.placed)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives a quote its words in another language; none where they are blank.
///
/// # Errors
/// See [`Outcome`].
pub async fn translate(
    app: &App,
    study: &Study,
    author: &Author,
    (coding, language): (i64, Language),
    words: &str,
) -> Outcome<()> {
    if !sees(app, study, author, &BTreeSet::from([coding])).await? {
        return Ok(Err(Refusal::Gone));
    }
    let words = words.trim();
    let tx = app.store.begin().await?;
    let by = (author.account, app.clock.now());
    let text = Some(words).filter(|words| !words.is_empty());
    citing::set_translation(&tx, (coding, language), text, by).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Notes that quotes were cited at a place, or (`false`) that they were not.
///
/// # Errors
/// See [`Outcome`].
pub async fn cite(
    app: &App,
    study: &Study,
    author: &Author,
    ids: &BTreeSet<i64>,
    (place, cited): (&str, bool),
) -> Outcome<()> {
    if ids.is_empty() || !sees(app, study, author, ids).await? {
        return Ok(Err(Refusal::Gone));
    }
    let tx = app.store.begin().await?;
    // Twice at one place is once.
    for id in ids {
        citing::uncite(&tx, *id, place).await?;
    }
    if cited {
        let ids: Vec<i64> = ids.iter().copied().collect();
        citing::cite(&tx, &ids, place, (author.account, app.clock.now())).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Chosen quotes as a report, in their order: those of one code that follow one another stand together.
#[must_use]
pub fn report(title: String, chosen: &[Ready], language: Language) -> Report {
    let sections = chosen.chunk_by(|one, next| one.cited.code_id == next.cited.code_id);
    let section = |ready: &[Ready]| Section {
        heading: ready.first().map_or_else(String::new, |ready| ready.cited.code_path.clone()),
        quotes: ready
            .iter()
            .map(|ready| Entry {
                citation: ready.cited.citation.clone(),
                language: ready.cited.language,
                translation: ready.translation.clone(),
            })
            .collect(),
    };
    Report { title, language, sections: sections.map(section).collect() }
}
