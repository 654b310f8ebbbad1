//! A place in a text, marked on the line below it as compilers do.

use domain::exchange::Marked;

/// The most letters shown of a text.
const SHOWN: usize = 100;
/// How many of them before the place, where there are more.
const BEFORE: usize = 40;

/// The text on a line of its own, and under the place as many `^` as it has letters.
pub(super) fn underlined(marked: &Marked) -> String {
    let [before, part, _] = marked.parts().map(|text| text.chars().count());
    let letters: Vec<char> = marked.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let from = if letters.len() > SHOWN { before.saturating_sub(BEFORE) } else { 0 };
    let to = (from + SHOWN).min(letters.len());
    let shown: String = letters[from..to].iter().collect();
    let [begun, ended] = [from > 0, to < letters.len()].map(|cut| if cut { "…" } else { "" });
    let gap = " ".repeat(before - from + begun.chars().count());
    // A place between two letters, or behind the last one, is one letter wide.
    let carets = "^".repeat(part.min(to.saturating_sub(before)).max(1));
    format!("    {begun}{shown}{ended}\n    {gap}{carets}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: std::ops::Range<usize>) -> String {
        underlined(&Marked { text: text.to_owned(), span })
    }

    #[test]
    fn the_place_is_underlined() {
        assert_eq!(shown("${ә} = 1", 0..5), "    ${ә} = 1\n    ^^^^");
        assert_eq!(shown("${a} >", 6..6), "    ${a} >\n          ^");
        assert_eq!(shown("a\nb", 2..3), "    a b\n      ^");
    }

    #[test]
    fn a_long_text_is_shown_around_the_place() {
        let text = format!("{}!{}", "a".repeat(500), "b".repeat(500));
        let shown = shown(&text, 500..501);
        let (line, mark) = shown.split_once('\n').expect("two lines");
        assert_eq!(line.chars().nth(mark.chars().count() - 1), Some('!'));
        assert!(line.chars().count() < 110, "{line}");
    }
}
