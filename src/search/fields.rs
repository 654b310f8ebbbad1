//! What the index holds of a passage.
//!
//! Every word and every fact stands under its study: a look at the words of one never meets those of
//! another, and what is rare is told within the study.

use super::prepared::{PREPARED, Prepared, beside};
use super::{IndexedDocument, IndexedPassage};
use domain::language::{Language, fold, has_kazakh_letters, stems};
use domain::text::words;
use std::collections::HashMap;
use std::iter::once;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{TantivyDocument, Term};

/// The fields by name.
pub(super) struct Fields {
    pub(super) study: Field,
    pub(super) document: Field,
    pub(super) passage: Field,
    pub(super) start: Field,
    pub(super) text: Field,
    /// Words as they stand.
    pub(super) exact: Field,
    /// Their stems; two of one word stand at one place.
    pub(super) stem: Field,
    /// Words with Kazakh letters, each behind what it looks like without them; see [`folded`].
    pub(super) fold: Field,
    /// What is known of the passage; see [`Fact`].
    pub(super) fact: Field,
    pub(super) age: Field,
    pub(super) language: Field,
}

/// The names of fields that are read column by column.
pub(super) mod column {
    pub(in crate::search) const DOCUMENT: &str = "document";
    pub(in crate::search) const PASSAGE: &str = "passage";
    pub(in crate::search) const EXACT: &str = "exact";
    pub(in crate::search) const LANGUAGE: &str = "language";
}

/// The schema; one that differs from an index on disk makes that one be built anew.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = |option| TextFieldIndexing::default().set_tokenizer(PREPARED).set_index_option(option);
    let words =
        TextOptions::default().set_indexing_options(indexing(IndexRecordOption::WithFreqsAndPositions));
    let listed =
        TextOptions::default().set_indexing_options(indexing(IndexRecordOption::Basic).set_fieldnorms(false));
    let fields = Fields {
        study: schema.add_i64_field("study", INDEXED),
        document: schema.add_i64_field(column::DOCUMENT, INDEXED | STORED | FAST),
        passage: schema.add_i64_field(column::PASSAGE, STORED | FAST),
        start: schema.add_u64_field("start", STORED),
        text: schema.add_text_field("text", STORED),
        exact: schema.add_text_field(column::EXACT, words.clone().set_fast(PREPARED)),
        // Named anew whenever stems come out otherwise: an index with stems of old is then built again.
        stem: schema.add_text_field("stem_2", words),
        fold: schema.add_text_field("fold", listed.clone()),
        // Named anew whenever there are more facts, for the same reason.
        fact: schema.add_text_field("fact_2", listed),
        age: schema.add_i64_field("age", FAST),
        language: schema.add_u64_field(column::LANGUAGE, FAST),
    };
    (schema.build(), fields)
}

