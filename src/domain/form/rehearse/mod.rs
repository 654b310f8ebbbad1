//! A rehearsal: respondents that do not exist fill a form in before real ones do.
//!
//! | module | what it is |
//! | --- | --- |
//! | `guide` | what questions are held against, and what each item's being asked hangs on |
//! | `values` | the answers worth trying for a question |
//! | `way` | what is asked of somebody who has answered so much |
//! | `respondent` | one of them, from the first page to the last |
//! | `seen` | what has been met so far |
//! | `report` | what the author is told |
//!
//! The static check finds what is wrong with a form as it is written; a rehearsal finds what happens
//! when it is filled: pages that cannot be left, questions nobody gets to, choices nobody is offered.
//! Whom it sends is decided by chance from a seed, and by what has not been met yet; nothing of it is
//! ever stored.

mod guide;
mod pattern;
mod report;
mod respondent;
mod seen;
mod values;
mod way;

pub use report::{Finding, Refusals, Report, Spread, Stuck, Weight};

use super::Form;
use chrono::{DateTime, FixedOffset};
use guide::Guide;
use respondent::{Respondent, Trip};
use seen::Seen;
use way::Way;

/// How a form is rehearsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// How many respondents at most.
    pub most: usize,
    /// Where chance begins: the same seed sends the same respondents.
    pub seed: u64,
    /// The moment at which all of them fill it in.
    pub now: DateTime<FixedOffset>,
}

/// How many respondents in a row may meet nothing new before the rehearsal ends.
const FRUITLESS: usize = 24;
/// How often one place is tried to be reached.
const TRIES: usize = 12;

/// Sends respondents through a form, in each of its languages, until nothing new is met, as many as
/// are wanted have gone, or `go_on` says no: it is asked before each of them.
#[must_use]
pub fn rehearse(form: &Form, rehearsal: &Rehearsal, go_on: &dyn Fn() -> bool) -> Report {
    rehearse_each(form, rehearsal, go_on, &mut |_| {})
}

/// The same, showing every way that somebody went.
fn rehearse_each(
    form: &Form,
    rehearsal: &Rehearsal,
    go_on: &dyn Fn() -> bool,
    show: &mut dyn FnMut(&Trip),
) -> Report {
    let way = Way::new(form, rehearsal.now);
    let guide = Guide::of(form);
    let mut chance = fastrand::Rng::with_seed(rehearsal.seed);
    let mut seen = Seen::new();
    let mut report = Report::new(rehearsal.seed);
    let mut tries = vec![0; guide.places.len()];
    let mut fruitless = 0;
    // Each language has its turn, whatever there is to be met.
    let least = form.languages.len().max(1) * 2;
    for number in 0..rehearsal.most {
        if number > 0 && !go_on() {
            report.interrupted = true;
            break;
        }
        let language = form.languages.get(number % form.languages.len().max(1)).copied();
        let language = language.unwrap_or_else(|| form.default_language());
        let target = next_target(&guide, &seen, &mut tries);
        let wishes = target.map(|place| &guide.places[place].wishes);
        let trip = Respondent::new(&way, &guide, &mut chance, language, wishes).go(&mut seen);
        fruitless = if trip.met_new { 0 } else { fruitless + 1 };
        show(&trip);
        report.add(trip);
        if number + 1 >= least && target.is_none() && fruitless >= FRUITLESS {
            break;
        }
    }
    report.conclude(form, &seen);
    report
}

/// The place that has not been reached and has been tried least.
fn next_target(guide: &Guide, seen: &Seen, tries: &mut [usize]) -> Option<usize> {
    let is_open = |place: &usize| {
        let place = &guide.places[*place];
        if place.is_page { !seen.has_page(&place.name) } else { !seen.has_asked(&place.name) }
    };
    let open = (0..tries.len()).filter(is_open);
    let place = open.filter(|place| tries[*place] < TRIES).min_by_key(|place| tries[*place])?;
    tries[place] += 1;
    Some(place)
}

#[cfg(test)]
mod tests;
