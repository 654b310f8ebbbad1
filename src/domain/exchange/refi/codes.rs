//! A codebook as a `.qdc`.

use super::element::{Reading, description, name, with_guid};
use super::loss::{Lost, Report};
use super::project::Set;
use super::write::{Fault, branches, printed};
use super::{CODEBOOK, describe};
use crate::exchange::codebook::{CODES, Code, DEPTH};
use crate::exchange::remark::Remark;
use crate::exchange::xml::{self, Element};
use crate::language::Language;
use crate::message::Message;
use crate::text::encoding::decode;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// What a file of codes says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    /// Each code before those below it.
    pub codes: Vec<Code>,
    /// The language in which their names are, where the file is one of ours.
    pub language: Option<Language>,
    /// Codes that were put together.
    pub sets: Vec<Set>,
    /// What did not come through.
    pub report: Report,
}

/// The file of a codebook whose codes are named in that language, with the sets that hold some of them.
///
/// # Errors
/// [`Fault::NoCodes`] and [`Fault::Deep`].
pub fn write(codes: &[Code], sets: &[Set], language: Language) -> Result<Vec<u8>, Fault> {
    if codes.is_empty() {
        return Err(Fault::NoCodes);
    }
    let root = Element::new("CodeBook")
        .with("xmlns", CODEBOOK)
        .with("origin", &super::origin(language))
        .holding(branches(codes, &BTreeMap::new(), language)?)
        .gathering("Sets", sets.iter().filter(|set| !set.codes.is_empty()).map(set_of).collect());
    Ok(printed(&root).into_bytes())
}

/// A set as codebooks have it: without what is no code, and with another attribute than in a project.
fn set_of(set: &Set) -> Element {
    let element = with_guid("Set", set.guid).with("name", &set.name).described(&set.description);
    set.codes.iter().fold(element, |element, code| element.holding(with_guid("MemberCode", *code)))
}

/// Reads a `.qdc`; names of a file that does not say in which language they are, are in `language`.
///
/// # Errors
/// Where it is no codebook, or goes beyond a limit. Never panics.
pub fn read(bytes: &[u8], language: Language) -> Result<Codes, Remark> {
    let root = document(bytes)?;
    if root.name != "CodeBook" {
        return Err(Remark::whole(Message::new("refi-not-codebook")));
    }
    let said = root.attribute("origin").and_then(super::language_of);
    let mut reading = Reading::default();
    let codes = codebook(&mut reading, &root, said.unwrap_or(language))?;
    let known: HashSet<Uuid> = codes.iter().map(|code| code.guid).collect();
    let sets = root.element("Sets").into_iter().flat_map(Element::elements);
    let sets = sets.map(|element| set(&mut reading, element, &known)).collect();
    Ok(Codes { codes, language: said, sets, report: reading.report })
}

/// A set with those of its codes that the file has.
fn set(reading: &mut Reading, element: &Element, known: &HashSet<Uuid>) -> Set {
    let mut set = Set {
        guid: reading.guid(element),
        name: name(element),
        description: description(element),
        ..Set::default()
    };
    for member in element.elements().filter(|member| member.name == "MemberCode") {
        // Some programs write it as in a project.
        match Reading::target(member, "guid").or_else(|| Reading::target(member, "targetGUID")) {
            Some(code) if known.contains(&code) => set.codes.push(code),
            Some(_) => reading.report.note(Lost::Dangling, &set.name),
            None => reading.report.note(Lost::Guid, &set.name),
        }
    }
    set
}

/// The largest project or codebook, in bytes, packed or not.
pub(super) const PROJECT: u64 = 64 << 20;

/// The root of a file of XML.
///
/// # Errors
/// Where it is too large, or no XML.
pub(super) fn document(bytes: &[u8]) -> Result<Element, Remark> {
    if bytes.len() as u64 > PROJECT {
        let limit = (PROJECT >> 20) as usize;
        return Err(Remark::whole(Message::new("refi-too-large").with("limit", limit)));
    }
    let Some((text, _)) = decode(bytes) else {
        return Err(Remark::whole(Message::new("import-file-encoding")));
    };
    xml::parse(text.strip_prefix('\u{feff}').unwrap_or(&text))
}

/// The codes of an element that holds `Codes`.
///
/// # Errors
/// Where there are too many.
pub(super) fn codebook(
    reading: &mut Reading,
    book: &Element,
    language: Language,
) -> Result<Vec<Code>, Remark> {
    let mut found = Vec::new();
    for codes in book.elements().filter(|element| element.name == "Codes") {
        below(reading, codes, (None, 0), language, &mut found)?;
    }
    Ok(found)
}

fn below(
    reading: &mut Reading,
    element: &Element,
    (parent, depth): (Option<Uuid>, usize),
    language: Language,
    found: &mut Vec<Code>,
) -> Result<(), Remark> {
    for one in element.elements().filter(|one| one.name == "Code") {
        if found.len() == CODES {
            return Err(Remark::whole(Message::new("refi-codes-many").with("limit", CODES)));
        }
        if depth == DEPTH {
            return Err(Remark::whole(Message::new("refi-codes-deep").with("limit", DEPTH)));
        }
        let mut code = Code { guid: reading.guid(one), parent, ..Code::default() };
        describe::read(&mut code, (name(one).trim(), &description(one)), language);
        if code.name.is_empty() {
            reading.report.note(Lost::Nameless, &code.guid.to_string());
            code.name.set(language, Some(code.guid.to_string()));
        }
        code.codable = one.attribute("isCodable").is_none_or(|is| !matches!(is.trim(), "false" | "0"));
        code.color = reading.color(one);
        if !code.codable {
            reading.report.note(Lost::Folder, &name(one));
        }
        let guid = code.guid;
        let notes = reading.targets(one, "NoteRef");
        if !notes.is_empty() {
            reading.code_notes.insert(guid, notes);
        }
        found.push(code);
        below(reading, one, (Some(guid), depth + 1), language, found)?;
    }
    Ok(())
}
