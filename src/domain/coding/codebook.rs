//! The codes of a study as a tree.

use crate::language::{Language, Text};
use crate::message::Message;
use serde::{Deserialize, Serialize};

/// A code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    /// Its key.
    pub id: i64,
    /// The code above it.
    pub parent: Option<i64>,
    /// Its name.
    pub label: Text,
    /// What it means.
    pub definition: Text,
    /// When it applies.
    #[serde(default)]
    pub inclusion: Text,
    /// When it does not, though it seems to.
    #[serde(default)]
    pub exclusion: Text,
    /// Words that show it at its clearest.
    #[serde(default)]
    pub anchor: Text,
    /// How it is marked.
    pub color: Color,
    /// Its place among its siblings.
    pub position: i32,
}

impl CodeEntry {
    /// The longest name, in characters.
    pub const LONGEST_NAME: usize = 200;
    /// The longest of its other texts, in characters.
    pub const LONGEST: usize = 10_000;

    /// Whether no text of it is too long.
    ///
    /// # Errors
    /// How long it may be.
    pub fn fits(&self) -> Result<(), Unfit> {
        let fits = |text: &Text, most: usize| {
            let long = |language| text.get(language).is_some_and(|words| words.chars().count() > most);
            if Language::ALL.into_iter().any(long) { Err(Unfit::Long(most)) } else { Ok(()) }
        };
        fits(&self.label, Self::LONGEST_NAME)?;
        [&self.definition, &self.inclusion, &self.exclusion, &self.anchor]
            .into_iter()
            .try_for_each(|text| fits(text, Self::LONGEST))
    }

    /// A code of that key and colour, as yet without a word.
    #[must_use]
    pub fn new(id: i64, color: Color) -> Self {
        Self {
            id,
            parent: None,
            label: Text::default(),
            definition: Text::default(),
            inclusion: Text::default(),
            exclusion: Text::default(),
            anchor: Text::default(),
            color,
            position: 0,
        }
    }
}

/// A colour, `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color(String);

/// Colours that are told apart with any kind of sight and stand out (3 to 1) on white and on dark.
pub const PALETTE: [&str; 12] = [
    "#0072b2", "#d55e00", "#009e73", "#b5408f", "#8a6d00", "#5b6ee1", "#c2410c", "#0e8a94", "#7a8b00",
    "#a05195", "#d1495b", "#6b7280",
];

impl Color {
    /// A checked colour.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let fine = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        fine.then(|| Self(text.to_ascii_lowercase()))
    }

    /// A colour of the palette; they come again after the last.
    #[must_use]
    pub fn nth(index: usize) -> Self {
        Self(PALETTE[index % PALETTE.len()].to_owned())
    }

    /// `#rrggbb`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text).ok_or_else(|| format!("“{text}” is not a colour like #0072b2"))
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        color.0
    }
}

/// Why a change of the codebook is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No name in any language.
    #[error("a code needs a name")]
    Nameless,
    /// A sibling has the same name.
    #[error("a code of the same name stands beside it")]
    Double,
    /// It would be above itself.
    #[error("a code cannot stand below itself")]
    Cycle,
    /// No such code.
    #[error("no such code")]
    Unknown,
    /// A text is longer than that many characters.
    #[error("a text is longer than {0} characters")]
    Long(usize),
}

impl Unfit {
    /// In words for whoever changes the codebook.
    #[must_use]
    pub fn message(self) -> Message {
        let key = match self {
            Self::Long(most) => return Message::new("codebook-too-long").with("most", most),
            Self::Nameless => "coding-code-nameless",
            Self::Double => "coding-code-double",
            Self::Cycle => "coding-code-cycle",
            Self::Unknown => "coding-code-unknown",
        };
        Message::new(key)
    }
}

/// The codes of a study. Every parent is there and none stands below itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook(Vec<CodeEntry>);

impl Codebook {
    /// A codebook of these codes; one whose parent is missing stands at the top.
    #[must_use]
    pub fn new(mut codes: Vec<CodeEntry>) -> Self {
        let known: std::collections::BTreeSet<i64> = codes.iter().map(|code| code.id).collect();
        for code in &mut codes {
            code.parent = code.parent.filter(|parent| known.contains(parent));
        }
        codes.sort_by_key(|code| (code.position, code.id));
        Self(codes)
    }

    /// Whether every parent is there and no code stands below itself.
    #[must_use]
    pub fn is_sound(codes: &[CodeEntry]) -> bool {
        let parents: std::collections::HashMap<i64, Option<i64>> =
            codes.iter().map(|code| (code.id, code.parent)).collect();
        codes.iter().all(|code| {
            let (mut at, mut steps) = (code.parent, 0);
            while let Some(parent) = at {
                let Some(above) = parents.get(&parent) else { return false };
                steps += 1;
                if steps > codes.len() {
                    return false;
                }
                at = *above;
            }
            true
        })
    }

    /// Every code, in no order of the tree.
    pub fn iter(&self) -> impl Iterator<Item = &CodeEntry> {
        self.0.iter()
    }

