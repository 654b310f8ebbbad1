//! One respondent, from the first page to the last.

use super::guide::{Guide, Wishes};
use super::seen::Seen;
use super::values::Asker;
use super::way::{Look, Met, Way};
use crate::answer::Raw;
use crate::answer::accept::Fault;
use crate::form::{Item, Kind, Question};
use crate::language::{Language, Text};
use std::collections::{HashMap, HashSet};

/// How often somebody looks again at what is asked after they have answered: longer chains of
/// questions that open one another are rare, and end here.
const ROUNDS: usize = 60;
/// How many answers to one question are tried before somebody gives up.
const ATTEMPTS: usize = 40;
/// One of so many leaves a question empty that may be left so.
const BLANK: u32 = 8;

/// The way that one respondent went.
pub(super) struct Trip {
    pub(super) language: Language,
    /// What they sent.
    pub(super) raw: Raw,
    /// What they could not mend: where there is any, they never came to the end.
    pub(super) stuck: Vec<Fault>,
    pub(super) pages: usize,
    /// How long it takes to read and to answer.
    pub(super) seconds: f64,
    /// Whether they met anything that nobody met before.
    pub(super) met_new: bool,
    /// By question: how many answers were tried, and how many refused.
    pub(super) tried: HashMap<String, (usize, usize)>,
}

pub(super) struct Respondent<'a> {
    way: &'a Way,
    guide: &'a Guide,
    chance: &'a mut fastrand::Rng,
    language: Language,
    wishes: Option<&'a Wishes>,
    raw: Raw,
    /// The fields that were answered or left empty on purpose.
    given: HashSet<String>,
    /// How many answers to a field were refused.
    refused: HashMap<String, usize>,
    tried: HashMap<String, (usize, usize)>,
}

impl<'a> Respondent<'a> {
    pub(super) fn new(
        way: &'a Way,
        guide: &'a Guide,
        chance: &'a mut fastrand::Rng,
        language: Language,
        wishes: Option<&'a Wishes>,
    ) -> Self {
        Self {
            raw: way.begin(language),
            way,
            guide,
            chance,
            language,
            wishes,
            given: HashSet::new(),
            refused: HashMap::new(),
            tried: HashMap::new(),
        }
    }

    /// Answers everything that is asked until nothing more is, mending what is refused.
    pub(super) fn go(mut self, seen: &mut Seen) -> Trip {
        let mut look = self.way.look(&self.raw, self.language);
        for _ in 0..ROUNDS {
            // What is wrong is wrong with what was answered before.
            let before = self.raw.clone();
            let mended = self.mend(&look);
            let answered = self.answer(&look, seen);
            if !answered && !mended {
                break;
            }
            self.way.settle(&before, &mut self.raw, self.language);
            look = self.way.look(&self.raw, self.language);
        }
        let met_new = seen.take(&look, &self.raw, self.language);
        let seconds = look.met.iter().map(|met| seconds(met, self.language)).sum();
        let (language, raw, tried) = (self.language, self.raw, self.tried);
        Trip { language, raw, stuck: look.faults, pages: look.pages, seconds, met_new, tried }
    }

    /// Answers what was not asked before; whether there was any.
    fn answer(&mut self, look: &Look<'_>, seen: &Seen) -> bool {
        let mut any = false;
        for met in &look.met {
            if !self.given.insert(met.field.clone()) {
                continue;
            }
            if met.grows {
                any |= self.rows(met);
            } else if let Some(question) = met.question() {
                any |= self.first(met, question, seen);
            }
        }
        any
    }

    /// Somebody has no, one or a few members of their household.
    fn rows(&mut self, met: &Met<'_>) -> bool {
        let rows = self.chance.usize(0..=3);
        self.raw.0.insert(met.field.clone(), vec![rows.to_string()]);
        true
    }

