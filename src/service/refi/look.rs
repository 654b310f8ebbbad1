//! What a file would add to a study, and what it cannot.

use super::brought::Brought;
use super::fit::{fitting, named, said, words};
use super::gather::VARIABLES;
use super::guids::Guids;
use super::known::Known;
use super::plan::{About, Plan, PlannedCoding, PlannedDocument, PlannedMemo};
use crate::app::App;
use crate::store::Db;
use crate::store::studies::{Member, Study};
use domain::coding::{Attributes, region};
use domain::exchange::codebook::{Code, Compared};
use domain::exchange::refi::project::{Coding, Project, Source};
use domain::exchange::refi::{Lost, Report, settle};
use domain::language::{Language, detect};
use domain::text::{Fault, Offsets, Span};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Who the users of a file are here; those who are not named are told by their names.
pub type People = HashMap<Uuid, Option<i64>>;

/// What would be done.
pub struct Looked {
    /// Each code.
    pub codes: Vec<CodeRow>,
    /// Each text.
    pub documents: Vec<DocumentRow>,
    /// Who codes in the file.
    pub people: Vec<Person>,
    /// Who works here.
    pub team: Vec<Member>,
    /// How many notes would become memos, and how many are memos already.
    pub memos: (usize, usize),
    /// How many cases are new.
    pub cases: usize,
    /// What cannot come through.
    pub report: Report,
    pub(super) plan: Plan,
}

/// A code of a file.
pub type CodeRow = Compared;

/// A text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its name.
    pub name: String,
    /// The document that is this text already.
    pub there: Option<i64>,
    /// How many codings would be added.
    pub added: usize,
    /// How many are there already.
    pub already: usize,
}

/// Somebody who codes in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As the file knows them.
    pub guid: Uuid,
    /// Their name.
    pub name: String,
    /// Who they are here.
    pub account: Option<i64>,
    /// Whether they stand for what coders agreed upon.
    pub is_agreement: bool,
    /// How many codings are theirs.
    pub codings: usize,
}

/// Looks at what a file would do.
///
/// # Errors
/// Where the database cannot be read.
pub async fn look(app: &App, study: &Study, brought: &Brought, people: &People) -> anyhow::Result<Looked> {
    Ok(plan(&app.store, study, brought, people, app.config.language).await?.0)
}

/// The same, with what is there.
pub(super) async fn plan(
    db: &impl Db,
    study: &Study,
    brought: &Brought,
    people: &People,
    fallback: Language,
) -> anyhow::Result<(Looked, Known)> {
    let known = Known::of(db, study).await?;
    let mut looking = Looking::new(&known, brought, people, fallback);
    for source in &brought.project.sources {
        looking.source(source);
    }
    looking.memos();
    looking.cases();
    looking.leftovers();
    let looked = looking.finish();
    Ok((looked, known))
}

struct Looking<'a> {
    known: &'a Known,
    project: &'a Project,
    fallback: Language,
    codes: Vec<Compared>,
    /// The GUIDs of codes here, by those of the file.
    here: HashMap<Uuid, Uuid>,
    keys: HashMap<Uuid, i64>,
    /// Document, code, coder, agreement and words of the codings that are there.
    there: HashSet<(i64, i64, Option<i64>, bool, Span)>,
    people: Vec<Person>,
    plan: Plan,
    /// Places in the plan of sources, and of codings and selections with their document.
    sources: HashMap<Uuid, usize>,
    /// What the notes of the file are about.
    about: HashMap<Uuid, (About, String)>,
    variables: HashMap<Uuid, String>,
    report: Report,
    memos_there: usize,
}

