//! The coded quotes of a study, each with its citation.

use crate::app::App;
use crate::service::cross::{Axis, Corpus, Narrow, Together};
use crate::store::{self, codings::CodingRow, documents::Document, studies::Study};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::coding::cross::Near;
use domain::coding::{Attributes, Codebook, Color, Layer, Quote, Sight, citation};
use domain::exchange::quotes::Row;
use domain::language::Language;
use domain::message::Message;
use domain::text::{Offsets, Span};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Which quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Of whose codings.
    pub sight: Sight,
    /// In these documents, which are open to whoever asks; in all where `None`.
    pub open: Option<HashSet<i64>>,
    /// With this code or one below it.
    pub code_id: Option<i64>,
    /// Of this document.
    pub document_id: Option<i64>,
    /// Of somebody in this region.
    pub region: Option<String>,
    /// Of somebody in this role.
    pub role: Option<String>,
    /// Of somebody of at least that age, and of at most that.
    pub ages: (Option<u8>, Option<u8>),
    /// In which these letters stand.
    pub letters: Option<String>,
    /// With that code alone, not with those below it.
    pub alone: bool,
    /// Of all this besides.
    pub narrow: Narrow,
    /// In this column of a cross-table.
    pub column: Option<(Axis, String)>,
    /// Together with another code.
    pub together: Option<Together>,
    /// Cited nowhere yet.
    pub uncited: bool,
    /// Of which layer.
    pub layer: Layer,
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
    /// The passage in which it ends.
    pub last_passage: i32,
    /// Who says it, where the transcript names them.
    pub speaker: Option<String>,
    /// The language of its passage.
    pub language: Language,
    /// Who speaks.
    pub attributes: Attributes,
    /// Where it stands.
    pub span: Span,
    /// The name of whoever put the code there; empty where the account is gone.
    pub coder: String,
    /// When.
    pub coded_at: DateTime<Utc>,
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
            open: None,
            code_id: None,
            document_id: None,
            region: None,
            role: None,
            ages: (None, None),
            letters: None,
            alone: false,
            narrow: Narrow::default(),
            column: None,
            together: None,
            uncited: false,
            layer: Layer::Coders,
        }
    }

    /// Those of what somebody sees that an address chooses, given the value of each field.
    #[must_use]
    pub fn read((sight, open): (Sight, Option<HashSet<i64>>), get: &dyn Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| get(name).and_then(|value| value.parse().ok());
        let age = |name: &str| get(name).and_then(|value| value.parse().ok());
        let column = get("by").and_then(|tag| Axis::from_tag(&tag)).zip(get("value"));
        let near = if get("near").as_deref() == Some("passage") { Near::Passage } else { Near::Overlap };
        let alone = get("alone").is_some();
        Self {
            sight,
            open,
            code_id: number("code"),
            document_id: number("document"),
            region: get("region"),
            role: get("role"),
            ages: (age("age-from"), age("age-to")),
            letters: get("q"),
            alone,
            // The document is asked for already.
            narrow: Narrow { document: None, ..Narrow::read(get) },
            column,
            together: number("with").map(|code| Together { code, near, below: !alone }),
            uncited: get("uncited").is_some(),
            layer: Layer::from_tag(get("layer").as_deref().unwrap_or_default()),
        }
    }

    /// Whether something of a document is open to whoever asks.
    #[must_use]
    pub fn opens(&self, document: i64) -> bool {
        self.open.as_ref().is_none_or(|open| open.contains(&document))
    }

    /// Whether it asks for what only researchers may know.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.narrow.is_personal() || self.column.as_ref().is_some_and(|(axis, _)| axis.is_personal())
    }

    /// The fields of its address, which [`Self::read`] reads.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = self.narrow.fields();
        fields.extend(self.code_id.map(|id| ("code", id.to_string())));
        fields.extend(self.document_id.map(|id| ("document", id.to_string())));
        fields.extend(self.region.clone().map(|region| ("region", region)));
        fields.extend(self.role.clone().map(|role| ("role", role)));
        fields.extend(self.ages.0.map(|age| ("age-from", age.to_string())));
        fields.extend(self.ages.1.map(|age| ("age-to", age.to_string())));
        fields.extend(self.letters.clone().map(|letters| ("q", letters)));
        fields.extend(self.uncited.then(|| ("uncited", "yes".to_owned())));
        fields.extend((self.layer != Layer::Coders).then(|| ("layer", self.layer.tag().to_owned())));
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

    fn takes_speaker(&self, attributes: &Attributes) -> bool {
        let (from, to) = self.ages;
        let within = |least: Option<u8>, most: Option<u8>| match (least, most) {
            (Some(least), Some(most)) => least <= most,
            _ => false,
        };
        self.region.as_ref().is_none_or(|region| *region == attributes.region)
            && self.role.as_ref().is_none_or(|role| *role == attributes.role)
            && (from.is_none() || within(from, attributes.age))
            && (to.is_none() || within(attributes.age, to))
    }

    fn takes_words(&self, words: &str) -> bool {
        self.letters.as_ref().is_none_or(|letters| words.to_lowercase().contains(&letters.to_lowercase()))
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

/// The quotes that somebody sees, by code in the codebook's order, then by document and place. Where they
/// were cited is not looked at.
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
    let mut codings = match filter.code_id {
        None => store::codings::of_study(&app.store, study.id, filter.sight).await?,
        Some(code) => {
            let wanted = if filter.alone { vec![code] } else { codebook.with_descendants(code) };
            store::codings::of_codes(&app.store, study.id, &wanted, filter.sight).await?
        }
    };
    codings.retain(|coding| {
        filter.layer.has(&coding.placed)
            && filter.opens(coding.document_id)
            && filter.document_id.is_none_or(|document| document == coding.document_id)
    });
    if filter.is_deep() {
        let corpus = Corpus::load(app, study, (filter.sight, filter.open.as_ref()), filter.layer).await?;
        let wanted = (filter.narrow.clone(), filter.column.clone(), filter.together);
        let find = move || corpus.matching(&wanted.0, wanted.1.as_ref(), wanted.2);
        let found = tokio::task::spawn_blocking(find).await?;
        codings.retain(|coding| found.contains(&coding.id));
    }
    cite(app, study, (&codebook, codings), filter, language).await
}

