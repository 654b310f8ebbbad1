//! CSV and its kin: a heading, and rows under it.

use super::{COLUMNS, Cell, Encoding, Format, Head, How, LONGEST, Row, named, too_long, too_wide};
use crate::exchange::csv::unguarded;
use crate::message::Message;
use crate::text::encoding::{self, cyrillic};
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// The signs that part cells.
pub(super) const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How much of a file is looked at to find its separator, in bytes.
const LOOKED_AT: usize = 1 << 16;

/// A text file whose columns are known.
pub(super) struct Text<'b> {
    pub(super) head: Head,
    text: Cow<'b, str>,
    separator: u8,
}

impl<'b> Text<'b> {
    pub(super) fn open(bytes: &'b [u8], how: &How) -> Result<Self, Message> {
        let (text, encoding, mut remarks) = decoded(bytes, how.encoding)?;
        let said = how.separator.filter(|separator| SEPARATORS.contains(separator));
        let separator = said.unwrap_or_else(|| separator(&text));
        let sign = u8::try_from(u32::from(separator)).unwrap_or(b',');
        let mut records = reader(&text, sign).into_records();
        let headings = loop {
            let Some(record) = records.next() else { return Err(Message::new("incoming-empty")) };
            let record = record.map_err(|_| Message::new("import-file-broken"))?;
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                break record;
            }
        };
        let mut headings: Vec<String> = headings.iter().map(|cell| unguarded(cell).to_owned()).collect();
        while headings.last().is_some_and(|heading| heading.trim().is_empty()) {
            headings.pop();
        }
        if headings.len() > COLUMNS {
            return Err(too_wide());
        }
        let columns = named(headings, &mut remarks);
        let how = How { encoding: Some(encoding), separator: Some(separator), sheet: None };
        let head = Head { format: Format::Delimited, how, sheets: Vec::new(), columns, remarks };
        Ok(Self { head, text, separator: sign })
    }

    pub(super) fn each(self, look: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), Message> {
        let width = self.head.columns.len();
        let mut reader = reader(&self.text, self.separator);
        let mut record = csv::StringRecord::new();
        let (mut headed, mut number) = (false, 0);
        while reader.read_record(&mut record).map_err(|_| Message::new("import-file-broken"))? {
            let at = record.position().map_or(0, csv::Position::byte);
            number += blank_lines(self.text.as_bytes(), at) + 1;
            if !headed {
                headed = record.iter().any(|cell| !cell.trim().is_empty());
                continue;
            }
            if record.iter().any(|cell| cell.len() > LONGEST) {
                return Err(too_long());
            }
            let mut cells: Vec<Cell<'_>> =
                record.iter().take(width).map(|cell| Cell::text(unguarded(cell))).collect();
            cells.resize(width, Cell::Empty);
            let beyond = record.iter().skip(width).filter(|cell| !cell.trim().is_empty()).count();
            if look(Row { number, cells: &cells, beyond }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// How many lines without anything stand before a record, which a spreadsheet counts as rows and a reader
/// of records steps over. `at` is where the record before was read to.
fn blank_lines(text: &[u8], at: u64) -> u64 {
    let (before, mut rest) =
        usize::try_from(at).ok().and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    // Of the two signs that end a line the second may be left.
    if before.ends_with(b"\r") {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    loop {
        let end: Option<&[u8]> = [&b"\r\n"[..], b"\n", b"\r"].into_iter().find(|end| rest.starts_with(end));
        let Some(end) = end else { return lines };
        rest = &rest[end.len()..];
        lines += 1;
    }
}

/// The text of a file, as it is said or found to be written, and what is told of it.
fn decoded(bytes: &[u8], said: Option<Encoding>) -> Result<(Cow<'_, str>, Encoding, Vec<Message>), Message> {
    let Some(said) = said else {
        let unknown = || Message::new("import-csv-unknown-encoding");
        let (text, found) = encoding::decode(bytes).ok_or_else(unknown)?;
        return Ok(match found {
            encoding::Encoding::Utf8 => (text, Encoding::Utf8, Vec::new()),
            encoding::Encoding::Utf16 => (text, Encoding::Utf16, Vec::new()),
            encoding::Encoding::Cyrillic => {
                (text, Encoding::Cyrillic, vec![Message::new("import-csv-encoding")])
            }
        });
    };
    let other = || Message::new("incoming-encoding").with("encoding", said.name());
    let text = match said {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            Cow::Borrowed(std::str::from_utf8(bytes).map_err(|_| other())?)
        }
        Encoding::Utf16 => {
            let (kind, bytes) = match bytes {
                [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
                [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
                [0, ..] => (UTF_16BE, bytes),
                _ => (UTF_16LE, bytes),
            };
            let (text, faulty) = kind.decode_without_bom_handling(bytes);
            if faulty {
                return Err(other());
            }
            text
        }
        Encoding::Cyrillic => Cow::Owned(cyrillic(bytes)),
    };
    if text.contains('\0') { Err(other()) } else { Ok((text, said, Vec::new())) }
}

/// What parts the cells: the sign of which the heading has most, outside of quotes.
fn separator(text: &str) -> char {
    let mut counts = SEPARATORS.map(|sign| (sign, 0_usize));
    let mut quoted = false;
    for byte in text.bytes().take(LOOKED_AT) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if !quoted => {
                for (sign, count) in &mut counts {
                    *count += usize::from(u32::from(byte) == u32::from(*sign));
                }
            }
            _ => {}
        }
    }
    // The first of the greatest: a comma where there is none at all.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(sign, _)| sign)
}
