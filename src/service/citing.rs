//! Quotes on their way into a paper: cited as the team cites, translated, and noted as cited.

use crate::app::App;
use crate::service::coding::{Author, Outcome, Refusal, deed};
use crate::service::quotes::{self, Cited, Filter};
use crate::service::team::readings;
use crate::store::{self, Db, citing, citing::Mention, codings, studies::Study};
use domain::coding::template::{self, Field, Template};
use domain::coding::{Attributes, region};
use domain::exchange::report::{Entry, Report, Section};
use domain::language::Language;
use domain::message::Message;
use std::collections::{BTreeSet, HashMap};

/// The longest translation, in characters.
pub const LONGEST: usize = 20_000;
/// The longest name of a place where quotes are cited, in characters.
pub const LONGEST_PLACE: usize = 300;

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
    filter: &Filter,
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
    Ok(ready.filter(|ready| !filter.uncited || ready.mentions.is_empty()).collect())
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

/// Why templates are not put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unset {
    /// Something is wrong with one.
    Fault(template::Fault),
    /// Somebody else put others in place meanwhile.
    Changed,
}

impl Unset {
    /// In words for whoever wrote them.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Fault(fault) => fault.message(),
            Self::Changed => Refusal::Changed.message(),
        }
    }
}

/// Puts the study's templates in place, each in its language; none where it is blank. Each comes with
/// the text that it had when it was shown.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one says why not.
pub async fn set_templates(
    app: &App,
    study: &Study,
    texts: &[(Language, &str, &str)],
) -> store::Result<Result<(), Unset>> {
    let tx = deed::begin(&app.store, study.id).await?;
    for (language, seen, text) in texts {
        let text = text.trim();
        if !text.is_empty()
            && let Err(fault) = Template::read(text)
        {
            return Ok(Err(Unset::Fault(fault)));
        }
        let there = citing::template(&tx, study.id, *language).await?.unwrap_or_default();
        if there == text {
            continue;
        }
        if there != as_sent(seen) {
            return Ok(Err(Unset::Changed));
        }
        citing::set_template(&tx, study.id, *language, Some(text).filter(|text| !text.is_empty())).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// What a field holds: it brings its line ends as CR LF.
fn as_sent(words: &str) -> String {
    words.replace("\r\n", "\n").trim().to_owned()
}

/// Whether every one of these codings is in the study, in a document that is open to the author, and the
/// author sees it.
async fn sees(db: &impl Db, study: &Study, author: &Author, ids: &[i64]) -> store::Result<bool> {
    let open = readings::open_to(db, study, author.role, author.account).await?;
    let there = codings::of_keys(db, study.id, ids, author.sight).await?;
    let is_open = |row: &codings::CodingRow| open.as_ref().is_none_or(|open| open.contains(&row.document_id));
    Ok(there.len() == ids.len() && there.iter().all(is_open))
}

/// Gives a quote its words in another language, if it has those there that `seen` says; none where they
/// are blank.
///
/// # Errors
/// See [`Outcome`].
pub async fn translate(
    app: &App,
    study: &Study,
    author: &Author,
    (coding, language): (i64, Language),
    (seen, words): (&str, &str),
) -> Outcome<()> {
    let words = as_sent(words);
    if words.chars().count() > LONGEST {
        return Ok(Err(Refusal::Long(LONGEST)));
    }
    let tx = deed::begin(&app.store, study.id).await?;
    if !sees(&tx, study, author, &[coding]).await? {
        return Ok(Err(Refusal::Gone));
    }
    let there = citing::translations(&tx, &[coding], language).await?.pop().map(|(_, words)| words);
    let there = there.unwrap_or_default();
    if there == words {
        return Ok(Ok(()));
    }
    if there != as_sent(seen) {
        return Ok(Err(Refusal::Changed));
    }
    let by = (author.account, app.clock.now());
    let text = Some(words.as_str()).filter(|words| !words.is_empty());
    citing::set_translation(&tx, (coding, language), text, by).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Notes that quotes were cited at a place, or (`false`) that they were not.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Long`] where the place has no name, or one too long.
pub async fn cite(
    app: &App,
    study: &Study,
    author: &Author,
    ids: &BTreeSet<i64>,
    (place, cited): (&str, bool),
) -> Outcome<()> {
    let place = place.trim();
    if place.is_empty() || place.chars().count() > LONGEST_PLACE {
        return Ok(Err(Refusal::Long(LONGEST_PLACE)));
    }
    let ids: Vec<i64> = ids.iter().copied().collect();
    let tx = deed::begin(&app.store, study.id).await?;
    if ids.is_empty() || !sees(&tx, study, author, &ids).await? {
        return Ok(Err(Refusal::Gone));
    }
    // Twice at one place is once.
    citing::uncite(&tx, &ids, place).await?;
    if cited {
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
