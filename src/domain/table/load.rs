//! Records as they are stored, straight into columns.
//!
//! A table of a large study is as quick as its columns are filled, and most of that time would go into
//! answers that nobody looks at. So a record is read once, from its bytes to the cells; what is seldom
//! (a changed kind, a repeat, a place on the map) goes the way of [`record::Reader`].

use super::cells::Mark;
use super::columns::{Column, Columns, integer_cell};
use crate::answer::pieces::{self, Chosen};
use crate::answer::record::{self, Unreadable};
use crate::answer::{Answer, Missing};
use crate::form::change::Carry;
use crate::form::{Choices, Code, Form, Kind, Question};
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;

/// A multiple choice of more choices than these goes the slow way.
const MOST_TICKED: usize = 1024;

/// Reads the records of one version of a form into columns that are laid out by the newest one.
pub struct Loader<'f> {
    carry: &'f Carry,
    /// Of records with rows of repeats, whole answers are made.
    whole: Option<record::Reader<'f>>,
    /// The version's questions, by name, as the keys of a record are sorted.
    fields: Vec<Field<'f>>,
    /// The columns of which the version knows nothing.
    unknown: Vec<usize>,
    /// Which record was read last, so that a question answered twice is seen.
    read: u64,
}

struct Field<'f> {
    question: &'f Question,
    column: Option<usize>,
    way: Way,
    seen: u64,
}

/// How the value of a question becomes a cell.
enum Way {
    /// Of each choice of the version, its place in the column.
    Single(Vec<Option<usize>>),
    Multiple(Vec<Option<usize>>),
    Integer,
    Decimal,
    Words,
    /// By making an answer of it.
    Answer,
}

impl<'f> Loader<'f> {
    /// A loader for records of `form`, whose answers `carry` brings to the version of the columns.
    #[must_use]
    pub fn new(form: &'f Form, carry: &'f Carry, columns: &Columns) -> Self {
        let repeats = form.repeats().next().is_some() || columns.levels().len() > 1;
        let whole = repeats.then(|| record::Reader::new(form));
        let mut fields: Vec<Field<'f>> = if repeats {
            Vec::new()
        } else {
            form.questions().map(|question| Field::new(question, carry, columns)).collect()
        };
        fields.sort_by(|one, next| one.name().cmp(next.name()));
        let known = |column: &usize| fields.iter().any(|field| field.column == Some(*column));
        let unknown = (0..columns.levels()[0].columns.len()).filter(|column| !known(column)).collect();
        Self { carry, whole, fields, unknown, read: 0 }
    }

    /// Puts one more record into the columns. After a fault they are of no more use: what stood before
    /// the fault is in them.
    ///
    /// # Errors
    /// The first thing that makes it no record of the version.
    pub fn push(&mut self, columns: &mut Columns, record: &str) -> Result<(), Unreadable> {
        if let Some(reader) = &self.whole {
            columns.push(&self.carry.answers(reader.read(record)?));
            return Ok(());
        }
        self.read += 1;
        let mut fault = None;
        let mut json = serde_json::Deserializer::from_str(record);
        let row = Row { loader: self, columns, fault: &mut fault };
        let read = row.deserialize(&mut json).and_then(|()| json.end());
        if let Some(fault) = fault {
            return Err(fault);
        }
        read?;
        for column in &self.unknown {
            columns.respondents_mut().columns[*column].1.push(&Missing::NotAsked.into());
        }
        columns.respondents_mut().whole();
        Ok(())
    }
}

impl<'f> Field<'f> {
    fn name(&self) -> &str {
        self.question.name.as_str()
    }

    fn new(question: &'f Question, carry: &Carry, columns: &Columns) -> Self {
        let name = carry.name(&question.name);
        let column = columns.levels()[0].columns.iter().position(|(known, _)| known == name);
        let held = column.map(|place| &columns.levels()[0].columns[place].1);
        let places = |choices: &Choices, codes: &[Code]| -> Vec<Option<usize>> {
            let carried = choices.iter().map(|choice| carry.code(name, &choice.code));
            carried.map(|code| codes.iter().position(|known| known == code)).collect()
        };
        let way = match (&question.kind, held) {
            (Kind::Single { choices }, Some(Column::Single { codes, .. }))
                if choices.of_repeat().is_none() =>
            {
                Way::Single(places(choices, codes))
            }
            (Kind::Multiple { choices }, Some(Column::Multiple { codes, .. }))
                if choices.of_repeat().is_none() && choices.len() <= MOST_TICKED =>
            {
                Way::Multiple(places(choices, codes))
            }
            (Kind::Integer { .. }, Some(Column::Integers { .. })) => Way::Integer,
            (Kind::Decimal { .. }, Some(Column::Decimals(_))) => Way::Decimal,
            (Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode, Some(Column::Words(_))) => Way::Words,
            _ => Way::Answer,
        };
        Self { question, column, way, seen: 0 }
    }
}

