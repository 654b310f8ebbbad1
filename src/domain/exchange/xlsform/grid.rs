//! Rows of cells under named columns, put in any order.

use super::language::Tongue;
use crate::form::{Media, More};
use crate::language::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A sheet that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The cells, as many in each row as there are columns; empty where nothing is said.
    pub rows: Vec<Vec<String>>,
}

/// Rows before it is known which columns they need.
pub(in crate::exchange) struct Rows<'t> {
    tongues: &'t [Tongue],
    rows: Vec<Line>,
}

/// A row by the names of its columns.
#[derive(Default)]
pub(in crate::exchange) struct Line(BTreeMap<String, String>);

impl Line {
    pub(in crate::exchange) fn put(&mut self, column: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.insert(column.to_owned(), text);
        }
    }

    pub(in crate::exchange) fn maybe(&mut self, column: &str, text: Option<&str>) {
        self.put(column, text.unwrap_or_default());
    }

    pub(in crate::exchange) fn flag(&mut self, column: &str, set: bool) {
        self.put(column, if set { "yes" } else { "" });
    }

    pub(in crate::exchange) fn text(&mut self, column: &str, text: &Text, tongues: &[Tongue]) {
        for tongue in tongues {
            self.put(&format!("{column}::{}", tongue.name()), tongue.of(text).unwrap_or_default());
        }
    }

    pub(in crate::exchange) fn media(&mut self, media: &Media, tongues: &[Tongue]) {
        self.text("image", &media.image, tongues);
        self.text("big-image", &media.big_image, tongues);
        self.text("audio", &media.audio, tongues);
        self.text("video", &media.video, tongues);
    }

    /// What was passed through, where nothing else was said.
    pub(in crate::exchange) fn more(&mut self, more: &More) {
        for (column, text) in more {
            if !self.0.contains_key(column) {
                self.put(column, text.as_str());
            }
        }
    }
}

impl<'t> Rows<'t> {
    pub(in crate::exchange) fn new(tongues: &'t [Tongue]) -> Self {
        Self { tongues, rows: Vec::new() }
    }

    pub(in crate::exchange) fn push(&mut self, line: Line) {
        self.rows.push(line);
    }

    /// Whether some text has two spaces side by side, which readers take for one.
    pub(in crate::exchange) fn has_wide_spaces(&self) -> bool {
        self.rows.iter().any(|line| line.0.values().any(|text| text.contains("  ")))
    }

    /// The sheet: columns in the usual order, of which those `always` are there even where nothing
    /// stands in them, and then what else was put.
    pub(in crate::exchange) fn finish(self, usual: &[&str], always: &[&str]) -> Grid {
        let mut left: BTreeSet<&str> =
            self.rows.iter().flat_map(|line| line.0.keys().map(String::as_str)).collect();
        let mut columns: Vec<String> = Vec::new();
        for name in usual {
            let named = self.tongues.iter().filter(|tongue| !tongue.name().is_empty());
            let translated = named.map(|tongue| format!("{name}::{}", tongue.name()));
            for column in std::iter::once((*name).to_owned()).chain(translated) {
                let plain = column == *name;
                let named = always.contains(name) && plain != super::headings::is_translated(name);
                if left.remove(column.as_str()) || named {
                    columns.push(column);
                }
            }
        }
        columns.extend(left.into_iter().map(str::to_owned));
        let cells = |line: &Line| {
            columns.iter().map(|column| line.0.get(column).cloned().unwrap_or_default()).collect()
        };
        let rows = self.rows.iter().map(cells).collect();
        Grid { columns, rows }
    }
}
