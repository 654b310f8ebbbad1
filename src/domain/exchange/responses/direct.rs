//! Records as they are stored, straight into cells.
//!
//! Most of the time of a large file would go into answers that are made only to be written down again. So
//! a record is read once, from its bytes to the cells. Whatever is seldom (a rank, a place on the map, a
//! repeat, a text with line breaks, a record that another hand has written) is left to the longer way, and
//! so is every fault: this way writes a row or says that it does not.

use super::columns::{Column, Parts};
use super::{Columns, Layout};
use crate::answer::pieces::{self, Chosen};
use crate::answer::{Answer, Missing, record};
use crate::exchange::sheet::Cell;
use crate::form::change::Carry;
use crate::form::{Choice, Form, Kind, Question};
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;

/// Puts the records of one version of a form into the cells of a layout.
pub struct Direct<'l> {
    columns: &'l Columns,
    carry: &'l Carry,
    /// The version's questions, sorted by name, as the keys of a record are.
    fields: Vec<Field<'l>>,
}

struct Field<'l> {
    question: &'l Question,
    column: &'l Column,
    /// The place of its first cell.
    at: usize,
    way: Way<'l>,
}

/// How the value of a question becomes its cells.
enum Way<'l> {
    /// Of each choice of the version, what is written.
    Single(Vec<&'l str>),
    /// Of each choice of the version, which cell says so.
    Multiple(Vec<usize>),
    Integer,
    Decimal,
    Words,
    /// By making an answer of it, which is no text.
    Answer,
    /// Not, unless nothing is answered.
    Longer,
}

impl Layout {
    /// The short way of records of a version, whose answers `carry` brings to the newest; `None` where
    /// it asks what is never written so.
    #[must_use]
    pub fn direct<'l>(&'l self, form: &'l Form, carry: &'l Carry) -> Option<Direct<'l>> {
        if form.repeats().next().is_some() {
            return None;
        }
        let field = |question: &'l Question| {
            let (at, column) = self.columns.find(carry.name(&question.name).as_str())?;
            let way = way(&self.columns, column, question, carry);
            Some(Field { question, column, at, way })
        };
        let mut fields: Vec<Field<'l>> = form.questions().map(field).collect::<Option<_>>()?;
        fields.sort_by(|one, next| one.question.name.as_str().cmp(next.question.name.as_str()));
        Some(Direct { columns: &self.columns, carry, fields })
    }
}

fn way<'l>(columns: &'l Columns, column: &'l Column, question: &'l Question, carry: &'l Carry) -> Way<'l> {
    let name = carry.name(&question.name);
    let place = |choice: &Choice| {
        let code = carry.code(name, &choice.code);
        column.choices.iter().position(|(known, _)| known == code)
    };
    match (&question.kind, column.parts) {
        (Kind::Single { choices }, Parts::One) if choices.of_repeat().is_none() => {
            let written = |choice: &'l Choice| columns.code(column, carry.code(name, &choice.code));
            Way::Single(choices.iter().map(written).collect())
        }
        (Kind::Multiple { choices }, Parts::Ticks) if choices.of_repeat().is_none() => {
            choices.iter().map(place).collect::<Option<_>>().map_or(Way::Longer, Way::Multiple)
        }
        (Kind::Integer { .. }, Parts::One) => Way::Integer,
        (Kind::Decimal { .. }, Parts::One) => Way::Decimal,
        (Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode, Parts::One) => Way::Words,
        (_, Parts::One) => Way::Answer,
        _ => Way::Longer,
    }
}

impl Direct<'_> {
    /// Adds the cells of a record; answers whether it could. Where it could not, what it has added is of
    /// no use.
    pub(super) fn cells<'r>(&'r self, record: &'r str, cells: &mut Vec<Cell<'r>>) -> bool {
        let begin = cells.len();
        cells.resize(begin + self.columns.width, self.columns.missing(Missing::NotAsked));
        let mut json = serde_json::Deserializer::from_str(record);
        let row = Row { direct: self, cells: &mut cells[begin..] };
        row.deserialize(&mut json).is_ok_and(|written| written) && json.end().is_ok()
    }
}

/// A record on its way into its cells.
struct Row<'w, 'r> {
    direct: &'r Direct<'r>,
    cells: &'w mut [Cell<'r>],
}

