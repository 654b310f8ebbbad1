//! A project as a `.qdpx`: what the schema of the standard allows, as narrowly as programs read it.
//!
//! Texts lie beside the project as `sources/<GUID>.txt`, UTF-8 without a mark, with LF line ends. The
//! same project at the same moment gives the same bytes. Should two of them have one GUID, no two files
//! have one name all the same.

use super::describe;
use super::element::{CREATED, MODIFIED, PROJECT_CREATED, reference, time, with_guid};
use super::project::{Case, Coding, Datum, Link, Note, Project, Selection, Set, Source, Value, Variable};
use crate::exchange::codebook::{Code, DEPTH, Tree};
use crate::exchange::xml::Element;
use crate::language::Language;
use crate::message::Message;
use crate::text::Offsets;
use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The longest name of a selection, in code points: what is longer is shortened with “…”.
const LONGEST_NAME: usize = 1_000;

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Codes are nested too deep for other programs, and for our reader.
    #[error("codes are nested deeper than {DEPTH} levels")]
    Deep,
    /// The standard has no codebook without codes.
    #[error("no codes")]
    NoCodes,
    /// The archive does not take it.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The archive does not take it.
    #[error("the archive cannot be written: {0}")]
    Io(#[from] std::io::Error),
}

impl Fault {
    /// In words for a person, where one can do something about it.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        match self {
            Self::Deep => Some(Message::new("refi-codes-deep").with("limit", DEPTH)),
            Self::NoCodes => Some(Message::new("refi-codes-none")),
            Self::Archive(_) | Self::Io(_) => None,
        }
    }
}

/// The file of a project whose codes are named in that language.
///
/// # Errors
/// [`Fault`] where codes are nested too deep, or the archive would be too large.
pub fn project(project: &Project, language: Language) -> Result<Vec<u8>, Fault> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The moment of its making would make equal archives differ.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    archive.start_file("project.qde", options)?;
    archive.write_all(document(project, language)?.as_bytes())?;
    let texts = project.sources.iter().map(|source| &source.text);
    let texts = texts.chain(project.notes.iter().map(|note| &note.text));
    for (name, text) in names(project).iter().zip(texts) {
        archive.start_file(format!("sources/{name}"), options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// What the files of the texts are called: those of sources, then those of notes.
fn names(project: &Project) -> Vec<String> {
    let guids = project.sources.iter().map(|source| source.guid);
    let guids = guids.chain(project.notes.iter().map(|note| note.guid));
    let mut met = HashSet::new();
    let name = |(at, guid): (usize, Uuid)| {
        if met.insert(guid) { format!("{guid}.txt") } else { format!("{guid}-{at}.txt") }
    };
    guids.enumerate().map(name).collect()
}

/// The XML of a project.
///
/// # Errors
/// [`Fault::Deep`].
pub fn document(project: &Project, language: Language) -> Result<String, Fault> {
    let mut codes = Vec::new();
    if !project.codes.is_empty() {
        codes.push(branches(&project.codes, &project.code_notes, language)?);
    }
    let each = |users: &[super::project::User]| {
        users.iter().map(|user| with_guid("User", user.guid).with("name", &user.name)).collect()
    };
    let mut root = Element::new("Project")
        .with("xmlns", super::PROJECT)
        .with("name", &project.name)
        .with("origin", &super::origin(language))
        .stamped(project.created, PROJECT_CREATED);
    if let Some(at) = project.created.at {
        root = root.with("modifiedDateTime", &time(at));
    }
    let names = names(project);
    let (of_sources, of_notes) = names.split_at(project.sources.len());
    let sources = project.sources.iter().zip(of_sources).map(|(it, file)| source(it, file)).collect();
    let notes = project.notes.iter().zip(of_notes).map(|(it, file)| note(it, file)).collect();
    let root = root
        .gathering("Users", each(&project.users))
        .gathering("CodeBook", codes)
        .gathering("Variables", project.variables.iter().map(variable).collect())
        .gathering("Cases", project.cases.iter().map(case).collect())
        .gathering("Sources", sources)
        .gathering("Notes", notes)
        .gathering("Links", project.links.iter().map(link).collect())
        .gathering("Sets", project.sets.iter().map(set).collect())
        .described(&project.description)
        .referring("NoteRef", &project.about);
    Ok(printed(&root))
}

/// A document with its declaration.
pub(super) fn printed(root: &Element) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    root.print(&mut text);
    text.push('\n');
    text
}

/// The codes as a tree, with the notes about each.
pub(super) fn branches(
    codes: &[Code],
    notes: &BTreeMap<Uuid, Vec<Uuid>>,
    language: Language,
) -> Result<Element, Fault> {
    Branches { tree: Tree::of(codes), notes, language }.below(None, 0, Element::new("Codes"))
}

struct Branches<'a> {
    tree: Tree<'a>,
    notes: &'a BTreeMap<Uuid, Vec<Uuid>>,
    language: Language,
}

