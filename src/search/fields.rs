//! What the index holds of a passage.

use super::{IndexedDocument, IndexedPassage};
use domain::language::{fold, has_kazakh_letters, stems};
use domain::text::words;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token};

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
    pub(super) code: Field,
    pub(super) age: Field,
    pub(super) region: Field,
    pub(super) role: Field,
}

/// The schema; one that differs from an index on disk makes that one be built anew.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let listed = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_index_option(IndexRecordOption::Basic).set_fieldnorms(false),
    );
    let fields = Fields {
        study: schema.add_i64_field("study", INDEXED),
        document: schema.add_i64_field("document", INDEXED | STORED),
        passage: schema.add_i64_field("passage", STORED),
        start: schema.add_u64_field("start", STORED),
        text: schema.add_text_field("text", STORED),
        exact: schema.add_text_field("exact", words.clone()),
        // Named anew whenever stems come out otherwise: an index with stems of old is then built again.
        stem: schema.add_text_field("stem_2", words),
        fold: schema.add_text_field("fold", listed),
        code: schema.add_i64_field("code", INDEXED),
        age: schema.add_i64_field("age", INDEXED | FAST),
        region: schema.add_text_field("region", STRING),
        role: schema.add_text_field("role", STRING),
    };
    (schema.build(), fields)
}

impl Fields {
    /// A passage as a row of the index.
    pub(super) fn row(&self, document: &IndexedDocument, passage: &IndexedPassage) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        row.add_i64(self.study, document.study_id);
        row.add_i64(self.document, document.document_id);
        row.add_i64(self.passage, i64::from(passage.number));
        row.add_u64(self.start, passage.span.start as u64);
        row.add_text(self.text, &passage.text);
        for code in &passage.codes {
            row.add_i64(self.code, *code);
        }
        let attributes = &document.attributes;
        if let Some(age) = attributes.age {
            row.add_i64(self.age, i64::from(age));
        }
        for (field, value) in [(self.region, &attributes.region), (self.role, &attributes.role)] {
            if !value.is_empty() {
                row.add_text(field, value);
            }
        }
        let words = words(&passage.text);
        let exact = words.iter().enumerate().map(|(place, word)| token(place, word.normal.clone()));
        let stems = words
            .iter()
            .enumerate()
            .flat_map(|(place, word)| stems(&word.normal).into_iter().map(move |stem| token(place, stem)));
        let kazakh = words.iter().enumerate().filter(|(_, word)| has_kazakh_letters(&word.normal));
        let fold = kazakh.map(|(place, word)| {
            let key = fold(&word.normal);
            token(place, folded(&key) + &word.normal)
        });
        row.add_pre_tokenized_text(self.fold, tokenized(fold.collect()));
        row.add_pre_tokenized_text(self.exact, tokenized(exact.collect()));
        row.add_pre_tokenized_text(self.stem, tokenized(stems.collect()));
        row
    }
}

/// What the words of [`Fields::fold`] begin with that look so without Kazakh letters.
pub(super) fn folded(key: &str) -> String {
    format!("{key}{PART}")
}

/// Between a folded word and the word itself; no word has it.
const PART: char = '\u{1f}';

fn token(position: usize, text: String) -> Token {
    // Places in the text are not kept: hits are marked by reading the passage again.
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}

fn tokenized(tokens: Vec<Token>) -> PreTokenizedString {
    PreTokenizedString { text: String::new(), tokens }
}
