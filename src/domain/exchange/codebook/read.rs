//! Sheets to a codebook, or all their faults by row and column.
//!
//! Columns stand in any order and languages may be missing. A row with a GUID and a column
//! `parent_guid` stands below the code of that GUID, whatever its path; any other stands below the row
//! whose path is the longest beginning of its own.

use super::columns::{self, Holds, SEPARATOR};
use super::{CODES, Code, DEPTH};
use crate::coding::Color;
use crate::exchange::csv::unguarded;
use crate::exchange::remark::Remark;
use crate::exchange::workbook::{self, Format, Row, Sheet, Workbook};
use crate::form::excerpt;
use crate::language::Language;
use crate::message::Message;
use std::collections::HashMap;
use uuid::Uuid;

/// What a sheet says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The codes, each before those below it; none where there are faults.
    pub codes: Vec<Code>,
    /// What is wrong, each with its row and column.
    pub faults: Vec<Remark>,
    /// What may not be meant: a column that nothing is known of.
    pub remarks: Vec<Remark>,
}

/// Reads a workbook; texts in columns without a language are in `language`.
///
/// # Errors
/// Where the file is no workbook, is broken, or goes beyond a limit. Never panics.
pub fn read(name: &str, bytes: &[u8], language: Language) -> Result<Read, Remark> {
    let known = [Format::Xlsx, Format::Xls, Format::Ods, Format::Csv, Format::Markdown];
    if !known.contains(&workbook::format(name, bytes)) {
        return Err(Remark::whole(Message::new("refi-codes-kind").with("file", excerpt(name))));
    }
    let workbook = Workbook::read(name, bytes)?;
    let sheet = workbook.sheets.iter().find(|sheet| !columns::of(sheet).0.is_empty());
    let Some(sheet) = sheet else { return Err(Remark::whole(Message::new("refi-codes-columns"))) };
    let mut reading = Reading::new(sheet, language);
    reading.faults.extend(workbook.faults);
    reading.remarks.extend(workbook.remarks);
    if !reading.is_named() {
        return Err(Remark::whole(Message::new("refi-codes-columns")));
    }
    if sheet.rows.len() > CODES {
        return Err(Remark::whole(Message::new("refi-codes-many").with("limit", CODES)));
    }
    let lines: Vec<Line> = sheet.rows.iter().map(|row| reading.line(row)).collect();
    let above = reading.parents(&lines);
    let codes = reading.arranged(&lines, &above);
    let Reading { mut faults, remarks, .. } = reading;
    faults.sort_by(|one, other| one.place.cmp(&other.place));
    let codes = if faults.is_empty() { codes } else { Vec::new() };
    Ok(Read { codes, faults, remarks })
}

/// A row as it stands.
struct Line {
    row: usize,
    code: Code,
    /// Whether the file gives the GUID.
    given: bool,
    parent: Parent,
    path: String,
}

enum Parent {
    /// By the path of the code itself.
    Path,
    Guid(Uuid),
    /// Another row by its path.
    Named(String),
    Top,
}

struct Reading<'s> {
    sheet: &'s Sheet,
    columns: Vec<(u32, Holds)>,
    language: Language,
    faults: Vec<Remark>,
    remarks: Vec<Remark>,
}

impl<'s> Reading<'s> {
    fn new(sheet: &'s Sheet, language: Language) -> Self {
        let (columns, strange) = columns::of(sheet);
        let strange = strange.into_iter().map(|number| {
            Remark::at(
                sheet.place(sheet.heading_row, Some(number)),
                Message::new("refi-codes-column-unknown"),
            )
        });
        Self { sheet, columns, language, faults: Vec::new(), remarks: strange.collect() }
    }

    /// Whether a column tells what codes are called.
    fn is_named(&self) -> bool {
        let names = |holds: &Holds| matches!(holds, Holds::Path | Holds::Text(super::Field::Name, _));
        self.columns.iter().any(|(_, holds)| names(holds))
    }

    fn fault(&mut self, row: usize, holds: Option<Holds>, message: Message) {
        let column = holds.and_then(|wanted| {
            self.columns.iter().find(|(_, holds)| *holds == wanted).map(|(number, _)| *number)
        });
        self.faults.push(Remark::at(self.sheet.place(row, column), message));
    }

