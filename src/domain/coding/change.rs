//! What a command did to codings, codes and memos, so that it can be undone and told to others.

use super::CodeEntry;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A thing before and after; `None` where it is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change<T> {
    /// Its key; 0 for one that the command is about to make.
    pub id: i64,
    /// What it was.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// What it is from then on.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub after: Option<T>,
}

const fn none<T>() -> Option<T> {
    None
}

impl<T: Clone> Change<T> {
    /// One that comes to be.
    #[must_use]
    pub const fn made(after: T) -> Self {
        Self { id: 0, before: None, after: Some(after) }
    }

    /// The way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { id: self.id, before: self.after.clone(), after: self.before.clone() }
    }
}

/// Where a coding stands, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placed {
    /// The code.
    pub code: i64,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Whose; `None` where the account is gone.
    #[serde(default)]
    pub coder: Option<i64>,
    /// Whether it is of the layer that the coders agreed upon, and not a coder's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consensus: bool,
}

/// All that one command did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// To codings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codings: Vec<Change<Placed>>,
    /// To codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Change<CodeEntry>>,
    /// To memos: their texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memos: Vec<Change<String>>,
    /// What a file brought besides. It is the same on the way back: what is done with it, the command says.
    #[serde(default, skip_serializing_if = "Intake::is_empty")]
    pub intake: Intake,
}

/// What a file brought besides codes, codings and memos, by its keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// Cases that are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<i64>,
    /// How many cases were there before, and got more than they had.
    #[serde(default, skip_serializing_if = "is_none")]
    pub completed: usize,
    /// What is asked of cases since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Defined>,
    /// Sets and links that are kept for other programs, by their identities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Uuid>,
}

/// An attribute of cases as it was brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Defined {
    /// Its key.
    pub id: i64,
    /// Made of its words and values: another one tells that it was changed.
    pub mark: Uuid,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Intake {
    /// Whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.completed == 0 && self.attributes.is_empty() && self.asides.is_empty()
    }
}

impl Changes {
    /// Those of codings alone.
    #[must_use]
    pub fn of_codings(codings: Vec<Change<Placed>>) -> Self {
        Self { codings, ..Self::default() }
    }

    /// Whether nothing is changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codings.is_empty() && self.codes.is_empty() && self.memos.is_empty() && self.intake.is_empty()
    }

    /// The way back: what was done last is undone first.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            codings: self.codings.iter().rev().map(Change::inverse).collect(),
            codes: self.codes.iter().rev().map(Change::inverse).collect(),
            memos: self.memos.iter().rev().map(Change::inverse).collect(),
            intake: self.intake.clone(),
        }
    }
}

/// Whether a command was a deed of its own, or took one back, or did it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A deed of its own.
    Do,
    /// Takes one back.
    Undo,
    /// Does one again that was taken back.
    Redo,
}

impl Kind {
    /// What is stored.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The kind of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Do, Self::Undo, Self::Redo].into_iter().find(|kind| kind.tag() == tag)
    }
}

/// A command as its author's history needs it: its key, its kind, and the command it is about.
pub type Step = (i64, Kind, Option<i64>);

/// What an author can take back, and what they can do again, told from the log of what they did,
/// oldest first. A deed of its own makes those that were taken back unreachable, as in any editor.
#[must_use]
pub fn reachable(steps: impl IntoIterator<Item = Step>) -> (Option<i64>, Option<i64>) {
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    for (id, kind, of) in steps {
        match (kind, of) {
            (Kind::Do, _) => {
                done.push(id);
                undone.clear();
            }
            (Kind::Undo, Some(of)) => {
                done.retain(|known| *known != of);
                undone.push(of);
            }
            (Kind::Redo, Some(of)) => {
                undone.retain(|known| *known != of);
                done.push(of);
            }
            (Kind::Undo | Kind::Redo, None) => (),
        }
    }
    (done.pop(), undone.pop())
}

