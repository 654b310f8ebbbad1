//! A form as a workbook that every program of the ODK family reads, and that reads back as the same
//! form. All cells are texts, so that no spreadsheet takes a code for a date.
//!
//! What only Saual knows stands in columns that others pass over: `short`, `dont_know`, `refuse`,
//! `min`, `max`, `max_length`, `page`, `exclusive`, and `form_title_kk` and so on.

use super::grid::{Grid, Line, Rows};
use super::language::Tongue;
use super::types::{self, Plain};
use super::words::tongues;
use super::{limits, pages};
use crate::exchange::sheet::{Cell, Fault, Sheet as _};
use crate::exchange::xlsx::Book;
use crate::form::{Choice, Form, Group, Item, Kind, List, More, Note, Page, Question};
use chrono::{DateTime, Utc};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Seek, Write};

/// The usual order of columns.
pub(in crate::exchange) const SURVEY: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "short",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "default",
    "calculation",
    "trigger",
    "choice_filter",
    "repeat_count",
    "read_only",
    "appearance",
    "parameters",
    "image",
    "big-image",
    "audio",
    "video",
    "min",
    "max",
    "max_length",
    "dont_know",
    "refuse",
    "page",
];
pub(in crate::exchange) const CHOICES: &[&str] =
    &["list_name", "name", "label", "image", "big-image", "audio", "video", "exclusive"];
const SETTINGS: &[&str] =
    &["form_title", "form_id", "version", "default_language", "instance_name", "style", "clean_text_values"];

/// The sheets of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets {
    /// What is asked.
    pub survey: Grid,
    /// The choices.
    pub choices: Grid,
    /// What is said of the form as a whole.
    pub settings: Grid,
}

/// Writes a form as a workbook, said to be made at that moment.
///
/// # Errors
/// Where the file does not take it, or Excel has no room for it.
pub fn xlsx<W: Write + Seek + Send>(form: &Form, made: DateTime<Utc>, out: W) -> Result<(), Fault> {
    let mut book = Book::new(made)?;
    let sheets = sheets(form);
    for (name, grid) in
        [("survey", sheets.survey), ("choices", sheets.choices), ("settings", sheets.settings)]
    {
        let mut sheet = book.sheet(name)?;
        let columns: Vec<&str> = grid.columns.iter().map(String::as_str).collect();
        sheet.heading(&columns)?;
        for row in &grid.rows {
            sheet.row(&row.iter().map(|text| cell(text)).collect::<Vec<_>>())?;
        }
    }
    book.save(out)
}

fn cell(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// The sheets of a form as rows of texts.
#[must_use]
pub fn sheets(form: &Form) -> Sheets {
    let tongues = tongues(form);
    let mut writing = Writing {
        form,
        tongues: &tongues,
        survey: Rows::new(&tongues),
        choices: Rows::new(&tongues),
        own: Vec::new(),
    };
    writing.survey();
    writing.choices();
    let wide = writing.survey.has_wide_spaces() || writing.choices.has_wide_spaces();
    let settings = settings(form, &tongues, wide);
    Sheets {
        survey: writing.survey.finish(SURVEY, &["type", "name", "label"]),
        choices: writing.choices.finish(CHOICES, &["list_name", "name", "label"]),
        settings: settings.finish(SETTINGS, &["form_title", "default_language"]),
    }
}

fn settings<'t>(form: &Form, tongues: &'t [Tongue], wide: bool) -> Rows<'t> {
    let mut line = Line::default();
    let foreign = form.settings.more.get("default_language").map(|name| Tongue::named(name));
    let default = foreign.or_else(|| tongues.first().cloned());
    for tongue in tongues {
        let words = tongue.of(&form.title);
        if Some(tongue) == default.as_ref() {
            line.maybe("form_title", words);
        } else {
            line.maybe(
                &format!("form_title_{}", tongue.ours().map_or(tongue.name(), |ours| ours.tag())),
                words,
            );
        }
    }
    line.maybe("default_language", default.as_ref().map(Tongue::name));
    line.maybe("form_id", form.settings.id.as_deref());
    line.maybe("version", form.settings.version.as_deref());
    line.maybe("instance_name", form.settings.instance_name.as_deref());
    line.maybe("style", form.settings.style.as_deref());
    line.put("clean_text_values", if wide { "no" } else { "" });
    line.more(&form.settings.more);
    let mut rows = Rows::new(tongues);
    rows.push(line);
    rows
}

