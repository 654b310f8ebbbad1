//! Unpacks the cases, one after another.

use super::super::layout::segments;
use super::super::{EPOCH, SYSMIS};
use super::columns::Letters;
use super::records::Packing;
use super::source::{Order, Source};
use super::{CASES, Column, Kind, Limit, UNPACKED, Unreadable, Value, beyond, broken};
use chrono::{DateTime, NaiveDateTime, NaiveTime};
use flate2::bufread::ZlibDecoder;
use std::io::{self, BufRead, Read, Take};

/// How a case lies, and how it is packed.
pub(super) struct Shape {
    /// Of each column: the bytes of a text, `None` of a number.
    pub(super) widths: Vec<Option<usize>>,
    pub(super) order: Order,
    pub(super) packing: Packing,
    pub(super) bias: f64,
    pub(super) letters: Letters,
}

/// The cases of a file.
pub(super) struct Cases<R: BufRead> {
    shape: Shape,
    input: Input<R>,
    commands: [u8; 8],
    next: usize,
    count: u64,
    unpacked: u64,
    text: Vec<u8>,
}

enum Input<R: BufRead> {
    Plain(R),
    Blocks(Blocks<Take<R>>),
}

/// Blocks of zlib, one behind another, as one stream.
struct Blocks<R: BufRead>(Option<ZlibDecoder<R>>);

/// Eight bytes of a case.
enum Slot {
    None,
    Number(f64),
    Spaces,
    Bytes([u8; 8]),
}

impl<R: BufRead> Cases<R> {
    pub(super) fn new(mut source: Source<R>, shape: Shape) -> Result<Self, Unreadable> {
        let input = if shape.packing == Packing::Zlib {
            let at = source.taken;
            let (header, trailer) = (source.long()?, source.long()?);
            source.long()?;
            if header != at {
                return Err(broken());
            }
            let packed = trailer.checked_sub(at + 24).ok_or_else(broken)?;
            Input::Blocks(Blocks(Some(ZlibDecoder::new(source.input.take(packed)))))
        } else {
            Input::Plain(source.input)
        };
        let (commands, next, count, unpacked, text) = ([0; 8], 8, 0, 0, Vec::new());
        Ok(Self { shape, input, commands, next, count, unpacked, text })
    }

    pub(super) fn next(&mut self, columns: &[Column], row: &mut Vec<Value>) -> Result<bool, Unreadable> {
        row.clear();
        if columns.is_empty() {
            return Ok(false);
        }
        let mut first = true;
        for (place, column) in columns.iter().enumerate() {
            let value = match self.shape.widths.get(place).copied().flatten() {
                None => match self.slot()? {
                    Some(slot) => self.number(slot, column),
                    None if first => return Ok(false),
                    None => return Err(broken()),
                },
                Some(width) => {
                    if !self.text(width, first)? {
                        return Ok(false);
                    }
                    Value::Text(self.shape.letters.text(&self.text))
                }
            };
            first = false;
            row.push(value);
        }
        self.count += 1;
        if self.count > CASES {
            return Err(beyond(Limit::Cases));
        }
        Ok(true)
    }

    /// Takes a text; `false` where there is no more, before the first column of a case.
    fn text(&mut self, width: usize, first: bool) -> Result<bool, Unreadable> {
        self.text.clear();
        let mut began = !first;
        for segment in segments(width) {
            let begin = self.text.len();
            for _ in 0..segment.div_ceil(8).max(1) {
                let bytes = match self.slot()? {
                    Some(Slot::Spaces) => [b' '; 8],
                    Some(Slot::Bytes(bytes)) => bytes,
                    Some(Slot::Number(number)) => number.to_le_bytes(),
                    Some(Slot::None) => return Err(broken()),
                    None if began => return Err(broken()),
                    None => return Ok(false),
                };
                began = true;
                self.text.extend(bytes);
            }
            self.text.truncate(begin + segment);
        }
        self.text.truncate(width);
        Ok(true)
    }

    fn number(&self, slot: Slot, column: &Column) -> Value {
        let number = match slot {
            Slot::None => return Value::None,
            Slot::Number(number) => number,
            Slot::Bytes(bytes) => self.shape.order.double(bytes),
            Slot::Spaces => self.shape.order.double([b' '; 8]),
        };
        if number == SYSMIS || !number.is_finite() {
            return Value::None;
        }
        if column.is_missing_number(number) {
            return Value::Number(number);
        }
        let told = match column.kind {
            Kind::Number { .. } | Kind::Text { .. } => None,
            Kind::Day => moment(number).map(|moment| Value::Day(moment.date())),
            Kind::Moment => moment(number).map(Value::Moment),
            Kind::Time => time(number).map(Value::Time),
        };
        told.unwrap_or(Value::Number(number))
    }

    /// The next eight bytes; `None` after the last ones.
    fn slot(&mut self) -> Result<Option<Slot>, Unreadable> {
        self.unpacked += 8;
        if self.unpacked > UNPACKED {
            return Err(beyond(Limit::Unpacked));
        }
        if self.shape.packing == Packing::None {
            return Ok(self.eight()?.map(Slot::Bytes));
        }
        loop {
            if self.next == self.commands.len() {
                match self.eight()? {
                    Some(commands) => self.commands = commands,
                    None => return Ok(None),
                }
                self.next = 0;
            }
            let command = self.commands[self.next];
            self.next += 1;
            return Ok(Some(match command {
                0 => continue,
                252 => {
                    // Whatever stands behind the end.
                    self.next -= 1;
                    return Ok(None);
                }
                253 => Slot::Bytes(self.eight()?.ok_or_else(broken)?),
                254 => Slot::Spaces,
                255 => Slot::None,
                number => Slot::Number(f64::from(number) - self.shape.bias),
            }));
        }
    }

    /// Eight bytes; `None` at the end.
    fn eight(&mut self) -> Result<Option<[u8; 8]>, Unreadable> {
        let mut bytes = [0; 8];
        let mut filled = 0;
        while filled < bytes.len() {
            match self.input.read(&mut bytes[filled..]) {
                Ok(0) if filled == 0 => return Ok(None),
                Ok(0) => return Err(broken()),
                Ok(count) => filled += count,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(Some(bytes))
    }
}

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(input) => input.read(bytes),
            Self::Blocks(blocks) => blocks.read(bytes),
        }
    }
}

impl<R: BufRead> Read for Blocks<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.0 {
            let count = decoder.read(bytes)?;
            if count > 0 {
                return Ok(count);
            }
            let mut rest = self.0.take().map(ZlibDecoder::into_inner);
            if let Some(rest) = &mut rest
                && rest.fill_buf()?.is_empty()
            {
                return Ok(0);
            }
            self.0 = rest.map(ZlibDecoder::new);
        }
        Ok(0)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "within the milliseconds that chrono takes")]
fn moment(seconds: f64) -> Option<NaiveDateTime> {
    let milliseconds = ((seconds - EPOCH) * 1000.0).round();
    // Years that a calendar has.
    (milliseconds.abs() < 3.0e14)
        .then(|| DateTime::from_timestamp_millis(milliseconds as i64))?
        .map(|it| it.naive_utc())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a day")]
fn time(seconds: f64) -> Option<NaiveTime> {
    if !(0.0..86_400.0).contains(&seconds) {
        return None;
    }
    let nanoseconds = ((seconds.fract() * 1000.0).round() as u32).min(999) * 1_000_000;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds as u32, nanoseconds)
}
