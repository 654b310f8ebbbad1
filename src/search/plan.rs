//! What is sought, in the words that the index has.

use super::fields::{Fields, of_study};
use super::forms::{Edits, Wild, forms};
use super::keys::Keys;
use super::shape::Shape;
use super::{Sought, Test};
use tantivy::{Searcher, Term};

/// How many words of the index a pattern stands for at most, and one that others are like.
pub(super) const MOST_FORMS: usize = 256;
const MOST_LIKE: usize = 64;

/// What is sought.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    /// Words in their places.
    Words(Shape<Leaf>),
    /// All of these; every passage of the study where there are none.
    All(Vec<Plan>),
    /// Any of these.
    Any(Vec<Plan>),
    /// Not this.
    Not(Box<Plan>),
    /// What is known of the passage.
    Is(Test),
}

/// One word as the index may have it.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// Its stems.
    pub(super) stems: Vec<String>,
    /// Words as they stand.
    pub(super) forms: Vec<String>,
    /// The word as it was typed, where the index has that: it counts for more.
    pub(super) typed: Option<String>,
}

/// Looks words up and puts plans together.
pub(super) struct Planner<'i> {
    pub(super) searcher: &'i Searcher,
    pub(super) fields: &'i Fields,
    pub(super) study_id: i64,
    /// Whether a pattern stood for more words than are sought.
    pub(super) cut: bool,
}

impl Planner<'_> {
    /// The plan of what is sought.
    pub(super) fn plan(&mut self, sought: &Sought) -> tantivy::Result<Plan> {
        Ok(match sought {
            Sought::All(parts) => Plan::All(self.plans(parts)?),
            Sought::Any(parts) => Plan::Any(self.plans(parts)?),
            Sought::Not(inner) => Plan::Not(Box::new(self.plan(inner)?)),
            Sought::Is(test) => Plan::Is(test.clone()),
            words => Plan::Words(self.shape(words)?),
        })
    }

    fn plans(&mut self, parts: &[Sought]) -> tantivy::Result<Vec<Plan>> {
        parts.iter().map(|part| self.plan(part)).collect()
    }

    fn shape(&mut self, sought: &Sought) -> tantivy::Result<Shape<Leaf>> {
        Ok(match sought {
            Sought::Word(word) => Shape::Leaf(self.word(word)?),
            Sought::Pattern(pattern) => {
                let look = || Wild::new(pattern);
                let found = forms(self.searcher, self.fields.exact, self.study_id, look, MOST_FORMS)?;
                self.cut |= found.cut;
                Shape::Leaf(Leaf { forms: found.words, ..Leaf::default() })
            }
            Sought::Like(word, edits) => Shape::Leaf(self.like(word, *edits)?),
            Sought::Phrase(parts) => Shape::Sequence(self.shapes(parts)?),
            // Only what has places stands near something.
            Sought::Any(parts) | Sought::All(parts) => Shape::Any(self.shapes(parts)?),
            Sought::Near(one, other, apart) => {
                Shape::Near(Box::new(self.shape(one)?), Box::new(self.shape(other)?), *apart)
            }
            Sought::Not(_) | Sought::Is(_) => Shape::Any(Vec::new()),
        })
    }

    fn shapes(&mut self, parts: &[Sought]) -> tantivy::Result<Vec<Shape<Leaf>>> {
        parts.iter().map(|part| self.shape(part)).collect()
    }

    fn word(&self, word: &str) -> tantivy::Result<Leaf> {
        let keys = Keys { searcher: self.searcher, fields: self.fields, study_id: self.study_id };
        let stems = keys.stems(word)?;
        let exact = Term::from_field_text(self.fields.exact, &(of_study(self.study_id) + word));
        let typed = (self.searcher.doc_freq(&exact)? > 0).then(|| word.to_owned());
        Ok(Leaf { stems, forms: Vec::new(), typed })
    }

    /// The words that are like one, each in any form.
    fn like(&mut self, word: &str, edits: u8) -> tantivy::Result<Leaf> {
        let look = || Edits::new(word, edits);
        let found = forms(self.searcher, self.fields.exact, self.study_id, look, MOST_LIKE)?;
        self.cut |= found.cut;
        let mut leaf = self.word(word)?;
        for form in found.words {
            for stem in domain::language::stems(&form) {
                if !leaf.stems.contains(&stem) {
                    leaf.stems.push(stem);
                }
            }
        }
        Ok(leaf)
    }
}

impl Plan {
    /// The words that a hit is marked by.
    pub(super) fn shapes(&self) -> Vec<&Shape<Leaf>> {
        match self {
            Self::Words(shape) => vec![shape],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::shapes).collect(),
            Self::Not(_) | Self::Is(_) => Vec::new(),
        }
    }
}
