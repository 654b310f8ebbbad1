//! What has been met so far.

use super::way::{Look, Met};
use crate::answer::Raw;
use crate::form::{Form, Item, Kind, Question};
use crate::language::{Language, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Questions with more choices are not seen through choice by choice.
const CHOICES: usize = 60;

/// A text that a place lacks in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    Title,
    Label,
    Note,
    Hint,
    Choice,
}

/// What any respondent met.
pub(super) struct Seen {
    /// Names of pages and of items.
    pages: HashSet<String>,
    asked: HashSet<String>,
    /// By question, the codes that were offered where not all of them always are.
    offered: HashMap<String, HashSet<String>>,
    chosen: HashMap<String, HashSet<String>>,
    /// Texts that were to be shown and are not there, by page and item.
    lacks: BTreeMap<(String, String), BTreeSet<(Language, Lack)>>,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self {
            pages: HashSet::new(),
            asked: HashSet::new(),
            offered: HashMap::new(),
            chosen: HashMap::new(),
            lacks: BTreeMap::new(),
        }
    }

    pub(super) fn has_asked(&self, name: &str) -> bool {
        self.asked.contains(name)
    }

    pub(super) fn has_page(&self, name: &str) -> bool {
        self.pages.contains(name)
    }

    /// How many of the questions that somebody is to answer were asked, and how many there are.
    pub(super) fn questions(&self, form: &Form) -> (usize, usize) {
        let all: Vec<&Question> = form.every_question().filter(|it| it.kind.is_asked()).collect();
        (all.iter().filter(|question| self.has_asked(question.name.as_str())).count(), all.len())
    }

    /// The choices of a question that nobody was offered, though it was asked.
    pub(super) fn never_offered<'f>(&self, question: &'f Question) -> Vec<&'f str> {
        let Some(offered) = self.offered.get(question.name.as_str()) else { return Vec::new() };
        let codes = question.choices().iter().map(|choice| choice.code.as_str());
        codes.filter(|code| !offered.contains(*code)).collect()
    }

    /// The texts that a place lacks, by its page and its name; the page itself has none.
    pub(super) fn lacks(&self, page: &str, item: &str) -> impl Iterator<Item = (Language, Lack)> {
        self.lacks.get(&(page.to_owned(), item.to_owned())).into_iter().flatten().copied()
    }

    /// Whether nobody has chosen that yet.
    pub(super) fn is_new_choice(&self, question: &Question, code: &str) -> bool {
        matches!(question.kind, Kind::Single { .. } | Kind::Multiple { .. })
            && question.choices().len() <= CHOICES
            && self.chosen.get(question.name.as_str()).is_none_or(|chosen| !chosen.contains(code))
    }

    /// Takes in what one respondent met; whether any of it is new.
    pub(super) fn take(&mut self, look: &Look<'_>, raw: &Raw, language: Language) -> bool {
        let mut new = false;
        for met in &look.met {
            if self.pages.insert(met.page.name.to_string()) {
                new = true;
            }
            if !met.page.title.is_empty() && met.page.title.get(language).is_none() {
                self.lack(met.page.name.as_str(), "", language, Lack::Title);
            }
            if let Some(name) = met.item.name() {
                new |= self.asked.insert(name.to_string());
            }
            if let Some(question) = met.question() {
                new |= self.choices(met, question, raw);
            }
            self.texts(met, language);
        }
        new
    }

    fn choices(&mut self, met: &Met<'_>, question: &Question, raw: &Raw) -> bool {
        let mut new = false;
        let name = question.name.as_str();
        if question.choice_filter.is_some() {
            let offered = self.offered.entry(name.to_owned()).or_default();
            for choice in met.choices.iter() {
                new |= !offered.contains(choice.code.as_str()) && offered.insert(choice.code.to_string());
            }
        }
        for code in raw.get(&met.field) {
            if self.is_new_choice(question, code) {
                new = true;
                self.chosen.entry(name.to_owned()).or_default().insert(code.clone());
            }
        }
        new
    }

    fn texts(&mut self, met: &Met<'_>, language: Language) {
        let texts: [(Lack, &Text); 2] = match met.item {
            Item::Note(note) => [(Lack::Note, &note.note), (Lack::Hint, &note.hint)],
            Item::Group(group) => [(Lack::Label, &group.label), (Lack::Hint, &group.hint)],
            Item::Question(question) if !question.kind.is_asked() => return,
            Item::Question(question) => [(Lack::Label, &question.label), (Lack::Hint, &question.hint)],
        };
        let missing = |text: &Text| !text.is_empty() && text.get(language).is_none();
        let mut lacks: Vec<Lack> =
            texts.into_iter().filter(|(_, text)| missing(text)).map(|(lack, _)| lack).collect();
        if met.choices.iter().any(|choice| missing(&choice.label)) {
            lacks.push(Lack::Choice);
        }
        let name = met.item.name().map_or("", |name| name.as_str()).to_owned();
        for lack in lacks {
            self.lack(met.page.name.as_str(), &name, language, lack);
        }
    }

    fn lack(&mut self, page: &str, item: &str, language: Language, lack: Lack) {
        self.lacks.entry((page.to_owned(), item.to_owned())).or_default().insert((language, lack));
    }
}

impl Lack {
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Label => "label",
            Self::Note => "note",
            Self::Hint => "hint",
            Self::Choice => "choice",
        }
    }
}
