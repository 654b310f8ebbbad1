//! The form itself, its settings, lists and pages.

use super::choice::choices;
use super::fields::Fields;
use super::item;
use super::places::Places;
use super::report::Report;
use crate::form::check::Holder;
use crate::form::{Form, List, Name, Page, Settings, excerpt};
use crate::language::Language;
use crate::message::Message;

/// What has been read so far, and where it stands.
pub(super) struct Reading<'r, 's, 't> {
    pub(super) report: &'r mut Report<'s>,
    pub(super) places: Places<'t>,
    /// How many names could not be read and were made up.
    unnamed: usize,
}

/// The form, as far as it can be read: what cannot is told and something put in its place, so that
/// everything else can be checked.
pub(super) fn form<'t>(mut root: Fields<'t>, report: &mut Report<'_>) -> (Form, Places<'t>) {
    let mut reading = Reading { report, places: Places::default(), unnamed: 0 };
    let title = root.text("title", reading.report);
    let languages = languages(&mut root, reading.report);
    let settings = settings(&mut root, reading.report);
    let lists = root.tables("list", reading.report);
    let lists = lists.into_iter().enumerate().map(|(at, table)| reading.list(at, table)).collect();
    let pages = root.needed_tables("page", reading.report);
    let pages = pages.into_iter().map(|table| reading.page(table)).collect();
    let Reading { report, mut places, .. } = reading;
    places.form = root.finish(report);
    let mut form = Form { title, languages, settings, lists, pages };
    form.share_lists();
    (form, places)
}

fn languages(root: &mut Fields<'_>, report: &mut Report<'_>) -> Vec<Language> {
    if !root.has("languages") {
        root.missing("languages", report);
    }
    root.languages("languages", report).unwrap_or_default()
}

fn settings(root: &mut Fields<'_>, report: &mut Report<'_>) -> Settings {
    let Some(mut fields) = root.table("settings", report) else { return Settings::default() };
    let other = fields.strings("other_languages", report);
    let settings = Settings {
        id: fields.words("id", report),
        version: fields.words("version", report),
        instance_name: fields.words("instance_name", report),
        style: fields.words("style", report),
        other_languages: other.into_iter().map(str::to_owned).collect(),
        more: fields.more("more", report),
    };
    fields.finish(report);
    settings
}

impl<'t> Reading<'_, '_, 't> {
    fn list(&mut self, at: usize, mut fields: Fields<'t>) -> List {
        if !fields.has("name") {
            fields.missing("name", self.report);
        }
        let name = fields.words("name", self.report).unwrap_or_default();
        if !name.is_empty() {
            rename(&mut fields.path, &excerpt(&name));
        }
        let file = fields.words("file", self.report);
        let tables = fields.tables("choice", self.report);
        let list = List { name, file, choices: choices(tables, Holder::List(at), self) };
        self.places.lists.push(fields.finish(self.report));
        list
    }

    fn page(&mut self, mut fields: Fields<'t>) -> Page {
        let name = self.name(&mut fields);
        let page = Page {
            title: fields.text("title", self.report),
            relevant: fields.words("relevant", self.report),
            bare: fields.flag("bare", self.report),
            appearance: fields.words("appearance", self.report).unwrap_or_default(),
            more: fields.more("more", self.report),
            items: Vec::new(),
            ..Page::new(name, Vec::new())
        };
        let tables = fields.needed_tables("item", self.report);
        let items = tables.into_iter().map(|table| item::item(table, self, 0)).collect();
        self.places.pages.push(fields.finish(self.report));
        Page { items, ..page }
    }

    /// A name, which from here on stands in the path instead of the number. One is made up where it
    /// cannot be read.
    pub(super) fn name(&mut self, fields: &mut Fields<'_>) -> Name {
        if !fields.has("name") {
            fields.missing("name", self.report);
        } else if let Some(given) = fields.string("name", self.report) {
            match Name::new(given) {
                Ok(name) => {
                    rename(&mut fields.path, name.as_str());
                    return name;
                }
                Err(_) => {
                    let told = Message::new("form-fault-name").with("name", excerpt(given));
                    fields.faulty("name", told, self.report);
                }
            }
        }
        self.made_up()
    }

    fn made_up(&mut self) -> Name {
        self.unnamed += 1;
        Name::new(format!("_unnamed.{}", self.unnamed)).expect("digits, letters and points are a name")
    }
}

/// Puts a name in the place of the number at the end of a path.
pub(super) fn rename(path: &mut String, name: &str) {
    if let Some(begin) = path.rfind('[') {
        path.truncate(begin);
        *path += &format!("[{name}]");
    }
}
