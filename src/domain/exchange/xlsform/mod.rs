//! XLSForm: the questionnaires that most field researchers already have.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`headings`], [`types`], [`language`] | columns, types and languages in every spelling that occurs |
//! | [`survey`] | rows as a tree of groups |
//! | [`loops`] | groups asked once for each choice of a list |
//! | [`names`] | names, made unlike where they repeat |
//! | [`row`], [`question`], [`build`] | a row as a question, note or group; the tree as a form |
//! | [`pages`] | what stands outside of groups, parted into pages |
//! | [`lists`], [`files`] | choices, of sheets and of files beside the form |
//! | [`limits`] | limits of numbers as a constraint |
//! | [`settings`] | titles, settings, languages |
//! | [`own`] | lists that are a question's own |
//! | [`findings`] | what the check of the form finds, with its cells |
//! | [`write`](mod@write), [`grid`], [`words`] | a form as a workbook |
//!
//! Reading tells everything that is wrong at once, each fault with its cell and what to do. What Saual
//! has no use for is kept in `more` and written back; what it cannot keep is told.

mod build;
mod files;
mod findings;
pub mod grid;
mod headings;
pub(in crate::exchange) mod language;
pub(in crate::exchange) mod limits;
mod lists;
mod loops;
pub(in crate::exchange) mod names;
mod nearest;
mod own;
pub(in crate::exchange) mod pages;
mod question;
mod report;
mod row;
mod settings;
mod survey;
pub(in crate::exchange) mod types;
pub(in crate::exchange) mod words;
pub mod write;

use super::remark::{Place, Remark};
use super::workbook::Workbook;
use crate::form::Form;
use crate::message::Message;
use build::Build;
use headings::Table;
use lists::Lists;
use loops::Loops;
use names::Names;
use report::Report;
use row::Manner;
use settings::Languages;

/// A file beside a form: choices, or a table to look things up in.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Its name; never a path.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// The files beside a form.
pub type Beside<'a> = [Given<'a>];

/// A form that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The form, without a fault.
    pub form: Form,
    /// What its author should know before publishing it.
    pub warnings: Vec<Remark>,
}

/// What is wrong with a form that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// All that keeps it from being read, by place; never empty.
    pub faults: Vec<Remark>,
    /// What its author should know besides: it is mended in one go.
    pub warnings: Vec<Remark>,
}

impl From<Vec<Remark>> for Refused {
    fn from(faults: Vec<Remark>) -> Self {
        Self { faults, warnings: Vec::new() }
    }
}

impl From<Remark> for Refused {
    fn from(fault: Remark) -> Self {
        vec![fault].into()
    }
}

/// Reads a form out of a workbook. `stem` names it where it has no title.
///
/// # Errors
/// All that is wrong with it, by place.
pub fn read(workbook: &Workbook, stem: &str, beside: &Beside<'_>) -> Result<Read, Refused> {
    let mut report = Report::default();
    workbook.faults.iter().cloned().for_each(|fault| report.tell(fault));
    workbook.remarks.iter().cloned().for_each(|remark| report.hint(remark));
    let form = form(workbook, stem, beside, &mut report);
    match (form, report.finish()) {
        (Some(form), (faults, warnings)) if faults.is_empty() => Ok(Read { form, warnings }),
        (_, (faults, warnings)) => Err(Refused { faults, warnings }),
    }
}

