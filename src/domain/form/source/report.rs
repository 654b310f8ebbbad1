//! What reading a form has to tell, gathered with lines.

use super::{Fault, Warning};
use crate::form::excerpt;
use crate::message::Message;

/// The most faults told at once: who made more has one thing wrong a thousand times.
const MOST: usize = 200;

pub(super) struct Report<'s> {
    source: &'s str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    faults: Vec<Fault>,
    warnings: Vec<Warning>,
}

impl<'s> Report<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let begins = source.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(begins).collect();
        Self { source, lines, faults: Vec::new(), warnings: Vec::new() }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
    }

    /// How many faults have been told.
    pub(super) fn faults(&self) -> usize {
        self.faults.len()
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