impl<'r> DeserializeSeed<'r> for Row<'_, 'r> {
    type Value = bool;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for Row<'_, 'r> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of answers")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<bool, A::Error> {
        for field in &self.direct.fields {
            // Keys in another order, too few of them: that is looked at the longer way.
            if map.next_key_seed(Named(field.question.name.as_str()))? != Some(true) {
                return Err(longer());
            }
            let cells = &mut self.cells[field.at..field.at + field.column.width()];
            if !map.next_value_seed(Value { direct: self.direct, field, cells })? {
                return Err(longer());
            }
        }
        Ok(map.next_key::<IgnoredAny>()?.is_none())
    }
}

/// Ends the reading; nobody sees it.
fn longer<E: de::Error>() -> E {
    E::custom("the longer way")
}

/// Whether the key is that name.
struct Named<'n>(&'n str);

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a question")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(self.0 == name)
    }
}

/// One value on its way into its cells; it answers whether it got there.
struct Value<'w, 'r> {
    direct: &'r Direct<'r>,
    field: &'r Field<'r>,
    cells: &'w mut [Cell<'r>],
}

impl<'r> DeserializeSeed<'r> for Value<'_, 'r> {
    type Value = bool;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<bool, D::Error> {
        if !matches!(self.field.way, Way::Answer) {
            return deserializer.deserialize_any(self);
        }
        let value = serde_json::Value::deserialize(deserializer)?;
        Ok(self.answer(value))
    }
}

impl<'r> Value<'_, 'r> {
    fn put(self, cell: Cell<'r>) -> bool {
        self.cells.fill(cell);
        true
    }

    fn answer(self, value: serde_json::Value) -> bool {
        let carry = self.direct.carry;
        let question = self.field.question;
        let answer = record::answer_of(question, value);
        match answer.map(|answer| carry.answer(carry.name(&question.name), answer)) {
            Some(Answer::Integer(number)) => self.put(Cell::Whole(number)),
            Some(Answer::Decimal(value)) => self.put(Cell::Number { value, digits: None }),
            Some(Answer::Date(day)) => self.put(Cell::Day(day)),
            Some(Answer::Moment(moment)) => self.put(Cell::Moment(moment)),
            Some(Answer::Missing(missing)) => {
                let cell = self.direct.columns.missing(missing);
                self.put(cell)
            }
            _ => false,
        }
    }
}

impl<'r> Visitor<'r> for Value<'_, 'r> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'r str) -> Result<bool, E> {
        Ok(match &self.field.way {
            Way::Words => !text.trim().is_empty() && self.put(Cell::Text(text)),
            Way::Single(written) => {
                let choice = Chosen(self.field.question.choices()).place(text);
                choice.is_some_and(|choice| self.put(Cell::Text(written[choice])))
            }
            _ => false,
        })
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<bool, E> {
        // It stands in no place of the record that could be pointed to.
        Ok(false)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<bool, E> {
        Ok(match self.field.way {
            Way::Integer => self.put(Cell::Whole(number)),
            Way::Decimal => self.put(Cell::Number { value: number as f64, digits: None }),
            _ => false,
        })
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<bool, E> {
        i64::try_from(number).map_or(Ok(false), |number| self.visit_i64(number))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<bool, E> {
        Ok(matches!(self.field.way, Way::Decimal) && self.put(Cell::Number { value, digits: None }))
    }

    fn visit_seq<A: SeqAccess<'r>>(self, mut codes: A) -> Result<bool, A::Error> {
        let Way::Multiple(places) = &self.field.way else { return Err(longer()) };
        let choices = self.field.question.choices();
        self.cells.fill(Cell::Flag(false));
        let mut count = 0;
        while let Some(choice) = codes.next_element_seed(Chosen(choices))? {
            let cell = choice.map(|choice| &mut self.cells[places[choice]]);
            // What no choice has, and what stands twice, is no answer; two that became one are looked at
            // the longer way.
            match cell.filter(|cell| **cell == Cell::Flag(false)) {
                Some(cell) => *cell = Cell::Flag(true),
                None => return Err(longer()),
            }
            count += 1;
        }
        Ok(count > 0)
    }

    fn visit_map<A: MapAccess<'r>>(self, map: A) -> Result<bool, A::Error> {
        let missing = pieces::missing(map)?.map(|missing| self.direct.columns.missing(missing));
        Ok(missing.is_some_and(|cell| self.put(cell)))
    }
}
