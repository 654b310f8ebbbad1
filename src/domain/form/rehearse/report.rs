//! What the author of a form is told after its rehearsal.

use super::respondent::Trip;
use super::seen::Seen;
use crate::answer::Raw;
use crate::answer::accept::Fault;
use crate::form::{Form, Item, Name, Page, Question};
use crate::language::Language;
use crate::message::Message;
use std::collections::{BTreeMap, HashMap};

/// What came of a rehearsal.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Where chance began: the same seed sends the same respondents.
    pub seed: u64,
    /// How many respondents were sent.
    pub sent: usize,
    /// How many of them came to the end.
    pub finished: usize,
    /// How many filled it in in each language.
    pub languages: Vec<(Language, usize)>,
    /// How many questions anybody was asked, and how many there are.
    pub questions: (usize, usize),
    /// What is wrong, what keeps respondents from going on first.
    pub findings: Vec<Finding>,
    /// The first of those who could not go on, with what they had answered.
    pub stuck: Vec<Stuck>,
    /// How many pages those saw who came to the end.
    pub pages: Option<Spread>,
    /// How many seconds they would need.
    pub seconds: Option<Spread>,
    /// The questions of which answers were refused, as constraints do.
    pub refusals: Vec<Refusals>,
    /// Whether it was ended before all was done.
    pub interrupted: bool,
    tally: Tally,
}

/// Something that happened when the form was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How bad it is.
    pub weight: Weight,
    /// The page.
    pub page: Name,
    /// The question, group or note, where it is about one.
    pub item: Option<Name>,
    /// What happened, in words for the author.
    pub message: Message,
}

/// A respondent who could not go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Stuck {
    /// The how manieth of all who were sent, from 1.
    pub number: usize,
    /// The language in which they filled the form in.
    pub language: Language,
    /// What they could not answer so that it was taken, in the order of the form; at least one.
    pub faults: Vec<Fault>,
    /// What they had sent, refused answers among it.
    pub answers: Raw,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Somebody cannot go on.
    Blocking,
    /// It may not be meant.
    Notable,
}

/// The least, the middle and the greatest of many numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub least: usize,
    /// As many are below as above it.
    pub median: usize,
    /// The greatest.
    pub most: usize,
}

/// How often answers to a question were refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusals {
    /// The question.
    pub question: Name,
    /// How many answers were tried.
    pub tried: usize,
    /// How many of them were refused.
    pub refused: usize,
}

/// What is counted while respondents go.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tally {
    pages: Vec<usize>,
    seconds: Vec<usize>,
    /// By question, tries and refusals.
    tried: HashMap<String, (usize, usize)>,
    /// By page and question: how many were stuck, and one of their faults.
    stuck: BTreeMap<(String, String), (usize, Fault)>,
}

/// How many of those who could not go on are kept.
const STUCK: usize = 10;
/// Answers that have to be refused before a constraint is said to take none.
const ENOUGH: usize = 10;
/// The most codes that a sentence lists.
const LISTED: usize = 12;

impl Weight {
    /// Its name in classes and keys of words.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Notable => "notable",
        }
    }
}

impl Spread {
    fn of(numbers: &[usize]) -> Option<Self> {
        let mut sorted = numbers.to_vec();
        sorted.sort_unstable();
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        Some(Self { least, median: sorted[sorted.len() / 2], most })
    }
}

