//! Fills that differ without colour.

use super::drawing::{Colour, Fill};

/// How the areas of a series are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    Solid,
    Open,
    Slanted,
    Dotted,
    Crossed,
    Grey,
    Level,
    Upright,
    /// For what has no value; never that of a series.
    Faint,
}

/// Dark on white at 10 to 1: the only colour of bars.
pub(super) const DARK: Colour = Colour([0x1b, 0x3a, 0x5b]);
/// Three to one against white as well as against dark.
const GREY: Colour = Colour([0x88, 0x95, 0xa4]);

/// What is drawn over and over in a pattern: a tile of white with lines or a dot in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    pub(super) side: f32,
    pub(super) lines: &'static [[f32; 4]],
    /// How wide the lines are.
    pub(super) line: f32,
    /// The dot in the middle, by its radius.
    pub(super) dot: Option<f32>,
    pub(super) colour: Colour,
}

const SLANTED: &[[f32; 4]] = &[[-1.0, 7.0, 7.0, -1.0], [-1.0, 1.0, 1.0, -1.0], [5.0, 7.0, 7.0, 5.0]];

impl Pattern {
    /// Those that may need a definition.
    pub(super) const ALL: [Self; 9] = [
        Self::Solid,
        Self::Open,
        Self::Slanted,
        Self::Dotted,
        Self::Crossed,
        Self::Grey,
        Self::Level,
        Self::Upright,
        Self::Faint,
    ];
    /// Those of series, in their order.
    const SERIES: [Self; 8] = [
        Self::Solid,
        Self::Open,
        Self::Slanted,
        Self::Dotted,
        Self::Crossed,
        Self::Grey,
        Self::Level,
        Self::Upright,
    ];

    /// The pattern of a series; after eight they begin anew, the legend and the order still tell.
    pub(super) fn of(series: usize) -> Self {
        Self::SERIES[series % Self::SERIES.len()]
    }

    /// What stands in `fill`.
    pub(super) fn fill(self, id: &str) -> String {
        match self.plain() {
            Some(colour) => colour.to_string(),
            None => format!("url(#{id}-{})", self.name()),
        }
    }

    /// Its colour, where it is no more than one.
    pub(super) fn plain(self) -> Option<Colour> {
        match self {
            Self::Solid => Some(DARK),
            Self::Open => Some(super::sheet::PAPER),
            Self::Grey => Some(GREY),
            _ => None,
        }
    }

    pub(super) fn tile(self) -> Option<Tile> {
        let plain = Tile { side: 6.0, lines: &[], line: 1.4, dot: None, colour: DARK };
        Some(match self {
            Self::Solid | Self::Open | Self::Grey => return None,
            Self::Slanted => Tile { lines: SLANTED, ..plain },
            Self::Dotted => Tile { dot: Some(1.3), ..plain },
            Self::Crossed => {
                Tile { side: 7.0, lines: &[[0.0, 0.0, 7.0, 7.0], [7.0, 0.0, 0.0, 7.0]], ..plain }
            }
            Self::Level => Tile { side: 5.0, lines: &[[0.0, 2.5, 5.0, 2.5]], ..plain },
            Self::Upright => Tile { side: 5.0, lines: &[[2.5, 0.0, 2.5, 5.0]], ..plain },
            Self::Faint => Tile { lines: SLANTED, line: 0.7, colour: Colour([0x99; 3]), ..plain },
        })
    }

    /// The `<pattern>` to define, where it takes one.
    pub(super) fn definition(self, id: &str) -> Option<String> {
        let Tile { side, lines, line: wide, dot, colour } = self.tile()?;
        let drawn = match dot {
            Some(radius) => {
                format!(r#"<circle cx="{0}" cy="{0}" r="{radius}" fill="{colour}"/>"#, side / 2.0)
            }
            None => {
                let line = |[x1, y1, x2, y2]: &[f32; 4]| format!("M{x1} {y1}L{x2} {y2}");
                let lines: String = lines.iter().map(line).collect();
                format!(r#"<path d="{lines}" stroke="{colour}" stroke-width="{wide}"/>"#)
            }
        };
        Some(format!(
            "<pattern id=\"{id}-{name}\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"{side}\" height=\"{side}\" fill=\"#ffffff\"/>{drawn}</pattern>",
            name = self.name()
        ))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Open => "open",
            Self::Slanted => "slanted",
            Self::Dotted => "dotted",
            Self::Crossed => "crossed",
            Self::Grey => "grey",
            Self::Level => "level",
            Self::Upright => "upright",
            Self::Faint => "faint",
        }
    }
}

impl From<Pattern> for Fill {
    fn from(pattern: Pattern) -> Self {
        pattern.plain().map_or(Self::Patterned(pattern), Self::Plain)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// How two colours contrast in grey, as WCAG reckons it.
    pub(in super::super) fn contrast(one: Colour, other: Colour) -> f64 {
        let luminance = |colour: Colour| {
            let [red, green, blue] = colour.0.map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn plain_fills_contrast_three_to_one_with_each_other() {
        let plain: Vec<Colour> = Pattern::SERIES.into_iter().filter_map(Pattern::plain).collect();
        assert_eq!(plain.len(), 3);
        for (place, one) in plain.iter().enumerate() {
            for other in &plain[place + 1..] {
                assert!(contrast(*one, *other) >= 3.0, "{one} {other}");
            }
        }
    }

    #[test]
    fn lines_of_patterns_contrast_with_their_ground() {
        for pattern in Pattern::SERIES {
            if let Some(tile) = pattern.tile() {
                assert!(contrast(tile.colour, super::super::sheet::PAPER) >= 3.0);
            }
        }
    }
}
