//! From a plan to a query of the index.

use super::Test;
use super::fields::{Fact, Fields, of_study};
use super::places::PlacesQuery;
use super::plan::{Leaf, Plan};
use super::shape::Shape;
use domain::coding::Sight;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::IndexRecordOption;

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// The study: nothing is ever found outside it.
    pub study_id: i64,
    /// Whose codings count: to a blind coder the others' are not there.
    pub sight: Sight,
}

impl Filter {
    /// The whole study, as somebody sees it who sees all.
    #[must_use]
    pub const fn of_study(study_id: i64) -> Self {
        Self { study_id, sight: Sight::All }
    }
}

type Boxed = Box<dyn Query>;

/// Makes queries of plans.
pub(super) struct Queries<'i> {
    pub(super) fields: &'i Fields,
    pub(super) filter: &'i Filter,
}

/// How much more the form as typed counts.
const TYPED: f32 = 1.5;

impl Queries<'_> {
    /// The passages of the study that the plan finds.
    pub(super) fn whole(&self, plan: &Plan) -> Boxed {
        self.query(plan)
    }

    fn query(&self, plan: &Plan) -> Boxed {
        match plan {
            Plan::Words(Shape::Leaf(leaf)) => self.word(leaf),
            Plan::Words(shape) => self.places(shape),
            Plan::All(parts) => self.all(parts),
            Plan::Any(parts) => any(parts.iter().map(|part| self.query(part)).collect()),
            Plan::Not(_) => self.all(std::slice::from_ref(plan)),
            Plan::Is(test) => self.test(test),
        }
    }

    fn all(&self, parts: &[Plan]) -> Boxed {
        let mut clauses: Vec<(Occur, Boxed)> = Vec::with_capacity(parts.len() + 1);
        let same = same_coding(parts);
        if let Some((codes, coders)) = &same {
            clauses.push((Occur::Must, self.coding(codes, coders)));
        }
        let apart = |part: &&Plan| same.is_none() || !is_coding(part);
        for part in parts.iter().filter(apart) {
            clauses.push(match part {
                Plan::Not(inner) => (Occur::MustNot, self.query(inner)),
                part => (Occur::Must, self.query(part)),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, self.everything()));
        }
        if clauses.len() == 1
            && let Some((_, only)) = clauses.pop()
        {
            return only;
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Every passage of the study.
    fn everything(&self) -> Boxed {
        whether(Term::from_field_i64(self.fields.study, self.filter.study_id))
    }

    /// Any form of the word; the form as typed counts for more.
    fn word(&self, leaf: &Leaf) -> Boxed {
        let forms = self.leaf(leaf);
        let Some(typed) = &leaf.typed else { return forms };
        let term = Term::from_field_text(self.fields.exact, &self.own(typed));
        let typed = BoostQuery::new(Box::new(scored(term)), TYPED);
        Box::new(BooleanQuery::new(vec![(Occur::Must, forms), (Occur::Should, Box::new(typed))]))
    }

    fn leaf(&self, leaf: &Leaf) -> Boxed {
        any(self.terms(leaf).into_iter().map(|term| Box::new(scored(term)) as Boxed).collect())
    }

    fn terms(&self, leaf: &Leaf) -> Vec<Term> {
        let stems = leaf.stems.iter().map(|stem| Term::from_field_text(self.fields.stem, &self.own(stem)));
        let forms = leaf.forms.iter().map(|form| Term::from_field_text(self.fields.exact, &self.own(form)));
        stems.chain(forms).collect()
    }

    fn own(&self, word: &str) -> String {
        of_study(self.filter.study_id) + word
    }

    fn places(&self, shape: &Shape<Leaf>) -> Boxed {
        let terms = shape.map(&mut |leaf| self.terms(leaf));
        Box::new(PlacesQuery::new(self.passages(shape), terms))
    }

    /// The passages that have the words of a shape, wherever they stand.
    fn passages(&self, shape: &Shape<Leaf>) -> Boxed {
        let must = |parts: Vec<Boxed>| -> Boxed {
            Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Must, part)).collect()))
        };
        match shape {
            Shape::Leaf(leaf) => self.leaf(leaf),
            Shape::Sequence(parts) => must(parts.iter().map(|part| self.passages(part)).collect()),
            Shape::Any(parts) => any(parts.iter().map(|part| self.passages(part)).collect()),
            Shape::Near(one, other, _) => must(vec![self.passages(one), self.passages(other)]),
        }
    }

    fn fact(&self, fact: &Fact<'_>) -> Boxed {
        whether(self.fields.fact(self.filter.study_id, fact))
    }

    fn test(&self, test: &Test) -> Boxed {
        match test {
            Test::Code(codes) => self.coding(codes, &[]),
            Test::Coder(coders) => {
                let seen = coders.iter().filter(|coder| match self.filter.sight {
                    Sight::All => true,
                    Sight::Own(own) => own == **coder,
                });
                any(seen.map(|coder| self.fact(&Fact::Coder(*coder))).collect())
            }
            Test::Coded => match self.filter.sight {
                Sight::All => self.fact(&Fact::Coded),
                Sight::Own(own) => self.fact(&Fact::Coder(own)),
            },
            Test::Document(ids) => any(ids.iter().map(|id| self.fact(&Fact::Document(*id))).collect()),
            Test::Speaker(words) => {
                let words = words.iter().map(|word| (Occur::Must, self.fact(&Fact::Speaker(word))));
                Box::new(BooleanQuery::new(words.collect()))
            }
            Test::Voices(voices) => self.voices(voices),
            Test::Region(codes) => any(codes.iter().map(|code| self.fact(&Fact::Region(code))).collect()),
            Test::Role(roles) => any(roles.iter().map(|role| self.fact(&Fact::Role(role))).collect()),
            Test::Age { from, to } => self.age(*from, *to),
            Test::Language(language) => self.fact(&Fact::Language(*language)),
        }
    }

    /// Of voices there may be as many as there are cases: they are looked up all at once.
    fn voices(&self, voices: &[(i64, String)]) -> Boxed {
        let term = |(document, speaker): &(i64, String)| match speaker.as_str() {
            "" => self.fields.fact(self.filter.study_id, &Fact::Document(*document)),
            name => self.fields.fact(self.filter.study_id, &Fact::Voice(*document, name)),
        };
        Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(voices.iter().map(term))), 0.0))
    }

    /// Codings with one of these codes that are also of one of these coders, if any is named.
    fn coding(&self, codes: &[i64], coders: &[i64]) -> Boxed {
        let pairs = |coder: i64| codes.iter().map(move |code| Fact::Coding(coder, *code));
        let facts: Vec<Fact<'_>> = match (self.filter.sight, coders) {
            (Sight::All, []) => codes.iter().map(|code| Fact::Code(*code)).collect(),
            (Sight::All, coders) => coders.iter().flat_map(|coder| pairs(*coder)).collect(),
            (Sight::Own(own), coders) if coders.is_empty() || coders.contains(&own) => pairs(own).collect(),
            (Sight::Own(_), _) => Vec::new(),
        };
        any(facts.iter().map(|fact| self.fact(fact)).collect())
    }

    fn age(&self, from: Option<u8>, to: Option<u8>) -> Boxed {
        let bound = |age: Option<u8>| {
            age.map_or(Bound::Unbounded, |age| {
                Bound::Included(Term::from_field_i64(self.fields.age, i64::from(age)))
            })
        };
        let aged: Boxed =
            Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(bound(from), bound(to))), 0.0));
        Box::new(BooleanQuery::new(vec![(Occur::Must, aged), (Occur::Must, self.everything())]))
    }
}

/// A code and a coder that are asked for side by side are asked of the same coding.
fn same_coding(parts: &[Plan]) -> Option<(Vec<i64>, Vec<i64>)> {
    let mut found = (None, None);
    for part in parts {
        match part {
            Plan::Is(Test::Code(codes)) if found.0.is_none() => found.0 = Some(codes.clone()),
            Plan::Is(Test::Coder(coders)) if found.1.is_none() => found.1 = Some(coders.clone()),
            // Two codes may well be two codings.
            Plan::Is(Test::Code(_) | Test::Coder(_)) => return None,
            _ => (),
        }
    }
    found.0.zip(found.1)
}

fn is_coding(plan: &Plan) -> bool {
    matches!(plan, Plan::Is(Test::Code(_) | Test::Coder(_)))
}

fn scored(term: Term) -> TermQuery {
    TermQuery::new(term, IndexRecordOption::WithFreqs)
}

/// Says whether, not how well.
fn whether(term: Term) -> Boxed {
    Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
}

fn any(mut parts: Vec<Boxed>) -> Boxed {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, None) => Box::new(EmptyQuery),
        (_, Some(last)) => {
            parts.push(last);
            Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Should, part)).collect()))
        }
    }
}
