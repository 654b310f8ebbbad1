//! A row under way: cells are taken out by what they mean, and what is left is passed through.

use super::headings::{Cell, Table, is_translated};
use super::language::Tongue;
use super::names::Names;
use crate::exchange::remark::Place;
use crate::exchange::workbook::Row;
use crate::form::{Media, More};
use crate::language::Text;

/// How texts of a form are cleaned.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    /// The language of texts whose column names none.
    pub(super) tongue: Tongue,
    /// Whether several spaces are one (`clean_text_values`).
    pub(super) collapse: bool,
}

/// The cells of a row that nobody has taken yet.
pub(super) struct Cells<'t> {
    pub(super) table: &'t Table<'t>,
    pub(super) number: usize,
    manner: &'t Manner,
    names: &'t Names,
    left: Vec<Cell<'t>>,
}

/// A cell that was taken.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) text: String,
    pub(super) column: u32,
}

impl<'t> Cells<'t> {
    pub(super) fn new(table: &'t Table<'t>, row: &'t Row, manner: &'t Manner, names: &'t Names) -> Self {
        Self { table, number: row.number, manner, names, left: table.cells(row).collect() }
    }

    /// The row, or its cell of that key, as a place.
    pub(super) fn place(&self, key: Option<&str>) -> Place {
        self.table.sheet.place(self.number, key.and_then(|key| self.table.column(key)))
    }

    /// A cell that was taken, as a place.
    pub(super) fn at(&self, taken: &Taken) -> Place {
        self.table.sheet.place(self.number, Some(taken.column))
    }

    /// Takes what is no text for people: a name, an expression, a number.
    pub(super) fn take(&mut self, key: &str) -> Option<Taken> {
        let at =
            self.left.iter().position(|cell| cell.heading.key == key && cell.heading.tongue.is_none())?;
        let cell = self.left.remove(at);
        let text = self.names.renamed(&plain(cell.text, self.manner.collapse)).into_owned();
        Some(Taken { text, column: cell.column })
    }

    /// Takes a text for people, in the languages that it has.
    pub(super) fn text(&mut self, key: &str) -> Text {
        let mut text = Text::default();
        let (mine, left) =
            std::mem::take(&mut self.left).into_iter().partition(|cell| cell.heading.key == key);
        self.left = left;
        let mine: Vec<Cell<'t>> = mine;
        // A column that names its language wins over one that does not.
        let (named, unnamed): (Vec<_>, Vec<_>) = mine.iter().partition(|cell| cell.heading.tongue.is_some());
        for cell in unnamed.into_iter().chain(named) {
            let tongue = cell.heading.tongue.as_ref().unwrap_or(&self.manner.tongue);
            let words = words(cell.text, self.manner.collapse);
            tongue.put(&mut text, self.names.renamed(&words).into_owned());
        }
        text
    }

    /// Takes the files shown.
    pub(super) fn media(&mut self) -> Media {
        Media {
            image: self.text("image"),
            big_image: self.text("big-image"),
            audio: self.text("audio"),
            video: self.text("video"),
        }
    }

    /// Takes cells that need no word.
    pub(super) fn forget(&mut self, keys: &[&str]) {
        self.left.retain(|cell| !keys.contains(&cell.heading.key.as_str()));
    }

    /// What nobody took.
    pub(super) fn rest(self) -> More {
        let cell = |cell: &Cell<'_>| {
            let text = if is_translated(&cell.heading.key) {
                words(cell.text, self.manner.collapse)
            } else {
                plain(cell.text, self.manner.collapse)
            };
            (cell.heading.written(), self.names.renamed(&text).into_owned())
        };
        let kept = self.left.iter().filter(|cell| !cell.heading.key.is_empty());
        kept.map(cell).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// A text for people, cleaned: lines are kept, and typographic quotes.
pub(super) fn words(text: &str, collapse: bool) -> String {
    let text = text.trim();
    if collapse { collapsed(text) } else { text.to_owned() }
}

/// A text for machines, cleaned: quotes are straight, spaces plain.
pub(super) fn plain(text: &str, collapse: bool) -> String {
    let straight = text.trim().chars().map(|c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{a0}' => ' ',
        same => same,
    });
    let text: String = straight.collect();
    if collapse { collapsed(text.trim()) } else { text.trim().to_owned() }
}

fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}
