//! The sheet of settings, and the languages of a form.

use super::headings::{Table, is_translated};
use super::language::Tongue;
use super::names::Names;
use super::report::Report;
use super::row::{Cells, Manner};
use super::survey::{is_no, is_yes};
use crate::exchange::remark::Place;
use crate::form::Settings;
use crate::language::{Language, Text, detect};
use crate::message::Message;

/// How many bytes of words are looked at to tell their language.
const LOOKED_AT: usize = 1 << 16;

/// What a form is written in.
pub(super) struct Languages {
    /// Those of Saual, the default one first.
    pub(super) ours: Vec<Language>,
    /// The others, as their author named them.
    pub(super) other: Vec<String>,
    /// The language of texts whose column names none.
    pub(super) unnamed: Tongue,
    /// The default, where Saual does not speak it.
    foreign: Option<String>,
}

/// A cell of the first row of settings, before anything else is known.
pub(super) fn said<'t>(settings: Option<&'t Table<'t>>, key: &str) -> Option<&'t str> {
    let table = settings?;
    table.cell(table.sheet.rows.first()?, key)
}

/// Whether several spaces are one.
pub(super) fn collapses(settings: Option<&Table<'_>>) -> bool {
    !said(settings, "clean_text_values").is_some_and(is_no)
}

/// Whether a code may stand twice in a list.
pub(super) fn allows_twice(settings: Option<&Table<'_>>) -> bool {
    said(settings, "allow_choice_duplicates").is_some_and(is_yes)
}

impl Languages {
    /// The languages that columns name, and that of texts whose column names none.
    pub(super) fn of(tables: &[&Table<'_>], settings: Option<&Table<'_>>, report: &mut Report) -> Self {
        let default = said(settings, "default_language").map(Tongue::named);
        let mut named: Vec<Tongue> = default.iter().cloned().collect();
        let headings = tables.iter().copied().chain(settings).flat_map(Table::headings);
        for tongue in headings.filter_map(|heading| heading.tongue.clone()) {
            if !named.contains(&tongue) {
                named.push(tongue);
            }
        }
        let unnamed = default.clone().unwrap_or_else(|| Self::guess(tables, &named, report));
        let is_used = tables.iter().any(|table| has_unnamed(table)) || named.is_empty();
        if is_used && !named.contains(&unnamed) {
            named.insert(0, unnamed.clone());
        }
        let mut ours: Vec<Language> = named.iter().filter_map(Tongue::ours).collect();
        if ours.is_empty() {
            // Pages speak one of the three even where no question does.
            ours.push(Language::En);
            report.warn(Place::Whole, Message::new("import-language-none"));
        }
        let other =
            named.iter().filter(|tongue| tongue.ours().is_none()).map(|tongue| tongue.name().to_owned());
        let foreign = default.filter(|tongue| tongue.ours().is_none()).map(|tongue| tongue.name().to_owned());
        Self { ours, other: other.collect(), unnamed, foreign }
    }

    /// The language of texts whose column names none, by their words.
    fn guess(tables: &[&Table<'_>], named: &[Tongue], report: &mut Report) -> Tongue {
        let mut words = String::new();
        for table in tables {
            for row in &table.sheet.rows {
                for cell in table.cells(row) {
                    let unnamed = cell.heading.tongue.is_none()
                        && matches!(cell.heading.key.as_str(), "label" | "hint");
                    if unnamed && words.len() < LOOKED_AT {
                        words.push_str(cell.text);
                        words.push('\n');
                    }
                }
            }
        }
        let Some(language) = detect(&words) else {
            return named.first().cloned().unwrap_or(Tongue::Ours(Language::En));
        };
        let told = Message::new("import-language-guessed").with("language", language.tag());
        let column = format!("label::{}", Tongue::Ours(language).name());
        report.warn(Place::Whole, told.with("column", column));
        Tongue::Ours(language)
    }
}

fn has_unnamed(table: &Table<'_>) -> bool {
    let columns =
        || table.headings().filter(|heading| heading.tongue.is_none() && is_translated(&heading.key));
    let keys: Vec<&str> = columns().map(|heading| heading.key.as_str()).collect();
    table.sheet.rows.iter().any(|row| {
        table
            .cells(row)
            .any(|cell| cell.heading.tongue.is_none() && keys.contains(&cell.heading.key.as_str()))
    })
}

/// The title and the settings of a form.
pub(super) fn read(
    settings: Option<&Table<'_>>,
    stem: &str,
    manner: &Manner,
    names: &Names,
    languages: &Languages,
    report: &mut Report,
) -> (Text, Settings) {
    let mut read = Settings { other_languages: languages.other.clone(), ..Settings::default() };
    let mut title = Text::default();
    if let Some(table) = settings
        && let Some(row) = table.sheet.rows.first()
    {
        if let Some(second) = table.sheet.rows.get(1) {
            report.warn(table.sheet.place(second.number, None), Message::new("import-settings-row"));
        }
        let mut cells = Cells::new(table, row, manner, names);
        title = cells.text("form_title");
        cells.forget(&["default_language", "clean_text_values"]);
        let key = cells.take("public_key");
        if let Some(key) = &key {
            report.warn(cells.at(key), Message::new("import-encrypted"));
        }
        // Blanks are nothing, as where nothing stands.
        let mut take = |key: &str| cells.take(key).map(|taken| taken.text).filter(|text| !text.is_empty());
        read.id = take("form_id");
        read.version = take("version");
        read.instance_name = take("instance_name");
        read.style = take("style");
        let mut more = cells.rest();
        more.extend(key.map(|key| ("public_key".to_owned(), key.text)));
        // What writing makes of the title in further languages.
        for (key, words) in more.extract_if(.., |key, _| key.starts_with("form_title_")) {
            Tongue::named(key.trim_start_matches("form_title_")).put(&mut title, words);
        }
        read.more = more;
    }
    if let Some(foreign) = &languages.foreign {
        read.more.insert("default_language".to_owned(), foreign.clone());
    }
    if title.is_empty() {
        let words = read.id.clone().unwrap_or_else(|| stem.to_owned());
        report.warn(Place::Whole, Message::new("import-title").with("title", words.as_str()));
        manner.tongue.put(&mut title, words);
    }
    (title, read)
}
