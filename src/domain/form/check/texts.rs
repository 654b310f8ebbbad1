//! The words of a form: that there are any, in which languages, and which answers they show.

use super::{Checking, Holder, Part, Severity, Subject};
use crate::form::{Item, Question, excerpt, piping};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::BTreeSet;

impl Checking<'_, '_> {
    pub(super) fn texts(&mut self) {
        let form = self.outline.form;
        self.needed(Subject::Form, Part::Title, &form.title, false);
        self.words(Subject::Form, Part::Title, &form.title);
        for (at, page) in form.pages.iter().enumerate() {
            self.words(Subject::Page(at), Part::Title, &page.title);
            self.piped(Subject::Page(at), Part::Title, &page.title, None);
        }
        for at in 0..self.outline.entries.len() {
            self.item(at);
        }
        for (at, list) in form.lists.iter().enumerate() {
            self.labels(Holder::List(at), &list.choices);
        }
    }

    fn item(&mut self, at: usize) {
        let item = self.outline.entries[at].item;
        let subject = Subject::Item(at);
        match item {
            Item::Note(note) => {
                self.needed(subject, Part::Label, &note.note, !note.media.is_empty());
                self.shown(at, [(Part::Label, &note.note), (Part::Hint, &note.hint)]);
            }
            Item::Group(group) => self.shown(at, [(Part::Label, &group.label), (Part::Hint, &group.hint)]),
            Item::Question(question) => self.question_texts(at, question),
        }
    }

    fn question_texts(&mut self, at: usize, question: &Question) {
        let subject = Subject::Item(at);
        // Whoever is never seen needs no words; a hint or a picture may ask as well.
        let silent = !question.kind.is_asked() || question.calculation.is_some();
        let instead = silent || !question.media.is_empty() || !question.hint.is_empty();
        self.needed(subject, Part::Label, &question.label, instead);
        self.words(subject, Part::Short, &question.short);
        self.shown(
            at,
            [
                (Part::Label, &question.label),
                (Part::Hint, &question.hint),
                (Part::Guidance, &question.guidance),
                (Part::RequiredMessage, &question.required_message),
                (Part::ConstraintMessage, &question.constraint_message),
            ],
        );
        if question.kind.choices().is_some_and(|choices| choices.list().is_none()) {
            self.labels(Holder::Item(at), question.choices());
        }
    }

    fn labels(&mut self, of: Holder, choices: &[crate::form::Choice]) {
        for (at, choice) in choices.iter().enumerate() {
            let subject = Subject::Choice { of, at };
            self.needed(subject, Part::Label, &choice.label, !choice.media.is_empty());
            self.words(subject, Part::Label, &choice.label);
            self.piped(subject, Part::Label, &choice.label, None);
        }
    }

    /// Words of an item in which answers may be shown.
    fn shown<const N: usize>(&mut self, at: usize, texts: [(Part, &Text); N]) {
        for (part, text) in texts {
            self.words(Subject::Item(at), part, text);
            self.piped(Subject::Item(at), part, text, Some(at));
        }
    }

    fn needed(&mut self, subject: Subject, part: Part, text: &Text, instead: bool) {
        if text.is_empty() && !instead {
            let note = matches!(subject, Subject::Item(at) if self.outline.entries[at].note().is_some());
            let key = if note { "note" } else { part.key() };
            let told = Message::new("form-fault-text-missing").with("key", key);
            self.findings.fault(subject, part, told);
        }
    }

    /// Warns for each language in which another one will stand in.
    fn words(&mut self, subject: Subject, part: Part, text: &Text) {
        if in_all(text).any(|words| words.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'))) {
            self.findings.fault(subject, part, Message::new("form-fault-control"));
        }
        let languages = &self.outline.form.languages;
        for language in languages {
            let Some(shown) = text.show(*language, languages) else { continue };
            if let Some(stand_in) = shown.language.filter(|shown| shown != language) {
                let told = Message::new("form-warning-translation")
                    .with("language", language.tag())
                    .with("shown", stand_in.tag())
                    .with("words", excerpt(shown.text));
                self.findings.warn(subject, part, told);
            }
        }
    }

    /// Tells of answers shown that nobody gives.
    fn piped(&mut self, subject: Subject, part: Part, text: &Text, own: Option<usize>) {
        let names: BTreeSet<&str> = in_all(text).flat_map(piping::names).collect();
        for name in names {
            match self.outline.item(name) {
                None => {
                    let told = self.unknown(name);
                    self.findings.fault(subject, part, told);
                }
                Some(found) if Some(found) == own => {
                    let told = Message::new("form-check-piped-itself").with("name", name);
                    self.findings.warn(subject, part, told);
                }
                Some(found) if self.outline.entries[found].item.as_question().is_none() => {
                    let told = Message::new("form-check-piped-nothing").with("name", name);
                    self.findings.warn(subject, part, told);
                }
                Some(_) => {}
            }
        }
        if in_all(text).any(is_torn) {
            self.findings.add(Severity::Warning, subject, part, None, Message::new("form-check-piped-torn"));
        }
    }
}

/// Whether an answer was begun in a text and not ended.
fn is_torn(text: &str) -> bool {
    piping::pieces(text).any(|piece| matches!(piece, piping::Piece::Words(words) if words.contains("${")))
}

fn in_all(text: &Text) -> impl Iterator<Item = &str> {
    Language::ALL.into_iter().filter_map(|l| text.get(l)).chain(text.other.values().map(String::as_str))
}
