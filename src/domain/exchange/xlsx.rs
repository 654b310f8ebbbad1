//! Workbooks for Excel and LibreOffice, written row by row: rows wait in unlinked temporary files
//! and not in memory.

use super::sheet::{Cell, Fault, Sheet as Rows};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use std::io::{Seek, Write};
use std::path::Path;

/// A workbook under way.
pub struct Book {
    workbook: Workbook,
    names: Vec<String>,
    formats: Formats,
}

/// A sheet of a workbook under way.
pub struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    /// The row that is written next, and how many lines high it is.
    next: u32,
    lines: usize,
    widths: Vec<usize>,
}

struct Formats {
    heading: Format,
    text: Format,
    long: Format,
    whole: Format,
    percent: Format,
    day: Format,
    /// By the number of digits behind the point.
    decimal: [Format; 4],
}

/// The longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// Widths of columns in digits: a short number; a text that is then wrapped.
const NARROWEST: usize = 9;
const WIDEST: usize = 60;
/// A heading is wrapped sooner than text is, so that columns of numbers stay narrow.
const WIDEST_HEADING: usize = 18;
/// The height of a line, in points. Rows of several are given their height, for LibreOffice does
/// not find it by itself.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 20;
/// More columns than this would become too small to read on one page.
const PRINTED_ON_ONE_PAGE: usize = 12;

impl Book {
    /// An empty workbook, said to be made at that moment.
    ///
    /// # Errors
    /// [`Fault`] of a moment that Excel has no number for.
    pub fn new(made: DateTime<Utc>) -> Result<Self, Fault> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_timestamp(made.timestamp())?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made).set_author("Saual"));
        Ok(Self { workbook, names: Vec::new(), formats: Formats::new() })
    }

    /// Lets rows wait in this folder rather than in the system's temporary one.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written there.
    pub fn waiting_in(mut self, folder: &Path) -> Result<Self, Fault> {
        self.workbook.set_tempdir(folder)?;
        Ok(self)
    }

    /// A new sheet. Its name is made to fit: short enough, of allowed letters, unlike the others.
    ///
    /// # Errors
    /// [`Fault`] where no temporary file can be made.
    pub fn sheet(&mut self, name: &str) -> Result<Sheet<'_>, Fault> {
        let name = sheet_name(name, &self.names);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?.set_landscape();
        self.names.push(name);
        Ok(Sheet { sheet, formats: &self.formats, next: 0, lines: 1, widths: Vec::new() })
    }

    /// New sheets that are written side by side.
    ///
    /// # Errors
    /// [`Fault`] where no temporary file can be made.
    pub fn sheets(&mut self, names: &[&str]) -> Result<Vec<Sheet<'_>>, Fault> {
        let first = self.names.len();
        for name in names {
            self.sheet(name)?;
        }
        let formats = &self.formats;
        let sheet = |sheet| Sheet { sheet, formats, next: 0, lines: 1, widths: Vec::new() };
        Ok(self.workbook.worksheets_mut().iter_mut().skip(first).map(sheet).collect())
    }

    /// Writes the workbook; one without a sheet gets an empty one.
    ///
    /// # Errors
    /// [`Fault`] where it does not take it.
    pub fn save<W: Write + Seek + Send>(mut self, out: W) -> Result<(), Fault> {
        Ok(self.workbook.save_to_writer(out)?)
    }
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let number = |format: &str| top().set_num_format(format);
        Self {
            heading: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: top(),
            long: top().set_text_wrap(),
            whole: number("0"),
            percent: number("0%"),
            day: number("yyyy\\-mm\\-dd"),
            decimal: ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000"].map(number),
        }
    }
}