/// Something known of a passage, as a word of the index.
pub(super) enum Fact<'a> {
    Coded,
    Code(i64),
    /// By nobody known where 0.
    Coder(i64),
    /// By whom, and which code.
    Coding(i64, i64),
    Document(i64),
    Speaker(&'a str),
    /// In which document, and by the whole name.
    Voice(i64, &'a str),
    Region(&'a str),
    Role(&'a str),
    Language(Language),
}

impl Fact<'_> {
    fn word(&self) -> String {
        match self {
            Self::Coded => "coded".to_owned(),
            Self::Code(code) => format!("code={code}"),
            Self::Coder(coder) => format!("coder={coder}"),
            Self::Coding(coder, code) => format!("coding={coder}/{code}"),
            Self::Document(id) => format!("document={id}"),
            Self::Speaker(word) => format!("speaker={word}"),
            // A name is what somebody typed: it may have signs that part words of the index.
            Self::Voice(id, name) => format!("voice={id}/{}", name.replace(char::is_control, " ")),
            Self::Region(region) => format!("region={region}"),
            Self::Role(role) => format!("role={role}"),
            Self::Language(language) => format!("language={language}"),
        }
    }
}

/// What the words of a study begin with.
pub(super) fn of_study(study_id: i64) -> String {
    format!("{study_id}{PART}")
}

/// What the words of [`Fields::fold`] begin with that look so without Kazakh letters.
pub(super) fn folded(key: &str) -> String {
    format!("{key}{PART}")
}

/// Between a study and a word, and between a folded word and the word itself; no word has it.
pub(super) const PART: char = '\u{1f}';

/// A language as a column keeps it.
pub(super) fn language_number(language: Language) -> u64 {
    Language::ALL.iter().position(|known| *known == language).unwrap_or_default() as u64
}

/// The language of a number in a column.
pub(super) fn numbered_language(number: u64) -> Option<Language> {
    Language::ALL.get(usize::try_from(number).ok()?).copied()
}

impl Fields {
    /// The index's word for a fact.
    pub(super) fn fact(&self, study_id: i64, fact: &Fact<'_>) -> Term {
        Term::from_field_text(self.fact, &(of_study(study_id) + &fact.word()))
    }
}

/// A word as rows have it: in running text nearly every word was there before.
struct Ready {
    exact: String,
    stem: String,
    /// Nothing where the word has no Kazakh letters.
    fold: Option<String>,
}

impl Ready {
    fn new(study: &str, word: &str) -> Self {
        let both = has_kazakh_letters(word).then(|| folded(&fold(word)) + word);
        Self {
            exact: beside(study, once(word)),
            stem: beside(study, stems(word).iter().map(String::as_str)),
            fold: both.map(|both| beside(study, once(both.as_str()))),
        }
    }
}

/// How many words are kept ready: some tens of megabytes, for as long as a large study is taken in.
const MOST_READY: usize = 100_000;

/// Makes rows of passages; what it needs again for the next one stays in memory.
#[derive(Default)]
pub(super) struct Rows {
    /// The study whose words are ready.
    study_id: i64,
    ready: HashMap<String, Ready>,
    exact: Prepared,
    stem: Prepared,
    fold: Prepared,
    fact: Prepared,
}

impl Rows {
    /// A passage as a row of the index.
    pub(super) fn row(
        &mut self,
        fields: &Fields,
        document: &IndexedDocument,
        passage: &IndexedPassage,
    ) -> TantivyDocument {
        let study = of_study(document.study_id);
        if self.study_id != document.study_id || self.ready.len() >= MOST_READY {
            self.study_id = document.study_id;
            self.ready.clear();
        }
        for prepared in [&mut self.exact, &mut self.stem, &mut self.fold, &mut self.fact] {
            prepared.clear();
        }
        for word in words(&passage.text) {
            match self.ready.get(&word.normal) {
                Some(ready) => place(ready, &mut self.exact, &mut self.stem, &mut self.fold),
                None => {
                    let ready = Ready::new(&study, &word.normal);
                    place(&ready, &mut self.exact, &mut self.stem, &mut self.fold);
                    self.ready.insert(word.normal, ready);
                }
            }
        }
        for fact in facts(document, passage) {
            self.fact.place(&beside(&study, once(fact.as_str())));
        }
        let mut row = TantivyDocument::default();
        row.add_i64(fields.study, document.study_id);
        row.add_i64(fields.document, document.document_id);
        row.add_i64(fields.passage, i64::from(passage.number));
        row.add_u64(fields.start, passage.span.start as u64);
        row.add_u64(fields.language, language_number(passage.language));
        row.add_text(fields.text, &passage.text);
        row.add_text(fields.exact, self.exact.as_str());
        row.add_text(fields.stem, self.stem.as_str());
        row.add_text(fields.fold, self.fold.as_str());
        row.add_text(fields.fact, self.fact.as_str());
        if let Some(age) = document.attributes.age {
            row.add_i64(fields.age, i64::from(age));
        }
        row
    }
}

/// Puts a word into the next place of each field.
fn place(ready: &Ready, exact: &mut Prepared, stem: &mut Prepared, fold: &mut Prepared) {
    exact.place(&ready.exact);
    stem.place(&ready.stem);
    if let Some(both) = &ready.fold {
        fold.place(both);
    }
}

fn facts(document: &IndexedDocument, passage: &IndexedPassage) -> Vec<String> {
    let mut facts = vec![Fact::Document(document.document_id), Fact::Language(passage.language)];
    if !passage.codings.is_empty() {
        facts.push(Fact::Coded);
    }
    for (coder, code) in &passage.codings {
        let coder = coder.unwrap_or(0);
        facts.extend([Fact::Code(*code), Fact::Coder(coder), Fact::Coding(coder, *code)]);
    }
    let attributes = &document.attributes;
    facts.extend(Some(Fact::Region(&attributes.region)).filter(|_| !attributes.region.is_empty()));
    facts.extend(Some(Fact::Role(&attributes.role)).filter(|_| !attributes.role.is_empty()));
    let speaker = words(passage.speaker.as_deref().unwrap_or_default());
    facts.extend(speaker.iter().map(|word| Fact::Speaker(&word.normal)));
    facts.extend(passage.speaker.as_deref().map(|name| Fact::Voice(document.document_id, name)));
    let mut facts: Vec<String> = facts.iter().map(Fact::word).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}
