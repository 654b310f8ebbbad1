//! The coded quotes of a study, each with its citation.

use crate::app::App;
use crate::service::cross::{Axis, Corpus, Narrow, Together};
use crate::store::{self, codings::CodingRow, documents::Document, studies::Study};
use anyhow::Context;
use domain::coding::cross::Near;
use domain::coding::{Attributes, Codebook, Color, Quote, Sight, citation};
use domain::exchange::quotes::Row;
use domain::language::Language;
use domain::message::Message;
use domain::text::{Offsets, Span};
use std::collections::{HashMap, hash_map::Entry};

/// Which quotes.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Of whose codings.
    pub sight: Sight,
    /// With this code or one below it.
    pub code_id: Option<i64>,
    /// Of this document.
    pub document_id: Option<i64>,
    /// Of somebody in this region.
    pub region: Option<String>,
    /// With that code alone, not with those below it.
    pub alone: bool,
    /// Of all this besides.
    pub narrow: Narrow,
    /// In this column of a cross-table.
    pub column: Option<(Axis, String)>,
    /// Together with another code.
    pub together: Option<Together>,
}

/// A quote with all that is known of it.
#[derive(Clone, Debug)]
pub struct Cited {
    /// The coding.
    pub coding_id: i64,
    /// The code.
    pub code_id: i64,
    /// The code's name.
    pub code: String,
    /// The names from the top of the codebook down to it.
    pub code_path: String,
    /// The code's colour.
    pub color: Color,
    /// The words.
    pub quote: String,
    /// The words with their source.
    pub citation: String,
    /// The document.
    pub document_id: i64,
    /// Its name.
    pub document: String,
    /// The passage in which it begins.
    pub passage: i32,
    /// The language of its passage.
    pub language: Language,
    /// Who speaks.
    pub attributes: Attributes,
    /// Where it stands.
    pub span: Span,
    /// The name of whoever put the code there; empty where the account is gone.
    pub coder: String,
}

impl Cited {
    /// The quote as a row of a file.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        Row {
            code: &self.code,
            code_path: &self.code_path,
            quote: &self.quote,
            citation: &self.citation,
            document: &self.document,
            passage: i64::from(self.passage),
            language: self.language,
            age: self.attributes.age.map(i64::from),
            region: &self.attributes.region,
            role: &self.attributes.role,
            coder: &self.coder,
        }
    }
}

impl Filter {
    /// All quotes that somebody sees.
    #[must_use]
    pub fn all(sight: Sight) -> Self {
        Self {
            sight,
            code_id: None,
            document_id: None,
            region: None,
            alone: false,
            narrow: Narrow::default(),
            column: None,
            together: None,
        }
    }

    /// The same read from an address, given the value of each field.
    #[must_use]
    pub fn read(sight: Sight, get: &dyn Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| get(name).and_then(|value| value.parse().ok());
        let column = get("by").and_then(|tag| Axis::from_tag(&tag)).zip(get("value"));
        let near = if get("near").as_deref() == Some("passage") { Near::Passage } else { Near::Overlap };
        let alone = get("alone").is_some();
        Self {
            sight,
            code_id: number("code"),
            document_id: number("document"),
            region: get("region"),
            alone,
            // The document is asked for already.
            narrow: Narrow { document: None, ..Narrow::read(get) },
            column,
            together: number("with").map(|code| Together { code, near, below: !alone }),
        }
    }

    /// Whether it asks for what only researchers may know.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.narrow.is_personal() || self.column.as_ref().is_some_and(|(axis, _)| axis.is_personal())
    }

    /// The fields of its address.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = self.narrow.fields();
        fields.extend(self.code_id.map(|id| ("code", id.to_string())));
        fields.extend(self.document_id.map(|id| ("document", id.to_string())));
        fields.extend(self.region.clone().map(|region| ("region", region)));
        fields.extend(self.alone.then(|| ("alone", "1".to_owned())));
        if let Some((axis, value)) = &self.column {
            fields.extend([("by", axis.tag()), ("value", value.clone())]);
        }
        if let Some(Together { code, near, .. }) = self.together {
            fields.push(("with", code.to_string()));
            fields.extend((near == Near::Passage).then(|| ("near", "passage".to_owned())));
        }
        fields
    }

    /// Whether more must be known of codings than stands in them, as of those in a cell of a cross-table.
    #[must_use]
    pub fn is_deep(&self) -> bool {
        !self.narrow.is_all() || self.column.is_some() || self.together.is_some()
    }
}

