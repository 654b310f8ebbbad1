//! Where a page leads: decided from values alone.

use super::{Way, files};
use crate::store::{self, Tx};
use domain::answer::accept::Fault;
use domain::answer::flow::{Flow, Inside, Standing};
use domain::answer::{Answers, Raw};
use domain::form::{Form, Kind, Name, Page};
use uuid::Uuid;

/// What follows a page.
pub(super) enum Step {
    /// To a page.
    Go(Name),
    /// To a page with faults to mend.
    Mend(Name, Vec<Fault>),
    /// Everything is answered.
    Send(Answers),
}

/// Does what a button of the page asks for, and answers the id of what to look at then. What names no
/// repeat, row or file that is on the page does nothing.
pub(super) async fn press(
    tx: &Tx,
    draft_id: Uuid,
    raw: &mut Raw,
    shown: &[Standing<'_>],
    way: Way<'_>,
) -> store::Result<Option<String>> {
    Ok(match way {
        Way::Next | Way::Back | Way::Language(_) => None,
        Way::Add(repeat) => grows(shown, repeat).then(|| {
            raw.add_row(repeat);
            format!("{repeat}/{}-label", raw.rows(repeat))
        }),
        Way::Remove(row) => row.rsplit_once('/').and_then(|(repeat, number)| {
            let number = number.parse().ok().filter(|_| grows(shown, repeat))?;
            raw.remove_row(repeat, number);
            Some(format!("{repeat}-label"))
        }),
        Way::Drop(field) if find(shown, field).is_some_and(takes_file) => {
            files::drop_file(tx, draft_id, raw, field).await?;
            Some(format!("{field}-first"))
        }
        Way::Drop(_) => None,
    })
}

/// Whether the respondent adds rows to the repeat of a field and takes them away.
fn grows(shown: &[Standing<'_>], repeat: &str) -> bool {
    find(shown, repeat).is_some_and(|standing| matches!(standing.inside, Inside::Rows { counted: false, .. }))
}

fn takes_file(standing: &Standing<'_>) -> bool {
    standing.item.as_question().is_some_and(|question| matches!(question.kind, Kind::File { .. }))
}

fn find<'s, 'f>(shown: &'s [Standing<'f>], field: &str) -> Option<&'s Standing<'f>> {
    shown.iter().find_map(|standing| match &standing.inside {
        _ if standing.field == field => Some(standing),
        Inside::Nothing => None,
        Inside::Items(items) => find(items, field),
        Inside::Rows { rows, .. } => rows.iter().find_map(|row| find(&row.items, field)),
    })
}

/// Decides what follows a page. `files` is what is wrong with the files that were sent.
pub(super) fn judge(form: &Form, flow: &Flow<'_>, page: &Page, way: Way<'_>, files: &[Fault]) -> Step {
    let name = page.name.as_str();
    let here = |fault: &&Fault| fault.page == page.name;
    let mut faults: Vec<Fault> = files.iter().filter(here).cloned().collect();
    if way != Way::Next && faults.is_empty() {
        let to = if way == Way::Back { flow.previous(name).unwrap_or(page) } else { page };
        return Step::Go(to.name.clone());
    }
    faults.extend(flow.faults().iter().filter(here).cloned());
    if !faults.is_empty() {
        return Step::Mend(page.name.clone(), faults);
    }
    if let Some(next) = flow.next(name) {
        return Step::Go(next.name.clone());
    }
    // The last page; a required answer may still be missing on one that was jumped over.
    let all: Vec<&Fault> = flow.faults().iter().chain(files).collect();
    match form.pages.iter().find(|page| all.iter().any(|fault| fault.page == page.name)) {
        None => Step::Send(flow.answers().clone()),
        Some(first) => {
            let faults = all.into_iter().filter(|fault| fault.page == first.name);
            Step::Mend(first.name.clone(), faults.cloned().collect())
        }
    }
}
