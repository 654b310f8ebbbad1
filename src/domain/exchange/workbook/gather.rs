//! Cells into rows, up to the limits.

use super::{BLANK_COLUMNS, BLANK_ROWS, CELLS, COLUMNS, Column, ROWS, Remark, Row, Sheet, TEXT, Workbook};
use crate::message::Message;
use std::ops::ControlFlow;

/// What is left of a workbook's limits.
pub(super) struct Budget {
    cells: usize,
    text: usize,
    looks: usize,
}

/// The most cells that are looked at, those among them that stand in no column: a repeated row of
/// repeated cells is written in a few bytes.
pub(super) const LOOKS: usize = 5 * CELLS;

impl Budget {
    pub(super) fn new() -> Self {
        Self { cells: CELLS, text: TEXT, looks: LOOKS }
    }
}

/// The most faults that are kept of cells: who has more has one thing wrong a thousand times.
const FAULTS: usize = 500;

/// What a cell holds.
pub(super) enum Value<'a> {
    Text(&'a str),
    /// A formula that came to nothing: `#REF!`, `#NAME?`, …
    Error(&'a str),
    /// A formula of which no result was saved.
    Formula,
}

/// A sheet under way. Cells come row by row, from top to bottom.
pub(super) struct Gather<'b> {
    sheet: Sheet,
    budget: &'b mut Budget,
    row: Row,
    /// The last row that held something.
    last: usize,
    remarks: Vec<Remark>,
    faults: Vec<Remark>,
    /// How many faults were not kept.
    more: usize,
}

impl<'b> Gather<'b> {
    pub(super) fn new(name: &str, budget: &'b mut Budget) -> Self {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        Self { sheet, budget, row: Row::default(), last: 0, remarks: Vec::new(), faults: Vec::new(), more: 0 }
    }

    /// How many columns are looked at.
    pub(super) fn width(&self) -> u32 {
        self.sheet.columns.last().map_or(u32::MAX, |last| last.number + 1)
    }

    /// Puts a cell; row and column are counted from 0. Breaks where the sheet has ended.
    ///
    /// # Errors
    /// Where a limit is passed, or rows come out of order.
    pub(super) fn put(
        &mut self,
        row: u32,
        column: u32,
        value: &Value<'_>,
    ) -> Result<ControlFlow<()>, Remark> {
        let number = row as usize + 1;
        if let Value::Text(text) = value
            && text.trim().is_empty()
        {
            return Ok(ControlFlow::Continue(()));
        }
        if number < self.row.number {
            return Err(super::broken());
        }
        self.budget.looks = self.budget.looks.checked_sub(1).ok_or_else(|| self.large(number))?;
        if number > self.row.number {
            self.end_row()?;
            if self.last > 0 && number > self.last + BLANK_ROWS + 1 {
                let told = Message::new("import-sheet-behind").with("row", number).with("blank", BLANK_ROWS);
                self.remarks.push(Remark::at(self.sheet.place(number, None), told));
                return Ok(ControlFlow::Break(()));
            }
            self.row = Row { number, cells: Vec::new() };
            self.last = number;
        }
        self.cell(column, value)?;
        Ok(ControlFlow::Continue(()))
    }

    fn cell(&mut self, column: u32, value: &Value<'_>) -> Result<(), Remark> {
        let heading = self.sheet.columns.is_empty();
        if !heading && self.sheet.columns.binary_search_by_key(&column, |column| column.number).is_err() {
            return Ok(());
        }
        let text = match value {
            Value::Text(text) => *text,
            Value::Error(error) => {
                self.fault(column, Message::new("import-cell-error").with("error", *error));
                error
            }
            Value::Formula => {
                self.fault(column, Message::new("import-cell-formula"));
                return Ok(());
            }
        };
        let left = self.budget.cells.checked_sub(1).zip(self.budget.text.checked_sub(text.len()));
        let Some((cells, bytes)) = left else {
            return Err(self.large(self.row.number));
        };
        (self.budget.cells, self.budget.text) = (cells, bytes);
        self.row.cells.push((column, text.to_owned()));
        Ok(())
    }

    fn fault(&mut self, column: u32, told: Message) {
        if self.faults.len() < FAULTS {
            self.faults.push(Remark::at(self.sheet.place(self.row.number, Some(column)), told));
        } else {
            self.more += 1;
        }
    }

    fn large(&self, row: usize) -> Remark {
        let told = Message::new("import-workbook-large").with("cells", CELLS).with("text", TEXT >> 20);
        Remark::at(self.sheet.place(row, None), told)
    }

    fn end_row(&mut self) -> Result<(), Remark> {
        let mut row = std::mem::take(&mut self.row);
        if row.cells.is_empty() {
            return Ok(());
        }
        row.cells.sort_by_key(|(column, _)| *column);
        row.cells.dedup_by_key(|(column, _)| *column);
        if self.sheet.columns.is_empty() {
            self.heading(&row);
        } else {
            self.sheet.rows.push(row);
        }
        if self.sheet.rows.len() > ROWS {
            let told = Message::new("import-sheet-long").with("limit", ROWS);
            return Err(Remark::at(self.sheet.place(0, None), told));
        }
        Ok(())
    }

    /// The first row that holds something names the columns.
    fn heading(&mut self, row: &Row) {
        self.sheet.heading_row = row.number;
        let mut end = None;
        for (number, header) in &row.cells {
            let last = self.sheet.columns.last().map(|column| column.number);
            let gap = number - last.map_or(0, |last| last + 1);
            if gap > BLANK_COLUMNS || self.sheet.columns.len() == COLUMNS {
                end = Some(*number);
                break;
            }
            let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
            self.sheet.columns.push(Column { number: *number, header });
        }
        if let Some(column) = end {
            let told = Message::new("import-heading-behind").with("blank", BLANK_COLUMNS as usize);
            let place = self.sheet.place(row.number, Some(column));
            self.remarks.push(Remark::at(place, told.with("limit", COLUMNS)));
        }
    }

    /// Puts the sheet into its workbook.
    ///
    /// # Errors
    /// Where its last row passes the limit.
    pub(super) fn finish(mut self, workbook: &mut Workbook) -> Result<(), Remark> {
        self.end_row()?;
        workbook.remarks.append(&mut self.remarks);
        if self.more > 0 {
            let told = Message::new("form-check-more").with("count", self.more);
            self.faults.push(Remark::at(self.sheet.place(0, None), told));
        }
        workbook.faults.append(&mut self.faults);
        workbook.sheets.push(self.sheet);
        Ok(())
    }
}
