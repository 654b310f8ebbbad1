//! Rich text: its words, whatever code pages its fonts have. Meaning of the words of control: Rich Text
//! Format Specification 1.9.1. No crate that reads it knows code pages, which Cyrillic files live by.

use super::lines::Lines;
use super::{Fault, Format};
use crate::text::encoding::cyrillic;
use encoding_rs::WINDOWS_1252;
use std::collections::HashMap;

/// The deepest nesting of groups.
const DEPTH: usize = 1_000;
/// Groups that hold something else than what the document says.
const UNSAID: [&str; 19] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "footnote",
    "object",
    "template",
    "xe",
    "tc",
    "nonshppict",
];

/// Which letters bytes stand for.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    /// Windows-1251, with the Kazakh letters.
    Cyrillic,
    Other(&'static encoding_rs::Encoding),
}

impl Page {
    fn of_number(number: i32) -> Option<Self> {
        match number {
            1251 => Some(Self::Cyrillic),
            936 => Some(Self::Other(encoding_rs::GBK)),
            65001 => Some(Self::Other(encoding_rs::UTF_8)),
            _ => encoding_rs::Encoding::for_label(format!("windows-{number}").as_bytes()).map(Self::Other),
        }
    }

    /// The page of a font's `\fcharset`; `None` where it is the document's.
    fn of_charset(charset: i32) -> Option<Self> {
        Self::of_number(match charset {
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            238 => 1250,
            134 => 936,
            _ => return None,
        })
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Cyrillic => cyrillic(bytes),
            Self::Other(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        }
    }
}

/// What holds in a group until it ends.
#[derive(Clone, Copy)]
struct Group {
    page: Page,
    /// Whether its words are not said.
    unsaid: bool,
    /// Whether they are, but not to be seen.
    hidden: bool,
    /// Whether it is in the table of fonts.
    fonts: bool,
    /// How many letters stand after a `\u` for programs that do not know it.
    spare: usize,
}

struct Reading {
    lines: Lines,
    /// Letters that are not decoded yet, all of the group's page.
    bytes: Vec<u8>,
    /// The first half of a letter beyond the sixteen bits of `\u`.
    half: Option<u16>,
    group: Group,
    open: Vec<Group>,
    /// The page of the document.
    page: Page,
    fonts: HashMap<i32, Page>,
    /// The font that the table is telling about.
    font: i32,
    /// Letters still to be passed over after a `\u`.
    spare: usize,
}

/// What a document says.
///
/// # Errors
/// [`Fault::Broken`] where groups nest too deep.
pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let page = Page::Other(WINDOWS_1252);
    let group = Group { page, unsaid: false, hidden: false, fonts: false, spare: 1 };
    let mut reading = Reading {
        lines: Lines::default(),
        bytes: Vec::new(),
        half: None,
        group,
        open: Vec::new(),
        page,
        fonts: HashMap::new(),
        font: 0,
        spare: 0,
    };
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'{' => reading.begin()?,
            b'}' => reading.end(),
            b'\\' => rest = reading.control(rest),
            b'\r' | b'\n' => {}
            byte => reading.letter(byte),
        }
    }
    reading.flush();
    Ok(reading.lines.done())
}

impl Reading {
    fn begin(&mut self) -> Result<(), Fault> {
        self.flush();
        self.spare = 0;
        if self.open.len() == DEPTH {
            return Err(Fault::Broken(Format::RichText, "nested too deep"));
        }
        self.open.push(self.group);
        Ok(())
    }

    fn end(&mut self) {
        self.flush();
        self.spare = 0;
        if let Some(group) = self.open.pop() {
            self.group = group;
        }
    }

    fn is_said(&self) -> bool {
        !(self.group.unsaid || self.group.hidden || self.group.fonts)
    }

    fn letter(&mut self, byte: u8) {
        if self.spare > 0 {
            self.spare -= 1;
        } else if self.is_said() {
            self.bytes.push(byte);
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let words = self.group.page.decode(&self.bytes);
            self.lines.say(&words);
            self.bytes.clear();
        }
    }

    fn say(&mut self, words: &str) {
        self.flush();
        if self.is_said() {
            self.lines.say(words);
        }
    }

    fn part(&mut self) {
        self.flush();
        if self.is_said() {
            self.lines.part();
        }
    }

