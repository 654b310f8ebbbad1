//! What the check of a form finds, with the cells that it was read from.

use super::headings::Table;
use super::language::Tongue;
use super::names::mentions;
use super::report::Report;
use crate::exchange::remark::{Marked, Place, Remark};
use crate::form::check::{Finding, Holder, Part, Subject, check};
use crate::form::{Form, Item};
use crate::language::Language;
use crate::message::Argument;
use std::collections::HashMap;

/// Where the parts of a form were read.
pub(super) struct Places<'w> {
    pub(super) survey: &'w Table<'w>,
    pub(super) settings: Option<&'w Table<'w>>,
    /// The sheets of choices.
    pub(super) choices: Vec<&'w Table<'w>>,
    /// The row of each page.
    pub(super) pages: Vec<usize>,
    /// The row of each item, in the order of the form.
    pub(super) items: Vec<usize>,
    /// The rows of the choices of each list, with the number of their sheet.
    pub(super) lists: HashMap<String, Vec<(usize, usize)>>,
}

/// Checks a form, and tells what is found at its place.
pub(super) fn tell(form: &Form, places: &Places<'_>, report: &mut Report) {
    let items: Vec<&Item> = form.items().collect();
    for finding in check(form) {
        let place = places.of(form, &items, &finding);
        let marked = finding.span.clone().and_then(|span| {
            Some(Box::new(Marked { text: expression(form, &items, &finding)?.to_owned(), span }))
        });
        let remark = Remark { place, message: finding.message.clone(), marked };
        if finding.is_fault() {
            report.tell(remark);
        } else {
            report.hint(remark);
        }
    }
}

impl Places<'_> {
    fn of(&self, form: &Form, items: &[&Item], finding: &Finding) -> Place {
        let asked = |row: Option<&usize>| {
            row.map_or(Place::Whole, |row| cell(self.survey, *row, finding, &[column(finding.part), "type"]))
        };
        let listed = |list: Option<&str>, at: usize, keys: &[&str]| {
            let row = list.and_then(|list| self.lists.get(list)?.get(at));
            let found = row.and_then(|(sheet, row)| Some((self.choices.get(*sheet)?, row)));
            found.map_or(Place::Whole, |(table, row)| cell(table, *row, finding, keys))
        };
        let of_choice = [column(finding.part), "name"];
        match finding.subject {
            Subject::Form => self.of_settings(finding),
            Subject::Page(page) if finding.part == Part::Title => {
                let row = self.pages.get(page);
                row.map_or(Place::Whole, |row| cell(self.survey, *row, finding, &["label", "type"]))
            }
            Subject::Page(page) => asked(self.pages.get(page)),
            Subject::Item(item) => asked(self.items.get(item)),
            Subject::List(list) => {
                listed(form.lists.get(list).map(|list| list.name.as_str()), 0, &["list_name"])
            }
            Subject::Choice { of: Holder::List(list), at } => {
                listed(form.lists.get(list).map(|list| list.name.as_str()), at, &of_choice)
            }
            Subject::Choice { of: Holder::Item(item), at } => {
                let name = items.get(item).and_then(|item| item.name()).map(|name| name.as_str());
                match listed(name, at, &of_choice) {
                    Place::Whole => asked(self.items.get(item)),
                    place => place,
                }
            }
        }
    }

    fn of_settings(&self, finding: &Finding) -> Place {
        let key = column(finding.part);
        let row = self.settings.and_then(|table| Some((table, table.sheet.rows.first()?.number)));
        match row {
            Some((table, row)) if !key.is_empty() => cell(table, row, finding, &[key]),
            _ => Place::Whole,
        }
    }
}

/// The cell of a row that a finding is about: of the columns of the first key that there is, the one
/// whose words it is about.
fn cell(table: &Table<'_>, row: usize, finding: &Finding, keys: &[&str]) -> Place {
    let key = keys.iter().find(|key| table.has(key)).copied().unwrap_or_default();
    let said = |wanted: &str| {
        finding.message.args.iter().find_map(|(name, value)| match value {
            Argument::Text(text) if name == wanted => Some(text.as_str()),
            _ => None,
        })
    };
    // What is missing in a language is missing in its column.
    let language = said("language").and_then(Language::from_tag).map(Tongue::Ours);
    let translated = language
        .and_then(|tongue| table.columns(key).find(|(_, heading)| heading.tongue.as_ref() == Some(&tongue)));
    let cells = table.sheet.rows.binary_search_by_key(&row, |row| row.number);
    let cells = cells.ok().map(|at| table.cells(&table.sheet.rows[at]));
    let cells: Vec<_> = cells.into_iter().flatten().filter(|cell| cell.heading.key == key).collect();
    let name = said("name").unwrap_or_default();
    let speaks = |text: &str| mentions(text).any(|mention| mention.name == name);
    let meant = cells.iter().find(|cell| speaks(cell.text) || cell.text.chars().any(is_odd));
    let column = translated
        .map(|(column, _)| column)
        .or_else(|| meant.or(cells.first()).map(|cell| cell.column))
        .or_else(|| table.column(key));
    table.sheet.place(row, column)
}

/// Whether a letter is none that words have.
fn is_odd(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// The column that holds a part.
fn column(part: Part) -> &'static str {
    match part {
        Part::Title => "form_title",
        Part::Languages => "default_language",
        Part::InstanceName => "instance_name",
        Part::Kind | Part::List | Part::Choices => "type",
        Part::Guidance => "guidance_hint",
        Part::Media => "image",
        Part::RequiredIf | Part::Required => "required",
        Part::Start | Part::End | Part::Step => "parameters",
        Part::Code => "name",
        Part::Whole | Part::Pages | Part::Lists | Part::Items => "",
        other => other.key(),
    }
}

/// The expression that a finding is about.
fn expression<'f>(form: &'f Form, items: &[&'f Item], finding: &Finding) -> Option<&'f str> {
    match finding.subject {
        Subject::Form => form.settings.instance_name.as_deref(),
        Subject::Page(page) => form.pages.get(page)?.relevant.as_deref(),
        Subject::Item(item) => match (items.get(item)?, finding.part) {
            (item, Part::Relevant) => item.relevant(),
            (Item::Group(group), Part::RepeatCount) => group.repeat.as_ref()?.count.as_deref(),
            (Item::Question(question), part) => match part {
                Part::Constraint => question.constraint.as_deref(),
                Part::Calculation => question.calculation.as_deref(),
                Part::Default => question.default.as_deref(),
                Part::ChoiceFilter => question.choice_filter.as_deref(),
                Part::Required | Part::RequiredIf => question.required_if.as_deref(),
                Part::Parameters => question.parameters.get("seed").map(String::as_str),
                _ => None,
            },
            _ => None,
        },
        Subject::List(_) | Subject::Choice { .. } => None,
    }
}
