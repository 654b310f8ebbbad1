//! What a figure shows, as values, before it is drawn.
//!
//! Every word is of the figure's language and every number is written by whoever fills a figure, so
//! that drawing needs neither words nor rules of any language but those of axes.

use super::map::Map;
use super::network::Network;
use super::sheet::Width;
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A figure in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What begins every id in the drawing, so that several stand on one page: `figure-1`.
    pub id: String,
    /// The language of its words.
    pub language: Language,
    /// The caption, with the number.
    pub caption: String,
    /// Whom it counts.
    pub base: String,
    /// Where it comes from; may be empty.
    pub note: String,
    /// How wide it is in print.
    pub width: Width,
    /// What is drawn.
    pub plot: Plot,
}

/// The kinds of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Bars, one or several to a category.
    Bars(Bars),
    /// Answers on a scale on both sides of its middle.
    Likert(Likert),
    /// Parts of a whole.
    Pie(Pie),
    /// Values over time.
    Lines(Lines),
    /// Regions of Kazakhstan.
    Map(Map),
    /// Two groups by age.
    Pyramid(Pyramid),
    /// What occurs together.
    Network(Network),
}

/// A value as measured and as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// The value, unrounded; `None` where there is none: nobody asked, or suppressed.
    pub value: Option<f64>,
    /// Between what it lies.
    pub interval: Option<Interval>,
    /// The value as written beside it; may be empty.
    pub written: String,
}

/// Between what a value lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Point {
    /// A value without an interval.
    #[must_use]
    pub fn new(value: f64, written: impl Into<String>) -> Self {
        Self { value: Some(value), interval: None, written: written.into() }
    }

    /// No value, with what is written in its place.
    #[must_use]
    pub fn missing(written: impl Into<String>) -> Self {
        Self { value: None, interval: None, written: written.into() }
    }

    /// The same with an interval.
    #[must_use]
    pub fn within(mut self, low: f64, high: f64) -> Self {
        self.interval = Some(Interval { low, high });
        self
    }

    /// The value, where it is a number that can be drawn.
    pub(super) fn drawn(&self) -> Option<f64> {
        self.value.filter(|value| value.is_finite())
    }

    /// The interval, where it can be drawn.
    pub(super) fn whisker(&self) -> Option<Interval> {
        self.drawn()?;
        self.interval.filter(|of| of.low.is_finite() && of.high.is_finite() && of.low <= of.high)
    }

    /// The highest that is drawn for it.
    pub(super) fn top(&self) -> Option<f64> {
        let value = self.drawn()?;
        Some(self.whisker().map_or(value, |of| of.high.max(value)))
    }

    /// The lowest that is drawn for it.
    pub(super) fn foot(&self) -> Option<f64> {
        let value = self.drawn()?;
        Some(self.whisker().map_or(value, |of| of.low.min(value)))
    }
}

/// A two-way table: categories by series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What the points of a category stand for, in their order; empty where each has one.
    pub series: Vec<String>,
    /// The categories from top to bottom or from left to right.
    pub groups: Vec<Group>,
}

/// The points of one category.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The category.
    pub label: String,
    /// A point a series; those that lack are missing.
    pub points: Vec<Point>,
}

impl Group {
    /// A category with its points.
    #[must_use]
    pub fn new(label: impl Into<String>, points: Vec<Point>) -> Self {
        Self { label: label.into(), points }
    }
}

impl Grid {
    /// How many points a category has.
    pub(super) fn depth(&self) -> usize {
        let longest = self.groups.iter().map(|group| group.points.len()).max().unwrap_or(0);
        self.series.len().max(longest).max(1)
    }

    /// Every point.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point> + Clone {
        self.groups.iter().flat_map(|group| &group.points)
    }
}

/// What is measured, and from where to where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What it measures; may be empty.
    pub title: String,
    /// Its ends.
    pub extent: Extent,
}

/// The ends of an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// From 0 to 100: all percents are seen as shares of the same whole.
    #[default]
    Hundred,
    /// From 0 to a round number over the largest value.
    FromZero,
    /// From a round number under the least value; bars begin at zero all the same.
    Fitted,
}

/// Bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The values.
    pub grid: Grid,
    /// How they stand.
    pub layout: Layout,
    /// What they measure.
    pub axis: Axis,
}

/// How bars stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// From left to right, the series of a category beneath each other.
    #[default]
    Across,
    /// Upwards, the series of a category beside each other.
    Upright,
    /// From left to right, the series of a category behind each other: shares of a hundred.
    Stacked,
}

/// Answers on a scale, as shares of a hundred on both sides of its middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Likert {
    /// Questions by answers, the answers from one end of the scale to the other.
    pub grid: Grid,
    /// Where its middle is.
    pub middle: Middle,
}

/// The middle of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Middle {
    /// Between answers: so many stand left of it.
    Between(usize),
    /// The answer at this place, half to the left and half to the right.
    Centred(usize),
    /// Right behind the answer's neighbours; the answer at this place stands apart at the right.
    Apart(usize),
}

/// Parts of a whole, to be read against each other only where they are few.
#[derive(Clone, Debug, PartialEq)]
pub struct Pie {
    /// The parts, clockwise from the top; below zero there is no part.
    pub slices: Vec<Slice>,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// What it is.
    pub label: String,
    /// How much it is.
    pub point: Point,
}

/// Values over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Times, equally apart, by series.
    pub grid: Grid,
    /// What they measure.
    pub axis: Axis,
}

/// Two groups by age, back to back.
#[derive(Clone, Debug, PartialEq)]
pub struct Pyramid {
    /// The groups: left and right.
    pub sides: [String; 2],
    /// The ages, the youngest first: it stands at the foot.
    pub bands: Vec<Band>,
    /// What they measure.
    pub axis: Axis,
}

/// An age.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// From when to when.
    pub label: String,
    /// Left and right.
    pub points: [Point; 2],
}