/// The quote of a coding that somebody sees; `None` where they see none.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_coding(
    app: &App,
    study: &Study,
    (sight, id): (Sight, i64),
    language: Language,
) -> anyhow::Result<Option<Cited>> {
    let codings = store::codings::of_keys(&app.store, study.id, &[id], sight).await?;
    let codebook = codebook(app, study.id).await?;
    let cited = cite(app, study, (&codebook, codings), &Filter::all(sight), language).await?;
    Ok(cited.into_iter().next())
}

/// The quotes of codings that fit, by code, document and place.
async fn cite(
    app: &App,
    study: &Study,
    (codebook, codings): (&Codebook, Vec<CodingRow>),
    filter: &Filter,
    language: Language,
) -> anyhow::Result<Vec<Cited>> {
    let coders: HashMap<i64, String> = store::studies::team(&app.store, study.id)
        .await?
        .into_iter()
        .map(|member| (member.account_id, member.name))
        .collect();
    let mut by_document: BTreeMap<i64, Vec<CodingRow>> = BTreeMap::new();
    for coding in codings {
        by_document.entry(coding.document_id).or_default().push(coding);
    }
    let paths = Paths::new(codebook, language);
    let mut cited = Vec::new();
    for (document_id, codings) in by_document {
        let Some(document) = store::documents::by_id(&app.store, study.id, document_id).await? else {
            continue;
        };
        let attributes: Attributes = serde_json::from_str(&document.listed.attributes)?;
        if !filter.takes_speaker(&attributes) {
            continue;
        }
        let offsets = Offsets::new(&document.text);
        let cite = Citing { app, paths: &paths, document: &document, offsets, attributes, language };
        for coding in &codings {
            let Some(mut quote) = cite.of(coding)? else { continue };
            quote.coder = coding.placed.coder.and_then(|id| coders.get(&id)).cloned().unwrap_or_default();
            if filter.takes_words(&quote.quote) {
                cited.push(quote);
            }
        }
    }
    let order = |code: &i64| paths.0.get(code).map(|path| path.place);
    cited.sort_by(|a, b| {
        let key = |cite: &Cited| (order(&cite.code_id), cite.span, cite.coding_id);
        let (one, other) = (key(a), key(b));
        one.0.cmp(&other.0).then_with(|| a.document.cmp(&b.document)).then(one.cmp(&other))
    });
    Ok(cited)
}

