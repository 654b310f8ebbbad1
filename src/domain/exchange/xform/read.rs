//! An XForm, as pyxform and Saual write it, turned into the rows of an XLSForm and read from there.

use super::paths::Paths;
use super::tree::UNNAMED;
use super::{choices, rows};
use crate::exchange::remark::{Column, Place, Remark};
use crate::exchange::workbook::{LARGEST, Row, Sheet, Workbook};
use crate::exchange::xlsform::grid::{Grid, Line, Rows};
use crate::exchange::xlsform::language::Tongue;
use crate::exchange::xlsform::{self, Beside, Read, Refused, write};
use crate::exchange::xml::{self, Element, Node as Xml};
use crate::form::check::ITEMS;
use crate::message::Message;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

/// An XForm taken apart.
pub(super) struct Source<'x> {
    pub(super) paths: Paths,
    /// The binds by path.
    pub(super) binds: HashMap<&'x str, &'x Element>,
    /// What stands in the instance by path: defaults.
    pub(super) nodes: HashMap<String, &'x Element>,
    /// The languages, in the order of the file.
    pub(super) tongues: Vec<Tongue>,
    /// The texts by id: for each language the values.
    pub(super) texts: HashMap<&'x str, Vec<(usize, &'x Element)>>,
    /// Secondary instances by id.
    pub(super) instances: Vec<(&'x str, &'x Element)>,
    /// Actions that set a node: where they stand, when, and on which node.
    pub(super) sets: Vec<Set<'x>>,
    pub(super) root: &'x Element,
    body: &'x Element,
    /// The paths of binds that controls name by an id.
    ids: HashMap<&'x str, &'x str>,
    /// The names that nodes have, in small letters.
    taken: HashSet<String>,
    /// The next number of names that are taken.
    numbers: HashMap<String, usize>,
    /// Whether words show what is worked out, which no text of a form can.
    computes: Cell<bool>,
}

/// A `setvalue`.
pub(super) struct Set<'x> {
    pub(super) event: &'x str,
    pub(super) on: &'x str,
    pub(super) value: &'x str,
    /// The control that it stands in; empty for the model.
    pub(super) at: &'x str,
}

/// Rows under way, with the lines that they came from.
pub(super) struct Out<'t> {
    pub(super) survey: Rows<'t>,
    pub(super) choices: Rows<'t>,
    pub(super) lines: Vec<usize>,
    pub(super) choice_lines: Vec<usize>,
    /// Whether a code stands twice in a list, which no XForm forbids.
    pub(super) twice: bool,
}

/// Reads a form out of an XForm.
///
/// # Errors
/// All that is wrong with it, by line and question.
pub fn read(text: &str, stem: &str, beside: &Beside<'_>) -> Result<Read, Refused> {
    if text.len() > LARGEST {
        return Err(Remark::whole(Message::new("import-file-large").with("limit", LARGEST >> 20)).into());
    }
    let root = xml::parse(text)?;
    let missing = |what: &str| Remark::whole(Message::new("import-xform-part").with("part", what));
    let head = root.element("head").ok_or_else(|| missing("head"))?;
    let model = head.element("model").ok_or_else(|| missing("model"))?;
    let body = root.element("body").ok_or_else(|| missing("body"))?;
    let instance = model.element("instance").and_then(|instance| instance.elements().next());
    let source = Source::of(model, body, instance.ok_or_else(|| missing("instance"))?);
    // What is set is looked for at each node.
    if source.nodes.len() > ITEMS || source.sets.len() > ITEMS {
        return Err(Remark::whole(Message::new("form-check-many-items").with("limit", ITEMS)).into());
    }
    let mut out = Out {
        survey: Rows::new(&source.tongues),
        choices: Rows::new(&source.tongues),
        lines: Vec::new(),
        choice_lines: Vec::new(),
        twice: false,
    };
    rows::survey(&source, body, &mut out);
    choices::rows(&source, &mut out);
    let settings = settings(&source, (head, model, body), out.twice);

    let workbook = Workbook {
        sheets: vec![
            sheet("survey", out.survey.finish(write::SURVEY, &["type", "name", "label"])),
            sheet("choices", out.choices.finish(write::CHOICES, &["list_name", "name", "label"])),
            sheet("settings", settings),
        ],
        remarks: source.told(),
        ..Workbook::default()
    };
    let title = head.element("title").unwrap_or(head).line;
    let lines = Lines { workbook: &workbook, survey: &out.lines, choices: &out.choice_lines, title };
    match xlsform::read(&workbook, stem, beside) {
        Ok(mut read) => {
            read.warnings.iter_mut().for_each(|remark| lines.place(remark));
            Ok(read)
        }
        Err(mut refused) => {
            let all = refused.faults.iter_mut().chain(&mut refused.warnings);
            all.for_each(|remark| lines.place(remark));
            refused.faults.sort_by(|a, b| a.place.cmp(&b.place));
            Err(refused)
        }
    }
}