/// What the group of a page is called: as the page, unless an item has that name. Elsewhere pages and
/// items are named alike, so that `${name}` could be either.
fn group_name<'p>(form: &Form, page: &'p Page) -> Cow<'p, str> {
    let is_free = |name: &str| {
        let small = name.to_lowercase();
        !form.items().filter_map(Item::name).any(|other| other.as_str().to_lowercase() == small)
    };
    let page_is = |name: &str| form.page(name).is_some();
    if is_free(page.name.as_str()) {
        return page.name.as_str().into();
    }
    let mut names = (1..).map(|number| match number {
        1 => format!("{}_page", page.name),
        _ => format!("{}_page{number}", page.name),
    });
    names.find(|name| is_free(name) && !page_is(name)).unwrap_or_default().into()
}

struct Writing<'f, 't> {
    form: &'f Form,
    tongues: &'t [Tongue],
    survey: Rows<'t>,
    choices: Rows<'t>,
    /// The choices that are a question's own, under the name of the list that they get.
    own: Vec<(String, &'f [Choice])>,
}

impl<'f> Writing<'f, '_> {
    fn survey(&mut self) {
        for list in unused_files(self.form) {
            let mut line = Line::default();
            let file = list.file.as_deref().unwrap_or_default();
            line.put("type", if file.ends_with(".xml") { "xml-external" } else { "csv-external" });
            line.put("name", list.name.as_str());
            self.survey.push(line);
        }
        let borders = pages::borders(&self.form.pages);
        for (page, border) in self.form.pages.iter().zip(borders) {
            if page.bare && pages::fits(page) {
                let mut border = border.then_some(&page.name);
                for item in &page.items {
                    let mut line = Line::default();
                    line.maybe("page", border.take().map(|name| name.as_str()));
                    self.item(item, line);
                }
            } else {
                self.page(page);
            }
        }
    }

    fn page(&mut self, page: &'f Page) {
        let mut line = Line::default();
        let name = group_name(self.form, page);
        line.put("type", "begin_group");
        line.put("name", name.as_ref());
        line.put("page", if name == page.name.as_str() { "" } else { page.name.as_str() });
        line.text("label", &page.title, self.tongues);
        line.maybe("relevant", page.relevant.as_deref());
        line.put("appearance", page.appearance.as_str());
        line.more(&page.more);
        self.survey.push(line);
        self.within(&page.items, "end_group", name.as_ref());
    }

    fn within(&mut self, items: &'f [Item], end: &str, name: &str) {
        for item in items {
            self.item(item, Line::default());
        }
        let mut line = Line::default();
        line.put("type", end);
        line.put("name", name);
        self.survey.push(line);
    }

    fn item(&mut self, item: &'f Item, line: Line) {
        match item {
            Item::Note(note) => self.note(note, line),
            Item::Group(group) => self.group(group, line),
            Item::Question(question) => self.question(question, line),
        }
    }

    fn note(&mut self, note: &Note, mut line: Line) {
        line.put("type", "note");
        line.maybe("name", note.name.as_ref().map(|name| name.as_str()));
        line.text("label", &note.note, self.tongues);
        line.text("hint", &note.hint, self.tongues);
        line.maybe("relevant", note.relevant.as_deref());
        line.put("appearance", note.appearance.as_str());
        line.media(&note.media, self.tongues);
        line.more(&note.more);
        self.survey.push(line);
    }

    fn group(&mut self, group: &'f Group, mut line: Line) {
        let (begin, end) = match group.repeat {
            Some(_) => ("begin_repeat", "end_repeat"),
            None => ("begin_group", "end_group"),
        };
        line.put("type", begin);
        line.put("name", group.name.as_str());
        line.text("label", &group.label, self.tongues);
        line.text("hint", &group.hint, self.tongues);
        line.maybe("relevant", group.relevant.as_deref());
        line.maybe("repeat_count", group.repeat.as_ref().and_then(|repeat| repeat.count.as_deref()));
        line.put("appearance", group.appearance.as_str());
        line.more(&group.more);
        self.survey.push(line);
        self.within(&group.items, end, group.name.as_str());
    }

    fn question(&mut self, question: &'f Question, mut line: Line) {
        line.put("type", self.kind(question));
        line.put("name", question.name.as_str());
        line.text("label", &question.label, self.tongues);
        line.text("short", &question.short, self.tongues);
        line.text("hint", &question.hint, self.tongues);
        line.text("guidance_hint", &question.guidance, self.tongues);
        line.media(&question.media, self.tongues);
        line.flag("required", question.required);
        line.put("required", question.required_if.as_deref().unwrap_or_default());
        line.text("required_message", &question.required_message, self.tongues);
        line.maybe("relevant", question.relevant.as_deref());
        line.maybe("constraint", limits::joined(&question.kind, question.constraint.as_deref()).as_deref());
        line.text("constraint_message", &question.constraint_message, self.tongues);
        line.maybe("default", question.default.as_deref());
        line.maybe("calculation", question.calculation.as_deref());
        line.put("trigger", trigger(question));
        line.maybe("choice_filter", question.choice_filter.as_deref());
        line.flag("read_only", question.read_only);
        line.put("appearance", appearance(question));
        line.put("parameters", parameters(question));
        line.flag("dont_know", question.dont_know);
        line.flag("refuse", question.refuse);
        limit_columns(&question.kind, &mut line);
        line.more(&question.more);
        self.survey.push(line);
    }

