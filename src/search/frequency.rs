//! How often words occur, all forms of a stem together.

use super::Sought;
use super::fields::{PART, column, numbered_language};
use super::open::{Search, Trouble};
use super::query::Filter;
use super::read::Placed;
use anyhow::Context;
use domain::language::{Language, stems_in};
use std::collections::HashMap;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Searcher};

/// Words by stem, the commonest first.
#[derive(Clone, Debug, Default)]
pub struct Frequencies {
    /// The stems.
    pub stems: Vec<StemCount>,
    /// How many words were counted in all.
    pub tokens: usize,
    /// In how many passages.
    pub passages: usize,
    /// Whether a pattern stands for more words than were sought.
    pub cut: bool,
}

/// A stem with its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StemCount {
    /// The commonest form, in lower case.
    pub label: String,
    /// The language of the passages that it was counted in.
    pub language: Language,
    /// How many forms.
    pub forms: usize,
    /// How often it occurs.
    pub tokens: usize,
    /// In how many passages.
    pub passages: usize,
    /// In how many documents.
    pub documents: usize,
}

#[derive(Default)]
struct Count {
    language: Option<Language>,
    forms: HashMap<String, usize>,
    tokens: usize,
    passages: usize,
    documents: usize,
    /// The last passage and document in which it was counted.
    last: Option<(i64, i64)>,
}

/// The words of one part of the index, column by column.
struct Columns {
    words: StrColumn,
    languages: Column<u64>,
    /// For each word and language the place of its stem among the counts, and how often it was there.
    known: HashMap<(u64, u64), (usize, usize)>,
}

impl Search {
    /// Counts the words of all passages that hold what is sought.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn frequencies(&self, sought: &Sought, filter: &Filter) -> Result<Frequencies, Trouble> {
        self.ask(|open| {
            let searcher = open.reader.searcher();
            let (plan, cut) = open.plan(&searcher, sought, filter)?;
            let query = open.queries(filter).whole(&plan);
            let (placed, passages) = open.in_order(&searcher, &*query, usize::MAX)?;
            let mut counting = Counting::new(&searcher)?;
            for placed in &placed {
                counting.passage(placed)?;
            }
            Ok(Frequencies { cut, ..counting.done(passages)? })
        })
    }
}

struct Counting {
    columns: Vec<Option<Columns>>,
    stems: HashMap<(Language, String), usize>,
    counts: Vec<Count>,
    tokens: usize,
}

impl Counting {
    fn new(searcher: &Searcher) -> anyhow::Result<Self> {
        let mut columns = Vec::new();
        for segment in searcher.segment_readers() {
            let fast = segment.fast_fields();
            let languages = fast.u64(column::LANGUAGE)?;
            // A part of the index in which no passage has a word has no such column.
            columns.push(fast.str(column::EXACT)?.map(|words| Columns {
                words,
                languages,
                known: HashMap::new(),
            }));
        }
        Ok(Self { columns, stems: HashMap::new(), counts: Vec::new(), tokens: 0 })
    }

    /// Counts the words of a passage; passages come by document.
    fn passage(&mut self, placed: &Placed) -> anyhow::Result<()> {
        let Self { columns, stems, counts, tokens } = self;
        let columns = columns.get_mut(placed.address.segment_ord as usize).context("a part of the index")?;
        let Some(columns) = columns else { return Ok(()) };
        let doc = placed.address.doc_id;
        let number = columns.languages.first(doc).unwrap_or_default();
        let language = numbered_language(number).unwrap_or(Language::Kk);
        for word in columns.of(doc) {
            let at = match columns.known.get_mut(&(word, number)) {
                Some((at, times)) => {
                    *times += 1;
                    *at
                }
                None => {
                    let spelt = columns.spell(word)?;
                    let stem = stems_in(&spelt, language).into_iter().next().unwrap_or(spelt);
                    let new = counts.len();
                    let at = *stems.entry((language, stem)).or_insert(new);
                    if at == new {
                        counts.push(Count { language: Some(language), ..Count::default() });
                    }
                    columns.known.insert((word, number), (at, 1));
                    at
                }
            };
            counts[at].add(placed);
            *tokens += 1;
        }
        Ok(())
    }

    fn done(mut self, passages: usize) -> anyhow::Result<Frequencies> {
        for columns in self.columns.iter().flatten() {
            for ((word, _), (at, times)) in &columns.known {
                *self.counts[*at].forms.entry(columns.spell(*word)?).or_default() += times;
            }
        }
        let mut stems: Vec<StemCount> = self.counts.into_iter().filter_map(Count::done).collect();
        stems.sort_by(|a, b| b.tokens.cmp(&a.tokens).then_with(|| a.label.cmp(&b.label)));
        Ok(Frequencies { stems, tokens: self.tokens, passages, cut: false })
    }
}

impl Columns {
    fn of(&self, doc: DocId) -> Vec<u64> {
        self.words.ords().values_for_doc(doc).collect()
    }

    /// The word of a number, without its study.
    fn spell(&self, word: u64) -> anyhow::Result<String> {
        let mut whole = String::new();
        self.words.ord_to_str(word, &mut whole)?;
        Ok(whole.split_once(PART).map_or("", |(_, word)| word).to_owned())
    }
}

impl Count {
    /// Counts a word of a passage; passages come by document.
    fn add(&mut self, placed: &Placed) {
        self.tokens += 1;
        let here = (placed.document_id, placed.passage);
        if self.last != Some(here) {
            self.passages += 1;
            self.documents += usize::from(self.last.is_none_or(|last| last.0 != here.0));
            self.last = Some(here);
        }
    }

    fn done(self) -> Option<StemCount> {
        let label = self.forms.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?.0.clone();
        Some(StemCount {
            label,
            language: self.language?,
            forms: self.forms.len(),
            tokens: self.tokens,
            passages: self.passages,
            documents: self.documents,
        })
    }
}