/// The lines of the file that rows came from.
struct Lines<'o> {
    workbook: &'o Workbook,
    survey: &'o [usize],
    choices: &'o [usize],
    title: usize,
}

impl Lines<'_> {
    /// A remark of a cell, at the line that its row came from, with the names of what it is about.
    fn place(&self, remark: &mut Remark) {
        let Place::Cell { sheet, row, column } = &remark.place else { return };
        let (lines, names): (_, &[&str]) = match sheet.as_str() {
            "survey" => (self.survey, &["name"]),
            "choices" => (self.choices, &["list_name", "name"]),
            _ => (&[], &[]),
        };
        let line = lines.get(row.wrapping_sub(2)).copied().unwrap_or(self.title);
        let cells = names.iter().filter_map(|name| self.cell(sheet, *row, name));
        let header = column.as_ref().map(|column| column.header.as_str());
        let path = cells.chain(header).collect::<Vec<_>>().join(".");
        remark.place = Place::Line { line, path };
    }

    fn cell(&self, sheet: &str, row: usize, header: &str) -> Option<&str> {
        let sheet = self.workbook.sheet(sheet)?;
        let column = sheet.columns.iter().find(|column| column.header == header)?;
        sheet.rows.get(row.checked_sub(2)?)?.cell(column.number)
    }
}

fn sheet(name: &str, grid: Grid) -> Sheet {
    let column = |(number, header)| Column { number, header };
    let columns = (0_u32..).zip(grid.columns).map(column).collect();
    let cells = |row: Vec<String>| (0_u32..).zip(row).filter(|(_, text)| !text.is_empty()).collect();
    let rows = grid.rows.into_iter().enumerate();
    let rows = rows.map(|(at, row)| Row { number: at + 2, cells: cells(row) }).collect();
    Sheet { name: name.to_owned(), heading_row: 1, columns, rows }
}

impl<'x> Source<'x> {
    fn of(model: &'x Element, body: &'x Element, root: &'x Element) -> Self {
        let mut source = Self {
            paths: Paths::new(&root.name),
            binds: HashMap::new(),
            nodes: HashMap::new(),
            tongues: Vec::new(),
            texts: HashMap::new(),
            instances: Vec::new(),
            sets: Vec::new(),
            root,
            body,
            ids: HashMap::new(),
            taken: HashSet::new(),
            numbers: HashMap::new(),
            computes: Cell::new(false),
        };
        source.nodes(root, &format!("/{}", root.name));
        for element in model.elements() {
            match element.name.as_str() {
                "bind" => source.bind(element),
                "itext" => source.texts(element),
                "instance" => source.instances.extend(element.attribute("id").map(|id| (id, element))),
                "setvalue" => source.set(element, ""),
                _ => {}
            }
        }
        if source.tongues.is_empty() {
            source.tongues.push(Tongue::Other(String::new()));
        }
        source.sets_of(body, "");
        source
    }

    /// Every node below the root. A repeat may stand there twice, as a template and as its first row.
    fn nodes(&mut self, element: &'x Element, path: &str) {
        for child in element.elements() {
            let path = format!("{path}/{}", child.name);
            // Of a form with too many nothing more is wanted.
            if self.nodes.contains_key(&path) || self.nodes.len() > ITEMS {
                continue;
            }
            let name = self.free(&child.name, element);
            self.paths.add(&path, &name);
            self.nodes.insert(path.clone(), child);
            self.nodes(child, &path);
        }
    }

