//! The texts of a form side by side in a workbook: out for a translator, and in again.
//!
//! | column | holds |
//! | --- | --- |
//! | `path` | what the text is, for the way back; not to be changed |
//! | `kk`, `ru`, `en` | the words, the form's default language first |
//! | `state` | what has to be done |

use super::remark::Remark;
use super::sheet::{Cell, Fault, Sheet};
use super::workbook::{self, Row, Workbook};
use crate::form::edit::translate::{Standing, digest, entries, standing, text};
use crate::form::edit::{Command, Design, TextPath};
use crate::language::Language;
use crate::message::Message;

const PATH: &str = "path";
const STATE: &str = "state";
/// The most rows that are told of one by one.
const MOST_TOLD: usize = 200;

/// What a workbook brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// The commands that take its translations over.
    pub commands: Vec<Command>,
    /// What could not be taken, by row.
    pub problems: Vec<Problem>,
}

/// Something about a row of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row, as a spreadsheet counts it.
    pub row: usize,
    /// What is told of it.
    pub message: Message,
}

/// Writes every text of a design.
///
/// # Errors
/// [`Fault`] where the sheet does not take it.
pub fn write(sheet: &mut dyn Sheet, design: &Design, say: &dyn Fn(&Message) -> String) -> Result<(), Fault> {
    let languages = &design.form.languages;
    let tags = languages.iter().map(|language| language.tag());
    let heading: Vec<&str> = [PATH].into_iter().chain(tags).chain([STATE]).collect();
    sheet.heading(&heading)?;
    for entry in entries(&design.form) {
        let path = entry.path.to_string();
        let states = languages.iter().filter_map(|language| {
            let key = match standing(design, &entry, *language) {
                Standing::Good => return None,
                Standing::Missing => "design-text-missing",
                Standing::Changed => "design-text-changed",
            };
            Some(format!("{language}: {}", say(&Message::new(key))))
        });
        let state = states.collect::<Vec<_>>().join("; ");
        let mut cells = vec![Cell::Text(&path)];
        let words = languages.iter().map(|language| entry.text.get(*language).unwrap_or_default());
        cells.extend(words.map(Cell::Text));
        cells.push(Cell::Text(&state));
        sheet.row(&cells)?;
    }
    Ok(())
}

/// What a workbook brings to a design: translations that are not those that stand there. Empty cells
/// take nothing away, and the default language is not changed by a translator's file.
///
/// # Errors
/// A [`Remark`] where the file is no workbook, or not one of translations.
pub fn read(name: &str, bytes: &[u8], design: &Design) -> Result<Brought, Remark> {
    let workbook = Workbook::read(name, bytes)?;
    let sheet = workbook.sheets.iter().find_map(|sheet| {
        let column = |wanted: &str| {
            let mut found = sheet.columns.iter();
            found.find(|column| column.header.trim().eq_ignore_ascii_case(wanted)).map(|column| column.number)
        };
        let path = column(PATH)?;
        let tagged = |language: &Language| Some((*language, column(language.tag())?));
        Some((sheet, path, design.form.languages.iter().filter_map(tagged).collect::<Vec<_>>()))
    });
    let Some((sheet, path, columns)) = sheet else {
        return Err(Remark::whole(Message::new("design-words-no-columns")));
    };
    let mut brought = Brought::default();
    for row in &sheet.rows {
        take(design, row, cell(row, path), &columns, &mut brought);
    }
    brought.problems.truncate(MOST_TOLD);
    Ok(brought)
}

fn cell(row: &Row, number: u32) -> &str {
    row.cells.iter().find(|(column, _)| *column == number).map_or("", |(_, text)| text.trim())
}

fn take(design: &Design, row: &Row, path: &str, columns: &[(Language, u32)], brought: &mut Brought) {
    let mut tell = |message: Message| brought.problems.push(Problem { row: row.number, message });
    let found = path.parse::<TextPath>().ok();
    let found = found.and_then(|path| text(&design.form, &path).map(|text| (path, text)));
    let Some((at, now)) = found else {
        tell(Message::new("design-words-no-text").with("path", crate::form::excerpt(path)));
        return;
    };
    let default = design.form.default_language();
    let source = columns.iter().find(|(language, _)| *language == default);
    let source = source.map(|(_, column)| cell(row, *column)).filter(|words| !words.is_empty());
    let current = now.get(default).unwrap_or_default().trim();
    let old = source.filter(|source| plain(source) != plain(current));
    if old.is_some() {
        tell(Message::new("design-words-source").with("path", path));
    }
    for (language, column) in columns.iter().filter(|(language, _)| *language != default) {
        let words = cell(row, *column).replace("\r\n", "\n");
        if words.is_empty() || plain(&words) == plain(now.get(*language).unwrap_or_default()) {
            continue;
        }
        brought.commands.push(Command::SetText {
            at: at.clone(),
            language: *language,
            words: Some(words),
            made_from: old.map(digest),
        });
    }
}

