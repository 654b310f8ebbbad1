//! The codebook as a Word document.

use super::{Codebook, Entry};
use crate::exchange::Fault;
use crate::exchange::word::{Body, Look};

/// Of a value's number, its code, what it means, and how many rows have it.
const WIDTHS: [u32; 4] = [1_100, 2_500, 4_500, 1_300];

impl Codebook {
    /// The codebook as a Word document.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be packed.
    pub fn docx(&self) -> Result<Vec<u8>, Fault> {
        let mut body = Body::default();
        body.paragraph(&self.title, self.language, Look::Heading(0));
        for note in &self.notes {
            body.paragraph(note, self.language, Look::Plain);
        }
        for entry in &self.entries {
            self.in_word(&mut body, entry);
        }
        body.pack()
    }

    fn in_word(&self, body: &mut Body, entry: &Entry) {
        let language = self.language;
        let parting = if entry.label.is_empty() { "" } else { " – " };
        body.paragraph(&format!("{}{parting}{}", entry.name, entry.label), language, Look::Heading(1));
        let facts = entry.facts.join(" · ");
        let said = [&entry.question, &facts].into_iter().chain(&entry.notes);
        said.filter(|words| !words.is_empty()).for_each(|words| body.paragraph(words, language, Look::Plain));
        if entry.values.is_empty() {
            return;
        }
        let words = &self.words;
        let heads = [&words.number, &words.code, &words.label, &words.count];
        body.table(&WIDTHS, true);
        body.row(heads.map(|word| (word.as_str(), language)), &WIDTHS, true);
        for value in &entry.values {
            let told = if value.is_missing { format!(" ({})", words.missing) } else { String::new() };
            let (label, count) = (format!("{}{told}", value.label), value.told());
            let cells = [value.number.as_str(), &value.code, &label, &count];
            body.row(cells.map(|word| (word, language)), &WIDTHS, false);
        }
        body.end_table(language);
    }
}