    fn bind(&mut self, bind: &'x Element) {
        let Some(path) = bind.attribute("nodeset") else { return };
        self.binds.insert(path, bind);
        self.ids.extend(bind.attribute("id").map(|id| (id, path)));
    }

    /// The path of a control: by its own words, by the bind that it names, or below what is around it.
    pub(super) fn place(&self, control: &Element, around: &str) -> Option<String> {
        let said = control
            .attribute("nodeset")
            .filter(|_| control.name == "repeat")
            .or_else(|| control.attribute("ref"));
        let Some(said) = said.map(str::trim) else {
            return self.ids.get(control.attribute("bind")?).map(|path| (*path).to_owned());
        };
        if said.starts_with('/') || said.is_empty() {
            return Some(said.to_owned()).filter(|said| !said.is_empty());
        }
        Some(format!("{around}/{}", said.trim_start_matches("./")))
    }

    /// A name for a node: where another one is called so, with that of what it stands in before it.
    fn free(&mut self, name: &str, parent: &Element) -> String {
        let longer = format!("{}_{name}", parent.name);
        // Where the numbers of that name have got to: they are not tried again from the first.
        let next = self.numbers.entry(longer.to_lowercase()).or_insert(2);
        let numbered = (*next..).map(|number| (number, format!("{longer}_{number}")));
        let mut names = [(1, name.to_owned()), (1, longer.clone())].into_iter().chain(numbered);
        let free = names.find(|(_, name)| !self.taken.contains(&name.to_lowercase()));
        let (number, free) = free.unwrap_or((1, longer));
        *next = (*next).max(number + 1);
        self.taken.insert(free.to_lowercase());
        free
    }

    fn texts(&mut self, itext: &'x Element) {
        let default = |translation: &&Element| translation.attribute("default").is_some();
        let (first, rest): (Vec<_>, Vec<_>) = itext.elements().partition(default);
        for (at, translation) in first.into_iter().chain(rest).enumerate() {
            self.tongues.push(tongue(translation.attribute("lang").unwrap_or_default()));
            for text in translation.elements() {
                if let Some(id) = text.attribute("id") {
                    self.texts.entry(id).or_default().push((at, text));
                }
            }
        }
    }

    fn sets_of(&mut self, element: &'x Element, at: &'x str) {
        let at = element.attribute("ref").or_else(|| element.attribute("nodeset")).unwrap_or(at);
        for child in element.elements() {
            if child.name == "setvalue" { self.set(child, at) } else { self.sets_of(child, at) }
        }
    }

    fn set(&mut self, element: &'x Element, at: &'x str) {
        let said = |name: &str| element.attribute(name).unwrap_or_default();
        self.sets.push(Set { event: said("event"), on: said("ref"), value: said("value"), at });
    }

    /// Puts a text under a column, in every language in which it stands on its own.
    pub(super) fn put(&self, line: &mut Line, column: &str, element: Option<&Element>, from: &str) {
        let Some(element) = element else { return };
        let Some(id) = element.attribute("ref").and_then(text_id) else {
            line.put(&self.column(column, 0), self.words(element, from));
            return;
        };
        self.put_text(line, column, id, "", from);
    }

    /// Puts the form of a text under a column.
    pub(super) fn put_text(&self, line: &mut Line, column: &str, id: &str, form: &str, from: &str) {
        for (at, text) in self.texts.get(id).into_iter().flatten() {
            let mut values =
                text.elements().filter(|value| value.attribute("form").unwrap_or_default() == form);
            let own = values.find(|value| value.attribute("saual:instead").is_none());
            let Some(value) = own else { continue };
            let words = self.words(value, from);
            let words = words.rsplit_once("jr://").map_or(words.as_str(), |(_, address)| {
                address.split_once('/').map_or(address, |(_, name)| name)
            });
            // What pyxform writes where there is no translation.
            if words != "-" {
                line.put(&self.column(column, *at), words);
            }
        }
    }

