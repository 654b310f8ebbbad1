//! XML from outside, read to elements: no document type, no entity but the five, and nothing nested
//! deeper or richer in attributes than the limits.

use super::remark::{Place, Remark};
use crate::message::Message;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The deepest nesting.
pub(super) const DEPTH: usize = 64;
/// The most attributes of an element.
pub(super) const ATTRIBUTES: usize = 256;
/// The most elements and attributes of a file.
pub(super) const ELEMENTS: usize = 1_000_000;

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    /// The prefix, where it has one.
    pub(super) prefix: String,
    /// As written, prefixes among them.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// Where it begins, from 1.
    pub(super) line: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element; its name may have a prefix.
    pub(super) fn new(name: &str) -> Self {
        let (prefix, name) = name.split_once(':').unwrap_or(("", name));
        Self { name: name.to_owned(), prefix: prefix.to_owned(), ..Self::default() }
    }

    /// The same with an attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with another element in it.
    pub(super) fn holding(mut self, element: Self) -> Self {
        self.children.push(Node::Element(element));
        self
    }

    /// The same with words in it.
    pub(super) fn saying(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.children.push(Node::Text(words.to_owned()));
        }
        self
    }

    /// The element as XML, everything in it escaped. Whoever makes one sees to its depth.
    pub(super) fn print(&self, out: &mut String) {
        let name =
            if self.prefix.is_empty() { self.name.clone() } else { format!("{}:{}", self.prefix, self.name) };
        out.extend(["<", &name]);
        for (key, value) in &self.attributes {
            out.extend([" ", key, "=\""]);
            escape(value, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.print(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.extend(["</", &name, ">"]);
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children
            .iter()
            .filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The first element in it of that name.
    pub(super) fn element(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first of its attributes that is called so, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let local = |written: &str| written.rsplit_once(':').map_or(written, |(_, local)| local).to_owned();
        let found = self.attributes.iter().find(|(written, _)| written == name);
        let found = found.or_else(|| self.attributes.iter().find(|(written, _)| local(written) == name));
        found.map(|(_, value)| value.as_str())
    }

    /// The words right in it.
    pub(super) fn text(&self) -> String {
        let words =
            self.children.iter().map(|node| if let Node::Text(text) = node { text.as_str() } else { "" });
        words.collect()
    }
}

/// Reads a file to its root.
///
/// # Errors
/// Where it is no XML, declares a document type, or goes beyond a limit. Never panics.
pub(super) fn parse(text: &str) -> Result<Element, Remark> {
    let mut parsing = Parsing { text, line: 1, counted: 0, open: Vec::new(), root: None, elements: 0 };
    let mut reader = Reader::from_str(text);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = parsing.line_of(at);
        let event = reader.read_event().map_err(|_| fault(line, Message::new("import-xml-broken")))?;
        match event {
            Event::Start(tag) => parsing.begin(&tag, line)?,
            Event::Empty(tag) => {
                parsing.begin(&tag, line)?;
                parsing.end(line)?;
            }
            Event::End(_) => parsing.end(line)?,
            Event::Text(words) => parsing.words(&words),
            Event::CData(words) => parsing.words(&words),
            Event::GeneralRef(name) => match character(&name) {
                Some(c) => parsing.words(c.encode_utf8(&mut [0; 4])),
                None => {
                    return Err(fault(line, Message::new("import-xml-entity").with("name", name.as_ref())));
                }
            },
            Event::DocType(_) => return Err(fault(line, Message::new("import-xml-doctype"))),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    let line = parsing.line;
    let whole = parsing.open.is_empty();
    parsing.root.filter(|_| whole).ok_or_else(|| fault(line, Message::new("import-xml-broken")))
}

fn fault(line: usize, message: Message) -> Remark {
    Remark::at(Place::Line { line, path: String::new() }, message)
}

struct Parsing<'t> {
    text: &'t str,
    line: usize,
    /// Up to which byte lines were counted.
    counted: usize,
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
}

impl Parsing<'_> {
    fn line_of(&mut self, at: usize) -> usize {
        if let Some(passed) = self.text.as_bytes().get(self.counted..at) {
            self.line += passed.iter().filter(|byte| **byte == b'\n').count();
            self.counted = at;
        }
        self.line
    }

    fn begin(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Remark> {
        self.elements += 1;
        if self.open.len() == DEPTH {
            return Err(fault(line, Message::new("import-xml-deep").with("limit", DEPTH)));
        }
        if self.elements > ELEMENTS {
            return Err(fault(line, Message::new("import-xml-large").with("limit", ELEMENTS)));
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let read = attribute.ok().and_then(|attribute| {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned();
                Some((attribute.key.as_ref().to_owned(), value))
            });
            attributes.push(read.ok_or_else(|| fault(line, Message::new("import-xml-broken")))?);
            self.elements += 1;
            if attributes.len() > ATTRIBUTES {
                return Err(fault(line, Message::new("import-xml-attributes").with("limit", ATTRIBUTES)));
            }
        }
        let name = tag.name();
        let (prefix, local) = name.as_ref().split_once(':').unwrap_or(("", name.as_ref()));
        let (name, prefix) = (local.to_owned(), prefix.to_owned());
        self.open.push(Element { name, prefix, attributes, children: Vec::new(), line });
        Ok(())
    }

    fn end(&mut self, line: usize) -> Result<(), Remark> {
        let Some(element) = self.open.pop() else {
            return Err(fault(line, Message::new("import-xml-broken")));
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None if self.root.is_none() => self.root = Some(element),
            None => return Err(fault(line, Message::new("import-xml-broken"))),
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        if let Some(Node::Text(text)) = parent.children.last_mut() {
            text.push_str(words);
        } else {
            parent.children.push(Node::Text(words.to_owned()));
        }
    }
}

/// Puts a text so that it reads back as it is; what XML cannot hold is left out.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

/// One of the five entities of XML, or a character by its number; none is ever expanded to more.
pub(crate) fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        parse(text).expect_err("refused").message.key
    }

    #[test]
    fn elements_attributes_and_entities_are_read() {
        let root = parse("<?xml version=\"1.0\"?>\n<h:a x=\"1 &amp; 2\">\n<b>қ &lt; <c/>&#1179;</b></h:a>")
            .expect("XML");
        assert_eq!(
            (root.prefix.as_str(), root.name.as_str(), root.attribute("x")),
            ("h", "a", Some("1 & 2"))
        );
        let b = root.element("b").expect("b");
        assert_eq!((b.text().as_str(), b.line), ("қ < қ", 3));
    }

    #[test]
    fn traps_are_refused() {
        assert_eq!(
            told("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
            "import-xml-doctype"
        );
        assert_eq!(told("<a>&x;</a>"), "import-xml-entity");
        assert_eq!(told(&"<a>".repeat(1_000_000)), "import-xml-deep");
        let many: String = (0..100_000).map(|number| format!(" a{number}=\"\"")).collect();
        assert_eq!(told(&format!("<a{many}/>")), "import-xml-attributes");
        for broken in ["", "<a>", "<a></b>", "<a/><b/>", "text", "<a x=1/>", "</a>"] {
            assert_eq!(told(broken), "import-xml-broken", "{broken}");
        }
    }
}
