//! Workbooks of LibreOffice, read as events: a cell repeated a million times is one cell here.

use super::gather::{Budget, Gather, Value};
use super::{BLANK_COLUMNS, BLANK_ROWS, COLUMNS, Remark, Workbook, archive, broken, cell, is_read};
use crate::message::Message;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting of elements.
const DEPTH: usize = 64;
/// How often what stands in a cell or row is taken at most, where the file says that it repeats.
const REPEATED: u32 = 1_000;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Remark> {
    let mut archive = archive::open(bytes)?;
    if let Ok(manifest) = archive::part(&mut archive, "META-INF/manifest.xml")
        && manifest.contains("encryption-data")
    {
        return Err(Remark::whole(Message::new("import-file-password")));
    }
    let content = archive::part(&mut archive, "content.xml")?;
    let names = names(&content)?;
    let mut workbook = Workbook { names: names.clone(), ..Workbook::default() };
    let mut budget = Budget::new();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                let name = attribute(&tag, "table:name").unwrap_or_default();
                if is_read(&name, names.len()) {
                    let mut table = Table::new(Gather::new(&name, &mut budget));
                    table.read(&mut reader)?;
                    table.gather.finish(&mut workbook)?;
                }
            }
            Event::Eof => return Ok(workbook),
            _ => {}
        }
    }
}

/// The names of the sheets.
fn names(content: &str) -> Result<Vec<String>, Remark> {
    let (mut reader, mut names, mut depth) = (Reader::from_str(content), Vec::new(), 0_usize);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Remark::whole(Message::new("import-xml-deep").with("limit", DEPTH)));
                }
                if tag.name().as_ref() == "table:table" {
                    names.push(attribute(&tag, "table:name").unwrap_or_default());
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(Remark::whole(Message::new("import-xml-doctype"))),
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??;
    Some(value.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A sheet under way.
struct Table<'b> {
    gather: Gather<'b>,
    row: u32,
    column: u32,
    /// How often the row repeats.
    rows: u32,
    /// What stands in the row so far: columns, how often each repeats, and the cell.
    cells: Vec<(u32, u32, Held)>,
    ended: bool,
}

/// What a cell holds.
enum Held {
    Text(String),
    Error(String),
    Formula,
}

impl<'b> Table<'b> {
    fn new(gather: Gather<'b>) -> Self {
        Self { gather, row: 0, column: 0, rows: 1, cells: Vec::new(), ended: false }
    }

    fn read(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), Remark> {
        let mut depth = 1_usize;
        loop {
            match reader.read_event().map_err(|_| broken())? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table-row" => {
                        self.begin_row(&tag);
                        depth += 1;
                    }
                    "table:table-cell" | "table:covered-table-cell" => self.cell(&tag, Some(reader))?,
                    _ => depth += 1,
                },
                Event::Empty(tag) => match tag.name().as_ref() {
                    "table:table-row" => self.row = self.row.saturating_add(repeated(&tag, "rows")),
                    "table:table-cell" | "table:covered-table-cell" => self.cell(&tag, None)?,
                    _ => {}
                },
                Event::End(tag) => {
                    depth -= 1;
                    if tag.name().as_ref() == "table:table-row" {
                        self.end_row()?;
                    }
                    if depth == 0 {
                        return Ok(());
                    }
                }
                Event::Eof => return Err(broken()),
                _ => {}
            }
            if depth > DEPTH {
                return Err(Remark::whole(Message::new("import-xml-deep").with("limit", DEPTH)));
            }
        }
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        self.rows = repeated(tag, "rows");
        self.column = 0;
        self.cells.clear();
    }

    fn cell(&mut self, tag: &BytesStart<'_>, reader: Option<&mut Reader<&[u8]>>) -> Result<(), Remark> {
        let repeats = repeated(tag, "columns");
        let (words, formula) =
            (reader.map(words).transpose()?.unwrap_or_default(), attribute(tag, "table:formula"));
        let held = held(tag, words, formula.is_some());
        if let Some(held) = held
            && self.cells.len() < COLUMNS + BLANK_COLUMNS as usize
        {
            self.cells.push((self.column, repeats.min(REPEATED), held));
        }
        self.column = self.column.saturating_add(repeats);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Remark> {
        let times = if self.cells.is_empty() { 0 } else { self.rows };
        for row in 0..times {
            // A row repeated without an end is filling: it is taken as often as blank rows are.
            if self.ended || row as usize > super::ROWS + BLANK_ROWS {
                break;
            }
            for (column, repeats, held) in &self.cells {
                let value = match held {
                    Held::Text(text) => Value::Text(text),
                    Held::Error(text) => Value::Error(text),
                    Held::Formula => Value::Formula,
                };
                for column in *column..column.saturating_add(*repeats).min(self.gather.width()) {
                    self.ended |= self.gather.put(self.row.saturating_add(row), column, &value)?.is_break();
                    if self.ended {
                        return Ok(());
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

/// How often a row or cell repeats.
fn repeated(tag: &BytesStart<'_>, what: &str) -> u32 {
    let times = attribute(tag, &format!("table:number-{what}-repeated"));
    times.and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

fn held(tag: &BytesStart<'_>, words: String, formula: bool) -> Option<Held> {
    if attribute(tag, "calcext:value-type").as_deref() == Some("error") {
        return Some(Held::Error(words));
    }
    let text = match attribute(tag, "office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            let value = attribute(tag, "office:value")?;
            value.parse().map_or(value, cell::number)
        }
        Some("date") => cell::iso(&attribute(tag, "office:date-value")?).to_owned(),
        Some("time") => cell::iso_duration(&attribute(tag, "office:time-value")?),
        Some("boolean") => cell::flag(attribute(tag, "office:boolean-value")? == "true").to_owned(),
        Some("string") => attribute(tag, "office:string-value").unwrap_or(words),
        _ if formula => return Some(Held::Formula),
        _ => words,
    };
    (!text.trim().is_empty()).then_some(Held::Text(text))
}

/// The words of a cell up to its end, a line each paragraph; what somebody noted beside it is left out.
fn words(reader: &mut Reader<&[u8]>) -> Result<String, Remark> {
    let (mut text, mut depth, mut noted, mut paragraphs) = (String::new(), 1_usize, 0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => {
                depth += 1;
                if noted > 0 || tag.name().as_ref() == "office:annotation" {
                    noted += 1;
                } else if tag.name().as_ref() == "text:p" {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                if depth > DEPTH {
                    return Err(Remark::whole(Message::new("import-xml-deep").with("limit", DEPTH)));
                }
            }
            Event::Empty(tag) if noted == 0 => match tag.name().as_ref() {
                "text:s" => {
                    let times =
                        attribute(&tag, "text:c").and_then(|times| times.parse().ok()).unwrap_or(1_usize);
                    text.extend(std::iter::repeat_n(' ', times.min(100)));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                "text:p" => paragraphs += 1,
                _ => {}
            },
            Event::End(_) => {
                depth -= 1;
                noted = noted.saturating_sub(1);
                if depth == 0 {
                    return Ok(text);
                }
            }
            Event::Text(words) if noted == 0 && paragraphs > 0 => text.push_str(&words),
            Event::GeneralRef(name) if noted == 0 => {
                text.push(super::super::xml::character(&name).ok_or_else(broken)?);
            }
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}
