//! How wide a figure is, and how large its words are there.

use super::drawing::{Colour, Type};
use super::fonts::Weight;
use serde::{Deserialize, Serialize};

/// Units of a drawing to the inch, as screens have it.
const UNITS: f32 = 96.0;
const INCH: f32 = 25.4;

/// How wide a figure is in print; kept in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f32", into = "f32")]
pub struct Width(f32);

/// No figure is that narrow or wide.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("a figure is 60 to 420 mm wide, not {0}")]
pub struct NoWidth(pub f32);

impl Width {
    /// A column of a journal with two.
    pub const SINGLE: Self = Self(85.0);
    /// One and a half.
    pub const MIDDLE: Self = Self(120.0);
    /// Both columns.
    pub const DOUBLE: Self = Self(180.0);
    /// The text of an A4 page with common margins.
    pub const PAGE: Self = Self(640.0 * INCH / UNITS);

    /// In millimetres; `None` where no figure is that narrow or wide.
    #[must_use]
    pub fn new(millimetres: f32) -> Option<Self> {
        (60.0..=420.0).contains(&millimetres).then_some(Self(millimetres))
    }

    /// In millimetres.
    #[must_use]
    pub fn millimetres(self) -> f32 {
        self.0
    }

    pub(super) fn units(self) -> f32 {
        (self.0 / INCH * UNITS * 10.0).round() / 10.0
    }
}

impl TryFrom<f32> for Width {
    type Error = NoWidth;

    fn try_from(millimetres: f32) -> Result<Self, NoWidth> {
        Self::new(millimetres).ok_or(NoWidth(millimetres))
    }
}

impl From<Width> for f32 {
    fn from(width: Width) -> Self {
        width.0
    }
}

impl Default for Width {
    fn default() -> Self {
        Self::PAGE
    }
}

pub(super) const INK: Colour = Colour([0x1a; 3]);
pub(super) const QUIET: Colour = Colour([0x4d; 3]);
pub(super) const GRID: Colour = Colour([0xd9; 3]);
pub(super) const PAPER: Colour = Colour([0xff; 3]);

/// From one baseline to the next, in parts of the size.
pub(super) const LINE: f32 = 1.3;

/// Sizes on a figure of some width. Narrow ones have smaller words, never under 7.5 points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) margin: f32,
    pub(super) gap: f32,
    /// How all sizes relate to those on a page.
    pub(super) scale: f32,
    pub(super) label: Type,
    pub(super) value: Type,
    pub(super) small: Type,
    pub(super) tick: Type,
    pub(super) caption: Type,
    pub(super) base: Type,
}

impl Sheet {
    pub(super) fn of(width: Width) -> Self {
        let units = width.units();
        let scale = (units / 640.0).clamp(0.78, 1.0);
        let regular = |size: f32| Type { size: tenth(size * scale), ..Type::REGULAR };
        let bold = |size: f32| Type { weight: Weight::Bold, ..regular(size) };
        Self {
            width: units,
            margin: tenth(16.0 * scale),
            gap: tenth(10.0 * scale),
            scale,
            label: regular(14.0),
            value: Type { halo: true, ..bold(14.0) },
            small: Type { size: tenth(12.0 * scale.max(0.84)), halo: true, ..bold(12.0) },
            tick: Type { size: tenth(12.0 * scale.max(0.84)), fill: QUIET, ..Type::REGULAR },
            caption: bold(15.0),
            base: regular(13.0),
        }
    }

    /// The widest that labels at the left get before they wrap.
    pub(super) fn label_room(&self) -> f32 {
        (self.width * 0.390_625).min(250.0)
    }

    pub(super) fn right(&self) -> f32 {
        self.width - self.margin
    }
}

fn tenth(size: f32) -> f32 {
    (size * 10.0).round() / 10.0
}