impl Branches<'_> {
    fn below(&self, parent: Option<Uuid>, depth: usize, mut at: Element) -> Result<Element, Fault> {
        for code in self.tree.below(parent) {
            if depth == DEPTH {
                return Err(Fault::Deep);
            }
            let (name, description) = describe::write(code, self.language);
            let mut element = with_guid("Code", code.guid)
                .with("name", &name)
                .with("isCodable", if code.codable { "true" } else { "false" });
            if let Some(color) = &code.color {
                element = element.with("color", color.as_str());
            }
            let notes = self.notes.get(&code.guid).map_or(&[][..], Vec::as_slice);
            let element = element.described(&description).referring("NoteRef", notes);
            at = at.holding(self.below(Some(code.guid), depth + 1, element)?);
        }
        Ok(at)
    }
}

fn variable(variable: &Variable) -> Element {
    with_guid("Variable", variable.guid)
        .with("name", &variable.name)
        .with("typeOfVariable", variable.kind.tag())
        .described(&variable.description)
}

fn value(value: &Value) -> Element {
    let element = Element::new("VariableValue").holding(reference("VariableRef", value.variable));
    let Some(datum) =
        value.datum.as_ref().filter(|datum| !matches!(datum, Datum::Float(it) if !it.is_finite()))
    else {
        return element;
    };
    let words = match datum {
        Datum::Text(text) => text.clone(),
        Datum::Boolean(is) => is.to_string(),
        Datum::Integer(number) => number.to_string(),
        Datum::Float(number) => number.to_string(),
        Datum::Date(day) => day.to_string(),
        Datum::DateTime(at) => time(*at),
    };
    element.holding(Element::new(&format!("{}Value", datum.kind().tag())).saying(&words))
}

fn case(case: &Case) -> Element {
    let mut element = with_guid("Case", case.guid);
    if !case.name.is_empty() {
        element = element.with("name", &case.name);
    }
    let element = element.described(&case.description).referring("CodeRef", &case.codes);
    let element = case.values.iter().map(value).fold(element, Element::holding);
    element.referring("SourceRef", &case.sources).referring("SelectionRef", &case.selections)
}

fn source(source: &Source, file: &str) -> Element {
    let offsets = Offsets::new(&source.text);
    let element = with_guid("TextSource", source.guid)
        .with("name", &source.name)
        .with("plainTextPath", &format!("internal://{file}"))
        .stamped(source.created, CREATED)
        .stamped(source.modified, MODIFIED)
        .described(&source.description);
    let element =
        source.selections.iter().fold(element, |element, part| element.holding(selection(part, &offsets)));
    let element = source.codings.iter().map(coding).fold(element, Element::holding);
    let element = element.referring("NoteRef", &source.notes);
    source.values.iter().map(value).fold(element, Element::holding)
}

fn selection(part: &Selection, offsets: &Offsets<'_>) -> Element {
    let element = with_guid("PlainTextSelection", part.guid)
        .with("name", &shortened(offsets.slice(part.span).unwrap_or_default()))
        .with("startPosition", &part.span.start.to_string())
        .with("endPosition", &part.span.end.to_string())
        .stamped(part.created, CREATED)
        .stamped(part.modified, MODIFIED)
        .described(&part.description);
    part.codings.iter().map(coding).fold(element, Element::holding).referring("NoteRef", &part.notes)
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(LONGEST_NAME) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

fn coding(coding: &Coding) -> Element {
    with_guid("Coding", coding.guid)
        .stamped(coding.made, CREATED)
        .holding(reference("CodeRef", coding.code))
        .referring("NoteRef", &coding.notes)
}

fn note(note: &Note, file: &str) -> Element {
    with_guid("Note", note.guid)
        .with("name", &note.name)
        .with("plainTextPath", &format!("internal://{file}"))
        .stamped(note.created, CREATED)
        .stamped(note.modified, MODIFIED)
}

fn link(link: &Link) -> Element {
    let mut element = with_guid("Link", link.guid).with("name", &link.name);
    if let Some(direction) = link.direction {
        element = element.with("direction", direction.tag());
    }
    if let Some(color) = &link.color {
        element = element.with("color", color.as_str());
    }
    for (name, guid) in [("originGUID", link.origin), ("targetGUID", link.target)] {
        if let Some(guid) = guid {
            element = element.with(name, &guid.to_string());
        }
    }
    element.referring("NoteRef", &link.notes)
}

fn set(set: &Set) -> Element {
    with_guid("Set", set.guid)
        .with("name", &set.name)
        .described(&set.description)
        .referring("MemberCode", &set.codes)
        .referring("MemberSource", &set.sources)
        .referring("MemberNote", &set.notes)
}
