//! How a team cites: words with fields, `“{quote}” ({role}[, {age}])`.
//!
//! A field is a name between braces. What stands between brackets is left out where one of its fields
//! has nothing to say. A sign doubled, `{{`, `}}`, `[[` or `]]`, is the sign itself.

use crate::message::Message;

/// What a citation may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The words.
    Quote,
    /// What the document is called, or whoever speaks, where the transcript names them.
    Pseudonym,
    /// The age.
    Age,
    /// The region.
    Region,
    /// The role.
    Role,
    /// The document.
    Document,
    /// The numbers of the passages.
    Lines,
    /// Who put the code there.
    Coder,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 8] = [
        Self::Quote,
        Self::Pseudonym,
        Self::Age,
        Self::Region,
        Self::Role,
        Self::Document,
        Self::Lines,
        Self::Coder,
    ];

    /// Its name in a template, and the end of its Fluent key.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Pseudonym => "pseudonym",
            Self::Age => "age",
            Self::Region => "region",
            Self::Role => "role",
            Self::Document => "document",
            Self::Lines => "lines",
            Self::Coder => "coder",
        }
    }

    fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.tag() == tag)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Field(Field),
    /// Left out where a field in it is empty.
    Optional(Vec<Self>),
}

/// A template that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The letter at which it is wrong, from 1.
    pub at: usize,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A brace or a bracket that is not closed.
    Open(char),
    /// One that closes nothing.
    Closed(char),
    /// Brackets within brackets.
    Nested,
    /// No field of that name.
    Unknown(String),
    /// The words themselves are not in it, or may be left out.
    NoQuote,
    /// It is longer than so many letters.
    Long,
}

/// The longest template, in letters.
pub const LONGEST: usize = 500;

impl Fault {
    /// In words for whoever writes the template.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match &self.kind {
            FaultKind::Open(sign) => Message::new("quotes-fault-open").with("sign", sign.to_string()),
            FaultKind::Closed(sign) => Message::new("quotes-fault-closed").with("sign", sign.to_string()),
            FaultKind::Nested => Message::new("quotes-fault-nested"),
            FaultKind::Unknown(name) => Message::new("quotes-fault-unknown").with("name", name.clone()),
            FaultKind::NoQuote => Message::new("quotes-fault-no-quote"),
            FaultKind::Long => Message::new("quotes-fault-long").with("most", LONGEST),
        };
        message.with("at", self.at)
    }
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let letters: Vec<char> = text.chars().collect();
        if letters.len() > LONGEST {
            return Err(Fault { at: LONGEST + 1, kind: FaultKind::Long });
        }
        let (mut pieces, mut optional): (Vec<Piece>, Option<(usize, Vec<Piece>)>) = (Vec::new(), None);
        let (mut words, mut at, mut quoted) = (String::new(), 0, false);
        while let Some(&letter) = letters.get(at) {
            let fault = |kind| Err(Fault { at: at + 1, kind });
            let sign = matches!(letter, '{' | '}' | '[' | ']');
            if !sign || letters.get(at + 1) == Some(&letter) {
                words.push(letter);
                at += if sign { 2 } else { 1 };
                continue;
            }
            let inside = optional.is_some();
            let into = optional.as_mut().map_or(&mut pieces, |(_, pieces)| pieces);
            if !words.is_empty() {
                into.push(Piece::Words(std::mem::take(&mut words)));
            }
            match letter {
                '{' => {
                    let Some(length) = letters[at..].iter().position(|letter| *letter == '}') else {
                        return fault(FaultKind::Open('{'));
                    };
                    let name: String = letters[at + 1..at + length].iter().collect();
                    let Some(field) = Field::from_tag(name.trim()) else {
                        return fault(FaultKind::Unknown(name));
                    };
                    // One that may be left out does not count.
                    quoted |= field == Field::Quote && !inside;
                    into.push(Piece::Field(field));
                    at += length;
                }
                '[' if optional.is_some() => return fault(FaultKind::Nested),
                '[' => optional = Some((at, Vec::new())),
                ']' => match optional.take() {
                    Some((_, inside)) => pieces.push(Piece::Optional(inside)),
                    None => return fault(FaultKind::Closed(']')),
                },
                _ => return fault(FaultKind::Closed('}')),
            }
            at += 1;
        }
        if let Some((at, _)) = optional {
            return Err(Fault { at: at + 1, kind: FaultKind::Open('[') });
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        if !quoted {
            return Err(Fault { at: letters.len() + 1, kind: FaultKind::NoQuote });
        }
        Ok(Self(pieces))
    }

    /// The citation, given what each field says.
    #[must_use]
    pub fn fill(&self, say: &dyn Fn(Field) -> String) -> String {
        let mut text = String::new();
        fill(&self.0, say, &mut text);
        text
    }
}

/// Writes pieces, and says whether each field among them says something.
fn fill(pieces: &[Piece], say: &dyn Fn(Field) -> String, text: &mut String) -> bool {
    let mut whole = true;
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Field(field) => {
                let words = say(*field);
                whole &= !words.is_empty();
                text.push_str(&words);
            }
            Piece::Optional(inside) => {
                let length = text.len();
                if !fill(inside, say, text) {
                    text.truncate(length);
                }
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn say(field: Field) -> String {
        match field {
            Field::Quote => "Ауылға келдім".to_owned(),
            Field::Role => "қатысушы".to_owned(),
            Field::Age => String::new(),
            field => field.tag().to_uppercase(),
        }
    }

    #[test]
    fn a_citation_says_what_is_known_and_leaves_out_what_is_not() {
        let fill = |text: &str| Template::read(text).expect(text).fill(&say);
        assert_eq!(fill("«{quote}» ({role}[, {age}][, {region}])"), "«Ауылға келдім» (қатысушы, REGION)");
        assert_eq!(fill("{ quote } [[{lines}]] {{}}"), "Ауылға келдім [LINES] {}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let fault = |text: &str| {
            let fault = Template::read(text).expect_err(text);
            (fault.at, fault.kind)
        };
        assert_eq!(fault("«{quote}» {name}"), (11, FaultKind::Unknown("name".into())));
        assert_eq!(fault("{quote} {age"), (9, FaultKind::Open('{')));
        assert_eq!(fault("{quote} [, {age}"), (9, FaultKind::Open('[')));
        assert_eq!(fault("{quote} [a [b]]"), (12, FaultKind::Nested));
        assert_eq!(fault("{quote}]"), (8, FaultKind::Closed(']')));
        assert_eq!(fault("}{quote}"), (1, FaultKind::Closed('}')));
        assert_eq!(fault("{age}"), (6, FaultKind::NoQuote));
        assert_eq!(fault("[{quote}, {age}]"), (17, FaultKind::NoQuote));
        assert_eq!(fault(&"қ".repeat(501)), (501, FaultKind::Long));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_and_values_are_never_read_as_templates(text in "[a{}\\[\\]қquoteage ]{0,40}") {
            if let Ok(template) = Template::read(&text) {
                let value = "{age}[";
                prop_assert!(template.fill(&|_| value.to_owned()).contains(value));
            }
        }
    }
}
