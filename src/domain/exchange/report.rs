//! A report of quotes as a document: a Word file, or one page of HTML that needs nothing else.

use super::{Fault, xml};
use crate::language::Language;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("[Content_Types].xml", TYPES.to_owned()),
            ("_rels/.rels", RELATIONS.to_owned()),
            ("word/document.xml", self.document()),
        ] {
            file.start_file(name, SimpleFileOptions::DEFAULT).map_err(std::io::Error::from)?;
            file.write_all(text.as_bytes())?;
        }
        Ok(file.finish().map_err(std::io::Error::from)?.into_inner())
    }

    fn document(&self) -> String {
        let mut body = String::new();
        heading(&mut body, &self.title, self.language, 36);
        for section in &self.sections {
            heading(&mut body, &section.heading, self.language, 28);
            let translated = section.quotes.iter().any(|quote| quote.translation.is_some());
            if translated {
                body.push_str(TABLE);
            }
            for quote in &section.quotes {
                if translated {
                    body.push_str("<w:tr>");
                    cell(&mut body, &quote.citation, quote.language);
                    cell(&mut body, quote.translation.as_deref().unwrap_or_default(), self.language);
                    body.push_str("</w:tr>");
                } else {
                    paragraph(&mut body, &quote.citation, quote.language);
                }
            }
            if translated {
                body.push_str("</w:tbl>");
                paragraph(&mut body, "", self.language);
            }
        }
        format!("{HEAD}{body}<w:sectPr/></w:body></w:document>")
    }
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const TABLE: &str = r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="4700"/><w:gridCol w:w="4700"/></w:tblGrid>"#;

fn heading(body: &mut String, words: &str, language: Language, size: u8) {
    let properties = format!(r#"<w:b/><w:sz w:val="{size}"/>"#);
    run(body, words, language, &properties, r"<w:keepNext/>");
}

fn paragraph(body: &mut String, words: &str, language: Language) {
    run(body, words, language, "", r#"<w:spacing w:after="160"/>"#);
}

fn cell(body: &mut String, words: &str, language: Language) {
    body.push_str(r#"<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>"#);
    paragraph(body, words, language);
    body.push_str("</w:tc>");
}

fn run(body: &mut String, words: &str, language: Language, properties: &str, of_paragraph: &str) {
    let tag = language.tag();
    body.push_str(&format!(
        r#"<w:p><w:pPr>{of_paragraph}</w:pPr><w:r><w:rPr>{properties}<w:lang w:val="{tag}"/></w:rPr>"#
    ));
    for (number, line) in words.lines().enumerate() {
        if number > 0 {
            body.push_str("<w:br/>");
        }
        body.push_str(&format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(line)));
    }
    body.push_str("</w:r></w:p>");
}

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
