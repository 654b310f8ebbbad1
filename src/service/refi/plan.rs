//! What is done where a file is taken in.

use chrono::{DateTime, Utc};
use domain::coding::Attributes;
use domain::exchange::refi::Settled;
use domain::language::Language;
use domain::text::Span;
use uuid::Uuid;

/// What is done where a file is taken in.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) documents: Vec<PlannedDocument>,
    pub(super) memos: Vec<PlannedMemo>,
    /// Cases that are new: name, memo, and places in `documents`.
    pub(super) cases: Vec<(String, String, Vec<usize>)>,
}

pub(super) struct PlannedDocument {
    pub(super) guid: Uuid,
    pub(super) name: String,
    pub(super) there: Option<i64>,
    pub(super) settled: Settled,
    pub(super) language: Language,
    pub(super) attributes: Attributes,
    pub(super) codings: Vec<PlannedCoding>,
}

pub(super) struct PlannedCoding {
    pub(super) guid: Uuid,
    /// The code by its GUID here.
    pub(super) code: Uuid,
    pub(super) span: Span,
    pub(super) coder: Option<i64>,
    pub(super) consensus: bool,
    pub(super) at: Option<DateTime<Utc>>,
    /// Whether it is there already.
    pub(super) there: bool,
}

/// What a memo is about.
#[derive(Clone, Copy)]
pub(super) enum About {
    Study,
    /// The code by its GUID here.
    Code(Uuid),
    /// A place in the plan.
    Document(usize),
    /// A coding of it.
    Coding(usize, usize),
}

pub(super) struct PlannedMemo {
    pub(super) guid: Uuid,
    pub(super) about: About,
    pub(super) text: String,
    pub(super) by: Option<i64>,
    pub(super) at: Option<DateTime<Utc>>,
}