fn form(workbook: &Workbook, stem: &str, beside: &Beside<'_>, report: &mut Report) -> Option<Form> {
    let mut table = |name: &str, known| Some(Table::new(workbook.sheet(name)?, known, report));
    let survey = table("survey", headings::SURVEY);
    let choices = table("choices", headings::CHOICES);
    let external = table("external_choices", headings::CHOICES);
    let settings = table("settings", headings::SETTINGS);
    let survey = survey.or_else(|| only(workbook, report));
    let Some(mut survey) = survey else {
        let like = nearest::nearest("survey", workbook.names.iter().map(String::as_str));
        let key = if like.is_some() { "import-survey-like" } else { "import-survey-missing" };
        report.fault(Place::Whole, Message::new(key).with("like", like.unwrap_or_default()));
        return None;
    };
    unread(workbook, report);
    let typed = survey.has("type");
    if !typed {
        let place = survey.sheet.place(survey.sheet.heading_row, None);
        report.fault(place, Message::new("import-type-column"));
    }
    let settings = settings.as_ref();
    if let Some(choices) = &choices
        && loops::any(&survey)
    {
        survey.add_like("label", choices);
    }
    let tables: Vec<&Table<'_>> = std::iter::once(&survey).chain(&choices).chain(&external).collect();
    let languages = Languages::of(&tables, settings, report);
    let manner = Manner { tongue: languages.unnamed.clone(), collapse: settings::collapses(settings) };
    // Without types every row would be told of, and nothing by it.
    let tree = if typed { survey::tree(&survey, report) } else { Vec::new() };
    let mut tree = Loops::new(&survey, choices.as_ref(), &manner, report).written_out(tree);
    if let Some((row, key, limit)) = survey::too_large(&tree) {
        report.only(survey.sheet.place(row, None), Message::new(key).with("limit", limit));
        return None;
    }
    survey::number(&mut tree, &mut 0);
    let mut names = Names::in_tree(&survey, &tree, report);
    names.tell_ambiguous(&survey, &tree, report);
    let mut lists = Lists::default();
    let twice = settings::allows_twice(settings);
    let of_choices: Vec<&Table<'_>> = choices.iter().chain(&external).collect();
    for (sheet, table) in of_choices.iter().enumerate() {
        let twice = twice || sheet == usize::from(choices.is_some());
        lists.read(sheet, table, &manner, &names, twice, report);
    }
    looked_up(&survey, beside, &manner, &mut lists, report);
    let (title, mut set) = settings::read(settings, stem, &manner, &names, &languages, report);
    if lists.has_twice() {
        // A list of another sheet may, which is a list like others here.
        set.more.entry("allow_choice_duplicates".to_owned()).or_insert_with(|| "yes".to_owned());
    }
    let mut build = Build {
        table: &survey,
        manner: &manner,
        names: &names,
        languages: &languages.ours,
        beside,
        lists: &mut lists,
        report,
        rows: Vec::new(),
    };
    let top = build.top(&tree);
    let items = build.rows;
    let (rows, pages) = pages::parted(top, &mut names).into_iter().unzip();
    let placed = lists.finish();
    let mut form = Form {
        title,
        languages: languages.ours,
        settings: set,
        lists: placed.iter().map(|placed| placed.list.clone()).collect(),
        pages,
    };
    form.share_lists();
    own::own_lists(&mut form);
    let lists = placed.into_iter().map(|placed| (placed.list.name, placed.rows)).collect();
    if typed {
        let places =
            findings::Places { survey: &survey, settings, choices: of_choices, pages: rows, items, lists };
        findings::tell(&form, &places, report);
    }
    Some(form)
}

/// The files in which expressions look things up by `pulldata('file', …)`: nothing else declares them.
fn looked_up(
    survey: &Table<'_>,
    beside: &Beside<'_>,
    manner: &Manner,
    lists: &mut Lists,
    report: &mut Report,
) {
    for row in &survey.sheet.rows {
        for cell in survey.cells(row).filter(|cell| cell.text.contains("pulldata(")) {
            for call in cell.text.split("pulldata(").skip(1) {
                let name = call.trim_start().split(['\'', '"']).nth(1).unwrap_or_default();
                if !name.is_empty() && !names_list(survey, name) && lists.get(name).is_none() {
                    let place = survey.sheet.place(row.number, Some(cell.column));
                    let file = if name.ends_with(".csv") { name.to_owned() } else { format!("{name}.csv") };
                    lists.of_file(&file, &Default::default(), beside, manner, &place, report);
                }
            }
        }
    }
}

/// Whether a row of the survey brings a list of that name, so that it need not be looked for.
fn names_list(survey: &Table<'_>, name: &str) -> bool {
    survey.sheet.rows.iter().any(|row| {
        let external = survey
            .cell(row, "type")
            .is_some_and(|word| word.contains("external") || word.contains("from_file"));
        external
            && survey
                .cells(row)
                .any(|cell| matches!(cell.heading.key.as_str(), "name" | "type") && cell.text.contains(name))
    })
}

/// The only sheet of a workbook is the survey, whatever its name.
fn only<'w>(workbook: &'w Workbook, report: &mut Report) -> Option<Table<'w>> {
    match workbook.sheets.as_slice() {
        [sheet] if workbook.names.len() == 1 => Some(Table::new(sheet, headings::SURVEY, report)),
        _ => None,
    }
}

/// Tells of sheets that are not read: those of other programs, and those that seem misspelt.
fn unread(workbook: &Workbook, report: &mut Report) {
    for name in &workbook.names {
        let small = name.trim().to_lowercase();
        let place = || Place::Cell { sheet: name.clone(), row: 0, column: None };
        match small.as_str() {
            "entities" | "osm" => report.warn(place(), Message::new("import-sheet-unread")),
            "survey" | "choices" | "settings" | "external_choices" => {}
            _ => {
                let missing =
                    ["choices", "settings"].into_iter().filter(|known| workbook.sheet(known).is_none());
                if let Some(like) = nearest::nearest(&small, missing) {
                    report.warn(place(), Message::new("import-sheet-like").with("like", like));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
