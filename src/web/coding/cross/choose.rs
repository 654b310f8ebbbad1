//! What can be asked of a cross-table.

use crate::service::cross::{Ask, Axis, Corpus};
use crate::web::access::SignedIn;
use crate::web::coding::pages::Choice;
use domain::coding::case::Attribute;
use domain::coding::cross::{Measure, Near, Percent};
use domain::message::Message;
use serde::Serialize;
use std::collections::BTreeSet;

/// The most values of one attribute to choose from.
const MOST_VALUES: usize = 100;

/// The fields of the form.
#[derive(Serialize)]
pub(super) struct Choices {
    pub(super) by: Vec<Choice>,
    pub(super) count: Vec<Choice>,
    pub(super) percent: Vec<Choice>,
    pub(super) near: Vec<Choice>,
    pub(super) below: bool,
    pub(super) whole: bool,
    pub(super) codes: Vec<Choice>,
    pub(super) documents: Vec<Choice>,
    pub(super) coders: Vec<Choice>,
    pub(super) cases: Vec<Choice>,
    pub(super) has: Vec<Choice>,
    /// Whether any coding is left out.
    pub(super) narrow: bool,
}

impl Choices {
    /// What the reader may ask, with what they asked.
    pub(super) fn of(who: &SignedIn, corpus: &Corpus, ask: &Ask, personal: bool) -> Self {
        let narrow = &ask.narrow;
        let say = |key: String| who.say(&Message::new(&key));
        let attributes = || corpus.known.attributes.iter().filter(|known| may(known, personal));
        let by_attribute = attributes().map(|known| {
            let axis = Axis::Attribute(known.key);
            Choice::new(axis.tag(), called(who, corpus, known), axis == ask.axis)
        });
        let plain = Axis::PLAIN.into_iter().filter(|axis| personal || !axis.is_personal());
        let plain = plain
            .map(|axis| Choice::new(axis.tag(), say(format!("cross-by-{}", axis.tag())), axis == ask.axis));
        let nears = [(Near::Overlap, "overlap"), (Near::Passage, "passage")];
        let cases = corpus.known.cases.iter().filter(|_| personal);
        let mut coders: Vec<(i64, &String)> = corpus.team.iter().map(|(id, name)| (*id, name)).collect();
        coders.sort_by(|a, b| a.1.cmp(b.1));
        Self {
            by: by_attribute.chain(plain).collect(),
            count: Measure::ALL
                .map(|measure| {
                    let label = say(format!("cross-measure-{}", measure.tag()));
                    Choice::new(measure.tag(), label, measure == ask.measure)
                })
                .into(),
            percent: Percent::ALL
                .map(|percent| {
                    let label = say(format!("cross-percent-{}", percent.tag()));
                    Choice::new(percent.tag(), label, percent == ask.percent)
                })
                .into(),
            near: nears
                .map(|(near, tag)| Choice::new(tag, say(format!("cross-near-{tag}")), near == ask.near))
                .into(),
            below: ask.below,
            whole: ask.whole,
            codes: corpus
                .tree()
                .into_iter()
                .map(|(_, id)| Choice::new(id, corpus.code_path(id, who.language), narrow.code == Some(id)))
                .collect(),
            documents: corpus
                .documents
                .iter()
                .map(|one| Choice::new(one.id, one.name.as_str(), narrow.document == Some(one.id)))
                .collect(),
            coders: coders
                .into_iter()
                .map(|(id, name)| Choice::new(id, name.as_str(), narrow.coder == Some(id)))
                .collect(),
            cases: cases
                .map(|one| Choice::new(one.id, one.name.as_str(), narrow.case == Some(one.id)))
                .collect(),
            has: attributes().flat_map(|known| values(who, corpus, ask, known)).collect(),
            narrow: !narrow.is_all(),
        }
    }

    /// For the page's samples.
    pub(super) fn sample() -> Self {
        let one = || vec![Choice::new("a", "А", true), Choice::new("b", "Б", false)];
        Self {
            by: one(),
            count: one(),
            percent: one(),
            near: one(),
            below: true,
            whole: false,
            codes: one(),
            documents: one(),
            coders: one(),
            cases: one(),
            has: one(),
            narrow: true,
        }
    }
}

fn may(known: &Attribute, personal: bool) -> bool {
    personal || !Axis::Attribute(known.key).is_personal()
}

fn called(who: &SignedIn, corpus: &Corpus, known: &Attribute) -> String {
    known.name(who.language, corpus.known.form.as_ref(), &|message| who.say(message))
}

/// The values of an attribute that anybody has.
fn values(who: &SignedIn, corpus: &Corpus, ask: &Ask, known: &Attribute) -> Vec<Choice> {
    let mut codes: BTreeSet<String> = BTreeSet::new();
    for document in &corpus.documents {
        codes.extend(corpus.values(known.key, document.id, &[]).into_iter().map(|(value, _)| value));
    }
    for case in &corpus.known.cases {
        codes.extend(corpus.known.values(case.id, known.key).iter().cloned());
    }
    let asked = ask.narrow.attribute.as_ref().filter(|(key, _)| *key == known.key);
    codes.extend(asked.map(|(_, value)| value.clone()));
    let (name, form) = (called(who, corpus, known), corpus.known.form.as_ref());
    let say = |message: &Message| who.say(message);
    let mut values: Vec<_> = codes
        .into_iter()
        .map(|code| {
            let said = known.value(&code, who.language, form, &say);
            let chosen = asked.is_some_and(|(_, value)| *value == code);
            let label = format!("{name}: {}", said.label.text.replace("..", "–"));
            (said.order, Choice::new(format!("{}:{code}", known.key.tag()), label, chosen))
        })
        .collect();
    values.sort_by(|a, b| a.0.cmp(&b.0));
    let shown = |(place, one): &(usize, Choice)| *place < MOST_VALUES || one.chosen;
    values.into_iter().map(|(_, choice)| choice).enumerate().filter(shown).map(|(_, one)| one).collect()
}
