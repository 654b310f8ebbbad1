//! Codebooks as files hold them: rows of a sheet, in and out, and what a file would change.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`sheet`] | a codebook to CSV and XLSX |
//! | [`mod@read`] | sheets to a codebook, or all their faults by row and column |
//! | [`mod@compare`] | what taking a codebook in adds, changes and leaves |

mod columns;
mod compare;
mod read;
mod sheet;

pub use compare::{Change, Compared, Standing, Unfit, compare};
pub use read::{Read, read};
pub use sheet::write;

use crate::coding::Color;
use crate::language::Text;
use uuid::Uuid;

/// The deepest code.
pub const DEPTH: usize = 50;
/// The most codes of a file.
pub const CODES: usize = 20_000;

/// A code with all its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its own.
    pub guid: Uuid,
    /// The code above it.
    pub parent: Option<Uuid>,
    /// Its name.
    pub name: Text,
    /// What it means.
    pub definition: Text,
    /// When it applies.
    pub inclusion: Text,
    /// When it does not.
    pub exclusion: Text,
    /// An example that shows it.
    pub anchor: Text,
    /// How it is marked.
    pub color: Option<Color>,
    /// Whether it may be put on words; one that may not only gathers others.
    pub codable: bool,
}

impl Default for Code {
    fn default() -> Self {
        let none = Text::default;
        Self {
            guid: Uuid::nil(),
            parent: None,
            name: none(),
            definition: none(),
            inclusion: none(),
            exclusion: none(),
            anchor: none(),
            color: None,
            codable: true,
        }
    }
}

/// A text of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its name.
    Name,
    /// What it means.
    Definition,
    /// When it applies.
    Inclusion,
    /// When it does not.
    Exclusion,
    /// An example that shows it.
    Anchor,
}

impl Field {
    /// All of them, in the order of a file.
    pub const ALL: [Self; 5] = [Self::Name, Self::Definition, Self::Inclusion, Self::Exclusion, Self::Anchor];

    /// As files have it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Definition => "definition",
            Self::Inclusion => "inclusion",
            Self::Exclusion => "exclusion",
            Self::Anchor => "anchor",
        }
    }

    /// The field of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.tag() == tag)
    }
}

impl Code {
    /// One of its texts.
    #[must_use]
    pub const fn text(&self, field: Field) -> &Text {
        match field {
            Field::Name => &self.name,
            Field::Definition => &self.definition,
            Field::Inclusion => &self.inclusion,
            Field::Exclusion => &self.exclusion,
            Field::Anchor => &self.anchor,
        }
    }

    /// The same, to be changed.
    pub const fn text_mut(&mut self, field: Field) -> &mut Text {
        match field {
            Field::Name => &mut self.name,
            Field::Definition => &mut self.definition,
            Field::Inclusion => &mut self.inclusion,
            Field::Exclusion => &mut self.exclusion,
            Field::Anchor => &mut self.anchor,
        }
    }
}

/// The codes below one, or at the top, in their order. A code whose parent does not stand before it is
/// at the top.
pub(super) struct Tree<'c> {
    below: std::collections::HashMap<Option<Uuid>, Vec<&'c Code>>,
}

impl<'c> Tree<'c> {
    pub(super) fn of(codes: &'c [Code]) -> Self {
        let mut seen = std::collections::HashSet::new();
        let mut below: std::collections::HashMap<_, Vec<_>> = std::collections::HashMap::new();
        for code in codes {
            below.entry(code.parent.filter(|parent| seen.contains(parent))).or_default().push(code);
            seen.insert(code.guid);
        }
        Self { below }
    }

    pub(super) fn below(&self, parent: Option<Uuid>) -> &[&'c Code] {
        self.below.get(&parent).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests;
