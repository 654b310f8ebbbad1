//! A column that becomes something, and what the columns of a question say together.

use super::propose::is_declared;
use super::target::{Target, Targets};
use super::value::{Called, Reading, missing, ticked};
use super::{Cell, Column, Mapping};
use crate::answer::Missing;
use crate::answer::elsewhere::Word;
use crate::form::{Code, Kind, Name};
use crate::message::Message;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A column that becomes something.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) column: Column,
    pub(super) target: Target,
    pub(super) values: HashMap<String, String>,
    pub(super) called: Called,
    pub(super) month_first: bool,
}

/// What every row says to a question.
#[derive(Debug)]
pub(super) struct Fixed {
    pub(super) question: Name,
    pub(super) text: String,
    pub(super) called: Called,
}

/// What a row says to a choice: that it was ticked or not, its rank, why there is nothing.
pub(super) enum Mark {
    Yes,
    No,
    Rank(usize),
    None(Missing),
}

impl Fixed {
    pub(super) fn word(&self, kind: &Kind) -> Result<Word, Message> {
        let none = HashMap::new();
        let reading = Reading { values: &none, called: Some(&self.called), month_first: false };
        match missing(&self.text) {
            Some(Missing::NoAnswer) => Ok(Word::Values(Vec::new())),
            Some(kind) => Ok(Word::None(kind)),
            None => reading.word(kind, &Cell::text(self.text.as_str())),
        }
    }
}

impl Compiled {
    pub(super) fn reading(&self) -> Reading<'_> {
        Reading { values: &self.values, called: Some(&self.called), month_first: self.month_first }
    }

    /// What the file counts as none has to be mapped: nobody else knows why there is no value.
    pub(super) fn check_missing(&self, cell: &Cell<'_>) -> Result<(), Message> {
        let reading = self.reading();
        let declared = !self.column.missing.is_empty()
            && !cell.is_empty()
            && reading.mapped(cell).is_none()
            && is_declared(&self.column, &cell.key());
        if declared { Err(Message::new("incoming-missing-unknown")) } else { Ok(()) }
    }

    /// What a cell says to a choice.
    pub(super) fn mark(&self, kind: &Kind, cell: &Cell<'_>) -> Result<Option<Mark>, Message> {
        if matches!(cell, Cell::Unknown) {
            return Err(Message::new("incoming-cell-unknown"));
        }
        let reading = self.reading();
        let text = reading.mapped(cell).map_or_else(|| cell.key(), Into::into);
        match missing(&text) {
            Some(Missing::NoAnswer) => return Ok(None),
            Some(kind) => return Ok(Some(Mark::None(kind))),
            None => {}
        }
        if matches!(kind, Kind::Rank { .. }) {
            let rank = text.parse().ok().filter(|rank| *rank > 0);
            return rank
                .map(|rank| Some(Mark::Rank(rank)))
                .ok_or_else(|| Message::new("incoming-not-a-rank"));
        }
        let Target::Choice(_, code) = &self.target else { return Ok(None) };
        match ticked(&text) {
            Some(true) => Ok(Some(Mark::Yes)),
            Some(false) => Ok(Some(Mark::No)),
            None if self.called.find(&text) == Some(code) => Ok(Some(Mark::Yes)),
            None => Err(Message::new("incoming-not-a-tick")),
        }
    }
}

/// What the columns of a question's choices say together.
pub(super) fn together(marks: Vec<(&Code, Mark)>) -> Word {
    let mut values = Vec::new();
    let mut ranks = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    for (code, mark) in marks {
        match mark {
            Mark::Yes => values.push(code.to_string()),
            Mark::No => {}
            Mark::Rank(rank) => ranks.entry(rank).or_insert_with(Vec::new).push(code.to_string()),
            Mark::None(kind) => drop(kinds.insert(kind)),
        }
    }
    values.extend(ranks.into_values().flatten());
    match (values.is_empty(), kinds.len()) {
        (true, 1) => kinds.first().map_or_else(|| Word::Values(Vec::new()), |kind| Word::None(*kind)),
        (_, 0) => Word::Values(values),
        // Both a choice and none: the reading of the question tells that it is either.
        _ => {
            values.extend(kinds.into_iter().map(|kind| kind.code().to_owned()));
            Word::Values(values)
        }
    }
}

/// A point from its parts; zero stands for an altitude that is left out.
pub(super) fn point(parts: [Option<Word>; 4]) -> Result<Word, Message> {
    let said: Vec<&Word> = parts.iter().flatten().filter(|word| **word != Word::Values(Vec::new())).collect();
    match said.as_slice() {
        [] => return Ok(Word::Values(Vec::new())),
        [first @ Word::None(_), rest @ ..] if rest.iter().all(|word| word == first) => {
            return Ok((*first).clone());
        }
        _ => {}
    }
    let text = |part: &Option<Word>| match part {
        Some(Word::Values(values)) => values.first().cloned(),
        _ => None,
    };
    let [latitude, longitude, altitude, accuracy] = [0, 1, 2, 3].map(|part| text(&parts[part]));
    let (Some(latitude), Some(longitude)) = (latitude, longitude) else {
        return Err(Message::new("form-answer-location"));
    };
    let altitude = altitude.or_else(|| accuracy.as_ref().map(|_| "0".to_owned()));
    let rest: Vec<String> = altitude.into_iter().chain(accuracy).collect();
    Ok(Word::Values(vec![[vec![latitude, longitude], rest].concat().join(" ")]))
}

/// What every row says to questions that no column answers.
pub(super) fn fixed(
    mapping: &Mapping,
    columns: &[Compiled],
    targets: Targets<'_>,
    faults: &mut Vec<Message>,
) -> Vec<Fixed> {
    let mut all = Vec::new();
    for (name, text) in &mapping.fixed {
        let answered = columns.iter().any(|it| it.target.question().is_some_and(|it| it.as_str() == name));
        match targets.find(name) {
            Some(Target::Question(question)) if !answered => {
                let called = Called::of(&targets.choices(name));
                all.push(Fixed { question, text: text.clone(), called });
            }
            _ => faults.push(Message::new("incoming-fixed-unknown").with("question", name.as_str())),
        }
    }
    all
}

/// Columns that become the same, or answer a question both as a whole and in parts.
pub(super) fn twice(columns: &[Compiled]) -> Vec<Message> {
    let mut seen: Vec<&Compiled> = Vec::new();
    let mut faults = Vec::new();
    for column in columns {
        let is_whole = |target: &Target| matches!(target, Target::Question(_));
        let other = seen.iter().find(|other| {
            let same = column.target.question().is_some()
                && other.target.question() == column.target.question()
                && is_whole(&other.target) != is_whole(&column.target);
            other.target == column.target || same
        });
        if let Some(other) = other {
            let told = Message::new("incoming-twice").with("column", column.name.as_str());
            faults.push(told.with("other", other.name.as_str()));
        }
        seen.push(column);
    }
    faults
}
