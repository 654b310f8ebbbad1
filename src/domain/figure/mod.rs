//! A chart as a value, as SVG and as PNG.