    /// Does what a word or sign of control asks for, given what stands after its backslash, and answers
    /// what stands after it.
    fn control<'r>(&mut self, rest: &'r [u8]) -> &'r [u8] {
        let Some((&first, after)) = rest.split_first() else { return rest };
        if !first.is_ascii_alphabetic() {
            return self.sign(first, after);
        }
        let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, mut rest) = rest.split_at(letters);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = (digits > 0).then(|| std::str::from_utf8(&rest[..minus + digits]).ok()?.parse().ok());
        if digits > 0 {
            rest = &rest[minus + digits..];
        }
        rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number: Option<i32> = number.flatten();
        if word == b"bin" {
            let skipped = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return rest.get(skipped..).unwrap_or_default();
        }
        self.word(std::str::from_utf8(word).unwrap_or_default(), number);
        rest
    }

    fn sign<'r>(&mut self, sign: u8, rest: &'r [u8]) -> &'r [u8] {
        match sign {
            b'\'' => {
                let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.letter(byte);
                    return &rest[2..];
                }
            }
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'*' => self.group.unsaid = true,
            b'\\' | b'{' | b'}' => self.letter(sign),
            b'\r' | b'\n' => self.part(),
            _ => {}
        }
        rest
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "u" => return self.unicode(number.unwrap_or(0)),
            "line" => self.say("\n"),
            "par" | "sect" | "page" | "row" => self.part(),
            "tab" | "cell" => self.say("\t"),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "uc" => self.group.spare = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(32),
            "ansicpg" => self.set_page(number.and_then(Page::of_number)),
            "fonttbl" => self.group.fonts = true,
            "f" if self.group.fonts => self.font = number.unwrap_or(0),
            "fcharset" if self.group.fonts => {
                if let Some(page) = number.and_then(Page::of_charset) {
                    self.fonts.insert(self.font, page);
                }
            }
            "f" | "af" => {
                self.flush();
                self.group.page = self.fonts.get(&number.unwrap_or(0)).copied().unwrap_or(self.page);
            }
            "plain" => {
                self.flush();
                self.group.hidden = false;
                self.group.page = self.page;
            }
            "v" | "deleted" => {
                self.flush();
                self.group.hidden = number != Some(0);
            }
            _ if UNSAID.contains(&word) => self.group.unsaid = true,
            _ => {}
        }
        self.half = None;
    }

    fn set_page(&mut self, page: Option<Page>) {
        self.flush();
        if let Some(page) = page {
            self.page = page;
            self.group.page = page;
        }
    }

    /// A letter by its number, which is written as a signed one of sixteen bits.
    fn unicode(&mut self, number: i32) {
        self.spare = self.group.spare;
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        let pair = self.half.take().map(|half| [half, unit]);
        match pair.and_then(|pair| String::from_utf16(&pair).ok()) {
            Some(letter) => self.say(&letter),
            None if (0xd800..0xdc00).contains(&unit) => self.half = Some(unit),
            None => self.say(&String::from_utf16_lossy(&[unit])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(body: &str) -> String {
        read(format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0{body}}}").as_bytes()).expect("a text")
    }

    #[test]
    fn letters_are_read_by_number_by_byte_and_by_the_page_of_their_font() {
        let fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fnil\\fcharset204 Times New Roman;}}";
        let body = "{\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2, \\'9d\\'e0\\'eb\\'e0}\\par \\u1179\\'3fала \\u-10179?\\u-8704? caf\\'e9\\tab\\{x\\}";
        let body = body.replace("ала", "\\u1072?\\u1083?\\u1072?");
        assert_eq!(said(&format!("{fonts}{body}")), "Привет, қала\n\nқала 😀 café\t{x}");
    }

    #[test]
    fn what_the_document_does_not_say_is_left_out() {
        let body = "{\\info{\\author Aigul}}{\\*\\generator Word;}{\\colortbl;\\red0;}a{\\v hidden}b\\v c\\v0 d{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt e}}{\\pict 0102}\\bin3 {{{f";
        assert_eq!(said(body), "abdef");
    }

    #[test]
    fn the_page_of_the_whole_document_holds_where_a_font_has_none() {
        let text = read(b"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\line\\'e2}").expect("a text");
        assert_eq!(text, "При\nв");
    }

    #[test]
    fn a_million_groups_are_refused() {
        assert!(matches!(read(&b"{\\rtf1".repeat(1_000_000)), Err(Fault::Broken(Format::RichText, _))));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(prop_oneof![
            Just(b'\\'), Just(b'{'), Just(b'}'), Just(b'\''), Just(b'-'), Just(b'u'), Just(b'9'), any::<u8>()], 0..200)) {
            let _ = read(&bytes);
        }
    }
}