impl<'a> Looking<'a> {
    fn new(known: &'a Known, brought: &'a Brought, people: &'a People, fallback: Language) -> Self {
        let project = &brought.project;
        let there: Vec<Code> = known.codes.iter().map(|(_, code)| code.clone()).collect();
        let mut report = brought.report.clone();
        let codes = fitting(&there, &project.codes, &mut report);
        let here = codes.iter().map(|one| (one.brought, one.code.guid)).collect();
        let rows = known.codings.iter();
        let rows = rows.map(|row| {
            (row.document_id, row.placed.code, row.placed.coder, row.placed.consensus, row.span())
        });
        let persons = project.users.iter().map(|user| Person {
            guid: user.guid,
            name: user.name.clone(),
            account: people.get(&user.guid).copied().unwrap_or_else(|| known.member(user.guid, &user.name)),
            is_agreement: user.guid == Guids::agreed(),
            codings: 0,
        });
        let variables = project.variables.iter();
        Self {
            known,
            project,
            fallback,
            codes,
            here,
            keys: known.code_keys(),
            there: rows.collect(),
            people: persons.collect(),
            plan: Plan::default(),
            sources: HashMap::new(),
            about: HashMap::new(),
            variables: variables.map(|it| (it.guid, it.name.trim().to_lowercase())).collect(),
            report,
            memos_there: 0,
        }
    }