    /// The code of that key.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<&CodeEntry> {
        self.0.iter().find(|code| code.id == id)
    }

    /// The codes below one, or at the top, in order.
    pub fn below(&self, parent: Option<i64>) -> impl Iterator<Item = &CodeEntry> {
        self.0.iter().filter(move |code| code.parent == parent)
    }

    /// Every code with its depth, each before those below it.
    #[must_use]
    pub fn tree(&self) -> Vec<(usize, &CodeEntry)> {
        let mut tree = Vec::with_capacity(self.0.len());
        self.branch(None, 0, &mut tree);
        tree
    }

    fn branch<'a>(&'a self, parent: Option<i64>, depth: usize, tree: &mut Vec<(usize, &'a CodeEntry)>) {
        // Codes of a cycle hang nowhere, so this ends.
        for code in self.below(parent) {
            tree.push((depth, code));
            self.branch(Some(code.id), depth + 1, tree);
        }
    }

    /// The code and all below it.
    #[must_use]
    pub fn with_descendants(&self, id: i64) -> Vec<i64> {
        let mut found = vec![id];
        let mut at = 0;
        while at < found.len() {
            let parent = found[at];
            let below = self.below(Some(parent)).map(|code| code.id).filter(|id| !found.contains(id));
            let below: Vec<i64> = below.collect();
            found.extend(below);
            at += 1;
        }
        found
    }

    /// Whether a code of this name may stand there: `id` is its key where it is in the codebook.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, id: Option<i64>, parent: Option<i64>, label: &Text) -> Result<(), Unfit> {
        if label.is_empty() {
            return Err(Unfit::Nameless);
        }
        if parent.is_some_and(|parent| self.get(parent).is_none()) {
            return Err(Unfit::Unknown);
        }
        if let (Some(id), Some(parent)) = (id, parent)
            && self.with_descendants(id).contains(&parent)
        {
            return Err(Unfit::Cycle);
        }
        if self.is_taken(parent, label, |code| Some(code.id) == id) {
            return Err(Unfit::Double);
        }
        Ok(())
    }

    /// Whether a code beside that one has its name, in any language.
    #[must_use]
    pub fn is_double(&self, id: i64) -> bool {
        self.get(id).is_some_and(|code| self.is_taken(code.parent, &code.label, |other| other.id == id))
    }

    /// Whether a code there has the name, in any language; but for those that do not count.
    pub(super) fn is_taken(
        &self,
        parent: Option<i64>,
        label: &Text,
        but: impl Fn(&CodeEntry) -> bool,
    ) -> bool {
        let same = |other: &Text| {
            Language::ALL
                .into_iter()
                .any(|l| label.get(l).zip(other.get(l)).is_some_and(|(a, b)| a.trim() == b.trim()))
        };
        self.below(parent).any(|code| !but(code) && same(&code.label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: i64, parent: Option<i64>) -> CodeEntry {
        let label = Text { en: Some(format!("code {id}")), ..Text::default() };
        CodeEntry { parent, label, ..CodeEntry::new(id, Color::nth(0)) }
    }

    #[test]
    fn the_tree_lists_each_code_before_those_below_it() {
        let codebook =
            Codebook::new(vec![code(3, Some(1)), code(1, None), code(2, Some(3)), code(4, Some(99))]);
        let tree: Vec<_> = codebook.tree().iter().map(|(depth, code)| (*depth, code.id)).collect();
        assert_eq!(tree, [(0, 1), (1, 3), (2, 2), (0, 4)]);
        assert_eq!(codebook.with_descendants(1), [1, 3, 2]);
    }

    #[test]
    fn a_code_needs_a_name_of_its_own_and_cannot_stand_below_itself() {
        let codebook = Codebook::new(vec![code(1, None), code(2, Some(1))]);
        let label = code(1, None).label;
        assert_eq!(codebook.check(Some(1), None, &label), Ok(()));
        assert_eq!(codebook.check(None, None, &label), Err(Unfit::Double));
        assert_eq!(codebook.check(Some(1), Some(2), &label), Err(Unfit::Cycle));
        assert_eq!(codebook.check(None, Some(7), &label), Err(Unfit::Unknown));
        assert_eq!(codebook.check(None, None, &Text::default()), Err(Unfit::Nameless));
    }

    #[test]
    fn the_words_of_a_code_are_limited_in_every_language() {
        let mut long = code(1, None);
        assert_eq!(long.fits(), Ok(()));
        long.anchor.kk = Some("ә".repeat(CodeEntry::LONGEST));
        assert_eq!(long.fits(), Ok(()), "letters count, not bytes");
        long.anchor.kk = Some("ә".repeat(CodeEntry::LONGEST + 1));
        assert_eq!(long.fits(), Err(Unfit::Long(CodeEntry::LONGEST)));
        long.label.ru = Some("я".repeat(CodeEntry::LONGEST_NAME + 1));
        assert_eq!(long.fits(), Err(Unfit::Long(CodeEntry::LONGEST_NAME)));
    }

    #[test]
    fn a_sound_codebook_has_every_parent_and_no_circle() {
        assert!(Codebook::is_sound(&[code(1, None), code(2, Some(1)), code(3, Some(2))]));
        assert!(!Codebook::is_sound(&[code(2, Some(1))]));
        assert!(!Codebook::is_sound(&[code(1, Some(2)), code(2, Some(1))]));
        assert!(!Codebook::is_sound(&[code(1, Some(1))]));
    }

    #[test]
    fn the_palette_stands_out_on_white_and_on_dark() {
        fn luminance(color: &str) -> f64 {
            let part = |at: usize| {
                let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("digits")) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        }
        for color in PALETTE {
            let light = luminance(color);
            assert!(1.05 / (light + 0.05) >= 3.0, "{color} on white");
            assert!((light + 0.05) / (luminance("#1b2326") + 0.05) >= 3.0, "{color} on dark");
        }
    }
}
