//! A report of quotes as a document: a Word file, or one page of HTML that needs nothing else.

use super::word::{Body, Look};
use super::{Fault, xml};
use crate::language::Language;

/// A report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// The quotes by code.
    pub sections: Vec<Section>,
}

/// The quotes of a code, or a part of them.
#[derive(Clone, Debug)]
pub struct Section {
    /// The code.
    pub heading: String,
    /// The quotes, in order.
    pub quotes: Vec<Entry>,
}

/// A quote.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The words with their source.
    pub citation: String,
    /// The language of the words.
    pub language: Language,
    /// The words in the report's language.
    pub translation: Option<String>,
}

impl Report {
    /// The report as a page.
    #[must_use]
    pub fn html(&self) -> String {
        const STYLE: &str = "body{font:1rem/1.5 serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
            .quote{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:0 2rem}\
            .quote>p{margin:.5rem 0;white-space:pre-line}";
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n",
            self.language.tag(),
            title = escape(&self.title)
        );
        for section in &self.sections {
            page.push_str(&format!("<h2>{}</h2>\n", escape(&section.heading)));
            for quote in &section.quotes {
                let (language, citation) = (quote.language.tag(), escape(&quote.citation));
                page.push_str(&format!("<div class=\"quote\"><p lang=\"{language}\">{citation}</p>"));
                if let Some(words) = &quote.translation {
                    page.push_str(&format!("<p>{}</p>", escape(words)));
                }
                page.push_str("</div>\n");
            }
        }
        page.push_str("</body>\n</html>\n");
        page
    }

    /// The report as a Word document: quotes beside their translations in a table.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be packed.
    pub fn docx(&self) -> Result<Vec<u8>, Fault> {
        let mut body = Body::default();
        body.paragraph(&self.title, self.language, Look::Heading(0));
        for section in &self.sections {
            body.paragraph(&section.heading, self.language, Look::Heading(1));
            if section.quotes.iter().all(|quote| quote.translation.is_none()) {
                for quote in &section.quotes {
                    body.paragraph(&quote.citation, quote.language, Look::Plain);
                }
                continue;
            }
            body.table(&WIDTHS, false);
            for quote in &section.quotes {
                let translation = quote.translation.as_deref().unwrap_or_default();
                body.row(
                    [(quote.citation.as_str(), quote.language), (translation, self.language)],
                    &WIDTHS,
                    false,
                );
            }
            body.end_table(self.language);
        }
        body.pack()
    }
}

/// Of the quotes and of their translations.
const WIDTHS: [u32; 2] = [4_700, 4_700];

/// Words as XML and HTML take them; signs that XML cannot hold are left out.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    xml::escape(words, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read::read;

    fn report(translation: Option<&str>) -> Report {
        let quote = Entry {
            citation: "«Ауылға <b> & \u{1}келдім»".to_owned(),
            language: Language::Kk,
            translation: translation.map(str::to_owned),
        };
        let section = Section { heading: "Уәж".to_owned(), quotes: vec![quote] };
        Report { title: "Дәйексөздер".to_owned(), language: Language::Ru, sections: vec![section] }
    }

    #[test]
    fn a_report_in_word_is_read_back_as_it_was_written() {
        for translation in [None, Some("Я приехал")] {
            let bytes = report(translation).docx().expect("packed");
            let found = read(&bytes).expect("a document");
            for words in ["Дәйексөздер", "Уәж", "«Ауылға <b> & келдім»"].into_iter().chain(translation)
            {
                assert!(found.text.contains(words), "{words}: {}", found.text);
            }
        }
    }

    #[test]
    fn a_page_escapes_what_people_said() {
        let page = report(Some("\"<script>\"")).html();
        assert!(page.contains("<p lang=\"kk\">«Ауылға &lt;b&gt; &amp; келдім»</p>"), "{page}");
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
    }
}
