//! The lists of choices: of the sheets, and of files given beside the form.

use super::headings::Table;
use super::names::Names;
use super::report::Report;
use super::row::{Cells, Manner};
use super::survey::is_yes;
use super::{Beside, files};
use crate::exchange::remark::Place;
use crate::form::{Choice, Code, List, More, excerpt};
use crate::language::Text;
use crate::message::Message;
use std::collections::{BTreeSet, HashMap};

/// The lists read so far, with where they and their choices stand.
#[derive(Default)]
pub(super) struct Lists {
    lists: Vec<Placed>,
    by_name: HashMap<String, usize>,
    /// The lists of files that questions take their choices from, in the order of these.
    files: Vec<usize>,
}

/// A list, with the rows of its choices.
pub(super) struct Placed {
    pub(super) list: List,
    /// The number of the sheet among those of choices, and the row there; none of a file.
    pub(super) rows: Vec<(usize, usize)>,
    /// The codes, to find what stands twice.
    codes: BTreeSet<Code>,
    /// Whether a question takes its choices from it, where it is of a file.
    used: bool,
    /// Whether a code stands in it twice.
    twice: bool,
}

impl Lists {
    /// Reads a sheet of choices, the one of that number.
    pub(super) fn read(
        &mut self,
        sheet: usize,
        table: &Table<'_>,
        manner: &Manner,
        names: &Names,
        twice: bool,
        report: &mut Report,
    ) {
        for row in &table.sheet.rows {
            let cells = Cells::new(table, row, manner, names);
            self.row(sheet, cells, manner, twice, report);
        }
    }

    fn row(&mut self, sheet: usize, mut cells: Cells<'_>, manner: &Manner, twice: bool, report: &mut Report) {
        let (list, name) = (cells.take("list_name"), cells.take("name"));
        let place = cells.place(Some("name"));
        let Some(list) = &list else {
            report.warn(cells.place(Some("list_name")), Message::new("import-choice-list-missing"));
            return;
        };
        let row = cells.number;
        let Some(name) = &name else {
            report.fault(place, Message::new("import-choice-name-missing"));
            self.stand_in(&list.text, (sheet, row));
            return;
        };
        let Ok(code) = Code::new(name.text.as_str()) else {
            report.fault(place, Message::new("import-choice-code").with("code", excerpt(&name.text)));
            self.stand_in(&list.text, (sheet, row));
            return;
        };
        let placed = self.entry(&list.text);
        let is_new = placed.codes.insert(code.clone());
        placed.twice |= !is_new;
        if !is_new && !twice {
            let told = Message::new("import-choice-twice").with("code", code.as_str());
            report.fault(place, told.with("list", list.text.as_str()));
            return;
        }
        let mut label = cells.text("label");
        let media = cells.media();
        if label.is_empty() && media.is_empty() {
            report.warn(
                cells.place(Some("label")),
                Message::new("import-choice-label").with("code", code.as_str()),
            );
            manner.tongue.put(&mut label, code.as_str().to_owned());
        }
        let exclusive = cells.take("exclusive").is_some_and(|said| is_yes(&said.text));
        let more = cells.rest();
        placed.list.choices.push(Choice { exclusive, media, more, ..Choice::new(code, label) });
        placed.rows.push((sheet, row));
    }

    /// A choice for one that has no code, so that what speaks of its list is not taken for faulty.
    fn stand_in(&mut self, list: &str, (sheet, row): (usize, usize)) {
        let placed = self.entry(list);
        let Ok(code) = Code::new(format!("row{row}")) else { return };
        let mut label = Text::default();
        label.other.insert(String::new(), code.as_str().to_owned());
        placed.list.choices.push(Choice::new(code, label));
        placed.rows.push((sheet, row));
    }

    fn entry(&mut self, name: &str) -> &mut Placed {
        let next = self.lists.len();
        let at = *self.by_name.entry(name.to_owned()).or_insert(next);
        if at == next {
            let list = List { name: name.to_owned(), file: None, choices: Vec::new() };
            self.lists.push(Placed {
                list,
                rows: Vec::new(),
                codes: BTreeSet::new(),
                used: false,
                twice: false,
            });
        }
        &mut self.lists[at]
    }

    /// The list of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Placed> {
        self.lists.get(*self.by_name.get(name)?)
    }

    /// Whether a code stands twice in some list.
    pub(super) fn has_twice(&self) -> bool {
        self.lists.iter().any(|placed| placed.twice)
    }

    /// The names of all lists.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|placed| placed.list.name.as_str())
    }

    /// The list of a file: read where the file was given, empty else. Returns its name.
    pub(super) fn of_file(
        &mut self,
        file: &str,
        parameters: &More,
        beside: &Beside<'_>,
        manner: &Manner,
        place: &Place,
        report: &mut Report,
    ) -> String {
        let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
        if let Some(known) = self.get(&name) {
            if known.list.file.as_deref() != Some(file) {
                let told = Message::new("import-list-taken").with("list", name.as_str());
                report.fault(place.clone(), told.with("file", file));
            }
            return name;
        }
        let placed = self.entry(&name);
        placed.list.file = Some(file.to_owned());
        let wanted = file.to_lowercase();
        let given = beside.iter().find(|given| given.name.to_lowercase() == wanted);
        let Some(given) = given else {
            report.warn(place.clone(), Message::new("import-file-not-given").with("file", file));
            return name;
        };
        match files::choices(given, parameters, &manner.tongue) {
            Ok(choices) => placed.list.choices = choices,
            Err(told) => report.fault(place.clone(), told.with("file", file)),
        }
        name
    }

    /// Adds “other” to a list that a question with `or_other` takes.
    pub(super) fn add_other(&mut self, name: &str, words: Text) {
        let Some(placed) = self.by_name.get(name).and_then(|at| self.lists.get_mut(*at)) else { return };
        let Ok(code) = Code::new("other") else { return };
        if placed.codes.insert(code.clone()) {
            placed.list.choices.push(Choice::new(code, words));
        }
    }

    /// Remembers that a question takes its choices from a file.
    pub(super) fn use_file(&mut self, name: &str) {
        if let Some(at) = self.by_name.get(name).copied()
            && !self.lists[at].used
        {
            self.lists[at].used = true;
            self.files.push(at);
        }
    }

    /// The lists of sheets, then those of files: first those that are only looked up, then those of
    /// questions in the order of the questions.
    pub(super) fn finish(self) -> Vec<Placed> {
        let order = |at: usize| self.files.iter().position(|file| *file == at);
        let mut lists: Vec<_> = self.lists.into_iter().enumerate().collect();
        lists.sort_by_key(|(at, placed)| (placed.list.file.is_some(), order(*at)));
        lists.into_iter().map(|(_, placed)| placed).collect()
    }
}
