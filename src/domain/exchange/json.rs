//! JSON: rows as objects, and tables with what each number means.

use super::sheet::{Cell, Fault, Sheet};
use crate::form::Form;
use crate::language::Language;
use crate::table::{self, Column, Label, Row, Say, Share, Table, round_half_up};
use serde_json::{Map, Value, json};
use std::io::Write;

/// An array of objects under way, a row each, keyed by the headings.
pub struct Rows<W: Write> {
    out: W,
    names: Vec<String>,
    any: bool,
}

impl<W: Write> Rows<W> {
    /// Begins an array.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written.
    pub fn new(mut out: W) -> Result<Self, Fault> {
        out.write_all(b"[")?;
        Ok(Self { out, names: Vec::new(), any: false })
    }

    /// Ends the array.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn finish(mut self) -> Result<(), Fault> {
        self.out.write_all(if self.any { b"\n]\n" } else { b"]\n" })?;
        Ok(self.out.flush()?)
    }
}

impl<W: Write> Sheet for Rows<W> {
    /// Columns of the same name are told apart by a number, for a key stands once in an object.
    fn heading(&mut self, names: &[&str]) -> Result<(), Fault> {
        for name in names {
            let numbered = (2..).map(|number| format!("{name} ({number})"));
            let mut free = std::iter::once((*name).to_owned()).chain(numbered);
            self.names.extend(free.find(|name| !self.names.contains(name)));
        }
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        let object: Map<String, Value> = self.names.iter().cloned().zip(cells.iter().map(value)).collect();
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        serde_json::to_writer(&mut self.out, &object).map_err(|fault| Fault::Io(fault.into()))
    }
}

fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Missing(missing) => missing.code().parse::<i64>().map_or(Value::Null, Value::from),
        Cell::Whole(number) => json!(number),
        Cell::Number { value, .. } => json!(value),
        Cell::Share(share) => json!(share.percent()),
        Cell::Flag(set) => json!(u8::from(*set)),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Time(time) => json!(time.format("%H:%M:%S").to_string()),
        Cell::Moment(moment) => json!(moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()),
    }
}

/// Tables of a study. Every percent comes with its exact value, the value rounded half up to a
/// whole percent, and the name and size of its base.
#[must_use]
pub fn tables(study: &str, form: &Form, tables: &[Table], language: Language, say: Say<'_>) -> Value {
    json!({
        "study": study,
        "title": form.title.words(language, &form.languages),
        "language": language,
        "rounding": "half up to a whole percent, from the counts",
        "tables": tables.iter().map(|table| of_table(table, language, say)).collect::<Vec<_>>(),
    })
}

fn of_table(table: &Table, language: Language, say: Say<'_>) -> Value {
    let label = |label: &Label| label.words(language, &table.fallback, say).text;
    let row = |row: &Row| {
        let cells = table.columns.iter().zip(&row.cells);
        let cells = cells
            .filter_map(|(column, cell)| Some((column.key.clone(), of_cell(table, column, *cell, say)?)));
        json!({
            "key": row.key,
            "kind": row.kind,
            "label": label(&row.label),
            "cells": cells.collect::<Map<_, _>>(),
        })
    };
    let column = |column: &Column| {
        let mut shown = json!({
            "key": column.key,
            "label": label(&column.label),
            "group": column.group.as_ref().map(say),
            "base": column.base.map(table::Base::key),
        });
        if !column.over.is_empty() {
            shown["over"] = column.over.iter().map(label).collect();
        }
        shown
    };
    json!({
        "key": table.key,
        "title": table.title_words(language, say).text,
        "repeat": table.repeat,
        "base": say(&table.base),
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "notes": table.notes.iter().map(say).collect::<Vec<_>>(),
    })
}

fn of_cell(table: &Table, column: &Column, cell: table::Cell, say: Say<'_>) -> Option<Value> {
    match cell {
        table::Cell::Empty => None,
        table::Cell::Count(count) => Some(json!(count)),
        table::Cell::Share(share) => Some(of_share(table, column, share, say)),
        table::Cell::Number { value, digits } => {
            Some(json!({ "exact": value, "rounded": round_half_up(value, digits) }))
        }
        table::Cell::Day(day) => Some(json!(day.to_string())),
        table::Cell::Percent { value, digits } => Some(json!({
            "exact": value,
            "rounded": round_half_up(value, digits),
            "base": column.base.map(table::Base::key),
        })),
        table::Cell::Interval { low, high, .. } => Some(json!({ "low": low, "high": high })),
        table::Cell::Probability(p) => Some(json!({ "exact": p, "rounded": round_half_up(p, 3) })),
        table::Cell::Letters(0) => None,
        table::Cell::Letters(letters) => Some(json!(table::words::letters(letters))),
        table::Cell::Hidden => Some(json!({ "hidden": true })),
    }
}

fn of_share(table: &Table, column: &Column, share: Share, say: Say<'_>) -> Value {
    json!({
        "exact": share.percent(),
        "rounded": share.rounded(),
        "base": column.base.map(table::Base::key),
        "base_label": column.base.map(|base| say(&base.label(table.repeat.is_some()))),
        "base_n": share.base(),
    })
}
