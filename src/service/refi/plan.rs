//! What is done where a file is taken in.

use super::aside::Aside;
use super::brought::Ready;
use chrono::{DateTime, Utc};
use domain::coding::{Attributes, case};
use domain::language::Language;
use domain::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What is done where a file is taken in.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) documents: Vec<PlannedDocument>,
    pub(super) memos: Vec<PlannedMemo>,
    pub(super) attributes: Vec<PlannedAttribute>,
    pub(super) cases: Vec<PlannedCase>,
    /// What is kept for other programs.
    pub(super) asides: Vec<Aside>,
}

/// What is known of cases.
pub(super) struct PlannedAttribute {
    /// The attribute that it is here already.
    pub(super) there: Option<i64>,
    pub(super) name: String,
    pub(super) kind: case::Kind,
}

pub(super) struct PlannedCase {
    pub(super) guid: Uuid,
    /// The case that it is here already: it gets what it has not yet.
    pub(super) there: Option<i64>,
    pub(super) name: String,
    /// All that is noted of it; empty where nothing new is.
    pub(super) memo: String,
    /// Values by places in `attributes`.
    pub(super) typed: BTreeMap<usize, String>,
    /// Places in `documents`.
    pub(super) documents: Vec<usize>,
}

impl PlannedCase {
    /// Whether it brings nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.memo.is_empty() && self.typed.is_empty() && self.documents.is_empty()
    }
}

pub(super) struct PlannedDocument {
    pub(super) guid: Uuid,
    pub(super) name: String,
    pub(super) there: Option<i64>,
    pub(super) text: Arc<Ready>,
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
    /// The coding that it is here already.
    pub(super) there: Option<i64>,
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
