//! What a phone needs for a form beside its logic.

use super::{Logic, Part, Sort};
use crate::expr::Expr;
use crate::form::{Form, Kind};
use serde::Serialize;

/// The scripts that only some forms need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Uses {
    /// `files.js`: a question asks for a file.
    pub files: bool,
    /// `expr-rare.js`: an expression calls a function that few forms call.
    pub rare: bool,
    /// `varying.js`: there are rows, or choices of which not all are always offered in their order.
    pub varying: bool,
}

/// What the phone needs for a form.
#[must_use]
pub fn uses(form: &Form) -> Uses {
    let parts = Logic::of(form).parts;
    Uses {
        files: form.every_question().any(|question| matches!(question.kind, Kind::File { .. })),
        rare: parts.iter().any(calls_rare),
        varying: parts.iter().any(varies),
    }
}

fn calls_rare(part: &Part) -> bool {
    let offering = part.rules.offering.as_ref().map(|offering| &offering.expr);
    part.expressions().chain(offering).any(Expr::needs_rare)
}

fn varies(part: &Part) -> bool {
    part.sort == Sort::Repeat || part.rules.offering.is_some()
}
