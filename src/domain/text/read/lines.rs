//! Text put together from the runs and blocks of a document.

/// The text so far. White space is as the format means it: runs are taken to the letter, blocks begin
/// after an empty
/// line, so that each is a passage.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// Letters of a line.
    pub(super) fn say(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Words in which any white space is one blank, as the web has it.
    pub(super) fn flow(&mut self, words: &str) {
        for c in words.chars() {
            if !matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// The end of a line within a paragraph.
    pub(super) fn end(&mut self) {
        self.text.push('\n');
    }

    /// The end of a paragraph, after which a line is left empty; several ends are one.
    pub(super) fn part(&mut self) {
        let words = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(words);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// The whole.
    pub(super) fn done(self) -> String {
        self.text
    }
}
