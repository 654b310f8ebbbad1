//! Patterns of `regex()`: one meaning for the server and the browser, which is Java's where forms
//! use it. A pattern is put into the dialects of both; what one of them cannot say is a fault.

use regex::{Regex, RegexBuilder};
use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

/// How much memory a pattern may take, in bytes.
const LARGEST: usize = 1 << 20;

/// A pattern for whole texts.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    source: String,
    browser: String,
    whole: Regex,
}

impl Pattern {
    /// The pattern that a text says; `None` where it is none, or not one for both.
    pub(super) fn new(source: &str) -> Option<Self> {
        let (rest, fold) = match source.strip_prefix("(?i)") {
            Some(rest) => (rest, true),
            None => (source, false),
        };
        let (server, browser) = (String::new(), String::new());
        let mut reading = Reading { rest: rest.chars().peekable(), fold, server, browser };
        reading.all()?;
        let whole = format!("^(?:{})$", reading.server);
        let whole = RegexBuilder::new(&whole).size_limit(LARGEST).build().ok()?;
        Some(Self { source: source.to_owned(), browser: reading.browser, whole })
    }

    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// What JavaScript takes with the flag `u`.
    pub(super) fn for_browser(&self) -> &str {
        &self.browser
    }

    pub(super) fn fits(&self, text: &str) -> bool {
        self.whole.is_match(text)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

struct Reading<'s> {
    rest: Peekable<Chars<'s>>,
    /// Whether capitals and small letters are one: by `(?i)` at the beginning.
    fold: bool,
    server: String,
    browser: String,
}

/// What an escape or a letter stands for.
enum Atom {
    Letter(char),
    /// Letters as they stand within brackets, here and in the browser; and whether all others.
    Class {
        server: String,
        browser: String,
        others: bool,
    },
}

impl Atom {
    fn class(letters: &str, others: bool) -> Self {
        Self::Class { server: letters.to_owned(), browser: letters.to_owned(), others }
    }
}

impl Reading<'_> {
    fn both(&mut self, text: &str) {
        self.server.push_str(text);
        self.browser.push_str(text);
    }

    /// The capital of a small letter, or the other way round, where both are to be taken for one.
    fn twin(&self, letter: char) -> Option<char> {
        let mut small = letter.to_lowercase().chain(letter.to_uppercase()).filter(|twin| *twin != letter);
        let twin = small.next().filter(|_| self.fold && letter.to_lowercase().count() == 1)?;
        (letter.to_uppercase().count() == 1).then_some(twin)
    }

