//! How columns lie in a case of SPSS.

use super::super::model::{Dataset, Kind, Variable};
use super::super::naming::{self, Package};
use super::super::rows::Fault;
use super::LONGEST_TEXT;

/// A text of more bytes lies in several variables, its segments.
const LONGEST_SEGMENT: usize = 255;
/// What a segment counts for in the width that is declared of the whole.
const SEGMENT: usize = 252;
/// The most variables, so that segments have names and no table grows beyond reason.
const MOST: usize = 60_000;

/// How the columns lie.
pub(super) struct Layout {
    pub(super) slots: Vec<Slots>,
    /// The long names.
    pub(super) names: Vec<String>,
    /// The names of eight letters.
    pub(super) short: Vec<String>,
    /// The number of each column's first slot, from 1.
    pub(super) first: Vec<i32>,
    /// How many slots of eight bytes a case has.
    pub(super) size: i32,
}

/// What a column is to SPSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slots {
    /// A number.
    Number,
    /// A text of at most so many bytes.
    Text {
        /// Bytes.
        width: usize,
    },
}

impl Layout {
    pub(super) fn new(dataset: &Dataset) -> Result<Self, Fault> {
        if dataset.variables.len() > MOST {
            return Err(Fault::TooMany("columns"));
        }
        let slots: Vec<Slots> = dataset.variables.iter().map(Slots::of).collect();
        let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::Spss);
        let short = (0..slots.len()).map(|place| format!("V{}", base36(place, 4))).collect();
        let mut first = Vec::with_capacity(slots.len());
        let mut size = 0_i32;
        for slots in &slots {
            first.push(size + 1);
            let more = i32::try_from(slots.count()).ok().and_then(|more| size.checked_add(more));
            size = more.ok_or(Fault::TooMany("columns"))?;
        }
        Ok(Self { slots, names, short, first, size })
    }

    /// The name of a further segment of a column.
    pub(super) fn segment_name(&self, place: usize, segment: usize) -> String {
        format!("{}{}", self.short[place], base36(segment, 3))
    }
}

impl Slots {
    fn of(variable: &Variable) -> Self {
        match variable.kind {
            Kind::Text { bytes } => {
                let codes = variable.missing.iter().map(|kind| variable.missing_text(*kind).len());
                // One more for the apostrophe of a text that reads like a missing value.
                let bytes = bytes + usize::from(!variable.missing.is_empty());
                Self::Text { width: bytes.max(codes.max().unwrap_or(0)).clamp(1, LONGEST_TEXT) }
            }
            _ => Self::Number,
        }
    }

    /// The widths of its variables: 0 of a number.
    pub(super) fn segments(self) -> Vec<usize> {
        match self {
            Self::Number => vec![0],
            Self::Text { width } => segments(width),
        }
    }

    fn count(self) -> usize {
        self.segments().into_iter().map(|width| width.div_ceil(8).max(1)).sum()
    }

    /// How many bytes a number or a text has.
    pub(super) const fn width(self) -> usize {
        match self {
            Self::Number => 0,
            Self::Text { width } => width,
        }
    }
}

/// The widths of the segments of a text.
pub(super) fn segments(width: usize) -> Vec<usize> {
    if width <= LONGEST_SEGMENT {
        return vec![width];
    }
    let count = width.div_ceil(SEGMENT);
    let mut widths = vec![LONGEST_SEGMENT; count];
    widths[count - 1] = width - (count - 1) * SEGMENT;
    widths
}

/// A number in digits and capitals.
fn base36(mut number: usize, digits: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut text = vec!['0'; digits];
    for digit in text.iter_mut().rev() {
        *digit = char::from(DIGITS[number % 36]);
        number /= 36;
    }
    text.into_iter().collect()
}
