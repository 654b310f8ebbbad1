//! Parquet, for DuckDB, Arrow, pandas and Polars.
//!
//! A choice is its code as a word, a number where all codes of a column are whole; a tick is true or
//! false, a moment an instant. No value is null, and a column `age/missing` beside tells why:
//! `not_asked`, `dont_know` or `refused`; what was left empty is null there too. The labels of every
//! language, as the schema of [`super::package`] has them, stand in the file's metadata under
//! `saual:schema`.
//!
//! Rows wait until there are so many or so many bytes of them; then they are a row group, whatever the
//! number of rows.

use super::model::{Cell, Dataset, Kind, Variable};
use super::package;
use super::rows::{Fault, Rows, Written};
use crate::answer::Missing;
use crate::language::Language;
use chrono::Timelike;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// The most rows of a row group.
const ROWS: usize = 1 << 16;
/// The most bytes of texts that wait.
const BYTES: usize = 32 << 20;

/// A file of Parquet under way.
pub struct Writer<'d, W: Write + Send> {
    dataset: &'d Dataset,
    columns: Vec<Column>,
    out: SerializedFileWriter<W>,
    waiting: usize,
    waiting_bytes: usize,
    rows: u64,
}

/// What waits of a column.
struct Column {
    /// Whose codes are numbers.
    numbered: bool,
    /// The codes of choices, made once.
    codes: Vec<ByteArray>,
    values: Waiting,
    /// Why there are no values, where the column can tell.
    reasons: Option<Waiting>,
}

/// Values, and whether each row has one.
struct Waiting {
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Bool(Vec<bool>),
    Int(Vec<i32>),
    Long(Vec<i64>),
    Double(Vec<f64>),
    Text(Vec<ByteArray>),
}

impl<'d, W: Write + Send> Writer<'d, W> {
    /// Begins a file, labelled in a language.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written.
    pub fn new(out: W, dataset: &'d Dataset, language: Language) -> Result<Self, Fault> {
        let columns: Vec<Column> = dataset.variables.iter().map(Column::new).collect();
        let mut fields = Vec::new();
        for (variable, column) in dataset.variables.iter().zip(&columns) {
            fields.push(Arc::new(column.field(variable).map_err(told)?));
            if column.reasons.is_some() {
                fields.push(Arc::new(text(&format!("{}/missing", variable.name)).map_err(told)?));
            }
        }
        let schema = Type::group_type_builder("schema").with_fields(fields).build().map_err(told)?;
        let title = dataset.words(&dataset.title, language).to_owned();
        let entries = [
            ("saual:title", title),
            ("saual:made", dataset.made.to_rfc3339()),
            ("saual:schema", package::schema(dataset, language).to_string()),
        ];
        let entries = entries.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("Saual".to_owned())
            .set_key_value_metadata(Some(entries.collect()))
            .build();
        let out = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(told)?;
        Ok(Self { dataset, columns, out, waiting: 0, waiting_bytes: 0, rows: 0 })
    }

    /// Writes what waits as a row group.
    fn flush(&mut self) -> Result<(), Fault> {
        if self.waiting == 0 {
            return Ok(());
        }
        let mut group = self.out.next_row_group().map_err(told)?;
        let columns = self.columns.iter_mut();
        for waiting in
            columns.flat_map(|column| std::iter::once(&mut column.values).chain(&mut column.reasons))
        {
            let column = group.next_column().map_err(told)?;
            let mut column = column.ok_or_else(|| io::Error::other("a column too many"))?;
            waiting.write(&mut column).map_err(told)?;
            column.close().map_err(told)?;
        }
        group.close().map_err(told)?;
        (self.waiting, self.waiting_bytes) = (0, 0);
        Ok(())
    }
}

impl<W: Write + Send> Rows for Writer<'_, W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        for ((variable, column), cell) in self.dataset.variables.iter().zip(&mut self.columns).zip(cells) {
            column.push(variable, cell)?;
            if let Cell::Text(text) = cell {
                self.waiting_bytes += text.len();
            }
        }
        self.waiting += 1;
        self.rows += 1;
        if self.waiting == ROWS || self.waiting_bytes > BYTES { self.flush() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<Written, Fault> {
        self.flush()?;
        self.out.finish().map_err(told)?;
        self.out.inner_mut().flush()?;
        Ok(Written { rows: self.rows, shortened: Vec::new() })
    }
}

impl Column {
    fn new(variable: &Variable) -> Self {
        let categories = variable.categories();
        let numbered = categories.iter().all(|category| category.number.to_string() == category.code);
        let codes = categories.iter().map(|category| ByteArray::from(category.code.as_str())).collect();
        let values = match variable.kind {
            Kind::Flag => Values::Bool(Vec::new()),
            Kind::Choice(_) if numbered => Values::Int(Vec::new()),
            Kind::Day | Kind::Time => Values::Int(Vec::new()),
            Kind::Moment => Values::Long(Vec::new()),
            Kind::Number { .. } => Values::Double(Vec::new()),
            Kind::Choice(_) | Kind::Text { .. } => Values::Text(Vec::new()),
        };
        let reasons = (!variable.missing.is_empty()).then(|| Waiting::new(Values::Text(Vec::new())));
        Self { numbered, codes, values: Waiting::new(values), reasons }
    }