/// Words as they are compared: spreadsheets change the ends of lines.
fn plain(words: &str) -> String {
    words.replace("\r\n", "\n").trim().to_owned()
}

/// The largest file that is read, in bytes.
pub const LARGEST: usize = workbook::LARGEST;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::xlsx::Book;
    use crate::form::source;
    use proptest::prelude::*;
    use std::io::Cursor;

    const SOURCE: &str = r#"
title.kk = "Сауалнама"
languages = ["kk", "ru"]
[[page]]
name = "one"
[[page.item]]
name = "age"
kind = "integer"
label.kk = "Жасыңыз?"
hint = { kk = "=Санмен", ru = "Числом\n\nпожалуйста" }
"#;

    fn design() -> Design {
        Design::of(source::read(SOURCE).expect("a form").form)
    }

    fn written(design: &Design) -> Vec<u8> {
        let mut book = Book::new(chrono::DateTime::UNIX_EPOCH).expect("a book");
        write(&mut book.sheet("translations").expect("a sheet"), design, &|message| message.key.clone())
            .expect("written");
        let mut bytes = Cursor::new(Vec::new());
        book.save(&mut bytes).expect("saved");
        bytes.into_inner()
    }

    fn set(path: &str, language: Language, words: &str) -> Command {
        let at = path.parse().expect("a path");
        Command::SetText { at, language, words: Some(words.to_owned()), made_from: None }
    }

    #[test]
    fn what_was_written_brings_nothing_new() {
        let design = design();
        let brought = read("a.xlsx", &written(&design), &design).expect("read");
        assert_eq!(brought, Brought::default());
    }

    #[test]
    fn translations_come_back_and_old_ones_stay_marked() {
        let before = design();
        let translated = before
            .apply(&Command::all(vec![
                set("item/age/label", Language::Ru, "Ваш возраст?"),
                set("form/label", Language::Ru, "Анкета"),
            ]))
            .expect("done")
            .0;
        let file = written(&translated);
        // Meanwhile the question became another one.
        let changed = before.apply(&set("item/age/label", Language::Kk, "Неше жастасыз?")).expect("done").0;
        let brought = read("a.xlsx", &file, &changed).expect("read");
        assert_eq!(brought.commands.len(), 2);
        assert_eq!(brought.problems.len(), 1, "{:?}", brought.problems);
        assert_eq!(brought.problems[0].message.key, "design-words-source");
        let after = changed.apply(&Command::all(brought.commands)).expect("done").0;
        let entries = entries(&after.form);
        let state = |path: &str| {
            let entry = entries.iter().find(|entry| entry.path.to_string() == path).expect("an entry");
            (entry.text.ru.as_deref(), standing(&after, entry, Language::Ru))
        };
        assert_eq!(state("item/age/label"), (Some("Ваш возраст?"), Standing::Changed));
        assert_eq!(state("form/label"), (Some("Анкета"), Standing::Good));
    }

    #[test]
    fn what_is_not_there_any_more_is_told_by_its_row() {
        let file = written(&design());
        let remove = Command::Remove { name: crate::form::Name::new("age").expect("a name") };
        let changed = design().apply(&remove).expect("done").0;
        let brought = read("a.xlsx", &file, &changed).expect("read");
        let told: Vec<_> =
            brought.problems.iter().map(|told| (told.row, told.message.key.as_str())).collect();
        assert_eq!(told, [(3, "design-words-no-text"), (4, "design-words-no-text")]);
        let csv = "a,b\n1,2\n".as_bytes();
        assert_eq!(
            read("a.csv", csv, &changed).expect_err("no columns").message.key,
            "design-words-no-columns"
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(path in ".{0,40}", words in ".{0,40}") {
            let csv = format!("path,ru\n{},{}\n", path.replace(['"', '\n', ','], ""), words.replace(['"', '\n', ','], ""));
            let _ = read("a.csv", csv.as_bytes(), &design()).is_ok();
        }
    }
}
