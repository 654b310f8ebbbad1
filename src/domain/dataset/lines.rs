//! JSON lines: an object a row, for programs that read data as they come.
//!
//! Numbers are numbers, ticks are true or false, choices are their codes. No value is `null`, and why
//! there is none stands at the end: `"missing": {"age": "refused"}`; what was left empty is not named.

use super::model::{Cell, Dataset, Kind, Variable};
use super::rows::{Fault, Rows, Written};
use serde_json::{Map, Value, json};
use std::io::Write;

/// The name of the reasons for having no value. No question has a slash in its name.
pub const MISSING: &str = "submission/missing";

/// A file of JSON lines under way.
pub struct Writer<'d, W: Write> {
    dataset: &'d Dataset,
    out: W,
    rows: u64,
}

impl<'d, W: Write> Writer<'d, W> {
    /// Begins a file, which is empty until the first row.
    pub const fn new(out: W, dataset: &'d Dataset) -> Self {
        Self { dataset, out, rows: 0 }
    }
}

impl<W: Write> Rows for Writer<'_, W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        let mut object = Map::with_capacity(cells.len() + 1);
        let mut missing = Map::new();
        for (variable, cell) in self.dataset.variables.iter().zip(cells) {
            if let Cell::Missing(kind) = cell
                && variable.code(*kind)?.is_some()
            {
                missing.insert(variable.name.clone(), json!(kind));
            }
            object.insert(variable.name.clone(), value(variable, cell)?);
        }
        object.insert(MISSING.to_owned(), missing.into());
        serde_json::to_writer(&mut self.out, &object).map_err(|fault| Fault::Io(fault.into()))?;
        self.out.write_all(b"\n")?;
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written, Fault> {
        self.out.flush()?;
        Ok(Written { rows: self.rows, shortened: Vec::new() })
    }
}

fn value(variable: &Variable, cell: &Cell<'_>) -> Result<Value, Fault> {
    /// Up to here every whole number is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    Ok(match (cell, &variable.kind) {
        (Cell::Missing(_), _) => Value::Null,
        (Cell::Number(number), Kind::Number { .. }) if number.fract() == 0.0 && number.abs() < EXACT => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and exact")]
            let whole = *number as i64;
            json!(whole)
        }
        (Cell::Number(number), Kind::Number { .. }) => json!(number),
        (Cell::Choice(place), Kind::Choice(categories)) => {
            json!(categories.get(*place).ok_or_else(|| variable.unfit())?.code)
        }
        (Cell::Flag(set), Kind::Flag) => json!(set),
        (Cell::Text(text), Kind::Text { .. }) => json!(text),
        (Cell::Day(day), Kind::Day) => json!(day.to_string()),
        (Cell::Moment(moment), Kind::Moment) => json!(moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        (Cell::Time(time), Kind::Time) => json!(time.format("%H:%M:%S").to_string()),
        _ => return Err(variable.unfit()),
    })
}
