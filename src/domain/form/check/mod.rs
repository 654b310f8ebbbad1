//! The check of a whole form, whatever it was read from.
//!
//! A reader makes a [`Form`] of what it reads, however faulty, and maps the subject and the part of
//! each [`Finding`] back to its own places: lines, cells or fields.
//!
//! | module | what it looks at |
//! | --- | --- |
//! | `structure` | names, limits, groups, circles |
//! | `texts` | words in every language, and the answers they show |
//! | `questions` | what each kind of question must and must not have |
//! | `choices` | codes and lists |
//! | `expressions` | that they parse, and what they speak of |
//! | `finding` | what is found |

mod choices;
mod expressions;
mod finding;
mod questions;
mod spelling;
mod structure;
mod texts;

pub use finding::{Finding, Holder, Part, Severity, Subject};

use super::Form;
use super::outline::Outline;
use finding::Findings;
use spelling::Spelling;

/// The most pages of a form.
pub const PAGES: usize = 1_000;
/// The most items of a form.
pub const ITEMS: usize = 20_000;
/// The most questions of a form.
pub const QUESTIONS: usize = 5_000;
/// The most choices of a question that are its own.
pub const CHOICES: usize = 1_000;
/// The most choices of a list.
pub const SHARED: usize = 50_000;
/// How deep groups may stand in one another. Readers have to see to it before they build a form, since
/// whoever walks one goes as deep.
pub const DEEPEST: usize = 20;

/// Everything that is wrong with a form and all that its author should know before publishing it, in
/// the order of the form. It is published only where no finding is a [`Severity::Fault`].
#[must_use]
pub fn check(form: &Form) -> Vec<Finding> {
    let outline = Outline::of(form);
    let mut checking =
        Checking { outline: &outline, spelling: Spelling::of(&outline), findings: Findings::default() };
    checking.structure();
    checking.texts();
    checking.questions();
    checking.choices();
    checking.expressions();
    checking.findings.in_order(&outline)
}

/// A check under way.
struct Checking<'o, 'f> {
    outline: &'o Outline<'f>,
    spelling: Spelling<'f>,
    findings: Findings,
}

#[cfg(test)]
mod tests;
