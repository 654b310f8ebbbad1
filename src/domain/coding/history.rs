//! What of a code became another, to be shown.

use super::CodeEntry;
use crate::language::Language;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What of a code is words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Label,
    /// What it means.
    Definition,
    /// When it applies.
    Inclusion,
    /// When it does not.
    Exclusion,
    /// Words that show it.
    Anchor,
}

impl Part {
    /// Every part, in the order in which they are asked for.
    pub const ALL: [Self; 5] =
        [Self::Label, Self::Definition, Self::Inclusion, Self::Exclusion, Self::Anchor];

    /// The end of the Fluent key of its name, and the beginning of its fields' names.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Definition => "definition",
            Self::Inclusion => "inclusion",
            Self::Exclusion => "exclusion",
            Self::Anchor => "anchor",
        }
    }

    /// The words of a code.
    #[must_use]
    pub fn of(self, code: &CodeEntry, language: Language) -> &str {
        let text = match self {
            Self::Label => &code.label,
            Self::Definition => &code.definition,
            Self::Inclusion => &code.inclusion,
            Self::Exclusion => &code.exclusion,
            Self::Anchor => &code.anchor,
        };
        text.get(language).unwrap_or_default()
    }
}

/// Something of a code that is another than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Words in a language.
    Words {
        /// Which.
        part: Part,
        /// In which language.
        language: Language,
        /// As they were; may be empty.
        before: String,
        /// As they are; may be empty.
        after: String,
    },
    /// The colour.
    Color {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// The code that it stands below.
    Parent {
        /// As it was.
        before: Option<i64>,
        /// As it is.
        after: Option<i64>,
    },
    /// The order among its siblings.
    Order,
}

/// All that is another.
#[must_use]
pub fn differences(before: &CodeEntry, after: &CodeEntry) -> Vec<Difference> {
    let mut found = Vec::new();
    for part in Part::ALL {
        for language in Language::ALL {
            let (was, is) = (part.of(before, language), part.of(after, language));
            if was != is {
                let (before, after) = (was.to_owned(), is.to_owned());
                found.push(Difference::Words { part, language, before, after });
            }
        }
    }
    if before.color != after.color {
        let (before, after) = (before.color.as_str().to_owned(), after.color.as_str().to_owned());
        found.push(Difference::Color { before, after });
    }
    if before.parent != after.parent {
        found.push(Difference::Parent { before: before.parent, after: after.parent });
    } else if before.position != after.position {
        found.push(Difference::Order);
    }
    found
}

impl CodeEntry {
    /// A mark of the words and the colour: another wherever one of them is. A form carries it, so that
    /// it is told whether somebody else changed the code since it was shown. The place in the tree
    /// is left out: whoever moves a code is in nobody's way.
    #[must_use]
    pub fn seen(&self) -> String {
        let mut hash = Sha256::new();
        for part in Part::ALL {
            for language in Language::ALL {
                let words = part.of(self, language);
                hash.update(words.len().to_le_bytes());
                hash.update(words.as_bytes());
            }
        }
        hash.update(self.color.as_str().as_bytes());
        hash.finalize().iter().take(8).fold(String::new(), |mut mark, byte| {
            // Writing into a string does not fail.
            let _ = write!(mark, "{byte:02x}");
            mark
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::Color;
    use crate::language::Text;

    #[test]
    fn what_changed_is_told_part_by_part() {
        let before = CodeEntry {
            label: Text::of("Уәж", "Мотив", "Motive"),
            ..CodeEntry::new(1, Color::nth(0))
        };
        let mut after = before.clone();
        assert_eq!(differences(&before, &after), []);
        assert_eq!(before.seen(), after.seen());
        after.label.en = None;
        after.parent = Some(4);
        after.position = 9;
        let words = |language, before: &str, after: &str| Difference::Words {
            part: Part::Label,
            language,
            before: before.into(),
            after: after.into(),
        };
        let parent = Difference::Parent { before: None, after: Some(4) };
        assert_eq!(differences(&before, &after), [words(Language::En, "Motive", ""), parent]);
        assert_ne!(before.seen(), after.seen());
        let moved = CodeEntry { parent: Some(3), position: 5, ..before.clone() };
        assert_eq!(before.seen(), moved.seen());
        assert_eq!(differences(&before, &CodeEntry { position: 2, ..before.clone() }), [Difference::Order]);
    }
}
