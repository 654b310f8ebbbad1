//! The XML of LimeSurvey as the tables that it was dumped from.
//!
//! `<document><questions><rows><row><qid>1</qid>…`: a field that is missing was NULL. A document type
//! is refused, so that no entity is ever expanded, and elements nest no deeper than tables need.

use super::Fault;
use crate::exchange::xml::character;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// The deepest nesting: themes of version 3 go to seven.
const DEEPEST: usize = 32;

/// A row by its fields.
pub(super) type Row = BTreeMap<String, String>;

/// The tables of a document by name.
pub(super) type Tables = BTreeMap<String, Vec<Row>>;

/// The tables of a document of that kind; `languages` is one whose rows have the field `language`.
pub(super) fn read(xml: &str, kind: &str) -> Result<Tables, Fault> {
    let broken = || Fault::of_file("lss-fault-broken");
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut document = Document::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => document.open(tag.local_name().as_ref())?,
            Event::Empty(tag) => {
                document.open(tag.local_name().as_ref())?;
                document.close();
            }
            Event::End(_) => document.close(),
            Event::Text(words) => document.say(&words),
            Event::CData(words) => document.say(&words),
            Event::GeneralRef(name) => document.text.push(character(&name).ok_or_else(broken)?),
            Event::DocType(_) => return Err(Fault::of_file("lss-fault-doctype")),
            Event::Eof => break,
            _ => {}
        }
    }
    if !document.path.is_empty() {
        return Err(broken());
    }
    if document.kind.as_deref() != Some(kind) {
        return Err(Fault::of_file("lss-fault-kind"));
    }
    Ok(document.tables)
}

#[derive(Default)]
struct Document {
    /// The elements that are open.
    path: Vec<String>,
    text: String,
    row: Row,
    kind: Option<String>,
    tables: Tables,
}

impl Document {
    fn open(&mut self, name: &str) -> Result<(), Fault> {
        if self.path.len() >= DEEPEST {
            return Err(Fault::of_file("lss-fault-deep"));
        }
        self.path.push(name.to_owned());
        self.text.clear();
        Ok(())
    }

    fn say(&mut self, words: &str) {
        self.text.push_str(words);
    }

    fn close(&mut self) {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["document", "LimeSurveyDocType"] => self.kind = Some(self.text.trim().to_owned()),
            ["document", "languages", "language"] => {
                let row = Row::from([("language".to_owned(), self.text.trim().to_owned())]);
                self.tables.entry("languages".to_owned()).or_default().push(row);
            }
            ["document", _, "rows", "row", field] => {
                self.row.insert((*field).to_owned(), std::mem::take(&mut self.text));
            }
            ["document", table, "rows", "row"] => {
                let row = std::mem::take(&mut self.row);
                self.tables.entry((*table).to_owned()).or_default().push(row);
            }
            _ => {}
        }
        self.text.clear();
        self.path.pop();
    }
}