    /// The word of the column `type`.
    fn kind(&mut self, question: &'f Question) -> String {
        if let Some(passed) = question.more.get("type") {
            return passed.clone();
        }
        let Some(choices) = question.kind.choices() else { return word(&question.kind).to_owned() };
        let list = match choices.list() {
            Some(list) => list.to_owned(),
            None => {
                let taken = self.form.list(question.name.as_str()).is_some();
                let name = format!("{}{}", question.name, if taken { "_choices" } else { "" });
                self.own.push((name.clone(), question.choices()));
                name
            }
        };
        let file = self.form.list(&list).and_then(|list| list.file.as_deref());
        let command = word(&question.kind);
        match file {
            Some(file) if command != "rank" => format!("{command}_from_file {file}"),
            _ => format!("{command} {list}"),
        }
    }

    fn choices(&mut self) {
        let shared = self.form.lists.iter().filter(|list| list.file.is_none());
        let shared = shared.map(|list| (list.name.as_str(), list.choices.as_slice()));
        let own = self.own.iter().map(|(name, choices)| (name.as_str(), *choices));
        for (list, choices) in shared.chain(own) {
            for choice in choices {
                self.choices.push(choice_line(list, choice, self.tongues));
            }
        }
    }
}

fn choice_line(list: &str, choice: &Choice, tongues: &[Tongue]) -> Line {
    let mut line = Line::default();
    line.put("list_name", list);
    line.put("name", choice.code.as_str());
    line.text("label", &choice.label, tongues);
    line.media(&choice.media, tongues);
    line.flag("exclusive", choice.exclusive);
    line.more(&choice.more);
    line
}

/// The lists of files that no question takes its choices from.
pub(in crate::exchange) fn unused_files(form: &Form) -> impl Iterator<Item = &List> {
    let used: BTreeSet<&str> =
        form.every_question().filter_map(|question| question.kind.choices()?.list()).collect();
    form.lists.iter().filter(move |list| list.file.is_some() && !used.contains(list.name.as_str()))
}

/// The word of a kind; of a choice the command before its list.
pub(in crate::exchange) fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } => "select_one",
        Kind::Multiple { .. } => "select_multiple",
        Kind::Rank { .. } => "rank",
        Kind::Integer { .. } => "integer",
        Kind::Decimal { .. } => "decimal",
        Kind::Range { .. } => "range",
        Kind::Text { .. } | Kind::LongText { .. } => "text",
        Kind::Date { .. } => "date",
        Kind::Time => "time",
        Kind::DateTime => "dateTime",
        Kind::Acknowledge => "acknowledge",
        Kind::Barcode => "barcode",
        Kind::Location { shape } => types::word(&Plain::Location(*shape)),
        Kind::File { medium } => types::word(&Plain::File(*medium)),
        Kind::Computed { by } => types::word(&Plain::Computed(*by)),
    }
}

fn trigger(question: &Question) -> String {
    let names = question.trigger.iter().map(|name| format!("${{{name}}}"));
    names.collect::<Vec<_>>().join(", ")
}

/// The appearance, with what makes a text one of several lines.
pub(in crate::exchange) fn appearance(question: &Question) -> String {
    let lines = matches!(question.kind, Kind::LongText { .. }) && !question.parameters.contains_key("rows");
    match (lines, question.appearance.as_str()) {
        (true, "") => "multiline".to_owned(),
        (true, looks) => format!("multiline {looks}"),
        (false, looks) => looks.to_owned(),
    }
}

fn parameters(question: &Question) -> String {
    let mut parameters: More = question.parameters.clone();
    if let Kind::Range { start, end, step } = &question.kind {
        for (key, value) in [("start", start), ("end", end), ("step", step)] {
            parameters.insert(key.to_owned(), value.to_string());
        }
    }
    parameters.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
}

fn limit_columns(kind: &Kind, line: &mut Line) {
    fn bounds<T: ToString>(line: &mut Line, min: Option<&T>, max: Option<&T>) {
        line.maybe("min", min.map(ToString::to_string).as_deref());
        line.maybe("max", max.map(ToString::to_string).as_deref());
    }
    match kind {
        Kind::Integer { min, max } => bounds(line, min.as_ref(), max.as_ref()),
        Kind::Decimal { min, max } => bounds(line, min.as_ref(), max.as_ref()),
        Kind::Date { min, max } => bounds(line, min.as_ref(), max.as_ref()),
        Kind::Text { max_length } | Kind::LongText { max_length } => {
            line.maybe("max_length", max_length.map(|most| most.to_string()).as_deref());
        }
        _ => {}
    }
}
