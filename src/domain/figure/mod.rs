//! A figure as a value, as SVG, as pixels and as PDF.
//!
//! A [`Figure`] is filled with numbers and words of one language, from a recipe
//! ([`crate::tabulation::Tabulation::draw`]) or from any table. [`draw()`] makes a [`Drawing`] of it, which becomes
//! SVG ([`Drawing::svg`]), PDF ([`Drawing::pdf`]) or, rastered with the embedded fonts and never with
//! the machine's, PNG ([`png()`]). Figures are drawn for print: black on white, told apart by pattern
//! and not by colour, values beside what they measure, the caption beneath as Kazakh journals ask for
//! it, at the width of a journal's column ([`Width`]).

mod bars;
mod columns;
mod drawing;
mod fonts;
mod heat;
mod labels;
mod layout;
mod line;
mod map;
mod network;
mod outline;
mod page;
mod pattern;
mod pdf;
mod pie;
mod plot;
mod png;
mod pyramid;
mod rows;
mod scale;
mod sheet;
mod stack;
mod svg;

pub use drawing::{Drawing, Origin};
pub use fonts::{FAMILY, Fonts};
pub use heat::{Heat, HeatMap, HeatRow, draw_heat, heat_svg};
pub use map::{Class, Map, Place, UnknownRegion};
pub use network::{Link, Network, Node, UnknownNode};
pub use page::draw;
pub use plot::{
    Axis, Band, Bars, Extent, Figure, Grid, Group, Interval, Layout, Likert, Lines, Middle, Pie, Plot, Point,
    Pyramid, Slice,
};
pub use png::{Fault, PRINT_SCALE, png};
pub use rows::Rows;
pub use sheet::{NoWidth, Width};

/// As SVG for pages.
#[must_use]
pub fn svg(figure: &Figure) -> String {
    draw(figure).svg()
}

#[cfg(test)]
mod tests;
