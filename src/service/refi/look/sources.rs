//! What the texts of a file would add: documents, their codings, who speaks.

use super::Looking;
use crate::service::refi::brought::Ready;
use crate::service::refi::fit::{named, said, words};
use crate::service::refi::known::{Brought, KnownDocument};
use crate::service::refi::plan::{About, PlannedCoding, PlannedDocument};
use domain::coding::{Attributes, Placed, region};
use domain::exchange::refi::Lost;
use domain::exchange::refi::project::{Coding, Source};
use domain::language::Language;
use domain::text::{Fault, Span};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

impl Looking<'_> {
    pub(super) fn sources(&mut self) {
        let (project, known) = (self.project, self.known);
        let mut read = Vec::new();
        for (source, text) in project.sources.iter().zip(self.texts) {
            match text {
                Ok(text) => read.push((source, named(&source.name, source.guid), text)),
                Err(fault) => {
                    let lost = if *fault == Fault::Empty { Lost::TextMissing } else { Lost::TextBroken };
                    self.report.note(lost, &source.name);
                }
            }
        }
        let brought: Vec<Brought<'_>> = read
            .iter()
            .map(|(source, name, text)| Brought {
                guid: source.guid,
                name,
                text: &text.settled.transcript.text,
            })
            .collect();
        let matching = known.matching(&brought);
        for (there, (source, name, text)) in matching.into_iter().zip(read) {
            self.source(source, (name, text), there);
        }
    }

    fn source(
        &mut self,
        source: &Source,
        (name, text): (String, &Arc<Ready>),
        there: Option<&KnownDocument>,
    ) {
        self.report.note_many(Lost::Control, text.settled.controls, &source.name);
        let (attributes, language) = self.attributes(source);
        let guid = match there {
            Some(known) => {
                self.stays(known, &attributes);
                known.guid
            }
            None => {
                if self.known.documents.iter().any(|known| known.guid == source.guid) {
                    self.report.note(Lost::TextOther, &name);
                }
                self.identity(source.guid)
            }
        };
        self.meant.insert(source.guid, guid);
        let there = there.map(|known| known.id);
        let language = language.or(text.language).unwrap_or(self.fallback);
        let at = self.plan.documents.len();
        self.sources.insert(source.guid, at);
        let (codings, kept) = (Vec::new(), Arc::clone(text));
        let mut document = PlannedDocument { guid, name, there, text: kept, language, attributes, codings };
        let whole = Span { start: 0, end: text.length };
        for note in &source.notes {
            self.about.entry(*note).or_insert((About::Document(at), String::new()));
        }
        if !source.description.trim().is_empty() {
            self.own_memo(source.guid, About::Document(at), &source.description);
        }
        let mut seen = HashSet::new();
        for coding in &source.codings {
            self.coding(&mut document, (at, coding, Some(whole)), &mut seen);
        }
        for (number, part) in source.selections.iter().enumerate() {
            let span = text.settled.spans.get(number).copied().flatten();
            let first = document.codings.len();
            for coding in &part.codings {
                self.coding(&mut document, (at, coding, span), &mut seen);
            }
            if let Some(coding) = document.codings.get(first) {
                self.meant.insert(part.guid, coding.guid);
            }
            if span.is_none() {
                self.report.note(Lost::Outside, &document.name);
            }
            let about =
                if document.codings.len() > first { About::Coding(at, first) } else { About::Document(at) };
            // Of a coding one sees the words; a document's memo has to say them.
            let words = match (about, text.words.get(&number)) {
                (About::Document(_), Some(words)) => format!("«{words}»"),
                _ => String::new(),
            };
            for note in &part.notes {
                self.about.entry(*note).or_insert((about, words.clone()));
            }
            if !part.description.trim().is_empty() {
                self.own_memo(part.guid, about, &said(&words, &part.description));
            }
        }
        self.plan.documents.push(document);
    }

    fn coding(
        &mut self,
        document: &mut PlannedDocument,
        (at, coding, span): (usize, &Coding, Option<Span>),
        seen: &mut HashSet<(Uuid, Option<i64>, bool, Span)>,
    ) {
        let (Some(code), Some(span)) = (self.here.get(&coding.code).copied(), span) else { return };
        let person = coding.made.by.and_then(|by| self.persons.get(&by)).map(|at| &mut self.people[*at]);
        let (mut coder, mut consensus) = (None, false);
        match person {
            Some(person) => {
                person.codings += 1;
                consensus = person.is_agreement;
                coder = person.account.filter(|_| !consensus);
            }
            None => self.report.note(Lost::Coder, ""),
        }
        // Whether such a coding is there already would tell what another has coded.
        if !self.sight.sees(&Placed { code: 0, span, coder, consensus }) {
            self.report.note(Lost::Unseen, &document.name);
            return;
        }
        if !seen.insert((code, coder, consensus, span)) {
            return;
        }
        let key = document.there.zip(self.keys.get(&code).copied());
        let there = key
            .and_then(|(document, code)| self.there.get(&(document, code, coder, consensus, span)).copied());
        let guid = there.map_or_else(|| self.identity(coding.guid), |(_, guid)| guid);
        self.meant.insert(coding.guid, guid);
        let number = document.codings.len();
        for note in &coding.notes {
            self.about.entry(*note).or_insert((About::Coding(at, number), String::new()));
        }
        document.codings.push(PlannedCoding {
            guid,
            code,
            span,
            coder,
            consensus,
            at: coding.made.at,
            there: there.map(|(id, _)| id),
        });
    }

    /// Tells what a file knows otherwise of who speaks in a document that is there.
    fn stays(&mut self, there: &KnownDocument, brought: &Attributes) {
        let here = &there.attributes;
        let others = [
            ("age", brought.age.is_some() && brought.age != here.age),
            ("region", !brought.region.is_empty() && brought.region != here.region),
            ("role", !brought.role.is_empty() && brought.role != here.role),
        ];
        for (name, _) in others.into_iter().filter(|(_, is_other)| *is_other) {
            self.report.note(Lost::ValueStays, &format!("{}: {name}", there.name));
        }
    }

    /// What is known of who speaks, from the source and from a case that has this source alone.
    fn attributes(&mut self, source: &Source) -> (Attributes, Option<Language>) {
        let of_case = self.of_source.get(&source.guid).map_or(&[][..], Vec::as_slice);
        let of_case = of_case.iter().flat_map(|case| &case.values).map(|value| (value, true));
        let values = source.values.iter().map(|value| (value, false)).chain(of_case);
        let (mut attributes, mut language) = (Attributes::default(), None);
        for (value, is_of_case) in values {
            let Some(words) = words(value).filter(|words| !words.is_empty()) else { continue };
            match self.variables.get(&value.variable).map(String::as_str) {
                Some("age") if words.parse::<u8>().is_ok() => {
                    attributes.age = attributes.age.or_else(|| words.parse().ok());
                }
                Some("region") if region(&words).is_some() => attributes.region = words,
                Some("role") if Attributes::ROLES.contains(&words.as_str()) => attributes.role = words,
                Some("language") if Language::from_tag(&words).is_some() => {
                    language = language.or_else(|| Language::from_tag(&words));
                }
                // What a case has beyond it is typed for the case.
                _ if is_of_case => {}
                Some("age" | "region" | "role" | "language") => self.report.note(Lost::Value, &words),
                _ => drop(self.lost_variables.insert(value.variable)),
            }
        }
        (attributes, language)
    }
}