    fn first(&mut self, met: &Met<'_>, question: &Question, seen: &Seen) -> bool {
        // What has an answer from the beginning is left so by half.
        if !self.raw.get(&met.field).is_empty() && self.chance.bool() {
            return false;
        }
        let wished = self.wishes.and_then(|wishes| wishes.get(question.name.as_str()));
        if is_optional(question) && wished.is_none() && self.chance.u32(..BLANK) == 0 {
            return false;
        }
        let mut candidates = match wished.filter(|wished| !wished.is_empty()) {
            Some(wished) => self.ask(met, question, |asker, chance| asker.wished(wished, chance)),
            None => self.ask(met, question, |asker, chance| asker.candidates(chance)),
        };
        let is_new = |values: &Vec<String>| values.iter().any(|code| seen.is_new_choice(question, code));
        let new = if wished.is_none() { candidates.iter().position(is_new) } else { None };
        if candidates.is_empty() {
            return false;
        }
        let place = new.unwrap_or_else(|| self.chance.usize(..candidates.len()));
        self.send(met, question, candidates.swap_remove(place));
        true
    }

    /// Tries another answer wherever the last one was refused; whether there was any to try.
    fn mend(&mut self, look: &Look<'_>) -> bool {
        let mut any = false;
        let faulty: HashMap<&str, &Fault> =
            look.faults.iter().map(|fault| (fault.field.as_str(), fault)).collect();
        for met in &look.met {
            let Some(fault) = faulty.get(met.field.as_str()) else { continue };
            let Some(question) = met.question() else { continue };
            if !self.given.contains(&met.field) {
                continue;
            }
            let count = self.refused.entry(met.field.clone()).or_default();
            *count += 1;
            let attempt = *count;
            if !fault.required {
                self.tried.entry(question.name.to_string()).or_default().1 += 1;
            }
            any |= match attempt {
                ..=ATTEMPTS => self.next(met, question, attempt),
                // Who may leave it empty does.
                _ => is_optional(question) && self.raw.0.remove(&met.field).is_some(),
            };
        }
        any
    }

    /// The answers in their order come first, then any by chance.
    fn next(&mut self, met: &Met<'_>, question: &Question, attempt: usize) -> bool {
        let mut candidates = self.ask(met, question, |asker, chance| asker.candidates(chance));
        if candidates.is_empty() {
            return false;
        }
        let place =
            if attempt <= candidates.len() { attempt - 1 } else { self.chance.usize(..candidates.len()) };
        self.send(met, question, candidates.swap_remove(place));
        true
    }

    fn send(&mut self, met: &Met<'_>, question: &Question, values: Vec<String>) {
        self.tried.entry(question.name.to_string()).or_default().0 += 1;
        self.raw.0.insert(met.field.clone(), values);
    }

    /// Asks for answers worth trying.
    fn ask(
        &mut self,
        met: &Met<'_>,
        question: &Question,
        ask: impl FnOnce(&Asker<'_>, &mut fastrand::Rng) -> Vec<Vec<String>>,
    ) -> Vec<Vec<String>> {
        let name = question.name.as_str();
        let asker = Asker {
            question,
            offered: &met.offered(),
            held: self.guide.held(name),
            own: self.guide.own(name),
            language: self.language,
            now: self.way.now,
            other: &|other| self.raw.get(&beside(&met.field, other)).to_vec(),
        };
        ask(&asker, self.chance)
    }
}

/// The field of another question in the same row, else of one outside of all rows.
fn beside(field: &str, name: &str) -> String {
    field.rsplit_once('/').map_or_else(|| name.to_owned(), |(row, _)| format!("{row}/{name}"))
}

fn is_optional(question: &Question) -> bool {
    !question.required && question.required_if.is_none()
}

/// How long a place takes: its words are read, at three a second, and answered.
fn seconds(met: &Met<'_>, language: Language) -> f64 {
    let words = |text: &Text| text.get(language).map_or(0, |words| words.split_whitespace().count()) as f64;
    let Some(question) = met.item.as_question() else {
        return match met.item {
            Item::Note(note) => words(&note.note) / 3.0,
            _ => 0.0,
        };
    };
    if !question.kind.is_asked() {
        return 0.0;
    }
    let choices: f64 = met.choices.iter().take(30).map(|choice| words(&choice.label)).sum();
    let answering = match question.kind {
        Kind::Single { .. } | Kind::Acknowledge => 2.0,
        Kind::Multiple { .. } | Kind::Range { .. } | Kind::Integer { .. } | Kind::Decimal { .. } => 4.0,
        Kind::Rank { .. } | Kind::Text { .. } | Kind::Date { .. } | Kind::Time | Kind::DateTime => 8.0,
        Kind::LongText { .. } => 25.0,
        _ => 15.0,
    };
    (words(&question.label) + words(&question.hint) + choices) / 3.0 + answering
}