    fn source(&mut self, source: &Source) {
        let settled = match settle(source) {
            Ok(settled) => settled,
            Err(fault) => {
                let lost = if fault == Fault::Empty { Lost::TextMissing } else { Lost::TextBroken };
                self.report.note(lost, &source.name);
                return;
            }
        };
        self.report.note_many(Lost::Control, settled.controls, &source.name);
        let name = named(&source.name, source.guid);
        let there = self.known.document(source.guid, &name, &settled.transcript.text).map(|known| known.id);
        let (attributes, language) = self.attributes(source);
        let language = language.or_else(|| detect(&settled.transcript.text)).unwrap_or(self.fallback);
        let at = self.plan.documents.len();
        self.sources.insert(source.guid, at);
        let mut document = PlannedDocument {
            guid: source.guid,
            name,
            there,
            language,
            attributes,
            codings: Vec::new(),
            settled,
        };
        let text = document.settled.transcript.text.clone();
        let offsets = Offsets::new(&text);
        let whole = Span { start: 0, end: offsets.len() };
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
            let span = document.settled.spans.get(number).copied().flatten();
            let first = document.codings.len();
            for coding in &part.codings {
                self.coding(&mut document, (at, coding, span), &mut seen);
            }
            if span.is_none() {
                self.report.note(Lost::Outside, &document.name);
            }
            let about =
                if document.codings.len() > first { About::Coding(at, first) } else { About::Document(at) };
            // Of a coding one sees the words; a document's memo has to say them.
            let words = match (about, span.and_then(|span| offsets.slice(span))) {
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

    /// What has no note of its own in the file.
    fn own_memo(&mut self, of: Uuid, about: About, text: &str) {
        let guid = Uuid::new_v5(&of, b"description");
        self.memo(PlannedMemo { guid, about, text: text.trim().to_owned(), by: None, at: None });
    }

    fn coding(
        &mut self,
        document: &mut PlannedDocument,
        (at, coding, span): (usize, &Coding, Option<Span>),
        seen: &mut HashSet<(Uuid, Option<i64>, bool, Span)>,
    ) {
        let (Some(code), Some(span)) = (self.here.get(&coding.code).copied(), span) else { return };
        let person = coding.made.by.and_then(|by| self.people.iter_mut().find(|person| person.guid == by));
        let (mut coder, mut consensus) = (None, false);
        match person {
            Some(person) => {
                person.codings += 1;
                consensus = person.is_agreement;
                coder = person.account.filter(|_| !consensus);
            }
            None => self.report.note(Lost::Coder, ""),
        }
        if !seen.insert((code, coder, consensus, span)) {
            return;
        }
        let key = document.there.zip(self.keys.get(&code).copied());
        let there = key
            .is_some_and(|(document, code)| self.there.contains(&(document, code, coder, consensus, span)));
        let number = document.codings.len();
        for note in &coding.notes {
            self.about.entry(*note).or_insert((About::Coding(at, number), String::new()));
        }
        document.codings.push(PlannedCoding {
            guid: coding.guid,
            code,
            span,
            coder,
            consensus,
            at: coding.made.at,
            there,
        });
    }

    /// What is known of who speaks, from the source and from a case that has this source alone.
    fn attributes(&self, source: &Source) -> (Attributes, Option<Language>) {
        let of_case = self.project.cases.iter().filter(|case| case.sources == [source.guid]);
        let values = source.values.iter().chain(of_case.flat_map(|case| &case.values));
        let (mut attributes, mut language) = (Attributes::default(), None);
        for value in values {
            let Some(words) = words(value) else { continue };
            match self.variables.get(&value.variable).map(String::as_str) {
                Some("age") => attributes.age = attributes.age.or_else(|| words.parse().ok()),
                Some("region") if region(&words).is_some() => attributes.region = words,
                Some("role") if Attributes::ROLES.contains(&words.as_str()) => attributes.role = words,
                Some("language") => language = language.or_else(|| Language::from_tag(&words)),
                _ => {}
            }
        }
        (attributes, language)
    }

    fn memos(&mut self) {
        let here = |code: &Uuid| self.here.get(code).copied();
        let codes = self.project.code_notes.iter().filter_map(|(code, notes)| Some((here(code)?, notes)));
        let codes: Vec<_> =
            codes.flat_map(|(code, notes)| notes.iter().map(move |note| (*note, code))).collect();
        for (note, code) in codes {
            self.about.entry(note).or_insert((About::Code(code), String::new()));
        }
        for note in &self.project.notes {
            let (about, words) = self.about.get(&note.guid).cloned().unwrap_or((About::Study, String::new()));
            let mut text = note.text.trim().to_owned();
            let title = note.name.trim().trim_end_matches('…');
            if !title.is_empty() && !text.starts_with(title) {
                text = format!("{title}\n\n{text}");
            }
            let by = note.created.by.and_then(|by| self.people.iter().find(|person| person.guid == by));
            let by = by.and_then(|person| person.account);
            self.memo(PlannedMemo {
                guid: note.guid,
                about,
                text: said(&words, &text),
                by,
                at: note.created.at,
            });
        }
        if !self.project.description.trim().is_empty() {
            self.own_memo(Uuid::nil(), About::Study, &self.project.description);
        }
    }

    fn memo(&mut self, memo: PlannedMemo) {
        let text: String =
            memo.text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if text.trim().is_empty() {
            return;
        }
        let guid = |known: &crate::store::memos::Memo| {
            known.guid.unwrap_or_else(|| self.known.guids.row("memo", known.id))
        };
        if self.known.memos.iter().any(|known| guid(known) == memo.guid || known.text == text) {
            self.memos_there += 1;
        } else {
            self.plan.memos.push(PlannedMemo { text, ..memo });
        }
    }

    fn cases(&mut self) {
        for case in &self.project.cases {
            let name = case.name.trim();
            // Without a name it only says something of its sources.
            if name.is_empty() {
                continue;
            }
            let name = named(name, case.guid);
            if self.known.cases.contains(&name) {
                continue;
            }
            let sources = case.sources.iter().filter_map(|source| self.sources.get(source).copied());
            self.plan.cases.push((name.clone(), case.description.trim().to_owned(), sources.collect()));
            let partly = case.codes.len() + case.selections.len();
            self.report.note_many(Lost::Case, usize::from(partly > 0), &name);
        }
    }

    /// What has no place here.
    fn leftovers(&mut self) {
        for link in &self.project.links {
            self.report.note(Lost::Link, &link.name);
        }
        for set in &self.project.sets {
            self.report.note(Lost::Set, &set.name);
        }
        let ours = |name: &str| VARIABLES.iter().any(|(known, _)| *known == name.trim().to_lowercase());
        for variable in self.project.variables.iter().filter(|variable| !ours(&variable.name)) {
            self.report.note(Lost::Variable, &variable.name);
        }
    }

    fn finish(self) -> Looked {
        let row = |document: &PlannedDocument| {
            let already = document.codings.iter().filter(|coding| coding.there).count();
            let (name, there) = (document.name.clone(), document.there);
            DocumentRow { name, there, added: document.codings.len() - already, already }
        };
        Looked {
            codes: self.codes,
            documents: self.plan.documents.iter().map(row).collect(),
            people: self.people,
            team: self.known.team.clone(),
            memos: (self.plan.memos.len(), self.memos_there),
            cases: self.plan.cases.len(),
            report: self.report,
            plan: self.plan,
        }
    }
}
