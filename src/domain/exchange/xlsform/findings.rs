//! What the check of a form finds, with the cells that it was read from.

use super::headings::Table;
use super::report::Report;
use crate::exchange::remark::{Marked, Place, Remark};
use crate::form::check::{Finding, Holder, Part, Subject, check};
use crate::form::{Form, Item};

/// Where the parts of a form were read.
pub(super) struct Places<'w> {
    pub(super) survey: &'w Table<'w>,
    pub(super) settings: Option<&'w Table<'w>>,
    /// The row of each page.
    pub(super) pages: Vec<usize>,
    /// The row of each item, in the order of the form.
    pub(super) items: Vec<usize>,
    /// The places of the choices, list by list.
    pub(super) lists: Vec<Vec<Place>>,
}

/// Checks a form, and tells what is found at its place.
pub(super) fn tell(form: &Form, places: &Places<'_>, report: &mut Report) {
    let items: Vec<&Item> = form.items().collect();
    for finding in check(form) {
        let place = places.of(&finding);
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
    fn of(&self, finding: &Finding) -> Place {
        let survey = |row: Option<&usize>, label: &str| match row {
            Some(row) => self.survey.sheet.place(*row, self.survey.column(column(finding.part, label))),
            None => Place::Whole,
        };
        match finding.subject {
            Subject::Form => match (self.settings, column(finding.part, "label")) {
                (Some(table), key) if !key.is_empty() => {
                    let row = table.sheet.rows.first().map_or(0, |row| row.number);
                    table.sheet.place(row, table.column(key))
                }
                _ => Place::Whole,
            },
            Subject::Page(page) => survey(self.pages.get(page), "label"),
            Subject::Item(item) | Subject::Choice { of: Holder::Item(item), .. } => {
                survey(self.items.get(item), "label")
            }
            Subject::List(list) => {
                self.lists.get(list).and_then(|list| list.first()).cloned().unwrap_or_default()
            }
            Subject::Choice { of: Holder::List(list), at } => {
                let place = self.lists.get(list).and_then(|list| list.get(at)).cloned();
                place.unwrap_or_default()
            }
        }
    }
}

/// The column that holds a part.
fn column(part: Part, label: &str) -> &str {
    match part {
        Part::Title if label == "label" => "label",
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