    pub(super) fn column(&self, column: &str, at: usize) -> String {
        match self.tongues.get(at) {
            Some(Tongue::Other(name)) if name.is_empty() => column.to_owned(),
            Some(tongue) => format!("{column}::{}", tongue.name()),
            None => column.to_owned(),
        }
    }

    /// Words with names for the answers shown in them.
    fn words(&self, element: &Element, from: &str) -> String {
        let piece = |child: &Xml| match child {
            Xml::Text(text) => text.clone(),
            Xml::Element(output) => {
                let value = output.attribute("value").unwrap_or_default();
                let said = self.paths.expression(value, from);
                if said.starts_with("${") && said.find('}') == Some(said.len() - 1) {
                    return said;
                }
                self.computes.set(true);
                format!("[{}]", said.replace("${", "{"))
            }
        };
        element.children.iter().map(piece).collect::<String>().trim().to_owned()
    }

    /// An attribute that is an expression.
    pub(super) fn said(&self, element: &Element, name: &str, from: &str) -> Option<String> {
        element.attribute(name).map(|text| self.paths.expression(text, from))
    }

    fn told(&self) -> Vec<Remark> {
        let told = self.computes.get().then(|| Remark::whole(Message::new("import-xform-output")));
        told.into_iter().collect()
    }

    /// Every control with choices.
    pub(super) fn body_controls(&self) -> Vec<&'x Element> {
        fn gather<'x>(element: &'x Element, found: &mut Vec<&'x Element>) {
            for child in element.elements() {
                if matches!(child.name.as_str(), "select" | "select1" | "rank") {
                    found.push(child);
                }
                gather(child, found);
            }
        }
        let mut found = Vec::new();
        gather(self.body, &mut found);
        found
    }

    /// The name of a node, by its path.
    pub(super) fn called<'p>(&'p self, path: &'p str) -> &'p str {
        self.paths.name("", path).unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default())
    }

    /// Whether a note had no name.
    pub(super) fn is_unnamed(name: &str) -> bool {
        name.strip_prefix(UNNAMED).is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    }
}

/// pyxform calls a language that nobody named so.
fn tongue(name: &str) -> Tongue {
    if name == "default" { Tongue::Other(String::new()) } else { Tongue::named(name) }
}

/// The id of `jr:itext('…')`.
pub(super) fn text_id(reference: &str) -> Option<&str> {
    let inner = reference.trim().strip_prefix("jr:itext(")?.strip_suffix(')')?.trim();
    inner.strip_prefix('\'')?.strip_suffix('\'')
}

fn settings(source: &Source<'_>, (head, model, body): (&Element, &Element, &Element), twice: bool) -> Grid {
    let mut line = Line::default();
    let title = head.element("title").map(Element::text).unwrap_or_default();
    line.put("form_title", title.trim());
    for title in model.elements().filter(|element| element.name == "title") {
        line.put(&format!("form_title_{}", title.attribute("lang").unwrap_or_default()), title.text());
    }
    line.maybe("form_id", source.root.attribute("id"));
    line.maybe("version", source.root.attribute("version"));
    line.maybe("style", body.attribute("class"));
    if source.root.name != "data" {
        line.put("name", source.root.name.as_str());
    }
    let meta = format!("/{}/meta/instanceName", source.root.name);
    if let Some(bind) = source.binds.get(meta.as_str()) {
        line.maybe("instance_name", source.said(bind, "calculate", &meta).as_deref());
    }
    if let Some(Tongue::Other(_) | Tongue::Ours(_)) =
        source.tongues.first().filter(|tongue| !tongue.name().is_empty())
    {
        line.maybe("default_language", source.tongues.first().map(Tongue::name));
    }
    let submission = model.element("submission");
    let said = |name: &str| submission.and_then(|submission| submission.attribute(name));
    line.maybe("public_key", said("base64RsaPublicKey"));
    line.maybe("submission_url", said("action"));
    line.flag("allow_choice_duplicates", twice);
    let mut rows = Rows::new(&source.tongues);
    rows.push(line);
    rows.finish(&[], &["form_title"])
}