/// Codings that count together. A word that several coders gave a code, and that they agreed upon, would
/// count twice where layers are mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// What each coder did on their own.
    #[default]
    Coders,
    /// What was agreed upon.
    Agreed,
}

impl Layer {
    /// Its name in addresses and the end of its Fluent key.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Coders => "coders",
            Self::Agreed => "agreed",
        }
    }

    /// The layer of that name; the coders' own where it is none.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag == Self::Agreed.tag() { Self::Agreed } else { Self::Coders }
    }

    /// Whether a coding is in it.
    #[must_use]
    pub fn has(self, coding: &Placed) -> bool {
        coding.consensus == (self == Self::Agreed)
    }
}

/// Whose codings somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everybody's.
    All,
    /// This coder's own: the others' would sway them.
    Own(i64),
}

impl Sight {
    /// What a member sees: while a study's coding is blind, only its owner sees all.
    #[must_use]
    pub fn of(blind: bool, role: crate::study::Role, account: i64) -> Self {
        if blind && role != crate::study::Role::Owner { Self::Own(account) } else { Self::All }
    }

    /// Whether a coding is seen.
    #[must_use]
    pub fn sees(self, coding: &Placed) -> bool {
        match self {
            Self::All => true,
            Self::Own(account) => coding.coder == Some(account) && !coding.consensus,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_goes_back_and_redo_forth_until_something_new_is_done() {
        let mut log = vec![(1, Kind::Do, None), (2, Kind::Do, None)];
        assert_eq!(reachable(log.clone()), (Some(2), None));
        log.push((3, Kind::Undo, Some(2)));
        assert_eq!(reachable(log.clone()), (Some(1), Some(2)));
        log.push((4, Kind::Undo, Some(1)));
        assert_eq!(reachable(log.clone()), (None, Some(1)));
        log.push((5, Kind::Redo, Some(1)));
        assert_eq!(reachable(log.clone()), (Some(1), Some(2)));
        log.push((6, Kind::Do, None));
        assert_eq!(reachable(log), (Some(6), None));
    }

    #[test]
    fn changes_are_short_in_the_log_and_have_a_way_back() {
        let placed =
            |start| Placed { code: 7, span: Span { start, end: 9 }, coder: Some(1), consensus: false };
        let changes = Changes::of_codings(vec![
            Change { id: 3, before: Some(placed(1)), after: Some(placed(2)) },
            Change { id: 4, before: None, after: Some(placed(5)) },
        ]);
        let json = serde_json::to_string(&changes).expect("JSON");
        assert_eq!(serde_json::from_str::<Changes>(&json).expect("the same"), changes);
        assert!(json.ends_with(r#"{"id":4,"after":{"code":7,"start":5,"end":9,"coder":1}}]}"#), "{json}");
        assert_eq!(changes.inverse().codings[0], Change { id: 4, before: Some(placed(5)), after: None });
        assert_eq!(changes.inverse().inverse(), changes);
    }

    #[test]
    fn blind_coders_see_their_own() {
        use crate::study::Role;
        let coding = |coder| Placed { code: 1, span: Span { start: 0, end: 1 }, coder, consensus: false };
        let sight = Sight::of(true, Role::Coder, 5);
        assert!(sight.sees(&coding(Some(5))) && !sight.sees(&coding(Some(6))) && !sight.sees(&coding(None)));
        assert!(!sight.sees(&Placed { consensus: true, ..coding(Some(5)) }));
        assert!(Layer::Coders.has(&coding(Some(5))) && !Layer::Agreed.has(&coding(Some(5))));
        assert_eq!(
            ["agreed", "coders", ""].map(Layer::from_tag),
            [Layer::Agreed, Layer::Coders, Layer::Coders]
        );
        assert_eq!(Sight::of(true, Role::Owner, 5), Sight::All);
        assert_eq!(Sight::of(false, Role::Coder, 5), Sight::All);
    }
}