    fn cell<'r>(&self, row: &'r Row, wanted: Holds) -> Option<&'r str> {
        let (number, _) = self.columns.iter().find(|(_, holds)| *holds == wanted)?;
        let words = unguarded(row.cell(*number)?).trim();
        Some(words).filter(|words| !words.is_empty())
    }

    fn line(&mut self, row: &Row) -> Line {
        let mut code = Code::default();
        for (number, holds) in &self.columns {
            let Holds::Text(field, language) = holds else { continue };
            let words = row.cell(*number).map_or("", |cell| unguarded(cell).trim()).replace("\r\n", "\n");
            let language = language.unwrap_or(self.language);
            // A column of the language itself counts more than one without.
            if !words.is_empty() && code.text(*field).get(language).is_none() {
                code.text_mut(*field).set(language, Some(words));
            }
        }
        let path = self.cell(row, Holds::Path).unwrap_or_default().to_owned();
        if code.name.is_empty() {
            // The last name of the path is the code's own.
            let own = path.rsplit(SEPARATOR).next().unwrap_or_default().trim();
            if own.is_empty() {
                self.fault(row.number, None, Message::new("refi-codes-nameless"));
            }
            code.name.set(self.language, Some(own.to_owned()).filter(|own| !own.is_empty()));
        }
        code.color = self.color(row);
        let guid = self.guid(row, Holds::Guid);
        let parent = self.parent(row, guid.is_some());
        code.guid = guid.unwrap_or_else(Uuid::nil);
        Line { row: row.number, code, given: guid.is_some(), parent, path }
    }

    fn color(&mut self, row: &Row) -> Option<Color> {
        let written = self.cell(row, Holds::Color)?;
        let color = Color::new(written);
        if color.is_none() {
            let told = Message::new("refi-codes-color").with("color", excerpt(written));
            self.fault(row.number, Some(Holds::Color), told);
        }
        color
    }

    fn guid(&mut self, row: &Row, holds: Holds) -> Option<Uuid> {
        let written = self.cell(row, holds)?;
        let guid = Uuid::parse_str(written).ok();
        if guid.is_none() {
            let told = Message::new("refi-codes-guid").with("guid", excerpt(written));
            self.fault(row.number, Some(holds), told);
        }
        guid
    }

    fn parent(&mut self, row: &Row, given: bool) -> Parent {
        if let Some(parent) = self.guid(row, Holds::ParentGuid) {
            return Parent::Guid(parent);
        }
        if let Some(parent) = self.cell(row, Holds::Parent) {
            let by_guid = Uuid::parse_str(parent).map(Parent::Guid);
            return by_guid.unwrap_or_else(|_| Parent::Named(parent.to_owned()));
        }
        // A row of ours that names no parent stands at the top, whatever signs are in its name.
        let has = |wanted| self.columns.iter().any(|(_, holds)| *holds == wanted);
        if given && has(Holds::ParentGuid) { Parent::Top } else { Parent::Path }
    }

    /// The line above each.
    fn parents(&mut self, lines: &[Line]) -> Vec<Option<usize>> {
        let (mut by_guid, mut by_path, mut by_name) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (at, line) in lines.iter().enumerate() {
            if line.given && by_guid.insert(line.code.guid, at).is_some() {
                let told = Message::new("refi-codes-guid-double").with("guid", line.code.guid.to_string());
                self.fault(line.row, Some(Holds::Guid), told);
            }
            by_path.entry(line.path.as_str()).or_insert(at);
            for language in Language::ALL {
                let name = line.code.name.get(language);
                name.map(|name| by_name.entry(name).or_insert(at));
            }
        }
        let mut above = Vec::with_capacity(lines.len());
        for line in lines {
            let unknown = |parent: &str| Message::new("refi-codes-parent").with("parent", excerpt(parent));
            let parent = match &line.parent {
                Parent::Top => None,
                Parent::Guid(guid) => {
                    let found = by_guid.get(guid).copied();
                    if found.is_none() {
                        self.fault(line.row, Some(Holds::ParentGuid), unknown(&guid.to_string()));
                    }
                    found
                }
                Parent::Named(name) => {
                    let found = by_path.get(name.as_str()).or_else(|| by_name.get(name.as_str())).copied();
                    if found.is_none() {
                        self.fault(line.row, Some(Holds::Parent), unknown(name));
                    }
                    found
                }
                Parent::Path => self.by_path(line, &by_path),
            };
            above.push(parent);
        }
        above
    }

    /// The row whose path is the longest beginning of this one's.
    fn by_path(&mut self, line: &Line, by_path: &HashMap<&str, usize>) -> Option<usize> {
        let ends = line.path.match_indices(SEPARATOR).map(|(at, _)| at);
        let ends: Vec<usize> = ends.collect();
        let found = ends.iter().rev().find_map(|at| by_path.get(line.path[..*at].trim()));
        if found.is_none()
            && let Some(last) = ends.last()
        {
            let told = Message::new("refi-codes-parent").with("parent", excerpt(&line.path[..*last]));
            self.fault(line.row, Some(Holds::Path), told);
        }
        found.copied()
    }

    /// The codes, each before those below it; every one with a GUID.
    fn arranged(&mut self, lines: &[Line], above: &[Option<usize>]) -> Vec<Code> {
        let mut below: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for (at, parent) in above.iter().enumerate() {
            below.entry(*parent).or_default().push(at);
        }
        let mut codes: Vec<Code> = Vec::with_capacity(lines.len());
        let mut seen = vec![false; lines.len()];
        let mut waiting: Vec<(usize, Option<Uuid>, usize)> = Vec::new();
        let push = |waiting: &mut Vec<_>, of: Option<usize>, guid: Option<Uuid>, depth: usize| {
            waiting.extend(below.get(&of).into_iter().flatten().rev().map(|at| (*at, guid, depth)));
        };
        push(&mut waiting, None, None, 0);
        while let Some((at, parent, depth)) = waiting.pop() {
            seen[at] = true;
            let line = &lines[at];
            if depth == DEPTH {
                self.fault(line.row, None, Message::new("refi-codes-deep").with("limit", DEPTH));
                continue;
            }
            let mut code = Code { parent, ..line.code.clone() };
            if !line.given {
                code.guid = made(parent, &code, at);
            }
            push(&mut waiting, Some(at), Some(code.guid), depth + 1);
            codes.push(code);
        }
        for (at, line) in lines.iter().enumerate().filter(|(at, _)| !seen[*at]) {
            // Below one that was too deep, or in a circle.
            if in_circle(at, above) {
                self.fault(line.row, None, Message::new("refi-codes-circle"));
            }
        }
        codes
    }
}

/// A GUID for a row that has none: the same file gives the same ones.
fn made(parent: Option<Uuid>, code: &Code, at: usize) -> Uuid {
    let name = code.name.words(Language::Kk, &[]);
    Uuid::new_v5(&parent.unwrap_or_else(Uuid::nil), format!("{at}/{name}").as_bytes())
}

fn in_circle(from: usize, above: &[Option<usize>]) -> bool {
    let (mut at, mut steps) = (above[from], 0);
    while let Some(next) = at.filter(|_| steps <= above.len()) {
        if next == from {
            return true;
        }
        (at, steps) = (above[next], steps + 1);
    }
    false
}
