//! A chart as a value, as SVG and as PNG.
//!
//! A study keeps recipes ([`FigureSpec`]); [`chart()`] fills one with counts in a reader's language,
//! [`svg()`] draws it and [`png()`] rasters the drawing with the embedded fonts, never with the
//! machine's. Figures are drawn for print: black on white, told apart by pattern and not by colour,
//! values beside the bars, the caption beneath as Kazakh journals ask for it.

mod chart;
mod drawing;
mod fonts;
mod heat;
mod layout;
mod pattern;
mod png;
mod svg;

pub use chart::{Bar, Chart, FigureSpec, Group, chart, specs};
pub use fonts::{FAMILY, Fonts};
pub use heat::{Heat, HeatMap, HeatRow, heat_svg};
pub use png::{Fault, PRINT_SCALE, png};
pub use svg::svg;

#[cfg(test)]
mod tests;
