//! A cell as an answer to a question.

use super::cell::number_text;
use super::hints::{in_every_language, label_key};
use super::{Cell, when};
use crate::answer::elsewhere::Word;
use crate::answer::{Missing, record};
use crate::form::{Choice, Code, Computed, Kind};
use crate::message::Message;
use std::collections::HashMap;

/// What parts several choices in one cell, the likeliest first.
const SEPARATORS: [char; 5] = [';', '|', '\n', ',', ' '];

/// The choices of a question by whatever files call them.
#[derive(Clone, Debug, Default)]
pub(super) struct Called {
    codes: HashMap<String, Code>,
    /// Codes whatever the case of their letters, and labels in every language.
    others: HashMap<String, Option<Code>>,
}

impl Called {
    pub(super) fn of(choices: &[&Choice]) -> Self {
        let mut called = Self::default();
        for choice in choices {
            called.codes.insert(choice.code.to_string(), choice.code.clone());
        }
        for choice in choices {
            let code = std::iter::once(choice.code.as_str());
            for text in code.chain(in_every_language(&choice.label)) {
                let other = called.others.entry(label_key(text)).or_insert_with(|| Some(choice.code.clone()));
                if other.as_ref() != Some(&choice.code) {
                    *other = None;
                }
            }
        }
        called
    }

    /// The choice that a text means; `None` where it means none, or several.
    pub(super) fn find(&self, text: &str) -> Option<&Code> {
        self.codes.get(text).or_else(|| self.others.get(&label_key(text))?.as_ref())
    }

    /// The choices that a text lists.
    fn list(&self, text: &str, values: &HashMap<String, String>) -> Option<Vec<String>> {
        let find = |part: &str| {
            let part = values.get(part).map_or(part, String::as_str);
            Some(self.find(part)?.to_string())
        };
        if let Some(one) = find(text) {
            return Some(vec![one]);
        }
        SEPARATORS.into_iter().filter(|separator| text.contains(*separator)).find_map(|separator| {
            let parts = text.split(separator).map(str::trim).filter(|part| !part.is_empty());
            parts.map(find).collect::<Option<Vec<String>>>().filter(|parts| !parts.is_empty())
        })
    }
}

/// What a text of a list is made of: for each of its parts the key by which a mapping knows it.
pub(super) fn parts(text: &str, called: &Called) -> Vec<String> {
    if called.find(text).is_some() {
        return vec![text.to_owned()];
    }
    let separator = [';', '|', '\n', ','].into_iter().find(|separator| text.contains(*separator));
    let parted = |separator: char| -> Vec<String> {
        text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    match separator {
        Some(separator) => parted(separator),
        None => {
            let words = parted(' ');
            let known = words.iter().filter(|word| called.find(word).is_some()).count();
            if known > 0 { words } else { vec![text.to_owned()] }
        }
    }
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'r> {
    pub(super) values: &'r HashMap<String, String>,
    pub(super) called: Option<&'r Called>,
    pub(super) month_first: bool,
}

/// Whether a text says that a choice was ticked.
pub(super) fn ticked(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "1" | "true" | "yes" | "да" | "иә" | "x" | "✓" => Some(true),
        "0" | "false" | "no" | "нет" | "жоқ" => Some(false),
        _ => None,
    }
}

/// Why there is no value, as a mapping writes it.
pub(super) fn missing(text: &str) -> Option<Missing> {
    Missing::ALL.into_iter().find(|kind| kind.code() == text)
}

impl<'r> Reading<'r> {
    /// What stands for a cell by the mapping, where that says something of it.
    pub(super) fn mapped(self, cell: &Cell<'_>) -> Option<&'r str> {
        self.values.get(cell.key().as_ref()).map(String::as_str)
    }

    /// What a cell says to a question of that kind.
    pub(super) fn word(self, kind: &Kind, cell: &Cell<'_>) -> Result<Word, Message> {
        match cell {
            Cell::Empty => return Ok(Word::Values(Vec::new())),
            Cell::Unknown => return Err(Message::new("incoming-cell-unknown")),
            _ => {}
        }
        if let Some(mapped) = self.mapped(cell) {
            return match missing(mapped) {
                Some(Missing::NoAnswer) => Ok(Word::Values(Vec::new())),
                Some(kind) => Ok(Word::None(kind)),
                None => self.values_of(kind, &Cell::text(mapped)).map(Word::Values),
            };
        }
        self.values_of(kind, cell).map(Word::Values)
    }

    fn values_of(self, kind: &Kind, cell: &Cell<'_>) -> Result<Vec<String>, Message> {
        let key = cell.key();
        let choice = || Message::new("incoming-not-a-choice");
        Ok(match kind {
            // Choices that are rows of a repeat are known by nobody before.
            Kind::Single { choices } if choices.of_repeat().is_some() => vec![key.into_owned()],
            Kind::Multiple { choices } | Kind::Rank { choices } if choices.of_repeat().is_some() => {
                key.split(';').map(|part| part.trim().to_owned()).collect()
            }
            Kind::Single { .. } => {
                vec![self.called.and_then(|called| called.find(&key)).ok_or_else(choice)?.to_string()]
            }
            Kind::Multiple { .. } | Kind::Rank { .. } => {
                self.called.and_then(|called| called.list(&key, self.values)).ok_or_else(choice)?
            }
            Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Range { .. } => vec![number(cell, kind)],
            Kind::Date { .. } | Kind::Computed { by: Computed::Today } => {
                let day = when::day(cell, self.month_first);
                vec![day.ok_or_else(|| Message::new("incoming-not-a-day"))?.to_string()]
            }
            Kind::Time => {
                let time = when::time(cell).ok_or_else(|| Message::new("incoming-not-a-time"))?;
                vec![time.format("%H:%M:%S").to_string()]
            }
            Kind::DateTime | Kind::Computed { by: Computed::Start | Computed::End } => {
                let moment = when::moment(cell, self.month_first);
                vec![record::moment_text(moment.ok_or_else(|| Message::new("incoming-not-a-moment"))?)]
            }
            Kind::Acknowledge => match label_key(&key).as_str() {
                "ok" | "1" | "true" => vec![Code::AGREED.to_owned()],
                "0" | "false" => Vec::new(),
                _ => return Err(Message::new("incoming-not-yes")),
            },
            Kind::File { .. } => return Err(Message::new("incoming-file")),
            Kind::Text { .. }
            | Kind::LongText { .. }
            | Kind::Barcode
            | Kind::Location { .. }
            | Kind::Computed { .. } => vec![key.into_owned()],
        })
    }
}

/// A number as somebody would type it: whole numbers without the zeros behind them.
fn number(cell: &Cell<'_>, kind: &Kind) -> String {
    match (cell, kind) {
        (Cell::Number(number), _) => number_text(*number),
        (Cell::Text(text), Kind::Integer { .. }) => {
            // 1,000 and 1.000 are a thousand to some and one to others.
            let zeros = |rest: &str| !matches!(rest.len(), 0 | 3) && rest.bytes().all(|byte| byte == b'0');
            let whole = text.split_once(['.', ',']).filter(|(whole, rest)| !whole.is_empty() && zeros(rest));
            whole.map_or_else(|| text.to_string(), |(whole, _)| whole.to_owned())
        }
        (cell, _) => cell.key().into_owned(),
    }
}
