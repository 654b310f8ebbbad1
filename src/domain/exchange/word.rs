//! Word documents written: paragraphs and tables, as little of the format as Word and LibreOffice need.

use super::{Fault, xml};
use crate::language::Language;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The body of a document under way.
#[derive(Default)]
pub(crate) struct Body(String);

/// How the words of a paragraph look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A heading of that level, from 0, by which a reader moves.
    Heading(u8),
    /// As they are.
    Plain,
}

impl Body {
    /// Adds a paragraph; its lines stay lines.
    pub(crate) fn paragraph(&mut self, words: &str, language: Language, look: Look) {
        let (of_paragraph, of_words) = match look {
            Look::Heading(level) => (
                format!(
                    r#"<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level}"/>"#
                ),
                format!(r#"<w:b/><w:sz w:val="{}"/>"#, [36, 28, 24][usize::from(level.min(2))]),
            ),
            Look::Plain => (r#"<w:spacing w:after="160"/>"#.to_owned(), String::new()),
        };
        self.run(words, language, &of_words, &of_paragraph);
    }

    /// Begins a table whose columns are so wide, in twentieths of a point.
    pub(crate) fn table(&mut self, widths: &[u32], lined: bool) {
        self.0.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>"#);
        if lined {
            let line =
                |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>"#);
            let sides: String = ["top", "bottom", "insideH"].map(line).concat();
            self.0.push_str(&format!("<w:tblBorders>{sides}</w:tblBorders>"));
        }
        self.0.push_str("</w:tblPr><w:tblGrid>");
        widths.iter().for_each(|width| self.0.push_str(&format!(r#"<w:gridCol w:w="{width}"/>"#)));
        self.0.push_str("</w:tblGrid>");
    }

    /// Adds a row; the first one of a table may be repeated on every page.
    pub(crate) fn row<'w>(
        &mut self,
        cells: impl IntoIterator<Item = (&'w str, Language)>,
        widths: &[u32],
        heading: bool,
    ) {
        let of_row = if heading { "<w:cantSplit/><w:tblHeader/>" } else { "<w:cantSplit/>" };
        self.0.push_str(&format!("<w:tr><w:trPr>{of_row}</w:trPr>"));
        for ((words, language), width) in cells.into_iter().zip(widths) {
            self.0.push_str(&format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#));
            let of_words = if heading { "<w:b/>" } else { "" };
            self.run(words, language, of_words, r#"<w:spacing w:before="40" w:after="40"/>"#);
            self.0.push_str("</w:tc>");
        }
        self.0.push_str("</w:tr>");
    }

    /// Ends a table; Word wants a paragraph after it.
    pub(crate) fn end_table(&mut self, language: Language) {
        self.0.push_str("</w:tbl>");
        self.run("", language, "", "");
    }

    fn run(&mut self, words: &str, language: Language, properties: &str, of_paragraph: &str) {
        let tag = language.tag();
        self.0.push_str(&format!(
            r#"<w:p><w:pPr>{of_paragraph}</w:pPr><w:r><w:rPr>{properties}<w:lang w:val="{tag}"/></w:rPr>"#
        ));
        for (number, line) in words.lines().enumerate() {
            if number > 0 {
                self.0.push_str("<w:br/>");
            }
            self.0.push_str(r#"<w:t xml:space="preserve">"#);
            xml::escape(line, &mut self.0);
            self.0.push_str("</w:t>");
        }
        self.0.push_str("</w:r></w:p>");
    }

    /// The document as a file.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be packed.
    pub(crate) fn pack(self) -> Result<Vec<u8>, Fault> {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        let document = format!("{HEAD}{}<w:sectPr/></w:body></w:document>", self.0);
        for (name, text) in
            [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &document)]
        {
            file.start_file(name, SimpleFileOptions::DEFAULT).map_err(std::io::Error::from)?;
            file.write_all(text.as_bytes())?;
        }
        Ok(file.finish().map_err(std::io::Error::from)?.into_inner())
    }
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
