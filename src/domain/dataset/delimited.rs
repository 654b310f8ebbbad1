//! CSV, for programs that know no labels.
//!
//! Columns are named as in the other exports of responses. What a spreadsheet would run as a formula
//! gets an apostrophe before it, as there.

use super::model::{Cell, Dataset, Kind, Variable};
use super::rows::{Fault, Rows, Written};
use crate::answer::CLOCK;
use crate::exchange::csv::harmless;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::Write;

/// What stands for choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Their codes, as stored.
    Codes,
    /// Their numbers, as in files of SPSS and Stata: what the scripts load.
    Numbers,
    /// What they are called.
    Labels,
    /// Their codes and, in a column beside, what they are called.
    Both,
}

/// How a file of values parted by a sign is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What stands for choices.
    pub content: Content,
    /// What parts values: a comma, a semicolon or a tab.
    pub separator: u8,
    /// Whether it begins with a byte order mark, by which Excel knows UTF-8.
    pub mark: bool,
    /// Whether a line break within a text becomes a space: SPSS ends a case there.
    pub one_line: bool,
}

impl Options {
    /// What the scripts load.
    pub const SCRIPTS: Self =
        Self { content: Content::Numbers, separator: b',', mark: false, one_line: true };
}

impl Default for Options {
    /// Codes parted by commas, for Excel.
    fn default() -> Self {
        Self { content: Content::Codes, separator: b',', mark: true, one_line: false }
    }
}

/// A file of values parted by a sign, under way.
pub struct Writer<'d, W: Write> {
    dataset: &'d Dataset,
    language: Language,
    options: Options,
    out: ::csv::Writer<W>,
    rows: u64,
}

impl<'d, W: Write> Writer<'d, W> {
    /// Begins a file with the names of its columns.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written.
    pub fn new(
        mut out: W,
        dataset: &'d Dataset,
        language: Language,
        options: Options,
    ) -> Result<Self, Fault> {
        if options.mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = ::csv::WriterBuilder::new()
            .delimiter(options.separator)
            .terminator(::csv::Terminator::CRLF)
            .buffer_capacity(1 << 16)
            .from_writer(out);
        for variable in &dataset.variables {
            out.write_field(harmless(&variable.name).as_ref()).map_err(told)?;
            if beside(options.content, variable) {
                out.write_field(format!("{}/label", variable.name)).map_err(told)?;
            }
        }
        out.write_record(None::<&[u8]>).map_err(told)?;
        Ok(Self { dataset, language, options, out, rows: 0 })
    }

    fn cell(&mut self, variable: &Variable, cell: &Cell<'_>) -> Result<(), Fault> {
        let content = self.options.content;
        let labelled = |cell| label(self.dataset, variable, cell, self.language);
        let text = match cell {
            Cell::Missing(_) | Cell::Choice(_) | Cell::Flag(_) if content == Content::Labels => {
                labelled(cell)?
            }
            Cell::Choice(place) if content == Content::Numbers => variable.choice(*place)?.to_string().into(),
            Cell::Text(text) if self.options.one_line => {
                Cow::Owned(harmless(&text.replace("\r\n", " ").replace(['\r', '\n', '\0'], " ")).into_owned())
            }
            cell => plain(variable, cell, self.options.one_line)?,
        };
        self.out.write_field(text.as_ref()).map_err(told)?;
        if beside(content, variable) {
            let text = label(self.dataset, variable, cell, self.language)?;
            self.out.write_field(text.as_ref()).map_err(told)?;
        }
        Ok(())
    }
}

/// What a choice, a tick or a missing value is called.
fn label<'c>(
    dataset: &'c Dataset,
    variable: &'c Variable,
    cell: &Cell<'_>,
    language: Language,
) -> Result<Cow<'c, str>, Fault> {
    let words = &dataset.words;
    let text = match cell {
        Cell::Missing(kind) => {
            variable.code(*kind)?;
            return Ok(harmless(dataset.words(words.missing(*kind), language)));
        }
        Cell::Choice(place) => &variable.categories().get(*place).ok_or_else(|| variable.unfit())?.label,
        Cell::Flag(true) => &words.yes,
        Cell::Flag(false) => &words.no,
        _ => return Err(variable.unfit()),
    };
    Ok(harmless(dataset.words(text, language)))
}

impl<W: Write> Rows for Writer<'_, W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        let dataset = self.dataset;
        for (variable, cell) in dataset.variables.iter().zip(cells) {
            self.cell(variable, cell)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(told)?;
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written, Fault> {
        self.out.flush()?;
        Ok(Written { rows: self.rows, shortened: Vec::new() })
    }
}

fn beside(content: Content, variable: &Variable) -> bool {
    content == Content::Both && matches!(variable.kind, Kind::Choice(_) | Kind::Flag)
}

fn told(fault: ::csv::Error) -> Fault {
    Fault::Io(fault.into())
}

/// A cell without labels; moments by Kazakhstan's clock where programs read them that know no other.
fn plain<'c>(variable: &'c Variable, cell: &Cell<'c>, clock: bool) -> Result<Cow<'c, str>, Fault> {
    Ok(match (cell, &variable.kind) {
        (Cell::Missing(kind), _) => match variable.code(*kind)? {
            Some(code) => code.to_string().into(),
            None => Cow::Borrowed(""),
        },
        (Cell::Number(value), Kind::Number { .. }) => variable.number(*value)?.to_string().into(),
        (Cell::Choice(place), Kind::Choice(categories)) => {
            harmless(&categories.get(*place).ok_or_else(|| variable.unfit())?.code)
        }
        (Cell::Flag(set), Kind::Flag) => Cow::Borrowed(if *set { "1" } else { "0" }),
        (Cell::Text(text), Kind::Text { .. }) => harmless(text),
        (Cell::Day(day), Kind::Day) => day.to_string().into(),
        (Cell::Moment(moment), Kind::Moment) => {
            let moment = if clock { moment.with_timezone(&CLOCK) } else { *moment };
            moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string().into()
        }
        (Cell::Time(time), Kind::Time) => time.format("%H:%M:%S").to_string().into(),
        _ => return Err(variable.unfit()),
    })
}
