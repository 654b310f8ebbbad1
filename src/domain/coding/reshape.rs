//! A codebook brought into another shape: codes moved, and merged.

use super::{Change, CodeEntry, Codebook, Placed, Unfit};
use crate::language::{Language, Text};
use std::collections::HashSet;

/// How far apart siblings are put, so that others fit between them without moving them.
const STEP: i32 = 1024;

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Below this code; at the top where `None`.
    pub parent: Option<i64>,
    /// Behind this one of those there; the first where `None`.
    pub after: Option<i64>,
}

/// One way for a code in the tree, as keys and buttons make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Before the sibling before it.
    Up,
    /// Behind the sibling behind it.
    Down,
    /// Below the sibling before it.
    Into,
    /// Behind the code that it stands below.
    Out,
}

impl Way {
    /// Every step.
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Into, Self::Out];

    /// What forms call it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Into => "into",
            Self::Out => "out",
        }
    }

    /// The step of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.tag() == tag)
    }
}

/// A coding with its key and its document.
pub type Standing = (i64, i64, Placed);

impl Codebook {
    /// Where a step leads a code; `None` where it cannot go that way.
    #[must_use]
    pub fn toward(&self, id: i64, way: Way) -> Option<Spot> {
        let parent = self.get(id)?.parent;
        let siblings: Vec<i64> = self.below(parent).map(|code| code.id).collect();
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        let before = at.checked_sub(1).map(|at| siblings[at]);
        match way {
            Way::Up => before.map(|_| Spot { parent, after: at.checked_sub(2).map(|at| siblings[at]) }),
            Way::Down => siblings.get(at + 1).map(|next| Spot { parent, after: Some(*next) }),
            Way::Into => {
                before.map(|above| Spot { parent: Some(above), after: self.last_below(Some(above)) })
            }
            Way::Out => parent.map(|above| Spot {
                parent: self.get(above).and_then(|code| code.parent),
                after: Some(above),
            }),
        }
    }

    /// The last code below one, or at the top.
    #[must_use]
    pub fn last_below(&self, parent: Option<i64>) -> Option<i64> {
        self.below(parent).last().map(|code| code.id)
    }

    /// The position of a code that is put in behind all others there.
    #[must_use]
    pub fn end(&self, parent: Option<i64>) -> i32 {
        self.below(parent).map(|code| code.position).max().map_or(0, |last| last.saturating_add(STEP))
    }

    /// What changes where a code is put in a place: nothing where it stands there already, and no more
    /// than this code where there is room for it.
    ///
    /// # Errors
    /// Why it cannot stand there.
    pub fn moved(&self, id: i64, to: Spot) -> Result<Vec<Change<CodeEntry>>, Unfit> {
        let code = self.get(id).ok_or(Unfit::Unknown)?;
        self.check(Some(id), to.parent, &code.label)?;
        let others: Vec<&CodeEntry> = self.below(to.parent).filter(|other| other.id != id).collect();
        let at = match to.after {
            None => 0,
            Some(after) => 1 + others.iter().position(|other| other.id == after).ok_or(Unfit::Unknown)?,
        };
        let before = self.below(code.parent).take_while(|other| other.id != id).last().map(|code| code.id);
        if code.parent == to.parent && before == to.after {
            return Ok(Vec::new());
        }
        let previous = at.checked_sub(1).map(|at| others[at].position);
        let position = match (previous, others.get(at).map(|other| other.position)) {
            (None, None) => Some(0),
            (Some(previous), None) => previous.checked_add(STEP),
            (None, Some(next)) => next.checked_sub(STEP),
            (Some(previous), Some(next)) => {
                next.checked_sub(previous).filter(|room| *room >= 2).map(|room| previous + room / 2)
            }
        };
        let moved = |position| CodeEntry { parent: to.parent, position, ..code.clone() };
        if let Some(position) = position {
            return Ok(vec![changed(code, moved(position))]);
        }
        let mut order = others;
        order.insert(at, code);
        let numbered = order.into_iter().zip((0..).map(|place: i32| place.saturating_mul(STEP)));
        let renumbered = numbered.map(|(other, position)| match other.id == id {
            true => changed(other, moved(position)),
            false => changed(other, CodeEntry { position, ..other.clone() }),
        });
        Ok(renumbered.filter(|change| change.before != change.after).collect())
    }