    fn letter(&mut self, letter: char) {
        if let Some(twin) = self.twin(letter) {
            return self.both(&format!("[{letter}{twin}]"));
        }
        self.server.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4])));
        if "^$\\.*+?()[]{}|/-".contains(letter) && letter != '-' {
            self.browser.push('\\');
        }
        self.browser.push(letter);
    }

    fn all(&mut self) -> Option<()> {
        let mut open = 0_usize;
        while let Some(letter) = self.rest.next() {
            match letter {
                '(' => {
                    if self.rest.next_if_eq(&'?').is_some() {
                        self.rest.next_if_eq(&':')?;
                    }
                    self.both("(?:");
                    open += 1;
                    continue;
                }
                ')' => {
                    open = open.checked_sub(1)?;
                    self.both(")");
                }
                '|' | '^' | '$' => {
                    self.both(letter.encode_utf8(&mut [0; 4]));
                    continue;
                }
                '*' | '+' | '?' => return None,
                '.' => {
                    self.server.push_str("[^\\n\\r\\u{2028}\\u{2029}]");
                    self.browser.push('.');
                }
                '[' => self.brackets()?,
                '\\' if self.rest.next_if_eq(&'b').is_some() => {
                    self.server.push_str("(?-u:\\b)");
                    self.browser.push_str("\\b");
                    continue;
                }
                '\\' => match self.escape()? {
                    Atom::Letter(letter) => self.letter(letter),
                    Atom::Class { server, browser, others } => {
                        let begin = if others { "[^" } else { "[" };
                        let _ = write!(self.server, "{begin}{server}]");
                        let _ = write!(self.browser, "{begin}{browser}]");
                    }
                },
                letter => self.letter(letter),
            }
            self.repetition()?;
        }
        (open == 0).then_some(())
    }

    /// `*`, `+?`, `{2,4}` and their like, where they stand.
    fn repetition(&mut self) -> Option<()> {
        match self.rest.peek() {
            Some('*' | '+' | '?') => {
                let sign = self.rest.next()?;
                self.both(sign.encode_utf8(&mut [0; 4]));
            }
            Some('{') => {
                let mut counted = String::new();
                while let Some(letter) = self.rest.next_if(|letter| *letter != '}') {
                    counted.push(letter);
                }
                self.rest.next_if_eq(&'}')?;
                let (least, most) = counted[1..].split_once(',').unwrap_or((&counted[1..], ""));
                let digits = |text: &str| text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit());
                if least.is_empty() || !digits(least) || !digits(most) {
                    return None;
                }
                self.both(&counted);
                self.both("}");
            }
            _ => return Some(()),
        }
        if self.rest.next_if_eq(&'?').is_some() {
            self.both("?");
        }
        // `a++` gives nothing back in Java; nobody else knows it.
        if matches!(self.rest.peek(), Some('*' | '+' | '?' | '{')) { None } else { Some(()) }
    }

    fn brackets(&mut self) -> Option<()> {
        self.both("[");
        if self.rest.next_if_eq(&'^').is_some() {
            self.both("^");
        }
        if self.rest.peek() == Some(&']') {
            return None;
        }
        loop {
            match self.inner()? {
                None => break,
                Some(Atom::Class { others: true, .. }) => return None,
                Some(Atom::Class { server, browser, .. }) => {
                    self.server.push_str(&server);
                    self.browser.push_str(&browser);
                }
                Some(Atom::Letter(from)) => {
                    let begin = self.twin(from);
                    self.bracketed(from);
                    let mut ahead = self.rest.clone();
                    if ahead.next() == Some('-') && ahead.peek().is_some_and(|letter| *letter != ']') {
                        self.rest.next();
                        self.both("-");
                        match self.inner()?? {
                            Atom::Letter(to) => {
                                self.bracketed(to);
                                if let (Some(from), Some(to)) = (begin, self.twin(to)) {
                                    self.both(&format!("{from}-{to}"));
                                }
                            }
                            Atom::Class { .. } => return None,
                        }
                    } else if let Some(twin) = begin {
                        self.bracketed(twin);
                    }
                }
            }
        }
        self.both("]");
        Some(())
    }

    /// The next part within brackets; nothing at their end.
    fn inner(&mut self) -> Option<Option<Atom>> {
        match self.rest.next()? {
            ']' => Some(None),
            // Brackets within brackets, and `&&`, are Java's alone.
            '[' => None,
            '&' if self.rest.peek() == Some(&'&') => None,
            '\\' => self.escape().map(Some),
            letter => Some(Some(Atom::Letter(letter))),
        }
    }

    fn bracketed(&mut self, letter: char) {
        if "\\]-^[".contains(letter) {
            self.both("\\");
        } else if "&~".contains(letter) {
            self.server.push('\\');
        }
        self.server.push(letter);
        self.browser.push(letter);
    }

    /// What stands after a backslash.
    fn escape(&mut self) -> Option<Atom> {
        let letter = self.rest.next()?;
        let others = letter.is_ascii_uppercase();
        Some(match letter {
            'd' | 'D' => Atom::class("0-9", others),
            'w' | 'W' => Atom::class("0-9A-Za-z_", others),
            's' | 'S' => Atom::class(" \\t\\n\\x0B\\f\\r", others),
            'p' | 'P' => self.property(others)?,
            'n' => Atom::Letter('\n'),
            't' => Atom::Letter('\t'),
            'r' => Atom::Letter('\r'),
            'f' => Atom::Letter('\u{c}'),
            'x' => self.coded(2)?,
            'u' => self.coded(4)?,
            letter if letter.is_ascii_alphanumeric() => return None,
            letter => Atom::Letter(letter),
        })
    }

    fn coded(&mut self, digits: usize) -> Option<Atom> {
        let code: String = self.rest.by_ref().take(digits).collect();
        let plain = code.len() == digits && code.bytes().all(|byte| byte.is_ascii_hexdigit());
        char::from_u32(u32::from_str_radix(&code, 16).ok()?).filter(|_| plain).map(Atom::Letter)
    }

    /// `\p{L}`, `\pL`, `\p{IsCyrillic}`, `\p{Alpha}`.
    fn property(&mut self, others: bool) -> Option<Atom> {
        let name = match self.rest.next()? {
            '{' => {
                let mut name = String::new();
                while let Some(letter) = self.rest.next_if(char::is_ascii_alphanumeric) {
                    name.push(letter);
                }
                self.rest.next_if_eq(&'}')?;
                name
            }
            letter => letter.to_string(),
        };
        let name = name.strip_prefix("Is").unwrap_or(&name);
        Some(match name {
            "Alpha" => Atom::class("A-Za-z", others),
            "Digit" => Atom::class("0-9", others),
            "Alnum" => Atom::class("0-9A-Za-z", others),
            "Upper" => Atom::class("A-Z", others),
            "Lower" => Atom::class("a-z", others),
            "Space" => Atom::class(" \\t\\n\\x0B\\f\\r", others),
            "Punct" => Atom::class("!-/:-@\\[-`{-\\x7e", others),
            name if name.len() <= 2 => Atom::class(&format!("\\p{{{name}}}"), others),
            name => Atom::Class {
                server: format!("\\p{{{name}}}"),
                browser: format!("\\p{{Script={name}}}"),
                others,
            },
        })
    }
}
