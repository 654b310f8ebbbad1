//! The form itself and its pages.

use super::check::Checks;
use super::fields::Fields;
use super::report::Report;
use super::{PAGES, item};
use crate::form::{Form, Name, Page, Settings, excerpt};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::BTreeMap;

/// What stands where, as far as it has been read.
pub(super) struct Reading<'r, 's> {
    pub(super) report: &'r mut Report<'s>,
    pub(super) checks: &'r mut Checks,
    pub(super) languages: Vec<Language>,
    /// The names taken, in small letters, and on which line.
    pages: BTreeMap<String, usize>,
    pub(super) questions: BTreeMap<String, usize>,
}

pub(super) fn form<'s>(mut root: Fields<'_>, report: &mut Report<'s>, checks: &mut Checks) -> Option<Form> {
    let languages = languages(&mut root, report);
    let mut reading =
        Reading { report, checks, languages, pages: BTreeMap::new(), questions: BTreeMap::new() };
    let title = reading.needed(&mut root, "title");
    let tables = root.needed_tables("page", reading.report);
    if tables.len() > PAGES {
        reading.report.fault(root.at, "page", Message::new("form-fault-many-pages").with("limit", PAGES));
    }
    let pages: Vec<Option<Page>> = tables.into_iter().map(|table| reading.page(table)).collect();
    if reading.questions.is_empty() {
        reading.report.fault(root.at, "", Message::new("form-fault-no-question"));
    }
    let languages = reading.languages;
    root.finish(report);
    let pages = pages.into_iter().collect::<Option<_>>()?;
    Some(Form { title, languages, settings: Settings::default(), lists: Vec::new(), pages })
}

fn languages(root: &mut Fields<'_>, report: &mut Report<'_>) -> Vec<Language> {
    if !root.has("languages") {
        root.missing("languages", report);
        return Vec::new();
    }
    let Some(languages) = root.languages("languages", report) else { return Vec::new() };
    let mut unique = languages.value.clone();
    unique.sort();
    unique.dedup();
    if languages.value.is_empty() || unique.len() < languages.value.len() {
        report.fault(languages.at, "languages", Message::new("form-fault-languages"));
    }
    languages.value
}

impl Reading<'_, '_> {
    fn page(&mut self, mut fields: Fields<'_>) -> Option<Page> {
        let name = self.name(&mut fields, |reading| &mut reading.pages);
        let title = self.text(&mut fields, "title");
        self.checks.next_page();
        let relevant = self.relevant(&mut fields);
        let tables = fields.needed_tables("item", self.report);
        let items: Vec<_> = tables.into_iter().map(|table| item::item(table, self)).collect();
        fields.finish(self.report);
        let items = items.into_iter().collect::<Option<_>>()?;
        Some(Page { title, relevant, ..Page::new(name?, items) })
    }

    /// The name of a page or question, which from here on stands in the path instead of the number.
    pub(super) fn name(
        &mut self,
        fields: &mut Fields<'_>,
        taken: impl Fn(&mut Self) -> &mut BTreeMap<String, usize>,
    ) -> Option<Name> {
        if !fields.has("name") {
            fields.missing("name", self.report);
            return None;
        }
        let given = fields.string("name", self.report)?;
        let path = fields.path_to("name");
        let fault = |key: &str| Message::new(key).with("name", excerpt(given.value));
        let Ok(name) = Name::new(given.value) else {
            self.report.fault(given.at, &path, fault("form-fault-name"));
            return None;
        };
        rename(&mut fields.path, name.as_str());
        if given.value.starts_with('_') {
            self.report.fault(given.at, &path, fault("form-fault-name-reserved"));
        }
        let line = self.report.line(given.at);
        // Columns of data files are told apart without regard to case.
        let small = given.value.to_lowercase();
        match taken(self).get(&small).copied() {
            Some(first) => {
                self.report.fault(given.at, &path, fault("form-fault-name-taken").with("line", first));
            }
            None => _ = taken(self).insert(small, line),
        }
        Some(name)
    }

    /// A text that has to be there in some language.
    pub(super) fn needed(&mut self, fields: &mut Fields<'_>, key: &str) -> Text {
        let faults = self.report.faults();
        let text = self.text(fields, key);
        if text.is_empty() && self.report.faults() == faults {
            let told = Message::new("form-fault-text-missing").with("key", key);
            self.report.fault(fields.at, &fields.path, told);
        }
        text
    }

    /// A text, with a warning for each language in which another one will stand in for it.
    pub(super) fn text(&mut self, fields: &mut Fields<'_>, key: &str) -> Text {
        let text = fields.text(key, self.report);
        for language in &self.languages {
            let Some(shown) = text.value.show(*language, &self.languages) else { continue };
            if let Some(stand_in) = shown.language.filter(|shown| shown != language) {
                let told = Message::new("form-warning-translation")
                    .with("language", language.tag())
                    .with("shown", stand_in.tag())
                    .with("words", excerpt(shown.text));
                self.report.warn(text.at, &fields.path_to(key), told);
            }
        }
        text.value
    }

    pub(super) fn relevant(&mut self, fields: &mut Fields<'_>) -> Option<String> {
        let source = fields.string("relevant", self.report)?;
        self.checks.relevance(source.value, source.at, fields.path_to("relevant"));
        Some(source.value.to_owned())
    }
}

/// Puts a name in the place of the number at the end of a path.
pub(super) fn rename(path: &mut String, name: &str) {
    if let Some(begin) = path.rfind('[') {
        path.truncate(begin);
        *path += &format!("[{name}]");
    }
}