    /// What changes in the codebook where a code becomes part of another: what stands below it moves
    /// below the other one, which gets the rules that it lacks, and it goes. Where the other one stands
    /// below it, that branch takes its place.
    ///
    /// # Errors
    /// Why they cannot become one: codes of one name would come to stand side by side.
    pub fn merged(&self, from: i64, into: i64) -> Result<Vec<Change<CodeEntry>>, Unfit> {
        let (source, target) = (self.get(from).ok_or(Unfit::Unknown)?, self.get(into).ok_or(Unfit::Unknown)?);
        if from == into {
            return Err(Unfit::Cycle);
        }
        let mut changes = Vec::new();
        let mut end = self.end(Some(into));
        let mut kept = target.clone();
        for child in self.below(Some(from)) {
            if self.with_descendants(child.id).contains(&into) {
                if self.is_taken(source.parent, &child.label, |code| code.id == from) {
                    return Err(Unfit::Double);
                }
                let raised = CodeEntry { parent: source.parent, position: source.position, ..child.clone() };
                if child.id == into {
                    kept = raised;
                } else {
                    changes.push(changed(child, raised));
                }
            } else {
                self.check(Some(child.id), Some(into), &child.label)?;
                changes
                    .push(changed(child, CodeEntry { parent: Some(into), position: end, ..child.clone() }));
                end = end.saturating_add(STEP);
            }
        }
        fill(&mut kept.definition, &source.definition);
        fill(&mut kept.inclusion, &source.inclusion);
        fill(&mut kept.exclusion, &source.exclusion);
        fill(&mut kept.anchor, &source.anchor);
        if kept != *target {
            changes.push(changed(target, kept));
        }
        changes.push(Change { id: from, before: Some(source.clone()), after: None });
        Ok(changes)
    }
}

fn changed(before: &CodeEntry, after: CodeEntry) -> Change<CodeEntry> {
    Change { id: before.id, before: Some(before.clone()), after: Some(after) }
}

/// Gives a text the words of another in the languages that it lacks.
fn fill(text: &mut Text, other: &Text) {
    for language in Language::ALL {
        if let (None, Some(words)) = (text.get(language), other.get(language)) {
            let words = words.to_owned();
            text.set(language, Some(words));
        }
    }
}

