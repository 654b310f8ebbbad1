//! What reading a form has to tell, gathered with lines.

use super::{Fault, Warning};
use crate::form::excerpt;
use crate::message::Message;
use std::collections::BTreeSet;

/// The most faults told at once: who made more has one thing wrong a thousand times.
const MOST: usize = 200;

pub(super) struct Report<'s> {
    source: &'s str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    faults: Vec<Fault>,
    warnings: Vec<Warning>,
    /// The paths of which a fault has been told: what else is wrong there comes of that.
    claims: BTreeSet<String>,
}

impl<'s> Report<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let begins = source.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(begins).collect();
        Self { source, lines, faults: Vec::new(), warnings: Vec::new(), claims: BTreeSet::new() }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
    }

    /// Keeps what a check finds at a path from being told.
    pub(super) fn claim(&mut self, path: String) {
        self.claims.insert(path);
    }

    /// Whether a table is claimed, or a path in it or anything below that.
    pub(super) fn is_claimed(&self, table: &str, path: &str) -> bool {
        let below = |claim: &String| claim.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
        let whole = !table.is_empty() && self.claims.contains(table);
        whole
            || self.claims.contains(path)
            || (table != path && self.claims.range(format!("{path}.")..).next().is_some_and(below))
    }

    pub(super) fn fault(&mut self, at: usize, path: &str, told: Message) {
        let line = self.line(at);
        self.faults.push(Fault { line, path: path.to_owned(), told });
    }

    pub(super) fn warn(&mut self, at: usize, path: &str, told: Message) {
        let line = self.line(at);
        self.warnings.push(Warning { line, path: path.to_owned(), told });
    }

    /// A fault of TOML itself. What its reader says of it is English for programmers, so it is told
    /// apart only as far as an author can act on it.
    pub(super) fn syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let found = self.source.get(span.clone()).map(str::trim).unwrap_or_default();
        let told = match error.message() {
            "duplicate key" => Message::new("form-fault-key-twice").with("key", excerpt(found)),
            _ => {
                let line = self.line(span.start);
                let text = self.source.lines().nth(line - 1).unwrap_or_default();
                Message::new("form-fault-syntax").with("text", excerpt(text.trim()))
            }
        };
        self.fault(span.start, "", told);
    }

    /// The faults and warnings by line.
    pub(super) fn finish(mut self) -> (Vec<Fault>, Vec<Warning>) {
        self.faults.sort_by_key(|fault| fault.line);
        self.faults.truncate(MOST);
        self.warnings.sort_by_key(|warning| warning.line);
        (self.faults, self.warnings)
    }
}