/// A code as quotes name it.
struct Path {
    place: usize,
    label: String,
    path: String,
    color: Color,
}

struct Paths(HashMap<i64, Path>);

impl Paths {
    fn new(codebook: &Codebook, language: Language) -> Self {
        let mut paths: HashMap<i64, Path> = HashMap::new();
        for (place, (_, code)) in codebook.tree().into_iter().enumerate() {
            let label = code.label.words(language, &[]).to_owned();
            let above = code.parent.and_then(|parent| paths.get(&parent));
            let path = above.map_or_else(|| label.clone(), |above| format!("{} / {label}", above.path));
            paths.insert(code.id, Path { place, label, path, color: code.color.clone() });
        }
        Self(paths)
    }
}

/// What the quotes of one document have in common.
struct Citing<'a> {
    app: &'a App,
    paths: &'a Paths,
    document: &'a Document,
    offsets: Offsets<'a>,
    attributes: Attributes,
    language: Language,
}

impl Citing<'_> {
    /// The quote of a coding; `None` where its code was taken out meanwhile.
    fn of(&self, coding: &CodingRow) -> anyhow::Result<Option<Cited>> {
        let Some(code) = self.paths.0.get(&coding.placed.code) else { return Ok(None) };
        let say = |message: &Message| self.app.words.say(self.language, message);
        let span = coding.span();
        let words = self.offsets.slice(span).context("a coding lies outside its text")?;
        let quote = Quote { text: words.to_owned(), attributes: self.attributes.clone() };
        let passages = &self.document.passages;
        let begins = passages.iter().rev().find(|passage| passage.span().start <= span.start);
        let ends = passages.iter().rev().find(|passage| passage.span().start < span.end);
        Ok(Some(Cited {
            coding_id: coding.id,
            code_id: coding.placed.code,
            code: code.label.clone(),
            code_path: code.path.clone(),
            color: code.color.clone(),
            citation: citation(&quote, self.language, &say),
            quote: quote.text,
            document_id: self.document.listed.id,
            document: self.document.listed.name.clone(),
            passage: begins.map_or(1, |passage| passage.number),
            last_passage: ends.map_or(1, |passage| passage.number),
            speaker: begins.and_then(|passage| passage.speaker.clone()),
            language: begins.and_then(|passage| passage.language).unwrap_or(self.document.listed.language),
            attributes: quote.attributes,
            span,
            coder: String::new(),
            coded_at: coding.created_at,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::coding::case::Key;

    #[test]
    fn an_address_chooses_the_same_quotes_again() {
        let filter = Filter {
            code_id: Some(1),
            document_id: Some(2),
            region: Some("kz-61".to_owned()),
            role: Some("participant".to_owned()),
            ages: (Some(20), Some(30)),
            letters: Some("жол & су".to_owned()),
            alone: true,
            narrow: Narrow {
                code: Some(3),
                document: None,
                coder: Some(4),
                case: Some(5),
                attribute: Some((Key::Own(6), "a:b".to_owned())),
            },
            column: Some((Axis::Coder, "4".to_owned())),
            together: Some(Together { code: 7, near: Near::Passage, below: false }),
            uncited: true,
            ..Filter::all(Sight::Own(8))
        };
        for filter in [filter, Filter::all(Sight::All)] {
            let fields = filter.fields();
            let get =
                |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
            assert_eq!(Filter::read((filter.sight, None), &get), filter);
        }
    }
}