impl Report {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            sent: 0,
            finished: 0,
            languages: Vec::new(),
            questions: (0, 0),
            findings: Vec::new(),
            stuck: Vec::new(),
            pages: None,
            seconds: None,
            refusals: Vec::new(),
            interrupted: false,
            tally: Tally::default(),
        }
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn add(&mut self, trip: Trip) {
        self.sent += 1;
        match self.languages.iter_mut().find(|(language, _)| *language == trip.language) {
            Some((_, count)) => *count += 1,
            None => self.languages.push((trip.language, 1)),
        }
        if trip.stuck.is_empty() {
            self.finished += 1;
            self.tally.pages.push(trip.pages);
            // Never negative, and far from what a float does not hold.
            self.tally.seconds.push(trip.seconds.round() as usize);
        }
        for (question, (tried, refused)) in &trip.tried {
            let all = self.tally.tried.entry(question.clone()).or_default();
            all.0 += tried;
            all.1 += refused;
        }
        for fault in &trip.stuck {
            let place = (fault.page.to_string(), fault.question.to_string());
            self.tally.stuck.entry(place).or_insert_with(|| (0, fault.clone())).0 += 1;
        }
        if !trip.stuck.is_empty() && self.stuck.len() < STUCK {
            let Trip { language, stuck: faults, raw: answers, .. } = trip;
            self.stuck.push(Stuck { number: self.sent, language, faults, answers });
        }
    }

    pub(super) fn conclude(&mut self, form: &Form, seen: &Seen) {
        self.questions = seen.questions(form);
        self.pages = Spread::of(&self.tally.pages);
        self.seconds = Spread::of(&self.tally.seconds);
        let questions = form.every_question();
        self.refusals = questions.filter_map(|question| self.refusals_of(question)).collect();
        for page in &form.pages {
            if !seen.has_page(page.name.as_str()) && !page.items.iter().all(is_computed) {
                self.find(Weight::Notable, page, None, Message::new("rehearse-page-never"));
                continue;
            }
            for (language, lack) in seen.lacks(page.name.as_str(), "") {
                self.find(Weight::Notable, page, None, lacking(language, lack.tag()));
            }
            self.items(page, &page.items, seen);
        }
        self.findings.sort_by_key(|finding| finding.weight);
        self.tally = Tally::default();
    }

    fn items(&mut self, page: &Page, items: &[Item], seen: &Seen) {
        for item in items {
            let Some(name) = item.name() else { continue };
            if let Item::Question(question) = item {
                self.question(page, question, seen);
            } else if !seen.has_asked(name.as_str()) && !is_computed(item) {
                self.find(Weight::Notable, page, Some(name), Message::new("rehearse-never"));
                continue;
            }
            for (language, lack) in seen.lacks(page.name.as_str(), name.as_str()) {
                self.find(Weight::Notable, page, Some(name), lacking(language, lack.tag()));
            }
            if let Item::Group(group) = item {
                self.items(page, &group.items, seen);
            }
        }
    }

    fn question(&mut self, page: &Page, question: &Question, seen: &Seen) {
        let name = &question.name;
        if question.kind.is_asked() && !seen.has_asked(name.as_str()) {
            self.find(Weight::Notable, page, Some(name), Message::new("rehearse-never"));
            return;
        }
        let (tried, refused) = self.tally.tried.get(name.as_str()).copied().unwrap_or_default();
        let place = (page.name.to_string(), name.to_string());
        if let Some((stuck, fault)) = self.tally.stuck.get(&place).cloned() {
            let message = match (tried, refused) {
                (0, _) if question.kind.choices().is_some() => Message::new("rehearse-dead-choices"),
                (0, _) => Message::new("rehearse-dead-answer"),
                (tried, refused) if tried == refused => {
                    Message::new("rehearse-dead-refused").with("tried", tried)
                }
                _ if fault.required => Message::new("rehearse-stuck-required").with("count", stuck),
                _ => Message::new("rehearse-stuck").with("count", stuck),
            };
            self.find(Weight::Blocking, page, Some(name), message.with("sent", self.sent));
        } else if tried >= ENOUGH && tried == refused {
            let message = Message::new("rehearse-refused").with("tried", tried);
            self.find(Weight::Notable, page, Some(name), message);
        }
        let never = seen.never_offered(question);
        if !never.is_empty() {
            let more = if never.len() > LISTED { ", …" } else { "" };
            let codes = never.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ") + more;
            let message = Message::new("rehearse-never-offered").with("count", never.len());
            self.find(Weight::Notable, page, Some(name), message.with("codes", codes));
        }
    }

    fn refusals_of(&self, question: &Question) -> Option<Refusals> {
        let (tried, refused) = self.tally.tried.get(question.name.as_str()).copied()?;
        (refused > 0).then(|| Refusals { question: question.name.clone(), tried, refused })
    }

    fn find(&mut self, weight: Weight, page: &Page, item: Option<&Name>, message: Message) {
        self.findings.push(Finding { weight, page: page.name.clone(), item: item.cloned(), message });
    }
}

/// Whether nobody can meet it: it is computed, or holds only what is.
fn is_computed(item: &Item) -> bool {
    match item {
        Item::Question(question) => !question.kind.is_asked(),
        Item::Group(group) => group.items.iter().all(is_computed),
        Item::Note(_) => false,
    }
}

fn lacking(language: Language, part: &str) -> Message {
    Message::new("rehearse-text-missing").with("language", language.tag()).with("part", part)
}