    /// How the schema names it.
    fn field(&self, variable: &Variable) -> Result<Type, ParquetError> {
        let name = &variable.name;
        let (physical, logical) = match &variable.kind {
            Kind::Flag => (Physical::BOOLEAN, None),
            Kind::Choice(_) if self.numbered => (Physical::INT32, None),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
            Kind::Time => (Physical::INT32, Some(LogicalType::time(false, TimeUnit::MILLIS))),
            Kind::Moment => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MILLIS))),
            Kind::Number { .. } => (Physical::DOUBLE, None),
            Kind::Choice(_) | Kind::Text { .. } => return text(name),
        };
        let field = Type::primitive_type_builder(name, physical);
        field.with_logical_type(logical).with_repetition(Repetition::OPTIONAL).build()
    }

    fn push(&mut self, variable: &Variable, cell: &Cell<'_>) -> Result<(), Fault> {
        let mut reason = None;
        match (cell, &variable.kind, &mut self.values.values) {
            (Cell::Missing(kind), _, _) => {
                variable.code(*kind)?;
                reason = Some(*kind);
            }
            (Cell::Number(number), Kind::Number { .. }, Values::Double(values)) => values.push(*number),
            (Cell::Choice(place), Kind::Choice(_), Values::Int(values)) => {
                values.push(variable.choice(*place)?);
            }
            (Cell::Choice(place), Kind::Choice(_), Values::Text(values)) => {
                values.push(self.codes.get(*place).ok_or_else(|| variable.unfit())?.clone());
            }
            (Cell::Flag(set), Kind::Flag, Values::Bool(values)) => values.push(*set),
            (Cell::Text(text), Kind::Text { .. }, Values::Text(values)) => {
                values.push(ByteArray::from(*text));
            }
            (Cell::Day(day), Kind::Day, Values::Int(values)) => values.push(day.to_epoch_days()),
            (Cell::Moment(moment), Kind::Moment, Values::Long(values)) => {
                values.push(moment.timestamp_millis());
            }
            (Cell::Time(time), Kind::Time, Values::Int(values)) => {
                let seconds =
                    i32::try_from(time.num_seconds_from_midnight()).map_err(|_| variable.unfit())?;
                values.push(seconds * 1000);
            }
            _ => return Err(variable.unfit()),
        }
        self.values.levels.push(i16::from(reason.is_none()));
        if let Some(Waiting { values: Values::Text(values), levels }) = &mut self.reasons {
            let word = reason.and_then(word);
            levels.push(i16::from(word.is_some()));
            values.extend(word.map(ByteArray::from));
        }
        Ok(())
    }
}

impl Waiting {
    const fn new(values: Values) -> Self {
        Self { values, levels: Vec::new() }
    }

    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = Some(self.levels.as_slice());
        match &mut self.values {
            Values::Bool(values) => column.typed::<BoolType>().write_batch(values, levels, None)?,
            Values::Int(values) => column.typed::<Int32Type>().write_batch(values, levels, None)?,
            Values::Long(values) => column.typed::<Int64Type>().write_batch(values, levels, None)?,
            Values::Double(values) => column.typed::<DoubleType>().write_batch(values, levels, None)?,
            Values::Text(values) => column.typed::<ByteArrayType>().write_batch(values, levels, None)?,
        };
        match &mut self.values {
            Values::Bool(values) => values.clear(),
            Values::Int(values) => values.clear(),
            Values::Long(values) => values.clear(),
            Values::Double(values) => values.clear(),
            Values::Text(values) => values.clear(),
        }
        self.levels.clear();
        Ok(())
    }
}

fn text(name: &str) -> Result<Type, ParquetError> {
    let field = Type::primitive_type_builder(name, Physical::BYTE_ARRAY);
    field.with_logical_type(Some(LogicalType::String)).with_repetition(Repetition::OPTIONAL).build()
}

/// Why there is no value; nothing of what was left empty.
const fn word(kind: Missing) -> Option<&'static str> {
    match kind {
        Missing::NotAsked => Some("not_asked"),
        Missing::DontKnow => Some("dont_know"),
        Missing::Refused => Some("refused"),
        Missing::NoAnswer => None,
    }
}

fn told(fault: ParquetError) -> Fault {
    match fault {
        ParquetError::External(fault) => Fault::Io(io::Error::other(fault)),
        fault => Fault::Io(io::Error::other(fault)),
    }
}