/// A record on its way into the columns.
struct Row<'r, 'f> {
    loader: &'r mut Loader<'f>,
    columns: &'r mut Columns,
    fault: &'r mut Option<Unreadable>,
}

impl<'de> DeserializeSeed<'de> for Row<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { loader, columns, fault } = self;
        let (mut next, mut answered) = (0, 0);
        while let Some(found) = map.next_key_seed(Key { fields: &loader.fields, next })? {
            let place = match found {
                Ok(place) => place,
                Err(name) => return Err(stop(fault, Unreadable::Unknown(name))),
            };
            next = place + 1;
            let field = &mut loader.fields[place];
            if std::mem::replace(&mut field.seen, loader.read) == loader.read {
                return Err(stop(fault, Unreadable::Mismatch(field.question.name.clone())));
            }
            answered += 1;
            let column = field.column.map(|place| &mut columns.respondents_mut().columns[place].1);
            let cell = Cell { field, carry: loader.carry, column };
            if !map.next_value_seed(cell)? {
                return Err(stop(fault, Unreadable::Mismatch(field.question.name.clone())));
            }
        }
        if answered == loader.fields.len() {
            return Ok(());
        }
        let absent = loader.fields.iter().find(|field| field.seen != loader.read);
        let absent = absent.map(|field| Unreadable::Absent(field.question.name.clone()));
        Err(absent.map_or_else(|| de::Error::custom("answers"), |absent| stop(fault, absent)))
    }
}

fn stop<E: de::Error>(fault: &mut Option<Unreadable>, found: Unreadable) -> E {
    let error = E::custom(&found);
    *fault = Some(found);
    error
}

/// The place of a question by its name, most likely the next one.
struct Key<'r, 'f> {
    fields: &'r [Field<'f>],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = Result<usize, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a question")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        if self.fields.get(self.next).is_some_and(|field| field.name() == name) {
            return Ok(Ok(self.next));
        }
        let found = self.fields.binary_search_by(|field| field.name().cmp(name));
        Ok(found.map_err(|_| name.to_owned()))
    }
}

/// One value on its way into its column; it answers whether it is one that the question takes.
struct Cell<'r, 'f> {
    field: &'r Field<'f>,
    carry: &'r Carry,
    column: Option<&'r mut Column>,
}

impl<'de> DeserializeSeed<'de> for Cell<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        if matches!(self.field.way, Way::Answer) {
            let value = serde_json::Value::deserialize(deserializer)?;
            return Ok(self.answer(value));
        }
        deserializer.deserialize_any(self)
    }
}

impl Cell<'_, '_> {
    fn answer(self, value: serde_json::Value) -> bool {
        let Some(answer) = record::answer_of(self.field.question, value) else { return false };
        if let Some(column) = self.column {
            let name = self.carry.name(&self.field.question.name);
            column.push(&self.carry.answer(name, answer));
        }
        true
    }
}

impl<'de> Visitor<'de> for Cell<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        match (&self.field.way, self.column.as_deref()) {
            (Way::Words, Some(_)) if text.trim().is_empty() => return Ok(false),
            (Way::Single(_) | Way::Words, Some(_)) => {}
            _ => return Ok(false),
        }
        let chosen = match &self.field.way {
            Way::Single(places) => match Chosen(self.field.question.choices()).place(text) {
                Some(choice) => places[choice],
                None => return Ok(false),
            },
            _ => Some(0),
        };
        match self.column {
            Some(Column::Single { cells, .. } | Column::Words(cells)) => {
                cells.push(chosen.ok_or(Mark::OtherVersion));
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<bool, E> {
        match (&self.field.way, self.column) {
            (Way::Integer, Some(Column::Integers { cells, .. })) => cells.push(integer_cell(number)),
            (Way::Decimal, Some(Column::Decimals(cells))) => cells.push(number as f64),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<bool, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.visit_f64(number as f64),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<bool, E> {
        match (&self.field.way, self.column) {
            (Way::Decimal, Some(Column::Decimals(cells))) => cells.push(number),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut codes: A) -> Result<bool, A::Error> {
        let column = self.column.take();
        let (Way::Multiple(places), Some(Column::Multiple { cells, .. })) = (&self.field.way, column) else {
            while codes.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(false);
        };
        let choices = self.field.question.choices();
        let mut row = cells.begin();
        // What no choice has, and what stands twice, is no answer.
        let (mut known, mut seen) = (true, [0u64; MOST_TICKED / 64]);
        while let Some(choice) = codes.next_element_seed(Chosen(choices))? {
            let new = choice.filter(|choice| seen[choice / 64] & 1 << (choice % 64) == 0);
            known &= new.is_some();
            if let Some(choice) = new {
                seen[choice / 64] |= 1 << (choice % 64);
                row.tick(places[choice]);
            }
        }
        Ok(known && row.count() > 0)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        let Some(missing) = pieces::missing(map)? else { return Ok(false) };
        if let Some(column) = self.column {
            column.push(&Answer::Missing(missing));
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
