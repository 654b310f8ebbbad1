//! How each column is stored and shown.

use super::super::model::{Dataset, Kind, Variable};
use super::super::naming::{self, Package};
use super::super::rows::Fault;
use super::letter;
use crate::answer::Missing;

/// The bytes of a name, its zero among them.
pub(super) const NAME: usize = 129;
/// The most letters of a label of a column or of the file.
pub(super) const LABEL: usize = 80;
/// A text of more bytes stands behind the data.
const LONGEST_TEXT: usize = 2045;

/// How all of them are.
pub(super) struct Columns {
    pub(super) storage: Vec<Storage>,
    pub(super) names: Vec<String>,
    /// The bytes of a row.
    pub(super) width: usize,
}

/// How one is.
///
/// No small whole numbers: pyreadstat shows their `.` as 0 when it is asked for missing values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    /// Whole numbers up to [`EXACT`].
    Float,
    Double,
    /// At most so many bytes.
    Text(u16),
    /// Behind the data.
    Long,
}

/// Up to here 32 bits hold every whole number.
const EXACT: i32 = 1 << 24;

impl Columns {
    pub(super) fn new(dataset: &Dataset) -> Result<Self, Fault> {
        if dataset.variables.len() > 32_767 {
            return Err(Fault::TooMany("columns"));
        }
        let storage: Vec<Storage> = dataset.variables.iter().map(Storage::of).collect();
        let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::Stata);
        let width = storage.iter().map(|storage| storage.width()).sum();
        Ok(Self { storage, names, width })
    }
}

impl Storage {
    fn of(variable: &Variable) -> Self {
        match &variable.kind {
            Kind::Number { .. } | Kind::Moment | Kind::Time => Self::Double,
            Kind::Day | Kind::Flag => Self::Float,
            Kind::Choice(categories) => {
                let small = categories.iter().all(|category| (-EXACT..=EXACT).contains(&category.number));
                if small { Self::Float } else { Self::Double }
            }
            Kind::Text { bytes } => {
                let codes = variable.missing.iter().map(|kind| variable.missing_text(*kind).len());
                // One more for the apostrophe of a text that reads like a missing value.
                let bytes = bytes + usize::from(!variable.missing.is_empty());
                let bytes = bytes.max(codes.max().unwrap_or(0)).max(1);
                u16::try_from(bytes).ok().filter(|_| bytes <= LONGEST_TEXT).map_or(Self::Long, Self::Text)
            }
        }
    }

    pub(super) const fn code(self) -> u16 {
        match self {
            Self::Float => 65_527,
            Self::Double => 65_526,
            Self::Text(width) => width,
            Self::Long => 32_768,
        }
    }

    fn width(self) -> usize {
        match self {
            Self::Float => 4,
            Self::Double | Self::Long => 8,
            Self::Text(width) => usize::from(width),
        }
    }

    /// Writes a number or why there is none; `None` where it does not fit.
    pub(super) fn push(self, value: Result<f64, Missing>, row: &mut Vec<u8>) -> Option<()> {
        match (self, value) {
            (Self::Float, Err(kind)) => {
                let bits = FLOAT_MISSING + (u32::from(letter(kind)) << 11);
                row.extend(bits.to_le_bytes());
            }
            (Self::Float, Ok(number)) => row.extend(exact(number)?.to_le_bytes()),
            (Self::Double, Err(kind)) => {
                let bits = DOUBLE_MISSING + (u64::from(letter(kind)) << 40);
                row.extend(bits.to_le_bytes());
            }
            // What lies above is taken for a missing value.
            (Self::Double, Ok(number)) if number.abs() < f64::from_bits(DOUBLE_MISSING) => {
                row.extend(number.to_le_bytes());
            }
            _ => return None,
        }
        Some(())
    }
}

/// The bits of `.`, as a float and as a double.
const FLOAT_MISSING: u32 = 0x7f00_0000;
const DOUBLE_MISSING: u64 = 0x7fe0_0000_0000_0000;

/// The same number in 32 bits, where they hold it.
#[expect(clippy::cast_possible_truncation, reason = "looked at")]
fn exact(number: f64) -> Option<f32> {
    let small = number as f32;
    (f64::from(small) == number).then_some(small)
}

/// A missing value among 32 bits, as tables of labels have it too.
pub(super) fn missing_long(kind: Missing) -> i32 {
    2_147_483_621 + i32::from(letter(kind))
}

/// How a column is shown.
pub(super) fn format(variable: &Variable, storage: Storage) -> String {
    match (&variable.kind, storage) {
        (Kind::Number { decimals: 0 }, _) => "%12.0g".to_owned(),
        (Kind::Number { decimals }, _) => format!("%{}.{decimals}f", 12 + decimals.min(&16)),
        (Kind::Choice(_) | Kind::Flag, _) => "%8.0g".to_owned(),
        (Kind::Day, _) => "%td".to_owned(),
        (Kind::Moment, _) => "%tc".to_owned(),
        (Kind::Time, _) => "%tcHH:MM:SS".to_owned(),
        (Kind::Text { .. }, Storage::Text(width)) => format!("%-{}s", width.min(40)),
        (Kind::Text { .. }, _) => "%-40s".to_owned(),
    }
}
