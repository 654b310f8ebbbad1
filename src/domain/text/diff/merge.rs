//! Two corrections of the same text put together.

use super::{Diff, Edit};
use crate::text::{Offsets, Span};

/// The text with what both changed, where no word was changed by both; `None` where one was.
#[must_use]
pub fn merge(base: &str, theirs: &str, mine: &str) -> Option<String> {
    let (one, other) = (Diff::of(base, theirs), Diff::of(base, mine));
    let (base_at, theirs_at, mine_at) = (Offsets::new(base), Offsets::new(theirs), Offsets::new(mine));
    for edit in other.edits() {
        let from = one.edits().partition_point(|known| known.old.end < edit.old.start);
        let meets = |known: &&Edit| known.old.start <= edit.old.end;
        let differs =
            |known: &Edit| known.old != edit.old || theirs_at.slice(known.new) != mine_at.slice(edit.new);
        if one.edits()[from..].iter().take_while(meets).any(differs) {
            return None;
        }
    }
    let mut all: Vec<(Edit, bool)> = one.edits().iter().map(|edit| (*edit, true)).collect();
    all.extend(other.edits().iter().map(|edit| (*edit, false)));
    all.sort_by_key(|(edit, is_theirs)| (edit.old.start, edit.old.end, !is_theirs));
    all.dedup_by_key(|(edit, _)| edit.old);
    let (mut merged, mut at) = (String::with_capacity(theirs.len().max(mine.len())), 0);
    for (edit, is_theirs) in all {
        merged += base_at.slice(Span { start: at, end: edit.old.start })?;
        merged += if is_theirs { theirs_at.slice(edit.new)? } else { mine_at.slice(edit.new)? };
        at = edit.old.end;
    }
    merged += base_at.slice(Span { start: at, end: base_at.len() })?;
    Some(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_of_different_words_are_put_together() {
        let base = "Мен аулда тұрам.\nЕки балам бар 😀.";
        let (theirs, mine) = ("Мен ауылда тұрам.\nЕки балам бар 😀.", "Мен аулда тұрам.\nЕкі балам бар 😀.");
        assert_eq!(merge(base, theirs, mine).as_deref(), Some("Мен ауылда тұрам.\nЕкі балам бар 😀."));
        assert_eq!(merge(base, theirs, theirs).as_deref(), Some(theirs), "both the same");
        assert_eq!(merge(base, base, mine).as_deref(), Some(mine));
    }

    #[test]
    fn the_same_word_changed_twice_is_for_people() {
        assert_eq!(merge("ол үш жаста", "ол бес жаста", "ол алты жаста"), None);
    }
}
