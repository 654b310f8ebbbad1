//! References put in order: those that lead nowhere are told and taken out, so that whoever takes the
//! project in finds everything that it names.

use crate::exchange::refi::loss::{Lost, Report};
use crate::exchange::refi::project::{Coding, Project, Stamp, Value};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What the reader knows of GUIDs.
pub(super) struct Known {
    pub(super) aliases: HashMap<Uuid, Uuid>,
    pub(super) gone: HashSet<Uuid>,
}

struct Tidy<'a> {
    known: &'a Known,
    report: &'a mut Report,
}

/// Puts the references of a project in order.
pub(super) fn project(project: &mut Project, known: &Known, report: &mut Report) {
    let all = |guids: Vec<Uuid>| guids.into_iter().collect::<HashSet<Uuid>>();
    let users = all(project.users.iter().map(|it| it.guid).collect());
    let codes = all(project.codes.iter().map(|it| it.guid).collect());
    let notes = all(project.notes.iter().map(|it| it.guid).collect());
    let variables = all(project.variables.iter().map(|it| it.guid).collect());
    let sources = all(project.sources.iter().map(|it| it.guid).collect());
    let parts = project.sources.iter().flat_map(|source| &source.selections);
    let selections = all(parts.map(|part| part.guid).collect());
    let mut tidy = Tidy { known, report };
    tidy.stamp(&mut project.created, &users);
    tidy.list(&mut project.about, &notes);
    for about in project.code_notes.values_mut() {
        tidy.list(about, &notes);
    }
    for source in &mut project.sources {
        tidy.stamp(&mut source.created, &users);
        tidy.stamp(&mut source.modified, &users);
        tidy.list(&mut source.notes, &notes);
        tidy.values(&mut source.values, &variables);
        tidy.codings(&mut source.codings, (&codes, &users, &notes));
        for part in &mut source.selections {
            tidy.stamp(&mut part.created, &users);
            tidy.stamp(&mut part.modified, &users);
            tidy.list(&mut part.notes, &notes);
            tidy.codings(&mut part.codings, (&codes, &users, &notes));
        }
    }
    for note in &mut project.notes {
        tidy.stamp(&mut note.created, &users);
        tidy.stamp(&mut note.modified, &users);
    }
    for case in &mut project.cases {
        tidy.list(&mut case.codes, &codes);
        tidy.list(&mut case.sources, &sources);
        tidy.list(&mut case.selections, &selections);
        tidy.values(&mut case.values, &variables);
    }
    for link in &mut project.links {
        for end in [&mut link.origin, &mut link.target].into_iter().flatten() {
            *end = tidy.known.aliases.get(end).copied().unwrap_or(*end);
        }
        tidy.list(&mut link.notes, &notes);
    }
    for set in &mut project.sets {
        tidy.list(&mut set.codes, &codes);
        tidy.list(&mut set.sources, &sources);
        tidy.list(&mut set.notes, &notes);
    }
}

impl Tidy<'_> {
    /// What is meant, where it is there.
    fn meant(&mut self, guid: Uuid, there: &HashSet<Uuid>) -> Option<Uuid> {
        let meant = self.known.aliases.get(&guid).copied().unwrap_or(guid);
        if there.contains(&meant) {
            return Some(meant);
        }
        // What was not taken was told already.
        if !self.known.gone.contains(&guid) {
            self.report.note(Lost::Dangling, "");
        }
        None
    }

    fn list(&mut self, guids: &mut Vec<Uuid>, there: &HashSet<Uuid>) {
        *guids = std::mem::take(guids).into_iter().filter_map(|guid| self.meant(guid, there)).collect();
    }

    fn stamp(&mut self, stamp: &mut Stamp, users: &HashSet<Uuid>) {
        stamp.by = stamp.by.and_then(|by| self.meant(by, users));
    }

    fn values(&mut self, values: &mut Vec<Value>, variables: &HashSet<Uuid>) {
        values.retain(|value| self.meant(value.variable, variables).is_some());
    }

    fn codings(
        &mut self,
        codings: &mut Vec<Coding>,
        (codes, users, notes): (&HashSet<Uuid>, &HashSet<Uuid>, &HashSet<Uuid>),
    ) {
        codings.retain(|coding| self.meant(coding.code, codes).is_some());
        for coding in codings {
            self.stamp(&mut coding.made, users);
            self.list(&mut coding.notes, notes);
        }
    }
}
