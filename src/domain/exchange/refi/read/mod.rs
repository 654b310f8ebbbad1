//! A `.qdpx` to values, as programs really write them: names in any case of letters, texts within the
//! project or beside it, places by whatever was counted. What cannot be taken is told.

mod files;
mod source;
mod tidy;

use super::codes;
use super::element::{CREATED, MODIFIED, PROJECT_CREATED, Reading, description, name};
use super::loss::{Lost, Report};
use super::place::LineEnds;
use super::project::{Case, Datum, Direction, Kind, Link, Note, Project, Set, Value, Variable};
use crate::exchange::remark::Remark;
use crate::exchange::xml::Element;
use crate::language::Language;
use crate::message::Message;
use chrono::NaiveDate;
use files::Files;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The project.
    pub project: Project,
    /// The language in which its codes are named, where the file is one of ours.
    pub language: Option<Language>,
    /// What did not come through.
    pub report: Report,
}

/// Reads a `.qdpx`; names of a file that does not say in which language they are, are in `language`.
///
/// # Errors
/// Where it is no project, is broken, or goes beyond a limit. Never panics.
pub fn read(bytes: &[u8], language: Language) -> Result<Read, Remark> {
    let (files, document) = Files::open(bytes)?;
    let root = codes::document(&document)?;
    if root.name != "Project" {
        return Err(Remark::whole(Message::new("refi-not-project")));
    }
    let origin = root.attribute("origin").unwrap_or_default().to_owned();
    let said = super::language_of(&origin);
    let mut reader = Reader::new(files, &origin);
    let mut project = Project {
        name: name(&root),
        created: reader.reading.stamp(&root, PROJECT_CREATED),
        users: reader.reading.users(&root),
        description: description(&root),
        about: reader.reading.targets(&root, "NoteRef"),
        origin,
        ..Project::default()
    };
    if let Some(book) = root.element("CodeBook") {
        project.codes = codes::codebook(&mut reader.reading, book, said.unwrap_or(language))?;
    }
    for part in root.elements() {
        let each = part.elements();
        match part.name.as_str() {
            "Variables" => project.variables.extend(each.map(|one| reader.variable(one))),
            "Cases" => project.cases.extend(each.map(|one| reader.case(one))),
            "Sources" => {
                for one in each {
                    reader.source(one, &mut project.sources);
                }
            }
            "Notes" => {
                for one in each {
                    project.notes.extend(reader.note(one));
                }
            }
            "Links" => project.links.extend(each.map(|one| reader.link(one))),
            "Sets" => project.sets.extend(each.map(|one| reader.set(one))),
            "Graphs" => each.for_each(|one| reader.reading.report.note(Lost::Graph, &name(one))),
            "Users" | "CodeBook" | "Description" | "NoteRef" => {}
            other => reader.reading.report.note(Lost::Unknown, other),
        }
    }
    let Reader { reading, aliases, gone, .. } = reader;
    project.code_notes = reading.code_notes;
    let mut report = reading.report;
    tidy::project(&mut project, &tidy::Known { aliases, gone }, &mut report);
    Ok(Read { project, language: said, report })
}

struct Reader<'a> {
    files: Files<'a>,
    reading: Reading,
    /// How long a line end most likely is, where no name tells.
    line_ends: LineEnds,
    /// What something is called here that has another GUID in the file: a text of a PDF has the PDF's.
    aliases: HashMap<Uuid, Uuid>,
    /// What was not taken, so that nobody wonders where a reference leads.
    gone: HashSet<Uuid>,
}

impl<'a> Reader<'a> {
    fn new(files: Files<'a>, origin: &str) -> Self {
        // ATLAS.ti counts a line end as one, whatever stands in the file.
        let one = origin.to_lowercase().contains("atlas");
        let line_ends = if one { LineEnds::One } else { LineEnds::AsIs };
        let (aliases, gone) = (HashMap::new(), HashSet::new());
        Self { files, reading: Reading::default(), line_ends, aliases, gone }
    }

    fn variable(&mut self, element: &Element) -> Variable {
        let kind = element.attribute("typeOfVariable").unwrap_or_default();
        let kind = Kind::from_tag(kind.trim()).unwrap_or(Kind::Text);
        let guid = self.reading.guid(element);
        Variable { guid, name: name(element), kind, description: description(element) }
    }

    fn values(&mut self, element: &Element) -> Vec<Value> {
        let mut found = Vec::new();
        for one in element.elements().filter(|one| one.name == "VariableValue") {
            let variable = one.element("VariableRef").and_then(|it| Reading::target(it, "targetGUID"));
            let Some(variable) = variable else {
                self.reading.report.note(Lost::Guid, "VariableRef");
                continue;
            };
            let datum = one.elements().find(|it| it.name.ends_with("Value")).map(|it| self.datum(it));
            found.push(Value { variable, datum });
        }
        found
    }

    fn datum(&mut self, element: &Element) -> Datum {
        let text = element.text();
        let words = text.trim();
        let kind = Kind::from_tag(element.name.trim_end_matches("Value")).unwrap_or(Kind::Text);
        let read = match kind {
            Kind::Text => return Datum::Text(text),
            Kind::Boolean => match words.to_lowercase().as_str() {
                "true" | "1" => Some(Datum::Boolean(true)),
                "false" | "0" => Some(Datum::Boolean(false)),
                _ => None,
            },
            Kind::Integer => words.parse().ok().map(Datum::Integer),
            Kind::Float => {
                let number = words.replace(',', ".").parse::<f64>().ok();
                number.filter(|number| number.is_finite()).map(Datum::Float)
            }
            // A zone behind the day says nothing more of it.
            Kind::Date => words.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()).map(Datum::Date),
            Kind::DateTime => self.reading.time(words).map(Datum::DateTime),
        };
        read.unwrap_or_else(|| {
            self.reading.report.note(Lost::Value, words);
            Datum::Text(text.clone())
        })
    }

    fn case(&mut self, element: &Element) -> Case {
        Case {
            guid: self.reading.guid(element),
            name: name(element),
            description: description(element),
            codes: self.reading.targets(element, "CodeRef"),
            values: self.values(element),
            sources: self.reading.targets(element, "SourceRef"),
            selections: self.reading.targets(element, "SelectionRef"),
        }
    }

    fn note(&mut self, element: &Element) -> Option<Note> {
        let guid = self.reading.guid(element);
        let text = self.text(element);
        if text.is_none() {
            self.gone.insert(guid);
        }
        let (created, modified) =
            (self.reading.stamp(element, CREATED), self.reading.stamp(element, MODIFIED));
        Some(Note { guid, name: name(element), text: text?.text, created, modified })
    }

    fn link(&mut self, element: &Element) -> Link {
        let direction = element.attribute("direction").unwrap_or_default();
        Link {
            guid: self.reading.guid(element),
            name: name(element),
            direction: Direction::from_tag(direction.trim()),
            color: self.reading.color(element),
            origin: Reading::target(element, "originGUID"),
            target: Reading::target(element, "targetGUID"),
            notes: self.reading.targets(element, "NoteRef"),
        }
    }

    fn set(&mut self, element: &Element) -> Set {
        Set {
            guid: self.reading.guid(element),
            name: name(element),
            description: description(element),
            codes: self.reading.targets(element, "MemberCode"),
            sources: self.reading.targets(element, "MemberSource"),
            notes: self.reading.targets(element, "MemberNote"),
        }
    }
}