/// The same codings with another code, and how many of them go since their coder gave it to the same
/// words already: `there` are those that have it.
#[must_use]
pub fn recoded(codings: &[Standing], there: &[Standing], code: i64) -> (Vec<Change<Placed>>, usize) {
    let mut known: HashSet<(i64, Placed)> =
        there.iter().map(|(_, document, placed)| (*document, *placed)).collect();
    let mut doubles = 0;
    let changes = codings.iter().map(|(id, document, placed)| {
        let after = Placed { code, ..*placed };
        let first = known.insert((*document, after));
        doubles += usize::from(!first);
        Change { id: *id, before: Some(*placed), after: first.then_some(after) }
    });
    let changes = changes.collect();
    (changes, doubles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::Color;
    use crate::text::Span;
    use proptest::prelude::*;

    fn code(id: i64, parent: Option<i64>, position: i32) -> CodeEntry {
        let label = Text { en: Some(format!("code {id}")), ..Text::default() };
        CodeEntry { parent, label, position, ..CodeEntry::new(id, Color::nth(0)) }
    }

    fn apply(book: &Codebook, changes: &[Change<CodeEntry>]) -> Codebook {
        let mut codes: Vec<CodeEntry> = book.iter().cloned().collect();
        for change in changes {
            codes.retain(|code| code.id != change.id);
            codes.extend(change.after.clone());
        }
        assert!(Codebook::is_sound(&codes));
        Codebook::new(codes)
    }

    fn shape(book: &Codebook) -> Vec<(usize, i64)> {
        book.tree().iter().map(|(depth, code)| (*depth, code.id)).collect()
    }

    #[test]
    fn a_code_goes_up_and_down_and_into_and_out() {
        let mut book =
            Codebook::new(vec![code(1, None, 0), code(2, None, 1), code(3, None, 2), code(4, Some(2), 0)]);
        let mut go = |id, way, expected: &[(usize, i64)]| {
            let spot = book.toward(id, way).expect("it can go there");
            book = apply(&book, &book.moved(id, spot).expect("it fits"));
            assert_eq!(shape(&book), expected, "{id} {way:?}");
        };
        go(3, Way::Up, &[(0, 1), (0, 3), (0, 2), (1, 4)]);
        go(1, Way::Down, &[(0, 3), (0, 1), (0, 2), (1, 4)]);
        go(2, Way::Into, &[(0, 3), (0, 1), (1, 2), (2, 4)]);
        go(4, Way::Out, &[(0, 3), (0, 1), (1, 2), (1, 4)]);
        go(4, Way::Into, &[(0, 3), (0, 1), (1, 2), (2, 4)]);
        assert_eq!(book.toward(3, Way::Up), None);
        assert_eq!(book.toward(1, Way::Down), None);
        assert_eq!(book.toward(3, Way::Into), None);
        assert_eq!(book.toward(3, Way::Out), None);
    }

    #[test]
    fn a_merged_code_leaves_its_codes_and_the_rules_that_the_other_lacks() {
        let mut source = code(1, None, 0);
        source.definition = Text::of("а", "б", "c");
        let mut target = code(2, None, 1);
        target.definition = Text { ru: Some("своё".into()), ..Text::default() };
        let book = Codebook::new(vec![source, target, code(3, Some(1), 0), code(4, Some(2), 0)]);
        let after = apply(&book, &book.merged(1, 2).expect("they fit"));
        assert_eq!(shape(&after), [(0, 2), (1, 4), (1, 3)]);
        assert_eq!(after.get(2).expect("there").definition, Text::of("а", "своё", "c"));
        // Into one that stands far below it.
        let book = Codebook::new(vec![
            code(9, None, 0),
            code(1, Some(9), 0),
            code(2, Some(1), 0),
            code(3, Some(2), 0),
            code(4, Some(1), 1),
        ]);
        let after = apply(&book, &book.merged(1, 3).expect("they fit"));
        assert_eq!(shape(&after), [(0, 9), (1, 2), (2, 3), (3, 4)]);
        let after = apply(&book, &book.merged(1, 2).expect("they fit"));
        assert_eq!(shape(&after), [(0, 9), (1, 2), (2, 3), (2, 4)]);
        assert_eq!(book.merged(1, 1), Err(Unfit::Cycle));
    }

    #[test]
    fn the_same_words_of_the_same_coder_are_coded_once() {
        let at = |code, coder| Placed { code, span: Span { start: 0, end: 5 }, coder, consensus: false };
        let codings = [(1, 7, at(1, Some(1))), (2, 7, at(1, Some(2))), (3, 8, at(1, Some(1)))];
        let (changes, doubles) = recoded(&codings, &[(4, 7, at(2, Some(1)))], 2);
        assert_eq!(doubles, 1);
        let after: Vec<_> = changes.iter().map(|change| change.after.map(|after| after.code)).collect();
        assert_eq!(after, [None, Some(2), Some(2)]);
    }

    proptest! {
        #[test]
        fn a_moved_code_stands_where_it_was_put_and_the_others_keep_their_order(
            positions in proptest::collection::vec(-3_i32..3, 2..8), which in 0_usize..8, spot in 0_usize..8,
        ) {
            let codes: Vec<_> = (1..).zip(&positions).map(|(id, position)| code(id, None, *position)).collect();
            let book = Codebook::new(codes);
            let order: Vec<i64> = book.below(None).map(|code| code.id).collect();
            let id = order[which % order.len()];
            let mut expected: Vec<i64> = order.iter().copied().filter(|other| *other != id).collect();
            let at = spot % (expected.len() + 1);
            let after = at.checked_sub(1).map(|at| expected[at]);
            expected.insert(at, id);
            let book = apply(&book, &book.moved(id, Spot { parent: None, after }).expect("it fits"));
            prop_assert_eq!(book.below(None).map(|code| code.id).collect::<Vec<_>>(), expected);
        }
    }
}