/// The study's codebook.
///
/// # Errors
/// Where the database cannot be read.
pub async fn codebook(app: &App, study_id: i64) -> store::Result<Codebook> {
    Ok(Codebook::new(store::codebook::all(&app.store, study_id).await?))
}

/// The names from the top of the codebook down to a code.
#[must_use]
pub fn code_path(codebook: &Codebook, id: i64, language: Language) -> String {
    let mut names = Vec::new();
    let mut at = codebook.get(id);
    while let Some(code) = at {
        names.push(code.label.words(language, &[]));
        at = code.parent.and_then(|parent| codebook.get(parent));
    }
    names.reverse();
    names.join(" / ")
}

/// The quotes that somebody sees, by code in the codebook's order, then by document and place.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(
    app: &App,
    study: &Study,
    filter: &Filter,
    language: Language,
) -> anyhow::Result<Vec<Cited>> {
    let codebook = codebook(app, study.id).await?;
    let wanted = filter.code_id.map(|code| match filter.alone {
        true => vec![code],
        false => codebook.with_descendants(code),
    });
    let mut codings = store::codings::of_study(&app.store, study.id, filter.sight).await?;
    if filter.is_deep() {
        let corpus = Corpus::load(app, study, filter.sight).await?;
        let found = corpus.matching(&filter.narrow, filter.column.as_ref(), filter.together);
        codings.retain(|coding| found.contains(&coding.id));
    }
    let mut documents: HashMap<i64, Option<Document>> = HashMap::new();
    let coders: HashMap<i64, String> = store::studies::team(&app.store, study.id)
        .await?
        .into_iter()
        .map(|member| (member.account_id, member.name))
        .collect();
    let mut cited = Vec::new();
    for coding in codings {
        let fits = wanted.as_ref().is_none_or(|wanted| wanted.contains(&coding.placed.code))
            && filter.document_id.is_none_or(|document| document == coding.document_id);
        if !fits {
            continue;
        }
        let document = match documents.entry(coding.document_id) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(empty) => {
                empty.insert(store::documents::by_id(&app.store, study.id, coding.document_id).await?)
            }
        };
        let Some(document) = document else { continue };
        let mut cite = cite(app, &codebook, document, &coding, language)?;
        cite.coder = coding.placed.coder.and_then(|id| coders.get(&id)).cloned().unwrap_or_default();
        if filter.region.as_ref().is_none_or(|region| *region == cite.attributes.region) {
            cited.push(cite);
        }
    }
    let order: HashMap<i64, usize> =
        codebook.tree().iter().enumerate().map(|(place, (_, code))| (code.id, place)).collect();
    cited.sort_by_key(|cite| (order.get(&cite.code_id).copied(), cite.document.clone(), cite.span));
    Ok(cited)
}

fn cite(
    app: &App,
    codebook: &Codebook,
    document: &Document,
    coding: &CodingRow,
    language: Language,
) -> anyhow::Result<Cited> {
    let say = |message: &Message| app.words.say(language, message);
    let code = codebook.get(coding.placed.code).context("a coding's code is gone")?;
    let words =
        Offsets::new(&document.text).slice(coding.span()).context("a coding lies outside its text")?;
    let attributes: Attributes = serde_json::from_str(&document.listed.attributes)?;
    let quote = Quote { text: words.to_owned(), attributes };
    let passage = document.passages.iter().rev().find(|passage| passage.span().start <= coding.span().start);
    Ok(Cited {
        coding_id: coding.id,
        code_id: code.id,
        code: code.label.words(language, &[]).to_owned(),
        code_path: code_path(codebook, code.id, language),
        color: code.color.clone(),
        citation: citation(&quote, language, &say),
        quote: quote.text,
        document_id: document.listed.id,
        document: document.listed.name.clone(),
        passage: passage.map_or(1, |passage| passage.number),
        language: passage.and_then(|passage| passage.language).unwrap_or(document.listed.language),
        attributes: quote.attributes,
        span: coding.span(),
        coder: String::new(),
    })
}
