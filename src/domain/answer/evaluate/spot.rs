//! A page or an item in one of the rows in which it stands.

use crate::answer::accept::Told;
use crate::answer::{Answer, Missing, Offer};
use crate::expr::NodeId;
use crate::form::{Group, Page, Question};

/// What stands at a spot.
#[derive(Clone, Copy, Debug)]
pub(in crate::answer) enum What<'f> {
    Page(&'f Page),
    Note,
    Group(&'f Group),
    Question(&'f Question),
}

/// A page or an item in one of the rows in which it stands; of a repeat, one of its rows.
#[derive(Debug)]
pub(in crate::answer) struct Spot<'f> {
    pub(in crate::answer) part: usize,
    pub(in crate::answer) what: What<'f>,
    pub(in crate::answer) node: NodeId,
    /// The spot it stands in.
    pub(in crate::answer) parent: Option<usize>,
    /// The row it stands in, if any: a spot of a repeat.
    pub(in crate::answer) row: Option<usize>,
    /// Its field; of a row of a repeat `rep/1`.
    pub(in crate::answer) field: String,
    /// What stands in it, in order; of each repeat its first row.
    pub(in crate::answer) children: Vec<usize>,
    /// Of the first row of a repeat: all rows made so far, it among them.
    pub(in crate::answer) rows: Vec<usize>,
    /// How many of the rows there are. The first one is always made: expressions need a place.
    pub(in crate::answer) count: usize,
    /// Of a row: whether it is among those that there are.
    pub(in crate::answer) exists: bool,
    /// Whether its own relevance holds.
    pub(in crate::answer) holds: bool,
    /// Whether it is asked: it holds, and so does everything it stands in.
    pub(in crate::answer) asked: bool,
    pub(in crate::answer) answer: Answer,
    /// Why what was sent cannot be taken.
    pub(in crate::answer) fault: Option<Told>,
    /// The choices offered; all of them until worked out.
    pub(in crate::answer) offer: Offer<'f>,
}

impl<'f> Spot<'f> {
    pub(super) fn new(part: usize, what: What<'f>, node: NodeId, field: String) -> Self {
        let offer = match what {
            What::Question(question) => Offer::all(question),
            _ => Offer::All(&[]),
        };
        Self {
            part,
            what,
            node,
            parent: None,
            row: None,
            field,
            children: Vec::new(),
            rows: Vec::new(),
            count: 0,
            exists: true,
            holds: true,
            asked: true,
            answer: Answer::Missing(Missing::NotAsked),
            fault: None,
            offer,
        }
    }

    pub(in crate::answer) fn question(&self) -> Option<&'f Question> {
        if let What::Question(question) = self.what { Some(question) } else { None }
    }

    /// The field of the repeat that it is a row of.
    pub(in crate::answer) fn repeat_field(&self) -> &str {
        self.field.rsplit_once('/').map_or(&self.field, |(repeat, _)| repeat)
    }
}