impl Sheet<'_> {
    fn cell(&mut self, column: u16, cell: &Cell<'_>) -> Result<(), Fault> {
        let row = self.next;
        let number = |sheet: &mut Worksheet, value: f64, format: &Format| {
            sheet.write_number_with_format(row, column, value, format).map(|_| ())
        };
        let formats = self.formats;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(column, text)?,
            Cell::Moment(moment) => {
                self.text(column, &moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string())?;
            }
            Cell::Time(time) => self.text(column, &time.format("%H:%M:%S").to_string())?,
            Cell::Missing(missing) => {
                if let Ok(code) = missing.code().parse() {
                    number(self.sheet, code, &formats.whole)?;
                }
            }
            Cell::Whole(value) => number(self.sheet, *value as f64, &formats.whole)?,
            Cell::Flag(set) => number(self.sheet, f64::from(u8::from(*set)), &formats.whole)?,
            Cell::Number { value, digits: None } => {
                self.sheet.write_number(row, column, *value)?;
            }
            Cell::Number { value, digits: Some(digits) } => {
                let last = formats.decimal.len() - 1;
                number(self.sheet, *value, &formats.decimal[usize::from(*digits).min(last)])?;
            }
            Cell::Share(share) => number(self.sheet, share.fraction(), &formats.percent)?,
            Cell::Day(day) => self.day(column, *day)?,
        }
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str) -> Result<(), Fault> {
        let long = text.lines().any(|line| line.chars().count() > WIDEST) || text.contains('\n');
        let format = if long { &self.formats.long } else { &self.formats.text };
        self.sheet.write_string_with_format(self.next, column, text, format)?;
        let lines = self.widen(column, text, WIDEST)?;
        self.heighten(lines)
    }

    /// Excel's days begin in 1900; an earlier one is written as words.
    fn day(&mut self, column: u16, day: NaiveDate) -> Result<(), Fault> {
        let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
        let excel = match parts {
            (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
            _ => None,
        };
        match excel {
            Some(excel) => {
                self.sheet.write_datetime_with_format(self.next, column, &excel, &self.formats.day)?;
                self.widen(column, "2026-11-04", WIDEST).map(|_| ())
            }
            None => self.text(column, &day.to_string()),
        }
    }

    /// Makes the column wide enough for a text, up to a width; says in how many lines it then stands.
    fn widen(&mut self, column: u16, text: &str, widest: usize) -> Result<usize, Fault> {
        let place = usize::from(column);
        if self.widths.len() <= place {
            self.widths.resize(place + 1, 0);
        }
        let lengths = || text.lines().map(|line| line.chars().count());
        let needed = lengths().max().unwrap_or(0).min(widest);
        if needed > self.widths[place] {
            self.widths[place] = needed;
            // Letters are a little wider than the digits that widths are counted in.
            self.sheet.set_column_width(column, (needed as f64 * 1.1 + 2.0).max(NARROWEST as f64))?;
        }
        let width = self.widths[place].max(1);
        Ok(lengths().map(|length| length.div_ceil(width).max(1)).sum())
    }

    /// Makes the row that is being written high enough.
    fn heighten(&mut self, lines: usize) -> Result<(), Fault> {
        if lines > self.lines {
            self.lines = lines;
            self.sheet.set_row_height(self.next, LINE * lines.min(MOST_LINES) as f64)?;
        }
        Ok(())
    }

    fn end_row(&mut self) {
        self.next += 1;
        self.lines = 1;
    }
}

impl Rows for Sheet<'_> {
    fn heading(&mut self, names: &[&str]) -> Result<(), Fault> {
        for (column, name) in (0u16..).zip(names) {
            self.sheet.write_string_with_format(self.next, column, *name, &self.formats.heading)?;
            let longest_word = name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            let lines = self.widen(column, name, WIDEST_HEADING.max(longest_word))?;
            // Lines break at spaces and so are not filled: one more than letters alone would need.
            self.heighten(if lines > 1 { lines + 1 } else { 1 })?;
        }
        self.end_row();
        self.sheet.set_freeze_panes(self.next, 1)?;
        if names.len() <= PRINTED_ON_ONE_PAGE {
            self.sheet.set_print_fit_to_pages(1, 0);
        }
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        if let [Cell::Text(note)] = cells {
            // A note runs on over the empty cells beside it; it is no reason for a wide column.
            self.sheet.write_string_with_format(self.next, 0, *note, &self.formats.text)?;
        } else {
            for (column, cell) in (0u16..).zip(cells) {
                self.cell(column, cell)?;
            }
        }
        self.end_row();
        Ok(())
    }
}

/// A name that Excel takes and that no sheet has yet, whatever the case of its letters.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let allowed: String = wanted
        .chars()
        .map(
            |c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { '-' } else { c },
        )
        .collect();
    let allowed = allowed.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // Excel keeps the name “History” for itself.
    let base = match allowed {
        "" => "Sheet",
        name if name.eq_ignore_ascii_case("history") => "History-",
        name => name,
    };
    let free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    std::iter::once(cut(base, ""))
        .chain((2..).map(|number| cut(base, &format!(" ({number})"))))
        .find(free)
        .unwrap_or_default()
}

/// The name with its ending, cut so that both fit.
fn cut(name: &str, ending: &str) -> String {
    let room = LONGEST_NAME - ending.len();
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length <= room
    };
    let kept: String = name.chars().take_while(fits).collect();
    format!("{}{ending}", kept.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sheets_get_names_of_their_own() {
        let mut names = Vec::new();
        for wanted in ["a/by/b", "A-BY-B", "", "history", "'x'"] {
            names.push(sheet_name(wanted, &names));
        }
        assert_eq!(names, ["a-by-b", "A-BY-B (2)", "Sheet", "History-", "x"]);
    }

    proptest! {
        #[test]
        fn excel_takes_every_name(wanted in prop::collection::vec("\\PC{0,40}|[:\\[\\]*?/\\\\']{0,4}|[Ққ😀]{25,40}", 1..12)) {
            let mut workbook = Workbook::new();
            let mut names: Vec<String> = Vec::new();
            for wanted in wanted {
                let name = sheet_name(&wanted, &names);
                prop_assert!(name.encode_utf16().count() <= LONGEST_NAME);
                prop_assert!(workbook.add_worksheet().set_name(&name).is_ok(), "{name}");
                names.push(name);
            }
            prop_assert!(workbook.save_to_buffer().is_ok());
        }
    }
}
